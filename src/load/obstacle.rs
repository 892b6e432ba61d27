//! Why the text of a source cannot be read, as far as a problem of the dataset tells it.

use super::file::LoadError;
use std::io::ErrorKind;

/// Why the text of a source cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no such file.
    Missing,
    /// Its owner does not let it be read.
    NoPermission,
    /// It is a folder or a device.
    NotAFile,
    /// The byte at this offset is not of its encoding.
    Damaged(&'static str, usize),
    /// Its encoding is not one that is read; its name, where it is known.
    Encoding(Option<&'static str>),
    /// Another reason.
    Other,
}

impl Obstacle {
    /// The word for it in messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NoPermission => "forbidden",
            Self::NotAFile => "not-a-file",
            Self::Damaged(..) => "damaged",
            Self::Encoding(Some(_)) => "encoding",
            Self::Encoding(None) => "unknown-encoding",
            Self::Other => "other",
        }
    }
}

impl From<&LoadError> for Obstacle {
    fn from(error: &LoadError) -> Self {
        match error {
            LoadError::Io(error) if error.kind() == ErrorKind::NotFound => Self::Missing,
            LoadError::Io(error) if error.kind() == ErrorKind::PermissionDenied => Self::NoPermission,
            LoadError::NotAFile => Self::NotAFile,
            LoadError::Undecodable { encoding, offset } => Self::Damaged(encoding, *offset),
            LoadError::UnknownEncoding { encoding, .. } => Self::Encoding(*encoding),
            _ => Self::Other,
        }
    }
}
