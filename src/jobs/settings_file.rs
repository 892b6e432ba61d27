//! Keeps the settings in a file that several windows share.
//!
//! Writing is atomic and happens on one thread, so that the window never waits for a disk. Before each write the file is read again
//! under a lock, and only what this window has changed since its last save is changed in it. The file as it was before the first save
//! stays beside it as `.bak`. A file that cannot be read is moved aside, never overwritten; one of a newer version is left alone.

use super::kept_file::{lock, move_aside, read};
use super::{Reporter, panic_message};
use crate::export::write_atomically;
use crate::state::{Event, SaveJob, Settings, SettingsError};
use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// How long to wait for a disk when the program is about to end anyway.
const PATIENCE: Duration = Duration::from_secs(10);

/// The settings file, and what this window read or saved there last.
pub struct SettingsFile {
    path: PathBuf,
    base: Settings,
    backed_up: bool,
    /// Whether the last save failed, which is told once.
    failing: bool,
}

/// Why settings were not saved.
enum Failure {
    Newer,
    Io(io::Error),
    Unprintable(ron::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Failure> for Event {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Newer => Self::SettingsNewer,
            Failure::Io(error) => Self::SettingsNotSaved(error.to_string()),
            Failure::Unprintable(error) => Self::SettingsNotSaved(error.to_string()),
        }
    }
}

impl SettingsFile {
    /// Reads the file, or takes the backup or the defaults. The event, if any, tells the person what happened to a file that was not
    /// read.
    pub fn open(path: PathBuf) -> (Self, Option<Event>) {
        let _locked = path.exists().then(|| lock(&lock_file(&path)));
        let mut file = Self { path, base: Settings::default(), backed_up: false, failing: false };
        let mut told = None;
        match file.read(&mut |event| told = Some(event)) {
            Ok(Some(settings)) => file.base = settings.0,
            Ok(None) if told.is_some() => file.base = parsed(read(&backup(&file.path))).unwrap_or_default(),
            Ok(None) => {}
            Err(failure) => {
                file.failing = true;
                file.base = match failure {
                    Failure::Newer => Settings::default(),
                    Failure::Io(_) | Failure::Unprintable(_) => parsed(read(&backup(&file.path))).unwrap_or_default(),
                };
                told = Some(failure.into());
            }
        }
        (file, told)
    }

    /// The settings as they were read.
    pub fn settings(&self) -> &Settings {
        &self.base
    }

    /// What the file holds, with its text. What cannot be read is moved aside, and then there is nothing.
    fn read(&self, report: &mut dyn FnMut(Event)) -> Result<Option<(Settings, String)>, Failure> {
        let read = match read(&self.path) {
            Ok(None) => return Ok(None),
            Ok(Some(text)) => match Settings::parse(&text) {
                Ok(settings) => return Ok(Some((settings, text))),
                Err(SettingsError::Newer(_)) => return Err(Failure::Newer),
                Err(SettingsError::Unreadable(_)) => move_aside(&self.path),
            },
            Err(_) => move_aside(&self.path),
        };
        report(Event::SettingsMovedAside(read?));
        Ok(None)
    }

    /// Saves what this window has changed, and tells of a failure unless the save before failed as well.
    fn save(&mut self, ours: &Settings, report: &mut dyn FnMut(Event)) {
        let saved = catch_unwind(AssertUnwindSafe(|| self.write(ours, report)));
        let event = match saved {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(failure.into()),
            Err(panic) => Some(Event::SettingsNotSaved(panic_message(&*panic))),
        };
        let was_failing = std::mem::replace(&mut self.failing, event.is_some());
        if let Some(event) = event.filter(|_| !was_failing) {
            report(event);
        }
    }

    fn write(&mut self, ours: &Settings, report: &mut dyn FnMut(Event)) -> Result<(), Failure> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let _locked = lock(&lock_file(&self.path));
        let settings = match self.read(report)? {
            Some((theirs, text)) => {
                if !self.backed_up {
                    self.back_up(&text, report);
                }
                ours.merged(&self.base, theirs)
            }
            None => ours.clone(),
        };
        let text = settings.print().map_err(Failure::Unprintable)?;
        write_atomically(&self.path, |writer| writer.write_all(text.as_bytes()))?;
        self.base = ours.clone();
        Ok(())
    }

    /// Keeps the text of the file as it was before the first save.
    fn back_up(&mut self, text: &str, report: &mut dyn FnMut(Event)) {
        let backup = backup(&self.path);
        if read(&backup).is_err()
            && let Ok(aside) = move_aside(&backup)
        {
            report(Event::SettingsMovedAside(aside));
        }
        // A backup that fails must not stop the new settings, and the next save tries again.
        let written: io::Result<()> = write_atomically(&backup, |writer| writer.write_all(text.as_bytes()));
        self.backed_up = written.is_ok();
    }
}

/// Asks the thread that writes settings.
enum Request {
    Save(Box<SaveJob>),
    /// Answers once everything before it is on disk.
    Flush(Sender<()>),
}

/// A thread that writes settings.
pub(super) struct Keeper {
    sender: Sender<Request>,
}

/// Waits for the thread that writes settings, from any thread.
#[derive(Clone)]
pub struct Flusher(Sender<Request>);

impl Flusher {
    /// Returns once the settings that were handed over are on disk, or the disk takes too long.
    pub fn flush(&self) {
        let (sender, receiver) = mpsc::channel();
        if self.0.send(Request::Flush(sender)).is_ok() {
            let _ = receiver.recv_timeout(PATIENCE);
        }
    }
}

impl Keeper {
    pub(super) fn start(file: SettingsFile, reporter: Reporter) -> Self {
        let (sender, receiver) = mpsc::channel();
        let keeper = thread::Builder::new().name("settings".to_owned()).spawn(move || keep(file, &receiver, &reporter));
        // As for all threads: a system that cannot start one cannot show a window either.
        drop(keeper.expect("the system starts threads"));
        Self { sender }
    }

    pub(super) fn save(&self, job: SaveJob) {
        // The thread outlives this value, so that sending cannot fail.
        let _ = self.sender.send(Request::Save(Box::new(job)));
    }

    pub(super) fn flusher(&self) -> Flusher {
        Flusher(self.sender.clone())
    }
}

impl Drop for Keeper {
    /// Waits until the last settings are on disk.
    fn drop(&mut self) {
        self.flusher().flush();
    }
}

/// Saves settings as they come, and only the last of those that came while the disk was busy.
fn keep(mut file: SettingsFile, requests: &Receiver<Request>, reporter: &Reporter) {
    while let Ok(request) = requests.recv() {
        let mut latest = None;
        let mut waiting = Vec::new();
        for request in std::iter::once(request).chain(requests.try_iter()) {
            match request {
                Request::Save(job) => latest = Some(job),
                Request::Flush(sender) => waiting.push(sender),
            }
        }
        if let Some(job) = latest {
            file.save(&job.into_settings(), &mut |event| reporter.report(event));
        }
        for sender in waiting {
            // Whoever asked may have lost patience.
            let _ = sender.send(());
        }
    }
}

fn parsed(text: io::Result<Option<String>>) -> Option<Settings> {
    text.ok().flatten().and_then(|text| Settings::parse(&text).ok())
}

fn backup(path: &Path) -> PathBuf {
    path.with_extension("ron.bak")
}

fn lock_file(path: &Path) -> PathBuf {
    path.with_extension("ron.lock")
}

#[cfg(test)]
mod tests;
