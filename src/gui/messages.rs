//! Short notices of what has happened.
//!
//! Deliberately absent: what is wrong with a file, which `problems` lists.

use super::context::Context;
use super::theme::{self, Colour};
use super::widgets::{announce, note, record_link};
use crate::export::Report;
use crate::model::Id;
use crate::query::Differences;
use crate::state::{Action, Command, Notice};
use crate::words::{Words, describe};
use egui::accesskit::Live;
use egui::{CornerRadius, Frame, Label, Margin, Role, Ui, WidgetInfo};

/// How many records of each sort a notice names.
const NAMED: usize = 6;

/// A notice at the foot of the window.
pub fn notice_ui(ui: &mut Ui, context: &Context, notice: &Notice) {
    let bad = matches!(
        notice,
        Notice::ExportFailed(_)
            | Notice::Crashed(_)
            | Notice::SettingsNotSaved(_)
            | Notice::SettingsMovedAside(_)
            | Notice::FolderNotShown(_)
            | Notice::NotAttached(..)
            | Notice::NoSource
    );
    let (ink, wash): (Colour, Colour) = if bad {
        (context.colours.error, context.colours.error_wash)
    } else {
        (context.colours.ink, context.colours.accent_wash)
    };
    let frame = Frame::new()
        .fill(wash.into())
        .corner_radius(CornerRadius::same(context.measures.radius_small))
        .inner_margin(Margin::same(context.measures.spacing.normal as i8));
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let text = notice_text(context, notice);
            let label = ui.add(Label::new(theme::body(&text).color(ink)).wrap());
            label.widget_info(|| WidgetInfo::labeled(if bad { Role::Alert } else { Role::Status }, true, &text));
            announce(&label, if bad { Live::Assertive } else { Live::Polite });
            if matches!(notice, Notice::Selected { .. }) {
                super::bars::plain_action(ui, context, Action::UndoSelection);
            }
            if let Notice::Reloaded(differences) = notice {
                differences_ui(ui, context, differences);
            }
            if matches!(notice, Notice::Attached(_)) {
                super::bars::plain_action(ui, context, Action::ShowSource);
            }
            if let Notice::Exported(Report { path, .. }) | Notice::PictureSaved(path) = notice
                && ui.button(context.say("notice-show-folder")).clicked()
            {
                context.push(Command::ShowFolder(path.clone()));
            }
            if ui.button(context.say("notice-dismiss")).clicked() {
                context.push(Command::DismissNotice);
            }
        });
    });
}

/// The records that a reading again has added and changed, as links, and those that are gone.
fn differences_ui(ui: &mut Ui, context: &Context, differences: &Differences) {
    let sorts = [
        ("difference-added", &differences.added),
        ("difference-changed", &differences.changed),
        ("difference-rechecked", &differences.rechecked),
        ("difference-removed", &differences.removed),
    ];
    let several = sorts.iter().filter(|(_, ids)| !ids.is_empty()).count() > 1;
    for (key, ids) in sorts.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        // The sentence before has already told the only one.
        if several {
            note(ui, context, context.words.with(key, &[("count", ids.len().into())]));
        }
        for id in ids.iter().take(NAMED) {
            match context.dataset().find(id.as_str()) {
                Some(index) => record_link(ui, context, index),
                None => ui.label(theme::body(id.as_str())),
            };
        }
        if ids.len() > NAMED {
            note(ui, context, context.words.with("difference-more", &[("count", (ids.len() - NAMED).into())]));
        }
    }
}

/// How many records were added, changed and so on.
fn differences_text(words: &Words, differences: &Differences) -> String {
    let count = |key: &str, ids: &[Id]| (!ids.is_empty()).then(|| words.with(key, &[("count", ids.len().into())]));
    let counts = [
        count("difference-added", &differences.added),
        count("difference-changed", &differences.changed),
        count("difference-rechecked", &differences.rechecked),
        count("difference-removed", &differences.removed),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    words.with("notice-reloaded", &[("counts", counts.join(words.get("list-separator")).into())])
}

/// What has become of the quotes of a source that was given a text.
fn attached_text(context: &Context, source: &Id) -> String {
    let title = context.dataset().find(source.as_str()).map(|index| context.title(index)).unwrap_or_default();
    let counts = context.open.loaded.anchors.counts();
    let arguments =
        [("title", title.into()), ("exact", counts.exact.into()), ("moved", counts.moved.into()), ("lost", counts.lost.into())];
    context.words.with("notice-attached", &arguments)
}

fn notice_text(context: &Context, notice: &Notice) -> String {
    let words = context.words;
    match notice {
        Notice::Exported(report) => {
            let arguments = [
                ("records", report.records.into()),
                ("stubs", report.stubs.into()),
                ("path", report.path.display().to_string().into()),
            ];
            let limits = report.limits.iter().map(|limit| limit.sentence(words));
            std::iter::once(words.with("notice-exported", &arguments)).chain(limits).collect::<Vec<_>>().join(" ")
        }
        Notice::PictureSaved(path) => words.with("picture-saved", &[("path", path.display().to_string().into())]),
        Notice::ExportFailed(error) => words.with("notice-export-failed", &[("message", error.sentence(words).into())]),
        Notice::Crashed(message) => words.with("notice-crashed", &[("message", message.as_str().into())]),
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
        Notice::Detached => words.get("notice-detached").to_owned(),
        Notice::NoSource => words.get("notice-no-source").to_owned(),
        Notice::Copied => words.get("notice-copied").to_owned(),
        Notice::FolderNotShown(path) => words.with("notice-folder-not-shown", &[("path", path.display().to_string().into())]),
    }
}
