//! How the window ends other than by being closed: by a signal, by a panic, or because the display goes away.
//!
//! What a person would miss is on disk by then: changes and steps to another place are saved as they are made, and the place of the
//! window within a second. What is still on its way is waited for.

use crate::export::remove_temporaries;
use crate::jobs::Flusher;
use crate::model::Id;
use crate::state::{Layout, Route};
use std::cell::RefCell;
use std::time::Duration;

/// Where one stands, and whether that is kept already.
#[derive(Default)]
pub struct Keeping {
    kept: Option<Standing>,
    /// Where one has gone since, and the time of that in seconds.
    moved: Option<(Standing, f64)>,
}

/// A dataset, where one is in it, and how the window is laid out.
pub type Standing = (Id, Route, Layout);

/// How many seconds the window has to stay as it is for that to be kept.
const SETTLED: f64 = 1.0;

impl Keeping {
    /// Notes where one stands, and returns how long to wait until that is to be kept; nothing if it is kept or due.
    pub fn wait(&mut self, standing: Standing, now: f64) -> Option<Duration> {
        // What one finds at the start was kept the last time.
        let kept = self.kept.get_or_insert_with(|| standing.clone());
        if *kept == standing {
            self.moved = None;
            return None;
        }
        // A step to another place is kept at once; a window that is being moved would be kept over and over.
        let has_stepped = (&kept.0, &kept.1) != (&standing.0, &standing.1);
        match &self.moved {
            _ if has_stepped => {
                self.moved = Some((standing, now));
                None
            }
            Some((moved, since)) if *moved == standing => {
                let left = since + SETTLED - now;
                (left > 0.0).then(|| Duration::from_secs_f64(left))
            }
            _ => {
                self.moved = Some((standing, now));
                Some(Duration::from_secs_f64(SETTLED))
            }
        }
    }

    /// Whether something is to be kept, which is noted as kept.
    pub fn is_due(&mut self) -> bool {
        let due = self.moved.take().map(|(standing, _)| standing);
        let is_due = due.is_some();
        self.kept = due.or(self.kept.take());
        is_due
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
        remove_temporaries();
        crate::machine::tell(&self.farewell);
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
