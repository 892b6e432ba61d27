//! Following a file that an editor saves: real files in a folder, and a watcher that is told when to look.

use crate::window::{Setting, Window, all, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::model::Language;
use reform_explorer::state::{Notice, Origin, State};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const TOWN: &str = reform_explorer::load::EXAMPLE_TOWN;
const TEXT: &str = reform_explorer::load::EXAMPLE_TOWN_TEXT;

/// A folder with the example and its text.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("town.ron");
    fs::write(&file, TOWN).expect("a file");
    fs::write(folder.path().join("example-town.txt"), TEXT).expect("a file");
    (folder, file)
}

fn open(file: &Path) -> Window {
    Setting { origin: Origin::File(file.to_owned()), language: Language::En, ..Setting::default() }.open()
}

/// Looks twice, so that a change is taken up, and waits until `holds`.
fn look_until(window: &mut Window, what: &str, holds: impl Fn(&State) -> bool) {
    window.harness.state().look_now();
    window.harness.state().look_now();
    window.until(what, holds);
}

/// Saves a file and waits until the window has followed, with something to tell.
fn save(window: &mut Window, file: &Path, text: &str) {
    let changes = window.state().session().following.changes;
    fs::write(file, text).expect("a file");
    look_until(window, "the save is followed", |state| state.session().following.changes > changes);
}

/// The example with one body under another name and one term less.
fn edited() -> String {
    let renamed = TOWN.replacen("en: \"Sample River Office\"", "en: \"Office of the Rivers\"", 1);
    assert_ne!(renamed, TOWN);
    renamed
}

#[test]
fn a_save_is_followed_with_everything_in_its_place() {
    let (_folder, file) = folder();
    let mut window = open(&file);
    window.assert_shows(&[window.say("status-following")]);
    window.tab("Agencies");
    window.search("office");
    window.tab("Agencies");
    let title = window.title("river-office");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Row, &title));
    window.click(Role::Row, &title);
    let before = (
        window.route(),
        window.state().session().selected.clone(),
        window.state().session().filter.clone(),
        window.state().session().history.clone(),
    );
    let rows = named(window.harness.root(), Role::Row).len();

    save(&mut window, &file, &edited());
    let after = (
        window.route(),
        window.state().session().selected.clone(),
        window.state().session().filter.clone(),
        window.state().session().history.clone(),
    );
    assert_eq!(after, before);
    assert_eq!(named(window.harness.root(), Role::Row).len(), rows);
    let title = window.title("river-office");
    assert_eq!(title, "Office of the Rivers");
    let counts = window.words().with("difference-changed", &[("count", 1.into())]);
    window.assert_shows(&[window.words().with("notice-reloaded", &[("counts", counts.into())])]);

    // The row is marked for a moment.
    let marked = window.say("record-marked");
    let is_marked = |window: &Window| {
        let row = window.the(Role::Row, &title);
        row.accesskit_node().description().is_some_and(|told| told.contains(marked))
    };
    assert!(is_marked(&window));
    window.harness.input_mut().time = Some(window.harness.ctx.input(|input| input.time) + 60.0);
    window.harness.step();
    window.settle();
    assert!(!is_marked(&window));
    window.press("notice-dismiss");
    assert!(window.state().notice.is_none());
}

#[test]
fn what_changed_is_a_link_and_what_went_is_selected_again_when_it_comes_back() {
    let (_folder, file) = folder();
    let mut window = open(&file);
    let id = window.dataset().records.terms[0].id.clone();
    let title = window.title(id.as_str());
    window.tab("All");
    window.search(&title);
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::COMMAND, Key::D);
    assert!(window.selected().contains(&id.as_str()));
    let selected: Vec<String> = window.selected().into_iter().map(str::to_owned).collect();
    window.clear_filter();

    let without = without_section(TOWN, "terms");
    save(&mut window, &file, &without);
    assert!(!window.selected().contains(&id.as_str()));
    let Some(Notice::Reloaded(differences)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
    assert!(differences.removed.contains(&id) && differences.added.is_empty());
    window.assert_shows(&[id.as_str()]);

    save(&mut window, &file, TOWN);
    assert_eq!(window.selected(), selected);
    window.tab("Overview");
    let link = all(window.harness.root(), Role::Link, &title).len();
    assert!(link > 0, "what came back is a link in the notice");
}

/// A dataset without one of its sections.
fn without_section(text: &str, section: &str) -> String {
    let start = text.find(&format!("\n    {section}: [")).expect("the section is there");
    let end = start + text[start..].find("\n    ],").expect("it ends") + "\n    ],".len();
    format!("{}{}", &text[..start], &text[end..])
}

#[test]
fn a_save_that_does_not_parse_leaves_the_last_good_state_with_the_problems_beside_it() {
    let (_folder, file) = folder();
    let mut window = open(&file);
    let title = window.title("river-office");
    let breaks: [(&str, String); 3] = [
        ("cut off", TOWN[..TOWN.len() / 2].to_owned()),
        ("no dataset", "(".to_owned()),
        ("one record", TOWN.replacen("id: \"river-office\",", "id: \"river-office\", levels: [galactic],", 1)),
    ];
    for (name, text) in breaks {
        window.key(Modifiers::COMMAND, Key::F);
        fs::write(&file, text).expect("a file");
        look_until(&mut window, "the problems are shown", |state| state.session().following.unfollowed.is_some());
        assert_eq!(window.title("river-office"), title, "{name}");
        let unfollowed = window.words().with("unfollowed-title", &[("name", "town.ron".into())]);
        window.assert_shows(&[unfollowed.as_str(), window.say("unfollowed-kept"), window.say("status-unfollowed")]);
        assert!(window.harness.ctx.text_edit_focused(), "{name}: the keyboard stays in the search box");
        window.press("problems-close");
        assert!(!window.texts().contains(&unfollowed), "{name}");
        window.click(Role::Link, window.say("status-unfollowed"));
        window.assert_shows(&[&unfollowed]);

        fs::write(&file, TOWN).expect("a file");
        look_until(&mut window, "the good save is followed", |state| state.session().following.unfollowed.is_none());
        assert!(!window.texts().contains(&unfollowed), "{name}: the problems go by themselves");
    }
}

