//! The failures of the library that writes workbooks, and the way from its workbook to a writer of ours.
//!
//! The library panics where a temporary file cannot be written, on a full disk above all. Here that becomes an error like any
//! other. Saving goes on on a thread of its own, so that the export can be stopped meanwhile. Deliberately absent: panics of ours,
//! which stay panics.

use crate::export::fused::Fused;
use crate::export::steps::{Steps, Stop};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::any::Any;
use std::cell::Cell;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Builder;

/// How many bytes are handed over at once.
const BLOCK: usize = 1 << 16;

/// How many blocks may wait to be written.
const WAITING: usize = 4;

thread_local! {
    /// Whether the library is at work on this thread.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is caught as an error of writing, so that there is nothing to report.
pub fn is_caught_panic() -> bool {
    AT_WORK.get()
}

/// What `work` does with the library, with its errors and panics as errors of input and output. The workbook must not be used after one.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    AT_WORK.set(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    AT_WORK.set(false);
    match result {
        Ok(result) => result.map_err(of_library),
        Err(panic) => Err(of_panic(&*panic)),
    }
}

/// Writes the finished workbook to `writer`.
pub(super) fn save(mut workbook: Workbook, writer: &mut dyn Write, steps: &mut Steps) -> Result<(), Stop> {
    let (sender, receiver) = sync_channel(WAITING);
    let is_open = AtomicBool::new(true);
    std::thread::scope(|scope| {
        let mut blocks = BufWriter::with_capacity(BLOCK, Fused { writer: Blocks(sender), is_open: &is_open });
        let saving = Builder::new().name("workbook".to_owned()).spawn_scoped(scope, move || {
            caught(|| workbook.save_to_writer(&mut blocks))?;
            blocks.flush()
        })?;
        let passed_on = pass_on(receiver, writer, steps);
        let saved = saving.join().unwrap_or_else(|panic| resume_unwind(panic));
        passed_on?;
        Ok(saved?)
    })
}

/// Writes the blocks as they come; the thread that sends them fails once this returns.
fn pass_on(blocks: Receiver<Vec<u8>>, writer: &mut dyn Write, steps: &mut Steps) -> Result<(), Stop> {
    for block in blocks {
        writer.write_all(&block)?;
        steps.tell()?;
    }
    Ok(())
}

/// Sends what is written to it.
struct Blocks(SyncSender<Vec<u8>>);

impl Write for Blocks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.send(bytes.to_vec()).map_err(|_| ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn of_library(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other.to_string()),
    }
}

/// The library words a failed write as `expect` and `unwrap` do: with the error as it is shown for debugging, which tells the number of the
/// system's error.
fn of_panic(panic: &(dyn Any + Send)) -> io::Error {
    let message = panic.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    let number = message.split_once("Os { code: ").and_then(|(_, rest)| rest.split_once(',')?.0.parse().ok());
    number.map_or_else(|| io::Error::other(message.to_owned()), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::ControlFlow;

    fn workbook() -> Workbook {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet_with_constant_memory().unwrap();
        for row in 0..20_000_u32 {
            // Numbers that do not compress, so that there are several blocks.
            worksheet.write_number(row, 0, f64::from(row.wrapping_mul(2_654_435_761))).unwrap();
            worksheet.write_number(row, 1, f64::from(row.wrapping_mul(2_246_822_519).rotate_left(row % 32))).unwrap();
        }
        workbook
    }

    #[test]
    fn panics_of_the_library_are_errors() {
        type Work = fn() -> Result<(), XlsxError>;
        fn full() -> io::Error {
            io::Error::from_raw_os_error(28)
        }
        let cases: [(Work, &str); 4] = [
            (|| panic!("Couldn't write to xml file: {:?}", full()), &full().to_string()),
            (|| panic!("something else"), "something else"),
            (|| Err(XlsxError::IoError(io::Error::other("a broken cable"))), "a broken cable"),
            (|| Err(XlsxError::SheetnameReused("Sheet".to_owned())), "Sheet"),
        ];
        for (work, expected) in cases {
            let error = caught(work).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
    }

    #[test]
    fn a_writer_that_fails_ends_saving() {
        let mut proceed = |_, _| ControlFlow::Continue(());
        let mut whole = Vec::new();
        save(workbook(), &mut whole, &mut Steps::begin(1, &mut proceed).unwrap()).unwrap();
        assert!(whole.len() > 2 * BLOCK, "{}", whole.len());
        for room in [0, BLOCK, whole.len() - BLOCK] {
            let mut short = vec![0; room];
            let result = save(workbook(), &mut &mut short[..], &mut Steps::begin(1, &mut proceed).unwrap());
            assert!(matches!(result, Err(Stop::Io(error)) if error.kind() == ErrorKind::WriteZero), "{room}");
            assert_eq!(short, whole[..room]);
        }
    }

    #[test]
    fn saving_can_be_stopped() {
        let mut heard = 0;
        let mut stop = |_, _| {
            heard += 1;
            if heard == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let result = save(workbook(), &mut io::sink(), &mut Steps::begin(1, &mut stop).unwrap());
        assert!(matches!(result, Err(Stop::Cancelled)));
    }
}
