//! The dates that a dataset states, in their order.
//!
//! Requests, events and figures carry dates; the date of the document itself is its source's. Deliberately absent: dates that
//! nobody states.

use crate::dates;
use crate::fold::fold;
use crate::model::{Dataset, Date, Period, Record, RecordIndex, RecordType, Value};

/// The fields that date a record. A period that a figure is compared with is none of its own.
pub(super) const DATE_FIELDS: [&str; 3] = ["date", "as_of", "period"];

/// Where periods without a beginning begin.
pub(super) const FIRST_DATE: Date = Date { year: 1, month: None, day: None };

/// Where periods without an end end.
pub(super) const LAST_DATE: Date = Date { year: 9999, month: None, day: None };

/// The period that a condition asks for: `2019-06`, `2018-02..2019-06`, `..2018`, `2019年6月`.
pub(super) fn asked_period(text: &str) -> Option<Period> {
    let folded = fold(text);
    let text = folded.trim();
    let whole = || match text.split_once("..")? {
        ("", to) => Some(Period { from: FIRST_DATE, to: dates::period(to)?.to }),
        (from, "") => Some(Period { from: dates::period(from)?.from, to: LAST_DATE }),
        (from, to) => {
            let period = Period { from: dates::period(from)?.from, to: dates::period(to)?.to };
            // What ends before it begins is no period.
            period.to_string().parse().ok()
        }
    };
    dates::period(text).or_else(whole)
}

/// The dates and periods of a record, each with its field.
pub(super) fn dates_of(record: &dyn Record) -> Vec<(&'static str, Period)> {
    let mut dates = Vec::new();
    record.visit(&mut |field, value| {
        let period = match value {
            Value::Date(day) => Period { from: day, to: day },
            Value::Period(period) => period,
            _ => return,
        };
        if DATE_FIELDS.contains(&field.name) {
            dates.push((field.name, period));
        }
    });
    dates
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_asked_for_with_and_without_ends() {
        for (text, expected) in [
            ("2019", "2019"),
            ("2019-06", "2019-06"),
            ("2018-02..2019-06", "2018-02/2019-06"),
            ("..2018", "0001/2018"),
            ("2019-06..", "2019-06/9999"),
            ("2019年6月", "2019-06"),
            ("二〇一九年上半年", "2019-01/2019-06"),
            ("2018年2月..2019年上半年", "2018-02/2019-06"),
            ("..June 2018", "0001/2018-06"),
            ("2019..2018", ""),
            ("..", ""),
            ("soon", ""),
        ] {
            assert_eq!(asked_period(text).map(|period| period.to_string()).unwrap_or_default(), expected, "{text}");
        }
    }
}
