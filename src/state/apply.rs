//! What each command, each entry of the command table and each event does to the state.
//!
//! One arm for each subject, whose own module does the rest, so that the compiler leads whoever adds a command to where it belongs.
//! Deliberately absent: any other place in which the state changes.

use super::{
    Action, Command, Dialog, Effect, Event, FilterCommand, Notice, Origin, Palette, PathFor, ReaderCommand, SettingsCommand,
    State, View, ViewCommand, WindowEffect, window,
};

impl State {
    /// Does what a command asks for, and returns what that requires outside of the state.
    pub fn apply(&mut self, command: impl Into<Command>) -> Vec<Effect> {
        let command = command.into();
        // Whoever goes on to something else does not want the best record opened any more. The window gives these by itself.
        self.library.active.opens_best &= matches!(
            command,
            Command::Filter(FilterCommand::SearchFocused)
                | Command::Reader(ReaderCommand::PlaceShown)
                | Command::View(ViewCommand::Unmark(_))
                | Command::Settings(SettingsCommand::Leave(_))
        );
        self.handle(command);
        self.follow_up()
    }

    /// Takes what became of an effect.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        self.on_event(event);
        self.follow_up()
    }

    /// Adds what the state as it is now requires, and returns everything that has been asked for.
    fn follow_up(&mut self) -> Vec<Effect> {
        self.catch_up();
        self.seek();
        self.derive();
        self.effects.take()
    }

    pub(super) fn handle(&mut self, command: Command) {
        match command {
            Command::Run(action) => self.run(action),
            Command::View(command) => self.on_view(command),
            Command::Reader(command) => self.on_reader(command),
            Command::Filter(command) => self.on_filter(command),
            Command::Select(ids, chosen) => self.select(&ids, chosen),
            Command::Table(record_type, command) => self.on_table(record_type, command),
            Command::Open(command) => self.on_open(command),
            Command::Settings(command) => self.on_settings(command),
            Command::Save(command) => self.on_save(command),
            Command::EditPalette(palette) => self.dialog = Some(Dialog::Palette(palette)),
            Command::CloseDialog => self.dialog = None,
            Command::DismissNotice => self.notice = None,
            Command::ShowFolder(path) => self.effects.push(WindowEffect::ShowFolder(path)),
            Command::CopyProblems => self.copy_problems(),
            Command::Copy(text) => {
                self.notice = Some(Notice::Copied);
                self.effects.push(WindowEffect::Copy(text));
            }
        }
    }

    fn on_event(&mut self, event: Event) {
        match event {
            Event::LoadProgress(ticket, progress) => {
                self.note_load_progress(ticket, progress);
                self.note_quiet_progress(ticket, progress);
            }
            Event::Begun(ticket, beginning) => self.note_beginning(ticket, beginning),
            Event::ExportProgress(ticket, done, total) => self.note_progress(ticket, done, total),
            Event::Found(open, findings) => self.take_findings(&open, *findings),
            Event::Derived(open, answer) => self.take_derived(&open, answer),
            Event::Worded(text) => self.handle(Command::Copy(text)),
            Event::Loaded(ticket, origin, result) => self.finish_loading(ticket, origin, result),
            Event::Reread(ticket, result) => self.finish_reread(ticket, result),
            Event::TextRead(ticket, path, result) => self.take_text(ticket, path, result),
            Event::FilesChanged { changed, gone } => self.files_changed(&changed, gone),
            Event::Saved(ticket, result) => self.finish_saving(ticket, result),
            Event::Picked(purpose, path) => self.open_file(purpose, path),
            Event::TargetPicked(path) => self.set_target(path),
            Event::NoSystemDialog(purpose) => self.offer_path_field(purpose),
            Event::SettingsNotSaved(message) => self.notice = Some(Notice::SettingsNotSaved(message)),
            Event::SettingsMovedAside(path) => self.notice = Some(Notice::SettingsMovedAside(path)),
            Event::CrashedBefore(report) => self.notice = Some(Notice::CrashedBefore(report)),
            Event::SettingsNewer => self.notice = Some(Notice::SettingsNewer),
            Event::FolderNotShown(path) => self.notice = Some(Notice::FolderNotShown(path)),
            Event::Crashed(ticket, message, report) => {
                if self.busy.as_ref().is_some_and(|busy| Some(busy.ticket) == ticket) {
                    self.busy = None;
                    self.give_up_change_of_texts();
                }
                self.note_crash(ticket);
                if ticket.is_none() {
                    self.library.active.derived.fail();
                }
                self.notice = Some(Notice::Crashed(message, report));
            }
        }
    }

    fn run(&mut self, action: Action) {
        match action {
            Action::Open => self.effects.push(WindowEffect::PickFile(PathFor::Dataset)),
            Action::AttachSource | Action::AttachPath if self.library.active.open.is_none() => {}
            Action::AttachSource => self.effects.push(WindowEffect::PickFile(PathFor::SourceText)),
            Action::DetachSource => self.detach(),
            Action::PauseReload => self.pause_reload(),
            Action::OpenPath => self.ask_for_path(PathFor::Dataset),
            Action::AttachPath => self.ask_for_path(PathFor::SourceText),
            Action::NextSession => self.step_session(true),
            Action::PreviousSession => self.step_session(false),
            Action::CloseSession => self.close_session(),
            Action::OpenChengdu => self.start_loading(Origin::CHENGDU),
            Action::OpenBeijing => self.start_loading(Origin::BEIJING),
            Action::OpenExample => self.start_loading(Origin::EXAMPLE_TOWN),
            Action::CancelWork => self.cancel_work(),
            Action::Export => self.offer_export(),
            Action::ClearSelection => self.clear_selection(),
            Action::SelectListed => self.select_listed(),
            Action::InvertListed => self.invert_listed(),
            Action::UndoSelection => self.undo_selection(),
            Action::Search => self.library.active.focus_search = true,
            Action::ShowResults => self.on_view(ViewCommand::Show(View::Search)),
            Action::ClearFilter => self.clear_filter(),
            Action::ToggleFacets => {
                self.settings.facets_hidden = !self.settings.facets_hidden;
                self.save()
            }
            Action::Back => self.library.active.history.back(),
            Action::Forward => self.library.active.history.forward(),
            // One layer at a time: marked words lie in front of the details.
            Action::CloseRecord if self.is_marking() => self.on_reader(ReaderCommand::Mark(None)),
            Action::CloseRecord => self.on_view(ViewCommand::CloseRecord),
            Action::SelectCurrent => self.toggle_current(),
            Action::ShowOverview => self.on_view(ViewCommand::Show(View::Overview)),
            Action::ShowFlow => self.on_view(ViewCommand::Show(View::Flow)),
            Action::ShowAgencies => self.on_view(ViewCommand::Show(View::Agencies)),
            Action::ShowMetrics => self.on_view(ViewCommand::Show(View::Metrics)),
            Action::ShowSource => self.on_view(ViewCommand::Show(View::Source)),
            Action::FindInText => self.focus_find(),
            Action::NextFound => self.step_found(true),
            Action::PreviousFound => self.step_found(false),
            Action::NextGap => self.step_gap(true),
            Action::PreviousGap => self.step_gap(false),
            Action::DraftRecord => self.dialog = self.draft_form().map(Dialog::Draft),
            Action::ZoomIn => self.zoom(window::ZoomStep::In),
            Action::ZoomOut => self.zoom(window::ZoomStep::Out),
            Action::ZoomUsual => self.zoom(window::ZoomStep::Usual),
            Action::ToggleMotion => {
                self.settings.still = !self.settings.still;
                self.save()
            }
            Action::Palette => self.handle(Command::EditPalette(Palette::default())),
            Action::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Action::About => self.dialog = Some(Dialog::About),
            Action::Quit => self.effects.push(WindowEffect::Close),
        }
    }
}
