//! Rows of a table as spreadsheets take them from the clipboard: cells parted by tabs, none of them a formula.
//!
//! Deliberately absent: the choice of rows, and the files that the other formats write.

use super::cell::guarded;
use crate::model::{Dataset, RecordIndex, RecordType};
use crate::parallel;
use crate::query::{Column, cell, row};
use crate::words::Words;
use std::ops::ControlFlow;

/// How many rows one thread words at a time.
const PIECE: usize = 1024;

/// The rows of these records under the headings of these columns.
pub fn rows_as_text(
    words: &Words,
    dataset: &Dataset,
    record_type: RecordType,
    columns: &[Column],
    records: &[RecordIndex],
) -> String {
    let mut text = line(columns.iter().map(|column| words.get(column.heading(record_type)).to_owned()));
    let piece = |piece: &[RecordIndex]| {
        let mut lines = String::new();
        for record in piece {
            let row = row(dataset, words, *record);
            lines.push('\n');
            lines.push_str(&line(columns.iter().map(|column| cell(words, dataset, &row, *column))));
        }
        lines
    };
    let _ = parallel::in_order(records.chunks(PIECE), piece, &mut |lines| {
        text.push_str(&lines);
        ControlFlow::Continue(())
    });
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let plain = |cell: String| guarded(cell.replace(['\t', '\n', '\r'], " "));
    cells.map(plain).collect::<Vec<_>>().join("\t")
}
