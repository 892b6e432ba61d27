//! The export form: which records, in which format, where to.

use super::{Busy, Dialog, Effect, ExportJob, Notice, OpenDataset, State, Ticket};
use crate::export::{ExportError, Format, Report, suggested_name};
use crate::model::{Date, RecordIndex};
use std::path::{Path, PathBuf};

/// Which records to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The selected ones.
    Selected,
    /// All of the dataset.
    All,
}

/// What a person has filled in so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportForm {
    /// Which records.
    pub scope: Scope,
    /// The format.
    pub format: Format,
    /// The file or folder to write, as typed.
    pub target: String,
    /// Whether something is there already and the person must say that it may be replaced.
    pub exists: bool,
    /// Whether the system showed no dialog when it was asked to.
    pub no_system_dialog: bool,
    suggested: bool,
    date: Date,
}

impl ExportForm {
    pub(super) fn new(open: &OpenDataset, any_selected: bool, folder: &Path, date: Date) -> Self {
        let format = Format::Markdown;
        let target = folder.join(suggested_name(open.dataset(), format, date));
        Self {
            scope: if any_selected { Scope::Selected } else { Scope::All },
            format,
            target: target.display().to_string(),
            exists: false,
            no_system_dialog: false,
            suggested: true,
            date,
        }
    }

    /// The same form with another format; a name that was only suggested follows it.
    pub fn with_format(&self, open: &OpenDataset, format: Format) -> Self {
        let mut form = Self { format, exists: false, ..self.clone() };
        if self.suggested {
            let name = suggested_name(open.dataset(), format, self.date);
            form.target = Path::new(&self.target).with_file_name(name).display().to_string();
        }
        form
    }

    /// The same form with another scope.
    pub fn with_scope(&self, scope: Scope) -> Self {
        Self { scope, ..self.clone() }
    }

    /// The same form with another target.
    pub fn with_target(&self, target: String) -> Self {
        Self { target, suggested: false, exists: false, ..self.clone() }
    }
}

impl State {
    /// The records that the form asks for, in the order of the dataset.
    pub fn records_to_export(&self, form: &ExportForm) -> Vec<RecordIndex> {
        let Some(open) = &self.open else {
            return Vec::new();
        };
        let dataset = open.dataset();
        match form.scope {
            Scope::All => dataset.indices().collect(),
            Scope::Selected => {
                let mut records: Vec<_> = self.selected.iter().filter_map(|id| dataset.find(id.as_str())).collect();
                records.sort_unstable();
                records
            }
        }
    }

    pub(super) fn start_export(&mut self, replace: bool) -> Vec<Effect> {
        let (Some(open), Some(Dialog::Export(form))) = (self.open.clone(), self.dialog.clone()) else {
            return Vec::new();
        };
        let records = self.records_to_export(&form);
        if records.is_empty() || form.target.trim().is_empty() {
            return Vec::new();
        }
        let mut effects = self.cancel_work();
        let ticket = self.next_ticket();
        self.busy = Some(Busy { ticket, loading: None, done: 0, total: records.len() });
        let job = ExportJob {
            open,
            records,
            format: form.format,
            language: self.language(),
            target: self.typed_path(&form.target),
            replace,
            date: self.person.today,
        };
        effects.push(Effect::Export(ticket, job));
        effects
    }

    pub(super) fn pick_target(&mut self) -> Vec<Effect> {
        let (Some(open), Some(Dialog::Export(form))) = (&self.open, &self.dialog) else {
            return Vec::new();
        };
        vec![Effect::PickTarget(suggested_name(open.dataset(), form.format, self.person.today), form.format)]
    }

    pub(super) fn ask_to_replace(&mut self, ticket: Ticket) -> Vec<Effect> {
        if self.end_work(ticket)
            && let Some(Dialog::Export(form)) = &mut self.dialog
        {
            form.exists = true;
        }
        Vec::new()
    }

    pub(super) fn set_export_target(&mut self, path: PathBuf) -> Vec<Effect> {
        if let Some(Dialog::Export(form)) = &self.dialog {
            self.dialog = Some(Dialog::Export(form.with_target(path.display().to_string())));
        }
        Vec::new()
    }

    pub(super) fn finish_export(&mut self, ticket: Ticket, result: Result<Report, ExportError>) -> Vec<Effect> {
        if !self.end_work(ticket) {
            return Vec::new();
        }
        match result {
            Ok(report) => {
                self.dialog = None;
                self.settings.export_folder = report.path.parent().map(Path::to_path_buf);
                self.notice = Some(Notice::Exported(report));
                self.save()
            }
            Err(ExportError::Cancelled) => Vec::new(),
            Err(error) => {
                self.notice = Some(Notice::ExportFailed(error));
                Vec::new()
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
