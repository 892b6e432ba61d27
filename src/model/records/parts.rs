//! What stands within records of several types: their evidence, other names, proposals.
//!
//! Evidence is the passage of a source that carries a claim, as an author writes it: a paragraph and a short quote. Deliberately absent:
//! positions. They are computed from the text when it is at hand, by the `evidence` layer.

use super::reference::Ref;
use super::{RecordType, Source};
use crate::model::{AliasKind, Amendment, Confidence, Date, Text, TimeUnit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most characters a quote may have, as a person counts them. A quote pins a claim to its place; it does not reproduce the source.
pub const QUOTE_LIMIT: usize = 24;

/// Where a source says what a record, or one field of it, claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Evidence {
    /// The n-th line of the source that is not blank, counted from 1.
    pub p: u32,
    /// Words that stand in the paragraph to the character: a short quote of at most 24 characters, never a sentence.
    pub quote: Box<str>,
    /// Which occurrence is meant, counted from 1, where the quote occurs more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
    /// Words with which the passage ends, where it is longer than the clauses that the quote touches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Box<str>>,
    /// The field that this passage carries; the whole record where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Box<str>>,
    /// The document quoted; the dataset's first source where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Ref<Source>>,
}

/// Another name of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Alias {
    /// The name.
    pub name: Text,
    /// What sort of name it is.
    pub kind: AliasKind,
}

/// What one paragraph of a source says, in a line of the encoder's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OutlineLine {
    /// The paragraph, counted as evidence counts it.
    pub p: u32,
    /// The line.
    pub text: Text,
    /// How deep a heading stands that this paragraph is, 1 for the highest; none where it is no heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<u32>,
}

/// When a rule holds, and in which version it was encoded (near eli:LegalResource with its in-force dates).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InForce {
    /// The first day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The version that was encoded, such as that of its adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Text>,
    /// Whether it has been changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amendment: Option<Amendment>,
}

/// How long a rank has been held without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Streak {
    /// How many units.
    pub count: u32,
    /// The unit.
    pub unit: TimeUnit,
}

/// Why a drafter proposes a record, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Proposal {
    /// The name of the rule that found it.
    pub rule: Box<str>,
    /// How sure the rule is.
    pub confidence: Confidence,
}

/// A proposal that somebody refused, by the passage it rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Rejection {
    /// The document; the dataset's first source where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Ref<Source>>,
    /// The paragraph, counted as evidence counts it.
    pub p: u32,
    /// The words it rested on.
    pub quote: Box<str>,
    /// Which occurrence was meant, where the quote occurs more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
    /// The type of record that was proposed.
    #[serde(rename = "type")]
    pub record_type: RecordType,
}

impl JsonSchema for RecordType {
    fn schema_name() -> Cow<'static, str> {
        "RecordType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A type of record.", "enum": RecordType::ALL.map(RecordType::code) })
    }
}
