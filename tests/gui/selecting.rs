//! The selected set: gathered in any view, kept in the tray, changed as a whole, and taken back.

use crate::window::{Setting, Window, all, named, only};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::model::{Level, RecordType};
use reform_explorer::query::rows;
use reform_explorer::words::describe;

const BOTH: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// A window with the bodies of the townships in the table, and their ids in the order of the alphabet.
fn with_townships() -> (Window, Vec<String>) {
    let mut window = Setting::default().open();
    window.search("level:township");
    window.tab("機構");
    let rows = rows(window.dataset(), window.words(), RecordType::Agency);
    let townships = rows.into_iter().filter(|row| row.levels.contains(&Level::Township));
    let mut ids: Vec<String> = townships.map(|row| row.id.to_string()).collect();
    ids.sort();
    (window, ids)
}

fn notice(window: &Window, added: usize, removed: usize) -> String {
    window.words().with("notice-selected", &[("added", added.into()), ("removed", removed.into())])
}

fn tray(window: &Window) -> String {
    window.words().with("tray-button", &[("count", window.selected().len().into())])
}

/// Opens the tray, or closes it.
fn press_tray(window: &mut Window) {
    let button = tray(window);
    window.click(Role::Button, &button);
}

fn remove_button(window: &Window, id: &str) -> String {
    window.words().with("tray-remove", &[("title", window.title(id).into())])
}

fn select_box<'a>(window: &'a Window, id: &str) -> Node<'a> {
    let label = window.words().with("select-record", &[("title", window.title(id).into())]);
    all(window.harness.root(), Role::CheckBox, &label)[0]
}

#[test]
fn what_is_listed_is_selected_inverted_and_taken_back() {
    let (mut window, townships) = with_townships();
    let total = window.dataset().records.count(RecordType::Agency);
    let count = townships.len();
    assert!(count > 2 && count < total);
    window.press("action-select-listed");
    assert_eq!(window.selected(), townships);
    window.assert_shows(&[notice(&window, count, 0), tray(&window)]);
    // The notice takes it back as well as the key does.
    window.press("action-undo-selection");
    assert_eq!(window.selected(), [""; 0]);
    assert!(window.state().notice.is_none(), "what was taken back is not news");
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected(), townships);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), [""; 0]);

    window.key(Modifiers::COMMAND, Key::A);
    let first = townships[0].clone();
    window.click_on(Modifiers::NONE, |window| select_box(window, &first));
    assert_eq!(window.selected(), townships[1..]);
    window.press("action-invert-listed");
    assert_eq!(window.selected(), [first.as_str()]);
    window.assert_shows(&[notice(&window, 1, count - 1)]);
    // Without the filter the list is longer, and the same inverts all of it.
    window.clear_filter();
    window.key(BOTH, Key::I);
    assert_eq!(window.selected().len(), total - 1);
    assert!(!window.selected().contains(&first.as_str()));
    window.key(BOTH, Key::D);
    assert_eq!(window.selected(), [""; 0]);
    window.assert_shows(&[notice(&window, 0, total - 1)]);
    // Step by step back to the beginning.
    for expected in [total - 1, 1, count - 1, count, 0] {
        window.key(Modifiers::COMMAND, Key::Z);
        assert_eq!(window.selected().len(), expected);
    }
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), [""; 0], "there is nothing more to take back");
}

