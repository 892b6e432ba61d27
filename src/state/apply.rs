//! What each command, each entry of the command table and each event does to the state.
//!
//! One arm for each, so that the compiler leads whoever adds one here. What takes more than a few lines stands with its subject.
//! Deliberately absent: any other place in which the state changes.

use super::{Action, Command, Dialog, Effect, Event, Notice, Origin, Palette, PathFor, Route, State, TableLayout, View, window};

impl State {
    /// Carries out a command.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        // Whoever goes on to something else does not want the best record opened any more. The window gives these by itself.
        self.library.active.opens_best &=
            matches!(command, Command::SearchFocused | Command::PlaceShown | Command::Unmark(_) | Command::Leave(_));
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
        let mut effects = self.catch_up();
        effects.extend(self.seek());
        effects.extend(self.derive());
        effects
    }

    pub(super) fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Run(action) => self.run(action),
            Command::Show(view) => self.go(Route { view, record: self.library.active.history.current().record.clone() }),
            Command::ShowRecord(id) => {
                self.go(Route { view: self.library.active.history.current().view.clone(), record: Some(id) })
            }
            Command::ShowPassage(record, position) => self.show_passage(record, position),
            Command::ShowPlace(place) => self.show_place(place),
            Command::PlaceShown => {
                self.library.active.reader.sought = None;
                Vec::new()
            }
            Command::ReadSource(source) => {
                self.read(source);
                Vec::new()
            }
            Command::MarkText(span) => {
                self.library.active.reader.marked = span;
                Vec::new()
            }
            Command::FindFocused => {
                self.library.active.reader.focus_find = false;
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
            Command::CloseRecord => self.go(Route { view: self.library.active.history.current().view.clone(), record: None }),
            Command::Select(ids, chosen) => self.select(ids, chosen),
            Command::Search(text) => self.search(text),
            Command::DropWords => self.drop_words(),
            Command::SearchFocused => {
                self.library.active.focus_search = false;
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
                self.given.origin = Some((origin.clone(), text));
                self.load(origin)
            }
            Command::Attach(path) => self.start_attaching(path),
            Command::TakeDropped(paths) => self.take_dropped(paths),
            Command::EditOpenPath(path) => self.edit_open_path(path),
            Command::OpenTypedPath => self.open_typed_path(),
            Command::PickTarget => self.pick_target(),
            Command::ShowSession(origin) => self.show_session(&origin),
            Command::ShowProblemsBeside(shown) => {
                self.library.active.problems_beside = shown;
                Vec::new()
            }
            Command::ShowUnfollowed(shown) => {
                self.library.active.following.unfollowed_shown = shown;
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
            Event::Derived(open, answer) => {
                self.take_derived(&open, answer);
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
            Event::CrashedBefore(report) => {
                self.notice = Some(Notice::CrashedBefore(report));
                Vec::new()
            }
            Event::SettingsNewer => {
                self.notice = Some(Notice::SettingsNewer);
                Vec::new()
            }
            Event::FolderNotShown(path) => {
                self.notice = Some(Notice::FolderNotShown(path));
                Vec::new()
            }
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
                Vec::new()
            }
        }
    }

    fn run(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open => vec![Effect::PickFile(PathFor::Dataset)],
            Action::AttachSource if self.library.active.open.is_some() => vec![Effect::PickFile(PathFor::SourceText)],
            Action::AttachSource => Vec::new(),
            Action::DetachSource => self.detach(),
            Action::PauseReload => self.pause_reload(),
            Action::OpenPath => self.ask_for_path(PathFor::Dataset),
            Action::AttachPath if self.library.active.open.is_some() => self.ask_for_path(PathFor::SourceText),
            Action::AttachPath => Vec::new(),
            Action::NextSession => self.step_session(true),
            Action::PreviousSession => self.step_session(false),
            Action::CloseSession => self.close_session(),
            Action::OpenChengdu => self.start_loading(Origin::CHENGDU),
            Action::OpenBeijing => self.start_loading(Origin::BEIJING),
            Action::OpenExample => self.start_loading(Origin::EXAMPLE_TOWN),
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
                self.library.active.history.back();
                Vec::new()
            }
            Action::Forward => {
                self.library.active.history.forward();
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
            Action::ZoomIn => self.zoom(window::ZoomStep::In),
            Action::ZoomOut => self.zoom(window::ZoomStep::Out),
            Action::ZoomUsual => self.zoom(window::ZoomStep::Usual),
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
}
