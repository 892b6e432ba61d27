//! The dates and periods that a folded text names: 2019年6月, 截至2023年底, 2019年1至5月, 全年, 第四季度.
//!
//! What names no year is of the year named last before it. Deliberately absent: 今年 and 去年, whose year only the date of the source
//! could tell.

use super::wording::{Paragraph, sentence};
use crate::model::{Date, Period};
use std::ops::Range;

/// A time that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Where it stands in the folded text.
    pub range: Range<usize>,
    /// Where its year is named, which may be before it.
    pub year_at: usize,
    /// Its first and last year, month or day.
    pub period: Period,
    /// What it is to the words around it.
    pub part: Part,
}

/// The part that a time plays in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The time over which, or in which.
    During,
    /// 截至, 底: the time up to which.
    UpTo,
    /// 比2020年: what is compared with.
    Against,
}

/// The time of a figure or an event. Ranges are bytes of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it is named.
    pub range: Range<usize>,
    /// The period; of what holds at a date its end is the date.
    pub period: Period,
    /// Whether it is a date up to which something holds rather than a period over which it does.
    pub is_date: bool,
    /// Whether its year is named only in another sentence.
    pub is_inferred: bool,
}

/// Every time that a folded text names, in order.
pub(super) fn moments(folded: &str) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    let mut at = 0;
    while let Some(letter) = folded[at..].chars().next() {
        let is_inside_number = letter.is_ascii_digit() && folded[..at].ends_with(|before: char| before.is_ascii_digit());
        let year =
            found.iter().rfind(|moment| moment.part != Part::Against).map(|moment| (moment.year_at, moment.period.to.year));
        match (!is_inside_number).then(|| time_at(&folded[at..], year.map(|(_, year)| year))).flatten() {
            Some(time) => {
                let year_at = year.filter(|_| !time.names_year).map_or(at, |(place, _)| place);
                let part = part(&folded[..at], &time);
                found.push(Moment { range: at..at + time.length, year_at, period: time.period, part });
                at += time.length;
            }
            None => at += letter.len_utf8(),
        }
    }
    found
}

/// The last time named before `at` in its sentence; what is compared with is none.
pub(super) fn time_before(paragraph: &Paragraph, moments: &[Moment], at: usize) -> Option<Time> {
    let sentence = sentence(paragraph.folded(), at);
    let mut before = moments.iter().filter(|moment| moment.range.start >= sentence.start && moment.range.end <= at);
    let moment = before.rfind(|moment| moment.part != Part::Against)?;
    Some(Time {
        range: paragraph.original(moment.range.clone()),
        period: moment.period,
        is_date: moment.part == Part::UpTo,
        is_inferred: moment.year_at < sentence.start,
    })
}

/// A time with which a text begins.
struct Beginning {
    length: usize,
    period: Period,
    names_year: bool,
    /// It ends with 底 or 末.
    is_end: bool,
}

fn part(before: &str, time: &Beginning) -> Part {
    let follows = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if follows(&["比", "较"]) {
        Part::Against
    } else if time.is_end || follows(&["截至", "截止", "截止到", "截止至", "至", "到"]) {
        Part::UpTo
    } else {
        Part::During
    }
}

fn time_at(text: &str, known_year: Option<u16>) -> Option<Beginning> {
    let mut cursor = Cursor { rest: text };
    let named = cursor.year();
    let year = named.or(known_year)?;
    let (from, to, is_end) = match cursor.within(year, named.is_some()) {
        Some(within) => within,
        None => {
            named?;
            let whole = Date { year, month: None, day: None };
            let last = cursor.later_year().map_or(whole, |year| Date { year, month: None, day: None });
            (whole, last, false)
        }
    };
    // 2019年以來 has a beginning and no end.
    let is_open = cursor.rest.starts_with("以来") || cursor.rest.starts_with("起");
    let period: Period = Period { from, to }.to_string().parse().ok()?;
    (!is_open).then(|| Beginning { length: text.len() - cursor.rest.len(), period, names_year: named.is_some(), is_end })
}

