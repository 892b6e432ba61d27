//! The datasets that are part of the program are without fault, and each goes by its own name.

use crate::common::read;
use reform_explorer::load::BUILT_IN;
use std::collections::BTreeSet;

#[test]
fn every_dataset_of_the_program_is_without_problems() {
    for built_in in BUILT_IN {
        let loaded = read(built_in.dataset);
        assert_eq!(loaded.problems, [], "{}", built_in.name);
        assert!(loaded.dataset.len() > 100 && loaded.dataset.ids_are_unique(), "{}", built_in.name);
    }
}

#[test]
fn names_and_ids_differ() {
    let names: BTreeSet<&str> = BUILT_IN.iter().map(|built_in| built_in.name).collect();
    let ids: BTreeSet<String> = BUILT_IN.iter().map(|built_in| read(built_in.dataset).dataset.head.id.to_string()).collect();
    assert_eq!((names.len(), ids.len()), (BUILT_IN.len(), BUILT_IN.len()));
    assert!(names.iter().all(|name| name.starts_with('@')), "{names:?}");
}
