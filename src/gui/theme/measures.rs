//! Sizes, distances, shares and durations, which both themes have in common.

use crate::picture::size;
use crate::query::Column;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Sizes that both themes share, in points unless said otherwise.
#[derive(Debug, Deserialize)]
pub struct Measures {
    /// Distances between things.
    pub spacing: Spacing,
    /// Sizes of text, which pictures have too.
    #[serde(skip)]
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
    /// Height of code in a dialog.
    pub code: f32,
    /// Width of the scroll bar of a table.
    pub scroll_bar: f32,
    /// Least height of its thumb.
    pub scroll_thumb: f32,
    /// The text of a source.
    pub reader: ReaderSizes,
    /// The window itself.
    pub window: WindowSizes,
    /// Width of a window under which the top bar folds.
    pub fold: f32,
    /// Width under which details take the place of the view.
    pub details: f32,
    /// Width of a window under which facets are in a menu.
    pub facets: f32,
    /// Width under which a table leaves columns out and has its tools in a row of their own.
    pub table: f32,
    /// Height that the longest menu leaves free.
    pub menu_clearance: f32,
    /// Greatest width of a column of labels beside their values.
    pub labels: f32,
    /// How many lines of a long list are in sight at once.
    pub list_lines: f32,
    /// Shares of the room at hand.
    pub shares: Shares,
    /// Widths of the columns of tables relative to each other.
    pub columns: ColumnShares,
    /// How dark a shadow is.
    pub shadow: f32,
    /// Durations in seconds.
    pub seconds: Seconds,
}

/// Sizes of the window.
#[derive(Debug, Deserialize)]
pub struct WindowSizes {
    /// When it is first opened.
    pub first: [f32; 2],
    /// The least.
    pub least: [f32; 2],
}

/// Shares of the room at hand.
#[derive(Debug, Deserialize)]
pub struct Shares {
    /// Of the top bar, for the search box.
    pub search: f32,
    /// Of the height of the window, for a list in a dialog.
    pub dialog: f32,
    /// Of its greatest height, for the list of problems at first.
    pub problems: f32,
    /// Of a comfortable line, the least for the text of a source beside its records.
    pub reader: f32,
}

/// Widths of the columns of tables relative to each other.
#[derive(Debug, Deserialize)]
pub struct ColumnShares {
    /// The titles of bodies.
    pub body: f32,
    /// Every other column.
    of: BTreeMap<Column, f32>,
}

impl ColumnShares {
    /// The share of a column.
    pub fn of(&self, column: Column) -> f32 {
        self.of.get(&column).copied().unwrap_or(1.0)
    }
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
#[derive(Debug)]
#[allow(missing_docs, reason = "the names are their order")]
pub struct TextSizes {
    pub small: f32,
    pub body: f32,
    pub heading: f32,
    pub title: f32,
    pub display: f32,
}

impl Default for TextSizes {
    fn default() -> Self {
        Self { small: size::SMALL, body: size::BODY, heading: size::HEADING, title: size::TITLE, display: size::DISPLAY }
    }
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

static MEASURES: LazyLock<Measures> = LazyLock::new(|| super::read(include_str!("../../../assets/theme/measures.ron")));

/// The sizes.
pub fn measures() -> &'static Measures {
    &MEASURES
}
