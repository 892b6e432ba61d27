//! The parts of the status bar that tell how far what is shown can be relied on: how its quotes were checked, and whether it is
//! what lies in its file now.

use crate::display;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::load::Standing;
use crate::model::Source;
use crate::state::{Origin, ViewCommand};
use crate::words::describe;
use egui::{Link, Ui};

/// How many digits of a hash are enough to compare by eye.
const DIGITS: usize = 8;

/// How the quotes were checked, and against what.
pub fn evidence(ui: &mut Ui, context: &Context) {
    // Of a large dataset they are counted in the background.
    let counts = context.state.survey().map(|survey| survey.anchors).unwrap_or_default();
    if counts.exact + counts.moved + counts.lost > 0 {
        let arguments = [("exact", counts.exact.into()), ("moved", counts.moved.into()), ("lost", counts.lost.into())];
        part(ui, context.words.with("status-evidence", &arguments));
    }
    if counts.unverified > 0 {
        part(ui, context.words.with("status-unverified", &[("count", counts.unverified.into())]));
    }
    for source in &context.dataset().records.sources {
        source_text(ui, context, source);
    }
}

/// What there is to know about the text of a source: how it stands to the one that was encoded, or where that is missing, which
/// it was.
fn source_text(ui: &mut Ui, context: &Context, source: &Source) {
    let anchors = &context.open.loaded.anchors;
    let stated = source.sha256.as_deref().and_then(|stated| stated.get(..DIGITS));
    match (anchors.known(source.id.as_str()), stated) {
        (Some(known), _) => {
            match known.standing {
                Standing::Differs => warning(ui, context, &of(context, source, context.say("status-differs"))),
                Standing::OtherScript => part(ui, of(context, source, context.say("status-other-script"))),
                Standing::Same | Standing::Unstated => {}
            }
            if let Some((_, encoding)) = known.file.as_ref().filter(|(_, encoding)| *encoding != "UTF-8") {
                let text = context.words.with("status-encoding", &[("encoding", (*encoding).into())]);
                part(ui, of(context, source, &text));
            }
        }
        (None, Some(digits)) => {
            part(ui, of(context, source, &context.words.with("status-stated-hash", &[("hash", digits.into())])));
        }
        (None, None) => {}
    }
    if let Some((path, error)) = anchors.failure(source.id.as_str()) {
        let message = describe::load_error(context.words, error);
        let arguments = [("name", display::file_name(path).into()), ("message", message.into())];
        warning(ui, context, &context.words.with("status-text-failed", &arguments));
    }
}

/// Says of which source a text tells, where there are several.
fn of(context: &Context, source: &Source, text: &str) -> String {
    if context.dataset().records.sources.len() < 2 {
        return text.to_owned();
    }
    let title = context.read(&source.title).into_owned();
    context.words.with("status-of-source", &[("title", title.into()), ("text", text.to_owned().into())])
}

/// Whether what is shown follows its file.
pub fn following(ui: &mut Ui, context: &Context) {
    let following = &context.session.following;
    if let Some((done, total)) = following.progress() {
        let percent = done.saturating_mul(100) / total.max(1);
        part(ui, context.words.with("status-rereading", &[("percent", percent.into())]));
    }
    if following.unfollowed.is_some() {
        ui.label(theme::small("·"));
        if ui.add(Link::new(theme::small(context.say("status-unfollowed")).color(context.colours.error))).clicked() {
            context.push(ViewCommand::ShowUnfollowed(true));
        }
    }
    for path in &following.gone {
        warning(ui, context, &context.words.with("status-gone", &[("name", display::file_name(path).into())]));
    }
    let is_file = matches!(context.open.origin, Origin::File(_));
    if context.state.settings.reload_paused && is_file {
        warning(ui, context, context.say("status-paused"));
    } else if is_file && context.state.is_watching() && following.unfollowed.is_none() {
        part(ui, context.say("status-following"));
    }
}

fn warning(ui: &mut Ui, context: &Context, text: &str) {
    ui.label(theme::small("·"));
    ui.label(theme::small(text).color(context.colours.warning));
}

/// A part of the status bar.
pub fn part(ui: &mut Ui, text: impl Into<String>) {
    ui.label(theme::small("·"));
    ui.label(theme::small(text));
}
