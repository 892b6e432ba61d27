//! What several modules of these tests need.

use reform_explorer::load::{self, FoundSource, Loaded};
use reform_explorer::model::{Dataset, Date, RecordIndex};
use std::ops::ControlFlow;
use std::path::Path;

/// The datasets that come with the program, by name.
pub const SHIPPED: [(&str, &str); 2] = [("Chengdu", load::CHENGDU), ("example town", load::EXAMPLE_TOWN)];

/// The first page of the documentation.
pub const README: &str = include_str!("../../README.md");

/// Reads a dataset without the texts of its sources.
pub fn read(text: &str) -> Loaded {
    load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).expect("the text is a dataset")
}

/// The positions of the records with these ids.
pub fn positions(dataset: &Dataset, ids: &[&str]) -> Vec<RecordIndex> {
    ids.iter().map(|id| dataset.find(id).expect("the id is in the dataset")).collect()
}

/// A day to export on.
pub fn day() -> Date {
    "2026-11-23".parse().expect("a date")
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
