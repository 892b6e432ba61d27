//! One variable observed in several places, or of several bodies, as small charts side by side with the same axes.
//!
//! Where nothing was observed more than once, a row of bars says the same in less room. Values are laid out from nought, so that
//! what is twice as high is twice as much. A value that is not exact has an open mark with its wording beside it, and a legend
//! below. Deliberately absent: which observations belong together, which `query` decides.

use super::bound::{self, ARROW, Bound, DOT};
use super::text::{cut, width as text_width};
use super::{Anchor, Area, Colour, GAP, HAIR, LINE, Meaning, Part, Picture, RADIUS, SMALL_GAP, Shape, WIDE_GAP, size};
use crate::model::{Dataset, Metric, Qualifier, RecordIndex, RecordType, Statistic};
use crate::query::{Observation, Series, SeriesLine, principles_of};
use crate::words::{Words, describe, figure_value, period, short, signed_value};
use std::borrow::Cow;

/// Least width of a chart among others, and greatest width of one that stands alone.
const CHART: f32 = 240.0;
const CHART_MOST: f32 = 640.0;
/// Heights of the field of a chart among others and of one that stands alone.
const FIELD: f32 = 84.0;
const FIELD_ALONE: f32 = 160.0;
/// Height of a line of text.
const ROW: f32 = size::SMALL * LINE;
/// Width of a line through observations.
const LINE_WIDTH: f32 = 2.0;
/// About how many parts the axis of values has.
const STEPS: f64 = 3.0;
/// The steps that an axis may have, in powers of ten.
const NICE: [f64; 4] = [1.0, 2.0, 5.0, 10.0];
/// Height of a bar, and the distance from one to the next.
const BAR: f32 = 14.0;
const BAR_ROW: f32 = 24.0;
/// Share of the width for the names of bars, and the most of it for what is told beside them.
const NAMES_SHARE: f32 = 0.34;
const VALUES_SHARE: f32 = 0.4;
/// The most charts and the most bars; what is more is only counted.
const CHARTS_MOST: usize = 24;
const BARS_MOST: usize = 40;
/// The most marks on a line.
const MARKS_MOST: usize = 120;
/// How many observations, and lines, are told in words; the rest is counted.
const TOLD: usize = 40;
/// Months in a year, in which times count.
const MONTHS: f64 = 12.0;

/// What all charts of a picture have in common.
struct Axes {
    times: (f64, f64),
    /// Every time at which something was observed.
    moments: Vec<f64>,
    /// The values that have lines across the charts.
    ticks: Vec<f64>,
    /// Room above and below the field of a chart for arrows and wordings.
    margins: [f32; 2],
}

/// Draws a series in at most this width.
pub fn series(words: &Words, dataset: &Dataset, series: &Series, width: f32) -> Picture {
    let mut picture = Picture { title: title(words, dataset, series), told: told(words, dataset, series), ..Picture::default() };
    let bound = |one: &Observation| Bound::from(metric(dataset, one.metric));
    let arrows = [Bound::Above, Bound::Below].map(|side| series.observations().any(|one| bound(one) == side));
    let worded = series.observations().any(|one| bound(one) != Bound::Exact);
    let above = if worded { ROW + if arrows[0] { ARROW } else { DOT } } else { 0.0 };
    let axes = axes(series, [above, if arrows[1] { ARROW } else { 0.0 }]);
    let is_single = series.lines.iter().all(|line| line.observations.len() == 1);
    let most = if is_single { BARS_MOST } else { CHARTS_MOST };
    let shown = &series.lines[..series.lines.len().min(most)];
    if is_single {
        bars(&mut picture, words, dataset, &axes, shown, width.min(CHART_MOST));
    } else {
        charts(&mut picture, words, dataset, &axes, shown, width);
    }
    let bounds = shown.iter().flat_map(|line| &line.observations).map(bound);
    let top = picture.size[1] + if is_single { GAP } else { 0.0 };
    if let Some((legend, height)) = bound::legend(words, bounds, is_single, top, picture.size[0], ROW) {
        picture.parts.push(legend);
        picture.size[1] = top + height + GAP;
    }
    if series.lines.len() > most {
        let more = words.with("picture-more", &[("count", (series.lines.len() - most).into())]);
        let area = Area::new(0.0, picture.size[1], text_width(&more, size::SMALL, false), ROW);
        let shapes = vec![Shape::text([0.0, area.middle()], more.clone(), size::SMALL, Colour::InkWeak)];
        let meaning = Some(Meaning::List(RecordType::Metric, Vec::new()));
        let kind = describe::type_heading(words, RecordType::Metric);
        let name = words.with("picture-record", &[("kind", kind.into()), ("title", more.into())]);
        picture.parts.push(Part { shapes, name, meaning, area, ..Part::default() });
        picture.size[1] += ROW;
    }
    picture
}

