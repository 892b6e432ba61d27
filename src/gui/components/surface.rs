//! The grounds that things stand on: bars, panels, cards, banners, and the grid that cards are laid out in.
//!
//! Deliberately absent: a frame made anywhere else.

use crate::gui::context::Context;
use crate::gui::theme::Colour;
use egui::{Align, CornerRadius, Frame, Layout, Margin, Ui, vec2};

/// The ground of the bars at the edges of the window.
pub fn bar(context: &Context) -> Frame {
    let spacing = &context.measures.spacing;
    Frame::new().fill(context.colours.panel.into()).inner_margin(Margin::symmetric(spacing.medium as i8, spacing.small as i8))
}

/// The ground of the panels beside a view.
pub fn side(context: &Context) -> Frame {
    Frame::new().fill(context.colours.panel.into()).inner_margin(Margin::same(context.measures.spacing.medium as i8))
}

/// The ground of a view.
pub fn page(context: &Context) -> Frame {
    Frame::new().fill(context.colours.page.into()).inner_margin(Margin::same(context.measures.spacing.large as i8))
}

/// A strip of a view, as wide as the view.
pub fn strip(context: &Context) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(0, context.measures.spacing.small as i8))
}

/// The ground of a dialog.
pub fn dialog(ctx: &egui::Context, context: &Context) -> Frame {
    Frame::popup(&ctx.global_style()).inner_margin(Margin::same(context.measures.spacing.huge as i8))
}

/// The ground of a field to write in, which is to be seen on any other.
pub fn field(context: &Context) -> Frame {
    Frame::new()
        .fill(context.colours.raised.into())
        .stroke(context.colours.line())
        .corner_radius(CornerRadius::same(context.measures.radius_small))
        .inner_margin(Margin::symmetric(context.measures.spacing.normal as i8, 0))
}

/// Something told at an edge of the window, on a wash: a notice or a hint.
pub fn banner<R>(ui: &mut Ui, context: &Context, wash: Colour, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    inset(context, wash).show(ui, add_contents).inner
}

/// Something set apart from what is around it, such as code.
pub fn well<R>(ui: &mut Ui, context: &Context, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    inset(context, context.colours.panel).show(ui, add_contents).inner
}

fn inset(context: &Context, fill: Colour) -> Frame {
    Frame::new()
        .fill(fill.into())
        .corner_radius(CornerRadius::same(context.measures.radius_small))
        .inner_margin(Margin::same(context.measures.spacing.normal as i8))
}

/// Something that was chosen and can be taken away, as a pill.
pub fn pill<R>(ui: &mut Ui, context: &Context, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let spacing = &context.measures.spacing;
    let frame = Frame::new()
        .fill(context.colours.accent_wash.into())
        .corner_radius(CornerRadius::same(context.measures.radius))
        .inner_margin(Margin::symmetric(spacing.small as i8, 0));
    frame.show(ui, add_contents).inner
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

/// Lays `count` cards out in as many columns of at least `least` points as fit. Those of a row are as high as the highest of them.
///
/// Their heights are those of the frame before; where they were others, a frame is asked for that knows them.
pub fn grid(ui: &mut Ui, context: &Context, salt: &str, least: f32, count: usize, mut add_contents: impl FnMut(&mut Ui, usize)) {
    let gap = context.measures.spacing.medium;
    let columns = (((ui.available_width() + gap) / (least + gap)).floor() as usize).clamp(1, count.max(1));
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    let id = ui.make_persistent_id(("grid", salt));
    let before: Vec<f32> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut heights = Vec::with_capacity(count.div_ceil(columns));
    for row in (0..count).step_by(columns) {
        let least_height = before.get(heights.len()).copied().unwrap_or_default();
        let mut highest = 0.0_f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for position in row..(row + columns).min(count) {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    card(ui, context, |ui| {
                        ui.set_width(ui.available_width());
                        add_contents(ui, position);
                        let own = ui.min_rect().height();
                        highest = highest.max(own);
                        ui.add_space((least_height - own).max(0.0));
                    });
                });
            }
        });
        heights.push(highest);
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
    let is_same = before.len() == heights.len() && before.iter().zip(&heights).all(|(one, other)| (one - other).abs() <= 0.5);
    if !is_same {
        ui.data_mut(|data| data.insert_temp(id, heights));
        ui.ctx().request_discard("cards have other heights");
    }
}
