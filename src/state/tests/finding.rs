//! Looking for records: what is sought when, what becomes of it, and what is selected by it.

use super::*;
use crate::model::{RecordIndex, RecordType};
use crate::query::Request;
use crate::query::{self, Constraint, Facet};

/// Runs searches as they are asked for and returns what was asked for last.
fn after(steps: Vec<Step>) -> (State, String) {
    let mut state = State::new(Settings::default(), person());
    let mut last = String::new();
    for step in steps {
        let effects = match step {
            Do(command) => state.apply(command),
            Hear(event) => state.receive(event),
        };
        for effect in effects {
            if let Effect::Find(open, request) = &effect {
                last = print_effect(&effect);
                let found = query::find(&open.loaded, &open.index(), request, &mut |_| {}, &|| false);
                let found = found.expect("nobody cancels");
                assert!(state.receive(Event::Found(open.clone(), Box::new(found))).is_empty());
            }
        }
    }
    (state, last)
}

fn search(text: &str) -> Step {
    Do(Command::Search(text.to_owned()))
}

fn term(value: &str) -> Constraint {
    Constraint { facet: Facet::Type, value: value.into(), excluded: false }
}

#[test]
fn what_is_wanted_is_sought() {
    let show = |view| Do(Command::Show(view));
    let cases: [(&str, Vec<Step>, &str, &str, usize); 11] = [
        ("a list of everything", vec![show(View::Search)], "search", "find ''", 3),
        ("words lead to what is found", vec![search("b")], "search", "find 'b'", 1),
        ("words that are gone leave one there", vec![search("b"), search("")], "search", "find ''", 3),
        ("a table narrows to its type", vec![search("b"), show(View::Agencies)], "agencies", "find 'b' among agency", 0),
        (
            "words taken away lead nowhere",
            vec![search("b"), show(View::Agencies), search("")],
            "agencies",
            "find '' among agency",
            0,
        ),
        (
            "nor do those beside a constraint",
            vec![search("b type:term"), show(View::Agencies), Do(Command::DropWords)],
            "agencies",
            "find 'type:term' among agency",
            0,
        ),
        ("a constraint leads to a list", vec![Do(Command::Narrow(term("term")))], "search", "find 'type:term'", 3),
        (
            "but not away from one",
            vec![show(View::Records(RecordType::Term)), Do(Command::Narrow(term("term")))],
            "records/term",
            "find 'type:term' among term",
            3,
        ),
        (
            "twice is not at all",
            vec![Do(Command::Narrow(term("term"))), Do(Command::Narrow(term("term")))],
            "search",
            "find ''",
            3,
        ),
        (
            "what was typed can be taken back",
            vec![search("b type:term"), Do(Command::Widen(term("term")))],
            "search",
            "find 'b'",
            1,
        ),
        (
            "everything can",
            vec![search("b"), Do(Command::Narrow(term("term"))), run(Action::ClearFilter)],
            "search",
            "find ''",
            3,
        ),
    ];
    for (name, steps, route, sought, found) in cases {
        let (state, last) = after(then(steps));
        assert_eq!((state.route().to_string().as_str(), last.as_str()), (route, sought), "{name}");
        assert_eq!(state.listed().map(<[RecordIndex]>::len), Some(found), "{name}");
    }
}

#[test]
fn the_opposite_takes_the_place_of_a_constraint() {
    let without = Constraint { excluded: true, ..term("term") };
    let (state, last) = after(then([Do(Command::Narrow(term("term"))), Do(Command::Narrow(without))]));
    assert_eq!((last.as_str(), state.library.active.filter.constraints.len()), ("find '-type:term'", 1));
}

#[test]
fn findings_that_nobody_wants_any_more_are_dropped() {
    let mut state = with_small();
    let open = state.library.active.open.clone().unwrap();
    let found = |text: &str| {
        let request = Request { query: query::Query::parse(text), scope: None };
        Box::new(query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).unwrap())
    };
    state.apply(Command::Search("a".to_owned()));
    state.apply(Command::Search("b".to_owned()));
    state.receive(Event::Found(open.clone(), found("a")));
    assert!(state.library.active.found.is_none());
    state.receive(Event::Found(open.clone(), found("b")));
    assert_eq!(state.listed().map(<[RecordIndex]>::len), Some(1));
    let (other, _) = after(then([Do(Command::Open(file("/b"))), loaded(2, file("/b"), "other", &["x"])]));
    let mut other = other;
    other.apply(Command::Search("b".to_owned()));
    other.receive(Event::Found(open.clone(), found("b")));
    assert!(other.session().found.is_none(), "the records of another dataset");
}

