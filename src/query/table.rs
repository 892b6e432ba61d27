//! The rows of a table of records, and their order.
//!
//! Titles are ordered as readers of the language look for them. Deliberately absent: which rows pass a filter, and which columns a
//! person has chosen.

use super::belonging::{changes_of, functions_of, measures_of, metrics_of, principles_of};
use crate::model::{
    Agency, AgencyKind, Change, ChangeKind, Code, Dataset, Id, Level, Power, PowerMode, RecordIndex, RecordType, Sphere, Value,
};
use crate::parallel;
use crate::words::{Collation, Words, describe};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::ops::Deref;

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
    /// On what footing a power is held.
    Mode,
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
    /// On what footing it is held.
    pub mode: Option<PowerMode>,
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
            Change, Figures, Functions, Id, Kind, Level, Measure, Mode, Paragraph, Place, Powers, Principle, Sphere, Status,
            Title,
        };
        match record_type {
            RecordType::Agency => {
                &[Title, Level, Kind, Sphere, Place, Change, Principle, Measure, Functions, Powers, Figures, Paragraph, Id]
            }
            RecordType::Power => &[Title, Mode, Status, Principle, Measure, Paragraph, Id],
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

/// The positions, within their type, of all records of a type, ordered by the first of `orders`, those equal in it by the second,
/// and so on. `ranks` gives what [`ranks`] gives for a column.
pub fn sorted<R: Deref<Target = [u32]>>(count: usize, orders: &[Order], ranks: impl Fn(Column) -> R) -> Vec<usize> {
    let ranks: Vec<(R, bool)> = orders.iter().map(|order| (ranks(order.column), order.descending)).collect();
    let rank = |which: usize, position: u32| -> u32 {
        let (ranks, descending) = &ranks[which];
        match ranks[position as usize] {
            LACKING => LACKING,
            rank if *descending => LACKING - 1 - rank,
            rank => rank,
        }
    };
    let first = |position| if ranks.is_empty() { 0 } else { rank(0, position) };
    let mut positions: Vec<(u32, u32)> = (0..count as u32).map(|position| (first(position), position)).collect();
    positions.sort_unstable_by(|(left_rank, left), (right_rank, right)| {
        let by_others = (1..ranks.len()).map(|which| rank(which, *left).cmp(&rank(which, *right)));
        by_others.fold(left_rank.cmp(right_rank), Ordering::then).then(left.cmp(right))
    });
    positions.into_iter().map(|(_, position)| position as usize).collect()
}

/// The rank of a record that lacks what it is ordered by.
pub(super) const LACKING: u32 = u32::MAX;

/// How many records one thread ranks at a time.
const PIECE: usize = 4096;

/// For each record of a type a number that orders it among the others by a column, ascending. Only titles and ids take sorting
/// for that.
pub fn ranks(dataset: &Dataset, words: &Words, record_type: RecordType, column: Column) -> Vec<u32> {
    match column {
        Column::Title => {
            let collation = Collation::new(words.language());
            ranks_of(&keys(dataset, record_type, |record| collation.key(&describe::titled(words, dataset, record))))
        }
        Column::Id => ranks_of(&keys(dataset, record_type, |record| dataset.record(record).id().as_str())),
        Column::Status => {
            ranks_of(&keys(dataset, record_type, |record| status_of(dataset, record).map_or("", |status| status.code)))
        }
        _ => keys(dataset, record_type, |record| number(dataset, record, column).unwrap_or(LACKING)),
    }
}

/// What `key` says of each record of a type, found out on every core.
fn keys<T: Send>(dataset: &Dataset, record_type: RecordType, key: impl Fn(RecordIndex) -> T + Sync) -> Vec<T> {
    let count = dataset.records.count(record_type);
    let piece = |piece: usize| -> Vec<T> {
        let positions = piece * PIECE..count.min((piece + 1) * PIECE);
        positions.map(|position| key(dataset.nth_of(record_type, position))).collect()
    };
    parallel::collect(count.div_ceil(PIECE), piece).into_iter().flatten().collect()
}

/// The rank of each text or key of a text among them all; that of an empty one is [`LACKING`].
fn ranks_of<T: AsRef<[u8]>>(texts: &[T]) -> Vec<u32> {
    let text = |position: u32| texts[position as usize].as_ref();
    // The first bytes mostly tell.
    let mut keys: Vec<(u128, u32)> = (0..texts.len() as u32).map(|position| (start(text(position)), position)).collect();
    keys.sort_unstable_by(|(left, at), (right, other)| left.cmp(right).then_with(|| text(*at).cmp(text(*other))));
    let mut ranks = vec![LACKING; texts.len()];
    let groups = keys.chunk_by(|(left, at), (right, other)| left == right && text(*at) == text(*other));
    for (rank, alike) in groups.filter(|alike| !text(alike[0].1).is_empty()).enumerate() {
        alike.iter().for_each(|(_, position)| ranks[*position as usize] = rank as u32);
    }
    ranks
}

/// The first bytes of a text as a number that orders texts as they order themselves.
fn start(text: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text[..length]);
    u128::from_be_bytes(bytes)
}

