//! Exports, read back.

mod citation;
mod csv;
mod document;
mod docx;
mod hostile;
mod html;
mod json_lines;
mod jsonld;
mod markdown;
mod place;
mod schema;
mod schema_1;
mod svg;
mod tags;
mod xlsx;

use crate::common::day;
use reform_explorer::export::{Format, Selection, export_to};
use reform_explorer::model::{Dataset, Language, RecordIndex};
use std::ops::ControlFlow;

/// A selection of `records` as text.
fn exported(dataset: &Dataset, records: Vec<RecordIndex>, format: Format, language: Language) -> String {
    let selection = Selection::new(dataset, records, day(), language);
    let mut written = Vec::new();
    export_to(&selection, format, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    String::from_utf8(written).expect("exports are UTF-8")
}

/// Subsets of a dataset: all of it, and some of every size, the same ones each time.
fn subsets(dataset: &Dataset) -> Vec<Vec<RecordIndex>> {
    let mut state = 0x5eed_u64;
    let mut random = move || {
        // The multiplier of Knuth's MMIX generator; its high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    let mut subsets = vec![dataset.indices().collect()];
    for one_in in [2, 3, 5, 9, 17, 40, 40, 40] {
        subsets.push(dataset.indices().filter(|_| random() % one_in == 0).collect());
    }
    subsets
}
