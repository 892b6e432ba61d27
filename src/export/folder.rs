//! Puts a folder of several files in place as one.
//!
//! The files are written into a temporary folder, which then changes places with the target in one step. Where the system cannot do
//! that, the files are moved one by one, and a failure on the way moves them back; a program that is killed meanwhile leaves
//! the files of both exports. A folder that a person has prepared and stands in, or that is a file system of its own, is filled and
//! not exchanged. Deliberately absent: merging. A folder that holds anything but an earlier export is somebody else's and stays as
//! it is.

use super::ExportError;
use super::identity::is_same;
use super::temporary::{TemporaryFolder, sweep, uninterrupted};
use super::write::{follow_links, sync_folder};
use crate::machine::folder_of;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What is at the target.
enum Existing {
    Nothing,
    Empty(Permissions),
    Export(Permissions),
}

/// Gives the folder `path` the files that `fill` writes into the folder it is handed, or leaves everything as it was.
/// `is_ours` tells whether a path in an existing folder is a file of an earlier export; `first` is the file by which one is known.
pub(super) fn replace_folder<T>(
    path: &Path,
    first: &str,
    is_ours: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let failed = |source: io::Error| ExportError::Io { path: path.to_path_buf(), source };
    let target = resolved(path).map_err(failed)?;
    sweep(&target);
    let existing = replaceable(path, &target, is_ours)?;
    let parent = folder_of(&target);
    sweep(parent);
    let (fresh, is_inside) = match &existing {
        Existing::Nothing => (TemporaryFolder::new(parent, None).map_err(failed)?, false),
        Existing::Export(_) if is_current(&target) => return Err(ExportError::CurrentFolder { path: path.to_path_buf() }),
        Existing::Empty(permissions) | Existing::Export(permissions) => {
            let beside = || TemporaryFolder::new(parent, Some(permissions.clone())).ok();
            let is_apart = is_current(&target) || !is_on_one_device(parent, &target);
            match (!is_apart).then(beside).flatten() {
                Some(fresh) => (fresh, false),
                None => (TemporaryFolder::new(&target, None).map_err(failed)?, true),
            }
        }
    };
    let result = fill(fresh.path())?;
    sync_folder(fresh.path());
    let put = uninterrupted(|| match &existing {
        _ if is_inside => move_files(fresh.path(), &target, first),
        Existing::Nothing => fs::rename(fresh.path(), &target),
        Existing::Empty(_) => fs::rename(fresh.path(), &target).or_else(|_| move_files(fresh.path(), &target, first)),
        Existing::Export(_) => exchange(fresh.path(), &target).or_else(|_| move_files(fresh.path(), &target, first)),
    });
    put.map_err(failed)?;
    // Now holds the earlier export, if there was one.
    drop(fresh);
    sync_folder(&target);
    sync_folder(parent);
    Ok(result)
}

/// Whether `path` is a file that begins so, by which an earlier export is known.
pub(super) fn begins_with(path: &Path, expected: &str) -> bool {
    let mut found = vec![0; expected.len()];
    path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut found)).is_ok() && found == expected.as_bytes()
}

/// The folder that `path` leads to, without `.` and `..` where it exists.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize().or_else(|_| follow_links(path).and_then(std::path::absolute))
}

/// Whether this program, and so perhaps a person in a terminal, stands in the folder or below it.
fn is_current(folder: &Path) -> bool {
    std::env::current_dir().is_ok_and(|current| current.ancestors().any(|other| is_same(other, folder)))
}

#[cfg(unix)]
fn is_on_one_device(one: &Path, other: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).ok().map(|metadata| std::os::unix::fs::MetadataExt::dev(&metadata));
    device(one) == device(other)
}

#[cfg(not(unix))]
fn is_on_one_device(_one: &Path, _other: &Path) -> bool {
    true
}

/// What is at `target`, if it may be replaced.
fn replaceable(path: &Path, target: &Path, is_ours: impl Fn(&Path) -> bool) -> Result<Existing, ExportError> {
    let failed = |source: io::Error| ExportError::Io { path: path.to_path_buf(), source };
    let metadata: Metadata = match fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Existing::Nothing),
        Err(error) => return Err(failed(error)),
    };
    if !metadata.is_dir() {
        return Err(failed(ErrorKind::NotADirectory.into()));
    }
    let mut is_empty = true;
    for entry in fs::read_dir(target).map_err(failed)? {
        let found = entry.map_err(failed)?.path();
        is_empty = false;
        if !is_ours(&found) {
            let name = found.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
            return Err(ExportError::ForeignFolder { path: path.to_path_buf(), found: name.into_owned() });
        }
    }
    let permissions = metadata.permissions();
    Ok(if is_empty { Existing::Empty(permissions) } else { Existing::Export(permissions) })
}

/// Lets two folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Moves the files of `fresh` into `target`, and those of the earlier export that are there into a folder beside `fresh`, which
/// is then removed. If that fails, everything is moved back.
fn move_files(fresh: &Path, target: &Path, first: &str) -> io::Result<()> {
    // Not a temporary folder: what a crash leaves in it may be wanted.
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let aside =
        tempfile::Builder::new().prefix(&format!("{name}-earlier-")).disable_cleanup(true).tempdir_in(folder_of(fresh))?;
    let moved = moves(fresh, target, aside.path(), first).and_then(|moves| carry_out(&moves));
    match moved {
        Ok(()) => fs::remove_dir_all(aside.path()),
        Err(error) => {
            // It still holds what could not be moved back.
            let _ = fs::remove_dir(aside.path());
            Err(error)
        }
    }
}

