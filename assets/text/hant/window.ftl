# The program
app-name = 機構改革瀏覽器
about-version = 版本 { $version }，介面由 egui { $egui } 繪製
about-text = 從理念、舉措、機構、指標一路讀到原文出處的機構改革瀏覽器。資料以自己的話撰寫，每一筆都指回原文；原文沒有說的，就寫明未載。
about-licences = 程式以 MIT 或 Apache-2.0 授權；資料以 CC0-1.0 釋出；字型為思源黑體的子集，採 OFL-1.1。
about-data-licence = 資料授權：{ $licence }
about-crates = 本程式使用的套件與授權
menu-main = 主選單
menu-theme = 外觀
menu-recent = 最近開啟
theme-system = 跟隨系統
theme-light = 淺色
theme-dark = 深色
origin-chengdu = 內建：成都 2019
origin-example = 內建：虛構示例

# Commands
action-open = 開啟資料檔…
action-open-tip = 用系統的對話框選擇一個 RON 資料檔
action-open-path = 輸入路徑開啟…
action-open-path-tip = 輸入或貼上資料檔的路徑
action-open-chengdu = 成都 2019（內建）
action-open-chengdu-tip = 回到程式內建的成都資料集
action-open-example = 虛構示例（內建）
action-open-example-tip = 開啟一個虛構小鎮的資料集，並附虛構的原文
action-attach-source = 附上原文…
action-attach-source-tip = 選擇原文的文字檔，程式便會逐條核對引文
action-attach-path = 輸入路徑附上原文…
action-attach-path-tip = 輸入或貼上原文文字檔的路徑
action-detach-source = 移除原文
action-detach-source-tip = 不再使用附在這個資料集上的原文
action-pause-reload = 暫停自動更新
action-pause-reload-tip = 檔案存檔後不更新畫面
action-resume-reload = 恢復自動更新
action-resume-reload-tip = 檔案存檔後再度更新畫面，並補讀暫停期間的改動
action-cancel-work = 取消
action-cancel-work-tip = 停止正在讀取或寫入的工作
action-export = 匯出…
action-export-tip = 把選取的紀錄存成檔案
action-search = 搜尋
action-search-tip = 在所有紀錄的所有文字裡搜尋
action-show-results = 搜尋結果
action-show-results-tip = 查看各類別中符合條件的紀錄
action-clear-filter = 清除條件
action-clear-filter-tip = 清除搜尋文字與所有篩選條件
action-toggle-facets = 顯示或收起篩選欄
action-toggle-facets-tip = 顯示或收起清單旁的篩選欄
action-select-listed = 選取清單全部
action-select-listed-tip = 把目前清單列出的所有紀錄加入選取
action-invert-listed = 反選清單
action-invert-listed-tip = 清單中未選的改為選取，已選的改為不選
action-undo-selection = 復原選取
action-undo-selection-tip = 把選取恢復到上一步
action-select-current = 選取或取消目前的紀錄
action-select-current-tip = 把右側顯示的紀錄加入或移出選取
action-clear-selection = 清除選取
action-clear-selection-tip = 取消所有選取的紀錄
action-back = 返回
action-back-tip = 回到剛才看的地方
action-forward = 前進
action-forward-tip = 再往前到下一個地方
action-close-record = 關閉詳情
action-close-record-tip = 關閉詳情欄
action-show-overview = 總覽
action-show-overview-tip = 一頁看完整個改革
action-show-flow = 脈絡
action-show-flow-tip = 從理念到職能，以及誰變成了誰
action-show-agencies = 機構
action-show-agencies-tip = 所有機構的表格
action-show-metrics = 指標
action-show-metrics-tip = 原文提出的所有數字與排名
action-show-source = 原文
action-show-source-tip = 逐段大意，以及引用各段的紀錄
action-find-in-text = 在原文中尋找
action-find-in-text-tip = 在原文的文本中尋找字詞
action-next-found = 下一處
action-next-found-tip = 到原文中下一處找到的字詞
action-previous-found = 上一處
action-previous-found-tip = 回到前一處找到的字詞
action-next-gap = 下一段未涵蓋
action-next-gap-tip = 到原文中下一段沒有任何紀錄引為出處的文字
action-previous-gap = 上一段未涵蓋
action-previous-gap-tip = 回到前一段未涵蓋的文字
action-draft-record = 複製為紀錄…
action-draft-record-tip = 把標出的文字擬成一筆紀錄，以 RON 複製
action-palette = 命令面板...
action-palette-tip = 按名稱找命令、分頁、檔案或紀錄
action-zoom-in = 放大
action-zoom-in-tip = 將所有內容放大
action-zoom-out = 縮小
action-zoom-out-tip = 將所有內容縮小
action-zoom-usual = 原始大小
action-zoom-usual-tip = 恢復原始大小
action-toggle-motion = 開關動態效果
action-toggle-motion-tip = 折疊與捲動是否帶動態效果
palette-title = 命令面板
palette-list = 名稱相符的項目
palette-field = 命令、分頁、檔案或紀錄的名稱
palette-none = 沒有這樣的名稱。搜尋框可以查遍所有文字。
palette-hint = 方向鍵選擇，Enter 執行，Esc 關閉。中文名稱也可以用拼音找。
palette-command = 命令
palette-tab = 分頁
palette-table = 表格
palette-file = 最近的檔案
hint-newcomer = 初次使用？每個名稱都是連結，{ $back } 返回。{ $search } 搜尋，{ $palette } 按名稱找任何命令或紀錄，{ $shortcuts } 列出所有快捷鍵。
hint-dismiss = 開始瀏覽
converted-from-hant = 由繁體轉換
converted-from-hans = 由簡體轉換
converted-explain = 作者只用另一種字體寫了這段文字，這裡逐字轉換，不替換詞語。
glossary-entry = { $term }：{ $gloss }
landmark-top = 工具列
landmark-tabs = 檢視
landmark-main = 內容
landmark-details = 紀錄詳情
landmark-status = 狀態
tabs-more = 更多
action-shortcuts = 鍵盤快速鍵
action-shortcuts-tip = 列出所有快速鍵
action-about = 關於本程式
action-about-tip = 版本與授權
action-quit = 結束
action-quit-tip = 關閉視窗
shortcuts-more = 在表格中：方向鍵、Page Up/Down、Home、End 用於移動，空白鍵用於選取，Enter 顯示詳情。按住 Ctrl（Mac 為 Command）點任何連結，即可選取該紀錄。

