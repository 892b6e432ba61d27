//! The JSON Schema is the one that is published, and says what the record types say.

use crate::common::read;
use reform_explorer::export::{Format, SCHEMA_ID, schema};
use reform_explorer::load::EXAMPLE_TOWN;
use reform_explorer::model::{Language, RecordType};
use serde_json::Value;

#[test]
fn the_published_schema_is_that_of_the_program() {
    let published = include_str!("../../../data/dataset.schema.json");
    let now = format!("{:#}\n", schema());
    assert!(published == now, "renew it with: cargo run --no-default-features -- schema > data/dataset.schema.json");
}

#[test]
fn every_section_and_field_is_in_it_and_nothing_else_may_be() {
    let schema = schema();
    assert_eq!((&schema["$id"], &schema["additionalProperties"]), (&Value::from(SCHEMA_ID), &Value::from(false)));
    for record_type in RecordType::ALL {
        let section = &schema["properties"][record_type.section()];
        let reference = section["items"]["$ref"].as_str().unwrap_or_default();
        let name = reference.strip_prefix("#/$defs/").unwrap_or_else(|| panic!("{record_type:?}: {section}"));
        let record = &schema["$defs"][name];
        assert_eq!(record["additionalProperties"], false, "{name}");
        for field in record_type.fields().iter().chain(&["id", "evidence", "inferred", "stub"]) {
            let described = record["properties"][field]["description"].as_str().is_some_and(|text| text.ends_with('.'));
            assert!(described, "{name}.{field}");
        }
    }
    assert!(!schema.to_string().contains("\"null\""), "what is not given is left out");
}

/// Every name that a schema or its parts may have as a property.
fn properties(schema: &Value, into: &mut Vec<String>) {
    match schema {
        Value::Object(parts) => {
            if let Some(Value::Object(named)) = parts.get("properties") {
                into.extend(named.keys().cloned());
            }
            parts.values().for_each(|part| properties(part, into));
        }
        Value::Array(parts) => parts.iter().for_each(|part| properties(part, into)),
        _ => {}
    }
}

fn keys(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(parts) => {
            into.extend(parts.keys().cloned());
            parts.values().for_each(|part| keys(part, into));
        }
        Value::Array(parts) => parts.iter().for_each(|part| keys(part, into)),
        _ => {}
    }
}

#[test]
fn an_export_names_it_and_uses_its_names_only() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let text = super::exported(&dataset, dataset.indices().collect(), Format::Json, Language::En);
    let export: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(export["$schema"], SCHEMA_ID);
    let (mut known, mut used) = (Vec::new(), Vec::new());
    properties(&schema(), &mut known);
    keys(&export, &mut used);
    used.retain(|key| !known.contains(key));
    assert_eq!(used, [""; 0]);
}
