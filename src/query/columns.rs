//! The facets of a dataset as columns: for each facet the values there are, and for each record which of them it has.
//!
//! Values are small numbers, so that counting is one pass. Deliberately absent: constraints and counts.

use super::facet::Facet;
use super::facet_value::FacetValue;
use crate::load::Loaded;
use crate::model::{Dataset, RecordType};
use crate::parallel;
use std::collections::HashMap;
use std::ops::{ControlFlow, Range};

/// A column for each facet, in the order of [`Facet::ALL`].
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<Column>);

/// Where the values of a facet stand among them all.
type Positions = HashMap<FacetValue, u32>;

/// The values that some records have of one facet.
struct Cells {
    /// Where the values of each record end in `cells`.
    ends: Vec<u32>,
    /// The values of one record after the other, as positions.
    cells: Vec<u32>,
}

/// How many records one thread looks at at a time.
const PIECE: usize = 4096;

impl Cells {
    fn new(loaded: &Loaded, facet: Facet, positions: &Positions, records: Range<usize>) -> Self {
        let (mut ends, mut cells) = (Vec::with_capacity(records.len()), Vec::new());
        let mut of_record = Vec::new();
        for index in loaded.dataset.indices_at(records) {
            facet.of_record(loaded, index, &mut |value| of_record.extend(positions.get(&value)));
            of_record.sort_unstable();
            of_record.dedup();
            cells.append(&mut of_record);
            ends.push(cells.len() as u32);
        }
        Self { ends, cells }
    }
}

/// The values of one facet.
#[derive(Debug)]
pub(super) struct Column {
    /// The facet.
    pub facet: Facet,
    /// Every value that there can be, in the order in which lists show them.
    pub values: Vec<FacetValue>,
    /// For each value, how many records of each type have it.
    totals: Vec<[u32; RecordType::ALL.len()]>,
    /// Where the values of each record begin in `cells`, and their end.
    starts: Vec<u32>,
    /// The values of one record after the other, as positions in `values`.
    cells: Vec<u32>,
}

impl Columns {
    /// Gathers the values of every record.
    pub fn new(loaded: &Loaded) -> Self {
        let dataset = &loaded.dataset;
        let mut columns: Vec<Column> = Facet::ALL.into_iter().map(|facet| Column::new(dataset, facet)).collect();
        let positions: Vec<Positions> = columns.iter().map(Column::positions).collect();
        let pieces = (0..dataset.len()).step_by(PIECE).map(|first| first..dataset.len().min(first + PIECE));
        let gather = |piece: Range<usize>| -> Vec<Cells> {
            let of_facet = |(facet, positions): (Facet, &Positions)| Cells::new(loaded, facet, positions, piece.clone());
            Facet::ALL.into_iter().zip(&positions).map(of_facet).collect()
        };
        let _ = parallel::in_order(pieces, gather, &mut |cells| {
            columns.iter_mut().zip(cells).for_each(|(column, cells)| column.append(dataset, cells));
            ControlFlow::Continue(())
        });
        Self(columns)
    }

    /// The column of every facet.
    pub fn all(&self) -> &[Column] {
        &self.0
    }
}

impl Column {
    /// A column of no records.
    fn new(dataset: &Dataset, facet: Facet) -> Self {
        let values = facet.values(dataset);
        let totals = vec![[0; RecordType::ALL.len()]; values.len()];
        let mut starts = Vec::with_capacity(dataset.len() + 1);
        starts.push(0);
        Self { facet, values, totals, starts, cells: Vec::new() }
    }

    fn positions(&self) -> Positions {
        self.values.iter().enumerate().map(|(at, value)| (*value, at as u32)).collect()
    }

    /// Adds the values of the records that follow.
    fn append(&mut self, dataset: &Dataset, next: Cells) {
        let before = self.cells.len() as u32;
        let first = self.starts.len() - 1;
        let mut start = 0;
        for (index, end) in dataset.indices_at(first..first + next.ends.len()).zip(&next.ends) {
            let record_type = dataset.type_of(index) as usize;
            for value in &next.cells[start..*end as usize] {
                self.totals[*value as usize][record_type] += 1;
            }
            start = *end as usize;
            self.starts.push(before + end);
        }
        self.cells.extend(next.cells);
    }

    /// Whether a value occurs in records of a type, or in any.
    pub fn occurs(&self, value: usize, scope: Option<RecordType>) -> bool {
        self.total(value, scope) > 0
    }

    /// How many records of a type, or of any, have a value.
    pub fn total(&self, value: usize, scope: Option<RecordType>) -> usize {
        let totals = &self.totals[value];
        scope.map_or_else(|| totals.iter().map(|total| *total as usize).sum(), |scope| totals[scope as usize] as usize)
    }

    /// The values of a record, as positions in `values`.
    pub fn of(&self, record: usize) -> &[u32] {
        &self.cells[self.starts[record] as usize..self.starts[record + 1] as usize]
    }
}
