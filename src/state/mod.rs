//! Everything a person can change, and the only place where it changes.
//!
//! [`State::apply`] takes a [`Command`] and returns the [`Effect`]s that it asks for; [`State::receive`] takes what became of an
//! effect. Both are plain functions without input or output, so that every path through the program can be tested without a
//! window. Records are remembered by id, never by position, so that a dataset can be replaced under them.
//! Deliberately absent: performing effects, and anything that lasts shorter than a click (hovering, scrolling).

mod action;
mod command;
mod export_form;
mod finding;
mod history;
mod open;
mod picture_form;
mod route;
mod settings;
mod table;
mod told;

pub use action::{Action, Key, Shortcut};
pub use command::{Command, Effect, Event, ExportJob};
pub use export_form::{ExportForm, Scope};
pub use finding::Filter;
pub use history::History;
pub use open::{Busy, OpenDataset, Origin, Refused, Ticket};
pub use picture_form::PictureForm;
pub use route::{Route, View};
pub use settings::{SETTINGS_VERSION, Settings, Theme};
pub use table::TableLayout;
pub use told::{Dialog, Notice};

use crate::model::{Date, Id, Language};
use crate::query::{Findings, Request};
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
    /// What narrows the lists.
    pub filter: Filter,
    /// What was found last, which may answer an earlier wish while a search is under way.
    pub found: Option<Arc<Findings>>,
    /// Whether the search box has yet to be given the keyboard.
    pub focus_search: bool,
    /// The paragraph that the outline has yet to scroll to.
    pub paragraph: Option<u32>,
    /// The dialog in front of everything, if any.
    pub dialog: Option<Dialog>,
    /// A short message about something that has happened.
    pub notice: Option<Notice>,
    /// What is kept between sessions.
    pub settings: Settings,
    seeking: Option<Request>,
    opens_best: bool,
    undo: Vec<BTreeSet<Id>>,
    person: Person,
    tickets: u64,
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
            filter: Filter::default(),
            found: None,
            focus_search: false,
            paragraph: None,
            dialog: None,
            notice: None,
            settings,
            seeking: None,
            opens_best: false,
            undo: Vec::new(),
            person,
            tickets: 0,
        }
    }

    /// Carries out a command.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        // Whoever goes on to something else does not want the best record opened any more.
        self.opens_best &= matches!(command, Command::SearchFocused | Command::ParagraphShown);
        let mut effects = self.carry_out(command);
        effects.extend(self.seek());
        effects
    }

    /// Takes in what became of an effect.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.take_in(event);
        effects.extend(self.seek());
        effects
    }

    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Run(action) => self.run(action),
            Command::Show(view) => self.go(Route { view, record: self.history.current().record.clone() }),
            Command::ShowRecord(id) => self.go(Route { view: self.history.current().view.clone(), record: Some(id) }),
            Command::ShowParagraph(paragraph) => {
                self.paragraph = Some(paragraph);
                self.carry_out(Command::Show(View::Source))
            }
            Command::ParagraphShown => {
                self.paragraph = None;
                Vec::new()
            }
            Command::CloseRecord => self.go(Route { view: self.history.current().view.clone(), record: None }),
            Command::Select(ids, chosen) => self.select(ids, chosen),
            Command::Search(text) => self.search(text),
            Command::DropWords => self.drop_words(),
            Command::SearchFocused => {
                self.focus_search = false;
                Vec::new()
            }
            Command::OpenBest => self.open_best(),
            Command::Narrow(constraint) => self.narrow(constraint),
            Command::Widen(constraint) => self.widen(&constraint),
            Command::SortBy(record_type, column, added) => self.lay_out(record_type, |layout| layout.sort_by(column, added)),
            Command::ShowColumn(record_type, column, shown) => {
                self.lay_out(record_type, |layout| layout.show(record_type, column, shown))
            }
            Command::ResizeColumn(record_type, column, width) => self.lay_out(record_type, |layout| {
                layout.widths.insert(column, width);
            }),
            Command::ResetTable(record_type) => self.lay_out(record_type, |layout| *layout = TableLayout::usual(record_type)),
            Command::Speak(language) => {
                self.person.asked = None;
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
            Command::OfferPicture(name, bytes) => self.offer_picture(&name, bytes),
            Command::EditPictureTarget(target) => self.edit_picture_target(target),
            Command::PickPictureTarget => self.pick_picture_target(),
            Command::SavePicture(replace) => self.save_picture(replace),
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

    fn take_in(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::LoadProgress(ticket, progress) => {
                self.note_progress(ticket, progress.bytes, progress.total);
                Vec::new()
            }
            Event::ExportProgress(ticket, done, total) => {
                self.note_progress(ticket, done, total);
                Vec::new()
            }
            Event::Found(open, findings) => self.take_findings(&open, *findings),
            Event::Loaded(ticket, origin, result) => self.finish_loading(ticket, origin, result),
            Event::Exported(ticket, result) => self.finish_export(ticket, result),
            Event::TargetExists(ticket) => self.ask_to_replace(ticket),
            Event::PictureSaved(result) => self.finish_picture(result),
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
                if self.busy.as_ref().is_some_and(|busy| Some(busy.ticket) == ticket) {
                    self.busy = None;
                }
                self.notice = Some(Notice::Crashed(message));
                Vec::new()
            }
        }
    }

    /// The route on screen.
    pub fn route(&self) -> &Route {
        self.history.current()
    }

    /// The language to speak: the one asked for or chosen last, or else that of the system.
    pub fn language(&self) -> Language {
        self.person.asked.or(self.settings.language).unwrap_or(self.person.language)
    }

    /// Whether an entry of the command table has anything to do.
    pub fn can_run(&self, action: Action) -> bool {
        let any_listed = self.listed().is_some_and(|listed| !listed.is_empty());
        match action {
            Action::Back => self.history.can_go_back(),
            Action::Forward => self.history.can_go_forward(),
            Action::SelectListed | Action::InvertListed => any_listed,
            Action::ClearSelection => !self.selected.is_empty(),
            Action::UndoSelection => !self.undo.is_empty(),
            Action::ClearFilter => !self.filter.is_empty(),
            Action::SelectCurrent | Action::CloseRecord => self.route().record.is_some(),
            Action::CancelWork => self.busy.is_some(),
            _ => true,
        }
    }

    /// The day that exports and citations state.
    pub fn today(&self) -> Date {
        self.person.today
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
            Action::Export => self.show_export_form(),
            Action::ClearSelection => {
                let selected = self.selected.iter().cloned().collect();
                self.select(selected, false)
            }
            Action::SelectListed => self.select_listed(),
            Action::InvertListed => self.invert_listed(),
            Action::UndoSelection => self.undo_selection(),
            Action::Search => self.focus_search(),
            Action::ShowResults => self.carry_out(Command::Show(View::Search)),
            Action::ClearFilter => self.clear_filter(),
            Action::ToggleFacets => {
                self.settings.facets_hidden = !self.settings.facets_hidden;
                self.save()
            }
            Action::Back => {
                self.history.back();
                Vec::new()
            }
            Action::Forward => {
                self.history.forward();
                Vec::new()
            }
            Action::CloseRecord => self.carry_out(Command::CloseRecord),
            Action::SelectCurrent => self.toggle_current(),
            Action::ShowOverview => self.carry_out(Command::Show(View::Overview)),
            Action::ShowFlow => self.carry_out(Command::Show(View::Flow)),
            Action::ShowAgencies => self.carry_out(Command::Show(View::Agencies)),
            Action::ShowMetrics => self.carry_out(Command::Show(View::Metrics)),
            Action::ShowSource => self.carry_out(Command::Show(View::Source)),
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
        if route.view != self.history.current().view {
            self.forget_selecting();
        }
        self.history.go(route);
        Vec::new()
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
