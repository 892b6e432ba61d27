//! What stands in front of the views or below them: dialogs, and short notices of what has happened.

use super::save_form::{SaveForm, Saved};
use crate::draft::DraftForm;
use crate::export::ExportError;
use crate::load::LoadError;
use crate::model::Id;
use crate::query::Differences;
use std::path::PathBuf;

/// A dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Asks for the path of a file.
    OpenPath {
        /// The path as typed so far.
        path: String,
        /// What the file is for.
        purpose: PathFor,
        /// Whether it appears because the system's own dialog did not.
        no_system_dialog: bool,
    },
    /// Asks where to save records or a picture.
    Save(SaveForm),
    /// Asks what record to make of marked words.
    Draft(DraftForm),
    /// Offers commands, tabs, files and records by name.
    Palette(Palette),
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Says what this program is.
    About,
}

/// What a person has done in the palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What is typed.
    pub typed: String,
    /// Which of what is offered Enter takes.
    pub at: usize,
}

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFor {
    /// To be opened as a dataset.
    Dataset,
    /// To be attached as the text of a source.
    SourceText,
}

/// A short message that does not interrupt.
#[derive(Debug)]
pub enum Notice {
    /// Records or a picture have been saved.
    Saved(Saved),
    /// An export has failed and has left what was there as it was.
    ExportFailed(ExportError),
    /// A panic with this message ended some background work; the report, if one was written, lies at the path.
    Crashed(String, Option<PathBuf>),
    /// The program ended in a panic when it ran last; the report lies at the path.
    CrashedBefore(PathBuf),
    /// The settings file could not be read and was moved aside to this path.
    SettingsMovedAside(PathBuf),
    /// A newer version of this program wrote the settings file, which is left as it is.
    SettingsNewer,
    /// The settings could not be kept; the message is the system's.
    SettingsNotSaved(String),
    /// A text was copied.
    Copied,
    /// Several records at once were selected or deselected.
    Selected {
        /// How many were added.
        added: usize,
        /// How many were taken out.
        removed: usize,
    },
    /// The file that is open was saved and has been followed; these records became different.
    Reloaded(Differences),
    /// A text was attached to the source with this id.
    Attached(Id),
    /// The text at this path could not be read, and everything is as it was.
    NotAttached(PathBuf, LoadError),
    /// The text at this path differs from those that the sources state and have, and was not attached.
    TextsKept(PathBuf),
    /// Several files were let go over the window, and these were not used.
    NotUsed(Vec<PathBuf>),
    /// The attached texts of the dataset were forgotten.
    Detached,
    /// The dataset names no source to attach a text to.
    NoSource,
    /// The folder could not be shown.
    FolderNotShown(PathBuf),
}
