//! The names that people may write for facets and their values: codes, and labels in every language.
//!
//! A name that is nearly right is told, never followed.

use super::expression::Term;
use super::facet::Facet;
use super::facet_value::FacetValue;
use crate::fold::fold;
use crate::model::{Dataset, Language, RecordType, Value};
use crate::words::{Words, describe};
use std::sync::LazyLock;

/// The facet that goes by a name: its code, or its label in any language.
pub(super) fn facet_named(name: &str) -> Option<Facet> {
    let name = comparable(name);
    let labelled = || LABELS.iter().find(|(label, _)| *label == name).map(|(_, facet)| *facet);
    Facet::ALL.into_iter().find(|facet| comparable(facet.code()) == name).or_else(labelled)
}

/// The facet that a term was probably meant to name: `levl:township` for `level:township`.
pub fn misspelt(term: &Term) -> Option<(&str, Facet)> {
    const ALIKE: f64 = 0.85;
    let (written, _) = term.text.split_once([':', '：']).filter(|_| !term.phrase)?;
    let name = comparable(written);
    let likeness = |facet: &Facet| strsim::jaro_winkler(&name, &comparable(facet.code()));
    let nearest = Facet::ALL.into_iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(&nearest) >= ALIKE).then_some((written, nearest))
}

/// The names of a value, in the form in which names are compared.
pub(super) fn names_of(value: FacetValue, dataset: &Dataset) -> Vec<String> {
    let mut names = vec![comparable(&value.code(dataset))];
    match value {
        FacetValue::Year(_) | FacetValue::NotStated => {
            names.extend(SPOKEN.iter().map(|words| comparable(&value.label(words, dataset))));
        }
        FacetValue::Period(_) => {}
        FacetValue::Type(record_type) => {
            names.push(comparable(record_type.section()));
            for words in SPOKEN.iter() {
                names.push(comparable(describe::type_name(words, record_type)));
                names.push(comparable(describe::type_heading(words, record_type)));
            }
        }
        FacetValue::Code(code) => names.extend(SPOKEN.iter().map(|words| comparable(words.get(code.key)))),
        FacetValue::Record(index) => dataset.record(index).visit(&mut |field, value| {
            if let ("name" | "title", Value::Text(text)) = (field.name, value) {
                names.extend(text.all(dataset.head.language).map(|reading| comparable(reading.text)));
            }
        }),
        FacetValue::Field(_, field) => {
            let having = RecordType::ALL.into_iter().filter(|record_type| record_type.fields().contains(&field));
            names.extend(having.flat_map(|record_type| {
                SPOKEN.iter().map(move |words| comparable(describe::field_label(words, record_type, field)))
            }));
        }
    }
    names
}

/// A name as names are compared: folded, and whatever is between its words left out, because a name before a colon has no blanks.
pub(super) fn comparable(name: &str) -> String {
    fold(name).replace([' ', '-', '_'], "")
}

static SPOKEN: LazyLock<[Words; Language::ALL.len()]> = LazyLock::new(|| Language::ALL.map(Words::new));

static LABELS: LazyLock<Vec<(String, Facet)>> = LazyLock::new(|| {
    let label = |words: &Words, facet: Facet| comparable(words.get(&format!("facet-{}", facet.code())));
    SPOKEN.iter().flat_map(|words| Facet::ALL.map(|facet| (label(words, facet), facet))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn a_misspelt_facet_is_recognised() {
        for (query, expected) in [
            ("levl:township", Some(("levl", Facet::Level))),
            ("not-statd:date", Some(("not-statd", Facet::NotStated))),
            ("Lvel：x", Some(("Lvel", Facet::Level))),
            ("https://example.org", None),
            ("\"levl:township\"", None),
            ("12:30", None),
            ("plain", None),
        ] {
            let terms = Query::parse(query).terms;
            assert_eq!(terms.first().and_then(misspelt), expected, "{query}");
        }
    }
}
