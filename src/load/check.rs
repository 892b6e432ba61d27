//! What can be wrong with records that could be read: their ids, references and quotes. Their anchors have a file of their own.

use super::cut::{self, Step};
use super::place::Lines;
use super::problem::{Defect, Problem, nearest};
use crate::model::{Dataset, Id, QUOTE_LIMIT, Record, RecordIndex, RecordType, Value};
use std::ops::Range;

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

    pub(super) fn report(&mut self, index: RecordIndex, steps: &[Step], defect: Defect) {
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
