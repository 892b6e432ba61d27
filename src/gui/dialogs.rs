//! Dialogs in front of the views: opening by path, exporting, the sheet of shortcuts, and what this program is.

use super::context::Context;
use super::widgets::{heading, note, outline_choices, prose};
use super::{shortcuts, theme};
use crate::export::Format;
use crate::machine;
use crate::state::{Action, Command, Dialog, ExportForm, Scope};
use egui::{Frame, Grid, Id, Key, Margin, Modal, Role, TextEdit, Ui, WidgetInfo};

/// Shows the dialog that is open, if any.
pub fn dialog_ui(ctx: &egui::Context, context: &Context) {
    let Some(dialog) = &context.state.dialog else {
        return;
    };
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(context.measures.spacing.huge as i8));
    let shown = Modal::new(Id::unique("dialog")).frame(frame).show(ctx, |ui| {
        ui.set_width(context.measures.dialog.min(ctx.content_rect().width() - context.measures.spacing.huge * 2.0));
        match dialog {
            Dialog::OpenPath { path, no_system_dialog } => open_path(ui, context, path, *no_system_dialog),
            Dialog::Export(form) => export(ui, context, form),
            Dialog::Shortcuts => shortcut_sheet(ui, context),
            Dialog::About => about(ui, context),
        }
    });
    if shown.should_close() {
        context.push(Command::CloseDialog);
    }
}

fn open_path(ui: &mut Ui, context: &Context, path: &str, no_system_dialog: bool) {
    heading(ui, theme::title(context.say("open-path-title")));
    if no_system_dialog {
        prose(ui, context, theme::body(context.say("no-system-dialog")).color(context.colours.warning));
    }
    let (field, entered) = path_field(ui, context, "open-path-field", path, Command::EditOpenPath);
    if path.is_empty() && !field.has_focus() {
        field.request_focus();
    }
    if machine::takes_dropped_files() {
        note(ui, context, context.say("open-path-hint"));
    }
    let clicked = buttons(ui, context, context.say("open-path-button"), !path.trim().is_empty());
    if clicked || entered {
        context.push(Command::OpenTypedPath);
    }
}

fn export(ui: &mut Ui, context: &Context, form: &ExportForm) {
    heading(ui, theme::title(context.say("export-title")));
    let selected = context.state.selected.len();
    let total = context.dataset().len();
    ui.horizontal_wrapped(|ui| {
        outline_choices(ui, context);
        let of = [("selected", selected.into()), ("total", total.into())];
        let scopes = [
            (Scope::Selected, context.words.with("export-scope-selected", &of), selected > 0),
            (Scope::All, context.words.with("export-scope-all", &[("total", total.into())]), true),
        ];
        for (scope, text, enabled) in scopes {
            if ui.add_enabled(enabled, egui::RadioButton::new(form.scope == scope, text)).clicked() {
                context.push(Command::EditExport(form.with_scope(scope)));
            }
        }
    });
    if selected == 0 {
        note(ui, context, context.say("export-nothing-selected"));
    }
    ui.add_space(context.measures.spacing.normal);
    ui.scope(|ui| {
        outline_choices(ui, context);
        for format in Format::ALL {
            let text = context.words.get(&format!("export-format-{}", format.code())).to_owned();
            if ui.radio(form.format == format, text).clicked() {
                context.push(Command::EditExport(form.with_format(context.open, format)));
            }
        }
    });
    ui.add_space(context.measures.spacing.normal);
    if form.no_system_dialog {
        prose(ui, context, theme::body(context.say("no-system-dialog")).color(context.colours.warning));
    }
    let edit = |target| Command::EditExport(form.with_target(target));
    let (_, entered) = path_field(ui, context, "export-target", &form.target, edit);
    if ui.button(context.say("export-browse")).clicked() {
        context.push(Command::PickTarget);
    }
    if form.exists {
        prose(ui, context, theme::body(context.say("export-exists")).color(context.colours.warning));
    }
    let button = context.say(if form.exists { "export-replace" } else { "export-write" });
    let ready = !form.target.trim().is_empty() && (form.scope == Scope::All || selected > 0) && context.state.busy.is_none();
    // The dialog is in front of the bar that offers this otherwise.
    if context.state.busy.is_some() && ui.button(context.say("action-cancel-work")).clicked() {
        context.push(Command::Run(Action::CancelWork));
    }
    let clicked = buttons(ui, context, button, ready);
    if clicked || (entered && ready && !form.exists) {
        context.push(Command::Export(form.exists));
    }
}

/// A field for a path, which leaves a command for each change. Also says whether Enter was pressed in it.
fn path_field(
    ui: &mut Ui,
    context: &Context,
    key: &'static str,
    path: &str,
    edit: impl FnOnce(String) -> Command,
) -> (egui::Response, bool) {
    let mut typed = path.to_owned();
    let label = ui.label(theme::body(context.say(key)));
    let field = ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY).id_salt(key)).labelled_by(label.id);
    if field.changed() {
        context.push(edit(typed));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (field, entered)
}

/// The buttons that end a dialog; says whether the one that does something was clicked.
fn buttons(ui: &mut Ui, context: &Context, text: &str, enabled: bool) -> bool {
    ui.add_space(context.measures.spacing.medium);
    ui.horizontal(|ui| {
        let primary = egui::Button::new(theme::bold(text, context.measures.text.body)).fill(context.colours.accent_wash);
        let clicked = ui.add_enabled(enabled, primary).clicked();
        if ui.button(context.say("dialog-close")).clicked() {
            context.push(Command::CloseDialog);
        }
        clicked
    })
    .inner
}

fn shortcut_sheet(ui: &mut Ui, context: &Context) {
    heading(ui, theme::title(context.say("action-shortcuts")));
    Grid::new("shortcuts").num_columns(2).striped(true).show(ui, |ui| {
        for action in Action::ALL {
            if let Some(shortcut) = shortcuts::text(ui.ctx(), action) {
                ui.label(theme::body(context.say(action.message())));
                ui.label(theme::body(shortcut).color(context.colours.ink_weak));
                ui.end_row();
            }
        }
    });
    prose(ui, context, theme::small(context.say("shortcuts-more")));
    close_button(ui, context);
}

fn about(ui: &mut Ui, context: &Context) {
    heading(ui, theme::title(context.say("app-name")));
    note(ui, context, context.words.with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]));
    prose(ui, context, theme::body(context.say("about-text")));
    prose(ui, context, theme::small(context.say("about-licences")));
    close_button(ui, context);
}

fn close_button(ui: &mut Ui, context: &Context) {
    ui.add_space(context.measures.spacing.medium);
    let close = ui.button(context.say("dialog-close"));
    close.widget_info(|| WidgetInfo::labeled(Role::Button, true, context.say("dialog-close")));
    if close.clicked() {
        context.push(Command::CloseDialog);
    }
}
