//! What is open, what is being read, and what was refused.

use crate::load::{BUILT_IN, BuiltIn, LoadError, Loaded, Problem, Severity};
use crate::model::{Dataset, Id};
use crate::parallel::DropInBackground;
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
    pub loaded: DropInBackground<Loaded>,
    has_errors: bool,
    generation: u64,
    index: Mutex<Option<Arc<DropInBackground<Index>>>>,
}

impl OpenDataset {
    /// What was loaded from somewhere.
    pub fn new(origin: Origin, loaded: Loaded) -> Self {
        static READINGS: AtomicU64 = AtomicU64::new(0);
        let generation = READINGS.fetch_add(1, Ordering::Relaxed);
        let has_errors = loaded.problems.iter().any(|problem| problem.severity() == Severity::Error);
        Self { origin, loaded: DropInBackground::new(loaded), has_errors, generation, index: Mutex::default() }
    }

    /// Tells this reading from every other of this run of the program.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// What searching needs, worked out when it is first asked for, which is for a thread in the background to do.
    pub fn index(&self) -> Arc<DropInBackground<Index>> {
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get_or_insert_with(|| Arc::new(DropInBackground::new(Index::new(&self.loaded)))).clone()
    }

    /// The same if it has been worked out already.
    pub fn index_if_there(&self) -> Option<Arc<DropInBackground<Index>>> {
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
