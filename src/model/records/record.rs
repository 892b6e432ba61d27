//! What all records have in common, and the notation in which `records` defines each type.
//!
//! The macro turns one definition into the struct with its reading and writing, the walk over its fields, its stub, and its
//! place in [`RecordType`](super::RecordType) and [`Records`](super::Records), so that a field is named once.
//! Deliberately absent: any particular type of record.

use super::fields::{Basis, Field, Presence, Value};
use super::parts::{Evidence, Proposal};
use super::reference::{ExternalId, Id};
use super::{RecordType, Records};
use crate::model::Text;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::Any;

/// What every record has, whatever its type.
pub trait Record: Any {
    /// Its type.
    fn record_type(&self) -> RecordType;
    /// Its id within the dataset.
    fn id(&self) -> &Id;
    /// The field that [`RecordType::title_field`] names.
    fn title(&self) -> Option<&Text>;
    /// The passages that carry it.
    fn evidence(&self) -> &[Evidence];
    /// The names of the fields that the encoder concluded.
    fn inferred(&self) -> &[Box<str>];
    /// What a drafter says of a record that nobody has decided on.
    fn proposed(&self) -> Option<&Proposal>;
    /// The names of the fields that a drafter filled and nobody has decided on.
    fn proposed_fields(&self) -> &[Box<str>];
    /// The records of other datasets that are the same thing (skos:exactMatch).
    fn same_as(&self) -> &[ExternalId];
    /// The records of other datasets that correspond to it there (skos:closeMatch).
    fn counterpart(&self) -> &[ExternalId];
    /// Whether it only stands for a record that an export mentions without containing it.
    fn is_stub(&self) -> bool;
    /// Walks over all fields of its type; see [`Value`].
    fn visit<'a>(&'a self, visitor: &mut dyn FnMut(Field, Value<'a>));
    /// Whether it says the same as another record in every field, evidence included.
    fn equals(&self, other: &dyn Record) -> bool;

    /// The answer given for `field`.
    fn basis(&self, field: &str) -> Basis {
        let mut given = false;
        self.visit(&mut |visited, value| given |= visited.name == field && value != Value::Absent);
        if given { self.basis_of_given(field) } else { Basis::NotStated }
    }

    /// The same of a field that is known to be given. In a record that is proposed as a whole every field is.
    fn basis_of_given(&self, field: &str) -> Basis {
        let names = |fields: &[Box<str>]| fields.iter().any(|name| **name == *field);
        if self.proposed().is_some() || names(self.proposed_fields()) {
            Basis::Proposed
        } else if names(self.inferred()) {
            Basis::Inferred
        } else {
            Basis::Stated
        }
    }

    /// What the claim rests on that this record and the one that it mentions in `field` belong together. A holding or relation
    /// is nothing but that claim, so that each of its ends counts.
    fn basis_of_mention(&self, field: &str) -> Basis {
        let ends: &[&str] = match self.record_type() {
            RecordType::Holding => &["agency", "function", "role"],
            RecordType::Relation => &["from", "to", "kind"],
            _ => &[],
        };
        let all = ends.iter().copied().chain([field]).map(|field| self.basis_of_given(field));
        all.fold(Basis::Stated, |worst, basis| match (worst, basis) {
            (Basis::Proposed, _) | (_, Basis::Proposed) => Basis::Proposed,
            (Basis::Inferred, _) | (_, Basis::Inferred) => Basis::Inferred,
            _ => Basis::Stated,
        })
    }

    /// The positions, among the record's evidence, of the passages that carry `field`, or else the record as a whole.
    fn evidence_of(&self, field: &str) -> Vec<usize> {
        let evidence = self.evidence();
        let own = evidence.iter().any(|passage| passage.field.as_deref() == Some(field));
        let field = own.then_some(field);
        evidence.iter().enumerate().filter(|(_, passage)| passage.field.as_deref() == field).map(|(at, _)| at).collect()
    }
}

/// The fields that records of every type can have and that say something of the record itself, after those of its own type.
pub const COMMON_FIELDS: [&str; 2] = ["same_as", "counterpart"];

/// A record whose type is known when the program is compiled.
pub trait TypedRecord: Record + Serialize + DeserializeOwned + JsonSchema + Clone + Send + Sync {
    /// Its type.
    const RECORD_TYPE: RecordType;
    /// All records of this type.
    fn section(records: &Records) -> &[Self];
}

/// Reads the records of one section after another.
pub trait SectionReader {
    /// The records of one section.
    fn section<T: TypedRecord>(&mut self) -> Vec<T>;
}

/// Looks at one section after another.
pub trait SectionVisitor {
    /// Why the walk ends early.
    type Stop;
    /// Looks at all records of one section.
    fn section<T: TypedRecord>(&mut self, records: &[T]) -> Result<(), Self::Stop>;
}

/// How much of a record goes into a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All of it.
    Whole,
    /// Its id and required fields, marked as a stub.
    Stub,
    /// None of it.
    Nothing,
}

