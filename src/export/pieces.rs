//! The bytes of many records, made on every core and written in their order.
//!
//! Only what the cores have made ahead of the disk is held in memory, so that an export of any size takes little of it.
//! Deliberately absent: what the bytes are.

use super::steps::{Steps, Stop};
use crate::parallel;
use std::io::{self, Write};
use std::ops::{ControlFlow, Range};

/// How many records one thread turns into bytes at a time, and so after how many the caller hears of progress.
const PIECE: usize = 64;

/// How many bytes most pieces take.
const ROOM: usize = 1 << 15;

/// Writes `count` records to `writer`. `make` is handed the positions of some of them and appends their bytes; what it returns is handed to
/// `note` in the order of the records.
pub(super) fn write<T: Send>(
    count: usize,
    make: impl Fn(Range<usize>, &mut Vec<u8>) -> io::Result<T> + Sync,
    note: &mut dyn FnMut(T),
    writer: &mut dyn Write,
    steps: &mut Steps,
) -> Result<(), Stop> {
    let piece = |range: Range<usize>| {
        let (mut bytes, records) = (Vec::with_capacity(ROOM), range.len());
        make(range, &mut bytes).map(|noted| (bytes, noted, records))
    };
    in_order(count, PIECE, piece, &mut |made| {
        let (bytes, noted, records) = made?;
        writer.write_all(&bytes)?;
        note(noted);
        (0..records).try_for_each(|_| steps.step())
    })
}

/// Makes something of the positions `0..count`, so many at a time, on every core, and hands it to `take` in their order until that fails.
pub(super) fn in_order<T: Send>(
    count: usize,
    size: usize,
    make: impl Fn(Range<usize>) -> T + Sync,
    take: &mut dyn FnMut(T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut taken = Ok(());
    let positions = |piece: usize| piece * size..count.min((piece + 1) * size);
    let _ = parallel::in_order(0..count.div_ceil(size), |piece| make(positions(piece)), &mut |made| {
        taken = take(made);
        if taken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    fn written(count: usize, writer: &mut dyn Write, stop_at: usize) -> (Result<(), Stop>, Vec<usize>) {
        let mut noted = Vec::new();
        let mut progress = |done, _| if done >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let mut steps = Steps::begin(count, &mut progress).unwrap();
        let make = |positions: Range<usize>, bytes: &mut Vec<u8>| {
            positions.clone().try_for_each(|position| writeln!(bytes, "{position}"))?;
            Ok(positions.start)
        };
        let result = write(count, make, &mut |start| noted.push(start), writer, &mut steps);
        (result, noted)
    }

    #[test]
    fn everything_is_written_once_and_in_order() {
        for count in [0, 1, PIECE, PIECE + 1, 50 * PIECE + 7] {
            let mut bytes = Vec::new();
            let (result, noted) = written(count, &mut bytes, usize::MAX);
            assert!(result.is_ok());
            let expected: String = (0..count).map(|position| format!("{position}\n")).collect();
            assert_eq!(String::from_utf8(bytes).unwrap(), expected);
            assert_eq!(noted, (0..count).step_by(PIECE).collect::<Vec<_>>());
        }
    }

    #[test]
    fn it_ends_where_it_is_stopped_or_nothing_can_be_written() {
        let count = 50 * PIECE;
        let mut bytes = Vec::new();
        let (result, noted) = written(count, &mut bytes, 3 * PIECE);
        assert!(matches!(result, Err(Stop::Cancelled)));
        assert_eq!((noted.len(), bytes.ends_with(b"\n191\n")), (3, true));
        let mut short = [0; 100];
        let (result, noted) = written(count, &mut &mut short[..], usize::MAX);
        assert!(matches!(result, Err(Stop::Io(error)) if error.kind() == ErrorKind::WriteZero));
        assert!(noted.is_empty());
    }
}
