//! What belongs to one record, as lists that views show: each worked out once, however many frames show it.
//!
//! Deliberately absent: how long a list may be on screen.

use crate::model::{Dataset, RecordIndex, not_stated};
use crate::query::{agencies_of, changes_of, functions_of, holders_of, measures_of, metrics_of, principles_of};
use std::cell::OnceCell;

/// What belongs to a record.
pub struct Belongings {
    index: RecordIndex,
    crumbs: OnceCell<Vec<(Option<RecordIndex>, Vec<RecordIndex>)>>,
    measures: OnceCell<Vec<RecordIndex>>,
    changes: OnceCell<Vec<RecordIndex>>,
    silent: OnceCell<Vec<&'static str>>,
    agencies: OnceCell<Vec<RecordIndex>>,
    metrics: OnceCell<Vec<RecordIndex>>,
    functions: OnceCell<Vec<(RecordIndex, RecordIndex)>>,
    holders: OnceCell<Vec<(RecordIndex, RecordIndex)>>,
}

impl Belongings {
    /// Of the record at `index`, with nothing worked out yet.
    pub fn new(index: RecordIndex) -> Self {
        Self {
            index,
            crumbs: OnceCell::new(),
            measures: OnceCell::new(),
            changes: OnceCell::new(),
            silent: OnceCell::new(),
            agencies: OnceCell::new(),
            metrics: OnceCell::new(),
            functions: OnceCell::new(),
            holders: OnceCell::new(),
        }
    }

    /// The principles above the record, each with its measures that are above it as well; last those that stand under none.
    pub fn crumbs(&self, dataset: &Dataset) -> &[(Option<RecordIndex>, Vec<RecordIndex>)] {
        self.crumbs.get_or_init(|| {
            let principles = principles_of(dataset, self.index).into_iter().filter(|above| *above != self.index);
            let mut crumbs: Vec<(Option<RecordIndex>, Vec<RecordIndex>)> =
                principles.map(|above| (Some(above), Vec::new())).collect();
            let mut unlisted = Vec::new();
            for measure in self.measures(dataset).iter().filter(|measure| **measure != self.index) {
                let principles = principles_of(dataset, *measure);
                if principles.is_empty() {
                    unlisted.push(*measure);
                }
                for principle in principles {
                    if let Ok(at) = crumbs.binary_search_by_key(&Some(principle), |(principle, _)| *principle) {
                        crumbs[at].1.push(*measure);
                    }
                }
            }
            crumbs.extend((!unlisted.is_empty()).then_some((None, unlisted)));
            crumbs
        })
    }

    /// The measures that it belongs to; of a principle its own.
    pub fn measures(&self, dataset: &Dataset) -> &[RecordIndex] {
        self.measures.get_or_init(|| measures_of(dataset, self.index))
    }

    /// The events that it took part in.
    pub fn changes(&self, dataset: &Dataset) -> &[RecordIndex] {
        self.changes.get_or_init(|| changes_of(dataset, self.index))
    }

    /// The fields that the source leaves open in any of those events.
    pub fn silent_in_changes(&self, dataset: &Dataset) -> &[&'static str] {
        self.silent.get_or_init(|| {
            let mut fields: Vec<&'static str> =
                self.changes(dataset).iter().flat_map(|change| not_stated(dataset.record(*change))).collect();
            fields.sort_unstable();
            fields.dedup();
            fields
        })
    }

    /// The bodies that appear in it.
    pub fn agencies(&self, dataset: &Dataset) -> &[RecordIndex] {
        self.agencies.get_or_init(|| agencies_of(dataset, self.index))
    }

    /// The figures about it.
    pub fn metrics(&self, dataset: &Dataset) -> &[RecordIndex] {
        self.metrics.get_or_init(|| metrics_of(dataset, self.index))
    }

    /// The functions that it holds, each with the holding that says so.
    pub fn functions(&self, dataset: &Dataset) -> &[(RecordIndex, RecordIndex)] {
        self.functions.get_or_init(|| functions_of(dataset, self.index))
    }

    /// The bodies that hold it, each with the holding that says so.
    pub fn holders(&self, dataset: &Dataset) -> &[(RecordIndex, RecordIndex)] {
        self.holders.get_or_init(|| holders_of(dataset, self.index))
    }
}
