//! The view of what was found: grouped by type, best first, each with the text in which it was found.
//!
//! Of each type only the best are listed; the rest stand in the table of that type, which the same filter narrows.
//! Deliberately absent: searching, and the box.

use crate::gui::components::search_box;
use crate::gui::components::{
    empty, heading, marked_link, note, plain_action, prose, pushed_right, record_link, scroll, select_box,
};
use crate::gui::context::Context;
use crate::gui::panels::filter_bar::{filter_bar, unknown_values};
use crate::gui::theme;
use crate::model::{RecordIndex, RecordType};
use crate::query::{self, Class, Findings, Found, Group, Hit};
use crate::state::{Action, Command, FilterCommand, View, ViewCommand};
use crate::words::describe;
use egui::{FocusDirection, Id, Key, Modifiers, ScrollArea, Ui};
use std::ops::Range;
use std::rc::Rc;

/// How many records of each type are listed.
const GROUP_LIMIT: usize = 12;
/// The same where there is only one type.
const SINGLE_GROUP_LIMIT: usize = 60;

/// Queries to try, with what they mean.
const EXAMPLES: [(&str, &str); 9] = [
    ("search-example-words", "search-example-words-means"),
    ("search-example-phrase", "search-example-phrase-means"),
    ("search-example-without", "search-example-without-means"),
    ("search-example-pinyin", "search-example-pinyin-means"),
    ("search-example-number", "search-example-number-means"),
    ("search-example-date", "search-example-date-means"),
    ("search-example-field", "search-example-field-means"),
    ("search-example-silence", "search-example-silence-means"),
    ("search-example-has", "search-example-has-means"),
];

/// The view of what was found.
pub fn results_ui(ui: &mut Ui, context: &Context) {
    ui.horizontal(|ui| {
        let title = |ui: &mut Ui, _| {
            heading(ui, theme::display(context.say("view-search")));
        };
        pushed_right(ui, "results tools", title, |ui| {
            plain_action(ui, context, Action::SelectListed);
            plain_action(ui, context, Action::InvertListed);
        });
    });
    filter_bar(ui, context, None);
    let Some(findings) = &context.session.found else { return };
    if findings.request.query.is_empty() {
        return guide(ui, context);
    }
    scroll(ui, ScrollArea::vertical().id_salt(context.scroll_salt("results")).auto_shrink(false), |ui| {
        unknown_values(ui, context, findings);
        if findings.records.is_empty() {
            return nothing(ui, context, findings);
        }
        let limit = if findings.groups.len() == 1 { SINGLE_GROUP_LIMIT } else { GROUP_LIMIT };
        select_by_keyboard(ui, context);
        let mut listed = Vec::new();
        for group in &findings.groups {
            group_ui(ui, context, findings, group, limit, &mut listed);
        }
        move_by_keyboard(ui, &listed);
        let focused = ui.memory(|memory| memory.focused());
        let record = listed.iter().find(|(id, _)| Some(*id) == focused).map(|(_, record)| *record);
        ui.data_mut(|data| data.insert_temp(focused_record(), record));
        ui.add_space(context.measures.spacing.huge);
    });
}

fn group_ui(
    ui: &mut Ui,
    context: &Context,
    findings: &Findings,
    group: &Group,
    limit: usize,
    listed: &mut Vec<(Id, RecordIndex)>,
) {
    ui.add_space(context.measures.spacing.medium);
    let count = group.hits.len();
    ui.horizontal(|ui| {
        let title = format!("{} {}", describe::type_heading(context.words, group.record_type), context.words.count(count));
        heading(ui, theme::heading(title));
        if ui.link(theme::small(context.say("results-as-table"))).clicked() {
            context.push(ViewCommand::Show(table_of(group.record_type)));
        }
    });
    for hit in group.hits.iter().take(limit) {
        listed.push((hit_ui(ui, context, findings, hit), hit.record));
    }
    if count > limit {
        let more = context.words.with("results-more", &[("count", (count - limit).into())]);
        if ui.link(theme::small(more)).clicked() {
            context.push(ViewCommand::Show(table_of(group.record_type)));
        }
    }
}

fn hit_ui(ui: &mut Ui, context: &Context, findings: &Findings, hit: &Hit) -> Id {
    ui.push_id(context.id(hit.record).as_str(), |ui| {
        ui.horizontal_top(|ui| {
            select_box(ui, context, hit.record);
            ui.vertical(|ui| {
                let title = context.title(hit.record);
                let marks = context.derived.marks(findings, &title);
                let named = !marks.is_empty();
                let response = marked_link(ui, context, hit.record, &marks);
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                where_found(ui, context, findings, hit, named);
                response.id
            })
            .inner
        })
        .inner
    })
    .inner
}

