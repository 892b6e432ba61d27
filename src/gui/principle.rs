//! One principle: its place in the reform, and its measures in the order of the document.

use super::change::change_ui;
use super::context::Context;
use super::figure::figure_line;
use super::theme::{self, Hue};
use super::widgets::{badge, basis_mark, card, chips, empty, evidence, heading, link_with_text, links, not_stated, note, prose, select_box, title_row};
use crate::model::{Measure, Record, RecordIndex, RecordType, Text, Vocabulary};
use crate::query::{agencies_of, changes_of, metrics_of};
use crate::words::ordinal;
use egui::{ScrollArea, Ui};

/// Shows the principle with this id.
pub fn principle_ui(ui: &mut Ui, context: &Context, id: &str) {
    let dataset = context.dataset();
    let Some(index) = dataset.find_of_type(id, Some(RecordType::Principle)) else {
        return empty(ui, context, context.say("principle-gone"));
    };
    ScrollArea::vertical().id_salt(("principle", id)).auto_shrink(false).show(ui, |ui| {
        let hue = context.colours.hue(dataset, index);
        head(ui, context, index, hue);
        let measures = dataset.mentioned_by(index, RecordType::Measure, "principle");
        for (position, measure) in measures.into_iter().enumerate() {
            ui.add_space(context.measures.spacing.medium);
            card(ui, context, |ui| measure_ui(ui, context, measure, position, hue));
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

fn head(ui: &mut Ui, context: &Context, index: RecordIndex, hue: Hue) {
    let dataset = context.dataset();
    let principle = &dataset.records.principles[dataset.position_in_type(index)];
    title_row(ui, context, context.measures.text.display, |ui| {
        select_box(ui, context, index);
        heading(ui, theme::display(context.title(index)).color(hue.ink));
    });
    match &principle.stance {
        Some(stance) => {
            prose(ui, context, theme::body(context.read(stance)));
        }
        None => {
            not_stated(ui, context);
        }
    }
    let mandates: Vec<RecordIndex> = principle.mandates.iter().filter_map(|mandate| dataset.resolve(mandate)).collect();
    if !mandates.is_empty() {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, context.say("types-mandate"));
            links(ui, context, &mandates);
        });
    }
    evidence(ui, context, &principle.evidence.iter().collect::<Vec<_>>());
    let count = |key: &'static str, count: usize| context.words.with(key, &[("count", count.into())]);
    let measures = dataset.mentioned_by(index, RecordType::Measure, "principle").len();
    let parts = [count("count-measures", measures), count("count-agencies", agencies_of(dataset, index).len())];
    note(ui, context, parts.join(" · "));
}

fn measure_ui(ui: &mut Ui, context: &Context, index: RecordIndex, position: usize, hue: Hue) {
    let dataset = context.dataset();
    let measure = &dataset.records.measures[dataset.position_in_type(index)];
    ui.set_width(ui.available_width());
    title_row(ui, context, context.measures.text.title, |ui| {
        select_box(ui, context, index);
        let number = ordinal(position + 1, context.words.language());
        ui.label(theme::title(number).color(hue.ink));
        link_with_text(ui, context, index, theme::title(context.title(index)));
        if let Some(status) = measure.status {
            badge(ui, context, context.say(status.code().key), None);
        }
    });
    ui.add_space(context.measures.spacing.small);
    let steps = [
        ("motive", "field-measure-motive", &measure.motive),
        ("action", "field-measure-action", &measure.action),
        ("aim", "field-measure-aim", &measure.aim),
        ("result", "field-measure-result", &measure.result),
    ];
    for (field, label, text) in steps {
        step(ui, context, measure, field, context.say(label), text.as_ref(), hue);
    }
    let changes = changes_of(dataset, index);
    if !changes.is_empty() {
        part(ui, context, "types-change");
        for change in changes {
            change_ui(ui, context, change);
        }
    }
    let agencies = agencies_of(dataset, index);
    if !agencies.is_empty() {
        part(ui, context, "types-agency");
        chips(ui, context, &agencies);
    }
    let metrics = metrics_of(dataset, index);
    if !metrics.is_empty() {
        part(ui, context, "types-metric");
        note(ui, context, context.say("metric-not-caused"));
        for metric in metrics {
            figure_line(ui, context, metric);
        }
    }
    for (record_type, key) in [(RecordType::Power, "types-power"), (RecordType::Instrument, "types-instrument")] {
        let records = dataset.mentioned_by(index, record_type, "measure");
        if !records.is_empty() {
            part(ui, context, key);
            links(ui, context, &records);
        }
    }
}

fn part(ui: &mut Ui, context: &Context, key: &'static str) {
    ui.add_space(context.measures.spacing.normal);
    heading(ui, theme::bold(context.say(key), context.measures.text.body));
}

/// One of motive, action, aim and result: the label in a column of its own, so that the four can be told apart at a glance.
fn step(ui: &mut Ui, context: &Context, measure: &Measure, field: &'static str, label: &str, text: Option<&Text>, hue: Hue) {
    let label_width = context.measures.text.body * 5.0;
    ui.horizontal_top(|ui| {
        let wanted = egui::vec2(label_width, context.measures.text.body * context.measures.line);
        ui.allocate_ui(wanted, |ui| {
            ui.set_width(label_width);
            ui.label(theme::bold(label, context.measures.text.body).color(hue.ink));
        });
        ui.vertical(|ui| match text {
            Some(text) => {
                prose(ui, context, theme::body(context.read(text)));
                ui.horizontal_wrapped(|ui| {
                    basis_mark(ui, context, measure.basis(field));
                    evidence(ui, context, &measure.evidence_of(field));
                });
            }
            None => {
                not_stated(ui, context);
            }
        });
    });
}
