//! Opens files: what they are, and whether they can be read.
//!
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::encoding::{BYTE_ORDER_MARK, decode_dataset, decoded};
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
    let text = read_text(path, progress)?;
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
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let read = parse_with(text, &mut |_, _| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).ok()?;
    (!read.dataset.is_empty()).then_some(read)
}

/// From how many bytes on a file is large.
const LARGE: u64 = 4 << 20;

/// How many bytes of a large file are its beginning: some hundreds of records, which take a few milliseconds.
const BEGINNING: u64 = 256 << 10;

/// How many bytes are read before the caller hears of progress and may stop.
const BLOCK: u64 = 4 << 20;

/// Reads the text of a dataset file, block by block, so that it can be stopped while it looks whether the bytes are UTF-8.
pub fn read_text(path: &Path, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<String, LoadError> {
    let (mut file, total) = open_regular(path)?;
    let mut text = String::with_capacity(total);
    let mut block = Vec::with_capacity(BLOCK as usize);
    while file.by_ref().take(BLOCK).read_to_end(&mut block).map_err(LoadError::Io)? > 0 {
        let whole = whole_characters(&block);
        match std::str::from_utf8(&block[..whole]) {
            Ok(next) => text.push_str(next),
            // It takes all of it to tell what it is instead.
            Err(_) => return decode_dataset(read_regular(path)?),
        }
        block.drain(..whole);
        let done = text.len().min(total);
        if progress(Progress { stage: Stage::File, done, total, records: 0 }).is_break() {
            return Err(LoadError::Cancelled);
        }
    }
    match std::str::from_utf8(&block) {
        Ok(last) => text.push_str(last),
        Err(_) => return decode_dataset(read_regular(path)?),
    }
    decoded(text)
}

/// Reads a regular file.
pub(super) fn read_regular(path: &Path) -> Result<Vec<u8>, LoadError> {
    let (mut file, total) = open_regular(path)?;
    let mut bytes = Vec::with_capacity(total);
    file.read_to_end(&mut bytes).map_err(LoadError::Io)?;
    Ok(bytes)
}

/// A regular file, and how many bytes it says that it has.
fn open_regular(path: &Path) -> Result<(File, usize), LoadError> {
    let metadata = std::fs::metadata(path).map_err(LoadError::Io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile);
    }
    Ok((File::open(path).map_err(LoadError::Io)?, metadata.len() as usize))
}

/// How many of some bytes are left without those of a character that may go on after them.
fn whole_characters(bytes: &[u8]) -> usize {
    let is_first = |byte: &u8| *byte & 0b1100_0000 != 0b1000_0000;
    let last = bytes.iter().rev().take(4).position(is_first).map_or(bytes.len(), |after| bytes.len() - after - 1);
    let is_ascii = bytes.get(last).is_none_or(u8::is_ascii);
    if is_ascii { bytes.len() } else { last }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_blocks_cut_are_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("text");
        for before in 0..4 {
            let text = "(".repeat(before) + &"機".repeat(BLOCK as usize / 2);
            std::fs::write(&path, &text).expect("a file");
            let mut reached = Vec::new();
            let read = read_text(&path, &mut |progress| {
                reached.push(progress.done);
                ControlFlow::Continue(())
            });
            assert!(read.is_ok_and(|read| read == text), "{before}");
            assert!(reached.len() > 1 && reached.is_sorted());
            std::fs::write(&path, [text.as_bytes(), b"\xe6\xa9"].concat()).expect("a file");
            let read = read_text(&path, &mut |_| ControlFlow::Continue(()));
            assert!(matches!(read, Err(LoadError::NotUtf8 { offset, .. }) if offset == text.len()), "{before}");
        }
        let stopped = read_text(&path, &mut |_| ControlFlow::Break(()));
        assert!(matches!(stopped, Err(LoadError::Cancelled)));
    }
}
