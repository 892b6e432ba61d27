//! Several datasets open at once: each keeps what a person has done with it.

use super::*;

/// The small dataset and another one, which is on screen.
fn two(steps: impl IntoIterator<Item = Step>) -> Vec<Step> {
    let other = [Do(Command::Open(file("/b"))), loaded(2, file("/b"), "other", &["x", "y"])];
    small_open().into_iter().chain(other).chain(steps).collect()
}

fn show(origin: Origin) -> Step {
    Do(Command::ShowSession(origin))
}

#[test]
fn each_session_keeps_its_own() {
    let in_small = || [Do(Command::ShowRecord("b".into())), select(&["a"], true), Do(Command::Search("c".into()))];
    let in_other = || [Do(Command::Show(View::Agencies)), select(&["x"], true)];
    let both = || two([show(Origin::CHENGDU)].into_iter().chain(in_small()).chain([show(file("/b"))]).chain(in_other()));
    let at = |steps: Vec<Step>| both().into_iter().chain(steps).collect();
    let (small, other) = ("small; search#b; selected a", "other; agencies; selected x");
    check([
        ("the one", at(vec![]), other, "save"),
        ("the other", at(vec![show(Origin::CHENGDU)]), small, "save"),
        ("by opening it", at(vec![Do(Command::Open(Origin::CHENGDU))]), small, "save"),
        ("the next", at(vec![run(Action::NextSession)]), small, "save"),
        ("round the end", at(vec![run(Action::NextSession), run(Action::NextSession)]), other, "save"),
        ("the one before", at(vec![run(Action::PreviousSession)]), small, "save"),
        ("that on screen", at(vec![show(file("/b"))]), other, ""),
        ("one that is not open", at(vec![show(file("/c"))]), other, ""),
        ("what can be taken back", at(vec![show(Origin::CHENGDU), run(Action::UndoSelection)]), "small; search#b", "save"),
        ("where one was", at(vec![show(Origin::CHENGDU), run(Action::Back)]), "small; overview#b; selected a", ""),
        ("a dialog belongs to one", at(vec![run(Action::Export), run(Action::NextSession)]), small, "save"),
        ("one is closed", at(vec![run(Action::CloseSession)]), small, "save"),
        (
            "and comes back as it was",
            at(vec![run(Action::CloseSession), Do(Command::Open(file("/b"))), loaded(3, file("/b"), "other", &["x", "y"])]),
            other,
            "save",
        ),
        (
            "the beginning is left when all is closed",
            at(vec![show(Origin::CHENGDU), run(Action::CloseSession), run(Action::CloseSession)]),
            "nothing; overview; reading chengdu 0/0",
            "save; load 3 chengdu",
        ),
        (
            "two versions of one dataset",
            at(vec![
                Do(Command::Open(file("/c"))),
                loaded(3, file("/c"), "small", &["a", "b"]),
                select(&["b"], true),
                show(Origin::CHENGDU),
            ]),
            small,
            "save",
        ),
    ]);
}

#[test]
fn a_hidden_session_follows_its_file_when_it_comes_back() {
    let changed = || Hear(Event::FilesChanged { changed: vec!["/b".into()], gone: Vec::new() });
    check([
        ("not while it is hidden", two([show(Origin::CHENGDU), changed()]), "small; overview", ""),
        ("once it is shown", two([show(Origin::CHENGDU), changed(), show(file("/b"))]), "other; overview", "save; reread 3 /b"),
        ("only once", two([show(Origin::CHENGDU), show(file("/b"))]), "other; overview", "save"),
    ]);
}

#[test]
fn what_is_found_in_a_hidden_session_is_dropped() {
    let mut state = with_small();
    let effects = state.apply(Command::Search("a".into()));
    let find = effects.into_iter().find_map(|effect| match effect {
        Effect::Find(open, request) => Some((open, request)),
        _ => None,
    });
    let (open, request) = find.expect("a search is asked for");
    state.apply(Command::Open(file("/b")));
    state.receive(Event::Loaded(Ticket(2), file("/b"), read("other", &["x"]).map(|loaded| as_open(file("/b"), loaded))));
    let findings = crate::query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).expect("nobody cancels it");
    state.receive(Event::Found(open, Box::new(findings)));
    assert!(state.session().found.is_none());
    assert!(
        matches!(state.apply(Command::ShowSession(Origin::CHENGDU)).as_slice(), [.., Effect::Find(..)]),
        "it is sought again"
    );
}

#[test]
fn what_is_derived_in_a_hidden_session_is_dropped() {
    let mut state = with_small();
    let open = state.session().open.clone().expect("a dataset is open");
    open.index();
    assert!(open.index_if_there().is_some());
    state.apply(Command::Open(file("/b")));
    state.receive(Event::Loaded(Ticket(2), file("/b"), read("other", &["x"]).map(|loaded| as_open(file("/b"), loaded))));
    assert!(open.index_if_there().is_none());
    state.apply(Command::ShowSession(Origin::CHENGDU));
    assert!(!open.index().named(&crate::query::Wanted::new("a"), 1).is_empty(), "it is worked out again");
}

/// Everything that belongs to one dataset lies in its session, and the state holds little beside.
#[test]
fn the_state_has_at_most_ten_fields() {
    let State { library, refused, busy, dialog, notice, settings, given, watched, person, tickets } =
        State::new(Settings::default(), person());
    let _ = (library, refused, busy, dialog, notice, settings, given, watched, person, tickets);
}
