//! Which records of a dataset some words name.
//!
//! A name counts where it stands as a whole and is no part of a longer name. What is the name of several records names none.
//! Deliberately absent: pronouns and the like, such as 該辦.

use crate::fold::fold;
use crate::model::{Dataset, RecordIndex, RecordType, Value};
use std::ops::Range;

/// A record named in a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The record.
    pub index: RecordIndex,
    /// Where its name stands.
    pub range: Range<usize>,
}

/// The records of a type that a folded text names, in its order.
pub(super) fn mentions(dataset: &Dataset, record_type: RecordType, folded: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for index in dataset.indices_of(record_type) {
        for name in names(dataset, index) {
            let places = folded.match_indices(&name).map(|(at, _)| at..at + name.len());
            found.extend(places.map(|range| Mention { index, range }));
        }
    }
    found.sort_by_key(|mention| (mention.range.start, usize::MAX - mention.range.end, mention.index));
    found.dedup();
    let is_shared = |mention: &Mention| found.iter().any(|other| other.range == mention.range && other.index != mention.index);
    let mut end = 0;
    let mut chosen = Vec::new();
    for mention in &found {
        if mention.range.start >= end {
            end = mention.range.end;
            chosen.extend((!is_shared(mention)).then(|| mention.clone()));
        }
    }
    chosen
}

/// The names of a record in folded form, of at least two letters each.
fn names(dataset: &Dataset, index: RecordIndex) -> Vec<String> {
    let mut names = Vec::new();
    dataset.record(index).visit(&mut |field, value| {
        let text = match value {
            Value::Text(text) if field.name == "name" => text,
            Value::Alias(alias) => &alias.name,
            _ => return,
        };
        names.extend(text.all(dataset.head.language).map(|reading| fold(reading.text)));
    });
    names.retain(|name| name.chars().count() > 1);
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{EXAMPLE_TOWN, FoundSource, parse};
    use std::ops::ControlFlow;

    #[test]
    fn names_are_found() {
        let town = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        for (text, expected) in [
            ("整合鎮水利站、鎮漁業站，組建樣例河河務所", "waterworks-station fisheries-station river-office"),
            ("樣例河河務所", "river-office"),
            ("河务所和河務所", "river-office river-office"),
            ("鎮文化站更名", "town-library"),
            ("鎮政府內設機構", "town-government"),
            ("某站", ""),
        ] {
            let found = mentions(&town, RecordType::Agency, &fold(text));
            let ids: Vec<&str> = found.iter().map(|mention| town.record(mention.index).id().as_str()).collect();
            assert_eq!(ids.join(" "), expected, "{text}");
        }
    }
}
