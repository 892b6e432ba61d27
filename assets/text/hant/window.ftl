# The program
app-name = 機構改革瀏覽器
about-version = 版本 { $version }
about-text = 從理念、舉措、機構、指標一路讀到原文出處的機構改革瀏覽器。資料以自己的話撰寫，每一筆都指回原文；原文沒有說的，就寫明未載。
about-licences = 程式以 MIT 或 Apache-2.0 授權；資料以 CC0-1.0 釋出；字型為思源黑體的子集，採 OFL-1.1。
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
action-cancel-work = 取消
action-cancel-work-tip = 停止正在讀取或寫入的工作
action-export = 匯出…
action-export-tip = 把選取的紀錄存成檔案
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
action-show-agencies = 機構
action-show-agencies-tip = 所有機構的表格
action-show-metrics = 指標
action-show-metrics-tip = 原文提出的所有數字與排名
action-show-source = 原文
action-show-source-tip = 逐段大意，以及引用各段的紀錄
action-shortcuts = 鍵盤快速鍵
action-shortcuts-tip = 列出所有快速鍵
action-about = 關於本程式
action-about-tip = 版本與授權
action-quit = 結束
action-quit-tip = 關閉視窗
shortcuts-more = 表格中：方向鍵、Page Up/Down、Home、End 移動，空白鍵選取，Enter 顯示詳情。按住 Ctrl（Mac 為 Command）點任何連結即可選取該紀錄。

# Views
view-overview = 總覽
view-agencies = 機構
view-metrics = 指標
view-source = 原文
view-records = 全部紀錄
view-problems = 資料問題
overview-source = 文件作者：
overview-notice = 注意
overview-extract = 這是匯出的選錄：原資料集 { $total } 筆中的 { $selected } 筆，{ $date }匯出。下面的計數只算選錄的部分。
overview-figures = 主要數字
overview-all-figures = 看全部 { $count } 項指標
overview-levels = 各層級的機構與舉措
overview-level-counts = { $count } 筆機構紀錄，其中 { $formed } 筆為新組建
overview-level-measures = 涉及的舉措：
overview-more = 其餘 { $count } 筆見機構表
overview-transfers = 職能與機構的轉移
overview-dates = 原文載明的時間
overview-dates-note = 只列原文寫出的時間；沒有列出的改革事件，原文都沒有寫日期。
level-not-stated = 層級原文未載
principle-open-tip = 開啟這個理念的分頁
principle-gone = 這個資料集沒有這個理念。請從上方的分頁另選一個。
count-measures = { $count } 項舉措
count-agencies = { $count } 筆機構紀錄
agencies-intro = 共 { $count } 筆機構紀錄，不等於機構數：其中 { $each } 筆代表各地或各單位各設一個的一類機構。
column-title = 名稱
column-change = 機構變動
column-paragraph = 段落
record-type = 紀錄類型
records-empty = 這個資料集沒有這一類紀錄。請在上方另選一類。
table-tip = 點一列看詳情，勾選方框加入選取，點欄名排序
table-scroll-bar = 捲動表格
select-record = 選取「{ $title }」
select-all = 選取全部 { $count } 筆
select-none = 全部取消

# Records
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
metric-claimant = 說法出自：{ $claimant }
series-title = { $name }（{ $unit }）

# Source
source-details = 出處詳情
source-intro = 以下每段一句大意，由編者自撰；下方是引用該段的紀錄與引文。
source-unverified = 原文不在手邊，引文尚未核對。把原文文字檔放在資料檔旁邊，並在資料集裡寫明檔名，即會逐一核對。
source-checked = 引文已與原文核對：{ $exact } 處相符，{ $moved } 處移位，{ $lost } 處未能定位；涵蓋原文 { $share } % 的文字。
source-empty = 這個資料集沒有寫明出處。

# Status
status-records = { $count } 筆紀錄
status-selected = 已選 { $count }
status-unverified = 引文未核對（缺原文）
status-evidence = 引文：相符 { $exact }、移位 { $moved }、未定位 { $lost }
status-unread = { $count } 筆紀錄無法讀取
status-no-problems = 資料沒有問題
status-problems = { $errors } 個錯誤、{ $warnings } 個警告
busy-loading = 正在讀取 { $name } …
busy-exporting = 正在匯出 …
problems-empty = 這個資料集沒有發現問題。
problems-copy = 複製問題清單

# Opening
open-path-title = 開啟資料檔
open-path-field = 資料檔的路徑
open-path-hint = 也可以把檔案拖進視窗。
open-path-button = 開啟
no-system-dialog = 系統沒有提供檔案對話框，請在下面輸入路徑。
file-kind-ron = RON 資料集
file-kind-any = 所有檔案
drop-hint = 放開即可開啟這個資料檔
refused-title = { $name } 沒有直接開啟
refused-partly = 檔案裡有錯誤。讀得出的紀錄有 { $read } 筆，讀不出的有 { $unread } 筆。
refused-kept = 原來開啟的資料集保持不變。
refused-open-readable = 仍開啟讀得出的 { $count } 筆
refused-open-anyway = 開啟讀得出的紀錄
refused-dismiss = 關閉這份清單

# Exporting
export-button = 匯出
export-button-count = 匯出 { $count }
export-title = 匯出紀錄
export-scope-selected = 選取的 { $selected } 筆（共 { $total } 筆）
export-scope-all = 全部 { $total } 筆
export-nothing-selected = 還沒有選取任何紀錄。勾選紀錄旁的方框，就能只匯出那些。
export-format-md = Markdown：供閱讀的卷宗
export-format-csv = CSV：每類紀錄一個表格，存成資料夾
export-format-json = JSON：供其他程式使用
export-format-ron = RON：可再用本程式開啟的資料集
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
