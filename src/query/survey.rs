//! What the pages about a reform as a whole tell of it: gathered once, each part when it is first asked for.
//!
//! Gathering goes through every record. Of a large dataset that is done in the background with [`Survey::gather`], and whoever shows
//! it waits until everything is there. Deliberately absent: words, and how anything looks.

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
use std::sync::OnceLock;

/// The numbers of nodes in a column for which flows are kept: where the flow is one thing among others, and where it is all there is.
const FLOWS: [usize; 2] = [20, 44];

/// What the pages about a reform as a whole tell of it.
#[derive(Debug, Default)]
pub struct Survey {
    levels: OnceLock<Vec<LevelSummary>>,
    matrix: OnceLock<LevelMatrix>,
    dated: OnceLock<Vec<Dated>>,
    series: OnceLock<Vec<Series>>,
    moving: OnceLock<Vec<RecordIndex>>,
    telling: OnceLock<Vec<RecordIndex>>,
    bodies: OnceLock<Vec<usize>>,
    quoted: OnceLock<HashMap<RecordIndex, Quoted>>,
    anchors: OnceLock<AnchorCounts>,
    errors: OnceLock<usize>,
    glossary: OnceLock<Glossary>,
    readings: OnceLock<HashMap<RecordIndex, Reading>>,
    flows: [OnceLock<Flow>; 2],
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
    pub fn gather(&self, loaded: &Loaded) {
        self.glossary(loaded);
        self.anchors(loaded);
        self.errors(loaded);
        self.bodies(loaded);
        self.matrix(loaded);
        self.telling(loaded);
        self.dated(loaded);
        self.levels(loaded);
        self.moving(loaded);
        self.series(loaded);
        FLOWS.iter().for_each(|most| _ = self.flow(loaded, *most));
        let sources = loaded.dataset.indices_of(RecordType::Source);
        sources.for_each(|source| _ = (self.quoted(loaded, source), self.reading(loaded, source)));
    }

    /// What the reform did at each level of government, from the highest down; bodies whose level is not stated come last.
    pub fn levels(&self, loaded: &Loaded) -> &[LevelSummary] {
        self.levels.get_or_init(|| levels(&loaded.dataset))
    }

    /// The bodies by level and principle.
    pub fn matrix(&self, loaded: &Loaded) -> &LevelMatrix {
        self.matrix.get_or_init(|| level_matrix(&loaded.dataset))
    }

    /// The dates that are stated.
    pub fn dated(&self, loaded: &Loaded) -> &[Dated] {
        self.dated.get_or_init(|| dated(&loaded.dataset))
    }

    /// The observations that may share an axis.
    pub fn series(&self, loaded: &Loaded) -> &[Series] {
        self.series.get_or_init(|| series(&loaded.dataset))
    }

    /// The events in which functions moved or bodies became others.
    pub fn moving(&self, loaded: &Loaded) -> &[RecordIndex] {
        self.moving.get_or_init(|| {
            let moves = |kind: ChangeKind| !matches!(kind, ChangeKind::Establish | ChangeKind::Adjust);
            loaded.dataset.all::<Change>().filter(|(_, change)| moves(change.kind)).map(|(index, _)| index).collect()
        })
    }

    /// The figures that tell more than a number of things.
    pub fn telling(&self, loaded: &Loaded) -> &[RecordIndex] {
        self.telling.get_or_init(|| {
            loaded
                .dataset
                .all::<Metric>()
                .filter(|(_, metric)| metric.statistic != Statistic::Count)
                .map(|(index, _)| index)
                .collect()
        })
    }

    /// How many bodies appear in the measures of a principle.
    pub fn bodies_of(&self, loaded: &Loaded, principle: RecordIndex) -> usize {
        self.bodies(loaded)[loaded.dataset.position_in_type(principle)]
    }

    fn bodies(&self, loaded: &Loaded) -> &[usize] {
        self.bodies.get_or_init(|| {
            let principles = loaded.dataset.indices_of(RecordType::Principle);
            principles.map(|principle| agencies_of(&loaded.dataset, principle).len()).collect()
        })
    }

    /// The records that quote each paragraph of a source.
    pub fn quoted(&self, loaded: &Loaded, source: RecordIndex) -> Option<&Quoted> {
        let sources = || loaded.dataset.indices_of(RecordType::Source);
        let all = || sources().map(|source| (source, quoted_in(&loaded.dataset, source))).collect();
        self.quoted.get_or_init(all).get(&source)
    }

    /// The terms of the dataset.
    pub fn glossary(&self, loaded: &Loaded) -> &Glossary {
        self.glossary.get_or_init(|| Glossary::new(&loaded.dataset))
    }

    /// What is known about the text of a source, if that is at hand.
    pub fn reading(&self, loaded: &Loaded, source: RecordIndex) -> Option<&Reading> {
        let sources = || loaded.dataset.indices_of(RecordType::Source);
        let all = || sources().filter_map(|source| Some((source, Reading::new(loaded, source)?))).collect();
        self.readings.get_or_init(all).get(&source)
    }

    /// What became of the evidence, counted.
    pub fn anchors(&self, loaded: &Loaded) -> &AnchorCounts {
        self.anchors.get_or_init(|| loaded.anchors.counts())
    }

    /// How many of the problems are errors.
    pub fn errors(&self, loaded: &Loaded) -> usize {
        let is_error = || loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
        *self.errors.get_or_init(is_error)
    }

    /// The flow with at most `most` nodes in a column. Those that are not kept are worked out each time.
    pub fn flow(&self, loaded: &Loaded, most: usize) -> Flow {
        match FLOWS.iter().position(|kept| *kept == most) {
            Some(position) => self.flows[position].get_or_init(|| flow(&loaded.dataset, most)).clone(),
            None => flow(&loaded.dataset, most),
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
