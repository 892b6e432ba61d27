# The program
app-name = 机构改革浏览器
about-version = 版本 { $version }，界面由 egui { $egui } 绘制
about-text = 从理念、举措、机构、指标一路读到原文出处的机构改革浏览器。数据以自己的话撰写，每一条都指回原文；原文没有说的，就写明未载。
about-licences = 程序采用 MIT 或 Apache-2.0 许可；数据以 CC0-1.0 发布；字体为思源黑体的子集，采用 OFL-1.1 许可。
about-data-licence = 数据许可：{ $licence }
about-crates = 本程序使用的软件包与许可
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
action-attach-source = 附上原文…
action-attach-source-tip = 选择原文的文本文件，程序便会逐条核对引文
action-attach-path = 输入路径附上原文…
action-attach-path-tip = 输入或粘贴原文文本文件的路径
action-detach-source = 移除原文
action-detach-source-tip = 不再使用附在这个数据集上的原文
action-pause-reload = 暂停自动更新
action-pause-reload-tip = 文件保存后不更新画面
action-resume-reload = 恢复自动更新
action-resume-reload-tip = 文件保存后重新更新画面，并补读暂停期间的改动
action-cancel-work = 取消
action-cancel-work-tip = 停止正在读取或写入的工作
action-export = 导出…
action-export-tip = 把选取的记录存成文件
action-search = 搜索
action-search-tip = 在所有记录的所有文字里搜索
action-show-results = 搜索结果
action-show-results-tip = 查看各类别中符合条件的记录
action-clear-filter = 清除条件
action-clear-filter-tip = 清除搜索文字与所有筛选条件
action-toggle-facets = 显示或收起筛选栏
action-toggle-facets-tip = 显示或收起列表旁的筛选栏
action-select-listed = 选取列表全部
action-select-listed-tip = 把当前列表列出的所有记录加入选取
action-invert-listed = 反选列表
action-invert-listed-tip = 列表中未选的改为选取，已选的改为不选
action-undo-selection = 撤销选取
action-undo-selection-tip = 把选取恢复到上一步
action-select-current = 选取或取消当前的记录
action-select-current-tip = 把右侧显示的记录加入或移出选取
action-clear-selection = 清除选取
action-clear-selection-tip = 取消所有选取的记录
action-back = 返回
action-back-tip = 回到刚才看的地方
action-forward = 前进
action-forward-tip = 再往前到下一个地方
action-close-record = 关闭详情
action-close-record-tip = 关闭详情栏
action-show-overview = 总览
action-show-overview-tip = 一页看完整个改革
action-show-flow = 脉络
action-show-flow-tip = 从理念到职能，以及谁变成了谁
action-show-agencies = 机构
action-show-agencies-tip = 所有机构的表格
action-show-metrics = 指标
action-show-metrics-tip = 原文提出的所有数字与排名
action-show-source = 原文
action-show-source-tip = 逐段大意，以及引用各段的记录
action-find-in-text = 在原文中查找
action-find-in-text-tip = 在原文的文本中查找字词
action-next-found = 下一处
action-next-found-tip = 到原文中下一处找到的字词
action-previous-found = 上一处
action-previous-found-tip = 回到前一处找到的字词
action-next-gap = 下一段未涵盖
action-next-gap-tip = 到原文中下一段没有任何记录引为出处的文字
action-previous-gap = 上一段未涵盖
action-previous-gap-tip = 回到前一段未涵盖的文字
action-draft-record = 复制为记录…
action-draft-record-tip = 把标出的文字拟成一条记录，以 RON 复制
action-palette = 命令面板...
action-palette-tip = 按名称找命令、标签页、文件或记录
action-zoom-in = 放大
action-zoom-in-tip = 将所有内容放大
action-zoom-out = 缩小
action-zoom-out-tip = 将所有内容缩小
action-zoom-usual = 原始大小
action-zoom-usual-tip = 恢复原始大小
action-toggle-motion = 开关动态效果
action-toggle-motion-tip = 折叠与滚动是否带动态效果
palette-title = 命令面板
palette-list = 名称相符的项目
palette-field = 命令、标签页、文件或记录的名称
palette-none = 没有这样的名称。搜索框可以查遍所有文字。
palette-hint = 方向键选择，Enter 执行，Esc 关闭。中文名称也可以用拼音找。
palette-command = 命令
palette-tab = 标签页
palette-table = 表格
palette-file = 最近的文件
hint-newcomer = 初次使用？每个名称都是链接，{ $back } 返回。{ $search } 搜索，{ $palette } 按名称找任何命令或记录，{ $shortcuts } 列出所有快捷键。
hint-dismiss = 开始浏览
converted-from-hant = 由繁体转换
converted-from-hans = 由简体转换
converted-explain = 作者只用另一种字体写了这段文字，这里逐字转换，不替换词语。
glossary-entry = { $term }：{ $gloss }
landmark-top = 工具栏
landmark-tabs = 视图
landmark-main = 内容
landmark-details = 记录详情
landmark-status = 状态
tabs-more = 更多
action-shortcuts = 键盘快捷键
action-shortcuts-tip = 列出所有快捷键
action-about = 关于本程序
action-about-tip = 版本与授权
action-quit = 退出
action-quit-tip = 关闭窗口
shortcuts-more = 在表格中：方向键、Page Up/Down、Home、End 用于移动，空格键用于选中，Enter 显示详情。按住 Ctrl（Mac 为 Command）点任何链接，即可选中该记录。

