//! A progress bar on the line of a terminal, for what takes longer than a moment.
//!
//! Deliberately absent: anything where nobody watches, and a guess at the time that is left.

use std::io::Write;
use std::time::{Duration, Instant};

/// Nothing is drawn before this.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a drawing stands at least.
const FRAME: Duration = Duration::from_millis(100);

/// How many characters a full bar has.
const WIDTH: usize = 40;

/// A bar that is wiped away when it is dropped.
pub(super) struct Bar<'a> {
    talk: Option<&'a mut dyn Write>,
    next: Instant,
    is_drawn: bool,
}

impl<'a> Bar<'a> {
    pub(super) fn new(talk: &'a mut dyn Write, is_terminal: bool) -> Self {
        Self { talk: is_terminal.then_some(talk), next: Instant::now() + PATIENCE, is_drawn: false }
    }

    /// So much of the work is done.
    pub(super) fn step(&mut self, done: usize, total: usize) {
        let now = Instant::now();
        let Some(talk) = self.talk.as_mut().filter(|_| now >= self.next) else { return };
        // A bar that cannot be drawn is no reason to stop the work.
        let _ = write!(talk, "\r{}", drawing(done, total)).and_then(|()| talk.flush());
        self.next = now + FRAME;
        self.is_drawn = true;
    }
}

impl Drop for Bar<'_> {
    fn drop(&mut self) {
        if let Some(talk) = self.talk.as_mut().filter(|_| self.is_drawn) {
            let _ = write!(talk, "\r{:width$}\r", "", width = drawing(1, 1).len()).and_then(|()| talk.flush());
        }
    }
}

fn drawing(done: usize, total: usize) -> String {
    let share = if total == 0 { 0.0 } else { done.min(total) as f64 / total as f64 };
    let full = "=".repeat((share * WIDTH as f64) as usize);
    format!("[{full:WIDTH$}] {:3.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_grows_from_empty_to_full() {
        let cases =
            [(0, 0, 0, "  0 %"), (0, 9, 0, "  0 %"), (1, 2, WIDTH / 2, " 50 %"), (9, 9, WIDTH, "100 %"), (9, 3, WIDTH, "100 %")];
        for (done, total, full, percent) in cases {
            let drawn = drawing(done, total);
            assert_eq!((drawn.matches('=').count(), drawn.len()), (full, WIDTH + 8), "{drawn}");
            assert!(drawn.ends_with(percent), "{drawn}");
        }
    }

    #[test]
    fn nothing_is_drawn_at_once_or_where_nobody_watches() {
        let mut talk = Vec::new();
        for is_terminal in [true, false] {
            let mut bar = Bar::new(&mut talk, is_terminal);
            bar.step(1, 2);
        }
        let mut bar = Bar::new(&mut talk, false);
        bar.next = Instant::now();
        bar.step(1, 2);
        drop(bar);
        assert_eq!(talk, b"");
        let mut bar = Bar::new(&mut talk, true);
        bar.next = Instant::now();
        bar.step(1, 2);
        drop(bar);
        let talk = String::from_utf8(talk).unwrap();
        assert!(talk.contains(" 50 %") && talk.ends_with(" \r"), "{talk:?}");
    }
}
