//! The few dates of a reform on one line: requests above it, figures and events below.
//!
//! Labels stand in as many rows as they need and never touch; a stem leads from each to its date. A period is a bar on the
//! line, a date a mark: a diamond for a request, a circle for a figure, a square for an event.

use super::text::{cut, lines, width as text_width};
use super::{Area, Colour, GAP, LINE, Meaning, Part, Picture, SMALL_GAP, STRIPE, Shape, WIDE_GAP, size};
use crate::model::{Dataset, Period, RecordType};
use crate::query::{Constraint, Dated, Facet, principles_of};
use crate::words::{Words, describe, period};

/// Greatest width of a label.
const LABEL: f32 = 210.0;
/// How many titles a label names before it counts the rest.
const TITLES: usize = 3;
/// How many titles are told of one date in words before the rest is counted.
const TOLD: usize = 40;
/// Greatest number of labels; what is more is only counted.
const MOST: usize = 24;
/// Height of a line of a label.
const ROW: f32 = size::SMALL * LINE + 2.0;
/// The shortest time that the line stands for, in years.
const MONTH: f32 = 1.0 / 12.0;
/// Half the size of a mark.
const MARK: f32 = 6.0;

/// A label before it has a place.
struct Label<'a> {
    dated: &'a Dated,
    middle: f32,
    head: String,
    rows: Vec<(String, Option<crate::model::RecordIndex>)>,
    width: f32,
}

impl Label<'_> {
    fn height(&self) -> f32 {
        ROW * (self.rows.len() + 1) as f32
    }
}

/// Draws dates in this width; no picture where there are none.
pub fn dates(words: &Words, dataset: &Dataset, dated: &[Dated], width: f32) -> Option<Picture> {
    let (first, last) = (dated.iter().map(|one| one.in_years().0).reduce(f32::min)?, dated.last()?.in_years().1);
    let span = (last - first).max(MONTH);
    let inner = width - WIDE_GAP * 2.0;
    let x = |years: f32| WIDE_GAP + (years - first) / span * inner;
    let labels: Vec<Label> = dated.iter().take(MOST).map(|one| label(words, dataset, one, &x, width)).collect();
    let (above, below): (Vec<&Label>, Vec<&Label>) =
        labels.iter().partition(|label| label.dated.record_type == RecordType::Mandate);
    let (above, above_height) = placed(&above, width);
    let (below, below_height) = placed(&below, width);
    let line = above_height + if above_height > 0.0 { WIDE_GAP } else { MARK };
    let untold = (dated.len() > MOST).then(|| words.with("picture-more", &[("count", (dated.len() - MOST).into())]));
    let mut picture = Picture {
        title: words.get("picture-dates").to_owned(),
        size: [width, line + WIDE_GAP + below_height + MARK],
        parts: vec![Part::form(vec![Shape::Line { from: [0.0, line], to: [width, line], edge: Colour::InkWeak.line() }])],
        told: dated.iter().take(MOST).map(|one| told(words, dataset, one)).chain(untold).collect(),
    };
    let above = above.into_iter().map(|(label, area)| (label, Area { top: above_height - area.top - area.height, ..area }, true));
    let below = below.into_iter().map(|(label, area)| (label, Area { top: line + WIDE_GAP + area.top, ..area }, false));
    let mut places: Vec<(&Label, Area, bool)> = above.chain(below).collect();
    // In the order in which they are read.
    places.sort_by(|(_, one, _), (_, other, _)| one.top.total_cmp(&other.top).then(one.left.total_cmp(&other.left)));
    let stems = places.iter().map(|(label, area, up)| stem(label, *area, line, *up)).collect();
    picture.parts.push(Part::form(stems));
    for (label, area, _) in places {
        picture.parts.push(Part::form(mark(dataset, label, line, &x)));
        label_parts(words, dataset, label, area, &mut picture);
    }
    Some(picture)
}

fn when(words: &Words, dated: &Dated) -> String {
    period(Period { from: dated.from, to: dated.to }, words.language())
}

fn label<'a>(words: &Words, dataset: &Dataset, dated: &'a Dated, x: &impl Fn(f32) -> f32, width: f32) -> Label<'a> {
    let (from, to) = dated.in_years();
    let most = LABEL.min(width - GAP * 2.0);
    let head = cut(&when(words, dated), most, size::SMALL, true);
    let named = if dated.records.len() > TITLES { TITLES - 1 } else { TITLES };
    let mut rows = Vec::new();
    for record in dated.records.iter().take(named) {
        let shown = lines(&describe::title(words, dataset, *record), most, size::SMALL, false, 2);
        rows.extend(shown.into_iter().map(|line| (line, Some(*record))));
    }
    if dated.records.len() > named {
        let more = words.with("picture-more", &[("count", (dated.records.len() - named).into())]);
        rows.push((more, None));
    }
    let widest =
        rows.iter().map(|(row, _)| text_width(row, size::SMALL, false)).fold(text_width(&head, size::SMALL, true), f32::max);
    Label { dated, middle: (x(from) + x(to)) / 2.0, head, rows, width: widest }
}

