//! Records that are part of one another in a circle.
//!
//! The strongly connected components of the graph of "part of", found by Tarjan's algorithm (1972) with a stack of its own, so that a
//! long chain of records costs no stack of the program's. Each component is told once, with its members.

use super::check::Context;
use super::defect::Defect;
use super::notation::Step;
use crate::model::{Dataset, Party, RecordIndex, RecordType, Relation, RelationKind};
use std::collections::HashMap;

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

/// What Tarjan's algorithm knows of a record.
#[derive(Clone, Copy)]
struct Visit {
    order: usize,
    lowest: usize,
    is_open: bool,
}

/// The sets of records that lead to one another, each in the order of the dataset.
fn circles(edges: &[Edge]) -> Vec<Vec<RecordIndex>> {
    let mut wholes: HashMap<RecordIndex, Vec<RecordIndex>> = HashMap::new();
    for edge in edges {
        wholes.entry(edge.part).or_default().push(edge.whole);
    }
    let onward = |record: RecordIndex| wholes.get(&record).map_or(&[][..], Vec::as_slice);
    let mut visits: HashMap<RecordIndex, Visit> = HashMap::new();
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for edge in edges {
        let mut way: Vec<(RecordIndex, usize)> = Vec::new();
        let enter = |record, visits: &mut HashMap<_, _>, open: &mut Vec<_>, way: &mut Vec<_>| {
            let order = visits.len();
            visits.insert(record, Visit { order, lowest: order, is_open: true });
            open.push(record);
            way.push((record, 0));
        };
        if !visits.contains_key(&edge.part) {
            enter(edge.part, &mut visits, &mut open, &mut way);
        }
        while let Some((record, next)) = way.last_mut() {
            let record = *record;
            if let Some(whole) = onward(record).get(*next).copied() {
                *next += 1;
                match visits.get(&whole).copied() {
                    None => enter(whole, &mut visits, &mut open, &mut way),
                    Some(visit) if visit.is_open => lower(&mut visits, record, visit.order),
                    Some(_) => {}
                }
                continue;
            }
            way.pop();
            let Visit { order, lowest, .. } = visits[&record];
            if let Some((before, _)) = way.last() {
                lower(&mut visits, *before, lowest);
            }
            if lowest == order {
                let start = open.iter().rposition(|other| *other == record).unwrap_or_default();
                let mut members = open.split_off(start);
                for member in &members {
                    visits.entry(*member).and_modify(|visit| visit.is_open = false);
                }
                if members.len() > 1 || onward(record).contains(&record) {
                    members.sort();
                    found.push(members);
                }
            }
        }
    }
    found
}

/// Lowers what is known to be reachable from `record`.
fn lower(visits: &mut HashMap<RecordIndex, Visit>, record: RecordIndex, order: usize) {
    visits.entry(record).and_modify(|visit| visit.lowest = visit.lowest.min(order));
}
