### 数据文件的问题：哪里不对、应当如何、怎样改正。

severity-error = 错误
severity-warning = 警告

problem-expected = 应为：{ $expected }
language-chinese = 中文
language-english = 英文
problem-hint-nearest = 是否想写“{ $nearest }”？
problem-hint-near = 第 { $found } 段有“{ $near }”：{ $letters }。
problem-hint-letters = 原文是 { $text }，引文是 { $sought }
problem-hint-letters-missing = 原文没有引文的 { $sought }
problem-hint-letters-added = 原文多了 { $text }

## 格式
problem-sign = “{ $sign }”
problem-sign-alike = “{ $sign }”（{ $code }）
problem-syntax = { $flaw ->
        [unclosed-here] 从这里开始的{ $found }没有结束：{ $message }（行:列）处缺{ $meant }。
        [unclosed] 从这里开始的{ $found }没有结束。
        [unclosed-raw-string] 从这里开始的原始字符串没有结束。
        [unclosed-comment] 从这里开始的注释没有结束。
        [missing-before] 这里之前缺{ $meant }。
        [missing-after] 这里之后缺{ $meant }。
        [stray] 这里不应有{ $found }。
        [mistaken] 这里写了{ $found }，应是{ $meant }。
        [odd-blank] 这里有看不见的字符{ $found }，它不是数据格式的空白。
        [unquoted] { $message } 两边缺引号。
        [lacks-end] 这里是{ $found }，但应有逗号，或有结束整个结构或列表的括号。
        [lacks-name] 这里是{ $found }，但应是字段名称，或结束整个结构的括号。
        [lacks-colon] 这里是{ $found }，但应是冒号。
        [lacks-value] 这里是{ $found }，但应有一个值。
        [lacks-struct] 这里是{ $found }，但应以括号开始一个结构。
        [lacks-all] 文件没有内容。
        [lacks-list] 这里应以方括号开始一个列表。
        [lacks-record] 这里应是一条用括号括起的记录。
        [surplus] 数据集到此已经结束，后面却还有{ $found }。
        [truncated] 内容到此为止，但括号和引号还没有全部结束。
       *[other] 此处语法有误，解析器的信息是“{ $message }”。
    }
mend-syntax = { $flaw ->
        [unclosed-here] 请在该处补上{ $meant }。
        [missing-before] 请在其前补上{ $meant }。
        [missing-after] 请在其后补上{ $meant }。
        [stray] 请删去。
        [mistaken] 请改成{ $meant }。
        [odd-blank] 请改成普通空格，或删去。
        [unquoted] 请加上引号 "…"。
        [surplus] 请删去，或移到最后一个括号之前。
        [truncated] 文件可能在复制或保存时被截断，请补全。
        [lacks-all] 请从模板（template）开始，或参阅数据集的写法。
       *[other] 请检查附近的括号、逗号和引号。
    }
problem-wrong-value = { $form ->
        [unquoted] { $message } 两边缺引号，因而无法读取。
        [quoted] “{ $message }”写在引号里，但此处的代码与数字不加引号，因而无法读取。
        [lacks-list] 此处的“{ $message }”没有方括号，但此处需要列表，因而无法读取。
       *[other] 此处的值不符合字段要求的格式，因而无法读取；解析器的信息是“{ $message }”。
    }
mend-wrong-value = { $form ->
        [unquoted] 请加上引号："{ $message }"。
        [quoted] 请删去引号。
        [lacks-list] 请加上方括号：[{ $message }]。
       *[other] 请改成字段要求的写法。
    }
problem-wrong-number = “{ $name }”不是这里可用的数字，因而无法读取。
mend-wrong-number = 请写成{ $kind ->
        [figure] 带引号的数字，照原文抄下，如 "2,123.3"，不带万、% 或指数
       *[whole] 不带引号的整数，如 12
    }。
