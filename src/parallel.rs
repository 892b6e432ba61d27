//! Work spread over the cores of the machine.
//!
//! Pieces are worked on in any order and handed over in theirs, so that whoever puts them together need not know of threads.
//! Deliberately absent: a pool. The threads of a piece of work end with it, and nothing runs while nothing is asked for.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How many pieces may wait to be taken, for each thread that makes them.
const WAITING: usize = 16;

/// How many pieces can be worked on at the same time.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Makes the pieces `0..count` on every core and hands them to `take` on this thread in their order, until it breaks off.
pub fn in_order<T: Send>(
    count: usize,
    make: impl Fn(usize) -> T + Sync,
    take: &mut dyn FnMut(T) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let threads = cores().min(count);
    if threads < 2 {
        return (0..count).try_for_each(|piece| take(make(piece)));
    }
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(threads * WAITING);
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| {
                // Moved here, so that it is dropped when the pieces have run out.
                let sender = sender;
                while !stop.load(Ordering::Relaxed) {
                    let piece = next.fetch_add(1, Ordering::Relaxed);
                    if piece >= count || sender.send((piece, make(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let taken = take_in_order(receiver, take);
        stop.store(true, Ordering::Relaxed);
        taken
    })
}

fn take_in_order<T>(made: mpsc::Receiver<(usize, T)>, take: &mut dyn FnMut(T) -> ControlFlow<()>) -> ControlFlow<()> {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (piece, value) in made {
        early.insert(piece, value);
        while let Some(value) = early.remove(&due) {
            due += 1;
            take(value)?;
        }
    }
    ControlFlow::Continue(())
}

/// The results for the pieces `0..count`, made on every core, in their order.
pub fn collect<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut made = Vec::with_capacity(count);
    let _ = in_order(count, make, &mut |value| {
        made.push(value);
        ControlFlow::Continue(())
    });
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_order() {
        for count in [0, 1, 2, 1000] {
            assert_eq!(collect(count, |piece| piece * 2), (0..count).map(|piece| piece * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_piece_is_made_long_after_the_last_one_wanted() {
        let made = AtomicUsize::new(0);
        let mut taken = 0;
        let make = |_| made.fetch_add(1, Ordering::Relaxed);
        let ended = in_order(1_000_000, make, &mut |_| {
            taken += 1;
            if taken == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((ended, taken), (ControlFlow::Break(()), 10));
        assert!(made.into_inner() < 100_000);
    }
}
