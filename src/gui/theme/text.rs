//! Text in the sizes and faces of the theme, cut where it is too long to be laid out.

use super::{Colours, measures};
use crate::{display, limits};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, RichText, Stroke};
use std::borrow::Cow;
use std::ops::Range;

/// The name of the bold family.
pub const BOLD: &str = "bold";

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
    sized(text, size).family(bold_family())
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
    in_two_ways(text, marks.iter().cloned(), &plain, &found)
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
    in_two_ways(text, places, &plain, &term)
}

/// Text in one format, and in another at some places, which come in order.
fn in_two_ways(text: &str, places: impl Iterator<Item = Range<usize>>, plain: &TextFormat, other: &TextFormat) -> LayoutJob {
    let end = display::end_of(text, limits::SHOWN).unwrap_or(text.len());
    let mut job = LayoutJob::default();
    let mut from = 0;
    for place in places.take_while(|place| place.end <= end) {
        job.append(&text[from..place.start], 0.0, plain.clone());
        job.append(&text[place.clone()], 0.0, other.clone());
        from = place.end;
    }
    job.append(&text[from..end], 0.0, plain.clone());
    if end < text.len() {
        job.append(display::CUT, 0.0, plain.clone());
    }
    job
}

/// The family of bold letters.
pub fn bold_family() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

fn sized(text: impl Into<String>, size: f32) -> RichText {
    let text = text.into();
    let text = match display::label(&text, limits::SHOWN) {
        Cow::Borrowed(_) => text,
        Cow::Owned(label) => label,
    };
    RichText::new(text).size(size).line_height(Some((size * measures().line).round()))
}
