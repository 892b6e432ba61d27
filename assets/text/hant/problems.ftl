### 資料檔的問題：哪裡不對、應當如何、怎樣改正。

severity-error = 錯誤
severity-warning = 警告

problem-expected = 應為：{ $expected }
language-chinese = 中文
language-english = 英文
problem-hint-nearest = 是否想寫「{ $nearest }」？
problem-hint-near = 第 { $found } 段有「{ $near }」：{ $letters }。
problem-hint-letters = 原文是 { $text }，引文是 { $sought }
problem-hint-letters-missing = 原文沒有引文的 { $sought }
problem-hint-letters-added = 原文多了 { $text }

## 格式
problem-sign = 「{ $sign }」
problem-sign-alike = 「{ $sign }」（{ $code }）
problem-syntax = { $flaw ->
        [unclosed-here] 從這裡開始的{ $found }沒有結束：{ $message }（行:欄）處缺{ $meant }。
        [unclosed] 從這裡開始的{ $found }沒有結束。
        [unclosed-raw-string] 從這裡開始的原始字串沒有結束。
        [unclosed-comment] 從這裡開始的註解沒有結束。
        [missing-before] 這裡之前缺{ $meant }。
        [missing-after] 這裡之後缺{ $meant }。
        [stray] 這裡不應有{ $found }。
        [mistaken] 這裡寫了{ $found }，應是{ $meant }。
        [odd-blank] 這裡有看不見的字元{ $found }，它不是資料格式的空白。
        [unquoted] { $message } 兩邊缺引號。
        [lacks-end] 這裡是{ $found }，但應有逗號，或有結束整個結構或清單的括號。
        [lacks-name] 這裡是{ $found }，但應是欄位名稱，或結束整個結構的括號。
        [lacks-colon] 這裡是{ $found }，但應是冒號。
        [lacks-value] 這裡是{ $found }，但應有一個值。
        [lacks-struct] 這裡是{ $found }，但應以括號開始一個結構。
        [lacks-all] 檔案沒有內容。
        [lacks-list] 這裡應以方括號開始一個清單。
        [lacks-record] 這裡應是一筆用括號括起的紀錄。
        [surplus] 資料集到此已經結束，後面卻還有{ $found }。
        [truncated] 內容到此為止，但括號與引號還沒有全部結束。
       *[other] 此處語法有誤，解析器的訊息是「{ $message }」。
    }
mend-syntax = { $flaw ->
        [unclosed-here] 請在該處補上{ $meant }。
        [missing-before] 請在其前補上{ $meant }。
        [missing-after] 請在其後補上{ $meant }。
        [stray] 請刪去。
        [mistaken] 請改成{ $meant }。
        [odd-blank] 請改成一般空白，或刪去。
        [unquoted] 請加上引號 "…"。
        [surplus] 請刪去，或移到最後一個括號之前。
        [truncated] 檔案可能在複製或儲存時被截斷，請補全。
        [lacks-all] 請從範本（template）開始，或參閱資料集的寫法。
       *[other] 請檢查附近的括號、逗號與引號。
    }
problem-wrong-value = { $form ->
        [unquoted] { $message } 兩邊缺引號，因而無法讀取。
        [quoted] 「{ $message }」寫在引號裡，但此處的代碼與數字不加引號，因而無法讀取。
        [lacks-list] 此處的「{ $message }」沒有方括號，但此處需要清單，因而無法讀取。
       *[other] 此處的值不合欄位要求的格式，因而無法讀取；解析器的訊息是「{ $message }」。
    }
mend-wrong-value = { $form ->
        [unquoted] 請加上引號："{ $message }"。
        [quoted] 請刪去引號。
        [lacks-list] 請加上方括號：[{ $message }]。
       *[other] 請改成欄位要求的寫法。
    }
problem-wrong-number = 「{ $name }」不是這裡可用的數字，因而無法讀取。
mend-wrong-number = 請寫成{ $kind ->
        [figure] 帶引號的數字，照原文抄下，如 "2,123.3"，不帶萬、% 或指數
       *[whole] 不帶引號的整數，如 12
    }。
