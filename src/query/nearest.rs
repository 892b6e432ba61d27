//! The records whose names are nearest to what was looked for in vain.
//!
//! Deliberately absent: searching for them instead; a person is asked what they meant.

use super::condition::Condition;
use super::index::Index;
use crate::{limits, parallel};
use std::ops::{ControlFlow, Range};

/// How many records are offered.
const OFFERED: usize = 5;

/// The positions of the records within `scope` whose names are nearest, best first.
pub(super) fn nearest(index: &Index, conditions: &[Condition], scope: Range<usize>, cancelled: &dyn Fn() -> bool) -> Vec<usize> {
    let words: Vec<Vec<char>> = conditions
        .iter()
        .filter(|condition| !condition.excluded)
        .flat_map(|condition| &condition.words)
        .map(|word| word.text.chars().take(LONGEST).collect())
        .collect();
    let mut best: Vec<(f64, usize)> = Vec::new();
    let pieces = scope.clone().step_by(PIECE).map(|first| first..scope.end.min(first + PIECE));
    let _ = parallel::in_order(pieces, |piece| like(index, &words, piece), &mut |alike| {
        best.extend(alike);
        if cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    best.sort_by(|left, right| right.0.total_cmp(&left.0));
    best.into_iter().map(|(_, record)| record).take(OFFERED).collect()
}

/// How many characters of a word are compared; two longer ones are hardly mistaken for each other.
const LONGEST: usize = 60;

/// How many records one thread compares at a time.
const PIECE: usize = 4096;

/// Those of some records that have a name like one of the words, with how like it is.
fn like(index: &Index, words: &[Vec<char>], records: Range<usize>) -> Vec<(f64, usize)> {
    let mut alike: Vec<(f64, usize)> = Vec::new();
    let mut letters = Vec::new();
    for (record, name) in index.folded_names(records) {
        letters.clear();
        letters.extend(name.chars().take(limits::NAME));
        let likeness = words.iter().map(|word| likeness(word, &letters)).fold(0.0, f64::max);
        if likeness > 0.0 {
            match alike.last_mut() {
                Some((other, last)) if *last == record => *other = other.max(likeness),
                _ => alike.push((likeness, record)),
            }
        }
    }
    alike
}

/// How like a word is to a name, or to as long a part of it: 0 if they are not alike, and otherwise up to a little more than 1. A
/// shorter name counts a little more where two are equally alike.
fn likeness(word: &[char], name: &[char]) -> f64 {
    // One of two Han characters tells much, one of two letters nothing.
    let least = if word.iter().all(char::is_ascii) { 0.66 } else { 0.5 };
    let enough = |letters: usize| letters as f64 >= least * word.len() as f64;
    // Comparing is dear; parts with too few of the letters need none.
    let has_enough = |part: &[char]| enough(word.iter().filter(|letter| part.contains(letter)).count());
    if word.is_empty() || !has_enough(name) {
        return 0.0;
    }
    let parts = name.windows(word.len().min(name.len())).filter(|part| has_enough(part));
    let distance = parts.map(|part| strsim::generic_damerau_levenshtein(word, part)).min().unwrap_or(word.len());
    let same = word.len().saturating_sub(distance);
    if enough(same) { same as f64 / word.len() as f64 + 1.0 / (100.0 + name.len() as f64) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness_of(word: &str, name: &str) -> f64 {
        likeness(&word.chars().collect::<Vec<_>>(), &name.chars().collect::<Vec<_>>())
    }

    #[test]
    fn names_that_differ_little_are_near() {
        for (word, name) in [("新经际", "市新经济发展委员会"), ("chegndu", "chengdu new area"), ("河务局", "河务所")]
        {
            assert!(likeness_of(word, name) > 0.5, "{word} {name}");
        }
        for (word, name) in [("新经济", "公园城市"), ("xyz", "chengdu"), ("cq", "chengdu"), ("委", ""), ("", "委")] {
            assert_eq!(likeness_of(word, name), 0.0, "{word} {name}");
        }
        assert!(likeness_of("河务局", "河务所") > likeness_of("河务局", "县河务所办公室"));
    }
}
