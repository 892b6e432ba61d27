//! Attaching the text of a source, by every way in and in every encoding, and finding it again.

use crate::window::{Setting, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use reform_explorer::load::{self, AnchorCounts, Standing};
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: &str = load::EXAMPLE_TOWN_TEXT;

/// A folder with the example's text under another name, and in a folder of its own the example without it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data")).expect("a folder");
    fs::write(folder.path().join("data/town.ron"), load::EXAMPLE_TOWN).expect("a file");
    fs::write(folder.path().join("article.txt"), TEXT).expect("a file");
    folder
}

fn start(folder: &TempDir) -> Setting {
    Setting {
        origin: Origin::File(folder.path().join("data/town.ron")),
        language: Language::En,
        home: folder.path().to_owned(),
        settings_file: Some(folder.path().join("settings.ron")),
        ..Setting::default()
    }
}

fn counts(window: &Window) -> AnchorCounts {
    window.state().session().open.as_ref().expect("open").loaded.anchors.counts()
}

fn known<'a>(window: &'a Window, source: &str) -> &'a load::KnownText {
    let anchors = &window.state().session().open.as_ref().expect("open").loaded.anchors;
    anchors.known(source).unwrap_or_else(|| panic!("{source} has a text"))
}

fn source(window: &Window) -> String {
    window.dataset().records.sources[0].id.to_string()
}

fn run(window: &mut Window, key: &'static str) {
    window.press("menu-main");
    window.press(key);
    window.until("it is done", |state| state.busy.is_none());
}

#[test]
fn a_text_is_attached_by_every_way_in_and_found_again() {
    type Way = fn(&mut Window, &Path);
    let ways: [(&str, Way); 3] = [
        ("dropped", |window, path| window.drop_file(path)),
        ("typed", |window, _| {
            window.press("menu-main");
            window.press("action-attach-path");
            window.type_text("~/article.txt");
            window.key(Modifiers::NONE, Key::Enter);
            window.until("the text is read", |state| state.busy.is_none());
        }),
        ("given", |_, _| {}),
    ];
    for (way, attach) in ways {
        let folder = folder();
        let article = folder.path().join("article.txt");
        let source_text = (way == "given").then(|| article.clone());
        let mut window = Setting { source_text, ..start(&folder) }.open();
        if way != "given" {
            assert_eq!(counts(&window).exact, 0, "{way}");
            window.assert_shows(&["SHA-256"]);
        }
        attach(&mut window, &article);
        let checked = counts(&window);
        assert!(checked.exact > 100 && checked.moved + checked.lost + checked.unverified == 0, "{way}: {checked:?}");
        let source = source(&window);
        assert_eq!(known(&window, &source).standing, Standing::Same, "{way}");
        assert_eq!(known(&window, &source).file.as_ref().map(|(path, _)| path.as_path()), Some(article.as_path()), "{way}");
        if way != "given" {
            let title = window.title(&source);
            let arguments = [("title", title.into()), ("exact", checked.exact.into()), ("moved", 0.into()), ("lost", 0.into())];
            window.assert_shows(&[window.words().with("notice-attached", &arguments)]);
            drop(window);
            window = start(&folder).open();
            assert_eq!(counts(&window), checked, "{way}: after a restart");
            // Another dataset that cites the same text finds it too, wherever it lies.
            fs::copy(folder.path().join("data/town.ron"), folder.path().join("copy.ron")).expect("a file");
            window.drop_file(&folder.path().join("copy.ron"));
            assert_eq!(counts(&window), checked, "{way}: from another folder");
        }
        run(&mut window, "action-detach-source");
        assert_eq!(counts(&window).exact, 0, "{way}");
        window.assert_shows(&[window.say("notice-detached")]);
    }
}

#[test]
fn texts_in_other_encodings_are_recognised_and_named() {
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let encoded = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, lossy) = encoding.encode(TEXT);
        assert!(!lossy, "{}", encoding.name());
        bytes.into_owned()
    };
    for (name, bytes) in [("UTF-16LE", utf16), ("GB18030", encoded(encoding_rs::GB18030)), ("Big5", encoded(encoding_rs::BIG5))] {
        let folder = folder();
        fs::write(folder.path().join("article.txt"), bytes).expect("a file");
        let mut window = start(&folder).open();
        window.drop_file(&folder.path().join("article.txt"));
        let checked = counts(&window);
        assert!(checked.exact > 100 && checked.lost == 0, "{name}: {checked:?}");
        window.assert_shows(&[window.words().with("status-encoding", &[("encoding", name.into())])]);
        assert_eq!(known(&window, &source(&window)).standing, Standing::Same, "{name}: the hash is that of the text");
    }
}

