//! Temporary files and folders that never outlive their program for long.
//!
//! Each is locked for as long as it is in use. A lock ends with its process, however that ends, so that whoever finds a temporary
//! file that can be locked may remove it: [`sweep`] does so beside everything that is written. A signal ends the program only
//! after [`remove_temporaries`]. Deliberately absent: process ids, which mean nothing on a network drive.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::{Builder, NamedTempFile};

/// The beginning of the names of temporary files and folders; six letters or digits and one of the endings follow.
const PREFIX: &str = ".reform-explorer-";
const FILE_ENDING: &str = ".tmp";
const FOLDER_ENDING: &str = ".folder";
/// A folder cannot be locked everywhere, so that a file beside it is.
const LOCK_ENDING: &str = ".lock";

/// What lies in temporary places at the moment. Held while something is put in place, so that [`remove_temporaries`] does not come in between.
static IN_USE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn in_use() -> MutexGuard<'static, Vec<PathBuf>> {
    IN_USE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A path that [`remove_temporaries`] removes until this is dropped.
struct Registered(PathBuf);

impl Registered {
    fn new(path: &Path) -> io::Result<Self> {
        let path = std::path::absolute(path)?;
        in_use().push(path.clone());
        Ok(Self(path))
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        in_use().retain(|path| *path != self.0);
    }
}

/// A temporary file, removed when dropped unless it was put in place.
pub(super) struct TemporaryFile {
    file: NamedTempFile,
    registered: Registered,
}

impl TemporaryFile {
    /// Creates a file in `folder` with these permissions, or those that new files have.
    pub(super) fn new(folder: &Path, permissions: Option<Permissions>) -> io::Result<Self> {
        let created = Self::with_ending(folder, FILE_ENDING)?;
        if let Some(permissions) = permissions {
            created.file.as_file().set_permissions(permissions)?;
        }
        Ok(created)
    }

    fn with_ending(folder: &Path, ending: &str) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(ending);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        loop {
            let file = builder.tempfile_in(folder)?;
            // A file system without locks has no sweeping either.
            let _ = file.as_file().lock();
            // Between creation and lock another program may have taken the file for a dead one.
            if fs::symlink_metadata(file.path()).is_ok() {
                let registered = Registered::new(file.path())?;
                return Ok(Self { file, registered });
            }
        }
    }

    /// Brings the content to the disk and gives it the name `target`.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        let Self { file, registered } = self;
        file.as_file().sync_all()?;
        let guard = in_use();
        let put = file.persist(target).map(drop).map_err(|error| error.error);
        drop(guard);
        drop(registered);
        put
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A temporary folder, removed with everything in it when dropped.
pub(super) struct TemporaryFolder {
    path: PathBuf,
    // Dropped after the folder has been removed, in this order.
    _registered: Registered,
    _lock: TemporaryFile,
}

impl TemporaryFolder {
    /// Creates a folder in `parent` with these permissions, or those that new folders have.
    pub(super) fn new(parent: &Path, permissions: Option<Permissions>) -> io::Result<Self> {
        let lock = TemporaryFile::with_ending(parent, LOCK_ENDING)?;
        let path = lock.file.path().with_extension(&FOLDER_ENDING[1..]);
        fs::create_dir(&path)?;
        let created = Self { _registered: Registered::new(&path)?, path, _lock: lock };
        if let Some(permissions) = permissions {
            fs::set_permissions(&created.path, permissions)?;
        }
        Ok(created)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // It may have been put in place. What cannot be removed now is swept later.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Runs `steps`, which put something in place, without a signal coming in between.
pub(super) fn uninterrupted<T>(steps: impl FnOnce() -> T) -> T {
    let _guard = in_use();
    steps()
}

/// Removes the temporary files of this program and keeps it from making others, since it is about to end.
pub fn remove_temporaries() {
    let paths = in_use();
    for path in paths.iter() {
        let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    }
    std::mem::forget(paths);
}

/// Removes the temporary files that programs which ended early have left in `folder`. Those of living programs are locked, and what
/// cannot be locked or removed stays.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let (Some(ending), Ok(kind)) = (name.to_str().and_then(ending), entry.file_type()) else { continue };
        match ending {
            FILE_ENDING if kind.is_file() => sweep_file(&path),
            LOCK_ENDING if kind.is_file() => sweep_folder(&path),
            // Its lock is made before it and removed after it.
            FOLDER_ENDING if kind.is_dir() && !path.with_extension(&LOCK_ENDING[1..]).exists() => {
                let _ = fs::remove_dir_all(&path);
            }
            _ => {}
        }
    }
}