# Views
view-overview = 總覽
view-flow = 脈絡
view-agencies = 機構
view-metrics = 指標
view-source = 原文
view-records = 全部紀錄
view-problems = 資料問題
overview-source = 文件作者：
overview-notice = 注意
overview-extract = 這是匯出的選錄：原資料集 { $total } 筆中的 { $selected } 筆，{ $date }匯出。下面的計數只算選錄的部分。
overview-figures = 主要指標
overview-all-figures = 看全部 { $count } 項指標
overview-levels = 各層級的機構與舉措
overview-level-counts = { $count } 筆機構紀錄{ $formed ->
        [0] { "" }
       *[other] ，其中 { $formed } 筆為新組建
    }
overview-level-measures = 涉及的舉措：
overview-more = 其餘 { $count } 筆見機構表
overview-transfers = 職能與機構的轉移
overview-dates-note = 只列原文寫出的時間；沒有列出的改革事件，原文都沒有寫日期。
level-not-stated = 層級原文未載
principle-open-tip = 開啟這個理念的分頁
principle-gone = 這個資料集沒有這個理念。請從上方的分頁另選一個。
count-measures = { $count } 項舉措
count-agencies = { $count } 筆機構紀錄
agencies-intro = 列出 { $count } 筆機構紀錄，不等於機構數：{ $each ->
        [0] 每筆代表一個機構
       *[other] 其中 { $each } 筆代表各地或各單位各設一個的一類機構
    }。
column-title = 名稱
column-change = 機構變動
column-paragraph = 段落
record-type = 紀錄類型
records-empty = 這個資料集沒有這一類紀錄。請在上方另選一類。
table-scroll-bar = 捲動表格
select-record = 選取「{ $title }」

# Records
cite = 引用
cite-gb7714 = 複製 GB/T 7714 著錄
cite-bibtex = 複製 BibTeX
evidence-tip = 在原文分頁中顯示這一段
change-giver = 移出方
change-grantor = 賦權方
change-before = 原先
change-functions = 涉及 { $count } 項職能：
described-among = 其中有
also-held-by = 同樣承擔者：
section-not-stated = 原文沒有說的
silent-change-date = 變動的日期
silent-change-from = 由何處轉來