/// From where and where to.
type Move = (PathBuf, PathBuf);

/// The moves that replace the files in `target` by those in `fresh`. The file by which an export is known goes first, so that what a
/// crash leaves is still known for one.
fn moves(fresh: &Path, target: &Path, aside: &Path, first: &str) -> io::Result<Vec<Move>> {
    let mut names = names(fresh)?;
    names.sort_by_key(|name| name != first);
    let mut moves = Vec::new();
    for name in &names {
        if target.join(name).exists() {
            moves.push((target.join(name), aside.join(name)));
        }
        moves.push((fresh.join(name), target.join(name)));
    }
    let is_left = |name: &OsString| !names.contains(name) && !fresh.ends_with(name) && !aside.ends_with(name);
    let left = self::names(target)?.into_iter().filter(is_left).filter(|name| !target.join(name).is_dir());
    moves.extend(left.map(|name| (target.join(&name), aside.join(&name))).filter(|(from, _)| !is_lock_of(fresh, from)));
    Ok(moves)
}

/// Whether `file` is the lock of the temporary folder.
fn is_lock_of(fresh: &Path, file: &Path) -> bool {
    fresh.file_stem() == file.file_stem()
}

fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

fn carry_out(moves: &[Move]) -> io::Result<()> {
    for (done, (from, to)) in moves.iter().enumerate() {
        if let Err(error) = fs::rename(from, to) {
            take_back(&moves[..done]);
            return Err(error);
        }
    }
    Ok(())
}

fn take_back(moves: &[Move]) {
    for (from, to) in moves.iter().rev() {
        // What cannot be moved back stays where it is, and the person hears of the first failure.
        let _ = fs::rename(to, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn write(folder: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(folder).unwrap();
        files.iter().for_each(|(name, content)| fs::write(folder.join(name), content).unwrap());
    }

    fn read(folder: &Path) -> BTreeMap<String, String> {
        let read = |name: OsString| (name.to_string_lossy().into_owned(), fs::read_to_string(folder.join(&name)).unwrap());
        names(folder).unwrap().into_iter().map(read).collect()
    }

    const OLD: [(&str, &str); 3] = [("a.csv", "old a"), ("b.csv", "old b"), ("mark", "old mark")];
    const NEW: [(&str, &str); 3] = [("b.csv", "new b"), ("c.csv", "new c"), ("mark", "new mark")];

    #[test]
    fn files_are_moved_one_by_one_where_folders_cannot_change_places() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for step in 0..=6 {
            let (fresh, target, aside) = (place("fresh"), place("target"), place("aside"));
            write(&fresh, &NEW);
            write(&target, &OLD);
            fs::create_dir(&aside).unwrap();
            let moves = moves(&fresh, &target, &aside, "mark").unwrap();
            assert_eq!(moves.len(), 6);
            // A crash after this step.
            carry_out(&moves[..step]).unwrap();
            let contents: Vec<String> =
                [&fresh, &target, &aside].into_iter().flat_map(|folder| read(folder).into_values()).collect();
            for (_, content) in OLD.iter().chain(&NEW) {
                assert!(contents.contains(&(*content).to_owned()), "{content} after {step}");
            }
            assert!(names(&target).unwrap().len() >= 2, "step {step}");
            take_back(&moves[..step]);
            assert_eq!(read(&target), OLD.map(|(name, content)| (name.to_owned(), content.to_owned())).into());
            [fresh, target, aside].iter().for_each(|folder| fs::remove_dir_all(folder).unwrap());
        }
        write(&place("fresh"), &NEW);
        write(&place("target"), &OLD);
        move_files(&place("fresh"), &place("target"), "mark").unwrap();
        assert_eq!(read(&place("target")), NEW.map(|(name, content)| (name.to_owned(), content.to_owned())).into());
        assert_eq!(names(folder.path()).unwrap(), ["fresh", "target"]);
    }

    #[test]
    fn a_move_that_fails_moves_everything_back() {
        let folder = tempfile::tempdir().unwrap();
        let (fresh, target) = (folder.path().join("fresh"), folder.path().join("target"));
        write(&fresh, &NEW);
        write(&target, &OLD);
        let mut moves = moves(&fresh, &target, folder.path(), "mark").unwrap();
        moves.push((folder.path().join("gone"), target.join("gone")));
        assert_eq!(carry_out(&moves).unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(read(&target), OLD.map(|(name, content)| (name.to_owned(), content.to_owned())).into());
        assert_eq!(read(&fresh), NEW.map(|(name, content)| (name.to_owned(), content.to_owned())).into());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn folders_change_places_in_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        write(&one, &NEW);
        write(&other, &OLD);
        exchange(&one, &other).unwrap();
        assert_eq!((read(&one).len(), read(&other)["b.csv"].as_str()), (3, "new b"));
    }

    #[cfg(unix)]
    #[test]
    fn an_empty_folder_is_filled_where_nothing_can_be_written_beside_it() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        fs::create_dir(&target).unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
        let before = fs::metadata(&target).unwrap().ino();
        replace_folder(
            &target,
            "mark",
            |_| false,
            |fresh| {
                write(fresh, &NEW);
                Ok(())
            },
        )
        .unwrap();
        let is_root = fs::write(folder.path().join("probe"), "").is_ok();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        assert_eq!(read(&target), NEW.map(|(name, content)| (name.to_owned(), content.to_owned())).into());
        // Permissions do not bind the superuser.
        assert!(is_root || fs::metadata(&target).unwrap().ino() == before);
    }
}