# Views
view-overview = 总览
view-flow = 脉络
view-agencies = 机构
view-metrics = 指标
view-source = 原文
view-records = 全部记录
view-problems = 数据问题
overview-source = 文件作者：
overview-notice = 注意
overview-extract = 这是导出的选录：原数据集 { $total } 条中的 { $selected } 条，{ $date }导出。下面的计数只算选录的部分。
overview-figures = 主要指标
overview-all-figures = 看全部 { $count } 项指标
overview-levels = 各层级的机构与举措
overview-level-counts = { $count } 条机构记录{ $formed ->
        [0] { "" }
       *[other] ，其中 { $formed } 条为新组建
    }
overview-level-measures = 涉及的举措：
overview-more = 其余 { $count } 条见机构表
overview-transfers = 职能与机构的转移
overview-dates-note = 只列原文写出的时间；没有列出的改革事件，原文都没有写日期。
level-not-stated = 层级原文未载
principle-open-tip = 打开这个理念的标签页
principle-gone = 这个数据集没有这个理念。请从上方的标签页另选一个。
count-measures = { $count } 项举措
count-agencies = { $count } 条机构记录
agencies-intro = 列出 { $count } 条机构记录，不等于机构数：{ $each ->
        [0] 每条代表一个机构
       *[other] 其中 { $each } 条代表各地或各单位各设一个的一类机构
    }。
column-title = 名称
column-change = 机构变动
column-paragraph = 段落
record-type = 记录类型
records-empty = 这个数据集没有这一类记录。请在上方另选一类。
table-scroll-bar = 滚动表格
select-record = 选中“{ $title }”

# Records
cite = 引用
cite-gb7714 = 复制 GB/T 7714 著录
cite-bibtex = 复制 BibTeX
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
metric-claimant = 数字出自：{ $claimant }
series-title = { $name }（{ $unit }）

# Source
reader-find = 在原文中查找
reader-find-none = 原文中没有
reader-find-count = { $at } / { $count }
reader-coverage = 涵盖 { $share } %
reader-coverage-tip = 原文中有多少比例的文字落在某条记录的出处之内
reader-covered-paragraph = { $all } 字中有 { $inside } 字落在出处之内
reader-gaps = 未涵盖 { $count } 处
reader-gap = 未涵盖 { $at } / { $count }
reader-map = 原文缩图：涵盖 { $share } %，未涵盖 { $gaps } 处
reader-passage = ¶{ $p }“{ $quote }”：{ $records }
reader-copy = 复制
reader-copy-quotation = 连同引注复制
reader-unmark = 取消标示
reader-copy-hash = 复制它的 SHA-256
standing-same = 即编者所据的文本（SHA-256 相同）
standing-unstated = 数据集没有注明这份原文的 SHA-256
standing-other-script = 同一文本，字形为另一种（繁简）；引文跨字形比对
standing-differs = 不是编者所据的文本（SHA-256 不同），引文仍照样查找
source-stated-hash = 手边没有原文。编者核对引文时所据文本的 SHA-256 为 { $hash }…
source-attach-hint = 附上这份文件的文本，或把文件拖进窗口，就能在这里阅读，并逐条核对引文。
source-details = 出处详情
source-intro = 以下每段一句大意，由编者自撰；下方是引用该段的记录与引文。
source-unverified = 手边没有原文，引文尚未核对。
source-empty = 这个数据集没有写明出处。

# Drafting a record
draft-nothing = 这些文字拟不成记录，请改标其他文字。
draft-title = 复制为记录
draft-copy = 复制 RON
draft-name = 名称
draft-name-hint = 照标出的文字
draft-section = 请粘贴到数据集文件的“{ $section }”区段；保存后，窗口会自动更新。
draft-section-new = 数据集的“{ $section }”区段还没有内容。文件里如果没有这个区段，先写上 { $section }: [ ],，再把记录粘贴到方括号里；保存后，窗口会自动跟上。

