//! The window while there is no dataset in it: because the first one is still being read, or was refused, or was given up. While a
//! large one is read, its beginning is here, in place of whatever is open.
//!
//! What is wrong with a refused file is listed as it is beside a dataset, and every way to another one is there. Deliberately
//! absent: views, tabs and the bars around them, which all show a dataset.

use super::bars::busy_bar;
use super::messages::notice_ui;
use crate::gui::components::plain_action;
use crate::gui::components::surface;
use crate::gui::context::Context;
use crate::gui::views::beginning::beginning_ui;
use crate::gui::views::problems::{Told, panel_ui};
use crate::load::{FoundSource, parse};
use crate::state::{Action, OpenDataset, Origin};
use egui::{CentralPanel, Panel, Ui};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The dataset in which dialogs and lists look records up while none is open.
pub fn empty_dataset() -> Arc<OpenDataset> {
    let text = "(schema: 1, id: \"nothing\", title: \"\")";
    let read = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
    Arc::new(OpenDataset::new(Origin::CHENGDU, read.expect("a dataset may be empty")))
}

/// What was refused, what is being read, and where to go from here.
pub fn waiting_ui(ui: &mut Ui, context: &Context) {
    let bar = surface::bar(context);
    let state = context.state;
    if let Some(busy) = &state.busy {
        Panel::bottom("busy").frame(bar).show(ui, |ui| busy_bar(ui, context.words, busy, |command| context.push(command)));
    }
    if let Some(notice) = &state.notice {
        Panel::bottom("notice").frame(bar).show(ui, |ui| notice_ui(ui, context, notice));
    }
    if state.busy.is_none() || (state.refused.is_some() && state.beginning().is_none()) {
        Panel::bottom("ways on").frame(bar).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for action in [Action::Open, Action::OpenPath, Action::OpenChengdu, Action::OpenExample] {
                    plain_action(ui, context, action);
                }
            });
        });
    }
    CentralPanel::default().frame(surface::page(context)).show(ui, |ui| {
        if let Some(beginning) = state.beginning() {
            beginning_ui(ui, context, beginning);
        } else if let Some(refused) = &state.refused {
            panel_ui(ui, context, Told::Refused(refused));
        }
    });
}
