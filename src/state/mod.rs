//! Everything a person can change, and the only place where it changes.
//!
//! [`State::apply`] takes a [`Command`] and returns the [`Effect`]s that it asks for; [`State::receive`] takes what became of an
//! effect. Both are plain functions without input or output, so that every path through the program can be tested without a
//! window. Records are remembered by id, never by position, so that a dataset can be replaced under them.
//! Deliberately absent: performing effects, and anything that lasts shorter than a click (hovering, scrolling).

mod action;
mod apply;
mod attaching;
mod command;
mod deriving;
mod dialog;
mod effect;
mod finding;
mod following;
mod history;
mod library;
mod open;
mod palette;
mod reader;
mod reading;
mod route;
mod save_form;
mod save_job;
mod saving;
mod selection;
mod session;
mod settings;
mod table;
mod unfolding;
mod window;
mod wording;

pub use action::{Action, Key, Shortcut};
pub use attaching::is_dataset;
pub use command::{Command, Event};
pub use dialog::{Dialog, Notice, Palette, PathFor};
pub use effect::{CopyJob, Effect, ExportJob, RereadJob, WindowEffect, WriteJob, Written};
pub use finding::{Filter, FilterCommand};
pub use following::{Following, Reread, Unfollowed};
pub use history::History;
pub use library::Library;
pub use open::OpenCommand;
pub use palette::Offer;
pub use reader::{Reader, ReaderCommand};
pub use reading::{Busy, OpenDataset, Origin, Refused, Ticket};
pub use route::{Route, View, ViewCommand};
pub use save_form::{ExportChoice, SaveCommand, SaveContent, SaveForm, Saved, Scope};
pub use save_job::SaveJob;
pub use selection::Selection;
pub use session::Session;
pub use settings::{SETTINGS_VERSION, Settings, SettingsError, Theme, USUAL_ZOOM, WindowPlace, ZOOMS};
pub use table::{TableCommand, TableLayout};
pub use unfolding::Unfolding;
pub use window::{Layout, SettingsCommand};
pub use wording::{place_of_problem, problem_lines, severity_key};

use crate::load::Place;
use crate::model::{Date, Language};
use effect::Effects;
use std::path::PathBuf;

/// The whole state of the program. What belongs to one dataset lies in its [`Session`].
pub struct State {
    /// The open sessions.
    pub library: Library,
    /// A file that was asked for and gave no dataset.
    pub refused: Option<Refused>,
    /// What is going on in the background.
    pub busy: Option<Busy>,
    /// The dialog in front of everything, if any.
    pub dialog: Option<Dialog>,
    /// A short message about something that has happened.
    pub notice: Option<Notice>,
    /// What is kept from one run of the program to the next.
    pub settings: Settings,
    given: attaching::GivenTexts,
    watched: Vec<Place>,
    person: Person,
    effects: Effects,
}

/// What the machine tells about the person at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The language of the machine, spoken where none was chosen.
    pub language: Language,
    /// The language asked for at the start, which goes before one chosen earlier.
    pub asked: Option<Language>,
    /// The day that exports state.
    pub today: Date,
    /// The folder that exports are offered for and that `~` stands for in a typed path.
    pub home: PathBuf,
    /// The folder in which paths begin that name none.
    pub folder: PathBuf,
}

impl State {
    /// A state before anything has been opened.
    pub fn new(settings: Settings, person: Person) -> Self {
        Self {
            library: Library::default(),
            refused: None,
            busy: None,
            dialog: None,
            notice: None,
            settings,
            given: attaching::GivenTexts::default(),
            watched: Vec::new(),
            person,
            effects: Effects::default(),
        }
    }

    /// The session on screen.
    pub fn session(&self) -> &Session {
        &self.library.active
    }

    /// The route on screen.
    pub fn route(&self) -> &Route {
        self.library.active.history.current()
    }

    /// The language to speak: the one asked for or chosen last, or else that of the system.
    pub fn language(&self) -> Language {
        self.person.asked.or(self.settings.language).unwrap_or(self.person.language)
    }

    /// Whether an entry of the command table has anything to do.
    pub fn can_run(&self, action: Action) -> bool {
        let any_listed = self.listed().is_some_and(|listed| !listed.is_empty());
        match action {
            Action::NextSession | Action::PreviousSession => self.library.neighbour(true).is_some(),
            Action::CloseSession => self.can_close_session(),
            Action::Back => self.library.active.history.can_go_back(),
            Action::Forward => self.library.active.history.can_go_forward(),
            Action::SelectListed | Action::InvertListed => any_listed,
            Action::ClearSelection => !self.library.active.selected.is_empty(),
            Action::UndoSelection => !self.library.active.undo.is_empty(),
            Action::ClearFilter => !self.library.active.filter.is_empty(),
            Action::CloseRecord => self.route().record.is_some() || self.is_marking(),
            Action::SelectCurrent => self.route().record.is_some(),
            Action::CancelWork => self.busy.is_some(),
            Action::AttachSource | Action::AttachPath => self.library.active.open.is_some(),
            Action::DetachSource => self.can_detach(),
            Action::NextFound | Action::PreviousFound => !self.library.active.reader.found.is_empty(),
            Action::FindInText | Action::NextGap | Action::PreviousGap => self.has_text(),
            Action::DraftRecord => self.library.active.reader.marked.is_some(),
            Action::ZoomIn => self.settings.zoom < ZOOMS[ZOOMS.len() - 1],
            Action::ZoomOut => self.settings.zoom > ZOOMS[0],
            Action::ZoomUsual => self.settings.zoom != USUAL_ZOOM,
            _ => true,
        }
    }

    /// The key of the text of an entry of the command table as things stand; that of its tooltip ends in `-tip`.
    pub fn message(&self, action: Action) -> &'static str {
        match action {
            Action::PauseReload if self.settings.reload_paused => "action-resume-reload",
            _ => action.message(),
        }
    }

    /// The day that exports and citations state.
    pub fn today(&self) -> Date {
        self.person.today
    }

    fn toggle_current(&mut self) {
        if let Some(id) = self.route().record.clone() {
            let chosen = !self.is_selected(&id);
            self.select(&[id], chosen);
        }
    }

    fn save(&mut self) {
        self.effects.push(WindowEffect::SaveSettings);
    }

    /// The settings with what is selected in the open sessions, to be saved.
    pub fn settings_to_save(&self) -> SaveJob {
        SaveJob::new(&self.settings, self.library.by_use())
    }
}

#[cfg(test)]
mod tests;
