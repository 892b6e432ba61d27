//! Everything a person can change, and the only place where it changes.
//!
//! [`State::apply`] takes a [`Command`] and returns the [`Effect`]s that it asks for; [`State::receive`] takes what became of an
//! effect. Both are plain functions without input or output, so that every path through the program can be tested without a
//! window. Records are remembered by id, never by position, so that a dataset can be replaced under them.
//! Deliberately absent: performing effects, and anything that lasts shorter than a click (hovering, scrolling).

mod action;
mod attaching;
mod comfort;
mod command;
mod export_form;
mod finding;
mod following;
mod history;
mod listing;
mod open;
mod palette;
mod picture_form;
mod reader;
mod route;
mod selection;
mod settings;
mod surveying;
mod table;
mod told;
mod unfolding;
mod wording;

pub use action::{Action, Key, Shortcut};
pub use attaching::is_dataset;
pub use comfort::{Layout, USUAL_ZOOM, WindowPlace, ZOOMS};
pub use command::{Command, Effect, Event, ExportJob, RereadJob};
pub use export_form::{ExportForm, Scope};
pub use finding::Filter;
pub use following::{Following, Reread, Unfollowed};
pub use history::History;
pub use listing::{CopyJob, ListJob};
pub use open::{Busy, OpenDataset, Origin, Previous, Refused, Ticket};
pub use palette::{Offer, Palette};
pub use picture_form::PictureForm;
pub use reader::{DraftForm, Reader};
pub use route::{Route, View};
pub use selection::{Remembered, Selection};
pub use settings::{SETTINGS_VERSION, Settings, Theme};
pub use table::TableLayout;
pub use told::{Dialog, Notice, PathFor};
pub use unfolding::Unfolding;
pub use wording::{place_of_problem, problem_lines, severity_key};

use crate::model::{Date, Language};
use crate::query::{Findings, Request};
use std::path::PathBuf;
use std::sync::Arc;

