//! Finds the passage that a piece of evidence means in the text of its source, and counts how much of the text is covered.
//!
//! An anchor is *exact* where the quote stands in its paragraph, *moved* where it stands in exactly one other place, and
//! *lost* otherwise; without the text it is *unverified*. Nothing is matched approximately, so that a wrong passage is never
//! shown as if an author had meant it. Deliberately absent: reading files, and the records that hold the evidence.

use crate::model::Evidence;
use sha2::{Digest, Sha256};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The longest passage, in letters, that counts towards coverage: a longer one points at no sentence in particular.
pub const PASSAGE_LIMIT: usize = 120;

/// The text of a source, by paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    paragraphs: Vec<Box<str>>,
    sha256: Box<str>,
}

/// A passage in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The paragraph, counted from 1.
    pub p: u32,
    /// Where the quote stands, in bytes of the paragraph.
    pub quote: Range<usize>,
    /// The clauses that the quote touches, or up to the end that the evidence names, in bytes of the paragraph.
    pub clauses: Range<usize>,
}

/// What became of a piece of evidence when it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It stands where the evidence says.
    Exact(Passage),
    /// It stands in exactly one other paragraph.
    Moved(Passage),
    /// It stands nowhere, or it cannot be told which place is meant.
    Lost(Loss),
    /// There is no text to look in.
    Unverified,
}

/// Why an anchor is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The quote is not in the text.
    Absent,
    /// The quote occurs this many times and the evidence does not say which is meant, or counts beyond them.
    Ambiguous(usize),
    /// The words with which the passage should end do not follow the quote.
    EndAbsent,
}

/// How much of a source lies inside passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// For each paragraph in order: letters covered, and letters in all.
    pub paragraphs: Vec<(usize, usize)>,
}

impl SourceText {
    /// Takes a text apart into its non-blank lines. Spelling is normalised to NFC; line ends and trailing blanks do not count.
    pub fn new(text: &str) -> Self {
        let text: String = text.strip_prefix('\u{feff}').unwrap_or(text).nfc().collect();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let digest = Sha256::digest(lines.join("\n").trim_end().as_bytes());
        Self {
            paragraphs: lines.iter().filter(|line| !line.trim().is_empty()).map(|line| (*line).into()).collect(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
        }
    }

    /// SHA-256 of the normalised text, as 64 hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The paragraphs; evidence counts them from 1.
    pub fn paragraphs(&self) -> &[Box<str>] {
        &self.paragraphs
    }

    /// Looks for the passage that `evidence` means.
    pub fn resolve(&self, evidence: &Evidence) -> Anchor {
        let here = (evidence.p as usize).checked_sub(1).and_then(|index| self.paragraphs.get(index));
        let found = here.map(|paragraph| occurrences(paragraph, &evidence.quote)).unwrap_or_default();
        if let Some(paragraph) = here
            && !found.is_empty()
        {
            return match choose(&found, evidence.nth) {
                None => Anchor::Lost(Loss::Ambiguous(found.len())),
                Some(start) => {
                    self.passage(evidence, evidence.p, paragraph, start).map_or(Anchor::Lost(Loss::EndAbsent), Anchor::Exact)
                }
            };
        }
        let elsewhere: Vec<(usize, usize)> = self
            .paragraphs
            .iter()
            .enumerate()
            .flat_map(|(index, paragraph)| occurrences(paragraph, &evidence.quote).into_iter().map(move |start| (index, start)))
            .collect();
        match elsewhere.as_slice() {
            [] => Anchor::Lost(Loss::Absent),
            [(index, start)] => self
                .passage(evidence, *index as u32 + 1, &self.paragraphs[*index], *start)
                .map_or(Anchor::Lost(Loss::EndAbsent), Anchor::Moved),
            several => Anchor::Lost(Loss::Ambiguous(several.len())),
        }
    }

    /// Counts the letters inside `passages`; those longer than [`PASSAGE_LIMIT`] do not count.
    pub fn coverage<'a>(&self, passages: impl IntoIterator<Item = &'a Passage>) -> Coverage {
        let mut covered: Vec<Vec<bool>> = self.paragraphs.iter().map(|paragraph| vec![false; paragraph.len()]).collect();
        for passage in passages {
            let paragraph = &self.paragraphs[passage.p as usize - 1];
            if letters(&paragraph[passage.clauses.clone()]) <= PASSAGE_LIMIT {
                covered[passage.p as usize - 1][passage.clauses.clone()].fill(true);
            }
        }
        let count = |(paragraph, covered): (&str, &Vec<bool>)| {
            let inside = paragraph.char_indices().filter(|(at, letter)| letter.is_alphanumeric() && covered[*at]).count();
            (inside, letters(paragraph))
        };
        Coverage { paragraphs: self.paragraphs.iter().map(|paragraph| &**paragraph).zip(&covered).map(count).collect() }
    }

