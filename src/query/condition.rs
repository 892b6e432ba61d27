//! The terms of a query, made ready to be compared: folded, as pinyin, as numbers.
//!
//! Deliberately absent: where they are looked for.

use super::expression::{Query, Term};
use super::number;
use super::pinyin::Pinyin;
use rust_decimal::Decimal;

/// What one term asks for, or two that make one number: all of the words, or else one of the numbers.
pub(super) struct Condition {
    /// The words.
    pub words: Vec<Word>,
    /// The numbers.
    pub numbers: Vec<Decimal>,
    /// Whether records are left out for which it holds.
    pub excluded: bool,
}

/// A word or phrase.
pub(super) struct Word {
    /// In its folded form, never empty.
    pub text: String,
    /// As pinyin, if it can be that.
    pub pinyin: Option<Pinyin>,
}

/// The conditions of a query.
pub(super) fn conditions(query: &Query) -> Vec<Condition> {
    let folded: Vec<(&Term, String)> = query.terms.iter().filter_map(|term| Some((term, term.folded()?))).collect();
    let mut conditions = Vec::with_capacity(folded.len());
    let mut rest = folded.as_slice();
    while let [(term, text), after @ ..] = rest {
        rest = after;
        let mut words = vec![word(term, text)];
        let mut numbers = if term.phrase { Vec::new() } else { number::values(text) };
        if let [(next, next_text), after @ ..] = after
            && [term, next].iter().all(|term| !term.phrase && !term.excluded)
        {
            let joined = number::joined_values(text, next_text);
            if !joined.is_empty() {
                words.push(word(next, next_text));
                numbers = joined;
                rest = after;
            }
        }
        conditions.push(Condition { words, numbers, excluded: term.excluded });
    }
    conditions
}

fn word(term: &Term, folded: &str) -> Word {
    let pinyin = if term.phrase { None } else { Pinyin::new(folded) };
    Word { text: folded.to_owned(), pinyin }
}
