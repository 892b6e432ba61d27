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

use crate::fold::{Folded, fold};
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
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Words of a text that nearly are the words sought: in the other script, of another width, or with a letter or two changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The paragraph in which they stand, counted from 1.
    pub p: u32,
    /// The words, as the text has them.
    pub words: Box<str>,
    /// Whether they differ in form alone: in script, case or width.
    pub differs_in_form: bool,
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
            folded: OnceLock::new(),
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
mod tests {
    use super::*;
    use crate::model::Evidence;

    const TEXT: &str = "題目\n\n第一段,設立水務站;撤銷舊站。\n第二段,設立書院,設立書院之分館。  \r\n";

    fn evidence(p: u32, quote: &str) -> Evidence {
        Evidence { p, quote: quote.into(), nth: None, to: None, field: None, source: None }
    }

    /// What becomes of some evidence in a text, in words.
    fn resolved(text: &str, evidence: &Evidence, comparison: Comparison) -> String {
        let source = SourceText::new(text);
        let found = |passage: Passage| format!("{} {}", passage.p, &source.paragraph(passage.p).unwrap()[passage.clauses]);
        let anchor = source.resolve(evidence, comparison);
        let near = || {
            let named = |near: Near| {
                let how = if near.differs_in_form { "" } else { " nearly" };
                format!(", but {}{how} has {}", near.p, near.words)
            };
            source.near(evidence, &anchor).map(named).unwrap_or_default()
        };
        match &anchor {
            Anchor::Exact(passage) => format!("exact {}", found(passage.clone())),
            Anchor::Moved(passage) => format!("moved {}", found(passage.clone())),
            Anchor::Lost(Loss::Absent) => format!("lost{}", near()),
            Anchor::Lost(Loss::Ambiguous(times)) => format!("ambiguous {times}"),
            Anchor::Lost(Loss::EndAbsent) => format!("end lost{}", near()),
            Anchor::Unverified => "unverified".to_owned(),
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
            (evidence(2, "湖務"), "lost"),
            (evidence(3, "設立書院"), "ambiguous 2"),
            (evidence(2, "設立書院"), "ambiguous 2"),
            (nth(2), "exact 3 設立書院之分館"),
            (nth(3), "ambiguous 2"),
            (nth(0), "ambiguous 2"),
            (to("舊站"), "exact 2 設立水務站;撤銷舊站"),
            (to("湖"), "end lost"),
            (evidence(2, ""), "lost"),
        ];
        for (evidence, expected) in cases {
            assert_eq!(resolved(TEXT, &evidence, Comparison::Literal), expected, "{evidence:?}");
        }
    }

    #[test]
    fn what_nearly_matches_is_named_and_not_taken() {
        let to = |to: &str| Evidence { to: Some(to.into()), ..evidence(2, "水務") };
        let cases = [
            (evidence(2, "水务站"), "lost, but 2 has 水務站"),
            (evidence(3, "水务站"), "lost, but 2 has 水務站"),
            (evidence(2, "設立水務站；撤銷"), "lost, but 2 has 設立水務站;撤銷"),
            (evidence(2, "設立水利站"), "lost, but 2 nearly has 設立水務站"),
            (evidence(3, "設立水利站"), "lost, but 2 nearly has 設立水務站"),
            (evidence(2, "撤銷了舊站"), "lost, but 2 nearly has 撤銷舊站"),
            (evidence(2, "水利"), "lost"),
            (evidence(1, "设立书院"), "lost, but 3 has 設立書院"),
            (to("旧站"), "end lost, but 2 has 舊站"),
            (to("撤去舊站"), "end lost, but 2 nearly has 撤銷舊站"),
            (to("第一段"), "end lost"),
            // Nothing before the quote is named.
            (to("新水務站;增"), "end lost"),
        ];
        for (evidence, expected) in cases {
            assert_eq!(resolved(TEXT, &evidence, Comparison::Literal), expected, "{evidence:?}");
        }
    }

    #[test]
    fn a_copy_in_the_other_script_is_recognised_and_compared_across_scripts() {
        let simplified = "题目\n\n第一段，设立水务站；撤销旧站。\n第二段，设立书院，设立书院之分馆。\n";
        let quotes =
            [evidence(2, "設立水務站"), evidence(2, "舊站"), evidence(3, "分館"), evidence(3, "設立"), evidence(3, "二段")];
        let is_other = |text: &str| SourceText::new(text).is_in_other_script(quotes.iter());
        assert!(is_other(simplified));
        assert!(!is_other(TEXT), "the text itself is not");
        assert!(!is_other("题目\n另一篇文章。\n第二段,什麼都沒有。"), "another text is not");
        assert!(!SourceText::new(simplified).is_in_other_script([evidence(1, "第二段")].iter()), "nothing tells");
        assert!(!SourceText::new(simplified).is_in_other_script(quotes[..2].iter()), "too little tells");
        let to = Evidence { to: Some("舊站".into()), ..evidence(2, "水務") };
        let nth = Evidence { nth: Some(2), ..evidence(3, "設立書院") };
        for (evidence, expected) in [
            (evidence(2, "水務"), "exact 2 设立水务站"),
            (to, "exact 2 设立水务站；撤销旧站"),
            (nth, "exact 3 设立书院之分馆"),
            (evidence(3, "水務站"), "moved 2 设立水务站"),
            (evidence(2, "湖務"), "lost"),
        ] {
            assert_eq!(resolved(simplified, &evidence, Comparison::AcrossScripts), expected, "{evidence:?}");
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
            .filter_map(|evidence| match source.resolve(evidence, Comparison::Literal) {
                Anchor::Exact(passage) => Some(passage),
                _ => None,
            })
            .collect();
        let coverage = source.coverage(&passages);
        assert_eq!(coverage.paragraphs, [(0, 2), (5, 12), (7, 14)]);
        assert!((coverage.share(2) - 12.0 / 26.0).abs() < 1e-9);
        let gaps: Vec<&str> = coverage.gaps.iter().filter_map(|gap| source.words(gap)).collect();
        assert_eq!(gaps, ["題目", "第一段", "撤銷舊站", "第二段,設立書院"]);
    }
    #[test]
    fn words_are_found_in_any_script_and_width() {
        let source = SourceText::new(TEXT);
        let worded = |span: Span| format!("{} {}", span.p, source.words(&span).unwrap());
        let found = |words: &str| source.find(words).into_iter().map(worded).collect::<Vec<_>>();
        assert_eq!(found("设立"), ["2 設立", "3 設立", "3 設立"]);
        assert_eq!(found("，設立"), ["2 ,設立", "3 ,設立", "3 ,設立"]);
        for nothing in ["", "  ", "湖"] {
            assert_eq!(source.find(nothing), []);
        }
    }
}
