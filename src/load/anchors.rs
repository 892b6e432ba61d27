//! The anchors of a dataset: the texts in which they were looked for, and what became of each.
//!
//! Deliberately absent: how an anchor is found in a text, which is `evidence`'s, and where texts lie.

use super::check::Context;
use super::cut::Step;
use super::defect::Defect;
use crate::evidence::{Anchor, Loss, Passage, SourceText};
use crate::model::{Dataset, Evidence, Id, RecordIndex, RecordType, Source};
use std::collections::HashMap;

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

impl Context<'_> {
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
}
