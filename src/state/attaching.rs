//! The texts of sources that a person gives: which source a text is of, and remembering where it lies.
//!
//! A text is read once to know which source it is of; then what is open is read again with it, as after a save.
//! Deliberately absent: how a text is looked for, which `load` knows.

use super::{Busy, Effect, Notice, OpenDataset, Origin, State, Ticket};
use crate::load::{LoadError, Texts, text_key};
use crate::model::{Id, Source};
use std::path::{Path, PathBuf};

/// A change of texts under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextChange {
    /// This source gets a text.
    Attach(Id),
    /// The sources lose theirs.
    Detach,
}

/// Whether a file is opened as a dataset; any other is taken for the text of a source.
pub fn is_dataset(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "ron" || extension == "json")
}

impl State {
    /// The texts to look in for a dataset from somewhere, beside those that lie beside it.
    pub(super) fn texts_for(&self, origin: &Origin) -> Texts {
        let given = self.given.as_ref().filter(|(other, _)| other == origin);
        Texts { first: given.map(|(_, path)| path.clone()), attached: self.settings.texts.clone() }
    }

    /// Whether a source of what is open has a text that was attached or given.
    pub(super) fn can_detach(&self) -> bool {
        self.open.as_ref().is_some_and(|open| {
            let texts = self.texts_for(&open.origin);
            let is_attached = |source| texts.attached.contains_key(&text_key(open.dataset(), source));
            texts.first.is_some() || open.dataset().records.sources.iter().any(is_attached)
        })
    }

    /// Opens or attaches a file that was let go over the window.
    pub(super) fn take_dropped(&mut self, path: PathBuf) -> Vec<Effect> {
        if is_dataset(&path) || self.open.is_none() {
            return self.start_loading(Origin::File(path));
        }
        self.start_attaching(path)
    }

    pub(super) fn start_attaching(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(open) = &self.open else {
            return Vec::new();
        };
        self.dialog = None;
        if open.dataset().records.sources.is_empty() {
            self.notice = Some(Notice::NoSource);
            return Vec::new();
        }
        let mut effects = self.cancel_work();
        let ticket = self.start_reading(Origin::File(path.clone()));
        effects.push(Effect::ReadText(ticket, path));
        effects
    }

    /// Takes a text that was read, whose hash this is.
    pub(super) fn take_text(&mut self, ticket: Ticket, path: PathBuf, result: Result<Box<str>, LoadError>) -> Vec<Effect> {
        if self.busy.as_ref().is_none_or(|busy| busy.ticket != ticket) {
            return Vec::new();
        }
        self.busy = None;
        let Some(open) = self.open.clone() else {
            return Vec::new();
        };
        match result {
            Err(LoadError::Cancelled) => Vec::new(),
            Err(error) => {
                self.notice = Some(Notice::NotAttached(path, error));
                Vec::new()
            }
            Ok(sha256) => match source_of_text(&open, &sha256) {
                None => Vec::new(),
                Some((is_first, source)) => {
                    if is_first {
                        self.given = None;
                    }
                    self.settings.remember_text(text_key(open.dataset(), source), path);
                    self.change_texts(TextChange::Attach(source.id.clone()))
                }
            },
        }
    }

    /// Forgets the texts that were attached to the sources of what is open, or given for it.
    pub(super) fn detach(&mut self) -> Vec<Effect> {
        let Some(open) = self.open.clone().filter(|_| self.can_detach()) else {
            return Vec::new();
        };
        for source in &open.dataset().records.sources {
            self.settings.texts.remove(&text_key(open.dataset(), source));
        }
        self.given = None;
        self.change_texts(TextChange::Detach)
    }

    /// Tells what has become of a change of texts.
    pub(super) fn tell_of_texts(&mut self) {
        let change = self.changing_texts.take();
        if self.following.unfollowed.is_none() {
            self.notice = change.map(|change| match change {
                TextChange::Attach(source) => Notice::Attached(source),
                TextChange::Detach => Notice::Detached,
            });
        }
    }

    fn change_texts(&mut self, change: TextChange) -> Vec<Effect> {
        let Some(origin) = self.open.as_ref().map(|open| open.origin.clone()) else {
            return Vec::new();
        };
        self.changing_texts = Some(change);
        let mut effects = self.stop_following();
        effects.extend(self.cancel_work());
        let ticket = self.start_reading(origin);
        effects.extend(self.save());
        effects.extend(self.read_again(ticket));
        effects
    }

    pub(super) fn start_reading(&mut self, origin: Origin) -> Ticket {
        let ticket = self.next_ticket();
        self.busy = Some(Busy { ticket, loading: Some(origin), done: 0, total: 0 });
        ticket
    }
}

/// The source that a text with this hash is of, and whether it is the dataset's first: the one that states the hash, or the only
/// one, or the first that has no text, or else the first of all.
fn source_of_text<'a>(open: &'a OpenDataset, sha256: &str) -> Option<(bool, &'a Source)> {
    let sources = &open.dataset().records.sources;
    let states = |source: &Source| source.sha256.as_deref().is_some_and(|stated| stated.eq_ignore_ascii_case(sha256));
    let lacks = |source: &Source| open.loaded.anchors.text(source.id.as_str()).is_none();
    let position = sources.iter().position(states).or_else(|| sources.iter().position(lacks)).unwrap_or_default();
    sources.get(position).map(|source| (position == 0, source))
}
