//! `search`, and exports of what a query finds.

use super::{DEFECTIVE, code, data, folder, run, talk, text};
use serde_json::{Value, json};

fn found(query: &str, more: &[&str]) -> Value {
    let output = run(&[&["search", "@example", query, "--format", "json", "--lang", "en"], more].concat());
    assert_eq!(code(&output), 0, "{query}: {}", talk(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn ids(found: &Value) -> Vec<&str> {
    found["hits"].as_array().expect("a list").iter().filter_map(|hit| hit["id"].as_str()).collect()
}

#[test]
fn programs_are_told_where_a_term_stands() {
    let found = found("河務所 type:agency", &[]);
    assert_eq!(
        (&found["query"], &found["total"], &found["counts"]),
        (&json!("河務所 type:agency"), &json!(1), &json!({ "agency": 1 }))
    );
    let hit = &found["hits"][0];
    assert_eq!(
        (&hit["id"], &hit["type"], &hit["title"]),
        (&json!("river-office"), &json!("agency"), &json!("Sample River Office"))
    );
    let text: Vec<char> = hit["text"].as_str().expect("a text").chars().collect();
    let mark = |end: usize| hit["marks"][0][end].as_u64().expect("a number") as usize;
    assert_eq!(text[mark(0)..mark(1)].iter().collect::<String>(), "河務所");
    assert_eq!((&found["nearest"], &found["unknown"]), (&json!([]), &json!([])));
}

#[test]
fn limits_shorten_the_list_and_not_the_count() {
    let all = found("type:agency", &["--limit", "0"]);
    let total = all["total"].as_u64().expect("a number") as usize;
    assert!(total > 10 && ids(&all).len() == total);
    let some = found("type:agency", &["--limit", "3"]);
    assert_eq!((&some["total"], &some["counts"]), (&all["total"], &all["counts"]));
    assert_eq!(ids(&some), ids(&all)[..3]);
    assert_eq!(ids(&found("-河", &[])).len(), 20, "the default, and a query that begins with a hyphen");
    let output = run(&["search", "@example", "type:agency", "--limit", "3", "--lang", "en"]);
    assert!(talk(&output).contains(&format!("{total} records found, 3 shown")), "{}", talk(&output));
    assert_eq!(data(&output).lines().filter(|line| line.ends_with(']')).count(), 3, "{}", data(&output));
}

#[test]
fn people_see_types_titles_and_texts() {
    let output = run(&["search", "@example", "河務所", "--lang", "en", "--limit", "0"]);
    let text = data(&output);
    for expected in ["Agencies (", "  Sample River Office  [river-office]", "    Name: 樣例河河務所"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(!text.contains('\u{1b}'), "emphasis is for terminals");
}

#[test]
fn nothing_found_is_an_answer_and_names_what_is_near() {
    let output = run(&["search", "@example", "rivr office", "--lang", "en"]);
    assert_eq!((code(&output), data(&output)), (0, String::new()));
    for expected in ["Nothing was found", "137 records", "Sample River Office"] {
        assert!(talk(&output).contains(expected), "{}", talk(&output));
    }
    let near = found("rivr office", &[]);
    assert_eq!(near["total"], 0);
    assert!(near["nearest"].as_array().is_some_and(|all| all.iter().any(|name| name["id"] == "river-office")), "{near}");
}

#[test]
fn constraints_that_mean_nothing_are_named() {
    assert_eq!(found("level:moon", &[])["unknown"], json!(["level:moon"]));
    let output = run(&["search", "@example", "level:moon", "--lang", "en"]);
    assert!(talk(&output).contains("level:moon"), "{}", talk(&output));
}

#[test]
fn an_export_takes_what_a_query_finds_and_says_so() {
    let output = run(&["export", "@example", "--format", "json", "--query", "type:metric 窗口"]);
    assert_eq!(code(&output), 0, "{}", talk(&output));
    let export: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = found("type:metric 窗口", &["--limit", "0"]);
    let mut found: Vec<&str> = ids(&expected);
    found.sort_unstable();
    let whole = export["metrics"].as_array().expect("metrics").iter().filter(|metric| metric["stub"] != true);
    let mut exported: Vec<&str> = whole.filter_map(|metric| metric["id"].as_str()).collect();
    exported.sort_unstable();
    assert!(!found.is_empty());
    assert_eq!(exported, found);
    assert_eq!(export["export"]["selected"], found.len());
    assert!(export["export"]["filter"].as_str().is_some_and(|filter| filter.contains("type:metric")), "{}", export["export"]);
    // What is asked for holds together with the other ways to choose.
    let output = run(&["export", "@example", "--format", "json", "--query", "type:metric", "--types", "agency"]);
    assert_eq!(code(&output), 2);
}

#[test]
fn mentioned_records_come_whole_where_that_is_asked() {
    let selected = |more: &[&str]| {
        let output = run(&[&["export", "@example", "--format", "json", "--ids", "hold-head-count"], more].concat());
        let export: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        (export["export"]["selected"].as_u64(), export["agencies"][0]["stub"].as_bool())
    };
    assert_eq!(selected(&[]), (Some(1), Some(true)));
    let (count, stub) = selected(&["--mentioned"]);
    assert!(count > Some(1) && stub.is_none());
}

#[test]
fn errors_in_the_data_are_told_and_do_not_hide_the_rest() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let file = text(folder.path().join("d.ron"));
    for arguments in [["search", &file, "Town"], ["show", &file, "town"]] {
        let output = run(&arguments);
        assert_eq!(code(&output), 1, "{arguments:?}");
        assert!(data(&output).contains("town") && talk(&output).contains("2 errors"), "{}", talk(&output));
    }
}
