### 命令列。

cli-check-records = { $file }：{ $count } 筆紀錄
cli-check-type = { $heading }：{ $count }
cli-check-proposed = 有 { $count } 筆紀錄（全部或部分）為草擬而待定。
cli-check-unread = { $total } 筆紀錄中有 { $count } 筆無法讀取。
cli-check-problems = 問題：{ $errors } 個錯誤，{ $warnings } 個警告
cli-check-anchors = 出處：相符 { $exact }，移位 { $moved }，未能定位 { $lost }，未核對 { $unverified }
cli-check-coverage = 「{ $source }」的文字有 { $share } % 列入所引的段落
cli-check-text = 「{ $source }」的原文由程式內附。{ $standing }
cli-check-text-file = 「{ $source }」的原文讀自 { $path }（{ $encoding }）。{ $standing }
cli-check-no-text = 沒有「{ $source }」的原文；以 --source 指定後，便可核對引文
cli-check-text-missing = 手邊沒有「{ $source }」的原文：資料集旁讀不到名為 { $file } 的檔案。請改正 file，或用 --source 指定原文，便可核對引文
cli-check-text-failed = 「{ $source }」的原文 { $path } 沒有讀入。{ $message }
cli-check-hash = 這份文本的 SHA-256，可填入出處的 sha256：{ $hash }
cli-check-unlisted = 另有 { $count } 個問題沒有列出；加上 --limit 0 可全部列出。
cli-step = { $step }（{ $time } 秒）
cli-step-read = { $file }：已讀取 { $size }
cli-step-compared = 對照 { $count } 列
cli-step-checked = 已檢查 { $count } 筆紀錄，發現 { $problems } 個問題
cli-step-text = { $path }：已按 { $encoding } 讀取文本
cli-step-found = 找到 { $count } 筆紀錄
cli-step-written = 已寫出 { $records } 筆紀錄
cli-suggest-done = { $file }：{ $mended ->
        [0] 沒有能確定的修正
       *[other] 附 { $mended } 處修正
    }{ $rest ->
        [0] 。
       *[other] ；尚有 { $rest } 個問題請自行判斷。
    }
cli-suggest-no-file = { $file } 不是可以套用修補的檔案；請在 --suggest 之後給出檔案路徑。
cli-suggest-changed = 檢查期間 { $file } 有所變動，請重新檢查。
cli-load-failed = { $file }：{ $message }
cli-export-done = { $path }：{ $total } 筆紀錄中的 { $records } 筆
cli-export-stubs = 檔案中另有 { $stubs } 筆，因上述紀錄提及而列入。
cli-defects = 資料集有 { $count } 個錯誤；能讀取的部分已照常使用。詳情請執行「reform-explorer check」。
cli-export-exists = { $path } 已經存在；加上 --force 即可取代。
cli-export-needs-folder = 這種格式是含有多個檔案的資料夾：請用 -o 指定。
cli-unknown-id = 沒有識別碼為「{ $id }」的紀錄。{ $hint }
cli-output-failed = 無法寫出結果：{ $message }。
cli-no-display = 沒有顯示環境（DISPLAY 與 WAYLAND_DISPLAY 都未設定）。不需要視窗的子命令仍可使用：
cli-no-window = 這個版本不含視窗。請使用子命令：
cli-fact = { $label }：{ $value }
cli-search-heading = { $heading }（{ $count }）
cli-search-count = 找到 { $total } 筆紀錄，列出 { $shown } 筆
cli-search-nothing = 在 { $count } 筆紀錄的名稱、職能與文字中都沒有找到。
cli-search-nearest = 最接近的名稱：{ $names }
cli-search-unknown = 這個資料集中沒有 { $constraints }。
cli-show-value = 換算值
cli-show-functions = 職能與承擔機構
cli-show-part = { $other }（{ $role }）
cli-show-others = { $function }；另由 { $others } 承擔
cli-show-back-links = 提及此項的紀錄
