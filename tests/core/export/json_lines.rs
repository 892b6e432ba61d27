//! JSON Lines: the records of a JSON export, one a line, each with its dataset.

use crate::common::{SHIPPED, day, names, read};
use reform_explorer::export::{ExportError, Format, Report, Selection, export, export_to};
use reform_explorer::model::{Language, RecordIndex};
use serde_json::Value;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn write(selection: &Selection, target: &Path) -> Result<Report, ExportError> {
    export(selection, Format::JsonLines, target, &mut |_, _| ControlFlow::Continue(()))
}

#[test]
fn every_record_is_the_one_of_the_json_export() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        let some: Vec<RecordIndex> = dataset.indices().step_by(5).collect();
        for records in [dataset.indices().collect(), some] {
            let selection = Selection::new(&dataset, records, day(), Language::En);
            let mut bytes = Vec::new();
            export_to(&selection, Format::Json, &mut bytes, &mut |_, _| ControlFlow::Continue(())).expect("memory takes it");
            let mut expected: Value = serde_json::from_slice(&bytes).expect("JSON");
            let folder = tempfile::tempdir().expect("a folder");
            let target = folder.path().join("lines");
            let report = write(&selection, &target).expect("a folder is written");
            assert_eq!((report.records, report.files), (selection.len(), names(&target).len()), "{name}");
            let sections: Vec<String> = expected
                .as_object()
                .expect("an object")
                .iter()
                .filter(|(_, value)| value[0]["id"].is_string())
                .map(|(name, _)| name.clone())
                .collect();
            for section in &sections {
                let lines = fs::read_to_string(target.join(format!("{section}.jsonl"))).expect("a file per type");
                let records: Value = lines
                    .lines()
                    .map(|line| {
                        let mut record: Value = serde_json::from_str(line).expect("a line is a record");
                        let dataset_id = record.as_object_mut().expect("an object").remove("dataset");
                        assert_eq!(dataset_id, Some(Value::from(dataset.head.id.as_str())));
                        record
                    })
                    .collect();
                assert_eq!(expected[section.as_str()].take(), records, "{name} {section}");
            }
            assert_eq!(names(&target).len(), sections.len() + 1);
            let mut head: Value =
                serde_json::from_str(&fs::read_to_string(target.join("dataset.json")).expect("a head")).expect("JSON");
            head["$schema"] = expected["$schema"].clone();
            sections.iter().for_each(|section| drop(expected.as_object_mut().expect("an object").remove(section)));
            assert_eq!(head, expected, "{name}");
        }
    }
}

#[test]
fn only_an_earlier_export_is_replaced() {
    let dataset = read(SHIPPED[1].1).dataset;
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::En);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("lines");
    let files = write(&selection, &target).expect("a folder is written").files;
    let few = Selection::new(&dataset, dataset.indices().take(1), day(), Language::En);
    assert!(write(&few, &target).expect("it is replaced").files < files && names(&target).len() < files);
    fs::write(target.join("notes.jsonl"), "{}").expect("a file");
    let error = write(&selection, &target).expect_err("somebody's file lies there");
    assert!(matches!(&error, ExportError::ForeignFolder { found, .. } if found == "notes.jsonl"), "{error:?}");
    let others = folder.path().join("others");
    fs::create_dir(&others).expect("a folder");
    fs::write(others.join("dataset.json"), "{}").expect("a file");
    assert!(matches!(write(&selection, &others), Err(ExportError::ForeignFolder { .. })));
}
