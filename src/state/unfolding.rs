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

impl State {
    /// What has been opened in the flow on screen.
    pub fn unfolded(&self) -> &Unfolded {
        &self.library.active.unfolding.groups
    }

    /// How often that has changed.
    pub fn unfoldings(&self) -> usize {
        self.library.active.unfolding.changes
    }

    /// Opens a group, or more of it.
    pub(super) fn unfold(&mut self, group: FlowGroup) {
        *self.library.active.unfolding.groups.entry(group).or_default() += 1;
        self.library.active.unfolding.changes += 1;
    }

    /// Folds a group again.
    pub(super) fn fold(&mut self, group: &FlowGroup) {
        self.library.active.unfolding.groups.remove(group);
        self.library.active.unfolding.changes += 1;
    }
}
