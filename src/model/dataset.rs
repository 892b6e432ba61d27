//! A whole dataset: its head, its records, the indices over them, and the names of the fields that may stand in it.

use super::ids::{Ids, RecordIndex};
use super::links::{Link, Links};
use super::records::{Evidence, Id, Record, RecordType, Records, Ref, Rejection, Target, TypedRecord};
use super::text::{Language, Text};
use super::time::Date;
use schemars::{JsonSchema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::ops::Range;
use std::sync::LazyLock;

/// The version of the schema that this program writes.
pub const SCHEMA: u32 = 2;

/// The versions that it reads. What a version adds may stand in a file that names an earlier one; nothing changed its meaning.
pub const READABLE_SCHEMAS: [u32; 2] = [1, SCHEMA];

/// What a dataset says about itself (dcat:Dataset).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Head {
    /// The version of the schema it is written in.
    #[schemars(extend("enum" = READABLE_SCHEMAS))]
    pub schema: u32,
    /// Its id, which selections are remembered by.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The language of plain strings.
    #[serde(default)]
    pub language: Language,
    /// Who encoded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoder: Option<Text>,
    /// The licence of the dataset, which need not be that of its sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Box<str>>,
    /// What a reader must know before anything else, for example that it is invented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Text>,
    /// How it was taken from another dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub export: Option<ExportNote>,
    /// What a person refused of what a drafter proposed, so that drafting again does not propose it again.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub rejected: Box<[Rejection]>,
}

/// How a dataset was taken from another by an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExportNote {
    /// The id of the dataset that it was taken from.
    pub dataset: Id,
    /// The day of the export.
    pub date: Date,
    /// How many records were selected.
    pub selected: u32,
    /// How many records there were.
    pub total: u32,
    /// The query that the records passed, if one was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<str>>,
}

/// A dataset as it was read, never changed.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What it says about itself.
    pub head: Head,
    /// Its records.
    pub records: Records,
    starts: [u32; RecordType::ALL.len() + 1],
    ids: Ids,
    links: Links,
    proposed: usize,
}

impl Dataset {
    /// Indexes `records`. Of several records with the same id the first is found.
    pub fn new(head: Head, records: Records) -> Self {
        let mut starts = [0; RecordType::ALL.len() + 1];
        for (position, record_type) in RecordType::ALL.into_iter().enumerate() {
            starts[position + 1] = starts[position] + records.count(record_type) as u32;
        }
        let mut dataset = Self { head, records, starts, ids: Ids::default(), links: Links::default(), proposed: 0 };
        dataset.ids = Ids::new(dataset.len(), |index| dataset.id(index));
        let find = |id: &str, target| dataset.find_of_type(id, target);
        dataset.links = Links::of(dataset.len(), |index| dataset.record(index), find);
        let is_undecided = |record: &dyn Record| record.proposed().is_some() || !record.proposed_fields().is_empty();
        dataset.proposed = dataset.indices().filter(|index| is_undecided(dataset.record(*index))).count();
        dataset
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.starts[RecordType::ALL.len()] as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many records a drafter proposed, wholly or in part, that nobody has decided on.
    pub fn proposed(&self) -> usize {
        self.proposed
    }

    /// Every position, in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = RecordIndex> + use<> {
        (0..self.len() as u32).map(RecordIndex)
    }

    /// The records at some positions, in order.
    pub fn indices_at(&self, positions: Range<usize>) -> impl DoubleEndedIterator<Item = RecordIndex> + use<> {
        (positions.start as u32..positions.end.min(self.len()) as u32).map(RecordIndex)
    }

    /// The positions of the records of one type, in document order.
    pub fn indices_of(
        &self,
        record_type: RecordType,
    ) -> impl DoubleEndedIterator<Item = RecordIndex> + ExactSizeIterator + use<> {
        let position = record_type as usize;
        (self.starts[position]..self.starts[position + 1]).map(RecordIndex)
    }

    /// The record at `index`, which must come from this dataset.
    pub fn record(&self, index: RecordIndex) -> &dyn Record {
        let record_type = self.type_of(index);
        let position = (index.0 - self.starts[record_type as usize]) as usize;
        self.records.get(record_type, position).expect("an index comes from its own dataset")
    }

    /// The record at `index`, which must be of type `T`.
    pub fn get<T: TypedRecord>(&self, index: RecordIndex) -> &T {
        &T::section(&self.records)[self.position_in_type(index)]
    }

    /// The record at `index` if it is of type `T`.
    pub fn try_get<T: TypedRecord>(&self, index: RecordIndex) -> Option<&T> {
        (self.type_of(index) == T::RECORD_TYPE).then(|| self.get(index))
    }

    /// The records of one type with their positions, in document order.
    pub fn all<T: TypedRecord>(&self) -> impl DoubleEndedIterator<Item = (RecordIndex, &T)> + ExactSizeIterator {
        self.indices_of(T::RECORD_TYPE).zip(T::section(&self.records))
    }

    fn id(&self, index: RecordIndex) -> &str {
        self.record(index).id().as_str()
    }

    /// The type of the record at `index`.
    pub fn type_of(&self, index: RecordIndex) -> RecordType {
        RecordType::ALL[self.starts[1..].partition_point(|start| *start <= index.0)]
    }

