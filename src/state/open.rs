//! Opening datasets: what is open, what is being read, and what was refused.
//!
//! A dataset replaces the open one only once it has been read without errors, or when the person asks for its readable records.
//! Until then everything stays as it was.

use super::{Dialog, Effect, Notice, State};
use crate::load::{LoadError, Loaded, Problem, Severity};
use crate::model::{Dataset, Id};
use crate::query::Index;
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

/// A dataset on screen. Never changed.
#[derive(Debug)]
pub struct OpenDataset {
    /// Where it comes from.
    pub origin: Origin,
    /// Its records and what is wrong with them.
    pub loaded: Loaded,
    index: OnceLock<Index>,
}

impl OpenDataset {
    /// What was loaded from somewhere.
    pub fn new(origin: Origin, loaded: Loaded) -> Self {
        Self { origin, loaded, index: OnceLock::new() }
    }

    /// What searching needs, worked out when it is first asked for, which is for a thread in the background to do.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.loaded))
    }

    /// The dataset itself.
    pub fn dataset(&self) -> &Dataset {
        &self.loaded.dataset
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.loaded.dataset.head.id
    }
}

/// Tells one piece of background work from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket(pub u64);

/// Work in the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// Its ticket.
    pub ticket: Ticket,
    /// What is being read, or nothing for an export.
    pub loading: Option<Origin>,
    /// How much is done, of [`Busy::total`].
    pub done: usize,
    /// How much there is to do, 0 while that is not known.
    pub total: usize,
}

/// A file that did not simply open.
#[derive(Debug)]
pub struct Refused {
    /// The file.
    pub origin: Origin,
    /// Why.
    pub error: Option<LoadError>,
    /// Its readable records, if there are any.
    pub readable: Option<Arc<OpenDataset>>,
}

impl Refused {
    /// Everything that is wrong with the file.
    pub fn problems(&self) -> &[Problem] {
        match (&self.error, &self.readable) {
            (Some(LoadError::Unreadable(problems)), _) => problems,
            (_, Some(open)) => &open.loaded.problems,
            _ => &[],
        }
    }
}

impl State {
    pub(super) fn start_loading(&mut self, origin: Origin) -> Vec<Effect> {
        let mut effects = self.cancel_work();
        let ticket = self.next_ticket();
        self.dialog = None;
        self.refused = None;
        self.busy = Some(Busy { ticket, loading: Some(origin.clone()), done: 0, total: 0 });
        effects.push(Effect::Load(ticket, origin));
        effects
    }

    pub(super) fn cancel_work(&mut self) -> Vec<Effect> {
        self.busy.take().map(|busy| Effect::Cancel(busy.ticket)).into_iter().collect()
    }

    pub(super) fn note_progress(&mut self, ticket: super::Ticket, done: usize, total: usize) {
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            (busy.done, busy.total) = (done, total);
        }
    }

    pub(super) fn finish_loading(
        &mut self,
        ticket: super::Ticket,
        origin: Origin,
        result: Result<Box<Loaded>, LoadError>,
    ) -> Vec<Effect> {
        if self.busy.as_ref().is_none_or(|busy| busy.ticket != ticket) {
            return Vec::new();
        }
        self.busy = None;
        match result {
            Ok(loaded) => {
                let sound = loaded.problems.iter().all(|problem| problem.severity() == Severity::Warning);
                let open = Arc::new(OpenDataset::new(origin.clone(), *loaded));
                if sound {
                    return self.show(open);
                }
                self.refused = Some(Refused { origin, error: None, readable: Some(open) });
                Vec::new()
            }
            Err(LoadError::Cancelled) => Vec::new(),
            Err(error) => {
                self.refused = Some(Refused { origin, error: Some(error), readable: None });
                Vec::new()
            }
        }
    }

    pub(super) fn open_readable(&mut self) -> Vec<Effect> {
        match self.refused.take().and_then(|refused| refused.readable) {
            Some(open) => self.show(open),
            None => Vec::new(),
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
            Some(Dialog::OpenPath { path, .. }) if !path.trim().is_empty() => {
                let path = self.typed_path(path);
                self.start_loading(Origin::File(path))
            }
            _ => Vec::new(),
        }
    }

    /// The path that a person means by what they typed or pasted: without quotation marks, and with `~` for their home.
    pub(super) fn typed_path(&self, typed: &str) -> PathBuf {
        let typed = typed.trim().trim_matches(['"', '\'']);
        match typed.strip_prefix("~/") {
            Some(rest) => self.person.home.join(rest),
            None => PathBuf::from(typed),
        }
    }

    /// Without a dialog of the system a path can still be typed; an export form has its own field for it.
    pub(super) fn offer_path_field(&mut self) {
        match &mut self.dialog {
            Some(Dialog::Export(form)) => form.no_system_dialog = true,
            Some(Dialog::Picture(form)) => form.no_system_dialog = true,
            _ => self.dialog = Some(Dialog::OpenPath { path: String::new(), no_system_dialog: true }),
        }
    }

    fn show(&mut self, open: Arc<OpenDataset>) -> Vec<Effect> {
        let replaces_another = self.open.as_ref().is_none_or(|before| before.id() != open.id());
        self.selected = self.settings.selections.get(open.id()).cloned().unwrap_or_default();
        self.selected.retain(|id| open.dataset().find(id.as_str()).is_some());
        self.undo.clear();
        self.restore_filter(open.id());
        self.settings.remember_file(&open.origin);
        if replaces_another {
            self.history = super::History::default();
        }
        if matches!(self.notice, Some(Notice::Exported(_) | Notice::Copied | Notice::Selected { .. })) {
            self.notice = None;
        }
        self.open = Some(open);
        self.save()
    }
}
