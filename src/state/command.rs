//! What can be asked of the state, what the state asks for in turn, and what it hears of that.
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
use super::{Action, CopyJob, OpenDataset, Origin, Palette, PathFor, Reread, Saved, Ticket};
use crate::derived::{Answer, Question};
use crate::export::{ExportError, Format, Options};
use crate::load::{LoadError, Place, Progress, Texts};
use crate::model::{Date, Id, Language, RecordIndex, RecordType};
use crate::query::{Findings, Request};
use std::path::{Path, PathBuf};
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

/// Something to be done outside of the state.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read a dataset in the background, with these texts for its sources.
    Load(Ticket, Origin, Texts),
    /// Read what is open again in the background.
    Reread(Ticket, RereadJob),
    /// Read a source text in the background to know which it is.
    ReadText(Ticket, PathBuf),
    /// Watch these files, and no others.
    Watch(Vec<Place>),
    /// Report this watched file again even if it is as it was, since it could not be read.
    RetryUnreadable(PathBuf),
    /// Write records or a picture in the background.
    Write(Option<Ticket>, WriteJob),
    /// Find records in the background and give up whatever was sought before.
    Find(Arc<OpenDataset>, Request),
    /// Work out in the background what takes longer than a frame.
    Derive(Arc<OpenDataset>, Question),
    /// Word the rows of a table in the background as spreadsheets take them.
    CopyRows(Box<CopyJob>),
    /// Word the problems of a dataset in the background in a language.
    CopyProblems(Arc<OpenDataset>, Language),
    /// Stop the background work with this ticket.
    Cancel(Ticket),
    /// What only the window can do.
    Window(WindowEffect),
}

/// Something that only the window can do.
#[derive(Clone, Debug)]
pub enum WindowEffect {
    /// Ask the system for a file.
    PickFile(PathFor),
    /// Ask the system where to save under this suggested name: an export in this format, or a picture.
    PickTarget(String, Option<Format>),
    /// Save the settings soon.
    SaveSettings,
    /// Show a folder in the system's file manager.
    ShowFolder(PathBuf),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    Close,
}

impl From<WindowEffect> for Effect {
    fn from(effect: WindowEffect) -> Self {
        Self::Window(effect)
    }
}

/// What the command or event at hand asks for, and how much background work has been asked for so far.
#[derive(Default)]
pub(super) struct Effects {
    asked: Vec<Effect>,
    tickets: u64,
}

impl Effects {
    pub fn push(&mut self, effect: impl Into<Effect>) {
        self.asked.push(effect.into());
    }

    pub fn extend(&mut self, effects: impl IntoIterator<Item = Effect>) {
        self.asked.extend(effects);
    }

    pub fn take(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.asked)
    }

    pub fn next_ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}

/// What is to be read again.
#[derive(Clone, Debug)]
pub struct RereadJob {
    /// The earlier reading.
    pub open: Arc<OpenDataset>,
    /// The texts for its sources.
    pub texts: Texts,
    /// What the list on screen shows.
    pub request: Option<Request>,
}

/// An export with everything that it needs.
#[derive(Clone, Debug)]
pub struct ExportJob {
    /// The dataset to export from.
    pub open: Arc<OpenDataset>,
    /// The records to export.
    pub records: Vec<RecordIndex>,
    /// The format.
    pub format: Format,
    /// The language of its words, where the options name none.
    pub language: Language,
    /// What was chosen besides records and format.
    pub options: Options,
    /// The filter that the records passed, where they are what the list shows.
    pub filter: Option<String>,
    /// The day that the export states.
    pub date: Date,
}

/// What is written.
#[derive(Clone, Debug)]
pub enum Written {
    /// An export.
    Records(ExportJob),
    /// A finished file.
    Picture(Arc<[u8]>),
}

/// Something to write, and where to.
#[derive(Clone, Debug)]
pub struct WriteJob {
    /// What.
    pub written: Written,
    /// The file or folder to write.
    pub target: PathBuf,
    /// Whether to replace what is there.
    pub replace: bool,
    /// The files that are never replaced, since they are open.
    pub in_use: Vec<PathBuf>,
}

impl Effect {
    /// The person's files that it reads or writes.
    pub fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Load(_, Origin::File(path), _) | Self::ReadText(_, path) => vec![path],
            Self::Watch(places) => places.iter().map(|place| place.path.as_path()).collect(),
            Self::Write(_, job) => vec![&job.target],
            _ => Vec::new(),
        }
    }
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
