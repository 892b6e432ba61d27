//! One text to a dataset: its head, its sections, its records one by one.

use super::anchors::{Anchors, FoundSource};
use super::check;
use super::consequences;
use super::defect::Defect;
use super::flaw::Flaw;
use super::lex::{Kind, Lexer, Token};
use super::names::{misspelt, nearest};
use super::notation::{Notation, check_json};
use super::outline::{self, Outline, Section};
use super::part::{HEAD_NAMES, Parts, Tally};
use super::problem::{Fix, LoadError, Problem};
use super::recover::recovered;
use super::value;
use crate::limits;
use crate::model::{Dataset, Head, READABLE_SCHEMAS, RecordType, Records, SectionReader, Source, TypedRecord, is_well_formed};
use crate::parallel;
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

/// Reads a whole dataset. `find_source` is asked for the text of each source; `progress` is called now and then and may stop it.
pub fn parse(
    text: &str,
    find_source: &mut dyn FnMut(&Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    parse_with(text, &mut |_, source| find_source(source), progress)
}

/// The same where it takes the whole dataset to tell where the text of a source is.
pub fn parse_with(
    text: &str,
    find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let begun = Progress { stage: Stage::Records, done: 0, total: text.len(), records: 0 };
    let parts = Parts::new(text);
    let mut is_cancelled = false;
    let mut asked = || {
        let goes_on = progress(begun);
        is_cancelled = goes_on.is_break();
        goes_on
    };
    let mut outline = outline::straight(text, parts.notation, &mut asked);
    if is_cancelled {
        return Err(LoadError::Cancelled);
    }
    let locate = |at| parts.lines.locate(at);
    let recovered = || recovered(text, parts.notation, &locate);
    let (read, records) = loop {
        let is_straight = outline.is_some();
        let outline = outline.take().unwrap_or_else(recovered);
        let (tally, progress) = (Tally::default(), &mut *progress);
        let mut reader = Reader { parts: &parts, outline, tally, torn: 0, progress, cancelled: false };
        let read = reader.read();
        if reader.cancelled {
            return Err(LoadError::Cancelled);
        }
        // Two slips may outweigh each other, and what lies between them seem to be one record.
        if !(is_straight && reader.tally.may_hold_several) {
            break (reader, read);
        }
    };
    let Reader { tally: Tally { mut problems, ranges, unread, unread_parts, .. }, progress, .. } = read;
    let Some((head, records)) = records else {
        problems.sort_by_key(|problem| problem.location);
        return Err(LoadError::Unreadable(problems));
    };
    let dataset = Dataset::new(head, records);
    let mut context = check::Context::new(text, &parts.lines, &dataset, &ranges, &unread_parts);
    let (records, total) = (ranges.len(), dataset.len());
    let mut checked = |done| progress(Progress { stage: Stage::Checks, done, total, records });
    if context.check_records(&mut checked).is_break() {
        return Err(LoadError::Cancelled);
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

struct Reader<'a, 'p> {
    parts: &'a Parts<'a>,
    outline: Outline<'a>,
    tally: Tally,
    /// How many records have been told whose signs are not in order.
    torn: usize,
    progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
    cancelled: bool,
}

/// How many records one thread reads at a time, after which the caller hears of progress and may stop.
const PIECE_RECORDS: usize = 64;

impl<'a, 'p> Reader<'a, 'p> {
    /// Reads the head and all sections; None where there is no head.
    fn read(&mut self) -> Option<(Head, Records)> {
        for tear in std::mem::take(&mut self.outline.tears) {
            self.tally.problems.push(self.parts.problem(tear.span, None, Defect::Syntax(tear.flaw), tear.fixes));
        }
        self.tally.unread += self.outline.lost.len();
        self.tally.unread_parts.append(&mut self.outline.lost);
        let is_torn = !self.tally.problems.is_empty();
        if !is_torn {
            self.report_unknown_attribute();
        }
        let head = self.head();
        if is_torn {
            // What is missing may stand in what cannot be followed.
            self.tally.problems.retain(|problem| !matches!(problem.defect, Defect::MissingField(_)));
        }
        let head = head?;
        self.report_repeated_sections();
        let records = Records::read_with(self);
        Some((head, records))
    }

    fn report(&mut self, span: Range<usize>, defect: Defect, fix: Option<Fix>) {
        self.tally.problems.push(self.parts.problem(span, None, defect, fix.into_iter().collect()));
    }

    /// Reports the first word of the attributes at the beginning that RON does not have (`ron::extensions::Extensions`).
    fn report_unknown_attribute(&mut self) {
        const WORDS: [&str; 5] =
            ["enable", "implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];
        let tokens = Lexer::new(self.parts.text, 0, self.parts.notation);
        let tokens = tokens.take_while(|token| !matches!(token.kind, Kind::Close(b'[') | Kind::Colon));
        let is_attribute = |token: &Token| token.kind == Kind::Other('#');
        let mut words = tokens.skip_while(|token| !is_attribute(token)).filter(|token| token.kind == Kind::Word);
        let word = |token: &Token| &self.parts.text[token.start..token.end];
        if let Some(token) = words.find(|token| !WORDS.contains(&word(token))) {
            let found = word(&token).to_owned();
            let span = token.start..token.end;
            let allowed = WORDS.map(str::to_owned).to_vec();
            let fix = misspelt(&found, WORDS).map(|replacement| Fix::new(span.clone(), replacement));
            self.report(span, Defect::UnknownCode { nearest: nearest(&found, WORDS), found, allowed }, fix);
        }
    }

    /// Reads the head from the fields that are not sections. None where it cannot be read or has another schema version.
    fn head(&mut self) -> Option<Head> {
        let is_json = self.parts.notation == Notation::Json;
        let outlined = self.outline.head.clone();
        let text = &*outlined.text;
        let of_file = |range: &Range<usize>| outlined.origin(range.start)..outlined.origin(range.end);
        // An export names its schema, and editors look for that name.
        let is_schema_name = |name: &str| is_json && name == "$schema";
        let cuts = outlined.fields.iter().filter(|field| !is_schema_name(&text[field.name.clone()]));
        let (known, unknown): (Vec<_>, Vec<_>) = cuts.partition(|field| HEAD_NAMES.contains(&&text[field.name.clone()]));
        for field in unknown {
            let name = text[field.name.clone()].to_owned();
            let (at, value) = (of_file(&field.name), of_file(&field.value));
            // It may be a section, whose records nobody reads.
            self.tally.unread_parts.push(value.clone());
            if RecordType::of_section(&name).is_some() {
                self.report(value::first_line(self.parts.text, value), Defect::Syntax(Flaw::NoList), None);
                continue;
            }
            let is_given = |other: &str| {
                let is_section = self.outline.sections.iter().any(|section| section.name == other);
                is_section || known.iter().any(|field| text[field.name.clone()] == *other)
            };
            let sections = RecordType::ALL.into_iter().map(RecordType::section);
            let candidates: Vec<&str> = HEAD_NAMES.into_iter().chain(sections).filter(|name| !is_given(name)).collect();
            let nearest = nearest(&name, candidates.iter().copied());
            let fix = misspelt(&name, candidates).map(|replacement| Fix::new(at.clone(), replacement));
            self.report(at, Defect::UnknownField { name, nearest, is_required: false }, fix);
            if is_json && let Err((at, unread)) = check_json(&text[field.value.clone()]) {
                let (span, defect) = value::explain(&text[field.value.clone()], at, unread, &|at| self.parts.lines.locate(at));
                let start = of_file(&field.value).start;
                self.report(start + span.start..start + span.end, defect, None);
            }
        }
        let schema = known.iter().find(|field| text[field.name.clone()] == *"schema");
        let version = schema.map(|field| &text[field.value.clone()]);
        if let (Some(field), Some(version)) = (schema, version)
            && version.bytes().all(|byte| byte.is_ascii_digit())
            && !version.parse().is_ok_and(|version| READABLE_SCHEMAS.contains(&version))
        {
            self.report(of_file(&field.value), Defect::WrongSchema(version.to_owned()), None);
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
            joined.push_str(&text[start..field.value.end]);
        }
        joined.push(closing);
        let start = self.parts.text.find(opening).unwrap_or(0);
        let origin = |offset: usize| {
            if offset == 0 {
                return start;
            }
            let position = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            origins.get(position).map_or(0, |(start, origin)| outlined.origin(origin + offset.saturating_sub(*start)))
        };
        let head = self.parts.head(&joined, &origin, &mut self.tally.problems).or_else(|| {
            let has_records = self.outline.sections.iter().any(|section| !section.records.is_empty());
            let parts = known.iter().map(|field| (&text[field.name.clone()], &text[field.value.clone()]));
            // The head is one part of the dataset among others: a slip in it costs what it touches.
            has_records.then(|| self.parts.lenient_head(parts.collect())).flatten()
        })?;
        let id = known.iter().find(|field| text[field.name.clone()] == *"id");
        if let Some(field) = id.filter(|_| !is_well_formed(head.id.as_str())) {
            let span = value::first_line(self.parts.text, of_file(&(field.name.start..field.value.end)));
            self.report(span, Defect::MalformedId(head.id.to_string()), None);
        }
        Some(head)
    }

    fn report_repeated_sections(&mut self) {
        for position in 1..self.outline.sections.len() {
            let Section { name, at, value, .. } = self.outline.sections[position].clone();
            if self.outline.sections[..position].iter().any(|earlier| earlier.name == name) {
                self.tally.unread_parts.push(value);
                self.report(at, Defect::DuplicateSection(name), None);
            }
        }
    }
}

impl SectionReader for Reader<'_, '_> {
    fn section<T: TypedRecord>(&mut self) -> Vec<T> {
        let section = self.outline.sections.iter_mut().find(|section| section.name == T::RECORD_TYPE.section());
        let Some(cuts) = section.map(|section| std::mem::take(&mut section.records)).filter(|_| !self.cancelled) else {
            return Vec::new();
        };
        let mut records = Vec::with_capacity(cuts.len());
        let Self { parts, outline, tally, torn, progress, .. } = self;
        let read =
            parallel::in_order(cuts.chunks(PIECE_RECORDS), |piece| parts.records::<T>(piece), &mut |(mut piece, of_piece)| {
                records.append(&mut piece);
                for range in tally.add(of_piece).iter().filter(|range| !outline.silent.contains(range)) {
                    *torn += 1;
                    tally.problems.extend(parts.explain_torn::<T>(range, *torn));
                }
                let (done, total) = (tally.bytes, parts.text.len());
                progress(Progress { stage: Stage::Records, done, total, records: tally.ranges.len() })
            });
        self.cancelled = read.is_break();
        records.shrink_to_fit();
        records
    }
}
