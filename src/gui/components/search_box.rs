//! The box in the top bar into which a person writes what they look for.
//!
//! Deliberately absent: what is found, and what the words mean.

use super::shortcuts;
use super::typing;
use super::{cross, surface};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::limits;
use crate::state::{Action, FilterCommand};
use egui::text::CCursorRange;
use egui::{Align2, EventFilter, Id, Key, Modifiers, Role, TextEdit, Ui, WidgetInfo, vec2};

/// The id of the box in the window.
pub fn id() -> Id {
    Id::unique("search box")
}

/// The box, no wider than `width`. Enter opens the best record found.
pub fn search_box(ui: &mut Ui, context: &Context, width: f32) {
    let mut text = typing::shown(ui, id(), &context.session.filter.text);
    let hint = match shortcuts::text(ui.ctx(), Action::Search) {
        Some(shortcut) => format!("{}  {shortcut}", context.say("search-hint")),
        None => context.say("search-hint").to_owned(),
    };
    let clear = context.measures.spacing.huge;
    let room = if text.is_empty() { width } else { width - clear - ui.spacing().item_spacing.x };
    let field = TextEdit::singleline(&mut text)
        .id(id())
        .char_limit(limits::QUERY)
        .hint_text(theme::body(hint).color(context.colours.ink_weak))
        .align(Align2::LEFT_CENTER)
        .frame(surface::field(context))
        .min_size(vec2(0.0, ui.spacing().interact_size.y + context.measures.spacing.small))
        .desired_width(room - ui.spacing().button_padding.x * 2.0)
        // Arrows up and down lead out of the box, into what was found.
        .event_filter(EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false });
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, context.say("search-name")));
    if context.session.focus_search {
        response.request_focus();
        select_everything(ui, &text);
        context.push(FilterCommand::SearchFocused);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if typing::has_changed(&response, id(), &text) {
        context.push(FilterCommand::Search(text.clone()));
    }
    if entered && !text.trim().is_empty() {
        context.push(FilterCommand::OpenBest);
    }
    let escaped = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if escaped {
        response.surrender_focus();
    }
    if !context.session.filter.text.is_empty() && cross(ui, context, context.say("search-clear")).clicked() {
        context.push(FilterCommand::Search(String::new()));
    }
}

/// Selects what is in the box, so that what is typed next takes its place.
fn select_everything(ui: &Ui, text: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id()) {
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
        TextEdit::store_state(ui.ctx(), id(), state);
    }
}
