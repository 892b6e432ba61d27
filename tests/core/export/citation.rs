//! Citations and bibliographies.

use super::exported;
use crate::common::{day, positions, read};
use reform_explorer::export::{Format, references};
use reform_explorer::load::{CHENGDU, EXAMPLE_TOWN};
use reform_explorer::model::{Dataset, Language};
use reform_explorer::words::Words;
use reform_explorer::words::citation::{gb7714, quotation};

/// Sources that state everything, little and nothing.
const SOURCES: &str = r#"(schema: 1, id: "d", title: "A dataset", language: en, sources: [
    (id: "full", title: (hant: "報告", en: "Report"), author: (hant: "某局", en: "Some Bureau"), date: "2024-03-01", language: hant,
        address: "https://example.org/a_b?c=%20&d#e"),
    (id: "year", title: "Year & month", author: "A. Writer Co.", date: "2023", address: "https://example.org/y"),
    (id: "bare", title: "50 % {of} it", inferred: ["title"]),
], terms: [
    (id: "t", name: "N", gloss: "G", evidence: [
        (p: 7, quote: "x"), (p: 2, quote: "y"), (p: 7, quote: "z"), (p: 3, quote: "w", source: "bare"),
        (p: 1, quote: "v", source: "nowhere"),
    ]),
    (id: "u", name: "N", gloss: "G", evidence: [(p: 9, quote: "x", source: "year")]),
    (id: "silent", name: "N", gloss: "G"),
])"#;

/// The citations of the sources that a record quotes, and that of the dataset.
fn cited(dataset: &Dataset, id: &str, language: Language) -> (Vec<String>, String) {
    let mut lines = gb7714(&Words::new(language), dataset, positions(dataset, &[id])[0], day());
    let itself = lines.pop().expect("the dataset is cited last");
    (lines, itself)
}

#[test]
fn each_source_quoted_is_cited_with_its_paragraphs() {
    let dataset = read(SOURCES).dataset;
    let full = "某局. 報告[EB/OL]. 2024: ¶2, ¶7(2024-03-01)[2026-11-23]. https://example.org/a_b?c=%20&d#e.";
    let bare = "Anon. [50 % {of} it][Z]. [S.l.]: [s.n.], [n.d.]: ¶3.";
    let cases: [(&str, Language, &[&str]); 6] = [
        ("t", Language::Hant, &[full, bare]),
        // A source is cited in its own language, and in the reader's script where that is Chinese.
        ("t", Language::En, &[full, bare]),
        ("t", Language::Hans, &[&full.replace("報告", "报告"), bare]),
        ("u", Language::En, &["A. Writer Co. Year & month[EB/OL]. 2023: ¶9[2026-11-23]. https://example.org/y."]),
        ("silent", Language::En, &[]),
        ("bare", Language::En, &["Anon. [50 % {of} it][Z]. [S.l.]: [s.n.], [n.d.]."]),
    ];
    for (id, language, expected) in cases {
        assert_eq!(cited(&dataset, id, language).0, expected, "{id} {language:?}");
    }
}

#[test]
fn quoted_words_are_followed_by_their_paragraph() {
    let dataset = read(SOURCES).dataset;
    let quoted = |id: &str| {
        let source = positions(&dataset, &[id])[0];
        quotation(&Words::new(Language::En), &dataset, source, 7, "設立某站", day())
    };
    let expected = "「設立某站」（某局. 報告[EB/OL]. 2024: ¶7(2024-03-01)[2026-11-23]. https://example.org/a_b?c=%20&d#e.）";
    assert_eq!(quoted("full"), expected);
}

#[test]
fn datasets_that_come_with_the_program_are_cited() {
    let cases = [
        (
            CHENGDU,
            "article",
            "成都市委編辦. [成都市在機構改革中落實新發展理念的做法][Z]. [出版地不詳]: [出版者不詳], [出版年不詳]",
        ),
        (
            EXAMPLE_TOWN,
            "river-office",
            "樣例鎮編制室. 樣例鎮：窗口近一點，河水清一點[Z]. [出版地不詳]: [出版者不詳], 2024-03-01: ¶9.",
        ),
    ];
    for (text, id, expected) in cases {
        let dataset = read(text).dataset;
        let (citations, _) = cited(&dataset, id, Language::Hant);
        assert!(citations.len() == 1 && citations[0].starts_with(expected), "{citations:?}");
    }
    let dataset = read(EXAMPLE_TOWN).dataset;
    let (_, itself) = cited(&dataset, "river-office", Language::Hans);
    let expected =
        "Reform Explorer 项目. 样例镇机构改革（虚构示例）[DS]. [出版年不详]: river-office. urn:reform-explorer:example-town.";
    assert_eq!(itself, expected);
}

