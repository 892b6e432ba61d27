//! A record for programs: as a JSON export has it, and what can only be told with the dataset around it.

use crate::evidence::Anchor;
use crate::load::Loaded;
use crate::machine;
use crate::model::{RecordIndex, not_stated};
use crate::sheet::{Readings, RecordSheet};
use crate::words::citation::gb7714;
use crate::words::{Wording, Words, describe};
use serde_json::{Value, json};
use std::io;

/// The record with its type, its title, what mentions it, what is not stated, and what became of its evidence.
pub(super) fn record(words: &Words, loaded: &Loaded, index: RecordIndex) -> io::Result<Value> {
    let dataset = &loaded.dataset;
    let record = dataset.record(index);
    let (record_type, position) = (record.record_type(), dataset.position_in_type(index));
    let mut value = dataset.records.serialize_one(record_type, position, serde_json::value::Serializer)?;
    value["type"] = record_type.code().into();
    // A measure or source has a title of its own, in all its languages; any other record is given the one that people see.
    if value["title"].is_null() {
        value["title"] = describe::title(words, dataset, index).into();
    }
    value["inferred"] = record.inferred().iter().map(|field| &**field).collect();
    value["not_stated"] = not_stated(record).into();
    value["back_links"] = back_links(Wording { words, dataset }, index).into();
    value["citations"] = gb7714(words, dataset, index, machine::today()).into();
    let evidence = value["evidence"].take();
    let states = loaded.anchors.of(index).iter().map(state);
    let passages = evidence.as_array().cloned().unwrap_or_default();
    value["evidence"] = passages.into_iter().zip(states).map(|(passage, state)| joined(passage, state)).collect();
    Ok(value)
}

fn back_links(wording: Wording, index: RecordIndex) -> Vec<Value> {
    let dataset = wording.dataset;
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let link = |field: &str, other: RecordIndex| {
        json!({
            "id": dataset.record(other).id().as_str(),
            "type": dataset.type_of(other).code(),
            "title": wording.plain(&[sheet.mention(wording, other)]),
            "field": field,
        })
    };
    let mentions = sheet.mentions.iter();
    mentions.flat_map(|group| group.records.iter().map(|other| link(group.field, *other))).collect()
}

/// What became of a piece of evidence, and the paragraph in which it was found if that is another.
fn state(anchor: &Anchor) -> Value {
    let mut told = json!({ "state": anchor.state().code });
    if let Anchor::Moved(passage) = anchor {
        told["found"] = passage.p.into();
    }
    told
}

fn joined(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}
