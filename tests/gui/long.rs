//! Datasets and texts of any length: long texts cut before they are laid out, long lists a page at a time, long tables put in order in
//! the background, facets of many values drawn as far as they are in sight.

use crate::window::{Setting, Window, named, texts};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Shape, TouchPhase, ViewportCommand, ViewportId, vec2};
use reform_explorer::limits;
use reform_explorer::model::RecordType;
use reform_explorer::query::Column;
use reform_explorer::state::Origin;
use std::collections::BTreeSet;
use tempfile::TempDir;

/// How many bodies are parts of the first one, and how many places there are.
const OFFICES: usize = 130;
/// How many terms there are, more than are put in order within a frame.
const TERMS: usize = 5_200;

/// A window with a body of many parts, places of as many names, and terms whose names are not in the order of the file. It begins at
/// a place.
fn window(place: &str) -> (Window, TempDir) {
    let all = |record: fn(usize) -> String, count: usize| (0..count).map(record).collect::<String>();
    let places = all(|at| format!("(id: \"p{at}\", name: \"鎮{at:03}\"),"), OFFICES);
    let offices = all(|at| format!("(id: \"o{at}\", name: \"處{at:03}\", places: [\"p{at}\"]),"), OFFICES);
    let relations = all(|at| format!("(id: \"r{at}\", kind: part_of, from: \"o{at}\", to: [\"ministry\"]),"), OFFICES);
    let among = all(|at| format!("\"o{at}\","), OFFICES);
    let terms = all(|at| format!("(id: \"t{at}\", name: \"詞{:04}\", gloss: \"g\"),", at * 7 % TERMS), TERMS);
    let text = format!(
        "(schema: 1, id: \"long\", title: \"長\", language: hant, places: [{places}], agencies: [(id: \"ministry\", name: \"部\"),\
         {offices}], relations: [{relations} (id: \"group\", kind: part_of, from: \"ministry\", to: [(text: \"眾\", among: [{among}])])],\
         terms: [{terms}])"
    );
    let home = tempfile::tempdir().expect("a folder");
    let (file, settings_file) = (home.path().join("long.ron"), home.path().join("settings.ron"));
    std::fs::write(&file, text).expect("a file");
    std::fs::write(&settings_file, format!("(places: {{\"long\": \"{place}\"}}, hint_seen: true)")).expect("a file");
    let setting = Setting { origin: Origin::File(file), settings_file: Some(settings_file), ..Setting::default() };
    (setting.open(), home)
}

/// The links of the details that name a part of the body, which are its relations or the parts themselves.
fn relations(window: &Window) -> Vec<String> {
    named(window.detail(), Role::Link).into_iter().filter(|link| link.contains('處')).collect()
}

fn range(window: &Window, from: usize, to: usize) -> String {
    window.words().with("list-range", &[("from", from.into()), ("to", to.into()), ("count", OFFICES.into())])
}

#[test]
fn a_long_list_is_shown_a_page_at_a_time_and_counted_in_full() {
    let (mut window, _home) = window("agencies#ministry");
    let counted = [("heading", window.say("inverse-relation-to").into()), ("count", OFFICES.into())];
    let heading = window.words().with("heading-counted", &counted);
    window.assert_shows(&[heading, range(&window, 1, 50)]);
    let mut seen: Vec<String> = relations(&window);
    assert_eq!(seen.len(), 50);
    for (from, to) in [(51, 100), (101, OFFICES)] {
        window.press("list-later");
        window.assert_shows(&[range(&window, from, to)]);
        let page = relations(&window);
        assert_eq!(page.len(), to - from + 1);
        seen.extend(page);
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), OFFICES, "each is there once");
    // Beyond the last page there is nothing.
    window.press("list-later");
    window.assert_shows(&[range(&window, 101, OFFICES)]);
    window.press("list-first");
    assert_eq!(relations(&window), seen[..50]);
    window.press("list-last");
    assert_eq!(relations(&window), seen[100..]);
    // The keyboard does what the pointer does.
    for (key, expected) in [("list-earlier", &seen[50..100]), ("list-earlier", &seen[..50]), ("list-later", &seen[50..100])] {
        window.the(Role::Button, window.say(key)).focus();
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(relations(&window), expected, "{key}");
    }
}

