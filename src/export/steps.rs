//! How far an export has come, and why it stopped.

use std::io;
use std::ops::ControlFlow;

/// Why an export was not written to its end.
#[derive(Debug)]
pub enum Stop {
    /// Writing failed.
    Io(io::Error),
    /// The caller asked to stop.
    Cancelled,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Counts records as they are written and tells the caller now and then.
pub(super) struct Steps<'a> {
    done: usize,
    total: usize,
    progress: &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>,
}

/// After how many records the caller hears of progress.
const PROGRESS_STEP: usize = 64;

impl<'a> Steps<'a> {
    /// Begins to count to `total` records. The caller hears of it at once and can stop before anything is written.
    pub(super) fn begin(total: usize, progress: &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Result<Self, Stop> {
        let mut steps = Self { done: 0, total, progress };
        steps.tell()?;
        Ok(steps)
    }

    /// One more record is written.
    pub(super) fn step(&mut self) -> Result<(), Stop> {
        self.done += 1;
        if self.done.is_multiple_of(PROGRESS_STEP) || self.done == self.total { self.tell() } else { Ok(()) }
    }

    /// Tells the caller how far it is, who may stop it.
    pub(super) fn tell(&mut self) -> Result<(), Stop> {
        match (self.progress)(self.done, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Cancelled),
        }
    }
}
