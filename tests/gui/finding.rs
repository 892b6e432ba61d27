//! Searching and narrowing: what is typed is found, what is ticked is listed, and the numbers are those of the rows.

use crate::window::{Setting, Window, assert_shows, name, named, only, words};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::model::{Language, Level, RecordType, Vocabulary};
use reform_explorer::query::{Query, Row, marks, rows};
use reform_explorer::state::{Origin, State};
use reform_explorer::words::describe;
use std::path::PathBuf;

/// High enough for every row and every result.
const HIGH: [f32; 2] = [1280.0, 4000.0];

fn high() -> Window {
    Setting { size: HIGH, ..Setting::default() }.open()
}

fn search_box(window: &Window) -> Node<'_> {
    window.the(Role::SearchInput, window.say("search-name"))
}

/// The titles of what was found, from top to bottom: the links that have a box for selecting.
fn results(window: &Window) -> Vec<String> {
    let boxes = named(window.harness.root(), Role::CheckBox);
    let is_result = |title: &String| boxes.contains(&window.words().with("select-record", &[("title", title.as_str().into())]));
    named(window.harness.root(), Role::Link).into_iter().filter(is_result).collect()
}

/// The result that has the keyboard.
fn focused(window: &Window) -> Option<String> {
    let nodes = window.harness.root().children_recursive();
    let mut links = nodes.filter(|node| node.accesskit_node().role() == Role::Link && node.is_focused());
    links.next().and_then(name)
}

/// The rows of the table on screen.
fn listed(window: &Window) -> Vec<String> {
    named(window.harness.root(), Role::Row)
}

/// The values of facets on screen with their counts, from top to bottom.
fn values(window: &Window) -> Vec<(String, usize)> {
    let boxes = named(window.harness.root(), Role::CheckBox).into_iter();
    boxes
        .filter_map(|text| text.rsplit_once(' ').and_then(|(label, count)| Some((label.to_owned(), count.parse().ok()?))))
        .collect()
}

/// Ticks or unticks the value with this label.
fn tick(window: &mut Window, label: &str) {
    let count = values(window).into_iter().find(|(value, _)| value == label).unwrap_or_else(|| panic!("no value {label}")).1;
    window.click(Role::CheckBox, &format!("{label} {count}"));
}

fn tick_level(window: &mut Window, level: Level) {
    let label = window.say(level.code().key);
    tick(window, label);
}

/// The titles of the bodies that `holds` is true of, in the order of the document.
fn bodies(window: &Window, holds: impl Fn(&Row) -> bool) -> Vec<String> {
    let rows = rows(window.dataset(), window.words(), RecordType::Agency);
    let mut titles: Vec<String> = rows.into_iter().filter(holds).map(|row| row.title).collect();
    titles.sort();
    titles
}

fn assert_lists(window: &Window, mut expected: Vec<String>) {
    let mut listed = listed(window);
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
    let total = window.dataset().records.count(RecordType::Agency);
    let count = window.words().with("filter-count", &[("listed", expected.len().into()), ("total", total.into())]);
    window.assert_shows(&[count]);
}

/// The text of a chip for a level.
fn level_chip(window: &Window, key: &'static str, level: Level) -> String {
    let value = window.say(level.code().key);
    window.words().with(key, &[("facet", window.say("facet-level").into()), ("value", value.into())])
}

fn remove_chip(window: &mut Window, chip: &str) {
    let button = window.words().with("filter-chip-remove", &[("chip", chip.into())]);
    window.click(Role::Button, &button);
}

fn idle(state: &State) -> bool {
    state.busy.is_none()
}

#[test]
fn the_box_takes_the_keyboard_and_what_is_found_follows_each_key() {
    let mut window = high();
    assert!(!search_box(&window).is_focused());
    window.key(Modifiers::COMMAND, Key::F);
    assert!(search_box(&window).is_focused());
    let (mut before, mut counts) = (Vec::new(), Vec::new());
    for (key, typed) in [("新", "新"), ("经", "新经"), ("济", "新经济")] {
        window.type_text(key);
        assert_eq!((window.route().as_str(), search_box(&window).value().as_deref()), ("search", Some(typed)));
        assert!(search_box(&window).is_focused(), "what is found does not take the keyboard");
        let shown = results(&window);
        assert!(shown.contains(&"市新經濟發展委員會".to_owned()), "{typed}: {shown:?}");
        // Of a type with many records only the best are shown, and another may come up with the next key.
        let records = window.state().session().found.as_ref().expect("something is found").records.clone();
        let found: Vec<String> =
            records.iter().map(|record| describe::title(window.words(), window.dataset(), *record)).collect();
        assert!(shown.iter().all(|title| found.contains(title)));
        assert!(before.is_empty() || found.iter().all(|title| before.contains(title)), "{typed}");
        counts.push(found.len());
        before = found;
    }
    assert!(counts[2] < counts[0], "{counts:?}");
    // What is there is selected, so that the next word takes its place.
    window.key(Modifiers::COMMAND, Key::F);
    window.type_text("xjj");
    assert_eq!(search_box(&window).value().as_deref(), Some("xjj"));
}

