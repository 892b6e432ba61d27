//! One text to a dataset: its head, its sections, its records one by one.

use super::anchors::{Anchors, FoundSource};
use super::check;
use super::cut::{self, FieldCut, Step};
use super::json;
use super::place::{Lines, Location};
use super::problem::{Defect, Problem, nearest};
use super::ron;
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
    /// Where each record begins, in the order of the dataset.
    pub places: Vec<Location>,
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
    let (cuts, fault) = cut::fields(text, 0..text.len());
    let mut reader = Reader::new(text, progress);
    if let Some(fault) = fault {
        reader.report(fault.at, None, Defect::Syntax(fault.message.into()));
    }
    if cuts.is_empty() && !reader.problems.is_empty() {
        return Err(Refusal::Unreadable(reader.problems));
    }
    let (sections, head): (Vec<FieldCut>, Vec<FieldCut>) =
        cuts.into_iter().partition(|field| RecordType::of_section(&text[field.name.clone()]).is_some());
    let Some(head) = reader.head(&head) else {
        return Err(Refusal::Unreadable(reader.problems));
    };
    reader.sections = sections;
    reader.report_repeated_sections();
    let records = Records::read_with(&mut reader);
    if reader.cancelled {
        return Err(Refusal::Cancelled);
    }
    reader.report_loose_json();
    let dataset = Dataset::new(head, records);
    let Reader { mut problems, ranges, unread, lines, .. } = reader;
    let mut context = check::Context { text, lines: &lines, dataset: &dataset, ranges: &ranges, problems: &mut problems };
    context.check_records();
    let anchors = context.check_anchors(find_source);
    let places = ranges.iter().map(|range| lines.locate(range.start)).collect();
    problems.sort_by_key(|problem| problem.location);
    problems.dedup();
    Ok(Loaded { dataset, problems, unread, anchors, places })
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
            progress,
            bytes: 0,
            cancelled: false,
        }
    }

    fn report(&mut self, at: usize, record: Option<&str>, defect: Defect) {
        self.problems.push(Problem { location: self.lines.locate(at), record: record.map(Into::into), defect });
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
            let sections = RecordType::ALL.into_iter().map(RecordType::section);
            let nearest = nearest(&name, NAMES.into_iter().chain(sections));
            self.report(field.name.start, None, Defect::UnknownField { name, nearest });
        }
        let schema = known.iter().find(|field| self.text[field.name.clone()] == *"schema");
        let version = schema.map(|field| &self.text[field.value.clone()]);
        if let (Some(field), Some(version)) = (schema, version)
            && version.parse() != Ok(SCHEMA)
        {
            self.report(field.value.start, None, Defect::WrongSchema(version.to_owned()));
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
        let origin = move |offset: usize| {
            let position = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            origins.get(position).map_or(0, |(start, origin)| origin + offset.saturating_sub(*start))
        };
        let start = self.text.find(opening).unwrap_or(0);
        self.value::<Head>(&joined, &origin, start, "")
    }

    /// What stands between the records of a JSON text is read by nobody, and must be JSON all the same.
    fn report_loose_json(&mut self) {
        let is_silent = !self.problems.iter().any(|problem| matches!(problem.defect, Defect::Syntax(_)));
        if self.notation == Notation::Json
            && is_silent
            && let Err((at, defect)) = json::check(self.text)
        {
            self.report(at, None, defect);
        }
    }

    fn report_repeated_sections(&mut self) {
        for position in 1..self.sections.len() {
            let name = self.text[self.sections[position].name.clone()].to_owned();
            if self.sections[..position].iter().any(|earlier| self.text[earlier.name.clone()] == *name) {
                self.report(self.sections[position].name.start, None, Defect::DuplicateSection(name));
            }
        }
    }

    /// Reads one value, reports what is wrong, and returns it if it can be used. `origin` maps positions in `part`
    /// to positions in the file.
    fn value<T: DeserializeOwned>(&mut self, part: &str, origin: &dyn Fn(usize) -> usize, start: usize, id: &str) -> Option<T> {
        let record = (!id.is_empty()).then_some(id);
        let mut unknown = Vec::new();
        let parsed = match self.notation {
            Notation::Ron => ron::read::<T>(part, &mut unknown),
            Notation::Json => json::read::<T>(part, &mut unknown),
        };
        for steps in unknown {
            let at = origin(cut::locate(part, 0..part.len(), &steps)).min(self.text.len());
            let name = steps.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.clone()) } else { None });
            let name = name.unwrap_or_default();
            let nearest = nearest(&name, known_fields::<T>(&steps));
            self.report(at, record, Defect::UnknownField { name, nearest });
        }
        match parsed {
            Ok(value) => Some(value),
            Err((_, defect @ Defect::MissingField(_))) => {
                self.report(start, record, defect);
                None
            }
            Err((offset, defect)) => {
                self.report(origin(offset).min(self.text.len()), record, defect);
                None
            }
        }
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
        let (elements, fault) = cut::elements(text, range);
        let problems_before = self.problems.len();
        let mut records = Vec::with_capacity(elements.len());
        for range in elements {
            if self.cancelled {
                break;
            }
            let part = &text[range.clone()];
            let id = written_id(part);
            match self.value::<T>(part, &|offset| range.start + offset, range.start, &id) {
                Some(record) => {
                    records.push(record);
                    self.ranges.push(range.clone());
                }
                None => self.unread += 1,
            }
            self.step(range.len());
        }
        if let Some(fault) = fault
            && self.problems.len() == problems_before
        {
            self.report(fault.at, None, Defect::Syntax(fault.message.into()));
        }
        records
    }
}

/// The id as it stands in the text of a record that may not be readable.
fn written_id(part: &str) -> String {
    cut::value_of(part, 0..part.len(), "id").map(|value| part[value].trim_matches('"').to_owned()).unwrap_or_default()
}

/// The names that a field at the end of `steps` may have. Only records and evidence are known by name; a misspelt part of
/// another value gets no suggestion.
fn known_fields<T>(steps: &[Step]) -> Vec<&'static str> {
    let type_name = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
    let record_type = RecordType::ALL.into_iter().find(|record_type| format!("{record_type:?}") == type_name);
    match (record_type, steps) {
        (Some(record_type), [Step::Key(_)]) => {
            record_type.fields().iter().copied().chain(["id", "evidence", "inferred", "stub"]).collect()
        }
        (Some(_), [Step::Key(evidence), Step::Index(_), Step::Key(_)]) if evidence == "evidence" => {
            vec!["p", "quote", "nth", "to", "field", "source"]
        }
        (_, [.., Step::Key(_)]) => vec!["hant", "hans", "en"],
        _ => Vec::new(),
    }
}
