//! A writer that goes silent once an export has failed.
//!
//! A zip writer that is dropped half-way still tries to close its archive, and complains on standard error where it cannot. Nothing of
//! that may reach the file or the user. Deliberately absent: the error itself, which has gone its own way by then.

use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes to `writer` until that fails or `is_open` is false, and then takes everything and drops it.
pub(super) struct Fused<'a, W> {
    pub(super) writer: W,
    pub(super) is_open: &'a AtomicBool,
}

impl<W: Write> Fused<'_, W> {
    fn until_failure<T>(&mut self, closed: T, work: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if !self.is_open.load(Ordering::Relaxed) {
            return Ok(closed);
        }
        let result = work(&mut self.writer);
        if result.as_ref().is_err_and(|error| error.kind() != ErrorKind::Interrupted) {
            self.is_open.store(false, Ordering::Relaxed);
        }
        result
    }
}

impl<W: Write> Write for Fused<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.until_failure(bytes.len(), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.until_failure((), W::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds three bytes.
    #[derive(Default)]
    struct Small(Vec<u8>);

    impl Write for Small {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let fits = bytes.len().min(3 - self.0.len());
            self.0.extend(&bytes[..fits]);
            if fits == 0 { Err(ErrorKind::StorageFull.into()) } else { Ok(fits) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(ErrorKind::StorageFull.into())
        }
    }

    #[test]
    fn only_the_first_failure_is_told() {
        let is_open = AtomicBool::new(true);
        let mut writer = Fused { writer: Small::default(), is_open: &is_open };
        assert!(writer.write_all(b"abc").is_ok() && writer.write_all(b"d").is_err());
        assert!(writer.write_all(b"efgh").is_ok() && writer.flush().is_ok());
        assert_eq!(writer.writer.0, b"abc");
    }

    #[test]
    fn nothing_passes_once_it_is_closed() {
        let is_open = AtomicBool::new(true);
        let mut written = Vec::new();
        let mut writer = Fused { writer: &mut written, is_open: &is_open };
        writer.write_all(b"abc").unwrap();
        is_open.store(false, Ordering::Relaxed);
        writer.write_all(b"d").unwrap();
        assert_eq!(written, b"abc");
    }
}
