//! Every view in every language, theme and width, and the details of every record: nothing panics, no character lacks a glyph,
//! no input lacks a name.
//!
//! The harness itself sees to glyphs and names. What is asserted here is that the window shows what it was sent to show, so that a
//! view that stays empty does not pass for one without faults.

use crate::sight::{everything_can_be_seen, nothing_is_cut, on_screen};
use crate::window::{Setting, Window, name, named, only, texts, words};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use reform_explorer::model::{Language, RecordIndex, RecordType};
use reform_explorer::query::{Order, ranks, rows, sorted};
use reform_explorer::state::{Action, Origin};
use reform_explorer::words::{describe, problems as wording};
use std::collections::BTreeSet;

const WIDTHS: [f32; 3] = [640.0, 1000.0, 1600.0];

fn draw_every_view(origin: &Origin, language: Language) {
    let mut window = Setting { origin: origin.clone(), language, ..Setting::default() }.open();
    for theme in ["theme-light", "theme-dark"] {
        window.press("menu-theme");
        window.press(theme);
        for width in WIDTHS {
            window.harness.set_size(vec2(width, 800.0));
            window.settle();
            let tabs = window.tabs();
            assert!(tabs.len() >= 8, "{tabs:?} at {width}");
            for tab in tabs {
                window.tab(&tab);
                assert!(!named(window.harness.root(), Role::Heading).is_empty(), "{tab} shows nothing");
                everything_around_the_view_is_on_screen(&window, width);
                nothing_is_cut(&mut window, &format!("{tab} at {width}"));
            }
            for action in [Action::Export, Action::OpenPath, Action::Palette, Action::Shortcuts, Action::About] {
                window.press("menu-main");
                let button = menu_entry(&window, action);
                window.click(Role::Button, &button);
                assert!(!named(window.dialog(), Role::Heading).is_empty(), "{action:?}");
                everything_in_the_dialog_can_be_seen(&mut window, &format!("{action:?} at {width}"));
                window.key(Modifiers::NONE, Key::Escape);
                assert!(window.state().dialog.is_none(), "{action:?}");
            }
        }
    }
}

#[test]
fn nothing_is_cut_at_any_zoom() {
    let mut window = Setting { language: Language::En, ..Setting::default() }.open();
    for (key, zoom) in [(Key::Minus, 80), (Key::Plus, 200), (Key::Plus, 300)] {
        while window.state().settings.zoom != zoom {
            window.key(Modifiers::COMMAND, key);
        }
        // Points, so that the window has the least width that it can have for a screen of this zoom.
        window.harness.set_size(vec2(WIDTHS[0], 400.0));
        window.settle();
        assert_eq!(window.harness.ctx.content_rect().size(), vec2(WIDTHS[0], 400.0));
        for tab in window.tabs() {
            window.tab(&tab);
            everything_around_the_view_is_on_screen(&window, WIDTHS[0]);
            nothing_is_cut(&mut window, &format!("{tab} at {zoom} %"));
        }
    }
}

/// The text of an entry of the main menu, which may end in its shortcut.
fn menu_entry(window: &Window, action: Action) -> String {
    let text = window.say(action.message());
    let entries = named(window.harness.root(), Role::Button);
    entries.into_iter().find(|entry| entry.starts_with(text)).unwrap_or_else(|| panic!("{text} is not in the menu"))
}

/// What a dialog has no room for can be scrolled to.
fn everything_in_the_dialog_can_be_seen(window: &mut Window, what: &str) {
    everything_can_be_seen(window, what, |window| window.dialog().children_recursive().collect());
}

/// What leads anywhere can be reached by the pointer at every width.
fn everything_around_the_view_is_on_screen(window: &Window, width: f32) {
    let menu = window.harness.root().children_recursive().find(|node| node.accesskit_node().role() == Role::Menu);
    let bar = menu.expect("there is a bar at the top");
    let is_reached = |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Button | Role::SearchInput);
    let buttons = bar.children_recursive().filter(is_reached);
    let tabs = window.harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Tab);
    let things: Vec<Node<'_>> = buttons.chain(tabs).collect();
    for (position, thing) in things.iter().enumerate() {
        let rect = thing.rect();
        assert!(on_screen(window, *thing), "{:?} at {width}: {rect:?}", name(*thing));
        let covered = things[..position].iter().find(|other| other.rect().shrink(1.0).intersects(rect.shrink(1.0)));
        assert!(covered.is_none(), "{:?} and {:?} at {width} overlap", name(*thing), covered.and_then(|other| name(*other)));
    }
}

#[test]
fn every_view_of_chengdu_in_traditional_chinese() {
    draw_every_view(&Origin::CHENGDU, Language::Hant);
}

#[test]
fn every_view_of_chengdu_in_simplified_chinese() {
    draw_every_view(&Origin::CHENGDU, Language::Hans);
}

