//! Times in figures alone: 2019-06-30, 2019.6.30, 2018.02—2019.06, 2018～2020.
//!
//! Among other words they are times only where they can hardly be anything else: a whole date, or a range of months or of years near our
//! own. A number of a standard, a sum or a count is none.

use super::cursor::Cursor;
use super::parts::Stretch;
use crate::model::Date;

/// The years that a range of bare years is taken from.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

/// What makes an amount of the number before it.
const AMOUNTS: &str = "十百千万亿兆余多个名户家人件项元角分吨亩米公里克平立辆座所处次位条台套种类号倍度天小%‰℃";

impl Cursor<'_> {
    /// A time in figures that stands after `before`.
    pub fn numeric(&mut self, before: &str) -> Option<Stretch> {
        let is_of_name =
            |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '-' | '.' | '第' | '号' | '$' | '¥');
        if before.trim_end_matches(' ').ends_with(is_of_name) {
            return None;
        }
        self.attempt(|cursor| {
            let first = cursor.figures()?;
            let last = cursor.attempt(|cursor| cursor.to().then(|| cursor.figures()).flatten());
            let is_likely = match (first, last) {
                (Date { day: Some(_), .. }, _) => true,
                (first, Some(last)) if first.month.is_some() == last.month.is_some() && last.day.is_none() => {
                    YEARS.contains(&first.year) && YEARS.contains(&last.year) && first <= last && !cursor.makes_amount()
                }
                _ => false,
            };
            is_likely.then(|| Stretch { to: last.unwrap_or(first), ..Stretch::one(first) })
        })
    }

    /// A year with the month and the day that are written after it in the same way.
    fn figures(&mut self) -> Option<Date> {
        let year = self.digits(4..=4)?;
        let mut parts = [None, None];
        let mut separator = None;
        for part in &mut parts {
            *part = self.attempt(|cursor| {
                let sign = cursor.rest.chars().next().filter(|sign| matches!(sign, '-' | '.' | '/'))?;
                cursor.rest = &cursor.rest[1..];
                (separator.get_or_insert(sign) == &sign).then(|| cursor.digits(1..=2)).flatten()
            });
            if part.is_none() {
                break;
            }
        }
        let is_year = self.rest.starts_with('年') || self.rest.starts_with('月');
        let narrow = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        (!is_year).then(|| Date { year, month: narrow(parts[0]), day: narrow(parts[1]) })
    }

    /// A number of so many Arabic digits and no more.
    fn digits(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<u16> {
        let text = self.rest.trim_start_matches(' ');
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let value = text[..length].parse().ok().filter(|_| count.contains(&length))?;
        self.rest = &text[length..];
        Some(value)
    }

    /// Whether what follows makes an amount of the number before it.
    fn makes_amount(&self) -> bool {
        let mut letters = self.rest.trim_start_matches(' ').chars();
        match letters.next() {
            Some('.' | ',' | '-' | '/') => letters.next().is_some_and(|letter| letter.is_ascii_digit()),
            Some(letter) => letter.is_ascii_alphanumeric() || AMOUNTS.contains(letter),
            None => false,
        }
    }
}

/// The time that a text is which has nothing but figures and signs.
pub(super) fn whole(text: &str) -> Option<Stretch> {
    let mut cursor = Cursor { rest: text };
    let first = cursor.figures()?;
    let last = match cursor.rest.is_empty() {
        true => first,
        false => (cursor.to() || cursor.skip(&["/"])).then(|| cursor.figures()).flatten()?,
    };
    cursor.rest.is_empty().then(|| Stretch { to: last, ..Stretch::one(first) })
}
