//! A paragraph in its folded form with the way back to its own words, and the small questions that are asked of such texts.
//!
//! Deliberately absent: what the words mean.

use crate::fold::{Folded, fold};
use std::ops::Range;

/// A paragraph of a source, to be read in its folded form.
pub(super) struct Paragraph<'a> {
    text: &'a str,
    folded: Folded,
}

impl<'a> Paragraph<'a> {
    /// Folds a paragraph.
    pub fn new(text: &'a str) -> Self {
        Self { text, folded: Folded::new(text) }
    }

    /// Its folded form.
    pub fn folded(&self) -> &str {
        &self.folded.text
    }

    /// Where a part of the folded form stands in the paragraph; the part must not be empty.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        self.folded.original(folded)
    }

    /// The paragraph's own words for a part of its folded form, which must not be empty.
    pub fn words(&self, folded: Range<usize>) -> &'a str {
        &self.text[self.original(folded)]
    }

    /// What stands in the folded form for a part of the paragraph.
    pub fn folded_range(&self, range: Range<usize>) -> Range<usize> {
        let position = |place: usize| {
            let mut letters = self.folded().char_indices();
            let reached = letters.find(|(at, letter)| self.original(*at..at + letter.len_utf8()).start >= place);
            reached.map_or(self.folded().len(), |(at, _)| at)
        };
        position(range.start)..position(range.end)
    }
}

/// The clause of a folded text in which `at` stands.
pub(super) fn clause(folded: &str, at: usize) -> Range<usize> {
    between(folded, at, |letter| matches!(letter, ',' | ';' | '。' | '!' | '?'))
}

/// The sentence of a folded text in which `at` stands.
pub(super) fn sentence(folded: &str, at: usize) -> Range<usize> {
    between(folded, at, |letter| matches!(letter, '。' | '!' | '?'))
}

fn between(folded: &str, at: usize, ends: impl Fn(char) -> bool) -> Range<usize> {
    let start =
        folded[..at].char_indices().rev().find(|(_, letter)| ends(*letter)).map_or(0, |(at, letter)| at + letter.len_utf8());
    let end = folded[at..].find(ends).map_or(folded.len(), |length| at + length);
    start..end
}

/// Whether one of `words` is in a folded text.
pub(super) fn one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(&fold(word)))
}

/// Whether a folded text ends with one of `words`.
pub(super) fn ends_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(&fold(word)))
}

/// How many letters a text has, signs included.
pub(super) fn letters(text: &str) -> usize {
    text.chars().count()
}
