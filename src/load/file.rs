//! Opens files: what they are, and whether they can be read.
//!
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::encoding::decode_dataset;
use super::problem::Problem;
use super::read::{Loaded, Progress, Stage, parse_with};
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
    let text = decode_dataset(read_regular(path, progress)?)?;
    parse_with(&text, find_source, progress)
}

/// The records with which a large file begins, so that there is something to see while the rest is read. None of a file that is
/// read in no time, or with whose beginning something is wrong: reading all of it will tell what.
pub fn beginning(path: &Path) -> Option<Loaded> {
    let is_large = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() >= LARGE);
    if !is_large {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(BEGINNING).read_to_end(&mut bytes).ok()?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
    };
    let text = text.trim_start_matches('\u{feff}');
    let read = parse_with(text, &mut |_, _| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).ok()?;
    (!read.dataset.is_empty()).then_some(read)
}

/// From how many bytes on a file is large.
const LARGE: u64 = 4 << 20;

/// How many bytes of a large file are its beginning: some hundreds of records, which take a few milliseconds.
const BEGINNING: u64 = 256 << 10;

/// How many bytes are read before the caller hears of progress and may stop.
const BLOCK: u64 = 4 << 20;

/// Reads the text of a dataset file.
pub fn read_text(path: &Path) -> Result<String, LoadError> {
    decode_dataset(read_regular(path, &mut |_| ControlFlow::Continue(()))?)
}

/// Reads a regular file.
pub(super) fn read_regular(path: &Path, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Vec<u8>, LoadError> {
    let metadata = std::fs::metadata(path).map_err(LoadError::Io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile);
    }
    let total = metadata.len() as usize;
    let mut bytes = Vec::with_capacity(total);
    let mut file = File::open(path).map_err(LoadError::Io)?;
    while file.by_ref().take(BLOCK).read_to_end(&mut bytes).map_err(LoadError::Io)? > 0 {
        let reached = Progress { stage: Stage::File, done: bytes.len().min(total), total, records: 0 };
        if progress(reached).is_break() {
            return Err(LoadError::Cancelled);
        }
    }
    Ok(bytes)
}
