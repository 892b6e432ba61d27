//! What is told of files that are pretended to change, and what the files of this machine tell.

use super::*;
use std::cell::Cell;

/// A file as one look finds it: its length, the second of its time, and its content. None is away.
type Found = Option<(u64, u64, u64)>;

/// With how often the content was read.
struct Pretended(Found, Cell<usize>);

impl Files for Pretended {
    fn metadata(&self, _place: &Place) -> Option<Metadata> {
        self.0.map(|(length, second, _)| Metadata { length, modified: Some(at(second * 1000)), identity: None })
    }

    fn content(&self, _place: &Place) -> Option<u64> {
        self.1.set(self.1.get() + 1);
        self.0.map(|(_, _, content)| content)
    }
}

fn pretended(found: Found) -> Pretended {
    Pretended(found, Cell::new(0))
}

fn at(milliseconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds)
}

/// What is told at each of several looks, half a second apart from `start` on: `c` a change, `g` that it is gone, `b` that it
/// is back, `-` nothing.
fn told(known: Found, start: u64, looks: &[Found]) -> String {
    told_of(&mut watching(known, start), start, looks).0
}

fn watching(known: Found, start: u64) -> Watch {
    let mut watch = Watch::default();
    watch.follow(vec![Place::named("f".into())], |place| stamp(&pretended(known), place, at(start)));
    watch
}

/// The same, with how often the content was read at the looks.
fn told_of(watch: &mut Watch, start: u64, looks: &[Found]) -> (String, usize) {
    let (mut told, mut readings) = (String::new(), 0);
    for (number, found) in looks.iter().enumerate() {
        let now = at(start + 500 * (number as u64 + 1));
        let files = pretended(*found);
        told.push(match watch.look(now, &files) {
            None => '-',
            Some(Event::FilesChanged { changed, .. }) if !changed.is_empty() => 'c',
            Some(Event::FilesChanged { gone, .. }) if !gone.is_empty() => 'g',
            Some(_) => 'b',
        });
        readings += files.1.get();
    }
    (told, readings)
}

#[test]
fn a_large_file_is_read_no_more_often_than_it_takes() {
    let large = SMALL + 1;
    let (old, saved, again) = (Some((large, 10, 1)), Some((large, 60, 2)), Some((large, 60, 3)));
    let cases: [(&str, &[Found], &str, usize); 4] = [
        ("nothing happens", &[old; 9], "---------", 0),
        ("a save: when it is told and when its time is old", &[saved; 9], "-c-------", 2),
        ("a save in steps", &[Some((large, 59, 2)), Some((large + 1, 60, 2)), saved, saved, saved], "---c-", 1),
        (
            "another one with the same time and length is told once the time is old",
            &[saved, saved, again, again, again, again, again, again, again],
            "-c----c--",
            3,
        ),
    ];
    for (name, looks, expected, readings) in cases {
        assert_eq!(told_of(&mut watching(old, 60_000), 60_000, looks), (expected.to_owned(), readings), "{name}");
    }
}

#[test]
fn the_largest_files_are_not_read_to_be_told_apart() {
    let largest = LARGE + 1;
    let (old, saved, again) = (Some((largest, 10, 1)), Some((largest, 60, 2)), Some((largest + 1, 60, 3)));
    assert_eq!(told_of(&mut watching(old, 60_000), 60_000, &[saved, saved, again, again, again]), ("-c-c-".to_owned(), 0));
    let files = pretended(saved);
    assert!(stamp(&files, &Place::named("f".into()), at(60_000)).is_some_and(|stamp| stamp.content.is_none()));
    assert_eq!(files.1.get(), 0);
}

#[test]
fn whoever_reads_the_largest_files_hands_over_their_content() {
    let folder = tempfile::tempdir().unwrap();
    let (path, small) = (folder.path().join("largest"), folder.path().join("small"));
    File::create(&path).and_then(|file| file.set_len(LARGE + 1)).unwrap();
    fs::write(&small, "small").unwrap();
    let readings = Readings::default();
    for path in [&path, &small] {
        readings.note(&Place::named(path.clone()));
    }
    assert!(readings.wants_content(&path) && !readings.wants_content(&small));
    assert_eq!(readings.of(&path).flatten().unwrap().content, None);
    let mut content = Content::default();
    let zeros = vec![0; LARGE as usize + 1];
    zeros.chunks(9_999_999).for_each(|piece| content.add(piece));
    readings.note_content(&path, &content);
    assert!(!readings.wants_content(&path));
    assert_eq!(readings.of(&path).flatten().unwrap().content, Disk.content(&Place::named(path.clone())));
}

