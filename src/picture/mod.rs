//! Pictures as plain data: shapes in points, the words of each part, and what it stands for.
//!
//! The window paints a [`Picture`] and the writers of files write it, so that the two cannot differ. A part that stands for something
//! has a name of its own, by which it is reached, spoken and found in a file; the whole has a title and is told in sentences.
//! Colours are roles, which a palette turns into colours. Deliberately absent: a palette, a pointer, a screen.

mod alluvial;
mod bound;
mod dates;
mod figure;
mod levels;
mod page;
mod primitive;
mod series;
mod succession;
pub mod text;

pub use alluvial::{alluvial, nodes_that_fit, owner_constraint};
pub use dates::dates;
pub use figure::figure;
pub use levels::levels;
pub use page::{INNER_WIDTH, page};
pub use primitive::{BASELINE, DASHES, Primitive, Step};
pub use series::series;
pub use succession::{EVENTS_MOST, succession, succession_of};

use crate::model::{RecordIndex, RecordType};
use crate::query::{Constraint, FlowGroup};

/// Sizes of text, in points. The window takes its own from here.
pub mod size {
    /// Small print.
    pub const SMALL: f32 = 12.0;
    /// Text for reading.
    pub const BODY: f32 = 14.0;
    /// Headings of parts.
    pub const HEADING: f32 = 16.0;
    /// Titles.
    pub const TITLE: f32 = 20.0;
    /// The one figure or title of a page.
    pub const DISPLAY: f32 = 28.0;
}

/// Distances, in points; the grid of the window.
const HAIR: f32 = 2.0;
const SMALL_GAP: f32 = 4.0;
const GAP: f32 = 8.0;
const WIDE_GAP: f32 = 16.0;
const HUGE_GAP: f32 = 24.0;
/// Radius of the corners of boxes.
const RADIUS: f32 = 4.0;
/// Height of a line in multiples of its text size.
const LINE: f32 = 1.5;
/// Width of the stripe that carries the hue of a principle.
const STRIPE: f32 = 4.0;

/// Where a band is as thin as this, in points, it is drawn as a line.
pub const THIN: f32 = 4.0;

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// Its width and height.
    pub size: [f32; 2],
    /// Its parts, those behind first.
    pub parts: Vec<Part>,
    /// The same in sentences, for whoever does not see it.
    pub told: Vec<String>,
}

/// A part of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What it looks like.
    pub shapes: Vec<Shape>,
    /// Its name; empty for mere form.
    pub name: String,
    /// What choosing it leads to.
    pub meaning: Option<Meaning>,
    /// Where it is chosen.
    pub area: Area,
    /// The positions of the parts that belong with it, itself among them, which stay lit while it is pointed at; none where all do.
    pub together: Vec<usize>,
}

/// What choosing a part leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A record.
    Record(RecordIndex),
    /// The table of the records of a type for which all of these hold.
    List(RecordType, Vec<Constraint>),
    /// Records of a type that one part stands for: it is opened in its place, or their table is shown.
    Group(FlowGroup, RecordType, Vec<Constraint>),
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Distance from the left edge of the picture.
    pub left: f32,
    /// Distance from its upper edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Text.
    Ink,
    /// Text of less weight.
    InkWeak,
    /// Lines that part things.
    Hairline,
    /// Behind everything.
    Ground,
    /// Behind what belongs to no principle.
    Neutral,
    /// The hue of a principle by its position, for marks and text.
    Hue(usize),
    /// The hue of a principle by its position, for what lies under text.
    Wash(usize),
}

/// A colour and how much of what lies behind it stays covered, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The colour.
    pub colour: Colour,
    /// The opacity.
    pub opacity: f32,
}

/// An outline or line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The colour.
    pub paint: Paint,
    /// The width.
    pub width: f32,
    /// Whether it is broken into dashes.
    pub dashed: bool,
}

/// Where a text stands from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// On both sides.
    Middle,
    /// To the left.
    End,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
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
    /// A band from one upright edge to another, horizontal at both. One that is thinner than [`THIN`] is drawn as a line of its
    /// width, since it would be lost where it is steep.
    Band {
        /// Left end: x, upper y, lower y.
        from: [f32; 3],
        /// Right end.
        to: [f32; 3],
        /// What fills it.
        fill: Paint,
    },
    /// A closed outline through points.
    Outline {
        /// The corners.
        points: Vec<[f32; 2]>,
        /// What fills it.
        fill: Paint,
    },
    /// A straight line.
    Line {
        /// One end.
        from: [f32; 2],
        /// The other end.
        to: [f32; 2],
        /// What draws it.
        edge: Edge,
    },
    /// A line of text.
    Text {
        /// The point it stands from, half-way between the upper and the lower end of its letters.
        at: [f32; 2],
        /// The words.
        text: String,
        /// The size.
        size: f32,
        /// Whether in the bold face.
        bold: bool,
        /// Where it stands from its point.
        anchor: Anchor,
        /// Its colour.
        colour: Colour,
    },
}

