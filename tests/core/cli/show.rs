//! `show`: everything that is known about one record.

use super::{code, data, run, talk};
use crate::common::{SHIPPED, read};
use reform_explorer::model::{Basis, Language, RecordIndex, Value as FieldValue, not_stated};
use serde_json::Value;

fn shown(file: &str, id: &str) -> Value {
    let output = run(&["show", file, id, "--format", "json", "--lang", "en"]);
    assert_eq!(code(&output), 0, "{id}: {}", talk(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_record_is_that_of_the_export_and_what_belongs_to_it() {
    let output = run(&["export", "@example", "--format", "json"]);
    let export: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (section, id, record_type) in
        [("agencies", "river-office", "agency"), ("metrics", "visits-2022", "metric"), ("measures", "one-window", "measure")]
    {
        let exported =
            export[section].as_array().expect("a section").iter().find(|record| record["id"] == id).expect("the record");
        let shown = shown("@example", id);
        for (field, value) in exported.as_object().expect("an object").iter().filter(|(field, _)| *field != "evidence") {
            assert_eq!(&shown[field], value, "{id}.{field}");
        }
        assert_eq!(shown["type"], record_type);
        assert!(!shown["title"].is_null());
        let passages = shown["evidence"].as_array().expect("a list").iter().zip(exported["evidence"].as_array().expect("a list"));
        for (passage, exported) in passages {
            assert_eq!((&passage["quote"], &passage["state"]), (&exported["quote"], &Value::from("exact")));
        }
    }
    let office = shown("@example", "river-office");
    assert_eq!(office["not_stated"], serde_json::json!(["sphere"]));
    let citations = office["citations"].as_array().expect("a list");
    let source = read(SHIPPED[1].1).dataset.records.sources[0].clone();
    let title = source.title.read(Language::Hant, Language::Hant).text.to_owned();
    assert!(citations[0].as_str().is_some_and(|line| line.contains(&title) && line.contains('¶')), "{citations:?}");
    assert!(citations[1].as_str().is_some_and(|line| line.contains("[DS]")), "one more for the dataset: {citations:?}");
    let mentions = office["back_links"].as_array().expect("a list");
    assert!(mentions.iter().any(|link| link["id"] == "merge-river-office" && link["field"] == "to" && link["type"] == "change"));
}

#[test]
fn people_see_every_field_with_its_answer() {
    for (name, (_, text)) in ["@embedded", "@example"].into_iter().zip(SHIPPED) {
        let dataset = read(text).dataset;
        // One record of each type, and the richest of them.
        let mut last = None;
        for index in dataset.indices().filter(|index| last.replace(dataset.type_of(*index)) != Some(dataset.type_of(*index))) {
            let record = dataset.record(index);
            let output = run(&["show", name, record.id().as_str(), "--lang", "en"]);
            assert_eq!(code(&output), 0, "{}: {}", record.id(), talk(&output));
            let shown = data(&output);
            record.visit(&mut |field, value| {
                if let FieldValue::Text(text) = value {
                    for reading in text.all(dataset.head.language) {
                        assert!(shown.contains(reading.text), "{}.{}: {}", record.id(), field.name, reading.text);
                    }
                }
            });
            let count = |mark: &str| shown.matches(mark).count();
            assert_eq!(count("[Not stated in the source]"), not_stated(record).len(), "{shown}");
            let mut mentions: Vec<_> = dataset.incoming(index).iter().map(|link| (link.other, link.field())).collect();
            mentions.dedup();
            let is_inferred =
                |(other, field): &&(RecordIndex, &str)| dataset.record(*other).basis_of_mention(field) == Basis::Inferred;
            let inferred = record.inferred().len() + mentions.iter().filter(is_inferred).count();
            assert_eq!(count("[Inferred]"), inferred, "{shown}");
            for passage in record.evidence() {
                assert!(shown.contains(&format!("¶{} \"{}\"", passage.p, passage.quote)), "{shown}");
            }
        }
    }
}

#[test]
fn a_body_tells_who_else_holds_its_functions() {
    let shown = data(&run(&["show", "@example", "river-office", "--lang", "en"]));
    for expected in [
        "Sample River Office\nAgency [river-office]\n",
        "Drainage at the night market [night-market-drainage] (Leads); also held by Market Office [market-office] (Co-operates)",
        "Formed or reshaped by: Merger: Sample River Office [merge-river-office]",
        "Kind: ¶9 \"可以是派出機構\"…\"法定機構\" [Exact]",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    let metric = data(&run(&["show", "@example", "visits-2022", "--lang", "hant"]));
    assert!(metric.contains("> 23,000 人次"), "{metric}");
}

#[test]
fn an_unknown_id_names_the_nearest() {
    for arguments in [
        &["show", "@example", "river-ofice", "--lang", "en"][..],
        &["export", "@example", "--format", "json", "--ids", "river-ofice", "--lang", "en"],
    ] {
        let output = run(arguments);
        assert_eq!((code(&output), data(&output)), (2, String::new()));
        assert!(talk(&output).contains("\"river-ofice\". Did you mean \"river-office\"?"), "{}", talk(&output));
    }
}
