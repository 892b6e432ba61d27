//! Long tables, which the background puts in order, and the survey of large datasets.

use super::*;
use crate::derived::is_long;
use crate::model::RecordType;
use crate::query::{Column, Listing, ListingRequest, Ordered, Ranks};

/// More rows than are put in order within a frame.
const MANY: usize = 6_000;

const TERMS: View = View::Records(RecordType::Term);

/// A state in which a dataset with many terms is open, called so that their order is neither that of the file nor its reverse.
fn with_many(count: usize) -> State {
    let names: Vec<String> = (0..count).map(|number| format!("t{}", number * 7 % count)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut state = State::new(Settings::default(), person());
    state.apply(OpenCommand::Open(Origin::CHENGDU));
    state.receive(Event::Loaded(Ticket(1), Origin::CHENGDU, read("many", &names).map(|loaded| as_open(Origin::CHENGDU, loaded))));
    state
}

/// The job among effects, if the background is asked for one.
fn job(effects: &[Effect]) -> Option<&Effect> {
    effects.iter().find(|effect| matches!(effect, Effect::Derive(_, Question::Listing(..))))
}

/// Works a job out and hands the answer back.
fn done(state: &mut State, job: &Effect) -> Vec<Effect> {
    let Effect::Derive(open, question) = job.clone() else { panic!("{job:?} is no job") };
    let answer = question.answer(&open.loaded);
    state.receive(Event::Derived(open, answer))
}

fn sort(state: &mut State, column: Column) -> Vec<Effect> {
    state.apply(Command::Table(RecordType::Term, TableCommand::SortBy(column, false)))
}

/// The rows that the table shows.
fn rows(state: &State) -> Vec<usize> {
    state.session().derived.listing(RecordType::Term).map(|listing| listing.rows.iter().collect()).unwrap_or_default()
}

/// The rows of the terms in an order, put in order here and now.
fn anew(state: &State, column: Column, descending: bool) -> Vec<usize> {
    let open = state.library.active.open.as_ref().expect("a dataset is open");
    let orders = [crate::query::Order { column, descending }];
    let request = ListingRequest::new(open.dataset(), RecordType::Term, &orders, state.language(), None);
    Listing::new(open.dataset(), &Words::new(state.language()), request, &mut Ranks::new()).rows.iter().collect()
}

#[test]
fn a_long_table_is_put_in_order_in_the_background() {
    let mut state = with_many(MANY);
    let effects = state.apply(ViewCommand::Show(TERMS));
    let first = job(&effects).expect("the order is asked for").clone();
    assert!(state.is_listing() && state.is_seeking() && rows(&state).is_empty());
    assert!(done(&mut state, &first).is_empty());
    assert!(!state.is_listing());
    let of_file = rows(&state);
    assert_eq!(of_file, anew(&state, Column::Paragraph, false));

    let effects = sort(&mut state, Column::Title);
    let by_title = job(&effects).expect("another order is asked for").clone();
    assert!(state.is_listing());
    assert_eq!(rows(&state), of_file, "the table stays as it was until the order is there");
    assert!(job(&state.apply(Command::DismissNotice)).is_none(), "it is asked for once");
    done(&mut state, &by_title);
    assert_eq!(rows(&state), anew(&state, Column::Title, false));
    assert_ne!(rows(&state), of_file);

    // The other direction is there at once, and the first one again.
    for descending in [true, false, true] {
        assert!(job(&sort(&mut state, Column::Title)).is_none());
        assert!(!state.is_listing());
        assert_eq!(rows(&state), anew(&state, Column::Title, descending), "{descending}");
    }
    // What is known need not be found out again.
    let effects = state.apply(Command::Table(RecordType::Term, TableCommand::SortBy(Column::Id, true)));
    let known = job(&effects).expect("two orders are sorted anew");
    let Effect::Derive(_, Question::Listing(_, known)) = known else { panic!("{known:?} is no listing") };
    assert!(known.contains_key(&(RecordType::Term, Column::Title, Language::Hant)));
}

#[test]
fn of_several_orders_the_last_one_is_worked_out() {
    let mut state = with_many(MANY);
    let effects = state.apply(ViewCommand::Show(TERMS));
    let first = job(&effects).expect("the order is asked for").clone();
    for column in [Column::Id, Column::Title, Column::Title] {
        assert!(job(&sort(&mut state, column)).is_none(), "the background does one thing at a time");
    }
    let effects = done(&mut state, &first);
    let last = job(&effects).expect("what is wished for by now").clone();
    assert!(rows(&state).is_empty() && state.is_listing());
    done(&mut state, &last);
    assert_eq!(rows(&state), anew(&state, Column::Title, true));

    // One that is turned round while it is worked out answers all the same.
    let effects = sort(&mut state, Column::Id);
    let by_id = job(&effects).expect("another order is asked for").clone();
    sort(&mut state, Column::Id);
    assert!(job(&done(&mut state, &by_id)).is_none());
    assert_eq!(rows(&state), anew(&state, Column::Id, true));
}

#[test]
fn what_belongs_to_another_dataset_is_dropped() {
    let mut state = with_many(MANY);
    let effects = state.apply(ViewCommand::Show(TERMS));
    let old = job(&effects).expect("the order is asked for").clone();
    state.apply(OpenCommand::Open(file("/b")));
    state.receive(Event::Loaded(Ticket(2), file("/b"), read("small", &["a", "b"]).map(|loaded| as_open(file("/b"), loaded))));
    assert!(done(&mut state, &old).is_empty());
    assert!(rows(&state).is_empty() && !state.is_listing());
    // A short table needs no background.
    assert!(job(&state.apply(ViewCommand::Show(TERMS))).is_none());
    assert!(state.session().open.as_ref().is_some_and(|open| !is_long(open.dataset(), RecordType::Term)));
}

#[test]
fn a_defect_while_ordering_is_not_met_again_and_again() {
    let mut state = with_many(MANY);
    state.apply(ViewCommand::Show(TERMS));
    let effects = state.receive(Event::Crashed(None, "x".to_owned(), None));
    assert!(job(&effects).is_none() && !state.is_listing());
    assert!(job(&state.apply(Command::DismissNotice)).is_none());
    // Another order is tried.
    assert!(job(&sort(&mut state, Column::Title)).is_some());
}

#[test]
fn a_filter_narrows_the_rows_in_the_background_as_well() {
    let mut state = with_many(MANY);
    let effects = state.apply(ViewCommand::Show(TERMS));
    let first = job(&effects).expect("the order is asked for").clone();
    done(&mut state, &first);
    let effects = state.apply(FilterCommand::Toggle(crate::query::Constraint {
        facet: crate::query::Facet::Type,
        value: "term".into(),
        excluded: true,
    }));
    let Some(Effect::Find(open, request)) = effects.into_iter().find(|effect| matches!(effect, Effect::Find(..))) else {
        panic!("what is wanted is sought")
    };
    let found = crate::query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false).expect("it is found");
    assert!(found.records.is_empty());
    let effects = state.receive(Event::Found(open, Box::new(found)));
    assert_eq!(rows(&state).len(), MANY, "the table stays as it was");
    let narrowed = job(&effects).expect("the rows are asked for").clone();
    done(&mut state, &narrowed);
    assert!(rows(&state).is_empty() && state.session().derived.listing(RecordType::Term).is_some());
}