problem-wrong-date = “{ $name }”不是日期，或历法上没有这一天，因而无法读取。
mend-wrong-date = 请写成实际存在的年、月或日，如 2019、2019-06 或 2019-06-30；时段在首尾之间加斜线。
problem-reversed-period = 时段“{ $name }”的结束早于开始，因而无法读取。
mend-reversed-period = 请把较早的日期写在斜线之前。
problem-reversed-validity = 这项规则据称施行至 { $until } 止，却自 { $from } 才起施行。
mend-reversed-validity = 请看“from”与“until”是否写反了。
problem-unknown-field = 此处没有名为“{ $name }”的字段，其内容未被采用。
mend-unknown-field = 请改正字段名称，或删去这一项。
problem-misspelt-field = 此处没有名为“{ $name }”的字段，而缺了必填字段“{ $nearest }”就无法读取。
mend-misspelt-field = 若是笔误，请改为“{ $nearest }”；否则补上该字段，并删去这一项。
problem-missing-field = 缺少必填字段“{ $name }”，因而无法读取。
mend-missing-field = 请补上这一项。
problem-duplicate-field = 字段“{ $name }”已在 { $first }（行:列）写过，不能再写一次，因而无法读取。
mend-duplicate-field = 请合并两处的内容，只留一项。
problem-unknown-code = “{ $name }”不是这个字段可用的代码，因而无法读取。
mend-unknown-code = 可用的代码有：{ $allowed }。
problem-control-character = 字段“{ $name }”的文字含有看不见的控制字符 { $character }，搜索、导出和原文核对都会受影响。
mend-control-character = 请删去这个字符，多半是复制粘贴时带进来的。
problem-wrong-schema = 文件注明的格式版本是 { $name }，本程序只能读取版本 1 与 2。
mend-wrong-schema = 请把文件转成版本 2，或改用支持该版本的程序。
problem-duplicate-section = 区段“{ $name }”重复出现，只有第一个会被读取。
mend-duplicate-section = 请把两处的记录并入第一个。

## 标识符与引用
problem-malformed-id = 标识符“{ $name }”不合规定，只能由小写英文字母、数字和连字符组成，且不能为空。
mend-malformed-id = 请改写，并更新引用它的地方。
problem-duplicate-id = 标识符“{ $name }”已被 { $first }（行:列）的记录使用，引用一律指向那一条。
mend-duplicate-id = 请为其中一条另取标识符。
problem-dangling-reference = 没有标识符为“{ $name }”的记录。
mend-dangling-reference = 请改正标识符，或补上这条记录。
problem-wrong-target = “{ $name }”是一条“{ $found }”记录，此字段应当引用“{ $expected }”记录。
mend-wrong-target = 请改用该类型记录的标识符。
problem-malformed-external-id = “{ $name }”不是另一数据集的记录；应写作数据集的 id、斜线、记录的 id。
mend-malformed-external-id = 请写作“dataset/id”。
problem-internal-link = “{ $name }”是本数据集的记录；“same_as”与“counterpart”只指向其他数据集。
mend-internal-link = 请写出所指的数据集；本数据集中若有两条实为同一事物，请并为一条。
problem-merged-records = 本记录与“{ $other }”都说等同于“{ $name }”，两者便成了同一事物。
mend-merged-records = 只在真正等同的一条保留“same_as”，另一条改写“counterpart”。
problem-unknown-class = “{ $name }”不是此处认得的分类。
mend-unknown-class = 请写出 COFOG 的组别并冠以“cofog:”，例如 cofog:05.3。
problem-cycle = 这些记录经由“{ $name }”互相隶属，绕成一圈：{ $members }。
mend-cycle = 请找出方向写反或多余的那一处引用，改正或删去。

## 机构变动
problem-contradictory-change = “{ $kind }”类变动的 { $side } { $expected ->
        [nobody] 一侧不应有机构
        [one] 一侧只应有一个机构
       *[several] 一侧应有两个以上的机构
    }，与所写的不符。
