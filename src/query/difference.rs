//! What is different between two readings of a dataset, by record.
//!
//! Records are the same record if they have the same id, and have changed if they say something else in any field or if one of
//! their anchors is in another state. Deliberately absent: what became different within a record, and where it stands in the file.

use crate::evidence::Anchor;
use crate::load::Loaded;
use crate::model::{Id, RecordIndex};
use std::mem::discriminant;

/// The records that one reading of a dataset has and another has not, or has otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The records that only the later reading has, in its order.
    pub added: Vec<Id>,
    /// The records that say something else in the later reading, in its order.
    pub changed: Vec<Id>,
    /// The records that say the same, but whose evidence is found otherwise than before, in the order of the later reading.
    pub rechecked: Vec<Id>,
    /// The records that only the earlier reading has, in its order.
    pub removed: Vec<Id>,
}

impl Differences {
    /// What became different from one reading to a later one. Of several records with the same id the first counts.
    pub fn between(before: &Loaded, after: &Loaded) -> Self {
        let mut differences = Self::default();
        for index in firsts(after) {
            let record = after.dataset.record(index);
            let list = match before.dataset.find(record.id().as_str()) {
                None => &mut differences.added,
                Some(earlier) if !before.dataset.record(earlier).equals(record) => &mut differences.changed,
                Some(earlier) if !anchored_alike(before, earlier, after, index) => &mut differences.rechecked,
                Some(_) => continue,
            };
            list.push(record.id().clone());
        }
        let is_gone = |id: &&Id| after.dataset.find(id.as_str()).is_none();
        let earlier = firsts(before).map(|index| before.dataset.record(index).id());
        differences.removed = earlier.filter(is_gone).cloned().collect();
        differences
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many records are different.
    pub fn len(&self) -> usize {
        self.added.len() + self.changed.len() + self.rechecked.len() + self.removed.len()
    }

    /// The records of the later reading that are different.
    pub fn present(&self) -> impl Iterator<Item = &Id> {
        self.added.iter().chain(&self.changed).chain(&self.rechecked)
    }
}

/// The records that are found by their ids.
fn firsts(loaded: &Loaded) -> impl Iterator<Item = RecordIndex> {
    let dataset = &loaded.dataset;
    dataset.indices().filter(|index| dataset.find(dataset.record(*index).id().as_str()) == Some(*index))
}

/// Whether the evidence of a record is found in the paragraph where it was, or not found as before.
fn anchored_alike(before: &Loaded, earlier: RecordIndex, after: &Loaded, later: RecordIndex) -> bool {
    let found = |anchor: &Anchor| match anchor {
        Anchor::Exact(passage) | Anchor::Moved(passage) => (discriminant(anchor), Some(passage.p)),
        Anchor::Lost(_) | Anchor::Unverified => (discriminant(anchor), None),
    };
    before.anchors.of(earlier).iter().map(found).eq(after.anchors.of(later).iter().map(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::SourceText;
    use crate::load::{FoundSource, parse};
    use std::ops::ControlFlow;

    fn read(terms: &[(&str, &str)], text: Option<&str>) -> Loaded {
        let term = |(id, name): &(&str, &str)| {
            format!("(id: \"{id}\", name: \"{name}\", gloss: \"g\", evidence: [(p: 1, quote: \"{id}\")])")
        };
        let terms: Vec<String> = terms.iter().map(term).collect();
        let source = "sources: [(id: \"s\", title: \"s\")]";
        let dataset = format!("(schema: 1, id: \"d\", title: \"d\", {source}, terms: [{}])", terms.join(","));
        let mut find = |_: &_| text.map_or(FoundSource::Absent, |text| FoundSource::Text(SourceText::new(text)));
        parse(&dataset, &mut find, &mut |_| ControlFlow::Continue(())).expect("the sample is a dataset")
    }

    #[test]
    fn records_are_compared_by_id_and_value() {
        type Terms = &'static [(&'static str, &'static str)];
        type Case = (Terms, Option<&'static str>, Terms, Option<&'static str>, &'static str);
        let cases: [Case; 8] = [
            (&[("a", "A"), ("b", "B")], None, &[("b", "B"), ("a", "A")], None, ""),
            (&[("a", "A")], None, &[("a", "A"), ("b", "B")], None, "+b"),
            (&[("a", "A"), ("b", "B")], None, &[("b", "B")], None, "-a"),
            (&[("a", "A"), ("b", "B")], None, &[("a", "X"), ("b", "B")], None, "~a"),
            (&[("a", "A"), ("b", "B")], None, &[("c", "A"), ("b", "B")], None, "+c -a"),
            (&[("a", "A"), ("b", "B")], None, &[("a", "A"), ("b", "X")], Some("a"), "~b ?a"),
            (&[("a", "A"), ("b", "B")], Some("a b"), &[("a", "A"), ("b", "B")], Some("a"), "?b"),
            // The first of two records with one id is the one that is found.
            (&[("a", "A"), ("a", "B")], None, &[("a", "A"), ("a", "C")], None, ""),
        ];
        for (before, text_before, after, text_after, expected) in cases {
            let found = Differences::between(&read(before, text_before), &read(after, text_after));
            let told = |mark: &str, ids: &[Id]| ids.iter().map(|id| format!("{mark}{id}")).collect::<Vec<_>>();
            let parts = [("+", &found.added), ("~", &found.changed), ("?", &found.rechecked), ("-", &found.removed)];
            let parts: Vec<String> = parts.iter().flat_map(|(mark, ids)| told(mark, ids)).collect();
            assert_eq!(parts.join(" "), expected, "{before:?} to {after:?}");
            assert_eq!((found.len(), found.is_empty()), (parts.len(), expected.is_empty()));
        }
    }
}
