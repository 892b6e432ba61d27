//! The formats of an export, one entry each, and the names that are suggested for its files.

use super::references::{Work, bibtex, csl_json, ris};
use super::{
    ExportError, Limit, Selection, Stop, Written, csv, document, docx, html, json, json_lines, jsonld, markdown, ron, xlsx,
};
use crate::model::{Dataset, Date};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::str::FromStr;

/// What an export is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Reading it as a text.
    Read,
    /// Working on it as tables.
    Calculate,
    /// Handing it to other programs.
    Process,
    /// Citing its sources.
    Cite,
}

/// A choice of [`Options`](super::Options) that only some formats heed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// [`Options::every_language`](super::Options::every_language).
    EveryLanguage,
    /// [`Options::byte_order_mark`](super::Options::byte_order_mark).
    ByteOrderMark,
}

/// Hears how many records are written and how many there are to write, and may stop the export.
pub(super) type Progress<'p> = &'p mut (dyn FnMut(usize, usize) -> ControlFlow<()> + 'p);

/// The number of files in a folder, and what the format could not take as it was.
type WrittenFolder = (usize, Vec<Limit>);

/// What writes a format.
#[derive(Clone, Copy)]
pub(super) enum Writer {
    /// One file. The folder takes what does not fit into memory.
    File(fn(&Selection, &Path, &mut dyn Write, Progress) -> Result<Written, Stop>),
    /// One file of bibliographic entries.
    References(fn(&[Work]) -> String),
    /// A folder of several files, of which it returns the number.
    Folder(fn(&Selection, &Path, Progress) -> Result<WrittenFolder, ExportError>),
}

/// All that there is to know of a format.
struct Entry {
    code: &'static str,
    extension: &'static str,
    media_type: &'static str,
    purpose: Purpose,
    choices: &'static [Choice],
    writer: Writer,
}

macro_rules! formats {
    ($($(#[$attribute:meta])* $name:ident $entry:tt)+) => {
        /// A format of an export.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Format {
            $($(#[$attribute])* $name,)+
        }

        impl Format {
            /// Every format, in the order in which lists show them.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];

            fn entry(self) -> &'static Entry {
                match self { $(Self::$name => &const { Entry $entry },)+ }
            }
        }
    };
}

formats! {
    /// A dossier for reading as plain text.
    #[default]
    Markdown {
        code: "md",
        extension: "md",
        media_type: "text/markdown",
        purpose: Purpose::Read,
        choices: &[Choice::EveryLanguage],
        writer: Writer::File(|selection, _, writer, progress| {
            markdown::write(selection, writer, progress).map(|()| Written::default())
        }),
    }
    /// The same dossier as a page for a browser, a printer or a word processor.
    Html {
        code: "html",
        extension: "html",
        media_type: "text/html",
        purpose: Purpose::Read,
        choices: &[Choice::EveryLanguage],
        writer: Writer::File(|selection, _, writer, progress| {
            html::write(selection, writer, progress).map(|()| Written::default())
        }),
    }
    /// A brief of a page for a word processor.
    Docx {
        code: "docx",
        extension: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        purpose: Purpose::Read,
        choices: &[Choice::EveryLanguage],
        writer: Writer::File(|selection, _, writer, progress| docx::write(selection, writer, progress).map(Written::limited)),
    }
    /// A workbook with a sheet per type of record.
    Xlsx {
        code: "xlsx",
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        purpose: Purpose::Calculate,
        choices: &[Choice::EveryLanguage],
        writer: Writer::File(|selection, scratch, writer, progress| {
            xlsx::write(selection, scratch, writer, progress).map(Written::limited)
        }),
    }
    /// A folder of tables, one per type of record.
    Csv {
        code: "csv",
        extension: "csv",
        media_type: csv::MEDIA_TYPE,
        purpose: Purpose::Calculate,
        choices: &[Choice::EveryLanguage, Choice::ByteOrderMark],
        writer: Writer::Folder(csv::write_folder),
    }
    /// The same folder as one file.
    CsvZip {
        code: "csv-zip",
        extension: "zip",
        media_type: "application/zip",
        purpose: Purpose::Calculate,
        choices: &[Choice::EveryLanguage, Choice::ByteOrderMark],
        writer: Writer::File(|selection, _, writer, progress| csv::write_zip(selection, writer, progress).map(Written::limited)),
    }
    /// A dataset that this program opens.
    Ron {
        code: "ron",
        extension: "ron",
        media_type: "text/plain",
        purpose: Purpose::Process,
        choices: &[],
        writer: Writer::File(|selection, _, writer, progress| {
            document::write(selection, progress, |stubs| ron::Ron::new(selection, stubs, writer))
        }),
    }
    /// The records for other programs.
    Json {
        code: "json",
        extension: "json",
        media_type: "application/json",
        purpose: Purpose::Process,
        choices: &[],
        writer: Writer::File(|selection, _, writer, progress| document::write(selection, progress, |_| json::Json::new(writer))),
    }
    /// A folder with the records of each type, one a line, for databases.
    JsonLines {
        code: "jsonl",
        extension: "jsonl",
        media_type: json_lines::MEDIA_TYPE,
        purpose: Purpose::Process,
        choices: &[],
        writer: Writer::Folder(json_lines::write_folder),
    }
    /// The records as linked data in the terms of the field.
    JsonLd {
        code: "jsonld",
        extension: "jsonld",
        media_type: jsonld::MEDIA_TYPE,
        purpose: Purpose::Process,
        choices: &[],
        writer: Writer::File(|selection, _, writer, progress| {
            document::write(selection, progress, |_| jsonld::JsonLd::new(selection, writer))
        }),
    }
    /// The sources for a bibliography, for TeX.
    Bibtex {
        code: "bibtex",
        extension: "bib",
        media_type: "application/x-bibtex",
        purpose: Purpose::Cite,
        choices: &[],
        writer: Writer::References(bibtex::written),
    }
    /// The same for reference managers.
    Ris {
        code: "ris",
        extension: "ris",
        media_type: "application/x-research-info-systems",
        purpose: Purpose::Cite,
        choices: &[],
        writer: Writer::References(ris::written),
    }
    /// The same for citation processors.
    CslJson {
        code: "csl-json",
        // Beside an export of the records themselves it needs another name.
        extension: "csl.json",
        media_type: "application/vnd.citationstyles.csl+json",
        purpose: Purpose::Cite,
        choices: &[],
        writer: Writer::References(csl_json::written),
    }
}

impl Purpose {
    /// Every purpose, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Read, Self::Calculate, Self::Process, Self::Cite];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "export-to-read",
            Self::Calculate => "export-to-calculate",
            Self::Process => "export-to-process",
            Self::Cite => "export-to-cite",
        }
    }
}

/// The longest part of a suggested name that comes from the dataset, in characters.
const NAME_LIMIT: usize = 80;

impl Format {
    /// The code used on the command line and in message keys, such as `md`.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.entry().extension
    }

    /// The media type of its files.
    pub fn media_type(self) -> &'static str {
        self.entry().media_type
    }

    /// Whether it is a folder of several files.
    pub fn is_folder(self) -> bool {
        matches!(self.writer(), Writer::Folder(_))
    }

    /// Whether a choice changes what it holds.
    pub fn offers(self, choice: Choice) -> bool {
        self.entry().choices.contains(&choice)
    }

    /// The formats that serve a purpose.
    pub fn of(purpose: Purpose) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |format| format.entry().purpose == purpose)
    }

    /// Whether it holds references in place of records.
    pub fn is_references(self) -> bool {
        matches!(self.writer(), Writer::References(_))
    }

    pub(super) fn writer(self) -> Writer {
        self.entry().writer
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
            let head: Head = ::ron::from_str(&format!("(schema: 1, id: {id:?}, title: \"\")")).unwrap();
            let dataset = Dataset::new(head, Records::default());
            let date = "2026-11-23".parse().unwrap();
            assert_eq!(suggested_name(&dataset, Format::Markdown, false, date), expected);
            assert_eq!(suggested_name(&dataset, Format::Csv, false, date), expected.trim_end_matches(".md"));
            assert_eq!(suggested_name(&dataset, Format::Markdown, true, date), expected.replace("-selection-2", "-2"));
        }
    }
}