#[test]
fn the_tray_counts_by_type_and_lets_go_of_one() {
    let mut window = Setting::default().open();
    press_tray(&mut window);
    window.assert_shows(&[window.say("tray-empty")]);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.texts().iter().any(|text| text == window.say("tray-empty")));

    // From a table, from a chip on a page for reading, from the figures, and from what was found.
    let selected = ["metric-foreign-trade", "new-economy-commission", "park-city-bureau", "zone-bodies"];
    assert!(window.dataset().find("park-city-bureau").is_some());
    window.tab("機構");
    window.click_on(Modifiers::NONE, |window| select_box(window, "zone-bodies"));
    window.tab("創新");
    let chip = window.title("new-economy-commission");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, &chip));
    window.tab("指標");
    window.click_on(Modifiers::NONE, |window| select_box(window, "metric-foreign-trade"));
    window.search("公園城市");
    let bureau = window.title("park-city-bureau");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Link, &bureau));
    assert_eq!(window.selected(), selected);
    assert_eq!(window.route(), "search", "selecting does not open");
    // What the list shows no longer contains most of them.
    window.search("2123.3億");
    assert_eq!(window.selected(), selected);

    press_tray(&mut window);
    let heading =
        |window: &Window, record_type, count: usize| format!("{} {count}", describe::type_heading(window.words(), record_type));
    let counts = |window: &Window| {
        RecordType::ALL.map(|record_type| {
            // What was found has headings of its own, in the view behind.
            let in_view = |node: &Node<'_>| {
                std::iter::successors(node.parent(), NodeT::parent).any(|above| above.accesskit_node().role() == Role::Main)
            };
            let is_heading = |node: &Node<'_>| node.accesskit_node().role() == Role::Heading && !in_view(node);
            let shown: Vec<String> =
                window.harness.root().children_recursive().filter(is_heading).filter_map(crate::window::name).collect();
            (0..6).find(|count| shown.contains(&heading(window, record_type, *count))).unwrap_or_default()
        })
    };
    let expected = |agencies, metrics| {
        RecordType::ALL.map(|record_type| match record_type {
            RecordType::Agency => agencies,
            RecordType::Metric => metrics,
            _ => 0,
        })
    };
    assert_eq!(counts(&window), expected(3, 1));
    for id in selected {
        only(window.harness.root(), Role::Button, &remove_button(&window, id));
    }
    let button = remove_button(&window, "zone-bodies");
    window.click(Role::Button, &button);
    assert_eq!(window.selected(), [selected[0], selected[1], selected[2]]);
    assert_eq!(counts(&window), expected(2, 1), "the tray stays open");
    let title = window.title("new-economy-commission");
    window.click(Role::Link, &title);
    assert_eq!(window.route(), "search#new-economy-commission");
    // Escape closes the tray and not what lies behind it.
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(counts(&window), expected(0, 0));
    assert_eq!(window.route(), "search#new-economy-commission");

    press_tray(&mut window);
    let clear = entry(&window, "action-clear-selection");
    window.click(Role::Button, &clear);
    assert_eq!(window.selected(), [""; 0]);
    window.assert_shows(&[tray(&window), notice(&window, 0, 3)]);
}

/// The text of an entry of an open menu, which may end in its shortcut.
fn entry(window: &Window, key: &'static str) -> String {
    let text = window.say(key);
    let buttons = named(window.harness.root(), Role::Button);
    buttons.into_iter().find(|button| button.starts_with(text)).unwrap_or_else(|| panic!("{text} is not in the menu"))
}

#[test]
fn a_selection_outlives_the_program() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("settings.ron");
    let open = || Setting { settings_file: Some(file.clone()), ..Setting::default() }.open();
    let mut window = open();
    window.search("level:township");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::A);
    let selected: Vec<String> = window.selected().into_iter().map(str::to_owned).collect();
    assert!(selected.len() > 2);
    drop(window);
    let mut window = open();
    assert_eq!(window.selected(), selected);
    window.assert_shows(&[tray(&window)]);
    // What was done before belongs to the past.
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), selected);
}

#[test]
fn keys_that_edit_text_belong_to_the_search_box_while_it_has_the_keyboard() {
    let (mut window, townships) = with_townships();
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected(), townships);
    window.search("新经济");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), townships, "the box takes its own text back");
    window.search("新经济");
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected(), townships, "the box selects its own text");
    window.type_text("隊");
    assert_eq!(window.state().session().filter.text, "隊");
    window.harness.event(Event::Copy);
    window.settle();
    // Keys that edit no text are the window's.
    window.key(BOTH, Key::I);
    assert!(window.selected().len() > townships.len());
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), townships);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), [""; 0]);
}
