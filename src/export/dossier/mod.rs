//! A selection as a dossier for reading, whatever the notation: what it is, its records by type, and the sources it rests on.
//!
//! Records are put together and handed to the [`Notation`] one at a time, so that a long dossier needs no more memory than a short
//! one. Deliberately absent: how anything is written down or looks.

mod anchor;
mod facts;
mod front;

pub use anchor::anchor;
pub use front::citation;

use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::RecordType;
use crate::sheet::{Readings, RecordSheet};
use crate::words::{self, Inline, Line, Wording, Words, describe};
use std::io;
use std::ops::ControlFlow;

/// How a dossier is written down.
pub trait Notation {
    /// The beginning of the dossier.
    fn begin(&mut self, front: &Front) -> io::Result<()>;
    /// The beginning of a section of records, which has at least one.
    fn begin_section(&mut self, section: &Section) -> io::Result<()>;
    /// One record, with its facts in the order in which a dossier tells them.
    fn record(&mut self, sheet: &RecordSheet, facts: &[Fact]) -> io::Result<()>;
    /// The end of a section of records.
    fn end_section(&mut self) -> io::Result<()>;
    /// The sources that the records quote.
    fn sources(&mut self, section: &Section, sources: &[Citation]) -> io::Result<()>;
    /// The end of the dossier.
    fn end(&mut self) -> io::Result<()>;
}

/// What a reader must know before the records: what this is, how much of it, from where, and how to read it.
pub struct Front {
    /// The title of the dataset.
    pub title: Inline,
    /// What must be known before anything else.
    pub notice: Option<Inline>,
    /// The records, the filter, the dataset, who encoded it, its licence.
    pub facts: Vec<Fact>,
    /// How passages and marks are read.
    pub legend: Line,
    /// The heading of the table of contents.
    pub contents: String,
    /// The sections in their order, with that of the sources.
    pub sections: Vec<Section>,
}

/// A part of the dossier with a heading of its own.
pub struct Section {
    /// The anchor of its heading.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
}

/// What there is to know of one thing.
pub struct Fact {
    /// What is told.
    pub label: String,
    /// The answer.
    pub lines: Vec<Line>,
    /// Whether it names the fields to which the source gives no answer.
    pub is_absent: bool,
}

impl Fact {
    fn new(label: impl Into<String>, line: Line) -> Self {
        Self { label: label.into(), lines: vec![line], is_absent: false }
    }
}

/// A source with all that a citation of it needs.
pub struct Citation {
    /// Its title.
    pub title: Line,
    /// Author, date, licence, address and fingerprint.
    pub facts: Vec<Fact>,
}

/// Tells the dossier of `selection` to `notation`.
pub fn write(
    selection: &Selection,
    wording: Wording,
    notation: &mut impl Notation,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Stop> {
    let mut steps = Steps::begin(selection.len(), progress)?;
    let words = wording.words;
    let sources: Vec<Citation> = selection.sources().iter().map(|index| citation(wording, *index)).collect();
    let source_section = Section { anchor: "_sources".to_owned(), heading: words.get("dossier-sources").to_owned() };
    notation.begin(&front::front(selection, wording, (!sources.is_empty()).then_some(&source_section)))?;
    for record_type in RecordType::ALL {
        let chosen = selection.of_type(record_type);
        if chosen.is_empty() {
            continue;
        }
        notation.begin_section(&section(selection, words, record_type))?;
        for index in chosen {
            let sheet = RecordSheet::new(wording, *index, Readings::Nearest);
            notation.record(&sheet, &facts::facts(selection, wording, &sheet))?;
            steps.step()?;
        }
        notation.end_section()?;
    }
    if !sources.is_empty() {
        notation.sources(&source_section, &sources)?;
    }
    Ok(notation.end()?)
}

/// The section of the records of one type.
fn section(selection: &Selection, words: &Words, record_type: RecordType) -> Section {
    let heading = describe::type_heading(words, record_type);
    let count = words::digits(selection.of_type(record_type).len().into());
    Section {
        anchor: format!("_section-{}", record_type.code()),
        heading: words.with("dossier-section", &[("heading", heading.into()), ("count", count.into())]),
    }
}
