//! The dates and periods that a text writes: 2019年6月30日, 1—5月, 2018～2020年, 前三季度, 二〇一九年, 2019-06-30.
//!
//! Texts are read in their folded form, so that script and width do not matter. Periods are as exact as the text and no more: 6月中旬
//! is June. What is written as a time and is none, such as 2月30日 or 2019年以來, is passed over as a whole, so that no part of it is
//! read as another time. Deliberately absent: 今年 and 去年, whose year only the date of a document could tell, and the part that a time
//! plays in its sentence.

mod cursor;
mod english;
mod numeric;
mod parts;
#[cfg(test)]
mod tests;

use crate::model::{Date, Period};
use cursor::Cursor;
use parts::Stretch;
use std::ops::Range;

/// A time that a text writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it stands, in bytes of the folded text.
    pub range: Range<usize>,
    /// Its first and last year, month or day; none where it is no period of the calendar or has no end.
    pub period: Option<Period>,
    /// Whether it writes its own year.
    pub names_year: bool,
    /// Whether it is the end of its period, as in 年底 and 6月末.
    pub is_end: bool,
}

/// The time that begins at the byte `at` of a folded text. What writes no year is of `known_year`, or no time without one.
pub fn time_at(folded: &str, at: usize, known_year: Option<u16>) -> Option<Written> {
    let (before, text) = folded.split_at(at);
    if before.ends_with(|letter: char| letter.is_ascii_digit()) || text.starts_with(' ') {
        return None;
    }
    let mut cursor = Cursor { rest: text };
    let written = |cursor: &Cursor, stretch: Stretch, names_year| Written {
        range: at..folded.len() - cursor.rest.len(),
        period: stretch.period().filter(|_| !is_open(cursor.rest)),
        names_year,
        is_end: stretch.is_end,
    };
    if let Some(stretch) = cursor.numeric(before) {
        return Some(written(&cursor, stretch, true));
    }
    let named = cursor.year();
    let year = named.or(known_year)?;
    let first = match cursor.part(year, named.is_some()) {
        Some(part) => part,
        None => named.map(Stretch::year)?,
    };
    let stretch = cursor.later(&first, year).unwrap_or(first);
    Some(written(&cursor, stretch, named.is_some()))
}

/// The period that a folded text is, if it is one and nothing else. Numbers alone are read here as nowhere else: `2019`, `2019-06`,
/// `2018-02..2019-06`, `2019-01/2019-05`; and so is English: `June 2021`, `30 June 2021`.
pub fn period(folded: &str) -> Option<Period> {
    let text = folded.trim();
    if let Some(stretch) = numeric::whole(text).or_else(|| english::whole(text)) {
        return stretch.period();
    }
    time_at(text, 0, None).filter(|written| written.range.end == text.len())?.period
}

/// Whether what follows a time takes its end away: 2019年以來, 6月起, 2018年至今.
fn is_open(rest: &str) -> bool {
    ["以来", "起", "至今"].iter().any(|word| rest.trim_start_matches(' ').starts_with(word))
}

/// A whole year.
fn year(year: u16) -> Date {
    Date { year, month: None, day: None }
}
