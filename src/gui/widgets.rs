//! The components that every view is made of: prose, record links, chips, marks for what is stated, cards.
//!
//! A mention of a record is always a [`record_link`] or a [`record_chip`]: hovering shows one line about it, a click makes it
//! current (a principle has a tab of its own, which it shows instead), a click with Ctrl selects it. Deliberately absent:
//! anything that knows more than one record at a time.

use super::context::Context;
use super::glossary::told;
use super::paged::paged;
use super::theme::{self, Colour, Hue};
use crate::evidence::Anchor;
use crate::model::{Basis, Date, Language, RecordIndex, RecordType, Text, Value};
use crate::state::{Command, View};
use crate::words::{date, describe};
use egui::accesskit::Live;
use egui::text::LayoutJob;
use egui::{
    Align, Button, CornerRadius, FontId, FontSelection, Frame, Label, Layout, Link, Margin, Response, RichText, Role, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};
use std::ops::Range;

/// Text for reading, no wider than is comfortable.
pub fn prose(ui: &mut Ui, context: &Context, text: impl Into<RichText>) -> Response {
    let widest = context.measures.text.body * context.measures.prose;
    ui.scope(|ui| {
        ui.set_max_width(widest.min(ui.available_width()));
        ui.add(Label::new(text.into()).wrap())
    })
    .inner
}

/// Small text of less weight.
pub fn note(ui: &mut Ui, context: &Context, text: impl Into<String>) -> Response {
    ui.add(Label::new(theme::small(text).color(context.colours.ink_weak)).wrap())
}

/// Says that something is being worked out in the background.
pub fn working(ui: &mut Ui, context: &Context, key: &'static str) -> Response {
    let response = note(ui, context, context.say(key));
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, context.say(key)));
    response
}

/// A heading over a part of a page.
pub fn section(ui: &mut Ui, context: &Context, text: impl Into<String>) -> Response {
    ui.add_space(context.measures.spacing.medium);
    heading(ui, theme::heading(text))
}

/// A label that assistive technology announces as a heading.
pub fn heading(ui: &mut Ui, text: RichText) -> Response {
    let spoken = text.text().to_owned();
    let response = ui.add(Label::new(text).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
    response
}

/// The title of a record as a link to it.
pub fn record_link(ui: &mut Ui, context: &Context, index: RecordIndex) -> Response {
    link_with_text(ui, context, index, theme::body(context.title(index)))
}

/// A link to a record with other text than its title.
pub fn link_with_text(ui: &mut Ui, context: &Context, index: RecordIndex, text: RichText) -> Response {
    let text = text.color(context.colours.link);
    let text = if context.is_current(index) { text.underline() } else { text };
    let response = ui.add(Link::new(text));
    act_on(context, index, response)
}

/// The title of a record as a link to it, with parts of it marked.
pub fn marked_link(ui: &mut Ui, context: &Context, index: RecordIndex, marks: &[Range<usize>]) -> Response {
    let title = context.title(index);
    let job = theme::marked(&title, marks, context.measures.text.body, context.colours.link, context.colours);
    let response = ui.add(Link::new(job));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &title));
    act_on(context, index, response)
}

/// A record as a chip in the hue of its principle, with a mark of what happened to it if there is one.
pub fn record_chip(ui: &mut Ui, context: &Context, index: RecordIndex) -> Response {
    let hue = context.colours.hue_of(context.dataset(), index);
    let (ink, wash) = hue.map_or((context.colours.ink, context.colours.control), |hue| (context.colours.ink, hue.wash));
    // The edge is always there, so that nothing moves when it takes colour.
    let edge = if context.is_selected(index) { context.colours.accent } else { wash };
    let text = theme::body(context.title(index)).color(ink);
    let text = if context.is_current(index) { text.underline() } else { text };
    let button = Button::new(text).fill(wash).stroke(Stroke::new(context.measures.hairline, edge)).wrap();
    let response = ui.add(button);
    act_on(context, index, response)
}

/// Draws the boxes and rings of choices that follow with a line that can be seen on any ground.
pub fn outline_choices(ui: &mut Ui, context: &Context) {
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.bg_fill = context.colours.raised.into();
    inactive.bg_stroke = Stroke::new(context.measures.hairline, context.colours.ink_weak);
}

