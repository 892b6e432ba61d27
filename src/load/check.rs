//! What can be wrong with records that could be read: their ids, references, quotes and anchors.

use super::cut::{self, Step};
use super::place::Lines;
use super::problem::{Defect, Problem, nearest};
use crate::evidence::{Anchor, Loss, Passage, SourceText};
use crate::model::{Dataset, Evidence, Id, QUOTE_LIMIT, Record, RecordIndex, RecordType, Source, Value};
use std::collections::HashMap;
use std::ops::Range;

/// What there is of a source's text.
pub enum FoundSource {
    /// It is at hand.
    Text(SourceText),
    /// It is not at hand.
    Absent,
    /// The path leads out of the dataset's folder and was not followed.
    Outside,
}

/// What became of each piece of evidence of a dataset, and the texts in which it was looked for.
#[derive(Debug, Default)]
pub struct Anchors {
    by_record: Vec<Vec<Anchor>>,
    texts: HashMap<Id, SourceText>,
}

/// How many anchors are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnchorCounts {
    /// Where the evidence says.
    pub exact: usize,
    /// In another paragraph.
    pub moved: usize,
    /// Not found, or not found without doubt.
    pub lost: usize,
    /// Without a text.
    pub unverified: usize,
}

impl Anchors {
    /// The anchors of a record's evidence, in its order.
    pub fn of(&self, record: RecordIndex) -> &[Anchor] {
        &self.by_record[record.position()]
    }

    /// The text of a source, if it is at hand.
    pub fn text(&self, source: &str) -> Option<&SourceText> {
        self.texts.get(source)
    }

    /// How many anchors are in each state.
    pub fn counts(&self) -> AnchorCounts {
        let mut counts = AnchorCounts::default();
        for anchor in self.by_record.iter().flatten() {
            match anchor {
                Anchor::Exact(_) => counts.exact += 1,
                Anchor::Moved(_) => counts.moved += 1,
                Anchor::Lost(_) => counts.lost += 1,
                Anchor::Unverified => counts.unverified += 1,
            }
        }
        counts
    }

    /// The passages of `source` that count towards its coverage: those of every record, but of principles and measures only
    /// those that carry a named field, since a principle as a whole covers everything under it.
    pub fn passages<'a>(&'a self, dataset: &'a Dataset, source: &'a str) -> impl Iterator<Item = &'a Passage> {
        dataset.indices().flat_map(move |index| {
            let record = dataset.record(index);
            let whole_counts = !matches!(record.record_type(), RecordType::Principle | RecordType::Measure | RecordType::Source);
            record.evidence().iter().zip(self.of(index)).filter_map(move |(evidence, anchor)| {
                let counts = whole_counts || evidence.field.is_some();
                match anchor {
                    Anchor::Exact(passage) if counts && source_of(dataset, evidence) == Some(source) => Some(passage),
                    _ => None,
                }
            })
        })
    }
}

/// The id of the source that a piece of evidence quotes: the one it names, or the dataset's first.
fn source_of<'a>(dataset: &'a Dataset, evidence: &'a Evidence) -> Option<&'a str> {
    let named = evidence.source.as_ref().map(|source| source.id.as_str());
    named.or_else(|| dataset.records.sources.first().map(|source| source.id.as_str()))
}

pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a Lines<'a>,
    pub(super) dataset: &'a Dataset,
    pub(super) ranges: &'a [Range<usize>],
    pub(super) problems: &'a mut Vec<Problem>,
}

impl<'a> Context<'a> {
    /// Checks ids, references, quotes and field names of every record.
    pub(super) fn check_records(&mut self) {
        let dataset = self.dataset;
        for index in dataset.indices() {
            let record = dataset.record(index);
            self.check_id(index, record);
            self.check_references(index, record);
            self.check_evidence(index, record);
        }
    }

    /// Looks for every anchor in the text of its source.
    pub(super) fn check_anchors(&mut self, find_source: &mut dyn FnMut(&Source) -> FoundSource) -> Anchors {
        let dataset = self.dataset;
        let mut texts = HashMap::new();
        for (source, index) in dataset.records.sources.iter().zip(dataset.indices_of(RecordType::Source)) {
            match find_source(source) {
                FoundSource::Text(text) => {
                    if source.sha256.as_deref().is_some_and(|expected| !expected.eq_ignore_ascii_case(text.sha256())) {
                        self.report(index, &[Step::Key("sha256".into())], Defect::SourceDiffers);
                    }
                    texts.insert(source.id.clone(), text);
                }
                FoundSource::Absent => {}
                FoundSource::Outside => {
                    let path = source.file.as_deref().unwrap_or_default().to_owned();
                    self.report(index, &[Step::Key("file".into())], Defect::SourceOutside(path));
                }
            }
        }
        let by_record = dataset
            .indices()
            .map(|index| {
                let evidence = dataset.record(index).evidence();
                evidence
                    .iter()
                    .enumerate()
                    .map(|(position, passage)| self.check_anchor(&texts, index, position, passage))
                    .collect()
            })
            .collect();
        Anchors { by_record, texts }
    }

