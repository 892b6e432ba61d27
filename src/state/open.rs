//! Opening datasets: what is open, what is being read, and what was refused.
//!
//! A dataset that has been read gets a session of its own; one that is open already is gone to. Where a dataset has errors, its
//! readable records are shown with the problems beside them. A file that gives no dataset at all changes nothing.

use super::{Dialog, Effect, Notice, PathFor, Session, State};
use crate::load::{BUILT_IN, BuiltIn, LoadError, Loaded, Problem, Progress, Severity};
use crate::model::{Dataset, Id};
use crate::parallel::FreedApart;
use crate::query::Index;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a dataset comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A dataset that is part of the program.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The Chengdu dataset, on which the program opens.
    pub const CHENGDU: Self = Self::BuiltIn(BUILT_IN[0]);
    /// The invented example.
    pub const EXAMPLE_TOWN: Self = Self::BuiltIn(BUILT_IN[1]);
    /// Beijing's regulation on subdistrict offices.
    pub const BEIJING: Self = Self::BuiltIn(BUILT_IN[2]);

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
    generation: u64,
    index: Mutex<Option<Arc<FreedApart<Index>>>>,
}

impl OpenDataset {
    /// What was loaded from somewhere.
    pub fn new(origin: Origin, loaded: Loaded) -> Self {
        static READINGS: AtomicU64 = AtomicU64::new(0);
        let generation = READINGS.fetch_add(1, Ordering::Relaxed);
        let has_errors = loaded.problems.iter().any(|problem| problem.severity() == Severity::Error);
        Self { origin, loaded: FreedApart::new(loaded), has_errors, generation, index: Mutex::default() }
    }

    /// Tells this reading from every other of this run of the program.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// What searching needs, worked out when it is first asked for, which is for a thread in the background to do.
    pub fn index(&self) -> Arc<FreedApart<Index>> {
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get_or_insert_with(|| Arc::new(FreedApart::new(Index::new(&self.loaded)))).clone()
    }

    /// The same if it has been worked out already.
    pub fn index_if_there(&self) -> Option<Arc<FreedApart<Index>>> {
        self.index.try_lock().ok()?.clone()
    }

    /// Lets it go until it is asked for again. One that is being worked out stays, since waiting for it would hold up the window.
    pub(super) fn drop_index(&self) {
        if let Ok(mut index) = self.index.try_lock() {
            *index = None;
        }
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
    /// Whether it is about the session on screen and ends with it.
    pub is_for_session: bool,
}

impl Busy {
    /// Work that has just begun, of so much.
    pub fn new(ticket: Ticket, loading: Option<Origin>, total: usize) -> Self {
        Self { ticket, loading, done: 0, total, records: 0, beginning: None, is_for_session: false }
    }
}

/// A file that gave no dataset.
#[derive(Debug)]
pub struct Refused {
    /// The ticket of the reading that it was refused to.
    pub ticket: Ticket,
    /// The file.
    pub origin: Origin,
    /// Why.
    pub error: LoadError,
    /// Whether the file has changed since.
    pub is_stale: bool,
}

impl Refused {
    /// Everything that is wrong with the file.
    pub fn problems(&self) -> &[Problem] {
        if let LoadError::Unreadable(problems) = &self.error { problems } else { &[] }
    }
}

impl State {
    pub(super) fn start_loading(&mut self, origin: Origin) -> Vec<Effect> {
        self.dialog = None;
        self.refused = None;
        let origin = self.reachable(origin);
        if self.library.find(&origin).is_some() {
            return self.show_session(&origin);
        }
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

    pub(super) fn load(&mut self, origin: Origin) -> Vec<Effect> {
        let mut effects = self.cancel_work();
        effects.extend(self.stop_following());
        let ticket = self.start_reading(origin.clone(), false);
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
                let mut effects = self.open_session(open);
                effects.extend(self.attach_what_came_with(ticket));
                effects
            }
            Err(LoadError::Cancelled) => Vec::new(),
            Err(error) => {
                self.refused = Some(Refused { ticket, origin, error, is_stale: false });
                self.watch()
            }
        }
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

    /// Opens a session on a dataset that has been read.
    fn open_session(&mut self, open: Arc<OpenDataset>) -> Vec<Effect> {
        let mut effects = self.leave_session();
        self.settings.remember_use(&open.origin, open.id());
        let mut session = Session::new(open);
        session.recall(&self.settings, self.library.by_use());
        self.library.open(session);
        self.forget_passing_notices();
        effects.extend(self.save());
        effects.extend(self.watch());
        effects
    }

    /// Puts the session on a dataset from somewhere on screen. What has changed meanwhile is read again.
    pub(super) fn show_session(&mut self, origin: &Origin) -> Vec<Effect> {
        if self.library.active.origin() == Some(origin) {
            return Vec::new();
        }
        let mut effects = self.leave_session();
        if self.library.show(origin) {
            if let Some(open) = &self.library.active.open {
                self.settings.remember_use(&open.origin, open.id());
            }
            self.forget_passing_notices();
            effects.extend(self.save());
        }
        effects
    }

    /// Puts the session after the active one on screen, or the one before it.
    pub(super) fn step_session(&mut self, forward: bool) -> Vec<Effect> {
        match self.library.neighbour(forward).and_then(Session::origin).cloned() {
            Some(origin) => self.show_session(&origin),
            None => Vec::new(),
        }
    }

    /// Whether there is something to close: all that is left when everything is closed is the dataset that the program begins with.
    pub(super) fn can_close_session(&self) -> bool {
        let is_beginning = self.session().origin().is_none_or(|origin| *origin == Origin::CHENGDU);
        self.library.previous().is_some() || !is_beginning
    }

    /// Closes the session on screen. When the last one is closed, the dataset is opened that the program begins with.
    pub(super) fn close_session(&mut self) -> Vec<Effect> {
        if !self.can_close_session() {
            return Vec::new();
        }
        let mut effects = self.leave_session();
        self.settings = self.settings_to_save().into_settings();
        self.library.close();
        self.forget_passing_notices();
        effects.extend(self.watch());
        effects.extend(self.save());
        if self.library.active.open.is_none() {
            effects.extend(self.start_loading(Origin::CHENGDU));
        }
        effects
    }

    /// Ends what is going on in the session on screen, which is about to give way to another.
    fn leave_session(&mut self) -> Vec<Effect> {
        self.remember_place();
        self.dialog = None;
        self.refused = None;
        let is_its_own =
            self.library.active.changing_texts.is_some() || self.busy.as_ref().is_some_and(|busy| busy.is_for_session);
        let mut effects = if is_its_own { self.cancel_work() } else { Vec::new() };
        effects.extend(self.stop_following());
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
