//! Everything that is said to people: the message table, and the wording of texts, figures, dates and records.
//!
//! Messages are Fluent files under `assets/text/`, one folder per language, with the same keys in each; tests hold the key sets
//! equal and find keys that no code asks for. Deliberately absent: where and how large something is shown.

pub mod citation;
mod collation;
pub mod describe;
mod figures;
mod line;
mod near;
pub mod problems;
mod script;
mod wording;

use crate::model::{Head, Language, Text, languages};
use crate::{display, limits};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use std::borrow::Cow;
use std::collections::HashMap;

pub use collation::Collation;
pub use figures::{bytes, date, digits, figure_value, ordinal, period, short, signed_value};
pub use line::{Inline, Line, joined, phrase, plain, technical};
pub use wording::Wording;

/// The messages of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
    /// The most characters of a text that are shown, if there is a limit.
    shown: Option<usize>,
}

macro_rules! resources {
    ($language:ident) => {
        [
            include_str!(concat!("../../assets/text/", stringify!($language), "/terms.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/problems.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/search.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/export.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/dossier.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/compare.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/draft.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/cli.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/window.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/picture.ftl")),
            include_str!(concat!("../../assets/text/", stringify!($language), "/classes.ftl")),
        ]
    };
}

macro_rules! resources_by_language {
    ($($(#[$doc:meta])* $name:ident $code:ident $translation:literal $entry:tt)+) => {
        /// The Fluent files of a language.
        fn resources(language: Language) -> [&'static str; 11] {
            match language { $(Language::$name => resources!($code),)+ }
        }
    };
}

languages!(resources_by_language);

impl Words {
    /// Reads the message table of `language`, which is part of the program.
    pub fn new(language: Language) -> Self {
        let tag = language.tag().parse().expect("the tags of the three languages are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(grouped));
        for text in resources(language) {
            // A message that does not parse is left out and fails the test that renders every key.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        let mut words = Self { language, bundle, plain: HashMap::new(), shown: None };
        words.plain = keys(language).map(|key| (key.to_owned(), words.with(key, &[]))).collect();
        words
    }

    /// The same for a window, where a text is cut before anything is made of it (see [`limits::SHOWN`]).
    pub fn for_window(language: Language) -> Self {
        Self { shown: Some(limits::SHOWN), ..Self::new(language) }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key`, which takes no arguments. An unknown key is returned as it is.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The message `key` if there is one, for keys that are put together from parts.
    pub fn try_get(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// The message `key` with arguments.
    pub fn with(&self, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned()
    }

    /// How many, as every number is written.
    pub fn count(&self, count: usize) -> String {
        digits(count.into())
    }

    /// Sentences one after the other, with a blank between them where the language has blanks.
    pub fn sentences(&self, sentences: &[String]) -> String {
        sentences.join(if self.language.is_chinese() { "" } else { " " })
    }

    /// What to show of `text`: the language spoken if its author wrote it, or else the other Chinese script converted
    /// character by character, or else whatever there is.
    pub fn text<'a>(&self, text: &'a Text, head: &Head) -> Cow<'a, str> {
        let reading = text.read(self.language, head.language);
        let (written, spoken) = (reading.language, self.language);
        match self.shown.map(|limit| display::label(reading.text, limit)) {
            None | Some(Cow::Borrowed(_)) => script::convert(reading.text, written, spoken),
            Some(Cow::Owned(label)) => script::convert(&label, written, spoken).into_owned().into(),
        }
    }
}

impl Words {
    /// The script in which the author of a text wrote it, where what is shown of it was converted from that.
    pub fn converted_from(&self, text: &Text, head: &Head) -> Option<Language> {
        let reading = text.read(self.language, head.language);
        let is_converted = reading.language != self.language && reading.language.is_chinese() && self.language.is_chinese();
        is_converted.then_some(reading.language)
    }
}

/// A count in a message, as every number is written.
fn grouped<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Decimal::from_f64(number.value).map(digits),
        _ => None,
    }
}

/// The keys of all messages of a language, in the order of its files.
fn keys(language: Language) -> impl Iterator<Item = &'static str> {
    resources(language).into_iter().flat_map(str::lines).filter_map(|line| {
        let (key, _) = line.split_once(" =")?;
        (!key.starts_with([' ', '#', '-', '.'])).then_some(key)
    })
}

#[cfg(test)]
mod plurals;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_was_converted_is_known() {
        let head = |language: Language| -> Head {
            ron::from_str(&format!("(schema: 1, id: \"d\", title: \"d\", language: {})", language.code())).unwrap()
        };
        let both: Text = ron::from_str(r#"(hant: Some("機構"), hans: Some("机构"))"#).unwrap();
        for (text, written, spoken, expected) in [
            (Text::from("機構"), Language::Hant, Language::Hans, Some(Language::Hant)),
            (Text::from("机构"), Language::Hans, Language::Hant, Some(Language::Hans)),
            (Text::from("機構"), Language::Hant, Language::Hant, None),
            (Text::from("機構"), Language::Hant, Language::En, None),
            (both, Language::Hant, Language::Hans, None),
        ] {
            assert_eq!(Words::new(spoken).converted_from(&text, &head(written)), expected, "{written:?} {spoken:?}");
        }
    }

    #[test]
    fn a_window_is_given_texts_that_it_can_lay_out() {
        let head: Head = ron::from_str("(schema: 1, id: \"d\", title: \"d\", language: hant)").unwrap();
        let text = Text::from(format!("機\0構{}", "業".repeat(1 << 20)).as_str());
        for (language, expected) in [(Language::Hant, "機\\u{0}構業"), (Language::Hans, "机\\u{0}构业")] {
            let shown = Words::for_window(language).text(&text, &head).into_owned();
            assert!(shown.starts_with(expected) && shown.ends_with('…'));
            assert_eq!(shown.chars().count(), limits::SHOWN + 1 + 4);
            assert_eq!(Words::new(language).text(&text, &head).chars().count(), 3 + (1 << 20));
        }
    }

    #[test]
    fn every_language_has_the_same_messages() {
        let hant: BTreeSet<_> = keys(Language::Hant).collect();
        assert_eq!(hant.len(), keys(Language::Hant).count(), "a key stands twice");
        for language in [Language::Hans, Language::En] {
            let other: BTreeSet<_> = keys(language).collect();
            assert_eq!(other.len(), keys(language).count(), "a key stands twice in {language:?}");
            assert_eq!(hant.symmetric_difference(&other).collect::<Vec<_>>(), Vec::<&&str>::new(), "{language:?}");
        }
    }

    /// The `{ $name }` arguments that a language's message takes.
    pub(super) fn arguments(language: Language, key: &str) -> BTreeSet<&'static str> {
        let text =
            resources(language).into_iter().find(|text| text.lines().any(|line| line.starts_with(&format!("{key} =")))).unwrap();
        let start = text.find(&format!("\n{key} =")).map_or(0, |at| at + 1);
        let body = &text[start..];
        let end =
            body.match_indices('\n').find(|(at, _)| body[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#'));
        let body = &body[..end.map_or(body.len(), |(at, _)| at)];
        body.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap()).collect()
    }

    #[test]
    fn every_message_renders_with_the_same_arguments() {
        for key in keys(Language::Hant) {
            let expected = arguments(Language::Hant, key);
            for language in Language::ALL {
                assert_eq!(arguments(language, key), expected, "{key} in {language:?}");
                let given: Vec<_> = expected.iter().map(|name| (*name, FluentValue::from(3))).collect();
                let rendered = Words::new(language).with(key, &given);
                assert!(!rendered.is_empty() && rendered != key && !rendered.contains("{$"), "{key} in {language:?}: {rendered}");
            }
        }
    }
}
