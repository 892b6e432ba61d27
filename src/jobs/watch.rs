//! Watches the files that are open, so that the window can follow what an editor saves.
//!
//! The files are looked at every half a second, by their length, their time and, where the system has one, their identity. This
//! works on network drives, which pass no notices on, and outlives editors that put a new file in the place of the old one, so no
//! crate for such notices is needed. A change is taken up only once it has been the same for two looks, since a file may be
//! half-written. A file that was changed a moment ago can be changed again without another time or length, so such files are told
//! apart by their content: small ones at every look, large ones once their time is old enough, lest they be read over and over. Of
//! the largest, nothing is read that is not being read anyway: whoever reads them hands over what identifies their content.
//! A file that vanishes is no change, for an editor may be replacing it; if it stays away, that is told. A file that could not be
//! read is told of again, for as long as that is so. Deliberately absent: reading what has changed.

use super::Reporter;
use crate::load::Place;
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

/// Up to how many bytes a file is small enough to be read at every look.
const SMALL: u64 = 1 << 20;

/// Up to how many bytes the content of a file is read in order to tell that it has changed, which takes a moment.
const LARGE: u64 = 64 << 20;

/// How long a file is away before it is taken for gone.
const PATIENCE: Duration = Duration::from_secs(3);

/// What tells one state of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    metadata: Metadata,
    /// A hash of the content, where the time was too young to tell contents apart.
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

impl Metadata {
    /// Whether its time is too young to tell one content from the next.
    fn is_young(&self, now: SystemTime) -> bool {
        self.modified.is_none_or(|modified| age(modified, now) < GRAIN)
    }
}

/// What files there are.
trait Files {
    /// About a regular file; nothing if there is none or it lies where it may not.
    fn metadata(&self, place: &Place) -> Option<Metadata>;
    /// A hash of its content.
    fn content(&self, place: &Place) -> Option<u64>;
}

/// The files of this machine.
struct Disk;

impl Files for Disk {
    fn metadata(&self, place: &Place) -> Option<Metadata> {
        let metadata = fs::metadata(place.checked()?).ok().filter(fs::Metadata::is_file)?;
        Some(Metadata { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(&metadata) })
    }

    fn content(&self, place: &Place) -> Option<u64> {
        let mut file = File::open(place.checked()?).ok()?;
        let mut content = Content::default();
        let mut block = vec![0; 1 << 16];
        loop {
            match file.read(&mut block).ok()? {
                0 => return Some(content.hash()),
                read => content.add(&block[..read]),
            }
        }
    }
}

/// The content of a file as it is read, in pieces of any size.
#[derive(Default)]
pub(super) struct Content(DefaultHasher);

impl Content {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    pub(super) fn hash(&self) -> u64 {
        self.0.finish()
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
fn stamp(files: &dyn Files, place: &Place, now: SystemTime) -> Option<Stamp> {
    let metadata = files.metadata(place)?;
    let is_read = metadata.is_young(now) && metadata.length <= LARGE;
    Some(Stamp { metadata, content: is_read.then(|| files.content(place)).flatten() })
}

/// How far two times lie apart; clocks of other machines may run ahead.
fn age(earlier: SystemTime, now: SystemTime) -> Duration {
    now.duration_since(earlier).unwrap_or_else(|error| error.duration())
}

/// Whether two stamps are those of the same content, as far as they tell.
fn alike(one: Stamp, other: Stamp) -> bool {
    let contents = one.content.zip(other.content);
    one.metadata == other.metadata && contents.is_none_or(|(one, other)| one == other)
}

/// The stamps that files had when they were last read.
#[derive(Clone, Default)]
pub(super) struct Readings(Arc<Mutex<HashMap<PathBuf, Option<Stamp>>>>);

impl Readings {
    /// Notes that a file is about to be read, so that what changes from now on is a change.
    pub(super) fn note(&self, place: &Place) {
        let stamp = stamp(&Disk, place, SystemTime::now());
        self.0.lock().expect("no holder of the readings panics").insert(place.path.clone(), stamp);
    }

    /// Whether a file that was noted is so large and young that the content is to be handed over once it is read.
    pub(super) fn wants_content(&self, path: &Path) -> bool {
        let is_wanted = |stamp: Stamp| stamp.content.is_none() && stamp.metadata.is_young(SystemTime::now());
        self.of(path).flatten().is_some_and(is_wanted)
    }

