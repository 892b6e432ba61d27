//! Keeps the settings in a file.
//!
//! Writing is atomic and happens on one thread, so that the latest settings win and the window never waits for a disk. The file
//! as it was when the program started stays beside it as `.bak`. A file that cannot be read is moved aside, never overwritten.

use super::Reporter;
use crate::export::write_atomically;
use crate::state::{Event, Settings};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

/// Reads the settings, or takes the defaults. The event, if any, tells the person what happened to a file that was not read.
pub fn read_settings(path: &Path) -> (Settings, Option<Event>) {
    // Reading a pipe would wait for ever, and moving a folder aside is not for us to do.
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return (Settings::default(), None);
    }
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string()).and_then(|text| Settings::parse(&text));
    match read(path) {
        Ok(settings) => (settings, None),
        Err(_) => {
            let aside = free_name(path);
            let event = match fs::rename(path, &aside) {
                Ok(()) => Event::SettingsMovedAside(aside),
                Err(error) => Event::SettingsNotSaved(error.to_string()),
            };
            (read(&backup(path)).unwrap_or_default(), Some(event))
        }
    }
}

/// A thread that writes settings.
pub(super) struct Keeper {
    sender: Option<Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    pub(super) fn start(path: PathBuf, reporter: Reporter) -> Self {
        let (sender, receiver) = mpsc::channel::<Settings>();
        let thread = thread::Builder::new().name("settings".to_owned()).spawn(move || {
            let mut backed_up = false;
            while let Ok(mut settings) = receiver.recv() {
                while let Ok(later) = receiver.try_recv() {
                    settings = later;
                }
                if !backed_up {
                    // Without an earlier file there is nothing to keep, and a copy that fails must not stop the new one.
                    let _ = fs::copy(&path, backup(&path));
                    backed_up = true;
                }
                if let Err(error) = write(&path, &settings) {
                    reporter.report(Event::SettingsNotSaved(error.to_string()));
                }
            }
        });
        Self { sender: Some(sender), thread: thread.ok() }
    }

    pub(super) fn keep(&self, settings: Settings) {
        if let Some(sender) = &self.sender {
            // The thread ends only with this value, so that sending cannot fail.
            let _ = sender.send(settings);
        }
    }
}

impl Drop for Keeper {
    /// Waits until the last settings are on disk.
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write(path: &Path, settings: &Settings) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = settings.print();
    write_atomically(path, |writer| writer.write_all(text.as_bytes()))
}

fn backup(path: &Path) -> PathBuf {
    path.with_extension("ron.bak")
}

/// A name beside `path` that nothing has yet.
fn free_name(path: &Path) -> PathBuf {
    (1..)
        .map(|number| path.with_extension(format!("ron.unreadable-{number}")))
        .find(|name| !name.exists())
        .expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Theme;
    use std::sync::Arc;

    fn keep(path: &Path, settings: &Settings) {
        let (sender, _receiver) = mpsc::channel();
        Keeper::start(path.to_owned(), Reporter { sender, waker: Arc::new(|| {}) }).keep(settings.clone());
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/state.ron");
        let dark = Settings { theme: Theme::Dark, ..Settings::default() };
        keep(&path, &dark);
        assert_eq!(read_settings(&path).0, dark);
        keep(&path, &Settings::default());
        assert_eq!(Settings::parse(&fs::read_to_string(backup(&path)).unwrap()), Ok(dark));
    }

    #[test]
    fn an_unreadable_file_is_moved_aside_and_the_backup_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        let light = Settings { theme: Theme::Light, ..Settings::default() };
        fs::write(&path, "(theme: Loud").unwrap();
        fs::write(backup(&path), light.print()).unwrap();
        let (settings, event) = read_settings(&path);
        assert_eq!(settings, light);
        let Some(Event::SettingsMovedAside(aside)) = event else { panic!("{event:?}") };
        assert_eq!(fs::read_to_string(aside).unwrap(), "(theme: Loud");
        assert!(!path.exists());
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_settings(folder.path()).0, Settings::default());
        assert!(read_settings(folder.path()).1.is_none());
        assert!(folder.path().is_dir());
    }
}
