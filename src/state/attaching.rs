//! The texts of sources that a person gives: which source a text is of, and remembering where it lies.
//!
//! A text is read once to know which source it is of; then what is open is read again with it, as after a save, and only once that
//! is done it is remembered. A text that has the hash which its source states does not give way to one that has another.
//! Deliberately absent: how a text is looked for, which `load` knows.

use super::{Busy, Effect, Notice, OpenDataset, Origin, State, Ticket, View};
use crate::load::{LoadError, Standing, Texts, text_key, text_keys};
use crate::model::{Id, Source};
use std::path::{Path, PathBuf};

/// A change of texts under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextChange {
    /// This source gets the text at this path, which is known by this key.
    Attach { source: Id, key: String, path: PathBuf },
    /// The sources lose theirs.
    Detach,
}

/// Texts that came with a dataset.
#[derive(Debug, Default)]
pub(super) struct GivenTexts {
    /// The text of the first source of the dataset from somewhere, as it was given at the start.
    pub origin: Option<(Origin, PathBuf)>,
    /// A text to attach to the dataset that is being read with this ticket.
    dropped: Option<(Ticket, PathBuf)>,
}

/// Whether a file is opened as a dataset; any other is taken for the text of a source.
pub fn is_dataset(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "ron" || extension == "json")
}

impl State {
    /// The texts to look in for a dataset from somewhere, beside those that lie beside it.
    pub(super) fn texts_for(&self, origin: &Origin) -> Texts {
        let given = self.given.origin.as_ref().filter(|(other, _)| other == origin);
        Texts { first: given.map(|(_, path)| path.clone()), attached: self.settings.texts.clone() }
    }

    /// Whether a source of what is open has a text that was attached or given.
    pub(super) fn can_detach(&self) -> bool {
        self.library.active.open.as_ref().is_some_and(|open| {
            let texts = self.texts_for(&open.origin);
            let is_attached = |source| text_keys(open.dataset(), source).any(|key| texts.attached.contains_key(&key));
            texts.first.is_some() || open.dataset().records.sources.iter().any(is_attached)
        })
    }

    /// Opens and attaches files that were let go over the window: the first dataset, and then the first text to it. Says which of
    /// them are not used.
    pub(super) fn take_dropped(&mut self, mut paths: Vec<PathBuf>) {
        let first = |paths: &[PathBuf], is: fn(&Path) -> bool| paths.iter().position(|path| is(path));
        let only = (self.library.active.open.is_none() && !paths.is_empty()).then_some(0);
        let dataset = first(&paths, is_dataset).or(only).map(|position| paths.remove(position));
        let text = first(&paths, |path| !is_dataset(path)).map(|position| paths.remove(position));
        match (dataset, text) {
            (Some(dataset), text) => {
                self.start_loading(Origin::File(dataset));
                self.given.dropped = self.busy.as_ref().map(|busy| busy.ticket).zip(text);
            }
            (None, Some(text)) => self.start_attaching(text),
            (None, None) => {}
        }
        if !paths.is_empty() {
            self.notice = Some(Notice::NotUsed(paths));
        }
    }

    /// Attaches the text that came with a dataset.
    pub(super) fn attach_what_came_with(&mut self, ticket: Ticket) {
        if let Some((_, path)) = self.given.dropped.take().filter(|(with, _)| *with == ticket) {
            self.read_text(path);
        }
    }

    pub(super) fn start_attaching(&mut self, path: PathBuf) {
        self.notice.take_if(|notice| matches!(notice, Notice::NotUsed(_)));
        self.read_text(path)
    }

    /// Reads a text to know which source it is of.
    fn read_text(&mut self, path: PathBuf) {
        let Some(open) = &self.library.active.open else { return };
        self.dialog = None;
        if open.dataset().records.sources.is_empty() {
            self.notice = Some(Notice::NoSource);
            return;
        }
        self.cancel_work();
        let ticket = self.start_reading(Origin::File(path.clone()), true);
        self.effects.push(Effect::ReadText(ticket, path));
    }

