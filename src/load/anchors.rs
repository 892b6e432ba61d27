//! The anchors of a dataset: the texts in which they were looked for, and what became of each.
//!
//! Deliberately absent: how an anchor is found in a text, which is `evidence`'s, and where texts lie.

use super::check::Context;
use super::defect::Defect;
use super::flaw::Obstacle;
use super::locate::Tree;
use super::notation::Step;
use super::problem::LoadError;
use super::problem::{Fix, mended};
use crate::evidence::{Anchor, Comparison, Loss, Near, Passage, SourceText};
use crate::fold::characters;
use crate::model::{Dataset, Evidence, Id, QUOTE_LIMIT, RecordIndex, RecordType, Source};
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What there is of a source's text.
pub enum FoundSource {
    /// It is at hand.
    Text(SourceText),
    /// It was read from a file.
    File(FileText),
    /// This file should hold it, but could not be read.
    Unreadable(PathBuf, LoadError),
    /// The file that should hold it is not there.
    Missing,
    /// It is not at hand.
    Absent,
    /// The path leads out of the dataset's folder and was not followed.
    Outside,
}

/// A text that was read from a file.
#[derive(Clone, Debug)]
pub struct FileText {
    /// The text.
    pub text: SourceText,
    /// The file.
    pub path: PathBuf,
    /// The name of its encoding, such as `UTF-8`, `GB18030` or `Big5`.
    pub encoding: &'static str,
}

/// What became of each piece of evidence of a dataset, and the texts in which it was looked for.
#[derive(Debug)]
pub struct Anchors {
    /// Where the anchors of each record begin among those of all, and their end.
    starts: Vec<u32>,
    /// The anchors of all records, or, where there is no text to look in, as many as one record has at most: they are alike.
    anchors: Vec<Anchor>,
    counts: AnchorCounts,
    texts: HashMap<Id, KnownText>,
    failures: HashMap<Id, (PathBuf, LoadError)>,
}

/// A text in which anchors were looked for.
#[derive(Clone, Debug)]
pub struct KnownText {
    /// The text.
    pub text: SourceText,
    /// How it stands to the text that the source states.
    pub standing: Standing,
    /// The file that it was read from, and the name of its encoding; none where it is part of the program.
    pub file: Option<(PathBuf, &'static str)>,
}

/// How a text at hand stands to the one that a source was encoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has the SHA-256 that the source states.
    Same,
    /// The source states no SHA-256 to compare with.
    Unstated,
    /// It is the same text in the other Chinese script; its anchors are compared across scripts.
    OtherScript,
    /// It has another SHA-256; its anchors are looked for all the same.
    Differs,
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

impl AnchorCounts {
    fn of(anchors: &[Anchor]) -> Self {
        let mut counts = Self::default();
        for anchor in anchors {
            match anchor {
                Anchor::Exact(_) => counts.exact += 1,
                Anchor::Moved(_) => counts.moved += 1,
                Anchor::Lost(_) => counts.lost += 1,
                Anchor::Unverified => counts.unverified += 1,
            }
        }
        counts
    }
}

impl Anchors {
    /// The anchors of a record's evidence, in its order.
    pub fn of(&self, record: RecordIndex) -> &[Anchor] {
        let (start, end) = (self.starts[record.position()] as usize, self.starts[record.position() + 1] as usize);
        if self.texts.is_empty() { &self.anchors[..end - start] } else { &self.anchors[start..end] }
    }

    /// The text of a source, if it is at hand.
    pub fn text(&self, source: &str) -> Option<&SourceText> {
        self.known(source).map(|known| &known.text)
    }

    /// The text of a source with what is known about it, if it is at hand.
    pub fn known(&self, source: &str) -> Option<&KnownText> {
        self.texts.get(source)
    }

    /// The file that should hold the text of a source, and why it could not be read, if that is so.
    pub fn failure(&self, source: &str) -> Option<(&Path, &LoadError)> {
        self.failures.get(source).map(|(path, error)| (path.as_path(), error))
    }

    /// How many anchors are in each state.
    pub fn counts(&self) -> AnchorCounts {
        self.counts
    }

    /// The passages of `source` that count towards its coverage; see [`counts_towards_coverage`].
    pub fn passages<'a>(&'a self, dataset: &'a Dataset, source: &'a str) -> impl Iterator<Item = &'a Passage> {
        dataset.indices().flat_map(move |index| {
            let record = dataset.record(index);
            let record_type = record.record_type();
            record.evidence().iter().zip(self.of(index)).filter_map(move |(evidence, anchor)| match anchor {
                Anchor::Exact(passage)
                    if counts_towards_coverage(record_type, evidence) && source_of(dataset, evidence) == Some(source) =>
                {
                    Some(passage)
                }
                _ => None,
            })
        })
    }
}

