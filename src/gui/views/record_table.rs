//! A table of records with any number of rows, of which only those on screen are laid out.
//!
//! Rows belong to records: their ids in the window are the records' ids, so that focus stays with a record when the
//! order changes. Deliberately absent: what the columns mean.

use super::row_place::Place;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{RecordIndex, RecordType};
use crate::query::{Column, Ordered};
use crate::state::{Command, TableCommand, TableLayout, ViewCommand};
use crate::{display, limits};
use egui::{
    Align2, Color32, CursorIcon, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::ops::Range;
use std::rc::Rc;

/// A column: what it shows and is ordered by, its heading, and its share of the width.
pub struct Heading<'a> {
    /// What it shows.
    pub column: Column,
    /// The words over the column.
    pub text: &'a str,
    /// Its share of the width that columns without a width of their own have, relative to the others.
    pub share: f32,
}

/// What a table shows and how it is laid out.
pub struct Table<'a> {
    /// Its name in the window.
    pub salt: &'a str,
    /// The type of its records.
    pub record_type: RecordType,
    /// Its columns.
    pub headings: Vec<Heading<'a>>,
    /// The widths and orders that a person has chosen.
    pub layout: &'a TableLayout,
    /// Its rows in their order.
    pub rows: &'a Ordered,
}

/// One row: the record, and the text of each cell.
pub struct Cells {
    /// The record.
    pub record: RecordIndex,
    /// The text of each column, with its colour where that is not the usual one.
    pub texts: Vec<(String, Option<Color32>)>,
    /// The parts of the first text that a search found, in bytes.
    pub marks: Rc<[Range<usize>]>,
}

/// What is kept of a table from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    place: Place,
    height: f32,
    /// The row that has the keyboard.
    focused: Option<usize>,
    /// The row that had it last.
    last: Option<usize>,
    /// The row of the current record, if it is on screen.
    current: Option<usize>,
}

/// Shows a table, of which `cells` gives the row at a position. Says whether the person asked to copy it.
pub fn record_table(ui: &mut Ui, context: &Context, table: &Table<'_>, cells: impl FnMut(usize) -> Cells) -> bool {
    let whole = UiBuilder::new().id_salt(("whole", table.salt)).accessibility_role(Role::Table).accessibility_label(table.salt);
    ui.scope_builder(whole, |ui| table_ui(ui, context, table, cells)).inner
}

/// The headings and the rows.
fn table_ui(ui: &mut Ui, context: &Context, table: &Table<'_>, mut cells: impl FnMut(usize) -> Cells) -> bool {
    let salt = table.salt;
    let id = ui.make_persistent_id(("table", salt));
    let widths = headings_ui(ui, context, table);
    let measures = context.measures;
    let row = measures.row;
    let area = ui.available_rect_before_wrap();
    let (area, _) = ui.allocate_exact_size(area.size().max(Vec2::splat(row)), Sense::hover());
    let body = area.with_max_x(area.right() - measures.scroll_bar);
    let kept: Kept = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut place = kept.place;
    let rows = table.rows.len();
    if ui.rect_contains_pointer(area) {
        let wheel = ui.input(|input| input.smooth_scroll_delta().y);
        place.move_by(-wheel, row, rows, area.height());
    }
    // The panel of the current record may take room from the table, but not the row away.
    if let Some(current) = kept.current.filter(|_| kept.height != area.height()) {
        place.reveal(current.min(rows.saturating_sub(1)), row, rows, area.height());
    }
    if let Some(target) = moved_by_keyboard(ui, context, &kept, rows, (area.height() / row) as usize) {
        place.reveal(target, row, rows, area.height());
        let record = table.rows.get(target).map(|row| cells(row).record);
        record.inspect(|record| ui.memory_mut(|memory| memory.request_focus(row_id(context, *record))));
        // Without this egui would move the focus once more, from the row where it arrives.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    place.clamp(row, rows, area.height());
    scroll_bar(ui, context, id, &mut place, rows, area);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt(("rows", salt)));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let (mut focused, mut current) = (None, None);
    let shown = (area.height() / row).ceil() as usize + 1;
    for (position, record) in (place.top..).zip(table.rows.range(place.top..place.top + shown)) {
        let top = body.top() + (position - place.top) as f32 * row - place.hidden;
        let rect = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), row));
        if !body.intersects(rect) {
            break;
        }
        let cells = cells(record);
        let response = row_ui(&mut child, context, table, &widths, rect, position, &cells);
        if response.has_focus() {
            focused = Some(position);
        }
        // Rows that only peep in are not on screen.
        if context.is_current(cells.record) && body.intersects(rect.shrink(row / 2.0)) {
            current = Some(position);
        }
    }
    let kept = Kept { place, height: area.height(), focused, last: focused.or(kept.last), current };
    ui.data_mut(|data| data.insert_temp(id, kept));
    focused.is_some() && ui.input(|input| input.events.contains(&egui::Event::Copy))
}

