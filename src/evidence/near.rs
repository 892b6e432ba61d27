//! Words of a text that nearly are the words sought, to be named and never to be taken for them.
//!
//! First what has the same folded form (餘 and 余, ， and ,) is looked for in the paragraph named and then in all, then in the same way
//! what looks alike (“ and 「, Latin A and Cyrillic А); then, near that paragraph only, what differs by a letter or two, by the algorithm
//! of Sellers (Journal of Algorithms 1, 1980).

use super::resolve::form;
use super::{Anchor, Comparison, Difference, Loss, Near, SourceText};
use crate::fold::{Folded, Looks, fold, is_same_writing, seen};
use crate::model::Evidence;
use similar::{Algorithm, DiffOp, capture_diff_slices};
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
                let quote = self.paragraph(evidence.p)?.find(&*form(&evidence.quote, Comparison::Literal))?;
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
    let (folded, from) = (text.folded(), if let Sought::After(from) = sought { from } else { 0 });
    let index = |p: u32| (p as usize).checked_sub(1).filter(|index| *index < folded.len());
    let named = |(p, range): (u32, Range<usize>)| {
        let found: Box<str> = text.paragraph(p)?.get(range)?.into();
        let differs_in_form = is_same_writing(&found, words);
        Some(Near { p, differences: differences(&found, &seen(words)), words: found, differs_in_form })
    };
    // The first place in the stated paragraph, or else the only one in all.
    let only = |places: &dyn Fn(usize) -> Vec<Range<usize>>| {
        let after = |index: usize| places(index).into_iter().find(|place| place.start >= from);
        let here = index(p).and_then(|index| Some((p, after(index)?)));
        here.or_else(|| match sought {
            Sought::Anywhere => {
                let mut all = (1..).zip(0..folded.len()).filter_map(|(p, index)| Some((p, after(index)?)));
                all.next().filter(|_| all.next().is_none())
            }
            Sought::After(_) => None,
        })
    };
    let in_same_form = || only(&|index| same_form(&folded[index], &form));
    let looking_alike = || {
        let looks = Looks::new(&seen(words));
        only(&|index| text.looks()[index].places(&looks))
    };
    let changed = || {
        let around = match sought {
            Sought::Anywhere => vec![Some(p), p.checked_add(1), p.checked_sub(1)],
            Sought::After(_) => vec![Some(p)],
        };
        let near = around.into_iter().flatten().filter_map(|p| Some((p, &folded[index(p)?])));
        near.filter_map(|(p, folded)| Some((p, folded, alike(folded, &form, from)?)))
            .min_by_key(|(.., (distance, _))| *distance)
            .map(|(p, folded, (_, range))| (p, folded.original(range)))
    };
    in_same_form().or_else(looking_alike).or_else(changed).and_then(named)
}

/// Where a folded text has these words, in bytes of the original.
fn same_form(folded: &Folded, form: &str) -> Vec<Range<usize>> {
    folded.text.match_indices(form).map(|(at, words)| folded.original(at..at + words.len())).collect()
}

/// The letters in which a text differs from what is sought in it, each pair once.
fn differences(text: &str, sought: &str) -> Vec<Difference> {
    let [found, words] = [text, sought].map(|text| text.chars().collect::<Vec<_>>());
    let mut differences = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &words, &found) {
        if matches!(change, DiffOp::Equal { .. }) {
            continue;
        }
        let letters = |letters: &[char], range: Range<usize>| letters[range].iter().collect::<String>().into();
        let difference = Difference { text: letters(&found, change.new_range()), sought: letters(&words, change.old_range()) };
        if !differences.contains(&difference) {
            differences.push(difference);
        }
    }
    differences
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
