//! Values that are written as strings: how they are read, written and described in JSON Schema.

/// Reads a value with `FromStr`, writes it with `Display`, and describes it by a pattern.
macro_rules! as_string {
    ($name:ident $pattern:expr, $description:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Box::<str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        crate::model::written::string_schema!($name $pattern, $description);
    };
}

/// Describes a string by its pattern, a regular expression of ECMA-262, the dialect of JSON Schema.
macro_rules! string_schema {
    ($name:ident $pattern:expr, $description:literal) => {
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": $description, "type": "string", "pattern": $pattern })
            }
        }
    };
}

pub(super) use {as_string, string_schema};