problem-wrong-date = 「{ $name }」不是日期，或曆法上沒有這一天，因而無法讀取。
mend-wrong-date = 請寫成實際存在的年、月或日，如 2019、2019-06 或 2019-06-30；時段在首尾之間加斜線。
problem-reversed-period = 時段「{ $name }」的結束早於開始，因而無法讀取。
mend-reversed-period = 請把較早的日期寫在斜線之前。
problem-reversed-validity = 這項規則據稱施行至 { $until } 止，卻自 { $from } 才起施行。
mend-reversed-validity = 請看「from」與「until」是否寫反了。
problem-unknown-field = 此處沒有名為「{ $name }」的欄位，其內容未被採用。
mend-unknown-field = 請改正欄位名稱，或刪去這一欄。
problem-misspelt-field = 此處沒有名為「{ $name }」的欄位，而缺了必填欄位「{ $nearest }」就無法讀取。
mend-misspelt-field = 若是筆誤，請改為「{ $nearest }」；否則補上該欄，並刪去這一欄。
problem-missing-field = 缺少必填欄位「{ $name }」，因而無法讀取。
mend-missing-field = 請補上這一欄。
problem-duplicate-field = 欄位「{ $name }」已在 { $first }（行:欄）寫過，不能再寫一次，因而無法讀取。
mend-duplicate-field = 請合併兩處的內容，只留一欄。
problem-unknown-code = 「{ $name }」不是這個欄位可用的代碼，因而無法讀取。
mend-unknown-code = 可用的代碼有：{ $allowed }。
problem-control-character = 欄位「{ $name }」的文字含有看不見的控制字元 { $character }，搜尋、匯出與原文核對都會受影響。
mend-control-character = 請刪去這個字元，多半是複製貼上時帶進來的。
problem-wrong-schema = 檔案註明的格式版本是 { $name }，本程式只能讀取版本 1 與 2。
mend-wrong-schema = 請把檔案轉成版本 2，或改用支援該版本的程式。
problem-duplicate-section = 區段「{ $name }」重複出現，只有第一個會被讀取。
mend-duplicate-section = 請把兩處的紀錄併入第一個。

## 識別碼與引用
problem-malformed-id = 識別碼「{ $name }」不合規定，只能由小寫英文字母、數字與連字號組成，且不能留空。
mend-malformed-id = 請改寫，並更新引用它的地方。
problem-duplicate-id = 識別碼「{ $name }」已由 { $first }（行:欄）的紀錄使用，引用一律指向那一筆。
mend-duplicate-id = 請為其中一筆另取識別碼。
problem-dangling-reference = 沒有識別碼為「{ $name }」的紀錄。
mend-dangling-reference = 請改正識別碼，或補上這筆紀錄。
problem-wrong-target = 「{ $name }」是一筆「{ $found }」紀錄，此欄應當引用「{ $expected }」紀錄。
mend-wrong-target = 請改用該類型紀錄的識別碼。
problem-malformed-external-id = 「{ $name }」不是另一資料集的紀錄；應寫作資料集的 id、斜線、紀錄的 id。
mend-malformed-external-id = 請寫作「dataset/id」。
problem-internal-link = 「{ $name }」是本資料集的紀錄；「same_as」與「counterpart」只指向其他資料集。
mend-internal-link = 請寫出所指的資料集；本資料集中若有兩筆實為同一事物，請併為一筆。
problem-merged-records = 本紀錄與「{ $other }」都說等同於「{ $name }」，兩者便成了同一事物。
mend-merged-records = 只在真正等同的一筆保留「same_as」，另一筆改寫「counterpart」。
problem-unknown-class = 「{ $name }」不是此處認得的分類。
mend-unknown-class = 請寫出 COFOG 的組別並冠以「cofog:」，例如 cofog:05.3。
problem-cycle = 這些紀錄經由「{ $name }」互相隸屬，繞成一圈：{ $members }。
mend-cycle = 請找出方向寫反或多餘的那一處引用，改正或刪去。

## 機構變動
problem-contradictory-change = 「{ $kind }」類變動的 { $side } { $expected ->
        [nobody] 一側不應有機構
        [one] 一側只應有一個機構
       *[several] 一側應有兩個以上的機構
    }，與所寫的不符。
