//! Two datasets about different places: which of their records correspond.
//!
//! In this order: what an encoder says (`same_as`, `counterpart`), what a person has accepted, the code of a principle, the variable of a figure, and the name. Records
//! that only others connect (changes, holdings, relations) correspond where an encoder says so and are otherwise shown with what they connect.

use super::fields::{figures, unlike};
use super::names::{Names, is_named};
use super::{Matches, Reason, Row, Side, Status};
use crate::model::{Agency, Dataset, Holding, Level, Metric, Principle, RecordIndex, RecordType, Role, Status as Progress};
use crate::query::holders_of;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) fn rows(datasets: [&Dataset; 2], matches: &Matches) -> Vec<Row> {
    let mut matched = Matched::new(datasets);
    matched.by_encoders();
    matches.accepted(datasets).for_each(|pair| matched.join(pair, Reason::Accepted));
    matched.by_key(RecordType::Principle, Reason::PrincipleCode, true, |side, index| {
        datasets[side].get::<Principle>(index).code.as_deref().map(str::to_owned)
    });
    matched.by_key(RecordType::Metric, Reason::Variable, false, |side, index| {
        datasets[side].get::<Metric>(index).variable.as_deref().map(str::to_owned)
    });
    let names = datasets.map(Names::new);
    for record_type in RecordType::ALL.into_iter().filter(|record_type| is_named(*record_type)) {
        matched.by_key(record_type, Reason::Name, true, |side, index| names[side].key(datasets[side], index));
    }
    matched.rows()
}

/// Who holds functions, as far as it can be compared: at which levels, in which part, and how far it has come.
fn profile(dataset: &Dataset, functions: &[RecordIndex]) -> BTreeSet<(Vec<Level>, Role, Option<Progress>)> {
    let held = functions.iter().flat_map(|function| holders_of(dataset, *function));
    held.map(|(agency, holding)| {
        let holding = dataset.get::<Holding>(holding);
        (dataset.get::<Agency>(agency).levels.to_vec(), holding.role, holding.status)
    })
    .collect()
}

/// The records of both sides that were found to correspond so far.
struct Matched<'a> {
    datasets: [&'a Dataset; 2],
    /// Of each record of each side the group that it is in.
    groups: [HashMap<RecordIndex, usize>; 2],
    reasons: Vec<Reason>,
}

