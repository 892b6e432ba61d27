//! A paragraph that was put into a text, or taken out of it, moves every quote behind it: one cause, one message, with all of the
//! corrections.
//!
//! Deliberately absent: a new place for quotes that occur more than once. That they have all moved alike is likely and not certain.

use super::defect::Defect;
use super::problem::Problem;
use std::collections::HashMap;

/// From how many quotes on, moved by the same number of paragraphs, a text is told to have shifted.
const FEWEST: usize = 3;

/// Puts the quotes of each source that moved by the same number of paragraphs together, in the place of the first of them.
/// `problems` is in the order of the file.
pub(super) fn gather(problems: &mut Vec<Problem>) {
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
