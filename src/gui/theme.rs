//! Design tokens: the only colours and sizes that the window uses.
//!
//! They are read from `assets/theme/` once and are part of the program; tests prove that they are well formed and that every ink
//! can be read on what lies under it. Deliberately absent: decisions where a token is used.

use crate::export::Palette;
use crate::model::{Dataset, RecordIndex};
use crate::picture;
use crate::query::principles_of;
use egui::style::ScrollAnimation;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Stroke, Style, TextStyle, Vec2, vec2};
use serde::{Deserialize, Deserializer};
use std::ops::Range;
use std::sync::LazyLock;

/// The name of the bold family.
pub const BOLD: &str = "bold";

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

/// Sizes that both themes share, in points unless said otherwise.
#[derive(Debug, Deserialize)]
pub struct Measures {
    /// Distances between things.
    pub spacing: Spacing,
    /// Sizes of text.
    pub text: TextSizes,
    /// Height of a line in multiples of its text size.
    pub line: f32,
    /// Widest line of prose in multiples of its text size.
    pub prose: f32,
    /// Radius of the corners of cards.
    pub radius: u8,
    /// Radius of the corners of chips and buttons.
    pub radius_small: u8,
    /// Width of a hairline.
    pub hairline: f32,
    /// Width of the stripe that marks a principle.
    pub stripe: f32,
    /// Height of a row of a table.
    pub row: f32,
    /// Height of a tab.
    pub tab: f32,
    /// Least width of a card.
    pub card: f32,
    /// Least width of a card that holds a list of links.
    pub narrow_card: f32,
    /// Widths of the detail panel.
    pub panel: PanelSizes,
    /// Width of the facets beside a list.
    pub side: f32,
    /// Widths of the search box.
    pub search: PanelSizes,
    /// Width of the list of selected records.
    pub tray: f32,
    /// Least width of a column of a table.
    pub column: f32,
    /// Width of a dialog.
    pub dialog: f32,
    /// Greatest height of a menu.
    pub menu: f32,
    /// Height of a plot.
    pub plot: f32,
    /// Width of the scroll bar of a table.
    pub scroll_bar: f32,
    /// Least height of its thumb.
    pub scroll_thumb: f32,
    /// The text of a source.
    pub reader: ReaderSizes,
    /// Width of a window under which the top bar folds.
    pub fold: f32,
    /// Durations in seconds.
    pub seconds: Seconds,
}

/// Durations in seconds.
#[derive(Debug, Deserialize)]
pub struct Seconds {
    /// Before a preview appears.
    pub hover_delay: f32,
    /// For which something that folds or appears is on its way.
    pub motion: f32,
    /// For which the records of a reading are marked.
    pub marked: f64,
}

/// Distances between things.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the names are their order")]
pub struct Spacing {
    pub hair: f32,
    pub small: f32,
    pub normal: f32,
    pub medium: f32,
    pub large: f32,
    pub huge: f32,
}

/// Sizes of text.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the names are their order")]
pub struct TextSizes {
    pub small: f32,
    pub body: f32,
    pub heading: f32,
    pub title: f32,
    pub display: f32,
}

/// Widths of something that grows with the window.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the names are their order")]
pub struct PanelSizes {
    pub least: f32,
    pub usual: f32,
    pub most: f32,
}

/// Sizes of the text of a source and of what stands around it.
#[derive(Debug, Deserialize)]
pub struct ReaderSizes {
    /// Height of a line in multiples of its text size; there is room under it for the lines that mark passages.
    pub line: f32,
    /// Width of the column of paragraph numbers.
    pub numbers: f32,
    /// Width of the column of records.
    pub margin: f32,
    /// Height of a row of it.
    pub margin_row: f32,
    /// Width of the map of coverage.
    pub map: f32,
    /// Thickness of the line under a passage.
    pub underline: f32,
    /// Width of the field for what is looked for in the text.
    pub find: f32,
}

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

static LIGHT: LazyLock<Colours> = LazyLock::new(|| read(include_str!("../../assets/theme/light.ron")));
static DARK: LazyLock<Colours> = LazyLock::new(|| read(include_str!("../../assets/theme/dark.ron")));
static MEASURES: LazyLock<Measures> = LazyLock::new(|| read(include_str!("../../assets/theme/measures.ron")));

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    ron::from_str(text).expect("the tokens are part of the program and a test reads them")
}

/// The sizes.
pub fn measures() -> &'static Measures {
    &MEASURES
}

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

/// Text in the size of small print.
pub fn small(text: impl Into<String>) -> RichText {
    sized(text, measures().text.small)
}

/// Text for reading.
pub fn body(text: impl Into<String>) -> RichText {
    sized(text, measures().text.body)
}

/// Text of a heading over a part of a page.
pub fn heading(text: impl Into<String>) -> RichText {
    bold(text, measures().text.heading)
}

/// Text of the title of a page.
pub fn title(text: impl Into<String>) -> RichText {
    bold(text, measures().text.title)
}

/// Text in the size of the figure on a card or the title of the overview.
pub fn display(text: impl Into<String>) -> RichText {
    bold(text, measures().text.display)
}

