//! What becomes of datasets that are asked for, read, overtaken, cancelled and refused.

use super::*;
use crate::load::{Progress, Stage};

#[test]
fn datasets_are_opened() {
    let progress =
        |ticket| Hear(Event::LoadProgress(Ticket(ticket), Progress { stage: Stage::Records, done: 3, total: 9, records: 1 }));
    let open = |origin| Do(Command::Open(OpenCommand::Open(origin)));
    let begun = |ticket| Hear(Event::Begun(Ticket(ticket), as_open(file("/b"), read("b", &["x"]).expect("a dataset"))));
    check([
        ("reading begins", vec![open(Origin::CHENGDU)], "nothing; overview; reading chengdu 0/0", "load 1 chengdu"),
        ("progress is noted", vec![open(Origin::CHENGDU), progress(1)], "nothing; overview; reading chengdu 350/1000", ""),
        (
            "the beginning of what was overtaken is ignored",
            then([open(file("/a")), open(file("/b")), begun(2)]),
            "small; overview; reading /b 0/0",
            "",
        ),
        ("a beginning is shown", then([open(file("/b")), begun(2)]), "small; overview; reading /b 0/0, begun", ""),
        (
            "a beginning goes with its reading",
            then([open(file("/b")), begun(2), run(Action::CancelWork)]),
            "small; overview",
            "cancel 2",
        ),
        ("a dataset is shown", small_open(), "small; overview", "save"),
        (
            "the latest wins and stops the one before",
            then([open(file("/a")), open(file("/b"))]),
            "small; overview; reading /b 0/0",
            "cancel 2; load 3 /b",
        ),
        (
            "a late answer to what was overtaken is ignored",
            then([open(file("/a")), open(file("/b")), loaded(2, file("/a"), "late", &["x"])]),
            "small; overview; reading /b 0/0",
            "",
        ),
        ("late progress is ignored", then([open(file("/b")), progress(1)]), "small; overview; reading /b 0/0", ""),
        ("reading is cancelled", then([open(file("/b")), run(Action::CancelWork)]), "small; overview", "cancel 2"),
        (
            "what was cancelled and still arrives is ignored",
            then([open(file("/b")), run(Action::CancelWork), loaded(2, file("/b"), "late", &["x"])]),
            "small; overview",
            "",
        ),
        (
            "the answer of a thread that noticed says nothing",
            then([open(file("/b")), Hear(Event::Loaded(Ticket(2), file("/b"), Err(LoadError::Cancelled)))]),
            "small; overview",
            "",
        ),
        ("nothing to cancel", then([run(Action::CancelWork)]), "small; overview", ""),
        (
            "a picked file is read",
            then([Hear(Event::Picked(PathFor::Dataset, "/b".into()))]),
            "small; overview; reading /b 0/0",
            "load 2 /b",
        ),
        (
            "another dataset begins at its beginning",
            then([
                Do(Command::View(ViewCommand::Show(View::Agencies))),
                open(file("/b")),
                loaded(2, file("/b"), "other", &["x"]),
            ]),
            "other; overview",
            "save",
        ),
        (
            "the same dataset leaves one where one is",
            then([
                Do(Command::View(ViewCommand::ShowRecord("a".into()))),
                open(file("/b")),
                loaded(2, file("/b"), "small", &["a"]),
            ]),
            "small; overview#a",
            "save",
        ),
        (
            "a defect in reading is told and ends it",
            then([open(file("/b")), Hear(Event::Crashed(Some(Ticket(2)), "boom".into(), None))]),
            "small; overview; told of a crash: boom",
            "",
        ),
        (
            "a defect in work that was overtaken does not end the new work",
            then([open(file("/a")), open(file("/b")), Hear(Event::Crashed(Some(Ticket(2)), "boom".into(), None))]),
            "small; overview; reading /b 0/0; told of a crash: boom",
            "",
        ),
    ]);
}

