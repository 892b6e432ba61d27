//! A figure beside what it is compared with: a change on a level that may be unknown, a rate on its base, a rank as a medal.
//!
//! Bars of one picture share a unit, and no picture holds two figures of different units. Where the source gives no level, the bar
//! of the level is dashed and open, so that a change is never read as one. A wording that is not exact leaves the end of a bar
//! open. Deliberately absent: a picture for a figure that nothing can be laid beside.

use super::bound::Bound;
use super::text::{cut, width as text_width};
use super::{Anchor, Area, Colour, GAP, HAIR, LINE, Part, Picture, RADIUS, SMALL_GAP, Shape, size};
use crate::model::{Comparison, Dataset, Metric, Period, RecordIndex, Scale, Statistic};
use crate::query::principles_of;
use crate::words::{Words, figure_value, period, signed_value};
use rust_decimal::prelude::ToPrimitive;

/// Height of a row with a bar.
const ROW: f32 = size::SMALL * LINE + SMALL_GAP;
/// Height of a bar.
const BAR: f32 = 16.0;
/// Side of a mark for a year, quarter or month.
const MARK: f32 = 12.0;
/// Share of the width for the names of bars.
const NAMES_SHARE: f32 = 0.53;
/// Share of the bars' room that stays free beyond the longer one.
const FREE_SHARE: f32 = 0.06;
/// Share of the bars' room that an unknown level takes.
const UNKNOWN_SHARE: f32 = 0.72;
/// How much of that the change on it takes.
const CHANGE_SHARE: f32 = 0.26;
/// How dark the level is that a change is laid on.
const BASE_OPACITY: f32 = 0.3;
/// Side of a medal.
const MEDAL: f32 = 40.0;
/// The longest streak that is drawn mark by mark.
const STREAK_MOST: u32 = 12;

/// A bar: its name, what it is made of, and whether its end is open.
struct Bar {
    name: String,
    /// Lengths as shares of the room, each with how it is drawn.
    pieces: Vec<(f32, Piece)>,
    value: String,
    end: Bound,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Base,
    Gain,
    Loss,
    Unknown,
}

/// Draws what there is to see of a figure beside its value; nothing where it stands alone.
pub fn figure(words: &Words, dataset: &Dataset, index: RecordIndex, width: f32) -> Option<Picture> {
    let metric = dataset.try_get::<Metric>(index)?;
    let hue = principles_of(dataset, index)
        .first()
        .map_or(Colour::InkWeak, |principle| Colour::Hue(dataset.position_in_type(*principle)));
    let title = words.text(&metric.name, &dataset.head).into_owned();
    let wording = words.text(&metric.wording, &dataset.head).into_owned();
    let picture = |shapes, height| Picture {
        title: title.clone(),
        size: [width, height],
        parts: vec![Part::form(shapes)],
        told: vec![wording.clone()],
    };
    if metric.statistic == Statistic::Rank {
        return Some(picture(medal(words, dataset, metric, hue, width), MEDAL + GAP));
    }
    let bars = match metric.statistic {
        Statistic::Change => change_bars(words, dataset, metric),
        Statistic::Rate => rate_bars(words, metric)?,
        _ => vec![open_bar(metric)?],
    };
    let height = bars.len() as f32 * ROW;
    Some(picture(bar_shapes(&bars, hue, width), height))
}

fn number(metric: &Metric) -> Option<f32> {
    metric.value.normalised(metric.scale.unwrap_or(Scale::One)).to_f32()
}

/// The names of the base and of the time of the figure itself.
fn names(words: &Words, metric: &Metric) -> (String, String) {
    let spoken = |span: Period| period(span, words.language());
    let own = metric.period.or(metric.as_of.map(|day| Period { from: day, to: day }));
    let base = match (metric.against, own, metric.comparison) {
        (Some(against), _, _) => spoken(against),
        (None, Some(own), Some(Comparison::YearOnYear)) => spoken(own.a_year_before()),
        _ => words.get("picture-before").to_owned(),
    };
    (base, own.map_or_else(|| words.get("picture-after").to_owned(), spoken))
}

