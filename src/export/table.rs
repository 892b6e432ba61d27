//! The records of one type as a table: what stands in each cell of each row.
//!
//! Deliberately absent: which columns there are, and how a format writes a cell.

use super::cell::{Cell, Reference, SEPARATOR};
use super::column::{Column, Part, columns, readings};
use super::selection::Selection;
use crate::model::{Evidence, RecordIndex, RecordType, Scale, Text, Value, Vocabulary, not_stated};
use crate::words::{Words, describe};

/// The records of one type in a selection.
pub(super) struct Table<'a> {
    selection: &'a Selection<'a>,
    words: &'a Words,
    pub(super) record_type: RecordType,
    pub(super) columns: Vec<Column>,
}

impl<'a> Table<'a> {
    pub(super) fn new(selection: &'a Selection<'a>, record_type: RecordType, words: &'a Words) -> Self {
        Self { selection, words, record_type, columns: columns(selection, record_type) }
    }

    /// A table for every type of record that the selection has.
    pub(super) fn all(selection: &'a Selection<'a>, words: &'a Words) -> Vec<Self> {
        let present = RecordType::ALL.into_iter().filter(|record_type| !selection.of_type(*record_type).is_empty());
        present.map(|record_type| Self::new(selection, record_type, words)).collect()
    }

    /// The records in its rows.
    pub(super) fn records(&self) -> &'a [RecordIndex] {
        self.selection.of_type(self.record_type)
    }

    /// The row of one record, a cell per column.
    pub(super) fn cells(&self, index: RecordIndex) -> Vec<Cell> {
        let record = self.selection.dataset.record(index);
        let mut lists: Vec<Vec<Cell>> = vec![Vec::new(); self.columns.len()];
        record.visit(&mut |field, value| {
            for (column, list) in self.columns.iter().zip(&mut lists).filter(|(column, _)| column.field == field.name) {
                list.extend(self.shown(index, *column, value));
            }
        });
        let cell = |(column, list): (&Column, Vec<Cell>)| match column.part {
            Part::Id => Cell::Text(record.id().to_string()),
            Part::Inferred => Cell::Text(record.inferred().join(SEPARATOR)),
            Part::NotStated => Cell::Text(not_stated(record).join(SEPARATOR)),
            Part::Evidence => Cell::Text(record.evidence().iter().map(passage).collect::<Vec<_>>().join(SEPARATOR)),
            Part::Flag if column.field == "stub" => Cell::Flag(record.is_stub()),
            _ => Cell::of_list(list),
        };
        self.columns.iter().zip(lists).map(cell).collect()
    }

    /// What `column` shows of one value of its field.
    fn shown(&self, index: RecordIndex, column: Column, value: Value) -> Option<Cell> {
        let dataset = self.selection.dataset;
        let given = |text: &Text, language| {
            let mut readings = readings(self.selection, text).into_iter();
            readings.find(|reading| reading.language == language).map(|reading| reading.text.to_owned())
        };
        Some(match (column.part, value) {
            (Part::Text(language), Value::Text(text)) => Cell::Text(given(text, language)?),
            (Part::Text(language), Value::Alias(alias)) => {
                Cell::Text(format!("{} [{}]", given(&alias.name, language)?, alias.kind.code().code))
            }
            (Part::Text(language), Value::Outline(line)) => Cell::Text(format!("¶{} {}", line.p, given(&line.text, language)?)),
            (Part::Ids, Value::Link(id, target)) => {
                Cell::Ids(vec![Reference { id: id.to_string(), record: dataset.find_of_type(id.as_str(), target) }])
            }
            (Part::Titles, Value::Link(..)) | (Part::Described, Value::Described(_)) => {
                Cell::Text(describe::value(self.words, dataset, value)?)
            }
            (Part::Worded, Value::Figure(figure)) => Cell::Digits(figure.worded().to_owned()),
            (Part::Normalised, Value::Figure(figure)) => {
                let scale = match self.record_type {
                    RecordType::Metric => dataset.records.metrics[dataset.position_in_type(index)].scale,
                    _ => None,
                };
                Cell::Number(figure.normalised(scale.unwrap_or(Scale::One)))
            }
            (Part::Flag, value) => Cell::Flag(value == Value::Holds),
            (Part::Date, Value::Date(date)) => Cell::Date(date),
            (Part::Plain, value) => plain(value)?,
            _ => return None,
        })
    }
}

/// A value whose spelling is the same in every language.
fn plain(value: Value) -> Option<Cell> {
    Some(match value {
        Value::Code(code) => Cell::Text(code.code.to_owned()),
        Value::Plain(text) => Cell::Text(text.to_owned()),
        Value::Number(number) => Cell::Number(number.into()),
        Value::Period(period) => Cell::Text(period.to_string()),
        Value::Streak(streak) => Cell::Text(format!("{} {}", streak.count, streak.unit.code().code)),
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
