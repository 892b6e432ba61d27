//! Whether two paths lead to one file.
//!
//! Files are told apart as the system does it, so that links of both kinds and other spellings of a path make no difference.

use super::write::follow_links;
use std::fs;
use std::path::{Path, PathBuf};

/// The first of `files` that writing to `target` would replace, alone or together with the folder it lies in.
pub fn replaced_by(target: &Path, files: &[PathBuf]) -> Option<PathBuf> {
    let target = follow_links(target).ok()?;
    let metadata = fs::metadata(&target).ok()?;
    let is_target = |path: &Path| is_same(&target, path);
    let lies_inside = |file: &Path| file.canonicalize().is_ok_and(|file| file.ancestors().skip(1).any(is_target));
    files.iter().find(|file| if metadata.is_dir() { lies_inside(file) } else { is_target(file) }).cloned()
}

/// Whether both paths lead to the same file or folder.
#[cfg(unix)]
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()));
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether both paths lead to the same file or folder.
#[cfg(not(unix))]
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_any_path() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::create_dir_all(place("data/inner")).unwrap();
        fs::write(place("data/town.ron"), "same").unwrap();
        fs::write(place("data/copy.ron"), "same").unwrap();
        fs::hard_link(place("data/town.ron"), place("hard")).unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("data/town.ron", place("soft")).unwrap();
            std::os::unix::fs::symlink("data", place("way")).unwrap();
            std::os::unix::fs::symlink("soft", place("softer")).unwrap();
        }
        let files = [place("gone.ron"), place("data/town.ron")];
        let same = ["data/town.ron", "data/../data/./town.ron", "hard", "data"];
        let linked = ["soft", "softer", "way/town.ron", "way"];
        for name in same.iter().chain(linked.iter().filter(|_| cfg!(unix))) {
            assert_eq!(replaced_by(&place(name), &files).as_ref(), Some(&files[1]), "{name}");
        }
        for name in ["data/copy.ron", "data/new.ron", "data/inner", "gone.ron"] {
            assert_eq!(replaced_by(&place(name), &files), None, "{name}");
        }
        assert_eq!(replaced_by(folder.path(), &files), Some(files[1].clone()));
    }
}
