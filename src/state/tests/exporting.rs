//! The export form from its first offer to the notice that it is written.

use super::*;
use crate::export::{ExportError, Report};

#[test]
fn records_are_exported() {
    let to = |target: &'static str| edited(move |form, _| form.with_target(target.to_owned()));
    let write = || save(SaveCommand::Write(false));
    let report = || Report { path: "/out/x.md".into(), records: 3, stubs: 0, files: 1, limits: Vec::new() };
    let export = |steps: Vec<Step>| then([run(Action::Export)].into_iter().chain(steps));
    check([
        ("nothing is open", vec![run(Action::Export)], "nothing; overview", ""),
        ("everything is offered", export(vec![]), "small; overview; export All md to '/people/me/small-2026-11-23.md'", ""),
        (
            "or what is selected",
            then([select(&["b"], true), run(Action::Export)]),
            "small; overview; selected b; export Selected md to '/people/me/small-selection-2026-11-23.md'",
            "",
        ),
        (
            "a suggested name follows the format",
            export(vec![edited(|form, open| with_format(form, open, Format::Csv))]),
            "small; overview; export All csv to '/people/me/small-2026-11-23'",
            "",
        ),
        (
            "a typed name does not",
            export(vec![edited(|form, open| with_format(&form.with_target("mine".into()), open, Format::Ron))]),
            "small; overview; export All ron to 'mine'",
            "",
        ),
        (
            "a place is picked",
            export(vec![save(SaveCommand::PickTarget)]),
            "small; overview; export All md to '/people/me/small-2026-11-23.md'",
            "pick small-2026-11-23.md for md",
        ),
        (
            "and taken over",
            export(vec![Hear(Event::TargetPicked("/out/x.md".into()))]),
            "small; overview; export All md to '/out/x.md'",
            "",
        ),
        ("a place without a form", then([Hear(Event::TargetPicked("/out/x.md".into()))]), "small; overview", ""),
        (
            "without a dialog of the system there is the field",
            export(vec![Hear(Event::NoSystemDialog(PathFor::Dataset))]),
            "small; overview; export All md to '/people/me/small-2026-11-23.md' instead",
            "",
        ),
        (
            "writing begins",
            export(vec![to("\"~/x.md\" "), write()]),
            "small; overview; writing 0/3; export All md to '\"~/x.md\" '",
            "write 2 a,b,c as md to /people/me/x.md",
        ),
        (
            "only what is selected, in the order of the dataset",
            then([
                select(&["c", "a"], true),
                run(Action::Export),
                edited(|form, open| with_scope(form, open, Scope::Selected).with_target("/x".into())),
                write(),
            ]),
            "small; overview; selected a,c; writing 0/2; export Selected md to '/x'; told of 2 selected, 0 deselected",
            "write 2 a,c as md to /x",
        ),
        ("no target", export(vec![to("  "), write()]), "small; overview; export All md to '  '", ""),
        (
            "nothing selected",
            export(vec![edited(|form, open| with_scope(form, open, Scope::Selected).with_target("/x".into())), write()]),
            "small; overview; export Selected md to '/x'",
            "",
        ),
        (
            "something is there",
            export(vec![to("/x"), write(), Hear(Event::Saved(Some(Ticket(2)), Ok(None)))]),
            "small; overview; export All md to '/x' exists",
            "",
        ),
        (
            "and is replaced",
            export(vec![to("/x"), write(), Hear(Event::Saved(Some(Ticket(2)), Ok(None))), save(SaveCommand::Write(true))]),
            "small; overview; writing 0/3; export All md to '/x' exists",
            "write 3 a,b,c as md to /x over it",
        ),
        (
            "another name is asked about anew",
            export(vec![to("/x"), write(), Hear(Event::Saved(Some(Ticket(2)), Ok(None))), to("/y")]),
            "small; overview; export All md to '/y'",
            "",
        ),
        (
            "a late question is ignored",
            export(vec![to("/x"), write(), run(Action::CancelWork), Hear(Event::Saved(Some(Ticket(2)), Ok(None)))]),
            "small; overview; export All md to '/x'",
            "",
        ),
        (
            "it is written",
            export(vec![
                to("/x"),
                write(),
                Hear(Event::ExportProgress(Ticket(2), 2, 3)),
                Hear(Event::Saved(Some(Ticket(2)), Ok(Some(Saved::Records(report()))))),
            ]),
            "small; overview; told exported 3",
            "save",
        ),
        (
            "the next one is offered for the same folder",
            export(vec![
                to("/out/x"),
                write(),
                Hear(Event::Saved(Some(Ticket(2)), Ok(Some(Saved::Records(report()))))),
                run(Action::Export),
            ]),
            "small; overview; export All md to '/out/small-2026-11-23.md'; told exported 3",
            "",
        ),
        (
            "it failed",
            export(vec![to("/x"), write(), Hear(Event::Saved(Some(Ticket(2)), Err(ExportError::Empty)))]),
            "small; overview; export All md to '/x'; told of a failed export",
            "",
        ),
        (
            "it was stopped",
            export(vec![to("/x"), write(), Hear(Event::Saved(Some(Ticket(2)), Err(ExportError::Cancelled)))]),
            "small; overview; export All md to '/x'",
            "",
        ),
        (
            "a late report is ignored",
            export(vec![
                to("/x"),
                write(),
                run(Action::CancelWork),
                Hear(Event::Saved(Some(Ticket(2)), Ok(Some(Saved::Records(report()))))),
            ]),
            "small; overview; export All md to '/x'",
            "",
        ),
        (
            "the notice goes with its dataset",
            export(vec![
                to("/x"),
                write(),
                Hear(Event::Saved(Some(Ticket(2)), Ok(Some(Saved::Records(report()))))),
                Do(Command::Open(OpenCommand::Open(file("/b")))),
                loaded(3, file("/b"), "other", &["x"]),
            ]),
            "other; overview",
            "save",
        ),
    ]);
}

