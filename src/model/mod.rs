//! The records of a dataset and how they hang together.
//!
//! A [`Dataset`] is immutable once built and is replaced as a whole. Records are kept by type in document order; a
//! [`RecordIndex`] addresses any of them. References between records are written as ids in one direction only, and
//! [`Links`] computes the inverse.
//!
//! Deliberately absent: reading and writing files, words for people, and failure. A reference without a target is kept
//! as it was written and resolves to nothing; saying so is the work of `load`.

mod class;
mod dataset;
mod evidence;
mod external;
mod fields;
mod figure;
mod ids;
mod links;
mod proposal;
mod record;
mod records;
mod reference;
mod shape;
mod text;
mod time;
mod vocabulary;

pub use class::{CLASSES, Class};
pub use dataset::{Dataset, ExportNote, Head, READABLE_SCHEMAS, RecordIndex, SCHEMA};
pub use evidence::{Evidence, QUOTE_LIMIT};
pub use external::ExternalId;
pub use fields::{Basis, Field, FieldValue, Presence, Value, not_stated};
pub use figure::Figure;
pub use ids::is_well_formed;
pub use links::{Link, Links};
pub use proposal::{Proposal, Rejection};
pub use record::{COMMON_FIELDS, Keep, Record, SectionReader, SectionVisitor, TypedRecord};
pub use records::{
    Agency, Alias, Change, Function, Holding, InForce, Instrument, Mandate, Measure, Metric, OutlineLine, Place, Power,
    Principle, RecordType, Records, Relation, Source, Streak, Term,
};
pub use reference::{Any, Description, Id, Party, Ref, Target};
pub use shape::field_names;
pub(crate) use text::languages;
pub use text::{Language, Reading, Text, Writing};
pub use time::{Date, Period};
pub use vocabulary::{
    AgencyKind, AliasKind, Amendment, ChangeKind, Code, Comparison, Confidence, InstrumentKind, Level, MandateKind, PowerKind,
    PowerMode, Qualifier, RelationKind, Role, Scale, Sphere, Statistic, Status, TimeUnit, Verb, Vocabulary,
};
