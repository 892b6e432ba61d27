//! Every path through the program without a window: what a sequence of commands and events makes of the state, and which
//! effects the last of them asks for. Both are compared as text, so that a case reads as what a person does and sees.

mod attaching;
mod deriving;
mod exporting;
mod finding;
mod following;
mod opening;
mod picturing;
mod reading;
mod sessions;
mod soak;

use super::*;
use crate::derived::Question;
use crate::draft::DraftForm;
use crate::evidence::Span;
use crate::export::Format;
use crate::load::{self, FoundSource, LoadError, Loaded};
use crate::model::Id;
use crate::words::Words;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Something that happens to the state.
enum Step {
    Do(Command),
    Hear(Event),
}

use Step::{Do, Hear};

/// What a case is about, what happens, the state after it, and the effects of the last step.
type Case<'a> = (&'static str, Vec<Step>, &'a str, &'a str);

fn check<'a>(cases: impl IntoIterator<Item = Case<'a>>) {
    for (name, steps, expected, effects) in cases {
        let mut state = State::new(Settings::default(), person());
        let mut last = Vec::new();
        for step in steps {
            last = match step {
                Do(command) => state.apply(command),
                Hear(event) => state.receive(event),
            };
        }
        assert_eq!(print(&state), expected, "{name}");
        // What is sought follows the route and is the subject of `finding`; what is watched follows what is open.
        last.retain(|effect| !matches!(effect, Effect::Find(..) | Effect::Watch(_)));
        assert_eq!(last.iter().map(print_effect).collect::<Vec<_>>().join("; "), effects, "{name}");
    }
}

fn person() -> Person {
    Person {
        language: Language::Hant,
        asked: None,
        today: "2026-11-23".parse().unwrap(),
        home: "/people/me".into(),
        folder: "/here".into(),
    }
}

/// A state in which a dataset is open.
fn with_small() -> State {
    let mut state = State::new(Settings::default(), person());
    for step in small_open() {
        match step {
            Do(command) => state.apply(command),
            Hear(event) => state.receive(event),
        };
    }
    state
}

fn print(state: &State) -> String {
    let mut parts = vec![
        state.library.active.open.as_ref().map_or("nothing".to_owned(), |open| open.id().to_string()),
        state.route().to_string(),
    ];
    if !state.library.active.selected.is_empty() {
        parts.push(format!("selected {}", listed(state.selected_ids().into_iter())));
    }
    if let Some(busy) = &state.busy {
        let what = busy.loading.as_ref().map_or("writing".to_owned(), |origin| format!("reading {}", print_origin(origin)));
        let begun = mark(busy.beginning.is_some(), ", begun");
        parts.push(format!("{what} {}/{}{begun}", busy.done, busy.total));
    }
    if let Some(refused) = &state.refused {
        parts.push(format!("refused {} with {} problems", print_origin(&refused.origin), refused.problems().len()));
    }
    if state.library.active.problems_beside {
        let problems = state.library.active.open.as_ref().map_or(0, |open| open.loaded.problems.len());
        parts.push(format!("beside {problems} problems"));
    }
    let faulty = state.session().open.as_ref().is_some_and(|open| open.has_errors());
    let before = state.library.previous().and_then(|session| session.open.as_ref()).filter(|_| faulty);
    parts.extend(before.map(|open| format!("before {}", open.id())));
    if let Some(unfollowed) = &state.library.active.following.unfollowed {
        let shown = if state.library.active.following.unfollowed_shown { "" } else { " hidden" };
        parts.push(format!("unfollowed with {} problems{shown}", unfollowed.problems().len()));
    }
    if !state.library.active.following.marked.is_empty() {
        parts.push(format!("marked {}", listed(state.library.active.following.marked.iter())));
    }
    parts.extend(state.library.active.following.gone.iter().map(|path| format!("gone {}", slashed(path.display().to_string()))));
    parts.extend(state.dialog.as_ref().map(print_dialog));
    parts.extend(state.notice.as_ref().map(print_notice));
    parts.join("; ")
}

