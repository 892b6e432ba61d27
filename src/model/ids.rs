//! The positions of records, and finding them by id.
//!
//! A table of positions: the ids themselves stay in the records, where they are compared. Beside each position stands a part of the
//! hash of its id, so that hardly any record is looked at in vain, for each look costs a trip to memory. Deliberately absent: removal.

use crate::parallel;
use std::hash::{BuildHasher, RandomState};

/// The position of a record among all records of its dataset, in the order of `RecordType::ALL` and then of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordIndex(pub(super) u32);

impl RecordIndex {
    /// The position as a number counted from 0, for tables that run parallel to the records.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// The positions of records by their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// Twice as many as there are records, or more, in a power of two; none without records.
    slots: Vec<Slot>,
    /// Seeded anew each time, so that no file can make ids collide on purpose.
    hashes: RandomState,
    /// The records whose ids others before them have, in order.
    repeated: Vec<RecordIndex>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    position: u32,
    /// The upper half of the hash of the id.
    hash: u32,
}

/// How many records one thread hashes at a time.
const PIECE: usize = 4096;

const FREE: Slot = Slot { position: u32::MAX, hash: 0 };

impl Ids {
    /// The first record of each id; `id` gives the id of a record.
    pub fn new<'a>(count: usize, id: impl Fn(RecordIndex) -> &'a str + Sync) -> Self {
        let slots = vec![FREE; (count * 2).next_power_of_two()];
        let mut ids = Self { slots, hashes: RandomState::new(), repeated: Vec::new() };
        let hashes = parallel::collect(count.div_ceil(PIECE), |piece| {
            let records = piece * PIECE..count.min((piece + 1) * PIECE);
            records.map(|position| ids.hashes.hash_one(id(RecordIndex(position as u32)))).collect::<Vec<u64>>()
        });
        for (position, hash) in (0..).zip(hashes.into_iter().flatten()) {
            let slot = ids.slot(id(RecordIndex(position)), hash, &id);
            if ids.slots[slot].position == FREE.position {
                ids.slots[slot] = Slot { position, hash: upper(hash) };
            } else {
                ids.repeated.push(RecordIndex(position));
            }
        }
        ids
    }

    /// The first record with the id `wanted`.
    pub fn find<'a>(&self, wanted: &str, id: impl Fn(RecordIndex) -> &'a str) -> Option<RecordIndex> {
        let position = self.slots.get(self.slot(wanted, self.hashes.hash_one(wanted), &id))?.position;
        (position != FREE.position).then_some(RecordIndex(position))
    }

    /// Whether a record before this one has the same id.
    pub fn is_repeated(&self, record: RecordIndex) -> bool {
        self.repeated.binary_search(&record).is_ok()
    }

    /// Whether no two records have the same id.
    pub fn are_unique(&self) -> bool {
        self.repeated.is_empty()
    }

    /// The slot in which `wanted` is, or would be.
    fn slot<'a>(&self, wanted: &str, hash: u64, id: &impl Fn(RecordIndex) -> &'a str) -> usize {
        let mask = self.slots.len().saturating_sub(1);
        let is_other = |slot: &Slot| {
            slot.position != FREE.position && (slot.hash != upper(hash) || id(RecordIndex(slot.position)) != wanted)
        };
        let mut slot = hash as usize & mask;
        while self.slots.get(slot).is_some_and(is_other) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}
