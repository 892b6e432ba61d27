//! RON and JSON hold what was selected, whole and equal, and whatever is needed to read it.

use super::{exported, subsets};
use crate::common::{SHIPPED, positions, read};
use reform_explorer::export::Format;
use reform_explorer::model::{Dataset, ExportNote, Head, Keep, Language, RecordIndex, RecordType, Records};
use std::collections::HashSet;

/// JSON has to load without a single problem, and to be nothing but JSON.
fn read_json(text: &str) -> Dataset {
    serde_json::from_str::<serde_json::Value>(text).expect("the whole file is JSON");
    let loaded = read(text);
    assert_eq!(loaded.problems, []);
    loaded.dataset
}

/// RON has to load without a single problem, by the loader and by plain `ron`.
fn read_ron(text: &str) -> Dataset {
    ron::from_str::<serde::de::IgnoredAny>(text).expect("the whole file is RON");
    let loaded = read(text);
    assert_eq!(loaded.problems, []);
    loaded.dataset
}

/// The records with ids for which `keep` holds.
fn part(dataset: &Dataset, keep: impl Fn(&str) -> bool) -> Records {
    dataset.records.select(|record_type, position| {
        let record = dataset.records.get(record_type, position).expect("a record");
        if keep(record.id().as_str()) { Keep::Whole } else { Keep::Nothing }
    })
}

fn check(name: &str, original: &Dataset, chosen: &[RecordIndex], export: &Dataset) {
    let ids: HashSet<&str> = chosen.iter().map(|index| original.record(*index).id().as_str()).collect();
    assert_eq!(part(export, |id| ids.contains(id)), part(original, |id| ids.contains(id)), "{name}");
    let note = ExportNote {
        dataset: original.head.id.clone(),
        date: crate::common::day(),
        selected: chosen.len() as u32,
        total: original.len() as u32,
        filter: None,
    };
    assert_eq!(export.head, Head { export: Some(note), ..original.head.clone() }, "{name}");
    for index in export.indices() {
        let record = export.record(index);
        let whole = ids.contains(record.id().as_str()) || record.record_type() == RecordType::Source;
        assert_eq!(record.is_stub(), !whole, "{name}: {}", record.id());
    }
}

#[test]
fn any_subset_reads_back_equal() {
    for (name, text) in SHIPPED {
        let original = read(text).dataset;
        for chosen in subsets(&original) {
            let name = format!("{name}, {} records", chosen.len());
            let ron = exported(&original, chosen.clone(), Format::Ron, Language::Hant);
            check(&name, &original, &chosen, &read_ron(&ron));
            let json = exported(&original, chosen.clone(), Format::Json, Language::En);
            check(&name, &original, &chosen, &read_json(&json));
        }
    }
}

#[test]
fn every_record_stands_alone() {
    for (name, text) in SHIPPED {
        let original = read(text).dataset;
        for index in original.indices() {
            let ron = exported(&original, vec![index], Format::Ron, Language::En);
            check(name, &original, &[index], &read_ron(&ron));
            let json = exported(&original, vec![index], Format::Json, Language::En);
            check(name, &original, &[index], &read_json(&json));
        }
    }
}

const LINKED: &str = r#"(schema: 1, id: "linked", title: "T",
    sources: [
        (id: "first", title: "First", evidence: [(p: 1, quote: "a")]),
        (id: "second", title: "Second", evidence: [(p: 1, quote: "b", source: "second")]),
        (id: "third", title: "Third", evidence: [(p: 1, quote: "c")]),
    ],
    agencies: [
        (id: "office", name: "Office", places: ["town"], evidence: [(p: 2, quote: "d", source: "second")]),
        (id: "bureau", name: "Bureau", evidence: [(p: 2, quote: "e")]),
        (id: "school", name: "School", evidence: [(p: 2, quote: "f", source: "third")]),
    ],
    places: [(id: "town", name: "Town", within: "county", evidence: [(p: 1, quote: "g")]),
             (id: "county", name: "County", evidence: [(p: 1, quote: "h")])],
    functions: [(id: "water", name: "Water", within: "works", evidence: [(p: 1, quote: "i")]),
                (id: "works", name: "Works", evidence: [(p: 1, quote: "j")])],
    holdings: [(id: "held", agency: "bureau", function: "water", role: holds, evidence: [(p: 1, quote: "k")])],
    terms: [(id: "term", name: "Term", gloss: "G", about: ["held", "third"], evidence: [(p: 1, quote: "l", source: "second")])],
)"#;

#[test]
fn what_is_mentioned_comes_along_and_no_more() {
    // A stub keeps its required fields and with them what these mention; what its other fields mention stays behind. A
    // source comes whole, and with it the source that it quotes.
    let cases: [(&str, &[&str], &[&str]); 5] = [
        ("office", &["second"], &["town"]),
        ("bureau", &["first"], &[]),
        ("school", &["first", "third"], &[]),
        ("held", &["first"], &["bureau", "water"]),
        ("term", &["first", "second", "third"], &["bureau", "water", "held"]),
    ];
    let original = read(LINKED).dataset;
    for (id, sources, stubs) in cases {
        let text = exported(&original, positions(&original, &[id]), Format::Ron, Language::En);
        let export = read_ron(&text);
        let found: Vec<&str> = export.records.sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(found, sources, "{id}");
        let found: Vec<&str> = export
            .indices()
            .map(|index| export.record(index))
            .filter(|record| record.is_stub())
            .map(|record| record.id().as_str())
            .collect();
        assert_eq!(found, stubs, "{id}");
    }
}

#[test]
fn evidence_goes_on_meaning_the_same_source() {
    for text in SHIPPED.map(|(_, text)| text).into_iter().chain([LINKED]) {
        let original = read(text).dataset;
        for chosen in subsets(&original).into_iter().chain(original.indices().map(|index| vec![index])) {
            let export = read_ron(&exported(&original, chosen, Format::Ron, Language::En));
            let implicit =
                export.indices().any(|index| export.record(index).evidence().iter().any(|evidence| evidence.source.is_none()));
            let first = |dataset: &Dataset| dataset.records.sources.first().map(|source| source.id.clone());
            assert!(!implicit || first(&export) == first(&original));
        }
    }
}

#[test]
fn an_export_can_be_exported_again() {
    let original = read(LINKED).dataset;
    let first = read_ron(&exported(&original, positions(&original, &["term"]), Format::Ron, Language::En));
    let chosen: Vec<RecordIndex> = first.indices().collect();
    let second = read_ron(&exported(&first, chosen, Format::Ron, Language::En));
    assert_eq!(second.records, first.records);
}

#[test]
fn a_reference_that_leads_nowhere_is_kept_as_written() {
    let text = r#"(schema: 1, id: "d", title: "T", agencies: [(id: "a", name: "A", places: ["nowhere"])])"#;
    let original = read(text).dataset;
    for format in [Format::Ron, Format::Json] {
        let text = exported(&original, positions(&original, &["a"]), format, Language::En);
        assert_eq!(read(&text).dataset.records, original.records);
    }
}

#[test]
fn the_file_says_where_it_comes_from() {
    let original = read(LINKED).dataset;
    let text = exported(&original, positions(&original, &["held"]), Format::Ron, Language::En);
    let comments: Vec<&str> = text.lines().filter(|line| line.starts_with("//")).collect();
    for expected in ["1 of 12 records", "\"T\" (linked)", "23 November 2026", "Source: First.", "2 records marked"] {
        assert!(comments.iter().any(|line| line.contains(expected)), "{expected}: {comments:?}");
    }
}
