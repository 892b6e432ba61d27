//! Who became what: for each event whoever there was before, what happened with which functions, and whoever there is afterwards.
//!
//! Form says what sort each end is: a body has a full box with a stripe, a group of bodies a box on a pile, what is only
//! described an outline, and whoever the source does not name a dashed outline with words. An event that is not done yet has dashed
//! bands and a dashed box, and the word for its state.

use super::text::{cut, lines, width as text_width};
use super::{
    Area, Colour, Edge, GAP, HAIR, HUGE_GAP, LINE, Meaning, Part, Picture, RADIUS, SMALL_GAP, STRIPE, Shape, WIDE_GAP, size,
};
use crate::model::{Dataset, RecordIndex, RecordType, Status, Vocabulary};
use crate::query::{End, Succession, principles_of};
use crate::words::{Words, describe};

/// Height of a line in a box.
const ROW: f32 = size::BODY * LINE + 2.0;
/// Share of the width between two columns.
const BAND_SHARE: f32 = 0.08;
/// Before, event, after.
const COLUMNS: f32 = 3.0;
/// Width of a dashed line.
const LINE_WIDTH: f32 = 1.5;
/// How far each box of a pile peeps out behind the one before it.
const PILE: f32 = 3.0;
/// How dark bands are.
const BAND_OPACITY: f32 = 0.28;
/// How many lines a name may take.
const NAME_LINES: usize = 2;

/// The most events; what is more is left to the table.
pub const EVENTS_MOST: usize = 120;
/// The most ends on one side of an event, and the most records in one box.
const ENDS_MOST: usize = 20;

/// A line of a box.
struct Row {
    text: String,
    bold: bool,
    weak: bool,
    record: Option<RecordIndex>,
}

/// How a box is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Body,
    Group,
    Described,
    NotStated,
    Event,
    EventNotDone,
}

/// A box before it has a place.
struct Block {
    form: Form,
    rows: Vec<Row>,
}

impl Block {
    fn height(&self) -> f32 {
        self.rows.len() as f32 * ROW + GAP
    }
}

/// Draws the events in this width, those of a measure under its title.
pub fn succession(words: &Words, dataset: &Dataset, successions: &[Succession], width: f32) -> Picture {
    succession_of(words, dataset, (successions, successions.len()), width)
}

/// The same of the first events of a dataset and the number of all of them.
pub fn succession_of(words: &Words, dataset: &Dataset, events: (&[Succession], usize), width: f32) -> Picture {
    let (successions, all) = events;
    let mut picture = Picture { title: words.get("picture-succession").to_owned(), size: [width, 0.0], ..Picture::default() };
    let mut measure = None;
    let mut top = 0.0;
    for succession in successions.iter().take(EVENTS_MOST) {
        if succession.measure.is_some() && succession.measure != measure {
            top = measure_head(words, dataset, succession.measure, &mut picture, top);
        }
        measure = succession.measure;
        top = event(words, dataset, succession, &mut picture, top) + WIDE_GAP;
        picture.told.push(told(words, dataset, succession));
    }
    if all > EVENTS_MOST {
        top = rest(words, all - EVENTS_MOST, &mut picture, top);
    }
    picture.size[1] = top;
    picture
}

/// How many events are left to the table, and the way there.
fn rest(words: &Words, count: usize, picture: &mut Picture, top: f32) -> f32 {
    let kind = describe::type_heading(words, RecordType::Change);
    let name = words.with("picture-more-kind", &[("count", count.into()), ("kind", kind.into())]);
    let area = Area::new(0.0, top, picture.size[0], ROW + GAP);
    let edge = Some(Colour::InkWeak.dashes());
    let outline = Shape::Box { area, radius: RADIUS, fill: Some(Colour::Ground.full()), edge };
    let text = Shape::text([STRIPE + GAP, area.middle()], name.clone(), size::BODY, Colour::InkWeak);
    picture.told.push(name.clone());
    let meaning = Some(Meaning::List(RecordType::Change, Vec::new()));
    picture.parts.push(Part { shapes: vec![outline, text], name, meaning, area, ..Part::default() });
    area.bottom() + GAP
}

fn hue(dataset: &Dataset, record: RecordIndex) -> Option<usize> {
    principles_of(dataset, record).first().map(|principle| dataset.position_in_type(*principle))
}

