//! Watches the files that are open, so that the window can follow what an editor saves.
//!
//! The files are looked at every half a second, by their length, their time and, where the system has one, their identity. This
//! works on network drives, which pass no notices on, and outlives editors that put a new file in the place of the old one, so no
//! crate for such notices is needed. A change is taken up only once it has been the same for two looks, since a file may be
//! half-written. A file that was changed a moment ago can be changed again without another time or length, so such files are told
//! apart by their content. A file that vanishes is no change, for an editor may be replacing it; if it stays away, that is told.
//! Deliberately absent: reading what has changed.

use super::Reporter;
use crate::state::Event;
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

/// How long to wait from one look to the next.
const PAUSE: Duration = Duration::from_millis(500);

/// How old a file's time must be for it to tell one content from the next: that of FAT counts in steps of two seconds, and what is
/// saved at the end of one is seen two looks later.
const GRAIN: Duration = Duration::from_secs(3);

/// How long a file is away before it is taken for gone.
const PATIENCE: Duration = Duration::from_secs(3);

/// What tells one state of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    metadata: Metadata,
    /// A hash of the content, where the time is too young to tell contents apart.
    content: Option<u64>,
}

/// What the system says about a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Metadata {
    length: u64,
    modified: Option<SystemTime>,
    /// Device and number of the file.
    identity: Option<(u64, u64)>,
}

/// What files there are.
trait Files {
    /// About a regular file; nothing if there is none.
    fn metadata(&self, path: &Path) -> Option<Metadata>;
    /// A hash of its content.
    fn content(&self, path: &Path) -> Option<u64>;
}

/// The files of this machine.
struct Disk;

