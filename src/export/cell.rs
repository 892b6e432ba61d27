//! What stands in one cell of a table, as a value rather than as text, so that every format can write it in its own way.
//!
//! Deliberately absent: where the cell stands, and how a format quotes it.

use crate::model::{Date, RecordIndex};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What separates the values of a list within a cell.
pub(super) const SEPARATOR: &str = " | ";

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Text that may begin with anything; nothing where it is empty.
    Text(Cow<'a, str>),
    /// References to records.
    Ids(Vec<Reference<'a>>),
    /// The digits of a figure as worded.
    Digits(&'a str),
    /// A number.
    Number(Decimal),
    /// A date as precise as it is known.
    Date(Date),
    /// Whether something holds.
    Flag(bool),
}

/// The id that a record mentions, and the record with that id, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference<'a> {
    pub(super) id: &'a str,
    pub(super) record: Option<RecordIndex>,
}

impl<'a> Cell<'a> {
    /// A cell with this text.
    pub(super) fn of_text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A cell with all of these texts.
    pub(super) fn of_texts(texts: &[&'a str]) -> Self {
        match texts {
            [one] => Self::of_text(*one),
            several => Self::of_text(several.join(SEPARATOR)),
        }
    }

    /// One cell for the values of a list: those that it has so far, and the next one.
    pub(super) fn and(self, next: Self) -> Self {
        match (self, next) {
            (Self::Ids(mut references), Self::Ids(others)) => {
                references.extend(others);
                Self::Ids(references)
            }
            (so_far, next) => {
                let mut text = so_far.text().into_owned();
                text.push_str(SEPARATOR);
                text.push_str(&next.text());
                Self::of_text(text)
            }
        }
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(Decimal::from(count))
    }

    /// The cell as text, without anything that a format adds.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Digits(digits) => Cow::Borrowed(digits),
            Self::Ids(references) => match references.as_slice() {
                [one] => Cow::Borrowed(one.id),
                several => several.iter().map(|one| one.id).collect::<Vec<_>>().join(SEPARATOR).into(),
            },
            Self::Number(number) => number.to_string().into(),
            Self::Date(date) => date.to_string().into(),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        }
    }
}

/// Whether a spreadsheet could take text that begins like this for a formula (OWASP ASVS 1.2.10). The line feed, not on that list,
/// is skipped by some readers before they look.
pub(super) fn begins_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

/// The text so that a spreadsheet does not run it: what it could take for a formula gets an apostrophe before it.
pub fn guarded(text: String) -> String {
    if begins_like_formula(&text) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined() {
        let text = |text| Cell::of_text(text);
        let id = |id| Cell::Ids(vec![Reference { id, record: None }]);
        let date: Date = "2019-06".parse().unwrap();
        let cases = [
            (vec![text("a")], text("a")),
            (vec![text("a"), text("b")], text("a | b")),
            (vec![Cell::Date(date)], Cell::Date(date)),
            (vec![Cell::Date(date), Cell::Flag(true)], text("2019-06 | true")),
            (vec![id("a"), text("b")], text("a | b")),
        ];
        for (cells, expected) in cases {
            assert_eq!(cells.into_iter().reduce(Cell::and), Some(expected));
        }
        let joined = id("a").and(id("b"));
        assert!(matches!(&joined, Cell::Ids(references) if references.len() == 2));
        assert_eq!(joined.text(), "a | b");
    }

    #[test]
    fn formulas_are_told_from_text() {
        for text in ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠a"] {
            assert!(begins_like_formula(text), "{text:?}");
        }
        for text in ["", "a=1", "機構", "'=1", " x"] {
            assert!(!begins_like_formula(text), "{text:?}");
        }
    }
}
