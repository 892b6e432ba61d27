//! Where exports go, and what is left of them when they fail.

use crate::common::{day, names, read};
use reform_explorer::export::{ExportError, Format, Selection, export};
use reform_explorer::load::EXAMPLE_TOWN;
use reform_explorer::model::{Dataset, Language, RecordType};
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn all(dataset: &Dataset) -> Selection<'_> {
    Selection::new(dataset, dataset.indices(), day(), Language::En)
}

/// Exports and stops when progress is heard of for the `stop`-th time.
fn export_until(selection: &Selection, format: Format, target: &Path, stop: usize) -> Result<usize, ExportError> {
    let mut heard = 0;
    let mut progress = |done: usize, total: usize| {
        assert!(done <= total);
        heard += 1;
        if heard == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    export(selection, format, target, &mut progress)?;
    Ok(heard)
}

/// The files under a folder with their content.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            found.extend(content(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(path).unwrap());
        }
    }
    found
}

#[test]
fn stopping_at_any_point_leaves_what_was_there() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let selection = all(&dataset);
    let one = Selection::new(&dataset, dataset.indices().take(1), day(), Language::En);
    for format in Format::ALL {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        export_until(&one, format, &old, 0).unwrap();
        let before = content(folder.path());
        let times = export_until(&selection, format, &new, 0).unwrap();
        assert!(times >= 3, "a caller hears of the beginning, of progress, and of the end");
        if format.is_folder() {
            fs::remove_dir_all(&new).unwrap()
        } else {
            fs::remove_file(&new).unwrap()
        }
        for stop in 1..=times {
            for target in [&old, &new] {
                let result = export_until(&selection, format, target, stop);
                assert!(matches!(result, Err(ExportError::Cancelled)), "{format:?} {stop}");
            }
            assert_eq!(content(folder.path()), before, "{format:?} {stop}");
        }
    }
}

#[test]
fn a_folder_of_ours_is_replaced_and_no_other() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let places = Selection::new(&dataset, dataset.indices_of(RecordType::Place), day(), Language::En);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("csv");
    fs::create_dir(&target).unwrap();
    export_until(&all(&dataset), Format::Csv, &target, 0).unwrap();
    assert!(names(&target).len() > 2);
    export_until(&places, Format::Csv, &target, 0).unwrap();
    let expected = ["README.md", "datapackage.json", "places.csv", "source.csv"];
    assert_eq!(names(&target), expected, "tables of the earlier export are gone");
    type Disturb = fn(&Path);
    let foreign: [(&str, Disturb); 5] = [
        ("notes.txt", |folder| fs::write(folder.join("notes.txt"), "mine").unwrap()),
        ("README.md", |folder| fs::write(folder.join("README.md"), "# Mine\n").unwrap()),
        ("agencies.csv", |folder| fs::create_dir(folder.join("agencies.csv")).unwrap()),
        ("places.csv", |folder| fs::remove_file(folder.join("source.csv")).unwrap()),
        ("places.csv", |folder| fs::write(folder.join("source.csv"), "a,b\n").unwrap()),
    ];
    for (name, disturb) in foreign {
        fs::remove_dir_all(&target).unwrap();
        export_until(&places, Format::Csv, &target, 0).unwrap();
        disturb(&target);
        let before = content(folder.path());
        match export_until(&all(&dataset), Format::Csv, &target, 0) {
            Err(ExportError::ForeignFolder { path, found }) => {
                assert_eq!(path, target);
                // Without a table of origin that is ours, nothing in the folder is.
                assert!(found == name || name == "places.csv", "{found}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(content(folder.path()), before, "{name}");
        assert_eq!(names(folder.path()), ["csv"], "{name}");
    }
}

#[test]
fn what_cannot_be_written_is_reported() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    let cases = [
        (Format::Json, folder.path().join("no/such/file")),
        (Format::Csv, folder.path().join("no/such/folder")),
        (Format::Markdown, folder.path().to_path_buf()),
        (Format::Csv, file.clone()),
    ];
    for (format, target) in cases {
        match export_until(&all(&dataset), format, &target, 0) {
            Err(ExportError::Io { path, .. }) => assert!(path.starts_with(&target), "{}", path.display()),
            other => panic!("{format:?}: {other:?}"),
        }
    }
    let nothing = Selection::new(&dataset, [], day(), Language::En);
    assert!(matches!(export_until(&nothing, Format::Json, &file, 0), Err(ExportError::Empty)));
    assert_eq!(content(folder.path()), BTreeMap::from([("file".to_owned(), b"mine".to_vec())]));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_goes_on_leading_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dataset = read(EXAMPLE_TOWN).dataset;
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("csv"), folder.path().join("link"));
    fs::create_dir(&target).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o750)).unwrap();
    symlink("csv", &link).unwrap();
    export_until(&all(&dataset), Format::Csv, &link, 0).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(names(&target).contains(&"source.csv".to_owned()));
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o750);
}