/// The axes that every observation has room on.
fn axes(series: &Series, margins: [f32; 2]) -> Axes {
    let ends = |(least, most): (f64, f64), value: f64| (least.min(value), most.max(value));
    let times = series.observations().map(|one| one.time).fold((f64::MAX, f64::MIN), ends);
    let values = series.observations().flat_map(|one| std::iter::once(one.value).chain(one.upper));
    let (least, most) = values.fold((0.0, 0.0), ends);
    let rough = (most - least).max(f64::MIN_POSITIVE) / STEPS;
    let power = 10f64.powf(rough.log10().floor());
    let step = NICE.iter().map(|nice| nice * power).find(|step| *step >= rough).unwrap_or(rough);
    let (first, last) = ((least / step).floor() as i64, (most / step).ceil() as i64);
    let mut moments: Vec<f64> = series.observations().map(|one| one.time).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    Axes { times, moments, ticks: (first..=last).map(|tick| tick as f64 * step).collect(), margins }
}

impl Axes {
    /// How far from left to right a time lies; in the middle where there is only one.
    fn across(&self, time: f64) -> f32 {
        let span = self.times.1 - self.times.0;
        if span > 0.0 { ((time - self.times.0) / span) as f32 } else { 0.5 }
    }

    /// How far up a value lies.
    fn up(&self, value: f64) -> f32 {
        let (least, most) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        if most > least { ((value - least) / (most - least)) as f32 } else { 0.0 }
    }
}

fn charts(picture: &mut Picture, words: &Words, dataset: &Dataset, axes: &Axes, lines: &[SeriesLine], width: f32) {
    let alone = lines.len() == 1;
    let scale = |tick: &f64| short(*tick, words.language());
    let labels = axes.ticks.iter().map(|tick| text_width(&scale(tick), size::SMALL, false)).fold(0.0, f32::max) + GAP;
    let columns = ((width + WIDE_GAP) / (CHART + WIDE_GAP)).floor().max(1.0).min(lines.len() as f32);
    let own = (width - WIDE_GAP * (columns - 1.0)) / columns;
    let own = if alone { own.min(CHART_MOST) } else { own };
    let field = if alone { FIELD_ALONE } else { FIELD };
    let head = if alone { GAP } else { ROW * 2.0 + GAP } + axes.margins[0];
    let high = head + field + axes.margins[1] + DOT + ROW + WIDE_GAP;
    for (position, line) in lines.iter().enumerate() {
        let (column, row) = (position % columns as usize, position / columns as usize);
        let (left, top) = ((own + WIDE_GAP) * column as f32, high * row as f32);
        let hue = hue(dataset, line.observations[0].metric);
        if !alone {
            picture.parts.extend(chart_head(words, dataset, line, Area::new(left, top, own, ROW), hue));
        }
        let inner = Area::new(left + labels, top + head, own - labels - DOT, field);
        picture.parts.push(Part::form(frame(words, axes, inner, labels)));
        picture.parts.extend(observed(words, dataset, axes, line, inner, hue));
    }
    let rows = lines.len().div_ceil(columns as usize);
    picture.size = [own * columns + WIDE_GAP * (columns - 1.0), high * rows as f32];
}

/// What a chart is about, and what was observed last.
fn chart_head(words: &Words, dataset: &Dataset, line: &SeriesLine, area: Area, hue: Colour) -> Vec<Part> {
    let name = name(words, dataset, line);
    let shown = cut(&name, area.width, size::SMALL, true);
    let title = Shape::text([area.left, area.middle()], shown, size::SMALL, hue).bold();
    let about =
        Part { shapes: vec![title], name, meaning: line.about.first().copied().map(Meaning::Record), area, ..Part::default() };
    let last = line.observations.last().map(|last| value_and_time(words, dataset, last)).unwrap_or_default();
    let last = cut(&last, area.width, size::SMALL, false);
    vec![about, Part::form(vec![Shape::text([area.left, area.middle() + ROW], last, size::SMALL, Colour::InkWeak)])]
}

