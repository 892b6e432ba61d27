//! Following a file that others save: what stays, what is told, and what goes before it.

use super::*;
use crate::model::RecordType;
use crate::query::Differences;
use crate::state::Reread;

/// The small dataset open from a file, with the terms a, b and c; its ticket is 1.
fn open() -> Vec<Step> {
    vec![Do(Command::Open(OpenCommand::Open(file("/d/f.ron")))), loaded(1, file("/d/f.ron"), "small", &["a", "b", "c"])]
}

fn changed(path: &str) -> Step {
    Hear(Event::FilesChanged { changed: vec![path.into()], gone: Vec::new() })
}

fn gone(paths: &[&str]) -> Step {
    Hear(Event::FilesChanged { changed: Vec::new(), gone: paths.iter().map(PathBuf::from).collect() })
}

/// What becomes of reading again. A term called `+` cannot be read; `a*` is a with another name.
fn reread(ticket: u64, before: &[&str], terms: &[&str]) -> Step {
    let read = |terms: &[&str]| {
        let term = |term: &&str| match *term {
            "+" => "(id: \"unread\"),".to_owned(),
            term => {
                let id = term.trim_end_matches('*');
                let about = if id == "bad" { "about: [\"nowhere\"]," } else { "" };
                format!("(id: \"{id}\", name: \"{term}\", gloss: \"{id}\", {about}),")
            }
        };
        let text =
            format!("(schema: 1, id: \"small\", title: \"small\", terms: [{}])", terms.iter().map(term).collect::<String>());
        load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).expect("a dataset")
    };
    let (before, after) = (read(before), read(terms));
    let differences = Differences::between(&before, &after);
    let open = Arc::new(OpenDataset::new(file("/d/f.ron"), after));
    Hear(Event::Reread(Ticket(ticket), Ok(Box::new(Reread { open, differences, findings: None }))))
}

fn failed(ticket: u64, error: LoadError) -> Step {
    Hear(Event::Reread(Ticket(ticket), Err(error)))
}

const ALL: &[&str] = &["a", "b", "c"];

fn after_open(steps: Vec<Step>) -> Vec<Step> {
    open().into_iter().chain(steps).collect()
}

/// After a save that was followed, in which a changed, b went and d came.
fn followed(before: Vec<Step>, after: Vec<Step>) -> Vec<Step> {
    let saved = [changed("/d/f.ron"), reread(2, ALL, &["a*", "c", "d"])];
    after_open(before.into_iter().chain(saved).chain(after).collect())
}

#[test]
fn a_save_is_followed_and_everything_stays() {
    let told = "marked a,d; told of d/a//b";
    check([
        ("a save is read", after_open(vec![changed("/d/f.ron")]), "small; overview", "reread 2 /d/f.ron"),
        ("and followed", followed(vec![], vec![]), &format!("small; overview; {told}"), ""),
        (
            "selection and place stay",
            followed(
                vec![
                    select(&["a", "b"], true),
                    Do(Command::View(ViewCommand::Show(View::Records(RecordType::Term)))),
                    Do(Command::View(ViewCommand::ShowRecord("a".into()))),
                ],
                vec![],
            ),
            &format!("small; records/term#a; selected a; {told}"),
            "",
        ),
        (
            "what is gone is selected again when it comes back",
            followed(vec![select(&["a", "b"], true)], vec![changed("/d/f.ron"), reread(3, &["a*", "c", "d"], ALL)]),
            "small; overview; selected a,b; marked a,b; told of b/a//d",
            "",
        ),
        (
            "unless the selection was cleared",
            followed(
                vec![select(&["a", "b"], true)],
                vec![run(Action::ClearSelection), changed("/d/f.ron"), reread(3, &["a*", "c", "d"], ALL)],
            ),
            "small; overview; marked a,b; told of b/a//d",
            "",
        ),
        (
            "taking back brings no record that is gone",
            followed(vec![select(&["b"], true), select(&["a"], true)], vec![run(Action::UndoSelection)]),
            &format!("small; overview; {told}"),
            "save",
        ),
        (
            "a moment passes",
            followed(vec![], vec![Do(Command::View(ViewCommand::Unmark(1)))]),
            "small; overview; told of d/a//b",
            "",
        ),
        (
            "not that of another reading",
            followed(vec![], vec![Do(Command::View(ViewCommand::Unmark(0)))]),
            &format!("small; overview; {told}"),
            "",
        ),
        ("a save of the same says nothing", after_open(vec![changed("/d/f.ron"), reread(2, ALL, ALL)]), "small; overview", ""),
        (
            "what a list seeks is sought on the way",
            after_open(vec![Do(Command::Filter(FilterCommand::Search("b".into()))), changed("/d/f.ron")]),
            "small; search",
            "reread 2 /d/f.ron seeking 'b'",
        ),
        (
            "errors without unread records are followed",
            after_open(vec![changed("/d/f.ron"), reread(2, ALL, &["a", "b", "c", "bad"])]),
            "small; overview; marked bad; told of bad///",
            "",
        ),
        ("another file", after_open(vec![changed("/d/other.ron")]), "small; overview", ""),
        ("a file away", after_open(vec![gone(&["/d/f.ron", "/x"])]), "small; overview; gone /d/f.ron", ""),
        ("and back", after_open(vec![gone(&["/d/f.ron"]), gone(&[])]), "small; overview", ""),
    ]);
}