fn print_origin(origin: &Origin) -> String {
    match origin {
        Origin::BuiltIn(built_in) => built_in.message.trim_start_matches("origin-").to_owned(),
        Origin::File(path) => slashed(path.display().to_string()),
    }
}

fn print_dialog(dialog: &Dialog) -> String {
    match dialog {
        Dialog::OpenPath { path, purpose, no_system_dialog } => {
            let text = mark(*purpose == PathFor::SourceText, " of a text");
            format!("path '{path}'{text}{}", mark(*no_system_dialog, " instead"))
        }
        Dialog::Save(form) => {
            let target = slashed(form.target.clone());
            let marks = [mark(form.exists, " exists"), mark(form.no_system_dialog, " instead")].concat();
            match form.records() {
                Some(choice) => format!("export {:?} {} to '{target}'{marks}", choice.scope, choice.format.code()),
                None => format!("picture to '{target}'{marks}"),
            }
        }
        Dialog::Draft(form) => format!("draft from ¶{} {:?}", form.span.p, form.span.range),
        Dialog::Palette(palette) => format!("palette {:?} at {}", palette.typed, palette.at),
        Dialog::Shortcuts => "shortcuts".to_owned(),
        Dialog::About => "about".to_owned(),
    }
}

fn print_notice(notice: &Notice) -> String {
    match notice {
        Notice::Saved(Saved::Records(report)) => format!("told exported {}", report.records),
        Notice::Saved(Saved::Picture(path)) => format!("told of a picture at {}", slashed(path.display().to_string())),
        Notice::ExportFailed(_) => "told of a failed export".to_owned(),
        Notice::Crashed(message, _) => format!("told of a crash: {message}"),
        Notice::CrashedBefore(report) => format!("told of an earlier crash at {}", slashed(report.display().to_string())),
        Notice::SettingsNewer => "told of newer settings".to_owned(),
        Notice::SettingsMovedAside(path) => format!("told of settings at {}", path.display()),
        Notice::SettingsNotSaved(message) => format!("told of unsaved settings: {message}"),
        Notice::Selected { added, removed } => format!("told of {added} selected, {removed} deselected"),
        Notice::Reloaded(differences) => {
            let sorts = [&differences.added, &differences.changed, &differences.rechecked, &differences.removed];
            format!("told of {}", sorts.map(|ids| listed(ids.iter())).join("/"))
        }
        Notice::Attached(source) => format!("told of a text of {source}"),
        Notice::NotAttached(path, _) => format!("told that {} is no text", slashed(path.display().to_string())),
        Notice::TextsKept(path) => format!("told that {} is not needed", slashed(path.display().to_string())),
        Notice::NotUsed(paths) => format!("told of unused {}", slashed(listed_paths(paths.iter()))),
        Notice::Detached => "told of no texts".to_owned(),
        Notice::NoSource => "told of no source".to_owned(),
        Notice::Copied => "told of a copy".to_owned(),
        Notice::FolderNotShown(path) => format!("told of a hidden folder {}", path.display()),
    }
}

