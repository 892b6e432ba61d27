//! What is found again next time, what is told once, and what texts say of themselves.

use crate::window::{Setting, Window, name};
use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::fs;
use std::path::Path;

fn open(settings: &Path) -> Window {
    Setting { settings_file: Some(settings.to_owned()), language: Language::En, ..Setting::default() }.open()
}

#[test]
fn one_comes_back_to_where_one_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let mut window = open(&settings);
    window.tab("Agencies");
    let title = window.title("new-economy-commission");
    window.click(Role::Row, &title);
    window.harness.state_mut().leave();
    drop(window);
    let mut window = open(&settings);
    assert_eq!(window.route(), "agencies#new-economy-commission");
    assert!(!window.state().session().history.can_go_back());
    window.harness.state_mut().leave();
    drop(window);
    // What is there no more is not looked for.
    let text = fs::read_to_string(&settings).expect("settings").replace("agencies#new-economy-commission", "principle/gone#gone");
    fs::write(&settings, text).expect("settings");
    assert_eq!(open(&settings).route(), "overview");
}

#[test]
fn the_hint_for_newcomers_goes_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let mut window = open(&settings);
    window.press("hint-dismiss");
    let shows = |window: &Window| window.texts().iter().any(|text| text == window.say("hint-dismiss"));
    assert!(!shows(&window));
    drop(window);
    assert!(!shows(&open(&settings)));
    // Where nothing is remembered it would come back every time.
    assert!(!shows(&Setting::default().open()));
}

#[test]
fn terms_bring_their_gloss_along() {
    let mut window = Setting { language: Language::Hant, ..Setting::default() }.open();
    window.tab("創新");
    let (term, text) = (window.title("term-new-economy"), "到2019年6月");
    let mut told =
        window.harness.root().children_recursive().filter(|node| name(*node).is_some_and(|name| name.starts_with(text)));
    let description = told.next().and_then(|node| node.accesskit_node().description()).unwrap_or_default();
    assert!(description.starts_with(&term), "{description:?}");
}

#[test]
fn what_was_converted_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hans.ron");
    let dataset =
        r#"(schema: 1, id: "d", title: "数据", language: hans, principles: [(id: "p", name: "协调", stance: "统筹安排")])"#;
    fs::write(&path, dataset).expect("a file");
    for (language, expected) in [(Language::Hant, true), (Language::Hans, false), (Language::En, false)] {
        let mut window = Setting { origin: Origin::File(path.clone()), language, ..Setting::default() }.open();
        let tab = if language == Language::Hant { "協調" } else { "协调" };
        window.tab(tab);
        let says = window.texts().iter().any(|text| text == window.say("converted-from-hans"));
        assert_eq!(says, expected, "{language:?}");
    }
}

#[test]
fn what_happens_is_announced() {
    let mut window = Setting { language: Language::En, ..Setting::default() }.open();
    let live = |window: &Window, text: &str| {
        let mut nodes = window.harness.root().children_recursive();
        nodes.find(|node| name(*node).as_deref() == Some(text)).map(|node| node.accesskit_node().live())
    };
    assert_eq!(live(&window, window.say("origin-chengdu")), Some(Live::Polite));
    window.tab("Agencies");
    window.key(Modifiers::COMMAND, Key::A);
    let count = window.selected().len();
    let told = window.words().with("notice-selected", &[("added", count.into()), ("removed", 0.into())]);
    assert_eq!(live(&window, &told), Some(Live::Polite));
}
