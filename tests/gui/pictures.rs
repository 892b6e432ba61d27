//! Pictures in the window: what they show is reached by name, by pointer and by keyboard, and leads to records and tables.

use crate::window::{Setting, Window, all, assert_shows, name, named, only};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::export::ExportError;
use reform_explorer::model::{Language, RecordType};
use reform_explorer::picture::text;
use reform_explorer::query::level_matrix;
use reform_explorer::state::Notice;
use reform_explorer::words::describe;

fn flow() -> Window {
    let mut window = Setting { size: [1280.0, 900.0], ..Setting::default() }.open();
    window.tab(window.say("view-flow"));
    assert_eq!(window.route(), "flow");
    window
}

/// The name under which a record is spoken in a picture.
fn part(window: &Window, id: &str) -> String {
    let dataset = window.dataset();
    let index = dataset.find(id).expect("the record is there");
    let kind = describe::type_name(window.words(), dataset.type_of(index));
    window.words().with("picture-record", &[("kind", kind.into()), ("title", window.title(id).into())])
}

/// Clicks the first part of this name.
fn click_part(window: &mut Window, name: &str) {
    window.click_on(Modifiers::NONE, |window| {
        *all(window.harness.root(), Role::Button, name).first().unwrap_or_else(|| panic!("there is no part {name}"))
    });
}

#[test]
fn a_node_of_the_flow_leads_to_its_record() {
    let mut window = flow();
    assert!(!all(window.harness.root(), Role::GraphicsDocument, window.say("picture-flow")).is_empty());
    for id in ["innovation", "measure-new-economy", "new-economy-commission"] {
        let name = part(&window, id);
        click_part(&mut window, &name);
        assert_eq!(window.route(), format!("flow#{id}"));
    }
}

#[test]
fn a_record_of_a_picture_is_selected_with_ctrl_and_opened_by_keyboard() {
    let mut window = flow();
    let name = part(&window, "innovation");
    window.click_on(Modifiers::COMMAND, |window| all(window.harness.root(), Role::Button, &name)[0]);
    assert_eq!(window.selected(), ["innovation"]);
    assert_eq!(window.route(), "flow");
    all(window.harness.root(), Role::Button, &name)[0].focus();
    window.settle();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.route(), "flow#innovation");
}

#[test]
fn who_became_what_is_shown_below_the_flow() {
    let mut window = flow();
    let name = part(&window, "transfer-five-functions");
    click_part(&mut window, &name);
    assert_eq!(window.route(), "flow#transfer-five-functions");
    let name = part(&window, "fn-public-data");
    click_part(&mut window, &name);
    assert_eq!(window.route(), "flow#fn-public-data");
}

/// The groups of the flow that can be opened.
fn groups(window: &Window) -> Vec<Node<'_>> {
    let tip = window.say("picture-group-tip");
    let is_group = |node: &Node<'_>| node.accesskit_node().description().as_deref() == Some(tip);
    window.harness.root().children_recursive().filter(is_group).collect()
}

/// How many bodies have a node of their own in the flow.
fn bodies_alone(window: &Window) -> usize {
    let bodies = window.dataset().indices_of(RecordType::Agency);
    let ids: Vec<String> = bodies.map(|index| window.dataset().record(index).id().to_string()).collect();
    ids.iter().filter(|id| !all(window.harness.root(), Role::Button, &part(window, id)).is_empty()).count()
}

#[test]
fn a_group_of_the_flow_opens_in_its_place_and_folds_again() {
    let mut window = flow();
    let is_of_bodies = |node: &Node<'_>| name(*node).is_some_and(|name| name.contains("機構"));
    let group = |window: &Window| groups(window).into_iter().find(is_of_bodies).and_then(name);
    let label = group(&window).expect("there are more bodies than nodes");
    let (folded, alone) = (groups(&window).len(), bodies_alone(&window));
    only(window.harness.root(), Role::Button, &label).focus();
    window.settle();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.route(), "flow", "one stays where one is");
    assert_eq!(all(window.harness.root(), Role::Button, &label).len(), 0);
    assert!(bodies_alone(&window) > alone);
    let focused = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    assert!(focused.and_then(name).is_some_and(|name| name.starts_with("機構")), "the keyboard is at the first that came out");
    window.assert_shows(&[window.say("picture-opened")]);
    let fold = window.words().with("picture-fold", &[("group", "".into())]);
    let folds = |window: &Window| {
        let begins = |name: &String| name.starts_with(fold.trim());
        named(window.harness.root(), Role::Button).into_iter().find(begins).expect("a way back")
    };
    let back = folds(&window);
    window.click(Role::Button, &back);
    assert_eq!((groups(&window).len(), bodies_alone(&window)), (folded, alone));
    // The table of what it holds is still one step away.
    window.click_on(Modifiers::COMMAND, |window| only(window.harness.root(), Role::Button, &label));
    assert_eq!(window.route(), "agencies");
    assert!(!window.state().session().filter.constraints.is_empty());
}

