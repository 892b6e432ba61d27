//! How long something takes: medians of several rounds, in which what is compared takes turns.
//!
//! Deliberately absent: means, which one disturbance moves, and the time that dropping a result takes, which is a matter of its own.

use std::time::{Duration, Instant};

/// Does `work` and tells how long it took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// Does each work once a round, in turn, and returns the median of each.
pub fn in_turn<const WORKS: usize>(rounds: usize, mut works: [&mut dyn FnMut() -> Duration; WORKS]) -> [Duration; WORKS] {
    let mut times: [Vec<Duration>; WORKS] = std::array::from_fn(|_| Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for (work, times) in works.iter_mut().zip(&mut times) {
            times.push(work());
        }
    }
    times.map(|times| median(&times))
}

/// The median of some times.
pub fn median(times: &[Duration]) -> Duration {
    at(times, 0.5)
}

/// The time within which 99 of 100 stay.
pub fn percentile_99(times: &[Duration]) -> Duration {
    at(times, 0.99)
}

fn at(times: &[Duration], share: f64) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * share).ceil() as usize).copied().unwrap_or_default()
}
