//! The dataset that a RON or JSON export contains, whatever the notation.
//!
//! It holds the selected records whole, the sources that these quote whole, and whatever else they mention as stubs, so that it
//! loads without a dangling reference. Evidence that names no source quotes the first one of its dataset: that source
//! is then quoted, therefore whole, and since the order is kept it is first again.
//!
//! Deliberately absent: brackets and quotation marks, which are a [`Notation`]'s.

use super::Written;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{
    Dataset, ExportNote, Head, Keep, Presence, RecordIndex, RecordType, Records, SCHEMA, SectionVisitor, TypedRecord, Value,
};
use crate::words::citation::cited;
use std::io;
use std::ops::ControlFlow;

/// How a document is written down.
pub(super) trait Notation {
    /// The beginning of the document and the fields of its head.
    fn head(&mut self, head: &Head) -> io::Result<()>;
    /// The beginning of a section, which has at least one record.
    fn begin_section(&mut self, name: &str) -> io::Result<()>;
    /// All records of the section.
    fn records<T: TypedRecord>(&mut self, records: &[&T], steps: &mut Steps) -> Result<(), Stop>;
    /// The end of a section.
    fn end_section(&mut self) -> io::Result<()>;
    /// The end of the document.
    fn end(&mut self) -> io::Result<()>;
}

/// Writes the dataset that holds `selection` in the notation that is made for a number of stubs.
pub(super) fn write<N: Notation>(
    selection: &Selection,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    notation: impl FnOnce(usize) -> N,
) -> Result<Written, Stop> {
    let document = Document::new(selection);
    let stubs = document.keep.iter().filter(|keep| **keep == Keep::Stub).count();
    document.write(&mut notation(stubs), progress)?;
    Ok(Written { stubs, limits: Vec::new() })
}

/// The part of a dataset that goes into an export.
struct Document<'a> {
    dataset: &'a Dataset,
    head: Head,
    keep: Vec<Keep>,
    stubs: Records,
}

impl<'a> Document<'a> {
    fn new(selection: &Selection<'a>) -> Self {
        let dataset = selection.dataset;
        let note = ExportNote {
            dataset: dataset.head.id.clone(),
            date: selection.date,
            selected: selection.len() as u32,
            total: selection.total() as u32,
            filter: selection.filter.as_deref().map(Into::into),
        };
        let keep = keep(selection);
        let starts = RecordType::ALL.map(|record_type| dataset.indices_of(record_type).next().map_or(0, RecordIndex::position));
        let stubs = dataset.records.select(|record_type, position| match keep[starts[record_type as usize] + position] {
            Keep::Stub => Keep::Stub,
            Keep::Whole | Keep::Nothing => Keep::Nothing,
        });
        Self { dataset, head: Head { schema: SCHEMA, export: Some(note), ..dataset.head.clone() }, keep, stubs }
    }

    /// Writes the document down.
    fn write(&self, notation: &mut impl Notation, progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Result<(), Stop> {
        let total = self.keep.iter().filter(|keep| **keep != Keep::Nothing).count();
        let mut steps = Steps::begin(total, progress)?;
        notation.head(&self.head)?;
        self.dataset.records.visit_sections(&mut Sections { document: self, notation, steps: &mut steps })?;
        Ok(notation.end()?)
    }
}

/// Writes the kept records of one section after another.
struct Sections<'w, 'd, N> {
    document: &'w Document<'d>,
    notation: &'w mut N,
    steps: &'w mut Steps<'w>,
}

impl<N: Notation> SectionVisitor for Sections<'_, '_, N> {
    type Stop = Stop;

    fn section<T: TypedRecord>(&mut self, records: &[T]) -> Result<(), Stop> {
        let Document { dataset, keep, stubs, .. } = self.document;
        let mut stubs = T::section(stubs).iter();
        let kept = dataset.indices_of(T::RECORD_TYPE).zip(records).filter_map(|(index, record)| match keep[index.position()] {
            Keep::Whole => Some(record),
            Keep::Stub => stubs.next(),
            Keep::Nothing => None,
        });
        let kept: Vec<&T> = kept.collect();
        if kept.is_empty() {
            return Ok(());
        }
        self.notation.begin_section(T::RECORD_TYPE.section())?;
        self.notation.records(&kept, self.steps)?;
        Ok(self.notation.end_section()?)
    }
}

/// How much of each record of the dataset goes into an export of `selection`.
fn keep(selection: &Selection) -> Vec<Keep> {
    let dataset = selection.dataset;
    let mut keep = vec![Keep::Nothing; dataset.len()];
    let mut whole: Vec<RecordIndex> = selection.records().to_vec();
    let mut mentioned = Vec::new();
    while let Some(index) = whole.pop() {
        if keep[index.position()] == Keep::Whole {
            continue;
        }
        keep[index.position()] = Keep::Whole;
        whole.extend(cited(dataset, index));
        for other in dataset.outgoing(index).iter().map(|link| link.other) {
            // A source says where claims come from, which a stub of it would not.
            let goes_whole = dataset.type_of(other) == RecordType::Source;
            if goes_whole { whole.push(other) } else { mentioned.push(other) }
        }
    }
    while let Some(index) = mentioned.pop() {
        if keep[index.position()] == Keep::Nothing {
            keep[index.position()] = Keep::Stub;
            mentioned.extend(required_links(dataset, index));
        }
    }
    keep
}

/// The records that a stub of `index` goes on mentioning.
fn required_links(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let mut found = Vec::new();
    dataset.record(index).visit(&mut |field, value| {
        if let Value::Link(id, target) = value
            && field.presence == Presence::Required
        {
            found.extend(dataset.find_of_type(id.as_str(), target));
        }
    });
    found
}
