//! The times that a paragraph names, and the part that each plays in its sentence: 截至2023年底, 比2020年, 全年.
//!
//! What names no year is of the year named last before it. Deliberately absent: how a time is written, which is `dates`'.

use super::wording::{Paragraph, sentence};
use crate::dates::{Written, time_at};
use crate::model::Period;
use std::ops::Range;

/// A time that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Where it stands in the folded text.
    pub range: Range<usize>,
    /// Where its year is named, which may be before it.
    pub year_at: usize,
    /// Its first and last year, month or day; none where it is no period or has no end.
    pub period: Option<Period>,
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
        let last = found.iter().rfind(|moment| moment.part != Part::Against);
        let year = last.and_then(|moment| Some((moment.year_at, moment.period?.to.year)));
        match time_at(folded, at, year.map(|(_, year)| year)) {
            Some(Written { range, period, names_year, is_end }) => {
                let year_at = year.filter(|_| !names_year).map_or(at, |(place, _)| place);
                at = range.end;
                let part = part(&folded[..range.start], is_end);
                found.push(Moment { range, year_at, period, part });
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
        period: moment.period?,
        is_date: moment.part == Part::UpTo,
        is_inferred: moment.year_at < sentence.start,
    })
}

fn part(before: &str, is_end: bool) -> Part {
    let follows = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if follows(&["比", "较"]) {
        Part::Against
    } else if is_end || follows(&["截至", "截止", "截止到", "截止至", "至", "到"]) {
        Part::UpTo
    } else {
        Part::During
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
            ("2023年底", "UpTo 2023-12"),
            ("至2023年末", "UpTo 2023-12"),
            ("2018年10月至2019年3月", "During 2018-10/2019-03"),
            ("比2020年縮短", "Against 2020"),
            ("2023年增加，全年清運，第四季度減少", "During 2023; During 2023; During 2023-10/2023-12"),
            ("2019年1—5月增加，6月減少", "During 2019-01/2019-05; During 2019-06"),
            ("比2020年縮短，全年", "Against 2020"),
            ("全年", ""),
            // What has no end says nothing of the year of what follows it.
            ("2018年增加，2019年以來減少，6月", "During 2018"),
        ] {
            let found: Vec<String> =
                moments(&fold(text)).iter().filter_map(|moment| Some(format!("{:?} {}", moment.part, moment.period?))).collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }

    #[test]
    fn a_year_is_named_before() {
        let text = fold("2023年增加，全年清運");
        assert_eq!(moments(&text).iter().map(|moment| moment.year_at).collect::<Vec<_>>(), [0, 0]);
    }
}
