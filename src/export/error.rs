//! Why an export was not written.

use super::steps::Stop;
use crate::display::system_message;
use crate::words::Words;
use std::io;
use std::path::{Path, PathBuf};

/// Why an export was not written. Whatever was at its target is still there.
#[derive(Debug)]
pub enum ExportError {
    /// No record was selected.
    Empty,
    /// The folder holds something that is no earlier export.
    ForeignFolder {
        /// The folder.
        path: PathBuf,
        /// A name found in it.
        found: String,
    },
    /// The folder holds an earlier export and is the one that the program was started in, which is not replaced under anybody's feet.
    CurrentFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The export would replace a file that is open: a dataset or the text of a source.
    OwnInput {
        /// The file or folder.
        path: PathBuf,
        /// The file that would be lost.
        file: PathBuf,
    },
    /// A file could not be written; the message is the system's.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The caller asked to stop.
    Cancelled,
}

impl ExportError {
    /// The sentence that tells a person.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Empty => words.get("export-error-empty").to_owned(),
            Self::Cancelled => words.get("export-error-cancelled").to_owned(),
            Self::ForeignFolder { path, found } => words.with(
                "export-error-foreign-folder",
                &[("path", path.display().to_string().into()), ("found", found.as_str().into())],
            ),
            Self::CurrentFolder { path } => {
                words.with("export-error-current-folder", &[("path", path.display().to_string().into())])
            }
            Self::OwnInput { path, file } => words.with(
                "export-error-own-input",
                &[("path", path.display().to_string().into()), ("file", file.display().to_string().into())],
            ),
            Self::Io { path, source } => words.with(
                "export-error-io",
                &[("path", path.display().to_string().into()), ("message", system_message(source).into())],
            ),
        }
    }

    /// The error of an export to `path` that ended so.
    pub fn at(path: &Path, stop: Stop) -> Self {
        match stop {
            Stop::Io(source) => Self::Io { path: path.to_path_buf(), source },
            Stop::Cancelled => Self::Cancelled,
        }
    }
}
