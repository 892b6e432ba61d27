# 由选取的文字草拟的记录。前两条是记录里的注释；“{ $fields }”是字段名称。
draft-missing = 尚待撰写：{ $fields }
draft-untranslated = 只有原文语言：{ $fields }

## 作者应当知道的事
draft-note-figures = 选取的文字中有 { $count } 个数字，草稿只取第一个。
draft-note-changes = 选取的文字讲到 { $count } 种变动，草稿只取其中一种。
draft-note-counted = 这些文字在段落里都不只出现一次，因此引文注明了是第几处。
