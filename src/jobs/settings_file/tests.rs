use super::*;
use crate::state::{SETTINGS_VERSION, Theme};
use std::sync::Arc;

/// A window that shares the settings file: what it has on screen, and what it was told.
struct Window {
    file: SettingsFile,
    settings: Settings,
    told: Vec<Event>,
}

impl Window {
    fn open(path: &Path) -> Self {
        let (file, event) = SettingsFile::open(path.to_owned());
        let settings = file.settings().clone();
        Self { file, settings, told: event.into_iter().collect() }
    }

    fn save(&mut self) {
        let told = &mut self.told;
        self.file.save(&self.settings, &mut |event| told.push(event));
    }
}

fn saved(path: &Path) -> Settings {
    Settings::parse(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn what_is_kept_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/state.ron");
    let dark = Settings { theme: Theme::Dark, ..Settings::default() };
    for settings in [&dark, &Settings { zoom: 150, ..dark.clone() }] {
        let (sender, _receiver) = mpsc::channel();
        let (file, event) = SettingsFile::open(path.clone());
        assert!(event.is_none());
        let keeper = Keeper::start(file, Reporter { sender, waker: Arc::new(|| {}) });
        keeper.save(settings.clone().into());
        drop(keeper);
        assert_eq!(saved(&path), *settings);
    }
    assert_eq!(saved(&backup(&path)), dark);
}

#[test]
fn windows_that_close_in_any_order_lose_nothing() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        let mut windows: Vec<Window> = (0..3).map(|_| Window::open(&path)).collect();
        // Each saves twice, as when a person selects something and later closes the window.
        for round in ["selected", "closed"] {
            for at in order {
                let window = &mut windows[at];
                window.settings.selections.insert(format!("dataset-{at}").as_str().into(), [round.into()].into());
                window.settings.texts.insert(format!("{at}-{round}"), format!("{at}.txt").into());
                match at {
                    0 => window.settings.recent = vec!["0.ron".into()],
                    1 => window.settings.zoom = 125,
                    _ => window.settings.recent = vec!["2.ron".into()],
                }
                window.save();
            }
        }
        let settings = saved(&path);
        assert_eq!(settings.texts.len(), 6, "{order:?}");
        assert!(settings.selections.values().all(|selected| selected.iter().eq([&"closed".into()])), "{order:?}");
        assert_eq!((settings.selections.len(), settings.recent.len(), settings.zoom), (3, 2, 125), "{order:?}");
        assert!(windows.iter().all(|window| window.told.is_empty()));
    }
}

#[test]
fn windows_that_save_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.ron");
    std::thread::scope(|scope| {
        for window in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut ours = Window::open(path);
                for turn in 0..10 {
                    ours.settings.filters.insert(format!("{window}-{turn}").as_str().into(), "level:town".to_owned());
                    ours.save();
                }
                assert!(ours.told.is_empty());
            });
        }
    });
    assert_eq!(saved(&path).filters.len(), 40);
}

#[test]
fn an_unreadable_file_is_moved_aside_and_the_backup_used() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.ron");
    let light = Settings { theme: Theme::Light, ..Settings::default() };
    fs::write(&path, "(theme: Loud").unwrap();
    fs::write(backup(&path), light.print().unwrap()).unwrap();
    let window = Window::open(&path);
    assert_eq!(window.settings, light);
    let [Event::SettingsMovedAside(aside)] = &window.told[..] else { panic!("{:?}", window.told) };
    assert_eq!(fs::read_to_string(aside).unwrap(), "(theme: Loud");
    assert!(!path.exists());
}

#[test]
fn a_file_of_a_newer_version_is_left_alone_and_told_of_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.ron");
    let newer = format!("(version: {}, theme: Loud(3))", SETTINGS_VERSION + 1);
    let mut early = Window::open(&path);
    fs::write(&path, &newer).unwrap();
    let mut late = Window::open(&path);
    for window in [&mut early, &mut late] {
        window.settings.zoom = 150;
        window.save();
        window.save();
        assert!(matches!(window.told[..], [Event::SettingsNewer]), "{:?}", window.told);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    assert!(!backup(&path).exists());
}

#[test]
fn a_save_that_fails_is_told_once_and_the_next_one_saves_everything() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inner/state.ron");
    fs::write(folder.path().join("inner"), "no folder").unwrap();
    let mut window = Window::open(&path);
    window.settings.zoom = 150;
    window.save();
    window.settings.theme = Theme::Dark;
    window.save();
    assert!(matches!(window.told[..], [Event::SettingsNotSaved(_)]), "{:?}", window.told);
    fs::remove_file(folder.path().join("inner")).unwrap();
    window.save();
    assert_eq!(saved(&path), window.settings);
    assert_eq!(window.told.len(), 1);
}

/// What lies under a name in the state folder and is no file that can be read.
#[cfg(unix)]
fn obstacles() -> [fn(&Path); 5] {
    use std::os::unix::fs::{PermissionsExt, symlink};
    [
        |path| {
            let mode = rustix::fs::Mode::from_raw_mode(0o600);
            rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        },
        |path| symlink("/dev/zero", path).unwrap(),
        |path| {
            fs::create_dir(path).unwrap();
            fs::write(path.join("something"), "").unwrap();
        },
        |path| {
            fs::write(path, [0xff; 9]).unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        },
        |path| std::os::unix::net::UnixListener::bind(path).map(drop).unwrap(),
    ]
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_moved_aside_and_never_waited_for() {
    for (number, obstruct) in obstacles().into_iter().enumerate() {
        for names in [&["state.ron"][..], &["state.ron", "state.ron.bak"], &["state.ron.bak"], &["state.ron.lock"]] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("state.ron");
            if !names.contains(&"state.ron") {
                fs::write(&path, Settings { zoom: 125, ..Settings::default() }.print().unwrap()).unwrap();
            }
            names.iter().for_each(|name| obstruct(&folder.path().join(name)));
            let mut window = Window::open(&path);
            window.settings.theme = Theme::Dark;
            window.save();
            assert_eq!(saved(&path), window.settings, "{number} {names:?}");
            // A second save finds a file to back up.
            window.settings.still = true;
            window.save();
            assert_eq!(saved(&path), window.settings, "{number} {names:?}");
            let expected = names.iter().filter(|name| !name.ends_with(".lock")).count();
            assert_eq!(window.told.len(), expected, "{number} {names:?}: {:?}", window.told);
            assert!(
                window
                    .told
                    .iter()
                    .all(|event| matches!(event, Event::SettingsMovedAside(aside) if aside.symlink_metadata().is_ok()))
            );
            assert!(Settings::parse(&fs::read_to_string(backup(&path)).unwrap()).is_ok(), "{number} {names:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_backup_is_written_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.ron");
    let good = Settings { zoom: 125, ..Settings::default() }.print().unwrap();
    fs::write(&path, &good).unwrap();
    fs::write(backup(&path), "the backup before").unwrap();
    let other = folder.path().join("other name of the backup before");
    fs::hard_link(backup(&path), &other).unwrap();
    Window::open(&path).save();
    assert_eq!(fs::read_to_string(backup(&path)).unwrap(), good);
    // It was put in the place of the one before and not written over it.
    assert_eq!(fs::read_to_string(other).unwrap(), "the backup before");
}

#[test]
fn a_stopped_program_with_the_lock_does_not_keep_others_from_saving() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.ron");
    let held = lock(&lock_file(&path)).unwrap();
    let mut window = Window::open(&path);
    window.settings.zoom = 150;
    window.save();
    assert_eq!(saved(&path).zoom, 150);
    drop(held);
}
