//! The records of one type as a table: which columns there are, and what stands in each cell.
//!
//! Columns follow the fields of the type. A text has a column per language that the selection gives it in, a reference one of
//! ids and one of titles, a figure one as worded and one with its exact value. Deliberately absent: how cells are quoted.

use super::selection::Selection;
use crate::model::{Evidence, Language, RecordIndex, RecordType, Scale, Text, Value, Vocabulary, not_stated};
use crate::words::{Words, describe};

/// What separates the values of a list within a cell.
const SEPARATOR: &str = " | ";

/// The fields that are either true or false. A record visits such a field as absent where it is false.
const FLAGS: [&str; 2] = ["each", "open"];

/// The records of one type in a selection.
pub(super) struct Table<'a> {
    selection: &'a Selection<'a>,
    words: &'a Words,
    record_type: RecordType,
    columns: Vec<Column>,
    has_stubs: bool,
}

/// What stands in one cell.
pub(super) struct Cell {
    pub(super) value: String,
    /// Whether it is text rather than a number.
    pub(super) is_text: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Column {
    field: &'static str,
    part: Part,
}

/// What a column shows of its field. The order is that of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Codes, dates, numbers, and whatever else has one spelling.
    Plain,
    /// The digits as worded.
    Worded,
    /// The exact value.
    Normalised,
    /// The text in one language.
    Text(Language),
    /// The ids of the records referred to.
    Ids,
    /// Their titles.
    Titles,
    /// What is described rather than referred to.
    Described,
}

impl<'a> Table<'a> {
    pub(super) fn new(selection: &'a Selection<'a>, record_type: RecordType, words: &'a Words) -> Self {
        let records = selection.of_type(record_type);
        let has_stubs = records.iter().any(|index| selection.dataset.record(*index).is_stub());
        Self { selection, words, record_type, columns: columns(selection, record_type), has_stubs }
    }

    pub(super) fn headers(&self) -> Vec<String> {
        let mut headers = vec!["id".to_owned()];
        headers.extend(self.columns.iter().map(|column| header(*column)));
        headers.extend(["inferred", "not_stated", "evidence"].map(str::to_owned));
        headers.extend(self.has_stubs.then(|| "stub".to_owned()));
        headers
    }

    pub(super) fn cells(&self, index: RecordIndex) -> Vec<Cell> {
        let record = self.selection.dataset.record(index);
        let mut lists: Vec<Vec<String>> = vec![Vec::new(); self.columns.len()];
        record.visit(&mut |field, value| {
            for (column, list) in self.columns.iter().zip(&mut lists).filter(|(column, _)| column.field == field.name) {
                list.extend(self.shown(index, *column, value));
            }
        });
        let text = |value: String| Cell { value, is_text: true };
        let mut cells = vec![text(record.id().to_string())];
        cells.extend(self.columns.iter().zip(lists).map(|(column, list)| Cell {
            value: list.join(SEPARATOR),
            is_text: !matches!(column.part, Part::Worded | Part::Normalised),
        }));
        cells.push(text(record.inferred().join(SEPARATOR)));
        cells.push(text(not_stated(record).join(SEPARATOR)));
        let evidence: Vec<String> = record.evidence().iter().map(passage).collect();
        cells.push(text(evidence.join(SEPARATOR)));
        cells.extend(self.has_stubs.then(|| text(record.is_stub().to_string())));
        cells
    }

    /// What `column` shows of one value of its field.
    fn shown(&self, index: RecordIndex, column: Column, value: Value) -> Option<String> {
        let dataset = self.selection.dataset;
        let given = |text: &Text, language| text.get(language, dataset.head.language).map(str::to_owned);
        Some(match (column.part, value) {
            (Part::Text(language), Value::Text(text)) => given(text, language)?,
            (Part::Text(language), Value::Alias(alias)) => {
                format!("{} [{}]", given(&alias.name, language)?, code(Value::Alias(alias))?)
            }
            (Part::Text(language), Value::Outline(line)) => format!("¶{} {}", line.p, given(&line.text, language)?),
            (Part::Ids, Value::Link(id, _)) => id.to_string(),
            (Part::Titles, Value::Link(..)) | (Part::Described, Value::Described(_)) => {
                describe::value(self.words, dataset, value)?
            }
            (Part::Worded, Value::Figure(figure)) => figure.worded().to_owned(),
            (Part::Normalised, Value::Figure(figure)) => {
                let scale = match self.record_type {
                    RecordType::Metric => dataset.records.metrics[dataset.position_in_type(index)].scale,
                    _ => None,
                };
                figure.normalised(scale.unwrap_or(Scale::One)).to_string()
            }
            (Part::Plain, Value::Absent) if FLAGS.contains(&column.field) => false.to_string(),
            (Part::Plain, value) => code(value)?,
            _ => return None,
        })
    }
}