fn print_effect(effect: &Effect) -> String {
    match effect {
        Effect::Load(ticket, origin, texts) => {
            let texts = print_texts(texts);
            format!("load {} {}{texts}", ticket.0, print_origin(origin))
        }
        Effect::Reread(ticket, job) => {
            let sought = job.request.as_ref().map(|request| format!(" seeking '{}'", request.query)).unwrap_or_default();
            let texts = print_texts(&job.texts);
            format!("reread {} {}{texts}{sought}", ticket.0, print_origin(&job.open.origin))
        }
        Effect::ReadText(ticket, path) => format!("read {} {}", ticket.0, slashed(path.display().to_string())),
        Effect::Watch(places) => {
            let within = |place: &load::Place| place.within.as_ref().map(|folder| format!(" in {}", folder.display()));
            let print = |place: &load::Place| format!("{}{}", place.path.display(), within(place).unwrap_or_default());
            format!("watch {}", slashed(places.iter().map(print).collect::<Vec<_>>().join(",")))
        }
        Effect::RetryUnreadable(path) => format!("doubt {}", slashed(path.display().to_string())),
        Effect::Write(ticket, WriteJob { written, target, replace, .. }) => {
            let to = format!("to {}{}", slashed(target.display().to_string()), mark(*replace, " over it"));
            match written {
                Written::Records(job) => {
                    let ids = listed(job.records.iter().map(|index| job.open.dataset().record(*index).id()));
                    format!("write {} {ids} as {} {to}", ticket.expect("an export has a ticket").0, job.format.code())
                }
                Written::Picture(bytes) => format!("write {} bytes {to}", bytes.len()),
            }
        }
        Effect::Find(_, request) => {
            let scope = request.scope.map(|scope| format!(" among {}", scope.code())).unwrap_or_default();
            format!("find '{}'{scope}", request.query)
        }
        Effect::Derive(_, Question::Listing(request, _)) => {
            let orders = request.orders.iter().map(|order| format!("{}{:?}", mark(order.descending, "-"), order.column));
            let found = request.found.as_ref().map(|found| format!(" of '{}'", found.request.query)).unwrap_or_default();
            format!("list {} by {}{found}", request.record_type.code(), orders.collect::<Vec<_>>().join(" "))
        }
        Effect::Derive(open, Question::Survey) => format!("survey {}", open.id()),
        Effect::CopyProblems(open, _) => format!("copy {} problems", open.loaded.problems.len()),
        Effect::CopyRows(job) => format!("copy {} rows of {}", job.rows.len(), job.record_type.code()),
        Effect::Cancel(ticket) => format!("cancel {}", ticket.0),
        Effect::Window(WindowEffect::PickFile(PathFor::Dataset)) => "pick".to_owned(),
        Effect::Window(WindowEffect::PickFile(PathFor::SourceText)) => "pick a text".to_owned(),
        Effect::Window(WindowEffect::PickTarget(name, Some(format))) => format!("pick {name} for {}", format.code()),
        Effect::Window(WindowEffect::PickTarget(name, None)) => format!("pick {name}"),
        Effect::Window(WindowEffect::SaveSettings) => "save".to_owned(),
        Effect::Window(WindowEffect::ShowFolder(path)) => format!("show {}", path.display()),
        Effect::Window(WindowEffect::Copy(text)) => format!("copy {text}"),
        Effect::Window(WindowEffect::Close) => "quit".to_owned(),
    }
}

fn print_texts(texts: &load::Texts) -> String {
    let first = texts.first.iter().map(|path| format!(" with {}", path.display()));
    // The hashes of these tests go on as they begin.
    let short = |key: &str| if key.len() == 64 { key[..2].to_owned() } else { key.to_owned() };
    let attached = texts.attached.iter().map(|(key, path)| format!(" {}={}", short(key), path.display()));
    slashed(first.chain(attached).collect())
}

fn listed<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    ids.map(Id::as_str).collect::<Vec<_>>().join(",")
}

fn listed_paths<'a>(paths: impl Iterator<Item = &'a PathBuf>) -> String {
    paths.map(|path| path.display().to_string()).collect::<Vec<_>>().join(",")
}

fn mark(holds: bool, text: &'static str) -> &'static str {
    if holds { text } else { "" }
}

fn slashed(path: String) -> String {
    path.replace('\\', "/")
}

/// A dataset with a term for each of `terms`; a term called `bad` leads nowhere, which is an error.
fn read(id: &str, terms: &[&str]) -> Result<Loaded, LoadError> {
    let about = |term: &str| if term == "bad" { "about: [\"nowhere\"]," } else { "" };
    let term = |term: &&str| format!("(id: \"{term}\", name: \"{term}\", gloss: \"{term}\", {}),", about(term));
    let terms: String = terms.iter().map(term).collect();
    let text = format!("(schema: 1, id: \"{id}\", title: \"{id}\", terms: [{terms}])");
    load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()))
}

fn as_open(origin: Origin, loaded: Loaded) -> Arc<OpenDataset> {
    Arc::new(OpenDataset::new(origin, loaded))
}

