//! Where the records stand in a text that does not hold together, so that one slip costs one record.
//!
//! Landmarks say where records begin. Each is followed on its own; what is left around them is put together, mended where it does
//! not hold, and read as a dataset in which every run of records is one sign.

use super::cut::{FieldCut, elements, fields};
use super::extent::{Extents, ends_list, is_value};
use super::flaw::{Expectation, Flaw};
use super::grammar::{Reach, State, follow};
use super::landmark::{Kind, Landmark, landmarks};
use super::lex::{self, Lexer, RECORDS, Token, meant_by};
use super::notation::Notation;
use super::outline::{HeadText, Outline, Section, Tear};
use super::part::HEAD_NAMES;
use super::place::Location;
use super::problem::Fix;
use super::repair::{self, Effort, Repair, repair};
use super::verdict::{Probe, rank};
use crate::model::RecordType;
use std::borrow::Cow;
use std::ops::Range;

/// For how many places around the records the slip is looked for. Whoever has more has one cause behind them.
const SEARCHES: usize = 32;

/// How many places around the records are told.
const TOLD: usize = 1000;

/// Finds the records of a text that does not hold together.
pub(super) fn recovered<'a>(text: &'a str, notation: Notation, locate: &'a dyn Fn(usize) -> Location) -> Outline<'a> {
    let mut around = Around::new(text, notation, locate);
    around.is_cut_off = is_cut_off(text, notation);
    around.take_records_out();
    around.mend();
    around.outline()
}

/// Whether a text is the beginning of one that holds together, and lacks more than its last bracket.
fn is_cut_off(text: &str, notation: Notation) -> bool {
    match follow(text, 0, State::start(), notation, &mut |_, _| true) {
        Reach::Whole => false,
        Reach::Until(state, None) => {
            let lacks_bracket = state.is_between_fields() || state.expected() == Expectation::End;
            state.depth() > 1 || (state.depth() == 1 && !lacks_bracket)
        }
        Reach::Until(_, Some(token)) => match token.kind {
            // A text that goes on to the next line is one whose quotation mark is missing.
            lex::Kind::OpenText => !text[token.start..].trim_end().contains('\n'),
            lex::Kind::Other('/') => token.end == text.len(),
            _ => false,
        },
    }
}

/// Records that stand one after the other with nothing between them but commas, blanks and comments.
#[derive(Clone, Debug)]
struct Run {
    records: Vec<Range<usize>>,
    /// Whether its first and its last record cannot be followed.
    is_torn: [bool; 2],
}

/// A text without its records.
struct Around<'a> {
    file: &'a str,
    notation: Notation,
    locate: &'a dyn Fn(usize) -> Location,
    /// What stands around the records, with [`RECORDS`] for each run of them.
    text: String,
    /// For each byte of that, and its end, the byte of the file that it comes from.
    origin: Vec<usize>,
    runs: Vec<Run>,
    tears: Vec<Tear>,
    silent: Vec<Range<usize>>,
    /// Whether the text ends too early, which explains all that is wrong around its records.
    is_cut_off: bool,
}

impl<'a> Around<'a> {
    fn new(file: &'a str, notation: Notation, locate: &'a dyn Fn(usize) -> Location) -> Self {
        let (text, origin) = (String::new(), Vec::new());
        Self { file, notation, locate, text, origin, runs: Vec::new(), tears: Vec::new(), silent: Vec::new(), is_cut_off: false }
    }

    /// Parts the file into its records and what stands around them.
    fn take_records_out(&mut self) {
        let marks = landmarks(self.file, self.notation);
        let first = marks.iter().position(|mark| mark.kind == Kind::Record);
        let mut next = first.unwrap_or(marks.len());
        self.keep(0..marks.get(next).map_or(self.file.len(), |mark| mark.at));
        while let Some(mark) = marks.get(next) {
            let (record, is_whole, end) = Extents { file: self.file, notation: self.notation }.record(*mark, &marks[next + 1..]);
            self.take_out(record.clone(), is_whole);
            // What does not begin a record stands around them.
            let is_no_record =
                |mark: &&Landmark| mark.at < end || (mark.kind != Kind::Record && mark.at != end) || mark.kind == Kind::Section;
            next += 1 + marks[next + 1..].iter().take_while(is_no_record).count();
            let gap_end = marks.get(next).map_or(self.file.len(), |mark| mark.at);
            self.keep_gap(record.end..gap_end, next < marks.len());
        }
        self.origin.push(self.file.len());
    }

    fn keep(&mut self, range: Range<usize>) {
        self.text.push_str(&self.file[range.clone()]);
        self.origin.extend(range);
    }

