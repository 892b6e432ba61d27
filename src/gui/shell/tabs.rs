//! The tabs: the overview, one per principle of the dataset, and the views across all of them.
//!
//! They stand in one row. Those that do not fit into it are entries of a menu at its end; the one on screen always has its place.

use crate::gui::components::opens_menu;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{RecordIndex, RecordType};
use crate::state::{View, ViewCommand};
use egui::containers::menu::MenuButton;
use egui::{Button, FontFamily, FontId, Role, Ui, WidgetInfo, vec2};

/// A tab.
struct Tab {
    label: String,
    target: View,
    chosen: bool,
    principle: Option<RecordIndex>,
    /// Whether it begins another group.
    parted: bool,
}

/// The row of tabs.
pub fn tabs_ui(ui: &mut Ui, context: &Context) {
    let tabs = tabs(context);
    let widths: Vec<f32> = tabs.iter().map(|tab| width(ui, context, tab)).collect();
    let more = context.say("tabs-more");
    let gap = ui.spacing().item_spacing.x;
    let room = ui.available_width();
    let menu = ui.spacing().button_padding.x * 2.0 + text_width(ui, context, &opens_menu(more), false) + gap;
    let fits = fitting(&widths, tabs.iter().position(|tab| tab.chosen), gap, room, menu);
    ui.horizontal(|ui| {
        ui.set_min_height(context.measures.tab);
        for (tab, _) in tabs.iter().zip(&fits).filter(|(_, fits)| **fits) {
            if tab.parted {
                ui.separator();
            }
            tab_ui(ui, context, tab);
        }
        if fits.contains(&false) {
            let button = MenuButton::from_button(Button::new(opens_menu(more)).frame(false));
            let (response, _) = button.ui(ui, |ui| {
                for (tab, _) in tabs.iter().zip(&fits).filter(|(_, fits)| !**fits) {
                    entry_ui(ui, context, tab);
                }
            });
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, more));
        }
    });
}

/// Which of the tabs have a place in a row of `room` points, of which a menu takes `menu` if not all have.
fn fitting(widths: &[f32], chosen: Option<usize>, gap: f32, room: f32, menu: f32) -> Vec<bool> {
    let all: f32 = widths.iter().map(|width| width + gap).sum::<f32>() - gap;
    if all <= room {
        return vec![true; widths.len()];
    }
    let mut left = room - menu - chosen.map_or(0.0, |chosen| widths[chosen] + gap);
    let mut full = false;
    let place = |(position, width): (usize, &f32)| {
        if chosen == Some(position) {
            return true;
        }
        left -= width + gap;
        // The order stays that of the document: nothing narrow slips in after something wide has found no place.
        full |= left < 0.0;
        !full
    };
    widths.iter().enumerate().map(place).collect()
}

fn tabs(context: &Context) -> Vec<Tab> {
    let dataset = context.dataset();
    let view = &context.state.route().view;
    let plain = |key, count: Option<usize>, target: View| {
        let label = count
            .map_or_else(|| context.say(key).to_owned(), |count| format!("{} {}", context.say(key), context.words.count(count)));
        let chosen = match (&target, view) {
            (View::Records(_), View::Records(_)) => true,
            (target, view) => target == view,
        };
        Tab { label, target, chosen, principle: None, parted: false }
    };
    let count = |record_type| Some(dataset.records.count(record_type));
    let mut tabs = vec![plain("view-overview", None, View::Overview)];
    for index in dataset.indices_of(RecordType::Principle) {
        let target = View::Principle(context.id(index).clone());
        let measures = dataset.mentioned_by(index, RecordType::Measure, "principle").len();
        let label = format!("{} {}", context.title(index), context.words.count(measures));
        tabs.push(Tab { label, chosen: *view == target, target, principle: Some(index), parted: false });
    }
    tabs.push(Tab { parted: true, ..plain("view-flow", None, View::Flow) });
    tabs.push(plain("view-agencies", count(RecordType::Agency), View::Agencies));
    tabs.push(plain("view-metrics", count(RecordType::Metric), View::Metrics));
    tabs.push(plain("view-source", None, View::Source));
    tabs.push(plain("view-records", Some(dataset.len()), View::Records(RecordType::Change)));
    // Only while there is something to come back to.
    if view == &View::Search || !context.session.filter.is_empty() {
        tabs.push(plain("view-search", None, View::Search));
    }
    tabs
}

/// The width of a tab, taken from its bold face, so that nothing moves when it is chosen.
fn width(ui: &Ui, context: &Context, tab: &Tab) -> f32 {
    let padding = ui.spacing().button_padding.x * 2.0;
    let separator = if tab.parted { ui.spacing().item_spacing.x * 2.0 } else { 0.0 };
    text_width(ui, context, &tab.label, true) + padding + separator
}

fn text_width(ui: &Ui, context: &Context, text: &str, bold: bool) -> f32 {
    let family = if bold { FontFamily::Name(theme::BOLD.into()) } else { FontFamily::Proportional };
    let font = FontId::new(context.measures.text.body, family);
    ui.painter().layout_no_wrap(text.to_owned(), font, context.colours.ink.into()).size().x
}

fn tab_ui(ui: &mut Ui, context: &Context, tab: &Tab) {
    let measures = context.measures;
    let hue = tab.principle.map(|principle| context.colours.hue(context.dataset(), principle).ink);
    let ink = if tab.chosen { hue.unwrap_or(context.colours.ink) } else { context.colours.ink };
    let text = if tab.chosen { theme::bold(&tab.label, measures.text.body) } else { theme::body(&tab.label) };
    let least = text_width(ui, context, &tab.label, true) + ui.spacing().button_padding.x * 2.0;
    let response = ui.add(Button::new(text.color(ink)).frame(false).min_size(vec2(least, measures.tab)));
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, &tab.label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(tab.chosen));
    if tab.chosen || tab.principle.is_some() {
        let height = if tab.chosen { measures.stripe } else { measures.hairline };
        let mark = response.rect.with_min_y(response.rect.bottom() - height);
        ui.painter().rect_filled(mark, 0.0, hue.unwrap_or(context.colours.accent));
    }
    if response.clicked() {
        context.push(ViewCommand::Show(tab.target.clone()));
    }
}

/// A tab as an entry of the menu.
fn entry_ui(ui: &mut Ui, context: &Context, tab: &Tab) {
    let response = ui.button(&tab.label);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, tab.chosen, &tab.label));
    if response.clicked() {
        context.push(ViewCommand::Show(tab.target.clone()));
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tab_on_screen_always_has_its_place() {
        for (room, chosen, expected) in [
            (340.0, Some(2), [true, true, true]),
            (339.0, Some(0), [true, true, false]),
            (339.0, Some(2), [true, false, true]),
            (200.0, Some(2), [false, false, true]),
            (200.0, None, [true, false, false]),
            (10.0, Some(1), [false, true, false]),
        ] {
            assert_eq!(fitting(&[100.0, 120.0, 100.0], chosen, 10.0, room, 60.0), expected, "{room} {chosen:?}");
        }
    }
}
