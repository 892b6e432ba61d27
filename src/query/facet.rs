//! The ways in which records can be narrowed, and one such narrowing.
//!
//! A facet has a short name that people write before a colon, such as `level:municipal`; see [`super::Query`].
//! Deliberately absent: which records have which value, which is the index's.

use super::dated::{FIRST_DATE, LAST_DATE};
use crate::model::{Code, Dataset, Date, Period, RecordIndex, RecordType};
use crate::words::{self, Words, describe};
use std::borrow::Cow;

/// A way in which records can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The type of record.
    Type,
    /// The level of government of a body or place.
    Level,
    /// Whose body it is.
    Sphere,
    /// The kind of body, power, instrument, relation or mandate.
    Kind,
    /// On what footing a power is held.
    Mode,
    /// The groups of a classification that a function, or the functions of a body, fall into.
    Class,
    /// What happened: the kind of a change, or of the changes that a body took part in.
    Change,
    /// How far it has come.
    Status,
    /// The principles that a record belongs to.
    Principle,
    /// The measures that a record belongs to.
    Measure,
    /// The places of a record and the places that these are part of.
    Place,
    /// The years of its dates and periods.
    Year,
    /// Its dates and periods: those that have a day in common with one that is asked for. They are not listed.
    Date,
    /// The types of record that mention it: figures, powers, functions held, changes.
    Has,
    /// How exact the wording of a figure is.
    Qualifier,
    /// What a reader must know of the record before taking it as simply stated.
    Mark,
    /// The fields that the source states.
    Stated,
    /// The fields that the encoder concluded.
    Inferred,
    /// The fields that a reader may expect and the source does not state.
    NotStated,
    /// What became of its evidence.
    Evidence,
}

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

/// One narrowing: records that have a value, or that do not have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Constraint {
    /// The facet.
    pub facet: Facet,
    /// The value: its code, or whatever a person wrote for it.
    pub value: Box<str>,
    /// Whether records that have the value are left out.
    pub excluded: bool,
}

impl Facet {
    /// Every facet, in the order in which lists show them.
    pub const ALL: [Self; 20] = [
        Self::Type,
        Self::Level,
        Self::Sphere,
        Self::Kind,
        Self::Mode,
        Self::Class,
        Self::Change,
        Self::Status,
        Self::Principle,
        Self::Measure,
        Self::Place,
        Self::Year,
        Self::Date,
        Self::Has,
        Self::Qualifier,
        Self::Mark,
        Self::NotStated,
        Self::Inferred,
        Self::Stated,
        Self::Evidence,
    ];

    /// The name before the colon, such as `not-stated`. Its message key is `facet-` and this.
    pub fn code(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Level => "level",
            Self::Sphere => "sphere",
            Self::Kind => "kind",
            Self::Mode => "mode",
            Self::Class => "class",
            Self::Change => "change",
            Self::Status => "status",
            Self::Principle => "principle",
            Self::Measure => "measure",
            Self::Place => "place",
            Self::Year => "year",
            Self::Date => "date",
            Self::Has => "has",
            Self::Qualifier => "qualifier",
            Self::Mark => "mark",
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::NotStated => "not-stated",
            Self::Evidence => "evidence",
        }
    }
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
            Self::NotStated => Facet::NotStated.code().into(),
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
