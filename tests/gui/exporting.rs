//! Exporting: exactly what is selected, in every format, without harm to what is there.

use crate::window::{Setting, Window, assert_shows, only};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::export::{ExportError, Format, suggested_name};
use reform_explorer::load::{self, FoundSource, LoadError};
use reform_explorer::model::{Language, RecordType};
use reform_explorer::state::{Dialog, ExportForm, Notice, Origin, Scope, State};
use std::fs::{self, File};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;

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

/// Opens the export dialog by its button.
fn open_dialog(window: &mut Window) {
    window.press("export-button");
}

fn choose(window: &mut Window, format: Format) {
    let label = window.words().try_get(&format!("export-name-{}", format.code())).expect("formats have names");
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::RadioButton, label));
    let explained = window.words().try_get(&format!("export-format-{}", format.code())).expect("formats are explained");
    assert_shows(window.dialog(), &[explained]);
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
        let scope = window.words().with("export-scope-selected", &[("count", selected.into())]);
        let radio = only(window.dialog(), Role::RadioButton, &scope).accesskit_node();
        assert_eq!((radio.toggled() == Some(Toggled::True), radio.is_disabled()), (selected > 0, selected == 0));
        let all = window.words().with("export-scope-all", &[("count", total.into())]);
        let radio = only(window.dialog(), Role::RadioButton, &all).accesskit_node();
        assert_eq!((radio.toggled() == Some(Toggled::True), radio.is_disabled()), (selected == 0, false));
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
        let name = suggested_name(window.dataset(), format, false, "2026-11-23".parse().expect("a date"));
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

        let text = text_of(format, &target);
        let names = if format.is_references() {
            &[][..]
        } else {
            &["市新經濟發展委員會", "產業功能區專業化管理機構"]
        };
        for expected in names.iter().chain(&["CC0-1.0", "成都市", "2026"]) {
            assert!(text.contains(expected), "{expected} in {format:?}: {text}");
        }
        assert!(!text.contains("行政審批局"), "{format:?} holds what was not selected");
        window.press("notice-dismiss");
    }
}

/// Everything that can be read in an export.
fn text_of(format: Format, target: &Path) -> String {
    match format {
        Format::Csv | Format::JsonLines => {
            folder_files(target).iter().map(|file| fs::read_to_string(file).expect("tables are text")).collect()
        }
        Format::Xlsx | Format::Docx | Format::CsvZip => {
            assert!(fs::read(target).expect("a file").starts_with(b"PK"), "{format:?}");
            let mut archive = ZipArchive::new(File::open(target).expect("a file")).expect("an archive");
            let mut text = String::new();
            for part in 0..archive.len() {
                archive.by_index(part).expect("a part").read_to_string(&mut text).expect("every part is text");
            }
            text
        }
        _ => fs::read_to_string(target).expect("the export is text"),
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
    let open = window.state().session().open.as_ref().expect("open");
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
        assert_eq!(window.state().session().selected.len(), 2, "{name}");
        window.key(Modifiers::NONE, Key::Escape);
        window.press("notice-dismiss");
    }
    assert_eq!(fs::read_to_string(home.path().join("file")).expect("it is still there"), "in the way");
    assert_eq!(folder_files(&home.path().join("folder")), [home.path().join("folder/inner")]);
    assert_eq!(folder_files(home.path()).len(), 2, "nothing is left behind");
}

#[test]
fn what_is_open_is_never_replaced() {
    let home = tempfile::tempdir().expect("a folder");
    let path = |name: &str| home.path().join(name);
    fs::write(path("town.ron"), load::EXAMPLE_TOWN).expect("a dataset");
    fs::write(path("example-town.txt"), load::EXAMPLE_TOWN_TEXT).expect("its text");
    fs::hard_link(path("town.ron"), path("hard.ron")).expect("a link");
    fs::hard_link(path("example-town.txt"), path("hard.txt")).expect("a link");
    let mut window =
        Setting { origin: Origin::File(path("town.ron")), home: home.path().to_owned(), ..Setting::default() }.open();
    for name in ["town.ron", "example-town.txt", "hard.ron", "hard.txt"] {
        open_dialog(&mut window);
        choose(&mut window, Format::Ron);
        type_target(&mut window, &path(name).display().to_string());
        press_in_dialog(&mut window, "export-write");
        let Some(Notice::ExportFailed(error)) = &window.state().notice else { panic!("{name}: {:?}", window.state().notice) };
        assert!(matches!(error, ExportError::OwnInput { .. }), "{name}: {error:?}");
        assert!(!form(window.state()).exists, "{name}: nobody is asked whether it may be replaced");
        let told = window.words().with("notice-export-failed", &[("message", error.sentence(window.words()).into())]);
        window.assert_shows(&[told]);
        window.key(Modifiers::NONE, Key::Escape);
        window.press("notice-dismiss");
    }
    assert_eq!(fs::read_to_string(path("town.ron")).expect("it is there"), load::EXAMPLE_TOWN);
    assert_eq!(fs::read_to_string(path("hard.txt")).expect("it is there"), load::EXAMPLE_TOWN_TEXT);
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
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, home: home.path().to_owned(), ..Setting::default() }.open();
    open_dialog(&mut window);
    choose(&mut window, Format::Ron);
    type_target(&mut window, "~/all.ron");
    press_in_dialog(&mut window, "export-write");
    let loaded: Result<_, LoadError> =
        load::open_with(&home.path().join("all.ron"), &mut |_| {}, &mut |_, _| FoundSource::Absent, &mut |_| {
            ControlFlow::Continue(())
        });
    let loaded = loaded.expect("the export is a dataset");
    let dataset = window.dataset();
    let decided = dataset.indices().filter(|index| dataset.record(*index).proposed().is_none()).count();
    assert_eq!((loaded.dataset.len(), loaded.problems.len(), loaded.unread), (decided, 0, 0));
}