#[test]
fn rows_are_worded_in_the_background() {
    let mut state = with_small();
    let effects = state.apply(Command::Table(RecordType::Term, TableCommand::CopyRows(Ordered::of_file(3))));
    assert_eq!(effects.iter().map(print_effect).collect::<Vec<_>>(), ["copy 3 rows of term"]);
    let effects = state.receive(Event::Worded("a\tb".to_owned()));
    assert_eq!(effects.iter().map(print_effect).collect::<Vec<_>>(), ["copy a\tb"]);
    assert!(matches!(state.notice, Some(Notice::Copied)));
}

#[test]
fn problems_are_worded_in_the_background() {
    let mut state = with_small();
    state.apply(OpenCommand::Open(file("/b")));
    state.receive(Event::Loaded(Ticket(2), file("/b"), read("broken", &["bad"]).map(|loaded| as_open(file("/b"), loaded))));
    let effects = state.apply(Command::CopyProblems);
    let [Effect::CopyProblems(open, language)] = effects.as_slice() else { panic!("{effects:?}") };
    let lines = problem_lines(&Words::new(*language), &open.origin, &open.loaded.problems);
    assert_eq!(lines.lines().count(), open.loaded.problems.len());
    assert!(!lines.is_empty() && lines.lines().all(|line| slashed(line.to_owned()).starts_with("/b:")), "{lines}");
}

#[test]
fn a_large_dataset_is_surveyed_once() {
    let mut state = with_small();
    assert!(state.survey().is_some(), "a small one is surveyed as it is looked at");
    state.apply(OpenCommand::Open(file("/b")));
    let names: Vec<String> = (0..20_001).map(|number| format!("t{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let effects =
        state.receive(Event::Loaded(Ticket(2), file("/b"), read("large", &names).map(|loaded| as_open(file("/b"), loaded))));
    let is_survey = |effect: &&Effect| matches!(effect, Effect::Derive(_, Question::Survey));
    let survey = effects.iter().find(is_survey).expect("a survey is asked for");
    assert!(state.survey().is_none());
    assert!(!state.apply(ViewCommand::Show(View::Overview)).iter().any(|effect| is_survey(&effect)));
    let another = read("small", &["a"]).map(|loaded| as_open(file("/c"), loaded)).expect("it can be read");
    done(&mut state, &Effect::Derive(another, Question::Survey));
    assert!(state.survey().is_none(), "another survey");
    done(&mut state, survey);
    assert!(state.survey().is_some());
}
