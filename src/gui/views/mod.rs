//! The views of a dataset, one for each tab.

pub mod beginning;
pub mod flow;
pub mod metrics;
pub mod overview;
pub mod principle;
pub mod problems;
pub mod record_table;
pub mod records;
pub mod results;
pub mod row_place;
