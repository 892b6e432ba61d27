//! The table of bodies: order, keyboard, and the difference between the current record and the selected ones.

use crate::window::{Setting, Window, all, named, only, words};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::model::{Language, RecordType};
use reform_explorer::query::{Column, Order, rows, sorted};
use reform_explorer::state::Origin;

fn table(origin: Origin) -> Window {
    let mut window = Setting { origin, ..Setting::default() }.open();
    window.tab("機構");
    window
}

/// The titles of the rows on screen, from top to bottom.
fn shown(window: &Window) -> Vec<String> {
    named(window.harness.root(), Role::Row)
}

/// The row that has the keyboard.
fn focused(window: &Window) -> Option<String> {
    let is_focused = |title: &String| only(window.harness.root(), Role::Row, title).is_focused();
    shown(window).into_iter().find(is_focused)
}

fn selected(window: &Window) -> Vec<&str> {
    window.state().selected.iter().map(|id| id.as_str()).collect()
}

/// The titles of all bodies in an order.
fn titles(window: &Window, order: Order) -> Vec<String> {
    let rows = rows(window.dataset(), words(Language::Hant), RecordType::Agency);
    sorted(&rows, order).into_iter().map(|position| rows[position].title.clone()).collect()
}

#[test]
fn a_heading_orders_by_its_column_and_then_the_other_way_round() {
    let mut window = table(Origin::ExampleTown);
    let all = titles(&window, Order::default());
    assert!(all.len() > 10);
    assert_eq!(shown(&window), all[..shown(&window).len()]);
    for (heading, column) in [
        ("field-agency-name", Column::Title),
        ("field-agency-levels", Column::Level),
        ("field-agency-kinds", Column::Kind),
        ("column-change", Column::Change),
        ("types-principle", Column::Principle),
        ("column-paragraph", Column::Paragraph),
    ] {
        for descending in [false, true] {
            let name = window.say(heading);
            window.click(Role::ColumnHeader, name);
            assert_eq!(window.state().order, Order { column, descending });
            let expected = titles(&window, Order { column, descending });
            assert_eq!(shown(&window), expected[..shown(&window).len()], "{heading} {descending}");
        }
    }
    // The order itself, apart from the query that worked it out: by name from the first to the last, and from the last to the first.
    let orders: [fn(&[String]) -> bool; 2] = [|names| names.is_sorted(), |names| names.iter().rev().is_sorted()];
    for is_ordered in orders {
        window.click(Role::ColumnHeader, window.say("field-agency-name"));
        let names = shown(&window);
        assert!(names.len() > 10 && is_ordered(&names), "{names:?}");
    }
}

#[test]
fn the_keyboard_moves_selects_and_opens() {
    let mut window = table(Origin::Chengdu);
    let titles = titles(&window, Order::default());
    let (first, last) = (titles[0].clone(), titles[titles.len() - 1].clone());
    assert!(!shown(&window).contains(&last), "the table is longer than the window");
    window.click(Role::Row, &first);
    let opened = window.route();
    let page = shown(&window).len();
    for (key, expected) in [
        (Key::ArrowDown, 1),
        (Key::ArrowDown, 2),
        (Key::ArrowUp, 1),
        (Key::Home, 0),
        (Key::ArrowUp, 0),
        (Key::End, titles.len() - 1),
        (Key::ArrowDown, titles.len() - 1),
        (Key::ArrowUp, titles.len() - 2),
        (Key::Home, 0),
    ] {
        window.key(Modifiers::NONE, key);
        assert_eq!(focused(&window).as_ref(), Some(&titles[expected]), "{key:?}");
        let row = only(window.harness.root(), Role::Row, &titles[expected]).rect();
        assert!(window.harness.ctx.content_rect().contains_rect(row), "{key:?} leaves its row off screen");
    }
    window.key(Modifiers::NONE, Key::PageDown);
    let moved = titles.iter().position(|title| Some(title) == focused(&window).as_ref()).expect("a row has the keyboard");
    assert!(moved + 2 >= page && moved <= page, "a page of {page} rows moved by {moved}");
    assert_eq!(window.route(), opened, "moving does not open");

    window.key(Modifiers::NONE, Key::Space);
    assert_eq!(selected(&window).iter().map(|id| window.title(id)).collect::<Vec<_>>(), [titles[moved].clone()]);
    assert_eq!(window.route(), opened, "selecting does not open");
    window.key(Modifiers::NONE, Key::Enter);
    let current = window.state().route().record.clone().expect("a record is current");
    assert_eq!(window.title(current.as_str()), titles[moved]);
    assert_eq!(selected(&window).len(), 1, "opening does not select");
    window.key(Modifiers::NONE, Key::Space);
    assert_eq!(selected(&window), [""; 0]);
}

#[test]
fn the_keyboard_stays_with_its_record_when_the_order_changes() {
    let mut window = table(Origin::ExampleTown);
    let by_name = titles(&window, Order { column: Column::Title, descending: false });
    let page = shown(&window);
    let title =
        page.iter().rev().find(|title| by_name[..page.len()].contains(title)).expect("a row is on both first pages").clone();
    window.click(Role::Row, &title);
    let id = only(window.harness.root(), Role::Row, &title).accesskit_node().id();
    window.click(Role::ColumnHeader, window.say("field-agency-name"));
    assert_eq!(only(window.harness.root(), Role::Row, &title).accesskit_node().id(), id);
}

