//! What a person does in the text of a source: following evidence to its place, finding words, stepping through what is uncovered.

use super::*;
use crate::evidence::SourceText;
use crate::model::RecordType;

const TEXT: &str = "題目\n甲站設立,乙站撤銷。\n丙站設立,丁站未提。";

/// A state in which a dataset is open that quotes the text, or the text of another source.
fn opened(text: Option<&str>) -> State {
    let evidence = |parts: &str| format!("evidence: [{parts}]");
    let dataset = format!(
        "(schema: 1, id: \"town\", title: \"t\", sources: [(id: \"s\", title: \"t\"), (id: \"other\", title: \"o\")], places: [
            (id: \"a\", name: \"a\", {}), (id: \"b\", name: \"b\", {}), (id: \"c\", name: \"c\", {})])",
        evidence("(p: 2, quote: \"甲站\"), (p: 2, quote: \"丙站\")"),
        evidence("(p: 2, quote: \"乙站\")"),
        evidence("(p: 7, quote: \"甲\", source: \"other\")"),
    );
    let find = |source: &crate::model::Source| match text {
        Some(text) if source.id.as_str() == "s" => FoundSource::Text(SourceText::new(text)),
        _ => FoundSource::Absent,
    };
    let loaded = load::parse(&dataset, &mut |source| find(source), &mut |_| ControlFlow::Continue(()));
    let mut state = State::new(Settings::default(), person());
    state.apply(OpenCommand::Open(Origin::CHENGDU));
    let loaded = loaded.map(|loaded| as_open(Origin::CHENGDU, loaded));
    state.receive(Event::Loaded(Ticket(1), Origin::CHENGDU, loaded));
    state
}

/// The reader of a state: the source, what is sought, followed and marked, what was found, and the gap.
fn print_reader(state: &State) -> String {
    let span = |span: &Option<Span>| span.as_ref().map_or("-".to_owned(), |span| format!("{}:{:?}", span.p, span.range));
    let reader = &state.library.active.reader;
    let followed = reader.passage.as_ref().map_or("-".to_owned(), |(id, position)| format!("{id}.{position}"));
    let found = format!("{}/{}", reader.at + usize::from(!reader.found.is_empty()), reader.found.len());
    let source = state.source_read().map_or("-", |id| id.as_str());
    let gap = span(&reader.gap);
    format!("{source} to {} by {followed} marked {} found {found} gap {gap}", span(&reader.sought), span(&reader.marked))
}

#[test]
fn evidence_leads_to_its_place() {
    let cases = [
        (
            "exact",
            Command::Reader(ReaderCommand::ShowPassage("a".into(), 0)),
            "s to 2:0..12 by a.0 marked - found 0/0 gap -",
            "source#a",
        ),
        (
            "moved",
            Command::Reader(ReaderCommand::ShowPassage("a".into(), 1)),
            "s to 3:0..12 by a.1 marked - found 0/0 gap -",
            "source#a",
        ),
        (
            "of another source",
            Command::Reader(ReaderCommand::ShowPassage("c".into(), 0)),
            "other to 7:0..0 by c.0 marked - found 0/0 gap -",
            "source#c",
        ),
        (
            "no such evidence",
            Command::Reader(ReaderCommand::ShowPassage("a".into(), 2)),
            "s to - by - marked - found 0/0 gap -",
            "overview",
        ),
        (
            "no such record",
            Command::Reader(ReaderCommand::ShowPassage("z".into(), 0)),
            "s to - by - marked - found 0/0 gap -",
            "overview",
        ),
    ];
    for (name, command, expected, route) in cases {
        let mut state = opened(Some(TEXT));
        state.apply(command);
        assert_eq!((print_reader(&state).as_str(), state.route().to_string().as_str()), (expected, route), "{name}");
    }
    let mut state = opened(None);
    state.apply(ReaderCommand::ShowPassage("b".into(), 0));
    assert_eq!(print_reader(&state), "s to 2:0..0 by b.0 marked - found 0/0 gap -", "without the text, to the paragraph");
    state.apply(ReaderCommand::PlaceShown);
    assert_eq!(print_reader(&state), "s to - by b.0 marked - found 0/0 gap -");
}

#[test]
fn words_are_found_and_gone_through() {
    let mut state = opened(Some(TEXT));
    let steps = [
        (Command::Reader(ReaderCommand::Find("设立".into())), "s to 2:6..12 by - marked 2:6..12 found 1/2 gap -"),
        (Command::Run(Action::NextFound), "s to 3:6..12 by - marked 3:6..12 found 2/2 gap -"),
        (Command::Run(Action::NextFound), "s to 2:6..12 by - marked 2:6..12 found 1/2 gap -"),
        (Command::Run(Action::PreviousFound), "s to 3:6..12 by - marked 3:6..12 found 2/2 gap -"),
        (Command::Reader(ReaderCommand::Mark(None)), "s to 3:6..12 by - marked - found 2/2 gap -"),
        (Command::Reader(ReaderCommand::Find("庚".into())), "s to 3:6..12 by - marked - found 0/0 gap -"),
        (Command::Run(Action::NextFound), "s to 3:6..12 by - marked - found 0/0 gap -"),
        (Command::Reader(ReaderCommand::ReadSource("other".into())), "other to - by - marked - found 0/0 gap -"),
        (Command::Reader(ReaderCommand::Find("設立".into())), "other to - by - marked - found 0/0 gap -"),
        (Command::Reader(ReaderCommand::ReadSource("s".into())), "s to - by - marked - found 1/2 gap -"),
    ];
    for (command, expected) in steps {
        state.apply(command.clone());
        assert_eq!(print_reader(&state), expected, "{command:?}");
    }
}

#[test]
fn uncovered_stretches_are_gone_through() {
    let mut state = opened(Some(TEXT));
    for (action, expected) in [
        (Action::PreviousGap, "s to 3:0..25 by - marked - found 0/0 gap 3:0..25"),
        (Action::NextGap, "s to 1:0..6 by - marked - found 0/0 gap 1:0..6"),
        (Action::NextGap, "s to 3:0..25 by - marked - found 0/0 gap 3:0..25"),
        (Action::PreviousGap, "s to 1:0..6 by - marked - found 0/0 gap 1:0..6"),
    ] {
        state.apply(Command::Run(action));
        assert_eq!(print_reader(&state), expected, "{action:?}");
    }
    assert_eq!(state.route().to_string(), "source");
}

#[test]
fn escape_takes_back_the_mark_before_it_closes_the_details() {
    let mut state = opened(Some(TEXT));
    state.apply(ReaderCommand::ShowPassage("a".into(), 0));
    state.apply(ReaderCommand::Mark(Some(Span { p: 2, range: 0..6 })));
    for expected in ["source#a", "source", "source"] {
        state.apply(Command::Run(Action::CloseRecord));
        assert_eq!((state.route().to_string().as_str(), &state.library.active.reader.marked), (expected, &None));
    }
    state.apply(ReaderCommand::ShowPassage("a".into(), 0));
    state.apply(ReaderCommand::Mark(Some(Span { p: 2, range: 0..6 })));
    state.apply(ViewCommand::Show(View::Agencies));
    state.apply(Command::Run(Action::CloseRecord));
    assert_eq!(state.route().to_string(), "agencies", "marks that are out of sight are in nobody's way");
}

#[test]
fn finding_leads_to_the_text_from_anywhere() {
    let mut state = opened(Some(TEXT));
    state.apply(ReaderCommand::Find("設立".into()));
    state.apply(ViewCommand::Show(View::Agencies));
    state.apply(Command::Run(Action::NextFound));
    assert_eq!(state.route().to_string(), "source");
    state.apply(ViewCommand::Show(View::Agencies));
    state.apply(Command::Run(Action::FindInText));
    assert_eq!((state.route().to_string().as_str(), state.library.active.reader.focus_find), ("source", true));
    state.apply(ReaderCommand::FindFocused);
    assert!(!state.library.active.reader.focus_find);
}

#[test]
fn a_draft_is_made_of_what_is_marked() {
    let mut state = opened(Some(TEXT));
    state.apply(Command::Run(Action::DraftRecord));
    assert_eq!(state.dialog, None, "nothing is marked");
    assert!(!state.can_run(Action::DraftRecord));
    let span = Span { p: 2, range: 0..6 };
    state.apply(ReaderCommand::Mark(Some(span.clone())));
    assert!(state.can_run(Action::DraftRecord));
    state.apply(Command::Run(Action::DraftRecord));
    let form = DraftForm { source: "s".into(), span, words: "甲站".into(), record_type: None, name: None };
    assert_eq!(state.dialog, Some(Dialog::Draft(form.clone())));
    let chosen = DraftForm { record_type: Some(RecordType::Term), ..form };
    state.apply(ReaderCommand::EditDraft(chosen.clone()));
    assert_eq!(state.dialog, Some(Dialog::Draft(chosen.clone())));
    state.apply(Command::CloseDialog);
    state.apply(ReaderCommand::EditDraft(chosen));
    assert_eq!(state.dialog, None, "a form that was closed stays closed");
}
