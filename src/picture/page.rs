//! The reform on one page, for a file: its title and source, its principles, and the pictures of the overview below one another.

use super::text::{cut, lines};
use super::{Area, Colour, GAP, HUGE_GAP, LINE, Part, Picture, RADIUS, SMALL_GAP, STRIPE, Shape, WIDE_GAP, size};
use crate::model::{Dataset, RecordIndex, RecordType};
use crate::query::{measures_of, principles_of};
use crate::words::{Words, describe, ordinal};

/// Width of a page.
const WIDTH: f32 = 1280.0;
/// Distance of everything from the edges.
const MARGIN: f32 = 32.0;
/// Least width of a card.
const CARD: f32 = 220.0;
/// How many lines a line of a card may take.
const CARD_LINES: usize = 2;

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
    cards(&mut page, &principles);
    if !figures.is_empty() {
        line(&mut page, words.get("overview-figures"), size::TITLE, Colour::Ink);
        let figures: Vec<Card> = figures.iter().map(|index| figure_card(words, dataset, *index)).collect();
        cards(&mut page, &figures);
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
    title_size: f32,
    lines: Vec<String>,
}

fn principle_card(words: &Words, dataset: &Dataset, principle: RecordIndex) -> Card {
    let measures = measures_of(dataset, principle).into_iter().enumerate();
    let numbered =
        |(position, measure)| format!("{} {}", ordinal(position + 1, words.language()), describe::title(words, dataset, measure));
    Card {
        colour: Colour::Hue(dataset.position_in_type(principle)),
        title: describe::title(words, dataset, principle),
        title_size: size::TITLE,
        lines: measures.map(numbered).collect(),
    }
}

fn figure_card(words: &Words, dataset: &Dataset, figure: RecordIndex) -> Card {
    let metric = &dataset.records.metrics[dataset.position_in_type(figure)];
    let hue = principles_of(dataset, figure)
        .first()
        .map_or(Colour::InkWeak, |principle| Colour::Hue(dataset.position_in_type(*principle)));
    Card {
        colour: hue,
        title: words.text(&metric.wording, &dataset.head).into_owned(),
        title_size: size::TITLE,
        lines: vec![describe::title(words, dataset, figure)],
    }
}

/// Adds cards side by side below everything, as many to a row as have room.
fn cards(page: &mut Picture, cards: &[Card]) {
    let columns = (((INNER_WIDTH + WIDE_GAP) / (CARD + WIDE_GAP)).floor() as usize).clamp(1, cards.len().max(1));
    let own = (INNER_WIDTH - WIDE_GAP * (columns - 1) as f32) / columns as f32;
    let room = own - STRIPE - GAP * 2.0;
    for row in cards.chunks(columns) {
        let wrapped: Vec<(Vec<String>, Vec<String>)> = row
            .iter()
            .map(|card| {
                let title = lines(&card.title, room, card.title_size, true, CARD_LINES);
                let each = card.lines.iter().flat_map(|text| lines(text, room, size::BODY, false, CARD_LINES));
                (title, each.collect())
            })
            .collect();
        let height_of = |card: &Card, (title, rest): &(Vec<String>, Vec<String>)| {
            title.len() as f32 * card.title_size * LINE + rest.len() as f32 * size::BODY * LINE + GAP * 2.0
        };
        let height = row.iter().zip(&wrapped).map(|(card, wrapped)| height_of(card, wrapped)).fold(0.0, f32::max);
        let top = page.size[1] + SMALL_GAP;
        for (position, (card, (title, rest))) in row.iter().zip(wrapped).enumerate() {
            let left = MARGIN + (own + WIDE_GAP) * position as f32;
            let area = Area::new(left, top, own, height);
            let frame = Shape::Box { area, radius: RADIUS, fill: None, edge: Some(Colour::Hairline.line()) };
            let mut shapes = vec![frame, Shape::filled(Area { width: STRIPE, ..area }, 0.0, card.colour.full())];
            let mut y = top + GAP;
            let x = left + STRIPE + GAP;
            for text in title {
                shapes.push(Shape::text([x, y + card.title_size * LINE / 2.0], text, card.title_size, card.colour).bold());
                y += card.title_size * LINE;
            }
            for text in rest {
                shapes.push(Shape::text([x, y + size::BODY * LINE / 2.0], text, size::BODY, Colour::Ink));
                y += size::BODY * LINE;
            }
            page.parts.push(Part { name: card.title.clone(), area, ..Part::form(shapes) });
        }
        page.size[1] = top + height + GAP;
    }
    page.size[1] += GAP;
}