#[test]
fn a_text_that_cannot_be_read_leaves_everything_as_it_was() {
    let folder = folder();
    let broken = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes(), b"\xff"].concat();
    fs::write(folder.path().join("broken.txt"), broken).expect("a file");
    let mut window = start(&folder).open();
    window.drop_file(&folder.path().join("article.txt"));
    window.tab("Agencies");
    let before = (counts(&window), window.route(), window.state().settings.clone());
    for (name, message) in [
        ("none.txt", window.say("load-not-found").to_owned()),
        ("data", window.say("load-not-a-file").to_owned()),
        (
            "broken.txt",
            window.words().with("load-undecodable", &[("encoding", "UTF-8".into()), ("offset", (3 + TEXT.len()).into())]),
        ),
    ] {
        let path = folder.path().join(name);
        window.drop_file(&path);
        let told = [("path", path.display().to_string().into()), ("message", message.into())];
        window.assert_shows(&[window.words().with("notice-not-attached", &told)]);
        assert_eq!((counts(&window), window.route(), window.state().settings.clone()), before, "{name}");
    }
}

#[test]
fn another_text_is_taken_and_flagged() {
    let folder = folder();
    fs::write(folder.path().join("other.txt"), "一份全然不同的文本。").expect("a file");
    let mut window = start(&folder).open();
    window.drop_file(&folder.path().join("other.txt"));
    assert!(counts(&window).lost > 100);
    window.assert_shows(&[window.say("status-differs"), window.say("notice-attached-differs")]);
    // Another dataset that cites the same text is not given the wrong one.
    fs::write(folder.path().join("data/other.ron"), load::EXAMPLE_TOWN.replacen("id: \"example-town\"", "id: \"other-town\"", 1))
        .expect("a file");
    window.drop_file(&folder.path().join("data/other.ron"));
    assert_eq!((window.dataset().head.id.as_str(), counts(&window).lost), ("other-town", 0));
    // The right text takes its place, and does not give way to it again.
    window.drop_file(&folder.path().join("data/town.ron"));
    window.drop_file(&folder.path().join("article.txt"));
    assert_eq!(counts(&window).lost, 0);
    window.drop_file(&folder.path().join("other.txt"));
    assert_eq!(counts(&window).lost, 0);
    window.assert_shows(&[window.words().with("notice-texts-kept", &[("name", "other.txt".into())])]);
}

#[test]
fn files_dropped_together_are_opened_and_attached() {
    let folder = folder();
    let mut window = Setting { language: Language::En, ..Setting::default() }.open();
    for name in ["article.txt", "data/town.ron", "data/other.ron"] {
        window.let_fall(&folder.path().join(name));
    }
    window.until("the text is attached", |state| {
        state.busy.is_none() && state.session().open.as_ref().is_some_and(|open| open.loaded.anchors.counts().exact > 100)
    });
    assert_eq!(window.dataset().head.id.as_str(), "example-town");
    window.assert_shows(&[window.words().with("notice-not-used", &[("names", "other.ron".into())])]);
}

/// A source without its text is told of beside one that has it, and so is what was not checked for want of it.
#[test]
fn sources_are_told_of_singly() {
    let folder = folder();
    let text = r#"(schema: 1, id: "two", title: "Two", language: en, sources: [
        (id: "here", title: "Here", file: "here.txt"), (id: "away", title: "Away", sha256: "HASH"),
    ], terms: [
        (id: "a", name: "A", gloss: "g", evidence: [(p: 1, quote: "one")]),
        (id: "b", name: "B", gloss: "g", evidence: [(source: "away", p: 1, quote: "two")]),
    ])"#;
    let file = folder.path().join("two.ron");
    fs::write(&file, text.replace("HASH", &"ab".repeat(32))).expect("a file");
    fs::write(folder.path().join("here.txt"), "one").expect("a file");
    let window = Setting { origin: Origin::File(file), ..start(&folder) }.open();
    let words = window.words();
    let hash = words.with("status-stated-hash", &[("hash", "abababab".into())]);
    window.assert_shows(&[
        words.with("status-evidence", &[("exact", 1.into()), ("moved", 0.into()), ("lost", 0.into())]),
        words.with("status-unverified", &[("count", 1.into())]),
        words.with("status-of-source", &[("title", "Away".into()), ("text", hash.into())]),
    ]);
}

#[test]
fn a_text_given_at_the_start_that_cannot_be_read_is_told() {
    let folder = folder();
    let window = Setting { source_text: Some(folder.path().join("none.txt")), ..start(&folder) }.open();
    let told = [("name", "none.txt".into()), ("message", window.say("load-not-found").into())];
    window.assert_shows(&[window.words().with("status-text-failed", &told)]);
}

/// The article itself is not part of this project; where it is at hand, it can be attached to the built-in dataset.
#[test]
fn the_built_in_dataset_takes_its_text_too() {
    let mut window = Setting { language: Language::En, ..Setting::default() }.open();
    let hash = window.dataset().records.sources[0].sha256.clone().expect("it states a hash");
    window.assert_shows(&[window.words().with("status-stated-hash", &[("hash", (&hash[..8]).into())])]);
    let Some(sources) = std::env::var_os("REFORM_SOURCES") else { return };
    window.drop_file(&Path::new(&sources).join("chengdu-2019.txt"));
    assert!(counts(&window).exact > 100 && counts(&window).lost == 0);
    window.click(Role::Button, window.say("action-show-source"));
    assert_eq!(window.route(), "source");
}
