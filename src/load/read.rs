//! One text to a dataset: its head, its sections, its records one by one.

use super::anchors::{Anchors, FoundSource};
use super::check;
use super::consequences;
use super::cut::{self, Break, FieldCut};
use super::defect::{Defect, Flaw};
use super::json;
use super::locate;
use super::names;
use super::place::Lines;
use super::problem::{Fix, Problem, misspelt, nearest};
use super::ron;
use super::value::{self, Unread};
use crate::model::{Dataset, Head, Record, RecordType, Records, SCHEMA, SectionReader, Source};
use serde::de::DeserializeOwned;
use std::ops::{ControlFlow, Range};

/// A dataset that could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The records that could be read.
    pub dataset: Dataset,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many records could not be read.
    pub unread: usize,
    /// What became of each piece of evidence.
    pub anchors: Anchors,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub bytes: usize,
    /// Bytes in all.
    pub total: usize,
    /// Records read.
    pub records: usize,
}

/// Why a text gave no dataset.
#[derive(Debug)]
pub(super) enum Refusal {
    /// These problems leave nothing to show.
    Unreadable(Vec<Problem>),
    /// The caller asked to stop.
    Cancelled,
}

/// Reads a whole dataset. `find_source` is asked for the text of each source; `progress` is called now and then and may stop it.
pub fn parse(
    text: &str,
    find_source: &mut dyn FnMut(&Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, super::LoadError> {
    parse_with(text, &mut |_, source| find_source(source), progress)
}

/// The same where it takes the whole dataset to tell where the text of a source is.
pub fn parse_with(
    text: &str,
    find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, super::LoadError> {
    read(text, find_source, progress).map_err(|refusal| match refusal {
        Refusal::Unreadable(problems) => super::LoadError::Unreadable(problems),
        Refusal::Cancelled => super::LoadError::Cancelled,
    })
}

fn read(
    text: &str,
    find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, Refusal> {
    let (mut cuts, breaks) = cut::fields(text, 0..text.len());
    let mut reader = Reader::new(text, progress);
    let is_section = |name: &str| RecordType::of_section(name).is_some();
    if breaks.iter().any(|found| matches!(found, Break::Fault(_))) {
        cuts = cut::lines_of_sections(text, cuts, is_section);
    }
    if cuts.is_empty() && !breaks.is_empty() {
        reader.report_breaks(0..text.len(), breaks, true);
        return Err(Refusal::Unreadable(reader.problems));
    }
    let (sections, head): (Vec<FieldCut>, Vec<FieldCut>) =
        cuts.into_iter().partition(|field| is_section(&text[field.name.clone()]));
    reader.sections = sections;
    let Some(head) = reader.head(&head) else {
        if breaks.iter().any(|found| matches!(found, Break::Fault(_))) {
            // What is missing may stand in what cannot be followed.
            reader.problems.retain(|problem| !matches!(problem.defect, Defect::MissingField(_)));
        }
        let is_silent = !reader.has_syntax_problem(0);
        reader.report_breaks(0..text.len(), breaks, is_silent);
        reader.problems.sort_by_key(|problem| problem.location);
        return Err(Refusal::Unreadable(reader.problems));
    };
    reader.report_repeated_sections();
    let records = Records::read_with(&mut reader);
    if reader.cancelled {
        return Err(Refusal::Cancelled);
    }
    // Where a record breaks off, the text around it does not hold together either.
    let is_silent = !reader.has_syntax_problem(0);
    reader.report_breaks(0..text.len(), breaks, is_silent);
    reader.report_loose_json();
    let dataset = Dataset::new(head, records);
    let Reader { mut problems, ranges, unread, unread_parts, lines, .. } = reader;
    let mut context = check::Context::new(text, &lines, &dataset, &ranges, &unread_parts, &mut problems);
    context.check_records();
    context.check_changes();
    context.check_figures();
    context.check_cycles();
    if unread_parts.is_empty() {
        // What could not be read might mention them.
        context.check_use();
    }
    let anchors = context.check_anchors(find_source);
    consequences::settle(&mut problems);
    Ok(Loaded { dataset, problems, unread, anchors })
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Ron,
    Json,
}

impl Notation {
    /// The brackets of a struct.
    fn brackets(self) -> (char, char) {
        match self {
            Self::Ron => ('(', ')'),
            Self::Json => ('{', '}'),
        }
    }

    /// How many characters stand before a name that do not belong to it.
    fn mark(self) -> usize {
        usize::from(self == Self::Json)
    }
}

struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
    notation: Notation,
    sections: Vec<FieldCut>,
    problems: Vec<Problem>,
    ranges: Vec<Range<usize>>,
    unread: usize,
    /// The parts of the text that may hold records and could not be read.
    unread_parts: Vec<Range<usize>>,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    bytes: usize,
    cancelled: bool,
}

/// After how many records the caller hears of progress.
const PROGRESS_STEP: usize = 64;

impl<'a> Reader<'a> {
    fn new(text: &'a str, progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self {
            text,
            lines: Lines::new(text),
            notation: if json::is_json(text) { Notation::Json } else { Notation::Ron },
            sections: Vec::new(),
            problems: Vec::new(),
            ranges: Vec::new(),
            unread: 0,
            unread_parts: Vec::new(),
            progress,
            bytes: 0,
            cancelled: false,
        }
    }

    fn report(&mut self, span: Range<usize>, record: Option<&str>, defect: Defect, fix: Option<Fix>) {
        let location = self.lines.locate(span.start);
        self.problems.push(Problem { location, span, record: record.map(Into::into), defect, fix });
    }

    /// Reports what keeps the parts of `part` apart. A missing comma is a cause of its own; that a text cannot be followed is told only where
    /// `is_cause` says that nothing else explains it, and once.
    fn report_breaks(&mut self, part: Range<usize>, breaks: Vec<Break>, is_cause: bool) {
        if breaks.iter().any(|found| matches!(found, Break::Fault(_))) {
            self.unread_parts.push(part);
        }
        let mut is_cause = is_cause;
        for found in breaks {
            match found {
                Break::MissingComma(at) => {
                    let fix = Fix { range: at..at, replacement: ",".to_owned() };
                    let last = self.text.floor_char_boundary(at.saturating_sub(1));
                    self.report(last..at, None, Defect::Syntax(Flaw::MissingComma), Some(fix));
                }
                Break::Fault(fault) => {
                    if std::mem::take(&mut is_cause) {
                        let at = self.text.floor_char_boundary(fault.at);
                        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
                        self.report(at..at + length, None, Defect::Syntax(fault.flaw), None);
                    }
                }
            }
        }
    }

    /// Whether one of the problems from the position `from` on says that the text is not well formed.
    fn has_syntax_problem(&self, from: usize) -> bool {
        self.problems[from..].iter().any(|problem| matches!(problem.defect, Defect::Syntax(_)))
    }

    /// Reads the head from the fields that are not sections. None where it cannot be read or has another schema version.
    fn head(&mut self, cuts: &[FieldCut]) -> Option<Head> {
        const NAMES: [&str; 8] = ["schema", "id", "title", "language", "encoder", "licence", "notice", "export"];
        // An export names its schema, and editors look for that name.
        let is_schema_name = |name: &str| self.notation == Notation::Json && name == "$schema";
        let cuts = cuts.iter().filter(|field| !is_schema_name(&self.text[field.name.clone()]));
        let (known, unknown): (Vec<_>, Vec<_>) = cuts.partition(|field| NAMES.contains(&&self.text[field.name.clone()]));
        for field in unknown {
            let name = self.text[field.name.clone()].to_owned();
            let is_free = |other: &&str| !cuts_hold(&known, &self.sections, self.text, other);
            let sections = RecordType::ALL.into_iter().map(RecordType::section);
            let candidates: Vec<&str> = NAMES.into_iter().chain(sections).filter(is_free).collect();
            let nearest = nearest(&name, candidates.iter().copied());
            let fix = misspelt(&name, candidates).map(|replacement| Fix { range: field.name.clone(), replacement });
            // It may be a section, whose records nobody reads.
            self.unread_parts.push(field.value.clone());
            self.report(field.name.clone(), None, Defect::UnknownField { name, nearest, is_required: false }, fix);
        }
        let schema = known.iter().find(|field| self.text[field.name.clone()] == *"schema");
        let version = schema.map(|field| &self.text[field.value.clone()]);
        if let (Some(field), Some(version)) = (schema, version)
            && version.bytes().all(|byte| byte.is_ascii_digit())
            && version.parse() != Ok(SCHEMA)
        {
            self.report(field.value.clone(), None, Defect::WrongSchema(version.to_owned()), None);
            return None;
        }
        let (opening, closing) = self.notation.brackets();
        let mut joined = String::from(opening);
        let mut origins = Vec::new();
        for (position, field) in known.iter().enumerate() {
            let start = field.name.start - self.notation.mark();
            joined.push_str(if position == 0 { "" } else { ",\n" });
            origins.push((joined.len(), start));
            joined.push_str(&self.text[start..field.value.end]);
        }
        joined.push(closing);
        let start = self.text.find(opening).unwrap_or(0);
        let origin = move |offset: usize| {
            if offset == 0 {
                return start;
            }
            let position = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            origins.get(position).map_or(0, |(start, origin)| origin + offset.saturating_sub(*start))
        };
        let head = self.value::<Head>(&joined, &origin, "")?;
        let id = known.iter().find(|field| self.text[field.name.clone()] == *"id");
        if let Some(field) = id.filter(|_| !check::is_well_formed(head.id.as_str())) {
            self.report(field.name.start..field.value.end, None, Defect::MalformedId(head.id.to_string()), None);
        }
        Some(head)
    }

    /// What stands between the records of a JSON text is read by nobody, and must be JSON all the same.
    fn report_loose_json(&mut self) {
        if self.notation == Notation::Json
            && !self.has_syntax_problem(0)
            && let Err((at, unread)) = json::check(self.text)
        {
            let (span, defect) = value::explain(self.text, at, unread, &|at| self.lines.locate(at));
            self.report(span, None, defect, None);
        }
    }

    fn report_repeated_sections(&mut self) {
        for position in 1..self.sections.len() {
            let name = self.text[self.sections[position].name.clone()].to_owned();
            if self.sections[..position].iter().any(|earlier| self.text[earlier.name.clone()] == *name) {
                self.unread_parts.push(self.sections[position].value.clone());
                self.report(self.sections[position].name.clone(), None, Defect::DuplicateSection(name), None);
            }
        }
    }

    /// Reads one value, reports what is wrong, and returns it if it can be used. `origin` maps positions in `part`
    /// to positions in the file.
    fn value<T: DeserializeOwned>(&mut self, part: &str, origin: &dyn Fn(usize) -> usize, id: &str) -> Option<T> {
        let record = (!id.is_empty()).then_some(id);
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
        for (span, defect, fix) in found {
            self.report(span, record, defect, fix);
        }
        value
    }

    fn step(&mut self, bytes: usize) {
        self.bytes += bytes;
        if self.ranges.len().is_multiple_of(PROGRESS_STEP) {
            let progress = Progress { bytes: self.bytes, total: self.text.len(), records: self.ranges.len() };
            self.cancelled |= (self.progress)(progress).is_break();
        }
    }
}

impl SectionReader for Reader<'_> {
    fn section<T: Record + DeserializeOwned>(&mut self, record_type: RecordType) -> Vec<T> {
        let text = self.text;
        let named = self.sections.iter().find(|field| text[field.name.clone()] == *record_type.section());
        let Some(range) = named.map(|field| field.value.clone()) else {
            return Vec::new();
        };
        let (elements, breaks) = cut::elements(text, range.clone());
        let problems_before = self.problems.len();
        let mut records = Vec::with_capacity(elements.len());
        for range in elements {
            if self.cancelled {
                break;
            }
            let part = &text[range.clone()];
            if !is_struct(part) {
                self.unread_parts.push(range.clone());
                self.report(value::first_line(text, range), None, Defect::Syntax(Flaw::NoRecord), None);
                continue;
            }
            let id = written_id(part);
            match self.value::<T>(part, &|offset| range.start + offset, &id) {
                Some(record) => {
                    records.push(record);
                    self.ranges.push(range.clone());
                }
                None => {
                    self.unread += 1;
                    self.unread_parts.push(range.clone());
                }
            }
            self.step(range.len());
        }
        let is_cause = !self.has_syntax_problem(problems_before);
        self.report_breaks(range, breaks, is_cause);
        records
    }
}

/// Whether a part is one in brackets, named or not: all that a record can be.
fn is_struct(part: &str) -> bool {
    part.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').trim_start().starts_with(['(', '{'])
}

/// The id as it stands in the text of a record that may not be readable.
fn written_id(part: &str) -> String {
    locate::value_of(part, 0..part.len(), "id").map(|value| part[value].trim_matches('"').to_owned()).unwrap_or_default()
}

/// Whether one of the cuts has this name.
fn cuts_hold(head: &[&FieldCut], sections: &[FieldCut], text: &str, name: &str) -> bool {
    head.iter().copied().chain(sections).any(|field| text[field.name.clone()] == *name)
}