/// Chooses the scope with this message, which tells how many records it has.
fn choose_scope(window: &mut Window, key: &'static str, count: usize) {
    let label = window.words().with(key, &[("count", count.into())]);
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::RadioButton, &label));
}

fn toggled(window: &Window, role: Role, label: &str) -> bool {
    only(window.dialog(), role, label).accesskit_node().toggled() == Some(Toggled::True)
}

fn press_option(window: &mut Window, role: Role, label: &str) {
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), role, label));
}

/// Exports to a file of this name in the home.
fn write_to(window: &mut Window, name: &str) {
    type_target(window, &format!("~/{name}"));
    press_in_dialog(window, "export-write");
    assert!(matches!(window.state().notice, Some(Notice::Exported(_))), "{name}: {:?}", window.state().notice);
}

fn read_again(file: &Path) -> load::Loaded {
    let loaded: Result<_, LoadError> =
        load::open_with(file, &mut |_| {}, &mut |_, _| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
    loaded.expect("the export is a dataset")
}

#[test]
fn what_is_listed_is_exported_and_the_file_names_the_filter() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    open_dialog(&mut window);
    let total = window.dataset().len();
    for (key, count) in [("export-scope-selected", 2), ("export-scope-listed", total), ("export-scope-all", total)] {
        let label = window.words().with(key, &[("count", count.into())]);
        assert_eq!(toggled(&window, Role::RadioButton, &label), key == "export-scope-selected", "{key}");
    }
    window.key(Modifiers::NONE, Key::Escape);

    window.search("成都 level:municipal");
    window.tab("機構");
    let records = window.state().listed().expect("they were found").to_vec();
    let ids: Vec<String> = records.iter().map(|record| window.dataset().record(*record).id().to_string()).collect();
    let count = window.words().with(
        "filter-count",
        &[("listed", ids.len().into()), ("total", window.dataset().records.count(RecordType::Agency).into())],
    );
    window.assert_shows(&[count]);
    assert!(ids.len() > 1 && ids.len() < 30, "{ids:?}");
    let filter = "成都 level:municipal type:agency";
    for format in Format::ALL {
        open_dialog(&mut window);
        assert_eq!(form(window.state()).scope, Scope::Selected, "what was selected comes first");
        choose(&mut window, format);
        choose_scope(&mut window, "export-scope-listed", ids.len());
        assert_shows(window.dialog(), &[window.words().with("export-filter", &[("filter", filter.into())])]);
        let name = format!("listed.{}", format.code());
        write_to(&mut window, &name);
        let Some(Notice::Exported(report)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
        assert_eq!(report.records, ids.len(), "{format:?}");
        let target = home.path().join(&name);
        let text = text_of(format, &target);
        // A bibliography is of sources, which no filter was asked about.
        assert_eq!(text.contains(filter), !format.is_references(), "{format:?} and {filter}");
        if matches!(format, Format::Ron | Format::Json) {
            let loaded = read_again(&target);
            let all = loaded.dataset.indices().map(|index| loaded.dataset.record(index));
            let whole: Vec<String> = all.filter(|record| !record.is_stub()).map(|record| record.id().to_string()).collect();
            // The source belongs to every export.
            let listed: Vec<String> = ["article".to_owned()].into_iter().chain(ids.iter().cloned()).collect();
            assert_eq!(whole, listed, "{format:?}");
        }
    }
    // Without a selection the list comes first, and without a filter the whole dataset does.
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    for expected in [Scope::Listed, Scope::All] {
        open_dialog(&mut window);
        let form = form(window.state());
        assert_eq!((form.scope, form.target.contains("-selection-")), (expected, expected == Scope::Listed));
        window.key(Modifiers::NONE, Key::Escape);
        window.clear_filter();
        window.tab("總覽");
    }
}

#[test]
fn the_whole_dataset_comes_back_as_it_was() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = Setting { home: home.path().to_owned(), ..Setting::default() }.open();
    let total = window.dataset().len();
    for format in [Format::Ron, Format::Json, Format::JsonLd] {
        open_dialog(&mut window);
        choose(&mut window, format);
        choose_scope(&mut window, "export-scope-all", total);
        let name = format!("all.{}", format.code());
        write_to(&mut window, &name);
        let file = home.path().join(name);
        if format == Format::JsonLd {
            let text = fs::read_to_string(file).expect("a file");
            let parsed: serde_json::Value = serde_json::from_str(&text).expect("linked data is JSON");
            assert!(parsed["@context"].is_object() || parsed["@context"].is_array(), "it says what its terms mean");
            assert!(text.contains("new-economy-commission"));
        } else {
            let loaded = read_again(&file);
            assert_eq!(loaded.problems, [], "{format:?}");
            assert_eq!(loaded.dataset.records, window.dataset().records, "{format:?}");
        }
    }
}

