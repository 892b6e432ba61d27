//! Where characters stand in a text that is laid out.
//!
//! Places are counted in characters, as layouts count them. Deliberately absent: what is drawn there.

use egui::{Galley, Pos2, Rect, Vec2, pos2};
use std::ops::Range;

/// The parts of the rows in which these characters stand, relative to the layout, one for each row.
pub fn rects(galley: &Galley, characters: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let in_row = characters.start.max(first)..characters.end.min(first + row.glyphs.len());
        if !in_row.is_empty() {
            let left = row.glyphs[in_row.start - first].pos.x;
            let last = &row.glyphs[in_row.end - first - 1];
            let right = last.pos.x + last.advance_width;
            let rect = row.rect();
            rects.push(Rect::from_min_max(pos2(row.pos.x + left, rect.top()), pos2(row.pos.x + right, rect.bottom())));
        }
        first += row.glyphs.len();
    }
    rects
}

/// The character that stands at a place of the layout.
pub fn character_at(galley: &Galley, place: Vec2) -> Option<usize> {
    let mut first = 0;
    for row in &galley.rows {
        let rect = row.rect();
        if rect.y_range().contains(place.y) {
            let x = place.x - row.pos.x;
            let within = |glyph: &egui::epaint::text::Glyph| glyph.pos.x <= x && x < glyph.pos.x + glyph.advance_width;
            return row.glyphs.iter().position(within).map(|at| first + at);
        }
        first += row.glyphs.len();
    }
    None
}

/// The place between two characters that is nearest to a place of the layout, as the number of characters before it.
pub fn boundary_at(galley: &Galley, place: Vec2) -> usize {
    galley.cursor_from_pos(place).index.0
}

/// Puts a part of a layout where the layout stands.
pub fn at(origin: Pos2, rect: Rect) -> Rect {
    rect.translate(origin.to_vec2())
}
