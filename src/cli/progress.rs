//! A progress bar on the line of a terminal, for what takes longer than a moment.
//!
//! Deliberately absent: anything where nobody watches, and a guess at the time that is left.

use super::terminal::Output;
use std::time::{Duration, Instant};

/// Nothing is drawn before this.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a drawing stands at least.
const FRAME: Duration = Duration::from_millis(100);

/// How many characters a full bar has.
const WIDTH: usize = 40;

/// A bar that is wiped away when it is dropped.
pub(super) struct Bar<'o, 'a> {
    talk: Option<&'o mut Output<'a>>,
    next: Instant,
    is_drawn: bool,
}

impl<'o, 'a> Bar<'o, 'a> {
    /// A bar where `is_wanted` and a person watches whose terminal can draw over a line.
    pub(super) fn new(talk: &'o mut Output<'a>, is_wanted: bool) -> Self {
        Self { talk: (is_wanted && talk.is_styled()).then_some(talk), next: Instant::now() + PATIENCE, is_drawn: false }
    }

    /// So much of the work is done.
    pub(super) fn step(&mut self, done: usize, total: usize) {
        let now = Instant::now();
        let Some(talk) = self.talk.as_mut().filter(|_| now >= self.next) else { return };
        // A bar that cannot be drawn is no reason to stop the work.
        let _ = talk.redraw(&drawing(done, total));
        self.next = now + FRAME;
        self.is_drawn = true;
    }
}

impl Drop for Bar<'_, '_> {
    fn drop(&mut self) {
        if let Some(talk) = self.talk.as_mut().filter(|_| self.is_drawn) {
            let _ = talk.redraw(&" ".repeat(drawing(1, 1).len())).and_then(|()| talk.redraw(""));
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
        let drawn = |is_styled: bool, is_wanted: bool, is_due: bool| {
            let mut talk = Vec::new();
            let mut output = Output::new(&mut talk, is_styled, is_styled);
            let mut bar = Bar::new(&mut output, is_wanted);
            if is_due {
                bar.next = Instant::now();
            }
            bar.step(1, 2);
            drop(bar);
            String::from_utf8(talk).unwrap()
        };
        for (is_styled, is_wanted, is_due) in [(true, true, false), (false, true, true), (true, false, true)] {
            assert_eq!(drawn(is_styled, is_wanted, is_due), "");
        }
        let talk = drawn(true, true, true);
        assert!(talk.contains(" 50 %") && talk.ends_with(" \r"), "{talk:?}");
    }
}
