//! Asking the background for what takes longer than a frame to be worked out.
//!
//! Deliberately absent: working it out, and what is kept of it.

use super::finding::scope;
use super::{CopyJob, Effect, OpenDataset, State};
use crate::derived::Answer;
use crate::model::RecordType;
use crate::query::{ListingRequest, Ordered, Survey};

impl State {
    /// The survey of what is open, unless it is still being gathered.
    pub fn survey(&self) -> Option<&Survey> {
        self.session().open.as_ref().and_then(|open| self.session().derived.survey(&open.loaded))
    }

    /// Whether the table on screen waits for its order.
    pub fn is_listing(&self) -> bool {
        self.session().derived.is_listing() && scope(&self.route().view).is_some()
    }

    /// Asks for what is on screen and takes longer than a frame, unless it is known or being worked out.
    pub(super) fn derive(&mut self) {
        let Some(open) = self.library.active.open.clone() else { return };
        let request = scope(&self.route().view).map(|record_type| {
            let orders = self.layout(record_type).orders;
            ListingRequest::new(open.dataset(), record_type, &orders, self.language(), self.session().found.as_ref())
        });
        let questions = self.library.active.derived.ask(open.dataset(), request);
        self.effects.extend(questions.into_iter().map(|question| Effect::Derive(open.clone(), question)));
    }

    /// Takes what was worked out, unless something else is open by now.
    pub(super) fn take_derived(&mut self, open: &OpenDataset, answer: Answer) {
        if self.library.active.shows(open) {
            self.library.active.derived.take(answer);
        }
    }

    /// Words what a table lists, to be put on the clipboard.
    pub(super) fn copy_rows(&mut self, record_type: RecordType, rows: Ordered) {
        let Some(open) = self.library.active.open.clone() else { return };
        let columns = self.layout(record_type).columns;
        let (selected, language) = (self.library.active.selected.clone(), self.language());
        self.effects.push(Effect::CopyRows(Box::new(CopyJob { open, record_type, columns, rows, selected, language })));
    }
}
