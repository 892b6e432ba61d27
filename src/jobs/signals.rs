//! Signals that ask the program to end: what it would leave behind is removed first.
//!
//! A signal that was ignored when the program started, as `nohup` arranges, stays ignored. A file that grows beyond the limit of the
//! system is an error of writing like any other.

use super::Waker;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long the window may take to keep where one is before a signal ends it all the same.
const PATIENCE: Duration = Duration::from_secs(3);

/// The exit code of a program that a signal ended begins here, as shells count.
const FIRST_EXIT_CODE: i32 = 128;

/// Ends the program when a signal asks for it, after `leave` has had the time to save.
#[cfg(unix)]
pub fn end_on_signals(leave: impl FnOnce() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::{flag, iterator::Signals, low_level};
    // That there is a handler is what turns the signal into an error; nobody looks at the flag.
    let _ = flag::register(SIGXFSZ, std::sync::Arc::default());
    let ignored = ignored();
    let heeded = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Without handlers the signals end the program as they always have.
    let Ok(mut signals) = Signals::new(heeded) else { return };
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            leave();
            crate::export::remove_temporaries();
            low_level::exit(FIRST_EXIT_CODE + signal);
        }
    };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

/// Ends the program when a signal asks for it, after `leave` has had the time to save.
#[cfg(not(unix))]
pub fn end_on_signals(_leave: impl FnOnce() + Send + 'static) {}

/// Asks the window from another thread to keep everything, since the program is about to end.
#[derive(Default)]
pub struct Ending {
    asked: AtomicBool,
    kept: Mutex<bool>,
    told: Condvar,
}

impl Ending {
    /// Wakes the window and waits until it has kept everything.
    pub fn ask(&self, waker: &Waker) {
        self.asked.store(true, Ordering::Release);
        waker();
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // A window that does not answer has kept its place within the last second.
        drop(self.told.wait_timeout_while(kept, PATIENCE, |kept| !*kept));
    }

    /// Whether the window has been asked.
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Acquire)
    }

    /// Tells that everything is kept.
    pub fn answer(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.told.notify_all();
    }
}

/// The signals that are ignored, a bit for each, as far as the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::sync::{Arc, mpsc};

    /// Names the folder in which this test, started anew by itself, writes until it is ended.
    const FOLDER: &str = "REFORM_EXPLORER_TEST_FOLDER";
    const NAME: &str = "jobs::signals::tests::signals_remove_temporary_files_and_give_the_exit_code";

    /// Begins to write a file and never ends.
    fn write_for_ever(folder: &Path) {
        let saved = folder.join("saved");
        end_on_signals(move || std::fs::write(saved, "").unwrap());
        let written: std::io::Result<()> = crate::export::write_atomically(&folder.join("target"), |writer| {
            writer.write_all(b"half")?;
            println!("ready");
            loop {
                std::thread::park();
            }
        });
        unreachable!("{written:?}");
    }

    /// Starts this test in another process, with these words before its command line, and waits until it writes.
    fn writer(folder: &Path, before: &str) -> Child {
        let script = format!("exec {before} \"$0\" \"$@\"");
        let mut child = Command::new("sh")
            .args(["-c", &script, std::env::current_exe().unwrap().to_str().unwrap()])
            .args(["--exact", NAME, "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.ends_with("ready")));
        child
    }

    fn send(signal: &str, child: &Child) {
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn signals_remove_temporary_files_and_give_the_exit_code() {
        if let Some(folder) = std::env::var_os(FOLDER) {
            return write_for_ever(Path::new(&folder));
        }
        for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
            // The tests may have been started with `nohup` or behind others themselves.
            if ignored() >> (code - FIRST_EXIT_CODE - 1) & 1 == 1 {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("target"), "old").unwrap();
            let mut child = writer(folder.path(), "");
            assert_eq!(names(folder.path()).len(), 2);
            send(signal, &child);
            assert_eq!(child.wait().unwrap().code(), Some(code), "{signal}");
            assert_eq!(names(folder.path()), ["saved", "target"], "{signal}");
            assert_eq!(std::fs::read_to_string(folder.path().join("target")).unwrap(), "old");
        }
        // What was ignored from the start stays ignored.
        let folder = tempfile::tempdir().unwrap();
        let mut child = writer(folder.path(), "nohup");
        send("-HUP", &child);
        send("-TERM", &child);
        assert_eq!(child.wait().unwrap().code(), Some(143));
        // What cannot be caught leaves a file, which the next writer removes.
        let folder = tempfile::tempdir().unwrap();
        let mut child = writer(folder.path(), "");
        send("-KILL", &child);
        child.wait().unwrap();
        assert_eq!(names(folder.path()).len(), 1);
        let written: std::io::Result<()> = crate::export::write_atomically(&folder.path().join("other"), |_| Ok(()));
        written.unwrap();
        assert_eq!(names(folder.path()), ["other"]);
    }

    #[test]
    fn a_signal_waits_until_the_window_has_kept_everything() {
        let ending = Arc::new(Ending::default());
        let (sender, woken) = mpsc::channel();
        let waker: Waker = Arc::new(move || sender.send(()).expect("the window listens"));
        let asked = ending.clone();
        let signal = std::thread::spawn(move || asked.ask(&waker));
        woken.recv().expect("the window is woken");
        assert!(ending.is_asked() && !signal.is_finished());
        ending.answer();
        signal.join().expect("the signal goes on");
    }
}
