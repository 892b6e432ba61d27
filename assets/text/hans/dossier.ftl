### 供阅读的卷宗，以及呈阅的简报。

## 卷宗
dossier-md-fact = **{ $label }**：{ $value }
dossier-contents = 内容
dossier-sections = 目录
dossier-skip = 跳到记录
dossier-selected = { $total } 条记录中的 { $selected } 条，{ $date }由机构改革浏览器导出
dossier-filter = 筛选条件
dossier-dataset = 数据集
dossier-encoder = 编者
dossier-licence = 数据集许可
dossier-legend = ¶ 5 指原文第五段（空行不计），引号内为编者所引的原文字句。注明“{ $inferred }”者，原文没有明说，是编者根据原文推断的。
dossier-sources = 数据出处
dossier-section = { $heading }（{ $count }）
dossier-stub = 此处仅提及；所据的数据集未收录其完整内容。
dossier-other-names = 其他语言
dossier-inferred = { $value }（{ $mark }）
dossier-inferred-mark = 编者推断
dossier-proposed-mark = 待定
dossier-among = { $text }，其中有{ $among }
dossier-paragraph = 原文第 { $number } 段
dossier-quote = “{ $quote }”
dossier-quote-nth = { $passage }（第 { $nth } 处）
dossier-quote-source = { $source }，{ $passage }
dossier-quote-field = { $field }：{ $passage }

## 简报
brief-covers = 简报：{ $total } 条记录中所选的 { $selected } 条
brief-fact = { $label }：{ $value }
brief-more = 另有 { $count } 条未列，请见表格导出。
brief-more-inline = 及其他 { $count } 项
brief-level-kind = 层级与类别
brief-changed = 变动
brief-duties = 职能与权限
brief-when = 时间
brief-reading = 如何理解
brief-from = { $kind }（来自：{ $from }）
brief-to = { $kind }（去向：{ $to }）
brief-none = 本数据集未记
brief-also = 其他所选记录
brief-source-number = 出处 { $number }
brief-source-first = { $title }（{ $number }）
brief-note = { $source }，{ $passages }
brief-page = 第 { $page } 页，共 { $pages } 页
