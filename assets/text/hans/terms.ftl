### 术语：层级、类别、记录类型、字段与反向链接的名称。

## 层级
level-national = 国家级
level-provincial = 省级
level-municipal = 市级
level-district = 区（市）县级
level-township = 乡镇（街道）
level-village = 村（社区）

## 所属系统
sphere-party = 党委
sphere-government = 政府
sphere-joint = 党政联合
sphere-enterprise = 企业
sphere-public_institution = 事业单位
sphere-peoples_congress = 人大
sphere-cppcc = 政协
sphere-supervision = 监察
sphere-mass_organisation = 群团
sphere-armed_police = 武警
sphere-self_government = 群众自治

## 机构类别
agency_kind-party_organ = 党委工作机关
agency_kind-government_department = 政府工作部门
agency_kind-coordinating_body = 议事协调机构
agency_kind-dispatched_organ = 派出机关
agency_kind-dispatched_body = 派出机构
agency_kind-statutory_body = 法定机构
agency_kind-public_institution = 事业单位
agency_kind-internal_division = 内设机构
agency_kind-enterprise = 企业
agency_kind-service_centre = 服务中心
agency_kind-enforcement_team = 执法队伍
agency_kind-grassroots_office = 基层办事机构
agency_kind-role = 岗位（非机构）

## 别名
alias_kind-short = 简称
alias_kind-nameplate = 加挂牌子
alias_kind-former = 原名
alias_kind-other = 其他名称

## 变动类型
change_kind-establish = 设立
change_kind-merge = 整合组建
change_kind-absorb = 并入
change_kind-reconstitute = 重新组建
change_kind-convert = 改制、转隶
change_kind-rename = 更名
change_kind-split = 分设
change_kind-co_locate = 合署办公
change_kind-abolish = 撤销
change_kind-add_nameplate = 加挂牌子
change_kind-transfer_functions = 职能划转
change_kind-adjust = 职责调整
change_kind-resubordinate = 调整领导体制
change_kind-delegate = 下放赋权

## 进展
status-done = 已实施
status-exploring = 探索中
status-intended = 拟实施
status-prescribed = 规定

## 承担方式
role-holds = 承担
role-leads = 牵头
role-cooperates = 配合
role-takes_part = 参与
role-assists = 协助

## 配置用语
verb-strengthen = 强化
verb-transfer_in = 划入
verb-consolidate = 归集整合
verb-assign = 赋予
verb-optimise = 优化
verb-coordinate = 牵头统筹
verb-perform = 履行

## 制度工具
instrument_kind-list = 清单
instrument_kind-mechanism = 机制
instrument_kind-platform = 平台
instrument_kind-system = 制度体系
instrument_kind-rule = 规则标准
instrument_kind-model = 模式
instrument_kind-programme = 改革项目

## 机构关系
relation_kind-part_of = 隶属
relation_kind-leads = 领导
relation_kind-guides = 指导
relation_kind-commands = 指挥调度
relation_kind-supervises = 监督
relation_kind-assesses = 考核
relation_kind-controls = 控股
relation_kind-cooperates = 协作
relation_kind-boundary = 厘清职责
relation_kind-hosted_by = 挂靠

## 指标
statistic-level = 数值
statistic-count = 计数
statistic-change = 增减
statistic-rate = 比率
statistic-rank = 位次

qualifier-exact = 确数
qualifier-more_than = 多于
qualifier-at_least = 至少
qualifier-at_most = 至多
qualifier-just_under = 将近
qualifier-about = 大约
qualifier-exceeded = 突破

scale-one = 按原数
scale-wan = 万
scale-yi = 亿

comparison-year_on_year = 同比
comparison-period_on_period = 环比
comparison-named_period = 与指明时期相比

time_unit-year = 年
time_unit-quarter = 个季度
time_unit-month = 个月

## 依据
mandate_kind-instruction = 领导指示
mandate_kind-strategy = 上级战略规划
mandate_kind-law = 法律法规

## Footing of a power
power_mode-statutory = 法定
power_mode-authorised = 授权
power_mode-entrusted = 委托
power_mode-delegated = 下放
power_mode-granted = 赋权