#[test]
fn what_is_listed_is_selected_and_taken_back() {
    let cases: [(&str, Vec<Step>, &str); 6] = [
        ("what is listed", vec![search("b"), run(Action::SelectListed)], "b"),
        ("what is listed joins what was selected", vec![select(&["c"], true), search("b"), run(Action::SelectListed)], "b,c"),
        ("the rest of the list", vec![select(&["a"], true), run(Action::ShowResults), run(Action::InvertListed)], "b,c"),
        ("only the list is turned round", vec![select(&["a"], true), search("b"), run(Action::InvertListed)], "a,b"),
        (
            "one step back",
            vec![select(&["a"], true), run(Action::ShowResults), run(Action::SelectListed), run(Action::UndoSelection)],
            "a",
        ),
        (
            "all steps back, and no further",
            vec![
                select(&["a"], true),
                run(Action::ClearSelection),
                run(Action::UndoSelection),
                run(Action::UndoSelection),
                run(Action::UndoSelection),
            ],
            "",
        ),
    ];
    for (name, steps, expected) in cases {
        let (state, _) = after(then(steps));
        assert_eq!(listed(state.selected_ids().into_iter()), expected, "{name}");
        let settings = state.settings_to_save().into_settings();
        let kept = settings.selections.get(&Id::from("small")).map(|kept| listed(kept.iter())).unwrap_or_default();
        assert_eq!(kept, expected, "{name}: what is kept");
    }
}

#[test]
fn a_filter_comes_back_with_its_dataset() {
    let other = || [Do(Command::Open(file("/b"))), loaded(2, file("/b"), "other", &["x"]), run(Action::ShowResults)];
    let again = [Do(Command::Open(file("/c"))), loaded(3, file("/c"), "small", &["a", "b"]), run(Action::ShowResults)];
    let (state, last) = after(then([search("b"), Do(Command::Narrow(term("term")))].into_iter().chain(other())));
    assert_eq!((state.library.active.filter.is_empty(), last.as_str()), (true, "find ''"));
    let (state, last) = after(then([search("b"), Do(Command::Narrow(term("term")))].into_iter().chain(other()).chain(again)));
    assert_eq!((state.library.active.filter.text.as_str(), last.as_str()), ("b", "find 'b type:term'"));
}

#[test]
fn the_best_record_is_opened() {
    let (state, _) = after(then([search("b"), Do(Command::OpenBest)]));
    assert_eq!(state.route().to_string(), "search#b");
    let mut state = with_small();
    let open = state.library.active.open.clone().unwrap();
    state.apply(Command::Search("c".to_owned()));
    state.apply(Command::OpenBest);
    assert_eq!(state.route().to_string(), "search", "not before it is found");
    let request = Request { query: query::Query::parse("c"), scope: None };
    let found = query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).unwrap();
    state.receive(Event::Found(open, Box::new(found)));
    assert_eq!(state.route().to_string(), "search#c");
    let (state, _) = after(then([Do(Command::OpenBest)]));
    assert_eq!(state.route().to_string(), "overview", "where nothing was asked for, nothing is best");
}

#[test]
fn only_what_is_found_in_full_is_the_list() {
    let mut state = with_small();
    let open = state.library.active.open.clone().unwrap();
    state.apply(Command::Search("b".to_owned()));
    let request = Request { query: query::Query::parse("b"), scope: None };
    let found = query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).unwrap();
    for (complete, expected) in [(false, ""), (true, "b")] {
        state.receive(Event::Found(open.clone(), Box::new(query::Findings { complete, ..found.clone() })));
        state.apply(Command::Run(Action::SelectListed));
        assert_eq!(
            (listed(state.selected_ids().into_iter()), state.count_of(Scope::Listed)),
            (expected.to_owned(), expected.len())
        );
    }
    state.apply(Command::Show(View::Overview));
    assert_eq!(state.count_of(Scope::Listed), 3, "where no list is on screen, nothing narrows one");
}

#[test]
fn a_table_says_its_own_type_and_no_other() {
    let show = Do(Command::Show(View::Records(RecordType::Term)));
    let (state, _) = after(then([search("type:agency,term b"), show]));
    assert_eq!(state.filter_in_use().as_deref(), Some("b type:term"));
}

#[test]
fn enter_waits_for_its_own_search_only() {
    let mut state = with_small();
    state.apply(Command::Search("b".to_owned()));
    state.apply(Command::OpenBest);
    state.apply(Command::Narrow(term("term")));
    let (open, request) =
        (state.library.active.open.clone().unwrap(), Request { query: state.library.active.filter.query(), scope: None });
    let found = query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).unwrap();
    state.receive(Event::Found(open, Box::new(found)));
    assert_eq!(state.route().to_string(), "search", "something else was wanted since");
    let (state, _) = after(then([search("b"), Do(Command::Show(View::Overview)), Do(Command::OpenBest)]));
    assert_eq!(state.route().to_string(), "search#b", "words that are there already are looked for");
}

#[test]
fn an_id_that_stands_twice_is_turned_round_once() {
    let twice = vec![Do(Command::Open(file("/b"))), loaded(1, file("/b"), "twice", &["a", "a", "b"])];
    let (state, _) = after(twice.into_iter().chain([run(Action::ShowResults), run(Action::InvertListed)]).collect());
    assert_eq!(listed(state.selected_ids().into_iter()), "a,b");
}
