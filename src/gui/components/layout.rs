//! How things are laid out that the layouts of egui do not know, and how choices are drawn.

use crate::gui::context::Context;
use crate::{display, limits};
use egui::containers::scroll_area::ScrollAreaOutput;
use egui::{Align, FontId, Id, Label, Layout, RichText, ScrollArea, Stroke, Ui, UiBuilder, vec2};

/// Lays things out from left to right so that they end at the right edge, in the order in which the keyboard reaches them.
///
/// Their width is that of the frame before; where it was another one, a frame is asked for that knows it.
pub fn pushed_right(ui: &mut Ui, salt: &str, before: impl FnOnce(&mut Ui, f32), add_contents: impl FnOnce(&mut Ui)) {
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
        ui.ctx().request_discard("something pushed to the right has another width");
    }
}

/// A row that wraps and stands in from the edge with all its lines.
pub fn hanging<R>(ui: &mut Ui, context: &Context, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.add_space(context.measures.spacing.large);
        ui.vertical(|ui| ui.horizontal_wrapped(add_contents).inner).inner
    })
    .inner
}

/// The width of the widest of some labels in a column of labels.
pub fn widest<'l>(ui: &Ui, labels: impl IntoIterator<Item = &'l str>, font: &FontId) -> f32 {
    let width = |label: &str| {
        ui.painter()
            .layout_no_wrap(display::cut(label, limits::TITLE).into_owned(), font.clone(), ui.visuals().text_color())
            .size()
            .x
    };
    labels.into_iter().map(width).fold(0.0, f32::max).ceil()
}

/// A row of a form or of a list of fields: a label in a column of its own, and beside it what it labels.
pub fn labelled<R>(ui: &mut Ui, context: &Context, width: f32, label: RichText, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let line = (context.measures.text.body * context.measures.line).round();
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(width, line), |ui| {
            ui.set_width(width);
            ui.add(Label::new(label.line_height(Some(line))).wrap());
        });
        ui.vertical(add_contents).inner
    })
    .inner
}

/// Draws the boxes and rings of choices that follow with a line that can be seen on any ground.
pub fn outline_choices(ui: &mut Ui, context: &Context) {
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.bg_fill = context.colours.raised.into();
    inactive.bg_stroke = Stroke::new(context.measures.hairline, context.colours.ink_weak);
}

/// Shows a scroll area that follows the keyboard: what has just been given it is brought on screen.
pub fn scroll<R>(ui: &mut Ui, area: ScrollArea, add_contents: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    area.show(ui, |ui| {
        let shown = add_contents(ui);
        follow_focus(ui);
        shown
    })
}

/// Scrolls to what has the keyboard when that is another thing than before, and no more, so that one can scroll away from it.
fn follow_focus(ui: &Ui) {
    let kept = ui.scope_id().with("followed focus");
    let focused = ui.memory(|memory| memory.focused());
    if ui.data(|data| data.get_temp::<Option<Id>>(kept)).flatten() == focused {
        return;
    }
    ui.data_mut(|data| data.insert_temp(kept, focused));
    let Some(response) = focused.and_then(|focused| ui.ctx().read_response(focused)) else { return };
    let is_inside = response.layer_id == ui.layer_id() && ui.min_rect().intersects(response.rect);
    if is_inside && !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect(response.rect, None);
    }
}
