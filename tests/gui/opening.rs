//! Opening other datasets: files good and bad, by every way in, and what becomes of what was open.

use crate::window::{Setting, Window, assert_shows, named, only};
use egui::accesskit::Role;
use egui::{HoveredFile, Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::load::{self, Defect, LoadError};
use reform_explorer::model::Language;
use reform_explorer::state::{Origin, State, Theme};
use std::fs;
use std::ops::ControlFlow;
use tempfile::TempDir;

/// A way to open a file.
type Way<'a> = &'a dyn Fn(&mut Window);

/// Tells whether an error is the one that is meant.
type IsIt = fn(&LoadError) -> bool;

fn type_path(window: &mut Window, path: &str) {
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_text(path);
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the typed file is read", idle);
}

fn idle(state: &State) -> bool {
    state.busy.is_none()
}

fn open_id(window: &Window) -> &str {
    window.dataset().head.id.as_str()
}

/// A folder with copies of both datasets, the example beside its text.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in
        [("town.ron", load::EXAMPLE_TOWN), ("example-town.txt", load::EXAMPLE_TOWN_TEXT), ("chengdu.ron", load::CHENGDU)]
    {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

const BROKEN: &str = r#"(
    schema: 1,
    id: "broken",
    title: "壞掉的資料",
    agencies: [
        (id: "kept", name: "留下的機構", evidence: [(p: 1, quote: "留下")]),
        (id: "lost", name: "讀不出的機構", levels: [galactic], evidence: [(p: 1, quote: "讀不出")]),
        (id: "part", name: "一部分", measures: ["nowhere"], evidence: [(p: 1, quote: "一部分")]),
    ],
)"#;

#[test]
fn a_good_file_opens_with_its_text() {
    let folder = folder();
    let path = folder.path().join("town.ron");
    let ways: [(&str, Way<'_>); 4] = [
        ("dropped", &|window| window.drop_file(&path)),
        ("typed", &|window| type_path(window, &path.display().to_string())),
        ("typed with quotes and blanks", &|window| type_path(window, &format!("  \"{}\" ", path.display()))),
        ("typed from home", &|window| type_path(window, "~/town.ron")),
    ];
    for (way, open) in ways {
        let mut window = Setting { home: folder.path().to_owned(), ..Setting::default() }.open();
        window.tab("創新");
        open(&mut window);
        assert_eq!(open_id(&window), "example-town", "{way}");
        assert_eq!(window.route(), "overview", "{way}: another dataset begins at its beginning");
        let counts = window.state().session().open.as_ref().expect("open").loaded.anchors.counts();
        assert!(counts.exact > 100 && counts.moved + counts.lost + counts.unverified == 0, "{way}: {counts:?}");
        let told =
            window.words().with("status-evidence", &[("exact", counts.exact.into()), ("moved", 0.into()), ("lost", 0.into())]);
        window.assert_shows(&[told.as_str(), "town.ron", window.say("status-no-problems")]);
    }
}

/// Where a text stands in the broken file, as `line:column`.
fn place(text: &str) -> String {
    let line = BROKEN.lines().position(|line| line.contains(text)).expect("the line is there");
    let column = BROKEN.lines().nth(line).and_then(|line| line.find(text)).expect("and holds it");
    let before = &BROKEN.lines().nth(line).expect("the line is there")[..column];
    format!("{}:{}", line + 1, before.chars().count() + 1)
}

#[test]
fn a_bad_file_opens_with_its_problems_and_one_click_leads_back() {
    let folder = folder();
    let path = folder.path().join("broken.ron");
    fs::write(&path, BROKEN).expect("a file");
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, "市新經濟發展委員會"));
    let before = (window.route(), window.state().session().selected.clone());
    window.drop_file(&path);

    assert_eq!(open_id(&window), "broken");
    assert!(window.dataset().find("kept").is_some() && window.dataset().find("lost").is_none());
    let unread = window.words().with("status-unread", &[("count", 1.into()), ("total", 3.into())]);
    let marks = window.texts().iter().filter(|text| **text == unread).count();
    assert_eq!(marks, 2, "in the status bar and at the head of the problems");
    window.assert_shows(&[&path.display().to_string()]);
    for (code, at, telling) in
        [("unknown-code", place("galactic"), "galactic"), ("dangling-reference", place("\"nowhere\""), "nowhere")]
    {
        let texts = window.texts();
        assert!(texts.iter().any(|text| text == code), "{code} in {texts:#?}");
        assert!(texts.iter().any(|text| text.contains(telling)), "{telling} in {texts:#?}");
        let copy = window.words().with("problems-copy-place", &[("place", at.as_str().into())]);
        window.click(Role::Button, &copy);
        assert_eq!(window.take_copied(), Some(format!("{}:{at}", path.display())));
    }
    window.press("problems-copy");
    let copied = window.take_copied().expect("the list is copied");
    assert_eq!(copied.lines().count(), 2, "{copied}");
    assert!(copied.contains(&format!("broken.ron:{}: ", place("galactic"))) && copied.contains("(part)"), "{copied}");
    window.click(Role::Link, "part");
    assert_eq!(window.route(), "overview#part");

    // The list can be closed and is a view of its own.
    window.press("problems-close");
    assert!(!window.texts().iter().any(|text| text == "dangling-reference"));
    let problems = window.words().with("status-problems", &[("errors", 2.into()), ("warnings", 0.into())]);
    window.click(Role::Link, &problems);
    assert_eq!(window.route(), "problems#part");
    window.assert_shows(&["unknown-code", "dangling-reference", &unread]);

    let chengdu =
        reform_explorer::load::parse(load::CHENGDU, &mut |_| load::FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
    let head = chengdu.expect("it is a dataset").dataset.head;
    let back = window.words().with("problems-return", &[("title", window.words().text(&head.title, &head).into())]);
    window.click(Role::Button, &back);
    assert_eq!(open_id(&window), "chengdu-2019");
    assert_eq!((window.route(), window.state().session().selected.clone()), before);
}

#[test]
fn ten_thousand_problems_read_as_one() {
    let folder = folder();
    let path = folder.path().join("many.ron");
    let quote = "字".repeat(25);
    let term = |number| format!("(id: \"t{number}\", name: \"t\", gloss: \"g\", evidence: [(p: 1, quote: \"{quote}\")]),\n");
    let terms: String = (0..10_000).map(term).collect();
    fs::write(&path, format!("(schema: 1, id: \"many\", title: \"many\", terms: [\n{terms}])")).expect("a file");
    let mut window = Setting::default().open();
    window.drop_file(&path);
    let links = |window: &Window| named(window.harness.root(), Role::Link).iter().filter(|link| link.starts_with('t')).count();
    window.assert_shows(&["long-quote", "10,000"]);
    assert_eq!(links(&window), 20);
    let more = window.words().with("problems-more", &[("count", 9_980.into())]);
    window.click(Role::Button, &more);
    assert_eq!(links(&window), 300);
    window.assert_shows(&[window.words().with("problems-cut", &[("count", 9_700.into())])]);
    window.press("problems-copy");
    assert_eq!(window.take_rows().lines().count(), 10_000);
}

#[test]
fn what_cannot_be_opened_says_why_and_changes_nothing() {
    let folder = folder();
    let refuses: [(&str, Option<&[u8]>, IsIt); 7] = [
        ("missing.ron", None, |error| matches!(error, LoadError::Io(error) if error.kind() == std::io::ErrorKind::NotFound)),
        ("folder.ron", None, |error| matches!(error, LoadError::NotAFile)),
        ("utf16.ron", Some(b"\xff\xfe(\0"), |error| matches!(error, LoadError::NotUtf8 { encoding: Some("UTF-16LE"), .. })),
        ("big5.ron", Some(b"(\xb3\xa1"), |error| matches!(error, LoadError::NotUtf8 { encoding: None, offset: 1 })),
        ("future.ron", Some(b"(schema: 99, id: \"f\", title: \"f\")"), |error| {
            only_defect(error, |defect| matches!(defect, Defect::WrongSchema(_)))
        }),
        ("prose.ron", Some("只是一段話。".as_bytes()), |error| matches!(error, LoadError::Unreadable(_))),
        ("empty.ron", Some(b""), |error| matches!(error, LoadError::Unreadable(_))),
    ];
    fs::create_dir(folder.path().join("folder.ron")).expect("a folder");
    let mut window = Setting::default().open();
    window.tab("創新");
    for (name, content, expected) in refuses {
        let path = folder.path().join(name);
        if let Some(content) = content {
            fs::write(&path, content).expect("a file");
        }
        window.drop_file(&path);
        let refused = window.state().refused.as_ref().unwrap_or_else(|| panic!("{name} opens"));
        let error = &refused.error;
        assert!(expected(error), "{name}: {error:?}");
        let title = window.words().with("refused-title", &[("name", path.file_name().expect("a name").to_string_lossy().into())]);
        let sentence = reform_explorer::words::describe::load_error(window.words(), error);
        window.assert_shows(&[title.as_str(), &sentence, window.say("refused-kept")]);
        assert_eq!((open_id(&window), window.route().as_str()), ("chengdu-2019", "principle/innovation"), "{name}");
        window.press("problems-close");
        assert!(window.state().refused.is_none() && !window.texts().contains(&title), "{name}");
    }
    assert!(window.state().settings.recent.is_empty(), "what did not open is not offered again");
}

fn only_defect(error: &LoadError, holds: impl Fn(&Defect) -> bool) -> bool {
    matches!(error, LoadError::Unreadable(problems) if problems.len() == 1 && holds(&problems[0].defect))
}

#[test]
fn a_first_file_that_fails_leaves_a_way_on() {
    let folder = folder();
    let mut window = Setting { origin: Origin::File(folder.path().join("missing.ron")), ..Setting::default() }.open();
    assert!(window.state().session().open.is_none());
    window.assert_shows(&[window.say("load-not-found")]);
    assert!(!window.texts().iter().any(|text| text == window.say("refused-kept")), "there is nothing to keep");
    window.press("action-open-chengdu");
    window.until("the built-in dataset is read", idle);
    assert_eq!(open_id(&window), "chengdu-2019");

    // Its problems are listed as beside a dataset, and another file is opened by its path.
    fs::write(folder.path().join("future.ron"), "(schema: 99, id: \"f\", title: \"f\")").expect("a file");
    let mut window = Setting { origin: Origin::File(folder.path().join("future.ron")), ..Setting::default() }.open();
    window.assert_shows(&["wrong-schema"]);
    window.press("problems-copy");
    assert!(window.take_copied().is_some_and(|copied| copied.contains("future.ron:1:")));
    window.press("action-open-path");
    window.type_text(&folder.path().join("town.ron").display().to_string());
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the typed file is read", idle);
    assert_eq!(open_id(&window), "example-town");

    fs::write(folder.path().join("broken.ron"), BROKEN).expect("a file");
    let window = Setting { origin: Origin::File(folder.path().join("broken.ron")), ..Setting::default() }.open();
    assert_eq!(open_id(&window), "broken");
    assert!(
        !named(window.harness.root(), Role::Button).iter().any(|button| button.contains("回到")),
        "there is nothing to go back to"
    );
}

#[test]
fn a_first_file_that_is_cancelled_leaves_a_way_on() {
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open_held();
    window.until("reading has begun", |state| state.busy.as_ref().is_some_and(|busy| busy.done > 0));
    window.press("action-cancel-work");
    window.let_background_go();
    assert!(window.state().session().open.is_none() && window.state().busy.is_none());
    window.press("action-open-chengdu");
    window.until("the built-in dataset is read", idle);
    assert_eq!(open_id(&window), "chengdu-2019");
}

#[test]
fn recent_files_and_built_in_datasets_are_in_the_menu() {
    let folder = folder();
    let mut window = Setting::default().open();
    for name in ["town.ron", "chengdu.ron"] {
        window.drop_file(&folder.path().join(name));
    }
    let origins = [
        ("town.ron", Origin::File(folder.path().join("town.ron"))),
        (window.say("action-open-example"), Origin::EXAMPLE_TOWN),
        ("chengdu.ron", Origin::File(folder.path().join("chengdu.ron"))),
        (window.say("action-open-chengdu"), Origin::CHENGDU),
    ];
    for (entry, origin) in origins {
        open_menu(&mut window);
        window.click(Role::Button, entry);
        window.until("the dataset from the menu is read", idle);
        assert_eq!(window.state().session().open.as_ref().map(|open| &open.origin), Some(&origin), "{entry}");
    }
    open_menu(&mut window);
    let entries = named(window.harness.root(), Role::Button);
    let at = |name: &str| entries.iter().position(|entry| entry == name).unwrap_or_else(|| panic!("{name} in {entries:?}"));
    assert!(at("chengdu.ron") < at("town.ron"), "the latest comes first");
}

/// Opens the menu under the name of the dataset.
fn open_menu(window: &mut Window) {
    let title = window.words().text(&window.dataset().head.title, &window.dataset().head).into_owned();
    let buttons = named(window.harness.root(), Role::Button);
    let button = buttons.into_iter().find(|button| button.starts_with(&title)).expect("the menu is named after the dataset");
    window.click(Role::Button, &button);
}

#[test]
fn the_path_dialog_waits_for_a_path_and_can_be_left() {
    let mut window = Setting::default().open();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    let dialog = window.dialog();
    only(dialog, Role::Heading, window.say("open-path-title"));
    assert!(only(dialog, Role::TextInput, window.say("open-path-field")).is_focused());
    let is_ready =
        |window: &Window| !only(window.dialog(), Role::Button, window.say("open-path-button")).accesskit_node().is_disabled();
    assert!(!is_ready(&window));
    window.type_text("/no/such.ron");
    assert!(is_ready(&window));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.state().dialog.is_none() && window.state().busy.is_none());
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_text("/no/such.ron");
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::Button, window.say("open-path-button")));
    window.until("the typed file is looked for", idle);
    window.assert_shows(&["such.ron", window.say("load-not-found")]);
}

