//! What the table on screen lists, where working that out takes longer than a frame.
//!
//! Of a long table the order is asked for in the background, one at a time; until it is there the table stays as it was. The other
//! direction of the same order is there at once. Deliberately absent: the order of short tables, which the window finds as it shows
//! them.

use super::finding::scope;
use super::{Effect, OpenDataset, Selection, State};
use crate::model::{Language, RecordType};
use crate::query::{Column, Listing, Ordered, Ranks, Wish};
use std::sync::Arc;

/// Up to how many rows a table is put in order within a frame.
const AT_ONCE: usize = 5_000;

/// What long tables of a dataset list.
#[derive(Default)]
pub(super) struct Lists {
    /// What was worked out last.
    listing: Option<Listing>,
    /// What was asked for last and is not there yet.
    asked: Option<Wish>,
    /// What a defect of the program kept from being worked out, which is not asked for again.
    failed: Option<Wish>,
    /// Whether the background is at work.
    is_working: bool,
    ranks: Ranks,
}

/// A listing to be worked out.
#[derive(Clone, Debug)]
pub struct ListJob {
    /// The dataset.
    pub open: Arc<OpenDataset>,
    /// What is wished for.
    pub wish: Wish,
    /// What is known already.
    pub ranks: Ranks,
}

/// Rows of a table to be worded.
#[derive(Clone, Debug)]
pub struct CopyJob {
    /// The dataset.
    pub open: Arc<OpenDataset>,
    /// The type of the records.
    pub record_type: RecordType,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows that are listed.
    pub rows: Ordered,
    /// The selected records. Where any of them is listed, the others are left out.
    pub selected: Selection,
    /// The language of the words.
    pub language: Language,
}

impl State {
    /// Whether the table of a type is too long to be put in order within a frame.
    pub fn is_long(&self, record_type: RecordType) -> bool {
        self.library.active.open.as_ref().is_some_and(|open| open.dataset().records.count(record_type) > AT_ONCE)
    }

    /// What a long table lists, as far as that is known; it may answer an earlier wish.
    pub fn listing(&self, record_type: RecordType) -> Option<&Listing> {
        self.library.active.lists.listing.as_ref().filter(|listing| listing.wish.record_type == record_type)
    }

    /// Whether the table on screen waits for its order.
    pub fn is_listing(&self) -> bool {
        self.library.active.lists.asked.is_some() && scope(&self.route().view).is_some()
    }

    /// Asks for what the table on screen is to list, unless that is known or being worked out.
    pub(super) fn list(&mut self) -> Vec<Effect> {
        let Some((open, record_type)) = self.library.active.open.clone().zip(scope(&self.route().view)) else {
            return Vec::new();
        };
        if !self.is_long(record_type) {
            self.library.active.lists.asked = None;
            return Vec::new();
        }
        let orders = self.layout(record_type).orders;
        let wish = Wish::new(open.dataset(), record_type, &orders, self.language(), self.library.active.found.as_ref());
        if let Some(listing) = self.library.active.lists.listing.as_ref().and_then(|listing| listing.answering(&wish)) {
            self.library.active.lists.listing = Some(listing);
            self.library.active.lists.asked = None;
            return Vec::new();
        }
        if self.library.active.lists.failed.as_ref() == Some(&wish) {
            self.library.active.lists.asked = None;
            return Vec::new();
        }
        if self.library.active.lists.asked.as_ref() == Some(&wish) {
            return Vec::new();
        }
        self.library.active.lists.asked = Some(wish.clone());
        self.work_on(open, wish)
    }

    /// Takes what was worked out, unless something else is open by now.
    pub(super) fn take_listing(&mut self, open: &Arc<OpenDataset>, listing: Listing, ranks: Ranks) -> Vec<Effect> {
        if !self.library.active.shows(open) {
            return Vec::new();
        }
        self.library.active.lists.is_working = false;
        self.library.active.lists.ranks = ranks;
        let Some(asked) = self.library.active.lists.asked.take() else {
            return Vec::new();
        };
        match listing.answering(&asked) {
            Some(listing) => {
                self.library.active.lists.listing = Some(listing);
                Vec::new()
            }
            None => {
                self.library.active.lists.asked = Some(asked.clone());
                self.work_on(open.clone(), asked)
            }
        }
    }

    /// Words what a table lists, to be put on the clipboard.
    pub(super) fn copy_rows(&mut self, record_type: RecordType, rows: Ordered) -> Vec<Effect> {
        let Some(open) = self.library.active.open.clone() else {
            return Vec::new();
        };
        let columns = self.layout(record_type).columns;
        let (selected, language) = (self.library.active.selected.clone(), self.language());
        vec![Effect::CopyRows(Box::new(CopyJob { open, record_type, columns, rows, selected, language }))]
    }

    /// Notes that background work without a ticket ended in a defect of the program.
    pub(super) fn note_crash_of_listing(&mut self) {
        self.library.active.lists.is_working = false;
        self.library.active.lists.failed = self.library.active.lists.asked.take();
    }

    fn work_on(&mut self, open: Arc<OpenDataset>, wish: Wish) -> Vec<Effect> {
        if std::mem::replace(&mut self.library.active.lists.is_working, true) {
            return Vec::new();
        }
        vec![Effect::List(Box::new(ListJob { open, wish, ranks: self.library.active.lists.ranks.clone() }))]
    }
}
