//! What the constraints of a query let pass, and how many records would pass with each value of each facet.
//!
//! Deliberately absent: terms. Which records hold these is handed in.

use super::columns::{Column, Columns};
use super::dated::asked_period;
use super::expression::{Constraint, Query};
use super::facet::Facet;
use super::facet_value::FacetValue;
use super::labels;
use crate::model::{Dataset, Period, RecordIndex, RecordType};
use crate::parallel;
use std::ops::Range;

/// The values of a facet.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values that occur in the dataset, in the order in which lists show them; none for dates.
    pub values: Vec<ValueCount>,
}

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// The value.
    pub value: FacetValue,
    /// How many records have it and pass everything else that is asked for.
    pub count: usize,
    /// How many records have it and hold the terms, whatever the constraints.
    pub held: usize,
}

/// The constraints of a query, facet by facet.
pub(super) struct Filter {
    facets: Vec<Wanted>,
    /// The positions of the facets of which anything is asked.
    constrained: Vec<usize>,
    /// The values that the constraints mean, in their order.
    pub meant: Vec<Option<FacetValue>>,
}

/// What is asked of one facet.
struct Wanted {
    /// For each value, whether a record may have it; none where any will do.
    allowed: Option<Vec<bool>>,
    /// For each value, whether records are left out that have it.
    excluded: Vec<bool>,
}

/// Records that pass, and the counts of every facet.
pub(super) struct Passing {
    /// For each record handed in, whether it passes.
    pub passes: Vec<bool>,
    /// The counts.
    pub facets: Vec<FacetCounts>,
}

impl Filter {
    /// Finds out which values the constraints mean. One that means no value lets nothing pass, or leaves nothing out.
    /// Fields are worded as for the records of the scope.
    pub fn new(dataset: &Dataset, columns: &Columns, query: &Query, scope: Option<RecordType>) -> Self {
        let anything = |column: &Column| Wanted { allowed: None, excluded: vec![false; column.values.len()] };
        let mut facets: Vec<Wanted> = columns.all().iter().map(anything).collect();
        let mut meant = Vec::with_capacity(query.constraints.len());
        for constraint in &query.constraints {
            let of_facet = columns.all().iter().zip(&mut facets).find(|(column, _)| column.facet == constraint.facet);
            let (column, wanted) = of_facet.expect("every facet has a column");
            let values = values_meant(dataset, column, constraint);
            let marked = match constraint.excluded {
                true => &mut wanted.excluded,
                false => wanted.allowed.get_or_insert_with(|| vec![false; column.values.len()]),
            };
            values.iter().for_each(|value| marked[*value] = true);
            let period = asked_period_of(constraint).map(FacetValue::Period);
            meant.push(period.or_else(|| values.first().map(|value| in_scope(column.values[*value], scope))));
        }
        let is_constrained = |position: &usize| facets[*position].allowed.is_some() || facets[*position].excluded.contains(&true);
        let constrained = (0..facets.len()).filter(is_constrained).collect();
        Self { facets, constrained, meant }
    }

    /// Which of `records`, given by their positions, pass, and the counts among them. The scope counts as a facet of its own, which
    /// the counts of types leave aside.
    pub fn apply(&self, dataset: &Dataset, columns: &Columns, scope: Option<RecordType>, records: &[usize]) -> Passing {
        let columns = columns.all();
        let within = scope_of(dataset, scope);
        let is_everything = records.len() == dataset.len();
        let scope_of = |column: &Column| scope.filter(|_| column.facet != Facet::Type);
        let totals = |column: &Column| (0..column.values.len()).map(|at| column.total(at, scope_of(column))).collect();
        let totals = || -> Counts { columns.iter().map(totals).collect() };
        let Counted { passes, counts, held } = if self.constrained.is_empty() && is_everything {
            // Of everything there is the counts are known.
            let passes = records.iter().map(|record| within.contains(record)).collect();
            Counted { passes, counts: totals(), held: None }
        } else {
            let pieces = if records.len() < AT_ONCE { 1 } else { parallel::cores() };
            let length = records.len().div_ceil(pieces).max(1);
            let pieces: Vec<&[usize]> = records.chunks(length).collect();
            let is_narrowed = !self.constrained.is_empty() && !is_everything;
            let counted = parallel::collect(pieces.len(), |piece| self.count(columns, &within, pieces[piece], is_narrowed));
            let nothing = || columns.iter().map(|column| vec![0; column.values.len()]).collect();
            let none = || Counted { passes: Vec::new(), counts: nothing(), held: None };
            counted.into_iter().reduce(Counted::and).unwrap_or_else(none)
        };
        let held = held.unwrap_or_else(|| if is_everything { totals() } else { counts.clone() });
        let facets = columns.iter().zip(&self.facets).zip(counts.iter().zip(&held));
        let facets = facets.map(|((column, wanted), (counts, held))| listed(column, wanted, counts, held, scope)).collect();
        Passing { passes, facets }
    }

