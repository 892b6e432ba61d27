//! Finding records: the terms of a query, its constraints, and the counts of every facet.
//!
//! Records hold a query if all its terms are found in them, in whichever of their texts. Deliberately absent: how texts are
//! compared, and what is marked in them.

use super::condition::{Condition, conditions};
use super::expression::{Constraint, Query};
use super::facet::Facet;
use super::facet_value::FacetValue;
use super::filter::{FacetCounts, Filter, Passing, scope_of};
use super::index::{Index, Place, Standing};
use super::nearest::nearest;
use super::texts::Class;
use crate::load::Loaded;
use crate::model::{Dataset, RecordIndex, RecordType};
use crate::parallel;
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicU64, Ordering};

/// What is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What a person asks for.
    pub query: Query,
    /// The only type of record that is of interest, if there is one.
    pub scope: Option<RecordType>,
}

/// What has been found.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Tells what one search found from what any other did in this run of the program.
    pub number: u64,
    /// What was asked for.
    pub request: Request,
    /// The records that pass, in the order of the dataset.
    pub records: Vec<RecordIndex>,
    /// The same records by type, best first, for a query with terms; in the order of the dataset otherwise.
    pub groups: Vec<Group>,
    /// For every facet, its values and how many records would pass with each, were the facet not constrained.
    pub facets: Vec<FacetCounts>,
    /// The values that the constraints of the query mean, in their order; none for one that this dataset does not know.
    pub meant: Vec<Option<FacetValue>>,
    /// The records whose names are nearest to the terms, where nothing was found.
    pub nearest: Vec<RecordIndex>,
    /// Whether the counts are final. Those that come first may not be.
    pub complete: bool,
}

/// The records of one type that pass.
#[derive(Clone, Debug)]
pub struct Group {
    /// The type.
    pub record_type: RecordType,
    /// The records, best first.
    pub hits: Vec<Hit>,
}

/// A record that passes, and where the terms were found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordIndex,
    /// The best place in which a term was found; none for a query without terms.
    pub class: Option<Class>,
    /// Which of the record's searchable texts that was, counted from 0; of its dates for [`Class::Date`].
    pub ordinal: u32,
}

/// A text in which a term was found, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The field, or the type of the record from which the text comes.
    pub field: &'static str,
    /// The text, or the part of it around the first match.
    pub text: String,
    /// Where the terms stand in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// How many bytes of text are searched before `cancelled` is asked again.
const STRETCH: usize = 1 << 20;

/// How many bytes of text are searched within a frame, so that nothing need be shown before the end and one thread is enough.
const AT_ONCE: usize = 8 << 20;

/// How many records are enough to be shown first.
const FIRST: usize = 200;

/// Finds what is asked for. `first` is handed what can be shown at once, if the rest takes longer than a frame; `cancelled` is
/// asked now and then. Nothing is returned where it was cancelled.
pub fn find(
    loaded: &Loaded,
    index: &Index,
    request: &Request,
    first: &mut dyn FnMut(Findings),
    cancelled: &dyn Fn() -> bool,
) -> Option<Findings> {
    let dataset = &loaded.dataset;
    let conditions = conditions(&request.query);
    let filter = Filter::new(dataset, &index.columns, &request.query, request.scope);
    if conditions.is_empty() {
        return Some(unsought(dataset, index, request, &filter));
    }
    let findings = |matches: &[Match]| findings(dataset, index, request, &filter, matches);
    let mut hand_over = |matches: &[Match]| {
        let so_far = findings(matches);
        // That nothing passes can only be told at the end.
        if !so_far.records.is_empty() {
            first(Findings { complete: false, ..so_far });
        }
    };
    let matches = matching(index, &conditions, &mut hand_over, cancelled)?;
    let mut findings = findings(&matches);
    if findings.records.is_empty() {
        let near = nearest(index, &conditions, scope_of(dataset, request.scope), cancelled);
        findings.nearest = near.into_iter().map(|position| index.record(position)).collect();
    }
    (!cancelled()).then_some(findings)
}

/// A record that holds the terms: its position, its best place if a term was looked for, and how good all its places are.
#[derive(Clone, Copy, Debug)]
struct Match {
    record: usize,
    best: Option<Place>,
    sum: usize,
}

