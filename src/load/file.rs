//! Opens files: what they are, whether they can be read, and which text lies beside a dataset.
//!
//! Deliberately absent: mapping files into memory. Another program may cut a mapped file short, which would end this one.

use super::anchors::FoundSource;
use super::problem::Problem;
use super::read::{Loaded, Progress, parse};
use crate::evidence::SourceText;
use crate::model::Source;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Component, Path};

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
    /// These problems leave no dataset.
    Unreadable(Vec<Problem>),
    /// The person asked to stop.
    Cancelled,
}

/// Opens a dataset file and the texts beside it.
pub fn open(path: &Path, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Loaded, LoadError> {
    let text = read_text(path)?;
    parse(&text, &mut |source| beside(path, source), progress)
}

/// Opens a dataset file with `text` as the text of its first source, wherever that lies, and the texts beside it for the others.
pub fn open_with_text(
    path: &Path,
    text: SourceText,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let dataset = read_text(path)?;
    let mut first = Some(text);
    let mut find_source = |source: &Source| first.take().map_or_else(|| beside(path, source), FoundSource::Text);
    parse(&dataset, &mut find_source, progress)
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
    parse(&decode(bytes)?, &mut |_| first.take().map_or(FoundSource::Absent, FoundSource::Text), progress)
}

/// Reads a source text.
pub fn read_source(path: &Path) -> Result<SourceText, LoadError> {
    read_text(path).map(|text| SourceText::new(&text))
}

/// Reads a regular file as UTF-8, without its byte order mark.
pub fn read_text(path: &Path) -> Result<String, LoadError> {
    let metadata = std::fs::metadata(path).map_err(LoadError::Io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(LoadError::Io)?;
    decode(bytes)
}

/// The text of a file's bytes, which must be UTF-8, without its byte order mark.
pub fn decode(bytes: Vec<u8>) -> Result<String, LoadError> {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some("UTF-16LE"),
        [0xfe, 0xff, ..] => Some("UTF-16BE"),
        _ => None,
    };
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => Err(LoadError::NotUtf8 { encoding, offset: error.utf8_error().valid_up_to() }),
    }
}

/// The text of `source` if its path stays inside the dataset's folder and leads to a readable file.
pub fn beside(dataset: &Path, source: &Source) -> FoundSource {
    let Some(file) = source.file.as_deref() else {
        return FoundSource::Absent;
    };
    let foreign = file.contains(['\\', ':']) || file.contains('\0');
    let plain =
        !foreign && Path::new(file).components().all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
    if !plain {
        return FoundSource::Outside;
    }
    let folder = dataset.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Ok(path)) = (folder.canonicalize(), folder.join(file).canonicalize()) else {
        return FoundSource::Absent;
    };
    if !path.starts_with(&folder) {
        return FoundSource::Outside;
    }
    read_source(&path).map_or(FoundSource::Absent, FoundSource::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_named() {
        assert_eq!(decode(b"\xef\xbb\xbf(a)".to_vec()).unwrap(), "(a)");
        let error = decode(b"\xff\xfe(\0".to_vec()).unwrap_err();
        assert!(matches!(error, LoadError::NotUtf8 { encoding: Some("UTF-16LE"), offset: 0 }));
        let error = decode(b"ab\xb3".to_vec()).unwrap_err();
        assert!(matches!(error, LoadError::NotUtf8 { encoding: None, offset: 2 }));
    }

    #[test]
    fn a_source_stays_in_its_folder() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(root.path().join("secret.txt"), "密").unwrap();
        std::fs::write(folder.join("text.txt"), "文").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path().join("secret.txt"), folder.join("link.txt")).unwrap();
        let dataset = folder.join("d.ron");
        let mut source: Source = ron::from_str(r#"(id: "s", title: "t")"#).unwrap();
        let mut found = |file: &str| {
            source.file = Some(file.into());
            match beside(&dataset, &source) {
                FoundSource::Text(_) => "text",
                FoundSource::Absent => "absent",
                FoundSource::Outside => "outside",
            }
        };
        let absolute = root.path().join("secret.txt").display().to_string();
        for (file, expected) in [
            ("text.txt", "text"),
            ("./text.txt", "text"),
            ("none.txt", "absent"),
            ("../secret.txt", "outside"),
            ("C:\\secret.txt", "outside"),
            ("\\\\server\\share", "outside"),
            ("file:///etc/hosts", "outside"),
            (&absolute, "outside"),
        ] {
            assert_eq!(found(file), expected, "{file}");
        }
        #[cfg(unix)]
        assert_eq!(found("link.txt"), "outside");
    }
}
