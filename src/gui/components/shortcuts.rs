//! Keys to commands.

use crate::gui::context::Context;
use crate::state::{Action, Command, Key, Shortcut};
use egui::{KeyboardShortcut, Modifiers};

/// Leaves a command for every shortcut that was pressed. Keys that edit text belong to a text field that has the keyboard.
/// Escape closes only what lies in front, so that a menu that was open when the frame began keeps it.
pub fn listen(ctx: &egui::Context, context: &Context, menu_was_open: bool) {
    let typing = ctx.text_edit_focused();
    // The longer combination must be asked for first: Ctrl+O is part of Ctrl+Shift+O.
    let mut actions: Vec<(Action, Shortcut)> =
        Action::ALL.into_iter().flat_map(|action| shortcuts(action).map(move |shortcut| (action, shortcut))).collect();
    actions.sort_by_key(|(_, shortcut)| !shortcut.shift);
    for (action, shortcut) in actions {
        if typing && shortcut.edits_text() {
            continue;
        }
        let in_the_way = action == Action::CloseRecord && (menu_was_open || context.state.dialog.is_some());
        if !in_the_way && ctx.input_mut(|input| input.consume_shortcut(&keyboard(shortcut))) {
            context.push(Command::Run(action));
        }
    }
}

/// Everything that runs a command.
fn shortcuts(action: Action) -> impl Iterator<Item = Shortcut> {
    [action.shortcut(), action.other_shortcut()].into_iter().flatten()
}

/// A shortcut as this system writes it, such as `Ctrl+O` or `⌘O`.
pub fn text(ctx: &egui::Context, action: Action) -> Option<String> {
    action.shortcut().map(|shortcut| ctx.format_shortcut(&keyboard(shortcut)))
}

fn keyboard(shortcut: Shortcut) -> KeyboardShortcut {
    let mut modifiers = Modifiers::NONE;
    for (held, modifier) in
        [(shortcut.command, Modifiers::COMMAND), (shortcut.shift, Modifiers::SHIFT), (shortcut.alt, Modifiers::ALT)]
    {
        if held {
            modifiers = modifiers.plus(modifier);
        }
    }
    KeyboardShortcut::new(modifiers, key(shortcut.key))
}

fn key(key: Key) -> egui::Key {
    match key {
        Key::ArrowLeft => egui::Key::ArrowLeft,
        Key::ArrowRight => egui::Key::ArrowRight,
        Key::Escape => egui::Key::Escape,
        Key::Tab => egui::Key::Tab,
        Key::Function(number) => named(&format!("F{number}")),
        Key::Character(letter) => named(letter.encode_utf8(&mut [0; 4])),
    }
}

fn named(name: &str) -> egui::Key {
    egui::Key::from_name(name).expect("the command table names keys that keyboards have")
}