#[test]
fn a_file_held_over_the_window_is_announced() {
    let mut window = Setting::default().open();
    for (path, key) in [
        (None, "drop-hint"),
        (Some("/d/town.ron"), "drop-hint-open"),
        (Some("/d/town.JSON"), "drop-hint-open"),
        (Some("/d/town.txt"), "drop-hint-attach"),
        (Some("/d/town"), "drop-hint-attach"),
    ] {
        let hint = window.say(key);
        assert!(!window.texts().iter().any(|text| text == hint));
        window.harness.input_mut().hovered_files.push(HoveredFile { path: path.map(Into::into), ..HoveredFile::default() });
        // It goes on repainting for as long as the file is held there.
        window.harness.run_steps(3);
        window.assert_shows(&[hint]);
        window.harness.input_mut().hovered_files.clear();
        window.settle();
        assert!(!window.texts().iter().any(|text| text == hint));
    }
}

#[test]
fn reading_can_be_cancelled() {
    let folder = folder();
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.hold_background(true);
    window.let_fall(&folder.path().join("chengdu.ron"));
    window.until("reading tells how far it has come", |state| state.busy.as_ref().is_some_and(|busy| busy.done > 0));
    assert_shows(window.harness.root(), &["chengdu.ron", "%"]);
    window.press("action-cancel-work");
    assert!(window.state().busy.is_none());
    window.let_background_go();
    assert_eq!(open_id(&window), "example-town");
    assert!(window.state().refused.is_none() && window.state().notice.is_none());
}

