//! One way to walk over the fields of any record.
//!
//! Links, search, exports, the list of what a source does not state, and detail panels all need to look at every field of
//! every type of record. A record visits its fields with a name and a [`Value`]; a list visits once per element, an absent
//! field once with [`Value::Absent`]. Deliberately absent: changing a field.

use super::RecordType;
use super::parts::{Alias, InForce, OutlineLine, Streak};
use super::reference::{Description, ExternalId, Id, Party, Ref, Target};
use crate::model::{Class, Code, Date, Figure, Language, Period, Text, Vocabulary};
use thin_vec::ThinVec;

/// Whether a reader may expect to find something in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Part of the record's meaning: a record without it cannot be read.
    Required,
    /// Where it is absent, the source does not state it, and a reader is told so.
    Expected,
    /// Worth showing only where it is given.
    Optional,
}

/// A field of a record type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name in RON and JSON.
    pub name: &'static str,
    /// Whether it may be missed.
    pub presence: Presence,
}

/// The answer a record gives for one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The source says so.
    Stated,
    /// The encoder concluded it from the source.
    Inferred,
    /// A drafter filled it, and nobody has decided whether it is right.
    Proposed,
    /// The source does not say.
    NotStated,
}

/// One value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing is given.
    Absent,
    /// Text for reading.
    Text(&'a Text),
    /// A value of a vocabulary.
    Code(Code),
    /// A technical string: a code, path, address or licence.
    Plain(&'a str),
    /// The id of another record and the type it must have.
    Link(&'a Id, Option<RecordType>),
    /// A party that is not a record.
    Described(&'a Description),
    /// A number as worded.
    Figure(&'a Figure),
    /// A whole number.
    Number(u32),
    /// A fact that holds.
    Holds,
    /// A date.
    Date(Date),
    /// A period.
    Period(Period),
    /// A streak.
    Streak(&'a Streak),
    /// Another name.
    Alias(&'a Alias),
    /// A line of an outline.
    Outline(&'a OutlineLine),
    /// When a rule holds.
    InForce(&'a InForce),
    /// A group of a classification.
    Class(&'a Class),
    /// A record of another dataset.
    External(&'a ExternalId),
}

/// The type of a record's field.
pub trait FieldValue {
    /// Calls `visitor` once per value.
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>));

    /// Whether nothing is given.
    fn is_absent(&self) -> bool {
        let mut absent = true;
        self.visit(Field { name: "", presence: Presence::Optional }, &mut |_, value| absent &= value == Value::Absent);
        absent
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
        match self {
            Some(value) => value.visit(field, visitor),
            None => visitor(field, Value::Absent),
        }
    }
}

macro_rules! list {
    ($($list:ty),+) => {
        $(impl<T: FieldValue> FieldValue for $list {
            fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
                if self.is_empty() {
                    visitor(field, Value::Absent);
                }
                self.iter().for_each(|value| value.visit(field, visitor));
            }
        })+
    };
}

list!(Box<[T]>, ThinVec<T>);

impl<T: Vocabulary> FieldValue for T {
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
        visitor(field, Value::Code(self.code()));
    }
}

impl<T: Target> FieldValue for Ref<T> {
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
        visitor(field, Value::Link(&self.id, T::TYPE));
    }
}

impl FieldValue for Party {
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
        match self {
            Self::Agency(reference) => reference.visit(field, visitor),
            Self::Described(description) => {
                visitor(field, Value::Described(description));
                for reference in &description.among {
                    reference.visit(field, visitor);
                }
            }
        }
    }
}

impl FieldValue for bool {
    fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
        visitor(field, if *self { Value::Holds } else { Value::Absent });
    }
}

macro_rules! field_value {
    ($($type:ty: $value:ident => $seen:expr;)+) => {
        $(impl FieldValue for $type {
            fn visit<'a>(&'a self, field: Field, visitor: &mut dyn FnMut(Field, Value<'a>)) {
                let $value = self;
                visitor(field, $seen);
            }
        })+
    };
}

field_value! {
    Text: value => Value::Text(value);
    Box<str>: value => Value::Plain(value);
    Language: value => Value::Plain(value.code());
    Figure: value => Value::Figure(value);
    u32: value => Value::Number(*value);
    Date: value => Value::Date(*value);
    Period: value => Value::Period(*value);
    Streak: value => Value::Streak(value);
    Alias: value => Value::Alias(value);
    OutlineLine: value => Value::Outline(value);
    InForce: value => Value::InForce(value);
    Class: value => Value::Class(value);
    ExternalId: value => Value::External(value);
}
