//! What stands in front of the views or below them: dialogs, and short notices of what has happened.

use super::{ExportForm, PictureForm};
use crate::export::{ExportError, Report};
use std::path::PathBuf;

/// A dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Asks for the path of a dataset.
    OpenPath {
        /// The path as typed so far.
        path: String,
        /// Whether it appears because the system's own dialog did not.
        no_system_dialog: bool,
    },
    /// Asks what to export and where to.
    Export(ExportForm),
    /// Asks where to save a picture.
    Picture(PictureForm),
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Says what this program is.
    About,
}

/// A short message that does not interrupt.
#[derive(Debug)]
pub enum Notice {
    /// An export has been written.
    Exported(Report),
    /// A picture has been saved at this path.
    PictureSaved(PathBuf),
    /// An export has failed and has left what was there as it was.
    ExportFailed(ExportError),
    /// A defect of the program ended some background work; the message is the panic's.
    Crashed(String),
    /// The settings file could not be read and was moved aside to this path.
    SettingsMovedAside(PathBuf),
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
    /// The folder could not be shown.
    FolderNotShown(PathBuf),
}