#[test]
fn a_large_file_begins_to_show_at_once() {
    let folder = folder();
    let large = folder.path().join("large.ron");
    let chengdu = fs::read_to_string(folder.path().join("chengdu.ron")).expect("the dataset");
    fs::write(&large, chengdu + &"// nothing to read here\n".repeat(200_000)).expect("a file");
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    for is_given_up in [true, false] {
        window.hold_background(true);
        window.let_fall(&large);
        window.until("the beginning is shown", |state| state.beginning().is_some());
        let beginning = window.state().beginning().expect("a beginning");
        let head = &beginning.dataset().head;
        let title = window.words().text(&head.title, head).into_owned();
        let list = only(window.harness.root(), Role::List, window.say("beginning-list"));
        assert!(list.children().count() > 0, "its first records are listed");
        assert_shows(window.harness.root(), &[&title, "large.ron"]);
        assert!(named(window.harness.root(), Role::Tab).is_empty(), "what was open makes room");
        if is_given_up {
            window.press("action-cancel-work");
            assert_eq!(open_id(&window), "example-town");
            assert!(!named(window.harness.root(), Role::Tab).is_empty(), "and comes back");
        }
        window.let_background_go();
    }
    window.until("the rest is read", idle);
    assert_eq!(open_id(&window), "chengdu-2019");
    assert!(!named(window.harness.root(), Role::Tab).is_empty());
}