#[test]
fn a_save_that_cannot_be_read_leaves_the_last_good_state() {
    let unread = |ticket| reread(ticket, ALL, &["a", "+", "c"]);
    let saved = |step: Step, more: Vec<Step>| after_open([changed("/d/f.ron"), step].into_iter().chain(more).collect());
    let missing = || LoadError::Io(std::io::ErrorKind::NotFound.into());
    let held = || LoadError::Io(std::io::ErrorKind::PermissionDenied.into());
    let retried = |tickets: &[u64], error: fn() -> LoadError| -> Vec<Step> {
        tickets.iter().flat_map(|ticket| [changed("/d/f.ron"), failed(*ticket, error())]).collect()
    };
    check([
        ("unread records", saved(unread(2), vec![]), "small; overview; unfollowed with 3 problems", ""),
        ("no dataset", saved(failed(2, LoadError::NotAFile), vec![]), "small; overview; unfollowed with 0 problems", ""),
        ("a file that is being replaced", saved(failed(2, missing()), vec![]), "small; overview", "doubt /d/f.ron"),
        ("and stays away", saved(failed(2, missing()), retried(&[3, 4, 5], missing)), "small; overview", "doubt /d/f.ron"),
        ("a file that is held by another program", saved(failed(2, held()), vec![]), "small; overview", "doubt /d/f.ron"),
        (
            "for a while",
            saved(failed(2, held()), retried(&[3, 4], held)),
            "small; overview; unfollowed with 0 problems",
            "doubt /d/f.ron",
        ),
        (
            "after it was missing",
            saved(failed(2, missing()), retried(&[3, 4], missing).into_iter().chain(retried(&[5], held)).collect()),
            "small; overview; unfollowed with 0 problems",
            "doubt /d/f.ron",
        ),
        (
            "is tried on and on without another word",
            saved(
                failed(2, held()),
                retried(&[3, 4], held)
                    .into_iter()
                    .chain([Do(Command::View(ViewCommand::ShowUnfollowed(false)))])
                    .chain(retried(&[5, 6], held))
                    .collect(),
            ),
            "small; overview; unfollowed with 0 problems hidden",
            "doubt /d/f.ron",
        ),
        (
            "until it can be read",
            saved(
                failed(2, held()),
                retried(&[3, 4], held).into_iter().chain([changed("/d/f.ron"), reread(5, ALL, ALL)]).collect(),
            ),
            "small; overview",
            "",
        ),
        (
            "hidden",
            saved(unread(2), vec![Do(Command::View(ViewCommand::ShowUnfollowed(false)))]),
            "small; overview; unfollowed with 3 problems hidden",
            "",
        ),
        (
            "a good save takes the problems away",
            saved(unread(2), vec![changed("/d/f.ron"), reread(3, ALL, &["a", "b", "c", "d"])]),
            "small; overview; marked d; told of d///",
            "",
        ),
        (
            "another dataset takes them away",
            saved(unread(2), vec![Do(Command::Open(OpenCommand::Open(file("/b")))), loaded(3, file("/b"), "other", &["x"])]),
            "other; overview",
            "save",
        ),
    ]);
}