#[test]
fn a_bibliography_holds_what_is_quoted_and_no_more() {
    let dataset = read(SOURCES).dataset;
    let bibliography = |ids: &[&str]| exported(&dataset, positions(&dataset, ids), Format::Bibtex, Language::En);
    let one = bibliography(&["u"]);
    assert_eq!(one.matches("@misc{").count(), 2, "{one}");
    for expected in [
        "@misc{d,\n  title = {A dataset},\n  langid = {english},\n  note = {1 of 6 records, exported on 23 November 2026",
        "@misc{d:year,\n  author = {{A. Writer Co.}},\n  title = {Year \\& month},\n  date = {2023},\n  year = {2023},\n  \
         url = {https://example.org/y},\n  urldate = {2026-11-23},\n  langid = {english},\n  note = {Paragraphs quoted: ¶9},\n}\n",
    ] {
        assert!(one.contains(expected), "{expected}\n{one}");
    }
    let two = bibliography(&["t", "u"]);
    for expected in ["quoted: ¶2, ¶7}", "@misc{d:bare,\n  title = {[50 \\% \\{of\\} it]},\n  langid = {english},\n"] {
        assert!(two.contains(expected), "{expected}\n{two}");
    }
    assert!(two.contains("https://example.org/a_b?c=%20&d#e"), "an address is not escaped");
    let source = positions(&dataset, &["full"])[0];
    let copied = references(&Words::new(Language::En), &dataset, source, day(), Format::Bibtex);
    assert!(copied.starts_with("@misc{d,\n") && copied.contains("\n@misc{d:full,\n  author = {{某局}},\n"), "{copied}");
    assert!(copied.contains("  date = {2024-03-01},\n  year = {2024},\n"), "{copied}");
    assert!(copied.contains("  langid = {chinese},\n  langidopts = {variant=traditional},\n"), "{copied}");
}

/// The day on which an online source was read is the same in every notation, and there is none for a source without an address.
#[test]
fn online_sources_are_cited_with_the_day_of_access() {
    let dataset = read(SOURCES).dataset;
    let source = |id: &str| positions(&dataset, &[id])[0];
    let notations = [
        (Format::Bibtex, "urldate = {2026-11-23}", "urldate"),
        (Format::Ris, "Y2  - 2026/11/23/\r\n", "Y2  - "),
        (
            Format::CslJson,
            "\"accessed\": {\n      \"date-parts\": [\n        [\n          2026,\n          11,\n          23\n",
            "accessed",
        ),
    ];
    for (format, expected, tag) in notations {
        let of = |id: &str| references(&Words::new(Language::En), &dataset, source(id), day(), format);
        assert!(of("full").contains(expected), "{}", of("full"));
        assert!(!of("bare").contains(tag), "{}", of("bare"));
    }
    assert!(cited(&dataset, "full", Language::En).0[0].contains("[2026-11-23]"));
}

#[test]
fn a_selection_is_written_in_ris() {
    let dataset = read(SOURCES).dataset;
    let ids = positions(&dataset, &["t"]);
    let text = exported(&dataset, ids, Format::Ris, Language::En);
    let expected = [
        "TY  - DATA",
        "ID  - d",
        "TI  - A dataset",
        "LA  - en",
        "N1  - 1 of 6 records, exported on 23 November 2026 with Reform Explorer; licence of the dataset: Not given",
        "ER  - ",
        "",
        "TY  - ELEC",
        "ID  - d:full",
        "AU  - 某局",
        "TI  - 報告",
        "PY  - 2024",
        "DA  - 2024/03/01/",
        "Y2  - 2026/11/23/",
        "UR  - https://example.org/a_b?c=%20&d#e",
        "LA  - zh-Hant",
        "N1  - Paragraphs quoted: ¶2, ¶7",
        "ER  - ",
        "",
        "TY  - GEN",
        "ID  - d:bare",
        "TI  - [50 % {of} it]",
        "LA  - en",
        "N1  - Paragraphs quoted: ¶3",
        "ER  - ",
        "",
    ];
    assert_eq!(text, expected.join("\r\n"));
}

#[test]
fn a_selection_is_written_in_csl_json() {
    let dataset = read(SOURCES).dataset;
    let text = exported(&dataset, positions(&dataset, &["t", "u"]), Format::CslJson, Language::En);
    let items: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!([
        { "id": "d", "type": "dataset", "title": "A dataset", "language": "en", "note": items[0]["note"] },
        {
            "id": "d:full", "type": "webpage", "author": [{ "literal": "某局" }], "title": "報告",
            "issued": { "date-parts": [[2024, 3, 1]] }, "accessed": { "date-parts": [[2026, 11, 23]] },
            "URL": "https://example.org/a_b?c=%20&d#e", "language": "zh-Hant", "note": "Paragraphs quoted: ¶2, ¶7",
        },
        {
            "id": "d:year", "type": "webpage", "author": [{ "literal": "A. Writer Co." }], "title": "Year & month",
            "issued": { "date-parts": [[2023]] }, "accessed": { "date-parts": [[2026, 11, 23]] },
            "URL": "https://example.org/y", "language": "en", "note": "Paragraphs quoted: ¶9",
        },
        {
            "id": "d:bare", "type": "document", "title": "[50 % {of} it]", "language": "en", "note": "Paragraphs quoted: ¶3",
        },
    ]);
    assert_eq!(items, expected);
    assert!(items[0]["note"].as_str().is_some_and(|note| note.starts_with("2 of 6 records")), "{text}");
}

#[test]
fn no_bibliography_has_an_address_that_is_none_of_the_web() {
    let dataset = read(&SOURCES.replace("https://example.org/y", "javascript:alert(1)")).dataset;
    for format in [Format::Bibtex, Format::Ris, Format::CslJson] {
        let text = exported(&dataset, dataset.indices().collect(), format, Language::En);
        assert!(text.contains("example.org") && !text.contains("javascript"), "{format:?}: {text}");
    }
}
