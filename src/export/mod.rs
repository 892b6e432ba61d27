//! A selection of records to RON, JSON, CSV, XLSX and Markdown, and the one writer through which this program creates files.
//!
//! Every export names its source, licence, date, and how many of how many records it holds. It is put in place whole or not at
//! all. Deliberately absent: the choice of records, and of what to do about a file that is already there.

mod bibtex;
mod cell;
pub mod citation;
mod column;
mod csv;
mod document;
mod docx;
mod dossier;
mod error;
mod folder;
mod format;
mod fused;
mod html;
mod json;
mod jsonld;
mod limit;
mod markdown;
mod markup;
mod options;
mod origin;
mod ron;
mod schema;
mod selection;
mod steps;
mod table;
mod write;
mod xlsx;

pub use bibtex::bibtex;
pub use cell::guarded;
pub use error::ExportError;
pub use format::{Format, suggested_name};
pub use limit::Limit;
pub use options::Options;
pub use schema::{SCHEMA_ID, schema};
pub use selection::Selection;
pub use steps::Stop;
pub use write::write_atomically;

use document::Document;
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
    let mut limits = Vec::new();
    let (stubs, files) = if format.is_folder() {
        (0, csv::write_folder(selection, target, progress)?)
    } else {
        let mut stubs = 0;
        let written = write_atomically(target, |writer| {
            match format {
                Format::Xlsx => limits = xlsx::write(selection, &scratch_folder(target)?, writer, progress)?,
                Format::Docx => limits = docx::write(selection, writer, progress)?,
                _ => stubs = export_to(selection, format, writer, progress)?,
            }
            Ok(())
        });
        written.map_err(|stop| ExportError::at(target, stop))?;
        (stubs, 1)
    };
    Ok(Report { path: target.to_path_buf(), records: selection.len(), stubs, files, limits })
}

/// Writes `selection` to `writer` in any format of one file, and returns how many records it holds only because others mention
/// them.
pub fn export_to(
    selection: &Selection,
    format: Format,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<usize, Stop> {
    match format {
        Format::Ron => {
            let document = Document::new(selection);
            document.write(&mut ron::Ron::new(selection, document.stubs(), writer), progress)?;
            Ok(document.stubs())
        }
        Format::Json => {
            let document = Document::new(selection);
            document.write(&mut json::Json::new(writer), progress)?;
            Ok(document.stubs())
        }
        Format::JsonLd => {
            let document = Document::new(selection);
            document.write(&mut jsonld::JsonLd::new(selection, writer), progress)?;
            Ok(document.stubs())
        }
        Format::Bibtex => bibtex::write(selection, writer, progress).map(|()| 0),
        Format::Markdown => markdown::write(selection, writer, progress).map(|()| 0),
        Format::Html => html::write(selection, writer, progress).map(|()| 0),
        Format::Docx => docx::write(selection, writer, progress).map(|_| 0),
        Format::Xlsx => xlsx::write(selection, &std::env::temp_dir(), writer, progress).map(|_| 0),
        Format::CsvZip => csv::write_zip(selection, writer, progress).map(|()| 0),
        Format::Csv => Err(io::Error::new(ErrorKind::InvalidInput, "CSV takes a folder").into()),
    }
}