#[test]
fn what_was_refused_leaves_what_is_open() {
    let missing = |ticket| {
        let error = LoadError::Io(std::io::ErrorKind::NotFound.into());
        vec![Do(Command::Open(OpenCommand::Open(file("/none")))), Hear(Event::Loaded(Ticket(ticket), file("/none"), Err(error)))]
    };
    let and = |step| then(missing(2).into_iter().chain([step]));
    let unreadable = || {
        let problems = match load::parse("(", &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())) {
            Err(LoadError::Unreadable(problems)) => problems,
            other => panic!("{other:?}"),
        };
        Hear(Event::Loaded(Ticket(2), file("/bad"), Err(LoadError::Unreadable(problems))))
    };
    check([
        ("no file", then(missing(2)), "small; overview; refused /none with 0 problems", ""),
        (
            "no dataset",
            then([Do(Command::Open(OpenCommand::Open(file("/bad")))), unreadable()]),
            "small; overview; refused /bad with 1 problems",
            "",
        ),
        ("the list is closed", and(Do(Command::Open(OpenCommand::DismissRefused))), "small; overview", ""),
        (
            "opening something else closes the list",
            and(Do(Command::Open(OpenCommand::Open(file("/b"))))),
            "small; overview; reading /b 0/0",
            "load 3 /b",
        ),
        ("the first file of all", missing(1), "nothing; overview; refused /none with 0 problems", ""),
    ]);
}

#[test]
fn a_file_with_errors_opens_and_one_step_leads_back() {
    let bad = || [Do(Command::Open(OpenCommand::Open(file("/bad")))), loaded(2, file("/bad"), "other", &["x", "bad"])];
    let at = |before: Vec<Step>, after: Vec<Step>| then(before.into_iter().chain(bad()).chain(after));
    let somewhere = || {
        vec![
            select(&["a"], true),
            select(&["b"], true),
            Do(Command::View(ViewCommand::Show(View::Agencies))),
            Do(Command::View(ViewCommand::ShowRecord("c".into()))),
            Do(Command::Filter(FilterCommand::Search("b".into()))),
        ]
    };
    let back = || vec![run(Action::CloseSession)];
    let open = "other; overview; beside 3 problems; before small";
    check([
        ("it opens with its problems", at(vec![], vec![]), open, "save"),
        (
            "the list is closed",
            at(vec![], vec![Do(Command::View(ViewCommand::ShowProblemsBeside(false)))]),
            "other; overview; before small",
            "",
        ),
        ("what was open comes back", at(vec![], back()), "small; overview", "save"),
        ("as it was", at(somewhere(), back()), "small; search#c; selected a,b", "save"),
        (
            "with what can be taken back",
            at(somewhere(), vec![run(Action::CloseSession), run(Action::UndoSelection)]),
            "small; search#c; selected a",
            "save",
        ),
        (
            "with where one was before",
            at(somewhere(), vec![run(Action::CloseSession), run(Action::Back)]),
            "small; agencies#c; selected a,b",
            "",
        ),
        ("only once", at(vec![], vec![run(Action::CloseSession), run(Action::CloseSession)]), "small; overview", ""),
        ("nothing to come back to", then(back()), "small; overview", ""),
        (
            "a file without errors is wanted instead",
            at(vec![], vec![Do(Command::Open(OpenCommand::Open(file("/b")))), loaded(3, file("/b"), "good", &["y"])]),
            "good; overview",
            "save",
        ),
        (
            "a file that gives nothing costs neither",
            at(
                vec![],
                vec![
                    Do(Command::Open(OpenCommand::Open(file("/none")))),
                    Hear(Event::Loaded(Ticket(3), file("/none"), Err(LoadError::NotAFile))),
                ],
            ),
            "other; overview; refused /none with 0 problems; beside 3 problems; before small",
            "",
        ),
        (
            "the first file of all",
            vec![Do(Command::Open(OpenCommand::Open(file("/bad")))), loaded(1, file("/bad"), "other", &["x", "bad"])],
            "other; overview; beside 3 problems",
            "save",
        ),
    ]);
    let mut state = with_small();
    for step in somewhere() {
        if let Do(command) = step {
            state.apply(command);
        }
    }
    let filter = state.library.active.filter.clone();
    for step in bad().into_iter().chain(back()) {
        match step {
            Do(command) => state.apply(command),
            Hear(event) => state.receive(event),
        };
    }
    assert_eq!(state.library.active.filter, filter);
}
