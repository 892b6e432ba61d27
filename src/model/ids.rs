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
    /// Whether no two records have the same id.
    are_unique: bool,
    /// Seeded anew each time, so that no file can make ids collide on purpose.
    hashes: RandomState,
}

const FREE: u32 = u32::MAX;

impl Ids {
    /// A table of `count` records. Of several with the same id the first is found.
    pub fn new<'a>(count: usize, id: impl Fn(RecordIndex) -> &'a str) -> Self {
        let slots = vec![FREE; (count * 2).next_power_of_two()];
        let mut ids = Self { slots, are_unique: true, hashes: RandomState::new() };
        for position in 0..count as u32 {
            let slot = ids.slot(id(RecordIndex(position)), &id);
            match ids.slots[slot] {
                FREE => ids.slots[slot] = position,
                _ => ids.are_unique = false,
            }
        }
        ids
    }

    /// Whether no two records have the same id.
    pub fn are_unique(&self) -> bool {
        self.are_unique
    }

    /// The record whose id this is. `id` must be that of the call of [`Ids::new`].
    pub fn find<'a>(&self, wanted: &str, id: impl Fn(RecordIndex) -> &'a str) -> Option<RecordIndex> {
        let position = *self.slots.get(self.slot(wanted, &id))?;
        (position != FREE).then_some(RecordIndex(position))
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
