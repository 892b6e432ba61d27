# The program
app-name = 机构改革浏览器
about-version = 版本 { $version }
about-text = 从理念、举措、机构、指标一路读到原文出处的机构改革浏览器。资料以自己的话撰写，每一笔都指回原文；原文没有说的，就写明未载。
about-licences = 程序以 MIT 或 Apache-2.0 授权；数据以 CC0-1.0 释出；字体为思源黑体的子集，采用 OFL-1.1。
menu-main = 主菜单
menu-theme = 外观
menu-recent = 最近打开
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
origin-chengdu = 内置：成都 2019
origin-example = 内置：虚构示例

# Commands
action-open = 打开数据文件…
action-open-tip = 用系统的对话框选择一个 RON 数据文件
action-open-path = 输入路径打开…
action-open-path-tip = 输入或粘贴数据文件的路径
action-open-chengdu = 成都 2019（内置）
action-open-chengdu-tip = 回到程序内置的成都数据集
action-open-example = 虚构示例（内置）
action-open-example-tip = 打开一个虚构小镇的数据集，并附虚构的原文
action-cancel-work = 取消
action-cancel-work-tip = 停止正在读取或写入的工作
action-export = 导出…
action-export-tip = 把选中的记录存成文件
action-select-current = 选中或取消当前的记录
action-select-current-tip = 把右侧显示的记录加入或移出选中
action-clear-selection = 清除选中
action-clear-selection-tip = 取消所有选中的记录
action-back = 返回
action-back-tip = 回到刚才看的地方
action-forward = 前进
action-forward-tip = 再往前到下一个地方
action-close-record = 关闭详情
action-close-record-tip = 关闭详情栏
action-show-overview = 总览
action-show-overview-tip = 一页看完整个改革
action-show-agencies = 机构
action-show-agencies-tip = 所有机构的表格
action-show-metrics = 指标
action-show-metrics-tip = 原文提出的所有数字与排名
action-show-source = 原文
action-show-source-tip = 逐段大意，以及引用各段的记录
action-shortcuts = 键盘快捷键
action-shortcuts-tip = 列出所有快捷键
action-about = 关于本程序
action-about-tip = 版本与授权
action-quit = 退出
action-quit-tip = 关闭窗口
shortcuts-more = 表格中：方向键、Page Up/Down、Home、End 移动，空格键选中，Enter 显示详情。按住 Ctrl（Mac 为 Command）点任何链接即可选中该记录。

# Views
view-overview = 总览
view-agencies = 机构
view-metrics = 指标
view-source = 原文
view-records = 全部记录
view-problems = 数据问题
overview-source = 文件作者：
overview-notice = 注意
overview-extract = 这是导出的选录：原数据集 { $total } 笔中的 { $selected } 笔，{ $date }导出。下面的计数只算选录的部分。
overview-figures = 主要数字
overview-all-figures = 看全部 { $count } 项指标
overview-levels = 各层级的机构与举措
overview-level-counts = { $count } 笔机构记录，其中 { $formed } 笔为新组建
overview-level-measures = 涉及的举措：
overview-more = 其余 { $count } 笔见机构表
overview-transfers = 职能与机构的转移
overview-dates = 原文载明的时间
overview-dates-note = 只列原文写出的时间；没有列出的改革事件，原文都没有写日期。
level-not-stated = 层级原文未载
principle-open-tip = 打开这个理念的标签页
principle-gone = 这个数据集没有这个理念。请从上方的标签页另选一个。
count-measures = { $count } 项举措
count-agencies = { $count } 笔机构记录
agencies-intro = 共 { $count } 笔机构记录，不等于机构数：其中 { $each } 笔代表各地或各单位各设一个的一类机构。
column-title = 名称
column-change = 机构变动
column-paragraph = 段落
record-type = 记录类型
records-empty = 这个数据集没有这一类记录。请在上方另选一类。
table-tip = 点一行看详情，勾选方框加入选中，点列名排序
table-scroll-bar = 滚动表格
select-record = 选中「{ $title }」
select-all = 选中全部 { $count } 笔
select-none = 全部取消

