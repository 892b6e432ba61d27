### 导出。

export-not-given = 未注明

## 引用格式
export-quotation = “{ $quoted }”（{ $citation }）
export-citation-anonymous = 佚名
export-citation-no-publisher = [出版地不详]: [出版者不详]
export-citation-no-date = [出版年不详]
export-citation-paragraphs = 所引段落：{ $paragraphs }
export-citation-selected = { $total } 条记录中的 { $selected } 条，{ $date }由机构改革浏览器导出；数据集许可：{ $licence }

## RON
export-ron-origin = 选自“{ $title }”（{ $dataset }），{ $total } 条记录中的 { $selected } 条，{ $date }由机构改革浏览器导出。
export-ron-licence = 数据集许可：{ $licence }。
export-ron-source = 出处：{ $title }。
export-ron-stubs = 标有 `stub: true` 的 { $count } 条只是其他记录所提及，内容并不完整。

## 为何没有导出
export-error-empty = 没有选取任何记录，无可导出。
export-error-foreign-folder = 文件夹 { $path } 里的“{ $found }”并非先前的导出；请另选文件夹，或用空的文件夹。
export-error-current-folder = { $path } 是当前所在的文件夹，里面已有先前导出的内容，不会被替换；请换到别的文件夹再导出，或另选一个文件夹。
export-error-own-input = 写入 { $path } 会覆盖正在使用的文件 { $file }；请另选名称。
export-error-io = 无法写入 { $path }：{ $message }。
export-error-cancelled = 导出已停止，没有写入任何文件。

## 导出的来源
export-origin = 来源
export-no-filter = 无

## 表格
export-tables-origin = 所据数据集共有 { $total } 条记录，此处为其中的 { $selected } 条，{ $date }由机构改革浏览器导出（{ $program }）。
export-tables-mentioned = 选取的记录有 { $chosen } 条，另有 { $mentioned } 条因这些记录提及而一并收入。
export-tables-filter = 记录的筛选条件：{ $filter }。
export-tables-licence = 数据集许可：{ $licence }
export-tables-source = 出处：{ $title }（作者：{ $author }；发布日期：{ $date }；许可：{ $licence }）
export-tables-files = 文件
export-tables-rows = { $heading }，{ $total } 条中的 { $count } 条
export-tables-origin-file = 来源：数据集、本次导出和各出处的信息
export-tables-package-file = 各表格及其列的说明，供程序读取（Tabular Data Package，第 1 版）
export-tables-conventions = 读法
export-tables-mark = 文件为 UTF-8 编码，开头有字节顺序标记（BOM），Excel 才不会把中文读成乱码；以逗号分隔，行尾为 CR LF（RFC 4180）。
export-tables-no-mark = 文件为 UTF-8 编码，开头没有字节顺序标记（BOM），用 Excel 打开时须指定编码；以逗号分隔，行尾为 CR LF（RFC 4180）。
export-tables-lists = 一格有多个值时，以“ | ”分隔。
export-tables-languages = 文字每种语言各占一列，以语言代码结尾：`_hant` 为繁体中文，`_hans` 为简体中文，`_en` 为英文。编者没有写的语言留空。
export-tables-one-language = 每段文字只给一种语言：有所选语言的就给所选语言，没有的给最接近的语言。列名结尾的代码就是列中文字的语言：`_hant` 为繁体中文，`_hans` 为简体中文，`_en` 为英文。
export-tables-references = 提及其他记录的列写的是标识符，即另一表格 `id` 列的值；`_name` 结尾的列是那些记录的名称，`_described` 结尾的列是原文有描述而未具名者。
export-tables-figures = 数字照原文的写法；`_normalised` 结尾的列是换算万、亿之后的确切数值。
export-tables-dates = 日期照 ISO 8601 写到原文所及为止：年、年月或年月日。期间以斜线连接起止，两端都算在内。
export-tables-absent = 空格表示没有数据。`not_stated` 列列出读者会想知道而原文未载的字段，`inferred` 列列出编者推断的字段。
export-tables-evidence = `evidence` 列的每一项依次是所属字段（若有）、出处标识符（若有）、段次（¶）和原文字句；字句后的括号是第几处，“…”之后是引文所在一段话结尾的字句。
export-tables-guard = 文字若以 `=`、`+`、`-`、`@` 或控制字符开头，前面会加上一个单引号 `'`，以免电子表格当成公式执行；读取时请去掉。
export-tables-reinterpreted = 直接用 Excel 打开 CSV 时，有些文字会被当成日期或数字，如 2019-06、1-2、007。从“数据 › 从文本/CSV”导入并把列设为文本，即可保持原样。

## 列
export-column-part = { $field }（{ $part }）
export-column-titles = 名称
export-column-described = 未具名者
export-column-normalised = 确切数值
export-column-stub = 仅提及
export-column-about-empty = 本次导出没有一条记录写明这个字段。
export-column-about-id = 记录在数据集里的标识符。
export-column-about-plain = 词汇表的代码、期间，或其他不随语言改变的写法；多个值以“ | ”分隔。
export-column-about-date = ISO 8601 日期，写到原文所及为止：年、年月或年月日。
export-column-about-flag = 是（true）或否（false）。
export-column-about-worded = 原文的数字写法。
export-column-about-normalised = 换算万、亿之后的确切数值。
export-column-about-text = 编者所写的文字，语言为 { $language }。
export-column-about-ids = 所提及记录的标识符；多个以“ | ”分隔。
export-column-about-titles = “{ $column }”列各记录的名称，用导出所选的语言。
export-column-about-described = 原文有描述而未具名者，用导出所选的语言。
export-column-about-inferred = 编者根据原文推断的字段；多个以“ | ”分隔。
export-column-about-proposed = 起草工具提出而尚无人判定的内容：规则与把握程度，或所涉字段。
export-column-about-not_stated = 读者会想知道而原文未载的字段；多个以“ | ”分隔。
export-column-about-evidence = 支持这条记录的原文字句，附段次（¶）；多处以“ | ”分隔。

## 格式的限制
export-limit-shortened = 有 { $count } 格文字超过电子表格一格的上限，已缩短并以“…”结尾。
export-limit-split = 有一类记录超过一张工作表的行数，已分成 { $count } 张。
export-limit-unlisted = 这份简报只计数而没有逐条列出的记录有 { $count } 条；要完整内容，请导出卷宗或表格。
export-limit-column = { $column }（{ $count }）
export-limit-reinterpreted = 有 { $count } 个单元格在 Excel 看来像日期或数字，直接打开 CSV 时会被改写：{ $columns }。请从“数据 › 从文本/CSV”导入并把这些列设为文本，或改用 XLSX。
export-limit-unlinked = 有 { $count } 个标识符因超过一张工作表的链接上限而没有链接。