#[test]
fn what_is_found_stands_under_its_type_with_the_field_in_which_it_was_found() {
    let mut window = high();
    window.search("機構");
    let is_shown = |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Heading | Role::Link);
    let results = results(&window);
    let mut nodes: Vec<Node<'_>> = window.harness.root().children_recursive().filter(is_shown).collect();
    nodes.sort_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for node in nodes {
        let name = name(node).expect("headings and links have names");
        match (node.accesskit_node().role(), groups.last_mut()) {
            (Role::Heading, _) => groups.push((name, Vec::new())),
            (_, Some((_, titles))) if results.contains(&name) => titles.push(name),
            _ => {}
        }
    }
    // The first heading is that of the view.
    assert_eq!(groups.remove(0), (window.say("view-search").to_owned(), Vec::new()));
    let found = window.state().session().found.clone().expect("something is found");
    assert!(found.groups.len() > 3);
    let title = |record| describe::title(window.words(), window.dataset(), record);
    let expected: Vec<(String, Vec<String>)> = found
        .groups
        .iter()
        .map(|group| {
            let heading = format!("{} {}", describe::type_heading(window.words(), group.record_type), group.hits.len());
            (heading, group.hits.iter().take(12).map(|hit| title(hit.record)).collect())
        })
        .collect();
    assert_eq!(groups, expected);
    let longest = found.groups.iter().map(|group| group.hits.len()).max().expect("there are groups");
    let more = window.words().with("results-more", &[("count", (longest - 12).into())]);
    only(window.harness.root(), Role::Link, &more);

    // A text that no name has: the summary of a body, and the words of the source behind an event.
    for (typed, id, field) in
        [("黨委還是政府", "new-economy-commission", "summary"), ("審查等權限", "empower-eastern-office", "evidence")]
    {
        window.search(typed);
        let index = window.dataset().find(id).expect("it is there");
        only(window.harness.root(), Role::Link, &window.title(id));
        let label = describe::searched_label(window.words(), window.dataset().type_of(index), field).to_owned();
        let told = window.words().with("results-found-in", &[("field", label.into())]);
        window.assert_shows(&[told.as_str(), typed]);
    }
}

#[test]
fn records_are_found_in_either_script_by_sound_and_as_numbers() {
    let mut window = high();
    for (typed, id, marked) in [
        ("新经济", "new-economy-commission", "新經濟"),
        ("新經濟", "new-economy-commission", "新經濟"),
        ("xjj", "new-economy-commission", "新經濟"),
        ("xinjingji", "new-economy-commission", "新經濟"),
        ("new economy", "new-economy-commission", ""),
        ("4.6万", "metric-new-economy-firms", ""),
        ("46,000", "metric-new-economy-firms", ""),
        ("2123.3億", "metric-foreign-trade", ""),
        ("212.33 billion", "metric-foreign-trade", ""),
    ] {
        window.search(typed);
        let title = window.title(id);
        assert!(results(&window).contains(&title), "{typed} finds {:?}", results(&window));
        assert!(!results(&window).contains(&"行政審批局".to_owned()), "{typed} finds everything");
        // The name is heard whole, and the marks lie in it where the words stand.
        let parts: String = marks(&Query::parse(typed), &title).into_iter().map(|mark| &title[mark]).collect();
        assert_eq!(parts, marked, "{typed}");
    }
    window.click(Role::Button, "English");
    window.search("new economy");
    let title = window.title("new-economy-commission");
    let parts: Vec<&str> = marks(&Query::parse("new economy"), &title).into_iter().map(|mark| &title[mark]).collect();
    assert!(results(&window).contains(&title));
    assert_eq!(parts, ["New", "Economy"]);
}

