//! Following a file while its author writes it.
//!
//! What is open is read again whenever one of its files has changed, quietly and beside whatever the person does, and takes the
//! place of the earlier reading with selection, filter, tab and history as they are. A save that cannot be read in full leaves the
//! last good reading on screen; so does a text that cannot be read any more. A file that another program holds for a moment is
//! tried again, and a file that was refused is opened once it is mended. Deliberately absent: looking at files, which `jobs` does.

use super::selection::Carrier;
use super::{Effect, Notice, OpenDataset, Origin, RereadJob, State, Ticket};
use crate::load::{LoadError, Place, Problem, Progress, Texts};
use crate::model::{Id, Source};
use crate::query::{Differences, Findings};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// From how many bytes on reading again takes long enough to be shown.
const LONG: usize = 4 << 20;

/// How often in a row a file has to be unreadable for that to be told: about three seconds.
const TRIES: u32 = 3;

/// How the program follows what is open.
#[derive(Debug, Default)]
pub struct Following {
    /// The records that the last reading changed, to be marked for a moment.
    pub marked: BTreeSet<Id>,
    /// How many readings have changed records, so that one moment can be told from the next.
    pub changes: u64,
    /// The last save, if it could not be followed.
    pub unfollowed: Option<Unfollowed>,
    /// How many saves could not be followed, so that one can be told from the next.
    pub unfollowed_saves: u64,
    /// Whether the problems of the last save are shown.
    pub unfollowed_shown: bool,
    /// The files that are not where they were.
    pub gone: Vec<PathBuf>,
    reading: Option<Ticket>,
    /// How far the quiet reading has come: bytes done, bytes in all.
    progress: (usize, usize),
    /// Whether there is something to read again as soon as nothing else is being read.
    is_stale: bool,
    /// How often in a row reading again has failed because of the system.
    failures: u32,
    /// The selected records that an earlier reading had and this one has not.
    pub(super) vanished: BTreeSet<Id>,
}

/// A save that could not be followed.
#[derive(Debug)]
pub enum Unfollowed {
    /// It holds no dataset.
    File(LoadError),
    /// Some of its records could not be read.
    Records(Arc<OpenDataset>),
    /// The text of a source, which was at hand, cannot be read any more.
    Text(Arc<OpenDataset>, Id),
}

impl Unfollowed {
    /// Everything that is wrong with it.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::File(LoadError::Unreadable(problems)) => problems,
            Self::File(_) | Self::Text(..) => &[],
            Self::Records(open) => &open.loaded.problems,
        }
    }

    /// The text that cannot be read, and why, if that is so.
    pub fn text(&self) -> Option<(&Path, &LoadError)> {
        match self {
            Self::Text(open, source) => open.loaded.anchors.failure(source.as_str()),
            Self::File(_) | Self::Records(_) => None,
        }
    }

    /// What the system says about the file, if it could not be read for its sake.
    fn io(&self) -> Option<ErrorKind> {
        let error = if let Self::File(error) = self { Some(error) } else { self.text().map(|(_, error)| error) };
        if let Some(LoadError::Io(error)) = error { Some(error.kind()) } else { None }
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
}

impl State {
    /// Whether there are files to follow.
    pub fn is_watching(&self) -> bool {
        !self.watched.is_empty()
    }

    /// Asks for the files of what is open to be watched, if they are not.
    pub(super) fn watch(&mut self) -> Vec<Effect> {
        let refused = self.refused.as_ref().and_then(|refused| refused.origin.file()).cloned().map(Place::named);
        let open = self.library.by_use().filter_map(|session| session.open.as_ref());
        let mut places: Vec<Place> = open.flat_map(|open| self.places_of(open)).chain(refused).collect();
        places.sort();
        places.dedup();
        if self.settings.reload_paused {
            places.clear();
        }
        if places == self.watched {
            return Vec::new();
        }
        self.watched.clone_from(&places);
        self.library.active.following.gone.clear();
        vec![Effect::Watch(places)]
    }

    /// The files that nothing is written over: those of what is open or was refused, and the texts of their sources.
    pub(super) fn files_in_use(&self) -> Vec<PathBuf> {
        let opened = self.library.by_use().filter_map(|session| session.open.as_ref());
        let read = opened.flat_map(|open| self.places_of(open)).map(|place| place.path);
        let refused = self.refused.as_ref().and_then(|refused| refused.origin.file()).cloned();
        read.chain(refused).collect()
    }

    /// The file of a dataset and those at which the texts of its sources are looked for.
    fn places_of(&self, open: &OpenDataset) -> Vec<Place> {
        let sources = open.dataset().records.sources.iter();
        let texts = sources.flat_map(|source| self.places_of_text(open, source));
        open.origin.file().cloned().map(Place::named).into_iter().chain(texts).collect()
    }

    fn places_of_text(&self, open: &OpenDataset, source: &Source) -> Vec<Place> {
        let file = open.origin.file().map(PathBuf::as_path);
        self.texts_for(&open.origin).places(file, open.dataset(), source)
    }

