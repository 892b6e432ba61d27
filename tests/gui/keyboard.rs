//! Without a pointer: the command palette, zoom, and input methods.

use crate::window::{Setting, Window, name, named};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use reform_explorer::model::Language;
use reform_explorer::state::{Action, Dialog, Origin};

fn open_palette(window: &mut Window) {
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(matches!(window.state().dialog, Some(Dialog::Palette(_))));
}

#[test]
fn the_palette_finds_commands_tabs_and_records() {
    for (language, typed, expected) in [
        (Language::En, "figures", "metrics"),
        (Language::En, "coord", "principle/coordination"),
        (Language::Hant, "zhibiao", "metrics"),
        (Language::Hans, "開放", "principle/openness"),
        (Language::Hant, "新经济发展委员", "overview#new-economy-commission"),
        (Language::Hant, "xjjfzwyh", "overview#new-economy-commission"),
    ] {
        let mut window = Setting { language, ..Setting::default() }.open();
        open_palette(&mut window);
        window.type_text(typed);
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(window.route(), expected, "{typed}");
    }
}

#[test]
fn arrows_choose_in_the_palette() {
    let mut window = Setting { language: Language::En, ..Setting::default() }.open();
    open_palette(&mut window);
    window.type_text("over");
    let offers = named(window.dialog(), Role::ListBoxOption);
    assert!(offers.len() > 1, "{offers:?}");
    let chosen = |window: &Window| -> Vec<String> {
        let is_chosen = |node: &Node<'_>| node.accesskit_node().is_selected() == Some(true);
        window.harness.query_all_by_role(Role::ListBoxOption).filter(is_chosen).filter_map(name).collect()
    };
    for (key, position) in [(Key::ArrowDown, 1), (Key::ArrowUp, 0), (Key::ArrowUp, offers.len() - 1), (Key::ArrowDown, 0)] {
        window.key(Modifiers::NONE, key);
        assert_eq!(chosen(&window), [offers[position].as_str()]);
    }
    window.type_text("xyz");
    window.assert_shows(&[window.say("palette-none")]);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.state().dialog.is_none());
}

#[test]
fn the_sheet_lists_every_shortcut() {
    let mut window = Setting::default().open();
    window.key(Modifiers::NONE, Key::F1);
    let texts = window.texts();
    for action in Action::ALL.into_iter().filter(|action| action.shortcut().is_some()) {
        let text = window.say(action.message());
        assert!(texts.iter().any(|shown| shown == text), "{text}");
    }
}

#[test]
fn zoom_goes_in_steps_and_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("settings.ron");
    let mut window = Setting { settings_file: Some(file.clone()), ..Setting::default() }.open();
    let width = window.harness.ctx.content_rect().width();
    for (key, expected) in [(Key::Plus, 110), (Key::Equals, 125), (Key::Minus, 110), (Key::Num0, 100), (Key::Minus, 90)] {
        window.key(Modifiers::COMMAND, key);
        assert_eq!(window.state().settings.zoom, expected, "{key:?}");
        let zoomed = window.harness.ctx.content_rect().width() * f32::from(expected) / 100.0;
        assert!((zoomed - width).abs() < 1.0, "{zoomed} at {expected}");
    }
    drop(window);
    let window = Setting { settings_file: Some(file), ..Setting::default() }.open();
    assert_eq!(window.state().settings.zoom, 90);
}

/// Which fields have to wait for an input method, how each is given the keyboard, and what it has taken over.
type Field = (Origin, fn(&mut Window), fn(&Window) -> String);

#[test]
fn nothing_is_looked_for_before_an_input_method_is_done() {
    let fields: [Field; 3] = [
        (Origin::CHENGDU, |window| window.key(Modifiers::COMMAND, Key::F), |window| window.state().session().filter.text.clone()),
        (
            Origin::EXAMPLE_TOWN,
            |window| window.key(Modifiers::COMMAND, Key::G),
            |window| window.state().session().reader.find.clone(),
        ),
        (Origin::CHENGDU, open_palette, |window| match &window.state().dialog {
            Some(Dialog::Palette(palette)) => palette.typed.clone(),
            _ => "no palette".to_owned(),
        }),
    ];
    for (origin, focus, taken) in fields {
        let mut window = Setting { origin, ..Setting::default() }.open();
        focus(&mut window);
        let compose = |window: &mut Window, text: &str| {
            window.harness.event(Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None }));
            window.settle();
        };
        for text in ["x", "xin", "xin jing"] {
            compose(&mut window, text);
            let field = window.harness.query_all_by_role(Role::SearchInput).find(|node| node.is_focused()).expect("a field");
            assert_eq!((field.value().as_deref(), taken(&window).as_str()), (Some(text), ""));
        }
        window.harness.event(Event::Ime(ImeEvent::Commit("新經濟".to_owned())));
        window.settle();
        assert_eq!(taken(&window), "新經濟");
        // Whoever gives up what they were putting together leaves what stood there.
        compose(&mut window, "wei");
        compose(&mut window, "");
        assert_eq!(taken(&window), "新經濟");
    }
}
