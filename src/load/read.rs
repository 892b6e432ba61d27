//! One text to a dataset: its head, its sections, its records one by one.

use super::anchors::{Anchors, FoundSource};
use super::check;
use super::consequences;
use super::cut::{self, Break, Elements, FieldCut};
use super::defect::{Defect, Flaw};
use super::json;
use super::part::{Notation, Parts, Piece};
use super::problem::{Fix, Problem, misspelt, nearest};
use super::value;
use crate::limits;
use crate::model::{Dataset, Head, READABLE_SCHEMAS, Record, RecordType, Records, SectionReader, Source, is_well_formed};
use crate::parallel;
use serde::de::DeserializeOwned;
use std::iter;
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

/// How far loading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done, of [`Progress::total`].
    pub done: usize,
    /// How much there is of it: bytes of the file, or records while they are checked.
    pub total: usize,
    /// How many records have been read.
    pub records: usize,
}

/// The parts of loading, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The bytes of the file.
    File,
    /// Each record.
    Records,
    /// What records say of each other, and their evidence.
    Checks,
}

impl Progress {
    /// How much of loading is done, in thousandths: as much of the time as each stage takes of a large file.
    pub fn thousandths(&self) -> usize {
        let (before, share) = match self.stage {
            Stage::File => (0, 100),
            Stage::Records => (100, 750),
            Stage::Checks => (850, 150),
        };
        before + (share * self.done).checked_div(self.total).unwrap_or(0)
    }
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
    let begun = Progress { stage: Stage::Records, done: 0, total: text.len(), records: 0 };
    let mut is_cancelled = false;
    let mut asked = || {
        let goes_on = progress(begun);
        is_cancelled = goes_on.is_break();
        goes_on
    };
    let (mut cuts, breaks) = cut::fields_if(text, &mut asked);
    if is_cancelled {
        return Err(Refusal::Cancelled);
    }
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
    let Reader { mut problems, ranges, unread, parts: Parts { lines, .. }, unread_parts, progress, .. } = reader;
    let mut context = check::Context::new(text, &lines, &dataset, &ranges, &unread_parts);
    let (records, total) = (ranges.len(), dataset.len());
    let mut checked = |done| progress(Progress { stage: Stage::Checks, done, total, records });
    if context.check_records(&mut checked).is_break() {
        return Err(Refusal::Cancelled);
    }
    context.check_changes();
    context.check_figures();
    context.check_external();
    context.check_cycles();
    if unread_parts.is_empty() {
        // What could not be read might mention them.
        context.check_use();
    }
    let anchors = context.check_anchors(find_source);
    problems.append(&mut context.problems);
    consequences::settle(&mut problems);
    Ok(Loaded { dataset, problems, unread, anchors })
}

struct Reader<'a> {
    parts: Parts<'a>,
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

/// How many records one thread reads at a time, after which the caller hears of progress and may stop.
const PIECE_RECORDS: usize = 64;

