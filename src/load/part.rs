//! One part of a text, a record or the head, to its value and the problems in it.
//!
//! Whoever reads a part needs nothing of what was read before, so that many can be read at once. Deliberately absent: where parts
//! begin and end, which is `cut`'s, and their order.

use super::defect::Defect;
use super::flaw::Flaw;
use super::grammar::{Reach, State, follow};
use super::landmark;
use super::locate::{Tree, written_id};
use super::names;
use super::notation::{Notation, Unread};
use super::place::Lines;
use super::problem::{Fix, Problem, mended};
use super::repair::{self, Effort, Rank, repair};
use super::texts::BLANK;
use super::value;
use crate::limits;
use crate::model::{Head, SCHEMA, TypedRecord};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::ops::Range;

/// The fields of a dataset that are not sections.
pub(super) const HEAD_NAMES: [&str; 9] =
    ["schema", "id", "title", "language", "encoder", "licence", "notice", "export", "rejected"];

/// A text whose parts are read.
pub(super) struct Parts<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Lines<'a>,
    pub(super) notation: Notation,
}

/// How many bytes of a record that is too long are marked as the place of the problem.
const SHOWN: usize = 80;

/// What there is to tell of records that were read, besides themselves.
#[derive(Default)]
pub(super) struct Tally {
    /// Where each of them stands.
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) problems: Vec<Problem>,
    /// How many records could not be read.
    pub(super) unread: usize,
    /// The parts that may hold records and could not be read.
    pub(super) unread_parts: Vec<Range<usize>>,
    /// The records whose signs are not in order, which has not been told.
    pub(super) torn: Vec<Range<usize>>,
    /// Whether what could not be read may hold several records.
    pub(super) may_hold_several: bool,
    /// How many bytes all of them take.
    pub(super) bytes: usize,
}

impl Tally {
    /// Adds what there is to tell of later records, but for those that are torn, which it returns.
    pub(super) fn add(&mut self, mut later: Self) -> Vec<Range<usize>> {
        self.ranges.append(&mut later.ranges);
        self.problems.append(&mut later.problems);
        self.unread += later.unread;
        self.unread_parts.append(&mut later.unread_parts);
        self.may_hold_several |= later.may_hold_several;
        self.bytes += later.bytes;
        later.torn
    }
}

/// For how many records the slip in them is looked for; whoever has more has one cause behind them.
const SEARCHED: usize = 1000;

/// For how many of these it is looked for far from where it shows.
const SEARCHED_FAR: usize = 100;

/// A value that was read, or what it would be.
pub(super) enum Outcome<T> {
    Read(T),
    /// It could not be read; this is what becomes of it once it is mended as suggested.
    Unread(Option<T>),
    /// Its signs are not in order, and nothing was told of it.
    Torn,
}

