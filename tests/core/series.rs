//! What was observed of one variable in many places, as a picture.

use crate::common::read;
use reform_explorer::load::Loaded;
use reform_explorer::model::{Language, RecordIndex, RecordType};
use reform_explorer::picture::{self, Area, Meaning, Picture, Shape};
use reform_explorer::query;
use reform_explorer::words::Words;
use std::fmt::Write;

/// The width of a usual window.
const WIDTH: f32 = 1232.0;

/// A dataset of a variable that was observed in places in each of some months; one place had two observations at once.
pub fn observed(months: &[u32], places: usize) -> Loaded {
    let mut text = format!("(schema: 1, id: \"observed-{places}\", title: \"Observed\", places: [");
    (0..places).for_each(|number| write!(text, "(id: \"p{number}\", name: \"Invented county {number}\"),").unwrap());
    text += "], metrics: [";
    for place in 0..places {
        for (position, month) in months.iter().enumerate() {
            let value = (place * 977 + position * 3100) % 9000 + 10;
            write!(
                text,
                "(id: \"m{place}-{month}\", name: \"Visits\", value: \"{value}\", qualifier: exact, wording: \"w\", variable: \"v\", \
                 statistic: count, unit: \"visits\", as_of: \"2024-{month:02}\", places: [\"p{place}\"]),"
            )
            .unwrap();
        }
    }
    let twice = "(id: \"twice\", name: \"Visits\", value: \"44\", qualifier: exact, wording: \"w\", variable: \"v\", statistic: count, \
                 unit: \"visits\", as_of: \"2024-03\", places: [\"p0\"]),";
    text += if months.len() > 1 { twice } else { "" };
    read(&(text + "])"))
}

#[test]
fn one_variable_of_many_places_is_a_chart_for_each_with_the_same_axes() {
    let loaded = observed(&[1, 3, 12], 7);
    let series = query::series(&loaded.dataset);
    assert_eq!(series.len(), 1);
    let words = Words::new(Language::En);
    let picture = picture::series(&words, &loaded.dataset, &series[0], WIDTH);
    let metrics = loaded.dataset.indices_of(RecordType::Metric).filter(|metric| is_chosen(&picture, *metric)).count();
    let places = loaded.dataset.indices_of(RecordType::Place).filter(|place| is_chosen(&picture, *place)).count();
    assert_eq!((metrics, places, picture.told.len()), (7 * 3 + 1, 7, 7));
    assert_eq!(picture.title, "Visits (visits)");
    // The same values stand beside every chart at the same height of it.
    let is_nought = |shape: &&Shape| matches!(shape, Shape::Text { text, .. } if text == "0");
    assert_eq!(picture.parts.iter().flat_map(|part| &part.shapes).filter(is_nought).count(), 7);
    let single = observed(&[1], 50);
    let bars = picture::series(&words, &single.dataset, &query::series(&single.dataset)[0], WIDTH);
    assert!(bars.parts.last().is_some_and(|part| part.name.contains("10 more")), "{:?}", bars.parts.last());
    assert_eq!(bars.told.len(), 41);
    assert!(bars.told.last().is_some_and(|told| told.contains("10 more")), "{:?}", bars.told.last());
}

/// A dataset of one variable in one place with a value of each qualifier, or in a place for each.
fn qualified(places: bool) -> Loaded {
    let mut text = "(schema: 1, id: \"d\", title: \"D\", language: en, places: [".to_owned();
    (0..5).for_each(|number| write!(text, "(id: \"p{number}\", name: \"County {number}\"),").unwrap());
    text += "], metrics: [";
    for (number, qualifier) in ["exact", "more_than", "just_under", "about", "at_least"].into_iter().enumerate() {
        let place = if places { number } else { 0 };
        write!(
            text,
            "(id: \"{qualifier}\", name: \"Visits\", value: \"{}\", qualifier: {qualifier}, wording: \"W{number}\", variable: \"v\", \
             statistic: count, unit: \"visits\", as_of: \"20{}\", places: [\"p{place}\"]),",
            (number + 1) * 100,
            10 + number
        )
        .unwrap();
    }
    read(&(text + "])"))
}

#[test]
fn a_value_that_is_not_exact_has_an_open_mark_its_wording_and_a_legend() {
    let words = Words::new(Language::En);
    for places in [false, true] {
        let loaded = qualified(places);
        let picture = picture::series(&words, &loaded.dataset, &query::series(&loaded.dataset)[0], WIDTH);
        let part = |id: &str| {
            let meant = Some(Meaning::Record(loaded.dataset.find(id).expect("a record")));
            picture.parts.iter().find(|part| part.meaning == meant).expect("a part")
        };
        let arrows = |id: &str| part(id).shapes.iter().filter(|shape| matches!(shape, Shape::Outline { .. })).count();
        let is_open = |shape: &Shape| matches!(shape, Shape::Box { edge: Some(_), .. });
        for (id, number, open, arrow) in [
            ("exact", 0, false, 0),
            ("more_than", 1, !places, 1),
            ("just_under", 2, true, 1),
            ("about", 3, true, 0),
            ("at_least", 4, !places, 1),
        ] {
            let part = part(id);
            assert_eq!(part.shapes.iter().any(is_open), open, "{id} {places}");
            // Bars have two arrows at an end that is open to the right, and none at one that is not reached.
            let expected = if places { if id.contains("_than") || id == "at_least" { 2 } else { 0 } } else { arrow };
            assert_eq!(arrows(id), expected, "{id} {places}");
            let wording = format!("W{number}");
            let told = if places { format!("(\"{wording}\")") } else { wording.clone() };
            let is_worded = part.shapes.iter().any(|shape| matches!(shape, Shape::Text { text, .. } if text.contains(&told)));
            assert_eq!(is_worded, number > 0, "{id} {places}");
            // The same for whoever does not see it.
            assert_eq!(
                (part.name.contains(&wording), picture.told.concat().contains(&wording)),
                (number > 0, number > 0),
                "{}",
                part.name
            );
        }
        let texts: Vec<&str> = picture.parts.iter().flat_map(|part| &part.shapes).filter_map(text).collect();
        for key in ["picture-bound-exact", "picture-bound-above", "picture-bound-below", "picture-bound-about"] {
            assert!(texts.contains(&words.get(key)), "{key} {places}");
        }
        let inside =
            |area: Area| area.left >= 0.0 && area.top >= 0.0 && area.right() <= WIDTH && area.bottom() <= picture.size[1];
        let outside: Vec<_> = picture.parts.iter().flat_map(|part| &part.shapes).filter(|shape| !inside(shape.area())).collect();
        assert!(outside.is_empty(), "{outside:?}");
    }
    let exact = observed(&[1, 3, 12], 2);
    let picture = picture::series(&words, &exact.dataset, &query::series(&exact.dataset)[0], WIDTH);
    let legend = words.get("picture-bound-exact");
    assert!(picture.parts.iter().flat_map(|part| &part.shapes).filter_map(text).all(|text| text != legend));
}

fn text(shape: &Shape) -> Option<&str> {
    if let Shape::Text { text, .. } = shape { Some(text) } else { None }
}

fn is_chosen(picture: &Picture, record: RecordIndex) -> bool {
    picture.parts.iter().any(|part| part.meaning == Some(Meaning::Record(record)))
}