    /// Stops or resumes following.
    pub(super) fn pause_reload(&mut self) -> Vec<Effect> {
        self.settings.reload_paused = !self.settings.reload_paused;
        let mut effects = self.stop_following();
        self.library.active.following.is_stale = !self.settings.reload_paused;
        effects.extend(self.save());
        effects.extend(self.watch());
        effects
    }

    pub(super) fn files_changed(&mut self, changed: &[PathBuf], gone: Vec<PathBuf>) -> Vec<Effect> {
        let is_among = |places: &[Place], path: &PathBuf| places.iter().any(|place| place.path == *path);
        let changed: Vec<&PathBuf> = changed.iter().filter(|path| is_among(&self.watched, path)).collect();
        if let Some(refused) = &mut self.refused {
            refused.is_stale |= changed.iter().any(|path| Some(*path) == refused.origin.file());
        }
        let is_changed = |open: &Arc<OpenDataset>| {
            let places = self.places_of(open);
            changed.iter().any(|path| is_among(&places, path))
        };
        let stale = self.library.by_use().filter_map(|session| session.open.as_ref()).filter(|open| is_changed(open));
        let stale: Vec<Origin> = stale.map(|open| open.origin.clone()).collect();
        for session in self.library.hidden_mut() {
            // It is read again when it comes on screen.
            session.following.is_stale |= session.origin().is_some_and(|origin| stale.contains(origin));
        }
        let places = self.library.active.open.as_ref().map(|open| self.places_of(open)).unwrap_or_default();
        self.library.active.following.gone = gone.into_iter().filter(|path| is_among(&places, path)).collect();
        if !changed.iter().any(|path| is_among(&places, path)) {
            return Vec::new();
        }
        let effects = self.stop_following();
        self.library.active.following.is_stale = true;
        effects
    }

    /// Gives up the quiet reading that is under way, which is to be made up for.
    pub(super) fn stop_following(&mut self) -> Vec<Effect> {
        let reading = self.library.active.following.reading.take();
        self.library.active.following.is_stale |= reading.is_some();
        reading.map(Effect::Cancel).into_iter().collect()
    }

