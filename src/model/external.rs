//! Records of other datasets, named without being there.

use super::ids::is_well_formed;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A record of another dataset as an author wrote it: `dataset/id`. The dataset need not be open, nor the form right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExternalId(Box<str>);

impl ExternalId {
    /// The whole as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the dataset and that of the record in it; nothing where it is not written as two ids with a slash between.
    pub fn parts(&self) -> Option<(&str, &str)> {
        self.0.split_once('/').filter(|(dataset, record)| is_well_formed(dataset) && is_well_formed(record))
    }
}

impl From<&str> for ExternalId {
    fn from(written: &str) -> Self {
        Self(written.into())
    }
}

impl fmt::Display for ExternalId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl JsonSchema for ExternalId {
    fn schema_name() -> Cow<'static, str> {
        "ExternalId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A record of another dataset: the id of the dataset, a slash, and the id of the record.",
            "type": "string",
            "pattern": "^[a-z0-9-]+/[a-z0-9-]+$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ids_are_told_apart() {
        let cases = [
            ("beijing-2019/office", Some(("beijing-2019", "office"))),
            ("office", None),
            ("/office", None),
            ("beijing/", None),
            ("a/b/c", None),
            ("Beijing/office", None),
        ];
        for (written, expected) in cases {
            assert_eq!(ExternalId::from(written).parts(), expected, "{written}");
        }
    }
}
