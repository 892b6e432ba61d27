//! Shapes as what every renderer of files can draw: rectangles, paths and texts by their baselines.

use super::{Anchor, Area, Colour, Edge, Paint, Shape, THIN, text};

/// Distance from the middle of the letters of a line down to its baseline, in multiples of the text size: half of the height of
/// Han letters above it, less what they reach below.
pub const BASELINE: f32 = 0.36;

/// Length of a dash and of the gap after it.
pub const DASHES: [f32; 2] = [4.0, 3.0];

/// A step along a path. The control points of a curve come before its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Goes to a point without drawing.
    Move([f32; 2]),
    /// Draws a straight line.
    Line([f32; 2]),
    /// Draws a cubic Bézier curve.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Draws a straight line to where the path began.
    Close,
}

/// What a renderer of files draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Primitive<'a> {
    /// A rectangle with round corners.
    Box {
        /// Where.
        area: Area,
        /// Radius of the corners.
        radius: f32,
        /// What fills it.
        fill: Option<Paint>,
        /// What goes around it.
        edge: Option<Edge>,
    },
    /// A path that is filled or drawn.
    Path {
        /// Its steps.
        steps: Vec<Step>,
        /// What fills it.
        fill: Option<Paint>,
        /// What draws it.
        edge: Option<Edge>,
    },
    /// A line of text.
    Text {
        /// The point of its baseline that it stands from.
        at: [f32; 2],
        /// Where it stands from that point.
        anchor: Anchor,
        /// Its left edge and its width in the letters of the window.
        left: f32,
        /// The same.
        width: f32,
        /// The words.
        text: &'a str,
        /// The size.
        size: f32,
        /// Whether in the bold face.
        bold: bool,
        /// Its colour.
        colour: Colour,
    },
}

impl Shape {
    /// What renderers of files draw for it.
    pub fn primitive(&self) -> Primitive<'_> {
        let filled = |steps, fill| Primitive::Path { steps, fill: Some(fill), edge: None };
        let drawn = |steps, edge| Primitive::Path { steps, fill: None, edge: Some(edge) };
        match self {
            Self::Box { area, radius, fill, edge } => Primitive::Box { area: *area, radius: *radius, fill: *fill, edge: *edge },
            Self::Band { from, to, fill } => {
                let middle = (from[0] + to[0]) / 2.0;
                let across = |from: [f32; 2], to: [f32; 2]| Step::Curve([middle, from[1]], [middle, to[1]], to);
                if from[2] - from[1] < THIN {
                    let [start, end] = [from, to].map(|end| [end[0], (end[1] + end[2]) / 2.0]);
                    let edge = Edge { paint: *fill, width: from[2] - from[1], dashed: false };
                    return drawn(vec![Step::Move(start), across(start, end)], edge);
                }
                let [[x0, a0, a1], [x1, b0, b1]] = [*from, *to];
                let steps = vec![
                    Step::Move([x0, a0]),
                    across([x0, a0], [x1, b0]),
                    Step::Line([x1, b1]),
                    across([x1, b1], [x0, a1]),
                    Step::Close,
                ];
                filled(steps, *fill)
            }
            Self::Outline { points, fill } => filled(polyline(points).chain([Step::Close]).collect(), *fill),
            Self::Line { from, to, edge } => drawn(polyline(&[*from, *to]).collect(), *edge),
            Self::Text { at, text, size, bold, anchor, colour } => {
                let width = text::width(text, *size, *bold);
                let left = at[0] - width * anchor.part_before();
                let at = [at[0], at[1] + size * BASELINE];
                Primitive::Text { at, anchor: *anchor, left, width, text, size: *size, bold: *bold, colour: *colour }
            }
        }
    }
}

/// A path along straight lines.
fn polyline(points: &[[f32; 2]]) -> impl Iterator<Item = Step> {
    points.iter().enumerate().map(|(position, point)| if position == 0 { Step::Move(*point) } else { Step::Line(*point) })
}