# Figures
metrics-intro = 先列原文的說法，再列換算後的數值、時間與類別。增減量不是總量；列在某項舉措之下，也不表示由它造成。
metrics-empty = 這個資料集沒有指標。
metric-not-caused = 原文列在這項舉措之下，不等於由它造成。
metric-as-of = 截至 { $date }
metric-period = 期間：{ $period }
metric-time-not-stated = 時間原文未載
metric-against = { $comparison }，對照 { $period }
metric-compared = 對照 { $period }
metric-level-not-stated = 這是增減量；總量原文未載。
metric-rank = 第 { $rank } 名
metric-scope = 排名範圍：{ $scope }
metric-claimant = 數字出自：{ $claimant }
series-title = { $name }（{ $unit }）

# Source
reader-find = 在原文中尋找
reader-find-none = 原文中沒有
reader-find-count = { $at } / { $count }
reader-coverage = 涵蓋 { $share } %
reader-coverage-tip = 原文中有多少比例的文字落在某筆紀錄的出處之內
reader-covered-paragraph = { $all } 字中有 { $inside } 字落在出處之內
reader-gaps = 未涵蓋 { $count } 處
reader-gap = 未涵蓋 { $at } / { $count }
reader-map = 原文縮圖：涵蓋 { $share } %，未涵蓋 { $gaps } 處
reader-passage = ¶{ $p }「{ $quote }」：{ $records }
reader-copy = 複製
reader-copy-quotation = 連同引註複製
reader-unmark = 取消標示
reader-copy-hash = 複製它的 SHA-256
standing-same = 即編者所據的文本（SHA-256 相同）
standing-unstated = 資料集沒有註明這份原文的 SHA-256
standing-other-script = 同一文本，字形為另一種（繁簡）；引文跨字形比對
standing-differs = 不是編者所據的文本（SHA-256 不同），引文仍照樣尋找
source-stated-hash = 手邊沒有原文。編者核對引文時所據文本的 SHA-256 為 { $hash }…
source-attach-hint = 附上這份文件的文本，或把檔案拖進視窗，就能在這裡閱讀，並逐條核對引文。
source-details = 出處詳情
source-intro = 以下每段一句大意，由編者自撰；下方是引用該段的紀錄與引文。
source-unverified = 手邊沒有原文，引文尚未核對。
source-empty = 這個資料集沒有寫明出處。

# Drafting a record
draft-nothing = 這些文字擬不成紀錄，請改標其他文字。
draft-title = 複製為紀錄
draft-copy = 複製 RON
draft-name = 名稱
draft-name-hint = 照標出的文字
draft-section = 請貼到資料集檔案的「{ $section }」區段；存檔後，視窗會自動更新。
draft-section-new = 資料集的「{ $section }」區段還沒有內容。檔案裡如果沒有這個區段，先寫上 { $section }: [ ],，再把紀錄貼進方括號；存檔後，視窗會自動跟上。

# Status
status-records = { $count } 筆紀錄
status-selected = 已選 { $count }
status-filter = 清單篩選中：{ $filter }
status-unverified = { $count } 處引文未核對（缺原文）
status-evidence = 引文：相符 { $exact }、移位 { $moved }、未能定位 { $lost }
status-unread = { $total } 筆紀錄中有 { $count } 筆無法讀取
status-stated-hash = 編者核對時所用原文的 SHA-256 為 { $hash }…
status-of-source = 「{ $title }」：{ $text }
status-differs = 原文的 SHA-256 與編者所用的不同
status-other-script = 原文是另一種字形（繁簡不同）
status-encoding = 原文編碼：{ $encoding }
status-text-failed = 原文 { $name } 沒有讀入。{ $message }
status-no-problems = 資料沒有問題
status-problems = { $errors } 個錯誤、{ $warnings } 個警告
busy-loading = 正在讀取 { $name } …
busy-exporting = 正在匯出 …
problems-empty = 在這個資料集中沒有發現問題。
problems-copy = 複製問題清單
problems-close = 關閉這份清單
problems-try-again = 再試一次
problems-return = 回到「{ $title }」
problems-more = 同類的還有 { $count } 個
problems-cut = 同類的還有 { $count } 個沒有列出；複製清單可得全部。
problems-copy-place = 複製位置 { $place }
broken-title = { $name } 有錯誤
broken-whole = 紀錄已全部讀出，但部分內容有誤。

