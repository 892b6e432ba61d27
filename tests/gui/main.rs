//! The tests of the window, in one binary, one module per subject.
//!
//! They drive what people see through its accessibility tree, by role and name, and need neither display nor graphics card.

mod exporting;
mod finding;
mod languages;
mod opening;
mod pictures;
mod reading;
mod selecting;
#[cfg(feature = "snapshots")]
mod snapshots;
mod tables;
mod window;
