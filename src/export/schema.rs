//! The JSON Schema of a dataset, made from the record types themselves so that it cannot fall behind them.
//!
//! It follows JSON Schema draft 2020-12. What the loader reports as a problem of form (an unknown field, a code outside its
//! vocabulary, an id with other letters) does not validate either. Deliberately absent: what a schema cannot tell, such as
//! whether a reference leads anywhere.

use crate::model::{Head, Records};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// The name of the schema. It is hosted nowhere; `reform-explorer schema` prints it.
pub const SCHEMA_ID: &str = "urn:reform-explorer:dataset:2";

/// The JSON Schema of a whole dataset.
pub fn schema() -> Value {
    let mut generator =
        SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null as fn(&mut Schema))).into_generator();
    let named = json!({ "description": "The name of this schema.", "const": SCHEMA_ID });
    let mut properties = Map::from_iter([("$schema".to_owned(), named)]);
    let head = parts::<Head>(&mut generator);
    let records = parts::<Records>(&mut generator);
    let required = head["required"].clone();
    for mut part in [head, records] {
        if let Some(Value::Object(part)) = part.remove("properties") {
            properties.extend(part);
        }
    }
    let mut whole = Schema::try_from(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Dataset of Reform Explorer",
        "description": "The reform of an administration as its documents tell it: bodies, changes, functions and figures, each with \
                        the passage that carries it.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }))
    .expect("an object is a schema");
    generator.transforms_mut().for_each(|transform| transform.transform(&mut whole));
    whole.insert("$defs".to_owned(), generator.take_definitions(true).into());
    whole.to_value()
}

fn parts<T: JsonSchema>(generator: &mut SchemaGenerator) -> Map<String, Value> {
    match T::json_schema(generator).to_value() {
        Value::Object(parts) => parts,
        _ => unreachable!("a struct has an object for a schema"),
    }
}

/// Takes `null` out: a field that is not given is left out, and a default that is nothing need not be told.
fn without_null(schema: &mut Schema) {
    let Some(parts) = schema.as_object_mut() else { return };
    if parts.get("default").is_some_and(Value::is_null) {
        parts.remove("default");
    }
    if let Some(Value::Array(types)) = parts.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            parts.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = parts.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = choices.as_mut_slice() {
            let only = std::mem::take(only);
            parts.remove("anyOf");
            for (name, value) in only {
                parts.entry(name).or_insert(value);
            }
        }
    }
}