/// The lines across a chart with their values, and the times below it.
fn frame(words: &Words, axes: &Axes, inner: Area, labels: f32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let y = |tick: f64| inner.bottom() - axes.up(tick) * inner.height;
    let room = (ROW * axes.ticks.len() as f32 <= inner.height + ROW) as usize;
    for (position, tick) in axes.ticks.iter().enumerate() {
        let edge = if *tick == 0.0 { Colour::InkWeak.line() } else { Colour::Hairline.line() };
        shapes.push(Shape::Line { from: [inner.left, y(*tick)], to: [inner.right(), y(*tick)], edge });
        let is_end = position == 0 || position + 1 == axes.ticks.len();
        if is_end || room > 0 {
            let at = [inner.left - SMALL_GAP, y(*tick)];
            let text = cut(&short(*tick, words.language()), labels, size::SMALL, false);
            shapes.push(Shape::text(at, text, size::SMALL, Colour::InkWeak).anchored(Anchor::End));
        }
    }
    let below = inner.bottom() + axes.margins[1] + DOT + ROW / 2.0;
    // The first and the last time always have their places, those between them where there is room.
    let times = &axes.moments;
    let mut used = f32::MIN;
    let last = times.len().saturating_sub(1);
    let width = |time: f64| text_width(&moment(time), size::SMALL, false);
    for (position, time) in times.iter().enumerate() {
        let x = inner.left + axes.across(*time) * inner.width;
        let (anchor, left) = match position {
            _ if last == 0 => (Anchor::Middle, x - width(*time) / 2.0),
            0 => (Anchor::Start, x),
            _ if position == last => (Anchor::End, x - width(*time)),
            _ => (Anchor::Middle, x - width(*time) / 2.0),
        };
        let free = inner.right() - width(times[last]) - GAP;
        let has_room = position == 0 || position == last || (left >= used + GAP && left + width(*time) <= free);
        if has_room {
            shapes.push(Shape::text([x, below], moment(*time), size::SMALL, Colour::InkWeak).anchored(anchor));
            used = left + width(*time);
        }
    }
    shapes
}

/// The observations of a chart, each a mark that can be chosen in the whole strip around it, and the line through them.
/// Those of many observations that show how they run: the least and the greatest of each stretch. Marks of more would hide each other.
fn drawn(all: &[Observation]) -> Cow<'_, [Observation]> {
    if all.len() <= MARKS_MOST {
        return all.into();
    }
    let ends = |stretch: &[Observation]| {
        let by_value = |one: &&Observation, other: &&Observation| one.value.total_cmp(&other.value);
        let ends = stretch.iter().min_by(by_value).into_iter().chain(stretch.iter().max_by(by_value));
        let mut ends: Vec<Observation> = ends.copied().collect();
        ends.sort_by(|one, other| one.time.total_cmp(&other.time));
        ends.dedup();
        ends
    };
    all.chunks(all.len().div_ceil(MARKS_MOST / 2)).flat_map(ends).collect()
}

fn observed(words: &Words, dataset: &Dataset, axes: &Axes, line: &SeriesLine, inner: Area, hue: Colour) -> Vec<Part> {
    let place =
        |time: f64, value: f64| [inner.left + axes.across(time) * inner.width, inner.bottom() - axes.up(value) * inner.height];
    let at = |one: &Observation| place(one.time, one.value);
    let edge = super::Edge { width: LINE_WIDTH, ..hue.line() };
    let drawn = drawn(&line.observations);
    let points: Vec<[f32; 2]> = drawn.iter().map(at).collect();
    let path = points.windows(2).map(|pair| Shape::Line { from: pair[0], to: pair[1], edge });
    let mut parts = vec![Part::form(path.collect())];
    let mut wordings: Vec<Area> = Vec::new();
    let moments: Vec<&[Observation]> = drawn.chunk_by(|one, other| one.time == other.time).collect();
    let middle = |position: usize| at(&moments[position][0])[0];
    for (position, same) in moments.iter().enumerate() {
        let left = if position == 0 { inner.left - HAIR } else { (middle(position - 1) + middle(position)) / 2.0 };
        let last = position + 1 == moments.len();
        let right = if last { inner.right() + HAIR } else { (middle(position) + middle(position + 1)) / 2.0 };
        let high = inner.height / same.len() as f32;
        for (which, one) in same.iter().enumerate() {
            let observed = metric(dataset, one.metric);
            let mut shapes = Bound::from(observed).point(at(one), hue);
            if let Some(upper) = one.upper {
                shapes.extend(bound::range(at(one), place(one.time, upper), hue));
            }
            let wording = words.text(&observed.wording, &dataset.head);
            shapes.extend(Bound::from(observed).wording(&wording, at(one), inner, &points, &mut wordings));
            parts.push(Part {
                shapes,
                name: words.with(
                    "picture-record",
                    &[("kind", name(words, dataset, line).into()), ("title", value_and_time(words, dataset, one).into())],
                ),
                meaning: Some(Meaning::Record(one.metric)),
                area: Area::new(left, inner.top + high * which as f32, right - left, high),
                ..Part::default()
            });
        }
    }
    parts
}

