//! One principle: its place in the reform, and its measures in the order of the document.

use crate::gui::components::change::change_ui;
use crate::gui::components::figure::figure_line;
use crate::gui::components::glossary_text;
use crate::gui::components::paged::paged_by;
use crate::gui::components::{
    all_evidence, badge, basis_mark, card, chips, conversion_mark, empty, evidence, heading, labelled, link_with_text, links,
    listed_links, not_stated, note, part, scroll, select_box, title_row, widest,
};
use crate::gui::context::Context;
use crate::gui::theme::{self, Hue};
use crate::model::{Measure, Principle, RecordIndex, RecordType, Text, Vocabulary};
use crate::words::ordinal;
use egui::{FontFamily, FontId, ScrollArea, Ui};

/// Shows the principle with this id.
pub fn principle_ui(ui: &mut Ui, context: &Context, id: &str) {
    let dataset = context.dataset();
    let Some(index) = dataset.find_of_type(id, Some(RecordType::Principle)) else {
        return empty(ui, context, context.say("principle-gone"));
    };
    scroll(ui, ScrollArea::vertical().id_salt(("principle", id)).auto_shrink(false), |ui| {
        let hue = context.colours.hue(dataset, index);
        head(ui, context, index, hue);
        let measures = context.derived.measures(index);
        paged_by(ui, context, "measures", measures.len(), MEASURES, |ui, shown| {
            for position in shown {
                ui.add_space(context.measures.spacing.medium);
                card(ui, context, |ui| measure_ui(ui, context, measures[position], position, hue));
            }
        });
        ui.add_space(context.measures.spacing.huge);
    });
}

/// How many measures stand on a page; each is as long as a page of a book.
const MEASURES: usize = 20;

fn head(ui: &mut Ui, context: &Context, index: RecordIndex, hue: Hue) {
    let dataset = context.dataset();
    let principle = dataset.get::<Principle>(index);
    title_row(ui, context, context.measures.text.display, |ui| {
        select_box(ui, context, index);
        heading(ui, theme::display(context.title(index)).color(hue.ink));
    });
    match &principle.stance {
        Some(stance) => {
            glossary_text(ui, context, &context.read(stance), context.measures.text.body);
            conversion_mark(ui, context, [stance]);
        }
        None => {
            not_stated(ui, context);
        }
    }
    let mandates: Vec<RecordIndex> = principle.mandates.iter().filter_map(|mandate| dataset.resolve(mandate)).collect();
    if !mandates.is_empty() {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, context.say("types-mandate"));
            listed_links(ui, context, &mandates);
        });
    }
    evidence(ui, context, index, &all_evidence(context, index));
    let count = |key: &'static str, count: usize| context.words.with(key, &[("count", count.into())]);
    let measures = context.derived.measures(index).len();
    let agencies = context.state.survey().and_then(|survey| survey.bodies.get(&index));
    let agencies = agencies.map(|agencies| count("count-agencies", *agencies));
    let parts: Vec<String> = [count("count-measures", measures)].into_iter().chain(agencies).collect();
    note(ui, context, parts.join(" · "));
}

fn measure_ui(ui: &mut Ui, context: &Context, index: RecordIndex, position: usize, hue: Hue) {
    let dataset = context.dataset();
    let measure = dataset.get::<Measure>(index);
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
    let measures = context.measures;
    if ui.available_width() > measures.text.body * measures.prose * 2.0 {
        ui.columns(2, |columns| {
            steps(&mut columns[0], context, index, measure, hue);
            belongings(&mut columns[1], context, index);
        });
    } else {
        steps(ui, context, index, measure, hue);
        belongings(ui, context, index);
    }
    conversion_mark(ui, context, [&measure.motive, &measure.action, &measure.aim, &measure.result].into_iter().flatten());
}

/// Why, what, to what end, and with what result.
fn steps(ui: &mut Ui, context: &Context, index: RecordIndex, measure: &Measure, hue: Hue) {
    let steps = [
        ("motive", context.say("field-measure-motive"), &measure.motive),
        ("action", context.say("field-measure-action"), &measure.action),
        ("aim", context.say("field-measure-aim"), &measure.aim),
        ("result", context.say("field-measure-result"), &measure.result),
    ];
    let font = FontId::new(context.measures.text.body, FontFamily::Name(theme::BOLD.into()));
    let width = widest(ui, steps.iter().map(|(_, label, _)| *label), &font);
    for (field, label, text) in steps {
        let label = theme::bold(label, context.measures.text.body).color(hue.ink);
        labelled(ui, context, width, label, |ui| step(ui, context, index, field, text.as_ref()));
    }
}

/// How many events, bodies or figures of a measure stand on a page, of which there are several measures.
const LINES: usize = 12;
const CHIPS: usize = 24;

/// The events, bodies, figures, powers and instruments of a measure.
fn belongings(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let changes = context.derived.changes(index);
    if !changes.is_empty() {
        part(ui, context, context.say("types-change"));
        paged_by(ui, context, ("changes", index), changes.len(), LINES, |ui, shown| {
            changes[shown].iter().for_each(|change| change_ui(ui, context, *change));
        });
    }
    let agencies = context.derived.agencies(index);
    if !agencies.is_empty() {
        part(ui, context, context.say("types-agency"));
        paged_by(ui, context, ("agencies", index), agencies.len(), CHIPS, |ui, shown| chips(ui, context, &agencies[shown]));
    }
    let metrics = context.derived.metrics(index);
    if !metrics.is_empty() {
        part(ui, context, context.say("types-metric"));
        paged_by(ui, context, ("metrics", index), metrics.len(), LINES, |ui, shown| {
            metrics[shown].iter().for_each(|metric| figure_line(ui, context, *metric));
        });
        note(ui, context, context.say("metric-not-caused"));
    }
    for (record_type, key) in [(RecordType::Power, "types-power"), (RecordType::Instrument, "types-instrument")] {
        let records = dataset.mentioned_by(index, record_type, "measure");
        if !records.is_empty() {
            part(ui, context, context.say(key));
            links(ui, context, &records);
        }
    }
}

/// One of motive, action, aim and result.
fn step(ui: &mut Ui, context: &Context, index: RecordIndex, field: &'static str, text: Option<&Text>) {
    let measure = context.record(index);
    let Some(text) = text else {
        not_stated(ui, context);
        return;
    };
    glossary_text(ui, context, &context.read(text), context.measures.text.body);
    ui.horizontal_wrapped(|ui| {
        basis_mark(ui, context, measure.basis(field));
        evidence(ui, context, index, &measure.evidence_of(field));
    });
}
