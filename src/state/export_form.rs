//! The export form: which records, in which format, where to.

use super::{Busy, Dialog, Effect, ExportJob, Notice, OpenDataset, State, Ticket};
use crate::export::{ExportError, Format, Options, Report, suggested_name};
use crate::model::{Date, RecordIndex};
use std::path::{Path, PathBuf};

/// Which records to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The selected ones.
    Selected,
    /// Those that the list shows.
    Listed,
    /// All of the dataset.
    All,
}

impl Scope {
    /// Every scope, from the narrowest.
    pub const ALL: [Self; 3] = [Self::Selected, Self::Listed, Self::All];
}

/// What a person has filled in so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportForm {
    /// Which records.
    pub scope: Scope,
    /// The format.
    pub format: Format,
    /// What is chosen besides.
    pub options: Options,
    /// The file or folder to write, as typed.
    pub target: String,
    /// Whether something is there already and the person must say that it may be replaced.
    pub exists: bool,
    /// Whether the system showed no dialog when it was asked to.
    pub no_system_dialog: bool,
    /// The target where it was not typed: one that is not Unicode cannot be shown as it is.
    path: Option<PathBuf>,
    suggested: bool,
    date: Date,
}

impl ExportForm {
    /// The same form with another format; a name that was only suggested follows it.
    pub fn with_format(&self, open: &OpenDataset, format: Format) -> Self {
        Self { format, exists: false, ..self.clone() }.named(open)
    }

    /// The same form with another scope; a name that was only suggested follows it.
    pub fn with_scope(&self, open: &OpenDataset, scope: Scope) -> Self {
        Self { scope, exists: false, ..self.clone() }.named(open)
    }

    /// The same form with other options.
    pub fn with_options(&self, options: Options) -> Self {
        Self { options, ..self.clone() }
    }

    /// The same form with another target.
    pub fn with_target(&self, target: String) -> Self {
        Self { target, path: None, suggested: false, exists: false, ..self.clone() }
    }

    /// The same form with a target that was picked.
    fn with_path(self, path: PathBuf) -> Self {
        Self { target: path.display().to_string(), path: Some(path), ..self }
    }

    fn named(self, open: &OpenDataset) -> Self {
        match &self.path {
            Some(path) if self.suggested => {
                let path = path.with_file_name(self.name(open));
                self.with_path(path)
            }
            _ => self,
        }
    }

    fn name(&self, open: &OpenDataset) -> String {
        suggested_name(open.dataset(), self.format, self.scope == Scope::All, self.date)
    }
}

impl State {
    /// Asks what to export, beginning with what was chosen last.
    pub(super) fn show_export_form(&mut self) {
        let Some(open) = &self.library.active.open else { return };
        let folder = self.settings.export_folder.as_deref().unwrap_or(&self.person.home);
        let listed = self.filter_in_use().is_some() && self.listed().is_some_and(|listed| !listed.is_empty());
        let form = ExportForm {
            scope: match (self.library.active.selected.is_empty(), listed) {
                (false, _) => Scope::Selected,
                (true, true) => Scope::Listed,
                (true, false) => Scope::All,
            },
            format: self.settings.export_format,
            options: self.settings.export_options,
            target: String::new(),
            exists: false,
            no_system_dialog: false,
            path: None,
            suggested: true,
            date: self.person.today,
        };
        let path = folder.join(form.name(open));
        self.dialog = Some(Dialog::Export(form.with_path(path)));
    }

    /// How many records a scope has.
    pub fn count_of(&self, scope: Scope) -> usize {
        match scope {
            Scope::Selected => self.library.active.selected.len(),
            // Where no list is on screen, nothing narrows one.
            Scope::Listed if !self.shows_list() => self.count_of(Scope::All),
            Scope::Listed => self.listed().map_or(0, <[RecordIndex]>::len),
            Scope::All => self.library.active.open.as_ref().map_or(0, |open| open.dataset().len()),
        }
    }

    /// The records that the form asks for, in the order of the dataset.
    pub fn records_to_export(&self, form: &ExportForm) -> Vec<RecordIndex> {
        let Some(open) = &self.library.active.open else { return Vec::new() };
        let dataset = open.dataset();
        match form.scope {
            Scope::Listed if self.shows_list() => self.listed().unwrap_or_default().to_vec(),
            Scope::Listed | Scope::All => dataset.indices().collect(),
            Scope::Selected => self.library.active.selected.records(dataset).collect(),
        }
    }

    pub(super) fn start_export(&mut self, replace: bool) {
        let (Some(open), Some(Dialog::Export(form))) = (self.library.active.open.clone(), self.dialog.clone()) else { return };
        let records = self.records_to_export(&form);
        if records.is_empty() || form.target.trim().is_empty() {
            return;
        }
        self.settings.export_format = form.format;
        self.settings.export_options = form.options;
        self.cancel_work();
        let ticket = self.next_ticket();
        self.busy = Some(Busy::new(ticket, None, records.len()));
        let job = ExportJob {
            open,
            records,
            format: form.format,
            language: self.language(),
            options: form.options,
            filter: self.filter_in_use().filter(|_| form.scope == Scope::Listed),
            target: form.path.clone().unwrap_or_else(|| self.typed_path(&form.target)),
            replace,
            in_use: self.files_in_use(),
            date: self.person.today,
        };
        self.effects.push(Effect::Export(ticket, job));
    }

    pub(super) fn pick_target(&mut self) {
        let (Some(open), Some(Dialog::Export(form))) = (&self.library.active.open, &mut self.dialog) else { return };
        // It is told anew if there is still none.
        form.no_system_dialog = false;
        self.effects.push(Effect::PickTarget(form.name(open), form.format))
    }

    pub(super) fn ask_to_replace(&mut self, ticket: Ticket) {
        if self.end_work(ticket)
            && let Some(Dialog::Export(form)) = &mut self.dialog
        {
            form.exists = true;
        }
    }

    pub(super) fn set_export_target(&mut self, path: PathBuf) {
        if matches!(self.dialog, Some(Dialog::Picture(_))) {
            return self.pick_picture_path(path);
        }
        if let Some(Dialog::Export(form)) = &self.dialog {
            self.dialog = Some(Dialog::Export(form.with_target(String::new()).with_path(path)));
        }
    }

    pub(super) fn finish_export(&mut self, ticket: Ticket, result: Result<Report, ExportError>) {
        if !self.end_work(ticket) {
            return;
        }
        match result {
            Ok(report) => {
                self.dialog = None;
                self.settings.export_folder = report.path.parent().map(Path::to_path_buf);
                self.notice = Some(Notice::Exported(report));
                self.save()
            }
            Err(ExportError::Cancelled) => {}
            Err(error) => {
                self.notice = Some(Notice::ExportFailed(error));
            }
        }
    }

    fn end_work(&mut self, ticket: Ticket) -> bool {
        let current = self.busy.as_ref().is_some_and(|busy| busy.ticket == ticket);
        if current {
            self.busy = None;
        }
        current
    }
}
