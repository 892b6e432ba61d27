//! Finds records by id.
//!
//! A table of positions: the ids themselves stay in the records, where they are compared. Deliberately absent: removal.

use super::dataset::RecordIndex;
use std::hash::{BuildHasher, RandomState};

/// Which record has which id.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// Positions, or [`FREE`]; as many as a power of two, at most half of them taken.
    slots: Vec<u32>,
    /// The positions, in order, whose id an earlier one has already.
    repeated: Vec<u32>,
    /// Seeded anew each time, so that no file can make ids collide on purpose.
    hashes: RandomState,
}

const FREE: u32 = u32::MAX;

impl Ids {
    /// A table of `count` records. Of several with the same id the first is found.
    pub fn new<'a>(count: usize, id: impl Fn(RecordIndex) -> &'a str) -> Self {
        let mut ids =
            Self { slots: vec![FREE; (count * 2).next_power_of_two()], repeated: Vec::new(), hashes: RandomState::new() };
        for position in 0..count as u32 {
            let slot = ids.slot(id(RecordIndex(position)), &id);
            if ids.slots[slot] == FREE {
                ids.slots[slot] = position;
            } else {
                ids.repeated.push(position);
            }
        }
        ids
    }

    /// The record whose id this is. `id` must be that of the call of [`Ids::new`].
    pub fn find<'a>(&self, wanted: &str, id: impl Fn(RecordIndex) -> &'a str) -> Option<RecordIndex> {
        let position = *self.slots.get(self.slot(wanted, &id))?;
        (position != FREE).then_some(RecordIndex(position))
    }

    /// Whether an earlier record has the id of the one at this position already.
    pub fn is_repeated(&self, index: RecordIndex) -> bool {
        !self.repeated.is_empty() && self.repeated.binary_search(&index.0).is_ok()
    }

    /// The slot in which `wanted` is, or would be.
    fn slot<'a>(&self, wanted: &str, id: &impl Fn(RecordIndex) -> &'a str) -> usize {
        let mask = self.slots.len().saturating_sub(1);
        let mut slot = self.hashes.hash_one(wanted) as usize & mask;
        while self.slots.get(slot).is_some_and(|position| *position != FREE && id(RecordIndex(*position)) != wanted) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
