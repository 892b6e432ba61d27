//! The dates that a dataset states, in their order.
//!
//! Requests, events and figures carry dates; the date of the document itself is its source's. Deliberately absent: dates that
//! nobody states.

use crate::model::{Dataset, Date, RecordIndex, RecordType, Value};

/// Records of one type that carry the same date or period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The first day, month or year.
    pub from: Date,
    /// The last one; the same for a date.
    pub to: Date,
    /// The type of the records.
    pub record_type: RecordType,
    /// The records in document order.
    pub records: Vec<RecordIndex>,
}

/// The dates of a dataset, by their ends.
pub fn dated(dataset: &Dataset) -> Vec<Dated> {
    let mut found: Vec<(Date, Date, RecordType, RecordIndex)> = Vec::new();
    for record_type in [RecordType::Mandate, RecordType::Change, RecordType::Metric] {
        for index in dataset.indices_of(record_type) {
            let mut when = None;
            dataset.record(index).visit(&mut |field, value| match value {
                Value::Date(day) => when = Some((day, day)),
                Value::Period(span) if when.is_none() && field.name == "period" => when = Some((span.from, span.to)),
                _ => {}
            });
            found.extend(when.map(|(from, to)| (to, from, record_type, index)));
        }
    }
    found.sort_unstable();
    let mut dated: Vec<Dated> = Vec::new();
    for (to, from, record_type, index) in found {
        match dated.last_mut() {
            Some(last) if (last.to, last.from, last.record_type) == (to, from, record_type) => last.records.push(index),
            _ => dated.push(Dated { from, to, record_type, records: vec![index] }),
        }
    }
    dated
}

impl Dated {
    /// The first and the last moment in years, where a month is a twelfth.
    pub fn in_years(&self) -> (f32, f32) {
        let month = |date: Date, without: u8| f32::from(date.month.unwrap_or(without));
        let day = |date: Date, without: u8| f32::from(date.day.unwrap_or(without));
        let start = f32::from(self.from.year) + (month(self.from, 1) - 1.0) / 12.0 + (day(self.from, 1) - 1.0) / 372.0;
        let end = f32::from(self.to.year) + (month(self.to, 12) - 1.0) / 12.0 + day(self.to, 31) / 372.0;
        (start, end)
    }
}
