//! The reform on one page: its principles, what it did at each level of government, its figures, and its few dates.

use super::flow::compact_flow;
use crate::gui::components::change::change_ui;
use crate::gui::components::figure::figure_card;
use crate::gui::components::paged::paged;
use crate::gui::components::picture::{room, save_menu, titled};
use crate::gui::components::{
    badge, card, chips, date_or_silence, empty, grid, heading, link_with_text, note, numbered_link, plain_action, prose,
    pushed_right, record_link, scroll, section, stripe, title_row, working,
};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{RecordIndex, RecordType, Source, Vocabulary};
use crate::picture::{self, Picture};
use crate::query::{LevelSummary, Survey};
use crate::state::{Action, View, ViewCommand};
use crate::words::{date, ordinal};
use egui::{Button, ScrollArea, Ui};
use std::rc::Rc;

/// How many bodies of a level are shown before the rest is left to the table.
const AGENCIES_SHOWN: usize = 12;
/// How many figures are shown before the rest is left to their own view.
const FIGURES_SHOWN: usize = 6;

/// A part of the page, which tells what a survey has gathered.
type Part<'a> = dyn Fn(&mut Ui, &Survey) + 'a;

/// The view of the whole reform.
///
/// The first frame stops at the lower edge of the window, so that the window appears sooner; the next has it all.
pub fn overview_ui(ui: &mut Ui, context: &Context) {
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("overview")).auto_shrink(false), |ui| {
        let parts: [&Part<'_>; 8] = [
            &|ui, survey| head(ui, context, Some(survey)),
            &|ui, survey| principles(ui, context, Some(survey)),
            &|ui, survey| matrix(ui, context, survey),
            &|ui, survey| figures(ui, context, survey),
            &|ui, survey| dates(ui, context, survey),
            &|ui, survey| flow(ui, context, survey),
            &|ui, survey| levels(ui, context, survey),
            &|ui, survey| transfers(ui, context, survey),
        ];
        let Some(survey) = context.state.survey() else {
            head(ui, context, None);
            working(ui, context, "survey-working");
            return principles(ui, context, None);
        };
        let first_frame = ui.ctx().cumulative_frame_nr() == 0;
        for part in parts {
            if first_frame && ui.cursor().top() > ui.clip_rect().bottom() {
                return ui.ctx().request_repaint();
            }
            part(ui, survey);
        }
        if is_empty(context) {
            empty(ui, context, context.say("overview-empty"));
            ui.vertical_centered(|ui| {
                let has_source = !context.dataset().records.sources.is_empty();
                let actions = [Action::ShowSource, Action::Open, Action::OpenChengdu];
                for action in actions.into_iter().filter(|action| has_source || *action != Action::ShowSource) {
                    plain_action(ui, context, action);
                }
            });
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

/// Whether nothing of the dataset has a place on this page.
fn is_empty(context: &Context) -> bool {
    let records = &context.dataset().records;
    let shown = [RecordType::Principle, RecordType::Agency, RecordType::Metric, RecordType::Change];
    shown.into_iter().all(|record_type| records.count(record_type) == 0)
}

fn head(ui: &mut Ui, context: &Context, survey: Option<&Survey>) {
    let dataset = context.dataset();
    ui.horizontal(|ui| {
        let title = |ui: &mut Ui, _: f32| {
            heading(ui, theme::display(context.read(&dataset.head.title)));
        };
        pushed_right(ui, "save page", title, |ui| {
            if let Some(survey) = survey {
                save_menu(ui, context, "picture-save-page", "overview", || page(context, survey));
            }
        });
    });
    if let Some(notice) = &dataset.head.notice {
        ui.horizontal_wrapped(|ui| {
            badge(ui, context, context.say("overview-notice"), None);
            prose(ui, context, theme::body(context.read(notice)).color(context.colours.warning));
        });
    }
    if let Some(export) = &dataset.head.export {
        let day = date(export.date, context.words.language());
        let arguments = [("selected", export.selected.into()), ("total", export.total.into()), ("date", day.into())];
        let text = context.words.with("overview-extract", &arguments);
        prose(ui, context, theme::body(text).color(context.colours.warning));
    }
    for (index, source) in dataset.all::<Source>() {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, context.say("overview-source"));
            if let Some(author) = &source.author {
                link_with_text(ui, context, index, theme::body(context.read(author)));
            } else {
                record_link(ui, context, index);
            }
            note(ui, context, context.say("field-source-date"));
            date_or_silence(ui, context, source.date);
        });
    }
}

