//! One cause, one message: takes out the problems that only follow from others, and puts the rest in the order of the file.
//!
//! Deliberately absent: what a check can see for itself, such as a reference to a record that is there but could not be read.

use super::defect::Defect;
use super::flaw::Flaw;
use super::problem::Problem;
use std::collections::HashMap;

/// Sorts `problems`, leaves out what another of them explains, and puts together what has one cause.
pub(super) fn settle(problems: &mut Vec<Problem>) {
    problems.sort_by_key(|problem| (problem.location, problem.span.start));
    problems.dedup();
    if problems.iter().any(|problem| problem.defect == Defect::Syntax(Flaw::Truncated)) {
        // What is referred to, or refers to it, may stand in what was cut off.
        problems.retain(|problem| !matches!(problem.defect, Defect::DanglingReference { .. } | Defect::UnusedRecord(..)));
    }
    let explained: Vec<bool> = (0..problems.len()).map(|position| is_explained(problems, position)).collect();
    let mut explained = explained.into_iter();
    problems.retain(|_| !explained.next().unwrap_or_default());
    gather(problems);
}

/// Whether the problem at `position` follows from one that begins where it does or within what it underlines.
fn is_explained(problems: &[Problem], position: usize) -> bool {
    let problem = &problems[position];
    let explains = |cause: &Defect| match problem.defect {
        // Evidence that is itself wrong cannot be found.
        Defect::MovedAnchor { .. }
        | Defect::LostAnchor { .. }
        | Defect::AmbiguousAnchor { .. }
        | Defect::LostPassageEnd { .. } => {
            matches!(cause, Defect::EmptyQuote | Defect::ZeroPosition(_) | Defect::ControlCharacter { .. })
        }
        // No text has a fingerprint that is none.
        Defect::SourceDiffers(_) => matches!(cause, Defect::MalformedFingerprint(_)),
        _ => false,
    };
    let start = problems[..position].partition_point(|other| other.location < problem.location);
    let within = problems[start..].iter().take_while(|other| other.span.start <= problem.span.end);
    within.filter(|other| other.record == problem.record).any(|other| explains(&other.defect))
}

/// From how many quotes on, moved by the same number of paragraphs, a text is told to have shifted.
const FEWEST: usize = 3;

/// Puts together what has one cause: a paragraph that was put into a text, or taken out of it, moves every quote behind it. That quotes which
/// occur more than once have moved alike is likely and not certain. Puts the quotes of each source that moved by the same number of paragraphs together, in the place of the first of them.
/// `problems` is in the order of the file.
fn gather(problems: &mut Vec<Problem>) {
    let mut alike: HashMap<(Box<str>, i64), Vec<usize>> = HashMap::new();
    for (position, problem) in problems.iter().enumerate() {
        if let Defect::MovedAnchor { source, stated, found, .. } = &problem.defect {
            alike.entry((source.clone(), i64::from(*found) - i64::from(*stated))).or_default().push(position);
        }
    }
    let mut is_told = vec![false; problems.len()];
    for ((_, by), positions) in alike.into_iter().filter(|(_, positions)| positions.len() >= FEWEST) {
        let stated = |position: &usize| match problems[*position].defect {
            Defect::MovedAnchor { stated, .. } => Some(stated),
            _ => None,
        };
        let from = positions.iter().filter_map(stated).min().unwrap_or_default();
        let fixes = positions.iter().flat_map(|position| std::mem::take(&mut problems[*position].fixes)).collect();
        problems[positions[0]].defect = Defect::ShiftedAnchors { count: positions.len(), from, by };
        problems[positions[0]].fixes = fixes;
        positions[1..].iter().for_each(|position| is_told[*position] = true);
    }
    let mut is_told = is_told.into_iter();
    problems.retain(|_| !is_told.next().unwrap_or_default());
}