    /// Keeps what stands after a record; what stands between two that are in order is left out, with the second in the same run.
    fn keep_gap(&mut self, range: Range<usize>, is_followed: bool) {
        let tokens = Lexer::new(&self.file[range.clone()], 0, self.notation);
        let tokens: Vec<lex::Kind> = tokens.take(2).map(|token| token.kind).collect();
        let is_plain = tokens == [lex::Kind::Comma];
        let is_torn = self.runs.last().is_some_and(|run| run.is_torn[1]);
        let is_empty = tokens.is_empty();
        let alike = match tokens[..] {
            [lex::Kind::Other(letter)] if meant_by(letter).first() == Some(&",") && !is_torn => Some(letter),
            _ => None,
        };
        if let Some(found) = alike.filter(|_| is_followed) {
            let at = range.start + self.file[range.clone()].find(found).unwrap_or_default();
            let sign = at..at + found.len_utf8();
            let fixes = vec![Fix::new(sign.clone(), ",")];
            self.tears.push(Tear { span: sign, flaw: Flaw::Mistaken { found, meant: ',' }, fixes });
            return;
        }
        if is_followed && is_empty && !is_torn && self.runs.last().is_some() {
            let last = self.file[..range.start].chars().next_back().map_or(0, char::len_utf8);
            let fixes = vec![Fix::new(range.start..range.start, ",")];
            let flaw = Flaw::Missing { sign: ',', is_before: false };
            self.tears.push(Tear { span: range.start - last..range.start, flaw, fixes });
        }
        if !(is_followed && (is_plain || is_empty)) {
            self.keep(range);
        }
    }

    fn take_out(&mut self, record: Range<usize>, is_whole: bool) {
        match self.runs.last_mut().filter(|_| self.text.ends_with(RECORDS)) {
            Some(run) => {
                run.records.push(record);
                run.is_torn[1] = !is_whole;
            }
            None => {
                self.text.push(RECORDS);
                self.origin.push(record.start);
                self.runs.push(Run { records: vec![record], is_torn: [!is_whole; 2] });
            }
        }
    }

    /// The run of records for which the sign at `at` stands.
    fn run_at(&self, at: usize) -> Option<&Run> {
        let start = *self.origin.get(at)?;
        let position = self.runs.binary_search_by_key(&start, |run| run.records[0].start).ok()?;
        self.runs.get(position)
    }

    /// Whether one of the runs next to the byte `at` has a torn record there, so that it explains what is wrong.
    fn is_beside_torn(&self, at: usize) -> bool {
        let before = self.text[..at].rfind(RECORDS).and_then(|run| self.run_at(run)).is_some_and(|run| run.is_torn[1]);
        let after = self.text[at..].find(RECORDS).and_then(|run| self.run_at(at + run)).is_some_and(|run| run.is_torn[0]);
        before || after
    }

    /// Puts a comma between records wherever nothing but signs stands there: for a text with so many slips that each cannot be looked
    /// for on its own.
    fn smooth(&mut self) {
        let runs: Vec<usize> = self.text.match_indices(RECORDS).map(|(at, _)| at).collect();
        let (mut text, mut origin, mut taken) = (String::new(), Vec::new(), 0);
        for pair in runs.windows(2) {
            let gap = pair[0] + RECORDS.len_utf8()..pair[1];
            let tokens: Vec<Token> = Lexer::new(&self.text[gap.clone()], 0, self.notation).collect();
            let is_between = tokens.iter().all(|token| !is_value(token.kind) && !ends_list(token.kind));
            let stray = tokens.iter().find(|token| token.kind != lex::Kind::Comma).or(tokens.get(1));
            if let Some(stray) = stray.filter(|_| is_between) {
                let span = self.of_file(&(gap.start + stray.start..gap.start + stray.end));
                if self.tears.len() < TOLD {
                    let found = self.file[span.clone()].chars().next();
                    let flaw = Flaw::Unexpected { found, expected: Expectation::End };
                    self.tears.push(Tear { span, flaw, fixes: Vec::new() });
                }
                text.push_str(&self.text[taken..gap.start]);
                origin.extend_from_slice(&self.origin[taken..gap.start]);
                text.push(',');
                origin.push(self.origin[gap.start]);
                taken = gap.end;
            }
        }
        text.push_str(&self.text[taken..]);
        origin.extend_from_slice(&self.origin[taken..]);
        (self.text, self.origin) = (text, origin);
    }

    fn replace(&mut self, range: Range<usize>, replacement: &str) {
        let origin = self.origin[range.start];
        self.text.replace_range(range.clone(), replacement);
        self.origin.splice(range, std::iter::repeat_n(origin, replacement.len()));
    }

