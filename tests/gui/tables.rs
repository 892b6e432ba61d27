//! The table of bodies: order, keyboard, and the difference between the current record and the selected ones.

use crate::window::{Setting, Window, all, name, named, only, words};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::model::{Language, RecordType};
use reform_explorer::query::{Column, Order, ranks, rows, sorted};
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

/// What orders the table.
fn orders(window: &Window) -> Vec<Order> {
    window.state().layout(RecordType::Agency).orders
}

/// The titles of all bodies in an order.
fn titles(window: &Window, orders: &[Order]) -> Vec<String> {
    let (dataset, words) = (window.dataset(), words(Language::Hant));
    let rows = rows(dataset, words, RecordType::Agency);
    let positions = sorted(rows.len(), orders, |column| ranks(dataset, words, RecordType::Agency, column));
    positions.into_iter().map(|position| rows[position].title.clone()).collect()
}

#[test]
fn a_heading_orders_by_its_column_and_then_the_other_way_round() {
    let mut window = table(Origin::EXAMPLE_TOWN);
    let all = titles(&window, &[Order::default()]);
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
            assert_eq!(orders(&window), [Order { column, descending }]);
            let expected = titles(&window, &[Order { column, descending }]);
            assert_eq!(shown(&window), expected[..shown(&window).len()], "{heading} {descending}");
        }
    }
}

#[test]
fn names_stand_where_readers_of_the_language_look_for_them() {
    let mut window = table(Origin::EXAMPLE_TOWN);
    // 3 and 18 strokes; hé and zhèng; the alphabet.
    for (language, first, last) in [("繁體中文", '上', '鎮'), ("简体中文", '河', '政'), ("English", 'A', 'U')] {
        window.click(Role::Button, language);
        for top in [first, last] {
            let heading = window.say("field-agency-name");
            window.click(Role::ColumnHeader, heading);
            let shown = shown(&window);
            assert!(shown[0].starts_with(top), "{top}: {shown:?}");
        }
    }
}

#[test]
fn the_keyboard_moves_selects_and_opens() {
    let mut window = table(Origin::CHENGDU);
    let titles = titles(&window, &[Order::default()]);
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
    window.key(Modifiers::NONE, Key::PageDown);
    window.key(Modifiers::NONE, Key::PageUp);
    let moved = titles.iter().position(|title| Some(title) == focused(&window).as_ref()).expect("a row has the keyboard");
    assert!(moved + 2 >= page && moved <= page, "a page of {page} rows moved by {moved}");
    assert_eq!(window.route(), opened, "moving does not open");

    window.key(Modifiers::NONE, Key::Space);
    assert_eq!(window.selected().iter().map(|id| window.title(id)).collect::<Vec<_>>(), [titles[moved].clone()]);
    assert_eq!(window.route(), opened, "selecting does not open");
    window.key(Modifiers::NONE, Key::Enter);
    let current = window.state().route().record.clone().expect("a record is current");
    assert_eq!(window.title(current.as_str()), titles[moved]);
    assert_eq!(window.selected().len(), 1, "opening does not select");
    window.key(Modifiers::NONE, Key::Space);
    assert_eq!(window.selected(), [""; 0]);
}

#[test]
fn the_keyboard_stays_with_its_record_when_the_order_changes() {
    let mut window = table(Origin::EXAMPLE_TOWN);
    let by_name = titles(&window, &[Order { column: Column::Title, descending: false }]);
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
    let mut window = table(Origin::CHENGDU);
    let titles = titles(&window, &[Order::default()]);
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
    let mut window = table(Origin::CHENGDU);
    let count = window.dataset().records.count(RecordType::Agency);
    window.press("action-select-listed");
    assert_eq!(window.state().session().selected.len(), count);
    window.assert_shows(&[
        window.words().with("status-selected", &[("count", count.into())]),
        window.words().with("tray-button", &[("count", count.into())]),
    ]);
    let toggled = |window: &Window| {
        let rows = named(window.harness.root(), Role::Row);
        rows.into_iter()
            .map(|title| only(window.harness.root(), Role::Row, &title).accesskit_node().toggled())
            .collect::<Vec<_>>()
    };
    assert!(toggled(&window).iter().all(|state| *state == Some(Toggled::True)));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!(window.selected(), [""; 0]);
    assert!(toggled(&window).iter().all(|state| *state == Some(Toggled::False)));
}