fn principles(ui: &mut Ui, context: &Context, survey: Option<&Survey>) {
    let dataset = context.dataset();
    let principles = dataset.records.count(RecordType::Principle);
    if principles == 0 {
        return;
    }
    section(ui, context, context.say("types-principle"));
    paged(ui, context, "principles", principles, |ui, shown| {
        grid(ui, context, "principles", context.measures.narrow_card, shown.len(), |ui, position| {
            principle_card(ui, context, survey, dataset.nth_of(RecordType::Principle, shown.start + position))
        });
    });
}

fn principle_card(ui: &mut Ui, context: &Context, survey: Option<&Survey>, index: RecordIndex) {
    let dataset = context.dataset();
    let hue = context.colours.hue(dataset, index);
    title_row(ui, context, context.measures.text.title, |ui| {
        stripe(ui, context, hue, context.measures.text.title);
        let name = theme::title(context.title(index)).color(hue.ink);
        let open = ui.add(egui::Link::new(name));
        if open.on_hover_text(context.say("principle-open-tip")).clicked() {
            context.push(ViewCommand::Show(View::Principle(context.id(index).clone())));
        }
    });
    let measures = context.derived.measures(index);
    paged(ui, context, ("measures", index), measures.len(), |ui, shown| {
        for position in shown {
            numbered_link(ui, context, &ordinal(position + 1, context.words.language()), measures[position]);
        }
    });
    if let Some(survey) = survey {
        let agencies = survey.bodies.get(&index).copied().unwrap_or_default();
        note(ui, context, context.words.with("count-agencies", &[("count", agencies.into())]));
    }
}

fn figures(ui: &mut Ui, context: &Context, survey: &Survey) {
    let dataset = context.dataset();
    let all = dataset.records.metrics.len();
    let shown = headline_figures(survey);
    if shown.is_empty() {
        return;
    }
    section(ui, context, context.say("overview-figures"));
    grid(ui, context, "headlines", context.measures.card, shown.len(), |ui, position| figure_card(ui, context, shown[position]));
    if shown.len() < all {
        let text = context.words.with("overview-all-figures", &[("count", all.into())]);
        if ui.add(Button::new(text)).clicked() {
            context.push(ViewCommand::Show(View::Metrics));
        }
    }
}

fn levels(ui: &mut Ui, context: &Context, survey: &Survey) {
    let levels = &survey.levels;
    if levels.is_empty() {
        return;
    }
    section(ui, context, context.say("overview-levels"));
    for summary in levels {
        level(ui, context, summary);
    }
}

