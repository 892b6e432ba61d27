//! A selection of records to every format, citations, the schema of a dataset, and the one writer through which this program creates
//! files.
//!
//! Every export names its source, licence, date, and how many of how many records it holds. It is put in place whole or not at
//! all. Deliberately absent: the choice of records, and of what to do about a file that is already there.

mod cell;
mod column;
mod comparison;
mod csv;
mod document;
mod docx;
mod dossier;
mod error;
mod folder;
mod format;
mod fused;
mod html;
mod identity;
mod json;
mod json_lines;
mod jsonld;
mod limit;
mod markdown;
mod markup;
mod options;
mod origin;
mod pieces;
mod references;
mod ron;
mod rows;
mod schema;
mod selection;
mod steps;
mod svg;
mod table;
mod temporary;
mod write;
mod xlsx;

pub use comparison::{ComparisonFormat, candidate_words, comparison_title, reason_words, said, status_words, write_comparison};
pub use error::ExportError;
pub use format::{Choice, Format, Purpose, suggested_name};
pub use identity::replaced_by;
pub use limit::Limit;
pub use options::Options;
pub use rows::rows_as_text;
pub use schema::{SCHEMA_ID, schema};
pub use selection::Selection;
pub use steps::Stop;
pub use svg::{Palette, svg};
pub use temporary::remove_temporaries;
pub use write::write_atomically;
pub use xlsx::is_caught_panic;

use crate::model::{Dataset, Date, RecordIndex};
use crate::words::Words;
use format::Writer;
use std::io::{self, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use write::scratch_folder;

/// What an export has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file or folder.
    pub path: PathBuf,
    /// How many records were selected.
    pub records: usize,
    /// How many others are in it because these mention them.
    pub stubs: usize,
    /// How many files were written.
    pub files: usize,
    /// What the format could not take as it was.
    pub limits: Vec<Limit>,
}

/// What an export has written beside its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many records are in it only because others mention them.
    pub stubs: usize,
    /// What the format could not take as it was.
    pub limits: Vec<Limit>,
}

impl Written {
    fn limited(limits: Vec<Limit>) -> Self {
        Self { stubs: 0, limits }
    }
}

/// Writes `selection` to the file, or for CSV to the folder, `target`, and replaces an earlier export there.
///
/// `progress` hears how many records are written and how many there are to write, and may stop the export; nothing is
/// left of it then.
pub fn export(
    selection: &Selection,
    format: Format,
    target: &Path,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    if selection.is_empty() {
        return Err(ExportError::Empty);
    }
    let mut written = Written::default();
    let files = if let Writer::Folder(write) = format.writer() {
        let (files, limits) = write(selection, target, progress)?;
        written.limits = limits;
        files
    } else {
        let result = write_atomically(target, |writer| {
            written = write_to(selection, format, &scratch_folder(target)?, writer, progress)?;
            Ok(())
        });
        result.map_err(|stop| ExportError::at(target, stop))?;
        1
    };
    let Written { stubs, limits } = written;
    Ok(Report { path: target.to_path_buf(), records: selection.len(), stubs, files, limits })
}

/// Writes `selection` to `writer` in any format of one file.
pub fn export_to(
    selection: &Selection,
    format: Format,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Written, Stop> {
    write_to(selection, format, &std::env::temp_dir(), writer, progress)
}

/// A bibliography for one record in a format for references: the entry of the dataset, which names the record, and one for each
/// source that it quotes, with the paragraphs that it quotes there. `today` is the day on which online sources are cited. Nothing
/// in any other format.
pub fn references(words: &Words, dataset: &Dataset, record: RecordIndex, today: Date, format: Format) -> String {
    match format.writer() {
        Writer::References(written) => references::of_record(words, dataset, record, today, written),
        Writer::File(_) | Writer::Folder(_) => String::new(),
    }
}

/// The same with a folder for what does not fit into memory.
fn write_to(
    selection: &Selection,
    format: Format,
    scratch: &Path,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Written, Stop> {
    match format.writer() {
        Writer::File(write) => write(selection, scratch, writer, progress),
        Writer::References(written) => references::write(selection, written, writer, progress).map(|()| Written::default()),
        Writer::Folder(_) => Err(io::Error::new(ErrorKind::InvalidInput, "this format takes a folder").into()),
    }
}
