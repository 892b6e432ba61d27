//! Saving a picture: where to, and whether what is there may be replaced.
//!
//! Deliberately absent: drawing. Whoever asks hands over the finished content of the file.

use super::{Dialog, Effect, Notice, State, WriteJob};
use crate::export::ExportError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a person has filled in so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureForm {
    /// The file to write, as typed.
    pub target: String,
    /// Whether something is there already and the person must say that it may be replaced.
    pub exists: bool,
    /// Whether the system showed no dialog when it was asked to.
    pub no_system_dialog: bool,
    /// The target where it was not typed: one that is not Unicode cannot be shown as it is.
    path: Option<PathBuf>,
    bytes: Arc<[u8]>,
}

impl State {
    pub(super) fn offer_picture(&mut self, name: &str, bytes: Arc<[u8]>) {
        let folder = self.settings.export_folder.as_deref().unwrap_or(&self.person.home);
        let path = folder.join(name);
        let target = path.display().to_string();
        let form = PictureForm { target, exists: false, no_system_dialog: false, path: Some(path), bytes };
        self.dialog = Some(Dialog::Picture(form));
    }

    pub(super) fn pick_picture_path(&mut self, path: PathBuf) {
        self.edit_picture_target(path.display().to_string());
        if let Some(Dialog::Picture(form)) = &mut self.dialog {
            form.path = Some(path);
        }
    }

    pub(super) fn edit_picture_target(&mut self, target: String) {
        if let Some(Dialog::Picture(form)) = &mut self.dialog {
            form.target = target;
            form.path = None;
            form.exists = false;
        }
    }

    pub(super) fn pick_picture_target(&mut self) {
        let Some(Dialog::Picture(form)) = &mut self.dialog else { return };
        form.no_system_dialog = false;
        let name = Path::new(&form.target).file_name().map(|name| name.to_string_lossy().into_owned());
        self.effects.push(Effect::PickFileTarget(name.unwrap_or_default()))
    }

    pub(super) fn save_picture(&mut self, replace: bool) {
        match &self.dialog {
            Some(Dialog::Picture(form)) if !form.target.trim().is_empty() => {
                let target = form.path.clone().unwrap_or_else(|| self.typed_path(&form.target));
                let bytes = form.bytes.clone();
                self.effects.push(Effect::WriteFile(WriteJob { target, bytes, replace, in_use: self.files_in_use() }))
            }
            _ => {}
        }
    }

    pub(super) fn finish_picture(&mut self, result: Result<Option<PathBuf>, ExportError>) {
        match result {
            Ok(Some(path)) => {
                if matches!(self.dialog, Some(Dialog::Picture(_))) {
                    self.dialog = None;
                }
                self.settings.export_folder = path.parent().map(Path::to_path_buf);
                self.notice = Some(Notice::PictureSaved(path));
                return self.save();
            }
            Ok(None) => {
                if let Some(Dialog::Picture(form)) = &mut self.dialog {
                    form.exists = true;
                }
            }
            Err(error) => self.notice = Some(Notice::ExportFailed(error)),
        }
    }
}
