//! The rows of a table of records, and their order.
//!
//! Titles are ordered by code point, which for Han characters is the order of radicals and strokes.

use super::belonging::{changes_of, principles_of};
use crate::model::{AgencyKind, ChangeKind, Dataset, Level, RecordIndex, RecordType};
use crate::words::{Words, describe};
use std::cmp::Ordering;

/// What a table can be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// The place in the document.
    #[default]
    Paragraph,
    /// The title.
    Title,
    /// The highest level of government.
    Level,
    /// The kind of body.
    Kind,
    /// The first principle.
    Principle,
    /// The first change.
    Change,
}

/// An order of rows. Rows that are equal, or lack what they are ordered by, keep the order of the document; the latter come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Order {
    /// What by.
    pub column: Column,
    /// Whether from the end.
    pub descending: bool,
}

/// What a table shows of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub record: RecordIndex,
    /// Its title.
    pub title: String,
    /// Its levels of government.
    pub levels: Vec<Level>,
    /// Its kinds of body.
    pub kinds: Vec<AgencyKind>,
    /// Its principles.
    pub principles: Vec<RecordIndex>,
    /// What happened to it, each kind once.
    pub changes: Vec<ChangeKind>,
    /// The first paragraph that it cites.
    pub paragraph: Option<u32>,
}

/// The rows of all records of one type, in the order of the file.
pub fn rows(dataset: &Dataset, words: &Words, record_type: RecordType) -> Vec<Row> {
    dataset.indices_of(record_type).map(|record| row(dataset, words, record)).collect()
}

/// The positions of `rows` in the order asked for.
pub fn sorted(rows: &[Row], order: Order) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..rows.len()).collect();
    positions.sort_by(|left, right| compare(&rows[*left], &rows[*right], order));
    positions
}

fn row(dataset: &Dataset, words: &Words, record: RecordIndex) -> Row {
    let agency =
        (dataset.type_of(record) == RecordType::Agency).then(|| &dataset.records.agencies[dataset.position_in_type(record)]);
    let mut changes: Vec<ChangeKind> = changes_of(dataset, record)
        .into_iter()
        .map(|change| dataset.records.changes[dataset.position_in_type(change)].kind)
        .collect();
    changes.sort_unstable();
    changes.dedup();
    Row {
        record,
        title: describe::title(words, dataset, record),
        levels: agency.map(|agency| agency.levels.clone()).unwrap_or_default(),
        kinds: agency.map(|agency| agency.kinds.clone()).unwrap_or_default(),
        principles: principles_of(dataset, record),
        changes,
        paragraph: dataset.record(record).evidence().iter().map(|passage| passage.p).min(),
    }
}

fn compare(left: &Row, right: &Row, order: Order) -> Ordering {
    let descending = order.descending;
    match order.column {
        Column::Paragraph => present_first(left.paragraph, right.paragraph, descending),
        Column::Title => present_first(Some(&left.title), Some(&right.title), descending),
        Column::Level => present_first(left.levels.iter().min(), right.levels.iter().min(), descending),
        Column::Kind => present_first(left.kinds.first(), right.kinds.first(), descending),
        Column::Principle => present_first(left.principles.first(), right.principles.first(), descending),
        Column::Change => present_first(left.changes.first(), right.changes.first(), descending),
    }
}

fn present_first<T: Ord>(left: Option<T>, right: Option<T>, descending: bool) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) if descending => right.cmp(&left),
        (Some(left), Some(right)) => left.cmp(&right),
        (left, right) => right.is_some().cmp(&left.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::model::Language;
    use std::ops::ControlFlow;

    #[test]
    fn every_order_keeps_every_row_and_puts_the_unknown_last() {
        let loaded =
            load::parse(load::EXAMPLE_TOWN, &mut |_| load::FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
        let rows = rows(&loaded.dataset, &Words::new(Language::Hant), RecordType::Agency);
        let columns = [Column::Paragraph, Column::Title, Column::Level, Column::Kind, Column::Principle, Column::Change];
        for (column, descending) in columns.into_iter().flat_map(|column| [(column, false), (column, true)]) {
            let positions = sorted(&rows, Order { column, descending });
            let mut all = positions.clone();
            all.sort_unstable();
            assert_eq!(all, (0..rows.len()).collect::<Vec<_>>());
            let levels: Vec<bool> = positions.iter().map(|position| rows[*position].levels.is_empty()).collect();
            assert!(column != Column::Level || levels.is_sorted(), "{column:?} {descending}");
        }
        let by_title: Vec<&str> =
            sorted(&rows, Order { column: Column::Title, descending: true }).iter().map(|at| rows[*at].title.as_str()).collect();
        assert!(by_title.windows(2).all(|pair| pair[0] >= pair[1]));
    }
}
