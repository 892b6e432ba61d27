### 搜索与筛选。

## 筛选项目；冒号前也可用这些名称
facet-type = 类型
facet-level = 层级
facet-sphere = 所属系统
facet-kind = 类别
facet-mode = 权限来由
facet-class = 职能分类
facet-change = 变动
facet-status = 进展
facet-principle = 发展理念
facet-measure = 改革举措
facet-place = 地域
facet-year = 年份
facet-date = 日期
facet-from = { $date }起
facet-until = 截至{ $date }
facet-has = 具有
facet-qualifier = 精确程度
facet-mark = 标记
facet-stated = 原文载明
facet-inferred = 编者推断
facet-not-stated = 原文未载
facet-evidence = 出处核对
mark-open = 列举未尽
mark-range = 范围

## 引文
evidence-none = 没有引文
search-misspelt = “{ $written }:”不是可用的条件。是不是想写“{ $facet }:”？
