//! The facets beside a list: their values, how many records would be left with each, and which are chosen.
//!
//! A facet with thousands of values draws those in sight. Deliberately absent: counting, which the search does.

use crate::gui::components::{note, outline_choices, scroll};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::query::{Constraint, Facet, FacetValue, Findings, ShownFacet, ValueCount, constraint};
use crate::state::FilterCommand;
use crate::{display, limits};
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
    let Some(findings) = &context.session.found else { return };
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("facets")).auto_shrink(false), |ui| {
        let shown = context.derived.shown_facets(findings);
        note(ui, context, context.say(if shown.is_empty() { "facets-none" } else { "facets-intro" }));
        for facet in shown.iter() {
            facet_ui(ui, context, findings, facet);
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

fn facet_ui(ui: &mut Ui, context: &Context, findings: &Findings, facet: &ShownFacet) {
    let counts = &findings.facets[facet.position];
    let name = context.words.get(&format!("facet-{}", counts.facet.code())).to_owned();
    let is_set = findings.request.query.constraints.iter().any(|constraint| constraint.facet == counts.facet);
    CollapsingHeader::new(theme::bold(name, context.measures.text.small))
        .id_salt(("facet", counts.facet.code()))
        .default_open(is_set || UNFOLDED.contains(&counts.facet))
        .show_unindented(ui, |ui| {
            ui.spacing_mut().item_spacing.y = context.measures.spacing.hair;
            let id = ui.make_persistent_id("all");
            let all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
            let values = &facet.values;
            let is_not_stated = |at: &u32| counts.values[*at as usize].value == FacetValue::NotStated;
            // That a value is not stated comes last, and is never among what is folded away.
            let not_stated = values.last().copied().filter(is_not_stated).filter(|_| values.len() > VALUE_LIMIT);
            let shown = if all { values.len() } else { values.len().min(VALUE_LIMIT) + usize::from(not_stated.is_some()) };
            let row = |ui: &mut Ui, at: usize| {
                let at = not_stated.filter(|_| !all && at == VALUE_LIMIT).unwrap_or(values[at]);
                value_ui(ui, context, findings, counts.facet, &counts.values[at as usize]);
            };
            in_sight(ui, context.measures.spacing.huge, shown, row);
            let folded = values.len().saturating_sub(VALUE_LIMIT + usize::from(not_stated.is_some()));
            if folded > 0 {
                let key = if all { "facets-fewer" } else { "facets-more" };
                let text = context.words.with(key, &[("count", folded.into())]);
                if ui.link(theme::small(text)).clicked() {
                    ui.data_mut(|data| data.insert_temp(id, !all));
                }
            }
        });
}

/// How many rows are drawn beyond either edge, so that the keyboard finds its way to what is not in sight yet.
const BEYOND: usize = 2;

/// Adds the rows that are in sight of `count` of one height, and leaves the room of the others.
fn in_sight(ui: &mut Ui, height: f32, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    let step = height + ui.spacing().item_spacing.y;
    let (top, sight) = (ui.cursor().top(), ui.clip_rect());
    let row_at = |y: f32| ((y - top) / step).max(0.0) as usize;
    let first = row_at(sight.top()).saturating_sub(BEYOND).min(count);
    let end = (row_at(sight.bottom()) + 1 + BEYOND).clamp(first, count);
    // What follows keeps its id, and with it the keyboard, however many rows are left out.
    let leave = |ui: &mut Ui, rows: usize| {
        if rows > 0 {
            ui.allocate_space(vec2(0.0, rows as f32 * step - ui.spacing().item_spacing.y));
            ui.skip_ahead_auto_ids(rows);
        } else {
            ui.skip_ahead_auto_ids(1);
        }
    };
    leave(ui, first);
    (first..end).for_each(|at| add(ui, at));
    leave(ui, count - end);
}

fn value_ui(ui: &mut Ui, context: &Context, findings: &Findings, facet: Facet, value: &ValueCount) {
    let dataset = context.dataset();
    let set = findings.request.query.constraints.iter().zip(&findings.meant);
    let set = set.filter(|(constraint, meant)| constraint.facet == facet && **meant == Some(value.value));
    let set: Vec<_> = set.map(|(constraint, _)| constraint).collect();
    let excluded = set.iter().any(|constraint| constraint.excluded);
    let mut chosen = set.iter().any(|constraint| !constraint.excluded);
    let label = value.value.label(context.words, dataset);
    let label = display::label(&label, limits::TITLE);
    let spoken = format!("{label} {}", context.words.count(value.count));
    let wanted = constraint(dataset, facet, value.value);
    let ask = |excluded: bool| {
        // What was set in other words, or the other way round, goes before it is set anew.
        for set in &set {
            context.push(FilterCommand::Remove((*set).clone()));
        }
        if !set.iter().any(|constraint| constraint.excluded == excluded) {
            context.push(FilterCommand::Toggle(Constraint { excluded, ..wanted.clone() }));
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
                let text = theme::small(&*label).color(ink);
                let text = if excluded { text.strikethrough() } else { text };
                let text = ui.add(Label::new(text).truncate().selectable(false).sense(Sense::click()));
                if tick.gained_focus() {
                    tick.scroll_to_me(None);
                }
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