    /// Mends what stands around the records, one place after another.
    fn mend(&mut self) {
        let mut last = 0;
        for searched in 0..2 * SEARCHES {
            if searched == SEARCHES {
                self.smooth();
                last = 0;
            }
            let rank = |text: &str| if self.joins_sections(text) { repair::WRONG } else { rank(text, self.notation) };
            let locate = |at: usize| (self.locate)(self.origin[at]);
            let effort = if searched < SEARCHES { Effort::Far } else { Effort::None };
            let Some(found) = repair(&self.text, self.notation, effort, true, &rank, &locate) else { return };
            let advances = found.at >= last;
            last = found.at;
            self.tell(&found);
            if advances && !found.fixes.is_empty() {
                for fix in found.fixes.iter().rev() {
                    self.replace(fix.range.clone(), &fix.replacement);
                }
            } else if !self.skip_from(found.at) {
                return;
            }
        }
    }

    /// Whether a run of records is in a section with others although it cannot be of their type: what stands between sections is not
    /// mended by taking it out.
    fn joins_sections(&self, text: &str) -> bool {
        let mut runs = self.text.match_indices(RECORDS).map(|(at, _)| self.run_at(at));
        fields(text, 0..text.len()).into_iter().any(|field| {
            let record_type = RecordType::of_section(&text[field.name.clone()]);
            let count = text[field.value].matches(RECORDS).count();
            let runs: Vec<&Run> = runs.by_ref().take(count).flatten().collect();
            runs.iter().skip(1).any(|run| {
                let record = run.records.get(usize::from(run.is_torn[0])).map(|record| &self.file[record.clone()]);
                record.is_some_and(|record| record_type.is_some_and(|of| !Probe::can_be(record, of, self.notation)))
            })
        })
    }

    fn tell(&mut self, found: &Repair) {
        let is_truncated = self.is_cut_off || found.flaw == Flaw::Truncated;
        let is_explained = !is_truncated && self.is_beside_torn(found.at);
        if is_truncated && let Some(run) = self.runs.last().filter(|run| run.is_torn[1]) {
            self.silent.extend(run.records.last().cloned());
        }
        if is_explained || self.tears.len() >= TOLD || (self.is_cut_off && !self.tears.is_empty()) {
            return;
        }
        let mut flaw = if is_truncated { Flaw::Truncated } else { found.flaw.clone() };
        // The file may have the sign for records itself.
        let first = |at: usize| self.run_at(at).map_or(self.origin[at], |run| run.records[0].start);
        let span = match &mut flaw {
            Flaw::Truncated => self.last_letter(),
            // Records are told by the bracket with which the first of them begins.
            Flaw::Unexpected { found: letter @ Some(RECORDS), .. } => {
                let start = first(found.span.start);
                *letter = self.file[start..].chars().next();
                start..start + letter.map_or(0, char::len_utf8)
            }
            Flaw::Missing { is_before: true, .. } if self.text[found.span.clone()].starts_with(RECORDS) => {
                let start = first(found.span.start);
                start..start + self.file[start..].chars().next().map_or(0, char::len_utf8)
            }
            _ => self.of_file(&found.span),
        };
        let fixes = found.fixes.iter().filter(|_| found.is_certain && !is_truncated);
        let fixes = fixes.map(|fix| Fix { range: self.of_file(&fix.range), replacement: fix.replacement.clone() }).collect();
        self.tears.push(Tear { span, flaw, fixes });
    }

    /// Where a part of the text comes from; for records, the last letter of the last of them.
    fn of_file(&self, range: &Range<usize>) -> Range<usize> {
        let records = self.text[range.clone()].starts_with(RECORDS).then(|| self.run_at(range.start)).flatten();
        if let Some(record) = records.and_then(|run| run.records.last()) {
            let length = self.file[record.clone()].chars().next_back().map_or(0, char::len_utf8);
            return record.end - length..record.end;
        }
        let start = self.origin[range.start];
        let end = if range.is_empty() { start } else { self.origin[range.end - 1] + 1 };
        start..self.file.ceil_char_boundary(end.max(start))
    }

    fn last_letter(&self) -> Range<usize> {
        let end = self.file.trim_end().len();
        end - self.file[..end].chars().next_back().map_or(0, char::len_utf8)..end
    }

