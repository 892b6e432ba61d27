//! Which of the nodes that stand for many records in the flow have been opened in their place, and how far.
//!
//! They belong to the dataset in which they were opened and are forgotten with the session. Deliberately absent: the nodes.

use super::State;
use crate::model::Id;
use crate::query::{FlowGroup, Unfolded};

/// What has been opened, and where.
#[derive(Clone, Debug, Default)]
pub struct Unfolding {
    dataset: Option<Id>,
    groups: Unfolded,
    /// Counts every change, so that whoever drew the flow knows that it is another one.
    changes: usize,
}

impl State {
    /// What has been opened in the flow on screen.
    pub fn unfolded(&self) -> &Unfolded {
        static NOTHING: Unfolded = Unfolded::new();
        let is_here = self.open.as_ref().is_some_and(|open| self.unfolding.dataset.as_ref() == Some(open.id()));
        if is_here { &self.unfolding.groups } else { &NOTHING }
    }

    /// How often that has changed.
    pub fn unfoldings(&self) -> usize {
        self.unfolding.changes
    }

    /// Opens a group, or more of it.
    pub(super) fn unfold(&mut self, group: FlowGroup) {
        let Some(open) = &self.open else { return };
        if self.unfolding.dataset.as_ref() != Some(open.id()) {
            self.unfolding.dataset = Some(open.id().clone());
            self.unfolding.groups.clear();
        }
        *self.unfolding.groups.entry(group).or_default() += 1;
        self.unfolding.changes += 1;
    }

    /// Folds a group again.
    pub(super) fn fold(&mut self, group: &FlowGroup) {
        self.unfolding.groups.remove(group);
        self.unfolding.changes += 1;
    }
}
