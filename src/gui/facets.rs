//! The facets beside a list: their values, how many records would be left with each, and which are chosen.
//!
//! Deliberately absent: counting, which the search does.

use super::components::{note, outline_choices, scroll};
use super::context::Context;
use super::theme;
use crate::query::{Constraint, Facet, FacetCounts, Findings, ValueCount, constraint};
use crate::state::Command;
use egui::{Align, Checkbox, CollapsingHeader, Label, Layout, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// How many values of a facet are listed before one asks for more.
const VALUE_LIMIT: usize = 8;

/// The facets that are unfolded until a person folds them.
const UNFOLDED: [Facet; 5] = [Facet::Type, Facet::Level, Facet::Kind, Facet::Change, Facet::Principle];

/// Whether the window is wide enough for facets beside a list.
pub fn fit_beside(ctx: &egui::Context, context: &Context) -> bool {
    ctx.content_rect().width() > context.measures.facets
}

/// Shows the facets of what was found.
pub fn facets_ui(ui: &mut Ui, context: &Context) {
    let Some(findings) = &context.state.found else { return };
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("facets")).auto_shrink(false), |ui| {
        let useful: Vec<_> = findings.facets.iter().filter(|counts| is_useful(counts, findings)).collect();
        note(ui, context, context.say(if useful.is_empty() { "facets-none" } else { "facets-intro" }));
        for counts in useful {
            facet_ui(ui, context, findings, counts);
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

/// A facet narrows something if some records have a value and others have not, or if somebody has set it.
fn is_useful(counts: &FacetCounts, findings: &Findings) -> bool {
    let in_scope = counts.facet != Facet::Type || findings.request.scope.is_none();
    let is_set = findings.request.query.constraints.iter().any(|constraint| constraint.facet == counts.facet);
    in_scope && (is_set || counts.values.iter().any(|value| value.count > 0 && value.count < findings.records.len()))
}

fn facet_ui(ui: &mut Ui, context: &Context, findings: &Findings, counts: &FacetCounts) {
    let name = context.words.get(&format!("facet-{}", counts.facet.code())).to_owned();
    let is_set = findings.request.query.constraints.iter().any(|constraint| constraint.facet == counts.facet);
    CollapsingHeader::new(theme::bold(name, context.measures.text.small))
        .id_salt(("facet", counts.facet.code()))
        .default_open(is_set || UNFOLDED.contains(&counts.facet))
        .show_unindented(ui, |ui| {
            ui.spacing_mut().item_spacing.y = context.measures.spacing.hair;
            let id = ui.make_persistent_id("all");
            let all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
            let limit = if all { usize::MAX } else { VALUE_LIMIT };
            let values: Vec<_> =
                counts.values.iter().filter(|value| value.count > 0 || is_chosen(findings, counts, value)).collect();
            for value in values.iter().take(limit) {
                value_ui(ui, context, findings, counts.facet, value);
            }
            if values.len() > VALUE_LIMIT {
                let key = if all { "facets-fewer" } else { "facets-more" };
                let text = context.words.with(key, &[("count", (values.len() - VALUE_LIMIT).into())]);
                if ui.link(theme::small(text)).clicked() {
                    ui.data_mut(|data| data.insert_temp(id, !all));
                }
            }
        });
}

fn is_chosen(findings: &Findings, counts: &FacetCounts, value: &ValueCount) -> bool {
    let constraints = findings.request.query.constraints.iter().zip(&findings.meant);
    constraints.into_iter().any(|(constraint, meant)| constraint.facet == counts.facet && *meant == Some(value.value))
}

fn value_ui(ui: &mut Ui, context: &Context, findings: &Findings, facet: Facet, value: &ValueCount) {
    let dataset = context.dataset();
    let set = findings.request.query.constraints.iter().zip(&findings.meant);
    let set = set.filter(|(constraint, meant)| constraint.facet == facet && **meant == Some(value.value));
    let set: Vec<_> = set.map(|(constraint, _)| constraint).collect();
    let excluded = set.iter().any(|constraint| constraint.excluded);
    let mut chosen = set.iter().any(|constraint| !constraint.excluded);
    let label = value.value.label(context.words, dataset);
    let spoken = format!("{label} {}", context.words.count(value.count));
    let wanted = constraint(dataset, facet, value.value);
    let ask = |excluded: bool| {
        // What was set in other words, or the other way round, goes before it is set anew.
        for set in &set {
            context.push(Command::Widen((*set).clone()));
        }
        if !set.iter().any(|constraint| constraint.excluded == excluded) {
            context.push(Command::Narrow(Constraint { excluded, ..wanted.clone() }));
        }
    };
    ui.push_id(value.value.code(dataset), |ui| {
        let size = vec2(ui.available_width(), context.measures.spacing.huge);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            let ink = if value.count == 0 { context.colours.ink_weak } else { context.colours.ink };
            ui.label(theme::small(context.words.count(value.count)).color(context.colours.ink_weak));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                outline_choices(ui, context);
                ui.spacing_mut().item_spacing.x = context.measures.spacing.small;
                let tick = ui.add(Checkbox::without_text(&mut chosen));
                tick.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, &spoken));
                let text = theme::small(&label).color(ink);
                let text = if excluded { text.strikethrough() } else { text };
                let text = ui.add(Label::new(text).truncate().selectable(false).sense(Sense::click()));
                if tick.changed() || text.clicked() {
                    ask(false);
                } else if tick.secondary_clicked() || text.secondary_clicked() {
                    ask(true);
                }
                for part in [tick, text] {
                    part.on_hover_text(format!("{label}\n{}", context.say("facets-value-tip")));
                }
            });
        });
    });
}