    /// Counts some records; those that hold the terms whatever the constraints only where these narrow them.
    fn count(&self, columns: &[Column], within: &Range<usize>, records: &[usize], is_narrowed: bool) -> Counted {
        let verdicts: Vec<Verdict> = records.iter().map(|record| self.verdict(columns, *record)).collect();
        // What lies outside of the scope counts for nothing but the types; the records come in order.
        let in_scope =
            records.partition_point(|record| *record < within.start)..records.partition_point(|record| *record < within.end);
        let count = |passes: &dyn Fn(usize, Verdict) -> bool| -> Counts {
            let of_column = |(position, column): (usize, &Column)| {
                let part = if column.facet == Facet::Type { 0..records.len() } else { in_scope.clone() };
                let mut counts = vec![0; column.values.len()];
                for (record, verdict) in records[part.clone()].iter().zip(&verdicts[part]) {
                    if passes(position, *verdict) {
                        column.of(*record).iter().for_each(|value| counts[*value as usize] += 1);
                    }
                }
                counts
            };
            columns.iter().enumerate().map(of_column).collect()
        };
        let passes = records.iter().zip(&verdicts);
        Counted {
            passes: passes.map(|(record, verdict)| *verdict == Verdict::Passes && within.contains(record)).collect(),
            counts: count(&|position, verdict| verdict == Verdict::Passes || verdict == Verdict::FailsAt(position)),
            held: is_narrowed.then(|| count(&|_, _| true)),
        }
    }

    fn verdict(&self, columns: &[Column], record: usize) -> Verdict {
        let mut verdict = Verdict::Passes;
        for position in &self.constrained {
            if !self.facets[*position].lets(columns[*position].of(record)) {
                match verdict {
                    Verdict::Passes => verdict = Verdict::FailsAt(*position),
                    _ => return Verdict::Fails,
                }
            }
        }
        verdict
    }
}

/// For each facet, how many records have each value.
type Counts = Vec<Vec<usize>>;

/// What was counted of some records.
struct Counted {
    /// For each record, whether it passes.
    passes: Vec<bool>,
    /// The records that pass, but for the facet itself.
    counts: Counts,
    /// All records, where they are others.
    held: Option<Counts>,
}

impl Counted {
    /// This and what was counted of the records that follow.
    fn and(mut self, next: Self) -> Self {
        self.passes.extend(next.passes);
        let add = |ours: &mut Counts, theirs: Counts| {
            ours.iter_mut().flatten().zip(theirs.into_iter().flatten()).for_each(|(ours, theirs)| *ours += theirs);
        };
        add(&mut self.counts, next.counts);
        self.held.iter_mut().zip(next.held).for_each(|(ours, theirs)| add(ours, theirs));
        self
    }
}

/// What the constraints say of a record, its type aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Passes,
    /// It would pass, were the facet at this position not constrained.
    FailsAt(usize),
    Fails,
}

/// How many records are counted so soon that a second thread would only cost time.
const AT_ONCE: usize = 10_000;

impl Wanted {
    fn lets(&self, values: &[u32]) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| values.iter().any(|value| allowed[*value as usize]))
            && !values.iter().any(|value| self.excluded[*value as usize])
    }
}

/// The positions of the records of a type, or of all.
pub(super) fn scope_of(dataset: &Dataset, scope: Option<RecordType>) -> Range<usize> {
    scope.map_or(0..dataset.len(), |scope| {
        let first = dataset.indices_of(scope).next().map_or(0, RecordIndex::position);
        first..first + dataset.records.count(scope)
    })
}

/// The values that a constraint means, as positions in the column: those of this code, or else of this name, or else the only one
/// whose name begins like this.
fn values_meant(dataset: &Dataset, column: &Column, constraint: &Constraint) -> Vec<usize> {
    let matching = |matches: &dyn Fn(FacetValue) -> bool| -> Vec<usize> {
        column.values.iter().enumerate().filter(|(_, value)| matches(**value)).map(|(position, _)| position).collect()
    };
    if let Some(asked) = asked_period_of(constraint) {
        return matching(&|value| matches!(value, FacetValue::Period(period) if period.overlaps(asked)));
    }
    let by_code = matching(&|value| *value.code(dataset) == *constraint.value);
    if !by_code.is_empty() {
        return by_code;
    }
    let name = labels::comparable(&constraint.value);
    let by_name = matching(&|value| labels::names_of(value, dataset).contains(&name));
    if !by_name.is_empty() || name.is_empty() {
        return by_name;
    }
    let begun = matching(&|value| labels::names_of(value, dataset).iter().any(|whole| whole.starts_with(&name)));
    if begun.len() == 1 { begun } else { Vec::new() }
}

/// The period for which a constraint asks. Values are dates, and what is asked for need be none of them.
fn asked_period_of(constraint: &Constraint) -> Option<Period> {
    (constraint.facet == Facet::Date).then(|| asked_period(&constraint.value))?
}

/// The counts of the values that records of the scope have, or that are asked for.
fn listed(column: &Column, wanted: &Wanted, counts: &[usize], held: &[usize], scope: Option<RecordType>) -> FacetCounts {
    if column.facet == Facet::Date {
        return FacetCounts { facet: column.facet, values: Vec::new() };
    }
    let scope = scope.filter(|_| column.facet != Facet::Type);
    let is_asked_for = |value: usize| wanted.excluded[value] || wanted.allowed.as_ref().is_some_and(|allowed| allowed[value]);
    let listed = column.values.iter().enumerate().filter(|(at, _)| column.occurs(*at, scope) || is_asked_for(*at));
    let values =
        listed.map(|(at, value)| ValueCount { value: in_scope(*value, scope), count: counts[at], held: held[at] }).collect();
    FacetCounts { facet: column.facet, values }
}

/// A field is worded as for the records of the scope, if these have it.
fn in_scope(value: FacetValue, scope: Option<RecordType>) -> FacetValue {
    match (value, scope) {
        (FacetValue::Field(_, field), Some(scope)) if scope.fields().contains(&field) => FacetValue::Field(scope, field),
        _ => value,
    }
}
