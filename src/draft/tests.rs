use super::*;
use crate::evidence::{Anchor, SourceText};
use crate::load::{EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT, FoundSource, Problem, Severity, parse};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, TestCaseError, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static TOWN: LazyLock<Loaded> = LazyLock::new(|| load(EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT));

fn load(ron: &str, text: &str) -> Loaded {
    let text = &mut |_: &crate::model::Source| FoundSource::Text(SourceText::new(text));
    parse(ron, text, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The words of the town's article where they first stand in paragraph `p`.
fn mark(p: u32, words: &str) -> Marked<'static> {
    let start = TOWN.anchors.text("source").unwrap().paragraphs()[p as usize - 1].find(words).expect(words);
    Marked::new(&TOWN, "source", p, start..start + words.len()).unwrap()
}

/// A draft on one line, without its brackets and comments.
fn drafted(p: u32, words: &str, record_type: RecordType) -> String {
    let Some(draft) = mark(p, words).draft(&Words::new(Language::En), record_type, None) else {
        return "none".to_owned();
    };
    let lines: Vec<&str> = draft.ron.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect();
    lines[1..lines.len() - 1].join(" ").trim_end_matches(',').to_owned()
}

#[test]
fn records_are_drafted() {
    use RecordType::{
        Agency, Change, Function, Holding, Instrument, Mandate, Measure, Metric, Place, Power, Principle, Relation, Term,
    };
    let cases = [
        (
            9,
            "2021年6月整合鎮水利站、鎮漁業站，組建樣例河河務所",
            Change,
            "id: \"merge-river-office-2\", kind: merge, from: [\"waterworks-station\", \
             \"fisheries-station\"], to: [\"river-office\"], date: \"2021-06\", status: done, \
             measure: \"one-river-one-office\", evidence: [(p: 9, quote: \"2021年6月\", to: \"河河務所\")], \
             inferred: [\"status\"]",
        ),
        (
            9,
            "同時撤銷臨時的清淤指揮部",
            Change,
            "id: \"abolish-dredging-headquarters-2\", kind: abolish, \
             from: [\"dredging-headquarters\"], date: \"2021-06\", status: done, \
             measure: \"one-river-one-office\", evidence: [(p: 9, quote: \"同時撤銷臨時的清淤指揮部\"), (p: 9, \
             quote: \"2021年6月\", field: \"date\")], inferred: [\"status\"]",
        ),
        (
            9,
            "各村輪值看河的老辦法，重新組建為專職巡河隊",
            Change,
            "id: \"reconstitute-river-patrol-2\", kind: reconstitute, to: [\"river-patrol\"], \
             status: done, measure: \"one-river-one-office\", evidence: [(p: 9, quote: \"各村輪值\", \
             to: \"職巡河隊\")], inferred: [\"status\"]",
        ),
        (
            9,
            "縣水務局的水位監測職責劃入河務所",
            Change,
            "id: \"transfer-functions-river-office\", kind: transfer_functions, \
             from: [\"county-water-bureau\"], to: [\"river-office\"], status: done, \
             functions: [\"river-gauging\"], measure: \"one-river-one-office\", evidence: [(p: 9, \
             quote: \"縣水務局\")], inferred: [\"status\"]",
        ),
        (
            12,
            "2022年，鎮文化站更名為樣例鎮圖書館",
            Change,
            "id: \"rename-town-library\", kind: rename, from: [(text: (hant: \"鎮文化站\"))], \
             to: [\"town-library\"], date: \"2022\", status: done, measure: \"library-to-the-town\", \
             evidence: [(p: 12, quote: \"2022年\", to: \"鎮圖書館\")], inferred: [\"status\"]",
        ),
        (
            12,
            "領導體制由縣圖書館主管改為鎮政府主管",
            Change,
            "id: \"resubordinate-county-library\", kind: resubordinate, from: [\"county-library\"], \
             date: \"2022\", status: done, measure: \"library-to-the-town\", evidence: [(p: 12, \
             quote: \"領導體制\"), (p: 12, quote: \"2022年\", field: \"date\")], inferred: [\"status\"]",
        ),
        (
            7,
            "鎮綜合管理辦分設為市集管理辦、校車管理辦",
            Change,
            "id: \"split-market-office\", kind: split, from: [\"general-office\"], \
             to: [\"market-office\", \"bus-office\"], status: done, measure: \"two-offices\", \
             evidence: [(p: 7, quote: \"鎮綜合管\")], inferred: [\"status\"]",
        ),
        (
            13,
            "整合上樣車隊等10多家個體車隊，組建樣例巴士公司",
            Change,
            "id: \"merge-sample-bus-company\", kind: merge, from: [(text: (hant: \"10多家個體車隊\"), \
             count: 10, qualifier: more_than, among: [\"upper-sample-fleet\"])], \
             to: [\"sample-bus-company\"], status: done, measure: \"school-buses\", evidence: [(p: 13, \
             quote: \"整合上樣\", to: \"巴士公司\")], inferred: [\"status\"]",
        ),
        (
            13,
            "賦予校車照管員",
            Change,
            "id: \"delegate-bus-attendants\", kind: delegate, to: [\"bus-attendants\"], status: done, \
             measure: \"school-buses\", evidence: [(p: 13, quote: \"賦予校車照管員\")], \
             inferred: [\"status\"]",
        ),
        (
            7,
            "該辦的夜間保潔職責，擬進一步理順",
            Change,
            "id: \"adjust\", kind: adjust, status: intended, functions: [\"night-cleaning\"], \
             measure: \"two-offices\", evidence: [(p: 7, quote: \"該辦的夜\", to: \"一步理順\")]",
        ),
        (
            9,
            "縣水務局的水位監測職責劃入河務所",
            Holding,
            "id: \"holds-river-gauging\", agency: \"river-office\", function: \"river-gauging\", \
             role: holds, verb: transfer_in, measure: \"one-river-one-office\", evidence: [(p: 9, \
             quote: \"縣水務局\")]",
        ),
        (
            10,
            "夜市排水由河務所牽頭",
            Holding,
            "id: \"leads-night-market-drainage\", agency: \"river-office\", \
             function: \"night-market-drainage\", role: leads, verb: coordinate, \
             measure: \"party-and-government\", evidence: [(p: 10, quote: \"夜市排水由河務所牽頭\")]",
        ),
        (
            9,
            "縣水務局的水位監測職責劃入河務所",
            Function,
            "id: \"shui-wei-jian-ce\", name: (hant: \"水位監測\"), evidence: [(p: 9, quote: \"縣水務局\")]",
        ),
        (
            10,
            "河長聯席會由黨政共同運行，屬議事協調機構，掛靠河務所",
            Relation,
            "id: \"river-chiefs-meeting-hosted-by-river-office\", kind: hosted_by, \
             from: \"river-chiefs-meeting\", to: [\"river-office\"], \
             measure: \"party-and-government\", evidence: [(p: 10, quote: \"河長聯席\", to: \"靠河務所\")]",
        ),
        (12, "領導體制由縣圖書館主管改為鎮政府主管", Relation, "none"),
        (
            7,
            "縣商務局把有限的臨時攤位許可權下放給市集管理辦",
            Power,
            "id: \"lin-shi-tan-wei-xu\", name: (hant: \"臨時攤位許可權\"), holders: [\"market-office\"], \
             grantor: \"county-commerce-bureau\", hedge: (hant: \"有限的\"), measure: \"two-offices\", \
             evidence: [(p: 7, quote: \"縣商務局把\")]",
        ),
        (
            7,
            "臨時攤位許可權",
            Power,
            "id: \"lin-shi-tan-wei-xu\", name: (hant: \"臨時攤位許可權\"), holders: [], \
             measure: \"two-offices\", evidence: [(p: 7, quote: \"臨時攤位許可權\")]",
        ),
        (
            13,
            "擬於2025年啟動「末班車行動」",
            Instrument,
            "id: \"mo-ban-che-xing-dong\", name: (hant: \"末班車行動\"), kind: programme, \
             measure: \"school-buses\", status: intended, evidence: [(p: 13, quote: \"擬於2025年\")]",
        ),
        (10, "河岸工委", Instrument, "none"),
        (
            9,
            "第四季度環比減少15%",
            Metric,
            "id: \"metric-2023\", name: (hant: \"…\"), value: \"-15\", statistic: rate, \
             qualifier: exact, wording: (hant: \"環比減少15%\"), unit: \"%\", \
             comparison: period_on_period, period: \"2023-10/2023-12\", \
             measure: \"one-river-one-office\", evidence: [(p: 9, quote: \"環比減少15%\")]",
        ),
        (
            12,
            "借閱量連續兩個季度居全市鄉鎮第3位",
            Metric,
            "id: \"jie-yue-liang-2023\", name: (hant: \"借閱量\"), value: \"3\", statistic: rank, \
             qualifier: exact, wording: (hant: \"連續兩個季度居全市鄉鎮第3位\"), unit: (hant: \"位\"), \
             scope: (hant: \"全市鄉鎮\"), streak: (count: 2, unit: quarter), as_of: \"2023-12\", \
             measure: \"library-to-the-town\", evidence: [(p: 12, quote: \"連續兩個\"), (p: 12, \
             quote: \"2023年底\", field: \"as_of\")], inferred: [\"as_of\"]",
        ),
        (
            12,
            "藏書4萬冊以上",
            Metric,
            "id: \"cang-shu-2023\", name: (hant: \"藏書\"), value: \"4\", scale: wan, statistic: count, \
             qualifier: at_least, wording: (hant: \"4萬冊以上\"), unit: (hant: \"冊\"), as_of: \"2023-12\", \
             measure: \"library-to-the-town\", evidence: [(p: 12, quote: \"4萬冊以上\"), (p: 12, \
             quote: \"2023年底\", field: \"as_of\")]",
        ),
        (12, "開放時長標準", Metric, "none"),
        (
            13,
            "「拼車上學」",
            Term,
            "id: \"pin-che-shang-xue\", name: (hant: \"拼車上學\"), gloss: (hant: \"…\"), \
             evidence: [(p: 13, quote: \"「拼車上學」\")]",
        ),
        (
            4,
            "《鄉鎮圖書館條例》",
            Mandate,
            "id: \"xiang-zhen-tu-shu-guan\", name: (hant: \"鄉鎮圖書館條例\"), kind: law, evidence: [(p: 4, \
             quote: \"《鄉鎮圖書館條例》\")]",
        ),
        (
            4,
            "上樣村",
            Place,
            "id: \"shang-yang-cun\", name: (hant: \"上樣村\"), level: village, evidence: [(p: 4, \
             quote: \"上樣村\")]",
        ),
        (
            6,
            "一是合併窗口",
            Measure,
            "id: \"he-bing-chuang-kou\", principle: \"convenience\", title: (hant: \"合併窗口\"), \
             evidence: [(p: 6, quote: \"一是合併窗口\")]",
        ),
        (5, "便民", Principle, "id: \"bian-min\", name: (hant: \"便民\"), evidence: [(p: 5, quote: \"便民\")]"),
        (
            6,
            "設立鎮便民服務中心",
            Agency,
            "id: \"zhen-bian-min-fu-wu\", name: (hant: \"鎮便民服務中心\"), levels: [township], \
             measures: [\"one-window\"], evidence: [(p: 6, quote: \"設立鎮便民服務中心\")]",
        ),
        (
            13,
            "樣例巴士公司",
            Agency,
            "id: \"yang-li-ba-shi-gong\", name: (hant: \"樣例巴士公司\"), kinds: [enterprise], \
             measures: [\"school-buses\"], evidence: [(p: 13, quote: \"樣例巴士公司\")], \
             inferred: [\"kinds\"]",
        ),
    ];
    for (p, words, record_type, expected) in cases {
        assert_eq!(drafted(p, words, record_type), expected, "{words}");
    }
}

#[test]
fn the_most_fitting_type_comes_first() {
    for (p, words, expected) in [
        (9, "2021年6月整合鎮水利站、鎮漁業站，組建樣例河河務所", RecordType::Change),
        (13, "整合上樣車隊等10多家個體車隊，組建樣例巴士公司", RecordType::Change),
        (6, "2023年近3萬人次", RecordType::Metric),
        (7, "攤位突破400個", RecordType::Metric),
        (9, "鎮水利站", RecordType::Agency),
        (6, "三張清單", RecordType::Instrument),
        (6, "「一窗三單」", RecordType::Term),
        (4, "《鄉鎮圖書館條例》", RecordType::Mandate),
        (4, "假設縣", RecordType::Place),
        (10, "夜市排水由河務所牽頭", RecordType::Holding),
        (10, "領導河務所；河長聯席會", RecordType::Relation),
        (7, "臨時攤位許可權", RecordType::Power),
        (7, "夜間保潔職責", RecordType::Function),
        (10, "二是黨政同管", RecordType::Measure),
    ] {
        assert_eq!(mark(p, words).types().first(), Some(&expected), "{words}");
    }
}

#[test]
fn what_is_left_to_the_author_is_named() {
    let figures = "截至2023年底，攤位突破400個；據縣商務局測算，全年成交1.2億餘元";
    let changes = "整合鎮水利站、鎮漁業站，組建樣例河河務所，同時撤銷臨時的清淤指揮部";
    for (p, words, record_type, missing, untranslated, notes) in [
        (7, "臨時攤位許可權", RecordType::Power, "holders", "name", 0),
        (13, "「拼車上學」", RecordType::Term, "gloss", "name", 0),
        (9, "環比減少15%", RecordType::Metric, "name", "wording", 0),
        (7, figures, RecordType::Metric, "", "name wording unit", 1),
        (7, figures, RecordType::Agency, "name", "", 0),
        (9, changes, RecordType::Change, "", "", 1),
        (9, "河務所", RecordType::Agency, "", "name", 1),
    ] {
        let draft = mark(p, words).draft(&Words::new(Language::En), record_type, None).unwrap();
        let found = (draft.missing.join(" "), draft.untranslated.join(" "), draft.notes.len());
        assert_eq!(found, (missing.to_owned(), untranslated.to_owned(), notes), "{words}");
        let comments = draft.ron.lines().filter(|line| line.trim().starts_with("//")).count();
        assert_eq!(comments, usize::from(!missing.is_empty()) + usize::from(!untranslated.is_empty()));
    }
}

#[test]
fn a_dataset_in_one_language_with_a_second_source_is_served_too() {
    let ron = "(schema: 1, id: \"d\", title: \"題\", sources: [(id: \"a\", title: \"甲\"), (id: \"b\", title: \"乙\", language: hans)])";
    let text = &mut |_: &crate::model::Source| FoundSource::Text(SourceText::new("某镇设立湖务站。"));
    let loaded = parse(ron, text, &mut |_| ControlFlow::Continue(())).unwrap();
    let drafted = |source: &str| {
        let marked = Marked::new(&loaded, source, 1, 6..24).unwrap();
        let draft = marked.draft(&Words::new(Language::En), RecordType::Change, Some("unused")).unwrap();
        draft.ron.lines().map(str::trim).collect::<Vec<_>>().join(" ")
    };
    let same = "( id: \"establish-hu-wu-zhan\", kind: establish, to: [(text: \"湖务站\")], status: done, \
                evidence: [(p: 1, quote: \"设立湖务站\")], inferred: [\"status\"], ),";
    assert_eq!(drafted("a"), same);
    let other =
        same.replace("(text: \"湖务站\")", "(text: (hans: \"湖务站\"))").replace("站\")], inf", "站\", source: \"b\")], inf");
    assert_eq!(drafted("b"), other);
    assert!(Marked::new(&loaded, "c", 1, 6..24).is_none() && Marked::new(&loaded, "a", 2, 0..3).is_none());
    assert!(Marked::new(&loaded, "a", 1, 1..3).is_none() && Marked::new(&loaded, "a", 1, 24..900).is_none());
}

/// The dataset of the town with a record pasted into its section, whose source says `text`.
fn pasted(draft: &Draft, text: &str) -> Loaded {
    let section = format!("\n    {}: [\n", draft.record_type.section());
    let at = EXAMPLE_TOWN.find(&section).expect("the town has every section") + section.len();
    load(&format!("{}{}{}", &EXAMPLE_TOWN[..at], draft.ron, &EXAMPLE_TOWN[at..]), text)
}

/// Words of which texts are made that are hard to read.
const PIECES: [&str; 56] = [
    "2019年",
    "截至",
    "底",
    "第",
    "一",
    "三",
    "連續",
    "個",
    "季度",
    "4.6",
    "萬",
    "餘",
    "億",
    "元",
    "%",
    "百分之",
    "同比",
    "比",
    "減少",
    "增加",
    "，",
    "。",
    "「",
    "」",
    "年",
    "月",
    "日",
    "至",
    "設立",
    "整合",
    "組建",
    "鎮水利站",
    "河務所",
    "劃入",
    "更名為",
    "由",
    "改",
    "等",
    "10多家",
    "車隊",
    "職責",
    "許可權",
    "×",
    " ",
    "a",
    "全縣",
    "居",
    "位",
    "水位監測",
    "賦予",
    "把",
    "下放",
    "1,234.5",
    "\\",
    "\"",
    "領導",
];

/// What is drafted from any mark in a text can be pasted.
fn check_drafts(
    loaded: &Loaded,
    text: &str,
    p: u32,
    (from, length): (usize, usize),
    language: Language,
) -> Result<(), TestCaseError> {
    let paragraph = &loaded.anchors.text("source").unwrap().paragraphs()[p as usize - 1];
    let places: Vec<usize> = paragraph.char_indices().map(|(at, _)| at).chain([paragraph.len()]).collect();
    let from = from % (places.len() - 1);
    let range = places[from]..places[(from + length).min(places.len() - 1)];
    let Some(marked) = Marked::new(loaded, "source", p, range) else {
        return Ok(());
    };
    let types = marked.types();
    // The first is what the words look like; of the others one is as good as another.
    for record_type in [types[0], types[from % types.len()]] {
        let draft = marked.draft(&Words::new(language), record_type, None).expect("an offered type");
        let pasted = pasted(&draft, text);
        let is_wrong = |problem: &&Problem| {
            problem.severity() == Severity::Error && problem.record.as_deref().is_none_or(|record| record == draft.id)
        };
        let errors: Vec<_> = pasted.problems.iter().filter(is_wrong).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{}", draft.ron);
        let index = pasted.dataset.find(&draft.id).unwrap();
        prop_assert_eq!(pasted.dataset.len(), loaded.dataset.len() + 1);
        prop_assert_eq!(pasted.dataset.type_of(index), record_type);
        let anchors = pasted.anchors.of(index);
        prop_assert!(!anchors.is_empty() && anchors.iter().all(|anchor| matches!(anchor, Anchor::Exact(_))), "{}", draft.ron);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_draft_can_be_pasted(p in 1u32..=13, from in 0usize..400, length in 1usize..120, language in 0usize..3) {
        check_drafts(&TOWN, EXAMPLE_TOWN_TEXT, p, (from, length), Language::ALL[language])?;
    }

    #[test]
    fn any_words_can_be_drafted_from(pieces in vec(select(&PIECES[..]), 1..16), from in 0usize..40, length in 1usize..60) {
        let text = pieces.concat();
        let loaded = load(EXAMPLE_TOWN, &text);
        if !loaded.anchors.text("source").unwrap().paragraphs().is_empty() {
            check_drafts(&loaded, &text, 1, (from, length), Language::En)?;
        }
    }
}
