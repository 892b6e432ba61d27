//! Everything that belongs to one open dataset: its data, and what a person has done with it.

use super::attaching::TextChange;
use super::finding::Past;
use super::unfolding::Unfolding;
use super::{Filter, Following, History, OpenDataset, Origin, Reader, Route, Selection, Settings, View};
use crate::derived::Derived;
use crate::model::{Dataset, Id, RecordType};
use crate::query::{Findings, Request};
use std::sync::Arc;

/// One open dataset and everything that a person has done with it. Empty until the first dataset has been read.
#[derive(Default)]
pub struct Session {
    /// The dataset.
    pub open: Option<Arc<OpenDataset>>,
    /// Whether its problems are listed beside it.
    pub problems_beside: bool,
    /// How its files are followed.
    pub following: Following,
    /// Where the person is and was.
    pub history: History,
    /// The selected records.
    pub selected: Selection,
    /// What narrows the lists.
    pub filter: Filter,
    /// What was found last, which may answer an earlier request while a search is under way.
    pub found: Option<Arc<Findings>>,
    /// Whether the search box has yet to be given the keyboard.
    pub focus_search: bool,
    /// What the person does in the text of a source.
    pub reader: Reader,
    /// What is worked out from the dataset to be shown.
    pub derived: Derived,
    pub(super) unfolding: Unfolding,
    pub(super) changing_texts: Option<TextChange>,
    pub(super) seeking: Option<Request>,
    pub(super) opens_best: bool,
    pub(super) undo: Vec<Past>,
    /// Its place in the order in which sessions were opened.
    pub(super) number: u64,
}

impl Session {
    /// A session on a dataset, at its beginning.
    pub(super) fn new(open: Arc<OpenDataset>) -> Self {
        Self { problems_beside: open.has_errors(), open: Some(open), ..Self::default() }
    }

    /// Takes up the selection, the filter and the place that are kept of its dataset: those of another open version of it, or else
    /// those in the settings.
    pub(super) fn recall<'a>(&mut self, settings: &Settings, mut others: impl Iterator<Item = &'a Self>) {
        let Some(open) = &self.open else { return };
        let dataset = open.dataset();
        self.history = history_from(settings, dataset);
        self.filter = settings.filters.get(open.id()).map(|text| Filter::parse(text)).unwrap_or_default();
        let other = others.find(|other| other.open.as_ref().is_some_and(|other| other.id() == open.id()));
        let kept: Vec<&Id> = match other {
            Some(other) => other.selected_ids().chain(&other.following.vanished).collect(),
            None => settings.selections.get(open.id()).into_iter().flat_map(|ids| ids.iter()).collect(),
        };
        let (found, vanished): (Vec<&Id>, Vec<&Id>) = kept.into_iter().partition(|id| dataset.find(id.as_str()).is_some());
        self.selected = Selection::of(dataset, found.into_iter().filter_map(|id| dataset.find(id.as_str())));
        self.following.vanished = vanished.into_iter().cloned().collect();
    }

    /// The ids of the selected records, in the order of the dataset.
    pub fn selected_ids(&self) -> impl Iterator<Item = &Id> {
        let dataset = self.open.as_ref().map(|open| open.dataset());
        dataset.into_iter().flat_map(|dataset| self.selected.records(dataset).map(|record| dataset.record(record).id()))
    }

    /// Where its dataset comes from; none while it is empty.
    pub fn origin(&self) -> Option<&Origin> {
        self.open.as_ref().map(|open| &open.origin)
    }

    /// The place on screen.
    pub fn route(&self) -> &Route {
        self.history.current()
    }

    /// Makes a record current, or none.
    pub(super) fn show_record(&mut self, record: Option<Id>) {
        let view = self.route().view.clone();
        self.history.go(Route { view, record });
    }

    /// Whether this is the reading that the session shows. Results for an earlier one are dropped.
    pub(super) fn shows(&self, open: &OpenDataset) -> bool {
        self.open.as_ref().is_some_and(|own| own.generation() == open.generation())
    }

    /// Puts a later reading in the place of the dataset, and returns the earlier one.
    pub(super) fn replace(&mut self, open: Arc<OpenDataset>) -> Option<Arc<OpenDataset>> {
        self.drop_derived();
        self.open.replace(open)
    }

    /// Drops what is worked out from the dataset, and what is being worked out.
    pub(super) fn drop_derived(&mut self) {
        self.found = None;
        self.seeking = None;
        self.opens_best = false;
        self.derived = Derived::default();
        self.open.iter().for_each(|open| open.drop_index());
    }
}

/// A history that begins where one was in a dataset, as far as that is still there.
fn history_from(settings: &Settings, dataset: &Dataset) -> History {
    let kept = settings.places.get(&dataset.head.id).and_then(|place| place.parse::<Route>().ok());
    let mut route = kept.unwrap_or_default();
    route.record = route.record.filter(|id| dataset.find(id.as_str()).is_some());
    if let View::Principle(id) = &route.view
        && dataset.find_of_type(id.as_str(), Some(RecordType::Principle)).is_none()
    {
        route.view = View::default();
    }
    let mut history = History::default();
    history.begin_at(route);
    history
}
