//! What lies beside and above a view: the record that is open, the facets, and what narrows a list.

pub mod detail;
pub mod facets;
pub mod filter_bar;
