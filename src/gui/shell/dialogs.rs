//! Dialogs in front of the views: opening by path, exporting, the sheet of shortcuts, and what this program is.

use super::save_form::save_form_ui;
use crate::gui::components::shortcuts;
use crate::gui::components::{buttons, entered, heading, note, path_field, prose, record_link, scroll, surface};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::machine;
use crate::model::RecordType;
use crate::state::{Action, Command, Dialog, OpenCommand, PathFor};
use egui::{CollapsingHeader, Grid, Id, Modal, ScrollArea, Ui};

/// Every crate in the program with its version and licence, as `assets/packaging/list-licences.sh` prints them.
const LICENCES: &str = include_str!("../../../assets/licences.txt");

/// Shows the dialog that is open, if any.
pub fn dialog_ui(ctx: &egui::Context, context: &Context) {
    let Some(dialog) = &context.state.dialog else {
        return;
    };
    let shown = Modal::new(Id::unique("dialog")).frame(surface::dialog(ctx, context)).show(ctx, |ui| {
        ui.set_width(context.measures.dialog.min(ctx.content_rect().width() - context.measures.spacing.huge * 2.0));
        match dialog {
            Dialog::OpenPath { path, purpose, no_system_dialog } => open_path(ui, context, path, *purpose, *no_system_dialog),
            Dialog::Save(form) => save_form_ui(ui, context, form),
            Dialog::Draft(form) => super::draft::draft_ui(ui, context, form),
            Dialog::Palette(palette) => super::palette::palette_ui(ui, context, palette),
            Dialog::Shortcuts => shortcut_sheet(ui, context),
            Dialog::About => about(ui, context),
        }
    });
    if shown.should_close() {
        context.push(Command::CloseDialog);
    }
}

fn open_path(ui: &mut Ui, context: &Context, path: &str, purpose: PathFor, no_system_dialog: bool) {
    let (title, field, button) = match purpose {
        PathFor::Dataset => ("open-path-title", "open-path-field", "open-path-button"),
        PathFor::SourceText => ("attach-path-title", "attach-path-field", "attach-path-button"),
    };
    heading(ui, theme::title(context.say(title)));
    let field = path_field(ui, context, field, path, no_system_dialog, |path| OpenCommand::EditPath(path).into());
    if path.is_empty() && !field.has_focus() {
        field.request_focus();
    }
    if machine::takes_dropped_files() {
        note(ui, context, context.say("open-path-hint"));
    }
    let clicked = buttons(ui, context, context.say(button), !path.trim().is_empty());
    if clicked || entered(ui) {
        context.push(OpenCommand::OpenTypedPath);
    }
}

fn shortcut_sheet(ui: &mut Ui, context: &Context) {
    heading(ui, theme::title(context.say("action-shortcuts")));
    let room = ui.ctx().content_rect().height() * context.measures.shares.dialog;
    scroll(ui, ScrollArea::vertical().id_salt("shortcuts").max_height(room).auto_shrink([false, true]), |ui| {
        let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        Grid::new("shortcuts").num_columns(2).min_col_width(half).striped(true).show(ui, |ui| {
            for action in Action::ALL {
                if let Some(shortcut) = shortcuts::text(ui.ctx(), action) {
                    ui.label(theme::body(context.say(context.state.message(action))));
                    ui.label(theme::body(shortcut).color(context.colours.ink_weak));
                    ui.end_row();
                }
            }
        });
    });
    prose(ui, context, theme::small(context.say("shortcuts-more")));
    close_button(ui, context);
}

fn about(ui: &mut Ui, context: &Context) {
    heading(ui, theme::title(context.say("app-name")));
    let versions = [("version", env!("CARGO_PKG_VERSION").into()), ("egui", licensed("egui").into())];
    note(ui, context, context.words.with("about-version", &versions));
    prose(ui, context, theme::body(context.say("about-text")));
    about_dataset(ui, context);
    prose(ui, context, theme::small(context.say("about-licences")));
    CollapsingHeader::new(theme::body(context.say("about-crates"))).id_salt("crates").show(ui, |ui| {
        let crates: Vec<&str> = LICENCES.lines().collect();
        let height = context.measures.text.small * context.measures.line;
        ScrollArea::vertical().id_salt("licences").max_height(height * context.measures.list_lines).show_rows(
            ui,
            height,
            crates.len(),
            |ui, rows| {
                for line in &crates[rows] {
                    let (name, licence) = line.split_once('\t').unwrap_or((line, ""));
                    note(ui, context, format!("{name} · {licence}"));
                }
            },
        );
    });
    close_button(ui, context);
}

/// The version of a crate that is part of the program.
fn licensed(name: &str) -> &'static str {
    let version = |line: &'static str| line.strip_prefix(name)?.strip_prefix(" v")?.split('\t').next();
    LICENCES.lines().find_map(version).unwrap_or_default()
}

/// What is open: its encoder, its licence, and the documents that it was made from.
fn about_dataset(ui: &mut Ui, context: &Context) {
    let head = &context.dataset().head;
    heading(ui, theme::heading(context.read(&head.title)));
    if let Some(licence) = &head.licence {
        note(ui, context, context.words.with("about-data-licence", &[("licence", licence.as_ref().into())]));
    }
    for index in context.dataset().indices_of(RecordType::Source) {
        if record_link(ui, context, index).clicked() {
            context.push(Command::CloseDialog);
        }
    }
}

fn close_button(ui: &mut Ui, context: &Context) {
    ui.add_space(context.measures.spacing.medium);
    if ui.button(context.say("dialog-close")).clicked() {
        context.push(Command::CloseDialog);
    }
}
