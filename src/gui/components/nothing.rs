//! What to show where there is nothing, and while something is under way.

use super::text::{note, prose};
use crate::gui::context::Context;
use crate::gui::theme;
use egui::{ProgressBar, Response, Role, Ui, WidgetInfo};

/// What to show where there is nothing: what is missing, and what to do.
pub fn empty(ui: &mut Ui, context: &Context, text: &str) {
    ui.add_space(context.measures.spacing.huge);
    ui.vertical_centered(|ui| prose(ui, context, theme::body(text).color(context.colours.ink_weak)));
}

/// Says that something is being worked out in the background.
pub fn working(ui: &mut Ui, context: &Context, key: &'static str) -> Response {
    let response = note(ui, context, context.say(key));
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, context.say(key)));
    response
}

/// How far something has come, in the room that is left of a row.
pub fn progress(ui: &mut Ui, done: usize, total: usize) {
    if let Some(percent) = (done.min(total) * 100).checked_div(total) {
        let share = done as f32 / total as f32;
        ui.add(ProgressBar::new(share).desired_width(ui.available_width()).text(format!("{percent} %")));
    }
}
