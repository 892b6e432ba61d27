//! Records of two datasets that may correspond: what is left over and alike, for a person to decide on. Never counted, never a row.

use super::names::Names;
use super::{Comparison, Matches, Row};
use crate::model::{Agency, Dataset, Function, Level, RecordIndex, RecordType};
use crate::query::functions_of;
use std::collections::{BTreeSet, HashMap};

/// The least share of letter pairs that near names have in common (Dice 1945), in thousandths.
const LEAST_SHARE: usize = 500;

/// How many candidates a record has at most; the nearest stay.
const PER_RECORD: usize = 3;

/// What makes two records alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Their names are near.
    Name,
    /// At least half of the functions of either body are among those of the other.
    Functions,
    /// They fall into a class in common, and their names have something in common.
    Class,
}

impl Likeness {
    /// Every likeness.
    pub const ALL: [Self; 3] = [Self::Name, Self::Functions, Self::Class];

    /// The code used in JSON and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Functions => "functions",
            Self::Class => "class",
        }
    }
}

/// Two records that may correspond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Their type.
    pub record_type: RecordType,
    /// The left and the right one.
    pub sides: [RecordIndex; 2],
    /// What makes them alike.
    pub likeness: Vec<Likeness>,
    /// How many of the letter pairs of their names are shared, in thousandths.
    pub share: usize,
}

/// The candidates among what only one side of `comparison` has, without those that a person has refused: by type, in the order of the
/// left dataset, the nearest first. Of two versions there are none, since ids tell what corresponds.
pub fn candidates(comparison: &Comparison, matches: &Matches) -> Vec<Candidate> {
    if comparison.are_versions {
        return Vec::new();
    }
    let datasets = comparison.sides.map(|loaded| &loaded.dataset);
    let names = datasets.map(Names::new);
    let same_functions = functions_by_row(comparison);
    let mut found = Vec::new();
    for record_type in RecordType::ALL.into_iter().filter(|record_type| super::names::is_named(*record_type)) {
        let left_over = |side: usize| {
            let rows = comparison.rows.iter().filter(move |row| row.record_type == record_type && row.reason.is_none());
            rows.flat_map(move |row| row.sides[side].iter().copied())
        };
        let right = Pairs::new(left_over(1).map(|index| (index, names[1].bare(datasets[1], index))));
        for index in left_over(0) {
            let mut of_record: Vec<Candidate> = right
                .near(&names[0].bare(datasets[0], index))
                .into_iter()
                .filter_map(|(other, share)| {
                    let likeness = likeness(datasets, [index, other], share, &same_functions);
                    let is_wanted = !likeness.is_empty() && !matches.refuses(datasets, [index, other]);
                    is_wanted.then_some(Candidate { record_type, sides: [index, other], likeness, share })
                })
                .collect();
            of_record.sort_by_key(|candidate| (std::cmp::Reverse(candidate.share), candidate.sides));
            of_record.truncate(PER_RECORD);
            found.extend(of_record);
        }
    }
    found
}

fn likeness(
    datasets: [&Dataset; 2],
    pair: [RecordIndex; 2],
    share: usize,
    same_functions: &[HashMap<RecordIndex, usize>; 2],
) -> Vec<Likeness> {
    let mut likeness = Vec::new();
    let record_type = datasets[0].type_of(pair[0]);
    if record_type == RecordType::Agency {
        if !levels_may_agree(datasets, pair) {
            return likeness;
        }
        let rows = [0, 1].map(|side| {
            let held = functions_of(datasets[side], pair[side]).into_iter();
            let row = |(function, _): (RecordIndex, RecordIndex)| same_functions[side].get(&function).copied().ok_or(function);
            held.map(row).collect::<BTreeSet<_>>()
        });
        let shared = rows[0].iter().filter(|row| row.is_ok() && rows[1].contains(row)).count();
        likeness.extend((shared > 0 && rows.iter().all(|row| shared * 2 >= row.len())).then_some(Likeness::Functions));
    }
    if record_type == RecordType::Function {
        let [one, other] = [0, 1].map(|side| &datasets[side].get::<Function>(pair[side]).classes);
        likeness.extend(one.iter().any(|class| other.contains(class)).then_some(Likeness::Class));
    }
    likeness.extend((share >= LEAST_SHARE).then_some(Likeness::Name));
    likeness.sort_unstable();
    likeness
}

/// Whether two bodies can stand at one level: a government of a province is none of a county.
fn levels_may_agree(datasets: [&Dataset; 2], pair: [RecordIndex; 2]) -> bool {
    let levels = |side: usize| -> &[Level] { &datasets[side].get::<Agency>(pair[side]).levels };
    let (one, other) = (levels(0), levels(1));
    one.is_empty() || other.is_empty() || one.iter().any(|level| other.contains(level))
}

/// Of the functions that correspond the row in which they do.
fn functions_by_row(comparison: &Comparison) -> [HashMap<RecordIndex, usize>; 2] {
    let is_matched = |row: &&Row| row.record_type == RecordType::Function && row.reason.is_some();
    let rows: Vec<&Row> = comparison.rows.iter().filter(is_matched).collect();
    [0, 1]
        .map(|side| rows.iter().enumerate().flat_map(|(at, row)| row.sides[side].iter().map(move |index| (*index, at))).collect())
}

/// Names by the pairs of letters in them.
struct Pairs {
    records: Vec<(RecordIndex, usize)>,
    holders: HashMap<[char; 2], Vec<usize>>,
}

impl Pairs {
    fn new(names: impl Iterator<Item = (RecordIndex, String)>) -> Self {
        let mut pairs = Self { records: Vec::new(), holders: HashMap::new() };
        for (index, name) in names {
            let of_name = pairs_of(&name);
            for pair in &of_name {
                pairs.holders.entry(*pair).or_default().push(pairs.records.len());
            }
            pairs.records.push((index, of_name.len()));
        }
        pairs
    }

    /// The records whose names share a pair of letters with `name`, each with the share in thousandths.
    fn near(&self, name: &str) -> Vec<(RecordIndex, usize)> {
        let own = pairs_of(name);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in own.iter().filter_map(|pair| self.holders.get(pair)).flatten() {
            *shared.entry(*holder).or_default() += 1;
        }
        let share = |(holder, shared): (usize, usize)| {
            let (index, count) = self.records[holder];
            (index, 2000 * shared / (own.len() + count))
        };
        shared.into_iter().map(share).collect()
    }
}

fn pairs_of(name: &str) -> BTreeSet<[char; 2]> {
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}
