//! Paints the shapes of a picture with the window's painter.

use crate::gui::theme::fonts::family;
use crate::gui::theme::{self, Colours};
use crate::picture::{BASELINE, Colour, DASHES, Edge, Paint, Shape, THIN};
use crate::{display, limits};
use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, CornerRadius, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// How many straight pieces a curve has.
const STEPS: usize = 24;
/// The control points of the curve of a band, as files have it: half-way across, and level at both ends.
const ACROSS: [f32; 4] = [0.0, 0.5, 0.5, 1.0];
const ALONG: [f32; 4] = [0.0, 0.0, 1.0, 1.0];
/// Half of the width that a band keeps, and half of that over which its edges fade out.
const LEAST_HALF: f32 = 0.6;
const FEATHER: f32 = 0.5;
/// How much is left of the colour of parts that do not belong to what is pointed at.
const DIM: f32 = 0.25;

/// Paints a shape; faintly if it is `dim`.
pub fn paint(painter: &Painter, colours: &Colours, shape: &Shape, origin: Pos2, dim: bool) {
    let ink = |paint: Paint| colour(colours, paint, dim);
    match shape {
        Shape::Box { area, radius, fill, edge } => {
            let rect = Rect::from_min_size(point(origin, [area.left, area.top]), vec2(area.width, area.height));
            let corners = CornerRadius::same(radius.min(f32::from(u8::MAX)) as u8);
            if let Some(fill) = fill {
                painter.rect_filled(rect, corners, ink(*fill));
            }
            match edge {
                Some(edge) if edge.dashed => {
                    let corner = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
                    dashes(painter, &corner, stroke(*edge, ink));
                }
                Some(edge) => {
                    painter.rect_stroke(rect, corners, stroke(*edge, ink), StrokeKind::Middle);
                }
                None => {}
            }
        }
        Shape::Band { from, to, fill } => {
            painter.add(band(origin, *from, *to, ink(*fill)));
        }
        Shape::Outline { points, fill } => {
            let points = points.iter().map(|at| point(origin, *at)).collect();
            painter.add(egui::Shape::convex_polygon(points, ink(*fill), Stroke::NONE));
        }
        Shape::Line { from, to, edge } if edge.dashed => {
            dashes(painter, &[point(origin, *from), point(origin, *to)], stroke(*edge, ink));
        }
        Shape::Line { from, to, edge } => {
            painter.line_segment([point(origin, *from), point(origin, *to)], stroke(*edge, ink));
        }
        Shape::Text { at, text, size, bold, anchor, colour } => {
            let font = FontId::new(*size, family(*bold));
            let galley = painter.layout_no_wrap(display::cut(text, limits::SHOWN).into_owned(), font, ink(colour.full()));
            let left = at[0] - galley.size().x * anchor.part_before();
            let baseline = galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y));
            let top = at[1] + size * BASELINE - baseline.unwrap_or_default();
            painter.galley(point(origin, [left, top]), galley, ink(colour.full()));
        }
    }
}

/// A line below what is pointed at, so that it is found without colour too.
pub fn underline(painter: &Painter, colours: &Colours, rect: Rect) {
    let stroke = Stroke::new(theme::measures().hairline, colours.focus);
    painter.line_segment([rect.left_bottom(), rect.right_bottom()], stroke);
}

fn colour(colours: &Colours, paint: Paint, dim: bool) -> Color32 {
    // Text that cannot be read would be worse than text that does not stand back.
    let least = if matches!(paint.colour, Colour::Ink | Colour::InkWeak) && paint.opacity >= 1.0 { DIM * 2.0 } else { DIM };
    colours.role(paint.colour).gamma_multiply(paint.opacity * if dim { least } else { 1.0 })
}

fn stroke(edge: Edge, ink: impl Fn(Paint) -> Color32) -> Stroke {
    Stroke::new(edge.width, ink(edge.paint))
}

fn dashes(painter: &Painter, path: &[Pos2], stroke: Stroke) {
    painter.extend(egui::Shape::dashed_line(path, stroke, DASHES[0], DASHES[1]));
}

/// A point of a Bézier curve between 0 and 1 with these control points.
fn bezier<const N: usize>(points: &[f32; N], t: f32) -> f32 {
    let mut points = *points;
    for left in (1..N).rev() {
        (0..left).for_each(|at| points[at] += (points[at + 1] - points[at]) * t);
    }
    points[0]
}

/// The control points of the direction of a curve, as far as its length does not matter.
fn steps(points: &[f32; 4]) -> [f32; 3] {
    [points[1] - points[0], points[2] - points[1], points[3] - points[2]]
}

/// A band as a strip of triangles, whose edges fade out over a pixel.
fn band(origin: Pos2, from: [f32; 3], to: [f32; 3], fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for step in 0..=STEPS {
        let t = step as f32 / STEPS as f32;
        let (across, along) = (bezier(&ACROSS, t), bezier(&ALONG, t));
        let x = origin.x + from[0] + (to[0] - from[0]) * across;
        let edge = |side: usize| origin.y + from[side] + (to[side] - from[side]) * along;
        let (upper, lower) = (edge(1), edge(2));
        // Where a thin band is steep, its height has to grow for it to stay as wide as a line.
        let (rise, run) = (bezier(&steps(&ALONG), t) * (to[1] - from[1]), bezier(&steps(&ACROSS), t) * (to[0] - from[0]));
        let steep = (rise / run).hypot(1.0);
        let half = (lower - upper) / 2.0;
        let half = if lower - upper < THIN { half.max(LEAST_HALF) * steep } else { half };
        let (middle, feather) = ((upper + lower) / 2.0, FEATHER * steep);
        let clear = fill.gamma_multiply(0.0);
        let corners = [
            (middle - half - feather, clear),
            (middle - half + feather, fill),
            (middle + half - feather, fill),
            (middle + half + feather, clear),
        ];
        mesh.vertices.extend(corners.map(|(y, color)| Vertex { pos: pos2(x, y), uv: WHITE_UV, color }));
        if step > 0 {
            let first = 4 * (step as u32 - 1);
            for strip in 0..3 {
                let (near, far) = (first + strip, first + 4 + strip);
                mesh.add_triangle(near, near + 1, far);
                mesh.add_triangle(near + 1, far + 1, far);
            }
        }
    }
    mesh
}

/// A point of a picture in the window.
pub fn point(origin: Pos2, at: [f32; 2]) -> Pos2 {
    pos2(origin.x + at[0], origin.y + at[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_that_is_thin_and_steep_stays_as_wide_as_a_line() {
        let mesh = band(Pos2::ZERO, [0.0, 0.0, 1.0], [40.0, 900.0, 901.0], theme::colours(false).ink.into());
        for corners in mesh.vertices.chunks(4) {
            assert!(corners.is_sorted_by(|one, other| one.pos.y <= other.pos.y), "{corners:?}");
        }
        let middle = &mesh.vertices[4 * (STEPS / 2)..][..4];
        assert!(middle[3].pos.y - middle[0].pos.y > 20.0, "as steep as it is there, a line is this high");
    }
}
