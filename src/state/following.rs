//! Following a file while its author writes it.
//!
//! What is open is read again whenever one of its files has changed, quietly and beside whatever the person does, and takes the
//! place of the earlier reading with selection, filter, tab and history as they are. A save that cannot be read in full leaves the
//! last good reading on screen. Deliberately absent: looking at files, which `jobs` does.

use super::{Effect, Notice, OpenDataset, Origin, RereadJob, State, Ticket};
use crate::load::{LoadError, Problem};
use crate::model::Id;
use crate::query::{Differences, Findings};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

/// From how many bytes on reading again takes long enough to be shown.
const LONG: usize = 4 << 20;

/// How the program follows what is open.
#[derive(Debug, Default)]
pub struct Following {
    /// The records that the last reading changed, to be marked for a moment.
    pub marked: BTreeSet<Id>,
    /// How many readings have changed records, so that one moment can be told from the next.
    pub changes: u64,
    /// The last save, if it could not be followed.
    pub unfollowed: Option<Unfollowed>,
    /// Whether the problems of the last save are shown.
    pub unfollowed_shown: bool,
    /// The files that are not where they were.
    pub gone: Vec<PathBuf>,
    /// The files that are watched.
    watched: Vec<PathBuf>,
    reading: Option<Ticket>,
    /// How far the quiet reading has come: bytes done, bytes in all.
    progress: (usize, usize),
    /// Whether there is something to read again as soon as nothing else is being read.
    is_stale: bool,
    /// The selected records that an earlier reading had and this one has not.
    vanished: BTreeSet<Id>,
}

/// A save that could not be followed.
#[derive(Debug)]
pub enum Unfollowed {
    /// It holds no dataset.
    File(LoadError),
    /// Some of its records could not be read.
    Records(Arc<OpenDataset>),
}

impl Unfollowed {
    /// Everything that is wrong with it.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::File(LoadError::Unreadable(problems)) => problems,
            Self::File(_) => &[],
            Self::Records(open) => &open.loaded.problems,
        }
    }
}

/// A dataset that was read again.
#[derive(Debug)]
pub struct Reread {
    /// The later reading.
    pub open: Arc<OpenDataset>,
    /// What is different from the earlier one.
    pub differences: Differences,
    /// What is found in it for the list on screen, if there was one.
    pub findings: Option<Findings>,
}

impl Following {
    /// How far a quiet reading has come that takes long: bytes done, bytes in all.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.reading.is_some().then_some(self.progress).filter(|(_, total)| *total >= LONG)
    }

    /// Whether there are files to follow.
    pub fn is_watching(&self) -> bool {
        !self.watched.is_empty()
    }
}

impl State {
    /// Asks for the files of what is open to be watched, if they are not.
    pub(super) fn watch(&mut self) -> Vec<Effect> {
        let open = self.open.as_ref().filter(|_| !self.settings.reload_paused);
        let paths = open.map(|open| self.files_of(open)).unwrap_or_default();
        if paths == self.following.watched {
            return Vec::new();
        }
        self.following.watched.clone_from(&paths);
        self.following.gone.clear();
        vec![Effect::Watch(paths)]
    }

    /// The file of a dataset and those at which the texts of its sources are looked for.
    fn files_of(&self, open: &OpenDataset) -> Vec<PathBuf> {
        let texts = self.texts_for(&open.origin);
        let file = if let Origin::File(path) = &open.origin { Some(path) } else { None };
        let sources = open.dataset().records.sources.iter();
        let beside = sources.flat_map(|source| texts.paths(file.map(PathBuf::as_path), open.dataset(), source));
        let mut paths: Vec<PathBuf> = file.cloned().into_iter().chain(beside).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// Stops or resumes following.
    pub(super) fn pause_reload(&mut self) -> Vec<Effect> {
        self.settings.reload_paused = !self.settings.reload_paused;
        let mut effects = self.stop_following();
        self.following.is_stale = !self.settings.reload_paused;
        effects.extend(self.save());
        effects.extend(self.watch());
        effects
    }

    pub(super) fn files_changed(&mut self, changed: &[PathBuf], gone: Vec<PathBuf>) -> Vec<Effect> {
        let is_ours = |path: &PathBuf| self.following.watched.contains(path);
        let is_news = changed.iter().any(is_ours);
        self.following.gone = gone.into_iter().filter(is_ours).collect();
        if !is_news {
            return Vec::new();
        }
        let effects = self.stop_following();
        self.following.is_stale = true;
        effects
    }

    /// Gives up the quiet reading that is under way, which is to be made up for.
    pub(super) fn stop_following(&mut self) -> Vec<Effect> {
        let reading = self.following.reading.take();
        self.following.is_stale |= reading.is_some();
        reading.map(Effect::Cancel).into_iter().collect()
    }

    /// Reads again what has changed, unless the person waits for something else to be read.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        let waits = self.busy.as_ref().is_some_and(|busy| busy.loading.is_some());
        if !self.following.is_stale || waits || self.settings.reload_paused || !self.following.is_watching() {
            return Vec::new();
        }
        let ticket = self.next_ticket();
        self.following.reading = Some(ticket);
        self.following.progress = (0, 0);
        self.read_again(ticket)
    }