#[test]
fn the_current_record_and_the_selected_ones_are_two_things() {
    let mut window = table(Origin::CHENGDU);
    let commission = window.title("new-economy-commission");
    let zone = window.title("zone-bodies");
    let select = |window: &Window, title: &str| window.words().with("select-record", &[("title", title.into())]);

    // A box selects and opens nothing.
    window.click(Role::CheckBox, &select(&window, &commission));
    assert_eq!((window.selected(), window.route().as_str()), (vec!["new-economy-commission"], "agencies"));
    // A row opens and selects nothing.
    window.click(Role::Row, &zone);
    assert_eq!((window.selected(), window.route().as_str()), (vec!["new-economy-commission"], "agencies#zone-bodies"));
    // A link leads on and selects nothing.
    let measure = window.title("measure-functional-zones");
    window.click_on(Modifiers::NONE, |window| all(window.detail(), Role::Link, &measure)[0]);
    assert_eq!((window.selected().len(), window.route().as_str()), (1, "agencies#measure-functional-zones"));
    // With Ctrl a link selects and leads nowhere, and so does a row.
    let innovation = window.title("innovation");
    window.click_on(Modifiers::COMMAND, |window| all(window.detail(), Role::Link, &innovation)[0]);
    window.click_on(Modifiers::COMMAND, |window| only(window.harness.root(), Role::Row, &zone));
    assert_eq!(window.selected(), ["innovation", "new-economy-commission", "zone-bodies"]);
    assert_eq!(window.route(), "agencies#measure-functional-zones");
    // The same again deselects.
    window.click_on(Modifiers::COMMAND, |window| only(window.harness.root(), Role::Row, &zone));
    window.click(Role::CheckBox, &select(&window, &commission));
    assert_eq!(window.selected(), ["innovation"]);
    // Keys reach the current record from anywhere.
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(window.selected(), ["innovation", "measure-functional-zones"]);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!((window.selected(), window.route().as_str()), (vec![], "agencies#measure-functional-zones"));
}

#[test]
fn a_chip_is_selected_with_ctrl_and_opened_without() {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, "市新經濟發展委員會"));
    assert_eq!((window.selected(), window.route().as_str()), (vec!["new-economy-commission"], "principle/innovation"));
    window.click(Role::Button, "市新經濟發展委員會");
    assert_eq!(window.selected(), ["new-economy-commission"]);
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
            window.assert_shows(&[window.words().with("filter-count", &[("listed", count.into()), ("total", count.into())])]);
        }
    }
}

/// The headings of the table, from left to right, without the signs of its order.
fn headings(window: &Window) -> Vec<String> {
    let is_heading = |node: &Node<'_>| node.accesskit_node().role() == Role::ColumnHeader;
    let mut nodes: Vec<Node<'_>> = window.harness.root().children_recursive().filter(is_heading).collect();
    nodes.sort_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
    nodes.into_iter().filter_map(name).collect()
}

fn open_columns(window: &mut Window) {
    let menu = format!("{} ▼", window.say("table-columns"));
    window.click(Role::Button, &menu);
}