    /// Takes out what begins at `at` and cannot be followed, up to the next records or section. False where nothing is left to follow.
    fn skip_from(&mut self, at: usize) -> bool {
        let mut tokens: Vec<(Token, State)> = Vec::new();
        let start = State::start();
        let reach = follow(&self.text, 0, start, self.notation, &mut |token, state| {
            tokens.push((*token, state));
            token.start < at
        });
        let Reach::Until(state, _) = reach else { return false };
        if state.depth() == 0 && !state.is_end() {
            return self.begin_at_first_field();
        }
        let between = tokens.iter().rev().find(|(_, state)| state.is_between_fields()).map(|(token, _)| token.start);
        let in_list = state.depth() == 2 && state.is_in_list();
        let needs_comma = state.expected() == Expectation::End;
        let rest: Vec<Token> = Lexer::new(&self.text, at, self.notation).collect();
        let next_records = rest.iter().position(|token| token.kind == lex::Kind::Records);
        let next_field = self.next_field(at);
        let (range, replacement) = match (next_records, next_field) {
            (Some(records), field) if in_list && field.is_none_or(|field| rest[records].start < field) => {
                (at..rest[records].start, if needs_comma { "," } else { "" })
            }
            (_, Some(field)) if in_list => (at..field, "],"),
            (_, Some(field)) if state.is_between_fields() => (at..field, ""),
            (_, Some(field)) if state.depth() == 1 && needs_comma => (at..field, ","),
            (_, Some(field)) => (between.unwrap_or(at)..field, ""),
            (_, None) if state.depth() == 0 => (at..self.text.len(), ""),
            (_, None) => {
                let from = if in_list || state.is_between_fields() || (state.depth() == 1 && needs_comma) {
                    at
                } else {
                    between.unwrap_or(at)
                };
                let closing = match (self.notation, in_list) {
                    // The text may end in a comment.
                    (Notation::Ron, true) => "\n])",
                    (Notation::Ron, false) => "\n)",
                    (Notation::Json, true) => "]}",
                    (Notation::Json, false) => "}",
                };
                (from..self.text.len(), closing)
            }
        };
        if range.is_empty() && replacement.is_empty() {
            return false;
        }
        self.replace(range, replacement);
        true
    }

    /// The next place after `at` where a field of the dataset seems to begin, whatever the quotation marks before it say.
    fn next_field(&self, at: usize) -> Option<usize> {
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let mark = self.notation.mark();
        let names = HEAD_NAMES.into_iter().chain(RecordType::ALL.into_iter().map(RecordType::section));
        let places = names.filter_map(|name| {
            let written = format!("{0}{name}{0}", &"\""[..mark]);
            let mut found = self.text[at..].match_indices(&written).map(|(place, _)| at + place);
            found.find(|place| {
                let begins = *place > at && (mark > 0 || !self.text[..*place].ends_with(is_of_name));
                begins && self.text[place + written.len()..].trim_start().starts_with(':')
            })
        });
        places.min()
    }

    /// Takes out what stands before the first field, so that the dataset begins there. False where no dataset does.
    fn begin_at_first_field(&mut self) -> bool {
        let Some(field) = self.next_field(0) else { return false };
        let opening = self.notation.brackets().0.to_string();
        let is_new = !self.runs.is_empty() && self.text[..field].trim() != opening;
        if is_new {
            self.replace(0..field, &opening);
        }
        is_new
    }

    /// What the mended text says.
    fn outline(self) -> Outline<'a> {
        let (mut head, mut sections) = (Vec::new(), Vec::new());
        let mut is_used = vec![false; self.runs.len()];
        for FieldCut { name, value } in fields(&self.text, 0..self.text.len()) {
            let written = &self.text[name.clone()];
            let is_list = self.text[value.clone()].starts_with('[');
            if RecordType::of_section(written).is_none() || !is_list {
                head.push(FieldCut { name, value });
                continue;
            }
            let mut records = Vec::new();
            for element in elements(&self.text, value.clone()) {
                for (at, _) in self.text[element.clone()].match_indices(RECORDS) {
                    let start = self.origin[element.start + at];
                    if let Ok(position) = self.runs.binary_search_by_key(&start, |run| run.records[0].start) {
                        is_used[position] = true;
                        records.extend(self.runs[position].records.iter().cloned());
                    }
                }
                if !self.text[element.clone()].contains(RECORDS) {
                    records.push(self.of_file(&element));
                }
            }
            let (at, value) = (self.of_file(&name), self.of_file(&value));
            sections.push(Section { name: written.to_owned(), at, value, records });
        }
        let unused = self.runs.iter().zip(is_used).filter(|(_, is_used)| !is_used).map(|(run, _)| run);
        let lost = unused.flat_map(|run| run.records.iter().cloned()).collect();
        let head = HeadText { text: Cow::Owned(self.text), origin: self.origin, fields: head };
        Outline { head, sections, tears: self.tears, silent: self.silent, lost }
    }
}