#[test]
fn a_file_that_could_not_be_read_is_told_again() {
    let old = Some((9, 10, 1));
    let mut watch = watching(old, 60_000);
    assert_eq!(told_of(&mut watch, 60_000, &[old; 3]).0, "---");
    watch.retry_unreadable(Path::new("f"));
    assert_eq!(told_of(&mut watch, 62_000, &[old; 4]).0, "-c--");
    watch.retry_unreadable(Path::new("f"));
    assert_eq!(told_of(&mut watch, 64_000, &[None, old, old, old]).0, "--c-", "once it is back");
    watch.retry_unreadable(Path::new("other"));
    assert_eq!(told_of(&mut watch, 66_000, &[old; 3]).0, "---");
}

#[test]
fn changes_are_told_once_and_when_they_have_come_to_rest() {
    let old = Some((9, 10, 1));
    let cases: [(&str, Found, u64, &[Found], &str); 13] = [
        ("nothing happens", old, 60_000, &[old, old, old], "---"),
        ("a save", old, 60_000, &[Some((8, 60, 2)), Some((8, 60, 2)), Some((8, 60, 2))], "-c-"),
        ("a save in steps", old, 60_000, &[Some((1, 60, 2)), Some((5, 60, 3)), Some((8, 61, 4)), Some((8, 61, 4))], "---c"),
        ("a save that is taken back", old, 60_000, &[Some((1, 60, 2)), old, old], "---"),
        ("a replaced file", old, 60_000, &[None, Some((8, 60, 2)), Some((8, 60, 2))], "--c"),
        ("a new file", None, 60_000, &[None, Some((8, 60, 2)), Some((8, 60, 2))], "--c"),
        ("never a file", None, 60_000, &[None; 9], "---------"),
        ("an older file put in its place", old, 60_000, &[Some((9, 4, 7)), Some((9, 4, 7))], "-c"),
        ("the same length within a second", Some((9, 60, 1)), 60_200, &[Some((9, 60, 2)), Some((9, 60, 2))], "-c"),
        ("the same length, then age", Some((9, 60, 1)), 60_200, &[Some((9, 60, 1)); 8], "--------"),
        (
            "the same length at the end of a step of two seconds",
            Some((9, 60, 1)),
            61_900,
            &[Some((9, 60, 2)), Some((9, 60, 2))],
            "-c",
        ),
        ("two saves", old, 60_000, &[Some((8, 60, 2)), Some((8, 60, 2)), Some((8, 60, 3)), Some((8, 60, 3))], "-c-c"),
        ("away for a while", old, 60_000, &[None, None, None, None, old, old], "------"),
    ];
    for (name, known, start, looks, expected) in cases {
        assert_eq!(told(known, start, looks), expected, "{name}");
    }
}

#[test]
fn a_file_that_stays_away_is_told_once_and_so_is_its_return() {
    let old = Some((9, 10, 1));
    let looks = [None; 9].into_iter().chain([old, old]).collect::<Vec<_>>();
    assert_eq!(told(old, 60_000, &looks), "------g--b-");
    let looks = [None; 9].into_iter().chain([Some((8, 70, 2)); 3]).collect::<Vec<_>>();
    assert_eq!(told(old, 60_000, &looks), "------g--bc-");
}

#[test]
fn stamps_of_this_machine_tell_contents_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let place = Place::named(path.clone());
    let now = || stamp(&Disk, &place, SystemTime::now());
    assert_eq!((now(), stamp(&Disk, &Place::named(folder.path().to_owned()), SystemTime::now())), (None, None));
    fs::write(&path, "甲乙").unwrap();
    let alike = |one: Option<Stamp>, other: Option<Stamp>| alike(one.unwrap(), other.unwrap());
    let before = now();
    assert!(alike(before, now()));
    fs::write(&path, "丙丁").unwrap();
    assert!(!alike(before, now()), "the same length, at most a moment later");
    let other = folder.path().join("other");
    fs::write(&other, "丙丁").unwrap();
    let written = now();
    fs::rename(&other, &path).unwrap();
    assert!(cfg!(not(unix)) || !alike(written, now()), "another file in its place");
}

#[cfg(unix)]
#[test]
fn what_leads_out_of_its_folder_is_not_looked_at() {
    let root = tempfile::tempdir().unwrap();
    let (folder, secret) = (root.path().join("data"), root.path().join("secret"));
    fs::create_dir(&folder).unwrap();
    fs::write(&secret, "密").unwrap();
    let place = Place { path: folder.join("text"), within: Some(folder.clone()) };
    let stamp = || stamp(&Disk, &place, SystemTime::now());
    assert_eq!(stamp(), None);
    std::os::unix::fs::symlink(&secret, &place.path).unwrap();
    assert_eq!((stamp(), Disk.content(&place)), (None, None));
    fs::write(folder.join("own"), "文").unwrap();
    fs::remove_file(&place.path).unwrap();
    std::os::unix::fs::symlink("own", &place.path).unwrap();
    assert!(stamp().is_some());
}
