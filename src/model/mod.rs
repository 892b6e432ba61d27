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
mod figure;
mod ids;
mod links;
mod records;
mod text;
mod time;
mod vocabulary;
mod written;

pub use class::{CLASSES, Class};
pub use dataset::{Dataset, ExportNote, Head, READABLE_SCHEMAS, SCHEMA, field_names};
pub use figure::Figure;
pub use ids::RecordIndex;
pub use links::{Link, Links};
pub use records::{
    Agency, Alias, Any, Basis, COMMON_FIELDS, Change, Description, Evidence, ExternalId, Field, FieldValue, Function, Holding,
    Id, InForce, Instrument, Keep, Mandate, Measure, Metric, OutlineLine, Party, Place, Power, Presence, Principle, Proposal,
    QUOTE_LIMIT, Record, RecordType, Records, Ref, Rejection, Relation, SectionReader, SectionVisitor, Source, Streak, Target,
    Term, TypedRecord, Value, is_well_formed, not_stated,
};
pub(crate) use text::languages;
pub use text::{Language, Reading, Text, Writing};
pub use time::{Date, Period};
pub use vocabulary::{
    AgencyKind, AliasKind, Amendment, ChangeKind, Code, Comparison, Confidence, InstrumentKind, Level, MandateKind, PowerKind,
    PowerMode, Qualifier, RelationKind, Role, Scale, Sphere, Statistic, Status, TimeUnit, Verb, Vocabulary,
};
