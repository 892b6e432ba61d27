//! Words of a text that nearly are the words sought, to be named and never to be taken for them.
//!
//! First what differs only in form (餘 and 余, ， and ,) is looked for in the paragraph named and then in all; then, near that
//! paragraph only, what differs by a letter or two, by the algorithm of Sellers (Journal of Algorithms 1, 1980).

use super::{Anchor, Loss, Near, SourceText};
use crate::fold::{Folded, fold};
use crate::model::Evidence;
use std::ops::Range;

/// Where words are sought.
#[derive(Clone, Copy)]
enum Sought {
    /// In all paragraphs, the stated one first.
    Anywhere,
    /// In the stated paragraph, from this byte on.
    After(usize),
}

/// How few letters tell nothing when some of them differ.
const LEAST_LETTERS: usize = 4;

impl SourceText {
    /// What the text has that nearly is what a lost anchor seeks: its quote, or the words with which its passage should end. It takes
    /// a walk through the text.
    pub fn near(&self, evidence: &Evidence, anchor: &Anchor) -> Option<Near> {
        match anchor {
            Anchor::Lost(Loss::Absent) => near(self, evidence.p, &evidence.quote, Sought::Anywhere),
            Anchor::Lost(Loss::EndAbsent) => {
                let quote = self.paragraph(evidence.p)?.find(&*evidence.quote)?;
                near(self, evidence.p, evidence.to.as_deref()?, Sought::After(quote))
            }
            _ => None,
        }
    }
}

/// What nearly is `words`, if there is one such place.
fn near(text: &SourceText, p: u32, words: &str, sought: Sought) -> Option<Near> {
    let form = fold(words);
    if form.trim().is_empty() {
        return None;
    }
    let from = match sought {
        Sought::Anywhere => 0,
        Sought::After(from) => from,
    };
    let folded = text.folded();
    let at = |p: u32| Some((p, folded.get((p as usize).checked_sub(1)?)?));
    let named = |(p, range): (u32, Range<usize>)| {
        let paragraph = text.paragraph(p)?;
        let words: Box<str> = paragraph[folded[p as usize - 1].original(range)].into();
        let differs_in_form = fold(&words) == form;
        Some(Near { p, words, differs_in_form })
    };
    let here = at(p).and_then(|(p, folded)| Some((p, same_form(folded, &form, from)?)));
    let found = here.or_else(|| match sought {
        Sought::Anywhere => {
            let mut all = (1..).zip(folded).filter_map(|(p, folded)| Some((p, same_form(folded, &form, 0)?)));
            all.next().filter(|_| all.next().is_none())
        }
        Sought::After(_) => None,
    });
    let found = found.or_else(|| {
        let around = match sought {
            Sought::Anywhere => vec![Some(p), p.checked_add(1), p.checked_sub(1)],
            Sought::After(_) => vec![Some(p)],
        };
        let near = around.into_iter().flatten().filter_map(at);
        near.filter_map(|(p, folded)| Some((p, alike(folded, &form, from)?)))
            .min_by_key(|(_, (distance, _))| *distance)
            .map(|(p, (_, range))| (p, range))
    });
    found.and_then(named)
}

/// The first place from the byte `from` of the original on where a folded text has these words.
fn same_form(folded: &Folded, form: &str, from: usize) -> Option<Range<usize>> {
    let places = folded.text.match_indices(form).map(|(at, words)| at..at + words.len());
    places.into_iter().find(|range| folded.original(range.clone()).start >= from)
}

/// The place that differs from the words in the fewest letters, and in how many, if these are at most a quarter of them.
fn alike(folded: &Folded, form: &str, from: usize) -> Option<(usize, Range<usize>)> {
    let words: Vec<char> = form.chars().collect();
    if words.len() < LEAST_LETTERS {
        return None;
    }
    let mut letters = folded.text.char_indices().filter(|(at, _)| folded.original(*at..*at + 1).start >= from).peekable();
    let first = letters.peek().map(|(at, _)| *at)?;
    // For each beginning of the words: the fewest differences of a place that ends at the letter at hand, and where it begins.
    let mut column: Vec<(usize, usize)> = (0..=words.len()).map(|differences| (differences, first)).collect();
    let mut best: Option<(usize, Range<usize>)> = None;
    for (at, letter) in letters {
        let mut diagonal = (0, at);
        column[0] = (0, at + letter.len_utf8());
        for (row, word) in words.iter().enumerate() {
            let (differences, start) = diagonal;
            let kept = (differences + usize::from(*word != letter), start);
            let left_out = (column[row].0 + 1, column[row].1);
            let added = (column[row + 1].0 + 1, column[row + 1].1);
            diagonal = column[row + 1];
            column[row + 1] = kept.min(added).min(left_out);
        }
        let (differences, start) = column[words.len()];
        if best.as_ref().is_none_or(|(fewest, _)| differences < *fewest) {
            best = Some((differences, start..at + letter.len_utf8()));
        }
    }
    best.filter(|(differences, range)| differences * LEAST_LETTERS <= words.len() && !range.is_empty())
}
