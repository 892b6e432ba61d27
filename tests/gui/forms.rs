//! Forms by keyboard, what they say where the system has no dialogs, and buttons that stay where they are.

use crate::window::{Setting, Window, all, only};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT;
use reform_explorer::state::{Dialog, Event, Notice, Origin, PathFor, Saved};
use std::fs;
use std::path::Path;

const TOWN: &str = "(schema: 1, id: \"town\", title: \"Town\")";

/// What opens a form.
type Open = fn(&mut Window);

fn at(home: &Path) -> Window {
    Setting { home: home.to_owned(), ..Setting::default() }.open()
}

/// Opens the form that saves the picture of the flow.
fn offer_picture(window: &mut Window) {
    window.tab(window.say("view-flow"));
    let menu = format!("{} ▼", window.say("picture-save"));
    window.click_on(Modifiers::NONE, |window| all(window.harness.root(), Role::Button, &menu)[0]);
    window.press("picture-as-svg");
    assert!(matches!(window.state().dialog, Some(Dialog::Save(_))));
}

fn no_dialog(window: &mut Window, purpose: PathFor) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().receive(Event::NoSystemDialog(purpose), &ctx);
    window.settle();
}

/// Whether the field of this name in the dialog has the keyboard.
fn has_keyboard(window: &Window, key: &'static str) -> bool {
    only(window.dialog(), Role::TextInput, window.say(key)).accesskit_node().is_focused()
}

#[test]
fn enter_saves_in_every_form_and_replaces_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("town.ron"), TOWN).expect("a file");
    let mut window = at(home.path());
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the export has ended", |state| state.busy.is_none());
    let Some(Notice::Saved(Saved::Records(report))) = &window.state().notice else { panic!("{:?}", window.state().notice) };
    let (path, written) = (report.path.clone(), fs::read(&report.path).expect("a file"));
    // From its field as well; and what is there is asked about, and not replaced by one more Enter.
    fs::write(&path, "mine").expect("a file");
    window.key(Modifiers::COMMAND, Key::E);
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::TextInput, window.say("export-target")));
    for _ in 0..2 {
        window.key(Modifiers::NONE, Key::Enter);
        window.until("the export has ended", |state| state.busy.is_none());
    }
    assert!(matches!(&window.state().dialog, Some(Dialog::Save(form)) if form.exists));
    assert_eq!(fs::read(&path).expect("a file"), b"mine");
    assert!(!written.is_empty());
    window.key(Modifiers::NONE, Key::Escape);

    offer_picture(&mut window);
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the picture is saved", |state| matches!(state.notice, Some(Notice::Saved(Saved::Picture(_)))));
    assert!(window.state().dialog.is_none());

    no_dialog(&mut window, PathFor::Dataset);
    window.type_text("town.ron");
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the dataset is read", |state| state.busy.is_none());
    assert_eq!(window.dataset().head.id.as_str(), "town");
}

#[test]
fn escape_closes_every_form() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = at(home.path());
    let open: [(&str, Open); 3] = [
        ("export-target", |window| window.key(Modifiers::COMMAND, Key::E)),
        ("picture-save-field", offer_picture),
        ("open-path-field", |window| no_dialog(window, PathFor::Dataset)),
    ];
    for (field, open) in open {
        for in_field in [false, true] {
            open(&mut window);
            if in_field {
                let label = window.say(field);
                window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::TextInput, label));
            }
            window.key(Modifiers::NONE, Key::Escape);
            assert!(window.state().dialog.is_none(), "{field} {in_field}");
        }
    }
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 0, "nothing is written");
}

#[test]
fn without_a_dialog_of_the_system_the_path_field_takes_the_keyboard() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = at(home.path());
    let forms: [(&'static str, Open); 3] = [
        ("export-target", |window| window.key(Modifiers::COMMAND, Key::E)),
        ("picture-save-field", offer_picture),
        ("open-path-field", |_| ()),
    ];
    for (field, open) in forms {
        // Each time that it is asked for.
        for _ in 0..2 {
            open(&mut window);
            no_dialog(&mut window, PathFor::Dataset);
            window.assert_shows(&[window.say("no-system-dialog")]);
            assert!(has_keyboard(&window, field), "{field}");
            window.key(Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn a_folder_that_cannot_be_shown_is_told_with_its_path() {
    let mut window = Setting::default().open();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().receive(Event::FolderNotShown("/no/folder".into()), &ctx);
    window.settle();
    window.assert_shows(&[window.words().with("notice-folder-not-shown", &[("path", "/no/folder".into())])]);
    window.press("notice-copy-path");
    assert_eq!(window.take_copied().as_deref(), Some("/no/folder"));
}

#[test]
fn buttons_of_the_panel_stay_where_they_are_whatever_it_shows() {
    let mut window = Setting::default().open();
    window.tab("創新");
    let mut places: Vec<[Rect; 2]> = Vec::new();
    for id in ["new-economy-commission", "measure-new-economy", "innovation"] {
        let title = window.title(id);
        window.click_on(Modifiers::NONE, |window| {
            let found = |role| all(window.harness.root(), role, &title).into_iter().next();
            found(Role::Link).or_else(|| found(Role::Button)).expect("it is named")
        });
        let cite = format!("{} ▼", window.say("cite"));
        let place = |label: &str| only(window.detail(), Role::Button, label).rect();
        places.push([place(&cite), place(window.say("action-close-record"))]);
    }
    assert!(places.windows(2).all(|pair| pair[0] == pair[1]), "{places:?}");
}

#[test]
fn a_file_given_relative_is_remembered_by_a_path_that_leads_there_from_everywhere() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("town.ron"), TOWN).expect("a file");
    let setting = Setting { origin: Origin::File("town.ron".into()), home: home.path().to_owned(), ..Setting::default() };
    let window = setting.open();
    assert_eq!(window.dataset().head.id.as_str(), "town");
    assert_eq!(window.state().settings.recent, [home.path().join("town.ron")]);
}
