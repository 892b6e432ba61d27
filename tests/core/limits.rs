//! What is deep, circular, long or many costs no more than its length, and the documentation names the limits.
//!
//! No test here watches a clock: what was quadratic took minutes on these inputs.

use crate::common::{README, read};
use reform_explorer::limits;
use reform_explorer::query::{self, Facet, Index, Query, Request};
use reform_explorer::words::{bytes, digits};

/// Places of which each lies in the next, and the last in the first if it is a circle.
fn places(count: usize, is_circle: bool) -> String {
    let place = |at: usize| {
        let within = if at + 1 < count || is_circle { format!(", within: \"p{}\"", (at + 1) % count) } else { String::new() };
        format!("(id: \"p{at}\", name: \"n{at}\"{within}),")
    };
    format!("(schema: 1, id: \"d\", title: \"T\", places: [{}])", (0..count).map(place).collect::<String>())
}

#[test]
fn places_within_places_count_up_to_a_limit_however_deep_or_circular_they_are() {
    const COUNT: usize = 6_000;
    for is_circle in [false, true] {
        let loaded = read(&places(COUNT, is_circle));
        let request = Request { query: Query::parse("place:p3000"), scope: None };
        let findings = query::find(&loaded, &Index::new(&loaded), &request, &mut |_| {}, &|| false).expect("nobody cancels it");
        let found: Vec<String> = findings.records.iter().map(|index| loaded.dataset.record(*index).id().to_string()).collect();
        let expected: Vec<String> = (3001 - limits::LEVELS..=3000).map(|at| format!("p{at}")).collect();
        assert_eq!(found, expected, "{is_circle}");
        let counts = findings.facets.iter().find(|counts| counts.facet == Facet::Place).expect("there are places");
        assert_eq!(counts.values.len(), COUNT);
    }
}

#[test]
fn a_match_deep_in_a_long_text_is_shown_in_an_excerpt() {
    let long = format!("{}河務所{}", "樣".repeat(1 << 20), "本".repeat(1 << 20));
    let loaded = read(&format!(
        "(schema: 1, id: \"d\", title: \"T\", language: hant, terms: [(id: \"t\", name: \"n\", gloss: \"{long}\")])"
    ));
    let request = Request { query: Query::parse("河务所"), scope: None };
    let findings = query::find(&loaded, &Index::new(&loaded), &request, &mut |_| {}, &|| false).expect("nobody cancels it");
    let hit = findings.groups[0].hits[0];
    for words in reform_explorer::model::Language::ALL.map(reform_explorer::words::Words::for_window) {
        let found = query::found(&words, &loaded.dataset, &request.query, &hit).expect("a text");
        assert_eq!(found.marks.iter().map(|mark| &found.text[mark.clone()]).collect::<Vec<_>>(), ["河務所"]);
        assert!(
            found.text.starts_with("…樣") && found.text.ends_with("本…") && found.text.chars().count() < 70,
            "{}",
            found.text
        );
    }
}

#[test]
fn of_a_query_that_is_too_long_the_beginning_counts() {
    let words = |count: usize| "字 ".repeat(count);
    assert_eq!(Query::parse(&words(limits::QUERY)), Query::parse(&words(limits::QUERY / 2)));
}

#[test]
fn the_readme_names_every_limit() {
    let section = README.split("\n## Limits\n").nth(1).expect("the section is there").split("\n## ").next().unwrap_or_default();
    let numbers = [
        limits::SHOWN,
        limits::TITLE,
        limits::NAME,
        limits::QUERY,
        limits::LEVELS,
        limits::PROBLEMS,
        limits::QUOTED,
        limits::PARAGRAPH,
    ];
    let sizes = [limits::DATASET, limits::SOURCE_TEXT, limits::SETTINGS, limits::RECORD as u64];
    let named = sizes.map(bytes).into_iter().chain(numbers.map(|number| digits(number.into())));
    for limit in named {
        assert!(section.contains(&format!(" {limit} ")), "{limit}");
    }
}
