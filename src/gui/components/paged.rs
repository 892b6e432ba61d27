//! Long lists, a page at a time, so that a frame costs the same however long they are.
//!
//! Which page is open lasts no longer than the window. Deliberately absent: what the items look like, and tables, whose rows are all
//! of one height and scroll.

use super::note;
use crate::gui::context::Context;
use crate::gui::theme;
use egui::{AsIdSalt, Button, Id, Role, Ui, WidgetInfo};
use std::ops::Range;

/// How many items are on a page.
pub const PAGE: usize = 50;

/// Shows `count` items, of which `add` adds those at some positions: all of them, or those of a page with the way to the others.
pub fn paged(ui: &mut Ui, context: &Context, salt: impl AsIdSalt, count: usize, add: impl FnOnce(&mut Ui, Range<usize>)) {
    paged_by(ui, context, salt, count, PAGE, add);
}

/// The same with pages of another length.
pub fn paged_by(
    ui: &mut Ui,
    context: &Context,
    salt: impl AsIdSalt,
    count: usize,
    page: usize,
    add: impl FnOnce(&mut Ui, Range<usize>),
) {
    paged_to(ui, context, salt, count, page, None, add);
}

/// The same, opened where an item is that is to be seen.
pub fn paged_to(
    ui: &mut Ui,
    context: &Context,
    salt: impl AsIdSalt,
    count: usize,
    page: usize,
    item: Option<usize>,
    add: impl FnOnce(&mut Ui, Range<usize>),
) {
    if count <= page {
        return add(ui, 0..count);
    }
    let id = ui.make_persistent_id(("page", salt));
    if let Some(item) = item {
        ui.data_mut(|data| data.insert_temp(id, item / page * page));
    }
    let first = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or_default().min((count - 1) / page * page);
    let shown = first..(first + page).min(count);
    add(ui, shown.clone());
    ui.horizontal(|ui| ways(ui, context, id, &shown, count, page));
}

/// Which items are shown of how many, and the ways to the others.
fn ways(ui: &mut Ui, context: &Context, id: Id, shown: &Range<usize>, count: usize, page: usize) {
    let way = |ui: &mut Ui, sign: &str, key: &'static str, to: Option<usize>| {
        let response = ui.add_enabled(to.is_some(), Button::new(theme::small(sign)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, to.is_some(), context.say(key)));
        if let Some(to) = to.filter(|_| response.on_hover_text(context.say(key)).clicked()) {
            ui.data_mut(|data| data.insert_temp(id, to));
        }
    };
    let before = (shown.start > 0).then_some(shown.start.saturating_sub(page));
    let after = (shown.end < count).then_some(shown.end);
    way(ui, "«", "list-first", before.map(|_| 0));
    way(ui, "‹", "list-earlier", before);
    let numbers = [("from", (shown.start + 1).into()), ("to", shown.end.into()), ("count", count.into())];
    note(ui, context, context.words.with("list-range", &numbers));
    way(ui, "›", "list-later", after);
    way(ui, "»", "list-last", after.map(|_| (count - 1) / page * page));
}
