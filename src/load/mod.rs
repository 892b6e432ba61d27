//! From bytes to a dataset and every problem in it.
//!
//! [`outline`] finds where each record of a file begins and ends, with the landmarks of [`recover`] where the file does not hold
//! together; each is then read on its own with `ron`, or `serde_json` where the file is JSON, so that a broken record costs that record and not the file, and so that everything found later still has a line
//! and a column. A defect in the data is a [`Problem`] and loading goes on; a [`LoadError`] means that there is nothing to show.
//!
//! Deliberately absent: a decision about a file with problems, and words for them (those are in the message table, by
//! [`Problem::code`]).

mod anchors;
mod built_in;
mod changes;
mod check;
mod consequences;
mod cut;
mod cycles;
mod defect;
mod encoding;
mod extent;
mod external;
mod figures;
mod file;
mod flaw;
mod grammar;
mod landmark;
mod lex;
mod line_ends;
mod locate;
mod names;
mod notation;
mod outline;
mod part;
mod place;
mod problem;
mod read;
mod recover;
mod repair;
mod scan;
mod slip;
mod source_texts;
mod texts;
mod value;
mod verdict;

pub use anchors::{AnchorCounts, Anchors, FileText, FoundSource, KnownText, Standing, counts_towards_coverage, source_of};
pub use built_in::{BUILT_IN, BuiltIn, CHENGDU, EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT};
pub use defect::{Bodies, Defect, Severity};
pub use encoding::{decode_dataset as decode, decode_text};
pub use file::{Accept, beginning, open_with, read_input, read_text};
pub use flaw::{Expectation, Flaw, Form, Obstacle};
pub use names::nearest;
pub use place::Location;
pub use problem::{Fix, LoadError, Problem, fixes, mended};
pub use read::{Loaded, Progress, Stage, parse, parse_with};
pub use repair::is_unprintable;
pub use source_texts::{Place, Texts, beside, read_source_file, text_key, text_keys};
pub use texts::BLANK;
