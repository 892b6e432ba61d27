//! The names of the fields of records and of what is nested in them, read from their JSON Schema.

use super::dataset::Head;
use super::records::Records;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};
use std::sync::LazyLock;

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