    /// Notes the content of a file that was read to its end.
    pub(super) fn note_content(&self, path: &Path, content: &Content) {
        let mut readings = self.0.lock().expect("no holder of the readings panics");
        if let Some(Some(stamp)) = readings.get_mut(path) {
            stamp.content = Some(content.hash());
        }
    }

    fn of(&self, path: &Path) -> Option<Option<Stamp>> {
        self.0.lock().expect("no holder of the readings panics").get(path).copied()
    }
}

/// A file that is watched.
#[derive(Debug)]
struct Watched {
    place: Place,
    /// As it was when it was last read or told of.
    known: Option<Stamp>,
    /// As it was at the last look, if otherwise.
    seen: Option<Stamp>,
    /// Since when it has been away.
    away: Option<SystemTime>,
    /// Whether it is to be told of although it is as it was, because it could not be read.
    unread: bool,
}

impl Watched {
    /// Looks at the file. Returns whether it has changed and come to rest.
    fn look(&mut self, now: SystemTime, files: &dyn Files) -> bool {
        let Some(metadata) = files.metadata(&self.place) else {
            if self.known.is_some() {
                self.away.get_or_insert(now);
            }
            self.seen = None;
            return false;
        };
        self.away = None;
        let is_young = metadata.is_young(now);
        let mut found = Stamp { metadata, content: None };
        if let Some(known) = self.known.filter(|known| known.metadata == metadata) {
            let is_due = !is_young || metadata.length <= SMALL;
            if known.content.is_some() && is_due {
                found.content = files.content(&self.place);
            }
            if !self.unread && alike(known, found) {
                // Once its time is old, the time alone tells the next content.
                let content = known.content.filter(|_| is_young || found.content.is_none());
                self.known = Some(Stamp { metadata, content });
                self.seen = None;
                return false;
            }
        }
        let is_at_rest = self.seen.is_some_and(|seen| alike(seen, found));
        if is_at_rest {
            let read = || found.content.or_else(|| (metadata.length <= LARGE).then(|| files.content(&self.place)).flatten());
            let content = is_young.then(read).flatten();
            self.known = Some(Stamp { metadata, content });
            self.unread = false;
        }
        self.seen = (!is_at_rest).then_some(found);
        is_at_rest
    }
}

/// The files that are watched.
#[derive(Debug, Default)]
struct Watch {
    files: BTreeMap<PathBuf, Watched>,
    gone: Vec<PathBuf>,
}

impl Watch {
    /// Watches these files from now on and no others.
    fn follow(&mut self, places: Vec<Place>, mut known: impl FnMut(&Place) -> Option<Stamp>) {
        let watched = |place: Place| {
            let known = known(&place);
            (place.path.clone(), Watched { place, known, seen: None, away: None, unread: false })
        };
        self.files = places.into_iter().map(watched).collect();
        self.gone.clear();
    }

    /// Notes that a file could not be read, so that it is told of again once it has come to rest.
    fn retry_unreadable(&mut self, path: &Path) {
        if let Some(file) = self.files.get_mut(path) {
            file.unread = true;
            file.seen = None;
        }
    }

    /// Looks at every file. Returns what there is to tell.
    fn look(&mut self, now: SystemTime, files: &dyn Files) -> Option<Event> {
        let mut changed = Vec::new();
        for (path, file) in &mut self.files {
            if file.look(now, files) {
                changed.push(path.clone());
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
    Follow(Vec<Place>),
    Doubt(PathBuf),
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
                    Ok(Order::Follow(places)) => {
                        let now = SystemTime::now();
                        watch.follow(places, |place| readings.of(&place.path).unwrap_or_else(|| stamp(&Disk, place, now)));
                        continue;
                    }
                    Ok(Order::Doubt(path)) => {
                        watch.retry_unreadable(&path);
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

    pub(super) fn follow(&self, places: Vec<Place>) {
        self.order(Order::Follow(places));
    }

    /// Tells of a file again that could not be read.
    pub(super) fn retry_unreadable(&self, path: PathBuf) {
        self.order(Order::Doubt(path));
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
mod tests;