#[test]
fn files_that_are_open_are_named_to_whoever_writes() {
    let text = "(schema: 1, id: \"small\", title: \"small\", sources: [(id: \"s\", title: \"s\", file: \"article.txt\")])";
    let loaded = load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
    let mut state = State::new(Settings::default(), person());
    state.apply(OpenCommand::Open(file("/d/f.ron")));
    state.receive(Event::Loaded(Ticket(1), file("/d/f.ron"), Ok(as_open(file("/d/f.ron"), loaded))));
    let named = |paths: &[PathBuf]| slashed(listed_paths(paths.iter()));
    state.apply(Command::Run(Action::Export));
    let effects = state.apply(SaveCommand::Write(true));
    let exported = effects.iter().find_map(|effect| if let Effect::Write(_, job) = effect { Some(job) } else { None });
    assert_eq!(named(&exported.unwrap().in_use), "/d/f.ron,/d/article.txt");
    state.apply(SaveCommand::OfferPicture("x.svg".to_owned(), b"svg".to_vec().into()));
    let effects = state.apply(SaveCommand::Write(true));
    let written = effects.iter().find_map(|effect| if let Effect::Write(_, job) = effect { Some(job) } else { None });
    assert_eq!(named(&written.unwrap().in_use), "/d/f.ron,/d/article.txt");
}

#[cfg(unix)]
#[test]
fn a_picked_place_is_written_to_even_where_it_cannot_be_shown() {
    let picked = PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(b"/out/\xb3\xc9.md".to_vec()));
    let mut state = with_small();
    state.apply(Command::Run(Action::Export));
    state.receive(Event::TargetPicked(picked.clone()));
    let effects = state.apply(SaveCommand::Write(false));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Write(_, job) if job.target == picked)));
    // The next one is offered for the same folder, in whatever format.
    let folder = picked.with_extension("");
    state.settings.export_folder = Some(folder.clone());
    state.apply(Command::Run(Action::Export));
    let (Some(Dialog::Save(form)), Some(open)) = (&state.dialog, &state.library.active.open) else { panic!("the form is open") };
    let form = with_format(form, open, Format::Json);
    state.apply(SaveCommand::Edit(form));
    let effects = state.apply(SaveCommand::Write(false));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Write(_, job) if job.target.parent() == Some(&folder))));
    state.apply(SaveCommand::OfferPicture("x.svg".to_owned(), b"svg".to_vec().into()));
    state.receive(Event::TargetPicked(picked.clone()));
    let effects = state.apply(SaveCommand::Write(false));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Write(_, job) if job.target == picked)));
}
