//! Marks of values that are not exact: a point is open, with an arrow to where the value lies, and a bar has an open end.
//!
//! The same marks stand in a legend, and what is worded beside them is the source's own. Deliberately absent: where the values lie.

use super::text::{cut, width as text_width};
use super::{Area, Colour, Edge, GAP, HAIR, LINE, Part, SMALL_GAP, Shape, WIDE_GAP, size};
use crate::model::{Metric, Qualifier, Scale};
use crate::words::Words;
use rust_decimal::Decimal;

/// Diameter of the mark of a point.
pub(super) const DOT: f32 = 7.0;
/// How far an arrow reaches from the middle of its point, and the size of its head.
pub(super) const ARROW: f32 = 14.0;
const HEAD: [f32; 2] = [3.5, 5.0];
/// The most of the width of a chart that a wording takes.
const WORDING_SHARE: f32 = 0.6;
/// Width of the ring of an open point and of the stem of an arrow.
const RING: f32 = 1.5;
/// Room for the open end of a bar whose value is greater.
pub(super) const OPEN_END: f32 = 24.0;
/// Length of the end of a bar that the value may fall short of.
const TAIL: f32 = 10.0;
/// How dark the arrows at an open end are.
const OPEN_OPACITY: f32 = 0.7;
/// Length of a bar in a legend.
const SAMPLE: f32 = 20.0;

/// On which side of what is told a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Exact,
    Above,
    Below,
    About,
    Range,
}

impl From<&Metric> for Bound {
    fn from(metric: &Metric) -> Self {
        if metric.upper.is_some() {
            return Self::Range;
        }
        let falls = metric.value.normalised(Scale::One) < Decimal::ZERO;
        match (metric.qualifier, falls) {
            (Qualifier::Exact, _) => Self::Exact,
            (Qualifier::About, _) => Self::About,
            (Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Exceeded, false)
            | (Qualifier::JustUnder | Qualifier::AtMost, true) => Self::Above,
            (Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Exceeded, true)
            | (Qualifier::JustUnder | Qualifier::AtMost, false) => Self::Below,
        }
    }
}

impl Bound {
    fn key(self) -> &'static str {
        match self {
            Self::Exact => "picture-bound-exact",
            Self::Above => "picture-bound-above",
            Self::Below => "picture-bound-below",
            Self::About => "picture-bound-about",
            Self::Range => "picture-bound-range",
        }
    }

    /// The mark of a point.
    pub(super) fn point(self, [x, y]: [f32; 2], hue: Colour) -> Vec<Shape> {
        let dot = Area::new(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT);
        if self == Self::Exact {
            return vec![Shape::filled(dot, DOT / 2.0, hue.full())];
        }
        let edge = Edge { width: RING, ..hue.line() };
        let ring = Shape::Box { area: dot, radius: DOT / 2.0, fill: Some(Colour::Ground.full()), edge: Some(edge) };
        let direction = match self {
            Self::Above => -1.0,
            Self::Below => 1.0,
            Self::Exact | Self::About | Self::Range => return vec![ring],
        };
        let neck = y + direction * (ARROW - HEAD[1]);
        let stem = Shape::Line { from: [x, y + direction * DOT / 2.0], to: [x, neck], edge };
        let head = vec![[x - HEAD[0], neck], [x + HEAD[0], neck], [x, y + direction * ARROW]];
        vec![ring, stem, Shape::Outline { points: head, fill: hue.full() }]
    }

    /// The wording of a point that is not exact, as near to its mark as there is room beside the line through all points and the other
    /// wordings of the chart.
    pub(super) fn wording(
        self,
        wording: &str,
        [x, y]: [f32; 2],
        chart: Area,
        line: &[[f32; 2]],
        others: &mut Vec<Area>,
    ) -> Option<Shape> {
        let text = cut(wording, chart.width * WORDING_SHARE, size::SMALL, false);
        let (width, height) = (text_width(&text, size::SMALL, false), size::SMALL * LINE);
        let reach = |side| if self == side { ARROW } else { DOT };
        let tops = [y - reach(Self::Above) - height, y + reach(Self::Below)];
        let lefts = [x - width / 2.0, x - width, x].map(|left| left.min(chart.right() + DOT - width).max(chart.left));
        let places = tops.into_iter().flat_map(|top| lefts.map(|left| Area::new(left, top, width, height)));
        let is_free = |place: &Area| {
            let is_crossed = line.windows(2).any(|pair| crosses(pair[0], pair[1], *place));
            place.bottom() <= chart.bottom() && !is_crossed && others.iter().all(|other| !other.overlaps(*place))
        };
        let place = places.filter(|_| self != Self::Exact).find(is_free)?;
        others.push(place);
        Some(Shape::text([place.left, place.middle()], text, size::SMALL, Colour::Ink))
    }

    /// How much of a bar of this length is not filled.
    pub(super) fn unfilled(self, length: f32) -> f32 {
        match self {
            Self::Exact | Self::Above | Self::Range => 0.0,
            Self::Below => TAIL.min(length),
            Self::About => (TAIL / 2.0).min(length),
        }
    }

    /// What is drawn at the end `x` of a bar of this length that runs to the right.
    pub(super) fn bar_end(self, x: f32, length: f32, middle: f32, height: f32, hue: Colour) -> Vec<Shape> {
        let tail = |to: f32| {
            let from = x - self.unfilled(length);
            let area = Area::new(from, middle - height / 2.0, to - from, height);
            vec![Shape::Box { area, radius: 0.0, fill: None, edge: Some(Edge { paint: hue.full(), ..hue.dashes() }) }]
        };
        match self {
            Self::Exact | Self::Range => Vec::new(),
            Self::Above => open_end(x, middle, height, hue),
            Self::Below => tail(x),
            Self::About => tail(x + TAIL / 2.0),
        }
    }

    /// How far what is drawn at the end of a bar goes beyond it.
    pub(super) fn beyond(self) -> f32 {
        match self {
            Self::Exact | Self::Below | Self::Range => 0.0,
            Self::Above => OPEN_END - SMALL_GAP,
            Self::About => TAIL / 2.0,
        }
    }
}

