//! What an exporter is given: the chosen records of a dataset, the day, and the language of the reader.
//!
//! Deliberately absent: how the records came to be chosen.

use super::options::Options;
use crate::model::{Dataset, Date, Language, RecordIndex, RecordType};
use crate::words::citation::cited;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The chosen records of a dataset, with all that an export says about them.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// The dataset they are taken from.
    pub dataset: &'a Dataset,
    /// The day of the export.
    pub date: Date,
    /// The language of labels, titles and notes; records keep the languages they were written in.
    pub language: Language,
    /// What a person chose besides records and format.
    pub options: Options,
    /// The filter that the records passed, as a query; nothing where none was set.
    pub filter: Option<String>,
    records: Vec<RecordIndex>,
    chosen: usize,
    sources: OnceLock<Vec<RecordIndex>>,
}

impl<'a> Selection<'a> {
    /// The records at `records`, in any order; each goes into the export once, in document order.
    pub fn new(dataset: &'a Dataset, records: impl IntoIterator<Item = RecordIndex>, date: Date, language: Language) -> Self {
        let mut records: Vec<RecordIndex> = records.into_iter().collect();
        records.sort_unstable();
        records.dedup();
        let chosen = records.len();
        let options = Options::default();
        Self { dataset, date, language, options, filter: None, records, chosen, sources: OnceLock::new() }
    }

    /// The same selection with these options. With [`Options::mentioned`] the records that the chosen ones mention are added and
    /// go into the export like these; without [`Options::proposed`] those that nobody has decided on are left out.
    pub fn with_options(mut self, options: Options) -> Self {
        self.options = options;
        self.language = options.language.unwrap_or(self.language);
        if options.mentioned {
            let dataset = self.dataset;
            let mentioned = self.records.iter().flat_map(|index| dataset.outgoing(*index)).map(|link| link.other);
            let mut records: Vec<RecordIndex> = self.records.iter().copied().chain(mentioned).collect();
            records.sort_unstable();
            records.dedup();
            self.records = records;
            self.sources = OnceLock::new();
        }
        if !options.proposed {
            let dataset = self.dataset;
            self.records.retain(|index| dataset.record(*index).proposed().is_none());
            self.chosen = self.chosen.min(self.records.len());
        }
        self
    }

    /// The same selection with the filter that its records passed.
    pub fn with_filter(mut self, filter: Option<String>) -> Self {
        self.filter = filter;
        self
    }

    /// The records to export, in the order of the dataset.
    pub fn records(&self) -> &[RecordIndex] {
        &self.records
    }

    /// Those of one type.
    pub fn of_type(&self, record_type: RecordType) -> &[RecordIndex] {
        let mut of_type = self.dataset.indices_of(record_type);
        let (Some(first), last) = (of_type.next(), of_type.next_back()) else { return &[] };
        let last = last.unwrap_or(first);
        let [start, end] =
            [self.records.partition_point(|index| *index < first), self.records.partition_point(|index| *index <= last)];
        &self.records[start..end]
    }

    /// Whether the record goes into the export.
    pub fn contains(&self, index: RecordIndex) -> bool {
        self.records.len() == self.dataset.len() || self.records.binary_search(&index).is_ok()
    }

    /// How many records go into the export.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many of them were chosen.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// How many of them were added because the chosen ones mention them.
    pub fn mentioned(&self) -> usize {
        self.records.len() - self.chosen
    }

    /// How many records the dataset has.
    pub fn total(&self) -> usize {
        self.dataset.len()
    }

    /// The sources that the records quote, and those among them, in document order.
    pub(super) fn sources(&self) -> &[RecordIndex] {
        self.sources.get_or_init(|| {
            // A set from the start, since there are as many quotes as records and few sources.
            let mut sources = BTreeSet::new();
            sources.extend(self.of_type(RecordType::Source));
            self.records.iter().flat_map(|index| cited(self.dataset, *index)).for_each(|source| {
                sources.insert(source);
            });
            sources.into_iter().collect()
        })
    }
}
