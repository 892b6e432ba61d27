//! The reform on one page, for a file: its title and source, its principles, and the pictures of the overview below one another.

use super::figure::figure;
use super::text::{cut, lines};
use super::{Area, Colour, GAP, HUGE_GAP, LINE, Part, Picture, RADIUS, SMALL_GAP, STRIPE, Shape, WIDE_GAP, size};
use crate::model::{Dataset, Metric, RecordIndex, RecordType};
use crate::query::{measures_of, principles_of};
use crate::words::{Words, describe, ordinal};

/// Width of a page.
const WIDTH: f32 = 1280.0;
/// Distance of everything from the edges.
const MARGIN: f32 = 32.0;
/// Least widths of the card of a principle and of that of a figure, whose bars have names beside them.
const PRINCIPLE_CARD: f32 = 220.0;
const FIGURE_CARD: f32 = 360.0;
/// How many lines a line of a card may take.
const CARD_LINES: usize = 3;

/// The width that the pictures of a page are drawn in.
pub const INNER_WIDTH: f32 = WIDTH - MARGIN * 2.0;

/// Puts together a page with these figures and pictures.
pub fn page(words: &Words, dataset: &Dataset, figures: &[RecordIndex], pictures: Vec<Picture>) -> Picture {
    let title = words.text(&dataset.head.title, &dataset.head).into_owned();
    let mut page = Picture { title: title.clone(), size: [WIDTH, MARGIN], ..Picture::default() };
    line(&mut page, &title, size::DISPLAY, Colour::Ink);
    for source in &dataset.records.sources {
        let name = source.author.as_ref().unwrap_or(&source.title);
        let name = words.text(name, &dataset.head);
        let text = words.with("picture-source", &[("source", name.into())]);
        line(&mut page, &text, size::SMALL, Colour::InkWeak);
    }
    if let Some(notice) = &dataset.head.notice {
        line(&mut page, &words.text(notice, &dataset.head), size::SMALL, Colour::InkWeak);
    }
    page.size[1] += GAP;
    let principles: Vec<Card> =
        dataset.indices_of(RecordType::Principle).map(|index| principle_card(words, dataset, index)).collect();
    cards(&mut page, words, dataset, &principles, PRINCIPLE_CARD);
    if !figures.is_empty() {
        line(&mut page, words.get("overview-figures"), size::TITLE, Colour::Ink);
        let figures: Vec<Card> = figures.iter().map(|index| figure_card(words, dataset, *index)).collect();
        cards(&mut page, words, dataset, &figures, FIGURE_CARD);
    }
    for picture in pictures {
        line(&mut page, &picture.title, size::TITLE, Colour::Ink);
        page.told.push(picture.title.clone());
        page.told.extend(picture.told.iter().cloned());
        let top = page.size[1] + GAP;
        page.append(picture, MARGIN, top);
        page.size[1] += HUGE_GAP;
    }
    page.size = [WIDTH, page.size[1] + MARGIN - HUGE_GAP];
    page
}

/// Adds a line of text below everything.
fn line(page: &mut Picture, text: &str, text_size: f32, colour: Colour) {
    let bold = text_size > size::SMALL;
    let height = text_size * LINE;
    let shown = cut(text, INNER_WIDTH, text_size, bold);
    let shape = Shape::text([MARGIN, page.size[1] + height / 2.0], shown, text_size, colour);
    page.parts.push(Part::form(vec![if bold { shape.bold() } else { shape }]));
    page.size[1] += height;
}

/// A title and lines below it.
struct Card {
    colour: Colour,
    title: String,
    lines: Vec<String>,
    /// The figure that is drawn below the title.
    figure: Option<RecordIndex>,
}

