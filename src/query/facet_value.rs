//! A value of a facet, and a narrowing of records by one.
//!
//! A facet has a short name that people write before a colon, such as `level:municipal`; see [`super::Query`].

use super::dated::{FIRST_DATE, LAST_DATE};
use crate::model::{Code, Dataset, Date, Period, RecordIndex, RecordType};
use crate::words::{self, Words, describe};
use std::borrow::Cow;

/// The code of [`FacetValue::NotStated`], and of the facet of what a record does not state.
pub(super) const NOT_STATED: &str = "not-stated";

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetValue {
    /// A type of record.
    Type(RecordType),
    /// A value of a vocabulary, or a state of evidence.
    Code(Code),
    /// A principle, measure or place.
    Record(RecordIndex),
    /// A field, with a type of record that has it.
    Field(RecordType, &'static str),
    /// A year.
    Year(u16),
    /// A date or period. One that begins in year 1 has no beginning, and one that ends in year 9999 no end.
    Period(Period),
    /// A record that may have a value has none.
    NotStated,
}

impl FacetValue {
    /// The code by which a constraint names this value: a code of a vocabulary, an id, the name of a field, a year, or dates as in ISO 8601-1.
    pub fn code(self, dataset: &Dataset) -> Cow<'_, str> {
        match self {
            Self::Type(record_type) => record_type.code().into(),
            Self::Code(code) => code.code.into(),
            Self::Record(index) => dataset.record(index).id().as_str().into(),
            Self::Field(_, field) => field.into(),
            Self::Year(year) => year.to_string().into(),
            Self::Period(period) if period.from == period.to => period.from.to_string().into(),
            Self::Period(period) => format!("{}..{}", period.from, period.to).into(),
            Self::NotStated => NOT_STATED.into(),
        }
    }

    /// The value in words.
    pub fn label(self, words: &Words, dataset: &Dataset) -> String {
        match self {
            Self::Type(record_type) => describe::type_name(words, record_type).to_owned(),
            Self::Code(code) => words.get(code.key).to_owned(),
            Self::Record(index) => describe::title(words, dataset, index),
            Self::Field(record_type, field) => describe::field_label(words, record_type, field).to_owned(),
            Self::Year(year) => words::date(Date { year, month: None, day: None }, words.language()),
            Self::Period(period) if period.from == FIRST_DATE => {
                words.with("facet-until", &[("date", words::date(period.to, words.language()).into())])
            }
            Self::Period(period) if period.to == LAST_DATE => {
                words.with("facet-from", &[("date", words::date(period.from, words.language()).into())])
            }
            Self::Period(period) => words::period(period, words.language()),
            Self::NotStated => words.get("facet-not-stated").to_owned(),
        }
    }
}
