//! What belongs to what across several links: a body's functions, a function's holders, a record's measures and principles.

use crate::model::{Dataset, Holding, Measure, RecordIndex, RecordType};
use std::collections::BTreeMap;

/// The measures that a record belongs to, each once: the record itself, those it names, or those in which its holders do.
pub fn measures_of(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let direct = |index: RecordIndex| {
        dataset.outgoing(index).iter().map(|link| link.other).filter(|other| dataset.type_of(*other) == RecordType::Measure)
    };
    let mut measures: Vec<RecordIndex> = match dataset.type_of(index) {
        RecordType::Measure => vec![index],
        RecordType::Principle => dataset.mentioned_by(index, RecordType::Measure, "principle"),
        RecordType::Function => {
            dataset.mentioned_by(index, RecordType::Holding, "function").into_iter().flat_map(direct).collect()
        }
        RecordType::Place => dataset
            .incoming(index)
            .iter()
            .flat_map(|link| match link.holder {
                RecordType::Measure => vec![link.other],
                _ => direct(link.other).collect(),
            })
            .collect(),
        RecordType::Mandate => dataset.mentioned_by(index, RecordType::Measure, "mandates"),
        _ => direct(index).collect(),
    };
    measures.sort_unstable();
    measures.dedup();
    measures
}

/// The principles that a record belongs to, each once, in document order.
pub fn principles_of(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let mut principles: Vec<RecordIndex> = match dataset.type_of(index) {
        RecordType::Principle => vec![index],
        _ => measures_of(dataset, index)
            .into_iter()
            .filter_map(|measure| dataset.get::<Measure>(measure).principle.as_ref())
            .filter_map(|principle| dataset.resolve(principle))
            .collect(),
    };
    principles.sort_unstable();
    principles.dedup();
    principles
}

/// The bodies that appear in a measure or in any measure of a principle, in document order.
pub fn agencies_of(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let measures = measures_of(dataset, index);
    let mut agencies: Vec<RecordIndex> =
        measures.iter().flat_map(|measure| dataset.mentioned_by(*measure, RecordType::Agency, "measures")).collect();
    agencies.sort_unstable();
    agencies.dedup();
    agencies
}

/// The figures that are listed under a measure or about a record.
pub fn metrics_of(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let mut metrics: Vec<RecordIndex> = dataset
        .incoming(index)
        .iter()
        .filter(|link| link.holder == RecordType::Metric && matches!(link.field(), "measure" | "subjects"))
        .map(|link| link.other)
        .collect();
    metrics.sort_unstable();
    metrics.dedup();
    metrics
}

/// The events that a body took part in or that belong to a measure, in document order.
pub fn changes_of(dataset: &Dataset, index: RecordIndex) -> Vec<RecordIndex> {
    let mut changes: Vec<RecordIndex> =
        dataset.incoming(index).iter().filter(|link| link.holder == RecordType::Change).map(|link| link.other).collect();
    changes.sort_unstable();
    changes.dedup();
    changes
}

/// The functions that a body holds, each with the holding that says so.
pub fn functions_of(dataset: &Dataset, agency: RecordIndex) -> Vec<(RecordIndex, RecordIndex)> {
    across(dataset, agency, "agency", |holding| dataset.resolve(&holding.function))
}

/// The bodies that hold a function, each with the holding that says so.
pub fn holders_of(dataset: &Dataset, function: RecordIndex) -> Vec<(RecordIndex, RecordIndex)> {
    across(dataset, function, "function", |holding| dataset.resolve(&holding.agency))
}

/// For each paragraph that is quoted: the records that quote it, each with the position of the evidence among its own.
pub type Quoted = BTreeMap<u32, Vec<(RecordIndex, usize)>>;

/// What quotes which paragraph of a source, in the order of the dataset.
pub fn quoted_in(dataset: &Dataset, source: RecordIndex) -> Quoted {
    let mut quoted = Quoted::new();
    for index in dataset.indices() {
        for (position, passage) in dataset.record(index).evidence().iter().enumerate() {
            if dataset.source_of(passage) == Some(source) {
                quoted.entry(passage.p).or_default().push((index, position));
            }
        }
    }
    quoted
}

fn across(
    dataset: &Dataset,
    index: RecordIndex,
    field: &str,
    other: impl Fn(&Holding) -> Option<RecordIndex>,
) -> Vec<(RecordIndex, RecordIndex)> {
    let holdings = dataset.mentioned_by(index, RecordType::Holding, field);
    holdings.into_iter().filter_map(|holding| Some((other(dataset.get(holding))?, holding))).collect()
}
