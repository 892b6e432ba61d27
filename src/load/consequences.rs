//! One cause, one message: takes out the problems that only follow from others, and puts the rest in the order of the file.
//!
//! Deliberately absent: what a check can see for itself, such as a reference to a record that is there but could not be read.

use super::defect::Defect;
use super::flaw::Flaw;
use super::problem::Problem;
use super::shifted;

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
    shifted::gather(problems);
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
