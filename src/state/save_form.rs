//! The form that saves records or a picture: what, in which format, where to, and whether what is there may be replaced.
//!
//! Deliberately absent: drawing. Whoever saves a picture hands over the finished content of the file.

use super::reading::OpenDataset;
use crate::export::{Format, Options, Report, suggested_name};
use crate::model::Date;
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
    pub(super) fn name(&self, open: &OpenDataset) -> String {
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
    pub(super) path: Option<PathBuf>,
    pub(super) suggested: bool,
}

impl SaveForm {
    pub(super) fn suggesting(content: SaveContent, path: PathBuf) -> Self {
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
    pub(super) fn with_path(self, path: PathBuf) -> Self {
        Self { target: path.display().to_string(), path: Some(path), ..self }
    }
}