mend-contradictory-change = 请改用相符的变动类型，或改正这一侧；若原文列举未尽，请另加一项描述代表其余的机构。
problem-same-body = “{ $name }”同时列在两侧，这类记录的两侧应是不同的机构。
mend-same-body = 请改正其中一侧；若原文未提另一方，就留空。
problem-not-moved = 职能“{ $name }”列在“functions”中，好像是划转而来；但据“{ $other }”，只是强化、优化或赋予。
mend-not-moved = 除非原文说它是划转的，请自“functions”中删去；已有职能配置即可。

## 指标
problem-mixed-variable = 这项指标与“{ $other }”同属变量“{ $name }”，“{ $field }”却不相同，不能画在同一条轴上。
mend-mixed-variable = 请改正其中一处，或另取变量名称。
problem-wrong-unit = 比率的单位写成“{ $name }”，但比率以 %、‰、倍或“每…”之类的比值计量。
mend-wrong-unit = 请改正单位；若这其实是数量或变化量，请改 statistic。
problem-scaled-rank = 位次不应有 scale：第几位不以万、亿计。
mend-scaled-rank = 请删去 scale；若这不是位次，请改 statistic。
problem-reversed-range = “upper”不大于“value”，两者不成范围。
mend-reversed-range = 请把下限写在“value”、上限写在“upper”，两者同一数量级。
problem-qualifier-conflict = 表述中数字旁有“{ $mark }”，qualifier 应是 { $expected }，这里写的却不同。
mend-qualifier-conflict = 请改正 qualifier，或改正表述。
problem-reversed-comparison = 比较的时段 { $against } 在指标本身的时间（至 { $end }）之后。
mend-reversed-comparison = 比较的对象应当较早：请核对 against 与 period 是否写反。

## 出处
problem-zero-position = { $name } 从 1 数起，没有第 0 个。
mend-zero-position = 请照原文数出段落或次序；只有一处相符时，不必写 nth。
problem-empty-quote = 引文是空的，无法在原文中定位。
mend-empty-quote = 请抄录段落中的几个字；若原文没有可引之处，删去这条出处。
problem-long-quote = 引文长达 { $length } 个字符，最多可用 24 个。
mend-long-quote = 请缩短引文；所引内容若更长，用 to 写明在哪里结束。
problem-long-record = 这里有 { $size }，一条记录最多 { $limit }，因此没有读取。
mend-long-record = 请缩短其中的文字，或分成几条记录；也请检查是否有引号或括号没有关上。
problem-no-such-field = inferred、proposed_fields 或某条出处的 field 写了“{ $name }”，但这条记录没有这个字段，或该字段没有值。
mend-no-such-field = 请改成已填写的字段，或删去这个名称。
problem-no-evidence = 这条记录没有出处，读者无从核对。
mend-no-evidence = 请在 evidence 中写明段落编号，并附一小段引文。
problem-moved-anchor = 引文“{ $quote }”不在第 { $stated } 段，而在第 { $found } 段。
mend-moved-anchor = 如果指的就是那一处，请把 p 改为 { $found }。
problem-shifted-anchors = { $count } 处引文都在所注段落{ $way ->
        [back] 之前
       *[on] 之后
    } { $by } 段，从第 { $from } 段起。
mend-shifted-anchors = 原文大概{ $way ->
        [back] 少了 { $by } 段：请把各处的 p 减 { $by }
       *[on] 多了 { $by } 段：请把各处的 p 加 { $by }
    }；check --suggest 会列出全部更正。