/// What is wrong in a value: where, what, and what mends it, in bytes of the value.
type Found = (Range<usize>, Defect, Vec<Fix>);

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, lines: Lines::new(text), notation: Notation::of(text) }
    }

    /// A problem of this text.
    pub(super) fn problem(&self, span: Range<usize>, record: Option<&str>, defect: Defect, fixes: Vec<Fix>) -> Problem {
        Problem { location: self.lines.locate(span.start), span, record: record.map(Into::into), defect, fixes }
    }

    /// Reads the records in `ranges`.
    pub(super) fn records<T: TypedRecord>(&self, ranges: &[Range<usize>]) -> (Vec<T>, Tally) {
        let mut records = Vec::with_capacity(ranges.len());
        let mut piece = Tally { ranges: Vec::with_capacity(ranges.len()), ..Tally::default() };
        for range in ranges {
            let part = &self.text[range.clone()];
            piece.bytes += range.len();
            if range.len() > limits::RECORD {
                piece.unread += 1;
                piece.unread_parts.push(range.clone());
                let span = value::first_line(self.text, range.start..self.text.floor_char_boundary(range.start + SHOWN));
                piece.problems.push(self.problem(span, None, Defect::LongRecord(range.len()), Vec::new()));
                continue;
            }
            match self.value::<T>(part, &|offset| range.start + offset, &mut piece.problems) {
                Outcome::Read(record) => {
                    records.push(record);
                    piece.ranges.push(range.clone());
                    continue;
                }
                Outcome::Torn if !is_struct(part) && written_id(part).is_empty() => {
                    piece.unread_parts.push(range.clone());
                    let span = value::first_line(self.text, range.clone());
                    piece.problems.push(self.problem(span, None, Defect::Syntax(Flaw::NoRecord), Vec::new()));
                    continue;
                }
                Outcome::Torn => piece.torn.push(range.clone()),
                Outcome::Unread(_) => {}
            }
            piece.unread += 1;
            piece.unread_parts.push(range.clone());
            piece.may_hold_several |= landmark::holds_several(part, self.notation);
        }
        (records, piece)
    }

    /// What is wrong with the signs of a record, which is the `count`th such of its file.
    pub(super) fn explain_torn<T: DeserializeOwned>(&self, range: &Range<usize>, count: usize) -> Option<Problem> {
        let part = &self.text[range.clone()];
        let effort = match count {
            ..SEARCHED_FAR => Effort::Far,
            SEARCHED_FAR..SEARCHED => Effort::Near,
            SEARCHED.. => Effort::None,
        };
        let locate = |at: usize| self.lines.locate(range.start + at);
        let ends_file = range.end == self.text.trim_end().len();
        let found = repair(part, self.notation, effort, ends_file, &|text| self.rank::<T>(text), &locate)?;
        let of_file = |part: Range<usize>| range.start + part.start..range.start + part.end;
        let fixes = found.fixes.into_iter().filter(|_| found.is_certain);
        let fixes = fixes.map(|fix| Fix { range: of_file(fix.range), ..fix }).collect();
        let span = value::first_line(self.text, of_file(found.span));
        let id = written_id(part);
        Some(self.problem(span, (!id.is_empty()).then_some(id), Defect::Syntax(found.flaw), fixes))
    }

    /// How good a text is that should be a value of a type.
    fn rank<T: DeserializeOwned>(&self, text: &str) -> Rank {
        let mut unknown = Vec::new();
        match self.notation.read::<T>(text, &mut unknown) {
            Ok(_) if unknown.is_empty() => repair::FLAWLESS,
            Err((_, Unread::Code(..) | Unread::Form(_))) => 1,
            Ok(_) => 2,
            Err(_) => 3,
        }
    }

    /// Reads the head, mended if that can be done. What is wrong goes into `problems`; `origin` is as for [`Self::value`].
    pub(super) fn head(&self, part: &str, origin: &dyn Fn(usize) -> usize, problems: &mut Vec<Problem>) -> Option<Head> {
        match self.value::<Head>(part, origin, problems) {
            Outcome::Read(head) => Some(head),
            Outcome::Unread(head) => head,
            Outcome::Torn => {
                let locate = |at: usize| self.lines.locate(origin(at));
                let found = repair(part, self.notation, Effort::Far, false, &|text| self.rank::<Head>(text), &locate)?;
                let mended = mended(part, &found.fixes);
                // What was put in to mend the text around the head may lie beyond the end of the file.
                let place = |at: usize| self.text.floor_char_boundary(at.min(self.text.len()));
                let of_file = |part: Range<usize>| place(origin(part.start))..place(origin(part.start) + part.len());
                let fixes = found.fixes.into_iter().filter(|_| found.is_certain);
                let fixes = fixes.map(|fix| Fix { range: of_file(fix.range), ..fix }).collect();
                let span = value::first_line(self.text, of_file(found.span));
                problems.push(self.problem(span, None, Defect::Syntax(found.flaw), fixes));
                self.notation.read::<Head>(&mended, &mut Vec::new()).ok()
            }
        }
    }

    /// Reads those of the fields of a head that can be read, with something in place of the required ones that cannot.
    pub(super) fn lenient_head(&self, fields: Vec<(&str, &str)>) -> Option<Head> {
        let required = [("schema", SCHEMA.to_string()), ("id", "\"unread\"".to_owned()), ("title", format!("\"{BLANK}\""))];
        let read = |fields: &[(&str, &str)]| {
            let is_given = |name: &str| fields.iter().any(|(given, _)| *given == name);
            let lacking = required.iter().filter(|(name, _)| !is_given(name)).map(|(name, value)| (*name, value.as_str()));
            let mark = &"\""[..self.notation.mark()];
            let written = fields.iter().copied().chain(lacking).map(|(name, value)| format!("{mark}{name}{mark}: {value}"));
            let (opening, closing) = self.notation.brackets();
            let text = format!("{opening}{}{closing}", written.collect::<Vec<_>>().join(","));
            self.notation.read::<Head>(&text, &mut Vec::new()).ok()
        };
        let mut kept: Vec<(&str, &str)> = Vec::new();
        for field in fields {
            if read(&[kept.as_slice(), &[field]].concat()).is_some() {
                kept.push(field);
            }
        }
        read(&kept)
    }

    /// Reads one value. What is wrong goes into `problems`, unless its signs are not in order. `origin` maps positions in `part` to
    /// positions in the file.
    pub(super) fn value<T: DeserializeOwned + JsonSchema>(
        &self,
        part: &str,
        origin: &dyn Fn(usize) -> usize,
        problems: &mut Vec<Problem>,
    ) -> Outcome<T> {
        let mut unknown = Vec::new();
        let parsed = self.notation.read::<T>(part, &mut unknown);
        if unknown.is_empty()
            && let Ok(value) = parsed
        {
            return Outcome::Read(value);
        }
        if parsed.is_err() && follow(part, 0, State::start(), self.notation, &mut |_, _| true) != Reach::Whole {
            return Outcome::Torn;
        }
        let place = |offset: usize| self.text.floor_char_boundary(origin(offset).min(self.text.len()));
        let place_of = |span: Range<usize>| {
            let start = place(span.start);
            let end = self.text.floor_char_boundary((start + span.len()).min(self.text.len()));
            value::first_line(self.text, start..end)
        };
        let tree = Tree::new(part, 0..part.len());
        let mut found: Vec<Found> = Vec::new();
        for steps in unknown {
            let (span, defect, fix) = names::unknown_field::<T>(&tree, &steps);
            found.push((span, defect, fix.into_iter().collect()));
        }
        let outcome = match parsed {
            Ok(value) => Outcome::Read(value),
            Err((at, unread)) => Outcome::Unread(self.explain_unread(part, at.min(part.len()), unread, &place, &mut found)),
        };
        let id = written_id(part);
        let record = (!id.is_empty()).then_some(id);
        problems.extend(found.into_iter().map(|(span, defect, fixes)| {
            let fixes = fixes.into_iter().map(|fix| Fix { range: place_of(fix.range), ..fix }).collect();
            self.problem(place_of(span), record, defect, fixes)
        }));
        outcome
    }

    /// Tells why a value could not be read, and returns what becomes of it if it is mended.
    fn explain_unread<T: DeserializeOwned>(
        &self,
        part: &str,
        at: usize,
        unread: Unread,
        place: &dyn Fn(usize) -> usize,
        found: &mut Vec<Found>,
    ) -> Option<T> {
        // A required field under a wrong name is one mistake.
        let misspelt = found.iter_mut().find_map(|(_, defect, _)| match (defect, &unread) {
            (Defect::UnknownField { nearest: Some(nearest), is_required, .. }, Unread::Missing(name)) if nearest == name => {
                Some(is_required)
            }
            _ => None,
        });
        if let Some(is_required) = misspelt {
            *is_required = true;
            return None;
        }
        let read = |text: &str| self.notation.read::<T>(text, &mut Vec::new());
        if matches!(unread, Unread::Syntax(_) | Unread::Form(_))
            && let Some(requoted) = value::requoted(part, self.notation, at, &|text| read(text).map(|_| ()))
        {
            let text = mended(part, &requoted.2);
            found.push(requoted);
            return read(&text).ok();
        }
        let (span, defect) = value::explain(part, at, unread, &|at| self.lines.locate(place(at)));
        let (defect, fixes) = match value::rewritten(part, &defect, &span) {
            Some(rewritten) => rewritten,
            None => {
                let fix = names::code_fix(part, &defect, &span);
                (defect, fix.into_iter().collect())
            }
        };
        let text = mended(part, &fixes);
        found.push((span, defect, fixes));
        read(&text).ok()
    }
}

/// Whether a part is one in brackets, named or not: all that a record can be.
fn is_struct(part: &str) -> bool {
    part.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').trim_start().starts_with(['(', '{'])
}
