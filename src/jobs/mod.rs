//! Performs effects on threads and reports what became of them.
//!
//! Every piece of work has a thread with a name, reports through one channel, can be cancelled, and turns a panic into an event.
//! A [`Waker`] is called after each event, so that whoever waits for events need not poll. Deliberately absent: any notion of a
//! window. Dialogs and the clipboard belong to the window and are handed to [`Jobs::spawn`] or kept there.

mod crash;
mod kept_file;
mod settings_file;
mod signals;
mod watch;

use crate::export::{self, ExportError, Selection};
use crate::load::{self, FoundSource, LoadError, Loaded, Place, Progress, Texts};
use crate::model::{Dataset, RecordIndex, Source};
use crate::query::{self, Differences, Request};
use crate::state::{
    CopyJob, Effect, Event, ExportJob, OpenDataset, Origin, Reread, RereadJob, SaveJob, Ticket, WriteJob, problem_lines,
};
use crate::words::Words;
use std::any::Any;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

pub use crash::{report_panics, take_untold};
pub use settings_file::{Flusher, SettingsFile};
pub use signals::{Ending, end_on_signals};

/// Called from a thread whenever there is an event to take.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// The background of the program.
pub struct Jobs {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    waker: Waker,
    cancelled: HashMap<Ticket, Arc<AtomicBool>>,
    /// Set to give up the search under way, of which there is never more than one.
    finding: Arc<AtomicBool>,
    keeper: Option<settings_file::Keeper>,
    readings: watch::Readings,
    /// Started when there is something to watch for the first time.
    watcher: Option<watch::Watcher>,
}

impl Jobs {
    /// Starts with no work. Settings are kept in `settings_file`, or not at all where there is none.
    pub fn new(settings_file: Option<SettingsFile>, waker: Waker) -> Self {
        let (sender, receiver) = mpsc::channel();
        let reporter = Reporter { sender: sender.clone(), waker: waker.clone() };
        let keeper = settings_file.map(|file| settings_file::Keeper::start(file, reporter));
        Self {
            sender,
            receiver,
            waker,
            cancelled: HashMap::new(),
            finding: Arc::default(),
            keeper,
            readings: watch::Readings::default(),
            watcher: None,
        }
    }

    /// What has happened since the last call.
    pub fn events(&self) -> Vec<Event> {
        self.receiver.try_iter().collect()
    }

    /// Waits for the next event; for callers without a window.
    pub fn wait(&self) -> Option<Event> {
        self.receiver.recv().ok()
    }

    /// Performs an effect, or gives it back if only a window can.
    pub fn perform(&mut self, effect: Effect) -> Option<Effect> {
        effect.paths().into_iter().for_each(crash::keep_private);
        match effect {
            Effect::Load(ticket, origin, texts) => {
                let (cancelled, readings) = (self.ticket(ticket), self.readings.clone());
                self.work("load", Some(ticket), move |reporter| load(reporter, ticket, origin, &texts, &readings, &cancelled));
            }
            Effect::Reread(ticket, job) => {
                let (cancelled, readings) = (self.ticket(ticket), self.readings.clone());
                self.work("reread", Some(ticket), move |reporter| reread(reporter, ticket, &job, &readings, &cancelled));
            }
            Effect::ReadText(ticket, path) => self.work("text", Some(ticket), move |reporter| {
                let sha256 = load::read_source_file(&path, load::Accept::Files).map(|read| read.text.sha256().into());
                reporter.report(Event::TextRead(ticket, path, sha256));
            }),
            Effect::Watch(places) => self.watch(places),
            Effect::Doubt(path) => {
                if let Some(watcher) = &self.watcher {
                    watcher.doubt(path);
                }
            }
            Effect::Export(ticket, job) => {
                let cancelled = self.ticket(ticket);
                self.work("export", Some(ticket), move |reporter| write_export(reporter, ticket, &job, &cancelled));
            }
            Effect::Find(open, request) => {
                let cancelled = Arc::new(AtomicBool::new(false));
                self.finding.store(true, Ordering::Relaxed);
                self.finding = cancelled.clone();
                self.work("find", None, move |reporter| find(reporter, &open, &request, &cancelled));
            }
            Effect::Derive(open, question) => self.work("derive", None, move |reporter| {
                let answer = question.answer(&open.loaded);
                reporter.report(Event::Derived(open, answer));
            }),
            Effect::CopyRows(job) => self.work("copy", None, move |reporter| {
                reporter.report(Event::Worded(copied(&job)));
            }),
            Effect::CopyProblems(open, language) => self.work("copy", None, move |reporter| {
                let lines = problem_lines(&Words::new(language), &open.origin, &open.loaded.problems);
                reporter.report(Event::Worded(lines));
            }),
            Effect::Cancel(ticket) => {
                if let Some(cancelled) = self.cancelled.remove(&ticket) {
                    cancelled.store(true, Ordering::Relaxed);
                }
            }
            Effect::WriteFile(job) => {
                self.work("write", None, move |reporter| reporter.report(Event::PictureSaved(write_file(&job))));
            }
            window @ (Effect::PickFile(_)
            | Effect::PickTarget(..)
            | Effect::PickFileTarget(_)
            | Effect::ShowFolder(_)
            | Effect::Copy(_)
            | Effect::Save
            | Effect::Quit) => {
                return Some(window);
            }
        }
        None
    }

