//! Opens files: what they are, and whether they can be read.
//!
//! What is too large is refused before it is read where its size is known, and once the limit is reached where it is a stream.
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::encoding::{BYTE_ORDER_MARK, begins_as_text, decode_dataset, decoded};
use super::problem::LoadError;
use super::read::{Loaded, Progress, Stage, parse_with};
use crate::limits;
use crate::model::{Dataset, Source};
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// What may be read besides ordinary files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Nothing: reading a pipe may wait for ever, and a device may never end.
    Files,
    /// Pipes and devices, which a person has named on the command line.
    Streams,
}

/// Opens a dataset file; `find_source` is asked for the text of each of its sources, and `seen` is handed the bytes of the file in
/// order as they are read.
pub fn open_with(
    path: &Path,
    seen: &mut dyn FnMut(&[u8]),
    find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let (mut file, size) = open(path, Accept::Files, limits::DATASET)?;
    let text = read_stream(&mut file, size, limits::DATASET, seen, progress)?;
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

/// Reads the text of the dataset at `path`.
pub fn read_text(
    path: &Path,
    accept: Accept,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<String, LoadError> {
    let (mut file, size) = open(path, accept, limits::DATASET)?;
    read_stream(&mut file, size, limits::DATASET, &mut |_| {}, progress)
}

/// Reads the text of a dataset from a stream.
pub fn read_input(input: &mut dyn Read) -> Result<String, LoadError> {
    read_stream(input, None, limits::DATASET, &mut |_| {}, &mut |_| ControlFlow::Continue(()))
}

/// Reads the text of a dataset block by block, so that it can be stopped while it looks whether the bytes are UTF-8. `size` is how many
/// bytes there should be, if that is known. `seen` is handed every byte in order.
fn read_stream(
    stream: &mut dyn Read,
    size: Option<usize>,
    limit: u64,
    seen: &mut dyn FnMut(&[u8]),
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<String, LoadError> {
    let mut text = String::new();
    // Where there is no room for so much, that is a failure to read and no end of the program.
    text.try_reserve_exact(size.unwrap_or_default()).map_err(no_room)?;
    let mut block = Vec::with_capacity(BLOCK as usize);
    loop {
        let kept = block.len();
        if (&mut *stream).take(BLOCK).read_to_end(&mut block).map_err(LoadError::Io)? == 0 {
            break;
        }
        seen(&block[kept..]);
        let whole = whole_characters(&block);
        let next = match std::str::from_utf8(&block[..whole]) {
            Ok(next) if text.is_empty() && !begins_as_text(next.as_bytes()) => return decoded(next.to_owned()),
            Ok(next) => next,
            Err(_) => return not_text(text, &block),
        };
        if (text.len() + block.len()) as u64 > limit {
            return Err(LoadError::TooLarge { size: None, limit });
        }
        text.try_reserve(next.len()).map_err(no_room)?;
        text.push_str(next);
        block.drain(..whole);
        let (done, total) = (text.len().min(size.unwrap_or(usize::MAX)), size.unwrap_or_default());
        if progress(Progress { stage: Stage::File, done, total, records: 0 }).is_break() {
            return Err(LoadError::Cancelled);
        }
    }
    match std::str::from_utf8(&block) {
        Ok(last) => text.push_str(last),
        Err(_) => return not_text(text, &block),
    }
    decoded(text)
}

/// Why bytes that go on with `block` after `text` are no text of a dataset.
fn not_text(text: String, block: &[u8]) -> Result<String, LoadError> {
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(block);
    decode_dataset(bytes)
}

fn no_room(_: std::collections::TryReserveError) -> LoadError {
    LoadError::Io(io::ErrorKind::OutOfMemory.into())
}

/// Reads the bytes of the text of a source.
pub(super) fn read_bytes(path: &Path, accept: Accept) -> Result<Vec<u8>, LoadError> {
    let limit = limits::SOURCE_TEXT;
    let (file, size) = open(path, accept, limit)?;
    let mut bytes = Vec::with_capacity(size.unwrap_or_default());
    file.take(limit + 1).read_to_end(&mut bytes).map_err(LoadError::Io)?;
    if bytes.len() as u64 > limit {
        return Err(LoadError::TooLarge { size: None, limit });
    }
    Ok(bytes)
}

/// An open file, and how many bytes it says that it has; none of a stream.
fn open(path: &Path, accept: Accept, limit: u64) -> Result<(File, Option<usize>), LoadError> {
    let metadata = std::fs::metadata(path).map_err(LoadError::Io)?;
    let is_stream = !metadata.is_file() && !metadata.is_dir() && accept == Accept::Streams;
    if !metadata.is_file() && !is_stream {
        return Err(LoadError::NotAFile);
    }
    if !is_stream && metadata.len() > limit {
        return Err(LoadError::TooLarge { size: Some(metadata.len()), limit });
    }
    Ok((File::open(path).map_err(LoadError::Io)?, (!is_stream).then_some(metadata.len() as usize)))
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
            let read = read_text(&path, Accept::Files, &mut |progress| {
                reached.push(progress.done);
                ControlFlow::Continue(())
            });
            assert!(read.is_ok_and(|read| read == text), "{before}");
            assert!(reached.len() > 1 && reached.is_sorted());
            std::fs::write(&path, [text.as_bytes(), b"\xe6\xa9"].concat()).expect("a file");
            let read = read_text(&path, Accept::Files, &mut |_| ControlFlow::Continue(()));
            assert!(matches!(read, Err(LoadError::NotUtf8 { offset, .. }) if offset == text.len()), "{before}");
        }
        let stopped = read_text(&path, Accept::Files, &mut |_| ControlFlow::Break(()));
        assert!(matches!(stopped, Err(LoadError::Cancelled)));
    }

    /// A stream that never ends.
    struct Endless(&'static [u8], usize);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            for byte in &mut *buffer {
                *byte = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_stream_without_end_is_read_up_to_the_limit() {
        let limit = 2 * BLOCK;
        for (letters, expected) in [("機", "too large"), ("( ", "too large"), ("\0", "no text"), ("\u{7f}\0", "no text")] {
            let mut stream = Endless(letters.as_bytes(), 0);
            let mut seen = 0;
            let read =
                read_stream(&mut stream, None, limit, &mut |bytes| seen += bytes.len(), &mut |_| ControlFlow::Continue(()));
            let told = match read {
                Err(LoadError::TooLarge { size: None, limit: told }) if told == limit => "too large",
                Err(LoadError::NotUtf8 { .. }) => "no text",
                other => panic!("{letters:?}: {other:?}"),
            };
            assert_eq!(told, expected, "{letters:?}");
            assert_eq!(stream.1, seen);
            assert!(seen as u64 <= limit + BLOCK, "{letters:?}: {seen}");
        }
    }

    #[test]
    fn what_is_too_large_is_told_before_it_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sparse");
        let sparse = |size| File::create(&path).and_then(|file| file.set_len(size)).expect("a sparse file");
        let refused = |read: Result<(), LoadError>| match read {
            Err(LoadError::TooLarge { size, limit }) => (size, limit),
            other => panic!("{other:?}"),
        };
        for size in [limits::DATASET + 1, 20 << 30] {
            sparse(size);
            let read = read_text(&path, Accept::Streams, &mut |_| panic!("nothing is read"));
            assert_eq!(refused(read.map(drop)), (Some(size), limits::DATASET));
        }
        sparse(limits::SOURCE_TEXT + 1);
        assert_eq!(refused(read_bytes(&path, Accept::Files).map(drop)), (Some(limits::SOURCE_TEXT + 1), limits::SOURCE_TEXT));
    }

    #[cfg(unix)]
    #[test]
    fn only_who_accepts_streams_reads_a_device() {
        let null = Path::new("/dev/null");
        let mut ignored = |_: Progress| ControlFlow::Continue(());
        assert!(matches!(read_text(null, Accept::Files, &mut ignored), Err(LoadError::NotAFile)));
        assert_eq!(read_text(null, Accept::Streams, &mut ignored).expect("an empty text"), "");
        assert_eq!(read_bytes(null, Accept::Streams).expect("an empty text"), b"");
        let zero = read_text(Path::new("/dev/zero"), Accept::Streams, &mut ignored);
        assert!(matches!(zero, Err(LoadError::NotUtf8 { encoding: None, offset: 0 })), "{zero:?}");
        for path in ["/", "/dev"] {
            assert!(matches!(read_text(Path::new(path), Accept::Streams, &mut ignored), Err(LoadError::NotAFile)), "{path}");
        }
    }
}
