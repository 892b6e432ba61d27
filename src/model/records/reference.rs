//! Ids, and references that know what type of record they may lead to, in this dataset or another.

use super::{Agency, RecordType};
use crate::model::written::string_schema;
use crate::model::{Qualifier, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::marker::PhantomData;

/// The stable name of a record within its dataset: lower-case letters, digits and hyphens, such as `new-economy-committee`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Box<str>);

impl Id {
    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether an id consists of nothing but lower-case letters, digits and hyphens.
pub fn is_well_formed(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

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

string_schema!(ExternalId "^[a-z0-9-]+/[a-z0-9-]+$", "A record of another dataset: the id of the dataset, a slash, and the id of the record.");

/// What a reference may lead to.
pub trait Target {
    /// The one type of record, or none where any will do.
    const TYPE: Option<RecordType>;
}

/// Stands for records of every type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Any {}

impl Target for Any {
    const TYPE: Option<RecordType> = None;
}

/// The id of a record of type `T`, which may not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Ref<T> {
    /// The id as written.
    pub id: Id,
    #[serde(skip)]
    target: PhantomData<T>,
}

impl<T> From<&str> for Ref<T> {
    fn from(id: &str) -> Self {
        Self { id: id.into(), target: PhantomData }
    }
}

/// Whoever takes part in a change, relation or grant: a body on record, or one that the source only describes.
///
/// Written as an id, or as `(text: "…", count: 40, qualifier: more_than, among: ["…"])`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// A body on record.
    Agency(Ref<Agency>),
    /// What the source describes without naming it in full.
    Described(Box<Description>),
}

/// A group of bodies, or something that is not a body, as the source describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Description {
    /// The description in our words.
    pub text: Text,
    /// How many bodies, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// How exact the count is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// Those that the source does name.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub among: Box<[Ref<Agency>]>,
    /// The list of those that it names goes on with 等.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PartyVisitor;
        impl<'de> Visitor<'de> for PartyVisitor {
            type Value = Party;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("\"agency-id\" or (text: \"…\", count: 40, qualifier: more_than, among: [\"…\"])")
            }

            fn visit_str<E>(self, id: &str) -> Result<Party, E> {
                Ok(Party::Agency(id.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Party, A::Error> {
                Description::deserialize(MapAccessDeserializer::new(map)).map(|described| Party::Described(Box::new(described)))
            }
        }
        deserializer.deserialize_any(PartyVisitor)
    }
}

impl Serialize for Party {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Agency(reference) => reference.serialize(serializer),
            Self::Described(description) => description.serialize(serializer),
        }
    }
}

string_schema!(Id "^[a-z0-9-]+$", "The stable name of a record or dataset.");

impl<T: Target> JsonSchema for Ref<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::TYPE.map_or("Reference".into(), |target| format!("ReferenceTo{target:?}").into())
    }

    /// The title says where it leads; the description of a field takes the place of one given here.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Id>();
        let target = T::TYPE.map_or("any record", RecordType::code);
        schema.insert("title".to_owned(), format!("id of: {target}").into());
        schema
    }
}

impl JsonSchema for Party {
    fn schema_name() -> Cow<'static, str> {
        "Party".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A body on record, or what the source describes without naming it in full.",
            "anyOf": [generator.subschema_for::<Ref<Agency>>(), generator.subschema_for::<Description>()],
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
