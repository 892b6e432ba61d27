//! The notation of queries, read letter by letter.
//!
//! Deliberately absent: failure. What makes no sense is a term like any other.

use super::expression::{Query, Term};
use super::facet::Facet;
use super::facet_value::Constraint;
use super::labels;

/// What opens a phrase, and what closes it.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('「', '」'), ('＂', '＂')];

/// What stands between values that are alternatives.
const COMMAS: [char; 3] = [',', '，', '、'];

/// Reads a query.
pub(super) fn query(text: &str) -> Query {
    let mut query = Query::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        rest = item(rest, &mut query).trim_start();
    }
    query
}

/// Whether a value reads the same without quotation marks.
pub(super) fn is_plain_value(value: &str) -> bool {
    !value.is_empty()
        && phrase(value).is_none()
        && !value.contains(|letter: char| letter.is_whitespace() || COMMAS.contains(&letter))
}

/// Reads the term or constraint with which `text` begins, and returns what comes after it.
fn item<'a>(text: &'a str, query: &mut Query) -> &'a str {
    // Before a digit it is the sign of a number.
    let after_sign = text.strip_prefix(['-', '－']).filter(|rest| !rest.starts_with(is_digit));
    let (excluded, text) = (after_sign.is_some(), after_sign.unwrap_or(text));
    if let Some((phrase, rest)) = phrase(text) {
        add(query, &phrase, true, excluded);
        return rest;
    }
    let word = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    if let Some((prefix, values)) = word.split_once([':', '：'])
        && let Some(facet) = labels::facet_named(prefix)
    {
        return constraints(&text[word.len() - values.len()..], facet, excluded, query);
    }
    add(query, word, false, excluded);
    &text[word.len()..]
}

/// An Arabic digit of either width.
fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Adds a term, unless nothing of it would be left to compare.
fn add(query: &mut Query, text: &str, phrase: bool, excluded: bool) {
    let term = Term { text: text.into(), phrase, excluded };
    if term.folded().is_some() {
        query.terms.push(term);
    }
}

/// Reads values up to the next blank, and returns what comes after them.
fn constraints<'a>(text: &'a str, facet: Facet, excluded: bool, query: &mut Query) -> &'a str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(COMMAS);
        if rest.is_empty() || rest.starts_with(char::is_whitespace) {
            return rest;
        }
        let (value, after) = phrase(rest).unwrap_or_else(|| {
            let end = rest.find(|letter: char| letter.is_whitespace() || COMMAS.contains(&letter)).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        query.constraints.push(Constraint { facet, value: value.into(), excluded });
        rest = after;
    }
}

/// The phrase with which `text` begins, and what comes after it. One that is not closed runs to the end.
fn phrase(text: &str) -> Option<(String, &str)> {
    let (open, close) = QUOTES.into_iter().find(|(open, _)| text.starts_with(*open))?;
    let mut phrase = String::new();
    let mut rest = &text[open.len_utf8()..];
    loop {
        let Some((before, after)) = rest.split_once(close) else {
            phrase.push_str(rest.trim_end());
            return Some((phrase, ""));
        };
        phrase.push_str(before);
        match after.strip_prefix(close) {
            Some(after) if open == '"' => {
                phrase.push(close);
                rest = after;
            }
            _ => return Some((phrase, after)),
        }
    }
}
