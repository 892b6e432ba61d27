//! What is wrong with a dataset: the view of its problems, and the list below the views of those that need to be seen at once.
//!
//! Problems are grouped by kind, errors before warnings, so that a hundred alike read as one. A click leads to the record.
//! Deliberately absent: the sentences, which are in the message table.

use crate::derived::{ProblemsOf, is_quick};
use crate::gui::components::{empty, heading, link_with_text, note, prose, scroll, small_heading};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::load::{LoadError, Loaded, Problem, Severity};
use crate::state::{
    Action, Command, OpenCommand, Origin, Refused, Unfollowed, View, ViewCommand, place_of_problem, problem_lines, severity_key,
};
use crate::words::{Words, describe, problems};
use crate::{display, limits};
use egui::{Button, Label, Role, ScrollArea, Ui, WidgetInfo};
use std::path::PathBuf;

/// How many problems of a kind are listed at first.
const FIRST: usize = 20;
/// How many problems of a kind are listed at most; whoever has more mends some first.
const LIMIT: usize = 300;

/// How many steps of a frame it takes to word a problem.
const STEPS: usize = 40;

/// What the list below the views tells.
pub enum Told<'a> {
    /// A file gave no dataset.
    Refused(&'a Refused),
    /// A save was not followed.
    Unfollowed(&'a Unfollowed),
    /// What is open has errors.
    Beside,
}

impl<'a> Told<'a> {
    /// What there is to tell, if anything: the latest first.
    pub fn of(context: &Context<'a>) -> Option<Self> {
        let state = context.state;
        let unfollowed = state.session().following.unfollowed.as_ref().filter(|_| state.session().following.unfollowed_shown);
        let beside = (state.session().problems_beside && state.route().view != View::Problems).then_some(Self::Beside);
        state.refused.as_ref().map(Self::Refused).or(unfollowed.map(Self::Unfollowed)).or(beside)
    }
}

/// The view of what is wrong with the dataset on screen.
pub fn problems_ui(ui: &mut Ui, context: &Context) {
    heading(ui, theme::display(context.say("view-problems")));
    let loaded = &context.open.loaded;
    if loaded.problems.is_empty() {
        return empty(ui, context, context.say("problems-empty"));
    }
    extent(ui, context, loaded);
    ui.horizontal_wrapped(|ui| {
        return_button(ui, context);
        copy_button(ui, context, &context.open.origin, &loaded.problems);
    });
    let salt = context.scroll_salt("problems");
    scroll(ui, ScrollArea::vertical().id_salt(salt).auto_shrink(false), |ui| {
        problem_list(ui, context, &context.open.origin, (ProblemsOf::Open, &loaded.problems));
    });
}

/// The list below the views.
pub fn panel_ui(ui: &mut Ui, context: &Context, told: Told<'_>) {
    let origin = if let Told::Refused(refused) = &told { &refused.origin } else { &context.open.origin };
    let text = if let Told::Unfollowed(unfollowed) = &told { unfollowed.text() } else { None };
    let name = text.map_or_else(|| origin.name(context.words), |(path, _)| display::file_name(path));
    let (key, of) = match told {
        Told::Refused(refused) => ("refused-title", ProblemsOf::Refused(refused.ticket.0)),
        Told::Unfollowed(_) => ("unfollowed-title", ProblemsOf::Unfollowed(context.session.following.unfollowed_saves)),
        Told::Beside => ("broken-title", ProblemsOf::Open),
    };
    heading(ui, theme::title(context.words.with(key, &[("name", name.into())])).color(context.colours.error));
    if let Some(path) = text.map(|(path, _)| path).or(origin.file().map(PathBuf::as_path)) {
        note(ui, context, path.display().to_string());
    }
    let (problems, hide) = match &told {
        Told::Refused(refused) => {
            prose(ui, context, theme::body(describe::load_error(context.words, &refused.error)));
            if origin.file().is_some() && matches!(refused.error, LoadError::Unreadable(_) | LoadError::NotUtf8 { .. }) {
                let paused = context.state.settings.reload_paused;
                note(ui, context, context.say(if paused { "refused-paused" } else { "refused-followed" }));
            }
            if context.session.open.is_some() {
                note(ui, context, context.say("refused-kept"));
            }
            (refused.problems(), Command::Open(OpenCommand::DismissRefused))
        }
        Told::Unfollowed(unfollowed) => {
            match unfollowed {
                Unfollowed::File(error) => {
                    prose(ui, context, theme::body(describe::load_error(context.words, error)));
                }
                Unfollowed::Records(open) => extent(ui, context, &open.loaded),
                Unfollowed::Text(..) => {
                    let message = text.map(|(_, error)| describe::load_error(context.words, error));
                    prose(ui, context, theme::body(message.unwrap_or_default()));
                }
            }
            note(ui, context, context.say("unfollowed-kept"));
            (unfollowed.problems(), Command::View(ViewCommand::ShowUnfollowed(false)))
        }
        Told::Beside => {
            extent(ui, context, &context.open.loaded);
            (context.open.loaded.problems.as_slice(), Command::View(ViewCommand::ShowProblemsBeside(false)))
        }
    };
    ui.horizontal_wrapped(|ui| {
        if let Told::Beside = told {
            return_button(ui, context);
        }
        if matches!(told, Told::Refused(_)) && ui.button(context.say("problems-try-again")).clicked() {
            context.push(OpenCommand::TryAgain);
        }
        if ui.button(context.say("problems-close")).clicked() {
            context.push(hide);
        }
        if !problems.is_empty() {
            copy_button(ui, context, origin, problems);
        }
    });
    scroll(ui, ScrollArea::vertical().id_salt("problem panel").auto_shrink(false), |ui| {
        problem_list(ui, context, origin, (of, problems))
    });
}

/// How much of a file with errors could be read.
fn extent(ui: &mut Ui, context: &Context, loaded: &Loaded) {
    let text = match loaded.unread {
        0 => context.say("broken-whole").to_owned(),
        _ => unread(context.words, loaded),
    };
    let label = prose(ui, context, theme::body(&text));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

/// Closes a dataset with errors and leads back to what was on screen before it, if there is such a thing.
fn return_button(ui: &mut Ui, context: &Context) {
    let previous = context.state.library.previous().and_then(|session| session.open.as_ref());
    if let Some(open) = previous.filter(|_| context.open.has_errors()) {
        let dataset = open.dataset();
        let title = context.words.text(&dataset.head.title, &dataset.head);
        if ui.button(context.words.with("problems-return", &[("title", title.into())])).clicked() {
            context.push(Command::Run(Action::CloseSession));
        }
    }
}

fn copy_button(ui: &mut Ui, context: &Context, origin: &Origin, problems: &[Problem]) {
    if ui.button(context.say("problems-copy")).clicked() {
        let are_of_open = std::ptr::eq(problems, context.open.loaded.problems.as_slice());
        context.push(match !is_quick(problems.len(), STEPS) && are_of_open {
            true => Command::CopyProblems,
            false => Command::Copy(problem_lines(context.words, origin, problems)),
        });
    }
}

/// The problems by kind, errors before warnings, each kind where its first problem stands.
fn problem_list(ui: &mut Ui, context: &Context, origin: &Origin, (of, problems): (ProblemsOf, &[Problem])) {
    for kind in context.derived.kinds_of_problems(of, problems).iter() {
        ui.push_id(problems[kind[0] as usize].code(), |ui| kind_ui(ui, context, origin, problems, kind));
    }
}

fn kind_ui(ui: &mut Ui, context: &Context, origin: &Origin, problems: &[Problem], kind: &[u32]) {
    let first = &problems[kind[0] as usize];
    let severity = first.severity();
    let ink = match severity {
        Severity::Error => context.colours.error,
        Severity::Warning => context.colours.warning,
    };
    ui.add_space(context.measures.spacing.normal);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(context.say(severity_key(severity)), context.measures.text.small).color(ink));
        small_heading(ui, context, first.code());
        note(ui, context, context.words.count(kind.len()));
    });
    let id = ui.make_persistent_id("all");
    let all: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let shown = if all { LIMIT } else { FIRST };
    for (position, at) in kind.iter().take(shown).enumerate() {
        ui.push_id(position, |ui| problem_ui(ui, context, origin, &problems[*at as usize]));
    }
    let rest = kind.len().saturating_sub(shown);
    if rest > 0 && all {
        note(ui, context, context.words.with("problems-cut", &[("count", rest.into())]));
    } else if rest > 0 && ui.button(context.words.with("problems-more", &[("count", rest.into())])).clicked() {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
}

fn problem_ui(ui: &mut Ui, context: &Context, origin: &Origin, problem: &Problem) {
    ui.horizontal_top(|ui| {
        let name = context.words.with("problems-copy-place", &[("place", problem.location.to_string().into())]);
        let button = ui.add(Button::new(theme::small(problem.location.to_string())));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if button.on_hover_text(name).clicked() {
            context.push(Command::Copy(place_of_problem(context.words, origin, problem)));
        }
        if let Some(id) = problem.record.as_deref() {
            let shown = display::label(id, limits::TITLE);
            match context.dataset().find(id) {
                Some(index) => {
                    link_with_text(ui, context, index, theme::small(shown));
                }
                None => {
                    note(ui, context, shown);
                }
            }
        }
        ui.vertical(|ui| ui.add(Label::new(theme::body(problems::problem(context.words, problem))).wrap()));
    });
}

/// How many records could not be read, as the status bar tells it as well.
pub fn unread(words: &Words, loaded: &Loaded) -> String {
    words.with("status-unread", &[("count", loaded.unread.into()), ("total", (loaded.dataset.len() + loaded.unread).into())])
}
