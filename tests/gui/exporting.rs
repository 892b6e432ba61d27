//! Exporting: exactly what is selected, in every format, without harm to what is there.

use crate::window::{Setting, Window, assert_shows, only};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::export::{ExportError, Format, suggested_name};
use reform_explorer::load::{self, LoadError};
use reform_explorer::state::{Dialog, ExportForm, Notice, Origin, Scope, State};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

const SELECTED: [&str; 2] = ["new-economy-commission", "zone-bodies"];

/// A window with two bodies selected, whose exports are offered for `home`.
fn with_selection(home: &Path) -> Window {
    let mut window = Setting { home: home.to_owned(), ..Setting::default() }.open();
    window.tab("創新");
    for id in SELECTED {
        let title = window.title(id);
        window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, &title));
    }
    window
}

/// Opens the export dialog by its button, which tells how many records are selected.
fn open_dialog(window: &mut Window) {
    let count = window.state().selected.len();
    let text = window.words().with("export-button-count", &[("count", count.into())]);
    window.click(Role::Button, if count == 0 { window.say("export-button") } else { &text });
}

fn choose(window: &mut Window, format: Format) {
    let label = window.words().try_get(&format!("export-format-{}", format.code())).expect("formats have names");
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::RadioButton, label));
}

/// Replaces what stands in the field for the target.
fn type_target(window: &mut Window, target: &str) {
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::TextInput, window.say("export-target")));
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text(target);
}

fn press_in_dialog(window: &mut Window, key: &'static str) {
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::Button, window.say(key)));
    window.until("the export has ended", |state| state.busy.is_none());
}

fn form(state: &State) -> &ExportForm {
    match &state.dialog {
        Some(Dialog::Export(form)) => form,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_dialog_offers_what_is_selected_or_else_everything() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    let total = window.dataset().len();
    for (selected, chosen) in [(2, Scope::Selected), (0, Scope::All)] {
        open_dialog(&mut window);
        assert_eq!(form(window.state()).scope, chosen);
        let scope = window.words().with("export-scope-selected", &[("selected", selected.into()), ("total", total.into())]);
        let radio = only(window.dialog(), Role::RadioButton, &scope).accesskit_node();
        assert_eq!((radio.toggled() == Some(Toggled::True), radio.is_disabled()), (selected > 0, selected == 0));
        let hint = window.say("export-nothing-selected");
        assert_eq!(window.texts().iter().any(|text| text == hint), selected == 0);
        window.key(Modifiers::NONE, Key::Escape);
        assert!(window.state().dialog.is_none());
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    }
    window.key(Modifiers::COMMAND, Key::E);
    only(window.dialog(), Role::Heading, window.say("export-title"));
}

#[test]
fn the_suggested_name_follows_the_format_until_another_is_typed() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    open_dialog(&mut window);
    for format in [Format::Csv, Format::Json, Format::Ron, Format::Markdown] {
        choose(&mut window, format);
        let name = suggested_name(window.dataset(), format, "2026-11-23".parse().expect("a date"));
        assert_eq!(form(window.state()).target, home.path().join(name).display().to_string());
    }
    type_target(&mut window, "mine.md");
    choose(&mut window, Format::Json);
    assert_eq!(form(window.state()).target, "mine.md");
}

#[test]
fn every_format_holds_the_selected_records_and_says_where_they_come_from() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    for format in Format::ALL {
        open_dialog(&mut window);
        choose(&mut window, format);
        let target = home.path().join(format!("out.{}", format.code()));
        type_target(&mut window, &format!("\"{}\"", target.display()));
        press_in_dialog(&mut window, "export-write");
        assert!(window.state().dialog.is_none(), "{format:?}");
        let Some(Notice::Exported(report)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
        assert_eq!((report.records, report.path.as_path()), (2, target.as_path()), "{format:?}");
        window.assert_shows(&[target.display().to_string()]);
        only(window.harness.root(), Role::Button, window.say("notice-show-folder"));

        let mut text = String::new();
        let files = if format.is_folder() { folder_files(&target) } else { vec![target.clone()] };
        for file in files {
            text += &fs::read_to_string(file).expect("the export is text");
        }
        for expected in ["市新經濟發展委員會", "產業功能區專業化管理機構", "CC0-1.0", "成都市", "2026"] {
            assert!(text.contains(expected), "{expected} in {format:?}: {text}");
        }
        assert!(!text.contains("行政審批局"), "{format:?} holds what was not selected");
        window.press("notice-dismiss");
    }
}

