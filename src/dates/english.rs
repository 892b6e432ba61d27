//! Dates in English: `June 2021`, `30 June 2021`, `June 30, 2021`, `Jun 2021`, `January to May 2019`.

use super::parts::Stretch;
use crate::model::Date;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The fewest letters that a month is shortened to.
const SHORTEST: usize = 3;

/// The time that a folded text is, if it is a month of a year, a day, or a range that ends with a year.
pub(super) fn whole(text: &str) -> Option<Stretch> {
    let Some((from, to)) = text.split_once(" to ") else {
        return date(text).map(Stretch::one);
    };
    let a_year = |text: &str| Some(Date { year: year(text)?, month: None, day: None });
    let to = date(to).or_else(|| a_year(to))?;
    // In `January to May 2019` the year is written once.
    let from = date(from).or_else(|| a_year(from)).or_else(|| Some(Date { month: Some(month(from)?), day: None, ..to }))?;
    Some(Stretch { to, ..Stretch::one(from) })
}

fn date(text: &str) -> Option<Date> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let parts = [words.next()?, words.next()?];
    let date = match (month(parts[0]), words.next()) {
        (Some(month), None) => Date { year: year(parts[1])?, month: Some(month), day: None },
        (Some(month), Some(last)) => Date { year: year(last)?, month: Some(month), day: Some(day(parts[1])?) },
        (None, last) => Date { year: year(last?)?, month: Some(month(parts[1])?), day: Some(day(parts[0])?) },
    };
    words.next().is_none().then_some(date)
}

fn month(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.');
    let number = MONTHS.iter().zip(1..).find(|(month, _)| word.len() >= SHORTEST && month.starts_with(word));
    number.map(|(_, number)| number).or_else(|| (word == "sept").then_some(9))
}

fn year(word: &str) -> Option<u16> {
    (word.len() == 4).then(|| word.parse().ok())?
}

/// `30` and `30th`.
fn day(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok()
}
