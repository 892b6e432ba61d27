//! The ways in which records can be narrowed, and one such narrowing.
//!
//! A facet has a short name that people write before a colon, such as `level:municipal`; see [`super::Query`].
//! Deliberately absent: which records have which value, which is the index's.

use crate::model::{Code, Dataset, RecordIndex, RecordType};
use crate::words::{Words, describe};

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
    pub const ALL: [Self; 18] = [
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
    /// The code by which a constraint names this value: a code of a vocabulary, an id, or the name of a field.
    pub fn code(self, dataset: &Dataset) -> &str {
        match self {
            Self::Type(record_type) => record_type.code(),
            Self::Code(code) => code.code,
            Self::Record(index) => dataset.record(index).id().as_str(),
            Self::Field(_, field) => field,
        }
    }

    /// The value in words.
    pub fn label(self, words: &Words, dataset: &Dataset) -> String {
        match self {
            Self::Type(record_type) => describe::type_name(words, record_type).to_owned(),
            Self::Code(code) => words.get(code.key).to_owned(),
            Self::Record(index) => describe::title(words, dataset, index),
            Self::Field(record_type, field) => describe::field_label(words, record_type, field).to_owned(),
        }
    }
}
