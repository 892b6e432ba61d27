//! Opens files: what they are, and whether they can be read.
//!
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::encoding::decode_dataset;
use super::problem::Problem;
use super::read::{Loaded, Progress, parse, parse_with};
use super::source_texts::{beside, read_source_file};
use crate::evidence::SourceText;
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
    /// It is not UTF-8.
    NotUtf8 {
        /// The encoding that it seems to have instead, if that can be told.
        encoding: Option<&'static str>,
        /// The first byte that is wrong, counted from 0.
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

/// Opens a dataset file and the texts beside it.
pub fn open(path: &Path, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Loaded, LoadError> {
    open_with(path, &mut |_, source| beside(path, source), progress)
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

/// Opens a dataset file with `text` as the text of its first source, wherever that lies, and the texts beside it for the others.
pub fn open_with_text(
    path: &Path,
    text: SourceText,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let mut first = Some(text);
    open_with(path, &mut |_, source| first.take().map_or_else(|| beside(path, source), FoundSource::Text), progress)
}

/// Reads a dataset from a pipe, with `text` as the text of its first source. There is no folder to look for others in.
pub fn open_stream(
    stream: &mut dyn Read,
    text: Option<SourceText>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(LoadError::Io)?;
    let mut first = text;
    parse(&decode_dataset(bytes)?, &mut |_| first.take().map_or(FoundSource::Absent, FoundSource::Text), progress)
}

/// Reads a source text.
pub fn read_source(path: &Path) -> Result<SourceText, LoadError> {
    read_source_file(path).map(|read| read.text)
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
