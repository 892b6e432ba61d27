//! A narrow map of the whole text beside its page: what passages cover, in the hues of their principles, what they leave open, where
//! something was found, and what part of it is in sight.
//!
//! A click goes to a place. Deliberately absent: words; these are in the page's bar.

use super::Page;
use crate::evidence::Span;
use crate::gui::theme::Colour;
use crate::query::{in_bytes, in_characters};
use crate::state::ReaderCommand;
use egui::{CornerRadius, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use std::ops::Range;

/// Where the paragraphs stand on the page.
pub struct Layout {
    /// Each with its number.
    pub places: Vec<(u32, Rect)>,
    /// Where the first begins.
    pub top: f32,
    /// Where the last ends.
    pub bottom: f32,
}

/// The map in `strip` of a page of which `window` is in sight.
pub fn map_ui(ui: &mut Ui, page: &Page, strip: Rect, layout: &Layout, window: Rect) {
    let context = page.context;
    let colours = context.colours;
    let response = ui.interact(strip, ui.scope_id().with("map"), Sense::CLICK | Sense::DRAG);
    let share = format!("{:.0}", page.reading.coverage.share(1) * 100.0);
    let summary = context.words.with("reader-map", &[("share", share.into()), ("gaps", page.reading.coverage.gaps.len().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &summary));
    let height = (layout.bottom - layout.top).max(1.0);
    let on_map = |y: f32| strip.top() + (y - layout.top) / height * strip.height();
    let painter = ui.painter();
    let radius = CornerRadius::same(context.measures.radius_small);
    painter.rect_filled(strip, radius, colours.panel);
    let line = |rows: Rangef, colour: Colour| {
        let most = rows.max.max(rows.min + context.measures.hairline);
        let rect = Rect::from_x_y_ranges(strip.x_range().shrink(context.measures.spacing.hair), Rangef::new(rows.min, most));
        painter.rect_filled(rect, CornerRadius::ZERO, colour);
    };
    let mut found = context.session.reader.found.iter().peekable();
    for (p, place) in &layout.places {
        let paragraph = page.reading.paragraph(*p);
        let row = |at: usize| on_map(place.top() + place.height() * at as f32 / paragraph.length.max(1) as f32);
        let rows = |part: &Range<usize>| Rangef::new(row(part.start), row(part.end));
        for passage in paragraph.passages.iter().filter(|passage| passage.lane.is_some()) {
            line(rows(&passage.clauses), page.hue(passage.principle).map_or(colours.ink_weak, |hue| hue.ink));
        }
        // What was found is in the order of the text.
        while let Some(found) = found.next_if(|found| found.p <= *p) {
            let text = page.text.paragraph(*p).filter(|text| found.p == *p && text.get(found.range.clone()).is_some());
            text.inspect(|text| line(rows(&in_characters(text, &found.range)), colours.focus));
        }
    }
    let sight = Rangef::new(on_map(window.top()).max(strip.top()), on_map(window.bottom()).min(strip.bottom()));
    if sight.min < sight.max {
        let rect = Rect::from_x_y_ranges(strip.x_range(), sight);
        painter.rect_stroke(rect, radius, Stroke::new(context.measures.spacing.hair, colours.ink), StrokeKind::Inside);
    }
    let clicked = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    if let Some(place) =
        clicked.and_then(|pointer| place_at(page, layout, layout.top + (pointer.y - strip.top()) / strip.height() * height))
    {
        context.push(ReaderCommand::ShowPlace(place));
    }
    response.on_hover_text(summary);
}

/// The place in the text at a height of the page.
fn place_at(page: &Page, layout: &Layout, y: f32) -> Option<Span> {
    let (p, rect) = layout.places.iter().find(|(_, rect)| y <= rect.bottom()).or(layout.places.last())?;
    let text = page.text.paragraph(*p)?;
    let length = text.chars().count();
    let at = ((y - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0) * length as f32;
    let at = (at as usize).min(length.saturating_sub(1));
    Some(Span { p: *p, range: in_bytes(text, &(at..at + 1)) })
}
