//! What a person looks for: the words in the search box, the constraints set in lists, and what has been found.
//!
//! A filter is one query. It narrows the list on screen, and the list says so; reading views are never narrowed. Whenever a list is
//! to show something else than what was asked for last, a search is asked for and an earlier one is given up.
//! Deliberately absent: searching, which `query` does on a thread.

use super::{Effect, Notice, OpenDataset, Route, Selection, State, View};
use crate::model::{Id, RecordIndex, RecordType};
use crate::query::{Constraint, Facet, Findings, Query, Request};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many selections can be taken back.
const UNDO_LIMIT: usize = 100;

/// A selection that can be come back to.
#[derive(Clone, Debug)]
pub(super) struct Past {
    pub selected: Selection,
    /// The records of it that were there in an earlier reading and are not in this one.
    pub vanished: BTreeSet<Id>,
}

/// What changes what narrows the lists, or opens what is found.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterCommand {
    /// Changes the words in the search box.
    Search(String),
    /// Takes the words in the search box back, and leaves the constraints that are written there.
    DropWords,
    /// Notes that the search box has been given the keyboard.
    SearchFocused,
    /// Makes the best record that was found current.
    OpenBest,
    /// Sets a constraint, or takes it back.
    Toggle(Constraint),
    /// Takes a constraint back.
    Remove(Constraint),
}

/// What narrows the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The words in the search box, which may hold constraints as well.
    pub text: String,
    /// The constraints set in lists.
    pub constraints: Vec<Constraint>,
}

impl Filter {
    /// The filter that [`Filter::query`] prints as `text`.
    pub(super) fn parse(text: &str) -> Self {
        let query = Query::parse(text);
        Self { text: query.words(), constraints: query.constraints }
    }

    /// Everything that is asked for.
    pub fn query(&self) -> Query {
        let mut query = Query::parse(&self.text);
        for constraint in &self.constraints {
            if !query.constraints.contains(constraint) {
                query.constraints.push(constraint.clone());
            }
        }
        query
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.constraints.is_empty()
    }

    /// Sets a constraint, or takes it back if it is set. The opposite of one that is set takes its place.
    fn toggle(&mut self, constraint: Constraint) {
        if self.query().constraints.contains(&constraint) {
            return self.remove(&constraint);
        }
        self.remove(&Constraint { excluded: !constraint.excluded, ..constraint.clone() });
        self.constraints.push(constraint);
    }

    /// Takes a constraint back, wherever it was set.
    fn remove(&mut self, constraint: &Constraint) {
        self.constraints.retain(|set| set != constraint);
        let mut typed = Query::parse(&self.text);
        if typed.constraints.contains(constraint) {
            typed.constraints.retain(|set| set != constraint);
            self.text = typed.to_string();
        }
    }
}

impl State {
    /// The records that the list on screen shows, in the order of the dataset; nothing where there is no list, or not yet.
    pub fn listed(&self) -> Option<&[RecordIndex]> {
        self.in_list().map(|found| found.records.as_slice())
    }

    fn in_list(&self) -> Option<&Findings> {
        self.library.active.found.as_deref().filter(|_| self.library.active.seeking.is_none() && self.shows_list())
    }

    /// Whether a list is on screen, which a filter narrows.
    pub fn shows_list(&self) -> bool {
        shows_list(&self.route().view)
    }

    /// Whether the list on screen waits for what it is to show.
    pub fn is_seeking(&self) -> bool {
        self.library.active.seeking.is_some() || self.is_listing()
    }

    /// What narrows the list on screen beside the sort of list it is, as a query; nothing where nothing does.
    pub fn filter_in_use(&self) -> Option<String> {
        let request = &self.in_list()?.request;
        let mut query = request.query.clone();
        if request.scope.is_some() {
            // Constraints on one facet are alternatives, but a table leaves other types out whatever else is asked for.
            query.constraints.retain(|constraint| constraint.facet != Facet::Type || constraint.excluded);
        }
        query.constraints.extend(request.scope.map(|record_type| Constraint {
            facet: Facet::Type,
            value: record_type.code().into(),
            excluded: false,
        }));
        (!query.is_empty()).then(|| query.to_string())
    }

    pub(super) fn on_filter(&mut self, command: FilterCommand) {
        let session = &mut self.library.active;
        match command {
            FilterCommand::Search(text) => {
                session.filter.text = text;
                // Whoever takes words away stays where they are.
                if !session.filter.text.trim().is_empty() {
                    self.show_results();
                }
                self.remember_filter();
            }
            FilterCommand::DropWords => {
                session.filter.text = Query { terms: Vec::new(), ..Query::parse(&session.filter.text) }.to_string();
                self.remember_filter();
            }
            FilterCommand::SearchFocused => session.focus_search = false,
            FilterCommand::OpenBest => self.open_best(),
            FilterCommand::Toggle(constraint) => {
                session.filter.toggle(constraint);
                if !self.shows_list() {
                    self.show_results();
                }
                self.remember_filter();
            }
            FilterCommand::Remove(constraint) => {
                session.filter.remove(&constraint);
                self.remember_filter();
            }
        }
    }

    pub(super) fn clear_filter(&mut self) {
        self.library.active.filter = Filter::default();
        self.remember_filter();
    }