fn loaded(ticket: u64, origin: Origin, id: &str, terms: &[&str]) -> Step {
    let open = read(id, terms).map(|loaded| as_open(origin.clone(), loaded));
    Hear(Event::Loaded(Ticket(ticket), origin, open))
}

fn file(path: &str) -> Origin {
    Origin::File(path.into())
}

fn small_open() -> Vec<Step> {
    vec![Do(Command::Open(OpenCommand::Open(Origin::CHENGDU))), loaded(1, Origin::CHENGDU, "small", &["a", "b", "c"])]
}

/// What happens after the small dataset, with the terms a, b and c, is open.
fn then(steps: impl IntoIterator<Item = Step>) -> Vec<Step> {
    small_open().into_iter().chain(steps).collect()
}

fn select(ids: &[&str], chosen: bool) -> Step {
    Do(Command::Select(ids.iter().map(|id| (*id).into()).collect(), chosen))
}

fn run(action: Action) -> Step {
    Do(Command::Run(action))
}

fn save(command: SaveCommand) -> Step {
    Do(Command::Save(command))
}

/// Changes the export form that is open.
fn edited(change: impl Fn(&SaveForm, &OpenDataset) -> SaveForm) -> Step {
    let mut state = with_small();
    state.apply(Command::Run(Action::Export));
    let (Some(Dialog::Save(form)), Some(open)) = (&state.dialog, &state.library.active.open) else { panic!("the form is open") };
    save(SaveCommand::Edit(change(form, open)))
}

fn with_format(form: &SaveForm, open: &OpenDataset, format: Format) -> SaveForm {
    form.with_records(open, ExportChoice { format, ..*form.records().expect("records are saved") })
}

fn with_scope(form: &SaveForm, open: &OpenDataset, scope: Scope) -> SaveForm {
    form.with_records(open, ExportChoice { scope, ..*form.records().expect("records are saved") })
}

#[test]
fn records_are_selected() {
    let other = || [Do(Command::Open(OpenCommand::Open(file("/b")))), loaded(2, file("/b"), "other", &["a", "x"])];
    check([
        ("one", then([select(&["a"], true)]), "small; overview; selected a", "save"),
        (
            "more",
            then([select(&["b"], true), select(&["c", "a"], true)]),
            "small; overview; selected a,b,c; told of 2 selected, 0 deselected",
            "save",
        ),
        ("not any more", then([select(&["b", "a"], true), select(&["b", "c"], false)]), "small; overview; selected a", "save"),
        (
            "none",
            then([select(&["b", "a"], true), run(Action::ClearSelection)]),
            "small; overview; told of 0 selected, 2 deselected",
            "save",
        ),
        (
            "the current one",
            then([Do(Command::View(ViewCommand::ShowRecord("b".into()))), run(Action::SelectCurrent)]),
            "small; overview#b; selected b",
            "save",
        ),
        (
            "the current one, not any more",
            then([
                Do(Command::View(ViewCommand::ShowRecord("b".into()))),
                run(Action::SelectCurrent),
                run(Action::SelectCurrent),
            ]),
            "small; overview#b",
            "save",
        ),
        ("no current one", then([run(Action::SelectCurrent)]), "small; overview", ""),
        (
            "a selection stays with its dataset",
            then([select(&["a"], true)].into_iter().chain(other())),
            "other; overview",
            "save",
        ),
        (
            "and comes back with it",
            then([select(&["a", "c"], true)].into_iter().chain(other()).chain([
                select(&["x"], true),
                Do(Command::Open(OpenCommand::Open(file("/c")))),
                // A record that is gone is not selected any more.
                loaded(3, file("/c"), "small", &["a", "d"]),
            ])),
            "small; overview; selected a",
            "save",
        ),
        (
            "moving about changes nothing",
            then([select(&["a"], true), Do(Command::View(ViewCommand::ShowRecord("b".into()))), run(Action::Back)]),
            "small; overview; selected a",
            "",
        ),
    ]);
}

