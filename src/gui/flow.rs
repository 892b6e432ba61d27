//! The view of the reform in motion: from principle to function, and who became what.

use super::cache::Cache;
use super::context::Context;
use super::picture::{in_words, picture_ui, room, save_menu};
use super::theme;
use super::widgets::{empty, heading, prose, pushed_right, working};
use crate::picture::{EVENTS_MOST, Picture, alluvial, nodes_that_fit, succession_of};
use crate::query::{self, Survey};
use egui::{ScrollArea, Ui};
use std::rc::Rc;

/// The most nodes in a column, however high the window is: more than anybody follows by eye.
const NODES_MOST: usize = 60;
/// The fewest for which a picture grows beyond the window.
const NODES_LEAST: usize = 44;
/// From how many records on a flow takes longer than a frame.
const MANY: usize = 5_000;
/// The most in a column where the flow is one thing among others.
const NODES_COMPACT: usize = 20;

/// The view.
pub fn flow_ui(ui: &mut Ui, context: &Context, cache: &Cache) {
    let height = ui.available_height();
    ScrollArea::vertical().id_salt(context.scroll_salt("flow")).auto_shrink(false).show(ui, |ui| {
        let width = room(ui);
        let Some(survey) = context.state.survey() else {
            working(ui, context, "survey-working");
            return;
        };
        // Of a large dataset only this one is worked out beforehand.
        let is_small = context.dataset().len() < MANY;
        let most = if is_small { nodes_that_fit(height).clamp(NODES_LEAST, NODES_MOST) } else { NODES_LEAST };
        let flow = cache.picture("flow", [width, height], || {
            let flow = survey.flow(&context.open.loaded, most);
            alluvial(context.words, context.dataset(), &flow, width, height.floor())
        });
        if flow.told.is_empty() {
            return empty(ui, context, context.say("picture-empty"));
        }
        titled(ui, context, "flow", "picture-flow-intro", &flow, theme::display(&flow.title));
        let became = cache.picture("succession", [width, 0.0], || {
            let (events, all) = query::first_successions(context.dataset(), EVENTS_MOST);
            succession_of(context.words, context.dataset(), (&events, all), width)
        });
        if !became.told.is_empty() {
            ui.add_space(context.measures.spacing.huge);
            titled(ui, context, "succession", "picture-succession-intro", &became, theme::display(&became.title));
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

/// The flow in little, for the overview.
pub fn compact_flow(context: &Context, cache: &Cache, survey: &Survey, width: f32) -> Rc<Picture> {
    cache.picture("compact-flow", [width, 0.0], || {
        alluvial(context.words, context.dataset(), &survey.flow(&context.open.loaded, NODES_COMPACT), width, 0.0)
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
