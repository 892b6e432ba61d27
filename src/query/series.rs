//! Observations of the same thing, which may share an axis.
//!
//! Two metrics belong together only where their author gave both the same `variable`, and unit and statistic agree as well: a
//! change never joins a level. Those of different places or bodies are lines of their own. Deliberately absent: anything about how
//! they are drawn.

use crate::model::{Dataset, Date, Metric, RecordIndex, Scale};
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// Observations of one variable, at least two.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// One for each place, or else body, in document order.
    pub lines: Vec<SeriesLine>,
}

/// The observations of a variable in one place or of one body.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesLine {
    /// The places, or else the bodies, that they are about; none where that is not stated.
    pub about: Vec<RecordIndex>,
    /// The observations in the order of time.
    pub observations: Vec<Observation>,
}

/// What was observed once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The metric.
    pub metric: RecordIndex,
    /// Its time in years, where a month is a twelfth.
    pub time: f64,
    /// Its value at scale one; of a range the lower end.
    pub value: f64,
    /// The upper end of a range at scale one.
    pub upper: Option<f64>,
}

impl Series {
    /// All observations.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.lines.iter().flat_map(|line| &line.observations)
    }
}

/// Every series of a dataset, in document order.
pub fn series(dataset: &Dataset) -> Vec<Series> {
    let mut groups: Vec<(&Metric, Vec<(&Metric, Observation)>)> = Vec::new();
    let mut groups_of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, metric) in dataset.all::<Metric>() {
        let (Some(time), Some(value), Some(variable)) = (time(metric), value(metric), &metric.variable) else {
            continue;
        };
        let same = groups_of.entry(variable).or_default();
        let group = same.iter().copied().find(|group| alike(groups[*group].0, metric)).unwrap_or_else(|| {
            same.push(groups.len());
            groups.push((metric, Vec::new()));
            groups.len() - 1
        });
        groups[group].1.push((metric, Observation { metric: index, time, value, upper: upper(metric) }));
    }
    let several = groups.into_iter().map(|(_, members)| members).filter(|members| members.len() > 1);
    several.map(|members| Series { lines: lines(dataset, &members) }).collect()
}

fn alike(one: &Metric, other: &Metric) -> bool {
    one.variable == other.variable && one.unit == other.unit && one.statistic == other.statistic
}

fn lines(dataset: &Dataset, members: &[(&Metric, Observation)]) -> Vec<SeriesLine> {
    let mut lines: Vec<SeriesLine> = Vec::new();
    let mut line_of: HashMap<Vec<RecordIndex>, usize> = HashMap::new();
    for (metric, observation) in members {
        let places: Vec<RecordIndex> = metric.places.iter().filter_map(|place| dataset.resolve(place)).collect();
        let subjects = metric.subjects.iter().filter_map(|subject| dataset.resolve(subject));
        let about = if places.is_empty() { subjects.collect() } else { places };
        let line = *line_of.entry(about.clone()).or_insert_with(|| {
            lines.push(SeriesLine { about, observations: Vec::new() });
            lines.len() - 1
        });
        lines[line].observations.push(*observation);
    }
    lines.iter_mut().for_each(|line| line.observations.sort_by(|one, other| one.time.total_cmp(&other.time)));
    lines
}

/// The end of the time that a metric speaks of.
fn time(metric: &Metric) -> Option<f64> {
    let in_years = |date: Date| f64::from(date.year) + date.month.map_or(0.0, |month| f64::from(month - 1) / 12.0);
    metric.as_of.or(metric.period.map(|period| period.to)).map(in_years)
}

fn upper(metric: &Metric) -> Option<f64> {
    metric.upper.as_ref()?.normalised(metric.scale.unwrap_or(Scale::One)).to_f64()
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
        let text = format!(
            "(schema: 1, id: \"d\", title: \"d\", places: [(id: \"north\", name: \"N\"), (id: \"south\", name: \"S\")], metrics: [{metrics}])"
        );
        let loaded = load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
        let name = |index: &RecordIndex| loaded.dataset.record(*index).id().to_string();
        let names = |line: &SeriesLine| {
            let names: Vec<String> = line.observations.iter().map(|observation| name(&observation.metric)).collect();
            names.join(" ")
        };
        series(&loaded.dataset).iter().map(|series| series.lines.iter().map(names).collect()).collect()
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
        assert_eq!(series_of(&all), [["a b"]]);
    }

    #[test]
    fn each_place_has_a_line_of_its_own() {
        let level = |id: &str, place: &str, year: u32| {
            metric(id, &format!("statistic: level, unit: \"人\", as_of: \"{year}\", places: [\"{place}\"]"))
        };
        let all = [level("s1", "south", 2021), level("n1", "north", 2020), level("s0", "south", 2020)].concat();
        assert_eq!(series_of(&all), [["s0 s1", "n1"]]);
    }
}
