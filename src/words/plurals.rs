//! Whether English counts as English does: every message that counts something is worded with one and with two of it.

use super::*;
use std::collections::BTreeSet;

/// Arguments that are always numbers. Those that a message selects by are numbers as well.
const COUNTS: [&str; 12] =
    ["all", "at", "count", "each", "formed", "inside", "length", "listed", "records", "selected", "times", "total"];

/// Words that end in an s and are no plural, or stand for something else than what was counted.
const NO_PLURALS: [&str; 8] = ["has", "is", "its", "passes", "stands", "this", "unless", "was"];

/// Words that go with several things and not with one.
const OF_SEVERAL: [&str; 4] = ["are", "have", "these", "were"];

/// Words that go with one thing and not with several.
const OF_ONE: [&str; 6] = ["has", "is", "it", "one", "stands", "was"];

/// Words after which something else is told.
const VERBS: [&str; 6] = ["are", "could", "has", "have", "is", "was"];

/// How many words after a number may belong to it.
const NEAR: usize = 3;

fn numbers() -> BTreeSet<&'static str> {
    let selected = |text: &'static str| {
        let (name, variants) = text.split_once(" ->")?;
        let is_number = variants.split("*[").next().is_some_and(|before| before.contains("[one]") || before.contains("[0]"));
        (is_number && name.chars().all(char::is_alphanumeric)).then_some(name)
    };
    let texts = resources(Language::En).into_iter().flat_map(|text| text.split("{ $").skip(1));
    texts.filter_map(selected).chain(COUNTS).collect()
}

/// The words after each `number` of a text, as far as they may belong to it.
fn after<'a>(text: &'a str, number: &str) -> Vec<Vec<&'a str>> {
    let clauses = text.split([',', '.', ';', ':', '(', ')', '\n', '"', '“', '”']);
    let mut found = Vec::new();
    for clause in clauses {
        let words: Vec<&str> = clause.split_whitespace().collect();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| **word == number) {
            let mut ended = false;
            let near = words[at + 1..].iter().take(NEAR).copied().take_while(|word| {
                let goes_on = !ended;
                ended = VERBS.contains(word);
                goes_on
            });
            found.push(near.collect());
        }
    }
    found
}

/// What is wrong with a text that counts one thing.
fn wrong_with_one(text: &str) -> bool {
    after(text, "1").iter().flatten().any(|word| {
        let is_plural = word.ends_with('s') && !word.ends_with("ss") && !NO_PLURALS.contains(word);
        is_plural || OF_SEVERAL.contains(word)
    })
}

/// What is wrong with a text that counts two things, of which `nouns` are the names of one.
fn wrong_with_two(text: &str, nouns: &BTreeSet<String>) -> bool {
    after(text, "2").iter().any(|words| {
        words.first().is_some_and(|word| OF_ONE.contains(word)) || words.iter().take(2).any(|word| nouns.contains(*word))
    })
}

#[test]
fn one_has_no_plural_in_english() {
    let words = Words::new(Language::En);
    let numbers = numbers();
    assert!(numbers.contains("errors") && numbers.contains("count"), "{numbers:?}");
    let render = |key: &str, number: usize| {
        let names = tests::arguments(Language::En, key);
        let counts = names.iter().any(|name| numbers.contains(name));
        let given: Vec<(&str, FluentValue)> =
            names.into_iter().map(|name| (name, if numbers.contains(name) { number.into() } else { "x".into() })).collect();
        counts.then(|| words.with(key, &given))
    };
    // The nouns are those that the messages themselves count.
    let plurals = keys(Language::En).filter_map(|key| render(key, 2)).flat_map(|text| {
        let found = after(&text, "2").into_iter().filter_map(|words| words.first().map(|word| (*word).to_owned()));
        found.collect::<Vec<_>>()
    });
    let nouns: BTreeSet<String> = plurals.filter_map(|word| word.strip_suffix('s').map(str::to_owned)).collect();
    assert!(["record", "error", "function"].iter().all(|noun| nouns.contains(*noun)), "{nouns:?}");
    let mut wrong = Vec::new();
    for key in keys(Language::En) {
        wrong.extend(render(key, 1).filter(|text| wrong_with_one(text)).map(|text| format!("{key}: {text}")));
        wrong.extend(render(key, 2).filter(|text| wrong_with_two(text, &nouns)).map(|text| format!("{key}: {text}")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_check_finds_what_it_is_for() {
    let nouns = BTreeSet::from(["record".to_owned()]);
    for (text, expected) in [
        ("1 records", true),
        ("1 of 1 records", true),
        ("1 record are gone", true),
        ("1 small new errors", true),
        ("1 record, 2 errors", false),
        ("1 of this kind", false),
        ("1 record has errors", false),
    ] {
        assert_eq!(wrong_with_one(text), expected, "{text}");
    }
    for (text, expected) in [("2 record", true), ("2 of record", true), ("2 is left", true), ("2 records", false)] {
        assert_eq!(wrong_with_two(text, &nouns), expected, "{text}");
    }
}

#[test]
fn numbers_are_grouped_in_every_message() {
    for language in Language::ALL {
        let told = Words::new(language).with("status-records", &[("count", 1_234_567.into())]);
        assert!(told.contains("1,234,567"), "{told}");
    }
}
