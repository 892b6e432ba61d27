//! Rows of cells as lines of CSV.

use super::BYTE_ORDER_MARK;
use crate::export::cell::{Cell, guarded};
use crate::export::options::Options;
use std::io::{self, Write};

/// Writes rows one by one.
pub(super) struct RowWriter<'a> {
    rows: ::csv::Writer<&'a mut dyn Write>,
}

impl<'a> RowWriter<'a> {
    pub(super) fn new(options: Options, writer: &'a mut dyn Write) -> io::Result<Self> {
        if options.byte_order_mark {
            writer.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        Ok(Self { rows: ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(writer) })
    }

    pub(super) fn header(&mut self, names: &[String]) -> io::Result<()> {
        Ok(self.rows.write_record(names)?)
    }

    pub(super) fn cells(&mut self, cells: impl IntoIterator<Item = Cell>) -> io::Result<()> {
        Ok(self.rows.write_record(cells.into_iter().map(written))?)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

/// The cell as a program reads it and a spreadsheet does not run it.
fn written(cell: Cell) -> String {
    let text = cell.text();
    let is_text = matches!(cell, Cell::Text(_) | Cell::Ids(_));
    if is_text { guarded(text) } else { text }
}
