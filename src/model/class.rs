//! Groups of a published classification, by which functions of different reforms can be laid side by side.
//!
//! The one classification known is the Classification of the Functions of Government (COFOG), at the level of its groups:
//! United Nations Statistics Division, *Classifications of Expenditure According to Purpose*, Series M No. 84, New York 2000.
//! A class groups functions; it never makes two of them the same.

use super::vocabulary::Code;
use super::written::string_schema;
use serde::{Deserialize, Serialize};

/// A group of a classification as an author wrote it, such as `cofog:05.3`. It may be none that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Class(Box<str>);

impl Class {
    /// The scheme and the code, as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The group with its message key, if the classification has one of this code.
    pub fn code(&self) -> Option<Code> {
        CLASSES.iter().copied().find(|known| *known.code == *self.0)
    }
}

string_schema!(Class "^cofog:(0[1-9]|10)[.][1-9]$", "A group of the UN's Classification of the Functions of Government (COFOG), such as cofog:05.3.");

macro_rules! classes {
    ($($division:literal { $($group:literal)+ })+) => {
        &[$($(Code {
            code: concat!("cofog:", $division, ".", $group),
            key: concat!("class-cofog-", $division, "-", $group),
        },)+)+]
    };
}

/// Every group that is known, in the order of its classification.
pub const CLASSES: &[Code] = classes! {
    "01" { 1 2 3 4 5 6 7 8 }
    "02" { 1 2 3 4 5 }
    "03" { 1 2 3 4 5 6 }
    "04" { 1 2 3 4 5 6 7 8 9 }
    "05" { 1 2 3 4 5 6 }
    "06" { 1 2 3 4 5 6 }
    "07" { 1 2 3 4 5 6 }
    "08" { 1 2 3 4 5 6 }
    "09" { 1 2 3 4 5 6 7 8 }
    "10" { 1 2 3 4 5 6 7 8 9 }
};
