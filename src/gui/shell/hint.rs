//! The hint for newcomers: what one can do here, shown until it is put away once.

use crate::gui::components::banner;
use crate::gui::components::shortcuts;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::state::{Action, SettingsCommand};
use egui::{Label, Ui};

/// The hint, at the foot of the window.
pub fn hint_ui(ui: &mut Ui, context: &Context) {
    banner(ui, context, context.colours.accent_wash, |ui| {
        ui.horizontal_wrapped(|ui| {
            let key = |action| shortcuts::text(ui.ctx(), action).unwrap_or_default();
            let arguments = [
                ("search", key(Action::Search).into()),
                ("palette", key(Action::Palette).into()),
                ("back", key(Action::Back).into()),
                ("shortcuts", key(Action::Shortcuts).into()),
            ];
            ui.add(Label::new(theme::body(context.words.with("hint-newcomer", &arguments))).wrap());
            if ui.button(context.say("hint-dismiss")).clicked() {
                context.push(SettingsCommand::DismissHint);
            }
        });
    });
}
