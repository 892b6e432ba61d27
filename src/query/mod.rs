//! What a person asks of a dataset: records by terms and facets, the rows of a table in some order, and what belongs to what.
//!
//! Plain data in, positions of records out. Deliberately absent: what is on screen or selected.

mod amount;
mod belonging;
mod cell;
mod columns;
mod condition;
mod dated;
mod difference;
mod expression;
mod facet;
mod facet_value;
mod filter;
mod flow;
mod glossary;
mod highlight;
mod index;
mod labels;
mod listing;
mod matrix;
mod narrowing;
mod nearest;
mod order;
mod parse;
mod pinyin;
mod reading;
mod search;
mod series;
mod succession;
mod survey;
mod table;
mod texts;
mod wanted;

pub use belonging::{
    Quoted, agencies_of, changes_of, functions_of, holders_of, measures_of, metrics_of, principles_of, quoted_in,
};
pub use cell::cell;
pub use dated::{Dated, dated};
pub use difference::Differences;
pub use expression::{Constraint, Query, Term};
pub use facet::Facet;
pub use facet_value::FacetValue;
pub use filter::{FacetCounts, ValueCount};
pub use flow::{FLOW_COLUMNS, Flow, FlowContent, FlowGroup, FlowLink, FlowNode, Unfolded, flow, unfolded_flow};
pub use glossary::Glossary;
pub use highlight::{found, marks};
pub use index::Index;
pub use labels::misspelt;
pub use listing::{Listing, ListingRequest, Ranks};
pub use matrix::{LevelMatrix, LevelRow, level_matrix};
pub use narrowing::{ShownFacet, shown_facets};
pub use order::Ordered;
pub use reading::{LANES, Mark, MarkedPassage, Paragraph, Reading, in_bytes, in_characters};
pub use search::{Findings, Found, Group, Hit, Request, constraint, find};
pub use series::{Observation, Series, SeriesLine, series};
pub use succession::{End, Succession, first_successions, successions};
pub use survey::{LevelSummary, Survey};
pub use table::{Column, Order, Row, kinds_of_changes, ranks, row, rows, sorted};
pub use texts::Class;
pub use wanted::{Fit, Wanted};
