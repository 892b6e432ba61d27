//! The generator of national datasets: the same bytes for the same seed, no problem in them, and every answer of the program is
//! what the generator's own books say.

#[path = "../../benches/national/mod.rs"]
mod generator;

use super::common::read;
use generator::{Books, Notation, Plan, write};
use reform_explorer::model::{Level, RecordType, Vocabulary};
use reform_explorer::query::{self, Facet, FacetValue, Findings, Index, Query, Request};

fn written(plan: Plan, notation: Notation) -> (String, Books) {
    let mut bytes = Vec::new();
    let books = write(plan, notation, &mut bytes).expect("memory takes everything");
    (String::from_utf8(bytes).expect("the dataset is text"), books)
}

#[test]
fn a_seed_always_gives_the_same_bytes() {
    let plan = Plan { agencies: 300, seed: 7 };
    for notation in [Notation::Ron, Notation::Json] {
        let (first, _) = written(plan, notation);
        assert_eq!(written(plan, notation).0, first);
        // The id of the dataset names its seed; the records have to differ as well.
        let other = written(Plan { seed: 8, ..plan }, notation).0;
        assert_ne!(read(&other).dataset.records, read(&first).dataset.records);
    }
}

#[test]
fn the_program_agrees_with_the_books() {
    let plan = Plan { agencies: 2000, seed: 1 };
    let (ron, books) = written(plan, Notation::Ron);
    let loaded = read(&ron);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dataset.len(), books.total());
    assert_eq!(loaded.dataset.records, read(&written(plan, Notation::Json).0).dataset.records);
    for record_type in RecordType::ALL {
        let count = books.records.get(record_type.code()).copied().unwrap_or_default();
        assert_eq!(loaded.dataset.records.count(record_type), count, "{record_type:?}");
    }
    let index = Index::new(&loaded);
    let find = |query: &str, scope| -> Findings {
        let request = Request { query: Query::parse(query), scope };
        query::find(&loaded, &index, &request, &mut |_| {}, &|| false).expect("nobody cancels")
    };
    for (word, count) in &books.words {
        assert_eq!(find(word, None).records.len(), *count, "{word}");
    }
    let findings = find("", Some(RecordType::Agency));
    let levels = findings.facets.iter().find(|counts| counts.facet == Facet::Level).expect("a facet of levels");
    for level in Level::ALL {
        let code = level.code();
        let counted = levels.values.iter().find(|value| value.value == FacetValue::Code(code)).map_or(0, |value| value.count);
        assert_eq!(counted, books.levels.get(code.code).copied().unwrap_or_default(), "{level:?}");
    }
}