fn signed(metric: &Metric, unit: &str) -> String {
    format!("{} {unit}", signed_value(metric)).trim().to_owned()
}

fn unit(words: &Words, dataset: &Dataset, metric: &Metric) -> String {
    metric.unit.as_ref().map(|unit| words.text(unit, &dataset.head).into_owned()).unwrap_or_default()
}

/// A change on the level before it, which is unknown unless the figure names the level after it.
fn change_bars(words: &Words, dataset: &Dataset, metric: &Metric) -> Vec<Bar> {
    let (before, after) = names(words, metric);
    let change = number(metric).unwrap_or(0.0);
    let of = metric.of.as_ref().and_then(|of| dataset.resolve(of)).map(|of| dataset.get::<Metric>(of));
    let level = of.filter(|of| of.unit == metric.unit).and_then(number).filter(|level| *level >= change.abs());
    let moved = if change < 0.0 { Piece::Loss } else { Piece::Gain };
    let (base, piece, share) = match level {
        Some(level) => {
            let most = level.max(level - change);
            ((level - change.max(0.0)) / most, Piece::Base, change.abs() / most)
        }
        None => (UNKNOWN_SHARE, Piece::Unknown, CHANGE_SHARE),
    };
    let first = if change < 0.0 { base + share } else { base };
    let silent = if level.is_none() { words.get("picture-level-unknown").to_owned() } else { String::new() };
    let value = signed(metric, &unit(words, dataset, metric));
    vec![
        Bar { name: before, pieces: vec![(first, piece)], value: silent, end: Bound::Exact },
        Bar { name: after, pieces: vec![(base, piece), (share, moved)], value, end: metric.into() },
    ]
}

/// A rate on a base of one hundred; a share where nothing is compared.
fn rate_bars(words: &Words, metric: &Metric) -> Option<Vec<Bar>> {
    let rate = number(metric)? / 100.0;
    if metric.comparison.is_none() {
        let share = (0.0..=1.0).contains(&rate).then_some(rate)?;
        let pieces = vec![(share, Piece::Gain), (1.0 - share, Piece::Unknown)];
        return Some(vec![Bar { name: String::new(), pieces, value: String::new(), end: metric.into() }]);
    }
    if rate < -1.0 {
        return None;
    }
    let (before, after) = names(words, metric);
    let most = 1.0 + rate.max(0.0);
    let (kept, moved) = if rate < 0.0 { (1.0 + rate, (-rate, Piece::Loss)) } else { (1.0 / most, (rate / most, Piece::Gain)) };
    let value = format!("{} %", signed_value(metric));
    Some(vec![
        Bar { name: before, pieces: vec![(1.0 / most, Piece::Base)], value: String::new(), end: Bound::Exact },
        Bar { name: after, pieces: vec![(kept, Piece::Base), moved], value, end: metric.into() },
    ])
}

/// A value of which only the lower bound is told.
fn open_bar(metric: &Metric) -> Option<Bar> {
    (Bound::from(metric) == Bound::Above).then(|| Bar {
        name: String::new(),
        pieces: vec![(1.0, Piece::Gain)],
        value: figure_value(metric),
        end: Bound::Above,
    })
}

