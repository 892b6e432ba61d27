//! Opening datasets: what is open, what is being read, and what was refused.
//!
//! A dataset replaces the open one once it has been read. Where it has errors, its readable records are shown with the problems
//! beside them, and what was open before is kept, so that one step leads back to it exactly as it was. A file that gives no
//! dataset at all changes nothing.

use super::finding::Past;
use super::{Dialog, Effect, Filter, History, Notice, PathFor, Reader, Selection, State};
use crate::load::{LoadError, Loaded, Problem, Progress, Severity};
use crate::model::{Dataset, Id};
use crate::parallel::FreedApart;
use crate::query::{Findings, Index};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Where a dataset comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The Chengdu dataset that is part of the program.
    Chengdu,
    /// The invented example that is part of the program.
    ExampleTown,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The file, if it is one.
    pub fn file(&self) -> Option<&PathBuf> {
        if let Self::File(path) = self { Some(path) } else { None }
    }
}

/// A dataset on screen. Never changed.
#[derive(Debug)]
pub struct OpenDataset {
    /// Where it comes from.
    pub origin: Origin,
    /// Its records and what is wrong with them.
    pub loaded: FreedApart<Loaded>,
    has_errors: bool,
    index: OnceLock<FreedApart<Index>>,
}

impl OpenDataset {
    /// What was loaded from somewhere.
    pub fn new(origin: Origin, loaded: Loaded) -> Self {
        let has_errors = loaded.problems.iter().any(|problem| problem.severity() == Severity::Error);
        Self { origin, loaded: FreedApart::new(loaded), has_errors, index: OnceLock::new() }
    }

    /// What searching needs, worked out when it is first asked for, which is for a thread in the background to do.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| FreedApart::new(Index::new(&self.loaded)))
    }

    /// The same if it has been worked out already.
    pub fn index_if_there(&self) -> Option<&Index> {
        self.index.get().map(|index| &**index)
    }

    /// The dataset itself.
    pub fn dataset(&self) -> &Dataset {
        &self.loaded.dataset
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.loaded.dataset.head.id
    }

    /// Whether anything in it is wrong, beyond what it is only warned of.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }
}

/// Tells one piece of background work from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket(pub u64);

/// Work in the background.
#[derive(Clone, Debug)]
pub struct Busy {
    /// Its ticket.
    pub ticket: Ticket,
    /// What is being read, or nothing for an export.
    pub loading: Option<Origin>,
    /// How much is done, of [`Busy::total`].
    pub done: usize,
    /// How much there is to do, 0 while that is not known.
    pub total: usize,
    /// How many records have been read.
    pub records: usize,
    /// The records with which the file begins, if it is large.
    pub beginning: Option<Arc<OpenDataset>>,
}

impl Busy {
    /// Work that has just begun, of so much.
    pub fn new(ticket: Ticket, loading: Option<Origin>, total: usize) -> Self {
        Self { ticket, loading, done: 0, total, records: 0, beginning: None }
    }
}

/// A file that gave no dataset.
#[derive(Debug)]
pub struct Refused {
    /// The file.
    pub origin: Origin,
    /// Why.
    pub error: LoadError,
}

impl Refused {
    /// Everything that is wrong with the file.
    pub fn problems(&self) -> &[Problem] {
        if let LoadError::Unreadable(problems) = &self.error { problems } else { &[] }
    }
}

/// What was open before a file with errors, as it was.
#[derive(Debug)]
pub struct Previous {
    /// The dataset.
    pub open: Arc<OpenDataset>,
    history: History,
    selected: Selection,
    undo: Vec<Past>,
    filter: Filter,
    found: Option<Arc<Findings>>,
    reader: Reader,
    problems_beside: bool,
}

impl State {
    pub(super) fn start_loading(&mut self, origin: Origin) -> Vec<Effect> {
        self.dialog = None;
        self.refused = None;
        let origin = self.reachable(origin);
        self.load(origin)
    }

