//! What can be asked of the state, what the state asks for in turn, and what it hears of that.
//!
//! Closed enumerations, so that whoever adds one is led by the compiler to everything that has to know it. Deliberately absent:
//! carrying anything out.

use super::{Action, CopyJob, ExportForm, Layout, OpenDataset, Origin, Palette, PathFor, Reread, Theme, Ticket, View};
use crate::derived::{Answer, Question};
use crate::draft::DraftForm;
use crate::evidence::Span;
use crate::export::{ExportError, Format, Options, Report};
use crate::load::{LoadError, Place, Progress, Texts};
use crate::model::{Date, Id, Language, RecordIndex, RecordType};
use crate::query::{Column, Constraint, Findings, FlowGroup, Ordered, Request};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something a person, or the program on their behalf, wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Runs an entry of the command table.
    Run(Action),
    /// Goes to a view and keeps the current record.
    Show(View),
    /// Makes a record current.
    ShowRecord(Id),
    /// Goes to the place in its source of a piece of evidence: of a record, at a position among its evidence.
    ShowPassage(Id, usize),
    /// Scrolls to a place of the source that is read.
    ShowPlace(Span),
    /// Notes that the page has scrolled to the place.
    PlaceShown,
    /// Reads another source.
    ReadSource(Id),
    /// Marks words of the source that is read, or none.
    MarkText(Option<Span>),
    /// Notes that the field for what is looked for in the text has been given the keyboard.
    FindFocused,
    /// Changes what is made of marked words.
    EditDraft(DraftForm),
    /// Changes what is looked for in the text that is read.
    FindInText(String),
    /// Leaves no record current.
    CloseRecord,
    /// Selects or deselects records.
    Select(Vec<Id>, bool),
    /// Changes the words in the search box.
    Search(String),
    /// Takes the words in the search box back, and leaves the constraints that are written there.
    DropWords,
    /// Notes that the search box has been given the keyboard.
    SearchFocused,
    /// Makes the best record that was found current.
    OpenBest,
    /// Sets a constraint, or takes it back.
    Narrow(Constraint),
    /// Takes a constraint back.
    Widen(Constraint),
    /// Orders a table by a column, or turns the order round if it has that column already. With `true` the column comes after
    /// those that order it already.
    SortBy(RecordType, Column, bool),
    /// Shows or hides a column of a table.
    ShowColumn(RecordType, Column, bool),
    /// Gives a column of a table a width in points.
    ResizeColumn(RecordType, Column, u16),
    /// Lays a table out as if nobody had chosen anything.
    ResetTable(RecordType),
    /// Opens a node of the flow that stands for many records in its place, or more of it.
    Unfold(FlowGroup),
    /// Folds them into one node again.
    Fold(FlowGroup),
    /// Speaks a language.
    Speak(Language),
    /// Shows a theme.
    Wear(Theme),
    /// Changes what is typed or pointed at in the palette.
    EditPalette(Palette),
    /// Puts the hint for newcomers away for good.
    DismissHint,
    /// Keeps how the window is laid out, and where one is, because it is being closed.
    Leave(Layout),
    /// Opens a dataset.
    Open(Origin),
    /// Opens a dataset with a text for its first source.
    OpenWithText(Origin, PathBuf),
    /// Attaches a text to a source of what is open.
    Attach(PathBuf),
    /// Opens or attaches files that were let go over the window together.
    TakeDropped(Vec<PathBuf>),
    /// Changes the path in the open dialog.
    EditOpenPath(String),
    /// Opens the path in the open dialog.
    OpenTypedPath,
    /// Asks the system for the place of the export.
    PickTarget,
    /// Puts the session on a dataset from somewhere on screen.
    ShowSession(Origin),
    /// Shows or hides the list of problems beside a dataset with errors.
    ShowProblemsBeside(bool),
    /// Shows or hides the list of problems of a save that was not followed.
    ShowUnfollowed(bool),
    /// Ends the moment for which the records of a reading with this number are marked.
    Unmark(u64),
    /// Closes the list of problems of a refused file.
    DismissRefused,
    /// Reads a refused file again.
    TryAgain,
    /// Changes the export form.
    EditExport(ExportForm),
    /// Starts the export described by the form; `true` replaces what is there.
    Export(bool),
    /// Asks where to save a picture: its suggested file name and the content of the file.
    OfferPicture(String, Arc<[u8]>),
    /// Changes the path at which the picture will be saved.
    EditPictureTarget(String),
    /// Asks the system for the place of the picture.
    PickPictureTarget,
    /// Saves the picture; `true` replaces what is there.
    SavePicture(bool),
    /// Closes the dialog.
    CloseDialog,
    /// Closes the notice.
    DismissNotice,
    /// Shows the folder of a file in the system's file manager.
    ShowFolder(PathBuf),
    /// Puts the problems of what is open on the clipboard.
    CopyProblems,
    /// Puts rows of the table of a type on the clipboard: those of them that are selected, or all where none is.
    CopyRows(RecordType, Ordered),
    /// Puts a text on the clipboard.
    Copy(String),
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
    /// Tell of this watched file again although it is as it was, since it could not be read.
    Doubt(PathBuf),
    /// Write an export in the background.
    Export(Ticket, ExportJob),
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
    /// Ask the system for a file.
    PickFile(PathFor),
    /// Ask the system for the place of an export with this suggested name.
    PickTarget(String, Format),
    /// Ask the system for the place of a file with this suggested name, whose ending is its format.
    PickFileTarget(String),
    /// Write a finished file in the background.
    WriteFile(WriteJob),
    /// Save the settings soon.
    Save,
    /// Show a folder in the system's file manager.
    ShowFolder(PathBuf),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    Quit,
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
    /// The file or folder to write.
    pub target: PathBuf,
    /// Whether to replace what is there.
    pub replace: bool,
    /// The files that are never replaced, since they are open.
    pub in_use: Vec<PathBuf>,
    /// The day that the export states.
    pub date: Date,
}

/// A finished file to write.
#[derive(Clone, Debug)]
pub struct WriteJob {
    /// The file.
    pub target: PathBuf,
    /// Its content.
    pub bytes: Arc<[u8]>,
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
            Self::Export(_, job) => vec![&job.target],
            Self::WriteFile(job) => vec![&job.target],
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
    /// The export has ended.
    Exported(Ticket, Result<Report, ExportError>),
    /// The target of an export exists already.
    TargetExists(Ticket),
    /// The person has picked a file.
    Picked(PathFor, PathBuf),
    /// A picture has been saved at this path; `None` where something is there already.
    PictureSaved(Result<Option<PathBuf>, ExportError>),
    /// The person has picked the place of an export.
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
