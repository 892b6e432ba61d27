//! The two notations of datasets, RON and JSON (RFC 8259): how one value is read, and what its reader says of one that it cannot read.
//!
//! Deliberately absent: comments and trailing commas in JSON, which RFC 8259 does not have.

use super::line_ends::LineEnds;
use super::place::Lines;
use ron::extensions::Extensions;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_ignored::Path;
use serde_json::error::Category;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    Ron,
    Json,
}

impl Notation {
    /// The brackets of a struct.
    pub(super) fn brackets(self) -> (char, char) {
        match self {
            Self::Ron => ('(', ')'),
            Self::Json => ('{', '}'),
        }
    }

    /// The notation of a text: the signs before its first name say so, of which one may be missing or surplus.
    pub(super) fn of(text: &str) -> Self {
        let signs = text.chars().take_while(|letter| !letter.is_alphanumeric());
        let votes = signs.map(|letter| match letter {
            '{' | '"' | '$' | '｛' | '“' | '”' => 1,
            '(' | '#' | '!' | '/' | '[' | '（' => -1,
            _ => 0,
        });
        if votes.sum::<i32>() > 0 { Self::Json } else { Self::Ron }
    }

    /// Reads a value. The ways to fields that its type does not have go into `unknown`; an error has its byte offset.
    pub(super) fn read<T: DeserializeOwned>(self, part: &str, unknown: &mut Vec<Vec<Step>>) -> Result<T, (usize, Unread)> {
        let mut note = |path: Path| unknown.push(Step::way(&path));
        match self {
            Self::Ron => {
                let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
                let parsed = ron::Deserializer::from_str_with_options(part, &options).and_then(|mut deserializer| {
                    serde_ignored::deserialize::<_, _, T>(LineEnds(&mut deserializer), &mut note)
                        .and_then(|value| deserializer.end().map(|()| value))
                        .map_err(|error| deserializer.span_error(error))
                });
                parsed.map_err(|error| (Lines::offset(part, error.span.end.line, error.span.end.col), unread_ron(error.code)))
            }
            Self::Json => {
                let mut deserializer = serde_json::Deserializer::from_str(part);
                serde_ignored::deserialize::<_, _, T>(LineEnds(&mut deserializer), &mut note)
                    .and_then(|value| deserializer.end().map(|()| value))
                    .map_err(|error| (json_offset(part, &error), unread_json(&error)))
            }
        }
    }

    /// How many characters stand before a name that do not belong to it.
    pub(super) fn mark(self) -> usize {
        usize::from(self == Self::Json)
    }
}

/// A step on the way from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    /// The steps to the place that `path` names.
    pub(super) fn way(path: &Path) -> Vec<Self> {
        match path {
            Path::Root => Vec::new(),
            Path::Seq { parent, index } => [Self::way(parent), vec![Self::Index(*index)]].concat(),
            Path::Map { parent, key } => [Self::way(parent), vec![Self::Key(key.clone())]].concat(),
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => Self::way(parent),
        }
    }
}

/// What a reader says of a value that it could not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The notation is broken; the message is the reader's.
    Syntax(String),
    /// The notation holds, but a value has another form than its field needs; the message is the reader's.
    Form(String),
    /// This field is required and not there.
    Missing(String),
    /// This field is there twice.
    Twice(String),
    /// A value stands where a list of them is needed.
    List,
    /// A word that is not in the vocabulary, and the words that are.
    Code(String, Vec<String>),
}

/// Whether the whole of a text is JSON.
pub(super) fn check_json(text: &str) -> Result<(), (usize, Unread)> {
    serde_json::from_str::<IgnoredAny>(text).map(|_| ()).map_err(|error| (json_offset(text, &error), unread_json(&error)))
}

/// What `ron` found wrong.
fn unread_ron(error: ron::Error) -> Unread {
    match error {
        ron::Error::MissingStructField { field, .. } => Unread::Missing(field.into()),
        ron::Error::DuplicateStructField { field, .. } => Unread::Twice(field.into()),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            Unread::Code(found, expected.iter().map(|code| (*code).to_owned()).collect())
        }
        ron::Error::ExpectedArray => Unread::List,
        error @ (ron::Error::Message(_)
        | ron::Error::InvalidValueForType { .. }
        | ron::Error::ExpectedString
        | ron::Error::ExpectedInteger
        | ron::Error::ExpectedBoolean
        | ron::Error::IntegerOutOfBounds) => Unread::Form(error.to_string()),
        other => Unread::Syntax(other.to_string()),
    }
}

/// The byte at which an error was noticed, which for a value of the wrong form is its last one. `serde_json` counts lines and
/// the bytes of a line from 1.
fn json_offset(text: &str, error: &serde_json::Error) -> usize {
    let line = error.line().saturating_sub(1);
    let start = if line == 0 { 0 } else { text.match_indices('\n').nth(line - 1).map_or(text.len(), |(at, _)| at + 1) };
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What `serde_json` found wrong. Its errors of data have no parts, so these are taken from the sentences in which `serde` words
/// them (`serde::de::Error::{missing_field, duplicate_field, unknown_variant}`), where names stand between backticks.
fn unread_json(error: &serde_json::Error) -> Unread {
    let message = error.to_string();
    // The place is told apart from the message.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
    match error.classify() {
        Category::Data if message.starts_with("missing field `") => Unread::Missing(names.next().unwrap_or_default()),
        Category::Data if message.starts_with("duplicate field `") => Unread::Twice(names.next().unwrap_or_default()),
        Category::Data if message.starts_with("unknown variant `") => {
            Unread::Code(names.next().unwrap_or_default(), names.collect())
        }
        Category::Data if message.ends_with("expected a sequence") => Unread::List,
        Category::Data => Unread::Form(message.to_owned()),
        Category::Syntax | Category::Eof | Category::Io => Unread::Syntax(message.to_owned()),
    }
}
