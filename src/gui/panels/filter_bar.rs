//! What narrows the list on screen, as chips that can be taken away, and how much is left.
//!
//! Deliberately absent: the choice of constraints, which the facets beside the list offer.

use super::facets;
use crate::gui::components::tip;
use crate::gui::components::{cross, note, opens_menu, pill, working};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::RecordType;
use crate::query::{Constraint, Facet, FacetValue, Findings, Query};
use crate::state::{Action, Command, FilterCommand};
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Layout, PopupCloseBehavior, Role, Ui, WidgetInfo};

/// The chips, and the count of what passes among the records of `scope` or of the dataset.
pub fn filter_bar(ui: &mut Ui, context: &Context, scope: Option<RecordType>) {
    ui.horizontal_wrapped(|ui| {
        facets_button(ui, context);
        count(ui, context, scope);
        if context.state.is_listing() {
            working(ui, context, "table-ordering");
        }
        let filter = &context.session.filter;
        if filter.is_empty() {
            return;
        }
        let typed = Query::parse(&filter.text);
        if !typed.terms.is_empty() {
            let text = context.words.with("filter-words", &[("words", typed.words().into())]);
            if chip(ui, context, &text, None).removed {
                context.push(FilterCommand::DropWords);
            }
        }
        for (position, constraint) in filter.query().constraints.iter().enumerate() {
            constraint_chip(ui, context, constraint, position);
        }
        if ui.link(theme::small(context.say("action-clear-filter"))).clicked() {
            context.push(Command::Run(Action::ClearFilter));
        }
    });
}

/// Shows the facets or folds them away: beside the list, or in a menu where there is no room beside it.
fn facets_button(ui: &mut Ui, context: &Context) {
    if !facets::fit_beside(ui.ctx(), context) {
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let name = opens_menu(context.say("facets-title"));
        MenuButton::new(name).config(config).ui(ui, |ui| {
            ui.set_width(context.measures.side);
            ui.set_max_height(context.measures.menu);
            // A menu justifies its lines, which suits its entries and nothing else.
            ui.with_layout(Layout::top_down(Align::Min), |ui| facets::facets_ui(ui, context));
        });
        return;
    }
    let key = if context.state.settings.facets_hidden { "facets-show" } else { "facets-hide" };
    if ui.button(context.say(key)).on_hover_text(tip(ui, context, Action::ToggleFacets)).clicked() {
        context.push(Command::Run(Action::ToggleFacets));
    }
}

/// Says which values no record of this dataset has a name for.
pub fn unknown_values(ui: &mut Ui, context: &Context, findings: &Findings) {
    let constraints = findings.request.query.constraints.iter().zip(&findings.meant);
    for (constraint, _) in constraints.filter(|(_, meant)| meant.is_none()) {
        let arguments =
            [("facet", facet_name(context, constraint).to_owned().into()), ("value", constraint.value.as_ref().into())];
        note(ui, context, context.words.with("filter-unknown-value", &arguments));
    }
}

fn count(ui: &mut Ui, context: &Context, scope: Option<RecordType>) {
    let text = count_text(context, scope);
    let label = ui.label(theme::small(&text).color(context.colours.ink_weak));
    // Said aloud whenever it changes.
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

fn count_text(context: &Context, scope: Option<RecordType>) -> String {
    let dataset = context.dataset();
    let total = scope.map_or(dataset.len(), |record_type| dataset.records.count(record_type));
    let found = context.session.found.as_ref().filter(|findings| findings.request.scope == scope);
    if scope.is_none() && context.session.filter.is_empty() {
        // The results show how to ask instead of everything there is.
        return context.words.with("status-records", &[("count", total.into())]);
    }
    let listed = found.map_or(total, |findings| findings.records.len());
    let counts = [("listed", listed.into()), ("total", total.into())];
    if found.is_some_and(|findings| !findings.complete) {
        return context.words.with("filter-count-so-far", &counts);
    }
    let text = context.words.with("filter-count", &counts);
    match found.and_then(|found| found_elsewhere(found)).filter(|count| *count > 0 && !context.session.filter.is_empty()) {
        Some(count) => format!("{text}{}", context.words.with("filter-elsewhere", &[("count", count.into())])),
        None => text,
    }
}

/// How many records of other types than the one listed pass as well; not told where types are asked for, of which the counts know nothing.
fn found_elsewhere(findings: &Findings) -> Option<usize> {
    let scope = findings.request.scope?;
    if findings.request.query.constraints.iter().any(|constraint| constraint.facet == Facet::Type) {
        return None;
    }
    let types = findings.facets.iter().find(|counts| counts.facet == Facet::Type)?;
    Some(types.values.iter().filter(|value| value.value != FacetValue::Type(scope)).map(|value| value.count).sum())
}

fn constraint_chip(ui: &mut Ui, context: &Context, constraint: &Constraint, position: usize) {
    let findings = context.session.found.as_ref();
    let meant = findings.and_then(|findings| {
        let at = findings.request.query.constraints.iter().position(|asked| asked == constraint)?;
        findings.meant[at]
    });
    let value = meant.map_or_else(|| constraint.value.to_string(), |value| value.label(context.words, context.dataset()));
    let key = if constraint.excluded { "filter-chip-excluded" } else { "filter-chip" };
    let arguments = [("facet", facet_name(context, constraint).to_owned().into()), ("value", value.into())];
    let text = context.words.with(key, &arguments);
    let clicked = ui.push_id(("constraint", position), |ui| chip(ui, context, &text, Some("filter-chip-tip"))).inner;
    if clicked.turned {
        context.push(FilterCommand::Toggle(Constraint { excluded: !constraint.excluded, ..constraint.clone() }));
    }
    if clicked.removed {
        context.push(FilterCommand::Remove(constraint.clone()));
    }
}

/// What was clicked of a chip.
struct Clicked {
    turned: bool,
    removed: bool,
}

/// A chip with a way to take it away, and where it has a `tip` one to turn it round.
fn chip(ui: &mut Ui, context: &Context, text: &str, tip: Option<&'static str>) -> Clicked {
    pill(ui, context, |ui| {
        ui.spacing_mut().item_spacing.x = context.measures.spacing.hair;
        let label = theme::small(text).color(context.colours.ink);
        let turned = match tip {
            Some(tip) => ui.add(Button::new(label).frame(false)).on_hover_text(context.say(tip)).clicked(),
            None => {
                ui.label(label);
                false
            }
        };
        let name = context.words.with("filter-chip-remove", &[("chip", text.into())]);
        Clicked { turned, removed: cross(ui, context, &name).clicked() }
    })
}

fn facet_name<'a>(context: &'a Context, constraint: &Constraint) -> &'a str {
    context.words.try_get(&format!("facet-{}", constraint.facet.code())).unwrap_or_default()
}
