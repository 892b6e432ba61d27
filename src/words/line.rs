//! Worded values as lines of pieces, each of which says what it is, so that every renderer can show it in its own way.

use super::Words;
use crate::display::is_web_address;
use crate::model::{Language, RecordIndex};

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// An address of the web; see [`technical`].
    Address(String),
    /// A record by its title, or by what it is called here. A renderer makes it a link where it can.
    Record(RecordIndex, Option<String>),
    /// The id of a record that does not exist.
    Missing(String),
    /// The number of a paragraph of a source.
    Paragraph(u32),
    /// A footnote on what stands before it, in documents that have footnotes.
    Note(Line),
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

/// A line of plain words.
pub fn plain(text: impl Into<String>) -> Line {
    vec![Inline::Text(text.into())]
}

/// The message `key` with lines as its arguments.
pub fn phrase(words: &Words, key: &str, arguments: &[(&'static str, Line)]) -> Line {
    let stand_ins: Vec<_> = (FIRST_STAND_IN..)
        .zip(arguments)
        .map(|(letter, (name, _))| (*name, char::from_u32(letter).unwrap_or_default().to_string().into()))
        .collect();
    let arguments: Vec<&Line> = arguments.iter().map(|(_, line)| line).collect();
    filled(&words.with(key, &stand_ins), &arguments)
}

/// What `worded` makes of a text, with `line` in the place of the text.
pub fn around(line: &Line, worded: impl FnOnce(&str) -> String) -> Line {
    filled(&worded("\u{e000}"), &[line])
}

fn filled(message: &str, arguments: &[&Line]) -> Line {
    let mut line = Vec::new();
    let mut text = String::new();
    for letter in message.chars() {
        let argument = u32::from(letter).checked_sub(FIRST_STAND_IN).and_then(|position| arguments.get(position as usize));
        let Some(argument) = argument else {
            text.push(letter);
            continue;
        };
        if !text.is_empty() {
            line.push(Inline::Text(std::mem::take(&mut text)));
        }
        line.extend_from_slice(argument);
    }
    if !text.is_empty() {
        line.push(Inline::Text(text));
    }
    line
}

/// Lines one after the other with `separator` between them.
pub fn joined(lines: impl IntoIterator<Item = Line>, separator: &str) -> Line {
    let mut joined = Line::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push(Inline::Text(separator.to_owned()));
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

#[cfg(test)]
mod tests {
    use super::*;

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
