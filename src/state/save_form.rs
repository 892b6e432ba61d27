//! The form that saves records or a picture: what, in which format, where to, and whether what is there may be replaced.
//!
//! Deliberately absent: drawing. Whoever saves a picture hands over the finished content of the file.

use super::{Busy, Dialog, Effect, ExportJob, Notice, OpenDataset, State, Ticket, WindowEffect, WriteJob, Written};
use crate::export::{ExportError, Format, Options, Report, suggested_name};
use crate::model::{Date, RecordIndex};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a person does to save something.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveCommand {
    /// Asks where to save a picture: its suggested file name and the content of the file.
    OfferPicture(String, Arc<[u8]>),
    /// Changes the form.
    Edit(SaveForm),
    /// Asks the system for the place.
    PickTarget,
    /// Saves what the form describes; `true` replaces what is there.
    Write(bool),
}

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

/// Which records to export, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// Which records.
    pub scope: Scope,
    /// The format.
    pub format: Format,
    /// What is chosen besides.
    pub options: Options,
    /// The day that the export states.
    pub date: Date,
}

impl ExportChoice {
    fn name(&self, open: &OpenDataset) -> String {
        suggested_name(open.dataset(), self.format, self.scope == Scope::All, self.date)
    }
}

/// What is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveContent {
    /// Records of the dataset.
    Records(ExportChoice),
    /// A finished file, whose ending is its format.
    Picture(Arc<[u8]>),
}

/// What has been saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Records.
    Records(Report),
    /// A picture, at this path.
    Picture(PathBuf),
}

impl Saved {
    /// The file or folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Records(report) => &report.path,
            Self::Picture(path) => path,
        }
    }
}

/// What a person has filled in so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveForm {
    /// What is saved.
    pub content: SaveContent,
    /// The file or folder to write, as typed.
    pub target: String,
    /// Whether something is there already and the person must say that it may be replaced.
    pub exists: bool,
    /// Whether the system showed no dialog when it was asked to.
    pub no_system_dialog: bool,
    /// The target where it was not typed: one that is not Unicode cannot be shown as it is.
    path: Option<PathBuf>,
    suggested: bool,
}

impl SaveForm {
    fn suggesting(content: SaveContent, path: PathBuf) -> Self {
        let target = path.display().to_string();
        Self { content, target, exists: false, no_system_dialog: false, path: Some(path), suggested: true }
    }

    /// Which records to export, unless it is a picture that is saved.
    pub fn records(&self) -> Option<&ExportChoice> {
        if let SaveContent::Records(choice) = &self.content { Some(choice) } else { None }
    }

    /// The same form with another choice of records; a name that was only suggested follows it.
    pub fn with_records(&self, open: &OpenDataset, choice: ExportChoice) -> Self {
        let is_same = |before: &ExportChoice| (before.scope, before.format) == (choice.scope, choice.format);
        let exists = self.exists && self.records().is_some_and(is_same);
        let form = Self { content: SaveContent::Records(choice), exists, ..self.clone() };
        match &self.path {
            Some(path) if self.suggested => form.with_path(path.with_file_name(choice.name(open))),
            _ => form,
        }
    }

    /// The same form with another target.
    pub fn with_target(&self, target: String) -> Self {
        Self { target, path: None, suggested: false, exists: false, ..self.clone() }
    }

    /// The same form with a target that was not typed.
    fn with_path(self, path: PathBuf) -> Self {
        Self { target: path.display().to_string(), path: Some(path), ..self }
    }
}

impl State {
    pub(super) fn on_save(&mut self, command: SaveCommand) {
        match command {
            SaveCommand::OfferPicture(name, bytes) => self.offer(SaveContent::Picture(bytes), &name),
            SaveCommand::Edit(form) => self.dialog = Some(Dialog::Save(form)),
            SaveCommand::PickTarget => self.pick_target(),
            SaveCommand::Write(replace) => self.write(replace),
        }
    }

    fn offer(&mut self, content: SaveContent, name: &str) {
        let folder = self.settings.export_folder.as_deref().unwrap_or(&self.person.home);
        self.dialog = Some(Dialog::Save(SaveForm::suggesting(content, folder.join(name))));
    }

