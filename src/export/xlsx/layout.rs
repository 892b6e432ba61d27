//! Which sheets a workbook has, and in which row of which sheet a record stands.
//!
//! Deliberately absent: what stands in the rows.

use crate::export::limit::Limit;
use crate::export::selection::Selection;
use crate::model::{RecordIndex, RecordType};
use crate::words::{Words, describe};

/// The longest name of a sheet, in UTF-16 code units (Microsoft Support, "Rename a worksheet").
const NAME_LIMIT: usize = 31;

/// The sheets of a workbook.
pub(super) struct Layout<'a> {
    selection: &'a Selection<'a>,
    /// How many records a sheet takes.
    records_per_sheet: usize,
    /// The name of the sheet that tells where the export comes from.
    pub(super) origin: String,
    /// The names of the sheets of each type, in the order of [`RecordType::ALL`].
    names: Vec<Vec<String>>,
}

/// Where a record stands.
pub(super) struct Place {
    /// The name of its sheet.
    pub(super) sheet: String,
    /// Its row, counted from 1.
    pub(super) row: usize,
}

impl<'a> Layout<'a> {
    /// The layout for sheets of `rows` rows, that of the header included.
    pub(super) fn new(selection: &'a Selection<'a>, words: &Words, rows: usize) -> Self {
        let records_per_sheet = rows - 1;
        let names = RecordType::ALL.map(|record_type| {
            let sheets = selection.of_type(record_type).len().div_ceil(records_per_sheet);
            (1..=sheets).map(|number| name(describe::type_heading(words, record_type), number)).collect()
        });
        Self { selection, records_per_sheet, origin: name(words.get("export-origin"), 1), names: names.into() }
    }

    /// The sheets of the records of one type, each with its name and records.
    pub(super) fn sheets(&self, record_type: RecordType) -> impl Iterator<Item = (&str, &'a [RecordIndex])> {
        let records = self.selection.of_type(record_type).chunks(self.records_per_sheet);
        self.names[record_type as usize].iter().map(String::as_str).zip(records)
    }

    /// Where the record stands, if it is in the export.
    pub(super) fn place(&self, index: RecordIndex) -> Option<Place> {
        let record_type = self.selection.dataset.type_of(index);
        let position = self.selection.of_type(record_type).binary_search(&index).ok()?;
        let sheet = self.names[record_type as usize][position / self.records_per_sheet].clone();
        // The header is row 1.
        Some(Place { sheet, row: position % self.records_per_sheet + 2 })
    }

    /// Where the records of one type begin, if there are any.
    pub(super) fn first_row(&self, record_type: RecordType) -> Option<Place> {
        self.place(*self.selection.of_type(record_type).first()?)
    }

    /// The types of record that needed several sheets.
    pub(super) fn limits(&self) -> Vec<Limit> {
        self.names.iter().filter(|names| names.len() > 1).map(|names| Limit::Split(names.len())).collect()
    }
}

impl Place {
    /// The address of its first cell, such as `'機構'!A7`.
    pub(super) fn address(&self) -> String {
        format!("'{}'!A{}", self.sheet.replace('\'', "''"), self.row)
    }
}

/// The name of the sheet with this number for this heading, such as `機構` and `機構 (2)`, within what Excel allows.
fn name(heading: &str, number: usize) -> String {
    let ending = if number > 1 { format!(" ({number})") } else { String::new() };
    let is_allowed = |letter: &char| !letter.is_control() && !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let mut room = NAME_LIMIT - ending.len();
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    };
    let name: String = heading.chars().filter(is_allowed).take_while(fits).collect();
    name + &ending
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{EXAMPLE_TOWN, FoundSource, parse};
    use crate::model::Language;
    use std::collections::HashSet;
    use std::ops::ControlFlow;

    #[test]
    fn names_are_what_excel_allows() {
        let cases = [
            ("機構", 1, "機構"),
            ("機構", 12, "機構 (12)"),
            ("[a]: b*c?/\\'", 1, "a bc"),
            (&"x".repeat(40), 1, &"x".repeat(31)),
            (&"x".repeat(40), 2, &format!("{} (2)", "x".repeat(27))),
            (&"😀".repeat(40), 1, &"😀".repeat(15)),
        ];
        for (heading, number, expected) in cases {
            assert_eq!(name(heading, number), expected);
            assert!(name(heading, number).encode_utf16().count() <= NAME_LIMIT);
        }
    }

    #[test]
    fn no_two_sheets_have_the_same_name() {
        let loaded = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
        for language in Language::ALL {
            let date = "2026-11-23".parse().unwrap();
            let selection = Selection::new(&loaded.dataset, loaded.dataset.indices(), date, language);
            let layout = Layout::new(&selection, &Words::new(language), 3);
            let names: Vec<String> =
                layout.names.iter().flatten().chain([&layout.origin]).map(|name| name.to_lowercase()).collect();
            assert!(names.len() > 30, "{language:?}");
            assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{language:?}: {names:?}");
        }
    }
}
