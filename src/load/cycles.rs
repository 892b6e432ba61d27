//! Records that are part of one another in a circle.
//!
//! The strongly connected components of the graph of "part of", found by Kosaraju's algorithm: a walk along the graph notes in which order
//! records are left, and walks against it from the last of these on find one component each. Both have stacks of their own, so that a
//! long chain of records costs none of the program's. Each component is told once, with its members.

use super::check::Context;
use super::defect::Defect;
use super::notation::Step;
use crate::model::{Dataset, Party, RecordIndex, RecordType, Relation, RelationKind};
use std::collections::{HashMap, HashSet};

/// "`part` is part of `whole`, says `holder`."
struct Edge {
    part: RecordIndex,
    whole: RecordIndex,
    holder: RecordIndex,
}

impl Context<'_> {
    /// Checks that no record is part of itself, be it through others.
    pub(super) fn check_cycles(&mut self) {
        let dataset = self.dataset;
        for (holder, field) in [
            (RecordType::Place, "within"),
            (RecordType::Function, "within"),
            (RecordType::Instrument, "within"),
            (RecordType::Metric, "of"),
        ] {
            let outgoing = dataset.indices_of(holder).flat_map(|index| {
                dataset.outgoing(index).iter().filter(|link| link.field() == field).map(move |link| (index, link.other))
            });
            let edges = outgoing.map(|(part, whole)| Edge { part, whole, holder: part }).collect();
            self.report_cycles(edges, field, field);
        }
        self.report_cycles(parts_of_bodies(dataset), "part_of", "to");
    }

    /// Reports each cycle at the first record that holds one of its edges, in the field `at`.
    fn report_cycles(&mut self, edges: Vec<Edge>, field: &'static str, at: &str) {
        let dataset = self.dataset;
        let circles = circles(&edges);
        let circle_of: HashMap<RecordIndex, usize> = circles
            .iter()
            .enumerate()
            .flat_map(|(circle, members)| members.iter().map(move |member| (*member, circle)))
            .collect();
        let mut holders = vec![None; circles.len()];
        for edge in &edges {
            if let (Some(circle), Some(other)) = (circle_of.get(&edge.part), circle_of.get(&edge.whole))
                && circle == other
            {
                holders[*circle] = Some(holders[*circle].map_or(edge.holder, |holder: RecordIndex| holder.min(edge.holder)));
            }
        }
        for (members, holder) in circles.into_iter().zip(holders) {
            let Some(holder) = holder else { continue };
            let members = members.iter().map(|member| dataset.record(*member).id().to_string()).collect();
            self.report(holder, &[Step::Key(at.into())], Defect::Cycle { field, members });
        }
    }
}

/// The edges that relations of the kind `part_of` draw between bodies on record.
fn parts_of_bodies(dataset: &Dataset) -> Vec<Edge> {
    let body = |party: &Party| match party {
        Party::Agency(reference) => dataset.resolve(reference),
        Party::Described(_) => None,
    };
    let parts = dataset.all::<Relation>().filter(|(_, relation)| relation.kind == RelationKind::PartOf);
    let edges = parts.flat_map(|(holder, relation)| {
        let wholes = relation.to.iter().filter_map(body);
        wholes.filter_map(move |whole| body(&relation.from).map(|part| Edge { part, whole, holder }))
    });
    edges.collect()
}

/// The sets of records that lead to one another, each in the order of the dataset.
fn circles(edges: &[Edge]) -> Vec<Vec<RecordIndex>> {
    let (mut wholes, mut parts): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
    for edge in edges {
        wholes.entry(edge.part).or_default().push(edge.whole);
        parts.entry(edge.whole).or_default().push(edge.part);
    }
    let onward = |record: &RecordIndex| wholes.get(record).map_or(&[][..], Vec::as_slice);
    let (mut seen, mut left) = (HashSet::new(), Vec::new());
    for edge in edges {
        let mut way = vec![(edge.part, false)];
        while let Some((record, is_left)) = way.pop() {
            if is_left {
                left.push(record);
            } else if seen.insert(record) {
                way.push((record, true));
                way.extend(onward(&record).iter().map(|whole| (*whole, false)));
            }
        }
    }
    let mut found = Vec::new();
    for record in left.into_iter().rev() {
        let (mut members, mut open) = (Vec::new(), vec![record]);
        while let Some(record) = open.pop() {
            if seen.remove(&record) {
                members.push(record);
                open.extend(parts.get(&record).into_iter().flatten());
            }
        }
        if members.len() > 1 || (!members.is_empty() && onward(&record).contains(&record)) {
            members.sort();
            found.push(members);
        }
    }
    found.reverse();
    found
}
