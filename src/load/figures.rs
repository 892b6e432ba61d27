//! What can be wrong with figures that could be read: units, qualifiers and periods that contradict one another.
//!
//! Only what is certain is told. A unit, a qualifier's word or a period that is not given contradicts nothing.

use super::check::Context;
use super::defect::Defect;
use super::notation::Step;
use crate::model::{Date, Language, Metric, Qualifier, RecordIndex, Scale, Statistic, Text};
use std::collections::HashMap;

/// What units of a rate contain: percent and permille, tenths and multiples, points, and one thing per another.
const RATIOS: [&str; 17] = [
    "%", "％", "‰", "percent", "per cent", "permille", "point", "times", "ratio", "/", " per ", "成", "倍", "百分", "千分", "比",
    "每",
];

impl Context<'_> {
    /// Checks every metric by itself and against the others of its variable.
    pub(super) fn check_figures(&mut self) {
        let dataset = self.dataset;
        let mut first_of: HashMap<&str, &Metric> = HashMap::new();
        for (index, metric) in dataset.all::<Metric>() {
            self.check_unit(index, metric);
            if metric.upper.as_ref().is_some_and(|upper| upper.normalised(Scale::One) <= metric.value.normalised(Scale::One)) {
                self.report(index, &[Step::Key("upper".into())], Defect::ReversedRange);
            }
            self.check_qualifier(index, metric);
            self.check_comparison(index, metric);
            let Some(variable) = metric.variable.as_deref() else { continue };
            let first = *first_of.entry(variable).or_insert(metric);
            let differing = [
                ("statistic", first.statistic != metric.statistic),
                ("unit", self.differ(first.unit.as_ref(), metric.unit.as_ref())),
            ];
            if let Some((field, _)) = differing.into_iter().find(|(_, differs)| *differs) {
                let defect = Defect::MixedVariable { variable: variable.to_owned(), other: first.id.to_string(), field };
                self.report(index, &[Step::Key(field.into())], defect);
            }
        }
    }

    /// Whether two units differ in a language in which both are given.
    fn differ(&self, one: Option<&Text>, other: Option<&Text>) -> bool {
        let default = self.dataset.head.language;
        let (Some(one), Some(other)) = (one, other) else { return false };
        Language::ALL.into_iter().any(|language| {
            let given = one.get(language, default).zip(other.get(language, default));
            given.is_some_and(|(one, other)| one.trim() != other.trim())
        })
    }

    fn check_unit(&mut self, index: RecordIndex, metric: &Metric) {
        if metric.statistic == Statistic::Rank && metric.scale.is_some_and(|scale| scale != Scale::One) {
            self.report(index, &[Step::Key("scale".into())], Defect::ScaledRank);
        }
        let Some(unit) = metric.unit.as_ref().filter(|_| metric.statistic == Statistic::Rate) else { return };
        let mut worded = unit.all(self.dataset.head.language).map(|reading| reading.text.to_lowercase());
        if !worded.any(|unit| RATIOS.iter().any(|ratio| unit.contains(ratio))) {
            let shown = unit.read(Language::Hant, self.dataset.head.language).text.to_owned();
            self.report(index, &[Step::Key("unit".into())], Defect::WrongUnit(shown));
        }
    }

    fn check_qualifier(&mut self, index: RecordIndex, metric: &Metric) {
        let default = self.dataset.head.language;
        let wordings = [Language::Hant, Language::Hans].into_iter().filter_map(|language| metric.wording.get(language, default));
        let marks: Vec<(&'static str, Qualifier)> = wordings.flat_map(|wording| marks(wording, metric.value.worded())).collect();
        let agrees = marks.iter().any(|(_, qualifier)| *qualifier == metric.qualifier);
        if let Some((mark, expected)) = marks.first().filter(|_| !agrees) {
            let defect = Defect::QualifierConflict { mark: (*mark).to_owned(), expected: *expected };
            self.report(index, &[Step::Key("qualifier".into())], defect);
        }
    }

    fn check_comparison(&mut self, index: RecordIndex, metric: &Metric) {
        let end = metric.period.map(|period| period.to).or(metric.as_of);
        if let (Some(against), Some(end)) = (metric.against, end)
            && is_after(against.from, end)
        {
            self.report(index, &[Step::Key("against".into())], Defect::ReversedComparison { against, end });
        }
    }
}

/// Whether `date` begins after all of `end`; where one is less exact than the other, only what both give is compared.
pub(super) fn is_after(date: Date, end: Date) -> bool {
    let parts = |date: Date| [Some(date.year), date.month.map(u16::from), date.day.map(u16::from)];
    let given = parts(date).into_iter().zip(parts(end)).map_while(|(one, other)| one.zip(other));
    given.map(|(one, other)| one.cmp(&other)).find(|order| order.is_ne()).is_some_and(|order| order.is_gt())
}

/// The words of approximation that stand directly beside the number in a Chinese wording.
fn marks(wording: &str, number: &str) -> Vec<(&'static str, Qualifier)> {
    const BEFORE: [(Qualifier, &[&str]); 4] = [
        (Qualifier::JustUnder, &["近"]),
        (Qualifier::About, &["約", "约"]),
        (Qualifier::Exceeded, &["突破"]),
        (Qualifier::AtMost, &["不超過", "不超过"]),
    ];
    const AFTER: [(Qualifier, &[&str]); 3] = [
        (Qualifier::MoreThan, &["餘", "余", "多"]),
        (Qualifier::About, &["左右"]),
        (Qualifier::AtMost, &["以下", "以內", "以内"]),
    ];
    let single = |(qualifier, marks): (Qualifier, &'static [&'static str])| marks.iter().map(move |mark| (*mark, qualifier));
    let Some((before, after)) = wording.split_once(number) else { return Vec::new() };
    let before = before.trim_end();
    let after = after.trim_start_matches(['萬', '万', '億', '亿', '千', '百', ' ']);
    let stands_before = BEFORE.into_iter().flat_map(single).filter(|(mark, _)| before.ends_with(mark));
    let stands_after = AFTER.into_iter().flat_map(single).filter(|(mark, _)| after.starts_with(mark));
    stands_before.chain(stands_after).collect()
}
