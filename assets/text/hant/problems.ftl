### 資料檔的問題：哪裡不對、應當如何、怎樣改正。

severity-error = 錯誤
severity-warning = 警告

problem-hint-nearest = 是否想寫「{ $nearest }」？
problem-hint-near = 第 { $found } 段有「{ $near }」。

## 格式
problem-syntax = 此處語法有誤，解析器的訊息是「{ $message }」。請檢查附近的括號、逗號與引號。
problem-wrong-value = 此處的值不合欄位要求的格式，解析器的訊息是「{ $message }」。請改成欄位要求的寫法，否則無法讀取。
problem-unknown-field = 此處沒有名為「{ $name }」的欄位，其內容未被採用。{ $hint }請改正欄位名稱，或刪去這一欄。
problem-missing-field = 缺少必填欄位「{ $name }」，因而無法讀取。請補上這一欄。
problem-unknown-code = 「{ $name }」不是這個欄位可用的代碼。{ $hint }可用的代碼有：{ $allowed }。
problem-wrong-schema = 檔案註明的格式版本是 { $name }，本程式只能讀取版本 1。請把檔案轉成版本 1，或改用支援該版本的程式。
problem-duplicate-section = 區段「{ $name }」重複出現，只有第一個會被讀取。請把兩處的紀錄併入第一個。

## 識別碼與引用
problem-malformed-id = 識別碼「{ $name }」不合規定，只能由小寫英文字母、數字與連字號組成，且不能留空。請改寫，並更新引用它的地方。
problem-duplicate-id = 識別碼「{ $name }」已由 { $first }（行:欄）的紀錄使用，引用一律指向那一筆。請為其中一筆另取識別碼。
problem-dangling-reference = 沒有識別碼為「{ $name }」的紀錄。{ $hint }請改正識別碼，或補上這筆紀錄。
problem-wrong-target = 「{ $name }」是一筆「{ $found }」紀錄，此欄應當引用「{ $expected }」紀錄。請改用該類型紀錄的識別碼。

## 出處
problem-long-quote = 引文長達 { $length } 個字元，最多可用 24 個。請縮短引文；所引內容若更長，用 to 寫明在哪裡結束。
problem-no-such-field = inferred 或出處的 field 指名「{ $name }」，但這筆紀錄沒有這個欄位，或未填其值。請改成已填寫的欄位，或刪去這個名稱。
problem-no-evidence = 這筆紀錄沒有出處，讀者無從核對。請在 evidence 中寫明段落編號，並附一小段引文。
problem-moved-anchor = 引文「{ $quote }」不在第 { $stated } 段，而在第 { $found } 段。如果指的就是那一處，請把 p 改為 { $found }。
problem-lost-anchor = 出處標明第 { $stated } 段有引文「{ $quote }」，但原文全篇都找不到。{ $hint }請照原文逐字抄錄，標點與繁簡字形也要一致。
problem-ambiguous-anchor = 引文「{ $quote }」在原文中有 { $times } 處相符，無法確定指的是哪一處。請核對段落編號 p，並用 nth 指明是第幾處（由 1 算起，不超過 { $times }），或多引幾個字。
problem-lost-passage-end = 在同一段落中，引文之後找不到標示結尾的文字「{ $name }」。{ $hint }請照原文改正 to，或刪去 to。
problem-source-differs = 旁邊的原文與當初核對出處時所用的不是同一份，兩者的 SHA-256 不符。程式仍會在這份原文中核對出處；若確定要用這一份，請更新 sha256。
problem-source-outside = 路徑「{ $name }」指向資料集所在資料夾之外，因此沒有讀取。請把原文放進該資料夾，並改寫為相對路徑。

## 檔案
load-not-found = 找不到這個檔案，可能已經移動、更名或刪除。請重新選擇檔案。
load-no-permission = 沒有讀取這個檔案的權限。請向擁有者取得權限，或把檔案複製到可以讀取的位置。
load-io = 讀取檔案時出錯，系統的訊息是「{ $message }」。請確認磁碟或網路位置可用，然後再試一次。
load-not-a-file = 這不是一般檔案，可能是資料夾或裝置。請選擇一個資料檔。
load-other-encoding = 檔案的編碼似乎是 { $encoding }，本程式只讀取 UTF-8。請另存為 UTF-8 再開啟。
load-not-utf8 = 檔案不是 UTF-8 編碼，偏移 { $offset } 處（由 0 算起）的位元組無法解讀。請用文字編輯器另存為 UTF-8 再開啟。
load-undecodable = 這份文本的編碼似乎是 { $encoding }，但偏移 { $offset } 處（由 0 算起）的位元組不屬於這種編碼。為免遺失文字，程式沒有讀取。請另存為 UTF-8 再試。
load-unreadable = 檔案中沒有可以顯示的資料集，共有 { $count } 個問題。請先改正所列的問題，再重新開啟。
load-cancelled = 讀取已取消，檔案沒有載入。需要時可以重新開啟。
