//! Bodies by level of government and principle, counted.
//!
//! A body at two levels, or under two principles, is counted in both places and once in each total. Deliberately absent: what a cell
//! looks like, and the records in it, which the constraints of a cell ask for.

use super::belonging::principles_of;
use super::expression::Constraint;
use super::facet::Facet;
use crate::model::{Agency, Dataset, Level, RecordIndex, RecordType, Vocabulary};

/// The table of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelMatrix {
    /// The principles in document order; none stands for bodies without one, and only where there are such.
    pub principles: Vec<Option<RecordIndex>>,
    /// The levels at which there are bodies, from the highest down; the last may be that of bodies whose level is not stated.
    pub rows: Vec<LevelRow>,
    /// The bodies under each principle.
    pub totals: Vec<usize>,
    /// All bodies.
    pub total: usize,
}

/// The bodies at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// The level; none where it is not stated.
    pub level: Option<Level>,
    /// The bodies under each principle.
    pub cells: Vec<usize>,
    /// All of them.
    pub total: usize,
}

/// Counts the bodies of a dataset.
pub fn level_matrix(dataset: &Dataset) -> LevelMatrix {
    let principles: Vec<RecordIndex> = dataset.indices_of(RecordType::Principle).collect();
    let width = principles.len() + 1;
    let levels: Vec<Option<Level>> = Level::ALL.iter().copied().map(Some).chain([None]).collect();
    let mut rows: Vec<LevelRow> =
        levels.iter().map(|level| LevelRow { level: *level, cells: vec![0; width], total: 0 }).collect();
    let mut totals = vec![0; width];
    for (index, agency) in dataset.all::<Agency>() {
        let mut columns: Vec<usize> = principles_of(dataset, index)
            .iter()
            .filter_map(|principle| principles.iter().position(|other| other == principle))
            .collect();
        if columns.is_empty() {
            columns.push(width - 1);
        }
        columns.iter().for_each(|column| totals[*column] += 1);
        let here = |row: &&mut LevelRow| row.level.map_or(agency.levels.is_empty(), |level| agency.levels.contains(&level));
        for row in rows.iter_mut().filter(here) {
            row.total += 1;
            columns.iter().for_each(|column| row.cells[*column] += 1);
        }
    }
    rows.retain(|row| row.total > 0);
    let mut principles: Vec<Option<RecordIndex>> = principles.into_iter().map(Some).chain([None]).collect();
    if totals[width - 1] == 0 {
        principles.pop();
        totals.pop();
        rows.iter_mut().for_each(|row| row.cells.truncate(width - 1));
    }
    LevelMatrix { principles, rows, totals, total: dataset.records.agencies.len() }
}

impl LevelMatrix {
    /// What the bodies of a cell, a row or a column have in common: `None` for a level or column that is not narrowed.
    pub fn constraints(&self, dataset: &Dataset, row: Option<usize>, column: Option<usize>) -> Vec<Constraint> {
        let set = |facet, value: &str, excluded| Constraint { facet, value: value.into(), excluded };
        let id = |index: RecordIndex| dataset.record(index).id().as_str();
        let mut constraints = Vec::new();
        if let Some(row) = row {
            constraints.push(match self.rows[row].level {
                Some(level) => set(Facet::Level, level.code().code, false),
                None => set(Facet::NotStated, "levels", false),
            });
        }
        match column.map(|column| self.principles[column]) {
            Some(Some(principle)) => constraints.push(set(Facet::Principle, id(principle), false)),
            // Nothing says "without a principle"; leaving every principle out does.
            Some(None) => {
                constraints.extend(self.principles.iter().flatten().map(|principle| set(Facet::Principle, id(*principle), true)));
            }
            None => {}
        }
        constraints
    }
}
