//! Where a piece of evidence stands in a text.

use super::{Anchor, Comparison, Loss, Passage, SourceText, ends_clause};
use crate::fold::{Folded, fold, seen};
use crate::model::Evidence;
use std::borrow::Cow;
use std::ops::Range;

/// How many of the quotes of a text are looked at to recognise its script.
const SAMPLE: usize = 400;
/// How many quotes it takes to tell another script from a slip of the pen.
const LEAST_TELLING: usize = 3;

impl SourceText {
    /// Looks for the passage that `evidence` means.
    pub fn resolve(&self, evidence: &Evidence, comparison: Comparison) -> Anchor {
        let sought = form(&evidence.quote, comparison);
        if let Some(view) = self.view(evidence.p, comparison) {
            let found = occurrences(view.text, &sought);
            if !found.is_empty() {
                return match choose(&found, evidence.nth) {
                    None => Anchor::Lost(Loss::Ambiguous(found.len())),
                    Some(start) => self.passage(evidence, comparison, &view, start..start + sought.len(), Anchor::Exact),
                };
            }
        }
        let mut elsewhere = (1..=self.paragraphs.len() as u32).filter_map(|p| self.view(p, comparison)).flat_map(|view| {
            let starts = occurrences(view.text, &sought);
            starts.into_iter().map(move |start| (view, start))
        });
        match (elsewhere.next(), elsewhere.count()) {
            (None, _) => Anchor::Lost(Loss::Absent),
            (Some((view, start)), 0) => self.passage(evidence, comparison, &view, start..start + sought.len(), Anchor::Moved),
            (Some(_), more) => Anchor::Lost(Loss::Ambiguous(more + 1)),
        }
    }

    /// Whether this is the text that `evidence` quotes, but in the other Chinese script: three or more quotes, and more than half of
    /// those whose letters differ between the scripts, stand in their paragraphs in the other script.
    pub fn is_in_other_script<'a>(&self, evidence: impl Iterator<Item = &'a Evidence>) -> bool {
        let mut telling = 0;
        let mut in_other = 0;
        for evidence in evidence.take(SAMPLE).filter(|evidence| differs_between_scripts(&evidence.quote)) {
            telling += 1;
            in_other += usize::from(self.has_in_other_script(evidence));
        }
        in_other >= LEAST_TELLING && in_other * 2 > telling
    }

    /// Whether a quote stands in its paragraph with a letter of the other script, and nowhere to the letter.
    fn has_in_other_script(&self, evidence: &Evidence) -> bool {
        let quote = form(&evidence.quote, Comparison::Literal);
        let Some(view) = self.view(evidence.p, Comparison::AcrossScripts).filter(|view| !view.original.contains(&*quote)) else {
            return false;
        };
        let sought = fold(&quote);
        let found = occurrences(view.text, &sought).first().copied();
        found.is_some_and(|at| differs_in_script(&view.original[view.original(at..at + sought.len())], &quote))
    }

    fn view(&self, p: u32, comparison: Comparison) -> Option<View<'_>> {
        let original = self.paragraph(p)?;
        Some(match comparison {
            Comparison::Literal => View { p, original, text: original, folded: None },
            Comparison::AcrossScripts => {
                let folded = &self.folded()[p as usize - 1];
                View { p, original, text: &folded.text, folded: Some(folded) }
            }
        })
    }

    /// The passage around a quote that was found, as `anchor` takes it.
    fn passage(
        &self,
        evidence: &Evidence,
        comparison: Comparison,
        view: &View,
        quote: Range<usize>,
        anchor: fn(Passage) -> Anchor,
    ) -> Anchor {
        let last = match &evidence.to {
            None => quote.end,
            Some(to) => {
                let sought = form(to, comparison);
                match view.text[quote.start..].find(&*sought).filter(|_| !sought.is_empty()) {
                    Some(at) => quote.start + at + sought.len(),
                    None => return Anchor::Lost(Loss::EndAbsent),
                }
            }
        };
        let last = view.original(quote.start..last).end;
        let quote = view.original(quote);
        let clauses = clauses_around(view.original, quote.start..last);
        anchor(Passage { p: view.p, quote, clauses })
    }
}

/// The clauses of a paragraph that `range` touches: from the end of the clause before it to the end of its last one.
pub fn clauses_around(paragraph: &str, range: Range<usize>) -> Range<usize> {
    let ended = paragraph[..range.end].chars().next_back().is_some_and(ends_clause);
    let to = if ended { range.end } else { clause_end(paragraph, range.end) };
    clause_start(paragraph, range.start)..to
}

/// The start of the clause that stands at `at`, in bytes of the paragraph.
pub fn clause_start(paragraph: &str, at: usize) -> usize {
    paragraph[..at].char_indices().rev().find(|(_, letter)| ends_clause(*letter)).map_or(0, |(at, letter)| at + letter.len_utf8())
}

/// The end of the clause that goes on at `at`, before the sign that ends it, in bytes of the paragraph.
pub fn clause_end(paragraph: &str, at: usize) -> usize {
    paragraph[at..].find(ends_clause).map_or(paragraph.len(), |length| at + length)
}

/// A paragraph in the form in which it is searched.
#[derive(Clone, Copy)]
struct View<'a> {
    p: u32,
    original: &'a str,
    text: &'a str,
    folded: Option<&'a Folded>,
}

impl View<'_> {
    /// Where a part of the searched form, which is not empty, stands in the paragraph.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        self.folded.map_or(range.clone(), |folded| folded.original(range))
    }
}

pub(super) fn form(words: &str, comparison: Comparison) -> Cow<'_, str> {
    match comparison {
        Comparison::Literal if words.is_ascii() => Cow::Borrowed(words),
        Comparison::Literal => Cow::Owned(seen(words)),
        Comparison::AcrossScripts => Cow::Owned(fold(words)),
    }
}

fn differs_between_scripts(words: &str) -> bool {
    hanconv::tw2s(words) != words || hanconv::s2tw(words) != words
}

/// Whether two texts of the same folded form have a letter in different scripts. Width, case, blanks and signs are no script.
fn differs_in_script(one: &str, other: &str) -> bool {
    let simplified = |text: &str| hanconv::tw2s(text);
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<Vec<_>>();
    let is_other = |(one, other): (char, char)| {
        let [one, other] = [one.to_string(), other.to_string()];
        one != other && (simplified(&one) == other || simplified(&other) == one)
    };
    letters(one).into_iter().zip(letters(other)).any(is_other)
}

fn choose(found: &[usize], nth: Option<u32>) -> Option<usize> {
    match (found, nth) {
        ([only], None) => Some(*only),
        (_, Some(nth)) => found.get((nth as usize).checked_sub(1)?).copied(),
        _ => None,
    }
}

fn occurrences(paragraph: &str, quote: &str) -> Vec<usize> {
    if quote.is_empty() { Vec::new() } else { paragraph.match_indices(quote).map(|(at, _)| at).collect() }
}