    /// Runs `work` on a thread of this name and reports the event it returns, if any.
    pub fn spawn(&self, name: &str, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let reporter = self.reporter();
        self.thread(name, move || {
            if let Some(event) = work() {
                reporter.report(event);
            }
        });
    }

    /// Looks at the files that are watched before their time; for callers that know of a change.
    pub fn look_now(&self) {
        if let Some(watcher) = &self.watcher {
            watcher.look();
        }
    }

    /// Waits for settings on their way to the disk, for callers on any thread; nothing where none are kept.
    pub fn flusher(&self) -> Option<Flusher> {
        self.keeper.as_ref().map(settings_file::Keeper::flusher)
    }

    fn watch(&mut self, places: Vec<Place>) {
        let (readings, reporter) = (self.readings.clone(), self.reporter());
        self.watcher.get_or_insert_with(|| watch::Watcher::start(readings, reporter)).follow(places);
    }

    /// Saves settings in the background.
    pub fn save(&self, job: SaveJob) {
        if let Some(keeper) = &self.keeper {
            keeper.save(job);
        }
    }

    fn ticket(&mut self, ticket: Ticket) -> Arc<AtomicBool> {
        // Only this table still holds the flag of work that has ended.
        self.cancelled.retain(|_, flag| Arc::strong_count(flag) > 1);
        let cancelled = Arc::new(AtomicBool::new(false));
        self.cancelled.insert(ticket, cancelled.clone());
        cancelled
    }

    fn reporter(&self) -> Reporter {
        Reporter { sender: self.sender.clone(), waker: self.waker.clone() }
    }

    fn work(&self, name: &str, ticket: Option<Ticket>, work: impl FnOnce(&Reporter) + Send + 'static) {
        let reporter = self.reporter();
        self.thread(name, move || {
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| work(&reporter))) {
                reporter.report(Event::Crashed(ticket, panic_message(&*panic), crash::latest_report()));
            }
        });
    }

    fn thread(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        // A system that cannot start a thread cannot show a window either; there is nothing sensible left to do.
        thread::Builder::new().name(name.to_owned()).spawn(work).expect("the system starts threads");
    }
}

