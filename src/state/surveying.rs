//! What the pages about the reform as a whole tell, which of a large dataset is gathered in the background.
//!
//! Deliberately absent: gathering, and what is told.

use super::{Effect, State};
use crate::query::Survey;
use std::sync::Arc;

/// Up to how many records a survey takes no longer than a frame.
const AT_ONCE: usize = 20_000;

/// The survey of what is open.
#[derive(Default)]
pub(super) struct Surveying {
    is_asked: bool,
    survey: Arc<Survey>,
    is_there: bool,
}

impl State {
    /// The survey of what is open, unless it is still being gathered.
    pub fn survey(&self) -> Option<&Survey> {
        self.library.active.surveying.is_there.then_some(&*self.library.active.surveying.survey)
    }

    /// Asks for the survey of what is open, if it has not been asked for.
    pub(super) fn gather(&mut self) -> Vec<Effect> {
        let Some(open) = &self.library.active.open else { return Vec::new() };
        if std::mem::replace(&mut self.library.active.surveying.is_asked, true) {
            return Vec::new();
        }
        // A small one is gathered part by part, when it is looked at.
        self.library.active.surveying.is_there = open.dataset().len() <= AT_ONCE;
        if self.library.active.surveying.is_there {
            return Vec::new();
        }
        vec![Effect::Survey(open.clone(), self.library.active.surveying.survey.clone())]
    }

    /// Notes that a survey has been gathered.
    pub(super) fn note_survey(&mut self, survey: &Arc<Survey>) {
        self.library.active.surveying.is_there |= Arc::ptr_eq(&self.library.active.surveying.survey, survey);
    }
}
