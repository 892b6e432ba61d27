//! Several datasets open at once: going from one to another, closing them, and what each keeps.

use crate::window::{Setting, Window, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use reform_explorer::state::{Origin, State};

const NAMES: [&str; 2] = ["內建：成都 2019", "內建：虛構示例"];

fn idle(state: &State) -> bool {
    state.busy.is_none() && state.session().open.is_some()
}

fn id(window: &Window) -> &str {
    window.dataset().head.id.as_str()
}

fn open_menu(window: &mut Window) {
    let title = window.words().text(&window.dataset().head.title, &window.dataset().head).into_owned();
    let buttons = named(window.harness.root(), Role::Button);
    let button = buttons.into_iter().find(|button| button.starts_with(&title)).expect("the menu is named after the dataset");
    window.click(Role::Button, &button);
}

/// Chengdu and the example, each on another tab with something selected; the example is on screen.
fn with_two() -> Window {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click_on(Modifiers::COMMAND, |window| window.the(Role::Button, "市新經濟發展委員會"));
    open_menu(&mut window);
    window.press("action-open-example");
    window.until("the example is read", idle);
    window.key(Modifiers::COMMAND, Key::Num2);
    window.key(Modifiers::COMMAND, Key::A);
    window
}

#[test]
fn each_dataset_keeps_its_tab_and_its_selection() {
    let mut window = with_two();
    let agencies = window.state().session().selected.len();
    assert!(agencies > 20 && id(&window) == "example-town", "{agencies}");
    for (key, held) in [(Key::Tab, Modifiers::COMMAND), (Key::Tab, Modifiers::COMMAND.plus(Modifiers::SHIFT))] {
        window.key(held, key);
        assert_eq!((id(&window), window.route().as_str()), ("chengdu-2019", "principle/innovation"));
        assert_eq!(window.selected(), ["new-economy-commission"]);
        window.key(held, key);
        assert_eq!((id(&window), window.route().as_str()), ("example-town", "agencies"));
        assert_eq!(window.state().session().selected.len(), agencies);
    }
}

#[test]
fn the_menu_lists_what_is_open_and_goes_there() {
    let mut window = with_two();
    open_menu(&mut window);
    let entries = named(window.harness.root(), Role::MenuItemRadio);
    assert!(entries.len() == 2 && NAMES.iter().zip(&entries).all(|(name, entry)| entry.ends_with(name)), "{entries:?}");
    window.click(Role::MenuItemRadio, &entries[0]);
    assert_eq!(id(&window), "chengdu-2019");
    window.assert_shows(&["new-economy-commission"].map(|id| window.title(id)));
}

#[test]
fn a_closed_dataset_leaves_the_other_and_the_last_one_the_beginning() {
    let mut window = with_two();
    window.key(Modifiers::COMMAND, Key::W);
    assert_eq!(id(&window), "chengdu-2019");
    window.key(Modifiers::COMMAND, Key::W);
    assert_eq!(id(&window), "chengdu-2019", "there is nothing else to close");
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.key(Modifiers::COMMAND, Key::W);
    window.until("the beginning is read", idle);
    assert_eq!(id(&window), "chengdu-2019");
}