#[test]
fn the_keyboard_goes_from_the_box_into_the_results_and_back() {
    let mut window = Setting::default().open();
    // Enter comes before anything can have been found: both keys are there in one frame.
    window.key(Modifiers::COMMAND, Key::F);
    let enter = Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    window.harness.input_mut().events.extend([Event::Text("新经济发展委员会".to_owned()), enter]);
    window.settle();
    assert_eq!(window.route(), "search#new-economy-commission");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.route(), "search");
    window.search("新经济");
    let titles = results(&window);
    window.key(Modifiers::NONE, Key::Enter);
    let best = window.state().route().record.clone().expect("a record is current");
    assert_eq!(window.title(best.as_str()), titles[0]);
    window.key(Modifiers::NONE, Key::Escape);

    window.key(Modifiers::COMMAND, Key::F);
    for (key, expected) in [
        (Key::ArrowDown, Some(0)),
        (Key::ArrowDown, Some(1)),
        (Key::ArrowDown, Some(2)),
        (Key::ArrowUp, Some(1)),
        (Key::ArrowUp, Some(0)),
        (Key::ArrowUp, None),
        (Key::ArrowDown, Some(0)),
        (Key::ArrowDown, Some(1)),
    ] {
        window.key(Modifiers::NONE, key);
        assert_eq!(focused(&window), expected.map(|at| titles[at].clone()), "{key:?}");
        assert_eq!(search_box(&window).is_focused(), expected.is_none(), "{key:?}");
    }
    assert_eq!(window.route(), "search", "moving does not open");
    window.key(Modifiers::NONE, Key::Space);
    assert_eq!(window.selected().iter().map(|id| window.title(id)).collect::<Vec<_>>(), [titles[1].clone()]);
    assert_eq!((window.route().as_str(), focused(&window)), ("search", Some(titles[1].clone())), "selecting does not open");
    window.key(Modifiers::NONE, Key::Enter);
    let opened = window.state().route().record.clone().expect("a record is current");
    assert_eq!(window.title(opened.as_str()), titles[1]);
    assert_eq!(window.selected().len(), 1, "opening does not select");

    // The rows beyond the last one on screen are reached as well.
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::F);
    for title in &titles {
        window.key(Modifiers::NONE, Key::ArrowDown);
        assert_eq!(focused(&window).as_ref(), Some(title));
        let link = window.harness.root().children_recursive().find(Node::is_focused).expect("it has the keyboard");
        assert!(window.harness.ctx.content_rect().contains(link.rect().center()), "{title} is off screen: {:?}", link.rect());
    }
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).as_ref(), titles.last(), "there is nothing below");
}

#[test]
fn where_nothing_is_found_the_window_says_what_was_searched_and_offers_names() {
    let mut window = Setting::default().open();
    window.search("新經際");
    assert_eq!(results(&window), [""; 0]);
    let total = window.dataset().len();
    window
        .assert_shows(&[window.words().with("results-none", &[("count", total.into())]).as_str(), window.say("results-nearest")]);
    let title = window.title("new-economy-commission");
    window.click(Role::Link, &title);
    assert_eq!(window.route(), "search#new-economy-commission");
    // What is like nothing is offered nothing.
    window.search("zzzzzzzz");
    let texts = window.texts();
    assert!(!texts.iter().any(|text| text == window.say("results-nearest")), "{texts:?}");
    window.assert_shows(&[window.words().with("results-none", &[("count", total.into())])]);
}

#[test]
fn every_example_of_the_guide_finds_something() {
    for language in Language::ALL {
        let mut window = Setting { language, ..Setting::default() }.open();
        window.key(Modifiers::COMMAND, Key::Num5);
        for example in ["words", "phrase", "without", "pinyin", "number", "date", "field", "silence", "has"] {
            window.assert_shows(&[window.say("search-guide")]);
            let asked = window.words().try_get(&format!("search-example-{example}")).expect("an example");
            let meaning = window.words().try_get(&format!("search-example-{example}-means")).expect("its meaning");
            window.assert_shows(&[meaning]);
            window.click(Role::Link, asked);
            assert_eq!(window.state().session().filter.text, asked);
            let found = window.state().session().found.as_ref().map_or(0, |found| found.records.len());
            assert!(found > 0 && found < window.dataset().len(), "{asked} finds {found} in {language:?}");
            assert!(!results(&window).is_empty(), "{asked}");
            window.press("search-clear");
            assert_eq!(window.state().session().filter.text, "");
        }
    }
}

