//! Which record was meant by a reference that leads nowhere.
//!
//! It takes a walk over all ids to tell, so the walks have a budget: whoever has thousands of such references has one mistake
//! behind them, and the first hints show it. Deliberately absent: a guess at anything but a slip in the id.

use super::problem::{misspelt_id, nearest};
use crate::model::{Dataset, RecordType, is_well_formed};
use std::collections::HashMap;

/// How many ids a dataset's dangling references may be compared with in all, which takes about a second.
const BUDGET: usize = 2_000_000;

/// What a reference that leads nowhere may have meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The nearest id, to be asked about.
    pub(super) nearest: Option<String>,
    /// The id that is certainly meant, to be put in its place.
    pub(super) certain: Option<String>,
}

/// What was found for the references looked at so far.
#[derive(Debug)]
pub(super) struct Meant {
    known: HashMap<(String, Option<RecordType>), Suggestion>,
    budget: usize,
}

impl Default for Meant {
    fn default() -> Self {
        Self { known: HashMap::new(), budget: BUDGET }
    }
}

impl Meant {
    /// What `id` may have meant in a field that refers to records of type `target`, to any if there is none; nothing once the
    /// budget is spent.
    pub(super) fn by(&mut self, dataset: &Dataset, id: &str, target: Option<RecordType>) -> Suggestion {
        let key = (id.to_owned(), target);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let types = || RecordType::ALL.into_iter().filter(|record_type| target.is_none_or(|target| *record_type == target));
        let cost = types().map(|record_type| dataset.records.count(record_type)).sum();
        let Some(rest) = self.budget.checked_sub(cost) else { return Suggestion::default() };
        self.budget = rest;
        let candidates =
            || types().flat_map(|record_type| dataset.records.of_type(record_type)).map(|record| record.id().as_str());
        // An id that is not well formed is a slip itself, and no correction of another.
        let candidates = || candidates().filter(|id| is_well_formed(id));
        let found = Suggestion { nearest: nearest(id, candidates()), certain: misspelt_id(id, candidates()) };
        self.known.insert(key, found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{FoundSource, parse};
    use std::ops::ControlFlow;

    #[test]
    fn every_look_costs_unless_it_was_taken_before() {
        let text = r#"(schema: 1, id: "d", title: "d", places: [(id: "harbour", name: "H"), (id: "district", name: "D")],
            terms: [(id: "weir-office", name: "W", gloss: "G")])"#;
        let dataset = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        let mut meant = Meant { budget: 6, ..Meant::default() };
        let place = Some(RecordType::Place);
        for (id, target, nearest, budget) in [
            ("harbor", place, Some("harbour"), 4),
            ("harbor", place, Some("harbour"), 4),
            ("moon", place, None, 2),
            ("moon", place, None, 2),
            // Three ids are one too many.
            ("weir-ofice", None, None, 2),
            ("distrct", place, Some("district"), 0),
            ("distrikt", place, None, 0),
            ("harbor", place, Some("harbour"), 0),
        ] {
            let found = meant.by(&dataset, id, target).nearest;
            assert_eq!((found.as_deref(), meant.budget), (nearest, budget), "{id}");
        }
    }
}
