//! How much the program reads, shows and lists at most: one constant each, with the reason for its size.
//!
//! The README shows the same figures under "Limits"; a test compares them. Deliberately absent: limits of other programs' formats,
//! which belong to their exports, and the sizes of blocks and caches, which nobody notices.

/// Bytes of a dataset, from a file or a stream. A million records take about 0.6 GB; reading needs two to three times the size of the
/// file in memory.
pub const DATASET: u64 = 2 << 30;

/// Bytes of the text of a source: more than twenty million Han characters.
pub const SOURCE_TEXT: u64 = 64 << 20;

/// Bytes of a settings file. A selection of a million records takes some 50 MB.
pub const SETTINGS: u64 = 512 << 20;

/// Bytes of one record as it is written, and so of any text in it.
pub const RECORD: usize = 16 << 20;

/// Characters of one text that the window lays out. The whole text can be copied.
pub const SHOWN: usize = 4_000;

/// Characters of one paragraph of a source that the reader lays out.
pub const PARAGRAPH: usize = 50_000;

/// Characters of a title in the title of the window, in lists and in messages.
pub const TITLE: usize = 300;

/// Characters of the file's own words that a message about a problem repeats. The message says where the rest stands.
pub const QUOTED: usize = 1_000;

/// Characters of a name that are compared by sound and likeness. A longer name is found by the letters in it.
pub const NAME: usize = 1_000;

/// Characters of a query. Each of its words is a pass over all texts.
pub const QUERY: usize = 1_000;

/// Places around a place that count as places of its records.
pub const LEVELS: usize = 64;

/// Problems of a file that `check` lists unless it is asked for another number.
pub const PROBLEMS: usize = 10_000;
