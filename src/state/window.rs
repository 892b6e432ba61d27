//! What makes the program fit the person and is found again next time: how large everything is drawn, where the window stands, how
//! wide the details are, and where one was in each dataset.
//!
//! Deliberately absent: the window itself, which tells these things when it is closed.

use super::{History, Route, Settings, State, Theme, View};
use crate::model::{Dataset, Language, RecordType};
use serde::{Deserialize, Serialize};

/// The sizes in per cent at which everything can be drawn.
pub const ZOOMS: [u16; 11] = [80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300];

/// The size at which everything is drawn until a person chooses another, in per cent.
pub const USUAL_ZOOM: u16 = 100;

/// Where the window stands on the screen, in points that no zoom changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its left upper corner, where the system tells it.
    pub corner: Option<(i32, i32)>,
    /// Its width and height without the frame.
    pub size: (u16, u16),
    /// Whether it fills the screen.
    pub maximised: bool,
}

/// How the window was laid out when it was closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Where it stood, if the system told it.
    pub window: Option<WindowPlace>,
    /// The width of the detail panel in points, if it was ever shown.
    pub detail_width: Option<u16>,
}

/// What makes the program fit the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsCommand {
    /// Speaks a language.
    SetLanguage(Language),
    /// Shows a theme.
    SetTheme(Theme),
    /// Puts the hint for newcomers away for good.
    DismissHint,
    /// Keeps how the window is laid out, and where one is, because it is being closed.
    Leave(Layout),
}

/// A step among the zooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZoomStep {
    In,
    Out,
    Usual,
}

impl State {
    /// Draws everything larger, smaller, or at the usual size.
    pub(super) fn zoom(&mut self, step: ZoomStep) {
        let zoom = self.settings.zoom;
        let next = match step {
            ZoomStep::In => ZOOMS.into_iter().find(|other| *other > zoom),
            ZoomStep::Out => ZOOMS.into_iter().rev().find(|other| *other < zoom),
            ZoomStep::Usual => Some(USUAL_ZOOM),
        };
        if let Some(next) = next.filter(|next| *next != zoom) {
            self.settings.zoom = next;
            self.save();
        }
    }

    pub(super) fn on_settings(&mut self, command: SettingsCommand) {
        match command {
            SettingsCommand::SetLanguage(language) => {
                self.person.asked = None;
                self.settings.language = Some(language);
            }
            SettingsCommand::SetTheme(theme) => self.settings.theme = theme,
            SettingsCommand::DismissHint => self.settings.hint_seen = true,
            SettingsCommand::Leave(layout) => {
                self.remember_place();
                self.settings.window = layout.window.or(self.settings.window);
                self.settings.detail_width = layout.detail_width.or(self.settings.detail_width);
            }
        }
        self.save();
    }

    /// Remembers where one is in the dataset that is open.
    pub(super) fn remember_place(&mut self) {
        if let Some(open) = self.library.active.open.clone() {
            let route = self.route();
            let place = (*route != Route::default()).then(|| route.to_string());
            self.settings.remember_place(open.id(), place);
        }
    }
}

/// A history that begins where one was in a dataset, as far as that is still there.
pub(super) fn history_from(settings: &Settings, dataset: &Dataset) -> History {
    let kept = settings.places.get(&dataset.head.id).and_then(|place| place.parse::<Route>().ok());
    let mut route = kept.unwrap_or_default();
    route.record = route.record.filter(|id| dataset.find(id.as_str()).is_some());
    if let View::Principle(id) = &route.view
        && dataset.find_of_type(id.as_str(), Some(RecordType::Principle)).is_none()
    {
        route.view = View::default();
    }
    let mut history = History::default();
    history.begin_at(route);
    history
}