#[test]
fn the_numbers_beside_values_are_those_of_the_rows() {
    let mut window = high();
    window.tab("機構");
    let all = values(&window);
    assert!(all.len() > 15, "{all:?}");
    for (position, (label, count)) in all.iter().enumerate() {
        // Two facets may have a value of the same name, so that only the place tells them apart.
        let nth = |window: &Window| {
            let text = format!("{label} {count}");
            let twins = all[..position].iter().filter(|other| **other == (label.clone(), *count)).count();
            let mut boxes = crate::window::all(window.harness.root(), Role::CheckBox, &text);
            boxes.sort_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
            boxes[twins].rect().center()
        };
        let place = nth(&window);
        window.harness.hover_at(place);
        window.harness.drag_at(place);
        window.harness.drop_at(place);
        window.settle();
        assert_eq!(listed(&window).len(), *count, "{label}");
        assert_eq!(window.state().session().filter.constraints.len(), 1, "{label}");
        window.clear_filter();
    }
    assert_eq!(values(&window), all);
}

#[test]
fn facets_and_their_values_keep_their_places_when_one_is_ticked() {
    let mut window = high();
    window.tab("機構");
    let labels = |window: &Window| values(window).into_iter().map(|(label, _)| label).collect::<Vec<_>>();
    let headings = |window: &Window| named(window.harness.root(), Role::DisclosureTriangle);
    for text in ["", "局"] {
        window.search(text);
        window.tab("機構");
        let before = (labels(&window), headings(&window));
        let not_stated = window.say("facet-not-stated").to_owned();
        assert!(before.0.contains(&not_stated) && before.1.len() > 5, "{before:?}");
        for level in [Level::Municipal, Level::District] {
            tick_level(&mut window, level);
            assert_eq!((labels(&window), headings(&window)), before, "{text} {level:?}");
        }
        window.clear_filter();
    }
}

#[test]
fn values_of_a_facet_widen_and_those_of_two_narrow() {
    let mut window = high();
    window.tab("機構");
    let (district, township) = (window.say(Level::District.code().key), window.say(Level::Township.code().key));
    let green = window.dataset().find("green").expect("a principle");
    let principle = window.title("green");
    let at = |row: &Row, level| row.levels.contains(&level);

    tick(&mut window, district);
    assert_lists(&window, bodies(&window, |row| at(row, Level::District)));
    tick(&mut window, township);
    let both = bodies(&window, |row| at(row, Level::District) || at(row, Level::Township));
    assert_lists(&window, both.clone());
    tick(&mut window, &principle);
    let fewer = bodies(&window, |row| (at(row, Level::District) || at(row, Level::Township)) && row.principles.contains(&green));
    assert!(!fewer.is_empty() && fewer.len() < both.len());
    assert_lists(&window, fewer);
    for (key, level) in [("filter-chip", Level::District), ("filter-chip", Level::Township)] {
        only(window.harness.root(), Role::Button, &level_chip(&window, key, level));
    }
    // Ticked once more, a value goes.
    tick(&mut window, &principle);
    assert_lists(&window, both);
    // The filter narrows the results and the other tables as well, and one click takes it back.
    window.key(Modifiers::COMMAND, Key::Num5);
    assert!(!results(&window).is_empty());
    let clear = window.say("action-clear-filter");
    window.click(Role::Link, clear);
    assert!(window.state().session().filter.is_empty());
    window.assert_shows(&[window.say("search-guide")]);
    window.tab("機構");
    assert_lists(&window, bodies(&window, |_| true));
}

#[test]
fn a_chip_turns_into_its_opposite_and_goes() {
    let mut window = high();
    window.tab("機構");
    tick_level(&mut window, Level::Township);
    let (chip, opposite) =
        (level_chip(&window, "filter-chip", Level::Township), level_chip(&window, "filter-chip-excluded", Level::Township));
    let townships = bodies(&window, |row| row.levels.contains(&Level::Township));
    let others = bodies(&window, |row| !row.levels.contains(&Level::Township));
    for (now, then, rows) in [(&chip, &opposite, &others), (&opposite, &chip, &townships), (&chip, &opposite, &others)] {
        window.click(Role::Button, now);
        only(window.harness.root(), Role::Button, then);
        assert_lists(&window, rows.clone());
    }
    remove_chip(&mut window, &opposite);
    assert!(window.state().session().filter.is_empty());
    assert_lists(&window, bodies(&window, |_| true));

    // What is typed is a chip as well, and taking that away leaves the words.
    window.search("隊伍 level:township");
    assert_eq!(window.route(), "search");
    window.tab("機構");
    let words = window.words().with("filter-words", &[("words", "隊伍".into())]);
    let found = listed(&window);
    assert!(found.contains(&window.title("township-enforcement-teams")), "{found:?}");
    assert!(found.iter().all(|title| townships.contains(title)) && found.len() < townships.len());
    remove_chip(&mut window, &words);
    assert_eq!(window.state().session().filter.text, "level:township");
    assert_lists(&window, townships.clone());
    window.click(Role::Button, &chip);
    assert_lists(&window, others);
    remove_chip(&mut window, &opposite);
    assert!(window.state().session().filter.is_empty(), "{:?}", window.state().session().filter);
    // So does the cross in the box, and one stays in the table.
    window.search("隊伍");
    window.tab("機構");
    window.press("search-clear");
    assert_eq!((window.route().as_str(), window.state().session().filter.is_empty()), ("agencies", true));
}

