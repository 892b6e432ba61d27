//! Records that stand for nothing: no other mentions them, and they say nothing that would be read without that.
//!
//! Only types that exist to be mentioned are looked at. A body, a figure or a term is worth having by itself, and so are a principle
//! with a stance and a function that divides a wider one.

use super::check::Context;
use super::defect::Defect;
use crate::model::{Function, Principle, RecordIndex, RecordType};

impl Context<'_> {
    /// Reports the places, principles, functions and mandates that nothing mentions. A selection of another dataset may hold
    /// them for their own sake.
    pub(super) fn check_use(&mut self) {
        let dataset = self.dataset;
        if dataset.head.export.is_some() {
            return;
        }
        for record_type in [RecordType::Place, RecordType::Principle, RecordType::Function, RecordType::Mandate] {
            let mut unused = Vec::new();
            for index in dataset.indices_of(record_type) {
                let has_stance = || dataset.try_get::<Principle>(index).is_some_and(|principle| principle.stance.is_some());
                let is_within = || dataset.try_get::<Function>(index).is_some_and(|function| function.within.is_some());
                let says_something = has_stance() || is_within();
                if !says_something && self.is_unused(index) {
                    unused.push(index);
                }
            }
            for index in unused {
                self.report(index, &[], Defect::UnusedRecord(record_type));
            }
        }
    }

    fn is_unused(&self, index: RecordIndex) -> bool {
        let record = self.dataset.record(index);
        let id = record.id().as_str();
        let is_first = self.dataset.find(id) == Some(index);
        is_first && !record.is_stub() && self.dataset.incoming(index).is_empty() && !self.probably_used.contains(id)
    }
}