#[test]
fn every_view_of_chengdu_in_english() {
    draw_every_view(&Origin::CHENGDU, Language::En);
}

#[test]
fn every_view_of_the_example_in_traditional_chinese() {
    draw_every_view(&Origin::EXAMPLE_TOWN, Language::Hant);
}

#[test]
fn every_view_of_the_example_in_simplified_chinese() {
    draw_every_view(&Origin::EXAMPLE_TOWN, Language::Hans);
}

#[test]
fn every_view_of_the_example_in_english() {
    draw_every_view(&Origin::EXAMPLE_TOWN, Language::En);
}

/// A record that cannot be read, one that leads nowhere, and one without evidence.
const BROKEN: &str = r#"(schema: 1, id: "broken", title: "broken", terms: [
    (id: "lost", name: "lost", gloss: "lost", about: 7),
    (id: "astray", name: "astray", gloss: "astray", about: ["nowhere"]),
])"#;

#[test]
fn a_list_of_problems_in_every_language() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("broken.ron"), BROKEN).expect("a file");
    for language in Language::ALL {
        let mut window = Setting { language, home: home.path().to_owned(), ..Setting::default() }.open();
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        window.type_text("~/broken.ron");
        window.key(Modifiers::NONE, Key::Enter);
        window.until("the broken file is read", |state| state.busy.is_none());
        let problems = &window.state().session().open.as_ref().expect("it opens").loaded.problems;
        let expected: Vec<String> = problems.iter().map(|problem| wording::problem(words(language), problem)).collect();
        assert!(expected.len() > 2);
        window.assert_shows(&expected);
        let told = window.words().with("status-problems", &[("errors", 2.into()), ("warnings", 1.into())]);
        window.click(Role::Link, &told);
        window.assert_shows(&expected);
    }
}

/// High enough for every row of the longest table.
const HIGH: Vec2 = vec2(1280.0, 4000.0);

fn open_every_record(origin: &Origin, language: Language) {
    let mut window = Setting { origin: origin.clone(), language, size: HIGH.into(), ..Setting::default() }.open();
    let tab = format!("{} {}", window.say("view-records"), window.dataset().len());
    window.click(Role::Tab, &tab);
    let mut opened = 0;
    let mut missing = BTreeSet::new();
    for record_type in RecordType::ALL {
        let heading = describe::type_heading(words(language), record_type);
        let count = window.dataset().records.count(record_type);
        window.click(Role::ComboBox, window.say("record-type"));
        window.click(Role::Button, &format!("{heading} {count}"));
        let records: Vec<RecordIndex> = window.dataset().indices_of(record_type).collect();
        for (position, index) in records.into_iter().enumerate() {
            open_record(&mut window, position, index);
            missing.extend(links_missing(&window, index));
            opened += 1;
        }
    }
    assert_eq!(opened, window.dataset().len());
    assert!(missing.is_empty(), "the details leave out {missing:#?}");
}

/// Opens the record at `index`, whose row stands at `position` among those of its type.
fn open_record(window: &mut Window, position: usize, index: RecordIndex) {
    let id = window.dataset().record(index).id().clone();
    let title = window.title(id.as_str());
    // The order of a table that nobody has sorted is that of the document, where two records may well have the same title.
    let record_type = window.dataset().type_of(index);
    let rows = rows(window.dataset(), window.words(), record_type);
    let rank = |column| ranks(window.dataset(), window.words(), record_type, column);
    let at =
        sorted(rows.len(), &[Order::default()], rank).iter().position(|row| *row == position).expect("every record has a row");
    let nodes: Vec<Node<'_>> = window.harness.query_all_by_role(Role::Row).collect();
    assert_eq!((nodes.len(), name(nodes[at]).as_ref()), (rows.len(), Some(&title)), "{id}");
    nodes[at].click_accesskit();
    window.settle();
    assert_eq!(window.state().route().record.as_ref(), Some(&id));
    let detail = window.detail();
    only(detail, Role::Heading, &title);
    // A message that is missing shows as its key.
    let is_key = |text: &String| ["silent-change-", "inverse-", "field-", "anchor-"].iter().any(|family| text.contains(family));
    assert_eq!(texts(detail).into_iter().find(is_key), None, "{id}");
}

/// The fields of a record whose links its details do not show, each with the first record that it fails for.
fn links_missing(window: &Window, index: RecordIndex) -> Vec<String> {
    let dataset = window.dataset();
    let links = named(window.detail(), Role::Link);
    let is_missing = |other: RecordIndex| other != index && !links.contains(&describe::title(window.words(), dataset, other));
    let missing = dataset.outgoing(index).iter().filter(|link| is_missing(link.other));
    missing.map(|link| format!("{} of {:?}", link.field(), dataset.type_of(index))).collect()
}

#[test]
fn every_record_of_chengdu_in_traditional_chinese() {
    open_every_record(&Origin::CHENGDU, Language::Hant);
}

