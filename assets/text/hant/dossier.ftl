### 供閱讀的卷宗，以及呈閱的簡報。

## 卷宗
dossier-md-fact = **{ $label }**：{ $value }
dossier-contents = 內容
dossier-sections = 目次
dossier-skip = 跳到紀錄
dossier-selected = { $total } 筆紀錄中的 { $selected } 筆，{ $date }由機構改革瀏覽器匯出
dossier-filter = 篩選條件
dossier-dataset = 資料集
dossier-encoder = 編者
dossier-licence = 資料集授權
dossier-legend = ¶ 5 指原文第五段（空行不計），引號內為編者所引的原文字句。註明「{ $inferred }」者，原文沒有明說，是編者根據原文推斷的。
dossier-sources = 資料出處
dossier-section = { $heading }（{ $count }）
dossier-stub = 此處僅提及；所據的資料集未收錄其完整內容。
dossier-other-names = 其他語言
dossier-inferred = { $value }（{ $mark }）
dossier-inferred-mark = 編者推斷
dossier-proposed-mark = 待定
dossier-among = { $text }，其中有{ $among }
dossier-paragraph = 原文第 { $number } 段
dossier-quote = 「{ $quote }」
dossier-quote-nth = { $passage }（第 { $nth } 處）
dossier-quote-source = { $source }，{ $passage }
dossier-quote-field = { $field }：{ $passage }

## 簡報
brief-covers = 簡報：{ $total } 筆紀錄中所選的 { $selected } 筆
brief-fact = { $label }：{ $value }
brief-more = 另有 { $count } 筆未列，請見表格匯出。
brief-more-inline = 及其他 { $count } 項
brief-level-kind = 層級與類別
brief-changed = 變動
brief-duties = 職能與權限
brief-when = 時間
brief-reading = 如何理解
brief-from = { $kind }（來自：{ $from }）
brief-to = { $kind }（去向：{ $to }）
brief-none = 本資料集未記
brief-also = 其他所選紀錄
brief-source-number = 出處 { $number }
brief-source-first = { $title }（{ $number }）
brief-note = { $source }，{ $passages }
brief-page = 第 { $page } 頁，共 { $pages } 頁