    fn check_anchor(
        &mut self,
        texts: &HashMap<Id, SourceText>,
        index: RecordIndex,
        position: usize,
        evidence: &Evidence,
    ) -> Anchor {
        let Some(text) = source_of(self.dataset, evidence).and_then(|source| texts.get(source)) else {
            return Anchor::Unverified;
        };
        let anchor = text.resolve(evidence);
        let quote = || evidence.quote.to_string();
        let defect = match &anchor {
            Anchor::Exact(_) | Anchor::Unverified => None,
            Anchor::Moved(passage) => Some(Defect::MovedAnchor { quote: quote(), stated: evidence.p, found: passage.p }),
            Anchor::Lost(Loss::Absent) => Some(Defect::LostAnchor { quote: quote(), stated: evidence.p }),
            Anchor::Lost(Loss::Ambiguous(times)) => Some(Defect::AmbiguousAnchor { quote: quote(), times: *times }),
            Anchor::Lost(Loss::EndAbsent) => Some(Defect::LostPassageEnd(evidence.to.as_deref().unwrap_or_default().to_owned())),
        };
        if let Some(defect) = defect {
            self.report(index, &[Step::Key("evidence".into()), Step::Index(position)], defect);
        }
        anchor
    }

    fn report(&mut self, index: RecordIndex, steps: &[Step], defect: Defect) {
        let at = cut::locate(self.text, self.ranges[index.position()].clone(), steps);
        self.report_at(index, at, defect);
    }

    fn report_at(&mut self, index: RecordIndex, at: usize, defect: Defect) {
        let record = Some(self.dataset.record(index).id().as_str().into());
        self.problems.push(Problem { location: self.lines.locate(at), record, defect });
    }

    fn check_id(&mut self, index: RecordIndex, record: &dyn Record) {
        let id = record.id().as_str();
        let well_formed = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if id.is_empty() || !well_formed {
            self.report(index, &[Step::Key("id".into())], Defect::MalformedId(id.to_owned()));
        }
        if let Some(first) = self.dataset.find(id)
            && first != index
        {
            let first = self.lines.locate(self.ranges[first.position()].start);
            self.report(index, &[Step::Key("id".into())], Defect::DuplicateId { id: id.to_owned(), first });
        }
    }

    fn check_references(&mut self, index: RecordIndex, record: &dyn Record) {
        let mut references: Vec<(&'static str, &Id, Option<RecordType>)> = Vec::new();
        record.visit(&mut |field, value| {
            if let Value::Link(id, target) = value {
                references.push((field.name, id, target));
            }
        });
        let sources = record.evidence().iter().filter_map(|passage| passage.source.as_ref());
        references.extend(sources.map(|source| ("evidence", &source.id, Some(RecordType::Source))));
        for (field, id, target) in references {
            let defect = match (self.dataset.find(id.as_str()), target) {
                (None, _) => Defect::DanglingReference { id: id.to_string(), nearest: self.nearest_id(id.as_str(), target) },
                (Some(other), Some(expected)) if self.dataset.type_of(other) != expected => {
                    Defect::WrongTarget { id: id.to_string(), found: self.dataset.type_of(other), expected }
                }
                _ => continue,
            };
            let range = self.ranges[index.position()].clone();
            let value = cut::value_of(self.text, range.clone(), field).unwrap_or(range);
            let at = self.text[value.clone()].find(&format!("\"{id}\"")).map_or(value.start, |offset| value.start + offset);
            self.report_at(index, at, defect);
        }
    }

    fn nearest_id(&self, id: &str, target: Option<RecordType>) -> Option<String> {
        let types = RecordType::ALL.into_iter().filter(|record_type| target.is_none_or(|target| *record_type == target));
        nearest(id, types.flat_map(|record_type| self.dataset.records.of_type(record_type)).map(|record| record.id().as_str()))
    }

    fn check_evidence(&mut self, index: RecordIndex, record: &dyn Record) {
        if record.evidence().is_empty() && !record.is_stub() {
            self.report(index, &[], Defect::NoEvidence);
        }
        let mut given = Vec::new();
        record.visit(&mut |field, value| {
            if value != Value::Absent {
                given.push(field.name);
            }
        });
        for name in record.inferred().iter().filter(|name| !given.contains(&&***name)) {
            self.report(index, &[Step::Key("inferred".into())], Defect::NoSuchField(name.to_string()));
        }
        for (position, passage) in record.evidence().iter().enumerate() {
            let step = |key: &str| [Step::Key("evidence".into()), Step::Index(position), Step::Key(key.into())];
            let length = passage.quote.chars().count();
            if length > QUOTE_LIMIT {
                self.report(index, &step("quote"), Defect::LongQuote(length));
            }
            if let Some(field) = passage.field.as_deref().filter(|field| !given.contains(field)) {
                self.report(index, &step("field"), Defect::NoSuchField(field.to_owned()));
            }
        }
    }
}
