//! Where an export comes from, as rows of what they are about, a property, and its value.
//!
//! Property names are the code names of the schema; values are in the language of the reader. What a source does not state is
//! said to be so. Deliberately absent: the records.

use super::selection::Selection;
use crate::model::{Presence, Value};
use crate::words::{Words, describe};

/// One row per property of the dataset, of the export, and of every source that the selection quotes.
pub(super) fn rows(selection: &Selection, words: &Words) -> Vec<[String; 3]> {
    let dataset = selection.dataset;
    let head = &dataset.head;
    let row = |about: &str, property: &str, value: String| [about.to_owned(), property.to_owned(), value];
    let not_given = || words.get("export-not-given").to_owned();
    let mut rows = vec![
        row("dataset", "id", head.id.to_string()),
        row("dataset", "title", words.text(&head.title, head).into_owned()),
        row("dataset", "licence", head.licence.as_deref().map_or_else(not_given, str::to_owned)),
        row("dataset", "encoder", head.encoder.as_ref().map_or_else(not_given, |text| words.text(text, head).into_owned())),
    ];
    rows.extend(head.notice.as_ref().map(|notice| row("dataset", "notice", words.text(notice, head).into_owned())));
    rows.extend([
        row("export", "date", selection.date.to_string()),
        row("export", "selected", selection.len().to_string()),
        row("export", "total", selection.total().to_string()),
        row("export", "language", selection.language.code().to_owned()),
        row("export", "program", format!("reform-explorer {}", env!("CARGO_PKG_VERSION"))),
    ]);
    for index in selection.sources() {
        let source = dataset.record(index);
        let about = format!("source {}", source.id());
        source.visit(&mut |field, value| match (value, describe::value(words, dataset, value)) {
            (Value::Outline(_), _) => {}
            (Value::Date(date), _) => rows.push(row(&about, field.name, date.to_string())),
            (_, Some(value)) => rows.push(row(&about, field.name, value)),
            (_, None) if field.presence == Presence::Optional => {}
            (_, None) => rows.push(row(&about, field.name, words.get("basis-not_stated").to_owned())),
        });
        if !source.inferred().is_empty() {
            rows.push(row(&about, "inferred", source.inferred().join(" | ")));
        }
    }
    rows
}
