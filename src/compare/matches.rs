//! What a person has decided of candidates: a file of its own beside the datasets, which it never changes.

use crate::model::{Dataset, Date, ExternalId, RecordIndex};
use serde::{Deserialize, Serialize};

/// The decisions of a matches file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matches {
    /// One by one, in the order in which they were taken.
    #[serde(default)]
    pub matches: Vec<Decision>,
}

/// Whether two records correspond.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// A record, as `dataset/id`.
    pub left: ExternalId,
    /// A record of another dataset.
    pub right: ExternalId,
    /// Whether they correspond.
    pub accepted: bool,
    /// The day of the decision.
    pub day: Date,
}

impl Matches {
    /// Reads a matches file; the error is that of `ron`.
    pub fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The pairs that were accepted, left and right, as far as both records are there.
    pub(super) fn accepted(&self, datasets: [&Dataset; 2]) -> impl Iterator<Item = [RecordIndex; 2]> {
        self.matches.iter().filter(|decision| decision.accepted).filter_map(move |decision| decision.pair(datasets))
    }

    /// Whether a pair was refused.
    pub(super) fn refuses(&self, datasets: [&Dataset; 2], pair: [RecordIndex; 2]) -> bool {
        self.matches.iter().any(|decision| !decision.accepted && decision.pair(datasets) == Some(pair))
    }

    /// The decisions on these two datasets that fit no more: a record is gone, or is of another type than the other.
    pub fn stale(&self, datasets: [&Dataset; 2]) -> impl Iterator<Item = &Decision> {
        let concerns = move |decision: &&Decision| {
            let ids = [&decision.left, &decision.right].map(|id| id.parts().map(|(dataset, _)| dataset));
            let own = datasets.map(|dataset| Some(dataset.head.id.as_str()));
            ids == own || ids == [own[1], own[0]]
        };
        self.matches.iter().filter(concerns).filter(move |decision| decision.pair(datasets).is_none())
    }
}

impl Decision {
    /// The records in question, whichever way round they are written.
    fn pair(&self, datasets: [&Dataset; 2]) -> Option<[RecordIndex; 2]> {
        let find = |dataset: &Dataset, id: &ExternalId| {
            id.parts().filter(|(named, _)| *named == dataset.head.id.as_str()).and_then(|(_, id)| dataset.find(id))
        };
        let both = |left, right| Some([find(datasets[0], left)?, find(datasets[1], right)?]);
        let pair = both(&self.left, &self.right).or_else(|| both(&self.right, &self.left))?;
        (datasets[0].type_of(pair[0]) == datasets[1].type_of(pair[1])).then_some(pair)
    }
}
