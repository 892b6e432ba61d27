### 导出与命令行。

export-not-given = 未注明

## RON
export-ron-origin = 选自“{ $title }”（{ $dataset }），{ $total } 条记录中的 { $selected } 条，{ $date }由机构改革浏览器导出。
export-ron-licence = 数据集许可：{ $licence }。
export-ron-source = 出处：{ $title }。
export-ron-stubs = 标有 `stub: true` 的 { $count } 条只是其他记录所提及，内容并不完整。

## Markdown
export-md-fact = **{ $label }**：{ $value }
export-md-contents = 内容
export-md-selected = { $total } 条记录中的 { $selected } 条，{ $date }由机构改革浏览器导出
export-md-dataset = 数据集
export-md-encoder = 编者
export-md-licence = 数据集许可
export-md-legend = ¶ 5 指原文第五段（空行不计），引号内为编者所引的原文字句。注明“*编者推断*”者，原文没有明说，是编者根据原文推断的。
export-md-sources = 数据出处
export-md-section = { $heading }（{ $count }）
export-md-stub = 此处仅提及；所据的数据集未收录其完整内容。
export-md-other-names = 其他语言
export-md-inferred = { $value }（*编者推断*）
export-md-among = { $text }，其中有{ $among }
export-md-quote = “{ $quote }”
export-md-quote-nth = { $passage }（第 { $nth } 处）
export-md-quote-source = { $source }，{ $passage }
export-md-quote-field = { $field }：{ $passage }

## 为何没有导出
export-error-empty = 没有选取任何记录，无可导出。
export-error-foreign-folder = 文件夹 { $path } 里的“{ $found }”并非先前的导出；请另选文件夹，或用空的文件夹。
export-error-io = 无法写入 { $path }：{ $message }。
export-error-cancelled = 导出已停止，没有写入任何文件。

## 命令行
cli-check-records = { $file }：{ $count } 条记录
cli-check-type = { $heading }：{ $count }
cli-check-unread = 有 { $count } 条记录无法读取。
cli-check-problems = 问题：{ $errors } 个错误，{ $warnings } 个警告
cli-check-anchors = 出处：相符 { $exact }，移位 { $moved }，未能定位 { $lost }，未验证 { $unverified }
cli-check-coverage = “{ $source }”的文字有 { $share } % 落在所引的段落之内
cli-check-no-text = 手边没有“{ $source }”的原文；用 --source 指定，便可核对引文
cli-load-failed = { $file }：{ $message }
cli-export-done = { $path }：{ $total } 条记录中的 { $records } 条
cli-export-stubs = 文件中另有 { $stubs } 条，因上述记录提及而列入。
cli-export-defects = 数据集有 { $count } 个错误；能读取的都已导出。详情请用“reform-explorer check”查看。
cli-export-exists = { $path } 已经存在；加上 --force 即可替换。
cli-export-needs-folder = CSV 是含有多个文件的文件夹：请用 -o 指定。
cli-export-unknown-id = 没有标识符为“{ $id }”的记录。
cli-output-failed = 无法写出结果：{ $message }。
cli-no-display = 没有显示环境（DISPLAY 与 WAYLAND_DISPLAY 都未设置）。不需要窗口的子命令仍可使用：
cli-no-window = 这个版本不含窗口。请使用子命令：