#[test]
fn a_value_that_nothing_has_is_named() {
    let mut window = Setting::default().open();
    window.search("level:galactic");
    let told =
        window.words().with("filter-unknown-value", &[("facet", window.say("facet-level").into()), ("value", "galactic".into())]);
    window.assert_shows(&[told.as_str()]);
    window.tab("機構");
    window.assert_shows(&[told.as_str()]);
    assert_eq!(listed(&window), [""; 0]);
    // The same value under a name that it has is understood, in the language spoken too.
    window.search("層級:鄉鎮（街道）");
    assert!(!window.texts().iter().any(|text| text.contains("galactic")));
    only(window.harness.root(), Role::Button, &level_chip(&window, "filter-chip", Level::Township));
}

#[test]
fn a_filter_is_kept_and_belongs_to_its_dataset() {
    let home = tempfile::tempdir().expect("a folder");
    let file: PathBuf = home.path().join("settings.ron");
    let open = || Setting { size: HIGH, settings_file: Some(file.clone()), ..Setting::default() }.open();
    let mut window = open();
    window.search("隊伍");
    window.tab("機構");
    tick_level(&mut window, Level::Township);
    let narrowed = listed(&window);
    assert!(!narrowed.is_empty());
    drop(window);

    let mut window = open();
    window.tab("機構");
    assert_lists(&window, narrowed.clone());
    assert_eq!(search_box(&window).value().as_deref(), Some("隊伍"));
    only(window.harness.root(), Role::Button, &level_chip(&window, "filter-chip", Level::Township));
    for (action, id, expected) in
        [("action-open-example", "example-town", None), ("action-open-chengdu", "chengdu-2019", Some(narrowed))]
    {
        window.press("menu-main");
        window.press(action);
        window.until("the other dataset is there", idle);
        window.tab("機構");
        assert_eq!((window.dataset().head.id.as_str(), window.state().session().filter.is_empty()), (id, expected.is_none()));
        let all = bodies(&window, |_| true);
        assert_lists(&window, expected.unwrap_or(all));
    }
}

#[test]
fn the_facets_fold_away_and_open_from_a_menu_where_there_is_no_room() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("settings.ron");
    let mut window = Setting { settings_file: Some(file.clone()), ..Setting::default() }.open();
    assert_eq!(values(&window), [], "a page for reading has no facets");
    window.tab("機構");
    assert!(!values(&window).is_empty());
    window.key(Modifiers::COMMAND, Key::L);
    assert_eq!(values(&window), []);
    drop(window);

    let mut window = Setting { settings_file: Some(file.clone()), ..Setting::default() }.open();
    window.tab("機構");
    assert_eq!(values(&window), [], "they stay folded");
    window.press("facets-show");
    assert!(!values(&window).is_empty());
    window.press("facets-hide");
    window.key(Modifiers::COMMAND, Key::L);
    assert!(!values(&window).is_empty());
    drop(window);

    let mut window = Setting { size: [640.0, 4000.0], settings_file: Some(file), ..Setting::default() }.open();
    window.tab("機構");
    assert_eq!(values(&window), [], "there is no room");
    let menu = format!("{} ▼", window.say("facets-title"));
    window.click(Role::Button, &menu);
    assert!(values(&window).len() > 5);
    tick_level(&mut window, Level::Township);
    tick_level(&mut window, Level::District);
    assert!(!values(&window).is_empty(), "the menu stays open");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(values(&window), []);
    let at = |row: &Row, level| row.levels.contains(&level);
    assert_lists(&window, bodies(&window, |row| at(row, Level::Township) || at(row, Level::District)));
}

#[test]
fn the_example_is_searched_like_any_other() {
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, language: Language::En, size: HIGH, ..Setting::default() }.open();
    window.search("23,000");
    let found = results(&window);
    assert!(!found.is_empty() && found.len() < 10, "{found:?}");
    let example = words(Language::En).try_get("search-example-field").expect("an example");
    window.search(example);
    assert!(results(&window).iter().all(|title| !found.contains(title)));
    assert_shows(window.harness.root(), &[level_chip(&window, "filter-chip", Level::Township)]);
}
