//! The colours of a theme by what they are for.

use super::measures;
use crate::export::Palette;
use crate::model::{Dataset, RecordIndex};
use crate::picture;
use crate::query::principles_of;
use egui::{Color32, Stroke};
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// The colours of one theme.
#[derive(Debug, Deserialize)]
pub struct Colours {
    /// Behind the main content.
    pub page: Colour,
    /// Behind bars and side panels.
    pub panel: Colour,
    /// Behind cards, menus and dialogs.
    pub raised: Colour,
    /// Lines that part things.
    pub hairline: Colour,
    /// Behind buttons.
    pub control: Colour,
    /// Behind buttons under the pointer.
    pub control_hover: Colour,
    /// Behind buttons held down.
    pub control_active: Colour,
    /// Text.
    pub ink: Colour,
    /// Text of less weight.
    pub ink_weak: Colour,
    /// Links.
    pub link: Colour,
    /// Marks of what is chosen.
    pub accent: Colour,
    /// Behind what is chosen.
    pub accent_wash: Colour,
    /// Behind what a search found in a text.
    pub mark: Colour,
    /// The ring around what has the keyboard.
    pub focus: Colour,
    /// Warnings.
    pub warning: Colour,
    /// Errors.
    pub error: Colour,
    /// Behind errors.
    pub error_wash: Colour,
    /// Shadows.
    pub shadow: Colour,
    /// One hue per principle, used in turn.
    pub hues: Vec<Hue>,
}

/// The colours of a principle.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Hue {
    /// For marks and text.
    pub ink: Colour,
    /// For what lies under text.
    pub wash: Colour,
}

/// A colour written as `RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(Color32);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Color32::from_hex(&format!("#{code}")).map(Self).map_err(|error| serde::de::Error::custom(format!("{error:?}")))
    }
}

impl From<Colour> for Color32 {
    fn from(colour: Colour) -> Self {
        colour.0
    }
}

static LIGHT: LazyLock<Colours> = LazyLock::new(|| super::read(include_str!("../../../assets/theme/light.ron")));
static DARK: LazyLock<Colours> = LazyLock::new(|| super::read(include_str!("../../../assets/theme/dark.ron")));

/// The colours of the dark or of the light theme.
pub fn colours(dark: bool) -> &'static Colours {
    if dark { &DARK } else { &LIGHT }
}

impl Colours {
    /// The hue of a principle, by its place among the principles of its dataset.
    pub fn hue(&self, dataset: &Dataset, principle: RecordIndex) -> Hue {
        self.hues[dataset.position_in_type(principle) % self.hues.len()]
    }

    /// The hue of the first principle that a record belongs to.
    pub fn hue_of(&self, dataset: &Dataset, record: RecordIndex) -> Option<Hue> {
        principles_of(dataset, record).first().map(|principle| self.hue(dataset, *principle))
    }

    /// The colour for a role in a picture.
    pub fn role(&self, role: picture::Colour) -> Color32 {
        let hue = |position: usize| self.hues[position % self.hues.len()];
        match role {
            picture::Colour::Ink => self.ink,
            picture::Colour::InkWeak => self.ink_weak,
            picture::Colour::Hairline => self.hairline,
            picture::Colour::Ground => self.raised,
            picture::Colour::Neutral => self.control,
            picture::Colour::Hue(position) => hue(position).ink,
            picture::Colour::Wash(position) => hue(position).wash,
        }
        .into()
    }

    /// The line around cards and between parts.
    pub fn line(&self) -> Stroke {
        Stroke::new(measures().hairline, self.hairline)
    }
}

/// The colours of pictures in files: those of the light theme, on white.
pub fn palette() -> Palette {
    let parts = |colour: Colour| {
        let [red, green, blue, _] = Color32::from(colour).to_array();
        [red, green, blue]
    };
    Palette {
        ink: parts(LIGHT.ink),
        ink_weak: parts(LIGHT.ink_weak),
        hairline: parts(LIGHT.hairline),
        ground: parts(LIGHT.raised),
        neutral: parts(LIGHT.control),
        hues: LIGHT.hues.iter().map(|hue| [parts(hue.ink), parts(hue.wash)]).collect(),
    }
}
