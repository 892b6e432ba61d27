//! The selected records, listed by type, with what can be done to the selection as a whole.
//!
//! Deliberately absent: exporting them, which has a form of its own.

use crate::gui::components::action_button;
use crate::gui::components::{cross, note, opens_menu, record_link, scroll, small_heading};
use crate::gui::context::Context;
use crate::model::{RecordIndex, RecordType};
use crate::state::{Action, Command};
use crate::words::describe;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Role, ScrollArea, Ui, WidgetInfo};

/// How many records of each type are listed.
const GROUP_LIMIT: usize = 100;

/// The button that says how many records are selected and opens the list of them.
pub fn tray_button(ui: &mut Ui, context: &Context) {
    let count = context.session.selected.len();
    let text = context.words.with("tray-button", &[("count", count.into())]);
    let fill = if count > 0 { context.colours.accent_wash } else { context.colours.control };
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let menu = MenuButton::from_button(Button::new(opens_menu(&text)).fill(fill)).config(config);
    let (response, _) = menu.ui(ui, |ui| tray_ui(ui, context));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
}

fn tray_ui(ui: &mut Ui, context: &Context) {
    ui.set_width(context.measures.tray);
    let dataset = context.dataset();
    let selected = &context.session.selected;
    if selected.is_empty() {
        note(ui, context, context.say("tray-empty"));
    }
    scroll(ui, ScrollArea::vertical().id_salt("tray").max_height(context.measures.menu / 2.0), |ui| {
        for record_type in RecordType::ALL {
            let positions = dataset.positions_of(record_type);
            let count = selected.count_within(positions.clone());
            if count > 0 {
                let records: Vec<RecordIndex> = selected.within(dataset, positions).take(GROUP_LIMIT).collect();
                group(ui, context, record_type, &records, count);
            }
        }
    });
    ui.separator();
    for action in [Action::SelectListed, Action::InvertListed, Action::ClearSelection, Action::UndoSelection, Action::Export] {
        action_button(ui, context, action);
    }
}

fn group(ui: &mut Ui, context: &Context, record_type: RecordType, records: &[RecordIndex], count: usize) {
    let title = format!("{} {}", describe::type_heading(context.words, record_type), context.words.count(count));
    small_heading(ui, context, title);
    for index in records {
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
    if records.len() < count {
        note(ui, context, context.words.with("tray-more", &[("count", (count - records.len()).into())]));
    }
}
