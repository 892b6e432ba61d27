### 匯出與命令列。

export-not-given = 未註明

## RON
export-ron-origin = 選自「{ $title }」（{ $dataset }），{ $total } 筆紀錄中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出。
export-ron-licence = 資料集授權：{ $licence }。
export-ron-source = 出處：{ $title }。
export-ron-stubs = 標有 `stub: true` 的 { $count } 筆只是其他紀錄所提及，內容並不完整。

## Markdown
export-md-fact = **{ $label }**：{ $value }
export-md-contents = 內容
export-md-selected = { $total } 筆紀錄中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出
export-md-dataset = 資料集
export-md-encoder = 編者
export-md-licence = 資料集授權
export-md-legend = ¶ 5 指原文第五段（空行不計），引號內為編者所引的原文字句。註明「*編者推斷*」者，原文沒有明說，是編者根據原文推斷的。
export-md-sources = 資料出處
export-md-section = { $heading }（{ $count }）
export-md-stub = 此處僅提及；所據的資料集未收錄其完整內容。
export-md-other-names = 其他語言
export-md-inferred = { $value }（*編者推斷*）
export-md-among = { $text }，其中有{ $among }
export-md-quote = 「{ $quote }」
export-md-quote-nth = { $passage }（第 { $nth } 處）
export-md-quote-source = { $source }，{ $passage }
export-md-quote-field = { $field }：{ $passage }

## 為何沒有匯出
export-error-empty = 沒有選取任何紀錄，無可匯出。
export-error-foreign-folder = 資料夾 { $path } 裡的「{ $found }」並非先前的匯出；請另選資料夾，或用空的資料夾。
export-error-io = 無法寫入 { $path }：{ $message }。
export-error-cancelled = 匯出已停止，沒有寫入任何檔案。

## 命令列
cli-check-records = { $file }：{ $count } 筆紀錄
cli-check-type = { $heading }：{ $count }
cli-check-unread = 有 { $count } 筆紀錄無法讀取。
cli-check-problems = 問題：{ $errors } 個錯誤，{ $warnings } 個警告
cli-check-anchors = 出處：相符 { $exact }，移位 { $moved }，未能定位 { $lost }，未驗證 { $unverified }
cli-check-coverage = 「{ $source }」的文字有 { $share } % 落在所引的段落之內
cli-check-no-text = 手邊沒有「{ $source }」的原文；用 --source 指定，便可核對引文
cli-load-failed = { $file }：{ $message }
cli-export-done = { $path }：{ $total } 筆紀錄中的 { $records } 筆
cli-export-stubs = 檔案中另有 { $stubs } 筆，因上述紀錄提及而列入。
cli-export-defects = 資料集有 { $count } 個錯誤；能讀取的都已匯出。詳情請用「reform-explorer check」查看。
cli-export-exists = { $path } 已經存在；加上 --force 即可取代。
cli-export-needs-folder = CSV 是含有多個檔案的資料夾：請用 -o 指定。
cli-export-unknown-id = 沒有識別碼為「{ $id }」的紀錄。
cli-output-failed = 無法寫出結果：{ $message }。
cli-no-display = 沒有顯示環境（DISPLAY 與 WAYLAND_DISPLAY 都未設定）。不需要視窗的子命令仍可使用：
cli-no-window = 這個版本不含視窗。請使用子命令：
