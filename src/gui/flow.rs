//! The view of the reform in motion: from principle to function, and who became what.

use super::cache::Cache;
use super::context::Context;
use super::picture::{in_words, picture_ui, room, save_menu};
use super::theme;
use super::widgets::{empty, heading, prose, pushed_right};
use crate::picture::{Picture, alluvial, nodes_that_fit, succession};
use crate::query;
use egui::{ScrollArea, Ui};
use std::rc::Rc;

/// The most nodes in a column, however high the window is: more than anybody follows by eye.
const NODES_MOST: usize = 60;
/// The fewest for which a picture grows beyond the window.
const NODES_LEAST: usize = 44;
/// The most in a column where the flow is one thing among others.
const NODES_COMPACT: usize = 20;

/// The view.
pub fn flow_ui(ui: &mut Ui, context: &Context, cache: &Cache) {
    let height = ui.available_height();
    ScrollArea::vertical().id_salt(context.scroll_salt("flow")).auto_shrink(false).show(ui, |ui| {
        let width = room(ui);
        let most = nodes_that_fit(height).clamp(NODES_LEAST, NODES_MOST);
        let flow = cache.picture("flow", [width, height], || {
            alluvial(context.words, context.dataset(), &query::flow(context.dataset(), most), width, height.floor())
        });
        if flow.told.is_empty() {
            return empty(ui, context, context.say("picture-empty"));
        }
        titled(ui, context, "flow", "picture-flow-intro", &flow, theme::display(&flow.title));
        let events = query::successions(context.dataset());
        if !events.is_empty() {
            let became =
                cache.picture("succession", [width, 0.0], || succession(context.words, context.dataset(), &events, width));
            ui.add_space(context.measures.spacing.huge);
            titled(ui, context, "succession", "picture-succession-intro", &became, theme::display(&became.title));
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

/// The flow in little, for the overview.
pub fn compact_flow(context: &Context, cache: &Cache, width: f32) -> Rc<Picture> {
    cache.picture("compact-flow", [width, 0.0], || {
        alluvial(context.words, context.dataset(), &query::flow(context.dataset(), NODES_COMPACT), width, 0.0)
    })
}

/// A picture under its title, with what it means and a menu that saves it, and the same in words below.
pub fn titled(
    ui: &mut Ui,
    context: &Context,
    name: &'static str,
    intro: &'static str,
    picture: &Rc<Picture>,
    title: egui::RichText,
) {
    ui.horizontal(|ui| {
        let before = |ui: &mut Ui, _: f32| {
            heading(ui, title);
        };
        pushed_right(ui, name, before, |ui| save_menu(ui, context, "picture-save", name, || (**picture).clone()));
    });
    prose(ui, context, theme::body(context.say(intro)).color(context.colours.ink_weak));
    ui.add_space(context.measures.spacing.normal);
    picture_ui(ui, context, name, picture);
    in_words(ui, context, name, picture);
}