fn folder_files(folder: &Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn an_exported_dataset_opens_again() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    open_dialog(&mut window);
    choose(&mut window, Format::Ron);
    let target = home.path().join("part.ron");
    type_target(&mut window, "~/part.ron");
    press_in_dialog(&mut window, "export-write");
    let Some(Notice::Exported(report)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
    let stubs = report.stubs;
    assert!(stubs > 0, "the bodies mention their measures");

    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_text(&target.display().to_string());
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the export is read", |state| state.busy.is_none());
    let open = window.state().open.as_ref().expect("open");
    assert_eq!(open.origin, Origin::File(target));
    assert_eq!(open.loaded.problems, []);
    let dataset = window.dataset();
    let (stubbed, whole): (Vec<_>, Vec<_>) = dataset.indices().partition(|index| dataset.record(*index).is_stub());
    assert_eq!(stubbed.len(), stubs);
    let mut ids: Vec<&str> = whole.iter().map(|index| dataset.record(*index).id().as_str()).collect();
    // The source belongs to every export, since it tells where all the rest comes from.
    ids.retain(|id| *id != "article");
    assert_eq!(ids, SELECTED);
    assert!(window.state().notice.is_none(), "the notice about the export goes with its dataset");
}

#[test]
fn what_is_there_is_replaced_only_when_asked() {
    let home = tempfile::tempdir().expect("a folder");
    let target = home.path().join("notes.md");
    fs::write(&target, "my notes").expect("a file");
    let mut window = with_selection(home.path());
    open_dialog(&mut window);
    type_target(&mut window, &target.display().to_string());
    press_in_dialog(&mut window, "export-write");
    assert_shows(window.dialog(), &[window.say("export-exists")]);
    assert_eq!(fs::read_to_string(&target).expect("it is still there"), "my notes");
    // Enter would be too easy a way to lose something.
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::TextInput, window.say("export-target")));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(fs::read_to_string(&target).expect("it is still there"), "my notes");
    // Another name is asked about anew.
    type_target(&mut window, &home.path().join("other.md").display().to_string());
    assert!(!form(window.state()).exists);
    type_target(&mut window, &target.display().to_string());
    press_in_dialog(&mut window, "export-write");
    press_in_dialog(&mut window, "export-replace");
    assert!(matches!(window.state().notice, Some(Notice::Exported(_))));
    assert!(fs::read_to_string(&target).expect("it is replaced").contains("市新經濟發展委員會"));
}

#[test]
fn a_failed_export_says_why_and_leaves_everything_as_it_was() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("file"), "in the way").expect("a file");
    fs::create_dir_all(home.path().join("folder/inner")).expect("a folder");
    let cases: [(&str, Format, bool); 4] = [
        ("file/below.md", Format::Markdown, false),
        ("no/such/folder/out.json", Format::Json, false),
        // Asked about first, since something is there, and then found to be a folder.
        ("folder", Format::Ron, true),
        ("folder", Format::Csv, true),
    ];
    let mut window = with_selection(home.path());
    for (name, format, exists) in cases {
        open_dialog(&mut window);
        choose(&mut window, format);
        type_target(&mut window, &home.path().join(name).display().to_string());
        press_in_dialog(&mut window, "export-write");
        assert_eq!(form(window.state()).exists, exists, "{name}");
        if exists {
            press_in_dialog(&mut window, "export-replace");
        }
        let Some(Notice::ExportFailed(error)) = &window.state().notice else { panic!("{name}: {:?}", window.state().notice) };
        assert!(!matches!(error, ExportError::Empty | ExportError::Cancelled), "{name}: {error:?}");
        let told = window.words().with("notice-export-failed", &[("message", error.sentence(window.words()).into())]);
        window.assert_shows(&[told]);
        assert!(matches!(window.state().dialog, Some(Dialog::Export(_))), "{name}: one can try again");
        assert_eq!(window.state().selected.len(), 2, "{name}");
        window.key(Modifiers::NONE, Key::Escape);
        window.press("notice-dismiss");
    }
    assert_eq!(fs::read_to_string(home.path().join("file")).expect("it is still there"), "in the way");
    assert_eq!(folder_files(&home.path().join("folder")), [home.path().join("folder/inner")]);
    assert_eq!(folder_files(home.path()).len(), 2, "nothing is left behind");
}

#[test]
fn an_export_can_be_cancelled() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    open_dialog(&mut window);
    type_target(&mut window, &home.path().join("out.md").display().to_string());
    window.hold_background(true);
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::Button, window.say("export-write")));
    window.until("writing tells how far it has come", |state| state.busy.as_ref().is_some_and(|busy| busy.total > 0));
    window.assert_shows(&[window.say("busy-exporting")]);
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::Button, window.say("action-cancel-work")));
    assert!(window.state().busy.is_none());
    window.let_background_go();
    assert!(window.state().notice.is_none());
    assert_eq!(folder_files(home.path()), [] as [std::path::PathBuf; 0]);
}

#[test]
fn an_export_is_a_dataset_without_errors_on_its_own() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = Setting { origin: Origin::ExampleTown, home: home.path().to_owned(), ..Setting::default() }.open();
    open_dialog(&mut window);
    choose(&mut window, Format::Ron);
    type_target(&mut window, "~/all.ron");
    press_in_dialog(&mut window, "export-write");
    let loaded: Result<_, LoadError> = load::open(&home.path().join("all.ron"), &mut |_| ControlFlow::Continue(()));
    let loaded = loaded.expect("the export is a dataset");
    assert_eq!((loaded.dataset.len(), loaded.problems.len(), loaded.unread), (window.dataset().len(), 0, 0));
}