#[test]
fn the_bodies_named_among_a_group_are_shown_a_page_at_a_time() {
    let (mut window, _home) = window("records/relation#group");
    let mut seen = relations(&window);
    window.assert_shows(&[range(&window, 1, 50)]);
    assert_eq!(seen.len(), 50);
    for (from, to) in [(51, 100), (101, OFFICES)] {
        window.press("list-later");
        window.assert_shows(&[range(&window, from, to)]);
        seen.extend(relations(&window));
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), OFFICES, "each is there once");
}

#[test]
fn a_facet_of_many_values_draws_those_in_sight() {
    let (mut window, _home) = window("agencies");
    let place = window.say("facet-place");
    window.click(Role::DisclosureTriangle, place);
    let values = |window: &Window| {
        let boxes = named(window.harness.root(), Role::CheckBox).into_iter();
        boxes.filter(|name| name.starts_with('鎮')).collect::<Vec<_>>()
    };
    assert_eq!(values(&window).len(), 8);
    // That one body has no place is not folded away.
    let more = window.words().with("facets-more", &[("count", (OFFICES - 8).into())]);
    let not_stated = format!("{} 1", window.say("facet-not-stated"));
    assert!(named(window.harness.root(), Role::CheckBox).contains(&not_stated));
    window.click(Role::Link, &more);
    let shown = values(&window);
    assert!(shown.len() > 8 && shown.len() < 60, "{}", shown.len());
    let mut seen: BTreeSet<String> = shown.into_iter().collect();
    for _ in 0..60 {
        window.harness.event(Event::PointerMoved(egui::pos2(60.0, 500.0)));
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Wheel,
            delta: vec2(0.0, -200.0),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        window.settle();
        assert!(values(&window).len() < 60);
        seen.extend(values(&window));
    }
    assert_eq!(seen.len(), OFFICES, "every value comes in sight");
    assert!(named(window.harness.root(), Role::Link).contains(&window.say("facets-fewer").to_owned()));
}

#[test]
fn a_long_table_shows_the_order_before_until_the_new_one_is_there() {
    let (mut window, _home) = window("records/term");
    let rows = |window: &Window| named(window.harness.root(), Role::Row);
    let file = rows(&window);
    assert_eq!(file[..3], ["詞0000", "詞0007", "詞0014"]);
    window.hold_background(true);
    let heading = window.say("column-title");
    window.the(Role::ColumnHeader, heading).click();
    window.harness.step();
    window.harness.step();
    assert_eq!(window.state().layout(RecordType::Term).orders[0].column, Column::Title);
    if window.state().is_listing() {
        window.assert_shows(&[window.say("table-ordering")]);
        assert_eq!(rows(&window), file);
    }
    window.hold_background(false);
    window.settle();
    let by_title = rows(&window);
    assert_eq!(by_title[..3], ["詞0000", "詞0001", "詞0002"]);
    assert!(!texts(window.harness.root()).iter().any(|text| text == window.say("table-ordering")));
    window.click(Role::ColumnHeader, heading);
    assert_eq!(rows(&window)[..2], ["詞5199", "詞5198"]);
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(window.state().session().selected.len(), TERMS);
    window.press("table-copy");
    let copied = window.take_rows();
    assert_eq!((copied.lines().count(), copied.lines().nth(1).map(|line| line.starts_with("詞5199"))), (TERMS + 1, Some(true)));
}