# Status
status-records = { $count } 条记录
status-selected = 已选 { $count }
status-filter = 列表筛选中：{ $filter }
status-unverified = { $count } 处引文未核对（缺原文）
status-evidence = 引文：相符 { $exact }、移位 { $moved }、未能定位 { $lost }
status-unread = { $total } 条记录中有 { $count } 条无法读取
status-stated-hash = 编者核对时所用原文的 SHA-256 为 { $hash }…
status-of-source = “{ $title }”：{ $text }
status-differs = 原文的 SHA-256 与编者所用的不同
status-other-script = 原文是另一种字形（繁简不同）
status-encoding = 原文编码：{ $encoding }
status-text-failed = 原文 { $name } 没有读入。{ $message }
status-no-problems = 数据没有问题
status-problems = { $errors } 个错误、{ $warnings } 个警告
busy-loading = 正在读取 { $name } …
busy-exporting = 正在导出 …
problems-empty = 在这个数据集中没有发现问题。
problems-copy = 复制问题清单
problems-close = 关闭这份清单
problems-try-again = 再试一次
problems-return = 回到“{ $title }”
problems-more = 同类的还有 { $count } 个
problems-cut = 同类的还有 { $count } 个没有列出；复制清单可得全部。
problems-copy-place = 复制位置 { $place }
broken-title = { $name } 有错误
broken-whole = 记录已全部读出，但部分内容有误。

# Opening
open-path-title = 打开数据文件
open-path-field = 数据文件的路径
open-path-hint = 也可以把文件拖进窗口。
open-path-button = 打开
no-system-dialog = 系统没有提供文件对话框，请在下面输入路径。
file-kind-ron = RON 或 JSON 数据集
file-kind-any = 所有文件
drop-hint = 松开即可：.ron 或 .json 会打开为数据集，其他文件会附为原文
drop-hint-open = 松开即可打开这个数据文件
drop-hint-attach = 松开即可把这个文件附为原文
refused-title = { $name } 没有打开
refused-kept = 原来打开的数据集保持不变。

# Reload
status-following = 随文件更新
status-paused = 已暂停自动更新
status-gone = { $name } 已不在原处
status-rereading = 重新读取：{ $percent } %
status-unfollowed = 最近一次保存未能显示
unfollowed-title = { $name } 最近一次保存的内容未能显示
unfollowed-kept = 屏幕上仍是上一次能够读取的内容。下次保存无误时，这份清单会自动消失。
record-marked = 刚才有变动
notice-reloaded = 已更新：{ $counts }
difference-added = 新增 { $count } 条
difference-changed = 修改 { $count } 条
difference-rechecked = { $count } 条的出处核对结果不同
difference-removed = 删除 { $count } 条
difference-more = 另有 { $count } 条
difference-all = 列出全部
difference-fewer = 只列开头几条

# Source text
attach-path-title = 附上原文
attach-path-field = 原文文本文件的路径
attach-path-button = 附上
file-kind-text = 纯文本
notice-attached = 已附在“{ $title }”。引文：相符 { $exact } 处，移位 { $moved } 处，未能定位 { $lost } 处。
notice-attached-differs = 它的 SHA-256 与该出处所载的不同。
notice-not-attached = 没有附上原文。{ $path }：{ $message }
notice-texts-kept = { $name } 没有附上：各出处已有与所载 SHA-256 相符的原文，而这份文字不同。
notice-not-used = 这些文件没有用上：{ $names }。一次只打开一个数据集、附上一份原文。
notice-detached = 已移除附上的原文。
notice-no-source = 这个数据集没有列出出处，无从附上原文。

