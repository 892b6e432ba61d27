//! What makes the program fit the person and is found again next time: how large everything is drawn, where the window stands, how
//! wide the details are, and where one was in each dataset.
//!
//! Deliberately absent: the window itself, which tells these things when it is closed.

use super::settings::{USUAL_ZOOM, WindowPlace, ZOOMS};
use super::{Route, State, Theme};
use crate::model::Language;

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
