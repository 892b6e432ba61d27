//! Buttons: of the command table, with a sign, of a dialog and of a menu.

use super::shortcuts;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::state::{Action, Command};
use egui::{Button, Response, Role, Ui, WidgetInfo};

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

/// A button that shows a sign, and has words for whoever does not see it or does not know it.
pub fn sign(ui: &mut Ui, button: Button<'_>, enabled: bool, name: &str) -> Response {
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response
}

/// The way to close or to take away something.
pub fn cross(ui: &mut Ui, context: &Context, name: &str) -> Response {
    let side = context.measures.spacing.huge;
    sign(ui, Button::new("×").frame(false).min_size([side, side].into()), true, name).on_hover_text(name)
}

/// The button that does what a dialog is for.
pub fn primary<'a>(context: &Context, text: &str) -> Button<'a> {
    Button::new(theme::bold(text, context.measures.text.body)).fill(context.colours.accent_wash)
}

/// The words on a button that opens a menu.
pub fn opens_menu(text: &str) -> String {
    format!("{text} ▼")
}
