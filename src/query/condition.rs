//! The terms of a query, made ready to be compared: folded, as pinyin, as amounts, as dates.
//!
//! Deliberately absent: where they are looked for.

use super::amount::{Amount, amounts, joined_amounts};
use super::expression::{Query, Term};
use super::pinyin::Pinyin;
use crate::dates;
use crate::model::Period;

/// What one term asks for, or several that make one number or date: all of the words, or else the number or the date.
pub(super) struct Condition {
    /// The words.
    pub words: Vec<Word>,
    /// The amounts that all words together mean, if there are several.
    pub amounts: Vec<Amount>,
    /// The time that all words together mean.
    pub period: Option<Period>,
    /// Whether records are left out for which it holds.
    pub excluded: bool,
}

/// A word or phrase.
pub(super) struct Word {
    /// In its folded form, never empty.
    pub text: String,
    /// As pinyin, if it can be that.
    pub pinyin: Option<Pinyin>,
    /// As numbers, if it can be that.
    pub amounts: Vec<Amount>,
}

/// The most words of which a number or a period is made: `June 2018 to May 2019`, `1 234 567 890`.
const JOINED: usize = 5;

/// The conditions of a query.
pub(super) fn conditions(query: &Query) -> Vec<Condition> {
    let folded: Vec<(&Term, String)> = query.terms.iter().filter_map(|term| Some((term, term.folded()?))).collect();
    let mut conditions = Vec::with_capacity(folded.len());
    let mut rest = folded.as_slice();
    while let [first, ..] = rest {
        let (count, amounts, period) = longest(rest);
        let words = rest[..count].iter().map(|(term, text)| word(term, text)).collect();
        conditions.push(Condition { words, amounts, period, excluded: first.0.excluded });
        rest = &rest[count..];
    }
    conditions
}

/// How many of the terms go together, and what they mean together.
fn longest(terms: &[(&Term, String)]) -> (usize, Vec<Amount>, Option<Period>) {
    let plain = terms.iter().take(JOINED).take_while(|(term, _)| !term.phrase && !term.excluded);
    let plain: Vec<&str> = plain.map(|(_, text)| text.as_str()).collect();
    for count in (2..=plain.len()).rev() {
        let words = &plain[..count];
        let (amounts, period) = (joined_amounts(words), dates::period(&words.join(" ")));
        if !amounts.is_empty() || period.is_some() {
            return (count, amounts, period);
        }
    }
    let (term, text) = &terms[0];
    // A bare year is a number like any other.
    let is_date = !term.phrase && !text.bytes().all(|byte| byte.is_ascii_digit());
    (1, Vec::new(), dates::period(text).filter(|_| is_date))
}

fn word(term: &Term, folded: &str) -> Word {
    let (pinyin, amounts) = if term.phrase { (None, Vec::new()) } else { (Pinyin::new(folded), amounts(folded)) };
    Word { text: folded.to_owned(), pinyin, amounts }
}