fn measure_head(words: &Words, dataset: &Dataset, measure: Option<RecordIndex>, picture: &mut Picture, top: f32) -> f32 {
    let Some(measure) = measure else { return top };
    let top = if top > 0.0 { top + GAP } else { top };
    let height = size::HEADING * LINE;
    let width = picture.size[0];
    let ink = hue(dataset, measure).map_or(Colour::Ink, Colour::Hue);
    let title = describe::title(words, dataset, measure);
    let stripe = Area::new(0.0, top + SMALL_GAP, STRIPE, height - GAP);
    let text = cut(&title, width - STRIPE - GAP, size::HEADING, true);
    let area = Area::new(0.0, top, STRIPE + GAP + text_width(&text, size::HEADING, true), height);
    let shapes = vec![
        Shape::filled(stripe, 0.0, ink.full()),
        Shape::text([STRIPE + GAP, top + height / 2.0], text, size::HEADING, ink).bold(),
    ];
    let kind = describe::type_name(words, RecordType::Measure);
    let name = words.with("picture-record", &[("kind", kind.into()), ("title", title.into())]);
    picture.parts.push(Part { shapes, name, meaning: Some(Meaning::Record(measure)), area, ..Part::default() });
    top + height + GAP
}

/// Draws one event and says where it ends.
fn event(words: &Words, dataset: &Dataset, succession: &Succession, picture: &mut Picture, top: f32) -> f32 {
    let width = picture.size[0];
    let between = (width * BAND_SHARE).max(HUGE_GAP);
    let own = (width - between * (COLUMNS - 1.0)) / COLUMNS;
    let [from, to] = [&succession.from, &succession.to].map(|ends| end_blocks(words, dataset, ends, succession.change, own));
    let middle = event_block(words, dataset, succession, own);
    let stack = |blocks: &[Block]| {
        blocks.iter().map(|block| block.height() + GAP).sum::<f32>() - if blocks.is_empty() { 0.0 } else { GAP }
    };
    let height = middle.height().max(stack(&from)).max(stack(&to));
    let hue = hue(dataset, succession.change);
    let place = |blocks: &[Block], left: f32| {
        let mut y = top + (height - stack(blocks)) / 2.0;
        let mut areas = Vec::new();
        for block in blocks {
            areas.push(Area::new(left, y, own, block.height()));
            y += block.height() + GAP;
        }
        areas
    };
    let centre = Area::new(own + between, top + (height - middle.height()) / 2.0, own, middle.height());
    let (left, right) = (place(&from, 0.0), place(&to, (own + between) * 2.0));
    let dashed = middle.form == Form::EventNotDone;
    let functions = middle.rows.len() - 1;
    let bands = [(&left, true), (&right, false)];
    let bands = bands.into_iter().flat_map(|(areas, before)| bands_of(areas, centre, functions, before, hue, dashed)).collect();
    picture.parts.push(Part::form(bands));
    for (block, area) in from.iter().zip(left).chain([(&middle, centre)]).chain(to.iter().zip(right)) {
        block_parts(words, dataset, block, area, hue, picture);
    }
    top + height
}

/// The bands between an event and the ends on one side. Where there is one end, every function has a band of its own.
fn bands_of(ends: &[Area], centre: Area, functions: usize, before: bool, hue: Option<usize>, dashed: bool) -> Vec<Shape> {
    let colour = hue.map_or(Colour::InkWeak, Colour::Hue);
    let slices = |area: Area, count: usize| -> Vec<[f32; 2]> {
        let each = area.height / count as f32;
        (0..count).map(|slice| [area.top + each * slice as f32 + HAIR, area.top + each * (slice + 1) as f32 - HAIR]).collect()
    };
    let pairs: Vec<([f32; 2], [f32; 2], usize)> = match ends {
        [] => Vec::new(),
        [end] if functions > 0 => {
            let rows =
                Area { top: centre.bottom() - GAP / 2.0 - ROW * functions as f32, height: ROW * functions as f32, ..centre };
            slices(*end, functions).into_iter().zip(slices(rows, functions)).map(|(outer, inner)| (outer, inner, 0)).collect()
        }
        ends => {
            let outer = ends.iter().map(|end| [end.top + HAIR, end.bottom() - HAIR]);
            outer.zip(slices(centre, ends.len())).enumerate().map(|(end, (outer, inner))| (outer, inner, end)).collect()
        }
    };
    let band = |(outer, inner, end): ([f32; 2], [f32; 2], usize)| {
        let (from, to) = if before {
            ([ends[end].right(), outer[0], outer[1]], [centre.left, inner[0], inner[1]])
        } else {
            ([centre.right(), inner[0], inner[1]], [ends[end].left, outer[0], outer[1]])
        };
        if dashed {
            let edge = Edge { paint: colour.full(), width: LINE_WIDTH, dashed: true };
            let half = |end: [f32; 3]| [end[0], (end[1] + end[2]) / 2.0];
            return Shape::Line { from: half(from), to: half(to), edge };
        }
        Shape::Band { from, to, fill: colour.at(BAND_OPACITY) }
    };
    pairs.into_iter().map(band).collect()
}

