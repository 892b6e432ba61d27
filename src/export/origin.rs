//! Where an export comes from, as rows of what they are about, a property, and its value.
//!
//! Property names are the code names of the schema; values are in the language of the reader. What a source does not state is
//! said to be so. Deliberately absent: the records.

use super::cell::Cell;
use super::selection::Selection;
use crate::model::{Presence, RecordIndex, RecordType, Value};
use crate::words::{Wording, Words};

/// The names of the three columns.
pub(super) const HEADER: [&str; 3] = ["about", "property", "value"];

/// One row.
pub(super) struct Row {
    /// What it is about: `dataset`, `export`, `records` and their section, or `source` and its id.
    pub(super) about: String,
    pub(super) property: &'static str,
    pub(super) value: Cell<'static>,
    /// The type of record whose number it gives.
    pub(super) record_type: Option<RecordType>,
}

impl Row {
    pub(super) fn new(about: &str, property: &'static str, value: Cell<'static>) -> Self {
        Self { about: about.to_owned(), property, value, record_type: None }
    }
}

/// One row per property of the dataset, of the export, of every type of record in it, and of every source that it quotes.
pub(super) fn rows(selection: &Selection, words: &Words) -> Vec<Row> {
    let mut rows = about_dataset(selection, words);
    rows.extend(about_export(selection, words));
    rows.extend(about_types(selection));
    rows.extend(selection.sources().iter().flat_map(|index| about_source(selection, words, *index)));
    rows
}

fn about_dataset(selection: &Selection, words: &Words) -> Vec<Row> {
    let head = &selection.dataset.head;
    let row = |property, value: String| Row::new("dataset", property, Cell::of_text(value));
    let not_given = || words.get("export-not-given").to_owned();
    let mut rows = vec![
        row("id", head.id.to_string()),
        row("title", words.text(&head.title, head).into_owned()),
        row("licence", head.licence.as_deref().map_or_else(not_given, str::to_owned)),
        row("encoder", head.encoder.as_ref().map_or_else(not_given, |text| words.text(text, head).into_owned())),
    ];
    rows.extend(head.notice.as_ref().map(|notice| row("notice", words.text(notice, head).into_owned())));
    rows
}

fn about_export(selection: &Selection, words: &Words) -> Vec<Row> {
    let filter = selection.filter.as_deref().unwrap_or(words.get("export-no-filter"));
    let facts = [
        ("date", Cell::Date(selection.date)),
        ("filter", Cell::of_text(filter.to_owned())),
        ("chosen", Cell::count(selection.chosen())),
        ("mentioned", Cell::count(selection.mentioned())),
        ("selected", Cell::count(selection.len())),
        ("total", Cell::count(selection.total())),
        ("language", Cell::of_text(selection.language.code().to_owned())),
        ("program", Cell::of_text(program())),
    ];
    facts.into_iter().map(|(property, value)| Row::new("export", property, value)).collect()
}

/// The name and version of this program.
pub(super) fn program() -> String {
    format!("reform-explorer {}", env!("CARGO_PKG_VERSION"))
}

fn about_types(selection: &Selection) -> Vec<Row> {
    let mut rows = Vec::new();
    for record_type in RecordType::ALL {
        let numbers =
            [("selected", selection.of_type(record_type).len()), ("total", selection.dataset.records.count(record_type))];
        if numbers[0].1 > 0 {
            let about = format!("records {}", record_type.section());
            rows.extend(numbers.map(|(property, number)| Row {
                record_type: Some(record_type),
                ..Row::new(&about, property, Cell::count(number))
            }));
        }
    }
    rows
}

fn about_source(selection: &Selection, words: &Words, index: RecordIndex) -> Vec<Row> {
    let wording = Wording { words, dataset: selection.dataset };
    let source = selection.dataset.record(index);
    let about = format!("source {}", source.id());
    let mut rows = Vec::new();
    source.visit(&mut |field, value| {
        let cell = match value {
            Value::Outline(_) => return,
            Value::Absent if field.presence == Presence::Optional => return,
            Value::Absent => Cell::of_text(words.get("basis-not_stated").to_owned()),
            Value::Date(date) => Cell::Date(date),
            value => Cell::of_text(wording.plain(&wording.value(value))),
        };
        rows.push(Row::new(&about, field.name, cell));
    });
    if !source.inferred().is_empty() {
        rows.push(Row::new(&about, "inferred", Cell::of_text(source.inferred().join(super::cell::SEPARATOR))));
    }
    rows
}
