//! Saving a picture from its first offer to the notice that it is there.

use super::*;
use crate::export::ExportError;

#[test]
fn pictures_are_saved() {
    let saved = |result: Result<Option<&str>, _>| {
        Hear(Event::Saved(None, result.map(|path| path.map(|path| Saved::Picture(path.into())))))
    };
    let offered = || SaveCommand::OfferPicture("small-flow.svg".to_owned(), b"svg".to_vec().into());
    let to = |target: &str| {
        let mut state = with_small();
        state.apply(Command::Save(offered()));
        let Some(Dialog::Save(form)) = &state.dialog else { panic!("the form is open") };
        save(SaveCommand::Edit(form.with_target(target.to_owned())))
    };
    let write = |replace| save(SaveCommand::Write(replace));
    let offer = |steps: Vec<Step>| then([save(offered())].into_iter().chain(steps));
    let failed = || ExportError::Io { path: "/out".into(), source: std::io::ErrorKind::PermissionDenied.into() };
    check([
        ("a place is offered", offer(vec![]), "small; overview; picture to '/people/me/small-flow.svg'", ""),
        ("another is typed", offer(vec![to("~/x.svg")]), "small; overview; picture to '~/x.svg'", ""),
        (
            "or picked",
            offer(vec![save(SaveCommand::PickTarget)]),
            "small; overview; picture to '/people/me/small-flow.svg'",
            "pick small-flow.svg",
        ),
        (
            "and taken over",
            offer(vec![Hear(Event::TargetPicked("/out/x.svg".into()))]),
            "small; overview; picture to '/out/x.svg'",
            "",
        ),
        (
            "without a dialog of the system there is the field",
            offer(vec![Hear(Event::NoSystemDialog(PathFor::Dataset))]),
            "small; overview; picture to '/people/me/small-flow.svg' instead",
            "",
        ),
        (
            "writing begins",
            offer(vec![to("~/x.svg"), write(false)]),
            "small; overview; picture to '~/x.svg'",
            "write 3 bytes to /people/me/x.svg",
        ),
        ("nothing is written to nowhere", offer(vec![to(" "), write(false)]), "small; overview; picture to ' '", ""),
        (
            "what is there is not replaced unasked",
            offer(vec![to("/x.svg"), write(false), saved(Ok(None))]),
            "small; overview; picture to '/x.svg' exists",
            "",
        ),
        (
            "but when asked for",
            offer(vec![to("/x.svg"), write(false), saved(Ok(None)), write(true)]),
            "small; overview; picture to '/x.svg' exists",
            "write 3 bytes to /x.svg over it",
        ),
        (
            "another path is another question",
            offer(vec![saved(Ok(None)), to("/y.svg")]),
            "small; overview; picture to '/y.svg'",
            "",
        ),
        (
            "it is there",
            offer(vec![to("/x.svg"), write(false), saved(Ok(Some("/x.svg")))]),
            "small; overview; told of a picture at /x.svg",
            "save",
        ),
        (
            "it is not",
            offer(vec![to("/x.svg"), write(false), saved(Err(failed()))]),
            "small; overview; picture to '/x.svg'; told of a failed export",
            "",
        ),
        ("saving without a form", then([write(false)]), "small; overview", ""),
    ]);
}
