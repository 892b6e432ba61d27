### 命令行。

cli-check-records = { $file }：{ $count } 条记录
cli-check-type = { $heading }：{ $count }
cli-check-proposed = 有 { $count } 条记录（全部或部分）为草拟而待定。
cli-check-unread = { $total } 条记录中有 { $count } 条无法读取。
cli-check-problems = 问题：{ $errors } 个错误，{ $warnings } 个警告
cli-check-anchors = 出处：相符 { $exact }，移位 { $moved }，未能定位 { $lost }，未核对 { $unverified }
cli-check-coverage = “{ $source }”的文字有 { $share } % 列入所引的段落
cli-check-text = “{ $source }”的原文由程序内附。{ $standing }
cli-check-text-file = “{ $source }”的原文读自 { $path }（{ $encoding }）。{ $standing }
cli-check-no-text = 没有“{ $source }”的原文；以 --source 指定后，便可核对引文
cli-check-text-missing = 手边没有“{ $source }”的原文：数据集旁读不到名为 { $file } 的文件。请改正 file，或用 --source 指定原文，便可核对引文
cli-check-text-failed = “{ $source }”的原文 { $path } 没有读入。{ $message }
cli-check-hash = 这份文本的 SHA-256，可填入出处的 sha256：{ $hash }
cli-check-unlisted = 另有 { $count } 个问题没有列出；加上 --limit 0 可全部列出。
cli-step = { $step }（{ $time } 秒）
cli-step-read = { $file }：已读取 { $size }
cli-step-compared = 对照 { $count } 行
cli-step-checked = 已检查 { $count } 条记录，发现 { $problems } 个问题
cli-step-text = { $path }：已按 { $encoding } 读取文本
cli-step-found = 找到 { $count } 条记录
cli-step-written = 已写出 { $records } 条记录
cli-suggest-done = { $file }：{ $mended ->
        [0] 没有能确定的修正
       *[other] 附 { $mended } 处修正
    }{ $rest ->
        [0] 。
       *[other] ；尚有 { $rest } 个问题请自行判断。
    }
cli-suggest-no-file = { $file } 不是可以应用补丁的文件；请在 --suggest 之后给出文件路径。
cli-suggest-changed = 检查期间 { $file } 有所变动，请重新检查。
cli-load-failed = { $file }：{ $message }
cli-export-done = { $path }：{ $total } 条记录中的 { $records } 条
cli-export-stubs = 文件中另有 { $stubs } 条，因上述记录提及而列入。
cli-defects = 数据集有 { $count } 个错误；能读取的部分已照常使用。详情请执行“reform-explorer check”。
cli-export-exists = { $path } 已经存在；加上 --force 即可替换。
cli-export-needs-folder = 这种格式是含有多个文件的文件夹：请用 -o 指定。
cli-unknown-id = 没有标识符为“{ $id }”的记录。{ $hint }
cli-output-failed = 无法写出结果：{ $message }。
cli-no-display = 没有显示环境（DISPLAY 与 WAYLAND_DISPLAY 都未设置）。不需要窗口的子命令仍可使用：
cli-no-window = 这个版本不含窗口。请使用子命令：
cli-fact = { $label }：{ $value }
cli-search-heading = { $heading }（{ $count }）
cli-search-count = 找到 { $total } 条记录，列出 { $shown } 条
cli-search-nothing = 在 { $count } 条记录的名称、职能与文字中都没有找到。
cli-search-nearest = 最接近的名称：{ $names }
cli-search-unknown = 这个数据集中没有 { $constraints }。
cli-show-value = 换算值
cli-show-functions = 职能与承担机构
cli-show-part = { $other }（{ $role }）
cli-show-others = { $function }；另由 { $others } 承担
cli-show-back-links = 提及此项的记录
