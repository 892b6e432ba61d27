//! Which of the nodes that stand for many records in the flow have been opened in their place, and how far.
//!
//! Deliberately absent: the nodes.

use super::State;
use crate::query::{FlowGroup, Unfolded};

/// What has been opened, and where.
#[derive(Clone, Debug, Default)]
pub struct Unfolding {
    groups: Unfolded,
    /// Counts every change, so that whoever drew the flow knows that it is another one.
    changes: usize,
}

impl Unfolding {
    /// Opens a group, or more of it.
    pub(super) fn unfold(&mut self, group: FlowGroup) {
        *self.groups.entry(group).or_default() += 1;
        self.changes += 1;
    }

    /// Folds a group again.
    pub(super) fn fold(&mut self, group: &FlowGroup) {
        self.groups.remove(group);
        self.changes += 1;
    }
}

impl State {
    /// What has been opened in the flow on screen.
    pub fn unfolded(&self) -> &Unfolded {
        &self.library.active.unfolding.groups
    }

    /// How often that has changed.
    pub fn unfoldings(&self) -> usize {
        self.library.active.unfolding.changes
    }
}
