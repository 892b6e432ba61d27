//! What the generator knows of what it wrote, counted apart from the program that is to find it again.

use reform_explorer::model::{Level, RecordType, Vocabulary};
use serde::Serialize;
use std::collections::BTreeMap;

/// A character that no name contains, and that is written into the summary of a few agencies.
pub const RARE: &str = "鼴鼱";

/// A word that is written into the summary of every third agency.
pub const COMMON: &str = "窗口";

/// The true answers to what the program is asked about the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Books {
    /// How many records there are of each type, by its code.
    pub records: BTreeMap<&'static str, usize>,
    /// How many agencies stand at each level, by its code.
    pub levels: BTreeMap<&'static str, usize>,
    /// How many records contain a word.
    pub words: BTreeMap<&'static str, usize>,
}

impl Books {
    /// How many records there are in all.
    pub fn total(&self) -> usize {
        self.records.values().sum()
    }

    pub(super) fn note(&mut self, record_type: RecordType) {
        *self.records.entry(record_type.code()).or_default() += 1;
    }

    pub(super) fn note_level(&mut self, level: Level) {
        *self.levels.entry(level.code().code).or_default() += 1;
    }

    pub(super) fn note_word(&mut self, word: &'static str) {
        *self.words.entry(word).or_default() += 1;
    }
}
