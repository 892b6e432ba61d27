//! Opens files: what they are, and whether they can be read.
//!
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::encoding::decode_dataset;
use super::problem::Problem;
use super::read::{Loaded, Progress, parse_with};
use crate::model::{Dataset, Source};
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// Why there is nothing to show.
#[derive(Debug)]
pub enum LoadError {
    /// The file could not be read; the message is the system's.
    Io(io::Error),
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is a dataset, but not UTF-8.
    NotUtf8 {
        /// The encoding that it seems to have instead, if that can be told.
        encoding: Option<&'static str>,
        /// The first byte that is wrong, counted from 0.
        offset: usize,
    },
    /// It is a source text in none of the encodings that such texts are read in.
    UnknownEncoding {
        /// The encoding that it seems to have instead, if that can be told.
        encoding: Option<&'static str>,
        /// The first byte that is not UTF-8, or the zero byte that no text has, counted from 0.
        offset: usize,
    },
    /// It is a source text in this encoding, but not all of it.
    Undecodable {
        /// The name of the encoding.
        encoding: &'static str,
        /// The first byte that is wrong, counted from 0.
        offset: usize,
    },
    /// These problems leave no dataset.
    Unreadable(Vec<Problem>),
    /// The person asked to stop.
    Cancelled,
}

/// Opens a dataset file; `find_source` is asked for the text of each of its sources.
pub fn open_with(
    path: &Path,
    find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let text = read_text(path)?;
    parse_with(&text, find_source, progress)
}

/// Reads the text of a dataset file.
pub fn read_text(path: &Path) -> Result<String, LoadError> {
    decode_dataset(read_regular(path)?)
}

/// Reads a regular file.
pub(super) fn read_regular(path: &Path) -> Result<Vec<u8>, LoadError> {
    let metadata = std::fs::metadata(path).map_err(LoadError::Io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(LoadError::Io)?;
    Ok(bytes)
}
