//! A national dataset of any size, invented from a seed: what benchmarks and the smoke run read.
//!
//! Every record follows from the seed and its own number alone, so that sections can be written one after the other, refer to
//! each other, and take no memory. The same seed gives the same bytes. Names come from a grammar of two lists of rare characters
//! and name no place or body that exists. Deliberately absent: a source text, so every piece of evidence is unverified.

mod books;
mod names;
mod record;
mod write;

pub use books::Books;
pub use write::{Notation, write};

/// What a dataset is made from.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many agencies there are.
    pub agencies: u64,
    /// What they are invented from.
    pub seed: u64,
}

/// Tells apart what one record needs several numbers for.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
enum Aspect {
    Place,
    Field,
    Form,
    Count,
    Rarity,
    Body,
    Other,
    Value,
}

impl Plan {
    /// How many places there are: one for the whole country, and each other within one above it.
    fn places(self) -> u64 {
        1 + self.agencies / 20
    }

    /// How many functions there are.
    fn functions(self) -> u64 {
        40 + self.agencies / 2500
    }

    /// How many agencies are parts of the first one, as many as a ministry has offices.
    fn offices_of_first(self) -> u64 {
        (self.agencies / 100).min(10_000)
    }

    /// A number below `end` for an aspect of the record of this number.
    fn pick(self, record: u64, aspect: Aspect, end: u64) -> u64 {
        // SplitMix64, a published generator of a few operations whose every output stands alone.
        let mut mixed =
            self.seed ^ record.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (aspect as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }
}
