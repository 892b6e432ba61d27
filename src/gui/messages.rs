//! What the program has to tell: a file that did not open, the problems of a dataset, and short notices.

use super::bars::{origin_text, problem_line};
use super::context::Context;
use super::theme::{self, Colour};
use super::widgets::{empty, heading, note, prose};
use crate::export::Report;
use crate::load::{Problem, Severity};
use crate::state::{Action, Command, Notice, Refused};
use crate::words::{Words, describe};
use egui::{CornerRadius, Frame, Label, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo};

/// The view of what is wrong with the dataset on screen.
pub fn problems_ui(ui: &mut Ui, context: &Context) {
    heading(ui, theme::display(context.say("view-problems")));
    let problems = &context.open.loaded.problems;
    if problems.is_empty() {
        return empty(ui, context, context.say("problems-empty"));
    }
    ScrollArea::vertical()
        .id_salt(context.scroll_salt("problems"))
        .auto_shrink(false)
        .show(ui, |ui| problem_list(ui, context, problems));
}

/// A file that did not simply open: why, what is wrong with it, and the choice to see its readable records.
pub fn refused_ui(ui: &mut Ui, context: &Context, refused: &Refused) {
    let name = origin_text(context.words, &refused.origin);
    heading(ui, theme::title(context.words.with("refused-title", &[("name", name.into())])).color(context.colours.error));
    if let crate::state::Origin::File(path) = &refused.origin {
        note(ui, context, path.display().to_string());
    }
    match (&refused.error, &refused.readable) {
        (Some(error), _) => {
            prose(ui, context, theme::body(describe::load_error(context.words, error)));
        }
        (None, Some(open)) => {
            let counts = [("read", open.dataset().len().into()), ("unread", open.loaded.unread.into())];
            prose(ui, context, theme::body(context.words.with("refused-partly", &counts)));
        }
        (None, None) => {}
    }
    note(ui, context, context.say("refused-kept"));
    ui.horizontal(|ui| {
        if let Some(open) = &refused.readable {
            let text = context.words.with("refused-open-readable", &[("count", open.dataset().len().into())]);
            if ui.button(text).clicked() {
                context.push(Command::OpenReadable);
            }
        }
        if ui.button(context.say("refused-dismiss")).clicked() {
            context.push(Command::DismissRefused);
        }
        if !refused.problems().is_empty() && ui.button(context.say("problems-copy")).clicked() {
            let lines: Vec<String> = refused.problems().iter().map(|problem| problem_line(context.words, problem)).collect();
            context.push(Command::Copy(lines.join("\n")));
        }
    });
    ScrollArea::vertical().id_salt("refused").auto_shrink(false).show(ui, |ui| problem_list(ui, context, refused.problems()));
}

/// A notice at the foot of the window.
pub fn notice_ui(ui: &mut Ui, context: &Context, notice: &Notice) {
    let bad = matches!(
        notice,
        Notice::ExportFailed(_)
            | Notice::Crashed(_)
            | Notice::SettingsNotSaved(_)
            | Notice::SettingsMovedAside(_)
            | Notice::FolderNotShown(_)
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
            let text = notice_text(context.words, notice);
            let label = ui.add(Label::new(theme::body(&text).color(ink)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
            if matches!(notice, Notice::Selected { .. }) {
                super::bars::plain_action(ui, context, Action::UndoSelection);
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

fn notice_text(words: &Words, notice: &Notice) -> String {
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
        Notice::Copied => words.get("notice-copied").to_owned(),
        Notice::FolderNotShown(path) => words.with("notice-folder-not-shown", &[("path", path.display().to_string().into())]),
    }
}

/// The problems, errors before warnings.
fn problem_list(ui: &mut Ui, context: &Context, problems: &[Problem]) {
    let of = |severity| problems.iter().filter(move |problem| problem.severity() == severity);
    for (position, problem) in of(Severity::Error).chain(of(Severity::Warning)).enumerate() {
        let (ink, key) = match problem.severity() {
            Severity::Error => (context.colours.error, "severity-error"),
            Severity::Warning => (context.colours.warning, "severity-warning"),
        };
        ui.push_id(position, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::small(context.say(key)).color(ink));
                ui.label(theme::small(problem.code()).color(context.colours.ink_weak));
                let line = ui.add(Label::new(theme::body(problem_line(context.words, problem))).wrap().sense(Sense::click()));
                let known = problem.record.as_deref().and_then(|id| context.dataset().find(id));
                if let (true, Some(index)) = (line.clicked(), known) {
                    context.push(Command::ShowRecord(context.id(index).clone()));
                }
            });
        });
    }
}
