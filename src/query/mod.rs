//! What a person asks of a dataset: the rows of a table in some order, and what belongs to what.
//!
//! Plain data in, positions of records out. Deliberately absent: what is on screen or selected.

mod belonging;
mod series;
mod table;

pub use belonging::{
    Quoted, agencies_of, changes_of, functions_of, holders_of, measures_of, metrics_of, principles_of, quoted_in,
};
pub use series::{Series, series};
pub use table::{Column, Order, Row, rows, sorted};
