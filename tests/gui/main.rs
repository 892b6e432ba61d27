//! The tests of the window, in one binary, one module per subject.
//!
//! They drive what people see through its accessibility tree, by role and name, and need neither display nor graphics card.

mod attaching;
mod comfort;
mod exporting;
mod finding;
mod forms;
mod keyboard;
mod languages;
mod long;
mod marks;
mod opening;
mod pictures;
mod reader;
mod reading;
mod reloading;
mod selecting;
mod sessions;
mod sight;
#[cfg(feature = "snapshots")]
mod snapshots;
mod tables;
mod walking;
mod window;