#[test]
fn dialogs_notices_and_the_rest() {
    let path = |text: &str| Do(Command::Open(OpenCommand::EditPath(text.to_owned())));
    let show = |view| Do(Command::View(ViewCommand::Show(view)));
    check([
        ("a file is asked for", then([run(Action::Open)]), "small; overview", "pick"),
        (
            "there is no dialog",
            then([run(Action::Open), Hear(Event::NoSystemDialog(PathFor::Dataset))]),
            "small; overview; path '' instead",
            "",
        ),
        ("a path is asked for", then([run(Action::OpenPath)]), "small; overview; path ''", ""),
        ("a path is typed", then([run(Action::OpenPath), path("/a"), path("/ab")]), "small; overview; path '/ab'", ""),
        ("a path without a dialog", then([path("/a"), Do(Command::Open(OpenCommand::OpenTypedPath))]), "small; overview", ""),
        (
            "a blank path",
            then([run(Action::OpenPath), path("  "), Do(Command::Open(OpenCommand::OpenTypedPath))]),
            "small; overview; path '  '",
            "",
        ),
        (
            "a typed path is read",
            then([run(Action::OpenPath), path("/ab"), Do(Command::Open(OpenCommand::OpenTypedPath))]),
            "small; overview; reading /ab 0/0",
            "load 2 /ab",
        ),
        ("a dialog is closed", then([run(Action::OpenPath), Do(Command::CloseDialog)]), "small; overview", ""),
        ("shortcuts", then([run(Action::Shortcuts)]), "small; overview; shortcuts", ""),
        ("about", then([run(Action::Shortcuts), run(Action::About)]), "small; overview; about", ""),
        ("copying", then([Do(Command::Copy("x".into()))]), "small; overview; told of a copy", "copy x"),
        ("a notice is closed", then([Do(Command::Copy("x".into())), Do(Command::DismissNotice)]), "small; overview", ""),
        ("a folder", then([Do(Command::ShowFolder("/f".into()))]), "small; overview", "show /f"),
        ("no folder", then([Hear(Event::FolderNotShown("/f".into()))]), "small; overview; told of a hidden folder /f", ""),
        (
            "a crash before",
            vec![Hear(Event::CrashedBefore("/s/crash-report-1.txt".into()))],
            "nothing; overview; told of an earlier crash at /s/crash-report-1.txt",
            "",
        ),
        ("settings of a newer version", vec![Hear(Event::SettingsNewer)], "nothing; overview; told of newer settings", ""),
        ("settings aside", vec![Hear(Event::SettingsMovedAside("/s".into()))], "nothing; overview; told of settings at /s", ""),
        (
            "settings unsaved",
            vec![Hear(Event::SettingsNotSaved("full".into()))],
            "nothing; overview; told of unsaved settings: full",
            "",
        ),
        ("quitting", then([run(Action::Quit)]), "small; overview", "quit"),
        (
            "views keep the record",
            then([Do(Command::View(ViewCommand::ShowRecord("a".into()))), show(View::Metrics)]),
            "small; metrics#a",
            "",
        ),
        (
            "a record keeps the view",
            then([show(View::Metrics), Do(Command::View(ViewCommand::ShowRecord("b".into())))]),
            "small; metrics#b",
            "",
        ),
        (
            "the details are closed",
            then([Do(Command::View(ViewCommand::ShowRecord("a".into()))), run(Action::CloseRecord)]),
            "small; overview",
            "",
        ),
        ("back", then([run(Action::ShowMetrics), run(Action::ShowSource), run(Action::Back)]), "small; metrics", ""),
        ("forward", then([run(Action::ShowMetrics), run(Action::Back), run(Action::Forward)]), "small; metrics", ""),
        (
            "agencies and back to the overview",
            then([run(Action::ShowAgencies), run(Action::ShowOverview)]),
            "small; overview",
            "",
        ),
    ]);
}