problem-lost-anchor = 出处标明第 { $stated } 段有引文“{ $quote }”，但原文全篇都找不到。
mend-lost-anchor = 请照原文逐字抄录，标点和繁简字形也要一致。
problem-ambiguous-anchor = 引文“{ $quote }”在原文中有 { $times } 处相符，无法确定指的是哪一处。
mend-ambiguous-anchor = 请核对段落编号 p，并用 nth 指明是第几处（从 1 数起，不超过 { $times }），或多引几个字。
problem-lost-passage-end = 在同一段落中，引文之后找不到标示结尾的文字“{ $name }”。
mend-lost-passage-end = 请照原文改正 to，或删去 to。
problem-malformed-sha256 = “{ $name }”不是 SHA-256：它应是 64 个十六进制数字。
mend-malformed-sha256 = 请重新计算并整串贴上；不确定时删去 sha256。
problem-source-differs = 现有的原文与当初核对出处时所用的不是同一份，两者的 SHA-256 不同；程序仍会在这份原文中核对出处。
mend-source-differs = 若确定要用这一份，请把 sha256 改为 { $name }。
problem-source-outside = 路径“{ $name }”指向数据集所在文件夹之外，因此没有读取。
mend-source-outside = 请把原文放进该文件夹，并改写为相对路径。
problem-source-unread = 无法读取原文“{ $name }”，因此没有核对其中的引文：{ $obstacle ->
        [missing] 没有这个文件。
        [forbidden] 没有读取权限。
        [not-a-file] 这不是普通文件。
        [damaged] { $encoding }，偏移 { $offset } 处的字节有误。
        [encoding] 编码似乎是 { $encoding }，不在可读之列。
        [unknown-encoding] 编码无法识别。
       *[other] 原因见报告中关于这份原文的说明。
    }
mend-source-unread = 请把原文以 UTF-8 存到该处，或改正 file，或另外附上原文（命令行用 --source）。

## 完整
problem-unwritten-text = “{ $name }”还是草稿留给作者填写的“…”。
mend-unwritten-text = 请填上内容；如果不是必填字段，也可以删去。
problem-missing-translation = 从标题看，数据集以多种语言书写，但这条记录的下列字段缺少{ $languages }：{ $fields }。
mend-missing-translation = 请补上译文；若数据集其实只用一种语言，标题也请只写那一种。
problem-unused-record = 没有其他记录提到这条“{ $name }”，读者因此无从看到。
mend-unused-record = 请在相关的记录中引用它，或删去这条记录。

## 文件
load-not-found = 找不到这个文件，可能已经移动、重命名或删除。请重新选择文件。
load-no-permission = 没有读取这个文件的权限。请向所有者获取权限，或把文件复制到可以读取的位置。
load-io = 读取文件时出错，系统的信息是“{ $message }”。请确认磁盘或网络位置可用，然后重试。
load-not-a-file = 这不是普通文件，可能是文件夹或设备。请选择一个数据文件。
load-too-large = 文件大小为 { $size }，最多读取 { $limit }。请分成几个文件，或删去不需要的内容。
load-too-long = 最多读取 { $limit }，而内容超过此数。请指定数据文件，或分成几个文件。
load-other-encoding = 文件的编码似乎是 { $encoding }，数据集只能以 UTF-8 读取。请存成 UTF-8。
load-not-utf8 = 文件不是 UTF-8 编码，偏移 { $offset } 处（从 0 数起）的字节无法解读。请用文本编辑器存成 UTF-8。
load-text-other-encoding = 这份文本的编码似乎是 { $encoding }；原文只能以 UTF-8、带字节顺序标记的 UTF-16 或 UTF-32、GB18030 或 Big5 读取。请另存为 UTF-8 再试。
load-text-unknown-encoding = 这份文本的编码无法识别：原文可用 UTF-8、带字节顺序标记的 UTF-16 或 UTF-32、GB18030 或 Big5，但偏移 { $offset } 处（从 0 数起）的字节无法解读。请另存为 UTF-8 再试。
load-undecodable = 这份文本的编码似乎是 { $encoding }，但偏移 { $offset } 处（从 0 数起）的字节不属于这种编码。为免丢失文字，程序没有读取。请另存为 UTF-8 再试。
load-unreadable = 文件中没有可以显示的数据集，共有 { $count } 个问题。请改正所列的问题并保存。
load-cancelled = 读取已取消，文件没有载入。需要时可以重新打开。