/// The number by which a column orders a record, if it has what the column shows.
fn number(dataset: &Dataset, record: RecordIndex, column: Column) -> Option<u32> {
    let position = |record: &RecordIndex| record.position() as u32;
    let counted = |count: usize| (count > 0).then_some(count as u32);
    let agency = agency(dataset, record);
    match column {
        Column::Level => agency?.levels.iter().min().map(|level| *level as u32),
        Column::Kind => agency?.kinds.first().map(|kind| *kind as u32),
        Column::Sphere => agency?.sphere.map(|sphere| sphere as u32),
        Column::Mode => mode_of(dataset, record).map(|mode| mode as u32),
        Column::Place => places_of(dataset, record).first().map(position),
        Column::Principle => principles_of(dataset, record).first().map(position),
        Column::Measure => measures_of(dataset, record).first().map(position),
        Column::Change => kinds_of_changes(dataset, record).first().map(|kind| *kind as u32),
        Column::Functions => counted(functions_of(dataset, record).len()),
        Column::Figures => counted(metrics_of(dataset, record).len()),
        Column::Powers => counted(powers_of(dataset, record)),
        Column::Paragraph => first_paragraph(dataset, record),
        Column::Title | Column::Id | Column::Status => None,
    }
}

/// What a table shows of a record.
pub fn row(dataset: &Dataset, words: &Words, record: RecordIndex) -> Row {
    let agency = agency(dataset, record);
    Row {
        record,
        id: dataset.record(record).id().clone(),
        title: describe::title(words, dataset, record),
        each: agency.is_some_and(|agency| agency.each),
        levels: agency.map(|agency| agency.levels.to_vec()).unwrap_or_default(),
        kinds: agency.map(|agency| agency.kinds.to_vec()).unwrap_or_default(),
        sphere: agency.and_then(|agency| agency.sphere),
        mode: mode_of(dataset, record),
        places: places_of(dataset, record),
        principles: principles_of(dataset, record),
        measures: measures_of(dataset, record),
        changes: kinds_of_changes(dataset, record),
        status: status_of(dataset, record),
        functions: functions_of(dataset, record).len(),
        figures: metrics_of(dataset, record).len(),
        powers: powers_of(dataset, record),
        paragraph: first_paragraph(dataset, record),
    }
}

fn agency(dataset: &Dataset, record: RecordIndex) -> Option<&Agency> {
    let is_agency = dataset.type_of(record) == RecordType::Agency;
    is_agency.then(|| dataset.get::<Agency>(record))
}

/// What happened to a record, each kind once.
pub fn kinds_of_changes(dataset: &Dataset, record: RecordIndex) -> Vec<ChangeKind> {
    let kind = |change| dataset.get::<Change>(change).kind;
    let mut kinds: Vec<ChangeKind> = changes_of(dataset, record).into_iter().map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn places_of(dataset: &Dataset, record: RecordIndex) -> Vec<RecordIndex> {
    dataset.outgoing(record).iter().filter(|link| link.field() == "places").map(|link| link.other).collect()
}

fn status_of(dataset: &Dataset, record: RecordIndex) -> Option<Code> {
    let mut status = None;
    dataset.record(record).visit(&mut |field, value| {
        if let ("status", Value::Code(code)) = (field.name, value) {
            status = Some(code);
        }
    });
    status
}

fn mode_of(dataset: &Dataset, record: RecordIndex) -> Option<PowerMode> {
    let is_power = dataset.type_of(record) == RecordType::Power;
    is_power.then(|| dataset.get::<Power>(record).mode).flatten()
}

fn powers_of(dataset: &Dataset, record: RecordIndex) -> usize {
    dataset.mentioned_by(record, RecordType::Power, "holders").len()
}

fn first_paragraph(dataset: &Dataset, record: RecordIndex) -> Option<u32> {
    dataset.record(record).evidence().iter().map(|passage| passage.p).min()
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
        let (dataset, words) = (&loaded.dataset, Words::new(Language::Hant));
        let rows = rows(dataset, &words, RecordType::Agency);
        let ordered = |orders: &[Order]| sorted(rows.len(), orders, |column| ranks(dataset, &words, RecordType::Agency, column));
        let columns = Column::of(RecordType::Agency);
        for (column, descending) in columns.iter().flat_map(|column| [(*column, false), (*column, true)]) {
            let positions = ordered(&[Order { column, descending }]);
            let mut all = positions.clone();
            all.sort_unstable();
            assert_eq!(all, (0..rows.len()).collect::<Vec<_>>());
            let levels: Vec<bool> = positions.iter().map(|position| rows[*position].levels.is_empty()).collect();
            assert!(column != Column::Level || levels.is_sorted(), "{column:?} {descending}");
        }
        let titles = |positions: Vec<usize>| positions.into_iter().map(|at| rows[at].title.clone()).collect::<Vec<_>>();
        let by_title = titles(ordered(&[Order { column: Column::Title, descending: true }]));
        let collation = Collation::new(Language::Hant);
        assert!(by_title.windows(2).all(|pair| collation.key(&pair[0]) >= collation.key(&pair[1])));
        let orders = [Order { column: Column::Level, descending: true }, Order { column: Column::Title, descending: false }];
        let by_both: Vec<_> = ordered(&orders).into_iter().map(|at| (rows[at].levels.iter().min(), &rows[at].title)).collect();
        let is_right = |pair: &[(Option<&Level>, &String)]| match (pair[0].0, pair[1].0) {
            (left, right) if left == right => collation.key(pair[0].1) <= collation.key(pair[1].1),
            (left, right) => right.is_none() || left.is_some_and(|left| Some(left) > right),
        };
        assert!(by_both.windows(2).all(is_right), "{by_both:?}");
    }
}