/// What was observed once each, as bars below one another.
fn bars(picture: &mut Picture, words: &Words, dataset: &Dataset, axes: &Axes, lines: &[SeriesLine], width: f32) {
    let left = width * NAMES_SHARE;
    let value = |line: &SeriesLine| value_and_time(words, dataset, &line.observations[0]);
    let shown = |line: &SeriesLine| cut(&value(line), width * VALUES_SHARE, size::SMALL, false);
    let widest = lines.iter().map(|line| text_width(&shown(line), size::SMALL, false)).fold(0.0, f32::max);
    let bound = |line: &SeriesLine| Bound::from(metric(dataset, line.observations[0].metric));
    let beyond = lines.iter().map(|line| bound(line).beyond()).fold(0.0, f32::max);
    let room = (width - left - widest - beyond - SMALL_GAP).max(0.0);
    let zero = left + axes.up(0.0) * room;
    for (position, line) in lines.iter().enumerate() {
        let observation = &line.observations[0];
        let row = Area::new(0.0, BAR_ROW * position as f32, width, BAR_ROW);
        let end = left + axes.up(observation.value) * room;
        // The end of a bar to the left is not the one that marks are made for; its value is worded.
        let bound = if end > zero { bound(line) } else { Bound::Exact };
        let (length, hue) = ((end - zero).abs().max(HAIR), hue(dataset, observation.metric));
        let bar = Area::new(zero.min(end), row.middle() - BAR / 2.0, length - bound.unfilled(length), BAR);
        let named = name(words, dataset, line);
        let mut shapes = vec![
            Shape::text([0.0, row.middle()], cut(&named, left - GAP, size::SMALL, false), size::SMALL, Colour::Ink),
            Shape::filled(bar, if bound == Bound::Exact { RADIUS / 2.0 } else { 0.0 }, hue.full()),
            Shape::text([left + room + beyond + SMALL_GAP, row.middle()], shown(line), size::SMALL, Colour::InkWeak),
        ];
        shapes.extend(bound.bar_end(end, length, row.middle(), BAR, hue));
        if let Some(upper) = observation.upper {
            let end = end.max(zero);
            let area = Area::new(end, bar.top, (left + axes.up(upper) * room - end).max(0.0), BAR);
            shapes.push(Shape::Box { area, radius: 0.0, fill: None, edge: Some(hue.dashes()) });
        }
        let spoken = words.with("picture-record", &[("kind", named.into()), ("title", value(line).into())]);
        let meaning = Some(Meaning::Record(observation.metric));
        picture.parts.push(Part { shapes, name: spoken, meaning, area: row, ..Part::default() });
    }
    picture.size = [width, BAR_ROW * lines.len() as f32];
}

fn metric(dataset: &Dataset, index: RecordIndex) -> &Metric {
    dataset.get::<Metric>(index)
}

fn hue(dataset: &Dataset, metric: RecordIndex) -> Colour {
    let principle = principles_of(dataset, metric).first().map(|principle| dataset.position_in_type(*principle));
    principle.map_or(Colour::InkWeak, Colour::Hue)
}

/// What was observed, with its unit.
fn title(words: &Words, dataset: &Dataset, series: &Series) -> String {
    let Some(first) = series.observations().next().map(|first| metric(dataset, first.metric)) else {
        return String::new();
    };
    // The name of one of several is about that one; what they have in common is the variable, which has no name for people.
    let name = words.text(&first.name, &dataset.head).into_owned();
    match &first.unit {
        Some(unit) => {
            let unit = words.text(unit, &dataset.head).into_owned();
            words.with("series-title", &[("name", name.into()), ("unit", unit.into())])
        }
        None => name,
    }
}

