//! Opening datasets.
//!
//! A dataset that has been read gets a session of its own; one that is open already is gone to. Where a dataset has errors, its
//! readable records are shown with the problems beside them. A file that gives no dataset at all changes nothing.

use super::{Dialog, Effect, Notice, OpenDataset, Origin, PathFor, Refused, Saved, Session, State, Ticket};
use crate::load::{LoadError, Progress};
use std::path::PathBuf;
use std::sync::Arc;

/// What opens or attaches something.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenCommand {
    /// Opens a dataset.
    Open(Origin),
    /// Opens a dataset with a text for its first source.
    OpenWithText(Origin, PathBuf),
    /// Attaches a text to a source of what is open.
    Attach(PathBuf),
    /// Opens or attaches files that were let go over the window together.
    TakeDropped(Vec<PathBuf>),
    /// Changes the path in the open dialog.
    EditPath(String),
    /// Opens the path in the open dialog.
    OpenTypedPath,
    /// Puts the session on a dataset from somewhere on screen.
    ShowSession(Origin),
    /// Closes the list of problems of a refused file.
    DismissRefused,
    /// Reads a refused file again.
    TryAgain,
}

impl State {
    pub(super) fn on_open(&mut self, command: OpenCommand) {
        match (command, &mut self.dialog) {
            (OpenCommand::Open(origin), _) => self.start_loading(origin),
            (OpenCommand::OpenWithText(origin, text), _) => {
                self.given.origin = Some((origin.clone(), text));
                self.load(origin);
            }
            (OpenCommand::Attach(path), _) => self.start_attaching(path),
            (OpenCommand::TakeDropped(paths), _) => self.take_dropped(paths),
            (OpenCommand::EditPath(typed), Some(Dialog::OpenPath { path, .. })) => *path = typed,
            (OpenCommand::OpenTypedPath, Some(Dialog::OpenPath { path, purpose, .. })) if !path.trim().is_empty() => {
                let (path, purpose) = (path.clone(), *purpose);
                self.open_file(purpose, self.typed_path(&path));
            }
            (OpenCommand::EditPath(_) | OpenCommand::OpenTypedPath, _) => {}
            (OpenCommand::ShowSession(origin), _) => self.show_session(&origin),
            (OpenCommand::DismissRefused, _) => {
                self.refused = None;
                self.watch();
            }
            (OpenCommand::TryAgain, _) => self.try_again(),
        }
    }

    /// Opens or attaches a file, as it was asked for.
    pub(super) fn open_file(&mut self, purpose: PathFor, path: PathBuf) {
        match purpose {
            PathFor::Dataset => self.start_loading(Origin::File(path)),
            PathFor::SourceText => self.start_attaching(path),
        }
    }

    pub(super) fn start_loading(&mut self, origin: Origin) {
        self.dialog = None;
        self.refused = None;
        let origin = self.reachable(origin);
        if self.library.find(&origin).is_some() {
            return self.show_session(&origin);
        }
        self.load(origin)
    }

    /// Reads a file again that was refused. Until that is done, what was wrong with it stays on screen.
    pub(super) fn try_again(&mut self) {
        if let Some(refused) = &self.refused {
            self.load(refused.origin.clone());
        }
    }

    fn load(&mut self, origin: Origin) {
        self.cancel_work();
        self.stop_following();
        let ticket = self.start_reading(origin.clone(), false);
        let texts = self.texts_for(&origin);
        self.effects.push(Effect::Load(ticket, origin, texts));
    }

    pub(super) fn cancel_work(&mut self) {
        self.give_up_change_of_texts();
        self.effects.extend(self.busy.take().map(|busy| Effect::Cancel(busy.ticket)));
    }

    /// Ends the work with this ticket. False where it has ended already.
    pub(super) fn end_work(&mut self, ticket: Ticket) -> bool {
        self.busy.take_if(|busy| busy.ticket == ticket).is_some()
    }

