//! Where the terms of a dataset occur in a text.
//!
//! A text is folded once and gone through once, however many terms there are. Deliberately absent: how a term is marked.

use crate::fold::{Folded, fold};
use crate::model::{Dataset, RecordIndex, RecordType, Value};
use std::collections::HashMap;
use std::ops::Range;

/// The terms of a dataset by how they begin.
#[derive(Debug, Default)]
pub struct Glossary {
    /// Folded names with their records, the longest first, by their first two letters.
    terms: HashMap<[char; 2], Vec<(String, RecordIndex)>>,
}

impl Glossary {
    /// The terms of a dataset in all its languages. A name of one letter is in too many words to be looked for.
    pub fn new(dataset: &Dataset) -> Self {
        let mut glossary = Self::default();
        for index in dataset.indices_of(RecordType::Term) {
            dataset.record(index).visit(&mut |field, value| {
                if let ("name", Value::Text(text)) = (field.name, value) {
                    text.all(dataset.head.language).for_each(|reading| glossary.add(fold(reading.text), index));
                }
            });
        }
        glossary.terms.values_mut().for_each(|alike| alike.sort_by_key(|(name, _)| std::cmp::Reverse(name.len())));
        glossary
    }

    fn add(&mut self, name: String, index: RecordIndex) {
        if let Some(start) = start(&name) {
            self.terms.entry(start).or_default().push((name, index));
        }
    }

    /// Where terms stand in a text, in bytes, in order and without overlap; of each term its first place.
    pub fn places(&self, text: &str) -> Vec<(Range<usize>, RecordIndex)> {
        let mut places: Vec<(Range<usize>, RecordIndex)> = Vec::new();
        if self.terms.is_empty() {
            return places;
        }
        let folded = Folded::new(text);
        let mut rest = 0;
        for (at, _) in folded.text.char_indices() {
            let alike = start(&folded.text[at..]).and_then(|start| self.terms.get(&start)).filter(|_| at >= rest);
            let stands = |(name, _): &&(String, RecordIndex)| {
                folded.text[at..].starts_with(name.as_str()) && is_whole(&folded.text, at..at + name.len())
            };
            if let Some((name, index)) = alike.and_then(|alike| alike.iter().find(stands)) {
                rest = at + name.len();
                if places.iter().all(|(_, other)| other != index) {
                    places.push((folded.original(at..rest), *index));
                }
            }
        }
        places
    }
}

fn start(text: &str) -> Option<[char; 2]> {
    let mut letters = text.chars();
    Some([letters.next()?, letters.next()?])
}

/// Whether a part of a text is no part of a longer word, where words have blanks between them.
fn is_whole(text: &str, part: Range<usize>) -> bool {
    let joins = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric())
    };
    let inside = &text[part.clone()];
    !joins(text[..part.start].chars().next_back(), inside.chars().next())
        && !joins(inside.chars().next_back(), text[part.end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use std::ops::ControlFlow;

    #[test]
    fn terms_are_found_in_either_script_and_as_whole_words() {
        let text = r#"(schema: 1, id: "d", title: "d", terms: [
            (id: "tide", name: (hant: "潮汐圖", en: "Tide map"), gloss: "g"),
            (id: "tides", name: (hant: "潮汐圖冊"), gloss: "g"),
        ])"#;
        let loaded =
            load::parse(text, &mut |_| load::FoundSource::Absent, &mut |_| ControlFlow::Continue(())).expect("it can be read");
        let dataset = &loaded.dataset;
        let glossary = Glossary::new(dataset);
        for (text, expected) in [
            ("按潮汐圖行事，潮汐圖再用", vec![("潮汐圖", "tide")]),
            ("按潮汐图行事", vec![("潮汐图", "tide")]),
            ("潮汐圖冊與潮汐圖", vec![("潮汐圖冊", "tides"), ("潮汐圖", "tide")]),
            ("A TIDE MAP, and more", vec![("TIDE MAP", "tide")]),
            ("riptide maps", vec![]),
            ("", vec![]),
        ] {
            let places = glossary.places(text);
            let found: Vec<_> =
                places.iter().map(|(at, index)| (&text[at.clone()], dataset.record(*index).id().as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
