# 由選取的文字草擬的紀錄。前兩條是紀錄裡的註解；「{ $fields }」是欄位名稱。
draft-missing = 尚待撰寫：{ $fields }
draft-untranslated = 只有原文語言：{ $fields }

## 作者應當知道的事
draft-note-figures = 選取的文字中有 { $count } 個數字，草稿只取第一個。
draft-note-changes = 選取的文字講到 { $count } 種變動，草稿只取其中一種。
draft-note-counted = 這些文字在段落裡都不只出現一次，因此引文註明了是第幾處。
