//! Figures: a line, a card, and a plot of observations of the same thing.
//!
//! The wording of the source stands first and large, so that nobody sees a bare number; value, period and kind of figure follow.
//! A change never looks like a level.

use super::cache::Cache;
use super::context::Context;
use super::paged::paged_by;
use super::picture::{picture_ui, room};
use super::theme;
use super::widgets::{
    all_evidence, badge, card, empty, evidence, grid, heading, link_with_text, listed_links, not_stated, note, prose,
    record_link, section, select_box, stripe, working,
};
use crate::model::{Comparison, Metric, RecordIndex, RecordType, Statistic, Value, Vocabulary};
use crate::query::Series;
use crate::words::{date, describe, digits, figure_value, period};
use egui::{Role, ScrollArea, Ui, WidgetInfo};
use egui_plot::{GridMark, Line, Plot, PlotPoints, Points};
use rust_decimal::Decimal;

/// Digits after the point on an axis.
const AXIS_DIGITS: u32 = 6;

/// How many plots stand on a page, and how many cards.
const SERIES: usize = 12;
const CARDS: usize = 48;

/// How many observations of a plot are told in words.
const TOLD: usize = 40;

/// The view of all figures.
pub fn metrics_ui(ui: &mut Ui, context: &Context, cache: &Cache) {
    let dataset = context.dataset();
    let metrics = dataset.records.count(RecordType::Metric);
    if metrics == 0 {
        return empty(ui, context, context.say("metrics-empty"));
    }
    ScrollArea::vertical().id_salt(context.scroll_salt("metrics")).auto_shrink(false).show(ui, |ui| {
        heading(ui, theme::display(context.say("types-metric")));
        prose(ui, context, theme::body(context.say("metrics-intro")).color(context.colours.ink_weak));
        match context.state.survey().map(|survey| survey.series(&context.open.loaded)) {
            Some(series) => paged_by(ui, context, "series", series.len(), SERIES, |ui, shown| {
                series[shown].iter().for_each(|series| series_ui(ui, context, cache, series));
            }),
            None => _ = working(ui, context, "survey-working"),
        }
        ui.add_space(context.measures.spacing.medium);
        paged_by(ui, context, "figures", metrics, CARDS, |ui, shown| {
            grid(ui, context, context.measures.card, shown.len(), |ui, position| {
                figure_card(ui, context, dataset.nth_of(RecordType::Metric, shown.start + position));
            });
        });
        ui.add_space(context.measures.spacing.huge);
    });
}

/// A figure as a card.
pub fn figure_card(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let metric = metric(context, index);
    ui.push_id(("figure", metric.id.as_str()), |ui| {
        card(ui, context, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                select_box(ui, context, index);
                if let Some(hue) = context.colours.hue_of(context.dataset(), index) {
                    stripe(ui, context, hue, context.measures.text.heading);
                }
                link_with_text(ui, context, index, theme::bold(context.title(index), context.measures.text.body));
            });
            prose(ui, context, theme::display(context.read(&metric.wording)));
            if let Some(picture) = crate::picture::figure(context.words, context.dataset(), index, room(ui)) {
                picture_ui(ui, context, metric.id.as_str(), &picture);
            }
            ui.horizontal_wrapped(|ui| {
                badge(ui, context, context.say(metric.statistic.code().key), None);
                ui.label(theme::body(value_with_unit(context, metric)));
            });
            facts(ui, context, index);
        });
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
        let text = describe::value(context.words, context.dataset(), Value::Streak(streak));
        note(ui, context, text.unwrap_or_default());
    }
    if let Some(remark) = &metric.note {
        super::glossary::told(ui, context, &context.read(remark), context.measures.text.small);
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
    &dataset.records.metrics[dataset.position_in_type(index)]
}

fn value_with_unit(context: &Context, metric: &Metric) -> String {
    let sign = if metric.statistic == Statistic::Change && !metric.value.worded().starts_with('-') { "+" } else { "" };
    let unit = metric.unit.as_ref().map(|unit| context.read(unit)).unwrap_or_default();
    if metric.statistic == Statistic::Rank {
        return context.words.with("metric-rank", &[("rank", metric.value.worded().into())]);
    }
    format!("{sign}{} {unit}", figure_value(metric)).trim().to_owned()
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

fn series_ui(ui: &mut Ui, context: &Context, cache: &Cache, series: &Series) {
    let first = metric(context, series.metrics[0]);
    let unit = first.unit.as_ref().map(|unit| context.read(unit).into_owned()).unwrap_or_default();
    let title = context.words.with("series-title", &[("name", context.read(&first.name).into()), ("unit", unit.into())]);
    section(ui, context, &title);
    let spoken = cache.spoken(series.metrics[0], || {
        let told = |index: &RecordIndex| {
            format!("{}: {}", time(context, metric(context, *index)), value_with_unit(context, metric(context, *index)))
        };
        let rest = series.metrics.len().saturating_sub(TOLD);
        let rest = (rest > 0).then(|| context.words.with("facets-more", &[("count", rest.into())]));
        let told: Vec<String> = series.metrics.iter().take(TOLD).map(told).chain(rest).collect();
        format!("{title}. {}", told.join("; "))
    });
    let colour = context.colours.hue_of(context.dataset(), series.metrics[0]).map_or(context.colours.accent, |hue| hue.ink);
    let points: Vec<[f64; 2]> = series.points.iter().map(|(time, value)| [*time, *value]).collect();
    let response = Plot::new(("series", first.id.as_str()))
        .height(context.measures.plot)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .include_y(0.0)
        .x_grid_spacer(|_| {
            // Observations of the same time share a mark.
            let times = series.points.chunk_by(|one, other| one.0 == other.0).map(|same| same[0].0);
            times.map(|value| GridMark { value, step_size: 1.0 }).collect()
        })
        .grid_color(context.colours.hairline.into())
        .show_grid([false, true])
        .y_axis_formatter(|mark, _| grouped(mark.value))
        .x_axis_formatter(|mark, _| year(mark.value))
        .show(ui, |plot| {
            plot.line(Line::new(first.id.as_str(), PlotPoints::from(points.clone())).color(colour));
            plot.points(Points::new(first.id.as_str(), PlotPoints::from(points)).radius(context.measures.stripe).color(colour));
        });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &*spoken));
    note(ui, context, &*spoken);
}

/// A value as an axis shows it.
fn grouped(value: f64) -> String {
    Decimal::from_f64_retain(value).map_or_else(|| value.to_string(), |value| digits(value.round_dp(AXIS_DIGITS).normalize()))
}

/// A time in years as an axis shows it: the year, with its month where that is not the first.
fn year(time: f64) -> String {
    let months = (time * 12.0).round() as i64;
    match (months.div_euclid(12), months.rem_euclid(12)) {
        (year, 0) => year.to_string(),
        (year, month) => format!("{year}-{:02}", month + 1),
    }
}
