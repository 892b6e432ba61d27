//! The fields in which two records of one type differ.

use crate::model::{Dataset, Metric, Record, RecordIndex, Scale, Value};

/// A record says something of itself beside its fields, under these names.
const OF_RECORD: [&str; 6] = ["id", "evidence", "inferred", "proposed", "proposed_fields", "stub"];

/// Every field in which two records say something else, by its letter.
pub(super) fn changed(one: &dyn Record, other: &dyn Record) -> Vec<&'static str> {
    if one.equals(other) {
        return Vec::new();
    }
    let values = [values(one), values(other)];
    // Records of one type visit the same fields in the same order.
    let of_type = values[0].iter().zip(&values[1]).filter(|(one, other)| one != other).map(|((field, _), _)| *field);
    let of_record = [
        one.id() != other.id(),
        one.evidence() != other.evidence(),
        one.inferred() != other.inferred(),
        one.proposed() != other.proposed(),
        one.proposed_fields() != other.proposed_fields(),
        one.is_stub() != other.is_stub(),
    ];
    of_type.chain(OF_RECORD.into_iter().zip(of_record).filter(|(_, differs)| *differs).map(|(field, _)| field)).collect()
}

/// The fields with a fixed vocabulary, number or mark in which two records of different datasets say something else. What is in an
/// encoder's own words, leads to other records or rests on a source is not compared: it differs wherever two people wrote it.
pub(super) fn unlike(one: &dyn Record, other: &dyn Record) -> Vec<&'static str> {
    let is_compared = |value: &Value| {
        matches!(value, Value::Absent | Value::Code(_) | Value::Number(_) | Value::Holds | Value::Class(_) | Value::Streak(_))
    };
    let values = [values(one), values(other)];
    let differ = values[0].iter().zip(&values[1]).filter(|((_, one), (_, other))| {
        one.iter().chain(other).all(is_compared) && (one.len() != other.len() || one.iter().any(|value| !other.contains(value)))
    });
    differ.map(|((field, _), _)| *field).collect()
}

/// Whether two figures are of one kind and time, so that they may stand beside each other, and if so the fields in which they differ.
pub(super) fn figures(datasets: [&Dataset; 2], indices: [RecordIndex; 2]) -> Option<Vec<&'static str>> {
    let [one, other] = [datasets[0].get::<Metric>(indices[0]), datasets[1].get::<Metric>(indices[1])];
    let unit = |dataset: &Dataset, metric: &Metric| {
        let text = metric.unit.as_ref()?.read(dataset.head.language, dataset.head.language).text.to_owned();
        Some(crate::fold::fold(&text))
    };
    let is_comparable = unit(datasets[0], one) == unit(datasets[1], other)
        && (one.statistic, one.comparison, one.as_of, one.period, one.against)
            == (other.statistic, other.comparison, other.as_of, other.period, other.against);
    let scaled = |metric: &Metric| {
        let scale = metric.scale.unwrap_or(Scale::One);
        (metric.value.normalised(scale), metric.upper.as_ref().map(|upper| upper.normalised(scale)))
    };
    is_comparable.then(|| {
        let value = (scaled(one) != scaled(other)).then_some("value");
        let qualifier = (one.qualifier != other.qualifier).then_some("qualifier");
        let streak = (one.streak != other.streak).then_some("streak");
        value.into_iter().chain(qualifier).chain(streak).collect()
    })
}

/// The values of each field, in the order of the schema.
fn values(record: &dyn Record) -> Vec<(&'static str, Vec<Value<'_>>)> {
    let mut values: Vec<(&'static str, Vec<Value>)> = Vec::new();
    record.visit(&mut |field, value| match values.last_mut() {
        Some((last, given)) if *last == field.name => given.push(value),
        _ => values.push((field.name, vec![value])),
    });
    values
}