#[test]
fn a_cell_of_the_levels_leads_to_the_table_of_its_bodies() {
    let mut window = Setting::default().open();
    let matrix = level_matrix(window.dataset());
    let (position, row) =
        matrix.rows.iter().enumerate().max_by_key(|(_, row)| row.level.map(|_| row.cells[0..2].iter().max())).expect("a row");
    let column = (0..2).max_by_key(|column| row.cells[*column]).expect("a principle");
    let count = row.cells[column];
    assert!(count > 0, "there are bodies in the cell");
    let level = reform_explorer::model::Vocabulary::code(row.level.expect("a level")).key;
    let principle = describe::title(window.words(), window.dataset(), matrix.principles[column].expect("a principle"));
    let constraints = matrix.constraints(window.dataset(), Some(position), Some(column));
    let name = window
        .words()
        .with("picture-cell", &[("level", window.say(level).into()), ("principle", principle.into()), ("count", count.into())]);
    click_part(&mut window, &name);
    assert_eq!(window.route(), "agencies");
    assert_eq!(window.state().session().filter.constraints, constraints);
    assert_eq!(window.state().listed().map(<[_]>::len), Some(count));
}

#[test]
fn a_picture_is_told_in_words_in_every_language() {
    for language in Language::ALL {
        let mut window = Setting { language, ..Setting::default() }.open();
        window.tab(window.say("view-flow"));
        let label = window.say("picture-in-words");
        window.click_on(Modifiers::NONE, |window| {
            let folded =
                window.harness.root().children_recursive().find(|node| crate::window::name(*node).as_deref() == Some(label));
            folded.expect("the words are folded away")
        });
        let principle = window.dataset().indices_of(RecordType::Principle).next().expect("a principle");
        let title = describe::title(window.words(), window.dataset(), principle);
        let told = window.texts().into_iter().any(|text| text.contains(&title) && text.contains(window.say("types-measure")));
        assert!(told, "{language:?}");
    }
}

#[test]
fn pictures_are_saved_as_files_and_nothing_is_replaced_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    for (choice, ending, begins) in [("picture-as-svg", "svg", &b"<?xml"[..]), ("picture-as-png", "png", &b"\x89PNG"[..])] {
        let mut window = Setting { home: folder.path().to_path_buf(), ..Setting::default() }.open();
        let menu = format!("{} ▼", window.say("picture-save-page"));
        let path =
            folder.path().join(format!("{}-overview.{ending}", window.state().session().open.as_ref().expect("open").id()));
        for round in 0..2 {
            window.click(Role::Button, &menu);
            window.press(choice);
            assert_shows(window.dialog(), &[window.say("picture-save-title")]);
            window.press("picture-save-button");
            window.until("the picture is written", |state| {
                state.notice.is_some() || matches!(&state.dialog, Some(reform_explorer::state::Dialog::Save(form)) if form.exists)
            });
            if round == 1 {
                assert_shows(window.dialog(), &[window.say("export-exists")]);
                std::fs::write(&path, "earlier").expect("the file is there");
                window.press("export-replace");
                window.until("the picture is replaced", |state| state.dialog.is_none());
            }
            assert!(std::fs::read(&path).expect("the file is there").starts_with(begins), "{ending}");
            window.press("notice-dismiss");
        }
    }
}

#[test]
fn a_picture_never_replaces_what_is_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("town.ron");
    std::fs::write(&path, reform_explorer::load::EXAMPLE_TOWN).expect("a dataset");
    let origin = reform_explorer::state::Origin::File(path.clone());
    let mut window = Setting { origin, home: folder.path().to_path_buf(), ..Setting::default() }.open();
    let menu = format!("{} ▼", window.say("picture-save-page"));
    window.click(Role::Button, &menu);
    window.press("picture-as-svg");
    window.click_on(Modifiers::NONE, |window| only(window.dialog(), Role::TextInput, window.say("picture-save-field")));
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text(&path.display().to_string());
    window.press("picture-save-button");
    window.until("it is refused", |state| state.notice.is_some());
    let Some(Notice::ExportFailed(error)) = &window.state().notice else { panic!("{:?}", window.state().notice) };
    assert!(matches!(error, ExportError::OwnInput { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), reform_explorer::load::EXAMPLE_TOWN);
}

#[test]
fn the_flow_fits_every_window_and_language() {
    for (language, width) in Language::ALL.into_iter().flat_map(|language| [640.0, 1920.0].map(|width| (language, width))) {
        let mut window = Setting { language, size: [width, 800.0], ..Setting::default() }.open();
        window.tab(window.say("view-flow"));
        let root = window.harness.root();
        let figures = [window.say("picture-flow"), window.say("picture-succession")];
        for title in figures {
            let figure = all(root, Role::GraphicsDocument, title)[0].rect();
            assert!(figure.left() >= 0.0 && figure.right() <= width, "{title} at {width}: {figure:?}");
        }
        assert!(named(root, Role::Tab).contains(&window.say("view-flow").to_owned()));
    }
}

/// Pictures are laid out without a screen, by a table of widths.
#[test]
fn text_is_as_wide_as_pictures_take_it_to_be() {
    let window = Setting::default().open();
    for (sample, bold) in [
        (" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~", false),
        ("市新經濟發展委員會，（）。", true),
        ("Hamburgefonstiv 123", true),
    ] {
        let family = if bold { egui::FontFamily::Name("bold".into()) } else { egui::FontFamily::Proportional };
        for letter in sample.chars() {
            let font = egui::FontId::new(100.0, family.clone());
            let shown = window.harness.ctx.fonts_mut(|fonts| fonts.glyph_width(&font, letter));
            let taken = text::width(&letter.to_string(), 100.0, bold);
            assert!((shown - taken).abs() <= 1.0, "{letter:?}: {shown} for {taken}");
        }
    }
}
