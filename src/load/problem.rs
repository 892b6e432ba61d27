//! A problem of a dataset: where it is, which record it concerns, what it is, and the correction where that is mechanical.
//!
//! Deliberately absent: sentences. The message table words each defect under its code in three languages.

use super::defect::Defect;
use super::place::Location;
use std::ops::Range;

/// Whether a problem spoils the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data is wrong or incomplete.
    Error,
    /// The data can be used as it is.
    Warning,
}

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it begins.
    pub location: Location,
    /// What is to be underlined, in bytes of the text without its byte order mark. It begins at `location`.
    pub span: Range<usize>,
    /// The id of the record that it concerns, if it could be read.
    pub record: Option<Box<str>>,
    /// What it is.
    pub defect: Defect,
    /// What would mend it, where that can be told for certain.
    pub fix: Option<Fix>,
}

/// A correction of a text that an author may take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in bytes of the text without its byte order mark.
    pub range: Range<usize>,
    /// What takes its place.
    pub replacement: String,
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.defect.severity()
    }

    /// What was probably meant, if that can be told.
    pub fn hint(&self) -> Option<&str> {
        self.defect.nearest()
    }

    /// The stable code under which the defect is documented and worded.
    pub fn code(&self) -> &'static str {
        self.defect.code()
    }
}

/// Applies every fix of `problems` to the text in which they were found. Of fixes that overlap, the first is taken.
pub fn mended(text: &str, problems: &[Problem]) -> String {
    let mut fixes: Vec<&Fix> = problems.iter().filter_map(|problem| problem.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| fix.range.start);
    let mut mended = String::with_capacity(text.len());
    let mut taken = 0;
    for fix in fixes {
        if fix.range.start >= taken {
            mended.push_str(&text[taken..fix.range.start]);
            mended.push_str(&fix.replacement);
            taken = fix.range.end;
        }
    }
    mended.push_str(&text[taken..]);
    mended
}

/// The candidate that differs from `word` in the fewest letters, if those are few for its length.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    near(word, candidates).into_iter().min().map(|(_, candidate)| candidate.to_owned())
}

/// The candidate that is nearest to `word`, if no other is as near: only then may a correction be offered.
pub(super) fn only_nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = near(word, candidates);
    let (least, candidate) = near.iter().min()?;
    let is_alone = near.iter().all(|(distance, other)| distance > least || other == candidate);
    is_alone.then(|| (*candidate).to_owned())
}

/// The candidates that differ from `word` in few letters for its length, with the number of these.
fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let limit = 1 + word.chars().count() / 4;
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(word.chars().count()) <= limit)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_offered_only_where_one_candidate_is_nearest() {
        for (word, candidates, near, alone) in [
            ("nam", &["name", "note"][..], Some("name"), Some("name")),
            ("hanx", &["hans", "hant"], Some("hans"), None),
            ("hanx", &["hans", "hans"], Some("hans"), Some("hans")),
            ("river", &["mountain"], None, None),
        ] {
            assert_eq!(nearest(word, candidates.iter().copied()).as_deref(), near, "{word}");
            assert_eq!(only_nearest(word, candidates.iter().copied()).as_deref(), alone, "{word}");
        }
    }

    #[test]
    fn fixes_are_applied_together_and_never_twice() {
        let problem = |range: Range<usize>, replacement: &str| Problem {
            location: Location::START,
            span: range.clone(),
            record: None,
            defect: Defect::NoEvidence,
            fix: Some(Fix { range, replacement: replacement.to_owned() }),
        };
        let problems = [problem(6..7, "丁"), problem(0..3, "甲"), problem(2..4, "?"), problem(7..7, ",")];
        assert_eq!(mended("abc 12x end", &problems), "甲 12丁, end");
    }
}
