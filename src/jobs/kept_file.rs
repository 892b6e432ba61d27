//! Files of the state folder: read without waiting, locked for a while, moved aside.
//!
//! Anything may lie under their names: a pipe that nobody writes to, a device, a folder. None of it may keep the window from opening
//! or closing.

use crate::limits;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often in a row a lock that another program holds is tried, and how long to wait in between. Locks are held for milliseconds, so
/// that one which is held for longer belongs to a program that was stopped.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// The text of a regular file; `None` where there is no file.
pub(super) fn read(path: &Path) -> io::Result<Option<String>> {
    let file = match at_once(OpenOptions::new().read(true)).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    if metadata.len() > limits::SETTINGS {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut text = String::new();
    file.take(limits::SETTINGS).read_to_string(&mut text)?;
    Ok(Some(text))
}

/// Moves what lies at `path` aside, and returns where it lies now.
pub(super) fn move_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = (1..)
        .map(|number| path.with_extension(format!("ron.unreadable-{number}")))
        .find(|name| name.symlink_metadata().is_err())
        .expect("numbers do not end");
    fs::rename(path, &aside).map(|()| aside)
}

/// Locks the file `path` until the value is dropped. `None` where the system has no locks, or another program does not let go of it:
/// saving without the lock is better than not saving.
pub(super) fn lock(path: &Path) -> Option<File> {
    let file = at_once(OpenOptions::new().create(true).truncate(false).write(true)).open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    for _ in 0..ATTEMPTS {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => break,
        }
    }
    None
}

/// Makes opening a pipe return instead of waiting for its other end.
fn at_once(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, rustix::fs::OFlags::NONBLOCK.bits() as i32);
    options
}
