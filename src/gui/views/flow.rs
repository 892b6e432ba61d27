//! The view of the reform in motion: from principle to function, and who became what.

use crate::derived::is_quick;
use crate::gui::components::picture::{room, show_list, titled};
use crate::gui::components::{cross, empty, note, pill, scroll, working};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::Id;
use crate::picture::{EVENTS_MOST, Picture, alluvial, nodes_that_fit, owner_constraint, succession_of};
use crate::query::{self, FLOW_COLUMNS, FlowGroup, Survey};
use crate::state::ViewCommand;
use crate::words::describe;
use egui::{ScrollArea, Ui};
use std::rc::Rc;

/// The most nodes in a column, however high the window is: more than anybody follows by eye.
const NODES_MOST: usize = 60;
/// The fewest for which a picture grows beyond the window.
const NODES_LEAST: usize = 44;
/// How many steps of a frame a record takes in a flow.
const STEPS: usize = 4;
/// The most in a column where the flow is one thing among others.
const NODES_COMPACT: usize = 20;

/// The view.
pub fn flow_ui(ui: &mut Ui, context: &Context) {
    let height = ui.available_height();
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("flow")).auto_shrink(false), |ui| {
        let width = room(ui);
        let Some(survey) = context.state.survey() else {
            working(ui, context, "survey-working");
            return;
        };
        // Of a large dataset only this one is worked out beforehand.
        let is_small = is_quick(context.dataset().len(), STEPS);
        let most = if is_small { nodes_that_fit(height).clamp(NODES_LEAST, NODES_MOST) } else { NODES_LEAST };
        let unfolded = context.state.unfolded();
        let number = if unfolded.is_empty() { 0 } else { context.state.unfoldings() };
        let flow = context.derived.picture(("flow", number), [width, height], || {
            let flow = match unfolded.is_empty() {
                true => survey.flow(context.dataset(), most),
                false => query::unfolded_flow(context.dataset(), most, unfolded),
            };
            alluvial(context.words, context.dataset(), &flow, width, height.floor())
        });
        if flow.told.is_empty() {
            return empty(ui, context, context.say("picture-empty"));
        }
        unfolded_ui(ui, context);
        titled(ui, context, "flow", Some("picture-flow-intro"), &flow, theme::display(&flow.title));
        let became = context.derived.picture(("succession", 0), [width, 0.0], || {
            let (events, all) = query::first_successions(context.dataset(), EVENTS_MOST);
            succession_of(context.words, context.dataset(), (&events, all), width)
        });
        if !became.told.is_empty() {
            ui.add_space(context.measures.spacing.huge);
            titled(ui, context, "succession", Some("picture-succession-intro"), &became, theme::display(&became.title));
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

/// What has been opened in the flow, each with its table and the way back.
fn unfolded_ui(ui: &mut Ui, context: &Context) {
    let dataset = context.dataset();
    let known = |owner: &Option<Id>| owner.as_ref().is_none_or(|owner| dataset.find(owner.as_str()).is_some());
    let unfolded: Vec<_> = context.state.unfolded().keys().filter(|group| known(&group.owner)).collect();
    if unfolded.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        note(ui, context, context.say("picture-opened"));
        for group in unfolded {
            ui.push_id(group, |ui| group_ui(ui, context, group));
        }
    });
}

fn group_ui(ui: &mut Ui, context: &Context, group: &FlowGroup) {
    let record_type = FLOW_COLUMNS[group.column];
    let owner = group.owner.as_ref().and_then(|owner| context.dataset().find(owner.as_str()));
    let heading = describe::type_heading(context.words, record_type);
    let name = match owner {
        Some(owner) => {
            let arguments = [("kind", heading.into()), ("title", context.title(owner).into())];
            context.words.with("picture-group", &arguments)
        }
        None => heading.to_owned(),
    };
    pill(ui, context, |ui| {
        ui.label(theme::small(&name));
        if ui.link(theme::small(context.say("results-as-table"))).clicked() {
            let constraints: Vec<_> = owner.and_then(|owner| owner_constraint(context.dataset(), owner)).into_iter().collect();
            show_list(context, record_type, &constraints);
        }
        if cross(ui, context, &context.words.with("picture-fold", &[("group", name.as_str().into())])).clicked() {
            context.push(ViewCommand::Fold(group.clone()));
        }
    });
}

/// The flow in little, for the overview.
pub fn compact_flow(context: &Context, survey: &Survey, width: f32) -> Rc<Picture> {
    context.derived.picture(("compact-flow", 0), [width, 0.0], || {
        alluvial(context.words, context.dataset(), &survey.flow(context.dataset(), NODES_COMPACT), width, 0.0)
    })
}