## Kind of power
power_kind-licensing = 行政许可
power_kind-penalty = 行政处罚
power_kind-compulsion = 行政强制
power_kind-levy = 行政征收
power_kind-benefit = 行政给付
power_kind-inspection = 行政检查
power_kind-confirmation = 行政确认
power_kind-reward = 行政奖励
power_kind-adjudication = 行政裁决
power_kind-other = 其他行政权力

## Whether a rule was changed since
amendment-unamended = 其后未修改
amendment-amended = 其后有修改
amendment-not_checked = 其后修改未查核

## How sure the drafter is
confidence-high = 把握高
confidence-medium = 把握中等
confidence-low = 把握低

## 记录类型
type-source = 出处
type-place = 地域
type-principle = 发展理念
type-measure = 改革举措
type-agency = 机构
type-change = 机构变动
type-function = 职能
type-holding = 职能配置
type-power = 权限
type-instrument = 制度工具
type-relation = 机构关系
type-metric = 指标
type-term = 术语
type-mandate = 依据

types-source = 出处
types-place = 地域
types-principle = 发展理念
types-measure = 改革举措
types-agency = 机构
types-change = 机构变动
types-function = 职能
types-holding = 职能配置
types-power = 权限
types-instrument = 制度工具
types-relation = 机构关系
types-metric = 指标
types-term = 术语
types-mandate = 依据

## 字段
field-any-id = 标识符
field-any-evidence = 出处
field-any-inferred = 编者推断
field-any-proposed = 待定
field-any-proposed_fields = 待定字段
field-any-same_as = 其他数据集中的同一事物
field-any-counterpart = 其他数据集中的对应者
field-any-not_stated = 原文未载

field-source-title = 标题
field-source-author = 作者
field-source-date = 发布日期
field-source-licence = 许可协议
field-source-language = 语言文字
field-source-note = 说明
field-source-file = 文本文件
field-source-address = 网址
field-source-sha256 = 文本指纹（SHA-256）
field-source-in_force = 施行
field-source-outline = 逐段提要

field-place-name = 名称
field-place-level = 层级
field-place-within = 上级地域
field-place-summary = 概述

field-principle-name = 名称
field-principle-stance = 定位
field-principle-code = 共用代码
field-principle-mandates = 依据

field-measure-principle = 发展理念
field-measure-title = 标题
field-measure-motive = 缘由
field-measure-action = 做法
field-measure-aim = 目标
field-measure-result = 成效
field-measure-status = 进展
field-measure-mandates = 依据
field-measure-places = 实施地域

field-agency-name = 名称
field-agency-levels = 层级
field-agency-kinds = 类别
field-agency-sphere = 所属系统
field-agency-places = 服务地域
field-agency-summary = 概述
field-agency-aliases = 其他名称
field-agency-each = 分别设置
field-agency-open = 列举未尽
field-agency-open_functions = 职能列举未尽
field-agency-measures = 改革举措

field-change-kind = 变动类型
field-change-from = 变动前
field-change-to = 变动后
field-change-date = 生效日期
field-change-status = 进展
field-change-functions = 划转职能
field-change-open_functions = 职能列举未尽
field-change-summary = 概述
field-change-measure = 改革举措
field-change-places = 地域

field-function-name = 名称
field-function-summary = 概述
field-function-within = 上位职能
field-function-classes = 职能分类（COFOG）

field-holding-agency = 机构
field-holding-function = 职能
field-holding-role = 承担方式
field-holding-verb = 配置用语
field-holding-measure = 改革举措
field-holding-status = 进展

field-power-name = 名称
field-power-holders = 行使机构
field-power-grantor = 授权方
field-power-mode = 权限来由
field-power-kinds = 权力类别
field-power-levels = 涉及层级
field-power-hedge = 原文限定语
field-power-measure = 改革举措
field-power-status = 进展

field-instrument-name = 名称
field-instrument-kind = 类型
field-instrument-agencies = 适用机构
field-instrument-summary = 概述
field-instrument-within = 上位制度工具
field-instrument-measure = 改革举措
field-instrument-status = 进展

field-relation-kind = 关系类型
field-relation-from = 一方
field-relation-to = 另一方
field-relation-about = 事项
field-relation-measure = 改革举措
field-relation-status = 进展

