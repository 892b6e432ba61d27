//! Short notices of what has happened, and the hint for newcomers.
//!
//! Deliberately absent: what is wrong with a file, which `problems` lists.

use crate::display;
use crate::gui::components::{announce, banner, note, record_link, shortcuts};
use crate::gui::context::Context;
use crate::gui::theme::{self, Colour};
use crate::load::Standing;
use crate::model::Id;
use crate::query::Differences;
use crate::state::{Action, Command, Notice, Saved, SettingsCommand};
use crate::words::{Words, describe};
use egui::accesskit::Live;
use egui::{Label, Link, Response, Role, ScrollArea, TextWrapMode, Ui, WidgetInfo};
use std::path::PathBuf;

/// How many records of each sort a notice names at first.
const NAMED: usize = 6;

/// A notice at the foot of the window.
pub fn notice_ui(ui: &mut Ui, context: &Context, notice: &Notice) {
    let bad = matches!(
        notice,
        Notice::ExportFailed(_)
            | Notice::Crashed(..)
            | Notice::CrashedBefore(_)
            | Notice::SettingsNotSaved(_)
            | Notice::SettingsMovedAside(_)
            | Notice::SettingsNewer
            | Notice::FolderNotShown(_)
            | Notice::NotAttached(..)
            | Notice::NoSource
            | Notice::TextsKept(_)
            | Notice::NotUsed(_)
    );
    let (ink, wash): (Colour, Colour) = if bad {
        (context.colours.error, context.colours.error_wash)
    } else {
        (context.colours.ink, context.colours.accent_wash)
    };
    banner(ui, context, wash, |ui| {
        // What is listed in full is listed for this reading, not for the next one.
        let id = ui.make_persistent_id(("all differences", context.session.following.changes));
        let mut all: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            let text = notice_text(context, notice);
            let label = ui.add(Label::new(theme::body(&text).color(ink)).wrap());
            label.widget_info(|| WidgetInfo::labeled(if bad { Role::Alert } else { Role::Status }, true, &text));
            announce(&label, if bad { Live::Assertive } else { Live::Polite });
            if matches!(notice, Notice::Selected { .. }) {
                crate::gui::components::plain_action(ui, context, Action::UndoSelection);
            }
            if let Notice::Reloaded(differences) = notice {
                differences_ui(ui, context, differences, &mut all);
            }
            if matches!(notice, Notice::Attached(_)) {
                crate::gui::components::plain_action(ui, context, Action::ShowSource);
            }
            if let Notice::Saved(saved) = notice
                && ui.button(context.say("notice-show-folder")).clicked()
            {
                context.push(Command::ShowFolder(saved.path().to_path_buf()));
            }
            if let Notice::FolderNotShown(path) = notice
                && ui.button(context.say("notice-copy-path")).clicked()
            {
                context.push(Command::Copy(path.display().to_string()));
            }
            if ui.button(context.say("notice-dismiss")).clicked() {
                context.push(Command::DismissNotice);
            }
        });
        if let (Notice::Reloaded(differences), true) = (notice, all) {
            all_differences_ui(ui, context, differences);
        }
        ui.data_mut(|data| data.insert_temp(id, all));
    });
}

/// What is different, by how: the message that counts it, and the records.
fn sorts(differences: &Differences) -> impl Iterator<Item = (&'static str, &[Id])> {
    let sorts = [
        ("difference-added", differences.added.as_slice()),
        ("difference-changed", differences.changed.as_slice()),
        ("difference-rechecked", differences.rechecked.as_slice()),
        ("difference-removed", differences.removed.as_slice()),
    ];
    sorts.into_iter().filter(|(_, ids)| !ids.is_empty())
}

/// The first records that a reading again has added and changed, as links, and those that are gone; and the way to all of them.
fn differences_ui(ui: &mut Ui, context: &Context, differences: &Differences, all: &mut bool) {
    let several = sorts(differences).count() > 1;
    for (key, ids) in sorts(differences).filter(|_| !*all) {
        // The sentence before has already told the only one.
        if several {
            note(ui, context, context.words.with(key, &[("count", ids.len().into())]));
        }
        for id in ids.iter().take(NAMED) {
            record_ui(ui, context, id);
        }
        if ids.len() > NAMED {
            note(ui, context, context.words.with("difference-more", &[("count", (ids.len() - NAMED).into())]));
        }
    }
    if sorts(differences).any(|(_, ids)| ids.len() > NAMED) {
        let key = if *all { "difference-fewer" } else { "difference-all" };
        if ui.add(Link::new(theme::body(context.say(key)).color(context.colours.link))).clicked() {
            *all = !*all;
        }
    }
}

