//! How the window ends other than by being closed: by a signal, by a panic, or because the display goes away.
//!
//! What a person would miss is on disk by then: changes are saved as they are made, and the place within a second. Here is waited for
//! what is still on its way.

use crate::export::remove_all;
use crate::jobs::{Flusher, Waker};
use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long the window may take to keep where one is before a signal ends it all the same.
const PATIENCE: Duration = Duration::from_secs(3);

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

/// What to do when the library of the display calls `exit` on this thread, as that of X does when the server goes away.
struct OnExit {
    flusher: Option<Flusher>,
    farewell: String,
    code: i32,
}

impl Drop for OnExit {
    fn drop(&mut self) {
        if let Some(flusher) = &self.flusher {
            flusher.flush();
        }
        remove_all();
        eprintln!("{}", self.farewell);
        exit_at_once(self.code);
    }
}

thread_local! {
    // The destructor of a thread's data runs when the thread calls `exit`.
    static ON_EXIT: RefCell<Option<OnExit>> = const { RefCell::new(None) };
}

/// From now on, an `exit` that somebody else calls on this thread waits for the settings, says `farewell` and gives this exit code.
pub fn guard_exit(flusher: Option<Flusher>, farewell: String, code: i32) {
    ON_EXIT.set(Some(OnExit { flusher, farewell, code }));
}

/// The window has ended as it should.
pub fn release_exit() {
    std::mem::forget(ON_EXIT.take());
}

#[cfg(unix)]
fn exit_at_once(code: i32) {
    signal_hook::low_level::exit(code)
}

#[cfg(not(unix))]
fn exit_at_once(_code: i32) {}