#[test]
fn every_record_of_chengdu_in_simplified_chinese() {
    open_every_record(&Origin::CHENGDU, Language::Hans);
}

#[test]
fn every_record_of_chengdu_in_english() {
    open_every_record(&Origin::CHENGDU, Language::En);
}

#[test]
fn every_record_of_the_example_in_traditional_chinese() {
    open_every_record(&Origin::EXAMPLE_TOWN, Language::Hant);
}

#[test]
fn every_record_of_the_example_in_simplified_chinese() {
    open_every_record(&Origin::EXAMPLE_TOWN, Language::Hans);
}

#[test]
fn every_record_of_the_example_in_english() {
    open_every_record(&Origin::EXAMPLE_TOWN, Language::En);
}

/// Widths at which facets stand beside a list, at which they do not, and at which details take the whole room.
const FINDING_WIDTHS: [f32; 3] = [640.0, 1000.0, 1280.0];

/// Everything that searching, narrowing, selecting and exporting shows, in both themes and at every width.
fn draw_everything_for_finding(language: Language) {
    let mut window = Setting { language, ..Setting::default() }.open();
    let body = window.title("new-economy-commission");
    for theme in ["theme-light", "theme-dark"] {
        window.press("menu-theme");
        window.press(theme);
        for width in FINDING_WIDTHS {
            window.harness.set_size(vec2(width, 800.0));
            window.settle();

            window.key(Modifiers::COMMAND, Key::Num5);
            window.assert_shows(&[window.say("search-guide"), window.say("search-example-has-means")]);
            everything_around_the_view_is_on_screen(&window, width);
            window.search("新经济");
            only(window.harness.root(), Role::Link, &body);
            everything_around_the_view_is_on_screen(&window, width);
            window.search("新經際 level:galactic");
            window.assert_shows(&[window.say("results-nearest")]);
            everything_around_the_view_is_on_screen(&window, width);

            window.search("成都 -計畫 level:municipal");
            window.key(Modifiers::COMMAND, Key::Num2);
            assert!(window.harness.query_all_by_role(Role::Row).count() > 1);
            everything_around_the_view_is_on_screen(&window, width);
            window.key(Modifiers::NONE, Key::Escape);
            window.key(Modifiers::COMMAND, Key::A);
            assert!(window.selected().len() > 1);
            window.assert_shows(&[window
                .words()
                .with("notice-selected", &[("added", window.selected().len().into()), ("removed", 0.into())])]);
            everything_around_the_view_is_on_screen(&window, width);
            let mut menus = vec![tray(&window), format!("{} ▼", window.say("table-columns"))];
            // Beside the list there is room for the facets only in a wide window.
            menus.extend((width == FINDING_WIDTHS[0]).then(|| format!("{} ▼", window.say("facets-title"))));
            for menu in menus {
                let around = names(&window);
                window.click(Role::Button, &menu);
                let inside: BTreeSet<String> = names(&window).difference(&around).cloned().collect();
                assert!(inside.len() > 3, "{menu} shows {inside:?}");
                everything_can_be_seen(&mut window, &format!("{menu} at {width}"), |window| {
                    let is_new = |node: &Node<'_>| name(*node).is_some_and(|name| inside.contains(&name));
                    window.harness.root().children_recursive().filter(is_new).collect()
                });
                window.key(Modifiers::NONE, Key::Escape);
                assert_eq!(names(&window), around, "{menu} is closed");
            }
            window.key(Modifiers::COMMAND, Key::E);
            for key in ["export-name-html", "export-name-csv", "export-name-md"] {
                window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::RadioButton, window.say(key)));
                let count = window.state().listed().map_or(0, <[RecordIndex]>::len);
                let listed = window.words().with("export-scope-listed", &[("count", count.into())]);
                window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::RadioButton, &listed));
                everything_in_the_dialog_can_be_seen(&mut window, &format!("the export form at {width}"));
            }
            window.key(Modifiers::NONE, Key::Escape);
            // The tables of other types, with a filter that leaves nothing of one.
            window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
            window.search("2123.3億");
            window.key(Modifiers::COMMAND, Key::Num2);
            window.assert_shows(&[window.say("action-show-results")]);
            everything_around_the_view_is_on_screen(&window, width);
            window.clear_filter();
        }
    }
}

fn tray(window: &Window) -> String {
    window.words().with("tray-button", &[("count", window.selected().len().into())])
}

fn names(window: &Window) -> BTreeSet<String> {
    window.texts().into_iter().collect()
}

#[test]
fn everything_for_finding_in_traditional_chinese() {
    draw_everything_for_finding(Language::Hant);
}

#[test]
fn everything_for_finding_in_simplified_chinese() {
    draw_everything_for_finding(Language::Hans);
}

#[test]
fn everything_for_finding_in_english() {
    draw_everything_for_finding(Language::En);
}
