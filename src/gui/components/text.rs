//! Text as the window sets it: prose no wider than is comfortable, small print, headings.
//!
//! Deliberately absent: anything that leads somewhere, which is a link to a record or a button.

use crate::gui::context::Context;
use crate::gui::theme;
use crate::{display, limits};
use egui::{Align, FontFamily, FontId, Label, Layout, Response, RichText, Role, Ui, WidgetInfo, vec2};

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

/// A heading over a part of a page.
pub fn section(ui: &mut Ui, context: &Context, text: impl Into<String>) -> Response {
    ui.add_space(context.measures.spacing.medium);
    heading(ui, theme::heading(text))
}

/// A label that assistive technology announces as a heading.
pub fn heading(ui: &mut Ui, text: RichText) -> Response {
    let spoken = text.text().to_owned();
    let response = ui.add(Label::new(text).wrap());
    spoken_heading(&response, &spoken);
    response
}

/// Makes what was painted by hand a heading to assistive technology.
pub fn spoken_heading(response: &Response, text: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
}

/// A row that centres everything in it on a line of text of this size, and goes on below where it is too long.
pub fn title_row<R>(ui: &mut Ui, context: &Context, size: f32, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), (size * context.measures.line).round());
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center).with_main_wrap(true), add_contents).inner
}

/// A figure as the source words it: as large as there is room for it on one line, or else a little smaller on several.
pub fn wording(ui: &mut Ui, context: &Context, text: &str) -> Response {
    let font = FontId::new(context.measures.text.display, FontFamily::Name(theme::BOLD.into()));
    let width =
        ui.painter().layout_no_wrap(display::cut(text, limits::TITLE).into_owned(), font, context.colours.ink.into()).size().x;
    prose(ui, context, if width <= ui.available_width() { theme::display(text) } else { theme::title(text) })
}

/// A heading over a part of a card.
pub fn part(ui: &mut Ui, context: &Context, text: impl Into<String>) -> Response {
    ui.add_space(context.measures.spacing.normal);
    heading(ui, theme::bold(text, context.measures.text.body))
}

/// A heading over a list in a panel or a menu, in small print.
pub fn small_heading(ui: &mut Ui, context: &Context, text: impl Into<String>) -> Response {
    heading(ui, theme::bold(text, context.measures.text.small))
}
