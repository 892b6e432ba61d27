//! One part of a text, a record or the head, to its value and the problems in it.
//!
//! Whoever reads a part needs nothing of what was read before, so that many can be read at once. Deliberately absent: where parts
//! begin and end, which is `cut`'s, and their order.

use super::defect::{Defect, Flaw};
use super::json;
use super::locate;
use super::names;
use super::place::Lines;
use super::problem::{Fix, Problem};
use super::ron;
use super::value::{self, Unread};
use crate::limits;
use crate::model::Record;
use serde::de::DeserializeOwned;
use std::ops::Range;

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

    /// How many characters stand before a name that do not belong to it.
    pub(super) fn mark(self) -> usize {
        usize::from(self == Self::Json)
    }
}

/// A text whose parts are read.
pub(super) struct Parts<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Lines<'a>,
    pub(super) notation: Notation,
}

/// How many bytes of a record that is too long are marked as the place of the problem.
const SHOWN: usize = 80;

/// Some records that stood one after the other, and what is wrong with them.
pub(super) struct Piece<T> {
    pub(super) records: Vec<T>,
    /// Where each of these records stands.
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) problems: Vec<Problem>,
    /// How many records could not be read.
    pub(super) unread: usize,
    /// The parts among these that may hold records and could not be read.
    pub(super) unread_parts: Vec<Range<usize>>,
    /// How many bytes all of them take.
    pub(super) bytes: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let notation = if json::is_json(text) { Notation::Json } else { Notation::Ron };
        Self { text, lines: Lines::new(text), notation }
    }

    /// A problem of this text.
    pub(super) fn problem(&self, span: Range<usize>, record: Option<&str>, defect: Defect, fix: Option<Fix>) -> Problem {
        let fixes = fix.into_iter().collect();
        Problem { location: self.lines.locate(span.start), span, record: record.map(Into::into), defect, fixes }
    }

    /// Reads the records in `ranges`.
    pub(super) fn records<T: Record + DeserializeOwned>(&self, ranges: &[Range<usize>]) -> Piece<T> {
        let (records, kept) = (Vec::with_capacity(ranges.len()), Vec::with_capacity(ranges.len()));
        let mut piece = Piece { records, ranges: kept, problems: Vec::new(), unread: 0, unread_parts: Vec::new(), bytes: 0 };
        for range in ranges {
            let part = &self.text[range.clone()];
            piece.bytes += range.len();
            if !is_struct(part) {
                piece.unread_parts.push(range.clone());
                let span = value::first_line(self.text, range.clone());
                piece.problems.push(self.problem(span, None, Defect::Syntax(Flaw::NoRecord), None));
                continue;
            }
            if range.len() > limits::RECORD {
                piece.unread += 1;
                piece.unread_parts.push(range.clone());
                let span = value::first_line(self.text, range.start..self.text.floor_char_boundary(range.start + SHOWN));
                piece.problems.push(self.problem(span, None, Defect::LongRecord(range.len()), None));
                continue;
            }
            match self.value::<T>(part, &|offset| range.start + offset, &mut piece.problems) {
                Some(record) => {
                    piece.records.push(record);
                    piece.ranges.push(range.clone());
                }
                None => {
                    piece.unread += 1;
                    piece.unread_parts.push(range.clone());
                }
            }
        }
        piece
    }

    /// Reads one value and returns it if it can be used. What is wrong goes into `problems`. `origin` maps positions in `part` to
    /// positions in the file.
    pub(super) fn value<T: DeserializeOwned>(
        &self,
        part: &str,
        origin: &dyn Fn(usize) -> usize,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let mut unknown = Vec::new();
        let parsed = match self.notation {
            Notation::Ron => ron::read::<T>(part, &mut unknown),
            Notation::Json => json::read::<T>(part, &mut unknown),
        };
        let place = |offset: usize| self.text.floor_char_boundary(origin(offset).min(self.text.len()));
        let place_of = |span: Range<usize>| {
            let start = place(span.start);
            let end = self.text.floor_char_boundary((start + span.len()).min(self.text.len()));
            value::first_line(self.text, start..end)
        };
        let mut found: Vec<(Range<usize>, Defect, Option<Fix>)> = Vec::new();
        for steps in unknown {
            let (span, defect, fix) = names::unknown_field::<T>(part, &steps);
            found.push((place_of(span), defect, fix.map(|fix| Fix { range: place_of(fix.range), ..fix })));
        }
        let value = match parsed {
            Ok(value) => Some(value),
            Err((at, unread)) => {
                // A required field under a wrong name is one mistake.
                let misspelt = found.iter_mut().find_map(|(_, defect, _)| match (defect, &unread) {
                    (Defect::UnknownField { nearest: Some(nearest), is_required, .. }, Unread::Missing(name))
                        if nearest == name =>
                    {
                        Some(is_required)
                    }
                    _ => None,
                });
                match misspelt {
                    Some(is_required) => *is_required = true,
                    None => {
                        let (span, defect) = value::explain(part, at.min(part.len()), unread, &|at| self.lines.locate(place(at)));
                        let span = place_of(span);
                        let fix = names::code_fix(self.text, &defect, &span);
                        found.push((span, defect, fix));
                    }
                }
                None
            }
        };
        if !found.is_empty() {
            let id = written_id(part);
            let record = (!id.is_empty()).then_some(&*id);
            problems.extend(found.into_iter().map(|(span, defect, fix)| self.problem(span, record, defect, fix)));
        }
        value
    }
}

/// The id as it stands in the text of a record that may not be readable.
fn written_id(part: &str) -> String {
    locate::value_of(part, 0..part.len(), "id").map(|value| part[value].trim_matches('"').to_owned()).unwrap_or_default()
}

/// Whether a part is one in brackets, named or not: all that a record can be.
fn is_struct(part: &str) -> bool {
    part.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').trim_start().starts_with(['(', '{'])
}
