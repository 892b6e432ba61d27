//! What can be wrong with a dataset.
//!
//! A problem is data: where it is, which record it concerns, and a [`Defect`] with what was found and expected. Deliberately
//! absent: sentences. The message table words each defect under its code in three languages.

use super::place::Location;
use crate::evidence::Near;
use crate::model::RecordType;

/// Whether a problem spoils the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data is wrong or incomplete.
    Error,
    /// The data can be used as it is.
    Warning,
}

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub location: Location,
    /// The id of the record that it concerns, if it could be read.
    pub record: Option<Box<str>>,
    /// What it is.
    pub defect: Defect,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// The text is neither RON nor JSON; the message is the parser's.
    Syntax(String),
    /// A value does not have the form that its field needs; the message is the parser's.
    WrongValue(String),
    /// A field that this type of record does not have.
    UnknownField {
        /// Its name as written.
        name: String,
        /// The field that may have been meant.
        nearest: Option<String>,
    },
    /// A field that the record cannot do without.
    MissingField(String),
    /// A code that is not in the vocabulary.
    UnknownCode {
        /// The code as written.
        found: String,
        /// The code that may have been meant.
        nearest: Option<String>,
        /// Every code of the vocabulary.
        allowed: Vec<String>,
    },
    /// An id with other characters than lower-case letters, digits and hyphens.
    MalformedId(String),
    /// An id that an earlier record has.
    DuplicateId {
        /// The id.
        id: String,
        /// Where the earlier record is.
        first: Location,
    },
    /// A section that occurs a second time.
    DuplicateSection(String),
    /// A reference to a record that does not exist.
    DanglingReference {
        /// The id as written.
        id: String,
        /// The id that may have been meant.
        nearest: Option<String>,
    },
    /// A reference to a record of a type that the field does not allow.
    WrongTarget {
        /// The id as written.
        id: String,
        /// The type that it has.
        found: RecordType,
        /// The type that it should have.
        expected: RecordType,
    },
    /// The schema version is not the one that this program reads.
    WrongSchema(String),
    /// A quote with more than the permitted number of characters.
    LongQuote(usize),
    /// `inferred` or `field` names a field that the record does not have or does not give.
    NoSuchField(String),
    /// The record has no evidence.
    NoEvidence,
    /// A quote that stands in another paragraph of the source.
    MovedAnchor {
        /// The quote.
        quote: String,
        /// The paragraph that the evidence names.
        stated: u32,
        /// The paragraph in which it stands.
        found: u32,
    },
    /// A quote that does not stand in the source.
    LostAnchor {
        /// The quote.
        quote: String,
        /// The paragraph that the evidence names.
        stated: u32,
        /// What the source has that is nearly the quote.
        near: Option<Near>,
    },
    /// A quote that stands in several places, of which the evidence does not name one.
    AmbiguousAnchor {
        /// The quote.
        quote: String,
        /// How many times it occurs.
        times: usize,
    },
    /// The words with which a passage should end do not follow its quote.
    LostPassageEnd {
        /// The words.
        end: String,
        /// What the source has that nearly is these words.
        near: Option<String>,
    },
    /// The text beside the dataset is not the one that its anchors were checked against.
    SourceDiffers,
    /// The path of a source leads out of the dataset's folder.
    SourceOutside(String),
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self.defect {
            Defect::NoEvidence | Defect::MovedAnchor { .. } | Defect::SourceDiffers => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What was probably meant, if that can be told.
    pub fn hint(&self) -> Option<&str> {
        match &self.defect {
            Defect::UnknownField { nearest, .. }
            | Defect::UnknownCode { nearest, .. }
            | Defect::DanglingReference { nearest, .. }
            | Defect::LostPassageEnd { near: nearest, .. } => nearest.as_deref(),
            Defect::LostAnchor { near: Some(near), .. } => Some(&near.words),
            _ => None,
        }
    }

    /// The stable code under which the defect is documented and worded.
    pub fn code(&self) -> &'static str {
        match self.defect {
            Defect::Syntax(_) => "syntax",
            Defect::WrongValue(_) => "wrong-value",
            Defect::UnknownField { .. } => "unknown-field",
            Defect::MissingField(_) => "missing-field",
            Defect::UnknownCode { .. } => "unknown-code",
            Defect::MalformedId(_) => "malformed-id",
            Defect::DuplicateId { .. } => "duplicate-id",
            Defect::DuplicateSection(_) => "duplicate-section",
            Defect::DanglingReference { .. } => "dangling-reference",
            Defect::WrongTarget { .. } => "wrong-target",
            Defect::WrongSchema(_) => "wrong-schema",
            Defect::LongQuote(_) => "long-quote",
            Defect::NoSuchField(_) => "no-such-field",
            Defect::NoEvidence => "no-evidence",
            Defect::MovedAnchor { .. } => "moved-anchor",
            Defect::LostAnchor { .. } => "lost-anchor",
            Defect::AmbiguousAnchor { .. } => "ambiguous-anchor",
            Defect::LostPassageEnd { .. } => "lost-passage-end",
            Defect::SourceDiffers => "source-differs",
            Defect::SourceOutside(_) => "source-outside",
        }
    }
}

/// The candidate that differs from `word` in the fewest letters, if those are few for its length.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = 1 + word.chars().count() / 4;
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(word.chars().count()) <= limit)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