/// A row that centres everything in it on a line of text of this size, and goes on below where it is too long.
pub fn title_row<R>(ui: &mut Ui, context: &Context, size: f32, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), (size * context.measures.line).round());
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center).with_main_wrap(true), add_contents).inner
}

/// Several records as chips in a row that wraps.
pub fn chips(ui: &mut Ui, context: &Context, records: &[RecordIndex]) {
    ui.horizontal_wrapped(|ui| {
        paged(ui, context, ("chips", records.first()), records.len(), |ui, shown| {
            for index in &records[shown] {
                record_chip(ui, context, *index);
            }
        });
    });
}

/// Several records as links in a row that wraps.
pub fn links(ui: &mut Ui, context: &Context, records: &[RecordIndex]) {
    ui.horizontal_wrapped(|ui| listed_links(ui, context, records));
}

/// Several records as links in the row at hand, parted as the language parts a list. The separator belongs to the link before
/// it, so that no line begins with one.
pub fn listed_links(ui: &mut Ui, context: &Context, records: &[RecordIndex]) {
    paged(ui, context, ("links", records.first()), records.len(), |ui, shown| links_in_row(ui, context, &records[shown]));
}

fn links_in_row(ui: &mut Ui, context: &Context, records: &[RecordIndex]) {
    let gap = ui.spacing().item_spacing.x;
    for (position, index) in records.iter().enumerate() {
        if position + 1 == records.len() {
            record_link(ui, context, *index);
            continue;
        }
        let title = context.title(*index);
        let mut text = LayoutJob::default();
        let style = ui.style().clone();
        let parts = [(title.as_str(), context.colours.link), (context.say("list-separator").trim_end(), context.colours.ink)];
        for (part, colour) in parts {
            theme::body(part).color(colour).append_to(&mut text, &style, FontSelection::Default, Align::Center);
        }
        let response = ui.add(Link::new(text));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &title));
        act_on(context, *index, response);
        if context.words.language() != Language::En {
            ui.add_space(-gap);
        }
    }
}

/// A link with a number before it, under which its further lines do not run.
pub fn numbered_link(ui: &mut Ui, context: &Context, number: &str, index: RecordIndex) {
    ui.horizontal_top(|ui| {
        note(ui, context, number);
        ui.vertical(|ui| record_link(ui, context, index));
    });
}

/// What parts the items of a list, close to the item before it.
pub fn separator(ui: &mut Ui, context: &Context) {
    let gap = ui.spacing().item_spacing.x;
    ui.add_space(-gap);
    ui.label(theme::body(context.say("list-separator").trim_end()));
    if context.words.language() != Language::En {
        ui.add_space(-gap);
    }
}

/// The box that puts a record into the selected set or takes it out.
pub fn select_box(ui: &mut Ui, context: &Context, index: RecordIndex) -> Response {
    let mut chosen = context.is_selected(index);
    let title = context.title(index);
    let label = context.words.with("select-record", &[("title", title.as_str().into())]);
    let response = ui
        .push_id(("select", context.id(index).as_str()), |ui| {
            outline_choices(ui, context);
            ui.checkbox(&mut chosen, "")
        })
        .inner;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, &label));
    if response.changed() {
        context.push(Command::Select(vec![context.id(index).clone()], chosen));
    }
    response.on_hover_text(label)
}

/// A word in a small frame: a kind of change, a status, a basis.
pub fn badge(ui: &mut Ui, context: &Context, text: &str, hue: Option<Hue>) -> Response {
    let (ink, wash) = hue.map_or((context.colours.ink_weak, context.colours.control), |hue| (hue.ink, hue.wash));
    let spacing = &context.measures.spacing;
    let padding = vec2(spacing.small + spacing.hair, spacing.hair);
    let font = FontId::proportional(context.measures.text.small);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink.into());
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(context.measures.radius_small), wash);
    ui.painter().galley(rect.min + padding, galley, ink.into());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A quiet mark after a text that its author wrote in the other Chinese script.
pub fn conversion_mark(ui: &mut Ui, context: &Context, text: &Text) {
    let key = match context.words.converted_from(text, &context.dataset().head) {
        Some(Language::Hant) => "converted-from-hant",
        Some(Language::Hans) => "converted-from-hans",
        Some(Language::En) | None => return,
    };
    note(ui, context, context.say(key)).on_hover_text(context.say("converted-explain"));
}

