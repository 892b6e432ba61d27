//! The pieces that a line of a dossier consists of, and the anchors that links lead to.
//!
//! A piece says what it is, never how it looks. Deliberately absent: escaping, which every notation does in its own way.

use crate::display::is_web_address;
use crate::model::{Dataset, Language, RecordIndex};
use crate::words::Words;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words in the language of the reader.
    Text(String),
    /// Words in another language.
    Foreign(String, Language),
    /// The words that a reader looks for first.
    Strong(Box<Inline>),
    /// What this program says about a value, such as that it is inferred.
    Mark(String),
    /// A technical string: an id, a path, a licence.
    Code(String),
    /// An address that can be followed; see [`technical`].
    Address(String),
    /// The title of a record that is in the dossier.
    Link {
        /// The anchor of the record.
        anchor: String,
        /// Its title.
        title: Box<Inline>,
    },
    /// The number of a paragraph of a source.
    Paragraph(u32),
    /// Words of a source.
    Quote {
        /// The words, to the letter.
        words: String,
        /// Their language, if the source's is given.
        language: Option<Language>,
        /// Where the source was published, if that can be followed.
        address: Option<String>,
    },
}

/// What stands in one line.
pub type Line = Vec<Inline>;

/// The first of the letters that stand for arguments while a message is put together. They are of the private use area, and no
/// message has them.
const FIRST_STAND_IN: u32 = 0xE000;

/// The message `key` with lines as its arguments. The pieces of a line may be more than [`Inline`] has, as notes are.
pub fn phrase<T: Clone + From<Inline>>(words: &Words, key: &str, arguments: &[(&'static str, Vec<T>)]) -> Vec<T> {
    let stand_ins: Vec<_> = (FIRST_STAND_IN..)
        .zip(arguments)
        .map(|(letter, (name, _))| (*name, char::from_u32(letter).unwrap_or_default().to_string().into()))
        .collect();
    let mut line = Vec::new();
    let mut text = String::new();
    for letter in words.with(key, &stand_ins).chars() {
        let argument = u32::from(letter).checked_sub(FIRST_STAND_IN).and_then(|position| arguments.get(position as usize));
        let Some((_, argument)) = argument else {
            text.push(letter);
            continue;
        };
        if !text.is_empty() {
            line.push(Inline::Text(std::mem::take(&mut text)).into());
        }
        line.extend_from_slice(argument);
    }
    if !text.is_empty() {
        line.push(Inline::Text(text).into());
    }
    line
}

/// Lines one after the other with `separator` between them.
pub fn joined<T: From<Inline>>(lines: impl IntoIterator<Item = Vec<T>>, separator: &str) -> Vec<T> {
    let mut joined: Vec<T> = Vec::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push(Inline::Text(separator.to_owned()).into());
        }
        joined.extend(line);
    }
    joined
}

/// A technical string, which can be followed only if it is a plain address of the web: whoever opens a dossier must not run
/// what a dataset brings along.
pub fn technical(text: &str) -> Inline {
    if is_web_address(text) { Inline::Address(text.to_owned()) } else { Inline::Code(text.to_owned()) }
}

/// The anchor of a record, which no other has.
///
/// Ids as they should be are anchors as they are. A letter that they should not have becomes its number between underscores; an
/// underscore before any other letter therefore begins an anchor of this program's own.
pub fn anchor(dataset: &Dataset, index: RecordIndex) -> String {
    let id = dataset.record(index).id().as_str();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let mut anchor: String =
        id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("_{:x}_", u32::from(letter)) }).collect();
    // Of several records with one id, references find the first.
    if id.is_empty() || dataset.find(id) != Some(index) {
        anchor.push_str(&format!("_n{}", index.position()));
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Head, Records, Term};
    use std::collections::HashSet;

    #[test]
    fn anchors_are_distinct_and_plain() {
        let ids = ["new-economy-committee", "a\"b _", "", "", "twice", "twice", "\u{2e}0", "\u{2e0}", "twice_n5", "twice\n5"];
        let expected = ["new-economy-committee", "a_22_b_20__5f_", "_n2", "_n3", "twice", "twice_n5", "_2e_0", "_2e0_"];
        let mut records = Records::default();
        for id in ids {
            let text = || "x".into();
            records.terms.push(Term { ..Term::new(id.into(), text(), text()) });
        }
        let head: Head = ron::from_str("(schema: 1, id: \"d\", title: \"\")").unwrap();
        let dataset = Dataset::new(head, records);
        let anchors: Vec<String> = dataset.indices().map(|index| anchor(&dataset, index)).collect();
        assert_eq!(anchors[..expected.len()], expected);
        assert_eq!(anchors.iter().collect::<HashSet<_>>().len(), ids.len());
    }

    #[test]
    fn only_addresses_of_the_web_can_be_followed() {
        for text in ["javascript:alert(1)", "https://a> <b", "ftp://a", "file:///a", "article.txt", "https://a b", " https://a"] {
            assert_eq!(technical(text), Inline::Code(text.to_owned()));
        }
        assert_eq!(technical("http://a/b?c=1&d"), Inline::Address("http://a/b?c=1&d".to_owned()));
    }

    #[test]
    fn arguments_stay_whole() {
        let words = Words::new(Language::En);
        let hostile = Inline::Text("\u{e000}\u{e001}{ $mark }".to_owned());
        let line = phrase(&words, "dossier-inferred", &[("value", vec![hostile.clone()]), ("mark", vec![Inline::Paragraph(1)])]);
        let text = |text: &str| Inline::Text(text.to_owned());
        assert_eq!(line, [hostile, text(" ("), Inline::Paragraph(1), text(")")]);
    }
}
