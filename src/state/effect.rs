//! What the state asks for in turn: work in the background, and what only the window can do.

use super::dialog::PathFor;
use super::reading::{OpenDataset, Origin, Ticket};
use super::selection::Selection;
use crate::derived::Question;
use crate::export::{Format, Options};
use crate::load::{Place, Texts};
use crate::model::{Date, Language, RecordIndex, RecordType};
use crate::query::{Column, Ordered, Request};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

/// Rows of a table to be worded.
#[derive(Clone, Debug)]
pub struct CopyJob {
    /// The dataset.
    pub open: Arc<OpenDataset>,
    /// The type of the records.
    pub record_type: RecordType,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows that are listed.
    pub rows: Ordered,
    /// The selected records. Where any of them is listed, the others are left out.
    pub selected: Selection,
    /// The language of the words.
    pub language: Language,
}