# Opening
open-path-title = 開啟資料檔
open-path-field = 資料檔的路徑
open-path-hint = 也可以把檔案拖進視窗。
open-path-button = 開啟
no-system-dialog = 系統沒有提供檔案對話框，請在下面輸入路徑。
file-kind-ron = RON 或 JSON 資料集
file-kind-any = 所有檔案
drop-hint = 放開即可：.ron 或 .json 會開啟為資料集，其他檔案會附為原文
drop-hint-open = 放開即可開啟這個資料檔
drop-hint-attach = 放開即可把這個檔案附為原文
refused-title = { $name } 沒有開啟
refused-kept = 原來開啟的資料集保持不變。

# Reload
status-following = 隨檔案更新
status-paused = 已暫停自動更新
status-gone = { $name } 已不在原處
status-rereading = 重新讀取：{ $percent } %
status-unfollowed = 最近一次存檔未能顯示
unfollowed-title = { $name } 最近一次存檔的內容未能顯示
unfollowed-kept = 畫面仍是上一次能夠讀取的內容。下次存檔無誤時，這份清單會自動消失。
record-marked = 剛才有變動
notice-reloaded = 已更新：{ $counts }
difference-added = 新增 { $count } 筆
difference-changed = 修改 { $count } 筆
difference-rechecked = { $count } 筆的出處核對結果不同
difference-removed = 刪除 { $count } 筆
difference-more = 另有 { $count } 筆
difference-all = 列出全部
difference-fewer = 只列開頭幾筆

# Source text
attach-path-title = 附上原文
attach-path-field = 原文文字檔的路徑
attach-path-button = 附上
file-kind-text = 純文字
notice-attached = 已附在「{ $title }」。引文：相符 { $exact } 處，移位 { $moved } 處，未能定位 { $lost } 處。
notice-attached-differs = 它的 SHA-256 與該出處所載的不同。
notice-not-attached = 沒有附上原文。{ $path }：{ $message }
notice-texts-kept = { $name } 沒有附上：各出處已有與所載 SHA-256 相符的原文，而這份文字不同。
notice-not-used = 這些檔案沒有用上：{ $names }。一次只開啟一個資料集、附上一份原文。
notice-detached = 已移除附上的原文。
notice-no-source = 這個資料集沒有列出出處，無從附上原文。

# Exporting
export-button = 匯出
export-title = 匯出紀錄
export-scope-selected = 選取的 { $count } 筆
export-scope-listed = 清單列出的 { $count } 筆
export-scope-all = 全部 { $count } 筆
export-filter = 條件：{ $filter }
export-nothing-selected = 還沒有選取任何紀錄。勾選紀錄旁的方框，就能只匯出那些。
export-to-read = 閱讀：
export-to-calculate = 試算：
export-to-process = 資料：
export-to-cite = 書目：
export-name-md = Markdown
export-name-html = HTML
export-name-docx = Word
export-name-xlsx = Excel
export-name-csv = CSV 資料夾
export-name-csv-zip = CSV 壓縮檔
export-name-json = JSON
export-name-jsonld = JSON-LD
export-name-ron = RON
export-name-bibtex = BibTeX
export-format-md = 供閱讀的卷宗，純文字
export-format-html = 供閱讀的卷宗，用瀏覽器或文書軟體開啟，可列印
export-format-docx = 一頁的簡報文件，附有註腳出處，可再編輯
export-format-xlsx = 活頁簿，每類紀錄一個工作表，另有出處一頁
export-format-csv = 每類紀錄一個表格，連同說明存成資料夾
export-format-csv-zip = 同樣的資料夾，壓成一個檔案
export-format-json = 供其他程式使用，也可再用本程式開啟，附有公開的綱要
export-format-jsonld = 連結資料，採用 W3C 機構本體與網頁註解等詞彙
export-format-ron = 可再用本程式開啟的資料集
export-format-bibtex = 所引出處的書目，供文獻管理軟體使用
export-language = 標籤與說明的語言：
export-every-language = 表格與卷宗附上各種語言的文字
export-mentioned = 連同選取紀錄所提及的紀錄
export-byte-order-mark = 開頭加位元組順序記號（供 Excel 辨認中文）
export-target = 存到
export-browse = 瀏覽…
export-write = 匯出
export-exists = 那裡已經有同名的檔案或資料夾。要取代它嗎？
export-replace = 取代
dialog-close = 關閉
notice-exported = { $stubs ->
    [0] 已匯出 { $records } 筆紀錄：{ $path }
   *[other] 已匯出 { $records } 筆紀錄，並附上其中提到的 { $stubs } 筆的名稱：{ $path }
}
notice-export-failed = 沒有匯出，原有的檔案沒有改動。{ $message }
notice-crashed = 程式內部出錯，這項工作沒有完成：{ $message }
notice-settings-aside = 設定檔無法讀取，已改名保留為 { $path }
notice-settings-not-saved = 設定沒有存檔：{ $message }
notice-copied = 已複製
notice-folder-not-shown = 無法開啟資料夾：{ $path }
notice-show-folder = 顯示資料夾
notice-dismiss = 知道了
window-failed = 視窗無法開啟。不需要視窗的子命令仍可使用：