/// Places for labels, as distances from the line, and the height of all rows of them.
///
/// A label stands to the right of its stem. Whatever lies further right is placed first and nearer to the line, so that no stem
/// crosses a label.
fn placed<'a, 'b>(labels: &[&'a Label<'b>], width: f32) -> (Vec<(&'a Label<'b>, Area)>, f32) {
    let mut labels = labels.to_vec();
    labels.sort_by(|one, other| other.middle.total_cmp(&one.middle));
    let mut starts: Vec<f32> = Vec::new();
    let mut found: Vec<(usize, f32)> = Vec::new();
    for label in &labels {
        let left = (label.middle + SMALL_GAP).min(width - label.width).max(0.0);
        let free = starts.iter().rposition(|start| left + label.width + WIDE_GAP > *start).map_or(0, |taken| taken + 1);
        match starts.get_mut(free) {
            Some(start) => *start = left,
            None => starts.push(left),
        }
        found.push((free, left));
    }
    let height_of = |row: usize| {
        let in_row = labels.iter().zip(&found).filter(|(_, (own, _))| *own == row);
        in_row.map(|(label, _)| label.height()).fold(0.0, f32::max)
    };
    let tops: Vec<f32> = (0..=starts.len()).map(|row| (0..row).map(|before| height_of(before) + GAP).sum()).collect();
    let areas =
        labels.iter().zip(&found).map(|(label, (row, left))| (*label, Area::new(*left, tops[*row], label.width, label.height())));
    (areas.collect(), (tops[starts.len()] - GAP).max(0.0))
}

fn hue(dataset: &Dataset, dated: &Dated) -> Colour {
    let principle = dated.records.first().and_then(|record| principles_of(dataset, *record).first().copied());
    principle.map_or(Colour::InkWeak, |principle| Colour::Hue(dataset.position_in_type(principle)))
}

/// A line from the date to the far end of its label.
fn stem(label: &Label, area: Area, line: f32, up: bool) -> Shape {
    let end = if up { area.top } else { area.bottom() };
    let end = if area.left >= label.middle {
        end
    } else if up {
        area.bottom()
    } else {
        area.top
    };
    Shape::Line { from: [label.middle, line], to: [label.middle, end], edge: Colour::Hairline.line() }
}

fn mark(dataset: &Dataset, label: &Label, line: f32, x: &impl Fn(f32) -> f32) -> Vec<Shape> {
    let fill = hue(dataset, label.dated).full();
    let at = label.middle;
    let (from, to) = label.dated.in_years();
    let mut shapes = Vec::new();
    if label.dated.from != label.dated.to {
        let bar = Area::new(x(from), line - STRIPE / 2.0, (x(to) - x(from)).max(STRIPE), STRIPE);
        shapes.push(Shape::filled(bar, STRIPE / 2.0, fill));
    }
    let square = Area::new(at - MARK + 1.0, line - MARK + 1.0, MARK * 2.0 - 2.0, MARK * 2.0 - 2.0);
    shapes.push(match label.dated.record_type {
        RecordType::Mandate => {
            let points = vec![[at, line - MARK], [at + MARK, line], [at, line + MARK], [at - MARK, line]];
            Shape::Outline { points, fill }
        }
        RecordType::Metric => Shape::filled(square, MARK - 1.0, fill),
        _ => Shape::filled(square, 0.0, fill),
    });
    shapes
}

fn label_parts(words: &Words, dataset: &Dataset, label: &Label, area: Area, picture: &mut Picture) {
    let row_at = |row: usize| [area.left, area.top + ROW * (row as f32 + 0.5)];
    picture.parts.push(Part::form(vec![Shape::text(row_at(0), label.head.clone(), size::SMALL, Colour::Ink).bold()]));
    let mut row = 0;
    while let Some((text, record)) = label.rows.get(row) {
        let count = label.rows[row..].iter().take_while(|(_, other)| other == record).count();
        let place = Area::new(area.left, area.top + ROW * (row + 1) as f32, area.width, ROW * count as f32);
        let texts = label.rows[row..row + count].iter().enumerate();
        let shapes =
            texts.map(|(line, (text, _))| Shape::text(row_at(row + line + 1), text.clone(), size::SMALL, Colour::Ink)).collect();
        let record_type = label.dated.record_type;
        let (name, meaning) = match record {
            Some(record) => {
                let kind = describe::type_name(words, record_type);
                let title = describe::title(words, dataset, *record);
                (words.with("picture-record", &[("kind", kind.into()), ("title", title.into())]), Meaning::Record(*record))
            }
            None => {
                let only = Constraint { facet: Facet::Type, value: record_type.code().into(), excluded: false };
                let name = format!("{} · {text}", when(words, label.dated));
                (name, Meaning::List(record_type, vec![only]))
            }
        };
        picture.parts.push(Part { shapes, name, meaning: Some(meaning), area: place, ..Part::default() });
        row += count.max(1);
    }
}

fn told(words: &Words, dataset: &Dataset, dated: &Dated) -> String {
    let rest = dated.records.len().saturating_sub(TOLD);
    let rest = (rest > 0).then(|| words.with("picture-more", &[("count", rest.into())]));
    let titles = dated.records.iter().take(TOLD).map(|record| describe::title(words, dataset, *record));
    let titles: Vec<String> = titles.chain(rest).collect();
    let kind = describe::type_name(words, dated.record_type);
    let list = titles.join(words.get("list-separator"));
    words.with("picture-dates-told", &[("when", when(words, dated).into()), ("kind", kind.into()), ("list", list.into())])
}
