//! The facets by which what was found can be narrowed.
//!
//! Deliberately absent: counting, which the search does.

use super::facet::Facet;
use super::facet_value::FacetValue;
use super::filter::{FacetCounts, ValueCount};
use super::search::Findings;

/// A facet that narrows something.
pub struct ShownFacet {
    /// Its position among those of the findings.
    pub position: usize,
    /// The positions of its values that some records have which hold the terms, or that are chosen.
    pub values: Vec<u32>,
}

/// The facets by which what holds the terms can be narrowed. They and their values stay where they are when one is ticked.
pub fn shown_facets(findings: &Findings) -> Vec<ShownFacet> {
    let types = findings.facets.iter().find(|counts| counts.facet == Facet::Type);
    let is_in_scope = |value: &&ValueCount| findings.request.scope.is_none_or(|scope| value.value == FacetValue::Type(scope));
    let held = types.map_or(0, |types| types.values.iter().filter(is_in_scope).map(|value| value.held).sum());
    let useful = findings.facets.iter().enumerate().filter(|(_, counts)| is_useful(counts, findings, held));
    let shown = |counts: &FacetCounts| {
        let values = counts.values.iter().zip(0..);
        values.filter(|(value, _)| value.held > 0 || is_chosen(findings, counts, value)).map(|(_, at)| at).collect()
    };
    useful.map(|(position, counts)| ShownFacet { position, values: shown(counts) }).collect()
}

/// A facet narrows something if some of the records that hold the terms have a value and others have not, or if somebody has set it.
fn is_useful(counts: &FacetCounts, findings: &Findings, held: usize) -> bool {
    let in_scope = counts.facet != Facet::Type || findings.request.scope.is_none();
    let is_set = findings.request.query.constraints.iter().any(|constraint| constraint.facet == counts.facet);
    // Where nothing is stated at all, there is nothing to choose.
    let is_stated = counts.values.iter().any(|value| value.held > 0 && value.value != FacetValue::NotStated);
    let narrows = is_stated && counts.values.iter().any(|value| value.held > 0 && value.held < held);
    in_scope && !counts.values.is_empty() && (is_set || narrows)
}

fn is_chosen(findings: &Findings, counts: &FacetCounts, value: &ValueCount) -> bool {
    let constraints = findings.request.query.constraints.iter().zip(&findings.meant);
    constraints.into_iter().any(|(constraint, meant)| constraint.facet == counts.facet && *meant == Some(value.value))
}