field-metric-name = 指标名称
field-metric-value = 原文数字
field-metric-upper = 上限（原文数字）
field-metric-statistic = 统计类型
field-metric-qualifier = 确切程度
field-metric-wording = 表述
field-metric-unit = 单位
field-metric-as_of = 截至
field-metric-period = 期间
field-metric-subjects = 对象
field-metric-scale = 数量级
field-metric-variable = 同类指标代码
field-metric-comparison = 比较方式
field-metric-against = 对照时期
field-metric-of = 对应指标
field-metric-scope = 排名范围
field-metric-streak = 保持时间
field-metric-note = 读数说明
field-metric-claimant = 提出者
field-metric-places = 地域
field-metric-measure = 列于举措

field-term-name = 术语
field-term-gloss = 释义
field-term-about = 相关记录

field-mandate-name = 名称
field-mandate-kind = 类型
field-mandate-giver = 提出者
field-mandate-date = 提出日期
field-mandate-summary = 内容

## 反向链接：列在被提及的记录上
inverse-any-evidence = 引用此出处的记录
inverse-place-within = 下辖地域
inverse-principle-mandates = 据此提出的发展理念
inverse-measure-principle = 改革举措
inverse-measure-mandates = 据此推行的改革举措
inverse-measure-places = 在此实施的改革举措
inverse-agency-places = 服务此地的机构
inverse-agency-measures = 相关机构
inverse-change-from = 由此并转或划出
inverse-change-to = 由此形成或调整
inverse-change-functions = 划转经过
inverse-change-measure = 机构变动
inverse-change-places = 当地的机构变动
inverse-function-within = 下位职能
inverse-holding-agency = 职能配置
inverse-holding-function = 承担机构
inverse-holding-measure = 职能配置
inverse-power-holders = 行使的权限
inverse-power-grantor = 授出的权限
inverse-power-measure = 权限
inverse-instrument-agencies = 制度工具
inverse-instrument-within = 下位制度工具
inverse-instrument-measure = 制度工具
inverse-relation-from = 与其他机构的关系
inverse-relation-to = 其他机构与它的关系
inverse-relation-measure = 机构关系
inverse-metric-subjects = 指标
inverse-metric-of = 它的增减与比率
inverse-metric-places = 当地的指标
inverse-metric-measure = 列于其下的指标
inverse-term-about = 相关术语

## 三种回答
basis-stated = 原文载明
basis-stated-explain = 原文在所引的段落中写明了这一点。
basis-inferred = 编者推断
basis-inferred-explain = 原文没有明说，是编者根据原文推断的。
basis-proposed = 待定
basis-proposed-explain = 由起草工具在原文中找出，尚无人判定对错。
basis-not_stated = 原文未载
basis-not_stated-explain = 原文没有交代这一点，本数据集也不作猜测。

## 出处的核对
anchor-exact = 相符
anchor-exact-explain = 引文就在所标的段落里，逐字相符。
anchor-moved = 移位
anchor-moved-explain = 引文不在所标的段落里，但在别处找到了，而且只有那一处。
anchor-lost = 未能定位
anchor-lost-explain = 在原文中找不到这段引文，或者无法确定指的是哪一处。
anchor-unverified = 未核对
anchor-unverified-explain = 手头没有原文，尚未核对；附上原文即可核对。

## 标题与数值
title-change = { $kind }：{ $about }
title-holding = { $agency }：{ $function }
title-relation = { $from } · { $kind } · { $to }
list-separator = 、
list-separator-wide = ；
described-count = { $text }（{ $count }个）
described-open = { $text }等
open-functions = 等（原文未列尽）
proposed-by = 由规则 { $rule } 提出，{ $confidence }；尚无人判定
counted-exact = { $count }
counted-more_than = { $count }余
counted-at_least = 至少{ $count }
counted-at_most = 至多{ $count }
counted-just_under = 近{ $count }
counted-about = 约{ $count }
counted-exceeded = 突破{ $count }
value-yes = 是
value-streak = 连续 { $count } { $unit }
value-alias = { $name }（{ $kind }）
value-heading = { $text }〔标题 { $depth }〕
value-from = { $date }起
value-until = { $date }止
value-class = { $name }（{ $code }）