/// The names of the fields of `record` that a reader may expect and the source does not state.
///
/// What cannot apply is not missing: nobody was there before an `establish` or after an `abolish`, a body that is adjusted stays
/// the body it was, a figure has a date or a period, a rank needs no unit, and of a stub nothing is known.
pub fn not_stated(record: &dyn Record) -> Vec<&'static str> {
    if record.is_stub() {
        return Vec::new();
    }
    let mut absent = Vec::new();
    let mut given = Vec::new();
    let mut codes = Vec::new();
    record.visit(&mut |field, value| match value {
        Value::Absent if field.presence == Presence::Expected => absent.push(field.name),
        Value::Absent => {}
        Value::Code(code) => {
            codes.push(code.code);
            given.push(field.name);
        }
        _ => given.push(field.name),
    });
    absent.retain(|name| match *name {
        "from" => !["establish", "adjust", "add_nameplate", "co_locate"].iter().any(|kind| codes.contains(kind)),
        "to" => !codes.contains(&"abolish"),
        "as_of" => !given.contains(&"period"),
        "period" => !given.contains(&"as_of"),
        "unit" => !codes.contains(&"rank"),
        _ => true,
    });
    absent
}

macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $name:ident $code:literal in $section:ident $(titled $title:ident)? is [$($class:literal),*] {
            required { $($(#[$required_doc:meta])* $required:ident: $required_type:ty,)* }
            expected { $($(#[$expected_doc:meta])* $expected:ident: $expected_type:ty,)* }
            optional { $($(#[$optional_doc:meta])* $optional:ident: $optional_type:ty,)* }
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            #[schemars(deny_unknown_fields)]
            pub struct $name {
                /// Its id within the dataset.
                pub id: Id,
                $($(#[$required_doc])* pub $required: $required_type,)*
                $($(#[$expected_doc])* #[serde(default, skip_serializing_if = "FieldValue::is_absent")] pub $expected: $expected_type,)*
                $($(#[$optional_doc])* #[serde(default, skip_serializing_if = "FieldValue::is_absent")] pub $optional: $optional_type,)*
                /// The passages that carry it.
                #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
                pub evidence: Box<[Evidence]>,
                /// The names of the fields that the encoder concluded.
                #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
                pub inferred: Box<[Box<str>]>,
                /// The records of other datasets that are the same thing.
                #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
                #[schemars(with = "Vec<ExternalId>")]
                pub same_as: ThinVec<ExternalId>,
                /// The records of other datasets that correspond to it there.
                #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
                #[schemars(with = "Vec<ExternalId>")]
                pub counterpart: ThinVec<ExternalId>,
                /// What a drafter says of a record that nobody has decided on.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub proposed: Option<Box<Proposal>>,
                /// The names of the fields that a drafter filled and nobody has decided on.
                #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
                #[schemars(with = "Vec<Box<str>>")]
                pub proposed_fields: ThinVec<Box<str>>,
                /// Whether it only stands for a record that is not in this file.
                #[serde(default, skip_serializing_if = "FieldValue::is_absent")]
                pub stub: bool,
            }

            impl Record for $name {
                fn record_type(&self) -> RecordType { RecordType::$name }
                fn id(&self) -> &Id { &self.id }
                fn title(&self) -> Option<&Text> { None$(.or(Some(&self.$title)))? }
                fn evidence(&self) -> &[Evidence] { &self.evidence }
                fn inferred(&self) -> &[Box<str>] { &self.inferred }
                fn proposed(&self) -> Option<&Proposal> { self.proposed.as_deref() }
                fn proposed_fields(&self) -> &[Box<str>] { &self.proposed_fields }
                fn same_as(&self) -> &[ExternalId] { &self.same_as }
                fn counterpart(&self) -> &[ExternalId] { &self.counterpart }
                fn is_stub(&self) -> bool { self.stub }
                fn equals(&self, other: &dyn Record) -> bool {
                    let other: &dyn std::any::Any = other;
                    other.downcast_ref::<Self>() == Some(self)
                }
                fn visit<'a>(&'a self, visitor: &mut dyn FnMut(Field, Value<'a>)) {
                    $(self.$required.visit(Field { name: stringify!($required), presence: Presence::Required }, visitor);)*
                    $(self.$expected.visit(Field { name: stringify!($expected), presence: Presence::Expected }, visitor);)*
                    $(self.$optional.visit(Field { name: stringify!($optional), presence: Presence::Optional }, visitor);)*
                    for (name, ids) in COMMON_FIELDS.into_iter().zip([&self.same_as, &self.counterpart]) {
                        ids.visit(Field { name, presence: Presence::Optional }, visitor);
                    }
                }
            }

            impl $name {
                /// A record with nothing but its id and required fields.
                pub fn new(id: Id, $($required: $required_type),*) -> Self {
                    Self {
                        id,
                        $($required,)*
                        $($expected: Default::default(),)*
                        $($optional: Default::default(),)*
                        evidence: Box::default(),
                        inferred: Box::default(),
                        same_as: ThinVec::new(),
                        counterpart: ThinVec::new(),
                        proposed: None,
                        proposed_fields: ThinVec::new(),
                        stub: false,
                    }
                }

                /// The same record with nothing but its id and required fields, marked as a stub.
                fn to_stub(&self) -> Self {
                    Self { stub: true, ..Self::new(self.id.clone(), $(self.$required.clone()),*) }
                }
            }

            impl Target for $name {
                const TYPE: Option<RecordType> = Some(RecordType::$name);
            }

            impl TypedRecord for $name {
                const RECORD_TYPE: RecordType = RecordType::$name;
                fn section(records: &Records) -> &[Self] { &records.$section }
            }
        )+

        /// A type of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RecordType {
            $($(#[$doc])* $name,)+
        }

        impl RecordType {
            /// Every type, in the order of a dataset's sections.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// The code used in JSON, message keys and on the command line, such as `agency`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The name of its section in a dataset, such as `agencies`.
            pub fn section(self) -> &'static str {
                match self { $(Self::$name => stringify!($section),)+ }
            }

            /// The type whose section has this name.
            pub fn of_section(section: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|record_type| record_type.section() == section)
            }

            /// The field that holds the name or title of such a record; records without one are titled by what they connect.
            pub fn title_field(self) -> Option<&'static str> {
                match self { $(Self::$name => None$(.or(Some(stringify!($title))))?,)+ }
            }

            /// The classes of published vocabularies that such a record belongs to.
            pub fn classes(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($class),*],)+ }
            }

            /// The names of the fields that records of this type can have beside [`COMMON_FIELDS`].
            pub fn fields(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$(stringify!($required),)* $(stringify!($expected),)* $(stringify!($optional),)*],)+
                }
            }
        }

        /// The records of a dataset by type, each in document order.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
        #[schemars(default)]
        pub struct Records {
            $(
                /// Records of this type.
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $section: Vec<$name>,
            )+
        }

        impl Records {
            /// The records of one type.
            pub fn of_type(&self, record_type: RecordType) -> Box<dyn Iterator<Item = &dyn Record> + '_> {
                match record_type {
                    $(RecordType::$name => Box::new(self.$section.iter().map(|record| record as &dyn Record)),)+
                }
            }

            /// How many records there are of one type.
            pub fn count(&self, record_type: RecordType) -> usize {
                match record_type { $(RecordType::$name => self.$section.len(),)+ }
            }

            /// Reads every section in turn.
            pub fn read_with(reader: &mut impl SectionReader) -> Self {
                Self { $($section: reader.section::<$name>(),)+ }
            }

            /// Looks at every section in turn.
            pub fn visit_sections<V: SectionVisitor>(&self, visitor: &mut V) -> Result<(), V::Stop> {
                $(visitor.section(&self.$section)?;)+
                Ok(())
            }

            /// A part of these records: each as `keep` says for its type and position.
            pub fn select(&self, keep: impl Fn(RecordType, usize) -> Keep) -> Self {
                Self {
                    $($section: self.$section.iter().enumerate().filter_map(|(position, record)| {
                        match keep(RecordType::$name, position) {
                            Keep::Whole => Some(record.clone()),
                            Keep::Stub => Some(record.to_stub()),
                            Keep::Nothing => None,
                        }
                    }).collect(),)+
                }
            }

            /// Writes the record at a position within its type; fails where there is none.
            pub fn serialize_one<S: Serializer>(
                &self,
                record_type: RecordType,
                position: usize,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match record_type {
                    $(RecordType::$name => match self.$section.get(position) {
                        Some(record) => record.serialize(serializer),
                        None => Err(S::Error::custom("no record at this position")),
                    },)+
                }
            }

            /// The record at a position within its type.
            pub fn get(&self, record_type: RecordType, position: usize) -> Option<&dyn Record> {
                match record_type { $(RecordType::$name => self.$section.get(position).map(|record| record as &dyn Record),)+ }
            }
        }
    };
}

pub(super) use records;
