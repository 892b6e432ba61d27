//! Two versions of one dataset, record by record.

use super::fields::changed;
use super::{Reason, Row, Side};
use crate::model::{Dataset, Record, RecordIndex, RecordType};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The fields of the heads that differ, beside what an export notes about itself.
pub(super) fn head([left, right]: [&Dataset; 2]) -> Vec<&'static str> {
    let (left, right) = (&left.head, &right.head);
    let differs = [
        ("schema", left.schema != right.schema),
        ("title", left.title != right.title),
        ("language", left.language != right.language),
        ("encoder", left.encoder != right.encoder),
        ("licence", left.licence != right.licence),
        ("notice", left.notice != right.notice),
        ("rejected", left.rejected != right.rejected),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// Records pair by type and id, those of an id that several have in their order. What is left pairs where it says the same.
pub(super) fn rows(datasets: [&Dataset; 2]) -> Vec<Row> {
    RecordType::ALL.into_iter().flat_map(|record_type| rows_of(datasets, record_type)).collect()
}

fn rows_of([left, right]: [&Dataset; 2], record_type: RecordType) -> Vec<Row> {
    let id = |dataset: &'_ Dataset, index| dataset.record(index).id().clone();
    let mut unpaired: HashMap<_, Vec<RecordIndex>> = HashMap::new();
    for index in right.indices_of(record_type).rev() {
        unpaired.entry(id(right, index)).or_default().push(index);
    }
    let mut rows: Vec<Row> = Vec::with_capacity(left.indices_of(record_type).len());
    for index in left.indices_of(record_type) {
        rows.push(match unpaired.get_mut(&id(left, index)).and_then(Vec::pop) {
            Some(other) => paired([left, right], [index, other], Reason::Id),
            None => Row::one_sided(Side::Left, record_type, index),
        });
    }
    let mut added: Vec<RecordIndex> = unpaired.into_values().flatten().collect();
    added.sort_unstable();
    pair_by_content([left, right], &mut rows, &mut added);
    rows.extend(added.into_iter().map(|index| Row::one_sided(Side::Right, record_type, index)));
    rows
}

/// Pairs what is left on both sides where it alone says the same but for the id.
fn pair_by_content([left, right]: [&Dataset; 2], rows: &mut [Row], added: &mut Vec<RecordIndex>) {
    if added.is_empty() || rows.iter().all(|row| row.reason.is_some()) {
        return;
    }
    let mut by_content: HashMap<String, [Vec<usize>; 2]> = HashMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.reason.is_none()) {
        by_content.entry(content(left.record(row.sides[0][0]))).or_default()[0].push(at);
    }
    for (at, index) in added.iter().enumerate() {
        by_content.entry(content(right.record(*index))).or_default()[1].push(at);
    }
    let mut taken = HashSet::new();
    for sides in by_content.into_values() {
        if let ([row], [at]) = (&sides[0][..], &sides[1][..]) {
            let pair = [rows[*row].sides[0][0], added[*at]];
            rows[*row] = paired([left, right], pair, Reason::Content);
            taken.insert(added[*at]);
        }
    }
    added.retain(|index| !taken.contains(index));
}

fn paired([left, right]: [&Dataset; 2], [index, other]: [RecordIndex; 2], reason: Reason) -> Row {
    let fields = changed(left.record(index), right.record(other));
    Row::paired(left.type_of(index), [vec![index], vec![other]], reason, fields)
}

/// All that a record says beside its id.
fn content(record: &dyn Record) -> String {
    let mut content = format!("{:?} {:?} {:?}", record.evidence(), record.inferred(), record.is_stub());
    record.visit(&mut |field, value| write!(content, " {} {value:?}", field.name).expect("memory takes everything"));
    content
}
