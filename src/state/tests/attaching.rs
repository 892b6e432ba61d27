//! Texts that a person gives: which source gets one, what is remembered, and what becomes of texts that cannot be read.

use super::*;
use crate::query::Differences;
use crate::state::Reread;

/// A hash that begins with these two digits and goes on like them; nothing where there are none.
fn hash(digits: &str) -> String {
    digits.repeat(32)
}

/// A dataset whose sources state the hashes of these digits, with a text at hand for those that are marked with `!`. Of a source
/// `=` the text at hand is the very one that it states.
fn with_sources(sources: &[&str]) -> Loaded {
    let source = |(position, stated): (usize, &&str)| {
        let sha256 = match stated.trim_end_matches('!') {
            "" => String::new(),
            "=" => format!("sha256: \"{}\"", crate::evidence::SourceText::new("text").sha256()),
            digits => format!("sha256: \"{}\"", hash(digits)),
        };
        format!("(id: \"s{position}\", title: \"t\", {sha256}),")
    };
    let text: String = sources.iter().enumerate().map(source).collect();
    let text = format!("(schema: 1, id: \"d\", title: \"d\", sources: [{text}])");
    let mut at_hand = sources.iter().map(|stated| stated.ends_with(['!', '=']));
    let mut find = |_: &_| match at_hand.next() {
        Some(true) => FoundSource::Text(crate::evidence::SourceText::new("text")),
        _ => FoundSource::Absent,
    };
    load::parse(&text, &mut find, &mut |_| ControlFlow::Continue(())).expect("a dataset")
}

fn open(sources: &[&str]) -> Vec<Step> {
    let loaded = Event::Loaded(Ticket(1), Origin::CHENGDU, Ok(as_open(Origin::CHENGDU, with_sources(sources))));
    vec![Do(Command::Open(OpenCommand::Open(Origin::CHENGDU))), Hear(loaded)]
}

fn read_as(ticket: u64, sha256: &str) -> Step {
    Hear(Event::TextRead(Ticket(ticket), "/t".into(), Ok(hash(sha256).into())))
}

fn reread(ticket: u64) -> Step {
    let open = Arc::new(OpenDataset::new(Origin::CHENGDU, with_sources(&["ab"])));
    let reread = Reread { open, differences: Differences::default(), findings: None };
    Hear(Event::Reread(Ticket(ticket), Ok(Box::new(reread))))
}

fn attach() -> Step {
    Do(Command::Open(OpenCommand::Attach("/t".into())))
}

#[test]
fn a_text_goes_to_the_source_that_it_is_of() {
    let cases: [(&str, &[&str], &str, &str); 9] = [
        ("the one that states its hash", &["ab", "cd", ""], "CD", "cd=/t"),
        ("even if another has none", &["", "cd!"], "cd", "cd=/t"),
        ("the only one, whatever it states", &["ab"], "00", "d/s0=/t"),
        ("the only one that states nothing", &[""], "00", "d/s0=/t"),
        ("the first without a text", &["ab!", "", "ef"], "00", "d/s1=/t"),
        ("the first of all where all have one", &["ab!", "cd!"], "00", "d/s0=/t"),
        ("but for one that has the very text it states", &["=", "cd!"], "00", "d/s1=/t"),
        ("hashes are compared without regard to case", &["AB!", "CD"], "ab", "ab=/t"),
        ("the first of two alike", &["ab", "ab"], "ab", "ab=/t"),
    ];
    for (name, sources, sha256, expected) in cases {
        let steps = open(sources).into_iter().chain([attach(), read_as(2, sha256)]).collect();
        let effects = format!("reread 3 chengdu {expected}");
        check([(name, steps, "d; overview; reading chengdu 0/0", effects.as_str())]);
    }
}

#[test]
fn a_text_goes_to_the_source_that_is_on_screen_unless_that_has_its_own() {
    let viewing = |sources: &[&str], source: &str, sha256| {
        let view = [
            Do(Command::View(ViewCommand::Show(View::Source))),
            Do(Command::Reader(ReaderCommand::ReadSource(source.into()))),
            attach(),
            read_as(2, sha256),
        ];
        open(sources).into_iter().chain(view).collect::<Vec<_>>()
    };
    let reading = "d; source; reading chengdu 0/0";
    check([
        ("the one on screen", viewing(&["ab", "cd", "ef"], "s1", "00"), reading, "reread 3 chengdu d/s1=/t"),
        ("in the place of another text", viewing(&["", "cd!"], "s1", "00"), reading, "reread 3 chengdu d/s1=/t"),
        ("not if another states the hash", viewing(&["ab", "cd"], "s0", "cd"), reading, "reread 3 chengdu cd=/t"),
        ("not if it has the text it states", viewing(&["ab", "="], "s1", "00"), reading, "reread 3 chengdu d/s0=/t"),
        ("nor if all have", viewing(&["=", "="], "s1", "00"), "d; source; told that /t is not needed", ""),
    ]);
}

