//! What a person does in the text of a source: the passage they came for, the words they have marked, what they look for in it.
//!
//! Places are remembered as parts of the text and checked against it where they are used, since the text may be another one by
//! then. Deliberately absent: how far the page is scrolled, which is the window's.

use super::{Effect, Route, State, View};
use crate::draft::DraftForm;
use crate::evidence::{Anchor, Span};
use crate::load::source_of;
use crate::model::Id;

/// What a person does in the text of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The source that is read; the first of the dataset where none was chosen.
    pub source: Option<Id>,
    /// The piece of evidence that was followed to its place: its record, and its position among the evidence of that record.
    pub passage: Option<(Id, usize)>,
    /// The place that the page has yet to scroll to; with nothing in it, the paragraph as a whole.
    pub sought: Option<Span>,
    /// The words that are marked.
    pub marked: Option<Span>,
    /// What is looked for in the text.
    pub find: String,
    /// Where it stands, in the order of the text.
    pub found: Vec<Span>,
    /// Which of these places one is at.
    pub at: usize,
    /// The stretch that no passage covers to which one has been led.
    pub gap: Option<Span>,
    /// Whether the field for what is looked for has yet to be given the keyboard.
    pub focus_find: bool,
}

impl Reader {
    /// The place found that one is at.
    pub fn hit(&self) -> Option<&Span> {
        self.found.get(self.at)
    }
}

impl State {
    /// The source that is read: the one chosen, or else the first of the dataset.
    pub fn source_read(&self) -> Option<&Id> {
        let dataset = self.library.active.open.as_ref()?.dataset();
        let chosen = self
            .library
            .active
            .reader
            .source
            .as_ref()
            .and_then(|id| dataset.records.sources.iter().find(|source| source.id == *id));
        chosen.or(dataset.records.sources.first()).map(|source| &source.id)
    }

    /// Goes to the place of a piece of evidence, by its record and its position among the evidence of that record.
    pub(super) fn show_passage(&mut self, record: Id, position: usize) -> Vec<Effect> {
        let Some(open) = self.library.active.open.clone() else {
            return Vec::new();
        };
        let dataset = open.dataset();
        let found = dataset.find(record.as_str());
        let cited = found.and_then(|index| Some((index, dataset.record(index).evidence().get(position)?)));
        let Some((index, evidence)) = cited else {
            return Vec::new();
        };
        let sought = match open.loaded.anchors.of(index).get(position) {
            Some(Anchor::Exact(passage) | Anchor::Moved(passage)) => Span { p: passage.p, range: passage.clauses.clone() },
            _ => Span { p: evidence.p, range: 0..0 },
        };
        if let Some(source) = source_of(dataset, evidence) {
            self.read(source.into());
        }
        self.library.active.reader.sought = Some(sought);
        self.library.active.reader.passage = Some((record.clone(), position));
        self.go(Route { view: View::Source, record: Some(record) })
    }

    /// Scrolls to a place of the text that is read.
    pub(super) fn show_place(&mut self, place: Span) -> Vec<Effect> {
        self.library.active.reader.sought = Some(place);
        let record = self.route().record.clone();
        self.go(Route { view: View::Source, record })
    }

    /// Reads another source.
    pub(super) fn read(&mut self, source: Id) {
        if self.source_read() != Some(&source) {
            let find = std::mem::take(&mut self.library.active.reader.find);
            self.library.active.reader = Reader { source: Some(source), find, ..Reader::default() };
            self.find_again();
        }
    }

    pub(super) fn find_in_text(&mut self, words: String) {
        self.library.active.reader.find = words;
        self.library.active.reader.at = 0;
        self.find_again();
        self.show_hit();
    }

    /// Goes to the next place found, or to the one before it, round the end of the text.
    pub(super) fn step_found(&mut self, forward: bool) -> Vec<Effect> {
        self.library.active.reader.at = stepped(self.library.active.reader.at, self.library.active.reader.found.len(), forward);
        self.show_hit();
        match self.library.active.reader.sought.clone() {
            Some(place) => self.show_place(place),
            None => Vec::new(),
        }
    }

    /// Goes to the text and gives the field for what is looked for in it the keyboard.
    pub(super) fn focus_find(&mut self) -> Vec<Effect> {
        self.library.active.reader.focus_find = true;
        let record = self.route().record.clone();
        self.go(Route { view: View::Source, record })
    }

    /// Goes to the next stretch of the text that no passage covers, or to the one before it, round the end of the text.
    pub(super) fn step_gap(&mut self, forward: bool) -> Vec<Effect> {
        let gaps = self.gaps();
        let place = |span: &Span| (span.p, span.range.start);
        // The gap may have been closed or parted since one was led to it.
        let next = match (&self.library.active.reader.gap, forward) {
            (Some(gap), true) => gaps.iter().find(|other| place(other) > place(gap)).or(gaps.first()),
            (Some(gap), false) => gaps.iter().rfind(|other| place(other) < place(gap)).or(gaps.last()),
            (None, true) => gaps.first(),
            (None, false) => gaps.last(),
        };
        self.library.active.reader.gap = next.cloned();
        match next {
            Some(gap) => self.show_place(gap.clone()),
            None => Vec::new(),
        }
    }

    /// Looks again for what is looked for, in the text as it is now, and forgets the places in the text as it was.
    pub(super) fn reread(&mut self) {
        self.library.active.reader.marked = None;
        self.find_again();
    }

    /// What to make of the marked words, with nothing chosen yet.
    pub(super) fn draft_form(&self) -> Option<DraftForm> {
        let span = self.library.active.reader.marked.clone()?;
        let source = self.source_read()?.clone();
        let words = self.library.active.open.as_ref()?.loaded.anchors.text(source.as_str())?.words(&span)?.into();
        Some(DraftForm { source, span, words, record_type: None, name: None })
    }

    /// Whether words are marked in the text on screen.
    pub(super) fn is_marking(&self) -> bool {
        self.route().view == View::Source && self.library.active.reader.marked.is_some()
    }

    /// Whether the text of the source that is read is at hand.
    pub(super) fn has_text(&self) -> bool {
        let text = || self.library.active.open.as_ref()?.loaded.anchors.text(self.source_read()?.as_str());
        text().is_some()
    }

    fn show_hit(&mut self) {
        if let Some(hit) = self.library.active.reader.hit().cloned() {
            self.library.active.reader.marked = Some(hit.clone());
            self.library.active.reader.sought = Some(hit);
        }
    }

    fn find_again(&mut self) {
        let open = self.library.active.open.clone();
        let text = self.source_read().and_then(|source| open.as_ref()?.loaded.anchors.text(source.as_str()));
        self.library.active.reader.found = text.map(|text| text.find(&self.library.active.reader.find)).unwrap_or_default();
        self.library.active.reader.at =
            self.library.active.reader.at.min(self.library.active.reader.found.len().saturating_sub(1));
    }

    /// The stretches of the text that is read that no passage covers.
    fn gaps(&self) -> Vec<Span> {
        let gaps = || {
            let loaded = &self.library.active.open.as_ref()?.loaded;
            let source = self.source_read()?.as_str();
            let text = loaded.anchors.text(source)?;
            Some(text.coverage(loaded.anchors.passages(&loaded.dataset, source)).gaps)
        };
        gaps().unwrap_or_default()
    }
}

/// The place after or before `at` among so many, round the ends.
fn stepped(at: usize, count: usize, forward: bool) -> usize {
    let last = count.saturating_sub(1);
    match forward {
        true if at < last => at + 1,
        true => 0,
        false if at == 0 => last,
        false => at - 1,
    }
}
