//! What was meant by names that nothing has: the field, the code or the record, and the correction where it is certain.
//!
//! It takes a walk over all ids to tell which record was meant, so the walks have a budget: whoever has thousands of such references has
//! one mistake behind them, and the first hints show it. Deliberately absent: a guess at anything but a slip of the hand.

use super::defect::Defect;
use super::locate::Tree;
use super::notation::Step;
use super::problem::Fix;
use crate::limits;
use crate::model::{Dataset, RecordType, field_names, is_well_formed};
use schemars::JsonSchema;
use std::collections::HashMap;
use std::ops::Range;

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
fn misspelt_id<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
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

/// A field to which `steps` lead and that its struct does not have.
pub(super) fn unknown_field<T: JsonSchema>(tree: &Tree, steps: &[Step]) -> (Range<usize>, Defect, Option<Fix>) {
    let name = steps.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.clone()) } else { None });
    let name = name.unwrap_or_default();
    let around = &steps[..steps.len().saturating_sub(1)];
    let is_free = |candidate: &&str| tree.name_of(around, candidate).is_none();
    let way = around.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    let candidates: Vec<&str> = field_names::<T>(way).into_iter().filter(is_free).collect();
    let nearest = nearest(&name, candidates.iter().copied());
    let span = tree.name_of(around, &name).unwrap_or_else(|| {
        let at = tree.part(steps).start;
        at..at
    });
    let fix = misspelt(&name, candidates).map(|replacement| Fix::new(span.clone(), replacement));
    (span, Defect::UnknownField { name, nearest, is_required: false }, fix)
}

/// The code that was meant in place of one that is unknown.
pub(super) fn code_fix(text: &str, defect: &Defect, span: &Range<usize>) -> Option<Fix> {
    let Defect::UnknownCode { found, allowed, .. } = defect else { return None };
    // A comma may have split a code in two.
    let is_of_code = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if let Some(rest) = text[span.end..].strip_prefix(',') {
        let other = &rest[..rest.find(|letter| !is_of_code(letter)).unwrap_or(rest.len())];
        if !other.is_empty() && allowed.contains(&format!("{found}{other}")) {
            return Some(Fix::new(span.end..span.end + 1, ""));
        }
    }
    let replacement = misspelt(found, allowed.iter().map(String::as_str))?;
    // In JSON it stands in quotation marks.
    let written = &text[span.clone()];
    let is_all = written.trim_matches('"') == found;
    let start = span.start + written.find(found.as_str())?;
    is_all.then(|| Fix::new(start..start + found.len(), replacement))
}

/// How many ids a dataset's dangling references may be compared with in all, which takes about a second.
const BUDGET: usize = 2_000_000;

/// What a reference that leads nowhere may have meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The nearest id, to be asked about.
    pub(super) nearest: Option<String>,
    /// The id that is certainly meant, to be put in its place.
    pub(super) certain: Option<String>,
}

/// What was found for the references looked at so far.
#[derive(Debug)]
pub(super) struct Meant {
    known: HashMap<(String, Option<RecordType>), Suggestion>,
    budget: usize,
}

impl Default for Meant {
    fn default() -> Self {
        Self { known: HashMap::new(), budget: BUDGET }
    }
}

impl Meant {
    /// What `id` may have meant in a field that refers to records of type `target`, to any if there is none; nothing once the
    /// budget is spent.
    pub(super) fn by(&mut self, dataset: &Dataset, id: &str, target: Option<RecordType>) -> Suggestion {
        let key = (id.to_owned(), target);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let types = || RecordType::ALL.into_iter().filter(|record_type| target.is_none_or(|target| *record_type == target));
        let cost = types().map(|record_type| dataset.records.count(record_type)).sum();
        let Some(rest) = self.budget.checked_sub(cost) else { return Suggestion::default() };
        self.budget = rest;
        let candidates =
            || types().flat_map(|record_type| dataset.records.of_type(record_type)).map(|record| record.id().as_str());
        // An id that is not well formed is a slip itself, and no correction of another.
        let candidates = || candidates().filter(|id| is_well_formed(id));
        let found = Suggestion { nearest: nearest(id, candidates()), certain: misspelt_id(id, candidates()) };
        self.known.insert(key, found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{FoundSource, parse};
    use std::ops::ControlFlow;

    #[test]
    fn every_look_costs_unless_it_was_taken_before() {
        let text = r#"(schema: 1, id: "d", title: "d", places: [(id: "harbour", name: "H"), (id: "district", name: "D")],
            terms: [(id: "weir-office", name: "W", gloss: "G")])"#;
        let dataset = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        let mut meant = Meant { budget: 6, ..Meant::default() };
        let place = Some(RecordType::Place);
        for (id, target, nearest, budget) in [
            ("harbor", place, Some("harbour"), 4),
            ("harbor", place, Some("harbour"), 4),
            ("moon", place, None, 2),
            ("moon", place, None, 2),
            // Three ids are one too many.
            ("weir-ofice", None, None, 2),
            ("distrct", place, Some("district"), 0),
            ("distrikt", place, None, 0),
            ("harbor", place, Some("harbour"), 0),
        ] {
            let found = meant.by(&dataset, id, target).nearest;
            assert_eq!((found.as_deref(), meant.budget), (nearest, budget), "{id}");
        }
    }

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
}