/// Every record that is different, one to a line under how it is.
fn all_differences_ui(ui: &mut Ui, context: &Context, differences: &Differences) {
    let height = (context.measures.text.body * context.measures.line).round();
    let room = (height + ui.spacing().item_spacing.y) * context.measures.list_lines;
    let lines = sorts(differences).map(|(_, ids)| ids.len() + 1).sum();
    let area =
        ScrollArea::vertical().id_salt("all differences").auto_shrink([false, true]).max_height(room).min_scrolled_height(room);
    area.show_rows(ui, height, lines, |ui, shown| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let mut first = 0;
        for (key, ids) in sorts(differences) {
            let lines = first..first + ids.len() + 1;
            for line in shown.start.max(lines.start)..shown.end.min(lines.end) {
                match line - first {
                    0 => note(ui, context, context.words.with(key, &[("count", ids.len().into())])),
                    position => record_ui(ui, context, &ids[position - 1]),
                };
            }
            first = lines.end;
        }
    });
}

/// A record as a link, or its id where it is gone.
fn record_ui(ui: &mut Ui, context: &Context, id: &Id) -> Response {
    match context.dataset().find(id.as_str()) {
        Some(index) => record_link(ui, context, index),
        None => ui.label(theme::body(id.as_str())),
    }
}

/// How many records were added, changed and so on.
fn differences_text(words: &Words, differences: &Differences) -> String {
    let counts: Vec<String> = sorts(differences).map(|(key, ids)| words.with(key, &[("count", ids.len().into())])).collect();
    words.with("notice-reloaded", &[("counts", counts.join(words.get("list-separator")).into())])
}

/// What has become of the quotes of a source that was given a text.
fn attached_text(context: &Context, source: &Id) -> String {
    let title = context.dataset().find(source.as_str()).map(|index| context.title(index)).unwrap_or_default();
    let anchors = &context.open.loaded.anchors;
    let counts = anchors.counts();
    let arguments =
        [("title", title.into()), ("exact", counts.exact.into()), ("moved", counts.moved.into()), ("lost", counts.lost.into())];
    let attached = context.words.with("notice-attached", &arguments);
    match anchors.known(source.as_str()).map(|known| known.standing) {
        Some(Standing::Differs) => context.words.sentences(&[attached, context.say("notice-attached-differs").to_owned()]),
        _ => attached,
    }
}

fn notice_text(context: &Context, notice: &Notice) -> String {
    let words = context.words;
    match notice {
        Notice::Saved(Saved::Records(report)) => {
            let arguments = [
                ("records", report.records.into()),
                ("stubs", report.stubs.into()),
                ("path", report.path.display().to_string().into()),
            ];
            let limits = report.limits.iter().map(|limit| limit.sentence(words));
            let told: Vec<String> = std::iter::once(words.with("notice-exported", &arguments)).chain(limits).collect();
            // What was exported ends with a path and no full stop.
            told.join(" ")
        }
        Notice::Saved(Saved::Picture(path)) => words.with("picture-saved", &[("path", path.display().to_string().into())]),
        Notice::ExportFailed(error) => words.with("notice-export-failed", &[("message", error.sentence(words).into())]),
        Notice::Crashed(message, report) => {
            let told = words.with("notice-crashed", &[("message", message.as_str().into())]);
            let reported = |path: &PathBuf| words.with("crash-reported", &[("path", path.display().to_string().into())]);
            report.as_ref().map_or(told.clone(), |path| format!("{told} {}", reported(path)))
        }
        Notice::CrashedBefore(report) => words.with("notice-crashed-before", &[("path", report.display().to_string().into())]),
        Notice::SettingsNewer => words.get("notice-settings-newer").to_owned(),
        Notice::SettingsMovedAside(path) => words.with("notice-settings-aside", &[("path", path.display().to_string().into())]),
        Notice::SettingsNotSaved(message) => words.with("notice-settings-not-saved", &[("message", message.as_str().into())]),
        Notice::Selected { added, removed } => {
            words.with("notice-selected", &[("added", (*added).into()), ("removed", (*removed).into())])
        }
        Notice::Reloaded(differences) => differences_text(words, differences),
        Notice::Attached(source) => attached_text(context, source),
        Notice::NotAttached(path, error) => {
            let message = describe::load_error(words, error);
            words.with("notice-not-attached", &[("path", path.display().to_string().into()), ("message", message.into())])
        }
        Notice::TextsKept(path) => words.with("notice-texts-kept", &[("name", display::file_name(path).into())]),
        Notice::NotUsed(paths) => {
            let names: Vec<String> = paths.iter().map(|path| display::file_name(path)).collect();
            words.with("notice-not-used", &[("names", names.join(words.get("list-separator")).into())])
        }
        Notice::Detached => words.get("notice-detached").to_owned(),
        Notice::NoSource => words.get("notice-no-source").to_owned(),
        Notice::Copied => words.get("notice-copied").to_owned(),
        Notice::FolderNotShown(path) => words.with("notice-folder-not-shown", &[("path", path.display().to_string().into())]),
    }
}

/// What one can do here, for newcomers, until it is put away once.
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
