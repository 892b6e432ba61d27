### 術語：層級、類別、紀錄類型、欄位與反向連結的名稱。

## 層級
level-national = 國家級
level-provincial = 省級
level-municipal = 市級
level-district = 區（市）縣級
level-township = 鄉鎮（街道）
level-village = 村（社區）

## 所屬系統
sphere-party = 黨委
sphere-government = 政府
sphere-joint = 黨政聯合
sphere-enterprise = 企業
sphere-public_institution = 事業單位
sphere-peoples_congress = 人大
sphere-cppcc = 政協
sphere-supervision = 監察
sphere-mass_organisation = 群團
sphere-armed_police = 武警
sphere-self_government = 群眾自治

## 機構類別
agency_kind-party_organ = 黨委工作機關
agency_kind-government_department = 政府工作部門
agency_kind-coordinating_body = 議事協調機構
agency_kind-dispatched_organ = 派出機關
agency_kind-dispatched_body = 派出機構
agency_kind-statutory_body = 法定機構
agency_kind-public_institution = 事業單位
agency_kind-internal_division = 內設機構
agency_kind-enterprise = 企業
agency_kind-service_centre = 服務中心
agency_kind-enforcement_team = 執法隊伍
agency_kind-grassroots_office = 基層辦事機構
agency_kind-role = 崗位（非機構）

## 別名
alias_kind-short = 簡稱
alias_kind-nameplate = 加掛牌子
alias_kind-former = 原名
alias_kind-other = 其他名稱

## 變動類型
change_kind-establish = 設立
change_kind-merge = 整合組建
change_kind-absorb = 並入
change_kind-reconstitute = 重新組建
change_kind-convert = 改制、轉隸
change_kind-rename = 更名
change_kind-split = 分設
change_kind-co_locate = 合署辦公
change_kind-abolish = 撤銷
change_kind-add_nameplate = 加掛牌子
change_kind-transfer_functions = 職能劃轉
change_kind-adjust = 職責調整
change_kind-resubordinate = 調整領導體制
change_kind-delegate = 下放賦權

## 進展
status-done = 已實施
status-exploring = 探索中
status-intended = 擬實施
status-prescribed = 規定

## 承擔方式
role-holds = 承擔
role-leads = 牽頭
role-cooperates = 配合
role-takes_part = 參與
role-assists = 協助

## 配置用語
verb-strengthen = 強化
verb-transfer_in = 劃入
verb-consolidate = 歸集整合
verb-assign = 賦予
verb-optimise = 優化
verb-coordinate = 牽頭統籌
verb-perform = 履行

## 制度工具
instrument_kind-list = 清單
instrument_kind-mechanism = 機制
instrument_kind-platform = 平臺
instrument_kind-system = 制度體系
instrument_kind-rule = 規則標準
instrument_kind-model = 模式
instrument_kind-programme = 改革項目

## 機構關係
relation_kind-part_of = 隸屬
relation_kind-leads = 領導
relation_kind-guides = 指導
relation_kind-commands = 指揮調度
relation_kind-supervises = 監督
relation_kind-assesses = 考核
relation_kind-controls = 控股
relation_kind-cooperates = 協作
relation_kind-boundary = 釐清職責
relation_kind-hosted_by = 掛靠

## 指標
statistic-level = 數值
statistic-count = 計數
statistic-change = 增減
statistic-rate = 比率
statistic-rank = 位次

qualifier-exact = 確數
qualifier-more_than = 多於
qualifier-at_least = 至少
qualifier-at_most = 至多
qualifier-just_under = 將近
qualifier-about = 大約
qualifier-exceeded = 突破

scale-one = 照原數
scale-wan = 萬
scale-yi = 億

comparison-year_on_year = 同比
comparison-period_on_period = 環比
comparison-named_period = 與指明時期相比

time_unit-year = 年
time_unit-quarter = 個季度
time_unit-month = 個月

## 依據
mandate_kind-instruction = 領導指示
mandate_kind-strategy = 上級戰略規劃
mandate_kind-law = 法律法規

## Footing of a power
power_mode-statutory = 法定
power_mode-authorised = 授權
power_mode-entrusted = 委託
power_mode-delegated = 下放
power_mode-granted = 賦權

