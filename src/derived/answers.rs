//! What views ask within a frame.

use super::{Derived, Heights, Worded};
use crate::draft::{DraftForm, Drafted};
use crate::load::{Loaded, Problem, Severity};
use crate::model::{RecordIndex, RecordType};
use crate::picture::Picture;
use crate::query::{self, Findings, Found, Hit, Listing, ListingRequest, Order, Row, ShownFacet};
use crate::sheet::{Readings, RecordSheet};
use crate::words::{Wording, Words};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Answers about one reading of a dataset, in the words of a language.
pub struct Answers<'a> {
    pub(super) derived: &'a Derived,
    pub(super) loaded: &'a Loaded,
    words: &'a Words,
    worded: Rc<Worded>,
}

/// What a list of problems belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemsOf {
    /// The dataset itself.
    Open,
    /// A later save that could not be followed, by its number.
    Unfollowed(u64),
    /// A file that gave no dataset, by its number.
    Refused(u64),
}

impl Derived {
    /// Answers about the reading that this is worked out from.
    pub fn answers<'a>(&'a self, loaded: &'a Loaded, words: &'a Words) -> Answers<'a> {
        Answers { derived: self, loaded, words, worded: self.worded.get(&words.language(), Rc::default) }
    }
}

impl Answers<'_> {
    /// What a table lists. A long one stays as it was, or as in the file, until the background has put it in order.
    pub fn listing(&self, record_type: RecordType, orders: &[Order], found: Option<&Arc<Findings>>) -> Listing {
        let dataset = &self.loaded.dataset;
        let request = ListingRequest::new(dataset, record_type, orders, self.words.language(), found);
        self.derived.listing_now(dataset, self.words, request)
    }

    /// The table row of a record.
    pub fn row(&self, record: RecordIndex) -> Rc<Row> {
        self.worded.rows.get(&record, || Rc::new(query::row(&self.loaded.dataset, self.words, record)))
    }

    /// The sheet of a record.
    pub fn sheet(&self, record: RecordIndex) -> Rc<RecordSheet> {
        let wording = Wording { words: self.words, dataset: &self.loaded.dataset };
        self.worded.sheet.get(&record, || Rc::new(RecordSheet::new(wording, record, Readings::Nearest)))
    }

    /// The facets that narrow what was found, with those of their values that are shown.
    pub fn shown_facets(&self, findings: &Findings) -> Rc<[ShownFacet]> {
        self.derived.facets.get(&findings.number, || query::shown_facets(findings).into())
    }

    /// The text in which a record was found.
    pub fn found(&self, findings: &Findings, hit: &Hit) -> Option<Rc<Found>> {
        let found = || query::found(self.words, &self.loaded.dataset, &findings.request.query, hit).map(Rc::new);
        self.worded.found.get(&findings.number, Rc::default).texts.get(&hit.record, found)
    }

    /// Where what was sought stands in a text that is shown, in bytes.
    pub fn marks(&self, findings: &Findings, text: &str) -> Rc<[Range<usize>]> {
        let marks = || query::marks(&findings.request.query, text).into();
        self.worded.found.get(&findings.number, Rc::default).marks.get(text, marks)
    }

    /// The positions of problems by kind, errors before warnings, each kind where its first problem stands.
    pub fn kinds_of_problems(&self, of: ProblemsOf, problems: &[Problem]) -> Rc<[Vec<u32>]> {
        self.derived.problems.get(&of, || {
            let mut kinds: Vec<(&str, Vec<u32>)> = Vec::new();
            for severity in [Severity::Error, Severity::Warning] {
                for (problem, at) in problems.iter().zip(0..).filter(|(problem, _)| problem.severity() == severity) {
                    match kinds.iter_mut().find(|(code, _)| *code == problem.code()) {
                        Some((_, kind)) => kind.push(at),
                        None => kinds.push((problem.code(), vec![at])),
                    }
                }
            }
            kinds.into_iter().map(|(_, kind)| kind).collect()
        })
    }

    /// What can be made of marked words.
    pub fn drafted(&self, form: &DraftForm) -> Rc<Drafted> {
        self.worded.drafted.get(form, || Rc::new(Drafted::new(self.loaded, self.words, form)))
    }

    /// How high the paragraphs of a source are, as far as that is known, when its page is as wide as `width` says.
    pub fn heights(&self, source: RecordIndex, width: [f32; 2]) -> Heights {
        self.derived.heights.get(&(source, width.map(f32::to_bits)), Heights::default)
    }

    /// The picture of this name and number as it was drawn for this room, or is drawn now.
    pub fn picture(&self, name: (&'static str, usize), room: [f32; 2], draw: impl FnOnce() -> Picture) -> Rc<Picture> {
        self.worded.pictures.get(&(name, room.map(f32::to_bits)), || Rc::new(draw()))
    }
}
