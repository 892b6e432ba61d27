//! Ids, and references that know what type of record they may lead to.

use super::records::RecordType;
use super::text::Text;
use super::vocabulary::Qualifier;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
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

/// Whoever takes part in a change, relation or grant: a body on record, or one that the source only describes.
///
/// Written as an id, or as `(text: "…", count: 40, qualifier: more_than, among: ["…"])`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// A body on record.
    Agency(Ref<super::Agency>),
    /// What the source describes without naming it in full.
    Described(Box<Description>),
}

/// A group of bodies, or something that is not a body, as the source describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<Ref<super::Agency>>,
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
                Ok(Party::Agency(Ref { id: id.into(), target: PhantomData }))
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
