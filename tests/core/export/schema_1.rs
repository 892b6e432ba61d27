//! What was written before schema 2 opens as it is, and is written anew as schema 2.
//!
//! The example as it was in schema 1, and two exports of it that the program of that time made.

use super::exported;
use crate::common::read;
use reform_explorer::export::Format;
use reform_explorer::load::Severity;
use reform_explorer::model::{Language, SCHEMA};

const TOWN: &str = include_str!("schema_1/town.ron");
const EXPORTS: [&str; 2] = [include_str!("schema_1/export.ron"), include_str!("schema_1/export.json")];

#[test]
fn a_file_of_schema_1_opens_whole_and_without_problems() {
    let loaded = read(TOWN);
    assert_eq!((loaded.dataset.head.schema, loaded.dataset.len(), loaded.unread), (1, 102, 0));
    assert_eq!(loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).count(), 0);
}

#[test]
fn earlier_exports_hold_the_same_records_in_either_notation() {
    let town = read(TOWN).dataset;
    for export in EXPORTS {
        let export = read(export);
        let errors = export.problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
        assert_eq!((errors, export.unread), (0, 0), "{:?}", export.problems);
        let mut whole = 0;
        for index in export.dataset.indices() {
            let record = export.dataset.record(index);
            let original = town.record(town.find(record.id().as_str()).expect("the record comes from the town"));
            if !record.is_stub() {
                assert!(record.equals(original), "{}", record.id());
                whole += 1;
            }
        }
        assert_eq!(export.dataset.head.export.map(|note| (note.selected, note.total)), Some((whole - 1, 102)));
    }
}

#[test]
fn it_is_written_as_schema_2_and_keeps_every_record() {
    let town = read(TOWN).dataset;
    for format in [Format::Ron, Format::Json] {
        let written = read(&exported(&town, town.indices().collect(), format, Language::En)).dataset;
        assert_eq!(written.head.schema, SCHEMA);
        assert_eq!(written.records, town.records, "{format:?}");
    }
}
