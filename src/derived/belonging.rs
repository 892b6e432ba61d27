//! What belongs to one record, as lists that views show. Each list is worked out by itself, for one of them may be long.

use super::Answers;
use super::memo::Memo;
use crate::model::{RecordIndex, not_stated};
use crate::query::{agencies_of, changes_of, functions_of, holders_of, measures_of, metrics_of, principles_of};
use std::rc::Rc;

/// One list of each of the records that were shown last.
type Lists<T> = Memo<RecordIndex, Rc<[T]>, 1024>;

/// A principle above a record, none for those that stand under none, and its measures above the record.
type Crumb = (Option<RecordIndex>, Vec<RecordIndex>);

/// What belongs to records.
#[derive(Default)]
pub(super) struct Belongings {
    crumbs: Lists<Crumb>,
    measures: Lists<RecordIndex>,
    changes: Lists<RecordIndex>,
    silent: Lists<&'static str>,
    agencies: Lists<RecordIndex>,
    metrics: Lists<RecordIndex>,
    functions: Lists<(RecordIndex, RecordIndex)>,
    holders: Lists<(RecordIndex, RecordIndex)>,
}

impl Answers<'_> {
    /// The principles above a record, each with its measures that are above it as well; last those that stand under none.
    pub fn crumbs(&self, record: RecordIndex) -> Rc<[Crumb]> {
        self.derived.belongings.crumbs.get(&record, || {
            let dataset = &self.loaded.dataset;
            let principles = principles_of(dataset, record).into_iter().filter(|above| *above != record);
            let mut crumbs: Vec<Crumb> = principles.map(|above| (Some(above), Vec::new())).collect();
            let mut unlisted = Vec::new();
            for measure in self.measures(record).iter().filter(|measure| **measure != record) {
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
            crumbs.into()
        })
    }

    /// The measures that a record belongs to; of a principle its own.
    pub fn measures(&self, record: RecordIndex) -> Rc<[RecordIndex]> {
        self.derived.belongings.measures.get(&record, || measures_of(&self.loaded.dataset, record).into())
    }

    /// The events that it took part in.
    pub fn changes(&self, record: RecordIndex) -> Rc<[RecordIndex]> {
        self.derived.belongings.changes.get(&record, || changes_of(&self.loaded.dataset, record).into())
    }

    /// The fields that the source leaves open in any of those events.
    pub fn silent_in_changes(&self, record: RecordIndex) -> Rc<[&'static str]> {
        self.derived.belongings.silent.get(&record, || {
            let changes = self.changes(record);
            let fields = changes.iter().flat_map(|change| not_stated(self.loaded.dataset.record(*change)));
            let mut fields: Vec<&'static str> = fields.collect();
            fields.sort_unstable();
            fields.dedup();
            fields.into()
        })
    }

    /// The bodies that appear in it.
    pub fn agencies(&self, record: RecordIndex) -> Rc<[RecordIndex]> {
        self.derived.belongings.agencies.get(&record, || agencies_of(&self.loaded.dataset, record).into())
    }

    /// The figures about it.
    pub fn metrics(&self, record: RecordIndex) -> Rc<[RecordIndex]> {
        self.derived.belongings.metrics.get(&record, || metrics_of(&self.loaded.dataset, record).into())
    }

    /// The functions that it holds, each with the holding that says so.
    pub fn functions(&self, record: RecordIndex) -> Rc<[(RecordIndex, RecordIndex)]> {
        self.derived.belongings.functions.get(&record, || functions_of(&self.loaded.dataset, record).into())
    }

    /// The bodies that hold it, each with the holding that says so.
    pub fn holders(&self, record: RecordIndex) -> Rc<[(RecordIndex, RecordIndex)]> {
        self.derived.belongings.holders.get(&record, || holders_of(&self.loaded.dataset, record).into())
    }
}
