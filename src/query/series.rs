//! Observations of the same thing, which may share an axis.
//!
//! Two metrics belong together only where their author gave both the same `variable`, and unit and statistic agree as well: a
//! change never joins a level. Deliberately absent: anything about how they are drawn.

use crate::model::{Dataset, Date, Metric, RecordIndex, RecordType, Scale};
use rust_decimal::prelude::ToPrimitive;

/// Observations of one variable in the order of time, at least two.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The metrics.
    pub metrics: Vec<RecordIndex>,
    /// For each metric, its time in years, where a month is a twelfth, and its value at scale one.
    pub points: Vec<(f64, f64)>,
}

/// Every series of a dataset, in document order.
pub fn series(dataset: &Dataset) -> Vec<Series> {
    type Observation = (f64, f64, RecordIndex);
    let mut groups: Vec<(&Metric, Vec<Observation>)> = Vec::new();
    for (metric, index) in dataset.records.metrics.iter().zip(dataset.indices_of(RecordType::Metric)) {
        let (Some(time), Some(value), true) = (time(metric), value(metric), metric.variable.is_some()) else {
            continue;
        };
        match groups.iter_mut().find(|(first, _)| alike(first, metric)) {
            Some((_, members)) => members.push((time, value, index)),
            None => groups.push((metric, vec![(time, value, index)])),
        }
    }
    let together = groups.into_iter().filter(|(_, members)| members.len() > 1);
    together
        .map(|(_, mut members)| {
            members.sort_by(|left, right| left.0.total_cmp(&right.0));
            Series {
                metrics: members.iter().map(|member| member.2).collect(),
                points: members.iter().map(|member| (member.0, member.1)).collect(),
            }
        })
        .collect()
}

fn alike(one: &Metric, other: &Metric) -> bool {
    one.variable == other.variable && one.unit == other.unit && one.statistic == other.statistic
}

/// The end of the time that a metric speaks of.
fn time(metric: &Metric) -> Option<f64> {
    let in_years = |date: Date| f64::from(date.year) + date.month.map_or(0.0, |month| f64::from(month - 1) / 12.0);
    metric.as_of.or(metric.period.map(|period| period.to)).map(in_years)
}

fn value(metric: &Metric) -> Option<f64> {
    metric.value.normalised(metric.scale.unwrap_or(Scale::One)).to_f64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, FoundSource};
    use std::ops::ControlFlow;

    fn series_of(metrics: &str) -> Vec<Vec<String>> {
        let text = format!("(schema: 1, id: \"d\", title: \"d\", metrics: [{metrics}])");
        let loaded = load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
        let name = |index: &RecordIndex| loaded.dataset.record(*index).id().to_string();
        series(&loaded.dataset).iter().map(|series| series.metrics.iter().map(name).collect()).collect()
    }

    fn metric(id: &str, rest: &str) -> String {
        format!("(id: \"{id}\", name: \"n\", value: \"1\", qualifier: exact, wording: \"w\", variable: \"v\", {rest}),")
    }

    #[test]
    fn only_like_joins_like() {
        let level = |id: &str, year: &str| metric(id, &format!("statistic: level, unit: \"人\", as_of: \"{year}\""));
        let change = metric("c", "statistic: change, unit: \"人\", as_of: \"2020\"");
        let other_unit = metric("u", "statistic: level, unit: \"戶\", as_of: \"2020\"");
        let undated = metric("t", "statistic: level, unit: \"人\"");
        let all = [level("b", "2021-06"), level("a", "2020"), change, other_unit, undated].concat();
        assert_eq!(series_of(&all), [["a", "b"]]);
    }
}
