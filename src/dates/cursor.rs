//! What is still to be read of a folded text: words, numerals, years, and the sign between the ends of a range.

use crate::fold::is_dash;
use crate::numbers::of_date;

/// What is still to be read. A blank before what is read does not matter, as in `2019 年 6 月`.
pub(super) struct Cursor<'a> {
    pub rest: &'a str,
}

impl Cursor<'_> {
    /// Goes past the first of `words` with which the rest begins.
    pub fn skip(&mut self, words: &[&str]) -> bool {
        let text = self.rest.trim_start_matches(' ');
        let rest = words.iter().find_map(|word| text.strip_prefix(word));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads with `read`, or stays where it is.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let value = read(self);
        if value.is_none() {
            self.rest = before;
        }
        value
    }

    /// Whether `read` finds something here; nothing is gone past.
    pub fn finds<T>(&self, read: impl FnOnce(&mut Self) -> Option<T>) -> bool {
        read(&mut Cursor { rest: self.rest }).is_some()
    }

    /// A whole number of at most four digits, in Arabic or Chinese numerals.
    pub fn number(&mut self) -> Option<u16> {
        let text = self.rest.trim_start_matches(' ');
        let (value, length) = of_date(text)?;
        self.rest = &text[length..];
        Some(value)
    }

    /// The sign between the two ends of a range.
    pub fn to(&mut self) -> bool {
        let sign = self.attempt(|cursor| {
            cursor.skip(&["起"]);
            let text = cursor.rest.trim_start_matches(' ');
            let dashes = text.trim_start_matches(is_dash);
            let is_dashed = dashes.len() < text.len();
            cursor.rest = if is_dashed { dashes } else { cursor.rest };
            (is_dashed || cursor.skip(&["至", "到", "...", "..", "⋯"])).then_some(())
        });
        sign.is_some()
    }

    /// The sign between two that follow each other, such as 一、二季度.
    pub fn and(&mut self) -> bool {
        self.skip(&["、", "和", "及", "与"])
    }

    /// A year with 年, or without it where what follows can only follow a year: 2018至2020年, 2019上半年.
    pub fn year(&mut self) -> Option<u16> {
        self.attempt(|cursor| {
            let year = cursor.number().filter(|year| (1000..=9999).contains(year))?;
            let is_year = cursor.skip(&["年度", "年"])
                || cursor.finds(|cursor| cursor.unmistakable_part(year))
                || cursor.finds(|cursor| cursor.to().then(|| cursor.year()).flatten());
            is_year.then_some(year)
        })
    }
}
