//! Everything a person can change, and the only place where it changes.
//!
//! [`State::apply`] takes a [`Command`] and returns the [`Effect`]s that it asks for; [`State::receive`] takes what became of an
//! effect. Both are plain functions without input or output, so that every path through the program can be tested without a
//! window. Records are remembered by id, never by position, so that a dataset can be replaced under them.
//! Deliberately absent: performing effects, and anything that lasts shorter than a click (hovering, scrolling).

mod action;
mod export_form;
mod history;
mod open;
mod route;
mod settings;

pub use action::{Action, Key, Shortcut};
pub use export_form::{ExportForm, Scope};
pub use history::History;
pub use open::{Busy, OpenDataset, Origin, Refused, Ticket};
pub use route::{Route, View};
pub use settings::{SETTINGS_VERSION, Settings, Theme};

use crate::export::{ExportError, Format, Report};
use crate::load::{LoadError, Loaded, Progress};
use crate::model::{Date, Id, Language, RecordIndex};
use crate::query::{Column, Order};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// The whole state of the program.
pub struct State {
    /// The dataset on screen; none only until the first one has been read.
    pub open: Option<Arc<OpenDataset>>,
    /// A file that was asked for and has problems, shown beside what is open.
    pub refused: Option<Refused>,
    /// What is going on in the background.
    pub busy: Option<Busy>,
    /// Where the person is and was.
    pub history: History,
    /// The selected records of the open dataset.
    pub selected: BTreeSet<Id>,
    /// The order of the record table.
    pub order: Order,
    /// The paragraph that the outline has yet to scroll to.
    pub paragraph: Option<u32>,
    /// The dialog in front of everything, if any.
    pub dialog: Option<Dialog>,
    /// A short message about something that has happened.
    pub notice: Option<Notice>,
    /// What is kept between sessions.
    pub settings: Settings,
    person: Person,
    tickets: u64,
}

/// What the machine tells about the person at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The language to speak until another is chosen.
    pub language: Language,
    /// The day that exports state.
    pub today: Date,
    /// The folder that exports are offered for and that `~` stands for in a typed path.
    pub home: PathBuf,
}

/// A dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Asks for the path of a dataset.
    OpenPath {
        /// The path as typed so far.
        path: String,
        /// Whether it appears because the system's own dialog did not.
        no_system_dialog: bool,
    },
    /// Asks what to export and where to.
    Export(ExportForm),
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Says what this program is.
    About,
}

/// A short message that does not interrupt.
#[derive(Debug)]
pub enum Notice {
    /// An export has been written.
    Exported(Report),
    /// An export has failed and has left what was there as it was.
    ExportFailed(ExportError),
    /// A defect of the program ended some background work; the message is the panic's.
    Crashed(String),
    /// The settings file could not be read and was moved aside to this path.
    SettingsMovedAside(PathBuf),
    /// The settings could not be kept; the message is the system's.
    SettingsNotSaved(String),
    /// A text was copied.
    Copied,
    /// The folder could not be shown.
    FolderNotShown(PathBuf),
}

/// Something a person, or the program on their behalf, wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Runs an entry of the command table.
    Run(Action),
    /// Goes to a view and keeps the current record.
    Show(View),
    /// Makes a record current.
    ShowRecord(Id),
    /// Shows a paragraph of the source, counted from 1.
    ShowParagraph(u32),
    /// Notes that the outline has scrolled to the paragraph.
    ParagraphShown,
    /// Leaves no record current.
    CloseRecord,
    /// Selects or deselects records.
    Select(Vec<Id>, bool),
    /// Orders the table by a column, or turns the order round if it has that column already.
    SortBy(Column),
    /// Speaks a language.
    Speak(Language),
    /// Shows a theme.
    Wear(Theme),
    /// Opens a dataset.
    Open(Origin),
    /// Changes the path in the open dialog.
    EditOpenPath(String),
    /// Opens the path in the open dialog.
    OpenTypedPath,
    /// Asks the system for the place of the export.
    PickTarget,
    /// Shows the readable records of the file that was refused.
    OpenReadable,
    /// Closes the list of problems of a refused file.
    DismissRefused,
    /// Changes the export form.
    EditExport(ExportForm),
    /// Starts the export described by the form; `true` replaces what is there.
    Export(bool),
    /// Closes the dialog.
    CloseDialog,
    /// Closes the notice.
    DismissNotice,
    /// Shows the folder of a file in the system's file manager.
    ShowFolder(PathBuf),
    /// Puts a text on the clipboard.
    Copy(String),
}