fn rows_of(text: &str, room: f32, bold: bool, weak: bool, record: Option<RecordIndex>) -> Vec<Row> {
    let row = |text| Row { text, bold, weak, record };
    lines(text, room, size::BODY, bold, NAME_LINES).into_iter().map(row).collect()
}

/// The boxes on one side of an event. Those beyond a number are counted, and the event tells of them.
fn end_blocks(words: &Words, dataset: &Dataset, ends: &[End], change: RecordIndex, own: f32) -> Vec<Block> {
    let shown = ends.iter().take(ENDS_MOST).map(|end| end_block(words, dataset, end, own));
    let more = ends.len().saturating_sub(ENDS_MOST);
    let rest = (more > 0).then(|| Block { form: Form::Described, rows: vec![more_row(words, more, change)] });
    shown.chain(rest).collect()
}

fn more_row(words: &Words, count: usize, record: RecordIndex) -> Row {
    let text = words.with("picture-more", &[("count", count.into())]);
    Row { text, bold: false, weak: true, record: Some(record) }
}

fn end_block(words: &Words, dataset: &Dataset, end: &End, own: f32) -> Block {
    let room = own - STRIPE - GAP * 2.0;
    match end {
        End::Body(body) => {
            let title = describe::title(words, dataset, *body);
            Block { form: Form::Body, rows: rows_of(&title, room, false, false, Some(*body)) }
        }
        End::Group(description, named) => {
            let mut rows = rows_of(&describe::description(words, dataset, description), room, true, false, None);
            let title = |record: &RecordIndex| describe::title(words, dataset, *record);
            rows.extend(named.iter().take(ENDS_MOST).flat_map(|record| {
                let shown = format!("· {}", title(record));
                vec![Row { text: cut(&shown, room, size::BODY, false), bold: false, weak: false, record: Some(*record) }]
            }));
            Block { form: Form::Group, rows }
        }
        End::Described(description) => {
            let text = describe::description(words, dataset, description);
            Block { form: Form::Described, rows: rows_of(&text, room, false, false, None) }
        }
        End::NotStated => Block { form: Form::NotStated, rows: rows_of(words.get("basis-not_stated"), room, false, true, None) },
    }
}

fn event_block(words: &Words, dataset: &Dataset, succession: &Succession, own: f32) -> Block {
    let room = own - GAP * 2.0;
    let open = succession.status.filter(|status| *status != Status::Done);
    let kind = words.get(succession.kind.code().key);
    let head = match open {
        Some(status) => format!("{kind} · {}", words.get(status.code().key)),
        None => kind.to_owned(),
    };
    let mut rows =
        vec![Row { text: cut(&head, room, size::BODY, true), bold: true, weak: false, record: Some(succession.change) }];
    rows.extend(succession.functions.iter().take(ENDS_MOST).map(|function| {
        let title = describe::title(words, dataset, *function);
        Row { text: cut(&title, room, size::BODY, false), bold: false, weak: false, record: Some(*function) }
    }));
    let more = succession.functions.len().saturating_sub(ENDS_MOST);
    if more > 0 {
        rows.push(more_row(words, more, succession.change));
    }
    Block { form: if open.is_some() { Form::EventNotDone } else { Form::Event }, rows }
}

