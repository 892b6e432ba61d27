//! What becomes of datasets that are asked for, read, overtaken, cancelled and refused.

use super::*;
use crate::load::Progress;

#[test]
fn datasets_are_opened() {
    let progress = |ticket| Hear(Event::LoadProgress(Ticket(ticket), Progress { bytes: 3, total: 9, records: 1 }));
    let open = |origin| Do(Command::Open(origin));
    check([
        ("reading begins", vec![open(Origin::Chengdu)], "nothing; overview; reading chengdu 0/0", "load 1 chengdu"),
        ("progress is noted", vec![open(Origin::Chengdu), progress(1)], "nothing; overview; reading chengdu 3/9", ""),
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
        ("a picked file is read", then([Hear(Event::Picked("/b".into()))]), "small; overview; reading /b 0/0", "load 2 /b"),
        (
            "another dataset begins at its beginning",
            then([Do(Command::Show(View::Agencies)), open(file("/b")), loaded(2, file("/b"), "other", &["x"])]),
            "other; overview",
            "save",
        ),
        (
            "the same dataset leaves one where one is",
            then([Do(Command::ShowRecord("a".into())), open(file("/b")), loaded(2, file("/b"), "small", &["a"])]),
            "small; overview#a",
            "save",
        ),
        (
            "a defect in reading is told and ends it",
            then([open(file("/b")), Hear(Event::Crashed(Some(Ticket(2)), "boom".into()))]),
            "small; overview; told of a crash: boom",
            "",
        ),
        (
            "a defect in work that was overtaken does not end the new work",
            then([open(file("/a")), open(file("/b")), Hear(Event::Crashed(Some(Ticket(2)), "boom".into()))]),
            "small; overview; reading /b 0/0; told of a crash: boom",
            "",
        ),
    ]);
}

#[test]
fn what_was_refused_leaves_what_is_open() {
    let bad = || vec![Do(Command::Open(file("/bad"))), loaded(2, file("/bad"), "other", &["x", "bad"])];
    let missing = || {
        let error = LoadError::Io(std::io::ErrorKind::NotFound.into());
        vec![Do(Command::Open(file("/none"))), Hear(Event::Loaded(Ticket(2), file("/none"), Err(error)))]
    };
    let and = |mut steps: Vec<Step>, step| {
        steps.push(step);
        then(steps)
    };
    let refused = "small; overview; refused /bad with 2 readable, 3 problems";
    check([
        ("errors", then(bad()), refused, ""),
        ("no file", then(missing()), "small; overview; refused /none with 0 readable, 0 problems", ""),
        ("its records are opened all the same", and(bad(), Do(Command::OpenReadable)), "other; overview", "save"),
        ("nothing readable", and(missing(), Do(Command::OpenReadable)), "small; overview", ""),
        ("the list is closed", and(bad(), Do(Command::DismissRefused)), "small; overview", ""),
        (
            "opening something else closes the list",
            and(bad(), Do(Command::Open(file("/b")))),
            "small; overview; reading /b 0/0",
            "load 3 /b",
        ),
        (
            "the first file of all",
            bad()
                .into_iter()
                .map(|step| if let Hear(_) = step { loaded(1, file("/bad"), "other", &["x", "bad"]) } else { step })
                .collect(),
            "nothing; overview; refused /bad with 2 readable, 3 problems",
            "",
        ),
    ]);
}
