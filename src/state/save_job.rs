//! Settings to be saved, with what is selected in the open datasets.

use super::reading::OpenDataset;
use super::selection::Selection;
use super::session::Session;
use super::settings::Settings;
use crate::model::Id;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is selected in an open dataset.
#[derive(Clone, Debug)]
struct KeptSelection {
    open: Arc<OpenDataset>,
    selected: Selection,
    vanished: BTreeSet<Id>,
}

/// Settings to be saved, and what is selected in the open datasets. Naming a million records is left to the thread that saves them.
#[derive(Clone, Debug)]
pub struct SaveJob {
    settings: Settings,
    selections: Vec<KeptSelection>,
}

impl From<Settings> for SaveJob {
    fn from(settings: Settings) -> Self {
        Self { settings, selections: Vec::new() }
    }
}

impl SaveJob {
    /// What is kept of these sessions, the later of which count more.
    pub(super) fn new<'a>(settings: &Settings, sessions: impl Iterator<Item = &'a Session>) -> Self {
        let kept = |session: &'a Session| {
            let open = session.open.clone()?;
            Some(KeptSelection { open, selected: session.selected.clone(), vanished: session.following.vanished.clone() })
        };
        Self { settings: settings.clone(), selections: sessions.filter_map(kept).collect() }
    }

    /// The settings, which hold ids alone.
    pub fn into_settings(mut self) -> Settings {
        for kept in &self.selections {
            let dataset = kept.open.dataset();
            let selected = kept.selected.records(dataset).map(|record| dataset.record(record).id());
            self.settings.remember_selection(kept.open.id(), selected.chain(&kept.vanished).cloned().collect());
        }
        self.settings
    }
}