    /// Reads what is open again.
    pub(super) fn read_again(&mut self, ticket: Ticket) -> Vec<Effect> {
        let Some(open) = self.open.clone() else {
            return Vec::new();
        };
        self.following.is_stale = false;
        let texts = self.texts_for(&open.origin);
        let request = self.shows_list().then(|| self.wanted());
        vec![Effect::Reread(ticket, RereadJob { open, texts, request })]
    }

    pub(super) fn note_quiet_progress(&mut self, ticket: Ticket, done: usize, total: usize) {
        if self.following.reading == Some(ticket) {
            self.following.progress = (done, total);
        }
    }

    pub(super) fn finish_reread(&mut self, ticket: Ticket, result: Result<Box<Reread>, LoadError>) -> Vec<Effect> {
        let is_asked_for = self.busy.as_ref().is_some_and(|busy| busy.ticket == ticket);
        if is_asked_for {
            self.busy = None;
        } else if self.following.reading == Some(ticket) {
            self.following.reading = None;
        } else {
            return Vec::new();
        }
        let is_whole = self.open.as_ref().is_some_and(|open| open.loaded.unread == 0);
        match result {
            Err(LoadError::Cancelled) => {}
            // An editor may be putting another file in its place.
            Err(LoadError::Io(error)) if error.kind() == ErrorKind::NotFound && !is_asked_for => {}
            Err(error) => self.leave_unfollowed(Unfollowed::File(error)),
            Ok(reread) if is_whole && reread.open.loaded.unread > 0 => self.leave_unfollowed(Unfollowed::Records(reread.open)),
            Ok(reread) => self.follow(*reread, is_asked_for),
        }
        if is_asked_for {
            self.tell_of_texts();
        }
        self.watch()
    }

    fn leave_unfollowed(&mut self, unfollowed: Unfollowed) {
        self.following.unfollowed = Some(unfollowed);
        self.following.unfollowed_shown = true;
    }

    fn follow(&mut self, reread: Reread, is_asked_for: bool) {
        let Reread { open, differences, findings } = reread;
        self.following.unfollowed = None;
        if !open.has_errors() {
            self.problems_beside = false;
            self.previous = None;
        }
        self.found = findings.filter(|findings| findings.complete && findings.request == self.wanted()).map(Arc::new);
        self.forget_seeking();
        let text_before = self.text_read();
        self.open = Some(open);
        if self.text_read() != text_before {
            self.reread();
        }
        self.select_what_is_there();
        if !differences.is_empty() && !is_asked_for {
            self.following.marked = differences.present().cloned().collect();
            self.following.changes += 1;
            self.notice = Some(Notice::Reloaded(differences));
        }
    }

    /// The hash of the text that is read in the reader, if it is at hand.
    fn text_read(&self) -> Option<Box<str>> {
        let text = self.open.as_ref()?.loaded.anchors.text(self.source_read()?.as_str())?;
        Some(text.sha256().into())
    }

    /// Parts what is to be selected into the records that there are and those that may come back.
    pub(super) fn select_what_is_there(&mut self) {
        let Some(open) = &self.open else { return };
        let mut wanted = std::mem::take(&mut self.selected);
        wanted.append(&mut self.following.vanished);
        (self.selected, self.following.vanished) = wanted.into_iter().partition(|id| open.dataset().find(id.as_str()).is_some());
    }

    /// Forgets the selected records that may come back.
    pub(super) fn forget_vanished(&mut self) {
        self.following.vanished.clear();
    }

    /// Forgets how the dataset before was followed, but not which of its files are watched.
    pub(super) fn follow_anew(&mut self) -> Vec<Effect> {
        let effects = self.stop_following();
        let watched = std::mem::take(&mut self.following.watched);
        let changes = self.following.changes;
        self.following = Following { watched, changes, ..Following::default() };
        effects
    }

    /// Notes that background work ended in a defect of the program.
    pub(super) fn note_crash(&mut self, ticket: Option<Ticket>) {
        self.following.reading = self.following.reading.filter(|reading| Some(*reading) != ticket);
    }

    /// Ends the moment for which the records of a reading are marked.
    pub(super) fn unmark(&mut self, changes: u64) -> Vec<Effect> {
        if self.following.changes == changes {
            self.following.marked.clear();
        }
        Vec::new()
    }
}