/// Whether a passage that stands where a piece of evidence says, and is short enough to point at something, counts towards coverage: that
/// of every record, but of principles, measures and sources only where it carries a named field, since a principle as a whole covers
/// everything under it.
pub fn counts_towards_coverage(record_type: RecordType, evidence: &Evidence) -> bool {
    !matches!(record_type, RecordType::Principle | RecordType::Measure | RecordType::Source) || evidence.field.is_some()
}

/// The id of the source that a piece of evidence quotes: the one it names, or the dataset's first.
pub fn source_of<'a>(dataset: &'a Dataset, evidence: &'a Evidence) -> Option<&'a str> {
    let named = evidence.source.as_ref().map(|source| source.id.as_str());
    named.or_else(|| dataset.records.sources.first().map(|source| source.id.as_str()))
}

/// How a text stands to the one that the source states.
fn standing(dataset: &Dataset, source: &Source, text: &SourceText) -> Standing {
    let stated = source.sha256.as_deref();
    if stated.is_some_and(|stated| stated.eq_ignore_ascii_case(text.sha256())) {
        return Standing::Same;
    }
    let id = source.id.as_str();
    let all = dataset.indices().flat_map(|index| dataset.record(index).evidence());
    if text.is_in_other_script(all.filter(|evidence| source_of(dataset, evidence) == Some(id))) {
        return Standing::OtherScript;
    }
    if stated.is_some() { Standing::Differs } else { Standing::Unstated }
}

impl Context<'_> {
    /// Looks for every anchor in the text of its source.
    pub(super) fn check_anchors(&mut self, find_source: &mut dyn FnMut(&Dataset, &Source) -> FoundSource) -> Anchors {
        let dataset = self.dataset;
        let (mut texts, mut failures) = (HashMap::new(), HashMap::new());
        for (index, source) in dataset.all::<Source>() {
            let (text, file) = match find_source(dataset, source) {
                FoundSource::Text(text) => (text, None),
                FoundSource::File(FileText { text, path, encoding }) => (text, Some((path, encoding))),
                FoundSource::Unreadable(path, error) => {
                    self.report_unread(source, index, Obstacle::from(&error));
                    failures.insert(source.id.clone(), (path, error));
                    continue;
                }
                FoundSource::Missing => {
                    self.report_unread(source, index, Obstacle::Missing);
                    continue;
                }
                FoundSource::Absent => continue,
                FoundSource::Outside => {
                    let path = source.file.as_deref().unwrap_or_default().to_owned();
                    self.report(index, &[Step::Key("file".into())], Defect::SourceOutside(path));
                    continue;
                }
            };
            let standing = standing(dataset, source, &text);
            if standing == Standing::Differs {
                self.report(index, &[Step::Key("sha256".into())], Defect::SourceDiffers(text.sha256().to_owned()));
            }
            texts.insert(source.id.clone(), KnownText { text, standing, file });
        }
        let mut starts = Vec::with_capacity(dataset.len() + 1);
        let (mut all, mut most) = (0, 0);
        starts.push(0);
        for length in dataset.indices().map(|index| dataset.record(index).evidence().len()) {
            (all, most) = (all + length, most.max(length));
            starts.push(all as u32);
        }
        let (anchors, counts) = if texts.is_empty() {
            (vec![Anchor::Unverified; most], AnchorCounts { unverified: all, ..AnchorCounts::default() })
        } else {
            let mut named = 0;
            let mut anchors = Vec::with_capacity(all);
            for index in dataset.indices() {
                for (position, passage) in dataset.record(index).evidence().iter().enumerate() {
                    anchors.push(self.check_anchor(&texts, index, position, passage, &mut named));
                }
            }
            let counts = AnchorCounts::of(&anchors);
            (anchors, counts)
        };
        Anchors { starts, anchors, counts, texts, failures }
    }

    /// Reports that a text cannot be read which the dataset names. That of an export has stayed beside what it was taken from.
    fn report_unread(&mut self, source: &Source, index: RecordIndex, obstacle: Obstacle) {
        let may_be_missing = self.dataset.head.export.is_some() && matches!(obstacle, Obstacle::Missing);
        if let Some(path) = source.file.as_deref().filter(|_| !may_be_missing) {
            self.report(index, &[Step::Key("file".into())], Defect::SourceUnread { path: path.to_owned(), obstacle });
        }
    }

    fn check_anchor(
        &mut self,
        texts: &HashMap<Id, KnownText>,
        index: RecordIndex,
        position: usize,
        evidence: &Evidence,
        named: &mut usize,
    ) -> Anchor {
        let Some(known) = source_of(self.dataset, evidence).and_then(|source| texts.get(source)) else {
            return Anchor::Unverified;
        };
        let comparison = match known.standing {
            Standing::OtherScript => Comparison::AcrossScripts,
            Standing::Same | Standing::Unstated | Standing::Differs => Comparison::Literal,
        };
        let anchor = known.text.resolve(evidence, comparison);
        let is_lost = matches!(anchor, Anchor::Lost(Loss::Absent | Loss::EndAbsent));
        let near = (is_lost && *named < NEAR_LIMIT).then(|| known.text.near(evidence, &anchor)).flatten();
        *named += usize::from(is_lost);
        let quote = || evidence.quote.to_string();
        let defect = match anchor {
            Anchor::Exact(_) | Anchor::Unverified => None,
            Anchor::Moved(ref passage) => {
                let source = source_of(self.dataset, evidence).unwrap_or_default().into();
                Some(Defect::MovedAnchor { source, quote: quote(), stated: evidence.p, found: passage.p })
            }
            Anchor::Lost(Loss::Absent) => Some(Defect::LostAnchor { quote: quote(), stated: evidence.p, near: near.clone() }),
            Anchor::Lost(Loss::Ambiguous(times)) => Some(Defect::AmbiguousAnchor { quote: quote(), times }),
            Anchor::Lost(Loss::EndAbsent) => {
                let end = evidence.to.as_deref().unwrap_or_default().to_owned();
                Some(Defect::LostPassageEnd { end, near: near.clone() })
            }
        };
        if let Some(defect) = defect {
            let text = self.text;
            let steps = [Step::Key("evidence".into()), Step::Index(position)];
            self.report_with_fix(index, &steps, defect, |written| {
                let corrected = corrected(&known.text, comparison, evidence, &anchor, near.as_ref())?;
                rewritten(text, written, evidence, &corrected)
            });
        }
        anchor
    }
}

