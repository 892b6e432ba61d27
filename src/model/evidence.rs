//! The passage of a source that carries a claim, as an author writes it: a paragraph and a short quote.
//!
//! Deliberately absent: positions. They are computed from the text when it is at hand, by the `evidence` layer.

use super::records::Source;
use super::reference::Ref;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
