//! One RON text to a dataset: its head, its sections, its records one by one.

use super::check::{self, Anchors, FoundSource};
use super::cut::{self, FieldCut, Step};
use super::place::{Lines, Location};
use super::problem::{Defect, Problem, nearest};
use crate::model::{Dataset, Head, Record, RecordType, Records, SCHEMA, SectionReader, Source};
use ron::extensions::Extensions;
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
    read(text, find_source, progress).map_err(|refusal| match refusal {
        Refusal::Unreadable(problems) => super::LoadError::Unreadable(problems),
        Refusal::Cancelled => super::LoadError::Cancelled,
    })
}

fn read(
    text: &str,
    find_source: &mut dyn FnMut(&Source) -> FoundSource,
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

struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
    options: ron::Options,
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
            options: ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME),
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
        let (known, unknown): (Vec<_>, Vec<_>) = cuts.iter().partition(|field| NAMES.contains(&&self.text[field.name.clone()]));
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
        let mut joined = String::from("(");
        let mut origins = Vec::new();
        for field in &known {
            origins.push((joined.len(), field.name.start));
            joined.push_str(&self.text[field.name.start..field.value.end]);
            joined.push_str(",\n");
        }
        joined.push(')');
        let origin = move |offset: usize| {
            let position = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            origins.get(position).map_or(0, |(start, origin)| origin + offset.saturating_sub(*start))
        };
        let start = self.text.find('(').unwrap_or(0);
        self.value::<Head>(&joined, &origin, start, "")
    }

    fn report_repeated_sections(&mut self) {
        for position in 1..self.sections.len() {
            let name = self.text[self.sections[position].name.clone()].to_owned();
            if self.sections[..position].iter().any(|earlier| self.text[earlier.name.clone()] == *name) {
                self.report(self.sections[position].name.start, None, Defect::DuplicateSection(name));
            }
        }
    }

    /// Reads one value with `ron`, reports what is wrong, and returns it if it can be used. `origin` maps positions in `part`
    /// to positions in the file.
    fn value<T: DeserializeOwned>(&mut self, part: &str, origin: &dyn Fn(usize) -> usize, start: usize, id: &str) -> Option<T> {
        let record = (!id.is_empty()).then_some(id);
        let mut unknown = Vec::new();
        let parsed = ron::Deserializer::from_str_with_options(part, &self.options).and_then(|mut deserializer| {
            serde_ignored::deserialize::<_, _, T>(&mut deserializer, |path| unknown.push(steps(&path)))
                .and_then(|value| deserializer.end().map(|()| value))
                .map_err(|error| deserializer.span_error(error))
        });
        for steps in unknown {
            let at = origin(cut::locate(part, 0..part.len(), &steps)).min(self.text.len());
            let name = steps.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.clone()) } else { None });
            let name = name.unwrap_or_default();
            let nearest = nearest(&name, known_fields::<T>(&steps));
            self.report(at, record, Defect::UnknownField { name, nearest });
        }
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                let offset = Lines::offset(part, error.span.start.line, error.span.start.col);
                let (at, defect) = defect(error.code, origin(offset).min(self.text.len()), start);
                self.report(at, record, defect);
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

fn steps(path: &serde_ignored::Path) -> Vec<Step> {
    use serde_ignored::Path;
    match path {
        Path::Root => Vec::new(),
        Path::Seq { parent, index } => [steps(parent), vec![Step::Index(*index)]].concat(),
        Path::Map { parent, key } => [steps(parent), vec![Step::Key(key.clone())]].concat(),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => steps(parent),
    }
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

/// What `ron` found wrong, and where to say so: a missing field at the start of its record.
fn defect(error: ron::Error, at: usize, start: usize) -> (usize, Defect) {
    match error {
        ron::Error::MissingStructField { field, .. } => (start, Defect::MissingField(field.into())),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            let nearest = nearest(&found, expected.iter().copied());
            (at, Defect::UnknownCode { found, nearest, allowed: expected.to_vec() })
        }
        error @ (ron::Error::Message(_)
        | ron::Error::InvalidValueForType { .. }
        | ron::Error::DuplicateStructField { .. }
        | ron::Error::ExpectedString
        | ron::Error::ExpectedInteger
        | ron::Error::ExpectedBoolean
        | ron::Error::ExpectedArray
        | ron::Error::IntegerOutOfBounds) => (at, Defect::WrongValue(error.to_string())),
        other => (at, Defect::Syntax(other.to_string())),
    }
}