/// The marks of a range of which the lower end is at `from`: a stem to the upper end, and the mark of a point there.
pub(super) fn range(from: [f32; 2], to: [f32; 2], hue: Colour) -> Vec<Shape> {
    let edge = Edge { width: RING, ..hue.line() };
    let inward = |from: f32, to: f32| from + (to - from).signum() * (DOT / 2.0).min((to - from).abs());
    let stem = Shape::Line { from: [from[0], inward(from[1], to[1])], to: [to[0], inward(to[1], from[1])], edge };
    std::iter::once(stem).chain(Bound::Range.point(to, hue)).collect()
}

/// Whether a line from left to right runs through an area.
fn crosses(from: [f32; 2], to: [f32; 2], area: Area) -> bool {
    let (left, right) = (from[0].max(area.left), to[0].min(area.right()));
    let height = |x: f32| from[1] + (to[1] - from[1]) * (x - from[0]) / (to[0] - from[0]).max(f32::MIN_POSITIVE);
    let (one, other) = (height(left), height(right));
    left < right && one.min(other) < area.bottom() && one.max(other) > area.top
}

/// Arrows with nothing at their end, for a value that is greater than told.
fn open_end(x: f32, middle: f32, height: f32, hue: Colour) -> Vec<Shape> {
    let half = height / 2.0;
    let arrow = |from: f32, opacity: f32| Shape::Outline {
        points: vec![
            [from, middle - half],
            [from + HAIR, middle - half],
            [from + HAIR + half, middle],
            [from + HAIR, middle + half],
            [from, middle + half],
            [from + half, middle],
        ],
        fill: hue.at(opacity),
    };
    vec![arrow(x + HAIR, OPEN_OPACITY), arrow(x + HAIR + SMALL_GAP, OPEN_OPACITY / 2.0)]
}

/// What the marks mean, as a row that goes on below where it has not the room; nothing where every value is exact. The height comes
/// with it.
pub(super) fn legend(
    words: &Words,
    bounds: impl Iterator<Item = Bound>,
    as_bars: bool,
    top: f32,
    width: f32,
    row: f32,
) -> Option<(Part, f32)> {
    let mut used: Vec<Bound> = bounds.chain([Bound::Exact]).collect();
    used.sort_unstable();
    used.dedup();
    if used == [Bound::Exact] {
        return None;
    }
    let mark = if as_bars { SAMPLE + OPEN_END } else { DOT };
    let row = if as_bars { row } else { row.max(ARROW * 2.0) };
    let (mut shapes, mut left, mut line) = (Vec::new(), 0.0, 0);
    for bound in used {
        let text = words.get(bound.key());
        let needed = mark + SMALL_GAP + text_width(text, size::SMALL, false);
        if left > 0.0 && left + needed > width {
            (left, line) = (0.0, line + 1);
        }
        let middle = top + row * (line as f32 + 0.5);
        if as_bars {
            let bar = Area::new(left, middle - GAP / 2.0, SAMPLE - bound.unfilled(SAMPLE), GAP);
            shapes.push(Shape::filled(bar, 0.0, Colour::InkWeak.full()));
            shapes.extend(bound.bar_end(left + SAMPLE, SAMPLE, middle, GAP, Colour::InkWeak));
        } else {
            shapes.extend(bound.point([left + DOT / 2.0, middle], Colour::InkWeak));
        }
        let gap = if as_bars { SAMPLE + bound.beyond() } else { DOT };
        shapes.push(Shape::text([left + gap + SMALL_GAP, middle], text, size::SMALL, Colour::InkWeak));
        left += needed + WIDE_GAP;
    }
    Some((Part::form(shapes), row * (line + 1) as f32))
}