## Kind of power
power_kind-licensing = 行政許可
power_kind-penalty = 行政處罰
power_kind-compulsion = 行政強制
power_kind-levy = 行政徵收
power_kind-benefit = 行政給付
power_kind-inspection = 行政檢查
power_kind-confirmation = 行政確認
power_kind-reward = 行政獎勵
power_kind-adjudication = 行政裁決
power_kind-other = 其他行政權力

## Whether a rule was changed since
amendment-unamended = 其後未修改
amendment-amended = 其後有修改
amendment-not_checked = 其後修改未查核

## How sure the drafter is
confidence-high = 把握高
confidence-medium = 把握中等
confidence-low = 把握低

## 紀錄類型
type-source = 出處
type-place = 地域
type-principle = 發展理念
type-measure = 改革舉措
type-agency = 機構
type-change = 機構變動
type-function = 職能
type-holding = 職能配置
type-power = 權限
type-instrument = 制度工具
type-relation = 機構關係
type-metric = 指標
type-term = 術語
type-mandate = 依據

types-source = 出處
types-place = 地域
types-principle = 發展理念
types-measure = 改革舉措
types-agency = 機構
types-change = 機構變動
types-function = 職能
types-holding = 職能配置
types-power = 權限
types-instrument = 制度工具
types-relation = 機構關係
types-metric = 指標
types-term = 術語
types-mandate = 依據

## 欄位
field-any-id = 識別碼
field-any-evidence = 出處
field-any-inferred = 編者推斷
field-any-proposed = 待定
field-any-proposed_fields = 待定欄位
field-any-same_as = 其他資料集中的同一事物
field-any-counterpart = 其他資料集中的對應者
field-any-not_stated = 原文未載

field-source-title = 標題
field-source-author = 作者
field-source-date = 發布日期
field-source-licence = 授權條款
field-source-language = 語言文字
field-source-note = 說明
field-source-file = 文字檔
field-source-address = 網址
field-source-sha256 = 文字指紋（SHA-256）
field-source-in_force = 施行
field-source-outline = 逐段提要

field-place-name = 名稱
field-place-level = 層級
field-place-within = 上級地域
field-place-summary = 概述

field-principle-name = 名稱
field-principle-stance = 定位
field-principle-code = 共用代碼
field-principle-mandates = 依據

field-measure-principle = 發展理念
field-measure-title = 標題
field-measure-motive = 緣由
field-measure-action = 做法
field-measure-aim = 目標
field-measure-result = 成效
field-measure-status = 進展
field-measure-mandates = 依據
field-measure-places = 實施地域

field-agency-name = 名稱
field-agency-levels = 層級
field-agency-kinds = 類別
field-agency-sphere = 所屬系統
field-agency-places = 服務地域
field-agency-summary = 概述
field-agency-aliases = 其他名稱
field-agency-each = 分別設置
field-agency-open = 列舉未盡
field-agency-open_functions = 職能列舉未盡
field-agency-measures = 改革舉措

field-change-kind = 變動類型
field-change-from = 變動前
field-change-to = 變動後
field-change-date = 生效日期
field-change-status = 進展
field-change-functions = 劃轉職能
field-change-open_functions = 職能列舉未盡
field-change-summary = 概述
field-change-measure = 改革舉措
field-change-places = 地域

field-function-name = 名稱
field-function-summary = 概述
field-function-within = 上位職能
field-function-classes = 職能分類（COFOG）

field-holding-agency = 機構
field-holding-function = 職能
field-holding-role = 承擔方式
field-holding-verb = 配置用語
field-holding-measure = 改革舉措
field-holding-status = 進展

field-power-name = 名稱
field-power-holders = 行使機構
field-power-grantor = 授權方
field-power-mode = 權限來由
field-power-kinds = 權力類別
field-power-levels = 涉及層級
field-power-hedge = 原文限定語
field-power-measure = 改革舉措
field-power-status = 進展

field-instrument-name = 名稱
field-instrument-kind = 類型
field-instrument-agencies = 適用機構
field-instrument-summary = 概述
field-instrument-within = 上位制度工具
field-instrument-measure = 改革舉措
field-instrument-status = 進展

field-relation-kind = 關係類型
field-relation-from = 一方
field-relation-to = 另一方
field-relation-about = 事項
field-relation-measure = 改革舉措
field-relation-status = 進展