/// Something to be done outside of the state.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read a dataset in the background.
    Load(Ticket, Origin),
    /// Write an export in the background.
    Export(Ticket, ExportJob),
    /// Stop the background work with this ticket.
    Cancel(Ticket),
    /// Ask the system for a file to open.
    PickFile,
    /// Ask the system for the place of an export with this suggested name.
    PickTarget(String, Format),
    /// Keep the settings.
    Save(Box<Settings>),
    /// Show a folder in the system's file manager.
    ShowFolder(PathBuf),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    Quit,
}

/// An export with everything that it needs.
#[derive(Clone, Debug)]
pub struct ExportJob {
    /// The dataset to export from.
    pub open: Arc<OpenDataset>,
    /// The records to export.
    pub records: Vec<RecordIndex>,
    /// The format.
    pub format: Format,
    /// The language of its words.
    pub language: Language,
    /// The file or folder to write.
    pub target: PathBuf,
    /// Whether to replace what is there.
    pub replace: bool,
    /// The day that the export states.
    pub date: Date,
}

/// What became of an effect.
#[derive(Debug)]
pub enum Event {
    /// Reading has come this far.
    LoadProgress(Ticket, Progress),
    /// Reading has ended.
    Loaded(Ticket, Origin, Result<Box<Loaded>, LoadError>),
    /// The export has come this far: records done, records in all.
    ExportProgress(Ticket, usize, usize),
    /// The export has ended.
    Exported(Ticket, Result<Report, ExportError>),
    /// The target of an export exists already.
    TargetExists(Ticket),
    /// The person has picked a file to open.
    Picked(PathBuf),
    /// The person has picked the place of an export.
    TargetPicked(PathBuf),
    /// The system showed no dialog.
    NoSystemDialog,
    /// The settings could not be kept.
    SettingsNotSaved(String),
    /// The settings file could not be read and was moved aside.
    SettingsMovedAside(PathBuf),
    /// The folder could not be shown.
    FolderNotShown(PathBuf),
    /// Background work ended in a defect of the program.
    Crashed(Ticket, String),
}

impl State {
    /// A state before anything has been opened.
    pub fn new(settings: Settings, person: Person) -> Self {
        Self {
            open: None,
            refused: None,
            busy: None,
            history: History::default(),
            selected: BTreeSet::new(),
            order: Order::default(),
            paragraph: None,
            dialog: None,
            notice: None,
            settings,
            person,
            tickets: 0,
        }
    }