/// The longest text that is painted, in characters.
fn longest(window: &Window) -> usize {
    fn of(shape: &Shape) -> usize {
        match shape {
            Shape::Text(text) => text.galley.text().chars().count(),
            Shape::Vec(shapes) => shapes.iter().map(of).max().unwrap_or_default(),
            _ => 0,
        }
    }
    window.harness.output().shapes.iter().map(|clipped| of(&clipped.shape)).max().unwrap_or_default()
}

/// Texts of a megabyte with control characters wherever a text can stand, in every view, in details, under the pointer, and found.
#[test]
fn nothing_is_laid_out_that_is_longer_than_a_label() {
    let long = |first: &str| format!("{first}\0\u{1b}{}", "樣".repeat(if first == "文" { 3 * limits::SHOWN } else { 350_000 }));
    let quoted = |first: &str| format!("\"{}\"", long(first));
    let text = format!(
        "(schema: 1, id: \"long\", title: {}, language: hant, notice: {n},
        sources: [(id: \"s\", title: {n}, author: {n}, evidence: [(p: 1, quote: \"q\")])],
        places: [(id: \"p\", name: {n})], principles: [(id: \"pr\", name: {n}, stance: {n})],
        measures: [(id: \"m\", principle: \"pr\", title: {n}, action: {n}, places: [\"p\"])],
        agencies: [(id: \"a\", name: {}, summary: {n}, aliases: [(name: {n}, kind: former)], measures: [\"m\"], places: [\"p\"],
            evidence: [(p: 1, quote: {n}, to: {n})]), (id: {n}, name: {n}), (id: \"b\", name: \"n\", levels: [{}])],
        functions: [(id: \"f\", name: {n})], holdings: [(id: \"h\", agency: \"a\", function: \"f\", role: lead)],
        metrics: [(id: \"me\", name: {n}, value: \"3\", wording: {n}, unit: {n}, statistic: count, qualifier: exact, measure: \"m\", subjects: [\"a\"])],
        terms: [(id: \"t\", name: {n}, gloss: {n}, about: [\"a\"])])",
        quoted("題"),
        quoted("名"),
        "c".repeat(1 << 20),
        n = quoted("文"),
    );
    let home = tempfile::tempdir().expect("a folder");
    let (file, settings_file) = (home.path().join("long.ron"), home.path().join("settings.ron"));
    std::fs::write(&file, text).expect("a file");
    for place in [
        "overview",
        "principle/pr",
        "agencies#a",
        "records/term#t",
        "records/source#s",
        "metrics#me",
        "flow#f",
        "problems#m",
        "source",
    ] {
        std::fs::write(&settings_file, format!("(places: {{\"long\": \"{place}\"}}, hint_seen: true)")).expect("a file");
        let setting =
            Setting { origin: Origin::File(file.clone()), settings_file: Some(settings_file.clone()), ..Setting::default() };
        let mut window = setting.open();
        assert_eq!(window.route(), place);
        let shown = longest(&window);
        assert!(shown > 0 && shown <= limits::SHOWN + 100, "{place}: {shown}");
        let titles =
            window.harness.output().viewport_output[&ViewportId::ROOT].commands.iter().filter_map(|command| match command {
                ViewportCommand::Title(title) => Some(title.clone()),
                _ => None,
            });
        for title in titles {
            assert!(!title.contains(char::is_control) && title.chars().count() < limits::TITLE + 30, "{title:?}");
        }
        assert!(window.texts().iter().all(|text| !text.contains(['\0', '\u{1b}'])), "{place}");
        if place.ends_with("#a") {
            let field = window.say("field-agency-name");
            let copy = window.words().with("shortened-copy", &[("field", field.into())]);
            window.click(Role::Button, &copy);
            assert_eq!(window.take_copied(), Some(long("名")));
        }
        if place == "overview" {
            for query in ["樣樣", "名", "mz", "樣本機關名"] {
                window.search(query);
                assert!(longest(&window) <= limits::SHOWN + 100, "{query}");
            }
        }
    }
}
