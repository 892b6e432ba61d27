### 数据文件的问题：哪里不对、应当如何、怎样改正。

severity-error = 错误
severity-warning = 警告

problem-hint-nearest = 是否想写“{ $nearest }”？
problem-hint-near = 第 { $found } 段有“{ $near }”。

## 格式
problem-syntax = 此处语法有误，解析器的信息是“{ $message }”。请检查附近的括号、逗号和引号。
problem-wrong-value = 此处的值不符合字段要求的格式，解析器的信息是“{ $message }”。请改成字段要求的写法，否则无法读取。
problem-unknown-field = 此处没有名为“{ $name }”的字段，其内容未被采用。{ $hint }请改正字段名称，或删去这一项。
problem-missing-field = 缺少必填字段“{ $name }”，因而无法读取。请补上这一项。
problem-unknown-code = “{ $name }”不是这个字段可用的代码。{ $hint }可用的代码有：{ $allowed }。
problem-wrong-schema = 文件注明的格式版本是 { $name }，本程序只能读取版本 1。请把文件转成版本 1，或改用支持该版本的程序。
problem-duplicate-section = 区段“{ $name }”重复出现，只有第一个会被读取。请把两处的记录并入第一个。

## 标识符与引用
problem-malformed-id = 标识符“{ $name }”不合规定，只能由小写英文字母、数字和连字符组成，且不能为空。请改写，并更新引用它的地方。
problem-duplicate-id = 标识符“{ $name }”已被 { $first }（行:列）的记录使用，引用一律指向那一条。请为其中一条另取标识符。
problem-dangling-reference = 没有标识符为“{ $name }”的记录。{ $hint }请改正标识符，或补上这条记录。
problem-wrong-target = “{ $name }”是一条“{ $found }”记录，此字段应当引用“{ $expected }”记录。请改用该类型记录的标识符。

## 出处
problem-long-quote = 引文长达 { $length } 个字符，最多可用 24 个。请缩短引文；所引内容若更长，用 to 写明在哪里结束。
problem-no-such-field = inferred 或出处的 field 指名“{ $name }”，但这条记录没有这个字段，或未填其值。请改成已填写的字段，或删去这个名称。
problem-no-evidence = 这条记录没有出处，读者无从核对。请在 evidence 中写明段落编号，并附一小段引文。
problem-moved-anchor = 引文“{ $quote }”不在第 { $stated } 段，而在第 { $found } 段。如果指的就是那一处，请把 p 改为 { $found }。
problem-lost-anchor = 出处标明第 { $stated } 段有引文“{ $quote }”，但原文全篇都找不到。{ $hint }请照原文逐字抄录，标点和繁简字形也要一致。
problem-ambiguous-anchor = 引文“{ $quote }”在原文中有 { $times } 处相符，无法确定指的是哪一处。请核对段落编号 p，并用 nth 指明是第几处（从 1 数起，不超过 { $times }），或多引几个字。
problem-lost-passage-end = 在同一段落中，引文之后找不到标示结尾的文字“{ $name }”。{ $hint }请照原文改正 to，或删去 to。
problem-source-differs = 旁边的原文与当初核对出处时所用的不是同一份，两者的 SHA-256 不符。程序仍会在这份原文中核对出处；若确定要用这一份，请更新 sha256。
problem-source-outside = 路径“{ $name }”指向数据集所在文件夹之外，因此没有读取。请把原文放进该文件夹，并改写为相对路径。

## 文件
load-not-found = 找不到这个文件，可能已经移动、重命名或删除。请重新选择文件。
load-no-permission = 没有读取这个文件的权限。请向所有者获取权限，或把文件复制到可以读取的位置。
load-io = 读取文件时出错，系统的信息是“{ $message }”。请确认磁盘或网络位置可用，然后重试。
load-not-a-file = 这不是普通文件，可能是文件夹或设备。请选择一个数据文件。
load-other-encoding = 文件的编码似乎是 { $encoding }，本程序只读取 UTF-8。请另存为 UTF-8 后再打开。
load-not-utf8 = 文件不是 UTF-8 编码，偏移 { $offset } 处（从 0 数起）的字节无法解读。请用文本编辑器另存为 UTF-8 后再打开。
load-undecodable = 这份文本的编码似乎是 { $encoding }，但偏移 { $offset } 处（从 0 算起）的字节不属于这种编码。为免丢失文字，程序没有读取。请另存为 UTF-8 再试。
load-unreadable = 文件中没有可以显示的数据集，共有 { $count } 个问题。请先改正所列的问题，再重新打开。
load-cancelled = 读取已取消，文件没有载入。需要时可以重新打开。
