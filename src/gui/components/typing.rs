//! Fields whose words are acted on while they are typed, with an input method for Chinese as well.
//!
//! What an input method has not finished yet, such as the letters of pinyin, stands in the field and nowhere else: nothing is looked
//! for until it is a word. Deliberately absent: how a field looks.

use egui::{Event, Id, ImeEvent, Response, Ui};

/// The words that a field shows: those that stand, or those that are being put together in it.
pub fn shown(ui: &Ui, field: Id, standing: &str) -> String {
    ui.data(|data| data.get_temp::<String>(unfinished(field))).unwrap_or_else(|| standing.to_owned())
}

/// Whether the words `shown` in a field have become others that stand; to be asked once it has been laid out.
pub fn has_changed(response: &Response, field: Id, shown: &str) -> bool {
    let id = unfinished(field);
    let was_unfinished = response.ctx.data(|data| data.get_temp::<String>(id)).is_some();
    let last = response.ctx.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(ImeEvent::Commit(_)) => Some(false),
            _ => None,
        })
    });
    if response.has_focus() && last.unwrap_or(was_unfinished) {
        if response.changed() {
            response.ctx.data_mut(|data| data.insert_temp(id, shown.to_owned()));
        }
        return false;
    }
    response.ctx.data_mut(|data| data.remove::<String>(id));
    response.changed()
}

fn unfinished(field: Id) -> Id {
    field.with("unfinished")
}
