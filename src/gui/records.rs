//! Tables: the bodies of the reform, and the records of any other type.

use super::cache::Cache;
use super::context::Context;
use super::record_table::{Cells, Heading, record_table};
use super::theme;
use super::widgets::{empty, heading, note};
use crate::model::{RecordType, Vocabulary};
use crate::query::{Column, Row};
use crate::state::{Command, View};
use crate::words::describe;
use egui::{ComboBox, Ui};

/// The view of all bodies.
pub fn agencies_ui(ui: &mut Ui, context: &Context, cache: &Cache) {
    let rows = cache.rows(RecordType::Agency);
    heading(ui, theme::display(context.say("types-agency")));
    let each = context.dataset().records.agencies.iter().filter(|agency| agency.each).count();
    note(ui, context, context.words.with("agencies-intro", &[("count", rows.len().into()), ("each", each.into())]));
    select_all(ui, context, rows);
    let headings = [
        (Column::Title, "field-agency-name", 3.2),
        (Column::Level, "field-agency-levels", 1.6),
        (Column::Kind, "field-agency-kinds", 1.6),
        (Column::Change, "column-change", 1.6),
        (Column::Principle, "types-principle", 1.2),
        (Column::Paragraph, "column-paragraph", 0.7),
    ];
    // Four columns that can be read are worth more than six that cannot.
    let narrow = ui.available_width() < context.measures.card * 3.0;
    let headings: Vec<_> =
        headings.into_iter().filter(|(column, ..)| !narrow || !matches!(column, Column::Kind | Column::Change)).collect();
    table(ui, context, cache, "types-agency", &headings, RecordType::Agency);
}

/// The view of all records of one type, with a choice of the type.
pub fn records_ui(ui: &mut Ui, context: &Context, cache: &Cache, record_type: RecordType) {
    heading(ui, theme::display(context.say("view-records")));
    ui.horizontal(|ui| {
        type_choice(ui, context, record_type);
    });
    let rows = cache.rows(record_type);
    if rows.is_empty() {
        return empty(ui, context, context.say("records-empty"));
    }
    select_all(ui, context, rows);
    let headings = [
        (Column::Title, "column-title", 4.0),
        (Column::Principle, "types-principle", 1.4),
        (Column::Paragraph, "column-paragraph", 0.6),
    ];
    table(ui, context, cache, "view-records", &headings, record_type);
}

fn type_choice(ui: &mut Ui, context: &Context, current: RecordType) {
    let label = |record_type: RecordType| {
        let count = context.dataset().records.count(record_type);
        format!("{} {count}", describe::type_heading(context.words, record_type))
    };
    let combo =
        ComboBox::from_id_salt("record-type").selected_text(label(current)).height(context.measures.menu).show_ui(ui, |ui| {
            for record_type in RecordType::ALL {
                if ui.selectable_label(record_type == current, label(record_type)).clicked() {
                    context.push(Command::Show(View::Records(record_type)));
                }
            }
        });
    let name = context.say("record-type").to_owned();
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

fn select_all(ui: &mut Ui, context: &Context, rows: &[Row]) {
    ui.horizontal(|ui| {
        let ids = || rows.iter().map(|row| context.id(row.record).clone()).collect();
        let all = context.words.with("select-all", &[("count", rows.len().into())]);
        if ui.button(all).clicked() {
            context.push(Command::Select(ids(), true));
        }
        if ui.button(context.say("select-none")).clicked() {
            context.push(Command::Select(ids(), false));
        }
        note(ui, context, context.say("table-tip"));
    });
}

fn table(
    ui: &mut Ui,
    context: &Context,
    cache: &Cache,
    name: &'static str,
    headings: &[(Column, &'static str, f32)],
    record_type: RecordType,
) {
    let columns: Vec<Column> = headings.iter().map(|(column, ..)| *column).collect();
    let headings: Vec<Heading> =
        headings.iter().map(|(column, key, share)| Heading { column: *column, text: context.say(key), share: *share }).collect();
    let order = context.state.order;
    let rows = cache.rows(record_type);
    let positions = cache.sorted(record_type, order);
    record_table(ui, context, context.say(name), &headings, &positions, order, |position| {
        let row = &rows[position];
        Cells { record: row.record, texts: columns.iter().map(|column| cell(context, row, *column)).collect() }
    });
}

fn cell(context: &Context, row: &Row, column: Column) -> (String, Option<egui::Color32>) {
    let weak = Some(context.colours.ink_weak.into());
    let listed = |keys: Vec<&'static str>| match keys.as_slice() {
        [] => (context.say("basis-not_stated").to_owned(), weak),
        keys => (keys.iter().map(|key| context.say(key)).collect::<Vec<_>>().join(context.say("list-separator")), None),
    };
    match column {
        Column::Title => (row.title.clone(), None),
        Column::Level => listed(row.levels.iter().map(|level| level.code().key).collect()),
        Column::Kind => listed(row.kinds.iter().map(|kind| kind.code().key).collect()),
        Column::Change => {
            let keys: Vec<&str> = row.changes.iter().map(|kind| context.say(kind.code().key)).collect();
            (keys.join(context.say("list-separator")), None)
        }
        Column::Principle => {
            let names: Vec<String> = row.principles.iter().map(|principle| context.title(*principle)).collect();
            let hue = row.principles.first().map(|principle| context.colours.hue(context.dataset(), *principle).ink.into());
            (names.join(context.say("list-separator")), hue)
        }
        Column::Paragraph => (row.paragraph.map(|paragraph| format!("¶{paragraph}")).unwrap_or_default(), weak),
    }
}