#[test]
fn what_the_person_does_goes_first() {
    let saved = |steps: Vec<Step>| after_open([changed("/d/f.ron")].into_iter().chain(steps).collect());
    let opening = || Do(Command::Open(OpenCommand::Open(file("/b"))));
    let reading = "small; overview; reading /b 0/0";
    check([
        ("a load they ask for", saved(vec![opening()]), reading, "cancel 2; load 3 /b"),
        ("a save meanwhile waits", after_open(vec![opening(), changed("/d/f.ron")]), reading, ""),
        (
            "until the load is given up",
            after_open(vec![opening(), changed("/d/f.ron"), run(Action::CancelWork)]),
            "small; overview",
            "cancel 2; reread 3 /d/f.ron",
        ),
        (
            "or was refused",
            after_open(vec![
                opening(),
                changed("/d/f.ron"),
                Hear(Event::Loaded(Ticket(2), file("/b"), Err(LoadError::NotAFile))),
            ]),
            "small; overview; refused /b with 0 problems",
            "reread 3 /d/f.ron",
        ),
        ("a late answer is ignored", saved(vec![opening(), reread(2, ALL, &["a"])]), reading, ""),
        ("a second save overtakes the first", saved(vec![changed("/d/f.ron")]), "small; overview", "cancel 2; reread 3 /d/f.ron"),
        ("no second work", saved(vec![run(Action::CancelWork)]), "small; overview", ""),
        ("paused", after_open(vec![run(Action::PauseReload), changed("/d/f.ron")]), "small; overview", ""),
        ("pausing stops reading", saved(vec![run(Action::PauseReload)]), "small; overview", "cancel 2; save"),
        (
            "resuming looks at once",
            after_open(vec![run(Action::PauseReload), run(Action::PauseReload)]),
            "small; overview",
            "save; reread 2 /d/f.ron",
        ),
        (
            "a defect ends the reading",
            saved(vec![Hear(Event::Crashed(Some(Ticket(2)), "boom".into(), None)), reread(2, ALL, &["a"])]),
            "small; overview; told of a crash: boom",
            "",
        ),
    ]);
}

/// What is watched after each of these steps, where that changes.
#[test]
fn what_is_open_is_watched() {
    let text = r#"(schema: 1, id: "d", title: "d", sources: [
        (id: "one", title: "t", file: "one.txt", sha256: "AB"), (id: "two", title: "t", file: "../two.txt"),
    ])"#;
    let read = || load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
    let mut settings = Settings::default();
    settings.texts.insert("ab".to_owned(), "/texts/a".into());
    let mut state = State::new(settings, person());
    let steps = [
        (Do(Command::Open(OpenCommand::OpenWithText(file("/d/f.ron"), "/given".into()))), ""),
        (
            Hear(Event::Loaded(Ticket(1), file("/d/f.ron"), read().map(|loaded| as_open(file("/d/f.ron"), loaded)))),
            "watch /d/f.ron,/d/one.txt in /d,/given,/texts/a",
        ),
        (run(Action::PauseReload), "watch "),
        (run(Action::PauseReload), "watch /d/f.ron,/d/one.txt in /d,/given,/texts/a"),
        (Do(Command::Open(OpenCommand::Open(Origin::CHENGDU))), ""),
        (loaded(3, Origin::CHENGDU, "small", &["a"]), ""),
        (Do(Command::Open(OpenCommand::Open(file("/bad.ron")))), ""),
        (
            Hear(Event::Loaded(Ticket(4), file("/bad.ron"), Err(LoadError::NotAFile))),
            "watch /bad.ron,/d/f.ron,/d/one.txt in /d,/given,/texts/a",
        ),
        (Do(Command::Open(OpenCommand::DismissRefused)), "watch /d/f.ron,/d/one.txt in /d,/given,/texts/a"),
        (Do(Command::Open(OpenCommand::ShowSession(file("/d/f.ron")))), ""),
        (run(Action::CloseSession), "watch "),
    ];
    for (step, expected) in steps {
        let effects = match step {
            Do(command) => state.apply(command),
            Hear(event) => state.receive(event),
        };
        let watched = effects.iter().filter(|effect| matches!(effect, Effect::Watch(_))).map(print_effect);
        assert_eq!(watched.collect::<Vec<_>>().join("; "), expected);
    }
}

/// The dataset with a source whose text lies beside it: at hand, missing, or not readable for one of these reasons.
fn with_text(text: Result<&str, Option<LoadError>>) -> OpenDataset {
    let dataset = r#"(schema: 1, id: "d", title: "d", sources: [(id: "s", title: "t", file: "s.txt")])"#;
    let mut text = Some(text);
    let mut find = |_: &_| match text.take() {
        Some(Ok(text)) => {
            let text = crate::evidence::SourceText::new(text);
            FoundSource::File(load::FileText { text, path: "/d/s.txt".into(), encoding: "UTF-8" })
        }
        Some(Err(Some(error))) => FoundSource::Unreadable("/d/s.txt".into(), error),
        Some(Err(None)) | None => FoundSource::Absent,
    };
    let loaded = load::parse(dataset, &mut find, &mut |_| ControlFlow::Continue(())).expect("a dataset");
    OpenDataset::new(file("/d/f.ron"), loaded)
}