    /// Reads again what has changed, unless the person waits for something else to be read.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        // A file that is mended takes the place of what is open, which is not done under a dialog.
        let is_refused_stale = self.refused.as_ref().is_some_and(|refused| refused.is_stale);
        if is_refused_stale && self.busy.is_none() && self.dialog.is_none() && !self.settings.reload_paused {
            self.refused.iter_mut().for_each(|refused| refused.is_stale = false);
            return self.try_again();
        }
        let waits = self.busy.as_ref().is_some_and(|busy| busy.loading.is_some());
        if !self.library.active.following.is_stale || waits || self.settings.reload_paused || self.watched.is_empty() {
            return Vec::new();
        }
        let ticket = self.next_ticket();
        self.library.active.following.reading = Some(ticket);
        self.library.active.following.progress = (0, 0);
        let texts = self.library.active.open.as_ref().map(|open| self.texts_for(&open.origin)).unwrap_or_default();
        self.read_again(ticket, texts)
    }

    /// Reads what is open again with these texts.
    pub(super) fn read_again(&mut self, ticket: Ticket, texts: Texts) -> Vec<Effect> {
        let Some(open) = self.library.active.open.clone() else {
            return Vec::new();
        };
        self.library.active.following.is_stale = false;
        let request = self.shows_list().then(|| self.wanted());
        vec![Effect::Reread(ticket, RereadJob { open, texts, request })]
    }

    pub(super) fn note_quiet_progress(&mut self, ticket: Ticket, progress: Progress) {
        if self.library.active.following.reading == Some(ticket) {
            self.library.active.following.progress = (progress.thousandths(), 1000);
        }
    }

    pub(super) fn finish_reread(&mut self, ticket: Ticket, result: Result<Box<Reread>, LoadError>) -> Vec<Effect> {
        let is_asked_for = self.busy.as_ref().is_some_and(|busy| busy.ticket == ticket);
        if is_asked_for {
            self.busy = None;
        } else if self.library.active.following.reading == Some(ticket) {
            self.library.active.following.reading = None;
        } else {
            return Vec::new();
        }
        let Some(before) = self.library.active.open.clone() else {
            return Vec::new();
        };
        let mut doubtful = Vec::new();
        match result {
            Err(LoadError::Cancelled) => {}
            Err(error) => {
                let unfollowed = Unfollowed::File(error);
                doubtful.extend(before.origin.file().filter(|_| unfollowed.io().is_some()).cloned());
                self.leave_unfollowed(unfollowed, is_asked_for);
            }
            Ok(reread) if before.loaded.unread == 0 && reread.open.loaded.unread > 0 => {
                self.leave_unfollowed(Unfollowed::Records(reread.open), is_asked_for);
            }
            Ok(reread) => {
                let lost = if is_asked_for { Vec::new() } else { texts_lost(&before, &reread.open) };
                let mut failures = lost.iter().map(|source| Unfollowed::Text(reread.open.clone(), source.id.clone()));
                // A text that was taken away is not waited for with what its dataset has become.
                let has_failed = |text: &Unfollowed| text.text().is_some() && text.io() != Some(ErrorKind::NotFound);
                let failed = failures.find(has_failed);
                if failed.as_ref().is_none_or(|failed| failed.io().is_some()) {
                    let places = lost.iter().flat_map(|source| self.places_of_text(&reread.open, source));
                    doubtful.extend(places.map(|place| place.path));
                }
                match failed {
                    Some(failed) => self.leave_unfollowed(failed, false),
                    None => self.follow(*reread, is_asked_for),
                }
            }
        }
        let mut effects = if is_asked_for { self.end_change_of_texts() } else { Vec::new() };
        effects.extend(self.watch());
        effects.extend(doubtful.into_iter().map(Effect::Doubt));
        effects
    }

    /// Keeps the reading before. What the system does not let one read may be read in a moment, which is waited for; a file that
    /// is not there may be about to be replaced, and if it stays away that is told by itself.
    fn leave_unfollowed(&mut self, unfollowed: Unfollowed, is_asked_for: bool) {
        let kind = unfollowed.io();
        self.library.active.following.failures = if kind.is_some() { self.library.active.following.failures + 1 } else { 0 };
        let is_told_already = self.library.active.following.unfollowed.as_ref().is_some_and(|told| told.io().is_some());
        let lasts = self.library.active.following.failures >= TRIES && kind != Some(ErrorKind::NotFound) && !is_told_already;
        if kind.is_none() || is_asked_for || lasts {
            self.library.active.following.unfollowed = Some(unfollowed);
            self.library.active.following.unfollowed_saves += 1;
            self.library.active.following.unfollowed_shown = true;
        }
    }

    fn follow(&mut self, reread: Reread, is_asked_for: bool) {
        let Reread { open, differences, findings } = reread;
        self.library.active.following.unfollowed = None;
        self.library.active.following.failures = 0;
        if !open.has_errors() {
            self.library.active.problems_beside = false;
        }
        let text_before = self.text_read();
        if let Some(before) = self.library.active.replace(open) {
            self.carry_selection_over(&before);
        }
        self.library.active.found =
            findings.filter(|findings| findings.complete && findings.request == self.wanted()).map(Arc::new);
        if self.text_read() != text_before {
            self.reread();
        }
        if !differences.is_empty() && !is_asked_for {
            self.library.active.following.marked = differences.present().cloned().collect();
            self.library.active.following.changes += 1;
            self.notice = Some(Notice::Reloaded(differences));
        }
    }

    /// The hash of the text that is read in the reader, if it is at hand.
    fn text_read(&self) -> Option<Box<str>> {
        let text = self.library.active.open.as_ref()?.loaded.anchors.text(self.source_read()?.as_str())?;
        Some(text.sha256().into())
    }

    /// Selects what was selected in an earlier reading, as far as it is there, and keeps in mind what may come back.
    fn carry_selection_over(&mut self, before: &OpenDataset) {
        let Some(open) = self.library.active.open.clone() else { return };
        let mut carrier = Carrier::between(before.dataset(), open.dataset());
        (self.library.active.selected, self.library.active.following.vanished) =
            carrier.carry(&self.library.active.selected, std::mem::take(&mut self.library.active.following.vanished));
        for past in &mut self.library.active.undo {
            (past.selected, past.vanished) = carrier.carry(&past.selected, std::mem::take(&mut past.vanished));
        }
    }

    /// Forgets the selected records that may come back.
    pub(super) fn forget_vanished(&mut self) {
        self.library.active.following.vanished.clear();
    }

    /// Notes that there may be something to read again.
    pub(super) fn note_stale(&mut self) {
        self.library.active.following.is_stale = true;
    }

    /// Notes that background work ended in a defect of the program.
    pub(super) fn note_crash(&mut self, ticket: Option<Ticket>) {
        self.library.active.following.reading = self.library.active.following.reading.filter(|reading| Some(*reading) != ticket);
    }

    /// Ends the moment for which the records of a reading are marked.
    pub(super) fn unmark(&mut self, changes: u64) -> Vec<Effect> {
        if self.library.active.following.changes == changes {
            self.library.active.following.marked.clear();
        }
        Vec::new()
    }
}

/// The sources whose text was read from a file before and is not at hand after.
fn texts_lost<'a>(before: &OpenDataset, after: &'a OpenDataset) -> Vec<&'a Source> {
    let had = |source: &&Source| before.loaded.anchors.known(source.id.as_str()).is_some_and(|known| known.file.is_some());
    let lacks = |source: &&Source| after.loaded.anchors.known(source.id.as_str()).is_none();
    after.dataset().records.sources.iter().filter(had).filter(lacks).collect()
}