/// What is still to be read of a text.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    /// Goes past the first of `words` with which the rest begins.
    fn skip(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|word| self.rest.strip_prefix(word));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads with `read`, or stays where it is.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let value = read(self);
        if value.is_none() {
            self.rest = before;
        }
        value
    }

    /// A whole number of at most four digits, in Arabic or Chinese numerals.
    fn number(&mut self) -> Option<u16> {
        const DIGITS: &str = "〇一二三四五六七八九";
        let digit = |letter: char| {
            let chinese = DIGITS.chars().position(|digit| digit == letter || (letter == '零' && digit == '〇'));
            letter.to_digit(10).or(chinese.map(|digit| digit as u32))
        };
        let length = self.rest.find(|letter: char| digit(letter).is_none() && letter != '十').unwrap_or(self.rest.len());
        let (numeral, rest) = self.rest.split_at(length);
        let read = |digits: &str| {
            digits.chars().try_fold(0u16, |value, letter| value.checked_mul(10)?.checked_add(digit(letter)? as u16))
        };
        let value = match numeral.split_once('十') {
            None => read(numeral).filter(|_| !numeral.is_empty())?,
            Some(("", ones)) => 10 + read(ones)?,
            Some((tens, ones)) => read(tens)?.checked_mul(10)?.checked_add(read(ones)?)?,
        };
        self.rest = rest;
        Some(value)
    }

    fn year(&mut self) -> Option<u16> {
        self.attempt(|cursor| {
            let year = cursor.number().filter(|year| (1000..=9999).contains(year))?;
            // 2018至2020年 is read from its first year, which has no 年 of its own.
            let is_first_of_two = ["至", "到", "-", "—"].iter().any(|to| cursor.rest.starts_with(to));
            let is_year = cursor.skip(&["年度", "年"]);
            (is_year || (is_first_of_two && Cursor { rest: cursor.rest }.later_year().is_some())).then_some(year)
        })
    }

    fn later_year(&mut self) -> Option<u16> {
        self.attempt(|cursor| cursor.skip(&["至", "到", "-", "—"]).then(|| cursor.year()).flatten())
    }

    /// A part of `year`, and whether it means the end of it. What may as well be something else needs the year before it.
    fn within(&mut self, year: u16, is_year_named: bool) -> Option<(Date, Date, bool)> {
        let month = |month: u8| Date { year, month: Some(month), day: None };
        if self.skip(&["上半年"]) {
            return Some((month(1), month(6), false));
        }
        if self.skip(&["下半年"]) {
            return Some((month(7), month(12), false));
        }
        if self.skip(&["前三季度"]) {
            return Some((month(1), month(9), false));
        }
        if self.skip(&["全年", "当年", "同年"]) {
            let whole = Date { year, month: None, day: None };
            return Some((whole, whole, false));
        }
        if self.skip(&["年底", "年末"]) || (is_year_named && self.skip(&["底", "末"])) {
            return Some((month(12), month(12), true));
        }
        self.quarter().map(|quarter| (month(quarter * 3 - 2), month(quarter * 3), false)).or_else(|| self.months(year))
    }

    fn quarter(&mut self) -> Option<u8> {
        self.attempt(|cursor| {
            cursor.skip(&["第"]);
            let quarter = cursor.number().filter(|quarter| (1..=4).contains(quarter))?;
            cursor.skip(&["季度"]).then_some(quarter as u8)
        })
    }

    /// 6月, 6月底, 6月30日, 1至5月, 1月至5月, 10月至2020年3月.
    fn months(&mut self, year: u16) -> Option<(Date, Date, bool)> {
        self.attempt(|cursor| {
            let first = cursor.month_number()?;
            let from = Date { year, month: Some(first), day: None };
            let to = ["至", "到", "-", "—"];
            if cursor.skip(&to) {
                let last = cursor.month_number().filter(|_| cursor.skip(&["月"]))?;
                return Some((from, Date { month: Some(last), ..from }, false));
            }
            if !cursor.skip(&["月份", "月"]) {
                return None;
            }
            if cursor.skip(&["底", "末"]) {
                return Some((from, from, true));
            }
            if let Some(day) = cursor.attempt(|cursor| cursor.number().filter(|_| cursor.skip(&["日"]))) {
                let date = Date { day: u8::try_from(day).ok(), ..from };
                return Some((date, date, false));
            }
            let last = cursor.attempt(|cursor| {
                let last_year = cursor.skip(&to).then(|| cursor.year().unwrap_or(year))?;
                let last = cursor.month_number().filter(|_| cursor.skip(&["月"]))?;
                Some(Date { year: last_year, month: Some(last), day: None })
            });
            Some((from, last.unwrap_or(from), false))
        })
    }

    fn month_number(&mut self) -> Option<u8> {
        self.number().filter(|month| (1..=12).contains(month)).map(|month| month as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("截至2019年6月", "UpTo 2019-06"),
            ("截至2019年6月30日", "UpTo 2019-06-30"),
            ("2023年底", "UpTo 2023-12"),
            ("至2023年末", "UpTo 2023-12"),
            ("2019年1至5月", "During 2019-01/2019-05"),
            ("2019年1月至5月", "During 2019-01/2019-05"),
            ("2018年10月至2019年3月", "During 2018-10/2019-03"),
            ("２０１９年上半年", "During 2019-01/2019-06"),
            ("二〇一九年下半年", "During 2019-07/2019-12"),
            ("2019年第四季度", "During 2019-10/2019-12"),
            ("2019年三季度", "During 2019-07/2019-09"),
            ("2019年前三季度", "During 2019-01/2019-09"),
            ("2021年", "During 2021"),
            ("2018至2020年", "During 2018/2020"),
            ("2018年至2020年", "During 2018/2020"),
            ("2021年十二月", "During 2021-12"),
            ("比2020年縮短", "Against 2020"),
            ("2023年增加，全年清運，第四季度減少", "During 2023; During 2023; During 2023-10/2023-12"),
            ("比2020年縮短，全年", "Against 2020"),
            ("2019年以來", ""),
            ("全年", ""),
            ("2019年13月", "During 2019"),
            ("2019年2月30日", ""),
            ("12019年", ""),
            ("3年", ""),
            ("6個月", ""),
        ] {
            let found: Vec<String> =
                moments(&fold(text)).iter().map(|moment| format!("{:?} {}", moment.part, moment.period)).collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }

    #[test]
    fn a_year_is_named_before() {
        let text = fold("2023年增加，全年清運");
        assert_eq!(moments(&text).iter().map(|moment| moment.year_at).collect::<Vec<_>>(), [0, 0]);
    }
}
