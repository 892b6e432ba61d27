//! What a drafter found in a text and nobody has decided on, and what somebody refused.

use super::records::{RecordType, Source};
use super::reference::Ref;
use super::vocabulary::Confidence;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
