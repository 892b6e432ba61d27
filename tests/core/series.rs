//! What was observed of one variable in many places, as a picture.

use crate::common::read;
use reform_explorer::load::Loaded;
use reform_explorer::model::{Language, RecordIndex, RecordType};
use reform_explorer::picture::{self, Meaning, Picture, Shape};
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

fn is_chosen(picture: &Picture, record: RecordIndex) -> bool {
    picture.parts.iter().any(|part| part.meaning == Some(Meaning::Record(record)))
}
