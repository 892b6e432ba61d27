//! One sheet of a workbook, written row by row.
//!
//! Deliberately absent: which records stand in it.

use super::Bounds;
use super::layout::Place;
use super::look::{Look, Width, height};
use super::save::caught;
use crate::export::cell::{Cell, Reference, begins_like_formula};
use crate::export::limit::Limit;
use crate::model::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, IgnoreError, Url, Worksheet, XlsxError};
use std::io;
use std::ops::AddAssign;

/// How many digits a number keeps in Excel (Microsoft Support, "Excel specifications and limits").
const EXACT_DIGITS: usize = 15;

/// The number of this size of paper (ECMA-376 part 1, 18.3.1.63).
const A4: u8 = 9;

/// The first year whose days all spreadsheets count alike: Excel gives 1900 a 29 February.
const FIRST_YEAR: u16 = 1901;

/// How many rows get the height that their text needs. The library holds every height in memory; further down, each program does as it does.
const ROWS_WITH_HEIGHT: u32 = 50_000;

/// The mark of text that was shortened.
const ELLIPSIS: char = '…';

/// What the cells could not take as it was.
#[derive(Clone, Copy, Default)]
pub(super) struct Losses {
    shortened: usize,
    unlinked: usize,
}

/// A sheet with a header, of which rows are written one after the other.
pub(super) struct SheetWriter<'a> {
    worksheet: &'a mut Worksheet,
    look: &'a Look,
    bounds: Bounds,
    widths: Vec<Width>,
    rows: u32,
    /// Whether the last row has a height of its own.
    ends_high: bool,
    links: usize,
    losses: Losses,
}

impl<'a> SheetWriter<'a> {
    /// Begins the sheet with the names of its columns.
    pub(super) fn begin(worksheet: &'a mut Worksheet, names: &[String], look: &'a Look, bounds: Bounds) -> io::Result<Self> {
        caught(|| {
            for (column, name) in (0..).zip(names) {
                worksheet.write_string_with_format(0, column, name, &look.header)?;
            }
            let lines = names.iter().map(|name| name.lines().count()).max().unwrap_or(1);
            worksheet.set_row_height(0, height(lines)).map(|_| ())
        })?;
        let widths = names.iter().map(|name| Width::of_header(name)).collect();
        Ok(Self { worksheet, look, bounds, widths, rows: 1, ends_high: false, links: 0, losses: Losses::default() })
    }