#[test]
fn a_text_that_cannot_be_read_any_more_leaves_the_last_good_state() {
    let hear = |ticket, text| {
        let reread = Reread { open: Arc::new(with_text(text)), differences: Differences::default(), findings: None };
        Hear(Event::Reread(Ticket(ticket), Ok(Box::new(reread))))
    };
    let broken = || LoadError::Undecodable { encoding: "UTF-8", offset: 3 };
    let held = || LoadError::Io(std::io::ErrorKind::PermissionDenied.into());
    let missing = || LoadError::Io(std::io::ErrorKind::NotFound.into());
    let opened = |text, steps: Vec<Step>| {
        let loaded = Event::Loaded(Ticket(1), file("/d/f.ron"), Ok(Arc::new(with_text(text))));
        [Do(Command::Open(OpenCommand::Open(file("/d/f.ron")))), Hear(loaded)].into_iter().chain(steps).collect::<Vec<_>>()
    };
    let saved = |ticket, text| [changed("/d/s.txt"), hear(ticket, text)];
    let doubt = "doubt /d/s.txt";
    let cases = [
        ("undecodable", opened(Ok("a"), saved(2, Err(Some(broken()))).into()), "unfollowed, text", ""),
        ("held for a moment", opened(Ok("a"), saved(2, Err(Some(held()))).into()), "followed, text", doubt),
        (
            "mended",
            opened(Ok("a"), saved(2, Err(Some(broken()))).into_iter().chain(saved(3, Ok("b"))).collect()),
            "followed, text",
            "",
        ),
        (
            "taken away from where it was attached",
            opened(Ok("a"), saved(2, Err(Some(missing()))).into()),
            "followed, no text",
            doubt,
        ),
        ("taken away", opened(Ok("a"), saved(2, Err(None)).into()), "followed, no text", doubt),
        ("never readable", opened(Err(Some(broken())), saved(2, Err(Some(broken()))).into()), "followed, no text", ""),
    ];
    for (name, steps, expected, effects) in cases {
        let mut state = State::new(Settings::default(), person());
        let mut last = Vec::new();
        for step in steps {
            last = match step {
                Do(command) => state.apply(command),
                Hear(event) => state.receive(event),
            };
        }
        let unfollowed = state.library.active.following.unfollowed.as_ref();
        assert!(unfollowed.is_none_or(|unfollowed| unfollowed.text().is_some()), "{name}");
        let has_text = state.library.active.open.as_ref().is_some_and(|open| open.loaded.anchors.known("s").is_some());
        let told = format!("{}, {}text", if unfollowed.is_some() { "unfollowed" } else { "followed" }, mark(!has_text, "no "));
        assert_eq!(told, expected, "{name}");
        assert_eq!(last.iter().map(print_effect).collect::<Vec<_>>().join("; "), effects, "{name}");
    }
}

#[test]
fn a_file_that_was_refused_is_opened_once_it_is_mended() {
    let refused = |ticket| Hear(Event::Loaded(Ticket(ticket), file("/bad.ron"), Err(LoadError::NotAFile)));
    let and = |steps: Vec<Step>| {
        after_open([Do(Command::Open(OpenCommand::Open(file("/bad.ron")))), refused(2)].into_iter().chain(steps).collect())
    };
    let told = "small; overview; refused /bad.ron with 0 problems";
    let reading = "small; overview; reading /bad.ron 0/0; refused /bad.ron with 0 problems";
    check([
        ("refused", and(vec![]), told, ""),
        ("a save is read", and(vec![changed("/bad.ron")]), reading, "load 3 /bad.ron"),
        ("and refused again", and(vec![changed("/bad.ron"), refused(3)]), told, ""),
        ("or shown", and(vec![changed("/bad.ron"), loaded(3, file("/bad.ron"), "mended", &["x"])]), "mended; overview", "save"),
        (
            "even where nothing else is open",
            vec![
                Do(Command::Open(OpenCommand::Open(file("/bad.ron")))),
                Hear(Event::Loaded(Ticket(1), file("/bad.ron"), Err(LoadError::NotAFile))),
                changed("/bad.ron"),
            ],
            "nothing; overview; reading /bad.ron 0/0; refused /bad.ron with 0 problems",
            "load 2 /bad.ron",
        ),
        ("a try by hand", and(vec![Do(Command::Open(OpenCommand::TryAgain))]), reading, "load 3 /bad.ron"),
        ("nothing to try", after_open(vec![Do(Command::Open(OpenCommand::TryAgain))]), "small; overview", ""),
        (
            "not under a dialog",
            and(vec![run(Action::About), changed("/bad.ron")]),
            "small; overview; refused /bad.ron with 0 problems; about",
            "",
        ),
        (
            "but after it",
            and(vec![run(Action::About), changed("/bad.ron"), Do(Command::CloseDialog)]),
            reading,
            "load 3 /bad.ron",
        ),
        (
            "not once it was put away",
            and(vec![Do(Command::Open(OpenCommand::DismissRefused)), changed("/bad.ron")]),
            "small; overview",
            "",
        ),
        ("what is open is followed as before", and(vec![changed("/d/f.ron")]), told, "reread 3 /d/f.ron"),
    ]);
}