fn columns(selection: &Selection, record_type: RecordType) -> Vec<Column> {
    let mut found: Vec<(usize, Part)> = Vec::new();
    let fields = record_type.fields();
    for index in selection.of_type(record_type) {
        selection.dataset.record(*index).visit(&mut |field, value| {
            let position = fields.iter().position(|name| *name == field.name).unwrap_or(fields.len());
            for part in parts(value, selection.dataset.head.language) {
                if !found.contains(&(position, part)) {
                    found.push((position, part));
                }
            }
        });
    }
    // A field that no record gives still has its column, so that its absence can be seen.
    found.extend((0..fields.len()).map(|position| (position, Part::Plain)));
    found.sort_unstable();
    found.dedup();
    let has_other = |position: usize| found.iter().any(|(other, part)| *other == position && *part != Part::Plain);
    let kept = found.iter().filter(|(position, part)| *part != Part::Plain || !has_other(*position));
    kept.map(|(position, part)| Column { field: fields[*position], part: *part }).collect()
}

/// The parts of a value that have a column of their own.
fn parts(value: Value, default: Language) -> Vec<Part> {
    let languages = |text: &Text| text.all(default).map(|reading| Part::Text(reading.language)).collect();
    match value {
        Value::Text(text) => languages(text),
        Value::Alias(alias) => languages(&alias.name),
        Value::Outline(line) => languages(&line.text),
        Value::Link(..) => vec![Part::Ids, Part::Titles],
        Value::Described(_) => vec![Part::Described],
        Value::Figure(_) => vec![Part::Worded, Part::Normalised],
        _ => Vec::new(),
    }
}

fn header(column: Column) -> String {
    let field = column.field;
    match column.part {
        Part::Plain | Part::Worded | Part::Ids => field.to_owned(),
        Part::Normalised => format!("{field}_normalised"),
        Part::Text(language) => format!("{field}_{}", language.code()),
        Part::Titles => format!("{field}_name"),
        Part::Described => format!("{field}_described"),
    }
}

/// The spelling of a value that is the same in every language.
fn code(value: Value) -> Option<String> {
    Some(match value {
        Value::Code(code) => code.code.to_owned(),
        Value::Plain(text) => text.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Holds => true.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Period(period) => period.to_string(),
        Value::Streak(streak) => format!("{} {}", streak.count, streak.unit.code().code),
        Value::Alias(alias) => alias.kind.code().code.to_owned(),
        _ => return None,
    })
}

/// A piece of evidence: `level: article ¶5 「4.6萬余戶」`, without the field or the source where it names none.
fn passage(evidence: &Evidence) -> String {
    let field = evidence.field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default();
    let source = evidence.source.as_ref().map(|source| format!("{} ", source.id)).unwrap_or_default();
    let nth = evidence.nth.map(|nth| format!(" ({nth})")).unwrap_or_default();
    let to = evidence.to.as_ref().map(|to| format!("…「{to}」")).unwrap_or_default();
    format!("{field}{source}¶{} 「{}」{nth}{to}", evidence.p, evidence.quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{CHENGDU, EXAMPLE_TOWN, FoundSource, parse};
    use std::ops::ControlFlow;

    #[test]
    fn every_flag_is_known_as_one() {
        for text in [CHENGDU, EXAMPLE_TOWN] {
            let loaded = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
            for index in loaded.dataset.indices() {
                loaded.dataset.record(index).visit(&mut |field, value| {
                    assert!(value != Value::Holds || FLAGS.contains(&field.name), "{}", field.name);
                });
            }
        }
    }
}