impl Files for Disk {
    fn metadata(&self, path: &Path) -> Option<Metadata> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Metadata { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(&metadata) })
    }

    fn content(&self, path: &Path) -> Option<u64> {
        let mut file = File::open(path).ok()?;
        let mut hasher = DefaultHasher::new();
        let mut block = vec![0; 1 << 16];
        loop {
            match file.read(&mut block).ok()? {
                0 => return Some(hasher.finish()),
                read => hasher.write(&block[..read]),
            }
        }
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_metadata: &fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// The stamp of a file at a time; nothing if there is no such file.
fn stamp(files: &dyn Files, path: &Path, now: SystemTime) -> Option<Stamp> {
    let metadata = files.metadata(path)?;
    let is_young = metadata.modified.is_none_or(|modified| age(modified, now) < GRAIN);
    Some(Stamp { metadata, content: is_young.then(|| files.content(path)).flatten() })
}

/// How far two times lie apart; clocks of other machines may run ahead.
fn age(earlier: SystemTime, now: SystemTime) -> Duration {
    now.duration_since(earlier).unwrap_or_else(|error| error.duration())
}

/// Whether two stamps are those of the same content.
fn alike(one: Option<Stamp>, other: Option<Stamp>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let contents = one.content.zip(other.content);
            one.metadata == other.metadata && contents.is_none_or(|(one, other)| one == other)
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The stamps that files had when they were last read.
#[derive(Clone, Default)]
pub(super) struct Readings(Arc<Mutex<HashMap<PathBuf, Option<Stamp>>>>);

impl Readings {
    /// Notes that a file is about to be read, so that what changes from now on is a change.
    pub(super) fn note(&self, path: &Path) {
        let stamp = stamp(&Disk, path, SystemTime::now());
        self.0.lock().expect("no holder of the readings panics").insert(path.to_owned(), stamp);
    }

    fn of(&self, path: &Path) -> Option<Option<Stamp>> {
        self.0.lock().expect("no holder of the readings panics").get(path).copied()
    }
}

/// A file that is watched.
#[derive(Debug)]
struct Watched {
    /// As it was when it was last read or told of.
    known: Option<Stamp>,
    /// As it was at the last look, if otherwise.
    seen: Option<Stamp>,
    /// Since when it has been away.
    away: Option<SystemTime>,
}

/// The files that are watched.
#[derive(Debug, Default)]
struct Watch {
    files: BTreeMap<PathBuf, Watched>,
    gone: Vec<PathBuf>,
}

impl Watch {
    /// Watches these files from now on and no others.
    fn follow(&mut self, paths: Vec<PathBuf>, mut known: impl FnMut(&Path) -> Option<Stamp>) {
        let watched = |path: PathBuf| {
            let known = known(&path);
            (path, Watched { known, seen: None, away: None })
        };
        self.files = paths.into_iter().map(watched).collect();
        self.gone.clear();
    }

    /// Looks at every file. Returns what there is to tell.
    fn look(&mut self, now: SystemTime, files: &dyn Files) -> Option<Event> {
        let mut changed = Vec::new();
        for (path, file) in &mut self.files {
            let stamp = stamp(files, path, now);
            let Some(found) = stamp else {
                if file.known.is_some() {
                    file.away.get_or_insert(now);
                }
                file.seen = None;
                continue;
            };
            file.away = None;
            if file.seen.is_some() && alike(file.seen, stamp) {
                file.known = stamp;
                file.seen = None;
                changed.push(path.clone());
            } else if alike(file.known, stamp) {
                // A hash taken while the time was young tells the next content apart as well.
                let content = file.known.and_then(|known| known.content).or(found.content);
                file.known = Some(Stamp { content, ..found });
                file.seen = None;
            } else {
                file.seen = stamp;
            }
        }
        let is_gone = |file: &Watched| file.away.is_some_and(|since| age(since, now) >= PATIENCE);
        let gone: Vec<PathBuf> = self.files.iter().filter(|(_, file)| is_gone(file)).map(|(path, _)| path.clone()).collect();
        let news = !changed.is_empty() || gone != self.gone;
        self.gone.clone_from(&gone);
        news.then_some(Event::FilesChanged { changed, gone })
    }
}

enum Order {
    Follow(Vec<PathBuf>),
    Look,
}

/// The thread that watches. It ends with this value, and sleeps for as long as there is nothing to watch.
pub(super) struct Watcher {
    orders: Sender<Order>,
}

impl Watcher {
    pub(super) fn start(readings: Readings, reporter: Reporter) -> Self {
        let (orders, received) = mpsc::channel();
        let watch = move || {
            let mut watch = Watch::default();
            loop {
                let order = match watch.files.is_empty() {
                    true => received.recv().map_err(|_| RecvTimeoutError::Disconnected),
                    false => received.recv_timeout(PAUSE),
                };
                match order {
                    Ok(Order::Follow(paths)) => {
                        let now = SystemTime::now();
                        watch.follow(paths, |path| readings.of(path).unwrap_or_else(|| stamp(&Disk, path, now)));
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                    Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => {}
                }
                if let Some(event) = watch.look(SystemTime::now(), &Disk) {
                    reporter.report(event);
                }
            }
        };
        // A system that cannot start a thread cannot show a window either; there is nothing sensible left to do.
        thread::Builder::new().name("watch".to_owned()).spawn(watch).expect("the system starts threads");
        Self { orders }
    }

    pub(super) fn follow(&self, paths: Vec<PathBuf>) {
        self.order(Order::Follow(paths));
    }

    /// Looks once before its time.
    pub(super) fn look(&self) {
        self.order(Order::Look);
    }

    fn order(&self, order: Order) {
        // The thread ends only with this value, so that sending cannot fail.
        let _ = self.orders.send(order);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file as one look finds it: its length, the second of its time, and its content. None is away.
    type Found = Option<(u64, u64, u64)>;

    struct Pretended(Found);

    impl Files for Pretended {
        fn metadata(&self, _path: &Path) -> Option<Metadata> {
            self.0.map(|(length, second, _)| Metadata { length, modified: Some(at(second * 1000)), identity: None })
        }

        fn content(&self, _path: &Path) -> Option<u64> {
            self.0.map(|(_, _, content)| content)
        }
    }

    fn at(milliseconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds)
    }

    /// What is told at each of several looks, half a second apart from `start` on: `c` a change, `g` that it is gone, `b` that it
    /// is back, `-` nothing.
    fn told(known: Found, start: u64, looks: &[Found]) -> String {
        let mut watch = Watch::default();
        watch.follow(vec!["f".into()], |path| stamp(&Pretended(known), path, at(start)));
        let mut told = String::new();
        for (number, found) in looks.iter().enumerate() {
            let now = at(start + 500 * (number as u64 + 1));
            told.push(match watch.look(now, &Pretended(*found)) {
                None => '-',
                Some(Event::FilesChanged { changed, .. }) if !changed.is_empty() => 'c',
                Some(Event::FilesChanged { gone, .. }) if !gone.is_empty() => 'g',
                Some(_) => 'b',
            });
        }
        told
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
        let now = || stamp(&Disk, &path, SystemTime::now());
        assert_eq!((now(), stamp(&Disk, folder.path(), SystemTime::now())), (None, None));
        fs::write(&path, "甲乙").unwrap();
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
}
