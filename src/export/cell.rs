//! What stands in one cell of a table, as a value rather than as text, so that every format can write it in its own way.
//!
//! Deliberately absent: where the cell stands, and how a format quotes it.

use crate::model::{Date, RecordIndex};
use rust_decimal::Decimal;

/// What separates the values of a list within a cell.
pub(super) const SEPARATOR: &str = " | ";

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text that may begin with anything; nothing where it is empty.
    Text(String),
    /// References to records.
    Ids(Vec<Reference>),
    /// The digits of a figure as worded.
    Digits(String),
    /// A number.
    Number(Decimal),
    /// A date as precise as it is known.
    Date(Date),
    /// Whether something holds.
    Flag(bool),
}

/// The id that a record mentions, and the record with that id, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) record: Option<RecordIndex>,
}

impl Cell {
    /// One cell for all values of a list.
    pub(super) fn of_list(mut cells: Vec<Self>) -> Self {
        if cells.len() == 1 {
            return cells.remove(0);
        }
        let mut references = Vec::new();
        for cell in &cells {
            match cell {
                Self::Ids(ids) => references.extend(ids.iter().cloned()),
                _ => return Self::Text(cells.iter().map(Self::text).collect::<Vec<_>>().join(SEPARATOR)),
            }
        }
        if references.is_empty() { Self::Text(String::new()) } else { Self::Ids(references) }
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(Decimal::from(count))
    }

    /// The cell as text, without anything that a format adds.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Digits(text) => text.clone(),
            Self::Ids(references) => references.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(SEPARATOR),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Flag(flag) => flag.to_string(),
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
        let text = |text: &str| Cell::Text(text.to_owned());
        let id = |id: &str| Cell::Ids(vec![Reference { id: id.to_owned(), record: None }]);
        let date: Date = "2019-06".parse().unwrap();
        let cases = [
            (vec![], text("")),
            (vec![text("a")], text("a")),
            (vec![text("a"), text("b")], text("a | b")),
            (vec![Cell::Date(date)], Cell::Date(date)),
            (vec![Cell::Date(date), Cell::Flag(true)], text("2019-06 | true")),
            (vec![id("a"), text("b")], text("a | b")),
        ];
        for (cells, expected) in cases {
            assert_eq!(Cell::of_list(cells), expected);
        }
        let joined = Cell::of_list(vec![id("a"), id("b")]);
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
