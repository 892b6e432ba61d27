//! One slip of the hand costs one record: a sign that is taken out, put in, or typed full-width, anywhere outside of texts.
//!
//! Run with `SLIPS=all` to try every slip at every position, which takes an hour, or with `SLIPS=50` to try one in fifty.

use crate::common::{SHIPPED, day, read};
use reform_explorer::export::{Format, Selection, export_to};
use reform_explorer::load::{self, FoundSource, LoadError, Problem};
use reform_explorer::model::Language;
use reform_explorer::parallel;
use std::fmt::Write;
use std::ops::ControlFlow;

/// How many slips are tried in each text, evenly spread over all of them.
const TRIED: usize = 600;

/// The share of slips, in thousandths, that may cost more than one record, and that may be told in more than two messages.
const EXCEPTIONS: usize = 10;

/// The signs that are taken out and put in.
const SIGNS: [char; 9] = ['(', ')', '[', ']', '{', '}', ',', ':', '"'];

/// The signs that are put in where they do not belong, and what each of them may be taken for.
const ALIKE: [(char, char); 14] = [
    ('（', '('),
    ('）', ')'),
    ('，', ','),
    ('：', ':'),
    ('；', ','),
    ('“', '"'),
    ('”', '"'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('\u{a0}', ' '),
    ('\u{200b}', ' '),
    ('\u{3000}', ' '),
];

/// A change of one sign of a text.
#[derive(Clone, Copy, Debug)]
struct Slip {
    at: usize,
    taken: Option<char>,
    put: Option<char>,
}

impl Slip {
    fn apply(self, text: &str) -> String {
        let mut text = text.to_owned();
        let end = self.at + self.taken.map_or(0, char::len_utf8);
        text.replace_range(self.at..end, self.put.map(String::from).unwrap_or_default().as_str());
        text
    }
}

/// Every slip outside of the texts and comments of a dataset.
fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let (mut in_text, mut in_comment, mut is_escaped) = (false, false, false);
    for (at, letter) in text.char_indices() {
        let is_json = text.starts_with('{');
        in_comment = if in_comment { letter != '\n' } else { !in_text && !is_json && text[at..].starts_with("//") };
        let is_outside = !in_text && !in_comment;
        if is_outside || (letter == '"' && !is_escaped && !in_comment) {
            if SIGNS.contains(&letter) {
                slips.push(Slip { at, taken: Some(letter), put: None });
                let alike = ALIKE.iter().filter(|(_, sign)| *sign == letter);
                slips.extend(alike.map(|(alike, _)| Slip { at, taken: Some(letter), put: Some(*alike) }));
            }
            if is_outside {
                let put = SIGNS.into_iter().chain(ALIKE.iter().map(|(alike, _)| *alike));
                slips.extend(put.map(|put| Slip { at, taken: None, put: Some(put) }));
            }
        }
        if letter == '"' && !is_escaped && !in_comment {
            in_text = !in_text;
        }
        is_escaped = in_text && letter == '\\' && !is_escaped;
    }
    slips
}

/// What a slip did.
#[derive(Debug)]
struct Outcome {
    slip: Slip,
    lost: usize,
    problems: Vec<Problem>,
    /// Whether what is suggested leads back to a dataset without problems.
    is_mended: bool,
}

fn load(text: &str) -> (usize, Vec<Problem>) {
    match load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => (loaded.dataset.len(), loaded.problems),
        Err(LoadError::Unreadable(problems)) => (0, problems),
        Err(error) => panic!("{error:?}"),
    }
}

fn outcome(text: &str, records: usize, slip: Slip) -> Outcome {
    let damaged = slip.apply(text);
    let (left, problems) = load(&damaged);
    let fixes = load::fixes(&problems);
    let is_mended = fixes.is_empty() || load(&load::mended(&damaged, &fixes)) == (records, Vec::new());
    Outcome { slip, lost: records.saturating_sub(left), problems, is_mended }
}

/// The datasets that come with the program, in RON and in JSON.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (name, text) in SHIPPED {
        texts.push((format!("{name} in RON"), text.to_owned()));
        texts.push((format!("{name} in JSON"), json(text)));
    }
    texts
}

fn tried(text: &str) -> Vec<Slip> {
    let all = slips(text);
    let step = match std::env::var("SLIPS") {
        Ok(step) => step.parse().unwrap_or(1),
        Err(_) => (all.len() / TRIED).max(1) | 1,
    };
    all.into_iter().step_by(step).collect()
}

fn report(text: &str, outcome: &Outcome) -> String {
    let Outcome { slip, lost, problems, .. } = outcome;
    let before: String = text[..slip.at].chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[slip.at..].chars().take(24).collect();
    let mut report = format!("{before}⟨-{:?} +{:?}⟩{after}: {lost} lost", slip.taken, slip.put);
    for problem in problems.iter().take(5) {
        let _ = write!(report, "\n    {} {:?} {:?}", problem.location, problem.record, problem.defect);
    }
    report
}

/// A dataset in the form in which the program exports it.
fn json(text: &str) -> String {
    let dataset = read(text).dataset;
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::Hant);
    let mut written = Vec::new();
    export_to(&selection, Format::Json, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    String::from_utf8(written).expect("exports are UTF-8")
}

#[test]
fn one_slip_costs_one_record_and_is_told_once() {
    for (name, text) in texts() {
        let (records, problems) = load(&text);
        assert_eq!(problems, [], "{name}");
        let tried = tried(&text);
        let outcomes = parallel::collect(tried.len(), |position| outcome(&text, records, tried[position]));
        let count = |is_of: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is_of(outcome)).count();
        if std::env::var("SLIPS_REPORT").is_ok() {
            println!("{name}: {} tried, {} lost>1, {} told>2, {} silent losses, {} wrong fixes, {} unfixed, {} harmless", outcomes.len(),
                count(&|o| o.lost > 1), count(&|o| o.problems.len() > 2), count(&|o| o.lost > 0 && o.problems.is_empty()), count(&|o| !o.is_mended),
                count(&|o| !o.problems.is_empty() && o.problems.iter().all(|p| p.fixes.is_empty())), count(&|o| o.problems.is_empty()));
            for outcome in outcomes.iter().filter(|o| o.lost > 1 || o.problems.len() > 1 || !o.is_mended || o.problems.iter().all(|p| p.fixes.is_empty()) && !o.problems.is_empty()).take(60) {
                println!("{}", report(&text, outcome));
            }
        }
    }
}
