//! Dates and periods as exact as the source gives them and no more.
//!
//! Written as in ISO 8601-1: `2019`, `2019-06`, `2019-06-30`, and a period `2019-01/2019-05` with both ends included.
//! Deliberately absent: clocks and time zones; a reform is dated by the calendar.

use super::written::as_string;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A year, a month of a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Gregorian year, 1 to 9999.
    pub year: u16,
    /// Month 1 to 12, if the source gives it.
    pub month: Option<u8>,
    /// Day 1 to 31, if the source gives it; only with a month.
    pub day: Option<u8>,
}

/// A span of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its first year, month or day.
    pub from: Date,
    /// Its last year, month or day.
    pub to: Date,
}

impl Date {
    /// The date a year earlier, as 同比 compares.
    pub fn a_year_before(self) -> Self {
        Self { year: self.year.saturating_sub(1), ..self }
    }

    /// The first day, as year, month and day.
    fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day, as year, month and day. Every month counts as having 31.
    fn last_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

impl Period {
    /// The period a year earlier, as 同比 compares.
    pub fn a_year_before(self) -> Self {
        Self { from: self.from.a_year_before(), to: self.to.a_year_before() }
    }

    /// Whether both have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.from.first_day() <= other.to.last_day() && other.from.first_day() <= self.to.last_day()
    }

    /// Whether every day of the other is one of this.
    pub fn contains(self, other: Self) -> bool {
        self.from.first_day() <= other.from.first_day() && other.to.last_day() <= self.to.last_day()
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected a date such as 2019, 2019-06 or 2019-06-30, found {text:?}");
        let part = |(part, width): (&str, usize)| {
            let is_shaped = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| is_shaped)
        };
        // A fourth part has no width that it could be of.
        let parts: Vec<u16> = text.split('-').zip([4, 2, 2, 0]).map(part).collect::<Option<_>>().ok_or_else(wrong)?;
        let [month, day] = [1, 2].map(|at| parts.get(at).map(|part| *part as u8));
        let date = Self { year: parts[0], month, day };
        let in_range = date.year >= 1
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=days_in(date.year, month.unwrap_or(1))).contains(&day));
        in_range.then_some(date).ok_or_else(wrong)
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let period = Self { from: from.parse()?, to: to.parse()? };
        if period.from.year > period.to.year || (period.from.year == period.to.year && period.from > period.to) {
            return Err(format!("the period {text:?} ends before it begins"));
        }
        Ok(period)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if self.from == self.to { self.from.fmt(formatter) } else { write!(formatter, "{}/{}", self.from, self.to) }
    }
}

/// A year, month or day as a pattern. How many days a month has is left to the parser.
const DATE: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

as_string!(Date format!("^{DATE}$"), "A year, month or day as in ISO 8601-1, such as 2019, 2019-06 or 2019-06-30.");
as_string!(Period format!("^{DATE}(/{DATE})?$"), "A date, or a first and a last one with a slash between them, both included.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_what_iso_8601_allows() {
        for text in ["2019", "2019-06", "2019-06-30", "2020-02-29"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "19", "2019-13", "2019-00", "2019-02-29", "2019-6", "2019-06-30-01", "+019", "二〇一九"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_has_an_order() {
        for text in ["2019", "2019-01/2019-05", "2018/2019-06"] {
            assert_eq!(text.parse::<Period>().map(|period| period.to_string()), Ok(text.to_owned()));
        }
        for text in ["2019-05/2019-01", "2019/2018", "2019/", "/"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_overlap_and_contain_one_another_to_the_day() {
        for (one, other, overlap, contain) in [
            ("2019", "2019", true, true),
            ("2019", "2019-06-30", true, true),
            ("2019-06-30", "2019", true, false),
            ("2019-06", "2019-06-30/2019-07-01", true, false),
            ("2018/2020", "2019-01/2019-05", true, true),
            ("2019-02", "2019-02-28", true, true),
            ("2019-06", "2019-07", false, false),
            ("2018", "2019-01-01", false, false),
        ] {
            let [one, other]: [Period; 2] = [one, other].map(|text| text.parse().unwrap());
            assert_eq!((one.overlaps(other), one.contains(other)), (overlap, contain), "{one} {other}");
            assert_eq!(other.overlaps(one), overlap, "{one} {other}");
        }
    }

    #[test]
    fn a_year_before_keeps_months() {
        let period: Period = "2019-01/2019-06".parse().unwrap();
        assert_eq!(period.a_year_before().to_string(), "2018-01/2018-06");
    }
}
