//! What an exporter is given: the chosen records of a dataset, the day, and the language of the reader.
//!
//! Deliberately absent: how the records came to be chosen.

use crate::model::{Dataset, Date, Language, RecordIndex, RecordType};

/// The chosen records of a dataset, with all that an export says about them.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// The dataset they are taken from.
    pub dataset: &'a Dataset,
    /// The day of the export.
    pub date: Date,
    /// The language of labels, titles and notes; records keep the languages they were written in.
    pub language: Language,
    records: Vec<RecordIndex>,
}

impl<'a> Selection<'a> {
    /// The records at `records`, in any order; each goes into the export once, in document order.
    pub fn new(dataset: &'a Dataset, records: impl IntoIterator<Item = RecordIndex>, date: Date, language: Language) -> Self {
        let mut records: Vec<RecordIndex> = records.into_iter().collect();
        records.sort_unstable();
        records.dedup();
        Self { dataset, date, language, records }
    }

    /// The chosen records, in the order of the dataset.
    pub fn records(&self) -> &[RecordIndex] {
        &self.records
    }

    /// The chosen records of one type.
    pub fn of_type(&self, record_type: RecordType) -> &[RecordIndex] {
        let start = self.records.partition_point(|index| self.dataset.type_of(*index) < record_type);
        let end = self.records.partition_point(|index| self.dataset.type_of(*index) <= record_type);
        &self.records[start..end]
    }

    /// Whether the record was chosen.
    pub fn contains(&self, index: RecordIndex) -> bool {
        self.records.binary_search(&index).is_ok()
    }

    /// How many records were chosen.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether none was chosen.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many records the dataset has.
    pub fn total(&self) -> usize {
        self.dataset.len()
    }

    /// The sources that the chosen records quote, and those among them, in document order.
    pub(super) fn sources(&self) -> Vec<RecordIndex> {
        let mut sources: Vec<RecordIndex> = self.records.iter().flat_map(|index| cited(self.dataset, *index)).collect();
        sources.extend(self.of_type(RecordType::Source));
        sources.sort_unstable();
        sources.dedup();
        sources
    }
}

/// The sources that a record quotes. Evidence that names none quotes the dataset's first.
pub(super) fn cited(dataset: &Dataset, index: RecordIndex) -> impl Iterator<Item = RecordIndex> {
    dataset.record(index).evidence().iter().filter_map(|evidence| match &evidence.source {
        Some(source) => dataset.resolve(source),
        None => dataset.indices_of(RecordType::Source).next(),
    })
}
