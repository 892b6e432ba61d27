//! Parts of a year and the ranges that end with one: halves, quarters, months, days.

use super::cursor::Cursor;
use super::year;
use crate::model::{Date, Period};

/// The first and the last year, month or day of what is written, which no calendar need have.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub from: Date,
    pub to: Date,
    /// Its end is meant: 底, 末.
    pub is_end: bool,
}

impl Stretch {
    /// A whole year.
    pub fn year(number: u16) -> Self {
        Self::one(year(number))
    }

    pub fn one(date: Date) -> Self {
        Self { from: date, to: date, is_end: false }
    }

    fn months(year: u16, from: u16, to: u16) -> Self {
        // What no month has the number of is no date, and found out as one.
        let month = |month| Date { year, month: Some(u8::try_from(month).unwrap_or(u8::MAX)), day: None };
        Self { from: month(from), to: month(to), is_end: false }
    }

    fn quarters(year: u16, from: u16, to: u16) -> Self {
        Self::months(year, from.saturating_mul(3).saturating_sub(2), to.saturating_mul(3))
    }

    /// The period, if the calendar has it.
    pub fn period(&self) -> Option<Period> {
        Period { from: self.from, to: self.to }.to_string().parse().ok()
    }
}

impl Cursor<'_> {
    /// A part of `year`. What may as well be something else needs the year right before it.
    pub fn part(&mut self, year: u16, is_year_named: bool) -> Option<Stretch> {
        if self.skip(&["年底", "年末"]) || (is_year_named && self.skip(&["底", "末"])) {
            return Some(Stretch { is_end: true, ..Stretch::months(year, 12, 12) });
        }
        let part = self.unmistakable_part(year).or_else(|| self.months(year));
        part.or_else(|| is_year_named.then(|| self.short_quarter(year)).flatten())
    }

    /// A part of `year` that is nothing else either, even right after a number.
    pub fn unmistakable_part(&mut self, year: u16) -> Option<Stretch> {
        if self.skip(&["上半年"]) {
            return Some(Stretch::months(year, 1, 6));
        }
        if self.skip(&["下半年"]) {
            return Some(Stretch::months(year, 7, 12));
        }
        if self.skip(&["全年", "当年", "同年"]) {
            return Some(Stretch::year(year));
        }
        self.first_ones(year).or_else(|| self.quarters(year))
    }

    /// 前三季度, 前5个月.
    fn first_ones(&mut self, year: u16) -> Option<Stretch> {
        self.attempt(|cursor| {
            let count = cursor.skip(&["前", "头"]).then(|| cursor.number()).flatten()?;
            if cursor.skip(&["个季度", "季度"]) {
                return Some(Stretch::quarters(year, 1, count)).filter(|_| (1..=4).contains(&count));
            }
            (cursor.skip(&["个月"]) && (1..=12).contains(&count)).then(|| Stretch::months(year, 1, count))
        })
    }

    /// 第四季度, 三季度, 1—3季度, 一、二季度.
    fn quarters(&mut self, year: u16) -> Option<Stretch> {
        self.attempt(|cursor| {
            cursor.skip(&["第"]);
            let first = cursor.number().filter(|quarter| (1..=4).contains(quarter))?;
            let last = cursor.last(first, |cursor| {
                cursor.skip(&["第"]);
                cursor.number()
            });
            cursor.skip(&["季度"]).then(|| Stretch::quarters(year, first, last))
        })
    }

    fn short_quarter(&mut self, year: u16) -> Option<Stretch> {
        self.attempt(|cursor| {
            let quarter = cursor.skip(&["q"]).then(|| cursor.number()).flatten().filter(|quarter| (1..=4).contains(quarter))?;
            Some(Stretch::quarters(year, quarter, quarter))
        })
    }

    /// The last of what is counted from `first`: itself, the other end of a range, or the last of a list: 1—5, 1、2. A list with gaps is no
    /// period and ends with a number that no part of a year has.
    fn last(&mut self, first: u16, number: impl Fn(&mut Self) -> Option<u16>) -> u16 {
        if let Some(last) = self.attempt(|cursor| cursor.to().then(|| number(cursor)).flatten()) {
            return last;
        }
        let mut last = first;
        while let Some(next) = self.attempt(|cursor| cursor.and().then(|| number(cursor)).flatten()) {
            last = if last.checked_add(1) == Some(next) { next } else { u16::MAX };
        }
        last
    }

    /// 6月, 6月底, 6月中旬, 6月30日, 1至5月, 元月.
    fn months(&mut self, year: u16) -> Option<Stretch> {
        self.attempt(|cursor| {
            if cursor.skip(&["元月"]) {
                return Some(cursor.days(year, 1));
            }
            let first = cursor.number().filter(|month| (1..=12).contains(month))?;
            let last = cursor.last(first, Self::number);
            if !cursor.skip(&["月份", "月"]) {
                return None;
            }
            Some(if last == first { cursor.days(year, first) } else { Stretch::months(year, first, last) })
        })
    }

    /// What follows a month: a day, several days, a third of the month, its end, or nothing.
    fn days(&mut self, year: u16, month: u16) -> Stretch {
        let whole = Stretch::months(year, month, month);
        if self.skip(&["底", "末"]) {
            return Stretch { is_end: true, ..whole };
        }
        if self.skip(&["上旬", "中旬", "下旬", "初"]) {
            return whole;
        }
        let days = self.attempt(|cursor| {
            let first = cursor.number()?;
            let last = cursor.last(first, Self::number);
            cursor.skip(&["日", "号"]).then_some((first, last))
        });
        match days {
            Some((first, last)) => Stretch { from: on(whole.from, first), to: on(whole.to, last), is_end: false },
            None => whole,
        }
    }

    /// The stretch from `first`, which is of `year`, to the end of a range that is written after it: 至5月, 至2020年3月, —31日, 至次年2月.
    pub fn later(&mut self, first: &Stretch, year: u16) -> Option<Stretch> {
        self.attempt(|cursor| {
            if !cursor.to() {
                return None;
            }
            let named = if cursor.skip(&["次年", "翌年"]) {
                Some(year.checked_add(1)?)
            } else if cursor.skip(&["同年", "当年"]) {
                Some(year)
            } else {
                cursor.year()
            };
            let day = |cursor: &mut Self| {
                let day = cursor.number().filter(|_| first.to.day.is_some())?;
                cursor.skip(&["日", "号"]).then(|| Stretch::one(on(first.to, day)))
            };
            let last = match (cursor.part(named.unwrap_or(year), named.is_some()), named) {
                (Some(part), _) => part,
                (None, Some(named)) => Stretch::year(named),
                (None, None) => cursor.attempt(day)?,
            };
            cursor.skip(&["止"]);
            Some(Stretch { from: first.from, to: last.to, is_end: false })
        })
    }
}

/// A day of the month of `date`.
fn on(date: Date, day: u16) -> Date {
    // What no day has the number of is no date, and found out as one.
    Date { day: Some(u8::try_from(day).unwrap_or(u8::MAX)), ..date }
}
