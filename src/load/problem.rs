//! A problem of a dataset: where it is, which record it concerns, what it is, and the correction where that is mechanical.
//!
//! Deliberately absent: sentences. The message table words each defect under its code in three languages.

use super::defect::Defect;
use super::place::Location;
use crate::limits;
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
    /// What would mend it, where that can be told for certain; several where it has one cause and shows in many places.
    pub fixes: Vec<Fix>,
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

/// The fixes of `problems` that can be applied together, in the order of the text: of those that overlap, the first.
pub fn fixes(problems: &[Problem]) -> Vec<&Fix> {
    let mut fixes: Vec<&Fix> = problems.iter().flat_map(|problem| &problem.fixes).collect();
    fixes.sort_by_key(|fix| fix.range.start);
    let mut taken = 0;
    fixes.retain(|fix| {
        let is_free = fix.range.start >= taken;
        if is_free {
            taken = fix.range.end;
        }
        is_free
    });
    fixes
}

/// Applies [`fixes`] to the text in which their problems were found.
pub fn mended(text: &str, fixes: &[&Fix]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut taken = 0;
    for fix in fixes {
        mended.push_str(&text[taken..fix.range.start]);
        mended.push_str(&fix.replacement);
        taken = fix.range.end;
    }
    mended.push_str(&text[taken..]);
    mended
}

/// The candidate that differs from `word` in the fewest letters, if those are few for its length: a question to put, no more.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = 1 + word.chars().count() / 4;
    near(word, limit, candidates).min().map(|(_, candidate)| candidate.to_owned())
}

/// How long a name or code must be for a slip in it to be told from another word.
const SHORTEST_NAME: usize = 3;
/// The same of an id, of which a dataset has many that are alike.
const SHORTEST_ID: usize = 6;

/// The name or code that is certainly meant by `word`: the only candidate that is one slip of the hand away. Two slips may be
/// another word: `qian`, a thousand, is as near to `wan`, ten thousand.
pub(super) fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    one_slip_away(word, SHORTEST_NAME, candidates)
}

/// The id that is certainly meant by `word`, in which a digit is never a slip: `district-2` is not `district-3`.
pub(super) fn misspelt_id<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let digits = |id: &str| id.chars().filter(char::is_ascii_digit).collect::<String>();
    one_slip_away(word, SHORTEST_ID, candidates).filter(|id| digits(id) == digits(word))
}

/// The only candidate that differs from `word` in one letter or in the order of two, if `word` is long enough.
fn one_slip_away<'a>(word: &str, shortest: usize, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if word.chars().count() < shortest {
        return None;
    }
    let mut near = near(word, 1, candidates).map(|(_, candidate)| candidate);
    let first = near.next()?;
    near.all(|other| other == first).then(|| first.to_owned())
}

/// The candidates that differ from `word` in at most `limit` letters, with the number of these.
fn near<'a>(word: &str, limit: usize, candidates: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    // Comparing takes the product of the lengths, and nobody mistypes a word as long as that.
    let is_comparable = word.len() <= limits::NAME;
    let length = word.chars().count();
    candidates
        .into_iter()
        .filter(move |candidate| is_comparable && candidate.chars().count().abs_diff(length) <= limit)
        .map(move |candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(move |(distance, _)| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_offered_only_where_it_is_certain() {
        type Meant = Option<&'static str>;
        let cases: [(&str, &[&str], Meant, Meant, Meant); 12] = [
            ("nam", &["name", "note"], Some("name"), Some("name"), None),
            ("quote", &["quote"], Some("quote"), Some("quote"), None),
            ("hanx", &["hans", "hant"], Some("hans"), None, None),
            ("hanx", &["hans", "hans"], Some("hans"), Some("hans"), None),
            ("qian", &["wan", "yi"], Some("wan"), None, None),
            ("li", &["wan", "yi"], Some("yi"), None, None),
            ("river", &["mountain"], None, None, None),
            ("west-office", &["east-office"], Some("east-office"), None, None),
            ("river-ofice", &["river-office", "dike-office"], Some("river-office"), Some("river-office"), Some("river-office")),
            ("rievr-office", &["river-office"], Some("river-office"), Some("river-office"), Some("river-office")),
            (
                "river-officx",
                &["river-office", "river-offices"],
                Some("river-office"),
                Some("river-office"),
                Some("river-office"),
            ),
            ("district-2", &["district-3"], Some("district-3"), Some("district-3"), None),
        ];
        for (word, candidates, near, name, id) in cases {
            let all = || candidates.iter().copied();
            let found = (nearest(word, all()), misspelt(word, all()), misspelt_id(word, all()));
            assert_eq!((found.0.as_deref(), found.1.as_deref(), found.2.as_deref()), (near, name, id), "{word}");
        }
    }

    #[test]
    fn fixes_are_applied_together_and_never_twice() {
        let problem = |range: Range<usize>, replacement: &str| Problem {
            location: Location::START,
            span: range.clone(),
            record: None,
            defect: Defect::NoEvidence,
            fixes: vec![Fix { range, replacement: replacement.to_owned() }],
        };
        let problems = [problem(6..7, "丁"), problem(0..3, "甲"), problem(2..4, "?"), problem(7..7, ",")];
        assert_eq!(mended("abc 12x end", &fixes(&problems)), "甲 12丁, end");
        assert_eq!(fixes(&problems).len(), 3);
    }
}