fn row_id(context: &Context, record: RecordIndex) -> Id {
    // Two records of a dataset with errors may have the same id.
    Id::unique(("row", context.id(record).as_str(), context.dataset().first_of_id(record) == record))
}

fn row_ui(
    ui: &mut Ui,
    context: &Context,
    table: &Table<'_>,
    widths: &[f32],
    rect: Rect,
    position: usize,
    cells: &Cells,
) -> Response {
    let index = cells.record;
    // A row that only peeps in is nothing that the keyboard could be seen on.
    let sense = if ui.clip_rect().contains(rect.center()) { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(context, index), sense);
    let painter = ui.painter();
    let (current, chosen) = (context.is_current(index), context.is_selected(index));
    if current {
        painter.rect_filled(rect, 0.0, context.colours.accent_wash);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, context.colours.control);
    } else if position % 2 == 1 {
        painter.rect_filled(rect, 0.0, context.colours.panel);
    }
    let box_width = context.measures.row;
    let box_rect = Rect::from_min_size(rect.min, vec2(box_width, rect.height()));
    if sense.is_focusable() {
        let mut box_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(box_rect.shrink(context.measures.spacing.small))
                .id_salt(("box", context.id(index).as_str())),
        );
        crate::gui::components::select_box(&mut box_ui, context, index);
    }
    let cells_rect = rect.with_min_x(rect.left() + box_width);
    for (column, (cell, (text, colour))) in split(cells_rect, widths).zip(&cells.texts).enumerate() {
        let marks = if column == 0 { &*cells.marks } else { &[] };
        paint_cell(ui, context, cell, text, *colour, marks);
    }
    let heard = |text: &'_ str| display::label(text, limits::TITLE).into_owned();
    let title = cells.texts.first().map(|(text, _)| heard(text)).unwrap_or_default();
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &title));
    let mut heard: Vec<String> = table
        .headings
        .iter()
        .zip(&cells.texts)
        .skip(1)
        .map(|(heading, (text, _))| format!("{}: {}", heading.text, heard(text)))
        .collect();
    if context.is_marked(index) {
        let bar = rect.with_max_x(rect.left() + context.measures.stripe);
        ui.painter().rect_filled(bar, 0.0, context.colours.accent);
        heard.insert(0, context.say("record-marked").to_owned());
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(heard.join("; ")));
    let id = context.id(index).clone();
    let selecting = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    if selecting || (response.clicked() && ui.input(|input| input.modifiers.command)) {
        context.push(Command::Select(vec![id], !chosen));
    } else if response.clicked() {
        response.request_focus();
        context.push(ViewCommand::ShowRecord(id));
    }
    response
}

fn paint_cell(ui: &Ui, context: &Context, cell: Rect, text: &str, colour: Option<Color32>, marks: &[Range<usize>]) {
    let room = cell.width() - context.measures.spacing.normal;
    let ink = colour.unwrap_or(context.colours.ink.into());
    let mut job = theme::marked(text, marks, context.measures.text.body, ink, context.colours);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), cell).min;
    ui.painter().with_clip_rect(cell.intersect(ui.clip_rect())).galley(at, galley, context.colours.ink.into());
}

/// The headings, each of which orders the table and can be made wider. Returns the widths of the columns.
fn headings_ui(ui: &mut Ui, context: &Context, table: &Table<'_>) -> Vec<f32> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), context.measures.row), Sense::hover());
    let cells = rect.with_min_x(rect.left() + context.measures.row).with_max_x(rect.right() - context.measures.scroll_bar);
    let widths = widths(context, table, cells.width());
    for (position, (cell, heading)) in split(cells, &widths).zip(&table.headings).enumerate() {
        heading_ui(ui, context, table, heading, cell);
        if resize_handle(ui, context, table, heading, cell) {
            // What stands before it stays where it is.
            for (before, width) in table.headings[..position].iter().zip(&widths) {
                context.push(Command::Table(table.record_type, TableCommand::ResizeColumn(before.column, width.round() as u16)));
            }
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), context.colours.line());
    widths
}

fn heading_ui(ui: &mut Ui, context: &Context, table: &Table<'_>, heading: &Heading<'_>, cell: Rect) {
    let id = ui.scope_id().with(("heading", heading.text));
    let response = ui.interact(cell, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let order = order_mark(table.layout, heading.column);
    let name = format!("{}{order}", heading.text);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, heading.text));
    let colour = if response.hovered() || response.has_focus() { context.colours.ink } else { context.colours.ink_weak };
    let text = theme::bold(name, context.measures.text.small).color(colour);
    ui.put(cell, |ui: &mut Ui| {
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(text).truncate().selectable(false))
        })
        .inner
    });
    if response.clicked() {
        let added = ui.input(|input| input.modifiers.shift);
        context.push(Command::Table(table.record_type, TableCommand::SortBy(heading.column, added)));
    }
    response.on_hover_text(context.say("column-sort-tip"));
}

