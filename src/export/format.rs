//! The formats of an export and the names that are suggested for its files.

use crate::model::{Dataset, Date};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A format of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A workbook with a sheet per type of record.
    Xlsx,
    /// A folder of tables, one per type of record.
    Csv,
    /// The same folder as one file.
    CsvZip,
    /// A dossier for reading as plain text.
    #[default]
    Markdown,
    /// The same dossier as a page for a browser, a printer or a word processor.
    Html,
    /// A brief of a page for a word processor.
    Docx,
    /// The records for other programs.
    Json,
    /// The records as linked data in the terms of the field.
    JsonLd,
    /// A dataset that this program opens.
    Ron,
    /// The sources for a bibliography, for TeX.
    Bibtex,
    /// The same for reference managers.
    Ris,
    /// The same for citation processors.
    CslJson,
}

/// The longest part of a suggested name that comes from the dataset, in characters.
const NAME_LIMIT: usize = 80;

impl Format {
    /// Every format, in the order in which lists show them.
    pub const ALL: [Self; 12] = [
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::CsvZip,
        Self::Json,
        Self::JsonLd,
        Self::Ron,
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
    ];

    /// The formats that hold references in place of records.
    pub const REFERENCES: [Self; 3] = [Self::Bibtex, Self::Ris, Self::CslJson];

    /// The code used on the command line and in message keys, such as `md`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::CsvZip => "csv-zip",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::Ron => "ron",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
        }
    }

    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::CsvZip => "zip",
            Self::Bibtex => "bib",
            // Beside an export of the records themselves it needs another name.
            Self::CslJson => "csl.json",
            other => other.code(),
        }
    }

    /// Whether it is a folder of several files.
    pub fn is_folder(self) -> bool {
        self == Self::Csv
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.code() == code).ok_or_else(|| format!("unknown format {code:?}"))
    }
}

/// A name for the file or folder of an export, such as `chengdu-2019-selection-2026-11-23.md`, which every system accepts; without
/// `selection` where `whole` says that it is the whole dataset.
pub fn suggested_name(dataset: &Dataset, format: Format, whole: bool, date: Date) -> String {
    let id: String = dataset.head.id.as_str().chars().take(NAME_LIMIT).map(plain).collect();
    let id = if id.is_empty() { "dataset" } else { &id };
    let part = if whole { "" } else { "-selection" };
    if format.is_folder() { format!("{id}{part}-{date}") } else { format!("{id}{part}-{date}.{}", format.extension()) }
}

/// The letter if no system gives it a meaning in file names. A full stop has one on Windows, where `con.x` is a device.
fn plain(letter: char) -> char {
    if letter.is_alphanumeric() || letter == '_' { letter } else { '-' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Head, Records};

    #[test]
    fn codes_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.code().parse(), Ok(format));
        }
        assert!("xls".parse::<Format>().is_err());
    }

    #[test]
    fn names_are_safe() {
        let long = "a".repeat(300);
        let cases = [
            ("chengdu-2019", "chengdu-2019-selection-2026-11-23.md"),
            ("con.txt", "con-txt-selection-2026-11-23.md"),
            ("../a\\b:c*?\"<>|", "---a-b-c-------selection-2026-11-23.md"),
            ("成都", "成都-selection-2026-11-23.md"),
            ("", "dataset-selection-2026-11-23.md"),
            (&long, &format!("{}-selection-2026-11-23.md", "a".repeat(80))),
        ];
        for (id, expected) in cases {
            let head: Head = ron::from_str(&format!("(schema: 1, id: {id:?}, title: \"\")")).unwrap();
            let dataset = Dataset::new(head, Records::default());
            let date = "2026-11-23".parse().unwrap();
            assert_eq!(suggested_name(&dataset, Format::Markdown, false, date), expected);
            assert_eq!(suggested_name(&dataset, Format::Csv, false, date), expected.trim_end_matches(".md"));
            assert_eq!(suggested_name(&dataset, Format::Markdown, true, date), expected.replace("-selection-2", "-2"));
        }
    }
}