# Search
view-search = 搜尋結果
search-name = 搜尋
search-hint = 搜尋機構、職能、指標…
search-clear = 清除搜尋文字
search-guide = 在上方輸入要找的字詞。搜尋涵蓋每一筆紀錄的所有文字與各種語言、別名、引文，不分繁簡、全半形與大小寫。例如：
search-example-words = 開放 審批
search-example-words-means = 兩個詞都要出現，可以在不同欄位
search-example-phrase = "公園城市"
search-example-phrase-means = 加引號，照原樣尋找
search-example-without = 審批 -機構
search-example-without-means = 減號後面的詞不得出現
search-example-pinyin = xjj
search-example-pinyin-means = 用拼音或拼音首字母找名稱
search-example-number = 4.6萬
search-example-number-means = 數字怎麼寫都可以：46,000、四萬六
search-example-field = level:township
search-example-field-means = 只看鄉鎮（街道）一級；也可寫成「層級:鄉鎮」
search-example-silence = type:change not-stated:date
search-example-silence-means = 原文沒有寫日期的機構變動
search-example-has = has:power
search-example-has-means = 載明擁有某項權限的機構
results-as-table = 以表格查看
results-more = 表格中還有 { $count } 筆
results-found-in = { $field }：
results-none = 沒有找到。已搜尋全部 { $count } 筆紀錄的名稱、別名、說明、引文與各語言的文字。
results-nearest = 名稱相近的有：
filter-count = 列出 { $listed } 筆，共 { $total } 筆
filter-count-so-far = 已找到 { $listed } 筆，共 { $total } 筆，仍在計數…
filter-elsewhere = ，另有 { $count } 筆屬於其他類別
filter-words = 搜尋：{ $words }
filter-chip = { $facet }：{ $value }
filter-chip-excluded = { $facet }：不含{ $value }
filter-chip-tip = 點一下改為排除，再點一下改回
filter-chip-remove = 移除條件「{ $chip }」
filter-unknown-value = 這個資料集的「{ $facet }」沒有「{ $value }」這個值。
facets-title = 篩選
facets-none = 沒有可以再縮小範圍的條件。
facets-show = 顯示篩選欄
facets-hide = 收起篩選欄
facets-intro = 數字是屬於該項、又符合其他條件的紀錄筆數。
facets-value-tip = 點一下篩選；按右鍵排除
facets-more = 再顯示 { $count } 項
facets-fewer = 收起
table-ordering = 排序中…
survey-working = 統計中…
list-first = 清單第一頁
list-earlier = 上一頁
list-later = 下一頁
list-last = 清單最後一頁
list-range = 第 { $from }–{ $to } 項，共 { $count } 項
table-columns = 欄位
table-reset = 恢復原來的欄位
table-copy = 複製表格
table-copy-tip = 把選取的列複製成可貼進試算表的表格；沒有選取時複製全部。表格中也可按 Ctrl+C。
table-nothing-listed = 沒有符合條件的{ $heading }。其他類別可能有。
column-sort-tip = 點一下排序，再點一下反向；按住 Shift 點，加為次要的排序

# Selection
tray-button = 已選 { $count }
tray-empty = 還沒有選取紀錄。勾選紀錄旁的方框，或按住 Ctrl 點紀錄的名稱，就會收在這裡。
tray-remove = 把「{ $title }」移出選取
tray-more = 還有 { $count } 筆
notice-selected = { $added ->
    [0] 取消選取 { $removed } 筆紀錄
   *[other] { $removed ->
        [0] 已選取 { $added } 筆紀錄
       *[other] 選取了 { $added } 筆，取消了 { $removed } 筆
    }
}
