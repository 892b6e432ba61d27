//! A problem of a dataset: where it is, which record it concerns, what it is, and the correction where that is mechanical; and why there is
//! no dataset.
//!
//! Deliberately absent: sentences. The message table words each defect under its code in three languages.

use super::defect::{Defect, Severity};
use super::flaw::Obstacle;
use super::place::Location;
use std::borrow::Borrow;
use std::io::{self, ErrorKind};
use std::ops::Range;

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it begins.
    pub location: Location,
    /// What is to be underlined, in bytes of the text without its byte order mark. It begins at `location`.
    pub span: Range<usize>,
    /// The id of the record that it concerns, if it could be read.
    pub record: Option<Box<str>>,
    /// What it is.
    pub defect: Defect,
    /// What would mend it, where that can be told for certain; several where it has one cause and shows in many places.
    pub fixes: Vec<Fix>,
}

/// A correction of a text that an author may take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in bytes of the text without its byte order mark.
    pub range: Range<usize>,
    /// What takes its place.
    pub replacement: String,
}

impl Fix {
    /// Puts `replacement` in the place of `range`.
    pub fn new(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self { range, replacement: replacement.into() }
    }

    /// Puts a replacement, if there is one, in the place of `written`, which stands in quotation marks in `value`.
    pub(super) fn quoted(value: Range<usize>, written: &str, replacement: Option<String>) -> Option<Self> {
        let replacement = replacement.filter(|_| value.len() == written.len() + 2)?;
        Some(Self { range: value.start + 1..value.end - 1, replacement })
    }
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.defect.severity()
    }

    /// What was probably meant, if that can be told.
    pub fn hint(&self) -> Option<&str> {
        self.defect.nearest()
    }

    /// The stable code under which the defect is documented and worded.
    pub fn code(&self) -> &'static str {
        self.defect.code()
    }
}

/// The fixes of `problems` that can be applied together, in the order of the text: of those that overlap, the first.
pub fn fixes(problems: &[Problem]) -> Vec<&Fix> {
    let mut fixes: Vec<&Fix> = problems.iter().flat_map(|problem| &problem.fixes).collect();
    fixes.sort_by_key(|fix| fix.range.start);
    let mut taken = 0;
    fixes.retain(|fix| {
        let is_free = fix.range.start >= taken;
        if is_free {
            taken = fix.range.end;
        }
        is_free
    });
    fixes
}

/// Applies [`fixes`] to the text in which their problems were found.
pub fn mended(text: &str, fixes: &[impl Borrow<Fix>]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut taken = 0;
    for fix in fixes {
        let fix: &Fix = fix.borrow();
        mended.push_str(&text[taken..fix.range.start]);
        mended.push_str(&fix.replacement);
        taken = fix.range.end;
    }
    mended.push_str(&text[taken..]);
    mended
}

/// Why there is nothing to show.
#[derive(Debug)]
pub enum LoadError {
    /// The file could not be read; the message is the system's.
    Io(io::Error),
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is larger than this program reads.
    TooLarge {
        /// Its size in bytes; none of a stream, which was read up to the limit.
        size: Option<u64>,
        /// The most bytes that are read.
        limit: u64,
    },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixes_are_applied_together_and_never_twice() {
        let problem = |range: Range<usize>, replacement: &str| Problem {
            location: Location::START,
            span: range.clone(),
            record: None,
            defect: Defect::NoEvidence,
            fixes: vec![Fix::new(range, replacement)],
        };
        let problems = [problem(6..7, "丁"), problem(0..3, "甲"), problem(2..4, "?"), problem(7..7, ",")];
        assert_eq!(mended("abc 12x end", &fixes(&problems)), "甲 12丁, end");
        assert_eq!(fixes(&problems).len(), 3);
    }
}