/// How many lost anchors of a dataset are told what nearly matches. A text in which more are lost is another text.
const NEAR_LIMIT: usize = 200;

/// The evidence that means the place where the text has what is sought, to the letter or in another form; none where it would not be
/// found there either. What differs by a letter may differ by a figure, and is never put in the place of what an author wrote.
fn corrected(
    text: &SourceText,
    comparison: Comparison,
    evidence: &Evidence,
    anchor: &Anchor,
    near: Option<&Near>,
) -> Option<Evidence> {
    let near = near.filter(|near| near.differs_in_form && comparison == Comparison::Literal);
    let corrected = match (anchor, near) {
        (Anchor::Moved(passage), _) => Evidence { p: passage.p, ..evidence.clone() },
        (Anchor::Lost(Loss::Absent), Some(near)) => Evidence { p: near.p, quote: near.words.clone(), ..evidence.clone() },
        (Anchor::Lost(Loss::EndAbsent), Some(near)) => Evidence { to: Some(near.words.clone()), ..evidence.clone() },
        _ => return None,
    };
    let is_found = matches!(text.resolve(&corrected, comparison), Anchor::Exact(_));
    (is_found && characters(&corrected.quote) <= QUOTE_LIMIT).then_some(corrected)
}

/// The change that makes of the evidence written in `range` the corrected one: from the first part that differs to the last.
fn rewritten(text: &str, range: Range<usize>, evidence: &Evidence, corrected: &Evidence) -> Option<Fix> {
    let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
    let parts = [
        ("p", (evidence.p != corrected.p).then(|| corrected.p.to_string())),
        ("quote", (evidence.quote != corrected.quote).then(|| quoted(&corrected.quote))),
        ("to", corrected.to.as_deref().filter(|to| evidence.to.as_deref() != Some(to)).map(quoted)),
    ];
    let tree = Tree::new(text, range);
    let mut edits = Vec::new();
    for (name, replacement) in parts {
        if let Some(replacement) = replacement {
            edits.push(Fix::new(tree.value_of(name)?, replacement));
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    let whole = edits.first()?.range.start..edits.last()?.range.end;
    for Fix { range, .. } in &mut edits {
        *range = range.start - whole.start..range.end - whole.start;
    }
    let replacement = mended(&text[whole.clone()], &edits);
    Some(Fix { range: whole, replacement })
}