# Exporting
export-button = 导出
export-title = 导出记录
export-scope-selected = 选取的 { $count } 条
export-scope-listed = 列表列出的 { $count } 条
export-scope-all = 全部 { $count } 条
export-filter = 条件：{ $filter }
export-nothing-selected = 还没有选取任何记录。勾选记录旁的方框，就能只导出那些。
export-to-read = 阅读：
export-to-calculate = 计算：
export-to-process = 数据：
export-to-cite = 书目：
export-name-md = Markdown
export-name-html = HTML
export-name-docx = Word
export-name-xlsx = Excel
export-name-csv = CSV 文件夹
export-name-csv-zip = CSV 压缩包
export-name-json = JSON
export-name-jsonld = JSON-LD
export-name-ron = RON
export-name-bibtex = BibTeX
export-format-md = 供阅读的卷宗，纯文本
export-format-html = 供阅读的卷宗，用浏览器或文字处理软件打开，可打印
export-format-docx = 一页的简报文件，附有脚注出处，可再编辑
export-format-xlsx = 工作簿，每类记录一个工作表，另有出处一页
export-format-csv = 每类记录一个表格，连同说明存成文件夹
export-format-csv-zip = 同样的文件夹，压成一个文件
export-format-json = 供其他程序使用，也可再用本程序打开，附有公开的模式
export-format-jsonld = 关联数据，采用 W3C 机构本体与网页注释等词汇
export-format-ron = 可再用本程序打开的数据集
export-format-bibtex = 所引出处的书目，供文献管理软件使用
export-language = 标签与说明的语言：
export-every-language = 表格与卷宗附上各种语言的文字
export-mentioned = 连同选取记录所提及的记录
export-byte-order-mark = 开头加字节顺序标记（供 Excel 识别中文）
export-target = 存到
export-browse = 浏览…
export-write = 导出
export-exists = 那里已经有同名的文件或文件夹。要替换它吗？
export-replace = 替换
dialog-close = 关闭
notice-exported = { $stubs ->
    [0] 已导出 { $records } 条记录：{ $path }
   *[other] 已导出 { $records } 条记录，并附上其中提到的 { $stubs } 条的名称：{ $path }
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

# Search
view-search = 搜索结果
search-name = 搜索
search-hint = 搜索机构、职能、指标…
search-clear = 清除搜索文字
search-guide = 在上方输入要找的字词。搜索涵盖每一条记录的所有文字与各种语言、别名、引文，不分繁简、全半角与大小写。例如：
search-example-words = 开放 审批
search-example-words-means = 两个词都要出现，可以在不同字段
search-example-phrase = "公园城市"
search-example-phrase-means = 加引号，照原样查找
search-example-without = 审批 -机构
search-example-without-means = 减号后面的词不得出现
search-example-pinyin = xjj
search-example-pinyin-means = 用拼音或拼音首字母找名称
search-example-number = 4.6万
search-example-number-means = 数字怎么写都可以：46,000、四万六
search-example-field = level:township
search-example-field-means = 只看乡镇（街道）一级；也可写成“层级:乡镇”
search-example-silence = type:change not-stated:date
search-example-silence-means = 原文没有写日期的机构变动
search-example-has = has:power
search-example-has-means = 载明拥有某项权限的机构
results-as-table = 以表格查看
results-more = 表格中还有 { $count } 条
results-found-in = { $field }：
results-none = 没有找到。已搜索全部 { $count } 条记录的名称、别名、说明、引文与各语言的文字。
results-nearest = 名称相近的有：
filter-count = 列出 { $listed } 条，共 { $total } 条
filter-count-so-far = 已找到 { $listed } 条，共 { $total } 条，仍在计数…
filter-elsewhere = ，另有 { $count } 条属于其他类别
filter-words = 搜索：{ $words }
filter-chip = { $facet }：{ $value }
filter-chip-excluded = { $facet }：不含{ $value }
filter-chip-tip = 点一下改为排除，再点一下改回
filter-chip-remove = 移除条件“{ $chip }”
filter-unknown-value = 这个数据集的“{ $facet }”没有“{ $value }”这个值。
facets-title = 筛选
facets-none = 没有可以再缩小范围的条件。
facets-show = 显示筛选栏
facets-hide = 收起筛选栏
facets-intro = 数字是属于该项、又符合其他条件的记录条数。
facets-value-tip = 点一下筛选；按右键排除
facets-more = 再显示 { $count } 项
facets-fewer = 收起
table-ordering = 排序中…
survey-working = 统计中…
list-first = 清单第一页
list-earlier = 上一页
list-later = 下一页
list-last = 清单最后一页
list-range = 第 { $from }–{ $to } 项，共 { $count } 项
table-columns = 列
table-reset = 恢复原来的列
table-copy = 复制表格
table-copy-tip = 把选取的行复制成可粘贴进电子表格的表格；没有选取时复制全部。表格中也可按 Ctrl+C。
table-nothing-listed = 没有符合条件的{ $heading }。其他类别可能有。
column-sort-tip = 点一下排序，再点一下反向；按住 Shift 点，加为次要的排序

# Selection
tray-button = 已选 { $count }
tray-empty = 还没有选取记录。勾选记录旁的方框，或按住 Ctrl 点记录的名称，就会收在这里。
tray-remove = 把“{ $title }”移出选取
tray-more = 还有 { $count } 条
notice-selected = { $added ->
    [0] 取消选取 { $removed } 条记录
   *[other] { $removed ->
        [0] 已选取 { $added } 条记录
       *[other] 选取了 { $added } 条，取消了 { $removed } 条
    }
}