/// Text in the bold face.
pub fn bold(text: impl Into<String>, size: f32) -> RichText {
    sized(text, size).family(FontFamily::Name(BOLD.into()))
}

/// Text in which the parts in `marks`, in bytes, stand on the ground of what a search found.
pub fn marked(text: &str, marks: &[Range<usize>], size: f32, ink: impl Into<Color32>, colours: &Colours) -> LayoutJob {
    let plain = TextFormat {
        font_id: FontId::proportional(size),
        color: ink.into(),
        line_height: Some((size * measures().line).round()),
        valign: egui::Align::Center,
        ..TextFormat::default()
    };
    let found = TextFormat { background: colours.mark.into(), color: colours.ink.into(), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for mark in marks {
        job.append(&text[from..mark.start], 0.0, plain.clone());
        job.append(&text[mark.clone()], 0.0, found.clone());
        from = mark.end;
    }
    job.append(&text[from..], 0.0, plain);
    job
}

/// Text for reading in which the parts in `places`, in bytes, are underlined.
pub fn underlined(text: &str, places: impl Iterator<Item = Range<usize>>, size: f32, colours: &Colours) -> LayoutJob {
    let plain = TextFormat {
        font_id: FontId::proportional(size),
        color: colours.ink.into(),
        line_height: Some((size * measures().line).round()),
        valign: egui::Align::Center,
        ..TextFormat::default()
    };
    let term = TextFormat { underline: Stroke::new(measures().hairline, colours.ink_weak), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for place in places {
        job.append(&text[from..place.start], 0.0, plain.clone());
        job.append(&text[place.clone()], 0.0, term.clone());
        from = place.end;
    }
    job.append(&text[from..], 0.0, plain);
    job
}

fn sized(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).size(size).line_height(Some((size * measures().line).round()))
}

/// Gives `style` the colours and sizes of a theme; nothing moves by itself where it is to be `still`.
pub fn apply(style: &mut Style, dark: bool, still: bool) {
    let colours = colours(dark);
    let measures = measures();
    let sizes = &measures.text;
    let spacing = &measures.spacing;
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(sizes.small)),
        (TextStyle::Body, FontId::proportional(sizes.body)),
        (TextStyle::Button, FontId::proportional(sizes.body)),
        (TextStyle::Heading, FontId::new(sizes.heading, FontFamily::Name(BOLD.into()))),
        (TextStyle::Monospace, FontId::monospace(sizes.body)),
    ]
    .into();
    style.spacing.item_spacing = vec2(spacing.normal, spacing.small + spacing.hair);
    style.spacing.button_padding = vec2(spacing.normal, spacing.small);
    style.spacing.interact_size = Vec2::splat(spacing.huge);
    style.spacing.window_margin = Margin::same(spacing.large as i8);
    style.spacing.menu_margin = Margin::same(spacing.normal as i8);
    style.spacing.tooltip_width = sizes.body * measures.prose;
    style.interaction.tooltip_delay = measures.seconds.hover_delay;
    style.animation_time = if still { 0.0 } else { measures.seconds.motion };
    style.scroll_animation = if still { ScrollAnimation::none() } else { ScrollAnimation::default() };
    style.interaction.show_tooltips_only_when_still = false;
    style.visuals = visuals(colours, measures, dark);
}

fn visuals(colours: &Colours, measures: &Measures, dark: bool) -> egui::Visuals {
    let mut visuals = if dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(measures.radius);
    visuals.panel_fill = colours.page.into();
    visuals.window_fill = colours.raised.into();
    visuals.window_stroke = colours.line();
    visuals.window_corner_radius = radius;
    visuals.menu_corner_radius = radius;
    visuals.faint_bg_color = colours.panel.into();
    visuals.extreme_bg_color = colours.raised.into();
    visuals.code_bg_color = colours.panel.into();
    visuals.hyperlink_color = colours.link.into();
    visuals.warn_fg_color = colours.warning.into();
    visuals.error_fg_color = colours.error.into();
    visuals.weak_text_color = Some(colours.ink_weak.into());
    visuals.selection.bg_fill = colours.accent_wash.into();
    visuals.selection.stroke = Stroke::new(measures.hairline, colours.accent);
    visuals.window_shadow.color = Color32::from(colours.shadow).gamma_multiply(0.2);
    visuals.popup_shadow.color = Color32::from(colours.shadow).gamma_multiply(0.2);
    let states = [
        (&mut visuals.widgets.noninteractive, colours.raised, colours.hairline),
        (&mut visuals.widgets.inactive, colours.control, colours.control),
        (&mut visuals.widgets.hovered, colours.control_hover, colours.hairline),
        (&mut visuals.widgets.active, colours.control_active, colours.focus),
        (&mut visuals.widgets.open, colours.control_hover, colours.hairline),
    ];
    for (state, fill, edge) in states {
        state.bg_fill = fill.into();
        state.weak_bg_fill = fill.into();
        state.bg_stroke = Stroke::new(measures.hairline, edge);
        state.fg_stroke = Stroke::new(measures.hairline, colours.ink);
        state.corner_radius = CornerRadius::same(measures.radius_small);
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests;
