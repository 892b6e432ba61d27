//! The rows of a table of records, and their order.
//!
//! Titles are ordered by code point, which for Han characters is the order of radicals and strokes. Deliberately absent: which
//! rows pass a filter, and which columns a person has chosen.

use super::belonging::{changes_of, functions_of, measures_of, metrics_of, principles_of};
use crate::model::{AgencyKind, ChangeKind, Code, Dataset, Id, Level, RecordIndex, RecordType, Sphere, Value};
use crate::words::{Words, describe};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What a table can show and be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The title.
    Title,
    /// The levels of government; the highest counts.
    Level,
    /// The kinds of body.
    Kind,
    /// Whose body it is.
    Sphere,
    /// The places.
    Place,
    /// What happened to it.
    Change,
    /// The principles.
    Principle,
    /// The measures.
    Measure,
    /// How far it has come.
    Status,
    /// How many functions a body holds.
    Functions,
    /// How many figures are about it.
    Figures,
    /// How many powers it holds.
    Powers,
    /// The id.
    Id,
    /// The place in the document.
    #[default]
    Paragraph,
}

/// An order of rows. Rows that are equal, or lack what they are ordered by, keep the order of the document; the latter come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Whether it stands for a body in each place or unit rather than for one body.
    pub each: bool,
    /// Its levels of government.
    pub levels: Vec<Level>,
    /// Its kinds of body.
    pub kinds: Vec<AgencyKind>,
    /// Whose body it is.
    pub sphere: Option<Sphere>,
    /// Its places.
    pub places: Vec<RecordIndex>,
    /// Its principles.
    pub principles: Vec<RecordIndex>,
    /// Its measures.
    pub measures: Vec<RecordIndex>,
    /// What happened to it, each kind once.
    pub changes: Vec<ChangeKind>,
    /// How far it has come.
    pub status: Option<Code>,
    /// How many functions it holds.
    pub functions: usize,
    /// How many figures are about it.
    pub figures: usize,
    /// How many powers it holds.
    pub powers: usize,
    /// The first paragraph that it cites.
    pub paragraph: Option<u32>,
}

impl Column {
    /// The columns that a table of records of a type can have, in the order in which they stand.
    pub fn of(record_type: RecordType) -> &'static [Self] {
        use Column::{
            Change, Figures, Functions, Id, Kind, Level, Measure, Paragraph, Place, Powers, Principle, Sphere, Status, Title,
        };
        match record_type {
            RecordType::Agency => {
                &[Title, Level, Kind, Sphere, Place, Change, Principle, Measure, Functions, Powers, Figures, Paragraph, Id]
            }
            RecordType::Source | RecordType::Place | RecordType::Term => &[Title, Principle, Measure, Paragraph, Id],
            _ => &[Title, Place, Status, Principle, Measure, Paragraph, Id],
        }
    }

    /// The columns that such a table has until a person chooses others.
    pub fn usual(record_type: RecordType) -> &'static [Self] {
        match record_type {
            RecordType::Agency => &[Self::Title, Self::Level, Self::Kind, Self::Change, Self::Principle, Self::Paragraph],
            _ => &[Self::Title, Self::Principle, Self::Paragraph],
        }
    }
}

/// The rows of all records of one type, in the order of the file.
pub fn rows(dataset: &Dataset, words: &Words, record_type: RecordType) -> Vec<Row> {
    dataset.indices_of(record_type).map(|record| row(dataset, words, record)).collect()
}

/// The positions of `rows` ordered by the first of `orders`, those equal in it by the second, and so on.
pub fn sorted(rows: &[Row], orders: &[Order]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..rows.len()).collect();
    positions.sort_by(|left, right| {
        let compared = orders.iter().map(|order| compare(&rows[*left], &rows[*right], *order));
        compared.fold(Ordering::Equal, Ordering::then)
    });
    positions
}

fn row(dataset: &Dataset, words: &Words, record: RecordIndex) -> Row {
    let position = dataset.position_in_type(record);
    let agency = (dataset.type_of(record) == RecordType::Agency).then(|| &dataset.records.agencies[position]);
    let mut changes: Vec<ChangeKind> = changes_of(dataset, record)
        .into_iter()
        .map(|change| dataset.records.changes[dataset.position_in_type(change)].kind)
        .collect();
    changes.sort_unstable();
    changes.dedup();
    let mut places = Vec::new();
    let mut status = None;
    dataset.record(record).visit(&mut |field, value| match (field.name, value) {
        ("places", Value::Link(id, target)) => places.extend(dataset.find_of_type(id.as_str(), target)),
        ("status", Value::Code(code)) => status = Some(code),
        _ => {}
    });
    Row {
        record,
        id: dataset.record(record).id().clone(),
        title: describe::title(words, dataset, record),
        each: agency.is_some_and(|agency| agency.each),
        levels: agency.map(|agency| agency.levels.clone()).unwrap_or_default(),
        kinds: agency.map(|agency| agency.kinds.clone()).unwrap_or_default(),
        sphere: agency.and_then(|agency| agency.sphere),
        places,
        principles: principles_of(dataset, record),
        measures: measures_of(dataset, record),
        changes,
        status,
        functions: functions_of(dataset, record).len(),
        figures: metrics_of(dataset, record).len(),
        powers: dataset.mentioned_by(record, RecordType::Power, "holders").len(),
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
        Column::Sphere => present_first(left.sphere, right.sphere, descending),
        Column::Place => present_first(left.places.first(), right.places.first(), descending),
        Column::Principle => present_first(left.principles.first(), right.principles.first(), descending),
        Column::Measure => present_first(left.measures.first(), right.measures.first(), descending),
        Column::Change => present_first(left.changes.first(), right.changes.first(), descending),
        Column::Status => present_first(left.status.map(|code| code.code), right.status.map(|code| code.code), descending),
        Column::Functions => present_first(counted(left.functions), counted(right.functions), descending),
        Column::Figures => present_first(counted(left.figures), counted(right.figures), descending),
        Column::Powers => present_first(counted(left.powers), counted(right.powers), descending),
        Column::Id => present_first(Some(&left.id), Some(&right.id), descending),
    }
}

fn counted(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
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
        let columns = Column::of(RecordType::Agency);
        for (column, descending) in columns.iter().flat_map(|column| [(*column, false), (*column, true)]) {
            let positions = sorted(&rows, &[Order { column, descending }]);
            let mut all = positions.clone();
            all.sort_unstable();
            assert_eq!(all, (0..rows.len()).collect::<Vec<_>>());
            let levels: Vec<bool> = positions.iter().map(|position| rows[*position].levels.is_empty()).collect();
            assert!(column != Column::Level || levels.is_sorted(), "{column:?} {descending}");
        }
        let by_title: Vec<&str> = sorted(&rows, &[Order { column: Column::Title, descending: true }])
            .iter()
            .map(|at| rows[*at].title.as_str())
            .collect();
        assert!(by_title.windows(2).all(|pair| pair[0] >= pair[1]));
    }
}
