//! Tables: the bodies of the reform, and the records of any other type, narrowed by the filter.
//!
//! Deliberately absent: how rows are laid out and scrolled, which `record_table` knows.

use super::record_table::{Cells, Heading, Table, record_table};
use super::results::title_marks;
use crate::gui::components::{empty, heading, note, opens_menu, plain_action, pushed_right};
use crate::gui::context::Context;
use crate::gui::panels::filter_bar::{filter_bar, unknown_values};
use crate::gui::theme;
use crate::model::RecordType;
use crate::query::{Column, Row, cell};
use crate::state::{Action, Command, TableCommand, TableLayout, View, ViewCommand};
use crate::words::describe;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Color32, ComboBox, PopupCloseBehavior, Ui};

/// The view of all bodies.
pub fn agencies_ui(ui: &mut Ui, context: &Context) {
    let title = |ui: &mut Ui| {
        heading(ui, theme::display(context.say("types-agency")));
    };
    table(ui, context, "types-agency", RecordType::Agency, title);
}

/// The view of all records of one type, with a choice of the type.
pub fn records_ui(ui: &mut Ui, context: &Context, record_type: RecordType) {
    let title = |ui: &mut Ui| {
        heading(ui, theme::display(context.say("view-records")));
        type_choice(ui, context, record_type);
    };
    table(ui, context, "view-records", record_type, title);
}

fn type_choice(ui: &mut Ui, context: &Context, current: RecordType) {
    let label = |record_type: RecordType| {
        let count = context.dataset().records.count(record_type);
        format!("{} {}", describe::type_heading(context.words, record_type), context.words.count(count))
    };
    let combo =
        ComboBox::from_id_salt("record-type").selected_text(label(current)).height(context.measures.menu).show_ui(ui, |ui| {
            for record_type in RecordType::ALL {
                if ui.selectable_label(record_type == current, label(record_type)).clicked() {
                    context.push(ViewCommand::Show(View::Records(record_type)));
                }
            }
        });
    let name = context.say("record-type").to_owned();
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

fn table(ui: &mut Ui, context: &Context, name: &'static str, record_type: RecordType, title: impl FnOnce(&mut Ui)) {
    let layout = context.state.layout(record_type);
    let copied = head(ui, context, record_type, &layout, title);
    let record_at = |position| context.dataset().nth_of(record_type, position);
    if context.dataset().records.count(record_type) == 0 {
        return empty(ui, context, context.say("records-empty"));
    }
    let listing = context.derived.listing(record_type, &layout.orders, context.session.found.as_ref());
    let rows = &listing.rows;
    filter_bar(ui, context, Some(record_type));
    if record_type == RecordType::Agency {
        let counts = [("count", rows.len().into()), ("each", listing.classes.into())];
        note(ui, context, context.words.with("agencies-intro", &counts));
    }
    if let Some(findings) = &context.session.found {
        unknown_values(ui, context, findings);
    }
    if rows.is_empty() {
        return nothing_listed(ui, context, record_type);
    }
    let columns = shown_columns(ui, context, &layout);
    let headings = columns.iter().map(|column| heading_of(context, record_type, *column)).collect();
    let table = Table { salt: context.say(name), record_type, headings, layout: &layout, rows };
    let asked = record_table(ui, context, &table, |position| {
        let row = context.derived.row(record_at(position));
        Cells {
            record: row.record,
            texts: columns.iter().map(|column| text(context, &row, *column)).collect(),
            marks: title_marks(context, row.record, &row.title),
        }
    });
    if copied || asked {
        context.push(Command::Table(record_type, TableCommand::CopyRows(rows.clone())));
    }
}

/// The title, and what can be done with the rows as a whole: beside it, or below where there is no room. Says whether they are to
/// be copied.
fn head(ui: &mut Ui, context: &Context, record_type: RecordType, layout: &TableLayout, title: impl FnOnce(&mut Ui)) -> bool {
    let mut copied = false;
    if is_narrow(ui, context) {
        ui.horizontal_wrapped(title);
        ui.horizontal_wrapped(|ui| copied = tools(ui, context, record_type, layout));
    } else {
        ui.horizontal(|ui| {
            pushed_right(ui, "table tools", |ui, _| title(ui), |ui| copied = tools(ui, context, record_type, layout));
        });
    }
    copied
}

fn tools(ui: &mut Ui, context: &Context, record_type: RecordType, layout: &TableLayout) -> bool {
    plain_action(ui, context, Action::SelectListed);
    plain_action(ui, context, Action::InvertListed);
    columns_menu(ui, context, record_type, layout);
    ui.button(context.say("table-copy")).on_hover_text(context.say("table-copy-tip")).clicked()
}

fn is_narrow(ui: &Ui, context: &Context) -> bool {
    ui.available_width() < context.measures.table
}

fn columns_menu(ui: &mut Ui, context: &Context, record_type: RecordType, layout: &TableLayout) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(opens_menu(context.say("table-columns"))).config(config).ui(ui, |ui| {
        for column in Column::of(record_type) {
            let mut shown = layout.columns.contains(column);
            let text = heading_of(context, record_type, *column).text;
            if ui.add_enabled(*column != Column::Title, egui::Checkbox::new(&mut shown, text)).changed() {
                context.push(Command::Table(record_type, TableCommand::ShowColumn(*column, shown)));
            }
        }
        ui.separator();
        if ui.button(context.say("table-reset")).clicked() {
            context.push(Command::Table(record_type, TableCommand::Reset));
        }
    });
}

/// Four columns that can be read are worth more than six that cannot.
fn shown_columns(ui: &Ui, context: &Context, layout: &TableLayout) -> Vec<Column> {
    let narrow = is_narrow(ui, context);
    let is_usual = layout.columns == Column::usual(RecordType::Agency);
    let left_out = |column: &Column| narrow && is_usual && matches!(column, Column::Kind | Column::Change);
    layout.columns.iter().copied().filter(|column| !left_out(column)).collect()
}

/// Where the filter leaves nothing of this type, what there is elsewhere.
fn nothing_listed(ui: &mut Ui, context: &Context, record_type: RecordType) {
    let kind = describe::type_heading(context.words, record_type).to_owned();
    empty(ui, context, &context.words.with("table-nothing-listed", &[("heading", kind.into())]));
    ui.vertical_centered(|ui| {
        for action in [Action::ShowResults, Action::ClearFilter] {
            plain_action(ui, context, action);
        }
    });
}

fn heading_of<'a>(context: &'a Context, record_type: RecordType, column: Column) -> Heading<'a> {
    let shares = &context.measures.columns;
    let is_body = column == Column::Title && record_type == RecordType::Agency;
    let share = if is_body { shares.body } else { shares.of(column) };
    Heading { column, text: context.say(column.heading(record_type)), share }
}

/// What a row has under a column, with its colour where that is not the usual one.
fn text(context: &Context, row: &Row, column: Column) -> (String, Option<Color32>) {
    let weak = Some(context.colours.ink_weak.into());
    let silent = |is_silent: bool| if is_silent { weak } else { None };
    let colour = match column {
        Column::Level => silent(row.levels.is_empty()),
        Column::Kind => silent(row.kinds.is_empty()),
        Column::Sphere => silent(row.sphere.is_none()),
        Column::Mode => silent(row.mode.is_none()),
        Column::Place => silent(row.places.is_empty()),
        Column::Principle => {
            row.principles.first().map(|principle| context.colours.hue(context.dataset(), *principle).ink.into())
        }
        Column::Id | Column::Paragraph => weak,
        _ => None,
    };
    (cell(context.words, context.dataset(), row, column), colour)
}
