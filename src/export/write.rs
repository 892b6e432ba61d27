//! The one writer through which this program creates files.
//!
//! What is to be written goes into a temporary file in the same folder, is flushed and brought to the disk, and only then takes
//! the place of the old file. Whatever fails on the way, a full disk and a lost network drive included, the old file stays as
//! it was and nothing is left beside it. What a program that was killed has left there is removed by the next one that writes there.
//!
//! Deliberately absent: anything between "all of it" and "none of it", and pipes and devices that hold something already.
//! A character device such as `/dev/null` holds nothing to lose and is written to directly.

use super::temporary::{TemporaryFile, sweep};
use crate::machine::folder_of;
use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How many symbolic links are followed, one after the other, before they are taken for a loop.
const LINK_LIMIT: usize = 40;

/// Gives `path` the content that `write` writes, or leaves everything as it was and returns the first error.
///
/// The permissions of an existing file are kept, and a symbolic link goes on leading to the file that is written. A file that
/// its owner has made read-only is not replaced.
pub fn write_atomically<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<(), E>) -> Result<(), E> {
    if std::fs::metadata(path).is_ok_and(|metadata| is_character_device(&metadata)) {
        return write_directly(path, write);
    }
    let target = follow_links(path)?;
    let permissions = replaceable(&target)?;
    let folder = folder_of(&target);
    sweep(folder);
    let mut writer = BufWriter::with_capacity(1 << 16, TemporaryFile::new(folder, permissions)?);
    write(&mut writer)?;
    let file = writer.into_inner().map_err(|error| error.into_error())?;
    file.persist(&target)?;
    sync_folder(folder);
    Ok(())
}

/// The file or folder that `path` leads to, whether it exists or not.
pub(super) fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..LINK_LIMIT {
        match std::fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => path = folder_of(&path).join(std::fs::read_link(&path)?),
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many symbolic links, one leading to the next"))
}

/// A folder for temporary files while `path` is written: that of the file, where there should be as much room as the file needs, or that
/// of the system for a device.
pub(super) fn scratch_folder(path: &Path) -> io::Result<PathBuf> {
    if std::fs::metadata(path).is_ok_and(|metadata| is_character_device(&metadata)) {
        return Ok(std::env::temp_dir());
    }
    follow_links(path).map(|target| folder_of(&target).to_path_buf())
}

/// Brings the names in `folder` to the disk. The files themselves are there already, and some file systems cannot sync a
/// folder at all, so there is nothing to report.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// The permissions of the file at `target`, if there is one and it may be replaced.
fn replaceable(target: &Path) -> io::Result<Option<Permissions>> {
    let metadata = match std::fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    if metadata.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    Ok(Some(metadata.permissions()))
}

#[cfg(unix)]
fn is_character_device(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_character_device(_: &Metadata) -> bool {
    false
}

fn write_directly<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<(), E>) -> Result<(), E> {
    let mut writer = BufWriter::new(OpenOptions::new().write(true).open(path)?);
    write(&mut writer)?;
    Ok(writer.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes `parts` one by one and fails instead of the part at `fails`.
    fn write_parts(path: &Path, parts: usize, fails: usize) -> io::Result<()> {
        write_atomically(path, |writer| {
            for part in 0..parts {
                if part == fails {
                    return Err(io::Error::from(ErrorKind::StorageFull));
                }
                writer.write_all(format!("part {part}\n").as_bytes())?;
            }
            Ok(())
        })
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_failure_at_any_write_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        std::fs::write(&old, "old").unwrap();
        for fails in 0..5 {
            for path in [&old, &new] {
                assert_eq!(write_parts(path, 5, fails).unwrap_err().kind(), ErrorKind::StorageFull);
            }
            assert_eq!(std::fs::read_to_string(&old).unwrap(), "old", "write {fails}");
            assert_eq!(names(folder.path()), ["old"], "write {fails}");
        }
        write_parts(&old, 2, 5).unwrap();
        write_parts(&new, 1, 5).unwrap();
        assert_eq!(std::fs::read_to_string(&old).unwrap(), "part 0\npart 1\n");
        assert_eq!(std::fs::read_to_string(&new).unwrap(), "part 0\n");
        assert_eq!(names(folder.path()), ["new", "old"]);
    }

    #[test]
    fn what_is_no_file_of_ours_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let fixed = folder.path().join("fixed");
        std::fs::write(&fixed, "fixed").unwrap();
        let mut permissions = std::fs::metadata(&fixed).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&fixed, permissions).unwrap();
        let cases = [
            (folder.path().to_path_buf(), ErrorKind::IsADirectory),
            (folder.path().join("no/such/folder"), ErrorKind::NotFound),
            (fixed.clone(), ErrorKind::PermissionDenied),
        ];
        for (path, expected) in cases {
            assert_eq!(write_parts(&path, 1, 1).unwrap_err().kind(), expected, "{}", path.display());
        }
        assert_eq!(std::fs::read_to_string(&fixed).unwrap(), "fixed");
        assert_eq!(names(folder.path()), ["fixed"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared");
        for mode in [0o600, 0o644, 0o664, 0o666] {
            std::fs::write(&path, "old").unwrap();
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            write_parts(&path, 1, 1).unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
        }
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        write_parts(&ours, 1, 1).unwrap();
        std::fs::write(&plain, "").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain), "a new file is as any new file");
    }

    #[cfg(unix)]
    #[test]
    fn links_go_on_leading_to_what_is_written() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        std::fs::create_dir(place("data")).unwrap();
        std::fs::write(place("data/file"), "old").unwrap();
        symlink("data/file", place("link")).unwrap();
        symlink("link", place("link-to-link")).unwrap();
        symlink("data/new", place("dangling")).unwrap();
        symlink("loop", place("loop")).unwrap();
        for (link, file) in [("link-to-link", "data/file"), ("dangling", "data/new")] {
            write_parts(&place(link), 1, 1).unwrap();
            assert!(std::fs::symlink_metadata(place(link)).unwrap().is_symlink(), "{link}");
            assert_eq!(std::fs::read_to_string(place(file)).unwrap(), "part 0\n", "{link}");
        }
        assert!(write_parts(&place("loop"), 1, 1).is_err());
        assert_eq!(names(&place("data")), ["file", "new"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_reported_and_stays_a_device() {
        let full = Path::new("/dev/full");
        assert_eq!(write_parts(full, 1, 1).unwrap_err().kind(), ErrorKind::StorageFull);
        assert!(is_character_device(&std::fs::metadata(full).unwrap()));
    }
}
