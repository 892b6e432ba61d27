//! Puts a folder of several files in place as one.
//!
//! The files are written into a temporary folder beside the target, which takes its name when it is complete. An existing folder
//! is set aside first and comes back if that fails. Deliberately absent: merging. A folder that holds anything but an
//! earlier export is somebody else's and stays as it is.

use super::ExportError;
use super::write::{TEMPORARY_PREFIX, folder_of, follow_links, sync_folder};
use std::ffi::OsStr;
use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::path::Path;
use tempfile::{Builder, TempDir};

/// Gives the folder `path` the files that `fill` writes into the folder it is handed, or leaves everything as it was.
/// `is_ours` tells whether a path in an existing folder is a file of an earlier export.
pub(super) fn replace_folder<T>(
    path: &Path,
    is_ours: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let failed = |source: io::Error| ExportError::Io { path: path.to_path_buf(), source };
    let target = follow_links(path).and_then(std::path::absolute).map_err(failed)?;
    let permissions = replaceable(path, &target, is_ours)?;
    let parent = folder_of(&target);
    let fresh = temporary_folder(parent, permissions.clone()).map_err(failed)?;
    let result = fill(fresh.path())?;
    sync_folder(fresh.path());
    put_in_place(fresh, &target, permissions.is_some()).map_err(failed)?;
    sync_folder(parent);
    Ok(result)
}

/// The permissions of the folder at `target`, if there is one and it may be replaced.
fn replaceable(path: &Path, target: &Path, is_ours: impl Fn(&Path) -> bool) -> Result<Option<Permissions>, ExportError> {
    let failed = |source: io::Error| ExportError::Io { path: path.to_path_buf(), source };
    let metadata = match std::fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    if !metadata.is_dir() {
        return Err(failed(ErrorKind::NotADirectory.into()));
    }
    for entry in std::fs::read_dir(target).map_err(failed)? {
        let found = entry.map_err(failed)?.path();
        if !is_ours(&found) {
            let name = found.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
            return Err(ExportError::ForeignFolder { path: path.to_path_buf(), found: name.into_owned() });
        }
    }
    Ok(Some(metadata.permissions()))
}

fn temporary_folder(parent: &Path, permissions: Option<Permissions>) -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY_PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let folder = builder.tempdir_in(parent)?;
    if let Some(permissions) = permissions {
        std::fs::set_permissions(folder.path(), permissions)?;
    }
    Ok(folder)
}

fn put_in_place(fresh: TempDir, target: &Path, replaces: bool) -> io::Result<()> {
    if !replaces {
        std::fs::rename(fresh.path(), target)?;
        let _ = fresh.keep();
        return Ok(());
    }
    let aside = temporary_folder(folder_of(target), None)?;
    let previous = aside.path().join("previous");
    std::fs::rename(target, &previous)?;
    if let Err(error) = std::fs::rename(fresh.path(), target) {
        if std::fs::rename(&previous, target).is_err() {
            let kept = aside.keep();
            return Err(io::Error::new(error.kind(), format!("{error}; the earlier export is now in {}", kept.display())));
        }
        return Err(error);
    }
    let _ = fresh.keep();
    Ok(())
}
