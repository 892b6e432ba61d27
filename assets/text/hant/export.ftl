### 匯出。

export-not-given = 未註明

## 引用格式
export-quotation = 「{ $quoted }」（{ $citation }）
export-citation-anonymous = 佚名
export-citation-no-publisher = [出版地不詳]: [出版者不詳]
export-citation-no-date = [出版年不詳]
export-citation-paragraphs = 所引段落：{ $paragraphs }
export-citation-selected = { $total } 筆紀錄中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出；資料集授權：{ $licence }

## RON
export-ron-origin = 選自「{ $title }」（{ $dataset }），{ $total } 筆紀錄中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出。
export-ron-licence = 資料集授權：{ $licence }。
export-ron-source = 出處：{ $title }。
export-ron-stubs = 標有 `stub: true` 的 { $count } 筆只是其他紀錄所提及，內容並不完整。

## 為何沒有匯出
export-error-empty = 沒有選取任何紀錄，無可匯出。
export-error-foreign-folder = 資料夾 { $path } 裡的「{ $found }」並非先前的匯出；請另選資料夾，或用空的資料夾。
export-error-current-folder = { $path } 是目前所在的資料夾，裡面已有先前匯出的內容，不會被取代；請換到別的資料夾再匯出，或另選一個資料夾。
export-error-own-input = 寫入 { $path } 會蓋掉正在使用的檔案 { $file }；請另選名稱。
export-error-io = 無法寫入 { $path }：{ $message }。
export-error-cancelled = 匯出已停止，沒有寫入任何檔案。

## 匯出的來源
export-origin = 來源
export-no-filter = 無

## 表格
export-tables-origin = 所據資料集共有 { $total } 筆紀錄，此處為其中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出（{ $program }）。
export-tables-mentioned = 選取的紀錄有 { $chosen } 筆，另有 { $mentioned } 筆因這些紀錄提及而一併收入。
export-tables-filter = 紀錄的篩選條件：{ $filter }。
export-tables-licence = 資料集授權：{ $licence }
export-tables-source = 出處：{ $title }（作者：{ $author }；發布日期：{ $date }；授權：{ $licence }）
export-tables-files = 檔案
export-tables-rows = { $heading }，{ $total } 筆中的 { $count } 筆
export-tables-origin-file = 來源：資料集、這次匯出與各出處的資料
export-tables-package-file = 各表格及其欄位的說明，供程式讀取（Tabular Data Package，第 1 版）
export-tables-conventions = 讀法
export-tables-mark = 檔案為 UTF-8 編碼，開頭有位元組順序標記（BOM），Excel 才不會把中文讀成亂碼；以逗號分隔，行尾為 CR LF（RFC 4180）。
export-tables-no-mark = 檔案為 UTF-8 編碼，開頭沒有位元組順序標記（BOM），用 Excel 開啟時須指定編碼；以逗號分隔，行尾為 CR LF（RFC 4180）。
export-tables-lists = 一格有多個值時，以「 | 」分隔。
export-tables-languages = 文字每種語言各有一欄，以語言代碼結尾：`_hant` 為繁體中文，`_hans` 為簡體中文，`_en` 為英文。編者沒有寫的語言留空。
export-tables-one-language = 每段文字只給一種語言：有所選語言的就給所選語言，沒有的給最接近的語言。欄名結尾的代碼就是欄中文字的語言：`_hant` 為繁體中文，`_hans` 為簡體中文，`_en` 為英文。
export-tables-references = 提及其他紀錄的欄位寫的是識別碼，即另一表格 `id` 欄的值；`_name` 結尾的欄位是那些紀錄的名稱，`_described` 結尾的欄位是原文有描述而未具名者。
export-tables-figures = 數字照原文的寫法；`_normalised` 結尾的欄位是換算萬、億之後的確切數值。
export-tables-dates = 日期照 ISO 8601 寫到原文所及為止：年、年月或年月日。期間以斜線連接起訖，兩端都算在內。
export-tables-absent = 空格表示沒有資料。`not_stated` 欄列出讀者會想知道而原文未載的欄位，`inferred` 欄列出編者推斷的欄位。
export-tables-evidence = `evidence` 欄的每一項依次是所屬欄位（若有）、出處識別碼（若有）、段次（¶）與原文字句；字句後的括號是第幾處，「…」之後是引文所在一段話結尾的字句。
export-tables-guard = 文字若以 `=`、`+`、`-`、`@` 或控制字元開頭，前面會加上一個單引號 `'`，以免試算表當成公式執行；讀取時請去掉。
export-tables-reinterpreted = 直接以 Excel 開啟 CSV 時，有些文字會被當成日期或數字，如 2019-06、1-2、007。從「資料 › 從文字/CSV」匯入並把欄設為文字，即可保持原樣。

## 欄位
export-column-part = { $field }（{ $part }）
export-column-titles = 名稱
export-column-described = 未具名者
export-column-normalised = 確切數值
export-column-stub = 僅提及
export-column-about-empty = 這次匯出沒有一筆紀錄寫明這個欄位。
export-column-about-id = 紀錄在資料集裡的識別碼。
export-column-about-plain = 詞彙表的代碼、期間，或其他不隨語言改變的寫法；多個值以「 | 」分隔。
export-column-about-date = ISO 8601 日期，寫到原文所及為止：年、年月或年月日。
export-column-about-flag = 是（true）或否（false）。
export-column-about-worded = 原文的數字寫法。
export-column-about-normalised = 換算萬、億之後的確切數值。
export-column-about-text = 編者所寫的文字，語言為 { $language }。
export-column-about-ids = 所提及紀錄的識別碼；多個以「 | 」分隔。
export-column-about-titles = 「{ $column }」欄各紀錄的名稱，用匯出所選的語言。
export-column-about-described = 原文有描述而未具名者，用匯出所選的語言。
export-column-about-inferred = 編者根據原文推斷的欄位；多個以「 | 」分隔。
export-column-about-proposed = 起草工具提出而尚無人判定的內容：規則與把握程度，或所涉欄位。
export-column-about-not_stated = 讀者會想知道而原文未載的欄位；多個以「 | 」分隔。
export-column-about-evidence = 支持這筆紀錄的原文字句，附段次（¶）；多處以「 | 」分隔。

## 格式的限制
export-limit-shortened = 有 { $count } 格文字超過試算表一格的上限，已縮短並以「…」結尾。
export-limit-split = 有一類紀錄超過一張工作表的列數，已分成 { $count } 張。
export-limit-unlisted = 這份簡報只計數而沒有逐筆列出的紀錄有 { $count } 筆；要完整內容，請匯出卷宗或表格。
export-limit-column = { $column }（{ $count }）
export-limit-reinterpreted = 有 { $count } 個儲存格在 Excel 看來像日期或數字，直接開啟 CSV 時會被改寫：{ $columns }。請從「資料 › 從文字/CSV」匯入並把這些欄設為文字，或改用 XLSX。
export-limit-unlinked = 有 { $count } 個識別碼因超過一張工作表的連結上限而沒有連結。