field-metric-name = 指標名稱
field-metric-value = 原文數字
field-metric-upper = 上限（原文數字）
field-metric-statistic = 統計類型
field-metric-qualifier = 確切程度
field-metric-wording = 表述
field-metric-unit = 單位
field-metric-as_of = 截至
field-metric-period = 期間
field-metric-subjects = 對象
field-metric-scale = 數量級
field-metric-variable = 同類指標代碼
field-metric-comparison = 比較方式
field-metric-against = 對照時期
field-metric-of = 對應指標
field-metric-scope = 排名範圍
field-metric-streak = 保持時間
field-metric-note = 讀數說明
field-metric-claimant = 提出者
field-metric-places = 地域
field-metric-measure = 列於舉措

field-term-name = 術語
field-term-gloss = 釋義
field-term-about = 相關紀錄

field-mandate-name = 名稱
field-mandate-kind = 類型
field-mandate-giver = 提出者
field-mandate-date = 提出日期
field-mandate-summary = 內容

## 反向連結：列在被提及的紀錄上
inverse-any-evidence = 引用此出處的紀錄
inverse-place-within = 下轄地域
inverse-principle-mandates = 據此提出的發展理念
inverse-measure-principle = 改革舉措
inverse-measure-mandates = 據此推行的改革舉措
inverse-measure-places = 在此實施的改革舉措
inverse-agency-places = 服務此地的機構
inverse-agency-measures = 相關機構
inverse-change-from = 由此併轉或劃出
inverse-change-to = 由此形成或調整
inverse-change-functions = 劃轉經過
inverse-change-measure = 機構變動
inverse-change-places = 當地的機構變動
inverse-function-within = 下位職能
inverse-holding-agency = 職能配置
inverse-holding-function = 承擔機構
inverse-holding-measure = 職能配置
inverse-power-holders = 行使的權限
inverse-power-grantor = 授出的權限
inverse-power-measure = 權限
inverse-instrument-agencies = 制度工具
inverse-instrument-within = 下位制度工具
inverse-instrument-measure = 制度工具
inverse-relation-from = 與其他機構的關係
inverse-relation-to = 其他機構與它的關係
inverse-relation-measure = 機構關係
inverse-metric-subjects = 指標
inverse-metric-of = 它的增減與比率
inverse-metric-places = 當地的指標
inverse-metric-measure = 列於其下的指標
inverse-term-about = 相關術語

## 三種回答
basis-stated = 原文載明
basis-stated-explain = 原文在所引的段落中寫明了這一點。
basis-inferred = 編者推斷
basis-inferred-explain = 原文沒有明說，是編者根據原文推斷的。
basis-proposed = 待定
basis-proposed-explain = 由起草工具在原文中找出，尚無人判定對錯。
basis-not_stated = 原文未載
basis-not_stated-explain = 原文沒有交代這一點，本資料集也不作猜測。

## 出處的核對
anchor-exact = 相符
anchor-exact-explain = 引文就在所標的段落裡，逐字相符。
anchor-moved = 移位
anchor-moved-explain = 引文不在所標的段落裡，但在別處找到了，而且只有那一處。
anchor-lost = 未能定位
anchor-lost-explain = 在原文中找不到這段引文，或無法確定指的是哪一處。
anchor-unverified = 未核對
anchor-unverified-explain = 手邊沒有原文，尚未核對；附上原文即可核對。

## 標題與數值
title-change = { $kind }：{ $about }
title-holding = { $agency }：{ $function }
title-relation = { $from } · { $kind } · { $to }
list-separator = 、
list-separator-wide = ；
described-count = { $text }（{ $count }個）
described-open = { $text }等
open-functions = 等（原文未列盡）
proposed-by = 由規則 { $rule } 提出，{ $confidence }；尚無人判定
counted-exact = { $count }
counted-more_than = { $count }餘
counted-at_least = 至少{ $count }
counted-at_most = 至多{ $count }
counted-just_under = 近{ $count }
counted-about = 約{ $count }
counted-exceeded = 突破{ $count }
value-yes = 是
value-streak = 連續 { $count } { $unit }
value-alias = { $name }（{ $kind }）
value-heading = { $text }〔標題 { $depth }〕
value-from = { $date }起
value-until = { $date }止
value-class = { $name }（{ $code }）
