//! The view of all figures: first those observed several times, as pictures, and then each as a card.

use crate::gui::components::figure::figure_card;
use crate::gui::components::paged::paged_by;
use crate::gui::components::picture::{room, titled};
use crate::gui::components::{empty, grid, heading, prose, scroll, working};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::RecordType;
use crate::query::Series;
use egui::{ScrollArea, Ui};

/// How many pictures of series stand on a page, and how many cards.
const SERIES: usize = 12;
const CARDS: usize = 48;

/// The view of all figures.
pub fn metrics_ui(ui: &mut Ui, context: &Context) {
    let dataset = context.dataset();
    let metrics = dataset.records.count(RecordType::Metric);
    if metrics == 0 {
        return empty(ui, context, context.say("metrics-empty"));
    }
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("metrics")).auto_shrink(false), |ui| {
        heading(ui, theme::display(context.say("types-metric")));
        prose(ui, context, theme::body(context.say("metrics-intro")).color(context.colours.ink_weak));
        match context.state.survey().map(|survey| &survey.series) {
            Some(series) => paged_by(ui, context, "series", series.len(), SERIES, |ui, shown| {
                for number in shown {
                    series_ui(ui, context, number, &series[number]);
                }
            }),
            None => _ = working(ui, context, "survey-working"),
        }
        ui.add_space(context.measures.spacing.medium);
        paged_by(ui, context, "figures", metrics, CARDS, |ui, shown| {
            grid(ui, context, "figures", context.measures.card, shown.len(), |ui, position| {
                figure_card(ui, context, dataset.nth_of(RecordType::Metric, shown.start + position));
            });
        });
        ui.add_space(context.measures.spacing.huge);
    });
}

/// Observations of one variable, drawn with the same axes.
fn series_ui(ui: &mut Ui, context: &Context, number: usize, series: &Series) {
    let width = room(ui);
    let picture = context
        .derived
        .picture(("series", number), [width, 0.0], || crate::picture::series(context.words, context.dataset(), series, width));
    ui.add_space(context.measures.spacing.medium);
    let name = format!("series-{}", number + 1);
    titled(ui, context, &name, None, &picture, theme::heading(&picture.title));
}