    /// The record at a position within its type, counted from 0. There must be one.
    pub fn nth_of(&self, record_type: RecordType, position: usize) -> RecordIndex {
        RecordIndex(self.starts[record_type as usize] + position as u32)
    }

    /// The record at a position, counted from 0. There must be one.
    pub fn nth(&self, position: usize) -> RecordIndex {
        debug_assert!(position < self.len());
        RecordIndex(position as u32)
    }

    /// The first record that has the id of this one: the record itself, except in a dataset with errors.
    pub fn first_of_id(&self, index: RecordIndex) -> RecordIndex {
        if self.ids.is_repeated(index) { self.find(self.id(index)).unwrap_or(index) } else { index }
    }

    /// The positions of the records of one type, as numbers.
    pub fn positions_of(&self, record_type: RecordType) -> Range<usize> {
        let position = record_type as usize;
        self.starts[position] as usize..self.starts[position + 1] as usize
    }

    /// The position of the record within its type, counted from 0.
    pub fn position_in_type(&self, index: RecordIndex) -> usize {
        (index.0 - self.starts[self.type_of(index) as usize]) as usize
    }

    /// Whether a record before this one has the same id, which leads to that one.
    pub fn has_repeated_id(&self, index: RecordIndex) -> bool {
        self.ids.is_repeated(index)
    }

    /// Whether no two records have the same id.
    pub fn ids_are_unique(&self) -> bool {
        self.ids.are_unique()
    }

    /// The record with this id.
    pub fn find(&self, id: &str) -> Option<RecordIndex> {
        self.ids.find(id, |index| self.id(index))
    }

    /// The record with this id, if it is of a type that the reference allows.
    pub fn find_of_type(&self, id: &str, target: Option<RecordType>) -> Option<RecordIndex> {
        self.find(id).filter(|index| target.is_none_or(|target| self.type_of(*index) == target))
    }

    /// The record that a reference leads to.
    pub fn resolve<T: Target>(&self, reference: &Ref<T>) -> Option<RecordIndex> {
        self.find_of_type(reference.id.as_str(), T::TYPE)
    }

    /// The source that a passage is quoted from: the one it names, which may not exist, or else the dataset's first.
    pub fn source_of(&self, passage: &Evidence) -> Option<RecordIndex> {
        match &passage.source {
            Some(source) => self.resolve(source),
            None => self.indices_of(RecordType::Source).next(),
        }
    }

    /// The references that a record makes.
    pub fn outgoing(&self, index: RecordIndex) -> &[Link] {
        self.links.outgoing(index)
    }

    /// The references that others make to a record.
    pub fn incoming(&self, index: RecordIndex) -> &[Link] {
        self.links.incoming(index)
    }

    /// The records of type `holder` that mention `index` in `field`, in document order, each once.
    pub fn mentioned_by(&self, index: RecordIndex, holder: RecordType, field: &str) -> Vec<RecordIndex> {
        let mut found: Vec<RecordIndex> = self
            .incoming(index)
            .iter()
            .filter(|link| link.holder == holder && link.field() == field)
            .map(|link| link.other)
            .collect();
        found.dedup();
        found
    }
}

/// The schema of every type that occurs in a dataset, by its name.
static DEFINITIONS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let mut generator = SchemaGenerator::default();
    generator.subschema_for::<Head>();
    generator.subschema_for::<Records>();
    generator.take_definitions(false)
});

/// The names of the fields that a `T` can have, or that what stands in it can have to which the field names `way` lead. None where
/// there is no struct.
pub fn field_names<'a, T: JsonSchema>(way: impl IntoIterator<Item = &'a str>) -> Vec<&'static str> {
    let whole = DEFINITIONS.get(&*T::schema_name());
    let within = way.into_iter().fold(whole, |schema, field| properties(schema?)?.get(field));
    within.and_then(properties).into_iter().flat_map(Map::keys).map(String::as_str).collect()
}

/// The fields of the struct that a schema allows, alone, in a list, or beside other forms.
fn properties(schema: &'static Value) -> Option<&'static Map<String, Value>> {
    let referred = || DEFINITIONS.get(schema.get("$ref")?.as_str()?.rsplit('/').next()?);
    let own = schema.get("properties").and_then(Value::as_object);
    own.or_else(|| properties(referred()?))
        .or_else(|| properties(schema.get("items")?))
        .or_else(|| schema.get("anyOf")?.as_array()?.iter().find_map(properties))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agency, Change, Source};

    #[test]
    fn nested_fields_are_found_by_the_names_that_lead_to_them() {
        let cases = [
            (field_names::<Agency>(["aliases"]), vec!["kind", "name"]),
            (field_names::<Agency>(["aliases", "name"]), vec!["en", "hans", "hant"]),
            (field_names::<Change>(["from"]), vec!["among", "count", "open", "qualifier", "text"]),
            (field_names::<Source>(["in_force"]), vec!["amendment", "from", "until", "version"]),
            (field_names::<Source>(["in_force", "from"]), vec![]),
            (field_names::<Head>(["rejected"]), vec!["nth", "p", "quote", "source", "type"]),
            (field_names::<Head>(["no such field"]), vec![]),
        ];
        for (found, expected) in cases {
            assert_eq!(found, expected);
        }
    }
}
