//! The selected records, listed by type, with what can be done to the selection as a whole.
//!
//! Deliberately absent: exporting them, which has a form of its own.

use super::bars::action_button;
use super::components::{cross, note, opens_menu, record_link, scroll, small_heading};
use super::context::Context;
use crate::model::{RecordIndex, RecordType};
use crate::state::{Action, Command};
use crate::words::describe;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Role, ScrollArea, Ui, WidgetInfo};

/// How many records of each type are listed.
const GROUP_LIMIT: usize = 100;

/// The button that says how many records are selected and opens the list of them.
pub fn tray_button(ui: &mut Ui, context: &Context) {
    let count = context.state.selected.len();
    let text = context.words.with("tray-button", &[("count", count.into())]);
    let fill = if count > 0 { context.colours.accent_wash } else { context.colours.control };
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let menu = MenuButton::from_button(Button::new(opens_menu(&text)).fill(fill)).config(config);
    let (response, _) = menu.ui(ui, |ui| tray_ui(ui, context));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
}

fn tray_ui(ui: &mut Ui, context: &Context) {
    ui.set_width(context.measures.tray);
    let selected = selected(context);
    if selected.is_empty() {
        note(ui, context, context.say("tray-empty"));
    }
    scroll(ui, ScrollArea::vertical().id_salt("tray").max_height(context.measures.menu / 2.0), |ui| {
        for record_type in RecordType::ALL {
            let records = of_type(context, &selected, record_type);
            if !records.is_empty() {
                group(ui, context, record_type, records);
            }
        }
    });
    ui.separator();
    for action in [Action::SelectListed, Action::InvertListed, Action::ClearSelection, Action::UndoSelection, Action::Export] {
        action_button(ui, context, action);
    }
}

fn group(ui: &mut Ui, context: &Context, record_type: RecordType, records: &[RecordIndex]) {
    let title = format!("{} {}", describe::type_heading(context.words, record_type), context.words.count(records.len()));
    small_heading(ui, context, title);
    for index in records.iter().take(GROUP_LIMIT) {
        ui.push_id(context.id(*index).as_str(), |ui| {
            ui.horizontal_top(|ui| {
                let name = context.words.with("tray-remove", &[("title", context.title(*index).into())]);
                if cross(ui, context, &name).clicked() {
                    context.push(Command::Select(vec![context.id(*index).clone()], false));
                }
                ui.vertical(|ui| record_link(ui, context, *index));
            });
        });
    }
    if records.len() > GROUP_LIMIT {
        note(ui, context, context.words.with("tray-more", &[("count", (records.len() - GROUP_LIMIT).into())]));
    }
}

/// The selected records in the order of the dataset.
fn selected(context: &Context) -> Vec<RecordIndex> {
    let dataset = context.dataset();
    let mut records: Vec<_> = context.state.selected.iter().filter_map(|id| dataset.find(id.as_str())).collect();
    records.sort_unstable();
    records
}

fn of_type<'a>(context: &Context, sorted: &'a [RecordIndex], record_type: RecordType) -> &'a [RecordIndex] {
    let start = sorted.partition_point(|index| context.dataset().type_of(*index) < record_type);
    let end = sorted.partition_point(|index| context.dataset().type_of(*index) <= record_type);
    &sorted[start..end]
}
