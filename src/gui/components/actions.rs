//! Buttons for entries of the command table.

use super::shortcuts;
use crate::gui::context::Context;
use crate::state::{Action, Command};
use egui::{Button, Ui};

/// An entry of a menu.
pub fn action_button(ui: &mut Ui, context: &Context, action: Action) {
    let message = context.state.message(action);
    let mut button = Button::new(context.say(message));
    if let Some(shortcut) = shortcuts::text(ui.ctx(), action) {
        button = button.shortcut_text(shortcut);
    }
    let response = ui.add_enabled(context.state.can_run(action), button);
    if response.on_hover_text(context.words.get(&format!("{message}-tip"))).clicked() {
        context.push(Command::Run(action));
        ui.close();
    }
}

/// A button for an entry of the command table.
pub fn plain_action(ui: &mut Ui, context: &Context, action: Action) {
    let response = ui.add_enabled(context.state.can_run(action), Button::new(context.say(context.state.message(action))));
    if response.on_hover_text(tip(ui, context, action)).clicked() {
        context.push(Command::Run(action));
    }
}

/// What an entry of the command table does, with its shortcut.
pub fn tip(ui: &Ui, context: &Context, action: Action) -> String {
    let text = context.words.get(&format!("{}-tip", context.state.message(action))).to_owned();
    match shortcuts::text(ui.ctx(), action) {
        Some(shortcut) => format!("{text} ({shortcut})"),
        None => text,
    }
}