mend-contradictory-change = 請改用相符的變動類型，或改正這一側；若原文列舉未盡，請另加一項描述代表其餘的機構。
problem-same-body = 「{ $name }」同時列在兩側，這類紀錄的兩側應是不同的機構。
mend-same-body = 請改正其中一側；若原文未提另一方，就留空。
problem-not-moved = 職能「{ $name }」列在「functions」中，好像是劃轉而來；但據「{ $other }」，只是強化、優化或賦予。
mend-not-moved = 除非原文說它是劃轉的，請自「functions」中刪去；已有職能配置即可。

## 指標
problem-mixed-variable = 這項指標與「{ $other }」同屬變數「{ $name }」，「{ $field }」卻不相同，不能畫在同一條軸上。
mend-mixed-variable = 請改正其中一處，或另取變數名稱。
problem-wrong-unit = 比率的單位寫成「{ $name }」，但比率以 %、‰、倍或「每…」之類的比值計量。
mend-wrong-unit = 請改正單位；若這其實是數量或變化量，請改 statistic。
problem-scaled-rank = 位次不應有 scale：第幾位不以萬、億計。
mend-scaled-rank = 請刪去 scale；若這不是位次，請改 statistic。
problem-reversed-range = 「upper」不大於「value」，兩者不成範圍。
mend-reversed-range = 請把下限寫在「value」、上限寫在「upper」，兩者同一數量級。
problem-qualifier-conflict = 表述中數字旁有「{ $mark }」，qualifier 應是 { $expected }，這裡寫的卻不同。
mend-qualifier-conflict = 請改正 qualifier，或改正表述。
problem-reversed-comparison = 比較的時段 { $against } 在指標本身的時間（至 { $end }）之後。
mend-reversed-comparison = 比較的對象應當較早：請核對 against 與 period 是否寫反。

## 出處
problem-zero-position = { $name } 從 1 算起，沒有第 0 個。
mend-zero-position = 請照原文數出段落或次序；只有一處相符時，不必寫 nth。
problem-empty-quote = 引文是空的，無法在原文中定位。
mend-empty-quote = 請抄錄段落中的幾個字；若原文沒有可引之處，刪去這條出處。
problem-long-quote = 引文長達 { $length } 個字元，最多可用 24 個。
mend-long-quote = 請縮短引文；所引內容若更長，用 to 寫明在哪裡結束。
problem-long-record = 這裡有 { $size }，一筆紀錄最多 { $limit }，因此沒有讀取。
mend-long-record = 請縮短其中的文字，或分成幾筆紀錄；也請檢查是否有引號或括號沒有關上。
problem-no-such-field = inferred、proposed_fields 或某條出處的 field 寫了「{ $name }」，但這筆紀錄沒有這個欄位，或該欄位沒有值。
mend-no-such-field = 請改成已填寫的欄位，或刪去這個名稱。
problem-no-evidence = 這筆紀錄沒有出處，讀者無從核對。
mend-no-evidence = 請在 evidence 中寫明段落編號，並附一小段引文。
problem-moved-anchor = 引文「{ $quote }」不在第 { $stated } 段，而在第 { $found } 段。
mend-moved-anchor = 如果指的就是那一處，請把 p 改為 { $found }。
problem-shifted-anchors = { $count } 處引文都在所註段落{ $way ->
        [back] 之前
       *[on] 之後
    } { $by } 段，從第 { $from } 段起。
mend-shifted-anchors = 原文大概{ $way ->
        [back] 少了 { $by } 段：請把各處的 p 減 { $by }
       *[on] 多了 { $by } 段：請把各處的 p 加 { $by }
    }；check --suggest 會列出全部更正。
