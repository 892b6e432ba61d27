//! Shows a picture: paints its parts, and makes each that stands for something a thing to point at, to reach by keyboard and to click.
//!
//! Deliberately absent: what a picture looks like, which the core decides for the window and for files alike.

use super::context::Context;
use super::theme::{self, Colours};
use super::widgets::{preview, prose};
use super::{painting, picture_file};
use crate::model::RecordType;
use crate::picture::{Area, Meaning, Picture};
use crate::query::Facet;
use crate::state::{Action, Command, View};
use egui::containers::menu::MenuButton;
use egui::{CollapsingHeader, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Shows a picture whose name within its view is `salt`.
pub fn picture_ui(ui: &mut Ui, context: &Context, salt: &str, picture: &Picture) {
    // A secondary click anywhere saves it; the keyboard has a menu beside the title.
    let (whole, response) = ui.allocate_exact_size(picture.size.into(), Sense::CLICK);
    response.context_menu(|ui| save_entries(ui, context, salt, || picture.clone()));
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &picture.title));
    let origin = whole.min;
    let mut lit = None;
    for (position, part) in picture.parts.iter().enumerate() {
        let Some(meaning) = &part.meaning else { continue };
        let response = ui.interact(placed(origin, part.area), ui.scope_id().with((salt, position)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &part.name));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.hovered() || response.has_focus() {
            lit = Some(position);
        }
        if response.clicked() {
            act(ui, context, meaning);
        }
        hint(context, response, meaning, &part.name);
    }
    if ui.is_rect_visible(whole) {
        paint(ui, context.colours, picture, origin, lit);
    }
}

/// The picture in sentences, folded away until somebody wants them.
pub fn in_words(ui: &mut Ui, context: &Context, salt: &str, picture: &Picture) {
    CollapsingHeader::new(theme::small(context.say("picture-in-words"))).id_salt((salt, "words")).show(ui, |ui| {
        for sentence in &picture.told {
            prose(ui, context, theme::body(sentence));
        }
    });
}

/// A menu that saves a picture, which is drawn when it is asked for.
pub fn save_menu(ui: &mut Ui, context: &Context, key: &'static str, name: &str, draw: impl FnOnce() -> Picture) {
    let menu = MenuButton::new(format!("{} ▼", context.say(key))).ui(ui, |ui| save_entries(ui, context, name, draw));
    menu.0.on_hover_text(context.say("picture-save-tip"));
}

fn save_entries(ui: &mut Ui, context: &Context, name: &str, draw: impl FnOnce() -> Picture) {
    let svg = ui.button(context.say("picture-as-svg")).clicked();
    let png = ui.button(context.say("picture-as-png")).clicked();
    if svg || png {
        let picture = draw();
        let language = context.words.language();
        let file = format!("{}-{name}.{}", context.open.id(), if svg { "svg" } else { "png" });
        let bytes = if svg { picture_file::svg(&picture, language) } else { picture_file::png(&picture, language) };
        context.push(Command::OfferPicture(file, bytes.into()));
        ui.close();
    }
}

fn placed(origin: Pos2, area: Area) -> Rect {
    Rect::from_min_size(origin + vec2(area.left, area.top), vec2(area.width, area.height))
}

fn hint(context: &Context, response: Response, meaning: &Meaning, name: &str) {
    response.on_hover_ui(|ui| match meaning {
        Meaning::Record(record) => preview(ui, context, *record),
        Meaning::List(..) => {
            ui.label(theme::body(name));
        }
    });
}

/// Does what choosing a part leads to; with Ctrl a record is selected, as everywhere.
fn act(ui: &Ui, context: &Context, meaning: &Meaning) {
    match meaning {
        Meaning::Record(record) if ui.input(|input| input.modifiers.command) => {
            context.push(Command::Select(vec![context.id(*record).clone()], !context.is_selected(*record)));
        }
        Meaning::Record(record) => context.push(Command::ShowRecord(context.id(*record).clone())),
        Meaning::List(record_type, constraints) => {
            context.push(Command::Run(Action::ClearFilter));
            let is_agency = *record_type == RecordType::Agency;
            context.push(Command::Show(if is_agency { View::Agencies } else { View::Records(*record_type) }));
            // The table is of one type already.
            for constraint in constraints.iter().filter(|constraint| constraint.facet != Facet::Type) {
                context.push(Command::Narrow(constraint.clone()));
            }
        }
    }
}

fn paint(ui: &Ui, colours: &Colours, picture: &Picture, origin: Pos2, lit: Option<usize>) {
    let painter = ui.painter();
    let together = lit.map(|lit| &picture.parts[lit].together).filter(|together| !together.is_empty());
    for (position, part) in picture.parts.iter().enumerate() {
        let is_dim = together.is_some_and(|together| together.binary_search(&position).is_err());
        let pointed_at = lit == Some(position);
        for shape in &part.shapes {
            let area = shape.area();
            if ui.is_rect_visible(placed(origin, area).expand(area.height)) {
                painting::paint(painter, colours, shape, origin, is_dim);
            }
        }
        if pointed_at {
            painting::underline(painter, colours, placed(origin, part.area));
        }
    }
}

/// The width that a picture may take beside the scroll bar, without fractions, so that it is not laid out anew for nothing.
pub fn room(ui: &Ui) -> f32 {
    (ui.available_width() - theme::measures().spacing.normal).floor()
}

/// A point of a picture in the window.
pub fn point(origin: Pos2, at: [f32; 2]) -> Pos2 {
    pos2(origin.x + at[0], origin.y + at[1])
}
