//! What people type and what they mean by it: names by their sound and in any form of their characters, figures with signs and units,
//! dates.

use crate::common::read;
use reform_explorer::load::Severity;
use reform_explorer::model::Dataset;
use reform_explorer::query::{Class, Findings, Index, Query, Request, find, found};
use reform_explorer::words::Words;

/// The ids of what is found, in the order of the dataset.
fn ids(dataset: &Dataset, findings: &Findings) -> Vec<String> {
    findings.records.iter().map(|record| dataset.record(*record).id().to_string()).collect()
}

/// Asserts for each query which records of a dataset are found.
fn assert_found(text: &str, cases: &[(&str, &[&str])]) {
    let loaded = read(text);
    let errors: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let index = Index::new(&loaded);
    for (query, expected) in cases {
        let request = Request { query: Query::parse(query), scope: None };
        let findings = find(&loaded, &index, &request, &mut |_| {}, &|| false).expect("nobody cancels");
        assert_eq!(ids(&loaded.dataset, &findings), *expected, "{query}");
    }
}

/// Asserts for each query which of some names are found.
fn assert_names(names: &[&str], cases: &[(&str, &[&str])]) {
    let records: String = names.iter().enumerate().map(|(at, name)| format!("(id: \"w{at}\", name: \"{name}\"),")).collect();
    let ids: Vec<String> = (0..names.len()).map(|at| format!("w{at}")).collect();
    let id = |name: &&str| names.iter().position(|other| other == name).map(|at| ids[at].as_str()).expect("a name of the table");
    let cases: Vec<(&str, Vec<&str>)> = cases.iter().map(|(query, found)| (*query, found.iter().map(id).collect())).collect();
    let cases: Vec<(&str, &[&str])> = cases.iter().map(|(query, found)| (*query, found.as_slice())).collect();
    assert_found(&format!("(schema: 1, id: \"d\", title: \"d\", agencies: [{records}])"), &cases);
}

#[test]
fn names_are_found_by_pinyin_however_it_is_typed() {
    let names = ["重慶市", "西安區", "先進站", "綠色辦", "路燈所", "女子隊", "略陽縣", "12345熱線", "A股辦", "𠮷鎮"];
    assert_names(
        &names,
        &[
            ("lüse", &["綠色辦"]),
            ("LVSE", &["綠色辦"]),
            ("lu:se", &["綠色辦"]),
            ("lǜsè", &["綠色辦"]),
            ("lv4se4", &["綠色辦"]),
            ("lü", &["綠色辦", "略陽縣"]),
            ("nüzi", &["女子隊"]),
            ("lüeyang", &["略陽縣"]),
            ("lueyang", &["略陽縣"]),
            ("xian", &["西安區", "先進站", "略陽縣", "12345熱線"]),
            ("xi'an", &["西安區"]),
            ("xi an", &["西安區"]),
            ("12345rx", &["12345熱線"]),
            ("重q", &["重慶市"]),
            ("agb", &["A股辦"]),
            ("jizhen", &["𠮷鎮"]),
            ("\"lüse\"", &[]),
            ("lüse -女", &["綠色辦"]),
            ("xian -xi'an", &["先進站", "略陽縣", "12345熱線"]),
        ],
    );
}

#[test]
fn names_are_found_in_any_form_of_their_characters() {
    let names = ["便⺠站", "⻩河站", "⽂化站", "高峯站", "羣眾處", "樂業站", "﨑嶺站"];
    assert_names(
        &names,
        &[
            ("便民", &["便⺠站"]),
            ("便⺠", &["便⺠站"]),
            ("黃河", &["⻩河站"]),
            ("黄河", &["⻩河站"]),
            ("文化", &["⽂化站"]),
            ("高峰", &["高峯站"]),
            ("群众", &["羣眾處"]),
            ("乐业", &["樂業站"]),
            ("崎岭", &["﨑嶺站"]),
        ],
    );
}

const FIGURES: &str = r#"(schema: 1, id: "d", title: "d", metrics: [
    (id: "firms", name: "企業", value: "4.6", scale: wan, statistic: count, qualifier: more_than, wording: "4.6萬餘戶", unit: (hant: "戶", en: "households")),
    (id: "wait", name: "等候", value: "-11", statistic: change, qualifier: exact, wording: "縮短11分鐘", unit: "分鐘"),
    (id: "share", name: "占比", value: "19", statistic: rate, qualifier: exact, wording: "百分之十九", unit: "%"),
    (id: "windows", name: "窗口", value: "19", statistic: count, qualifier: exact, wording: "十九個", unit: "個"),
    (id: "trade", name: "進出口", value: "2,123.3", scale: yi, statistic: level, qualifier: exact, wording: "2,123.3億元", unit: "元"),
    (id: "people", name: "人數", value: "46000", statistic: count, qualifier: exact, wording: "四萬六千人", unit: "人"),
    (id: "rank", name: "名次", value: "1", statistic: rank, qualifier: exact, wording: "居首位", unit: "位"),
    (id: "single", name: "中心", value: "1", statistic: count, qualifier: exact, wording: "一個", unit: "個"),
])"#;