/// What a panic says.
fn panic_message(panic: &(dyn Any + Send)) -> String {
    let message = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    message.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// The way back from a thread.
struct Reporter {
    sender: Sender<Event>,
    waker: Waker,
}

impl Reporter {
    fn report(&self, event: Event) {
        // Nobody listens any more once the window is closed.
        if self.sender.send(event).is_ok() {
            (self.waker)();
        }
    }
}

fn load(reporter: &Reporter, ticket: Ticket, origin: Origin, texts: &Texts, readings: &watch::Readings, cancelled: &AtomicBool) {
    let mut progress = load_progress(reporter, ticket, cancelled);
    if let Some(beginning) = origin.file().and_then(|path| load::beginning(path)) {
        reporter.report(Event::Begun(ticket, Arc::new(OpenDataset::new(origin.clone(), beginning))));
    }
    let result = read(&origin, texts, readings, &mut progress);
    let result = result.map(|loaded| Arc::new(OpenDataset::new(origin.clone(), loaded)));
    let open = result.as_ref().ok().cloned();
    reporter.report(Event::Loaded(ticket, origin, result));
    // While a person looks at the first view, so that the first search need not wait.
    if let Some(open) = open {
        open.index();
    }
}

/// Reads what is open again, tells it from the earlier reading, and finds what the list on screen shows, so that nothing on screen
/// has to wait once the window takes it over.
fn reread(reporter: &Reporter, ticket: Ticket, job: &RereadJob, readings: &watch::Readings, cancelled: &AtomicBool) {
    let mut progress = load_progress(reporter, ticket, cancelled);
    let compared = read(&job.open.origin, &job.texts, readings, &mut progress).map(|loaded| {
        let differences = Differences::between(&job.open.loaded, &loaded);
        let open = OpenDataset::new(job.open.origin.clone(), loaded);
        let is_cancelled = || cancelled.load(Ordering::Relaxed);
        let find = |request| query::find(&open.loaded, &open.index(), request, &mut |_| {}, &is_cancelled);
        let findings = job.request.as_ref().and_then(find);
        Box::new(Reread { open: Arc::new(open), differences, findings })
    });
    reporter.report(Event::Reread(ticket, compared));
}

/// Reads a dataset from wherever it comes, with the texts of its sources.
fn read(
    origin: &Origin,
    texts: &Texts,
    readings: &watch::Readings,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let find = |file: Option<&Path>, dataset: &Dataset, source: &Source, own: Option<&str>| -> FoundSource {
        texts.places(file, dataset, source).iter().for_each(|place| readings.note(place));
        texts.find(file, dataset, source, own)
    };
    match origin {
        Origin::BuiltIn(built_in) => {
            load::parse_with(built_in.dataset, &mut |dataset, source| find(None, dataset, source, built_in.text), progress)
        }
        Origin::File(path) => {
            readings.note(&Place::named(path.clone()));
            let mut content = readings.wants_content(path).then(watch::Content::default);
            let mut seen = |bytes: &[u8]| content.iter_mut().for_each(|content| content.add(bytes));
            let opened =
                load::open_with(path, &mut seen, &mut |dataset, source| find(Some(path), dataset, source, None), progress);
            if let (Some(content), Ok(_) | Err(LoadError::Unreadable(_))) = (&content, &opened) {
                readings.note_content(path, content);
            }
            opened
        }
    }
}

fn write_export(reporter: &Reporter, ticket: Ticket, job: &ExportJob, cancelled: &AtomicBool) {
    if let Err(error) = spare(&job.in_use, &job.target) {
        return reporter.report(Event::Exported(ticket, Err(error)));
    }
    if !job.replace && job.target.symlink_metadata().is_ok() {
        return reporter.report(Event::TargetExists(ticket));
    }
    let selection = Selection::new(job.open.dataset(), job.records.iter().copied(), job.date, job.language)
        .with_options(job.options)
        .with_filter(job.filter.clone());
    let mut progress = |done, total| {
        reporter.report(Event::ExportProgress(ticket, done, total));
        stop_if(cancelled)
    };
    let result: Result<_, ExportError> = export::export(&selection, job.format, &job.target, &mut progress);
    reporter.report(Event::Exported(ticket, result));
}

/// Writes a finished file and says where; nothing where something is there that may not be replaced.
fn write_file(job: &WriteJob) -> Result<Option<PathBuf>, ExportError> {
    let WriteJob { target, bytes, replace, in_use } = job;
    spare(in_use, target)?;
    if !replace && target.symlink_metadata().is_ok() {
        return Ok(None);
    }
    let written = export::write_atomically(target, |writer| writer.write_all(bytes));
    written.map(|()| Some(target.clone())).map_err(|source: std::io::Error| ExportError::Io { path: target.clone(), source })
}

/// Refuses to write over a file that is in use, whatever the person has said about replacing.
fn spare(in_use: &[PathBuf], target: &Path) -> Result<(), ExportError> {
    match export::replaced_by(target, in_use) {
        Some(file) => Err(ExportError::OwnInput { path: target.to_path_buf(), file }),
        None => Ok(()),
    }
}

fn find(reporter: &Reporter, open: &Arc<OpenDataset>, request: &Request, cancelled: &AtomicBool) {
    let mut first = |findings| reporter.report(Event::Found(open.clone(), Box::new(findings)));
    let is_cancelled = || cancelled.load(Ordering::Relaxed);
    if let Some(findings) = query::find(&open.loaded, &open.index(), request, &mut first, &is_cancelled) {
        reporter.report(Event::Found(open.clone(), Box::new(findings)));
    }
}

/// The rows of a table as spreadsheets take them: those that are selected, or all that are listed.
fn copied(job: &CopyJob) -> String {
    let dataset = job.open.dataset();
    let all: Vec<RecordIndex> = job.rows.iter().map(|row| dataset.nth_of(job.record_type, row)).collect();
    let selected: Vec<RecordIndex> = all.iter().copied().filter(|record| job.selected.contains(dataset, *record)).collect();
    let records = if selected.is_empty() { &all } else { &selected };
    export::rows_as_text(&Words::new(job.language), dataset, job.record_type, &job.columns, records)
}

/// How many thousandths of loading pass between two reports, so that a large file does not draw the window a thousand times a second.
const REPORTED: usize = 5;

/// Reports how far reading has come, now and then, and stops it if it was cancelled.
fn load_progress<'a>(
    reporter: &'a Reporter,
    ticket: Ticket,
    cancelled: &'a AtomicBool,
) -> impl FnMut(Progress) -> ControlFlow<()> + 'a {
    let mut due = 0;
    move |progress: Progress| {
        if progress.thousandths() >= due {
            due = progress.thousandths() + REPORTED;
            reporter.report(Event::LoadProgress(ticket, progress));
        }
        stop_if(cancelled)
    }
}

fn stop_if(cancelled: &AtomicBool) -> ControlFlow<()> {
    if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
