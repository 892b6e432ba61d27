//! Saving records or a picture: from the form to the file.

use super::{
    Busy, Dialog, Effect, ExportChoice, ExportJob, Notice, OpenDataset, SaveCommand, SaveContent, SaveForm, Saved, Scope, State,
    Ticket, WindowEffect, WriteJob, Written,
};
use crate::export::ExportError;
use crate::model::RecordIndex;
use std::path::{Path, PathBuf};

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
