//! Finds the passage that a piece of evidence means in the text of its source, and counts how much of the text is covered.
//!
//! An anchor is *exact* where the quote stands in its paragraph, *moved* where it stands in exactly one other place, and
//! *lost* otherwise; without the text it is *unverified*. Nothing is matched approximately, so that a wrong passage is never
//! shown as if an author had meant it: what nearly matches is named, for the author to decide. A copy of the text in the other
//! Chinese script is compared in folded form, once it is recognised as one.
//! Deliberately absent: reading files, and the records that hold the evidence.

mod coverage;
mod near;
mod resolve;

pub use coverage::{Coverage, PASSAGE_LIMIT};
pub use resolve::{clause_end, clause_start, clauses_around};

use crate::fold::{Folded, Looks, fold, is_blank, seen};
use crate::model::Code;
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The text of a source, by paragraph.
#[derive(Clone, Debug)]
pub struct SourceText {
    paragraphs: Vec<Box<str>>,
    sha256: Box<str>,
    folded: OnceLock<Vec<Folded>>,
    looks: OnceLock<Vec<Looks>>,
}

/// How quotes are compared with a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// Character by character.
    #[default]
    Literal,
    /// In folded form, for a copy in the other Chinese script.
    AcrossScripts,
}

/// A part of a source text that lies within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The paragraph, counted from 1.
    pub p: u32,
    /// Where it stands, in bytes of the paragraph.
    pub range: Range<usize>,
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

impl Anchor {
    /// The states that an anchor can be in, in the order in which lists show them.
    pub const STATES: [Code; 4] = [Self::EXACT, Self::MOVED, Self::LOST, Self::UNVERIFIED];
    const EXACT: Code = Code { code: "exact", key: "anchor-exact" };
    const MOVED: Code = Code { code: "moved", key: "anchor-moved" };
    const LOST: Code = Code { code: "lost", key: "anchor-lost" };
    const UNVERIFIED: Code = Code { code: "unverified", key: "anchor-unverified" };

    /// Its state, by the code that search and JSON have for it and the key of its message.
    pub fn state(&self) -> Code {
        match self {
            Self::Exact(_) => Self::EXACT,
            Self::Moved(_) => Self::MOVED,
            Self::Lost(_) => Self::LOST,
            Self::Unverified => Self::UNVERIFIED,
        }
    }
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

/// Words of a text that nearly are the words sought: in another writing, of the same look, or with a letter or two changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The paragraph in which they stand, counted from 1.
    pub p: u32,
    /// The words, as the text has them.
    pub words: Box<str>,
    /// Whether they differ in writing alone: in script, case, width, blanks or signs that are put for each other.
    pub differs_in_form: bool,
    /// The letters in which they differ, each pair once, in the order of the words.
    pub differences: Vec<Difference>,
}

/// Letters of a text that stand where others are sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the text has; nothing where it lacks what is sought.
    pub text: Box<str>,
    /// What is sought; nothing where the text has more.
    pub sought: Box<str>,
}

impl SourceText {
    /// Takes a text apart into its lines that are not blank, each in its composed form (NFC) and without characters that show nothing. For
    /// the SHA-256 the text is composed, its lines end with a line feed, and blanks at their ends do not count.
    pub fn new(text: &str) -> Self {
        let text: String = text.strip_prefix('\u{feff}').unwrap_or(text).nfc().collect();
        let lines: Vec<&str> = lines(&text).map(str::trim_end).collect();
        let digest = Sha256::digest(lines.join("\n").trim_end().as_bytes());
        Self {
            paragraphs: lines.iter().filter(|line| !is_blank(line)).map(|line| seen(line).into()).collect(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
            folded: OnceLock::new(),
            looks: OnceLock::new(),
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

    /// The paragraph of this number, counted from 1.
    pub fn paragraph(&self, p: u32) -> Option<&str> {
        (p as usize).checked_sub(1).and_then(|index| self.paragraphs.get(index)).map(|paragraph| &**paragraph)
    }

    /// The words of a part of the text; none where it has no such part, as when another text has taken the place of the one meant.
    pub fn words(&self, span: &Span) -> Option<&str> {
        self.paragraph(span.p)?.get(span.range.clone())
    }

    /// Where some words stand, in the order of the text, whatever their script, case and width.
    pub fn find(&self, words: &str) -> Vec<Span> {
        let form = fold(words);
        if form.trim().is_empty() {
            return Vec::new();
        }
        let places = (1..).zip(self.folded()).flat_map(|(p, folded)| {
            let places = folded.text.match_indices(&form).map(|(at, found)| at..at + found.len());
            places.map(move |place| Span { p, range: folded.original(place) }).collect::<Vec<_>>()
        });
        places.collect()
    }

    /// The paragraphs in the form in which texts are compared, worked out when they are first asked for.
    fn folded(&self) -> &[Folded] {
        self.folded.get_or_init(|| self.paragraphs.iter().map(|paragraph| Folded::new(paragraph)).collect())
    }

    /// What the paragraphs look like, worked out when it is first asked for.
    fn looks(&self) -> &[Looks] {
        self.looks.get_or_init(|| self.paragraphs.iter().map(|paragraph| Looks::new(paragraph)).collect())
    }
}

/// The lines of a text, whichever line ends it has: LF, CR LF, CR, NEL (U+0085), U+2028 or U+2029.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |letter| matches!(letter, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split_inclusive("\r\n").flat_map(move |part| match part.strip_suffix("\r\n") {
        Some(line) => line.split(is_end),
        None => part.split(is_end),
    })
}

/// Whether a letter ends a clause.
fn ends_clause(letter: char) -> bool {
    matches!(letter, ',' | ';' | '。' | '，' | '；' | '！' | '？')
}

/// How many letters, ideographs and digits a text has.
fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests;