#[test]
fn figures_are_found_with_sign_and_unit_in_any_notation() {
    assert_found(
        FIGURES,
        &[
            ("46000", &["firms", "people"]),
            ("46,000", &["firms", "people"]),
            ("46 000", &["firms", "people"]),
            ("四點六萬", &["firms", "people"]),
            ("4.6万户", &["firms"]),
            ("46000户", &["firms"]),
            ("46 000戶", &["firms"]),
            ("4.6萬餘戶", &["firms"]),
            ("約4.6萬戶", &["firms"]),
            ("46000households", &["firms"]),
            ("46000人", &["people"]),
            ("46000家", &[]),
            ("19%", &["share"]),
            ("１９％", &["share"]),
            ("19 %", &["share"]),
            ("19 percent", &["share"]),
            ("百分之十九", &["share"]),
            ("19個", &["windows"]),
            ("19", &["share", "windows"]),
            ("-11", &["wait"]),
            ("−11", &["wait"]),
            ("-11分鐘", &["wait"]),
            ("11", &["wait"]),
            ("2123.3亿元", &["trade"]),
            ("212.33 billion", &["trade"]),
            ("212,330,000,000元", &["trade"]),
            ("¥2123.3亿", &["trade"]),
            ("第一", &["rank"]),
            ("第1", &["rank"]),
            ("1st", &["rank"]),
            ("1個", &["single"]),
            ("十九 -\"百分之\"", &["windows"]),
            ("46000 -4.6萬", &[]),
            ("46000 -\"4.6\"", &["people"]),
            ("\"46000\"", &["people"]),
        ],
    );
}

const DATED: &str = r#"(schema: 1, id: "d", title: "d", sources: [
    (id: "article", title: "某文", date: "2021-06-15"),
], places: [
    (id: "town", name: "某鎮"),
], changes: [
    (id: "month", kind: establish, date: "2021-06"),
    (id: "year", kind: establish, date: "2021"),
    (id: "later", kind: establish, date: "2021-07-01"),
    (id: "undated", kind: establish),
], mandates: [
    (id: "law", name: "某法", date: "2018-12"),
], metrics: [
    (id: "half", name: "甲", value: "5", statistic: count, qualifier: exact, wording: "五個", unit: "個", period: "2021-01/2021-06"),
    (id: "years", name: "乙", value: "5", statistic: count, qualifier: exact, wording: "五個", unit: "個", period: "2018/2020"),
    (id: "end", name: "丙", value: "5", statistic: count, qualifier: exact, wording: "五個", unit: "個", as_of: "2020-12"),
    (id: "never", name: "丁", value: "5", statistic: count, qualifier: exact, wording: "五個", unit: "個"),
])"#;

#[test]
fn records_are_found_by_their_dates() {
    assert_found(
        DATED,
        &[
            ("date:2021", &["article", "month", "year", "later", "half"]),
            ("date:2021-06", &["article", "month", "year", "half"]),
            ("日期:2021年6月", &["article", "month", "year", "half"]),
            ("date:\"June 2021\"", &["article", "month", "year", "half"]),
            ("date:2021-06-15", &["article", "month", "year", "half"]),
            ("date:2018-02..2019-06", &["years", "law"]),
            ("date:..2019", &["years", "law"]),
            ("date:2021-07..", &["year", "later"]),
            ("date:2020-12,2021-07", &["year", "later", "years", "end"]),
            ("date:2021 -date:2021-06", &["later"]),
            ("date:not-stated", &["undated", "never"]),
            ("date:soon", &[]),
            ("year:2019", &["years"]),
            ("年份:2019年", &["years"]),
            ("year:2018,2020", &["years", "end", "law"]),
            ("year:not-stated", &["undated", "never"]),
            ("-year:not-stated type:change", &["month", "year", "later"]),
            // Within the time that is typed, or around it; what only overlaps is not dated so.
            ("2021年6月", &["article", "month", "year", "half"]),
            ("June 2021", &["article", "month", "year", "half"]),
            ("2021-06", &["article", "month", "year", "half"]),
            ("15 June 2021", &["article", "month", "year", "half"]),
            ("2021年5月至7月", &["article", "month", "year", "later"]),
            ("2021年", &["article", "month", "year", "later", "half"]),
            ("2021年6月 type:metric", &["half"]),
            ("\"2021年6月\"", &[]),
            ("2021", &[]),
        ],
    );
}

#[test]
fn the_date_that_was_found_is_shown() {
    let loaded = read(DATED);
    let index = Index::new(&loaded);
    let query = Query::parse("June 2021");
    let request = Request { query: query.clone(), scope: None };
    let findings = find(&loaded, &index, &request, &mut |_| {}, &|| false).expect("nobody cancels");
    let shown: Vec<(String, &str, String, Option<Class>)> = findings
        .groups
        .iter()
        .flat_map(|group| &group.hits)
        .map(|hit| {
            let words = Words::new(reform_explorer::model::Language::En);
            let found = found(&words, &loaded.dataset, &query, hit).expect("every hit has a text");
            assert_eq!(found.marks.as_slice(), std::slice::from_ref(&(0..found.text.len())));
            (loaded.dataset.record(hit.record).id().to_string(), found.field, found.text, hit.class)
        })
        .collect();
    let date = Some(Class::Date);
    let expected = [
        ("month", "date", "June 2021", date),
        ("year", "date", "2021", date),
        ("article", "date", "15 June 2021", date),
        ("half", "period", "January to June 2021", date),
    ];
    assert_eq!(shown, expected.map(|(id, field, text, class)| (id.to_owned(), field, text.to_owned(), class)));
}