/// The ending of the name of a temporary file or folder; nothing for any other name.
fn ending(name: &str) -> Option<&'static str> {
    let rest = name.strip_prefix(PREFIX)?;
    let ending = [FILE_ENDING, FOLDER_ENDING, LOCK_ENDING].into_iter().find(|ending| rest.ends_with(ending))?;
    let middle = &rest[..rest.len() - ending.len()];
    (middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(ending)
}

fn sweep_file(path: &Path) {
    if let Some(_locked) = lock_dead(path) {
        let _ = fs::remove_file(path);
    }
}

fn sweep_folder(lock: &Path) {
    if let Some(_locked) = lock_dead(lock) {
        let folder = lock.with_extension(&FOLDER_ENDING[1..]);
        if fs::remove_dir_all(&folder).is_ok() || !folder.exists() {
            let _ = fs::remove_file(lock);
        }
    }
}

/// The file, locked, if no living program uses it.
fn lock_dead(path: &Path) -> Option<File> {
    let file = OpenOptions::new().write(true).open(path).ok()?;
    file.try_lock().ok().map(|()| file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program that was killed leaves: a temporary file without a lock.
    fn abandoned(folder: &Path, ending: &str) -> PathBuf {
        Builder::new().prefix(PREFIX).suffix(ending).tempfile_in(folder).unwrap().into_temp_path().keep().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_names_of_this_program_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let others = [
            ".reform-explorer-notes.tmp",
            ".reform-explorer-abcdef",
            ".reform-explorer-abcdef.ron",
            ".reform-explorer-ab-def.tmp",
            ".reform-explorer-abcdefg.tmp",
            "reform-explorer-abcdef.tmp",
            ".reform-explorer-.tmp",
        ];
        others.iter().for_each(|name| fs::write(folder.path().join(name), "").unwrap());
        // A folder under the name of a file, and the other way round, is nothing that this program makes.
        fs::create_dir(folder.path().join(".reform-explorer-000000.tmp")).unwrap();
        fs::write(folder.path().join(".reform-explorer-000000.folder"), "").unwrap();
        let before = names(folder.path());
        abandoned(folder.path(), FILE_ENDING);
        let lock = abandoned(folder.path(), LOCK_ENDING);
        fs::create_dir(lock.with_extension("folder")).unwrap();
        fs::write(lock.with_extension("folder").join("a.csv"), "a").unwrap();
        fs::create_dir(folder.path().join(".reform-explorer-111111.folder")).unwrap();
        sweep(folder.path());
        assert_eq!(names(folder.path()), before);
    }

    #[test]
    fn what_is_in_use_is_not_swept() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = TemporaryFile::new(folder.path(), None).unwrap();
        let inner = TemporaryFolder::new(folder.path(), None).unwrap();
        fs::write(inner.path().join("a.csv"), "a").unwrap();
        sweep(folder.path());
        file.write_all(b"whole").unwrap();
        file.persist(&folder.path().join("file")).unwrap();
        fs::rename(inner.path(), folder.path().join("folder")).unwrap();
        drop(inner);
        assert_eq!(names(folder.path()), ["file", "folder"]);
        assert_eq!(fs::read_to_string(folder.path().join("file")).unwrap(), "whole");
        assert_eq!(names(&folder.path().join("folder")), ["a.csv"]);
    }

    #[test]
    fn sweeping_and_writing_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let folder = folder.path();
                scope.spawn(move || {
                    for turn in 0..50 {
                        let mut file = TemporaryFile::new(folder, None).unwrap();
                        sweep(folder);
                        file.write_all(b"whole").unwrap();
                        file.persist(&folder.join(format!("{writer}-{turn}"))).unwrap();
                    }
                });
            }
        });
        assert_eq!(names(folder.path()).len(), 200);
    }
}
