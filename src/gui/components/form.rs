//! The parts of dialogs that ask for something.

use super::{announce, primary, prose};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::state::Command;
use egui::accesskit::Live;
use egui::{Key, TextEdit, Ui};

/// A field for a path, which leaves a command for each change. When it turns out that the system has no dialog, it says so and takes
/// the keyboard.
pub fn path_field(
    ui: &mut Ui,
    context: &Context,
    key: &'static str,
    path: &str,
    no_system_dialog: bool,
    edit: impl FnOnce(String) -> Command,
) -> egui::Response {
    if no_system_dialog {
        let told = prose(ui, context, theme::body(context.say("no-system-dialog")).color(context.colours.warning));
        announce(&told, Live::Assertive);
    }
    let mut typed = path.to_owned();
    let label = ui.label(theme::body(context.say(key)));
    let field = ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY).id_salt(key)).labelled_by(label.id);
    if field.changed() {
        context.push(edit(typed));
    }
    let id = field.id.with("no system dialog");
    let was_told = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(id), no_system_dialog));
    if no_system_dialog && !was_told {
        field.request_focus();
    }
    field
}

/// Whether Enter was pressed where nothing else answers to it, which is what the one button of a form then does. To be asked after the
/// fields of the form, which let go of the keyboard on Enter.
pub fn entered(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter)) && ui.memory(|memory| memory.focused().is_none())
}

/// The buttons that end a dialog; says whether the one that does something was clicked.
pub fn buttons(ui: &mut Ui, context: &Context, text: &str, enabled: bool) -> bool {
    ui.add_space(context.measures.spacing.medium);
    ui.horizontal(|ui| {
        let clicked = ui.add_enabled(enabled, primary(context, text)).clicked();
        if ui.button(context.say("dialog-close")).clicked() {
            context.push(Command::CloseDialog);
        }
        clicked
    })
    .inner
}
