//! A selection as a folder of CSV tables, one per type of record, and `source.csv`, which says where they come from.
//!
//! UTF-8 with a byte order mark, without which Excel takes Chinese for something else, and the quoting and line ends of
//! RFC 4180. Deliberately absent: records that are only mentioned; they appear as ids and titles.

use super::ExportError;
use super::folder::replace_folder;
use super::origin;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use super::table::Table;
use super::write::write_atomically;
use crate::model::RecordType;
use crate::words::Words;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

const BYTE_ORDER_MARK: &str = "\u{feff}";
const ORIGIN_FILE: &str = "source.csv";
const ORIGIN_HEADER: [&str; 3] = ["about", "property", "value"];

/// Writes the tables into the folder `target` and returns how many files there are.
pub(super) fn write_folder(
    selection: &Selection,
    target: &Path,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    let holds_export = is_origin(&target.join(ORIGIN_FILE));
    replace_folder(
        target,
        |path| holds_export && has_our_name(path),
        |folder| {
            let at = |name: &str| target.join(name);
            let mut steps = Steps::begin(selection.len(), progress).map_err(|stop| ExportError::at(target, stop))?;
            let words = Words::new(selection.language);
            let mut files = 1;
            write_atomically(&folder.join(ORIGIN_FILE), |writer| write_origin(selection, &words, writer))
                .map_err(|stop| ExportError::at(&at(ORIGIN_FILE), stop))?;
            for record_type in RecordType::ALL.into_iter().filter(|record_type| !selection.of_type(*record_type).is_empty()) {
                let name = file_name(record_type);
                write_atomically(&folder.join(&name), |writer| write_table(selection, record_type, &words, writer, &mut steps))
                    .map_err(|stop| ExportError::at(&at(&name), stop))?;
                files += 1;
            }
            Ok(files)
        },
    )
}

fn file_name(record_type: RecordType) -> String {
    format!("{}.csv", record_type.section())
}

fn has_our_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    path.is_file() && (name == ORIGIN_FILE || RecordType::ALL.into_iter().any(|record_type| name == file_name(record_type)))
}

/// Whether the file begins as this module begins `source.csv`.
fn is_origin(path: &Path) -> bool {
    let expected = format!("{BYTE_ORDER_MARK}{}\r\n", ORIGIN_HEADER.join(","));
    let mut found = vec![0; expected.len()];
    path.is_file()
        && std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut found)).is_ok()
        && found == expected.as_bytes()
}

fn write_origin(selection: &Selection, words: &Words, writer: &mut dyn Write) -> Result<(), Stop> {
    let mut rows = rows(writer)?;
    rows.write_record(ORIGIN_HEADER).map_err(io::Error::from)?;
    for [about, property, value] in origin::rows(selection, words) {
        rows.write_record([guarded(about), guarded(property), guarded(value)]).map_err(io::Error::from)?;
    }
    Ok(rows.flush()?)
}

fn write_table(
    selection: &Selection,
    record_type: RecordType,
    words: &Words,
    writer: &mut dyn Write,
    steps: &mut Steps,
) -> Result<(), Stop> {
    let table = Table::new(selection, record_type, words);
    let mut rows = rows(writer)?;
    rows.write_record(table.headers()).map_err(io::Error::from)?;
    for index in selection.of_type(record_type) {
        let cells = table.cells(*index).into_iter().map(|cell| if cell.is_text { guarded(cell.value) } else { cell.value });
        rows.write_record(cells).map_err(io::Error::from)?;
        steps.step()?;
    }
    Ok(rows.flush()?)
}

fn rows(writer: &mut dyn Write) -> io::Result<::csv::Writer<&mut dyn Write>> {
    writer.write_all(BYTE_ORDER_MARK.as_bytes())?;
    Ok(::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(writer))
}

/// The text so that a spreadsheet does not run it: what it could take for a formula gets an apostrophe before it
/// (OWASP ASVS 1.2.10). The line feed, not on that list, is skipped by some readers before they look.
fn guarded(text: String) -> String {
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    if starts_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        for text in ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠a"] {
            assert_eq!(guarded(text.to_owned()), format!("'{text}"));
        }
        for text in ["", "a=1", "機構", "'=1", " x"] {
            assert_eq!(guarded(text.to_owned()), text);
        }
    }
}
