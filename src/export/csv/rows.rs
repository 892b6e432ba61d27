//! Rows of cells as lines of CSV.

use super::BYTE_ORDER_MARK;
use crate::export::cell::{Cell, begins_like_formula, guarded};
use crate::export::options::Options;
use std::borrow::Cow;
use std::io;

/// Writes rows one by one into memory.
pub(super) struct RowWriter<'a> {
    rows: ::csv::Writer<&'a mut Vec<u8>>,
}

impl<'a> RowWriter<'a> {
    /// Begins a file with the names of its columns.
    pub(super) fn begin(options: Options, names: &[String], bytes: &'a mut Vec<u8>) -> io::Result<Self> {
        if options.byte_order_mark {
            bytes.extend_from_slice(BYTE_ORDER_MARK.as_bytes());
        }
        let mut begun = Self::go_on(bytes);
        begun.rows.write_record(names)?;
        Ok(begun)
    }

    /// Goes on with a file that has been begun.
    pub(super) fn go_on(bytes: &'a mut Vec<u8>) -> Self {
        Self { rows: ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(bytes) }
    }

    pub(super) fn cells(&mut self, cells: &[Cell]) -> io::Result<()> {
        cells.iter().try_for_each(|cell| self.rows.write_field(written(cell).as_bytes()))?;
        Ok(self.rows.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

/// The cell as a program reads it and a spreadsheet does not run it.
fn written<'a>(cell: &'a Cell) -> Cow<'a, str> {
    let text = cell.text();
    let is_text = matches!(cell, Cell::Text(_) | Cell::Ids(_));
    if is_text && begins_like_formula(&text) { guarded(text.into_owned()).into() } else { text }
}