#[test]
fn the_scroll_bar_leads_to_the_end_and_back() {
    let mut window = table(Origin::Chengdu);
    let titles = titles(&window, Order::default());
    let bar = window.the(Role::ScrollBar, window.say("table-scroll-bar")).rect();
    for (place, expected) in [(bar.center_bottom(), titles.len() - 1), (bar.center(), titles.len() / 2), (bar.center_top(), 0)] {
        // Just inside: the outermost point belongs to what lies beyond.
        let place = bar.shrink(1.0).clamp(place);
        window.harness.drag_at(place);
        window.harness.drop_at(place);
        window.settle();
        assert!(shown(&window).contains(&titles[expected]), "{} is not shown", titles[expected]);
    }
    assert_eq!(shown(&window)[0], titles[0]);
}

#[test]
fn all_are_selected_and_none() {
    let mut window = table(Origin::Chengdu);
    let count = window.dataset().records.count(RecordType::Agency);
    let all_of_them = window.words().with("select-all", &[("count", count.into())]);
    window.click(Role::Button, &all_of_them);
    assert_eq!(window.state().selected.len(), count);
    window.assert_shows(&[
        window.words().with("status-selected", &[("count", count.into())]),
        window.words().with("export-button-count", &[("count", count.into())]),
    ]);
    let toggled = |window: &Window| {
        let rows = named(window.harness.root(), Role::Row);
        rows.into_iter()
            .map(|title| only(window.harness.root(), Role::Row, &title).accesskit_node().toggled())
            .collect::<Vec<_>>()
    };
    assert!(toggled(&window).iter().all(|state| *state == Some(Toggled::True)));
    window.press("select-none");
    assert_eq!(selected(&window), [""; 0]);
    assert!(toggled(&window).iter().all(|state| *state == Some(Toggled::False)));
}

#[test]
fn the_current_record_and_the_selected_ones_are_two_things() {
    let mut window = table(Origin::Chengdu);
    let commission = window.title("new-economy-commission");
    let zone = window.title("zone-bodies");
    let select = |window: &Window, title: &str| window.words().with("select-record", &[("title", title.into())]);

    // A box selects and opens nothing.
    window.click(Role::CheckBox, &select(&window, &commission));
    assert_eq!((selected(&window), window.route().as_str()), (vec!["new-economy-commission"], "agencies"));
    // A row opens and selects nothing.
    window.click(Role::Row, &zone);
    assert_eq!((selected(&window), window.route().as_str()), (vec!["new-economy-commission"], "agencies#zone-bodies"));
    // A link leads on and selects nothing.
    let measure = window.title("measure-functional-zones");
    window.click_on(Modifiers::NONE, |window| all(window.detail(), Role::Link, &measure)[0]);
    assert_eq!((selected(&window).len(), window.route().as_str()), (1, "agencies#measure-functional-zones"));
    // With Ctrl a link selects and leads nowhere, and so does a row.
    let innovation = window.title("innovation");
    window.click_on(Modifiers::COMMAND, |window| all(window.detail(), Role::Link, &innovation)[0]);
    window.click_on(Modifiers::COMMAND, |window| only(window.harness.root(), Role::Row, &zone));
    assert_eq!(selected(&window), ["innovation", "new-economy-commission", "zone-bodies"]);
    assert_eq!(window.route(), "agencies#measure-functional-zones");
    // The same again deselects.
    window.click_on(Modifiers::COMMAND, |window| only(window.harness.root(), Role::Row, &zone));
    window.click(Role::CheckBox, &select(&window, &commission));
    assert_eq!(selected(&window), ["innovation"]);
    // Keys reach the current record from anywhere.
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(selected(&window), ["innovation", "measure-functional-zones"]);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!((selected(&window), window.route().as_str()), (vec![], "agencies#measure-functional-zones"));
}

#[test]
fn a_chip_is_selected_with_ctrl_and_opened_without() {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, "市新經濟發展委員會"));
    assert_eq!((selected(&window), window.route().as_str()), (vec!["new-economy-commission"], "principle/innovation"));
    window.click(Role::Button, "市新經濟發展委員會");
    assert_eq!(selected(&window), ["new-economy-commission"]);
    assert_eq!(window.route(), "principle/innovation#new-economy-commission");
}

#[test]
fn every_type_of_record_has_a_table() {
    let mut window = Setting::default().open();
    let tab = format!("{} {}", window.say("view-records"), window.dataset().len());
    window.click(Role::Tab, &tab);
    for record_type in RecordType::ALL {
        let count = window.dataset().records.count(record_type);
        let heading = reform_explorer::words::describe::type_heading(window.words(), record_type);
        window.click(Role::ComboBox, window.say("record-type"));
        window.click(Role::Button, &format!("{heading} {count}"));
        assert_eq!(window.route(), format!("records/{}", record_type.code()));
        assert_eq!(shown(&window).is_empty(), count == 0, "{heading}");
        if count > 0 {
            window.assert_shows(&[window.words().with("select-all", &[("count", count.into())])]);
        }
    }
}