    fn passage(&self, evidence: &Evidence, p: u32, paragraph: &str, start: usize) -> Option<Passage> {
        let quote = start..start + evidence.quote.len();
        let last = match &evidence.to {
            None => quote.end,
            Some(to) => quote.start + paragraph[quote.start..].find(&**to)? + to.len(),
        };
        let from =
            paragraph[..quote.start].char_indices().rev().find(|(_, c)| ends_clause(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let ended = paragraph[..last].chars().next_back().is_some_and(ends_clause);
        let to = if ended { last } else { paragraph[last..].find(ends_clause).map_or(paragraph.len(), |at| last + at) };
        Some(Passage { p, quote, clauses: from..to.max(last) })
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

fn ends_clause(letter: char) -> bool {
    matches!(letter, ',' | ';' | '。' | '，' | '；' | '！' | '？')
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "題目\n\n第一段,設立水務站;撤銷舊站。\n第二段,設立書院,設立書院之分館。  \r\n";

    fn evidence(p: u32, quote: &str) -> Evidence {
        Evidence { p, quote: quote.into(), nth: None, to: None, field: None, source: None }
    }

    fn clauses(anchor: &Anchor) -> String {
        let source = SourceText::new(TEXT);
        match anchor {
            Anchor::Exact(passage) => {
                format!("exact {} {}", passage.p, &source.paragraphs[passage.p as usize - 1][passage.clauses.clone()])
            }
            Anchor::Moved(passage) => {
                format!("moved {} {}", passage.p, &source.paragraphs[passage.p as usize - 1][passage.clauses.clone()])
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn anchors_resolve_to_clauses() {
        let nth = |nth| Evidence { nth: Some(nth), ..evidence(3, "設立書院") };
        let to = |to: &str| Evidence { to: Some(to.into()), ..evidence(2, "水務") };
        let cases = [
            (evidence(2, "水務"), "exact 2 設立水務站"),
            (evidence(3, "水務"), "moved 2 設立水務站"),
            (evidence(9, "水務"), "moved 2 設立水務站"),
            (evidence(0, "水務"), "moved 2 設立水務站"),
            (evidence(2, "湖務"), "Lost(Absent)"),
            (evidence(3, "設立書院"), "Lost(Ambiguous(2))"),
            (evidence(2, "設立書院"), "Lost(Ambiguous(2))"),
            (nth(2), "exact 3 設立書院之分館"),
            (nth(3), "Lost(Ambiguous(2))"),
            (nth(0), "Lost(Ambiguous(2))"),
            (to("舊站"), "exact 2 設立水務站;撤銷舊站"),
            (to("湖"), "Lost(EndAbsent)"),
            (evidence(2, ""), "Lost(Absent)"),
        ];
        let source = SourceText::new(TEXT);
        for (evidence, expected) in cases {
            assert_eq!(clauses(&source.resolve(&evidence)), expected, "{evidence:?}");
        }
    }

    #[test]
    fn the_fingerprint_ignores_line_ends_and_trailing_blanks() {
        let plain = SourceText::new("甲\n乙");
        for same in ["\u{feff}甲\r\n乙\r\n", "甲  \n乙\n\n", "甲\n乙"] {
            assert_eq!(SourceText::new(same).sha256(), plain.sha256());
        }
        assert_ne!(SourceText::new("甲乙").sha256(), plain.sha256());
    }

    #[test]
    fn coverage_counts_letters_once() {
        let source = SourceText::new(TEXT);
        let passages: Vec<Passage> = [evidence(2, "水務"), evidence(2, "設立"), evidence(3, "分館")]
            .iter()
            .filter_map(|evidence| match source.resolve(evidence) {
                Anchor::Exact(passage) => Some(passage),
                _ => None,
            })
            .collect();
        let coverage = source.coverage(&passages);
        assert_eq!(coverage.paragraphs, [(0, 2), (5, 12), (7, 14)]);
        assert!((coverage.share(2) - 12.0 / 26.0).abs() < 1e-9);
    }
}
