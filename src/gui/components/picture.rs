//! Shows a picture: paints its parts, and makes each that stands for something a thing to point at, to reach by keyboard and to click.
//!
//! Deliberately absent: what a picture looks like, which the core decides for the window and for files alike.

use super::painting;
use super::picture_file;
use super::{heading, note, opens_menu, preview, prose, pushed_right};
use crate::gui::context::Context;
use crate::gui::theme::{self, Colours};
use crate::model::RecordType;
use crate::picture::{Area, Meaning, Picture};
use crate::query::{Constraint, Facet};
use crate::state::{Action, Command, FilterCommand, SaveCommand, View, ViewCommand};
use egui::containers::menu::MenuButton;
use egui::{CollapsingHeader, Pos2, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};
use std::rc::Rc;

/// Shows a picture whose name within its view is `salt`.
pub fn picture_ui(ui: &mut Ui, context: &Context, salt: &str, picture: &Picture) {
    // A secondary click anywhere saves it; the keyboard has a menu beside the title.
    let (whole, response) = ui.allocate_exact_size(picture.size.into(), Sense::CLICK);
    response.context_menu(|ui| save_entries(ui, context, salt, || picture.clone()));
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &picture.title));
    let origin = whole.min;
    let mut lit = None;
    let meant = picture.parts.iter().enumerate().filter_map(|(position, part)| Some((position, part, part.meaning.as_ref()?)));
    // What can be chosen is counted by itself, so that the keyboard stays where it is when a group is opened.
    for (number, (position, part, meaning)) in meant.enumerate() {
        let response = ui.interact(placed(origin, part.area), ui.scope_id().with((salt, number)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &part.name));
        if matches!(meaning, Meaning::Group(..)) && opens_groups(context) {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_expanded(false);
                node.set_description(context.say("picture-group-tip"));
            });
        }
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

/// A picture under its title, with what it means and a menu that saves it, and the same in words below.
pub fn titled(ui: &mut Ui, context: &Context, name: &str, intro: Option<&'static str>, picture: &Rc<Picture>, title: RichText) {
    ui.horizontal(|ui| {
        let before = |ui: &mut Ui, _: f32| {
            heading(ui, title);
        };
        pushed_right(ui, name, before, |ui| save_menu(ui, context, "picture-save", name, || (**picture).clone()));
    });
    if let Some(intro) = intro {
        prose(ui, context, theme::body(context.say(intro)).color(context.colours.ink_weak));
    }
    ui.add_space(context.measures.spacing.normal);
    picture_ui(ui, context, name, picture);
    in_words(ui, context, name, picture);
}

/// The picture in sentences, folded away until somebody wants them.
fn in_words(ui: &mut Ui, context: &Context, salt: &str, picture: &Picture) {
    CollapsingHeader::new(theme::small(context.say("picture-in-words"))).id_salt((salt, "words")).show(ui, |ui| {
        for sentence in &picture.told {
            prose(ui, context, theme::body(sentence));
        }
    });
}

/// A menu that saves a picture, which is drawn when it is asked for.
pub fn save_menu(ui: &mut Ui, context: &Context, key: &'static str, name: &str, draw: impl FnOnce() -> Picture) {
    let menu = MenuButton::new(opens_menu(context.say(key))).ui(ui, |ui| save_entries(ui, context, name, draw));
    menu.0.on_hover_text(context.say("picture-save-tip"));
}

fn save_entries(ui: &mut Ui, context: &Context, name: &str, draw: impl FnOnce() -> Picture) {
    let svg = ui.button(context.say("picture-as-svg")).clicked();
    let png = ui.button(context.say("picture-as-png")).clicked();
    if svg || png {
        let picture = draw();
        let file = format!("{}-{name}.{}", context.open.id(), if svg { "svg" } else { "png" });
        let bytes =
            if svg { picture_file::svg(&picture, context.words.language()) } else { picture_file::png(&picture, ui.ctx()) };
        context.push(SaveCommand::OfferPicture(file, bytes.into()));
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
        Meaning::Group(..) => {
            ui.label(theme::body(name));
            if opens_groups(context) {
                note(ui, context, context.say("picture-group-tip"));
            }
        }
    });
}

/// Does what choosing a part leads to; with Ctrl a record is selected, as everywhere.
fn act(ui: &Ui, context: &Context, meaning: &Meaning) {
    match meaning {
        Meaning::Record(record) if ui.input(|input| input.modifiers.command) => {
            context.push(Command::Select(vec![context.id(*record).clone()], !context.is_selected(*record)));
        }
        Meaning::Record(record) => context.push(ViewCommand::ShowRecord(context.id(*record).clone())),
        Meaning::Group(group, record_type, constraints) => {
            if opens_groups(context) && !ui.input(|input| input.modifiers.command) {
                context.push(ViewCommand::Unfold(group.clone()));
            } else {
                show_list(context, *record_type, constraints);
            }
        }
        Meaning::List(record_type, constraints) => show_list(context, *record_type, constraints),
    }
}

/// Whether there is room here for what a group holds.
fn opens_groups(context: &Context) -> bool {
    context.state.route().view == View::Flow
}

/// The table of the records of a type for which these hold.
pub fn show_list(context: &Context, record_type: RecordType, constraints: &[Constraint]) {
    context.push(Command::Run(Action::ClearFilter));
    let is_agency = record_type == RecordType::Agency;
    context.push(ViewCommand::Show(if is_agency { View::Agencies } else { View::Records(record_type) }));
    // The table is of one type already.
    for constraint in constraints.iter().filter(|constraint| constraint.facet != Facet::Type) {
        context.push(FilterCommand::Toggle(constraint.clone()));
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

/// The width that a picture may take, without fractions, so that it is not laid out anew for nothing.
pub fn room(ui: &Ui) -> f32 {
    ui.available_width().floor()
}
