//! What can be asked of the state, and what it hears of what it has asked for.
//!
//! Closed enumerations, so that whoever adds one is led by the compiler to everything that has to know it. Deliberately absent:
//! carrying anything out.

use super::finding::FilterCommand;
use super::open::OpenCommand;
use super::reader::ReaderCommand;
use super::route::ViewCommand;
use super::save_form::SaveCommand;
use super::table::TableCommand;
use super::window::SettingsCommand;
use super::{Action, OpenDataset, Origin, Palette, PathFor, Reread, Saved, Ticket};
use crate::derived::Answer;
use crate::export::ExportError;
use crate::load::{LoadError, Progress};
use crate::model::{Id, RecordType};
use crate::query::Findings;
use std::path::PathBuf;
use std::sync::Arc;

/// Something a person, or the program on their behalf, wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Runs an entry of the command table.
    Run(Action),
    /// Changes what of the session is on screen.
    View(ViewCommand),
    /// Does something in the text of a source.
    Reader(ReaderCommand),
    /// Changes what narrows the lists, or opens what is found.
    Filter(FilterCommand),
    /// Selects or deselects records.
    Select(Vec<Id>, bool),
    /// Lays out the table of a type of record.
    Table(RecordType, TableCommand),
    /// Opens or attaches something.
    Open(OpenCommand),
    /// Makes the program fit the person.
    Settings(SettingsCommand),
    /// Saves records or a picture.
    Save(SaveCommand),
    /// Changes what is typed or pointed at in the palette.
    EditPalette(Palette),
    /// Closes the dialog.
    CloseDialog,
    /// Closes the notice.
    DismissNotice,
    /// Shows the folder of a file in the system's file manager.
    ShowFolder(PathBuf),
    /// Puts the problems of what is open on the clipboard.
    CopyProblems,
    /// Puts a text on the clipboard.
    Copy(String),
}

macro_rules! subjects {
    ($($subject:ident $command:ident,)+) => {
        $(impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$subject(command)
            }
        })+
    };
}

subjects! {
    View ViewCommand,
    Reader ReaderCommand,
    Filter FilterCommand,
    Open OpenCommand,
    Settings SettingsCommand,
    Save SaveCommand,
}

/// What became of an effect.
#[derive(Debug)]
pub enum Event {
    /// Reading has come this far.
    LoadProgress(Ticket, Progress),
    /// The records with which a large file begins.
    Begun(Ticket, Arc<OpenDataset>),
    /// Reading has ended.
    Loaded(Ticket, Origin, Result<Arc<OpenDataset>, LoadError>),
    /// Reading again has ended.
    Reread(Ticket, Result<Box<Reread>, LoadError>),
    /// A source text was read, whose SHA-256 this is.
    TextRead(Ticket, PathBuf, Result<Box<str>, LoadError>),
    /// Files that are watched are not as they were.
    FilesChanged {
        /// Those with another content, or where there was no file before.
        changed: Vec<PathBuf>,
        /// All that have stayed away for a while.
        gone: Vec<PathBuf>,
    },
    /// Records have been found; the counts may not be final yet.
    Found(Arc<OpenDataset>, Box<Findings>),
    /// What takes longer than a frame has been worked out.
    Derived(Arc<OpenDataset>, Answer),
    /// What is to be put on the clipboard has been worded.
    Worded(String),
    /// The export has come this far: records done, records in all.
    ExportProgress(Ticket, usize, usize),
    /// Saving has ended; `None` where something is there already. An export has a ticket.
    Saved(Option<Ticket>, Result<Option<Saved>, ExportError>),
    /// The person has picked a file.
    Picked(PathFor, PathBuf),
    /// The person has picked where to save.
    TargetPicked(PathBuf),
    /// The system showed no dialog for a file that was asked for.
    NoSystemDialog(PathFor),
    /// The settings could not be kept.
    SettingsNotSaved(String),
    /// The settings file could not be read and was moved aside.
    SettingsMovedAside(PathBuf),
    /// The settings file was written by a newer version of this program and is left as it is.
    SettingsNewer,
    /// The folder could not be shown.
    FolderNotShown(PathBuf),
    /// Background work ended in a panic with this message; the report, if one was written, lies at the path.
    Crashed(Option<Ticket>, String, Option<PathBuf>),
    /// The program ended in a panic when it ran last; the report lies at the path.
    CrashedBefore(PathBuf),
}