#[test]
fn the_text_beside_the_dataset_is_followed_too_even_if_it_comes_later() {
    let (folder, file) = folder();
    let text = folder.path().join("example-town.txt");
    fs::remove_file(&text).expect("it was there");
    let mut window = open(&file);
    let counts = |window: &Window| window.state().session().open.as_ref().expect("open").loaded.anchors.counts();
    assert_eq!(counts(&window).exact, 0);
    save(&mut window, &text, TEXT);
    let exact = counts(&window).exact;
    assert!(exact > 100);
    // An editor may put a new file in the place of the old one.
    let other = folder.path().join("example-town.tmp");
    fs::write(&other, format!("一段新的話。\n{TEXT}")).expect("a file");
    fs::rename(&other, &text).expect("a file");
    let changes = window.state().session().following.changes;
    look_until(&mut window, "the new text is read", |state| state.session().following.changes > changes);
    assert!(counts(&window).exact < 10 && counts(&window).moved > 0, "{:?}", counts(&window));
    let Some(Notice::Reloaded(differences)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
    assert!(differences.changed.is_empty() && !differences.rechecked.is_empty());
}

#[test]
fn a_text_that_is_saved_broken_leaves_the_last_good_state_too() {
    let (folder, file) = folder();
    let text = folder.path().join("example-town.txt");
    let mut window = open(&file);
    let exact = |window: &Window| window.state().session().open.as_ref().expect("open").loaded.anchors.counts().exact;
    let before = exact(&window);
    fs::write(&text, [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes(), b"\xff"].concat()).expect("a file");
    look_until(&mut window, "the text is not followed", |state| state.session().following.unfollowed.is_some());
    assert_eq!(exact(&window), before);
    let arguments = [("encoding", "UTF-8".into()), ("offset", (3 + TEXT.len()).into())];
    window.assert_shows(&[
        window.words().with("unfollowed-title", &[("name", "example-town.txt".into())]),
        window.words().with("load-undecodable", &arguments),
    ]);
    fs::write(&text, TEXT).expect("a file");
    look_until(&mut window, "the good text is followed", |state| state.session().following.unfollowed.is_none());
    assert_eq!(exact(&window), before);
}

#[test]
fn everything_that_changed_can_be_listed() {
    let (_folder, file) = folder();
    let mut window = open(&file);
    let terms = |name: &str| {
        let term = |number| {
            format!("(id: \"new-{number}\", name: \"{name} {number}\", gloss: \"g\", evidence: [(p: 1, quote: \"鎮\")]),")
        };
        let terms: String = (0..40).map(term).collect();
        TOWN.replacen("\n    terms: [", &format!("\n    terms: [{terms}"), 1)
    };
    save(&mut window, &file, &terms("Word"));
    window.assert_shows(&[window.words().with("difference-more", &[("count", 34.into())])]);
    let links =
        |window: &Window| named(window.harness.root(), Role::Link).iter().filter(|link| link.starts_with("Word ")).count();
    assert_eq!(links(&window), 6);
    window.press_link("difference-all");
    assert!(links(&window) > 6 && links(&window) < 40, "{}: as many as are in sight", links(&window));
    window.click(Role::Link, "Word 7");
    assert!(window.route().ends_with("#new-7"), "{}", window.route());
    window.press_link("difference-fewer");
    assert_eq!(links(&window), 6);
}

#[test]
fn a_refused_file_is_opened_once_it_is_mended() {
    let (_folder, file) = folder();
    fs::write(&file, "(").expect("a file");
    let mut window = open(&file);
    assert!(window.state().session().open.is_none() && window.state().refused.is_some());
    let refused = window.words().with("refused-title", &[("name", "town.ron".into())]);
    window.assert_shows(&[refused.as_str()]);
    fs::write(&file, "(schema: 1").expect("a file");
    window.press("problems-try-again");
    window.until("it is tried again", |state| state.busy.is_none());
    window.assert_shows(&[refused.as_str()]);
    fs::write(&file, TOWN).expect("a file");
    look_until(&mut window, "the mended file is open", |state| state.session().open.is_some());
    assert!(window.state().refused.is_none() && !window.texts().contains(&refused));
}

#[test]
fn following_can_be_paused() {
    let (_folder, file) = folder();
    let mut window = open(&file);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.assert_shows(&[window.say("status-paused")]);
    window.press("menu-main");
    // The shortcut follows the name.
    let offers = |key| named(window.harness.root(), Role::Button).iter().any(|name| name.starts_with(window.say(key)));
    assert!(!offers("action-pause-reload") && offers("action-resume-reload"));
    window.key(Modifiers::NONE, Key::Escape);
    fs::write(&file, edited()).expect("a file");
    window.harness.state().look_now();
    window.harness.state().look_now();
    window.settle();
    assert_eq!(window.title("river-office"), "Sample River Office");
    let changes = window.state().session().following.changes;
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.until("what was saved meanwhile is read", |state| state.session().following.changes > changes);
    assert_eq!(window.title("river-office"), "Office of the Rivers");
}