fn name(words: &Words, dataset: &Dataset, line: &SeriesLine) -> String {
    let titles: Vec<String> = line.about.iter().map(|about| describe::title(words, dataset, *about)).collect();
    if titles.is_empty() { words.get("basis-not_stated").to_owned() } else { titles.join(words.get("list-separator")) }
}

/// A value in full, when it was observed, and how the source words it where it is not exact.
fn value_and_time(words: &Words, dataset: &Dataset, observation: &Observation) -> String {
    let metric = metric(dataset, observation.metric);
    let value = if metric.statistic == Statistic::Change { signed_value(metric) } else { figure_value(metric) };
    let when = metric.as_of.map(|day| crate::model::Period { from: day, to: day }).or(metric.period);
    let when = when.map(|when| period(when, words.language())).unwrap_or_default();
    let told = words.with("series-value", &[("time", when.into()), ("value", value.into())]);
    if metric.qualifier == Qualifier::Exact {
        return told;
    }
    let wording = words.text(&metric.wording, &dataset.head).into_owned();
    words.with("series-worded", &[("told", told.into()), ("wording", wording.into())])
}

/// A time in years as an axis shows it: the year, with its month where that is not the first.
fn moment(time: f64) -> String {
    let months = (time * MONTHS).round() as i64;
    match (months.div_euclid(MONTHS as i64), months.rem_euclid(MONTHS as i64)) {
        (year, 0) => year.to_string(),
        (year, month) => format!("{year}-{:02}", month + 1),
    }
}

/// One sentence for each line.
fn told(words: &Words, dataset: &Dataset, series: &Series) -> Vec<String> {
    let more = |count: usize| {
        let rest = count.saturating_sub(TOLD);
        (rest > 0).then(|| words.with("picture-more", &[("count", rest.into())]))
    };
    let sentence = |line: &SeriesLine| {
        let values = line.observations.iter().take(TOLD).map(|one| value_and_time(words, dataset, one));
        let values: Vec<String> = values.chain(more(line.observations.len())).collect();
        let list = values.join(words.get("list-separator-wide"));
        words.with("picture-series-told", &[("name", name(words, dataset, line).into()), ("list", list.into())])
    };
    series.lines.iter().take(TOLD).map(sentence).chain(more(series.lines.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64]) -> Vec<f64> {
        let metric = crate::load::parse(
            "(schema: 1, id: \"d\", title: \"d\", places: [(id: \"p\", name: \"p\")])",
            &mut |_| crate::load::FoundSource::Absent,
            &mut |_| std::ops::ControlFlow::Continue(()),
        );
        let metric = metric.expect("a dataset").dataset.find("p").expect("a record");
        let observations = values.iter().map(|value| Observation { metric, time: 2020.0, value: *value, upper: None }).collect();
        axes(&Series { lines: vec![SeriesLine { about: Vec::new(), observations }] }, [0.0; 2]).ticks
    }

    #[test]
    fn of_many_observations_the_peaks_are_drawn() {
        let dataset = "(schema: 1, id: \"d\", title: \"d\", places: [(id: \"p\", name: \"p\")])";
        let read =
            crate::load::parse(dataset, &mut |_| crate::load::FoundSource::Absent, &mut |_| std::ops::ControlFlow::Continue(()));
        let metric = read.expect("a dataset").dataset.find("p").expect("a record");
        let value = |at: usize| if at == 5_000 { 1e9 } else { (at % 7) as f64 };
        let all: Vec<_> = (0..10_000).map(|at| Observation { metric, time: at as f64, value: value(at), upper: None }).collect();
        let few = drawn(&all);
        assert!(few.len() <= MARKS_MOST && few.is_sorted_by(|one, other| one.time < other.time));
        assert!(few.iter().any(|one| one.value == 1e9));
        assert_eq!(drawn(&all[..100]).len(), 100);
    }

    #[test]
    fn axes_begin_at_nought_and_have_plain_steps() {
        assert_eq!(ticks(&[18_000.0, 30_000.0]), [0.0, 10_000.0, 20_000.0, 30_000.0]);
        assert_eq!(ticks(&[-3.0, 4.0]), [-5.0, 0.0, 5.0]);
        assert_eq!(ticks(&[0.4]), [0.0, 0.2, 0.4]);
        assert!(ticks(&[0.0]).len() <= 2);
    }

    #[test]
    fn a_month_is_told_where_it_is_not_the_first() {
        assert_eq!([moment(2019.0), moment(2019.0 + 5.0 / MONTHS)], ["2019", "2019-06"]);
    }
}