fn block_parts(words: &Words, dataset: &Dataset, block: &Block, area: Area, hue: Option<usize>, picture: &mut Picture) {
    let ink = hue.map_or(Colour::InkWeak, Colour::Hue);
    let outlined =
        |fill: Option<Colour>, edge: Option<Edge>| Shape::Box { area, radius: RADIUS, fill: fill.map(Colour::full), edge };
    let stripe = Shape::filled(Area { width: STRIPE, ..area }, 0.0, ink.full());
    let wash = hue.map_or(Colour::Neutral, Colour::Wash);
    let shapes = match block.form {
        Form::Body => vec![outlined(Some(wash), None), stripe],
        Form::Group => {
            let sheet = |by: f32| Shape::Box {
                area: Area { left: area.left + by, top: area.top - by, ..area },
                radius: RADIUS,
                fill: Some(Colour::Ground.full()),
                edge: Some(Edge { paint: ink.full(), ..Colour::InkWeak.line() }),
            };
            vec![
                sheet(PILE * 2.0),
                sheet(PILE),
                outlined(Some(wash), Some(Edge { paint: ink.full(), ..Colour::InkWeak.line() })),
                stripe,
            ]
        }
        Form::Described => vec![outlined(Some(Colour::Ground), Some(Colour::InkWeak.line()))],
        Form::NotStated => vec![outlined(None, Some(Colour::InkWeak.dashes()))],
        Form::Event => vec![outlined(Some(Colour::Ground), Some(Edge { paint: ink.full(), ..Colour::InkWeak.line() }))],
        Form::EventNotDone => vec![outlined(Some(Colour::Ground), Some(Edge { paint: ink.full(), ..Colour::InkWeak.dashes() }))],
    };
    picture.parts.push(Part::form(shapes));
    let left = area.left + STRIPE + GAP;
    // The lines of one name are one part.
    let mut first = 0;
    while let Some(row) = block.rows.get(first) {
        let same = |other: &&Row| row.record.is_some() && other.record == row.record;
        let count = block.rows[first..].iter().take_while(same).count().max(1);
        let top = area.top + GAP / 2.0 + ROW * first as f32;
        let line = |(position, row): (usize, &Row)| {
            let colour = if row.weak { Colour::InkWeak } else { Colour::Ink };
            let text = Shape::text([left, top + ROW * (position as f32 + 0.5)], row.text.clone(), size::BODY, colour);
            if row.bold { text.bold() } else { text }
        };
        let shapes = block.rows[first..first + count].iter().enumerate().map(line).collect();
        let place = Area::new(area.left, top, area.width, ROW * count as f32);
        picture.parts.push(match row.record {
            Some(record) => {
                let kind = describe::type_name(words, dataset.type_of(record));
                let title = describe::title(words, dataset, record);
                let name = words.with("picture-record", &[("kind", kind.into()), ("title", title.into())]);
                Part { shapes, name, meaning: Some(Meaning::Record(record)), area: place, ..Part::default() }
            }
            None => Part::form(shapes),
        });
        first += count;
    }
}

fn told(words: &Words, dataset: &Dataset, succession: &Succession) -> String {
    let separator = words.get("list-separator");
    let name = |end: &End| match end {
        End::Body(body) => describe::title(words, dataset, *body),
        End::Group(description, _) | End::Described(description) => describe::description(words, dataset, description),
        End::NotStated => words.get("basis-not_stated").to_owned(),
    };
    let ends = |ends: &[End]| match ends {
        [] => words.get("picture-nobody").to_owned(),
        ends => ends.iter().map(name).collect::<Vec<_>>().join(separator),
    };
    let functions: Vec<String> = succession.functions.iter().map(|function| describe::title(words, dataset, *function)).collect();
    let status = succession.status.map_or_else(|| words.get("basis-not_stated"), |status| words.get(status.code().key));
    let arguments = [
        ("kind", words.get(succession.kind.code().key).into()),
        ("status", status.into()),
        ("from", ends(&succession.from).into()),
        ("to", ends(&succession.to).into()),
        ("functions", functions.join(separator).into()),
    ];
    words.with(if functions.is_empty() { "picture-succession-told" } else { "picture-succession-functions-told" }, &arguments)
}