/// Says in words whether something is stated, inferred or not stated. What is stated needs no mark.
pub fn basis_mark(ui: &mut Ui, context: &Context, basis: Basis) {
    match basis {
        Basis::Stated => {}
        Basis::Inferred => {
            let mark = theme::small(format!("≈ {}", context.say("basis-inferred"))).color(context.colours.warning);
            ui.label(mark).on_hover_text(context.say("basis-inferred-explain"));
        }
        Basis::NotStated => {
            not_stated(ui, context);
        }
    }
}

/// The words that stand where the source says nothing.
pub fn not_stated(ui: &mut Ui, context: &Context) -> Response {
    let mark = theme::body(format!("— {}", context.say("basis-not_stated"))).color(context.colours.ink_weak);
    // Han characters have no italics.
    let mark = if context.words.language() == Language::En { mark.italics() } else { mark };
    ui.label(mark).on_hover_text(context.say("basis-not_stated-explain"))
}

/// A date, or the words that stand where the source gives none.
pub fn date_or_silence(ui: &mut Ui, context: &Context, day: Option<Date>) {
    match day {
        Some(day) => ui.label(theme::body(date(day, context.words.language()))),
        None => not_stated(ui, context),
    };
}

/// A value of a field, as a link where it is a record.
pub fn value(ui: &mut Ui, context: &Context, value: Value<'_>) {
    match value {
        Value::Absent => basis_mark(ui, context, Basis::NotStated),
        Value::Link(id, target) => match context.dataset().find_of_type(id.as_str(), target) {
            Some(index) => {
                record_link(ui, context, index);
            }
            None => {
                ui.label(theme::body(id.as_str()).color(context.colours.error));
            }
        },
        other => {
            if let Some(text) = describe::value(context.words, context.dataset(), other) {
                told(ui, context, &text, context.measures.text.body);
                if let Value::Text(text) = other {
                    conversion_mark(ui, context, text);
                }
            }
        }
    }
}

/// The places in the source that carry a claim: paragraph, quote, and what became of it; of a record, those at these positions
/// among its evidence. A click leads there.
pub fn evidence(ui: &mut Ui, context: &Context, index: RecordIndex, positions: &[usize]) {
    ui.horizontal_wrapped(|ui| {
        let salt = ("evidence", index, positions.first());
        paged(ui, context, salt, positions.len(), |ui, shown| passages(ui, context, index, &positions[shown]));
    });
}

fn passages(ui: &mut Ui, context: &Context, index: RecordIndex, positions: &[usize]) {
    let (passages, anchors) = (context.record(index).evidence(), context.open.loaded.anchors.of(index));
    for position in positions {
        let (Some(passage), Some(anchor)) = (passages.get(*position), anchors.get(*position)) else { continue };
        let (sign, ink) = anchor_sign(context, anchor);
        let key = anchor_key(anchor);
        let text = format!("{sign} ¶{} 「{}」", passage.p, passage.quote);
        let response = ui.add(Label::new(theme::small(text).color(ink)).sense(Sense::click()));
        let name = format!("¶{} {} ({})", passage.p, passage.quote, context.say(key));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        if response.clicked() {
            context.push(Command::ShowPassage(context.id(index).clone(), *position));
            // Where there is no room for both, the details make way for the text.
            if context.narrow {
                context.push(Command::CloseRecord);
            }
        }
        response.on_hover_ui(|ui| {
            ui.label(theme::bold(context.say(key), context.measures.text.body));
            prose(ui, context, theme::small(context.words.get(&format!("{key}-explain"))));
            note(ui, context, context.say("evidence-tip"));
        });
    }
}

/// Every position among the evidence of a record.
pub fn all_evidence(context: &Context, index: RecordIndex) -> Vec<usize> {
    (0..context.record(index).evidence().len()).collect()
}

/// The message key of what became of an anchor.
pub fn anchor_key(anchor: &Anchor) -> &'static str {
    match anchor {
        Anchor::Exact(_) => "anchor-exact",
        Anchor::Moved(_) => "anchor-moved",
        Anchor::Lost(_) => "anchor-lost",
        Anchor::Unverified => "anchor-unverified",
    }
}

/// A sign for what became of an anchor, of a form of its own, and its colour.
pub fn anchor_sign(context: &Context, anchor: &Anchor) -> (&'static str, Colour) {
    match anchor {
        Anchor::Exact(_) => ("●", context.colours.ink_weak),
        Anchor::Moved(_) => ("→", context.colours.warning),
        Anchor::Lost(_) => ("×", context.colours.error),
        Anchor::Unverified => ("○", context.colours.ink_weak),
    }
}

