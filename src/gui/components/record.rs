//! A mention of a record is always one of these: a link, a chip, or a row with a box that selects it.
//!
//! Hovering shows what the record is, a click makes it current (a principle has a tab of its own, which it shows instead), a click
//! with Ctrl selects it. Deliberately absent: rows of tables, which are laid out by themselves.

use super::layout::outline_choices;
use super::paged::paged;
use super::text::{note, prose};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{RecordIndex, RecordType};
use crate::state::{Command, View, ViewCommand};
use crate::words::describe;
use egui::text::LayoutJob;
use egui::{
    Align, Button, CornerRadius, FontSelection, Layout, Link, Response, RichText, Role, Stroke, TextWrapMode, Ui, WidgetInfo,
    WidgetText, vec2,
};
use std::ops::Range;

/// The title of a record as a link to it.
pub fn record_link(ui: &mut Ui, context: &Context, index: RecordIndex) -> Response {
    link_with_text(ui, context, index, theme::body(context.title(index)))
}

/// A link to a record with other text than its title.
pub fn link_with_text(ui: &mut Ui, context: &Context, index: RecordIndex, text: RichText) -> Response {
    let text = text.color(context.colours.link);
    let text = if context.is_current(index) { text.underline() } else { text };
    let response = whole_link(ui, text);
    act_on(context, index, response)
}

/// A link that is not broken where it has room on a line of its own, and is one thing to the keyboard wherever it is broken. In a row
/// that wraps, egui would make each of its lines a thing of its own.
pub fn whole_link(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    let text = text.into();
    if !(ui.layout().is_horizontal() && ui.layout().main_wrap()) {
        return ui.add(Link::new(text));
    }
    let extended = text.clone().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, FontSelection::Default);
    let row = ui.max_rect().width();
    if extended.size().x <= row {
        let before = ui.style().wrap_mode;
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        let response = ui.add(Link::new(text));
        ui.style_mut().wrap_mode = before;
        return response;
    }
    let broken = text.clone().into_galley(ui, Some(TextWrapMode::Wrap), row, FontSelection::Default);
    let size = vec2(row, broken.size().y);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| ui.add(Link::new(text))).inner
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
fn record_chip(ui: &mut Ui, context: &Context, index: RecordIndex) -> Response {
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
        let response = whole_link(ui, text);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &title));
        act_on(context, *index, response);
        close_up(ui, context);
    }
}

/// Leaves as much room after a separator as the language does.
fn close_up(ui: &mut Ui, context: &Context) {
    let gap = ui.spacing().item_spacing.x;
    let wanted = if context.words.language().is_chinese() { 0.0 } else { context.measures.spacing.small };
    ui.add_space(wanted - gap);
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
    close_up(ui, context);
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

fn act_on(context: &Context, index: RecordIndex, response: Response) -> Response {
    if response.clicked() {
        let id = context.id(index).clone();
        let selecting = response.ctx.input(|input| input.modifiers.command);
        if selecting {
            let chosen = !context.is_selected(index);
            context.push(Command::Select(vec![id], chosen));
        } else if context.dataset().type_of(index) == RecordType::Principle {
            context.push(ViewCommand::Show(View::Principle(id)));
        } else {
            context.push(ViewCommand::ShowRecord(id));
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
