//! Marks in words: a badge, and whether something is stated, inferred, not stated, or converted from the other script.
//!
//! What is stated needs no mark. Deliberately absent: a mark that only a colour tells.

use super::text::note;
use crate::gui::context::Context;
use crate::gui::theme::{self, Hue};
use crate::model::{Basis, Date, Language, RecordIndex, Text, Writing};
use crate::words::{date, describe};
use crate::{display, limits};
use egui::{CornerRadius, FontId, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// A word in a small frame: a kind of change, a status, a basis.
pub fn badge(ui: &mut Ui, context: &Context, text: &str, hue: Option<Hue>) -> Response {
    let (ink, wash) = hue.map_or((context.colours.ink_weak, context.colours.control), |hue| (hue.ink, hue.wash));
    let spacing = &context.measures.spacing;
    let padding = vec2(spacing.small + spacing.hair, spacing.hair);
    let font = FontId::proportional(context.measures.text.small);
    let galley = ui.painter().layout_no_wrap(display::label(text, limits::TITLE).into_owned(), font, ink.into());
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(context.measures.radius_small), wash);
    ui.painter().galley(rect.min + padding, galley, ink.into());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A stripe in the hue of a principle, as high as the row that it begins.
pub fn stripe(ui: &mut Ui, context: &Context, hue: Hue, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(context.measures.stripe, height), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::ZERO, hue.ink);
}

/// A quiet mark, once for all the texts of a card or panel, where their author wrote any of them in the other Chinese script.
pub fn conversion_mark<'t>(ui: &mut Ui, context: &Context, texts: impl IntoIterator<Item = &'t Text>) {
    let head = &context.dataset().head;
    let converted = texts.into_iter().find_map(|text| context.words.converted_from(text, head));
    let key = match converted.map(Language::writing) {
        Some(Writing::Traditional) => "converted-from-hant",
        Some(Writing::Simplified) => "converted-from-hans",
        Some(Writing::Latin) | None => return,
    };
    note(ui, context, context.say(key)).on_hover_text(context.say("converted-explain"));
}

/// Says in words whether something is stated, inferred or not stated. What is stated needs no mark.
pub fn basis_mark(ui: &mut Ui, context: &Context, basis: Basis) {
    match basis {
        Basis::Stated => {}
        Basis::Inferred => marked(ui, context, "≈", "basis-inferred", "basis-inferred-explain"),
        Basis::Proposed => marked(ui, context, "?", "basis-proposed", "basis-proposed-explain"),
        Basis::NotStated => {
            not_stated(ui, context);
        }
    }
}

/// What keeps the claim that `index` makes of a record by mentioning it in `field` from being simply so: that it is inferred or
/// proposed, and how far it has come.
pub fn mention_marks(ui: &mut Ui, context: &Context, index: RecordIndex, field: &str) {
    let record = context.record(index);
    basis_mark(ui, context, record.basis_of_mention(field));
    if let Some(status) = describe::unfinished(record) {
        badge(ui, context, context.say(status.key), None);
    }
}

fn marked(ui: &mut Ui, context: &Context, sign: &str, key: &'static str, explanation: &'static str) {
    let mark = theme::small(format!("{sign} {}", context.say(key))).color(context.colours.warning);
    ui.label(mark).on_hover_text(context.say(explanation));
}

/// The words that stand where the source says nothing.
pub fn not_stated(ui: &mut Ui, context: &Context) -> Response {
    let mark = theme::body(format!("— {}", context.say("basis-not_stated"))).color(context.colours.ink_weak);
    // Han characters have no italics.
    let mark = if context.words.language().is_chinese() { mark } else { mark.italics() };
    ui.label(mark).on_hover_text(context.say("basis-not_stated-explain"))
}

/// A date, or the words that stand where the source gives none.
pub fn date_or_silence(ui: &mut Ui, context: &Context, day: Option<Date>) {
    match day {
        Some(day) => ui.label(theme::body(date(day, context.words.language()))),
        None => not_stated(ui, context),
    };
}