fn say_all<const COUNT: usize>(window: &Window, keys: [&'static str; COUNT]) -> [&'static str; COUNT] {
    keys.map(|key| window.say(key))
}

/// Drags the right edge of the column with this heading by so many points.
fn drag_edge(window: &mut Window, heading: &str, points: f32) {
    // Inside: the edge itself belongs to the next heading.
    let edge = window.the(Role::ColumnHeader, heading).rect().right_center() - vec2(2.0, 0.0);
    window.harness.hover_at(edge);
    window.harness.drag_at(edge);
    window.settle();
    let place = edge + vec2(points, 0.0);
    window.harness.hover_at(place);
    window.settle();
    window.harness.drop_at(place);
    window.settle();
}

#[test]
fn a_table_is_laid_out_by_hand_and_stays_so() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("settings.ron");
    let open = || {
        let mut window = Setting { settings_file: Some(file.clone()), ..Setting::default() }.open();
        window.tab("機構");
        window
    };
    let mut window = open();
    let usual = [
        "field-agency-name",
        "field-agency-levels",
        "field-agency-kinds",
        "column-change",
        "types-principle",
        "column-paragraph",
    ];
    let usual = say_all(&window, usual);
    assert_eq!(headings(&window), usual);
    let width = |window: &Window, heading: &str| window.the(Role::ColumnHeader, heading).rect().width();
    let untouched = width(&window, usual[1]);
    open_columns(&mut window);
    let title = only(window.harness.root(), Role::CheckBox, usual[0]).accesskit_node();
    assert!(title.is_disabled() && title.toggled() == Some(Toggled::True), "the name is always shown");
    // The menu stays open, so that several can be ticked.
    for column in ["field-agency-kinds", "types-measure", "field-any-id"] {
        let label = window.say(column);
        window.click(Role::CheckBox, label);
    }
    window.key(Modifiers::NONE, Key::Escape);
    let chosen = [
        "field-agency-name",
        "field-agency-levels",
        "column-change",
        "types-principle",
        "types-measure",
        "column-paragraph",
        "field-any-id",
    ];
    let chosen = say_all(&window, chosen);
    assert_eq!(headings(&window), chosen);
    let commission = window.title("new-economy-commission");
    let heard = |window: &Window| only(window.harness.root(), Role::Row, &commission).accesskit_node().description();
    let told = heard(&window).unwrap_or_default();
    let parts = ["field-any-id", "types-measure"].map(|key| window.say(key));
    assert!(told.contains(&format!("{}: new-economy-commission", parts[0])), "{told}");
    assert!(told.contains(&format!("{}: {}", parts[1], window.title("measure-new-economy"))), "{told}");

    // By level, and within a level by name, backwards.
    let (level, name) = (window.say("field-agency-levels"), window.say("field-agency-name"));
    window.click(Role::ColumnHeader, level);
    for _ in 0..2 {
        window.click_on(Modifiers::SHIFT, |window| window.the(Role::ColumnHeader, name));
    }
    let by_two = [Order { column: Column::Level, descending: false }, Order { column: Column::Title, descending: true }];
    assert_eq!(orders(&window), by_two);
    let expected = titles(&window, &by_two);
    assert_ne!(expected, titles(&window, &by_two[..1]), "the second order matters");
    assert_eq!(shown(&window), expected[..shown(&window).len()]);
    window.assert_shows(&[format!("{level} ▲1"), format!("{name} ▼2")]);

    let before = width(&window, level);
    drag_edge(&mut window, level, 60.0);
    assert!((width(&window, level) - before - 60.0).abs() < 8.0, "{before} became {}", width(&window, level));
    let right = |window: &Window| window.the(Role::ColumnHeader, chosen[6]).rect().right();
    assert!(right(&window) <= 1280.0);
    assert_eq!(orders(&window), by_two, "dragging does not sort");
    let wide = width(&window, level);
    drop(window);

    let mut window = open();
    assert_eq!(headings(&window), chosen);
    assert_eq!((orders(&window), shown(&window)), (by_two.to_vec(), expected[..shown(&window).len()].to_vec()));
    assert_eq!(width(&window, level), wide);
    open_columns(&mut window);
    window.press("table-reset");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(headings(&window), usual);
    assert_eq!(orders(&window), [Order::default()]);
    assert_eq!(width(&window, level), untouched);
}

#[test]
fn a_table_is_copied_as_spreadsheets_take_it() {
    let mut window = table(Origin::CHENGDU);
    let headings = headings(&window).join("\t");
    let titles = titles(&window, &[Order::default()]);
    window.press("table-copy");
    let copied = window.take_rows();
    window.assert_shows(&[window.say("notice-copied")]);
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines[0], headings);
    assert_eq!(lines[1..].iter().map(|line| line.split('\t').next().unwrap_or_default()).collect::<Vec<_>>(), titles);
    assert!(lines.iter().all(|line| line.split('\t').count() == 6));
    let commission = window.title("new-economy-commission");
    let line = lines.iter().find(|line| line.starts_with(&commission)).expect("it has a line");
    for part in ["市級", window.say("cell-not-stated"), "創新", "¶5"] {
        assert!(line.split('\t').any(|cell| cell == part), "{part} in {line}");
    }

    // Only what is selected, where something is, and only as far as the list shows it.
    for id in ["zone-bodies", "new-economy-commission"] {
        let label = window.words().with("select-record", &[("title", window.title(id).into())]);
        window.click(Role::CheckBox, &label);
    }
    window.press("table-copy");
    let copied = window.take_rows();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, headings.as_str()));
    assert!(lines[1].starts_with(&commission) && lines[2].starts_with(&window.title("zone-bodies")));
    window.search("新經濟");
    window.tab("機構");
    // The key does the same, while a row has the keyboard and not otherwise.
    window.harness.event(Event::Copy);
    window.settle();
    assert_eq!(window.take_copied(), None);
    window.click(Role::Row, &commission);
    window.harness.event(Event::Copy);
    let copied = window.take_rows();
    assert_eq!(copied.lines().collect::<Vec<_>>(), [headings.as_str(), lines[1]]);
}

