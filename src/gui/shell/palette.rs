//! The command palette: a field for a name, and under it what has such a name.
//!
//! The arrows choose, Enter takes, a click takes as well. Deliberately absent: what is offered, which the state works out; it is
//! kept here while nothing is typed, since gathering names is not for every frame.

use crate::gui::components::typing;
use crate::gui::components::{heading, note, scroll};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::Language;
use crate::state::{Command, Offer, Palette};
use egui::accesskit::HasPopup;
use egui::{Button, CornerRadius, Id, Key, Modifiers, Role, ScrollArea, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, vec2};
use std::sync::Arc;

/// What was offered last, and for what.
#[derive(Clone)]
struct Kept {
    dataset: usize,
    language: Language,
    typed: String,
    offers: Arc<[Offer]>,
}

/// The palette, in a dialog.
pub fn palette_ui(ui: &mut Ui, context: &Context, palette: &Palette) {
    heading(ui, theme::heading(context.say("palette-title")));
    let offers = offers(ui, context, &palette.typed);
    let last = offers.len().saturating_sub(1);
    let at = palette.at.min(last);
    let step = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (next, previous) = (step(Key::ArrowDown), step(Key::ArrowUp));
    let moved = match (next, previous) {
        (true, false) => Some(if at == last { 0 } else { at + 1 }),
        (false, true) => Some(if at == 0 { last } else { at - 1 }),
        _ => None,
    };
    let typed = field(ui, context, palette, offers.get(at));
    ui.add_space(context.measures.spacing.normal);
    if offers.is_empty() {
        note(ui, context, context.say("palette-none"));
    }
    let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(context.say("palette-list"));
    let height = context.measures.menu.min(ui.ctx().content_rect().height() * context.measures.shares.dialog);
    scroll(ui, ScrollArea::vertical().id_salt("palette").max_height(height).auto_shrink([false, true]), |ui| {
        ui.scope_builder(list, |ui| {
            for (position, offer) in offers.iter().enumerate() {
                let clicked = offer_ui(ui, context, offer, position == moved.unwrap_or(at), moved.is_some());
                if clicked {
                    take(context, offer);
                }
            }
        });
    });
    match (typed, moved) {
        (Typed::Nothing, None) => {}
        (Typed::Nothing, Some(at)) => context.push(Command::EditPalette(Palette { typed: palette.typed.clone(), at })),
        (Typed::Words(typed), _) => context.push(Command::EditPalette(Palette { typed, at: 0 })),
        (Typed::Enter, _) => {
            if let Some(offer) = offers.get(at) {
                take(context, offer);
            }
        }
    }
    note(ui, context, context.say("palette-hint"));
}

/// What happened in the field.
enum Typed {
    Nothing,
    Words(String),
    Enter,
}

fn field(ui: &mut Ui, context: &Context, palette: &Palette, chosen: Option<&Offer>) -> Typed {
    let id = Id::unique("palette field");
    let mut typed = typing::shown(ui, id, &palette.typed);
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(context.say("palette-field"))
        .desired_width(f32::INFINITY)
        .margin(vec2(context.measures.spacing.normal, context.measures.spacing.small));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, context.say("palette-field")));
    // The keyboard stays in the field, so that what Enter would take has to be told here.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_has_popup(HasPopup::Listbox);
        if let Some(offer) = chosen {
            node.set_description(format!("{} ({})", offer.name, offer.sort));
        }
    });
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        return Typed::Enter;
    }
    if !response.has_focus() {
        response.request_focus();
    }
    if typing::has_changed(&response, id, &typed) { Typed::Words(typed) } else { Typed::Nothing }
}

/// A row of the list; says whether it was clicked.
fn offer_ui(ui: &mut Ui, context: &Context, offer: &Offer, chosen: bool, scrolls: bool) -> bool {
    let shortcut = match &offer.command {
        Command::Run(action) => crate::gui::components::shortcuts::text(ui.ctx(), *action),
        _ => None,
    };
    let width = ui.available_width();
    let fill = if chosen { context.colours.accent_wash } else { context.colours.raised };
    let beside = shortcut.map_or_else(|| offer.sort.clone(), |shortcut| format!("{}  {shortcut}", offer.sort));
    let button = Button::new(theme::body(&offer.name))
        .fill(fill)
        .stroke(Stroke::NONE)
        .corner_radius(CornerRadius::same(context.measures.radius_small))
        .right_text(theme::small(beside).color(context.colours.ink_weak))
        .truncate()
        .min_size(vec2(width, context.measures.row));
    let response = ui.add(button);
    let name = format!("{} ({})", offer.name, offer.sort);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if chosen && scrolls {
        response.scroll_to_me(None);
    }
    response.clicked()
}

fn take(context: &Context, offer: &Offer) {
    context.push(Command::CloseDialog);
    context.push(offer.command.clone());
}

fn offers(ui: &Ui, context: &Context, typed: &str) -> Arc<[Offer]> {
    let id = Id::unique("palette offers");
    let dataset = std::ptr::from_ref(context.open).addr();
    let language = context.words.language();
    let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept
        && (kept.dataset, kept.language, kept.typed.as_str()) == (dataset, language, typed)
    {
        return kept.offers;
    }
    let offers: Arc<[Offer]> = context.state.offers(typed, context.words).into();
    ui.data_mut(|data| data.insert_temp(id, Kept { dataset, language, typed: typed.to_owned(), offers: offers.clone() }));
    offers
}