    pub(super) fn note_progress(&mut self, ticket: Ticket, done: usize, total: usize) {
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            (busy.done, busy.total) = (done, total);
        }
    }

    pub(super) fn note_load_progress(&mut self, ticket: Ticket, progress: Progress) {
        self.note_progress(ticket, progress.thousandths(), 1000);
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            busy.records = progress.records;
        }
    }

    /// The records with which the file that is being read begins, if it is large.
    pub fn beginning(&self) -> Option<&OpenDataset> {
        self.busy.as_ref().and_then(|busy| busy.beginning.as_deref())
    }

    pub(super) fn note_beginning(&mut self, ticket: Ticket, beginning: Arc<OpenDataset>) {
        if let Some(busy) = self.busy.as_mut().filter(|busy| busy.ticket == ticket) {
            busy.beginning = Some(beginning);
        }
    }

    pub(super) fn finish_loading(&mut self, ticket: Ticket, origin: Origin, result: Result<Arc<OpenDataset>, LoadError>) {
        if !self.end_work(ticket) {
            return;
        }
        match result {
            Ok(open) => {
                self.open_session(open);
                self.attach_what_came_with(ticket);
            }
            Err(LoadError::Cancelled) => {}
            Err(error) => {
                self.refused = Some(Refused { ticket, origin, error, is_stale: false });
                self.watch()
            }
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
    pub(super) fn ask_for_path(&mut self, purpose: PathFor) {
        self.dialog = Some(Dialog::OpenPath { path: String::new(), purpose, no_system_dialog: false });
    }

    /// Without a dialog of the system a path can still be typed; the form that saves has its own field for it.
    pub(super) fn offer_path_field(&mut self, purpose: PathFor) {
        match &mut self.dialog {
            Some(Dialog::Save(form)) => form.no_system_dialog = true,
            _ => self.dialog = Some(Dialog::OpenPath { path: String::new(), purpose, no_system_dialog: true }),
        }
    }

    /// Opens a session on a dataset that has been read.
    fn open_session(&mut self, open: Arc<OpenDataset>) {
        self.leave_session();
        self.settings.remember_use(&open.origin, open.id());
        let mut session = Session::new(open);
        session.recall(&self.settings, self.library.by_use());
        self.library.open(session);
        self.forget_passing_notices();
        self.save();
        self.watch();
    }

    /// Puts the session on a dataset from somewhere on screen. What has changed meanwhile is read again.
    pub(super) fn show_session(&mut self, origin: &Origin) {
        if self.library.active.origin() == Some(origin) {
            return;
        }
        self.leave_session();
        if self.library.show(origin) {
            if let Some(open) = &self.library.active.open {
                self.settings.remember_use(&open.origin, open.id());
            }
            self.forget_passing_notices();
            self.save();
        }
    }

    /// Puts the session after the active one on screen, or the one before it.
    pub(super) fn step_session(&mut self, forward: bool) {
        if let Some(origin) = self.library.neighbour(forward).and_then(Session::origin).cloned() {
            self.show_session(&origin);
        }
    }

    /// Whether there is something to close: all that is left when everything is closed is the dataset that the program begins with.
    pub(super) fn can_close_session(&self) -> bool {
        let is_beginning = self.session().origin().is_none_or(|origin| *origin == Origin::CHENGDU);
        self.library.previous().is_some() || !is_beginning
    }

    /// Closes the session on screen. When the last one is closed, the dataset is opened that the program begins with.
    pub(super) fn close_session(&mut self) {
        if !self.can_close_session() {
            return;
        }
        self.leave_session();
        self.settings = self.settings_to_save().into_settings();
        self.library.close();
        self.forget_passing_notices();
        self.watch();
        self.save();
        if self.library.active.open.is_none() {
            self.start_loading(Origin::CHENGDU);
        }
    }

    /// Ends what is going on in the session on screen, which is about to give way to another.
    fn leave_session(&mut self) {
        self.remember_place();
        self.dialog = None;
        self.refused = None;
        let is_its_own =
            self.library.active.changing_texts.is_some() || self.busy.as_ref().is_some_and(|busy| busy.is_for_session);
        if is_its_own {
            self.cancel_work();
        }
        self.stop_following();
    }

    /// Takes back what was told of another dataset.
    fn forget_passing_notices(&mut self) {
        let passes = |notice: &Notice| {
            matches!(
                notice,
                Notice::Saved(Saved::Records(_))
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