impl<'a> Matched<'a> {
    fn new(datasets: [&'a Dataset; 2]) -> Self {
        Self { datasets, groups: Default::default(), reasons: Vec::new() }
    }

    /// What the encoder of either dataset says of records of the other. What is said of one record joins all of whom it is said.
    fn by_encoders(&mut self) {
        for side in Side::ALL {
            let (own, other) = (side as usize, 1 - side as usize);
            let datasets = self.datasets;
            for index in datasets[own].indices() {
                let record = datasets[own].record(index);
                let said = [(Reason::SameAs, record.same_as()), (Reason::Counterpart, record.counterpart())];
                for (reason, id) in said.into_iter().flat_map(|(reason, ids)| ids.iter().map(move |id| (reason, id))) {
                    let named = id.parts().filter(|(dataset, _)| *dataset == datasets[other].head.id.as_str());
                    let target = named.and_then(|(_, id)| datasets[other].find_of_type(id, Some(record.record_type())));
                    if let Some(target) = target {
                        let mut pair = [index, target];
                        pair.rotate_left(own);
                        self.join(pair, reason);
                    }
                }
            }
        }
    }

    /// Puts a record of each side into one group.
    fn join(&mut self, [left, right]: [RecordIndex; 2], reason: Reason) {
        match (self.groups[0].get(&left).copied(), self.groups[1].get(&right).copied()) {
            (Some(one), Some(other)) if one != other => {
                let (kept, gone) = (one.min(other), one.max(other));
                self.groups
                    .iter_mut()
                    .flat_map(HashMap::values_mut)
                    .filter(|group| **group == gone)
                    .for_each(|group| *group = kept);
                self.reasons[kept] = self.reasons[kept].max(self.reasons[gone]).max(reason);
            }
            (Some(group), _) | (_, Some(group)) => {
                self.groups[0].insert(left, group);
                self.groups[1].insert(right, group);
                // Where not all are said to be the same, they correspond.
                self.reasons[group] = self.reasons[group].max(reason);
            }
            (None, None) => {
                self.groups[0].insert(left, self.reasons.len());
                self.groups[1].insert(right, self.reasons.len());
                self.reasons.push(reason);
            }
        }
    }

    /// Groups the records of a type that have one key and no group yet; where the key has to be unique, only if no other record has it.
    fn by_key(
        &mut self,
        record_type: RecordType,
        reason: Reason,
        is_unique: bool,
        key: impl Fn(usize, RecordIndex) -> Option<String>,
    ) {
        let mut by_key: BTreeMap<String, [Vec<RecordIndex>; 2]> = BTreeMap::new();
        for side in [0, 1] {
            for index in self.datasets[side].indices_of(record_type) {
                if let Some(key) = key(side, index) {
                    by_key.entry(key).or_default()[side].push(index);
                }
            }
        }
        for mut sides in by_key.into_values() {
            if is_unique && sides.iter().any(|side| side.len() != 1) {
                continue;
            }
            for side in [0, 1] {
                sides[side].retain(|index| !self.groups[side].contains_key(index));
            }
            if sides.iter().any(Vec::is_empty) {
                continue;
            }
            for (side, indices) in sides.into_iter().enumerate() {
                self.groups[side].extend(indices.into_iter().map(|index| (index, self.reasons.len())));
            }
            self.reasons.push(reason);
        }
    }

    fn rows(&self) -> Vec<Row> {
        let mut groups: Vec<[Vec<RecordIndex>; 2]> = vec![Default::default(); self.reasons.len()];
        for side in [0, 1] {
            for index in self.datasets[side].indices() {
                if let Some(group) = self.groups[side].get(&index) {
                    groups[*group][side].push(index);
                }
            }
        }
        let mut rows = Vec::new();
        for record_type in RecordType::ALL {
            for index in self.datasets[0].indices_of(record_type) {
                match self.groups[0].get(&index) {
                    None => rows.push(Row::one_sided(Side::Left, record_type, index)),
                    Some(group) if groups[*group][0][0] == index => {
                        rows.push(self.row(record_type, groups[*group].clone(), self.reasons[*group]));
                    }
                    Some(_) => {}
                }
            }
            let ungrouped = |index: &RecordIndex| !self.groups[1].contains_key(index);
            let right = self.datasets[1].indices_of(record_type).filter(ungrouped);
            rows.extend(right.map(|index| Row::one_sided(Side::Right, record_type, index)));
        }
        rows
    }

    fn row(&self, record_type: RecordType, sides: [Vec<RecordIndex>; 2], reason: Reason) -> Row {
        let pairs = sides[0].iter().flat_map(|left| sides[1].iter().map(move |right| [*left, *right]));
        let mut fields: Vec<&'static str> = Vec::new();
        let mut comparable = 0;
        for pair in pairs {
            let found = match record_type {
                RecordType::Metric => figures(self.datasets, pair),
                _ => Some(unlike(self.datasets[0].record(pair[0]), self.datasets[1].record(pair[1]))),
            };
            if let Some(found) = found {
                comparable += 1;
                fields.extend(found.into_iter().filter(|field| !fields.contains(field)).collect::<Vec<_>>());
            }
        }
        if record_type == RecordType::Function && profile(self.datasets[0], &sides[0]) != profile(self.datasets[1], &sides[1]) {
            fields.push(super::HOLDERS);
        }
        let row = Row::paired(record_type, sides, reason, fields);
        if comparable == 0 { Row { status: Status::NotComparable, ..row } } else { row }
    }
}