fn level(ui: &mut Ui, context: &Context, summary: &LevelSummary) {
    let name = summary.level.map_or_else(|| context.say("level-not-stated"), |level| context.say(level.code().key));
    card(ui, context, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            heading(ui, theme::heading(name));
            let counts = [("count", summary.agencies.len().into()), ("formed", summary.formed.into())];
            note(ui, context, context.words.with("overview-level-counts", &counts));
        });
        chips(ui, context, &summary.agencies[..summary.agencies.len().min(AGENCIES_SHOWN)]);
        if summary.agencies.len() > AGENCIES_SHOWN {
            let more = context.words.with("overview-more", &[("count", (summary.agencies.len() - AGENCIES_SHOWN).into())]);
            if ui.add(egui::Link::new(theme::small(more))).clicked() {
                context.push(ViewCommand::Show(View::Agencies));
            }
        }
        if !summary.measures.is_empty() {
            ui.horizontal_wrapped(|ui| {
                note(ui, context, context.say("overview-level-measures"));
                paged(ui, context, ("level measures", summary.level), summary.measures.len(), |ui, shown| {
                    for measure in &summary.measures[shown] {
                        // Titles hold commas of their own; the stripe of the principle parts them.
                        if let Some(hue) = context.colours.hue_of(context.dataset(), *measure) {
                            stripe(ui, context, hue, context.measures.text.body);
                        }
                        record_link(ui, context, *measure);
                    }
                });
            });
        }
    });
    ui.add_space(context.measures.spacing.small);
}

/// The events in which functions moved or bodies became others.
fn transfers(ui: &mut Ui, context: &Context, survey: &Survey) {
    let changes = &survey.moving;
    if changes.is_empty() {
        return;
    }
    section(ui, context, context.say("overview-transfers"));
    card(ui, context, |ui| {
        ui.set_width(ui.available_width());
        paged(ui, context, "transfers", changes.len(), |ui, shown| {
            changes[shown].iter().for_each(|change| change_ui(ui, context, *change));
        });
    });
}

/// The dates that the source states, on a line.
fn dates(ui: &mut Ui, context: &Context, survey: &Survey) {
    let width = room(ui);
    let picture = context.derived.picture(("dates", 0), [width, 0.0], || date_line(context, survey, width).unwrap_or_default());
    if picture.parts.is_empty() {
        return;
    }
    picture_section(ui, context, "dates", "overview-dates-note", &picture);
}

fn date_line(context: &Context, survey: &Survey, width: f32) -> Option<Picture> {
    picture::dates(context.words, context.dataset(), &survey.dated, width)
}

/// The bodies by level and principle.
fn matrix(ui: &mut Ui, context: &Context, survey: &Survey) {
    if context.dataset().records.agencies.is_empty() {
        return;
    }
    let width = room(ui);
    let picture = context.derived.picture(("levels", 0), [width, 0.0], || level_table(context, survey, width));
    picture_section(ui, context, "levels", "picture-levels-note", &picture);
}

fn level_table(context: &Context, survey: &Survey, width: f32) -> Picture {
    picture::levels(context.words, context.dataset(), &survey.matrix, width)
}

/// The flow in little, and the way to the whole of it.
fn flow(ui: &mut Ui, context: &Context, survey: &Survey) {
    let picture = compact_flow(context, survey, room(ui));
    if picture.told.is_empty() {
        return;
    }
    picture_section(ui, context, "compact-flow", "picture-flow-intro", &picture);
    if ui.add(Button::new(context.say("picture-open-flow"))).clicked() {
        context.push(ViewCommand::Show(View::Flow));
    }
}

fn picture_section(ui: &mut Ui, context: &Context, name: &'static str, intro: &'static str, picture: &Rc<Picture>) {
    ui.add_space(context.measures.spacing.medium);
    titled(ui, context, name, Some(intro), picture, theme::heading(&picture.title));
}

/// The whole page as one picture.
fn page(context: &Context, survey: &Survey) -> Picture {
    let mut pictures = vec![level_table(context, survey, picture::INNER_WIDTH)];
    pictures.extend(date_line(context, survey, picture::INNER_WIDTH));
    pictures.push((*compact_flow(context, survey, picture::INNER_WIDTH)).clone());
    pictures.retain(|picture| !picture.told.is_empty());
    picture::page(context.words, context.dataset(), &headline_figures(survey), pictures)
}

/// The figures that tell more than a number of things, as many as are shown.
fn headline_figures(survey: &Survey) -> Vec<RecordIndex> {
    survey.telling.iter().take(FIGURES_SHOWN).copied().collect()
}