#[test]
fn what_is_chosen_is_offered_again_and_after_a_restart() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("settings.ron");
    let open = || {
        let setting = Setting { home: home.path().to_owned(), settings_file: Some(file.clone()), ..Setting::default() };
        setting.open()
    };
    let (every, mentioned, mark) = {
        let window = open();
        (window.say("export-every-language"), window.say("export-mentioned"), window.say("export-byte-order-mark"))
    };
    let assert_offered = |window: &Window| {
        assert_eq!(form(window.state()).format, Format::CsvZip);
        assert!(toggled(window, Role::RadioButton, window.say("export-name-csv-zip")));
        let languages = ["繁體中文", "简体中文", "English"].map(|name| toggled(window, Role::RadioButton, name));
        assert_eq!(languages, [false, false, true]);
        assert_eq!([every, mentioned, mark].map(|option| toggled(window, Role::CheckBox, option)), [false, true, false]);
        // The folder too.
        assert!(form(window.state()).target.starts_with(&home.path().join("folder").display().to_string()));
    };
    let mut window = open();
    fs::create_dir(home.path().join("folder")).expect("a folder");
    open_dialog(&mut window);
    choose(&mut window, Format::CsvZip);
    assert!(toggled(&window, Role::RadioButton, "繁體中文"), "the language spoken comes first");
    assert_eq!([every, mentioned, mark].map(|option| toggled(&window, Role::CheckBox, option)), [true, false, true]);
    press_option(&mut window, Role::RadioButton, "English");
    for option in [every, mentioned, mark] {
        press_option(&mut window, Role::CheckBox, option);
    }
    write_to(&mut window, "folder/tables.zip");
    open_dialog(&mut window);
    assert_offered(&window);
    drop(window);
    let mut window = open();
    open_dialog(&mut window);
    assert_offered(&window);
}

#[test]
fn an_export_speaks_the_language_chosen_for_it() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    let (hant, en) = ("產業功能區專業化管理機構", "Specialised managing bodies of the industrial functional zones");
    for (language, every, expected) in
        [("繁體中文", false, [true, false]), ("English", false, [false, true]), ("English", true, [true, true])]
    {
        open_dialog(&mut window);
        choose(&mut window, Format::Html);
        press_option(&mut window, Role::RadioButton, language);
        let label = window.say("export-every-language");
        if toggled(&window, Role::CheckBox, label) != every {
            press_option(&mut window, Role::CheckBox, label);
        }
        let name = format!("{language}-{every}.html");
        write_to(&mut window, &name);
        let text = fs::read_to_string(home.path().join(name)).expect("a page");
        assert_eq!([hant, en].map(|name| text.contains(name)), expected, "{language} {every}");
        assert_eq!(window.state().language(), Language::Hant, "the window goes on speaking its own");
    }
}

#[test]
fn what_the_chosen_records_mention_goes_along_where_that_is_asked() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = with_selection(home.path());
    let sizes = [("alone.md", false), ("with.md", true)].map(|(name, along)| {
        open_dialog(&mut window);
        choose(&mut window, Format::Markdown);
        let label = window.say("export-mentioned");
        if toggled(&window, Role::CheckBox, label) != along {
            press_option(&mut window, Role::CheckBox, label);
        }
        write_to(&mut window, name);
        let Some(Notice::Exported(report)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
        report.records
    });
    assert!(sizes[0] == 2 && sizes[1] > 2, "{sizes:?}");
    let text = fs::read_to_string(home.path().join("with.md")).expect("a dossier");
    assert!(text.contains(&window.title("measure-new-economy")));
}
