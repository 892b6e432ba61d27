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

/// How a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// In Traditional Chinese characters.
    Traditional,
    /// In Simplified Chinese characters.
    Simplified,
    /// In Latin letters.
    Latin,
}

/// Hands the languages to the macro `$with`: of each the variant and the code, which is also the folder of its messages.
macro_rules! languages {
    ($with:ident) => {
        $with! {
            /// 繁體中文
            Hant hant "In Traditional Chinese." {
                name: "繁體中文",
                short_name: "繁",
                tag: "zh-Hant",
                collation: "zh-Hant-u-co-stroke",
                office_tag: "zh-TW",
                babel: ("chinese", Some("variant=traditional")),
                writing: Writing::Traditional,
            }
            /// 简体中文
            Hans hans "In Simplified Chinese." {
                name: "简体中文",
                short_name: "简",
                tag: "zh-Hans",
                collation: "zh-Hans-u-co-pinyin",
                office_tag: "zh-CN",
                babel: ("chinese", Some("variant=simplified")),
                writing: Writing::Simplified,
            }
            /// English
            En en "In English." {
                name: "English",
                short_name: "EN",
                tag: "en",
                collation: "en",
                office_tag: "en-GB",
                babel: ("english", None),
                writing: Writing::Latin,
            }
        }
    };
}

pub(crate) use languages;

macro_rules! define_languages {
    ($($(#[$doc:meta])* $name:ident $code:ident $translation:literal $entry:tt)+) => {
        /// A language of texts and of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Language {
            $($(#[$doc])* $name,)+
        }

        impl Language {
            /// Every language, in the order in which switches show them.
            pub const ALL: [Self; [$(stringify!($code)),+].len()] = [$(Self::$name),+];

            /// The code used in files and on the command line: `hant`, `hans` or `en`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => stringify!($code),)+ }
            }

            fn entry(self) -> &'static Entry {
                match self { $(Self::$name => &Entry $entry,)+ }
            }
        }

        #[derive(Serialize, Deserialize, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        struct Translations {
            $(
                #[doc = $translation]
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $code: Option<Box<str>>,
            )+
        }

        impl From<Translations> for Translated {
            fn from(given: Translations) -> Self {
                [$(given.$code),+]
            }
        }

        impl From<Translated> for Translations {
            fn from(texts: Translated) -> Self {
                let [$($code),+] = texts;
                Self { $($code),+ }
            }
        }
    };
}

macro_rules! entry {
    ($($(#[$doc:meta])* $field:ident: $of:ty,)+) => {
        /// All that there is to know of a language beside its messages.
        struct Entry { $($field: $of),+ }

        impl Language {
            $($(#[$doc])* pub fn $field(self) -> $of { self.entry().$field })+
        }
    };
}

entry! {
    /// What its readers call it.
    name: &'static str,
    /// The same in a sign or two.
    short_name: &'static str,
    /// The BCP 47 tag.
    tag: &'static str,
    /// The BCP 47 tag of the order in which its readers look for names.
    collation: &'static str,
    /// The BCP 47 tag for word processors, which tell the scripts apart by region.
    office_tag: &'static str,
    /// The name that babel and polyglossia have for it, and the option that tells its script.
    babel: (&'static str, Option<&'static str>),
    /// How it is written.
    writing: Writing,
}

languages!(define_languages);

impl Default for Language {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl Language {
    /// Whether it is written in Chinese characters.
    pub fn is_chinese(self) -> bool {
        self.writing() != Writing::Latin
    }

    /// The languages in the order in which they serve a reader of this one: itself, those of its kind, and all others.
    fn nearest(self) -> impl Iterator<Item = Self> {
        let of_kind = move |is_of_kind: bool| {
            let others = Self::ALL.into_iter().filter(move |other| *other != self);
            others.filter(move |other| (other.is_chinese() == self.is_chinese()) == is_of_kind)
        };
        std::iter::once(self).chain(of_kind(true)).chain(of_kind(false))
    }
}

/// A text in each language that its author gave.
type Translated = [Option<Box<str>>; Language::ALL.len()];

/// A text in the dataset's default language, or in several.
///
/// Written `"…"` or `(hant: "…", hans: "…", en: "…")` with any of them left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// In the dataset's default language.
    Plain(Box<str>),
    /// Given language by language, in the order of [`Language::ALL`].
    Translated(Box<Translated>),
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
        wanted
            .nearest()
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
                Ok(Text::Translated(Box::new(given.into())))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Translated(texts) => Translations::from((**texts).clone()).serialize(serializer),
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