    /// Asks what to export, beginning with what was chosen last.
    pub(super) fn offer_export(&mut self) {
        let Some(open) = &self.library.active.open else { return };
        let listed = self.filter_in_use().is_some() && self.listed().is_some_and(|listed| !listed.is_empty());
        let choice = ExportChoice {
            scope: match (self.library.active.selected.is_empty(), listed) {
                (false, _) => Scope::Selected,
                (true, true) => Scope::Listed,
                (true, false) => Scope::All,
            },
            format: self.settings.export_format,
            options: self.settings.export_options,
            date: self.person.today,
        };
        let name = choice.name(open);
        self.offer(SaveContent::Records(choice), &name);
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

    /// The records of a scope, in the order of the dataset.
    fn records_of(&self, open: &OpenDataset, scope: Scope) -> Vec<RecordIndex> {
        match scope {
            Scope::Listed if self.shows_list() => self.listed().unwrap_or_default().to_vec(),
            Scope::Listed | Scope::All => open.dataset().indices().collect(),
            Scope::Selected => self.library.active.selected.records(open.dataset()).collect(),
        }
    }

    fn write(&mut self, replace: bool) {
        let Some(Dialog::Save(form)) = self.dialog.clone() else { return };
        if form.target.trim().is_empty() {
            return;
        }
        let (ticket, written) = match form.content {
            SaveContent::Picture(bytes) => (None, Written::Picture(bytes)),
            SaveContent::Records(choice) => {
                let Some(job) = self.export_job(choice) else { return };
                self.cancel_work();
                let ticket = self.effects.next_ticket();
                self.busy = Some(Busy::new(ticket, None, job.records.len()));
                (Some(ticket), Written::Records(job))
            }
        };
        let target = form.path.unwrap_or_else(|| self.typed_path(&form.target));
        self.effects.push(Effect::Write(ticket, WriteJob { written, target, replace, in_use: self.files_in_use() }));
    }

    /// What to export; nothing where there is no record to. What was chosen is remembered.
    fn export_job(&mut self, choice: ExportChoice) -> Option<ExportJob> {
        let ExportChoice { scope, format, options, date } = choice;
        let open = self.library.active.open.clone()?;
        let records = self.records_of(&open, scope);
        if records.is_empty() {
            return None;
        }
        self.settings.export_format = format;
        self.settings.export_options = options;
        let filter = self.filter_in_use().filter(|_| scope == Scope::Listed);
        Some(ExportJob { open, records, format, language: self.language(), options, filter, date })
    }

    fn pick_target(&mut self) {
        let Some(Dialog::Save(form)) = &mut self.dialog else { return };
        // It is reported again if there is still none.
        form.no_system_dialog = false;
        let picked = match (&form.content, &self.library.active.open) {
            (SaveContent::Records(choice), Some(open)) => WindowEffect::PickTarget(choice.name(open), Some(choice.format)),
            (SaveContent::Records(_), None) => return,
            (SaveContent::Picture(_), _) => {
                let name = Path::new(&form.target).file_name().map(|name| name.to_string_lossy().into_owned());
                WindowEffect::PickTarget(name.unwrap_or_default(), None)
            }
        };
        self.effects.push(picked);
    }

    pub(super) fn set_target(&mut self, path: PathBuf) {
        if let Some(Dialog::Save(form)) = &mut self.dialog {
            *form = form.with_target(String::new()).with_path(path);
        }
    }

    /// Takes what was saved; nothing where something is there that may not be replaced.
    pub(super) fn finish_saving(&mut self, ticket: Option<Ticket>, result: Result<Option<Saved>, ExportError>) {
        if ticket.is_some_and(|ticket| !self.end_work(ticket)) {
            return;
        }
        match (result, &mut self.dialog) {
            (Ok(Some(saved)), _) => {
                self.dialog.take_if(|dialog| matches!(dialog, Dialog::Save(_)));
                self.settings.export_folder = saved.path().parent().map(Path::to_path_buf);
                self.notice = Some(Notice::Saved(saved));
                self.save();
            }
            (Ok(None), Some(Dialog::Save(form))) => form.exists = true,
            (Ok(None), _) | (Err(ExportError::Cancelled), _) => {}
            (Err(error), _) => self.notice = Some(Notice::ExportFailed(error)),
        }
    }
}