#[test]
fn texts_are_asked_for_attached_and_forgotten() {
    let and = |steps: Vec<Step>| open(&["ab"]).into_iter().chain(steps).collect::<Vec<_>>();
    let attached = |steps: Vec<Step>| and([attach(), read_as(2, "ab"), reread(3)].into_iter().chain(steps).collect());
    let typed = |steps: Vec<Step>| {
        let asked = [run(Action::AttachSource), Hear(Event::NoSystemDialog(PathFor::SourceText))];
        and(asked.into_iter().chain([Do(Command::Open(OpenCommand::EditPath("/t".into())))]).chain(steps).collect())
    };
    let dropped = |path: &str| Do(Command::Open(OpenCommand::TakeDropped(vec![path.into()])));
    check([
        ("asked for", and(vec![run(Action::AttachSource)]), "d; overview", "pick a text"),
        ("nothing to attach to yet", vec![run(Action::AttachSource)], "nothing; overview", ""),
        ("no dialog", typed(vec![]), "d; overview; path '/t' of a text instead", ""),
        ("typed", typed(vec![Do(Command::Open(OpenCommand::OpenTypedPath))]), "d; overview; reading /t 0/0", "read 2 /t"),
        ("picked", and(vec![Hear(Event::Picked(PathFor::SourceText, "/t".into()))]), "d; overview; reading /t 0/0", "read 2 /t"),
        ("dropped", and(vec![dropped("/t.TXT")]), "d; overview; reading /t.TXT 0/0", "read 2 /t.TXT"),
        ("dropped without an ending", and(vec![dropped("/t")]), "d; overview; reading /t 0/0", "read 2 /t"),
        ("a dataset dropped", and(vec![dropped("/t.RON")]), "d; overview; reading /t.RON 0/0", "load 2 /t.RON"),
        ("dropped too early", vec![dropped("/t.txt")], "nothing; overview; reading /t.txt 0/0", "load 1 /t.txt"),
        ("a path is asked for", and(vec![run(Action::AttachPath)]), "d; overview; path '' of a text", ""),
        ("there is nothing to attach to yet", vec![run(Action::AttachPath)], "nothing; overview", ""),
        ("attached and remembered", attached(vec![]), "d; overview; told of a text of s0", "save"),
        (
            "remembered although the dataset cannot be read just now",
            and(vec![attach(), read_as(2, "ab"), Hear(Event::Reread(Ticket(3), Err(LoadError::NotAFile)))]),
            "d; overview; unfollowed with 0 problems",
            "save",
        ),
        (
            "found again by the next dataset",
            attached(vec![Do(Command::Open(OpenCommand::Open(file("/b"))))]),
            "d; overview; reading /b 0/0; told of a text of s0",
            "load 4 /b ab=/t",
        ),
        (
            "forgotten",
            attached(vec![run(Action::DetachSource)]),
            "d; overview; reading chengdu 0/0; told of a text of s0",
            "reread 4 chengdu",
        ),
        ("told that it is", attached(vec![run(Action::DetachSource), reread(4)]), "d; overview; told of no texts", "save"),
        (
            "not forgotten if that was given up",
            attached(vec![run(Action::DetachSource), run(Action::CancelWork), Do(Command::Open(OpenCommand::Open(file("/b"))))]),
            "d; overview; reading /b 0/0; told of a text of s0",
            "cancel 5; load 6 /b ab=/t",
        ),
        (
            "not remembered if it was given up while the dataset was read with it",
            and(vec![attach(), read_as(2, "ab"), run(Action::CancelWork), Do(Command::Open(OpenCommand::Open(file("/b"))))]),
            "d; overview; reading /b 0/0",
            "load 4 /b",
        ),
        (
            "nor if that ended in a defect",
            and(vec![attach(), read_as(2, "ab"), Hear(Event::Crashed(Some(Ticket(3)), "boom".into(), None)), reread(3)]),
            "d; overview; told of a crash: boom",
            "",
        ),
        ("nothing to forget", and(vec![run(Action::DetachSource)]), "d; overview", ""),
        (
            "unreadable",
            and(vec![attach(), Hear(Event::TextRead(Ticket(2), "/t".into(), Err(LoadError::NotAFile)))]),
            "d; overview; told that /t is no text",
            "",
        ),
        ("given up", and(vec![attach(), run(Action::CancelWork), read_as(2, "ab")]), "d; overview", ""),
        ("no source to attach to", then([attach()]), "small; overview; told of no source", ""),
    ]);
}