    /// Carries out a command.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Run(action) => self.run(action),
            Command::Show(view) => self.go(Route { view, record: self.history.current().record.clone() }),
            Command::ShowRecord(id) => self.go(Route { view: self.history.current().view.clone(), record: Some(id) }),
            Command::ShowParagraph(paragraph) => {
                self.paragraph = Some(paragraph);
                self.apply(Command::Show(View::Source))
            }
            Command::ParagraphShown => {
                self.paragraph = None;
                Vec::new()
            }
            Command::CloseRecord => self.go(Route { view: self.history.current().view.clone(), record: None }),
            Command::Select(ids, chosen) => self.select(ids, chosen),
            Command::SortBy(column) => self.sort_by(column),
            Command::Speak(language) => {
                self.settings.language = Some(language);
                self.save()
            }
            Command::Wear(theme) => {
                self.settings.theme = theme;
                self.save()
            }
            Command::Open(origin) => self.start_loading(origin),
            Command::EditOpenPath(path) => self.edit_open_path(path),
            Command::OpenTypedPath => self.open_typed_path(),
            Command::PickTarget => self.pick_target(),
            Command::OpenReadable => self.open_readable(),
            Command::DismissRefused => {
                self.refused = None;
                Vec::new()
            }
            Command::EditExport(form) => {
                self.dialog = Some(Dialog::Export(form));
                Vec::new()
            }
            Command::Export(replace) => self.start_export(replace),
            Command::CloseDialog => {
                self.dialog = None;
                Vec::new()
            }
            Command::DismissNotice => {
                self.notice = None;
                Vec::new()
            }
            Command::ShowFolder(path) => vec![Effect::ShowFolder(path)],
            Command::Copy(text) => {
                self.notice = Some(Notice::Copied);
                vec![Effect::Copy(text)]
            }
        }
    }

    /// Takes in what became of an effect.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::LoadProgress(ticket, progress) => {
                self.note_progress(ticket, progress.bytes, progress.total);
                Vec::new()
            }
            Event::ExportProgress(ticket, done, total) => {
                self.note_progress(ticket, done, total);
                Vec::new()
            }
            Event::Loaded(ticket, origin, result) => self.finish_loading(ticket, origin, result),
            Event::Exported(ticket, result) => self.finish_export(ticket, result),
            Event::TargetExists(ticket) => self.ask_to_replace(ticket),
            Event::Picked(path) => self.start_loading(Origin::File(path)),
            Event::TargetPicked(path) => self.set_export_target(path),
            Event::NoSystemDialog => {
                self.offer_path_field();
                Vec::new()
            }
            Event::SettingsNotSaved(message) => {
                self.notice = Some(Notice::SettingsNotSaved(message));
                Vec::new()
            }
            Event::SettingsMovedAside(path) => {
                self.notice = Some(Notice::SettingsMovedAside(path));
                Vec::new()
            }
            Event::FolderNotShown(path) => {
                self.notice = Some(Notice::FolderNotShown(path));
                Vec::new()
            }
            Event::Crashed(ticket, message) => {
                if self.busy.as_ref().is_some_and(|busy| busy.ticket == ticket) {
                    self.busy = None;
                }
                {
                    self.notice = Some(Notice::Crashed(message));
                    Vec::new()
                }
            }
        }
    }

    /// The route on screen.
    pub fn route(&self) -> &Route {
        self.history.current()
    }

    /// The language to speak: the one chosen, or else that of the system.
    pub fn language(&self) -> Language {
        self.settings.language.unwrap_or(self.person.language)
    }

    /// Whether a record is selected.
    pub fn is_selected(&self, id: &Id) -> bool {
        self.selected.contains(id)
    }

    fn run(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open => vec![Effect::PickFile],
            Action::OpenPath => {
                self.dialog = Some(Dialog::OpenPath { path: String::new(), no_system_dialog: false });
                Vec::new()
            }
            Action::OpenChengdu => self.start_loading(Origin::Chengdu),
            Action::OpenExample => self.start_loading(Origin::ExampleTown),
            Action::CancelWork => self.cancel_work(),
            Action::Export => {
                self.show_export_form();
                Vec::new()
            }
            Action::ClearSelection => {
                let selected = self.selected.iter().cloned().collect();
                self.select(selected, false)
            }
            Action::Back => {
                self.history.back();
                Vec::new()
            }
            Action::Forward => {
                self.history.forward();
                Vec::new()
            }
            Action::CloseRecord => self.apply(Command::CloseRecord),
            Action::SelectCurrent => self.toggle_current(),
            Action::ShowOverview => self.apply(Command::Show(View::Overview)),
            Action::ShowAgencies => self.apply(Command::Show(View::Agencies)),
            Action::ShowMetrics => self.apply(Command::Show(View::Metrics)),
            Action::ShowSource => self.apply(Command::Show(View::Source)),
            Action::Shortcuts => {
                self.dialog = Some(Dialog::Shortcuts);
                Vec::new()
            }
            Action::About => {
                self.dialog = Some(Dialog::About);
                Vec::new()
            }
            Action::Quit => vec![Effect::Quit],
        }
    }

    fn go(&mut self, route: Route) -> Vec<Effect> {
        {
            self.history.go(route);
            Vec::new()
        }
    }

    fn select(&mut self, ids: Vec<Id>, chosen: bool) -> Vec<Effect> {
        for id in ids {
            if chosen {
                self.selected.insert(id);
            } else {
                self.selected.remove(&id);
            }
        }
        if let Some(open) = &self.open {
            self.settings.remember_selection(open.id(), &self.selected);
        }
        self.save()
    }

    fn toggle_current(&mut self) -> Vec<Effect> {
        match self.route().record.clone() {
            Some(id) => {
                let chosen = !self.is_selected(&id);
                self.select(vec![id], chosen)
            }
            None => Vec::new(),
        }
    }

    fn sort_by(&mut self, column: Column) -> Vec<Effect> {
        let descending = self.order.column == column && !self.order.descending;
        {
            self.order = Order { column, descending };
            Vec::new()
        }
    }

    fn save(&self) -> Vec<Effect> {
        vec![Effect::Save(Box::new(self.settings.clone()))]
    }

    fn next_ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}

#[cfg(test)]
mod tests;
