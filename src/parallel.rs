//! Work spread over the cores of the machine.
//!
//! Pieces are worked on in any order and handed over in theirs, so that the caller need not know of threads.
//! Deliberately absent: a pool. The threads of a piece of work end with it, and nothing runs while nothing is asked for.

use std::collections::BTreeMap;
use std::iter;
use std::ops::{ControlFlow, Deref};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;

/// How many pieces may wait to be taken, for each thread that makes them.
const WAITING: usize = 16;

/// How many pieces can be worked on at the same time.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Makes something of each piece on every core and hands it to `take` on this thread in the order of the pieces, until it breaks
/// off. The pieces come from one thread at a time, whichever is free.
pub fn in_order<P: Send, T: Send>(
    pieces: impl Iterator<Item = P> + Send,
    make: impl Fn(P) -> T + Sync,
    take: &mut dyn FnMut(T) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut pieces = pieces.peekable();
    let threads = cores();
    let Some(first) = pieces.next() else { return ControlFlow::Continue(()) };
    if threads < 2 || pieces.peek().is_none() {
        return iter::once(first).chain(pieces).try_for_each(|piece| take(make(piece)));
    }
    let pieces = Mutex::new(iter::once(first).chain(pieces).enumerate());
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(threads * WAITING);
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| {
                // Moved here, so that it is dropped when the pieces have run out.
                let sender = sender;
                while !stop.load(Ordering::Relaxed) {
                    // A thread that panicked at a piece takes the others with it when the scope ends.
                    let next = pieces.lock().ok().and_then(|mut pieces| pieces.next());
                    let Some((position, piece)) = next else { break };
                    if sender.send((position, make(piece))).is_err() {
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
    let _ = in_order(0..count, make, &mut |value| {
        made.push(value);
        ControlFlow::Continue(())
    });
    made
}

/// A value that takes long to free, such as a million records. Dropped on a background thread, so that the UI thread never pays for it.
#[derive(Debug)]
pub struct DropInBackground<T: Send + 'static>(Option<T>);

impl<T: Send> DropInBackground<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T: Send> Deref for DropInBackground<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_ref().expect("it holds its value until it is dropped")
    }
}

impl<T: Send> Drop for DropInBackground<T> {
    fn drop(&mut self) {
        let value = self.0.take();
        // Where no thread can be started, the value is freed here together with the closure.
        let _ = thread::Builder::new().name("free".to_owned()).spawn(move || drop(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

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
        let ended = in_order(0..1_000_000, make, &mut |_| {
            taken += 1;
            if taken == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((ended, taken), (ControlFlow::Break(()), 10));
        assert!(made.into_inner() < 100_000);
    }

    #[test]
    fn a_value_is_freed_on_another_thread() {
        struct Tell(mpsc::Sender<thread::ThreadId>);
        impl Drop for Tell {
            fn drop(&mut self) {
                let _ = self.0.send(thread::current().id());
            }
        }
        let (sender, receiver) = mpsc::channel();
        drop(DropInBackground::new(Tell(sender)));
        assert_ne!(receiver.recv(), Ok(thread::current().id()));
    }
}