#[test]
fn a_text_given_at_the_start_is_for_one_dataset_and_gives_way() {
    let given = |steps: Vec<Step>| {
        let loaded = Event::Loaded(Ticket(1), Origin::CHENGDU, Ok(as_open(Origin::CHENGDU, with_sources(&["ab"]))));
        let start = [Do(Command::Open(OpenCommand::OpenWithText(Origin::CHENGDU, "/g".into()))), Hear(loaded)];
        start.into_iter().chain(steps).collect::<Vec<_>>()
    };
    // Another dataset is opened, and Chengdu is closed and opened once more.
    let opened_again = |ticket| {
        let other = [Do(Command::Open(OpenCommand::Open(file("/b")))), loaded(ticket, file("/b"), "b", &[])];
        let again = [
            Do(Command::Open(OpenCommand::ShowSession(Origin::CHENGDU))),
            run(Action::CloseSession),
            Do(Command::Open(OpenCommand::Open(Origin::CHENGDU))),
        ];
        other.into_iter().chain(again).collect::<Vec<_>>()
    };
    check([
        (
            "it is read",
            vec![Do(Command::Open(OpenCommand::OpenWithText(Origin::CHENGDU, "/g".into())))],
            "nothing; overview; reading chengdu 0/0",
            "load 1 chengdu with /g",
        ),
        (
            "and again",
            given(vec![
                Do(Command::Open(OpenCommand::Open(file("/b")))),
                loaded(2, file("/b"), "b", &[]),
                Do(Command::Open(OpenCommand::OpenWithText(Origin::CHENGDU, "/h".into()))),
            ]),
            "b; overview; reading chengdu 0/0",
            "load 3 chengdu with /h",
        ),
        (
            "not for others",
            given(vec![Do(Command::Open(OpenCommand::Open(file("/b"))))]),
            "d; overview; reading /b 0/0",
            "load 2 /b",
        ),
        (
            "another is attached instead",
            given(vec![attach(), read_as(2, "00")]),
            "d; overview; reading chengdu 0/0",
            "reread 3 chengdu d/s0=/t",
        ),
        (
            "for good",
            given([vec![attach(), read_as(2, "00"), reread(3)], opened_again(4)].into_iter().flatten().collect()),
            "b; overview; reading chengdu 0/0",
            "load 5 chengdu d/s0=/t",
        ),
        ("it is forgotten", given(vec![run(Action::DetachSource)]), "d; overview; reading chengdu 0/0", "reread 2 chengdu"),
        (
            "unless that was given up",
            given([vec![run(Action::DetachSource), run(Action::CancelWork)], opened_again(4)].into_iter().flatten().collect()),
            "b; overview; reading chengdu 0/0",
            "load 6 chengdu with /g",
        ),
    ]);
}

#[test]
fn of_several_files_a_dataset_is_opened_and_a_text_attached() {
    let dropped = |paths: &[&str]| Do(Command::Open(OpenCommand::TakeDropped(paths.iter().map(PathBuf::from).collect())));
    let and = |steps: Vec<Step>| open(&["ab"]).into_iter().chain(steps).collect::<Vec<_>>();
    let opened = || Hear(Event::Loaded(Ticket(2), file("/d.ron"), Ok(as_open(file("/d.ron"), with_sources(&["ab"])))));
    let refused = || Hear(Event::Loaded(Ticket(2), file("/d.ron"), Err(LoadError::NotAFile)));
    check([
        ("the dataset first", and(vec![dropped(&["/t", "/d.ron"])]), "d; overview; reading /d.ron 0/0", "load 2 /d.ron"),
        ("and then the text", and(vec![dropped(&["/t", "/d.ron"]), opened()]), "d; overview; reading /t 0/0", "save; read 3 /t"),
        (
            "even where nothing is open",
            vec![dropped(&["/t", "/d.ron"])],
            "nothing; overview; reading /d.ron 0/0",
            "load 1 /d.ron",
        ),
        (
            "but not to what was open",
            and(vec![dropped(&["/t", "/d.ron"]), refused()]),
            "d; overview; refused /d.ron with 0 problems",
            "",
        ),
        (
            "nor to what is opened later",
            and(vec![
                dropped(&["/t", "/d.ron"]),
                Do(Command::Open(OpenCommand::Open(file("/e")))),
                Hear(Event::Loaded(Ticket(3), file("/e"), Ok(as_open(file("/e"), with_sources(&["ab"]))))),
            ]),
            "d; overview",
            "save",
        ),
        (
            "the others are told of",
            and(vec![dropped(&["/t", "/u", "/d.ron", "/e.ron"])]),
            "d; overview; reading /d.ron 0/0; told of unused /u,/e.ron",
            "load 2 /d.ron",
        ),
        (
            "to the end",
            and(vec![dropped(&["/t", "/u", "/d.ron"]), opened(), read_as(3, "ab"), reread(4)]),
            "d; overview; told of unused /u",
            "save",
        ),
        (
            "until the next one",
            and(vec![dropped(&["/t", "/u"]), attach(), read_as(3, "ab"), reread(4)]),
            "d; overview; told of a text of s0",
            "save",
        ),
        ("two texts", and(vec![dropped(&["/t", "/u"])]), "d; overview; reading /t 0/0; told of unused /u", "read 2 /t"),
        ("none at all", and(vec![dropped(&[])]), "d; overview", ""),
    ]);
}