/// The text in which a record was found; or what it is, where that is its title.
fn where_found(ui: &mut Ui, context: &Context, findings: &Findings, hit: &Hit, named: bool) {
    let says_more = |found: &Rc<Found>| !named || (hit.class != Some(Class::Name) && found.field != "id");
    let found = context.derived.found(findings, hit).filter(says_more);
    match found {
        Some(found) => {
            let field = describe::searched_label(context.words, context.dataset().type_of(hit.record), found.field);
            let label = context.words.with("results-found-in", &[("field", field.into())]);
            let job = theme::marked(&found.text, &found.marks, context.measures.text.small, context.colours.ink, context.colours);
            ui.horizontal_wrapped(|ui| {
                note(ui, context, label);
                ui.label(job);
            });
        }
        None => {
            if let Some(line) = describe::preview(context.words, context.dataset(), hit.record) {
                let marks = context.derived.marks(findings, &line);
                let size = context.measures.text.small;
                ui.label(theme::marked(&line, &marks, size, context.colours.ink_weak, context.colours));
            }
        }
    }
}

/// Where nothing was found: what was searched, and names that are near.
fn nothing(ui: &mut Ui, context: &Context, findings: &Findings) {
    let count = context.dataset().len();
    empty(ui, context, &context.words.with("results-none", &[("count", count.into())]));
    for (written, facet) in findings.request.query.terms.iter().filter_map(query::misspelt) {
        let arguments = [("written", written.to_owned().into()), ("facet", facet.code().into())];
        ui.vertical_centered(|ui| note(ui, context, context.words.with("search-misspelt", &arguments)));
    }
    if !findings.nearest.is_empty() {
        ui.add_space(context.measures.spacing.medium);
        ui.vertical_centered(|ui| {
            note(ui, context, context.say("results-nearest"));
            for record in &findings.nearest {
                record_link(ui, context, *record);
            }
        });
    }
    ui.add_space(context.measures.spacing.medium);
    ui.vertical_centered(|ui| plain_action(ui, context, Action::ClearFilter));
    guide(ui, context);
}

/// What can be asked for, while nothing is.
fn guide(ui: &mut Ui, context: &Context) {
    ui.add_space(context.measures.spacing.large);
    prose(ui, context, theme::body(context.say("search-guide")));
    ui.add_space(context.measures.spacing.normal);
    egui::Grid::new("guide").num_columns(2).spacing([context.measures.spacing.large; 2]).show(ui, |ui| {
        for (example, meaning) in EXAMPLES {
            let asked = context.say(example);
            if ui.link(theme::body(asked)).clicked() {
                context.push(FilterCommand::Search(asked.to_owned()));
            }
            note(ui, context, context.say(meaning));
            ui.end_row();
        }
    });
}

/// Where the record is kept that had the keyboard in the frame before.
fn focused_record() -> Id {
    Id::unique("focused-result")
}

/// The space bar selects. It is taken before its link, which would be opened by it, can see it.
fn select_by_keyboard(ui: &Ui, context: &Context) {
    let focused: Option<RecordIndex> = ui.data(|data| data.get_temp(focused_record())).flatten();
    if let Some(record) = focused.filter(|_| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))) {
        context.push(Command::Select(vec![context.id(record).clone()], !context.is_selected(record)));
    }
}

/// Arrows lead from the search box through what was found and back.
fn move_by_keyboard(ui: &Ui, listed: &[(Id, RecordIndex)]) {
    let Some(focused) = ui.memory(|memory| memory.focused()) else { return };
    let at = listed.iter().position(|(id, _)| *id == focused);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let id_at = |at: usize| listed.get(at).map(|(id, _)| *id);
    let target = match at {
        None if focused == search_box::id() && pressed(Key::ArrowDown) => id_at(0),
        Some(at) if pressed(Key::ArrowDown) => id_at(at + 1),
        Some(at) if pressed(Key::ArrowUp) => at.checked_sub(1).map_or(Some(search_box::id()), id_at),
        _ => None,
    };
    if let Some(target) = target {
        ui.memory_mut(|memory| {
            memory.request_focus(target);
            // Without this egui would move the focus once more, from where it arrives.
            memory.move_focus(FocusDirection::None);
        });
        if let Some(response) = ui.ctx().read_response(target) {
            response.scroll_to_me(None);
        }
    }
}

fn table_of(record_type: RecordType) -> View {
    if record_type == RecordType::Agency { View::Agencies } else { View::Records(record_type) }
}

/// What a table needs to know of a search: the places of the words in a title.
pub fn title_marks(context: &Context, record: RecordIndex, title: &str) -> Rc<[Range<usize>]> {
    let findings = context.session.found.as_ref().filter(|findings| !findings.request.query.terms.is_empty());
    let found = findings.filter(|findings| findings.records.binary_search(&record).is_ok());
    found.map_or_else(Rc::default, |findings| context.derived.marks(findings, title))
}