/// Names that a spreadsheet would run, and one that would break a line.
const DANGEROUS: &str = r#"(schema: 1, id: "dangerous", title: "dangerous", language: hant, agencies: [
    (id: "sum", name: "=1+1"),
    (id: "call", name: "@SUM(A1)"),
    (id: "tab", name: "one\ttwo"),
])"#;

#[test]
fn nothing_that_is_copied_is_a_formula() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("dangerous.ron"), DANGEROUS).expect("a file");
    let mut window = table(Origin::File(home.path().join("dangerous.ron")));
    assert_eq!(shown(&window), ["=1+1", "@SUM(A1)", "one\ttwo"]);
    window.press("table-copy");
    let copied = window.take_rows();
    let lines: Vec<&str> = copied.lines().collect();
    let starts: Vec<&str> = lines[1..].iter().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    assert_eq!(starts, ["'=1+1", "'@SUM(A1)", "one two"]);
    assert!(lines.iter().all(|line| line.split('\t').count() == lines[0].split('\t').count()));
}

#[test]
fn the_count_is_of_records_and_not_of_bodies() {
    let mut window = Setting { size: [1280.0, 4000.0], ..Setting::default() }.open();
    window.tab("機構");
    let rows = rows(window.dataset(), words(Language::Hant), RecordType::Agency);
    let told = |window: &Window, is_listed: &dyn Fn(&str) -> bool| {
        let listed = || rows.iter().filter(|row| is_listed(&row.title));
        let each = listed().filter(|row| row.each).count();
        window.words().with("agencies-intro", &[("count", listed().count().into()), ("each", each.into())])
    };
    let each = rows.iter().filter(|row| row.each).count();
    assert!(each > 0 && each < rows.len());
    window.assert_shows(&[told(&window, &|_| true)]);
    window.search("level:township");
    window.tab("機構");
    let listed = shown(&window);
    assert!(listed.len() < rows.len());
    window.assert_shows(&[told(&window, &|title| listed.contains(&title.to_owned()))]);
}

#[test]
fn where_the_filter_leaves_nothing_of_a_type_the_other_results_are_offered() {
    let mut window = Setting::default().open();
    let metric = window.title("metric-foreign-trade");
    window.search("2123.3億");
    window.tab("機構");
    assert_eq!(shown(&window), [""; 0]);
    let heading = window.say("types-agency");
    let elsewhere = window.state().session().found.as_ref().expect("it was sought").facets[0]
        .values
        .iter()
        .map(|value| value.count)
        .sum::<usize>();
    assert!(elsewhere > 0);
    let total = window.dataset().records.count(RecordType::Agency);
    let count = window.words().with("filter-count", &[("listed", 0.into()), ("total", total.into())]);
    window.assert_shows(&[
        window.words().with("table-nothing-listed", &[("heading", heading.into())]),
        format!("{count}{}", window.words().with("filter-elsewhere", &[("count", elsewhere.into())])),
    ]);
    window.press("action-show-results");
    assert_eq!(window.route(), "search");
    only(window.harness.root(), Role::Link, &metric);
    // And from there the table of the type that was found.
    let as_table = window.say("results-as-table");
    window.click_on(Modifiers::NONE, |window| {
        let link = only(window.harness.root(), Role::Link, &metric).rect();
        let tables = all(window.harness.root(), Role::Link, as_table);
        let above = tables.into_iter().filter(|table| table.rect().top() < link.top());
        above.max_by(|one, other| one.rect().top().total_cmp(&other.rect().top())).expect("the group has a table")
    });
    assert_eq!((window.route().as_str(), shown(&window)), ("records/metric", vec![metric]));
    window.tab("機構");
    window.press("action-clear-filter");
    assert!(shown(&window).len() > 10);
}

#[test]
fn headings_and_rows_belong_to_their_table() {
    let mut window = Setting::default().open();
    window.tab(window.say("view-agencies"));
    let belongs = |node: &Node<'_>| {
        std::iter::successors(node.parent(), NodeT::parent).any(|above| above.accesskit_node().role() == Role::Table)
    };
    for role in [Role::ColumnHeader, Role::Row] {
        let nodes: Vec<Node<'_>> =
            window.harness.root().children_recursive().filter(|node| node.accesskit_node().role() == role).collect();
        assert!(nodes.len() > 2, "{role:?}");
        let outside = nodes.iter().find(|node| !belongs(node));
        assert_eq!(outside.map(|node| name(*node)), None, "{role:?}");
    }
}