    /// Writes the next row. `place` tells where a reference leads.
    pub(super) fn row(&mut self, cells: &[Cell], place: impl Fn(&Reference) -> Option<Place>) -> io::Result<()> {
        let row = self.rows;
        let mut lines = 1;
        for (column, cell) in (0..).zip(cells) {
            let text = cell.text();
            self.widths[usize::from(column)].hold(&text);
            lines = lines.max(Width::lines(&text));
            self.cell(row, column, cell, &place)?;
        }
        self.ends_high = lines > 1 && row < ROWS_WITH_HEIGHT;
        if self.ends_high {
            caught(|| self.worksheet.set_row_height(row, height(lines)).map(|_| ()))?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Makes the first cell of the last row, with this text, lead to `place`. Only for a sheet that is kept in memory.
    pub(super) fn link_first(&mut self, text: &str, place: &Place) -> io::Result<()> {
        let (row, url) = (self.rows - 1, Url::new(format!("internal:{}", place.address())).set_text(text));
        caught(|| self.worksheet.write_url_with_format(row, 0, url, &self.look.link).map(|_| ()))
    }

    /// Ends the sheet and tells what it could not take.
    pub(super) fn finish(self) -> io::Result<Losses> {
        let (last_row, last_column) = (self.rows - 1, self.widths.len() as u16 - 1);
        caught(|| {
            if self.ends_high {
                // The library writes the last row twice if it has a height, which no program has to accept. A cell that comes and goes
                // leaves an empty row after it, which all of them ignore.
                self.worksheet.write_blank(self.rows, 0, &self.look.text)?.clear_cell(self.rows, 0);
            }
            for (column, width) in (0..).zip(&self.widths) {
                self.worksheet.set_column_width(column, width.digits())?;
            }
            self.worksheet
                .set_freeze_panes(1, 1)?
                .autofilter(0, 0, last_row, last_column)?
                .ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?
                .set_repeat_rows(0, 0)?
                .set_repeat_columns(0, 0)?
                .set_landscape()
                .set_print_fit_to_pages(1, 0)
                .set_paper_size(A4)
                .set_footer("&L&A&R&P / &N");
            Ok(self.losses)
        })
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell, place: &impl Fn(&Reference) -> Option<Place>) -> io::Result<()> {
        match cell {
            Cell::Ids(references) => self.references(row, column, &cell.text(), references, place),
            Cell::Number(number) => match exact(*number) {
                Some(value) => {
                    let format = if number.is_integer() { &self.look.whole } else { &self.look.fraction };
                    caught(|| self.worksheet.write_number_with_format(row, column, value, format).map(|_| ()))
                }
                None => self.text(row, column, &cell.text()),
            },
            Cell::Date(date) => match full_date(*date) {
                Some(day) => {
                    caught(|| self.worksheet.write_datetime_with_format(row, column, &day?, &self.look.date).map(|_| ()))
                }
                None => self.text(row, column, &cell.text()),
            },
            Cell::Flag(flag) => {
                caught(|| self.worksheet.write_boolean_with_format(row, column, *flag, &self.look.flag).map(|_| ()))
            }
            Cell::Text(_) | Cell::Digits(_) => self.text(row, column, &cell.text()),
        }
    }

    fn text(&mut self, row: u32, column: u16, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let format = if begins_like_formula(text) { &self.look.quoted } else { &self.look.text };
        let text = shortened(text, self.bounds.letters, &mut self.losses);
        caught(|| self.worksheet.write_string_with_format(row, column, text, format).map(|_| ()))
    }

    /// The ids as a link to the first of them that is in the workbook: a cell has one link at most.
    fn references(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        references: &[Reference],
        place: &impl Fn(&Reference) -> Option<Place>,
    ) -> io::Result<()> {
        let Some((reference, place)) = references.iter().find_map(|reference| Some((reference, place(reference)?))) else {
            return self.text(row, column, text);
        };
        if self.links == self.bounds.links {
            self.losses.unlinked += 1;
            return self.text(row, column, text);
        }
        self.links += 1;
        let format: &Format = if begins_like_formula(text) { &self.look.quoted_link } else { &self.look.link };
        let text = shortened(text, self.bounds.letters, &mut self.losses);
        let mut url = Url::new(format!("internal:{}", place.address())).set_text(text);
        if references.len() > 1 {
            url = url.set_tip(format!("→ {}", reference.id.chars().take(100).collect::<String>()));
        }
        caught(|| self.worksheet.write_url_with_format(row, column, url, format).map(|_| ()))
    }
}

impl Losses {
    pub(super) fn limits(self) -> Vec<Limit> {
        let shortened = (self.shortened > 0).then_some(Limit::Shortened(self.shortened));
        let unlinked = (self.unlinked > 0).then_some(Limit::Unlinked(self.unlinked));
        shortened.into_iter().chain(unlinked).collect()
    }
}

impl AddAssign for Losses {
    fn add_assign(&mut self, other: Self) {
        self.shortened += other.shortened;
        self.unlinked += other.unlinked;
    }
}

/// The number if Excel keeps all of its digits.
fn exact(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs().to_string();
    let significant = digits.trim_end_matches('0').len();
    // Through its text, which is rounded once and rightly.
    (significant <= EXACT_DIGITS).then(|| number.to_string().parse().ok()).flatten()
}

/// The day, if the date is one that a spreadsheet can count.
fn full_date(date: Date) -> Option<Result<ExcelDateTime, XlsxError>> {
    let (month, day) = (date.month?, date.day?);
    (date.year >= FIRST_YEAR).then(|| ExcelDateTime::from_ymd(date.year, month, day))
}

/// The text with at most `limit` UTF-16 code units, the mark included.
fn shortened(text: &str, limit: usize, losses: &mut Losses) -> String {
    // No text has more code units than bytes.
    if text.len() <= limit || text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    losses.shortened += 1;
    let mut room = limit - ELLIPSIS.len_utf16();
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push(ELLIPSIS);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_such_where_excel_keeps_every_digit() {
        let cases = [
            ("0", Some(0.0)),
            ("-3", Some(-3.0)),
            ("46000", Some(46_000.0)),
            ("212330000000", Some(212_330_000_000.0)),
            ("0.1", Some(0.1)),
            ("123456789012345", Some(123_456_789_012_345.0)),
            ("1234567890123450000000", Some(1.23456789012345e21)),
            ("1234567890123456", None),
            ("0.1234567890123456", None),
        ];
        for (text, expected) in cases {
            assert_eq!(exact(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn only_full_dates_are_dates() {
        for (date, expected) in
            [("2019", false), ("2019-06", false), ("2019-06-30", true), ("1900-12-31", false), ("9999-12-31", true)]
        {
            let day = full_date(date.parse().unwrap());
            assert_eq!(day.is_some_and(|day| day.is_ok()), expected, "{date}");
        }
    }

    #[test]
    fn text_is_shortened_at_letters() {
        for (text, limit, expected) in [
            ("機構改革", 4, "機構改革"),
            ("機構改革", 3, "機構…"),
            ("a😀b😀", 6, "a😀b😀"),
            ("a😀b😀", 5, "a😀b…"),
            ("a😀b😀", 3, "a…"),
            ("ab😀", 3, "ab…"),
        ] {
            let mut losses = Losses::default();
            assert_eq!(shortened(text, limit, &mut losses), expected);
            assert_eq!(losses.shortened, usize::from(text != expected));
        }
    }
}