/// The sign of the order of a column, with its rank where several columns order the table.
fn order_mark(layout: &TableLayout, column: Column) -> String {
    let Some(rank) = layout.orders.iter().position(|order| order.column == column) else { return String::new() };
    let sign = if layout.orders[rank].descending { "▼" } else { "▲" };
    if layout.orders.len() == 1 { format!(" {sign}") } else { format!(" {sign}{}", rank + 1) }
}

/// The right edge of a heading, which makes its column wider or narrower. Says whether it is being dragged.
fn resize_handle(ui: &Ui, context: &Context, table: &Table<'_>, heading: &Heading<'_>, cell: Rect) -> bool {
    let half = context.measures.spacing.small;
    let edge = Rect::from_x_y_ranges(cell.right() - half..=cell.right() + half, cell.y_range());
    let response = ui.interact(edge, ui.scope_id().with(("edge", heading.text)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.painter().vline(
            cell.right() - half,
            cell.y_range(),
            egui::Stroke::new(context.measures.spacing.hair, context.colours.accent),
        );
    }
    let pointer = response.interact_pointer_pos();
    if let Some(pointer) = pointer {
        let width = (pointer.x - cell.left()).clamp(context.measures.column, f32::from(u16::MAX));
        context.push(Command::Table(table.record_type, TableCommand::ResizeColumn(heading.column, width as u16)));
    }
    response.on_hover_cursor(CursorIcon::ResizeColumn);
    pointer.is_some()
}

/// The widths of the columns: as chosen, the others by their shares of what is left; never more in all than there is.
fn widths(context: &Context, table: &Table<'_>, room: f32) -> Vec<f32> {
    let least = context.measures.column;
    let chosen = |heading: &Heading<'_>| table.layout.widths.get(&heading.column).map(|width| f32::from(*width).max(least));
    let taken: f32 = table.headings.iter().filter_map(chosen).sum();
    let shares: f32 = table.headings.iter().filter(|heading| chosen(heading).is_none()).map(|heading| heading.share).sum();
    let left = (room - taken).max(0.0);
    let width = |heading: &Heading<'_>| chosen(heading).unwrap_or_else(|| (left * heading.share / shares).max(least));
    let mut widths: Vec<f32> = table.headings.iter().map(width).collect();
    let all: f32 = widths.iter().sum();
    if all > room {
        widths.iter_mut().for_each(|width| *width *= room / all);
    }
    widths
}

fn split<'a>(rect: Rect, widths: &'a [f32]) -> impl Iterator<Item = Rect> + 'a {
    let mut left = rect.left();
    widths.iter().map(move |width| {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        left += width;
        cell
    })
}

/// The row that a key leads to, from the one that has the keyboard. Where nothing in the window has it, a key leads back to the row
/// that had it last, or into the table.
fn moved_by_keyboard(ui: &Ui, context: &Context, kept: &Kept, rows: usize, page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let entered = kept.last.unwrap_or(kept.place.top);
    let is_free = context.state.dialog.is_none() && ui.memory(|memory| memory.focused().is_none());
    let from = kept.focused.or(is_free.then_some(entered))?;
    let by = |rows: isize| if kept.focused.is_some() { from.saturating_add_signed(rows) } else { from };
    let page = page.max(1) as isize;
    let keys = [
        (Key::ArrowDown, by(1)),
        (Key::ArrowUp, by(-1)),
        (Key::PageDown, by(page)),
        (Key::PageUp, by(-page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = keys.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    pressed.map(|(_, target)| target.min(last))
}

fn scroll_bar(ui: &mut Ui, context: &Context, id: Id, place: &mut Place, rows: usize, area: Rect) {
    let row = context.measures.row;
    let shown = area.height() / row;
    if rows as f32 <= shown {
        return;
    }
    let track = area.with_min_x(area.right() - context.measures.scroll_bar);
    let length = (track.height() * shown / rows as f32).max(context.measures.scroll_thumb).min(track.height());
    let room = track.height() - length;
    let hidden_rows = rows as f64 - f64::from(shown);
    // The keyboard scrolls by the rows.
    let response = ui.interact(track, id.with("bar"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, context.say("table-scroll-bar")));
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = f64::from((pointer.y - track.top() - length / 2.0) / room.max(1.0)).clamp(0.0, 1.0);
        let at = share * hidden_rows;
        *place = Place { top: at as usize, hidden: (at.fract() * f64::from(row)) as f32 };
        place.clamp(row, rows, area.height());
    }
    let share = ((place.top as f64 + f64::from(place.hidden / row)) / hidden_rows).clamp(0.0, 1.0) as f32;
    let thumb = Rect::from_min_size(track.left_top() + vec2(0.0, share * room), vec2(track.width(), length));
    let colour = if response.hovered() || response.dragged() { context.colours.ink_weak } else { context.colours.control_active };
    ui.painter().rect_filled(thumb.shrink2(vec2(context.measures.spacing.hair, 0.0)), context.measures.radius_small, colour);
}
