//! Figures: a line, and a card.
//!
//! The wording of the source stands first and large, so that nobody sees a bare number; value, period and kind of figure follow.
//! A change never looks like a level.

use super::picture::{picture_ui, room};
use super::{
    all_evidence, badge, evidence, link_with_text, listed_links, not_stated, note, record_link, select_box, stripe, wording,
};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{Comparison, Metric, RecordIndex, Statistic, Value, Vocabulary};
use crate::words::{date, figure_value, period, signed_value};
use egui::Ui;

/// What is on the card of a figure.
pub fn figure_card(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let metric = metric(context, index);
    ui.push_id(("figure", metric.id.as_str()), |ui| {
        ui.horizontal_top(|ui| {
            select_box(ui, context, index);
            if let Some(hue) = context.colours.hue_of(context.dataset(), index) {
                stripe(ui, context, hue, context.measures.spacing.huge);
            }
            ui.vertical(|ui| {
                link_with_text(ui, context, index, theme::bold(context.title(index), context.measures.text.body));
            });
        });
        wording(ui, context, &context.read(&metric.wording));
        if let Some(picture) = crate::picture::figure(context.words, context.dataset(), index, room(ui)) {
            picture_ui(ui, context, metric.id.as_str(), &picture);
        }
        ui.horizontal_wrapped(|ui| {
            badge(ui, context, context.say(metric.statistic.code().key), None);
            ui.label(theme::body(value_with_unit(context, metric)));
        });
        facts(ui, context, index);
    });
}

/// A figure in one line, for lists.
pub fn figure_line(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let metric = metric(context, index);
    ui.horizontal_wrapped(|ui| {
        link_with_text(ui, context, index, theme::heading(context.read(&metric.wording)));
        ui.label(theme::body(context.title(index)));
        badge(ui, context, context.say(metric.statistic.code().key), None);
        note(ui, context, time(context, metric));
    });
}

/// What kind of figure it is, when, against what, about what, and who says so.
pub fn facts(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let metric = metric(context, index);
    note(ui, context, time(context, metric));
    if let Some(basis) = comparison(context, metric) {
        note(ui, context, basis);
    }
    if metric.statistic == Statistic::Change && metric.of.is_none() && metric.note.is_none() {
        note(ui, context, context.say("metric-level-not-stated"));
    }
    if let Some(of) = metric.of.as_ref().and_then(|of| context.dataset().resolve(of)) {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, context.say("field-metric-of"));
            record_link(ui, context, of);
        });
    }
    if let Some(scope) = &metric.scope {
        note(ui, context, context.words.with("metric-scope", &[("scope", context.read(scope).into())]));
    }
    if let Some(streak) = &metric.streak {
        let wording = context.wording();
        note(ui, context, wording.plain(&wording.value(Value::Streak(streak))));
    }
    if let Some(remark) = &metric.note {
        super::glossary_text(ui, context, &context.read(remark), context.measures.text.small);
    }
    let places: Vec<RecordIndex> = metric.places.iter().filter_map(|place| context.dataset().resolve(place)).collect();
    if !places.is_empty() {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, context.say("field-metric-places"));
            listed_links(ui, context, &places);
        });
    }
    let subjects: Vec<RecordIndex> = metric.subjects.iter().filter_map(|subject| context.dataset().resolve(subject)).collect();
    ui.horizontal_wrapped(|ui| {
        note(ui, context, context.say("field-metric-subjects"));
        if subjects.is_empty() {
            not_stated(ui, context);
        } else {
            listed_links(ui, context, &subjects);
        }
    });
    let claimant =
        metric.claimant.as_ref().or_else(|| context.dataset().records.sources.first().and_then(|source| source.author.as_ref()));
    if let Some(claimant) = claimant {
        note(ui, context, context.words.with("metric-claimant", &[("claimant", context.read(claimant).into())]));
    }
    evidence(ui, context, index, &all_evidence(context, index));
}

fn metric<'a>(context: &Context<'a>, index: RecordIndex) -> &'a Metric {
    let dataset = context.dataset();
    dataset.get::<Metric>(index)
}

fn value_with_unit(context: &Context, metric: &Metric) -> String {
    let unit = metric.unit.as_ref().map(|unit| context.read(unit)).unwrap_or_default();
    if metric.statistic == Statistic::Rank {
        return context.words.with("metric-rank", &[("rank", metric.value.worded().into())]);
    }
    let value = if metric.statistic == Statistic::Change { signed_value(metric) } else { figure_value(metric) };
    format!("{value} {unit}").trim().to_owned()
}

fn time(context: &Context, metric: &Metric) -> String {
    let language = context.words.language();
    match (metric.as_of, metric.period) {
        (Some(day), _) => context.words.with("metric-as-of", &[("date", date(day, language).into())]),
        (None, Some(span)) => context.words.with("metric-period", &[("period", period(span, language).into())]),
        (None, None) => context.say("metric-time-not-stated").to_owned(),
    }
}

fn comparison(context: &Context, metric: &Metric) -> Option<String> {
    let kind = metric.comparison?;
    let before = match (metric.against, metric.period, kind) {
        (Some(against), _, _) => Some(against),
        (None, Some(period), Comparison::YearOnYear) => Some(period.a_year_before()),
        _ => None,
    };
    let word = context.say(kind.code().key);
    Some(match before {
        Some(before) if kind == Comparison::NamedPeriod => {
            let span = period(before, context.words.language());
            context.words.with("metric-compared", &[("period", span.into())])
        }
        Some(before) => {
            let span = period(before, context.words.language());
            context.words.with("metric-against", &[("comparison", word.into()), ("period", span.into())])
        }
        None => word.to_owned(),
    })
}