fn principle_card(words: &Words, dataset: &Dataset, principle: RecordIndex) -> Card {
    let measures = measures_of(dataset, principle).into_iter().enumerate();
    let numbered =
        |(position, measure)| format!("{} {}", ordinal(position + 1, words.language()), describe::title(words, dataset, measure));
    Card {
        colour: Colour::Hue(dataset.position_in_type(principle)),
        title: describe::title(words, dataset, principle),
        lines: measures.map(numbered).collect(),
        figure: None,
    }
}

fn figure_card(words: &Words, dataset: &Dataset, figure: RecordIndex) -> Card {
    let metric = dataset.get::<Metric>(figure);
    let hue = principles_of(dataset, figure)
        .first()
        .map_or(Colour::InkWeak, |principle| Colour::Hue(dataset.position_in_type(*principle)));
    Card {
        colour: hue,
        title: words.text(&metric.wording, &dataset.head).into_owned(),
        lines: vec![describe::title(words, dataset, figure)],
        figure: Some(figure),
    }
}

/// Adds cards side by side below everything, as many to a row as have room.
fn cards(page: &mut Picture, words: &Words, dataset: &Dataset, cards: &[Card], least: f32) {
    let columns = (((INNER_WIDTH + WIDE_GAP) / (least + WIDE_GAP)).floor() as usize).clamp(1, cards.len().max(1));
    let own = (INNER_WIDTH - WIDE_GAP * (columns - 1) as f32) / columns as f32;
    let room = own - STRIPE - GAP * 2.0;
    for row in cards.chunks(columns) {
        let filled: Vec<Filled> = row.iter().map(|card| fill(words, dataset, card, room)).collect();
        let height = filled.iter().map(Filled::height).fold(0.0, f32::max);
        let top = page.size[1] + SMALL_GAP;
        for (position, (card, filled)) in row.iter().zip(filled).enumerate() {
            let area = Area::new(MARGIN + (own + WIDE_GAP) * position as f32, top, own, height);
            add_card(page, card, filled, area);
        }
        page.size[1] = top + height + GAP;
    }
    page.size[1] += GAP;
}

/// What a card holds, in the lines that it has room for.
struct Filled {
    title: Vec<String>,
    picture: Option<Picture>,
    rest: Vec<String>,
}

impl Filled {
    fn height(&self) -> f32 {
        let picture = self.picture.as_ref().map_or(0.0, |picture| picture.size[1] + SMALL_GAP);
        let text = self.title.len() as f32 * size::TITLE * LINE + self.rest.len() as f32 * size::BODY * LINE;
        text + picture + GAP * 2.0
    }
}

fn fill(words: &Words, dataset: &Dataset, card: &Card, room: f32) -> Filled {
    Filled {
        title: lines(&card.title, room, size::TITLE, true, CARD_LINES),
        picture: card.figure.and_then(|index| figure(words, dataset, index, room)),
        rest: card.lines.iter().flat_map(|text| lines(text, room, size::BODY, false, CARD_LINES)).collect(),
    }
}

fn add_card(page: &mut Picture, card: &Card, filled: Filled, area: Area) {
    let frame = Shape::Box { area, radius: RADIUS, fill: None, edge: Some(Colour::Hairline.line()) };
    let mut shapes = vec![frame, Shape::filled(Area { width: STRIPE, ..area }, 0.0, card.colour.full())];
    let (left, mut top) = (area.left + STRIPE + GAP, area.top + GAP);
    for text in filled.title {
        shapes.push(Shape::text([left, top + size::TITLE * LINE / 2.0], text, size::TITLE, card.colour).bold());
        top += size::TITLE * LINE;
    }
    if let Some(picture) = filled.picture {
        let height = picture.size[1];
        page.append(picture, left, top);
        top += height + SMALL_GAP;
    }
    for text in filled.rest {
        shapes.push(Shape::text([left, top + size::BODY * LINE / 2.0], text, size::BODY, Colour::Ink));
        top += size::BODY * LINE;
    }
    page.parts.push(Part { name: card.title.clone(), area, ..Part::form(shapes) });
}
