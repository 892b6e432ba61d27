//! Texts that look like the syntax around them.

use super::exported;
use crate::common::read;
use reform_explorer::export::Format;
use reform_explorer::model::{Dataset, Evidence, Head, Language, Records, Term, Text};

pub(super) const HOSTILE: [&str; 26] = [
    "",
    " ",
    "\"",
    "\"#",
    "\"##",
    "r#\"a\"#",
    "a\\",
    "\\\"",
    "\\u{41}",
    "first\nsecond",
    "first\r\nsecond",
    "\n            name: \"x\",",
    "\ttab",
    "// no comment",
    "*/ /* none",
    "),]}",
    "(a: 1)",
    "😀 機構 👩‍👩‍👧",
    "\u{feff}mark",
    "\u{2028}line",
    "\u{7f}\u{1}",
    "</script>&amp;<a id=\"x\">",
    "# heading\n\n- item\n> quote",
    "[link](#x) ![image](y) `code` **bold**",
    "=1+1",
    "\"quoted\", comma; | bar",
];

/// A dataset with every hostile text in its head, in texts of both forms, and in evidence.
pub(super) fn hostile() -> Dataset {
    let head: Head = ron::from_str(r#"(schema: 2, id: "hostile", title: "T")"#).expect("a head");
    let joined = HOSTILE.concat();
    let head = Head {
        title: joined.as_str().into(),
        licence: Some(joined.as_str().into()),
        notice: Some(joined.as_str().into()),
        ..head
    };
    let mut records = Records::default();
    for (position, text) in HOSTILE.into_iter().enumerate() {
        let evidence = Evidence { p: 1, quote: text.into(), nth: None, to: Some(text.into()), field: None, source: None };
        records.terms.push(Term {
            evidence: Box::new([evidence]),
            ..Term::new(
                format!("term-{position}").as_str().into(),
                text.into(),
                Text::Translated(Box::new([Some(text.into()), None, Some(text.into())])),
            )
        });
    }
    Dataset::new(head, records)
}

#[test]
fn ron_reads_back_equal() {
    let original = hostile();
    let text = exported(&original, original.indices().collect(), Format::Ron, Language::En);
    ron::from_str::<serde::de::IgnoredAny>(&text).expect("the whole file is RON");
    let export = read(&text).dataset;
    assert_eq!(export.records, original.records);
    assert_eq!(Head { export: None, ..export.head }, original.head);
}

#[test]
fn json_reads_back_equal() {
    let original = hostile();
    let text = exported(&original, original.indices().collect(), Format::Json, Language::En);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let terms: Vec<Term> = serde_json::from_value(value["terms"].clone()).expect("terms");
    assert_eq!(terms, original.records.terms);
    assert_eq!(value["title"], serde_json::Value::String(HOSTILE.concat()));
}

#[test]
fn markdown_keeps_its_structure() {
    let original = hostile();
    let text = exported(&original, original.indices().collect(), Format::Markdown, Language::En);
    let headings = text.lines().filter(|line| line.starts_with('#')).count();
    // The title, the contents, the section, and the records; the last two have anchors.
    assert_eq!(headings, 1 + 1 + 1 + HOSTILE.len());
    let anchors = text.matches("<a ").count() - text.matches("\\<a ").count();
    assert_eq!(anchors, 1 + HOSTILE.len());
    for found in ["[link](", "![image]", " **bold**", "<script"] {
        assert!(!text.replace(&format!("\\{found}"), "").contains(found), "{found}");
    }
    let plain_lines = ["# ", "## ", "### ", "- ", "> ", "¶"];
    for line in text.lines().filter(|line| !line.is_empty()) {
        assert!(plain_lines.iter().any(|start| line.starts_with(start)), "{line:?}");
    }
}