    /// Makes the best record current of those that are found, or will be once the search for them has ended.
    fn open_best(&mut self) {
        if self.library.active.filter.is_empty() {
            return;
        }
        if !self.shows_list() {
            self.show_results();
        }
        self.library.active.opens_best = self.is_wanting();
        let found =
            self.library.active.found.as_ref().filter(|found| !self.library.active.opens_best && !found.request.query.is_empty());
        let best = found.and_then(|found| found.groups.iter().find_map(|group| group.hits.first()));
        if let (Some(hit), Some(open)) = (best, &self.library.active.open) {
            let id = open.dataset().record(hit.record).id().clone();
            self.library.active.show_record(Some(id));
        }
    }

    /// What the list on screen is to show.
    pub(super) fn wanted(&self) -> Request {
        Request { query: self.library.active.filter.query(), scope: scope(&self.route().view) }
    }

    /// Whether what the list on screen is to show has not been found yet.
    fn is_wanting(&self) -> bool {
        self.library.active.seeking.is_some()
            || self.library.active.found.as_ref().is_none_or(|found| found.request != self.wanted())
    }

    /// Asks for a search if a list is on screen and what it is to show has not been asked for yet.
    pub(super) fn seek(&mut self) {
        let Some(open) = self.library.active.open.clone().filter(|_| shows_list(&self.route().view)) else { return };
        let wanted = self.wanted();
        let found = self.library.active.found.as_ref().map(|found| &found.request);
        if self.library.active.seeking.as_ref().or(found) == Some(&wanted) {
            return;
        }
        self.library.active.seeking = Some(wanted.clone());
        self.effects.push(Effect::Find(open, wanted))
    }

    /// Takes what was found, unless something else is wanted by now.
    pub(super) fn take_findings(&mut self, open: &Arc<OpenDataset>, findings: Findings) {
        if self.library.active.shows(open) && self.library.active.seeking.as_ref() == Some(&findings.request) {
            if findings.complete {
                self.library.active.seeking = None;
            }
            self.library.active.found = Some(Arc::new(findings));
            if self.library.active.seeking.is_none() && self.library.active.opens_best {
                self.open_best();
            }
        }
    }

    pub(super) fn select(&mut self, ids: &[Id], chosen: bool) {
        let Some(open) = self.library.active.open.clone() else { return };
        let dataset = open.dataset();
        let records = ids.iter().filter_map(|id| dataset.find(id.as_str()));
        self.change_selection(self.library.active.selected.with(dataset, records, chosen))
    }

    pub(super) fn clear_selection(&mut self) {
        // What was selected in an earlier reading does not come back either.
        self.library.active.following.vanished.clear();
        self.change_selection(Selection::default());
    }

    pub(super) fn select_listed(&mut self) {
        if let (Some(open), Some(listed)) = (&self.library.active.open, self.listed()) {
            self.change_selection(self.library.active.selected.with(open.dataset(), listed.iter().copied(), true));
        }
    }

    pub(super) fn invert_listed(&mut self) {
        if let (Some(open), Some(listed)) = (&self.library.active.open, self.listed()) {
            self.change_selection(self.library.active.selected.inverted(open.dataset(), listed.iter().copied()));
        }
    }

    pub(super) fn undo_selection(&mut self) {
        if let Some(before) = self.library.active.undo.pop() {
            self.library.active.selected = before.selected;
            self.library.active.following.vanished.extend(before.vanished);
            self.forget_selecting();
            self.save();
        }
    }

    /// Takes back what was told of an earlier change of the selection, which is not the latest any more.
    pub(super) fn forget_selecting(&mut self) {
        self.notice = self.notice.take().filter(|notice| !matches!(notice, Notice::Selected { .. }));
    }

    fn change_selection(&mut self, selected: Selection) {
        let (added, removed) = (selected.without(&self.library.active.selected), self.library.active.selected.without(&selected));
        if added + removed == 0 {
            return;
        }
        let selected = std::mem::replace(&mut self.library.active.selected, selected);
        self.library.active.undo.push(Past { selected, vanished: BTreeSet::new() });
        if self.library.active.undo.len() > UNDO_LIMIT {
            self.library.active.undo.remove(0);
        }
        self.forget_selecting();
        // One box that was ticked speaks for itself.
        if added + removed > 1 {
            self.notice = Some(Notice::Selected { added, removed });
        }
        self.save()
    }

    fn remember_filter(&mut self) {
        if let Some(open) = &self.library.active.open {
            self.settings.remember_filter(open.id(), &self.library.active.filter.query().to_string());
        }
        self.save()
    }

    fn show_results(&mut self) {
        let record = self.route().record.clone();
        self.library.active.history.go(Route { view: View::Search, record });
    }
}

/// Whether the view is a list that a filter narrows.
fn shows_list(view: &View) -> bool {
    matches!(view, View::Search | View::Agencies | View::Records(_))
}

/// The type of record that a view lists, if it is one.
pub(super) fn scope(view: &View) -> Option<RecordType> {
    match view {
        View::Agencies => Some(RecordType::Agency),
        View::Records(record_type) => Some(*record_type),
        _ => None,
    }
}
