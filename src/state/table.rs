//! How a person has laid a table out: its columns, their widths, and the order of its rows.
//!
//! Deliberately absent: what a column shows.

use super::State;
use crate::model::RecordType;
use crate::query::{Column, Order, Ordered};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many columns can order a table one after the other.
const ORDER_LIMIT: usize = 3;

/// What lays out the table of a type of record.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCommand {
    /// Orders it by a column, or turns the order round if it has that column already. With `true` the column comes after those that
    /// order it already.
    SortBy(Column, bool),
    /// Shows or hides a column.
    ShowColumn(Column, bool),
    /// Gives a column a width in points.
    ResizeColumn(Column, u16),
    /// Lays it out as if nobody had chosen anything.
    Reset,
    /// Puts rows of it on the clipboard: those of them that are selected, or all where none is.
    CopyRows(Ordered),
}

/// The layout of the table of one type of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLayout {
    /// The columns, from left to right. The title is always among them.
    pub columns: Vec<Column>,
    /// The widths of those columns that were given one, in points. The others share what is left.
    #[serde(default)]
    pub widths: BTreeMap<Column, u16>,
    /// What the rows are ordered by, the first counting most.
    #[serde(default)]
    pub orders: Vec<Order>,
}

impl TableLayout {
    /// The layout of a table for which nothing has been chosen.
    pub fn usual(record_type: RecordType) -> Self {
        Self { columns: Column::usual(record_type).to_vec(), widths: BTreeMap::new(), orders: vec![Order::default()] }
    }

    fn sort_by(&mut self, column: Column, added: bool) {
        let before = self.orders.iter().position(|order| order.column == column);
        match before {
            // Alone, or to be kept among others: only the direction changes.
            Some(position) if added || self.orders.len() == 1 => {
                self.orders[position].descending = !self.orders[position].descending;
            }
            _ => {
                if !added {
                    self.orders.clear();
                }
                self.orders.truncate(ORDER_LIMIT - 1);
                self.orders.push(Order { column, descending: false });
            }
        }
    }

    fn show(&mut self, record_type: RecordType, column: Column, shown: bool) {
        let is_shown = |other: &Column| if *other == column { shown } else { self.columns.contains(other) };
        self.columns =
            Column::of(record_type).iter().copied().filter(|other| *other == Column::Title || is_shown(other)).collect();
        self.orders.retain(|order| self.columns.contains(&order.column));
    }
}

impl State {
    /// The layout of the table of records of a type.
    pub fn layout(&self, record_type: RecordType) -> TableLayout {
        let chosen = self.settings.tables.get(record_type.code());
        chosen.cloned().unwrap_or_else(|| TableLayout::usual(record_type))
    }

    pub(super) fn on_table(&mut self, record_type: RecordType, command: TableCommand) {
        let mut layout = self.layout(record_type);
        match command {
            TableCommand::SortBy(column, added) => layout.sort_by(column, added),
            TableCommand::ShowColumn(column, shown) => layout.show(record_type, column, shown),
            TableCommand::ResizeColumn(column, width) => drop(layout.widths.insert(column, width)),
            TableCommand::Reset => layout = TableLayout::usual(record_type),
            TableCommand::CopyRows(rows) => {
                return self.copy_rows(record_type, rows);
            }
        }
        self.settings.tables.insert(record_type.code().to_owned(), layout);
        self.save();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_order_a_table_one_after_the_other() {
        let cases: [(&[(Column, bool)], &str); 5] = [
            (&[(Column::Level, false)], "Level"),
            (&[(Column::Level, false), (Column::Level, false)], "-Level"),
            (&[(Column::Level, false), (Column::Title, true), (Column::Title, true)], "Level -Title"),
            (&[(Column::Level, false), (Column::Title, true), (Column::Kind, false)], "Kind"),
            (&[(Column::Level, true), (Column::Title, true), (Column::Kind, true)], "Paragraph Level Kind"),
        ];
        for (clicks, expected) in cases {
            let mut layout = TableLayout::usual(RecordType::Agency);
            for (column, added) in clicks {
                layout.sort_by(*column, *added);
            }
            let order = |order: &Order| format!("{}{:?}", if order.descending { "-" } else { "" }, order.column);
            assert_eq!(layout.orders.iter().map(order).collect::<Vec<_>>().join(" "), expected);
        }
    }

    #[test]
    fn columns_keep_their_places_and_the_title_stays() {
        let mut layout = TableLayout::usual(RecordType::Agency);
        layout.show(RecordType::Agency, Column::Sphere, true);
        layout.show(RecordType::Agency, Column::Title, false);
        layout.show(RecordType::Agency, Column::Kind, false);
        let expected = [Column::Title, Column::Level, Column::Sphere, Column::Change, Column::Principle, Column::Paragraph];
        assert_eq!(layout.columns, expected);
    }
}
