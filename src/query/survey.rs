//! What the pages about a reform as a whole tell of it. Gathering it goes through every record.
//!
//! Deliberately absent: words, and how anything looks.

use super::belonging::{Quoted, agencies_of, measures_of, quoted_in};
use super::dated::{Dated, dated};
use super::flow::{Flow, flow};
use super::glossary::Glossary;
use super::matrix::{LevelMatrix, level_matrix};
use super::reading::Reading;
use super::series::{Series, series};
use super::table::kinds_of_changes;
use crate::load::{AnchorCounts, Loaded, Severity};
use crate::model::{Agency, Change, ChangeKind, Dataset, Level, Metric, RecordIndex, RecordType, Statistic, Vocabulary};
use std::collections::HashMap;

/// The numbers of nodes in a column for which flows are kept: where the flow is one thing among others, and where it is all there is.
const FLOWS: [usize; 2] = [20, 44];

/// What the pages about a reform as a whole tell of it.
#[derive(Debug)]
pub struct Survey {
    /// What the reform did at each level of government, from the highest down; bodies whose level is not stated come last.
    pub levels: Vec<LevelSummary>,
    /// The bodies by level and principle.
    pub matrix: LevelMatrix,
    /// The dates that are stated.
    pub dated: Vec<Dated>,
    /// The observations that may share an axis.
    pub series: Vec<Series>,
    /// The events in which functions moved or bodies became others.
    pub moving: Vec<RecordIndex>,
    /// The figures that tell more than a number of things.
    pub telling: Vec<RecordIndex>,
    /// How many bodies appear in the measures of each principle.
    pub bodies: HashMap<RecordIndex, usize>,
    /// The records that quote each paragraph of a source.
    pub quoted: HashMap<RecordIndex, Quoted>,
    /// What became of the evidence, counted.
    pub anchors: AnchorCounts,
    /// How many of the problems are errors.
    pub errors: usize,
    /// The terms of the dataset.
    pub glossary: Glossary,
    /// What is known about the text of each source whose text is at hand.
    pub readings: HashMap<RecordIndex, Reading>,
    flows: [Flow; 2],
}

/// What a reform did at one level of government.
#[derive(Debug)]
pub struct LevelSummary {
    /// The level; none for the bodies whose level the source does not state.
    pub level: Option<Level>,
    /// The bodies at that level, those that were newly formed first.
    pub agencies: Vec<RecordIndex>,
    /// How many of them were newly formed.
    pub formed: usize,
    /// The measures in which they appear.
    pub measures: Vec<RecordIndex>,
}

impl Survey {
    /// Gathers everything, of flows those that are kept.
    pub fn gather(loaded: &Loaded) -> Self {
        let dataset = &loaded.dataset;
        let sources = || dataset.indices_of(RecordType::Source);
        let moves = |change: &Change| !matches!(change.kind, ChangeKind::Establish | ChangeKind::Adjust);
        let moving = dataset.all::<Change>().filter(|(_, change)| moves(change));
        let telling = dataset.all::<Metric>().filter(|(_, metric)| metric.statistic != Statistic::Count);
        let principles = dataset.indices_of(RecordType::Principle);
        Self {
            levels: levels(dataset),
            matrix: level_matrix(dataset),
            dated: dated(dataset),
            series: series(dataset),
            moving: moving.map(|(index, _)| index).collect(),
            telling: telling.map(|(index, _)| index).collect(),
            bodies: principles.map(|principle| (principle, agencies_of(dataset, principle).len())).collect(),
            quoted: sources().map(|source| (source, quoted_in(dataset, source))).collect(),
            anchors: loaded.anchors.counts(),
            errors: loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).count(),
            glossary: Glossary::new(dataset),
            readings: sources().filter_map(|source| Some((source, Reading::new(loaded, source)?))).collect(),
            flows: FLOWS.map(|most| flow(dataset, most)),
        }
    }

    /// The flow with at most `most` nodes in a column. Those that are not kept are worked out each time.
    pub fn flow(&self, dataset: &Dataset, most: usize) -> Flow {
        match FLOWS.iter().position(|kept| *kept == most) {
            Some(position) => self.flows[position].clone(),
            None => flow(dataset, most),
        }
    }
}

fn levels(dataset: &Dataset) -> Vec<LevelSummary> {
    let levels = Level::ALL.iter().copied().map(Some).chain([None]);
    let mut summaries: Vec<LevelSummary> =
        levels.map(|level| LevelSummary { level, agencies: Vec::new(), formed: 0, measures: Vec::new() }).collect();
    let mut others: Vec<Vec<RecordIndex>> = summaries.iter().map(|_| Vec::new()).collect();
    for (index, agency) in dataset.all::<Agency>() {
        let is_formed = is_formed(dataset, index);
        let measures = measures_of(dataset, index);
        for (summary, others) in summaries.iter_mut().zip(&mut others) {
            if summary.level.map_or(agency.levels.is_empty(), |level| agency.levels.contains(&level)) {
                if is_formed { &mut summary.agencies } else { others }.push(index);
                summary.measures.extend(&measures);
            }
        }
    }
    for (summary, others) in summaries.iter_mut().zip(others) {
        summary.formed = summary.agencies.len();
        summary.agencies.extend(others);
        summary.measures.sort_unstable();
        summary.measures.dedup();
    }
    summaries.retain(|summary| !summary.agencies.is_empty());
    summaries
}

/// Whether a body came out of the reform.
fn is_formed(dataset: &Dataset, agency: RecordIndex) -> bool {
    let forming = [ChangeKind::Establish, ChangeKind::Merge, ChangeKind::Reconstitute, ChangeKind::Split];
    kinds_of_changes(dataset, agency).iter().any(|kind| forming.contains(kind))
}