fn bar_shapes(bars: &[Bar], hue: Colour, width: f32) -> Vec<Shape> {
    let named = bars.iter().any(|bar| !bar.name.is_empty());
    let left = if named { width * NAMES_SHARE } else { 0.0 };
    let room = (width - left) * (1.0 - FREE_SHARE) - BAR;
    let mut shapes = Vec::new();
    for (row, bar) in bars.iter().enumerate() {
        let middle = ROW * (row as f32 + 0.5);
        let name = cut(&bar.name, left - GAP, size::SMALL, false);
        shapes.push(Shape::text([0.0, middle], name, size::SMALL, Colour::InkWeak));
        let mut x = left;
        for (share, piece) in &bar.pieces {
            let length = share * room;
            // What is told is the piece that is full; a base beside it is not.
            let end = if *piece == Piece::Gain { bar.end } else { Bound::Exact };
            let area = Area::new(x, middle - BAR / 2.0, length - end.unfilled(length), BAR);
            shapes.push(piece_shape(area, *piece, hue));
            x += length;
            shapes.extend(end.bar_end(x, length, middle, BAR, hue));
        }
        shapes.extend(value_text(bar, left, x, middle, width));
    }
    shapes
}

fn piece_shape(area: Area, piece: Piece, hue: Colour) -> Shape {
    let shape = |fill, edge| Shape::Box { area, radius: 0.0, fill, edge };
    match piece {
        Piece::Base => shape(Some(hue.at(BASE_OPACITY)), None),
        Piece::Gain => shape(Some(hue.full()), None),
        Piece::Loss => shape(None, Some(super::Edge { paint: hue.full(), ..hue.line() })),
        Piece::Unknown => shape(None, Some(Colour::InkWeak.dashes())),
    }
}

/// The value, on the bar where nothing is darker than the page under it, and otherwise nowhere: the card words it.
fn value_text(bar: &Bar, left: f32, right: f32, middle: f32, width: f32) -> Option<Shape> {
    let wide = text_width(&bar.value, size::SMALL, false);
    if bar.value.is_empty() {
        return None;
    }
    let beyond = right + bar.end.beyond() + SMALL_GAP;
    if beyond + wide <= width {
        return Some(Shape::text([beyond, middle], bar.value.clone(), size::SMALL, Colour::Ink));
    }
    let unknown = bar.pieces.iter().all(|(_, piece)| *piece == Piece::Unknown);
    (unknown && left + wide + SMALL_GAP <= right)
        .then(|| Shape::text([left + SMALL_GAP, middle], bar.value.clone(), size::SMALL, Colour::InkWeak))
}

/// A rank in a ring, and a mark for each year, quarter or month that it has been held.
fn medal(words: &Words, dataset: &Dataset, metric: &Metric, hue: Colour, width: f32) -> Vec<Shape> {
    let middle = (MEDAL + GAP) / 2.0;
    let ring = Area::new(HAIR, middle - MEDAL / 2.0, MEDAL, MEDAL);
    let inner = Area::new(ring.left + SMALL_GAP, ring.top + SMALL_GAP, MEDAL - GAP, MEDAL - GAP);
    let edge = super::Edge { width: HAIR, ..hue.line() };
    let shape = |area: Area, edge| Shape::Box { area, radius: area.width / 2.0, fill: None, edge: Some(edge) };
    let rank = Shape::text([ring.left + MEDAL / 2.0, middle], metric.value.worded(), size::HEADING, hue);
    let mut shapes = vec![shape(ring, edge), shape(inner, hue.line()), rank.bold().anchored(Anchor::Middle)];
    let left = ring.right() + GAP + SMALL_GAP;
    let scope = metric.scope.as_ref().map(|scope| words.text(scope, &dataset.head).into_owned()).unwrap_or_default();
    let scope = cut(&scope, width - left, size::SMALL, false);
    let streak = metric.streak.as_ref().filter(|streak| streak.count <= STREAK_MOST);
    let line = if streak.is_some() { middle - size::SMALL * LINE / 2.0 } else { middle };
    shapes.push(Shape::text([left, line], scope, size::SMALL, Colour::InkWeak));
    for position in 0..streak.map_or(0, |streak| streak.count) {
        let each = Area::new(left + (MARK + SMALL_GAP) * position as f32, middle + SMALL_GAP, MARK, MARK);
        shapes.push(Shape::filled(each, RADIUS / 2.0, hue.full()));
    }
    shapes
}
