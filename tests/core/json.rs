//! What is wrong with a dataset in JSON is found all at once, each at its place.

use crate::common::read;
use reform_explorer::load::{self, FoundSource, LoadError, Problem};
use std::ops::ControlFlow;

/// The problems of a text as `line:column code`, and how many records could be read.
fn problems(text: &str) -> (Vec<String>, usize) {
    let told = |problems: &[Problem]| problems.iter().map(|problem| format!("{} {}", problem.location, problem.code())).collect();
    match load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => (told(&loaded.problems), loaded.dataset.len()),
        Err(LoadError::Unreadable(problems)) => (told(&problems), 0),
        Err(error) => panic!("{error:?}"),
    }
}

/// A dataset with these agencies, which begin on line 3.
fn agencies(records: &str) -> String {
    format!("{{\n\"schema\": 1, \"id\": \"d\", \"title\": \"d\", \"agencies\": [\n{records}\n]}}")
}

const EVIDENCE: &str = r#""evidence": [{"p": 1, "quote": "甲"}]"#;

#[test]
fn each_defect_is_reported_at_its_place() {
    let office = |fields: &str| format!("{{\"id\": \"a\", \"name\": \"甲\", {fields}{EVIDENCE}}}");
    let cases: [(String, &[&str], usize); 14] = [
        (office(""), &[], 1),
        (office("\"levels\": [\"municipal\"], "), &[], 1),
        (office("\"levels\": [\"municpal\"], "), &["3:37 unknown-code"], 0),
        (office("\"levles\": [], "), &["3:27 unknown-field"], 1),
        (office("\"summary\": {\"hatn\": \"x\"}, "), &["3:39 unknown-field"], 1),
        (office("\"summary\": 3, "), &["3:37 wrong-value"], 0),
        (office("\"places\": [\"nowhere\"], "), &["3:37 dangling-reference"], 1),
        (office("\"inferred\": [\"sphere\"], "), &["3:39 no-such-field"], 1),
        ("{\"id\": \"a\"}".to_owned(), &["3:1 missing-field"], 0),
        ("{\"id\": \"a\", \"name\": \"甲\"}".to_owned(), &["3:1 no-evidence"], 1),
        (format!("{},\n{}", office(""), office("")), &["4:3 duplicate-id"], 2),
        (format!("{{\"id\": \"b\" \"name\": \"乙\"}},\n{}", office("")), &["3:10 syntax"], 1),
        (format!("{} // no comment", office("")), &["3:64 syntax"], 1),
        (format!("{},", office("")), &["3:63 syntax"], 1),
    ];
    for (records, expected, count) in cases {
        let (found, read) = problems(&agencies(&records));
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), read), (expected.to_vec(), count), "{records}");
    }
}

#[test]
fn a_hint_names_what_was_probably_meant() {
    let text = agencies("{\"id\": \"a\", \"name\": \"甲\", \"levels\": [\"municpal\"]}");
    let loaded = read(&text);
    let load::Defect::UnknownCode { found, nearest, allowed } = &loaded.problems[0].defect else {
        panic!("{:?}", loaded.problems);
    };
    assert_eq!((found.as_str(), nearest.as_deref(), allowed.len()), ("municpal", Some("municipal"), 6));
}

#[test]
fn a_text_without_a_dataset_says_why() {
    for (text, expected) in [
        ("{", "1:1 syntax"),
        ("{}", "1:1 missing-field"),
        ("  {\"schema\": 3, \"id\": \"d\", \"title\": \"d\"}", "1:14 wrong-schema"),
        ("{\"schema\": 1, \"title\": \"d\"}", "1:1 missing-field"),
    ] {
        assert_eq!(problems(text).0.first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn form_and_order_change_nothing() {
    let plain = agencies("{\"id\": \"a\", \"name\": {\"hant\": \"甲\"}}");
    let other = "\n {\"$schema\": \"x\", \"agencies\":[{\"name\":{\"hant\":\"\\u7532\"},\r\n\"id\":\"a\"}],\"title\":\"d\",\"id\":\"d\",\"schema\":1}\n";
    let (plain, other) = (read(&plain).dataset, read(other).dataset);
    assert_eq!((plain.head, plain.records), (other.head, other.records));
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (field, code) in [("depth", "unknown-field"), ("summary", "wrong-value")] {
        let found = problems(&agencies(&format!("{{\"id\": \"a\", \"name\": \"甲\", \"{field}\": {deep}}}"))).0;
        assert!(found.iter().any(|problem| problem.ends_with(code)), "{found:?}");
    }
}