/// The whole state of the program.
pub struct State {
    /// The dataset on screen; none only until the first one has been read.
    pub open: Option<Arc<OpenDataset>>,
    /// A file that was asked for and gave no dataset.
    pub refused: Option<Refused>,
    /// What was open before, where what is open now has errors.
    pub previous: Option<Previous>,
    /// Whether the problems of what is open are listed beside it.
    pub problems_beside: bool,
    /// How files are followed that others save.
    pub following: Following,
    /// What is going on in the background.
    pub busy: Option<Busy>,
    /// Where the person is and was.
    pub history: History,
    /// The selected records of the open dataset.
    pub selected: Selection,
    /// What narrows the lists.
    pub filter: Filter,
    /// What was found last, which may answer an earlier wish while a search is under way.
    pub found: Option<Arc<Findings>>,
    /// Whether the search box has yet to be given the keyboard.
    pub focus_search: bool,
    /// What the person does in the text of a source.
    pub reader: Reader,
    /// The dialog in front of everything, if any.
    pub dialog: Option<Dialog>,
    /// A short message about something that has happened.
    pub notice: Option<Notice>,
    /// What is kept between sessions.
    pub settings: Settings,
    unfolding: Unfolding,
    given: Option<(Origin, PathBuf)>,
    changing_texts: Option<attaching::TextChange>,
    /// A text to attach to the dataset that is being read with this ticket.
    text_to_come: Option<(Ticket, PathBuf)>,
    seeking: Option<Request>,
    opens_best: bool,
    lists: listing::Lists,
    surveying: surveying::Surveying,
    undo: Vec<finding::Past>,
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
            previous: None,
            problems_beside: false,
            following: Following::default(),
            busy: None,
            history: History::default(),
            selected: Selection::default(),
            filter: Filter::default(),
            found: None,
            focus_search: false,
            reader: Reader::default(),
            dialog: None,
            notice: None,
            settings,
            unfolding: Unfolding::default(),
            given: None,
            changing_texts: None,
            text_to_come: None,
            seeking: None,
            opens_best: false,
            lists: listing::Lists::default(),
            surveying: surveying::Surveying::default(),
            undo: Vec::new(),
            person,
            tickets: 0,
        }
    }

    /// Carries out a command.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        // Whoever goes on to something else does not want the best record opened any more.
        self.opens_best &= matches!(command, Command::SearchFocused | Command::PlaceShown | Command::Unmark(_));
        let mut effects = self.carry_out(command);
        effects.extend(self.follow_up());
        effects
    }

    /// Takes in what became of an effect.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.take_in(event);
        effects.extend(self.follow_up());
        effects
    }

    /// What is asked for whenever things stand as they do now.
    fn follow_up(&mut self) -> Vec<Effect> {
        self.release_selections();
        let mut effects = self.catch_up();
        effects.extend(self.seek());
        effects.extend(self.list());
        effects.extend(self.gather());
        effects
    }

    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Run(action) => self.run(action),
            Command::Show(view) => self.go(Route { view, record: self.history.current().record.clone() }),
            Command::ShowRecord(id) => self.go(Route { view: self.history.current().view.clone(), record: Some(id) }),
            Command::ShowPassage(record, position) => self.show_passage(record, position),
            Command::ShowPlace(place) => self.show_place(place),
            Command::PlaceShown => {
                self.reader.sought = None;
                Vec::new()
            }
            Command::ReadSource(source) => {
                self.read(source);
                Vec::new()
            }
            Command::MarkText(span) => {
                self.reader.marked = span;
                Vec::new()
            }
            Command::FindFocused => {
                self.reader.focus_find = false;
                Vec::new()
            }
            Command::EditDraft(form) => {
                if matches!(self.dialog, Some(Dialog::Draft(_))) {
                    self.dialog = Some(Dialog::Draft(form));
                }
                Vec::new()
            }
            Command::FindInText(words) => {
                self.find_in_text(words);
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
            Command::Unfold(group) => {
                self.unfold(group);
                Vec::new()
            }
            Command::Fold(group) => {
                self.fold(&group);
                Vec::new()
            }
            Command::Speak(language) => {
                self.person.asked = None;
                self.settings.language = Some(language);
                self.save()
            }
            Command::Wear(theme) => {
                self.settings.theme = theme;
                self.save()
            }
            Command::EditPalette(palette) => {
                self.dialog = Some(Dialog::Palette(palette));
                Vec::new()
            }
            Command::DismissHint => {
                self.settings.hint_seen = true;
                self.save()
            }
            Command::Leave(layout) => self.leave(layout),
            Command::Open(origin) => self.start_loading(origin),
            Command::OpenWithText(origin, text) => {
                self.given = Some((origin.clone(), text));
                self.start_loading(origin)
            }
            Command::Attach(path) => self.start_attaching(path),
            Command::TakeDropped(paths) => self.take_dropped(paths),
            Command::EditOpenPath(path) => self.edit_open_path(path),
            Command::OpenTypedPath => self.open_typed_path(),
            Command::PickTarget => self.pick_target(),
            Command::ReturnToPrevious => self.return_to_previous(),
            Command::ShowProblemsBeside(shown) => {
                self.problems_beside = shown;
                Vec::new()
            }
            Command::ShowUnfollowed(shown) => {
                self.following.unfollowed_shown = shown;
                Vec::new()
            }
            Command::Unmark(changes) => self.unmark(changes),
            Command::DismissRefused => self.dismiss_refused(),
            Command::TryAgain => self.try_again(),
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
            Command::CopyProblems => self.copy_problems(),
            Command::CopyRows(record_type, rows) => self.copy_rows(record_type, rows),
            Command::Copy(text) => {
                self.notice = Some(Notice::Copied);
                vec![Effect::Copy(text)]
            }
        }
    }

    fn take_in(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::LoadProgress(ticket, progress) => {
                self.note_load_progress(ticket, progress);
                self.note_quiet_progress(ticket, progress);
                Vec::new()
            }
            Event::Begun(ticket, beginning) => {
                self.note_beginning(ticket, beginning);
                Vec::new()
            }
            Event::ExportProgress(ticket, done, total) => {
                self.note_progress(ticket, done, total);
                Vec::new()
            }
            Event::Found(open, findings) => self.take_findings(&open, *findings),
            Event::Listed(open, listing, ranks) => self.take_listing(&open, *listing, ranks),
            Event::Surveyed(survey) => {
                self.note_survey(&survey);
                Vec::new()
            }
            Event::Worded(text) => self.carry_out(Command::Copy(text)),
            Event::Loaded(ticket, origin, result) => self.finish_loading(ticket, origin, result),
            Event::Reread(ticket, result) => self.finish_reread(ticket, result),
            Event::TextRead(ticket, path, result) => self.take_text(ticket, path, result),
            Event::FilesChanged { changed, gone } => self.files_changed(&changed, gone),
            Event::Exported(ticket, result) => self.finish_export(ticket, result),
            Event::TargetExists(ticket) => self.ask_to_replace(ticket),
            Event::Picked(PathFor::Dataset, path) => self.start_loading(Origin::File(path)),
            Event::Picked(PathFor::SourceText, path) => self.start_attaching(path),
            Event::PictureSaved(result) => self.finish_picture(result),
            Event::TargetPicked(path) => self.set_export_target(path),
            Event::NoSystemDialog(purpose) => {
                self.offer_path_field(purpose);
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
                    self.give_up_change_of_texts();
                }
                self.note_crash(ticket);
                if ticket.is_none() {
                    self.note_crash_of_listing();
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
            Action::CloseRecord => self.route().record.is_some() || self.is_marking(),
            Action::SelectCurrent => self.route().record.is_some(),
            Action::CancelWork => self.busy.is_some(),
            Action::AttachSource | Action::AttachPath => self.open.is_some(),
            Action::DetachSource => self.can_detach(),
            Action::NextFound | Action::PreviousFound => !self.reader.found.is_empty(),
            Action::FindInText | Action::NextGap | Action::PreviousGap => self.has_text(),
            Action::DraftRecord => self.reader.marked.is_some(),
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

    fn run(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open => vec![Effect::PickFile(PathFor::Dataset)],
            Action::AttachSource if self.open.is_some() => vec![Effect::PickFile(PathFor::SourceText)],
            Action::AttachSource => Vec::new(),
            Action::DetachSource => self.detach(),
            Action::PauseReload => self.pause_reload(),
            Action::OpenPath => self.ask_for_path(PathFor::Dataset),
            Action::AttachPath if self.open.is_some() => self.ask_for_path(PathFor::SourceText),
            Action::AttachPath => Vec::new(),
            Action::OpenChengdu => self.start_loading(Origin::Chengdu),
            Action::OpenExample => self.start_loading(Origin::ExampleTown),
            Action::CancelWork => self.cancel_work(),
            Action::Export => self.show_export_form(),
            Action::ClearSelection => {
                self.forget_vanished();
                self.clear_selection()
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
            // One layer at a time: marked words lie in front of the details.
            Action::CloseRecord if self.is_marking() => self.carry_out(Command::MarkText(None)),
            Action::CloseRecord => self.carry_out(Command::CloseRecord),
            Action::SelectCurrent => self.toggle_current(),
            Action::ShowOverview => self.carry_out(Command::Show(View::Overview)),
            Action::ShowFlow => self.carry_out(Command::Show(View::Flow)),
            Action::ShowAgencies => self.carry_out(Command::Show(View::Agencies)),
            Action::ShowMetrics => self.carry_out(Command::Show(View::Metrics)),
            Action::ShowSource => self.carry_out(Command::Show(View::Source)),
            Action::FindInText => self.focus_find(),
            Action::NextFound => self.step_found(true),
            Action::PreviousFound => self.step_found(false),
            Action::NextGap => self.step_gap(true),
            Action::PreviousGap => self.step_gap(false),
            Action::DraftRecord => {
                self.dialog = self.draft_form().map(Dialog::Draft);
                Vec::new()
            }
            Action::ZoomIn => self.zoom(comfort::ZoomStep::In),
            Action::ZoomOut => self.zoom(comfort::ZoomStep::Out),
            Action::ZoomUsual => self.zoom(comfort::ZoomStep::Usual),
            Action::ToggleMotion => {
                self.settings.still = !self.settings.still;
                self.save()
            }
            Action::Palette => self.carry_out(Command::EditPalette(Palette::default())),
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
