//! All records of a dataset as one value, which the bare crates read whole.
//!
//! Deliberately absent: the head, a few lines that both skip alike.

use reform_explorer::model::{
    Agency, Change, Function, Holding, Instrument, Mandate, Measure, Metric, Place, Power, Principle, Records, Relation, Source,
    Term,
};
use serde::Deserialize;

/// The sections of a dataset.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Whole {
    sources: Vec<Source>,
    places: Vec<Place>,
    principles: Vec<Principle>,
    measures: Vec<Measure>,
    agencies: Vec<Agency>,
    changes: Vec<Change>,
    functions: Vec<Function>,
    holdings: Vec<Holding>,
    powers: Vec<Power>,
    instruments: Vec<Instrument>,
    relations: Vec<Relation>,
    metrics: Vec<Metric>,
    terms: Vec<Term>,
    mandates: Vec<Mandate>,
}

impl From<Whole> for Records {
    fn from(whole: Whole) -> Self {
        Self {
            sources: whole.sources,
            places: whole.places,
            principles: whole.principles,
            measures: whole.measures,
            agencies: whole.agencies,
            changes: whole.changes,
            functions: whole.functions,
            holdings: whole.holdings,
            powers: whole.powers,
            instruments: whole.instruments,
            relations: whole.relations,
            metrics: whole.metrics,
            terms: whole.terms,
            mandates: whole.mandates,
        }
    }
}