problem-lost-anchor = 出處標明第 { $stated } 段有引文「{ $quote }」，但原文全篇都找不到。
mend-lost-anchor = 請照原文逐字抄錄，標點與繁簡字形也要一致。
problem-ambiguous-anchor = 引文「{ $quote }」在原文中有 { $times } 處相符，無法確定指的是哪一處。
mend-ambiguous-anchor = 請核對段落編號 p，並用 nth 指明是第幾處（由 1 算起，不超過 { $times }），或多引幾個字。
problem-lost-passage-end = 在同一段落中，引文之後找不到標示結尾的文字「{ $name }」。
mend-lost-passage-end = 請照原文改正 to，或刪去 to。
problem-malformed-sha256 = 「{ $name }」不是 SHA-256：它應是 64 個十六進位數字。
mend-malformed-sha256 = 請重新計算並整串貼上；不確定時刪去 sha256。
problem-source-differs = 現有的原文與當初核對出處時所用的不是同一份，兩者的 SHA-256 不同；程式仍會在這份原文中核對出處。
mend-source-differs = 若確定要用這一份，請把 sha256 改為 { $name }。
problem-source-outside = 路徑「{ $name }」指向資料集所在資料夾之外，因此沒有讀取。
mend-source-outside = 請把原文放進該資料夾，並改寫為相對路徑。
problem-source-unread = 無法讀取原文「{ $name }」，因此沒有核對其中的引文：{ $obstacle ->
        [missing] 沒有這個檔案。
        [forbidden] 沒有讀取權限。
        [not-a-file] 這不是一般檔案。
        [damaged] { $encoding }，偏移 { $offset } 處的位元組有誤。
        [encoding] 編碼似乎是 { $encoding }，不在可讀之列。
        [unknown-encoding] 編碼無法辨認。
       *[other] 原因見報告中關於這份原文的說明。
    }
mend-source-unread = 請把原文以 UTF-8 存到該處，或改正 file，或另外附上原文（命令列用 --source）。

## 完整
problem-unwritten-text = 「{ $name }」還是草稿留給作者填寫的「…」。
mend-unwritten-text = 請填上內容；如果不是必填欄位，也可以刪去。
problem-missing-translation = 從標題看，資料集以多種語言書寫，但這筆紀錄的下列欄位缺少{ $languages }：{ $fields }。
mend-missing-translation = 請補上譯文；若資料集其實只用一種語言，標題也請只寫那一種。
problem-unused-record = 沒有其他紀錄提到這筆「{ $name }」，讀者因此無從看到。
mend-unused-record = 請在相關的紀錄中引用它，或刪去這筆紀錄。

## 檔案
load-not-found = 找不到這個檔案，可能已經移動、更名或刪除。請重新選擇檔案。
load-no-permission = 沒有讀取這個檔案的權限。請向擁有者取得權限，或把檔案複製到可以讀取的位置。
load-io = 讀取檔案時出錯，系統的訊息是「{ $message }」。請確認磁碟或網路位置可用，然後再試一次。
load-not-a-file = 這不是一般檔案，可能是資料夾或裝置。請選擇一個資料檔。
load-too-large = 檔案大小為 { $size }，最多讀取 { $limit }。請分成幾個檔案，或刪去不需要的內容。
load-too-long = 最多讀取 { $limit }，而內容超過此數。請指定資料檔，或分成幾個檔案。
load-other-encoding = 檔案的編碼似乎是 { $encoding }，資料集只能以 UTF-8 讀取。請存成 UTF-8。
load-not-utf8 = 檔案不是 UTF-8 編碼，偏移 { $offset } 處（由 0 算起）的位元組無法解讀。請用文字編輯器存成 UTF-8。
load-text-other-encoding = 這份文本的編碼似乎是 { $encoding }；原文只能以 UTF-8、帶位元組順序記號的 UTF-16 或 UTF-32、GB18030 或 Big5 讀取。請另存為 UTF-8 再試。
load-text-unknown-encoding = 這份文本的編碼無法辨認：原文可用 UTF-8、帶位元組順序記號的 UTF-16 或 UTF-32、GB18030 或 Big5，但偏移 { $offset } 處（由 0 算起）的位元組無法解讀。請另存為 UTF-8 再試。
load-undecodable = 這份文本的編碼似乎是 { $encoding }，但偏移 { $offset } 處（由 0 算起）的位元組不屬於這種編碼。為免遺失文字，程式沒有讀取。請另存為 UTF-8 再試。
load-unreadable = 檔案中沒有可以顯示的資料集，共有 { $count } 個問題。請改正所列的問題並存檔。
load-cancelled = 讀取已取消，檔案沒有載入。需要時可以重新開啟。
