//! Buttons of a sort: a sign that has a name, the way to close something, the one that does what a dialog is for, and menus.

use crate::gui::context::Context;
use crate::gui::theme;
use egui::{Button, Response, Role, Ui, WidgetInfo};

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
