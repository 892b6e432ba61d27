//! Scroll areas that follow the keyboard: what has just been given it is brought on screen.
//!
//! Deliberately absent: tables, which lay out only what is on screen and follow by themselves.

use egui::containers::scroll_area::ScrollAreaOutput;
use egui::{Id, ScrollArea, Ui};

/// Shows a scroll area.
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
