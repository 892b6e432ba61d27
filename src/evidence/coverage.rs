//! How much of a text lies inside passages, and which stretches do not.
//!
//! A letter counts once, however many passages hold it. Deliberately absent: which passages count; they are handed in.

use super::{Passage, SourceText, Span, letters};
use std::ops::Range;

/// The longest passage, in letters, that counts towards coverage: a longer one points at no sentence in particular.
pub const PASSAGE_LIMIT: usize = 120;

/// How much of a source lies inside passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// For each paragraph in order: letters covered, and letters in all.
    pub paragraphs: Vec<(usize, usize)>,
    /// The stretches that no passage covers, each from its first letter to its last, in the order of the text.
    pub gaps: Vec<Span>,
}

impl SourceText {
    /// Whether a passage of this text is short enough to point at something in particular.
    pub fn is_short(&self, passage: &Passage) -> bool {
        letters(&self.paragraphs[passage.p as usize - 1][passage.clauses.clone()]) <= PASSAGE_LIMIT
    }

    /// Counts the letters inside `passages`; those longer than [`PASSAGE_LIMIT`] do not count.
    pub fn coverage<'a>(&self, passages: impl IntoIterator<Item = &'a Passage>) -> Coverage {
        let mut covered: Vec<Vec<bool>> = self.paragraphs.iter().map(|paragraph| vec![false; paragraph.len()]).collect();
        for passage in passages {
            if self.is_short(passage) {
                covered[passage.p as usize - 1][passage.clauses.clone()].fill(true);
            }
        }
        let mut coverage = Coverage { paragraphs: Vec::with_capacity(covered.len()), gaps: Vec::new() };
        for (p, (paragraph, covered)) in (1..).zip(self.paragraphs.iter().zip(&covered)) {
            let inside = paragraph.char_indices().filter(|(at, letter)| letter.is_alphanumeric() && covered[*at]).count();
            coverage.paragraphs.push((inside, letters(paragraph)));
            coverage.gaps.extend(gaps(paragraph, covered).into_iter().map(|range| Span { p, range }));
        }
        coverage
    }
}

impl Coverage {
    /// The share of letters covered in paragraphs `from` to the last, 0 to 1; 1 where there are no letters.
    pub fn share(&self, from: usize) -> f64 {
        let (inside, all) =
            self.paragraphs.iter().skip(from.saturating_sub(1)).fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        if all == 0 { 1.0 } else { inside as f64 / all as f64 }
    }
}

/// The stretches of a paragraph between covered letters; what is no letter neither makes nor parts one.
fn gaps(paragraph: &str, covered: &[bool]) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (at, letter) in paragraph.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match gaps.last_mut() {
            _ if covered[at] => goes_on = false,
            Some(gap) if goes_on => gap.end = end,
            _ => {
                gaps.push(at..end);
                goes_on = true;
            }
        }
    }
    gaps
}