impl<'a> Reader<'a> {
    fn new(text: &'a str, progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self {
            parts: Parts::new(text),
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

    fn report(&mut self, span: Range<usize>, defect: Defect, fix: Option<Fix>) {
        self.problems.push(self.parts.problem(span, None, defect, fix));
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
                    let last = self.parts.text.floor_char_boundary(at.saturating_sub(1));
                    self.report(last..at, Defect::Syntax(Flaw::MissingComma), Some(fix));
                }
                Break::Fault(fault) => {
                    if std::mem::take(&mut is_cause) {
                        let at = self.parts.text.floor_char_boundary(fault.at);
                        let length = self.parts.text[at..].chars().next().map_or(0, char::len_utf8);
                        self.report(at..at + length, Defect::Syntax(fault.flaw), None);
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
        const NAMES: [&str; 9] = ["schema", "id", "title", "language", "encoder", "licence", "notice", "export", "rejected"];
        // An export names its schema, and editors look for that name.
        let is_schema_name = |name: &str| self.parts.notation == Notation::Json && name == "$schema";
        let cuts = cuts.iter().filter(|field| !is_schema_name(&self.parts.text[field.name.clone()]));
        let (known, unknown): (Vec<_>, Vec<_>) = cuts.partition(|field| NAMES.contains(&&self.parts.text[field.name.clone()]));
        for field in unknown {
            let name = self.parts.text[field.name.clone()].to_owned();
            let is_free = |other: &&str| !cuts_hold(&known, &self.sections, self.parts.text, other);
            let sections = RecordType::ALL.into_iter().map(RecordType::section);
            let candidates: Vec<&str> = NAMES.into_iter().chain(sections).filter(is_free).collect();
            let nearest = nearest(&name, candidates.iter().copied());
            let fix = misspelt(&name, candidates).map(|replacement| Fix { range: field.name.clone(), replacement });
            // It may be a section, whose records nobody reads.
            self.unread_parts.push(field.value.clone());
            self.report(field.name.clone(), Defect::UnknownField { name, nearest, is_required: false }, fix);
        }
        let schema = known.iter().find(|field| self.parts.text[field.name.clone()] == *"schema");
        let version = schema.map(|field| &self.parts.text[field.value.clone()]);
        if let (Some(field), Some(version)) = (schema, version)
            && version.bytes().all(|byte| byte.is_ascii_digit())
            && !version.parse().is_ok_and(|version| READABLE_SCHEMAS.contains(&version))
        {
            self.report(field.value.clone(), Defect::WrongSchema(version.to_owned()), None);
            return None;
        }
        let long = known.iter().find(|field| field.value.len() > limits::RECORD);
        if let Some(field) = long {
            self.report(field.name.clone(), Defect::LongRecord(field.value.len()), None);
            return None;
        }
        let (opening, closing) = self.parts.notation.brackets();
        let mut joined = String::from(opening);
        let mut origins = Vec::new();
        for (position, field) in known.iter().enumerate() {
            let start = field.name.start - self.parts.notation.mark();
            joined.push_str(if position == 0 { "" } else { ",\n" });
            origins.push((joined.len(), start));
            joined.push_str(&self.parts.text[start..field.value.end]);
        }
        joined.push(closing);
        let start = self.parts.text.find(opening).unwrap_or(0);
        let origin = move |offset: usize| {
            if offset == 0 {
                return start;
            }
            let position = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            origins.get(position).map_or(0, |(start, origin)| origin + offset.saturating_sub(*start))
        };
        let head = self.parts.value::<Head>(&joined, &origin, &mut self.problems);
        let head = head?;
        let id = known.iter().find(|field| self.parts.text[field.name.clone()] == *"id");
        if let Some(field) = id.filter(|_| !is_well_formed(head.id.as_str())) {
            let span = value::first_line(self.parts.text, field.name.start..field.value.end);
            self.report(span, Defect::MalformedId(head.id.to_string()), None);
        }
        Some(head)
    }

    /// What stands between the records of a JSON text is read by nobody, and must be JSON all the same.
    fn report_loose_json(&mut self) {
        if self.parts.notation == Notation::Json
            && !self.has_syntax_problem(0)
            && let Err((at, unread)) = json::check(self.parts.text)
        {
            let (span, defect) = value::explain(self.parts.text, at, unread, &|at| self.parts.lines.locate(at));
            self.report(span, defect, None);
        }
    }

    fn report_repeated_sections(&mut self) {
        for position in 1..self.sections.len() {
            let name = self.parts.text[self.sections[position].name.clone()].to_owned();
            if self.sections[..position].iter().any(|earlier| self.parts.text[earlier.name.clone()] == *name) {
                self.unread_parts.push(self.sections[position].value.clone());
                self.report(self.sections[position].name.clone(), Defect::DuplicateSection(name), None);
            }
        }
    }
}

impl SectionReader for Reader<'_> {
    fn section<T: Record + DeserializeOwned + Send>(&mut self, record_type: RecordType) -> Vec<T> {
        let text = self.parts.text;
        let named = self.sections.iter().find(|field| text[field.name.clone()] == *record_type.section());
        let Some(range) = named.map(|field| field.value.clone()).filter(|_| !self.cancelled) else {
            return Vec::new();
        };
        let mut elements = Elements::new(text, range.clone());
        let problems_before = self.problems.len();
        let mut records = Vec::new();
        let Self { parts, problems, ranges, unread, unread_parts, progress, bytes, .. } = self;
        let pieces = iter::from_fn(|| {
            let piece: Vec<Range<usize>> = elements.by_ref().take(PIECE_RECORDS).collect();
            (!piece.is_empty()).then_some(piece)
        });
        let read = parallel::in_order(pieces, |piece| parts.records::<T>(&piece), &mut |mut piece: Piece<T>| {
            records.append(&mut piece.records);
            ranges.append(&mut piece.ranges);
            problems.append(&mut piece.problems);
            unread_parts.append(&mut piece.unread_parts);
            *unread += piece.unread;
            *bytes += piece.bytes;
            progress(Progress { stage: Stage::Records, done: *bytes, total: text.len(), records: ranges.len() })
        });
        let breaks = elements.breaks;
        self.cancelled = read.is_break();
        let is_cause = !self.has_syntax_problem(problems_before);
        self.report_breaks(range, breaks, is_cause);
        records.shrink_to_fit();
        records
    }
}

/// Whether one of the cuts has this name.
fn cuts_hold(head: &[&FieldCut], sections: &[FieldCut], text: &str, name: &str) -> bool {
    head.iter().copied().chain(sections).any(|field| text[field.name.clone()] == *name)
}