    /// Reads a file again that was refused. Until that is done, what was wrong with it stays on screen.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        match self.refused.as_ref().map(|refused| refused.origin.clone()) {
            Some(origin) => self.load(origin),
            None => Vec::new(),
        }
    }

    pub(super) fn dismiss_refused(&mut self) -> Vec<Effect> {
        self.refused = None;
        self.watch()
    }

    fn load(&mut self, origin: Origin) -> Vec<Effect> {
        let mut effects = self.cancel_work();
        effects.extend(self.stop_following());
        let ticket = self.start_reading(origin.clone());
        let texts = self.texts_for(&origin);
        effects.push(Effect::Load(ticket, origin, texts));
        effects
    }

    pub(super) fn cancel_work(&mut self) -> Vec<Effect> {
        self.give_up_change_of_texts();
        self.busy.take().map(|busy| Effect::Cancel(busy.ticket)).into_iter().collect()
    }

    pub(super) fn note_progress(&mut self, ticket: super::Ticket, done: usize, total: usize) {
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            (busy.done, busy.total) = (done, total);
        }
    }

    pub(super) fn note_load_progress(&mut self, ticket: super::Ticket, progress: Progress) {
        self.note_progress(ticket, progress.thousandths(), 1000);
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            busy.records = progress.records;
        }
    }

    /// The records with which the file that is being read begins, if it is large.
    pub fn beginning(&self) -> Option<&OpenDataset> {
        self.busy.as_ref().and_then(|busy| busy.beginning.as_deref())
    }

    pub(super) fn note_beginning(&mut self, ticket: super::Ticket, beginning: Arc<OpenDataset>) {
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            busy.beginning = Some(beginning);
        }
    }

    pub(super) fn finish_loading(
        &mut self,
        ticket: super::Ticket,
        origin: Origin,
        result: Result<Arc<OpenDataset>, LoadError>,
    ) -> Vec<Effect> {
        if self.busy.as_ref().is_none_or(|busy| busy.ticket != ticket) {
            return Vec::new();
        }
        self.busy = None;
        match result {
            Ok(open) => {
                self.previous = if open.has_errors() { self.put_by() } else { None };
                self.problems_beside = open.has_errors();
                self.refused = None;
                let mut effects = self.show(open);
                effects.extend(self.attach_what_came_with(ticket));
                effects
            }
            Err(LoadError::Cancelled) => Vec::new(),
            Err(error) => {
                self.refused = Some(Refused { origin, error });
                self.watch()
            }
        }
    }

    /// What is open, to come back to.
    fn put_by(&mut self) -> Option<Previous> {
        self.open.take().map(|open| Previous {
            open,
            history: self.history.clone(),
            selected: self.selected.clone(),
            undo: self.undo.clone(),
            filter: self.filter.clone(),
            found: self.found.take(),
            reader: self.reader.clone(),
            problems_beside: self.problems_beside,
        })
    }

    /// Goes back to what was open before a file with errors.
    pub(super) fn return_to_previous(&mut self) -> Vec<Effect> {
        let Some(previous) = self.previous.take() else {
            return Vec::new();
        };
        let mut effects = self.cancel_work();
        effects.extend(self.follow_anew());
        self.forget_seeking();
        self.history = previous.history;
        self.selected = previous.selected;
        self.undo = previous.undo;
        self.filter = previous.filter;
        self.found = previous.found;
        self.reader = previous.reader;
        self.problems_beside = previous.problems_beside;
        self.open = Some(previous.open);
        self.forget_passing_notices();
        effects.extend(self.watch());
        effects
    }

    pub(super) fn edit_open_path(&mut self, path: String) -> Vec<Effect> {
        if let Some(Dialog::OpenPath { path: typed, .. }) = &mut self.dialog {
            *typed = path;
        }
        Vec::new()
    }

    pub(super) fn open_typed_path(&mut self) -> Vec<Effect> {
        match &self.dialog {
            Some(Dialog::OpenPath { path, purpose, .. }) if !path.trim().is_empty() => {
                let (path, purpose) = (self.typed_path(path), *purpose);
                match purpose {
                    PathFor::Dataset => self.start_loading(Origin::File(path)),
                    PathFor::SourceText => self.start_attaching(path),
                }
            }
            _ => Vec::new(),
        }
    }

    /// The path that a person means by what they typed or pasted: without quotation marks, with `~` for their home, and from the
    /// folder in which the program was started.
    pub(super) fn typed_path(&self, typed: &str) -> PathBuf {
        let typed = typed.trim().trim_matches(['"', '\'']);
        match typed.strip_prefix("~/") {
            Some(rest) => self.person.home.join(rest),
            None => self.person.folder.join(typed),
        }
    }

    /// The same origin by a path that leads to it from everywhere, so that a recent file is found whatever folder the program is
    /// started in.
    fn reachable(&self, origin: Origin) -> Origin {
        match origin {
            Origin::File(path) => Origin::File(self.person.folder.join(path)),
            part_of_the_program => part_of_the_program,
        }
    }

    /// Asks for a path to be typed.
    pub(super) fn ask_for_path(&mut self, purpose: PathFor) -> Vec<Effect> {
        self.dialog = Some(Dialog::OpenPath { path: String::new(), purpose, no_system_dialog: false });
        Vec::new()
    }

    /// Without a dialog of the system a path can still be typed; an export form has its own field for it.
    pub(super) fn offer_path_field(&mut self, purpose: PathFor) {
        match &mut self.dialog {
            Some(Dialog::Export(form)) => form.no_system_dialog = true,
            Some(Dialog::Picture(form)) => form.no_system_dialog = true,
            _ => self.dialog = Some(Dialog::OpenPath { path: String::new(), purpose, no_system_dialog: true }),
        }
    }

    fn show(&mut self, open: Arc<OpenDataset>) -> Vec<Effect> {
        self.remember_place();
        let before = self.open.as_ref().or(self.previous.as_ref().map(|previous| &previous.open));
        let replaces_another = before.is_none_or(|before| before.id() != open.id());
        let mut effects = self.follow_anew();
        self.recall_selection(&open);
        self.restore_filter(open.id());
        self.settings.remember_file(&open.origin);
        if replaces_another {
            self.history = super::comfort::history_from(&self.settings, open.dataset());
        }
        self.forget_passing_notices();
        if replaces_another {
            self.reader = Reader::default();
        }
        self.open = Some(open);
        self.reread();
        effects.extend(self.save());
        effects.extend(self.watch());
        effects
    }

    /// Takes back what was told of another dataset.
    fn forget_passing_notices(&mut self) {
        let passes = |notice: &Notice| {
            matches!(
                notice,
                Notice::Exported(_)
                    | Notice::Copied
                    | Notice::Selected { .. }
                    | Notice::Reloaded(_)
                    | Notice::Attached(_)
                    | Notice::NotAttached(..)
                    | Notice::TextsKept(_)
                    | Notice::Detached
                    | Notice::NoSource
            )
        };
        self.notice = self.notice.take().filter(|notice| !passes(notice));
    }
}
