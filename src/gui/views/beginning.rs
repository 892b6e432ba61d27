//! The records with which a large file begins, while the rest of it is read, so that there is something to see at once.
//!
//! Deliberately absent: links, selection and details. What a record belongs to may not have been read yet, and what is on screen
//! here is gone a moment later.

use crate::gui::components::{heading, note};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::RecordIndex;
use crate::state::OpenDataset;
use crate::words::describe;
use egui::{Align, Label, Layout, Role, ScrollArea, Ui, WidgetInfo, vec2};

/// The title of the file that is being read, and its first records.
pub fn beginning_ui(ui: &mut Ui, context: &Context, beginning: &OpenDataset) {
    let dataset = beginning.dataset();
    let title = context.words.text(&dataset.head.title, &dataset.head);
    heading(ui, theme::title(title));
    note(ui, context, context.words.with("beginning-note", &[("count", dataset.len().into())]));
    ui.add_space(context.measures.spacing.medium);
    let records: Vec<RecordIndex> = dataset.indices().collect();
    let row = context.measures.row;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, row, records.len(), |ui, shown| {
        ui.response().widget_info(|| WidgetInfo::labeled(Role::List, true, context.say("beginning-list")));
        for record in &records[shown] {
            row_ui(ui, context, beginning, *record, row);
        }
    });
}

fn row_ui(ui: &mut Ui, context: &Context, beginning: &OpenDataset, record: RecordIndex, height: f32) {
    let dataset = beginning.dataset();
    let size = vec2(ui.available_width(), height);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        let kind = theme::small(describe::type_name(context.words, dataset.type_of(record))).color(context.colours.ink_weak);
        ui.allocate_ui_with_layout(vec2(context.measures.column, height), layout, |ui| {
            ui.set_min_width(context.measures.column);
            ui.add(Label::new(kind).truncate());
        });
        ui.add(Label::new(theme::body(describe::title(context.words, dataset, record))).truncate());
    });
}
