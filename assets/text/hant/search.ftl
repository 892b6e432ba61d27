### 搜尋與篩選。

## 篩選項目；冒號前也可用這些名稱
facet-type = 類型
facet-level = 層級
facet-sphere = 所屬系統
facet-kind = 類別
facet-mode = 權限來由
facet-class = 職能分類
facet-change = 變動
facet-status = 進展
facet-principle = 發展理念
facet-measure = 改革舉措
facet-place = 地域
facet-year = 年份
facet-date = 日期
facet-from = { $date }起
facet-until = 截至{ $date }
facet-has = 具有
facet-qualifier = 精確程度
facet-mark = 標記
facet-stated = 原文載明
facet-inferred = 編者推斷
facet-not-stated = 原文未載
facet-evidence = 出處核對
mark-open = 列舉未盡
mark-range = 範圍

## 引文
evidence-none = 沒有引文
search-misspelt = 「{ $written }:」不是可用的條件。是不是想寫「{ $facet }:」？