impl Area {
    /// A rectangle by its upper left corner and its size.
    pub fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, width, height }
    }

    /// Its right edge.
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    /// Half-way down.
    pub fn middle(self) -> f32 {
        self.top + self.height / 2.0
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        let apart = self.right() <= other.left || other.right() <= self.left;
        !(apart || self.bottom() <= other.top || other.bottom() <= self.top)
    }
}

impl Anchor {
    /// How much of the width of a text stands to the left of its point.
    pub fn part_before(self) -> f32 {
        match self {
            Self::Start => 0.0,
            Self::Middle => 0.5,
            Self::End => 1.0,
        }
    }
}

impl Colour {
    /// This colour, opaque.
    pub fn full(self) -> Paint {
        self.at(1.0)
    }

    /// This colour with an opacity.
    pub fn at(self, opacity: f32) -> Paint {
        Paint { colour: self, opacity }
    }

    /// A thin line in this colour.
    pub fn line(self) -> Edge {
        Edge { paint: self.full(), width: 1.0, dashed: false }
    }

    /// A thin line of dashes in this colour.
    pub fn dashes(self) -> Edge {
        Edge { dashed: true, ..self.line() }
    }
}

impl Shape {
    /// A filled rectangle with round corners.
    fn filled(area: Area, radius: f32, fill: Paint) -> Self {
        Self::Box { area, radius, fill: Some(fill), edge: None }
    }

    /// A line of text that begins at a point.
    fn text(at: [f32; 2], text: impl Into<String>, size: f32, colour: Colour) -> Self {
        Self::Text { at, text: text.into(), size, bold: false, anchor: Anchor::Start, colour }
    }

    /// The same text in the bold face.
    fn bold(mut self) -> Self {
        if let Self::Text { bold, .. } = &mut self {
            *bold = true;
        }
        self
    }

    /// The same text, standing elsewhere from its point.
    fn anchored(mut self, to: Anchor) -> Self {
        if let Self::Text { anchor, .. } = &mut self {
            *anchor = to;
        }
        self
    }

    /// The rectangle that it covers; of a text that of its line.
    pub fn area(&self) -> Area {
        match self {
            Self::Box { area, .. } => *area,
            Self::Band { from, to, .. } => {
                let top = from[1].min(to[1]);
                Area::new(from[0], top, to[0] - from[0], from[2].max(to[2]) - top)
            }
            Self::Outline { points, .. } => around(points.iter().copied()),
            Self::Line { from, to, .. } => around([*from, *to].into_iter()),
            Self::Text { at, text, size, bold, anchor, .. } => {
                let width = text::width(text, *size, *bold);
                let left = at[0] - width * anchor.part_before();
                Area::new(left, at[1] - size / 2.0, width, *size)
            }
        }
    }

    /// Moves it.
    fn shift(&mut self, by: [f32; 2]) {
        let point = |point: &mut [f32; 2]| *point = [point[0] + by[0], point[1] + by[1]];
        match self {
            Self::Box { area, .. } => *area = Area { left: area.left + by[0], top: area.top + by[1], ..*area },
            Self::Band { from, to, .. } => {
                for end in [from, to] {
                    *end = [end[0] + by[0], end[1] + by[1], end[2] + by[1]];
                }
            }
            Self::Outline { points, .. } => points.iter_mut().for_each(point),
            Self::Line { from, to, .. } => [from, to].into_iter().for_each(point),
            Self::Text { at, .. } => point(at),
        }
    }
}

fn around(points: impl Iterator<Item = [f32; 2]>) -> Area {
    let (mut least, mut most) = ([f32::MAX; 2], [f32::MIN; 2]);
    for point in points {
        for axis in 0..2 {
            least[axis] = least[axis].min(point[axis]);
            most[axis] = most[axis].max(point[axis]);
        }
    }
    Area::new(least[0], least[1], most[0] - least[0], most[1] - least[1])
}

impl Part {
    /// A part that is mere form.
    fn form(shapes: Vec<Shape>) -> Self {
        Self { shapes, ..Self::default() }
    }
}

impl Picture {
    /// Adds another picture below, with a distance between, and makes room for it.
    fn append(&mut self, other: Picture, left: f32, top: f32) {
        let before = self.parts.len();
        for mut part in other.parts {
            part.shapes.iter_mut().for_each(|shape| shape.shift([left, top]));
            part.area = Area { left: part.area.left + left, top: part.area.top + top, ..part.area };
            part.together.iter_mut().for_each(|position| *position += before);
            self.parts.push(part);
        }
        self.size = [self.size[0].max(left + other.size[0]), self.size[1].max(top + other.size[1])];
    }
}