/// A card: a raised surface with a hairline, in which everything stands in one column.
pub fn card<R>(ui: &mut Ui, context: &Context, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(context.colours.raised.into())
        .stroke(context.colours.line())
        .corner_radius(CornerRadius::same(context.measures.radius))
        .inner_margin(Margin::same(context.measures.spacing.medium as i8));
    frame.show(ui, |ui| ui.with_layout(Layout::top_down(Align::Min), add_contents).inner).inner
}

/// Lays `count` cards out in as many columns of at least `least` points as fit.
pub fn grid(ui: &mut Ui, context: &Context, least: f32, count: usize, mut add_card: impl FnMut(&mut Ui, usize)) {
    let gap = context.measures.spacing.medium;
    let columns = (((ui.available_width() + gap) / (least + gap)).floor() as usize).clamp(1, count.max(1));
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    for row in (0..count).step_by(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for position in row..(row + columns).min(count) {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    add_card(ui, position);
                });
            }
        });
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}

/// A stripe in the hue of a principle, as high as the row that it begins.
pub fn stripe(ui: &mut Ui, context: &Context, hue: Hue, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(context.measures.stripe, height), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::ZERO, hue.ink);
}

/// Lays things out from left to right so that they end at the right edge, in the order in which the keyboard reaches them.
///
/// Their width is that of the frame before; where it was another one, a frame is asked for that knows it.
pub fn pushed_right(ui: &mut Ui, salt: &'static str, before: impl FnOnce(&mut Ui, f32), add_contents: impl FnOnce(&mut Ui)) {
    let id = ui.make_persistent_id(salt);
    let width: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let left = ui.available_rect_before_wrap();
    let room = (left.width() - width - ui.spacing().item_spacing.x).max(0.0);
    let first = left.with_max_x(left.left() + room);
    ui.scope_builder(UiBuilder::new().max_rect(first).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.set_width(room);
        before(ui, room);
    });
    let used = ui
        .scope(|ui| {
            ui.horizontal(add_contents);
        })
        .response
        .rect
        .width();
    if (used - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_discard(salt);
    }
}

/// Has assistive technology speak this whenever it appears or changes: after what is being spoken, or at once.
pub fn announce(response: &Response, live: Live) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// Gives a part of the window a role and a name by which assistive technology finds it.
pub fn landmark(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// What to show where there is nothing: what is missing, and what to do.
pub fn empty(ui: &mut Ui, context: &Context, text: &str) {
    ui.add_space(context.measures.spacing.huge);
    ui.vertical_centered(|ui| prose(ui, context, theme::body(text).color(context.colours.ink_weak)));
}

fn act_on(context: &Context, index: RecordIndex, response: Response) -> Response {
    if response.clicked() {
        let id = context.id(index).clone();
        let selecting = response.ctx.input(|input| input.modifiers.command);
        if selecting {
            let chosen = !context.is_selected(index);
            context.push(Command::Select(vec![id], chosen));
        } else if context.dataset().type_of(index) == RecordType::Principle {
            context.push(Command::Show(View::Principle(id)));
        } else {
            context.push(Command::ShowRecord(id));
        }
    }
    if context.is_marked(index) {
        mark_changed(context, &response);
    }
    response.on_hover_ui(|ui| preview(ui, context, index))
}

/// Marks a mention of a record that has just been changed in its file. It is drawn over what is there, so that nothing moves.
fn mark_changed(context: &Context, mention: &Response) {
    let painter = mention.ctx.layer_painter(mention.layer_id).with_clip_rect(mention.interact_rect);
    let line = mention.rect.with_min_y(mention.rect.bottom() - context.measures.stripe);
    painter.rect_filled(line, CornerRadius::ZERO, context.colours.accent);
    mention.ctx.accesskit_node_builder(mention.id, |node| node.set_description(context.say("record-marked")));
}

/// One line about a record, shown while the pointer rests on a mention of it.
/// What a record is, in a few lines.
pub fn preview(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let kind = describe::type_name(context.words, context.dataset().type_of(index));
    ui.label(theme::small(kind).color(context.colours.ink_weak));
    ui.label(theme::bold(context.title(index), context.measures.text.body));
    if let Some(line) = describe::preview(context.words, context.dataset(), index) {
        prose(ui, context, theme::small(line));
    }
}