#[test]
fn typed_paths_mean_what_people_mean() {
    let state = State::new(Settings::default(), person());
    for (typed, meant) in [
        ("/a/b.ron", "/a/b.ron"),
        ("  /a/b.ron\t", "/a/b.ron"),
        ("\"/a/b c.ron\"", "/a/b c.ron"),
        ("'/a/b.ron' ", "/a/b.ron"),
        ("~/b.ron", "/people/me/b.ron"),
        ("\"~/b.ron\"", "/people/me/b.ron"),
        ("~user/b.ron", "/here/~user/b.ron"),
        ("b.ron", "/here/b.ron"),
        ("資料/成都.ron", "/here/資料/成都.ron"),
    ] {
        assert_eq!(state.typed_path(typed), PathBuf::from(meant), "{typed}");
    }
}

/// A window may lay out one frame twice, and people click twice.
#[test]
fn saying_where_to_go_or_what_to_be_twice_is_as_saying_it_once() {
    let mut asked = with_small();
    asked.apply(Command::Run(Action::Export));
    let Some(Dialog::Save(form)) = asked.dialog else { panic!("the form is open") };
    for command in [
        Command::View(ViewCommand::Show(View::Agencies)),
        Command::View(ViewCommand::ShowRecord("a".into())),
        Command::Reader(ReaderCommand::ShowPassage("a".into(), 0)),
        Command::Reader(ReaderCommand::ShowPlace(Span { p: 3, range: 0..0 })),
        Command::Reader(ReaderCommand::PlaceShown),
        Command::Reader(ReaderCommand::Mark(Some(Span { p: 3, range: 0..3 }))),
        Command::Reader(ReaderCommand::Find("a".into())),
        Command::View(ViewCommand::CloseRecord),
        Command::Select(vec!["a".into(), "b".into()], true),
        Command::Select(vec!["a".into()], false),
        Command::Settings(SettingsCommand::SetLanguage(Language::En)),
        Command::Settings(SettingsCommand::SetTheme(Theme::Dark)),
        Command::Open(OpenCommand::EditPath("/x".into())),
        Command::Save(SaveCommand::Edit(form)),
        Command::Open(OpenCommand::DismissRefused),
        Command::CloseDialog,
        Command::DismissNotice,
        Command::Run(Action::ClearSelection),
        Command::Run(Action::OpenPath),
        Command::Run(Action::Export),
    ] {
        let (mut once, mut twice) = (with_small(), with_small());
        once.apply(command.clone());
        twice.apply(command.clone());
        twice.apply(command.clone());
        assert_eq!(print(&twice), print(&once), "{command:?}");
        assert_eq!(
            (&twice.session().history, &twice.session().reader, &twice.settings),
            (&once.session().history, &once.session().reader, &once.settings),
            "{command:?}"
        );
    }
}

#[test]
fn what_is_kept_between_sessions_is_what_was_chosen() {
    let mut state = with_small();
    assert_eq!(state.language(), Language::Hant, "that of the system, until another is chosen");
    let chosen = || Settings { language: Some(Language::En), ..Settings::default() };
    let mut asked = State::new(chosen(), Person { asked: Some(Language::Hans), ..person() });
    assert_eq!(asked.language(), Language::Hans, "what is asked for at the start goes before what was chosen earlier");
    assert_eq!(asked.settings, chosen(), "and is not kept");
    asked.apply(SettingsCommand::SetLanguage(Language::Hant));
    assert_eq!(asked.language(), Language::Hant, "until another is chosen");
    for command in [
        Command::Settings(SettingsCommand::SetLanguage(Language::En)),
        Command::Settings(SettingsCommand::SetTheme(Theme::Dark)),
        Command::Select(vec!["b".into()], true),
    ] {
        let effects = state.apply(command);
        assert!(matches!(effects.as_slice(), [Effect::Window(WindowEffect::SaveSettings)]));
    }
    state.apply(OpenCommand::Open(file("/b")));
    state.receive(Event::Loaded(Ticket(2), file("/b"), read("other", &["x"]).map(|loaded| as_open(file("/b"), loaded))));
    assert_eq!((state.language(), state.settings.theme), (Language::En, Theme::Dark));
    assert_eq!(state.settings.recent, [PathBuf::from("/b")], "what is part of the program needs no entry");
    let selections = state.settings_to_save().into_settings().selections;
    assert_eq!(selections.into_iter().collect::<Vec<_>>(), [("small".into(), [Id::from("b")].into())]);
}
