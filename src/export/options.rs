//! What a person may choose about an export besides its records and its format.
//!
//! Asked once and remembered. Deliberately absent: anything that only one format could have wanted from the start.

use crate::model::Language;
use serde::{Deserialize, Serialize};

/// What a person may choose about an export besides its records and its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The language of labels, titles and prose; that of the window or of the command line where none was chosen.
    pub language: Option<Language>,
    /// Whether tables give texts in every language that the selection has, and not only in the one chosen. RON, JSON and JSON-LD
    /// always do.
    pub every_language: bool,
    /// Whether the records that the chosen ones mention go into the export as well.
    pub mentioned: bool,
    /// Whether records that a drafter proposed and nobody has decided on go into the export.
    pub proposed: bool,
    /// Whether CSV files begin with a byte order mark, without which Excel takes Chinese for something else.
    pub byte_order_mark: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: None, every_language: true, mentioned: false, proposed: false, byte_order_mark: true }
    }
}