# Records
evidence-tip = 在原文标签页中显示这一段
change-giver = 移出方
change-grantor = 赋权方
change-before = 原先
change-functions = 涉及 { $count } 项职能：
described-among = 其中有
also-held-by = 同样承担者：
section-not-stated = 原文没有说的
silent-change-date = 变动的日期
silent-change-from = 由何处转来

# Figures
metrics-intro = 先列原文的说法，再列换算后的数值、时间与类别。增减量不是总量；列在某项举措之下，也不表示由它造成。
metrics-empty = 这个数据集没有指标。
metric-not-caused = 原文列在这项举措之下，不等于由它造成。
metric-as-of = 截至 { $date }
metric-period = 期间：{ $period }
metric-time-not-stated = 时间原文未载
metric-against = { $comparison }，对照 { $period }
metric-compared = 对照 { $period }
metric-level-not-stated = 这是增减量；总量原文未载。
metric-rank = 第 { $rank } 名
metric-scope = 排名范围：{ $scope }
metric-claimant = 说法出自：{ $claimant }
series-title = { $name }（{ $unit }）

# Source
source-details = 出处详情
source-intro = 以下每段一句大意，由编者自撰；下方是引用该段的记录与引文。
source-unverified = 原文不在手边，引文尚未核对。把原文文本文件放在数据文件旁边，并在数据集里写明文件名，即会逐一核对。
source-checked = 引文已与原文核对：{ $exact } 处相符，{ $moved } 处移位，{ $lost } 处未能定位；涵盖原文 { $share } % 的文字。
source-empty = 这个数据集没有写明出处。

# Status
status-records = { $count } 笔记录
status-selected = 已选 { $count }
status-unverified = 引文未核对（缺原文）
status-evidence = 引文：相符 { $exact }、移位 { $moved }、未定位 { $lost }
status-unread = { $count } 笔记录无法读取
status-no-problems = 数据没有问题
status-problems = { $errors } 个错误、{ $warnings } 个警告
busy-loading = 正在读取 { $name } …
busy-exporting = 正在导出 …
problems-empty = 这个数据集没有发现问题。
problems-copy = 复制问题清单

# Opening
open-path-title = 打开数据文件
open-path-field = 数据文件的路径
open-path-hint = 也可以把文件拖进窗口。
open-path-button = 打开
no-system-dialog = 系统没有提供文件对话框，请在下面输入路径。
file-kind-ron = RON 数据集
file-kind-any = 所有文件
drop-hint = 松开即可打开这个数据文件
refused-title = { $name } 没有直接打开
refused-partly = 文件里有错误。读得出的记录有 { $read } 笔，读不出的有 { $unread } 笔。
refused-kept = 原来打开的数据集保持不变。
refused-open-readable = 仍打开读得出的 { $count } 笔
refused-open-anyway = 打开读得出的记录
refused-dismiss = 关闭这份清单

# Exporting
export-button = 导出
export-button-count = 导出 { $count }
export-title = 导出记录
export-scope-selected = 选中的 { $selected } 笔（共 { $total } 笔）
export-scope-all = 全部 { $total } 笔
export-nothing-selected = 还没有选中任何记录。勾选记录旁的方框，就能只导出那些。
export-format-md = Markdown：供阅读的卷宗
export-format-csv = CSV：每类记录一个表格，存成文件夹
export-format-json = JSON：供其他程序使用
export-format-ron = RON：可再用本程序打开的数据集
export-target = 存到
export-browse = 浏览…
export-write = 导出
export-exists = 那里已经有同名的文件或文件夹。要替换它吗？
export-replace = 替换
dialog-close = 关闭
notice-exported = { $stubs ->
    [0] 已导出 { $records } 笔记录：{ $path }
   *[other] 已导出 { $records } 笔记录，并附上其中提到的 { $stubs } 笔的名称：{ $path }
}
notice-export-failed = 没有导出，原有的文件没有改动。{ $message }
notice-crashed = 程序内部出错，这项工作没有完成：{ $message }
notice-settings-aside = 设置文件无法读取，已改名保留为 { $path }
notice-settings-not-saved = 设置没有保存：{ $message }
notice-copied = 已复制
notice-folder-not-shown = 无法打开文件夹：{ $path }
notice-show-folder = 显示文件夹
notice-dismiss = 知道了
window-failed = 窗口无法打开。不需要窗口的子命令仍可使用：
