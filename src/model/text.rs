//! Text that an author wrote in one or more languages, and the choice of what to show.
//!
//! A plain string stands for the dataset's default language, so that a file in one language needs no ceremony.
//! Deliberately absent: conversion between scripts, which needs dictionaries and belongs to `words`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A language of texts and of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// 繁體中文
    #[default]
    Hant,
    /// 简体中文
    Hans,
    /// English
    En,
}

impl Language {
    /// Every language, in the order in which switches show them.
    pub const ALL: [Self; 3] = [Self::Hant, Self::Hans, Self::En];

    /// The code used in files and on the command line: `hant`, `hans` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hant => "hant",
            Self::Hans => "hans",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hant => "zh-Hant",
            Self::Hans => "zh-Hans",
            Self::En => "en",
        }
    }

    /// Which other languages serve best when a text lacks this one, nearest first.
    fn substitutes(self) -> [Self; 2] {
        match self {
            Self::Hant => [Self::Hans, Self::En],
            Self::Hans => [Self::Hant, Self::En],
            Self::En => [Self::Hant, Self::Hans],
        }
    }
}

/// A text in the dataset's default language, or in several.
///
/// Written `"…"` or `(hant: "…", hans: "…", en: "…")` with any of the three left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// In the dataset's default language.
    Plain(Box<str>),
    /// Given language by language, in the order of [`Language::ALL`].
    Translated(Box<[Option<Box<str>>; 3]>),
}

/// What there is to show of a [`Text`] for a reader of some language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The text as its author wrote it.
    pub text: &'a str,
    /// The language it is in, which differs from the one asked for where the author gave no other.
    pub language: Language,
}

impl Text {
    /// The text in `wanted`, or else in the nearest language that the author gave. `default` is the dataset's language.
    pub fn read(&self, wanted: Language, default: Language) -> Reading<'_> {
        let [second, third] = wanted.substitutes();
        [wanted, second, third]
            .into_iter()
            .find_map(|language| self.get(language, default).map(|text| Reading { text, language }))
            .unwrap_or(Reading { text: "", language: default })
    }

    /// The text that the author gave in exactly this language.
    pub fn get(&self, language: Language, default: Language) -> Option<&str> {
        match self {
            Self::Plain(text) => (language == default).then_some(text),
            Self::Translated(texts) => texts[language as usize].as_deref(),
        }
    }

    /// Every text that the author gave, with its language.
    pub fn all(&self, default: Language) -> impl Iterator<Item = Reading<'_>> {
        Language::ALL.into_iter().filter_map(move |language| self.get(language, default).map(|text| Reading { text, language }))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.into())
    }
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Translations {
    /// In Traditional Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hant: Option<Box<str>>,
    /// In Simplified Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hans: Option<Box<str>>,
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<Box<str>>,
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("\"text\" or (hant: \"…\", hans: \"…\", en: \"…\")")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let given = Translations::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Text::Translated(Box::new([given.hant, given.hans, given.en])))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Translated(texts) => {
                let [hant, hans, en] = (**texts).clone();
                Translations { hant, hans, en }.serialize(serializer)
            }
        }
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut translations = Translations::json_schema(generator);
        translations.insert("description".to_owned(), "Language by language, with any of the three left out.".into());
        json_schema!({
            "description": "A text in the dataset's default language, or in several.",
            "anyOf": [{ "description": "In the dataset's default language.", "type": "string" }, translations],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_nearest_language() {
        let both: Text = ron::from_str(r#"(hant: Some("機構"), en: Some("agency"))"#).unwrap();
        let cases = [
            (Text::from("機構"), Language::En, "機構", Language::Hant),
            (both.clone(), Language::En, "agency", Language::En),
            (both.clone(), Language::Hans, "機構", Language::Hant),
            (both, Language::Hant, "機構", Language::Hant),
        ];
        for (text, wanted, expected, language) in cases {
            assert_eq!(text.read(wanted, Language::Hant), Reading { text: expected, language });
        }
    }
}