#[test]
fn the_latest_file_wins() {
    let folder = folder();
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.hold_background(true);
    for name in ["chengdu.ron", "town.ron"] {
        window.let_fall(&folder.path().join(name));
        window.until("reading has begun", |state| {
            state.busy.as_ref().is_some_and(|busy| busy.done > 0 && busy.loading == Some(Origin::File(folder.path().join(name))))
        });
    }
    window.hold_background(false);
    window.until("the second file is read", idle);
    assert_eq!(
        window.state().session().open.as_ref().map(|open| &open.origin),
        Some(&Origin::File(folder.path().join("town.ron")))
    );
}

#[test]
fn a_selection_comes_back_with_its_dataset_and_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings_file = Some(folder.path().join("state/settings.ron"));
    let start = || Setting { settings_file: settings_file.clone(), ..Setting::default() };
    let mut window = start().open();
    window.tab("創新");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, "市新經濟發展委員會"));
    open_menu(&mut window);
    window.press("action-open-example");
    window.until("the example is read", idle);
    assert!(window.state().session().selected.is_empty(), "a selection belongs to its dataset");
    window.click(Role::Button, "English");
    window.press("menu-theme");
    window.press("theme-dark");
    open_menu(&mut window);
    window.press("action-open-chengdu");
    window.until("the built-in dataset is read", idle);
    let selected = |window: &Window| window.state().selected_ids().into_iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(selected(&window), ["new-economy-commission"]);
    drop(window);

    let window = start().open();
    assert_eq!(selected(&window), ["new-economy-commission"]);
    assert_eq!((window.state().language(), window.state().settings.theme), (Language::En, Theme::Dark));
    window.assert_shows(&[window.words().with("status-selected", &[("count", 1.into())])]);
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn settings_that_cannot_be_read_are_kept_aside_and_the_person_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    fs::write(&path, "(theme: Loud").expect("a file");
    let mut window = Setting { settings_file: Some(path.clone()), ..Setting::default() }.open();
    window.assert_shows(&["settings.ron.unreadable-1"]);
    assert_eq!(fs::read_to_string(folder.path().join("settings.ron.unreadable-1")).expect("it is kept"), "(theme: Loud");
    window.press("notice-dismiss");
    assert!(window.state().notice.is_none());
}