/// The records that hold all conditions, in order; none if cancelled. Of a large dataset `first` is handed those found within a
/// frame, or the first few.
fn matching(
    index: &Index,
    conditions: &[Condition],
    first: &mut dyn FnMut(&[Match]),
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Match>> {
    let mut stretches = Vec::new();
    let mut next = 0;
    while next < index.records() {
        let stretch = index.stretch(next, STRETCH);
        next = stretch.end;
        stretches.push(stretch);
    }
    let mut matches = Vec::new();
    let is_large = index.size() > AT_ONCE;
    let mut done = 0;
    while done < stretches.len() && !(is_large && (matches.len() >= FIRST || done * STRETCH >= AT_ONCE)) {
        if cancelled() {
            return None;
        }
        matches.extend(matches_in(index, conditions, stretches[done].clone()));
        done += 1;
    }
    if done < stretches.len() && !matches.is_empty() {
        first(&matches);
    }
    let left = stretches.into_iter().skip(done);
    let ended = parallel::in_order(left, |stretch| matches_in(index, conditions, stretch), &mut |found| {
        matches.extend(found);
        if cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    ended.is_continue().then_some(matches)
}

/// The records of a stretch that hold all conditions, in order.
fn matches_in(index: &Index, conditions: &[Condition], records: Range<usize>) -> Vec<Match> {
    let first = conditions.first().filter(|condition| !condition.excluded);
    let mut matches: Vec<Match> = match first {
        Some(condition) => {
            let places = index.places(condition, records.clone()).into_iter();
            places.map(|place| Match { record: place.record, best: Some(place), sum: goodness(place) }).collect()
        }
        None => records.clone().map(|record| Match { record, best: None, sum: 0 }).collect(),
    };
    for condition in &conditions[usize::from(first.is_some())..] {
        if matches.is_empty() {
            break;
        }
        let mut places = index.places(condition, records.clone()).into_iter().peekable();
        matches.retain_mut(|found| {
            while places.next_if(|place| place.record < found.record).is_some() {}
            let place = places.next_if(|place| place.record == found.record);
            if let (Some(place), false) = (place, condition.excluded) {
                found.best = Some(found.best.map_or(place, |best| best.min(place)));
                found.sum += goodness(place);
            }
            place.is_some() != condition.excluded
        });
    }
    matches
}

/// How good a place is, 0 being best.
fn goodness(place: Place) -> usize {
    let (class, standing) = place.rank;
    class as usize * (Standing::Sound as usize + 1) + standing as usize
}

impl Findings {
    fn new(request: &Request, filter: &Filter, facets: Vec<FacetCounts>, records: Vec<RecordIndex>, groups: Vec<Group>) -> Self {
        static FINDINGS: AtomicU64 = AtomicU64::new(0);
        Self {
            number: FINDINGS.fetch_add(1, Ordering::Relaxed),
            request: request.clone(),
            records,
            groups,
            facets,
            meant: filter.meant.clone(),
            nearest: Vec::new(),
            complete: true,
        }
    }
}

/// What there is to show of the records that hold the terms.
fn findings(dataset: &Dataset, index: &Index, request: &Request, filter: &Filter, matches: &[Match]) -> Findings {
    let records: Vec<usize> = matches.iter().map(|found| found.record).collect();
    let Passing { passes, facets } = filter.apply(dataset, &index.columns, request.scope, &records);
    let passing: Vec<&Match> = matches.iter().zip(&passes).filter(|(_, passes)| **passes).map(|(found, _)| found).collect();
    let records = passing.iter().map(|found| index.record(found.record)).collect();
    Findings::new(request, filter, facets, records, groups(dataset, index, passing))
}

/// What there is to show where no terms are looked for: the records that pass, as they come.
fn unsought(dataset: &Dataset, index: &Index, request: &Request, filter: &Filter) -> Findings {
    let positions: Vec<usize> = (0..index.records()).collect();
    let Passing { passes, facets } = filter.apply(dataset, &index.columns, request.scope, &positions);
    let passing = positions.iter().zip(&passes).filter(|(_, passes)| **passes);
    let records: Vec<RecordIndex> = passing.map(|(position, _)| index.record(*position)).collect();
    let of_type = |records: &[RecordIndex]| {
        let hits = records.iter().map(|record| Hit { record: *record, class: None, ordinal: 0 }).collect();
        Group { record_type: dataset.type_of(records[0]), hits }
    };
    // They come in the order of the dataset, and so by type.
    let mut groups: Vec<Group> =
        records.chunk_by(|left, right| dataset.type_of(*left) == dataset.type_of(*right)).map(of_type).collect();
    // The bodies come first, for most people look for one.
    groups.sort_by_key(|group| group.record_type != RecordType::Agency);
    Findings::new(request, filter, facets, records, groups)
}

/// The records by type, best first; the types too, by their best record.
fn groups(dataset: &Dataset, index: &Index, mut passing: Vec<&Match>) -> Vec<Group> {
    let rank = |found: &Match| (found.best.map(|best| best.rank.0), found.sum);
    let hit = |found: &&Match| {
        let (class, ordinal) = found.best.map_or((None, 0), |best| (Some(best.rank.0), best.ordinal));
        Hit { record: index.record(found.record), class, ordinal }
    };
    let mut groups: Vec<((Option<Class>, usize), Group)> = Vec::new();
    // They come in the order of the dataset, and so by type.
    let mut rest = passing.as_mut_slice();
    while let Some(first) = rest.first() {
        let record_type = dataset.type_of(index.record(first.record));
        let end = scope_of(dataset, Some(record_type)).end;
        let (of_type, others) = rest.split_at_mut(rest.partition_point(|found| found.record < end));
        of_type.sort_by_key(|found| rank(found));
        groups.push((rank(of_type[0]), Group { record_type, hits: of_type.iter().map(hit).collect() }));
        rest = others;
    }
    // Of equally good types the bodies come first, for most people look for one.
    groups.sort_by_key(|(rank, group)| (*rank, group.record_type != RecordType::Agency));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The constraint by which records with a value are asked for.
pub fn constraint(dataset: &Dataset, facet: Facet, value: FacetValue) -> Constraint {
    Constraint { facet, value: value.code(dataset).into_owned().into(), excluded: false }
}