    /// Takes a text that was read, whose hash this is.
    pub(super) fn take_text(&mut self, ticket: Ticket, path: PathBuf, result: Result<Box<str>, LoadError>) {
        if !self.end_work(ticket) {
            return;
        }
        let Some(open) = self.library.active.open.clone() else { return };
        match result {
            Err(LoadError::Cancelled) => {}
            Err(error) => self.notice = Some(Notice::NotAttached(path, error)),
            Ok(sha256) => match source_of_text(&open, self.source_in_view(), &sha256) {
                Some(source) => {
                    let key = text_key(open.dataset(), source, &sha256);
                    self.change_texts(TextChange::Attach { source: source.id.clone(), key, path })
                }
                None => self.notice = Some(Notice::TextsKept(path)),
            },
        }
    }

    /// The source that is on screen.
    fn source_in_view(&self) -> Option<&Id> {
        self.source_read().filter(|_| self.route().view == View::Source)
    }

    /// Forgets the texts that were attached to the sources of what is open, or given for it.
    pub(super) fn detach(&mut self) {
        if !self.can_detach() {
            return;
        }
        self.change_texts(TextChange::Detach)
    }

    /// Remembers a change of texts that has been read, and tells of it.
    pub(super) fn end_change_of_texts(&mut self) {
        let Some((change, open)) = self.library.active.changing_texts.take().zip(self.library.active.open.clone()) else {
            return;
        };
        let mut texts = self.texts_for(&open.origin);
        change.apply_to(&open, &mut texts);
        if texts.first.is_none() {
            self.given.origin = None;
        }
        let notice = match change {
            TextChange::Attach { source, key, path } => {
                self.settings.remember_text(key, path);
                Notice::Attached(source)
            }
            TextChange::Detach => {
                self.settings.texts = texts.attached;
                Notice::Detached
            }
        };
        // Of files that were not used there is no other sign.
        if self.library.active.following.unfollowed.is_none() && !matches!(self.notice, Some(Notice::NotUsed(_))) {
            self.notice = Some(notice);
        }
        self.save()
    }

    /// Leaves the texts as they are. What else was to be read again has yet to be.
    pub(super) fn give_up_change_of_texts(&mut self) {
        if self.library.active.changing_texts.take().is_some() {
            self.note_stale();
        }
    }

    fn change_texts(&mut self, change: TextChange) {
        let Some(open) = self.library.active.open.clone() else { return };
        self.stop_following();
        self.cancel_work();
        let ticket = self.start_reading(open.origin.clone(), true);
        let mut texts = self.texts_for(&open.origin);
        change.apply_to(&open, &mut texts);
        self.library.active.changing_texts = Some(change);
        self.read_again(ticket, texts);
    }

    pub(super) fn start_reading(&mut self, origin: Origin, is_for_session: bool) -> Ticket {
        let ticket = self.effects.next_ticket();
        self.busy = Some(Busy { is_for_session, ..Busy::new(ticket, Some(origin), 0) });
        ticket
    }
}

impl TextChange {
    /// Makes of the texts of a dataset those after the change.
    fn apply_to(&self, open: &OpenDataset, texts: &mut Texts) {
        let sources = &open.dataset().records.sources;
        match self {
            Self::Attach { source, key, path } => {
                if sources.first().is_some_and(|first| first.id == *source) {
                    texts.first = None;
                }
                texts.attached.insert(key.clone(), path.clone());
            }
            Self::Detach => {
                texts.first = None;
                for key in sources.iter().flat_map(|source| text_keys(open.dataset(), source)) {
                    texts.attached.remove(&key);
                }
            }
        }
    }
}

/// The source that a text with this hash is of: the one that states the hash, or the one in view, or the first that has no text, or
/// the first of all; but none that has the very text that it states.
fn source_of_text<'a>(open: &'a OpenDataset, in_view: Option<&Id>, sha256: &str) -> Option<&'a Source> {
    let sources = &open.dataset().records.sources;
    let states = |source: &&Source| source.sha256.as_deref().is_some_and(|stated| stated.eq_ignore_ascii_case(sha256));
    let standing = |source: &Source| open.loaded.anchors.known(source.id.as_str()).map(|known| known.standing);
    let may_change = || sources.iter().filter(|source| standing(source) != Some(Standing::Same));
    let is_in_view = |source: &&Source| in_view == Some(&source.id);
    let lacks = |source: &&Source| standing(source).is_none();
    sources
        .iter()
        .find(states)
        .or_else(|| may_change().find(is_in_view))
        .or_else(|| may_change().find(lacks))
        .or(may_change().next())
}
