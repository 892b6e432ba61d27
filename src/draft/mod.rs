//! From words that a person marks in a source to a record that they paste into their dataset.
//!
//! [`quote`] finds the evidence, [`slug`] an id, `name` what it is called, `mention` the records that the words name, `tie` what
//! binds them, [`figure`] reads a number, [`period`] its time, [`change`] a reform event; `record` gives each type of record its
//! fields from these, and `write` lays them out.
//! What the words do not say stays out; what a record cannot do without is left to its author, and named. Deliberately absent:
//! writing to the author's file.

mod change;
mod figure;
mod form;
mod mention;
mod name;
mod period;
mod quote;
mod record;
mod slug;
mod tie;
mod wording;
mod write;

#[cfg(test)]
mod tests;

pub use form::{DraftForm, Drafted};
pub use quote::{evidence, widened};
pub use slug::{slug, unused};

use crate::load::Loaded;
use crate::model::{Dataset, Evidence, Language, Record, RecordIndex, RecordType, Source, Text};
use crate::words::Words;
use change::Event;
use figure::Observation;
use mention::{Mention, mentions};
use std::ops::Range;
use wording::Paragraph;

/// Words that a person has marked in the text of a source, and what they say.
pub struct Marked<'a> {
    dataset: &'a Dataset,
    text: &'a crate::evidence::SourceText,
    source: RecordIndex,
    p: u32,
    range: Range<usize>,
    paragraph: Paragraph<'a>,
    folded: Range<usize>,
    agencies: Vec<Mention>,
    functions: Vec<Mention>,
    observations: Vec<Observation>,
    event: Option<Event>,
}

/// A record as far as it could be drafted.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its type, which tells the section that it belongs into.
    pub record_type: RecordType,
    /// Its id, which no record of the dataset has.
    pub id: String,
    /// The record in RON, indented as in its section and ended by a comma and a line feed.
    pub ron: String,
    /// The evidence for it as a whole.
    pub evidence: Evidence,
    /// The fields that it needs and that its author has yet to write.
    pub missing: Vec<&'static str>,
    /// The texts that the dataset gives in several languages and this draft in that of the source alone.
    pub untranslated: Vec<&'static str>,
    /// What the author should know, in sentences.
    pub notes: Vec<String>,
}

impl<'a> Marked<'a> {
    /// The words in `range`, in bytes of paragraph `p` (from 1) of the text of `source`; see [`widened`]. None where that text is not at
    /// hand, or no word is marked.
    pub fn new(loaded: &'a Loaded, source: &str, p: u32, range: Range<usize>) -> Option<Self> {
        let dataset = &loaded.dataset;
        let text = loaded.anchors.text(source)?;
        let source = dataset.find_of_type(source, Some(RecordType::Source))?;
        let words = text.paragraphs().get((p as usize).checked_sub(1)?)?;
        let range = widened(words, range)?;
        let paragraph = Paragraph::new(words);
        let mut marked = Self {
            folded: paragraph.folded_range(range.clone()),
            agencies: mentions(dataset, RecordType::Agency, paragraph.folded()),
            functions: mentions(dataset, RecordType::Function, paragraph.folded()),
            observations: figure::observations(&paragraph, range.clone()),
            event: None,
            dataset,
            text,
            source,
            p,
            range,
            paragraph,
        };
        marked.event =
            change::event(dataset, &marked.paragraph, marked.folded.clone(), &marked.agencies, &|words| marked.text(words));
        Some(marked)
    }

    /// The marked words, widened to whole words and numbers.
    pub fn words(&self) -> &'a str {
        &self.text.paragraphs()[self.p as usize - 1][self.range.clone()]
    }

    /// The types of record that can be drafted from the words, the most fitting first.
    pub fn types(&self) -> Vec<RecordType> {
        record::types(self)
    }

    /// A record of a type, called `name` or else as the words have it. None where the words do not hold what such a record needs; those of
    /// [`types`](Self::types) always do. Its comments and notes are in the language of `words`.
    pub fn draft(&self, words: &Words, record_type: RecordType, name: Option<&str>) -> Option<Draft> {
        record::draft(self, words, record_type, name)
    }

    /// The marked words in folded form.
    fn folded(&self) -> &str {
        &self.paragraph.folded()[self.folded.clone()]
    }

    /// The bodies on record that the marked words name.
    fn named<'m>(&'m self, mentions: &'m [Mention]) -> impl Iterator<Item = &'m Mention> {
        mentions.iter().filter(|mention| self.folded.start <= mention.range.start && mention.range.end <= self.folded.end)
    }

    fn id_of(&self, index: RecordIndex) -> &'a str {
        self.dataset.record(index).id().as_str()
    }

    /// The language of the source.
    fn language(&self) -> Language {
        let source = self.dataset.get::<Source>(self.source);
        source.language.unwrap_or(self.dataset.head.language)
    }

    /// Whether the dataset gives its texts in more than one language.
    fn is_multilingual(&self) -> bool {
        self.dataset.head.title.all(self.dataset.head.language).count() > 1
    }

    /// Words of the source as a text of the dataset.
    fn text(&self, words: &str) -> Text {
        let language = self.language();
        if language == self.dataset.head.language && !self.is_multilingual() {
            return words.into();
        }
        Text::Translated(Box::new(Language::ALL.map(|other| (other == language).then(|| words.into()))))
    }

    /// Evidence for a field or the whole record, with its source named where that is not the first.
    fn evidence(&self, range: Range<usize>, field: Option<&str>) -> Option<Evidence> {
        let first = self.dataset.indices_of(RecordType::Source).next();
        let source = (first != Some(self.source)).then(|| self.id_of(self.source).into());
        Some(Evidence { field: field.map(Into::into), source, ..evidence(self.text, self.p, range)? })
    }

    /// Whether a record cites the paragraph.
    fn is_cited_by(&self, record: &dyn Record) -> bool {
        let is_here = |evidence: &Evidence| evidence.p == self.p && self.dataset.source_of(evidence) == Some(self.source);
        record.evidence().iter().any(is_here)
    }

    /// The measure that cites the paragraph, if there is one and no other.
    fn measure(&self) -> Option<&'a str> {
        let mut citing = self.dataset.records.measures.iter().filter(|measure| self.is_cited_by(*measure));
        citing.next().filter(|_| citing.next().is_none()).map(|measure| measure.id.as_str())
    }

    /// The principle under which the paragraph stands: that of its measure, or the one cited last before it.
    fn principle(&self) -> Option<&'a str> {
        let records = &self.dataset.records;
        let of_measure = records.measures.iter().find(|measure| Some(measure.id.as_str()) == self.measure());
        let cited = |principle: &crate::model::Principle| {
            let whole = principle.evidence.iter().filter(|evidence| evidence.field.is_none() && evidence.source.is_none());
            whole.map(|evidence| evidence.p).filter(|p| *p <= self.p).max()
        };
        let before = || {
            let principles = records.principles.iter().filter_map(|principle| Some((cited(principle)?, principle.id.as_str())));
            principles.max_by_key(|(p, _)| *p).map(|(_, id)| id)
        };
        of_measure
            .and_then(|measure| measure.principle.as_ref())
            .map(|principle| principle.id.as_str())
            .filter(|id| self.dataset.find(id).is_some())
            .or_else(before)
    }
}
