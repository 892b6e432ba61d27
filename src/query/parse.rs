//! The notation of queries, read letter by letter.
//!
//! Deliberately absent: failure. What makes no sense is a term like any other.

use super::expression::{COMMAS, Constraint, Query, Term, phrase};
use super::facet::Facet;
use super::labels;
use crate::limits;

impl Query {
    /// Reads a query. Terms stand between blanks; `"…"`, `“…”` and `「…」` enclose a phrase, in which `""` is a quotation mark; `-`
    /// before a term, phrase or constraint excludes it, but before a digit it is the sign of a number: `-"11"` excludes 11; a constraint is the name of a facet, a colon, and values with commas
    /// between them. What is not finished, such as `level:` or `-`, asks for
    /// nothing yet. What stands beyond [`limits::QUERY`] characters is left out.
    pub fn parse(text: &str) -> Self {
        let end = text.char_indices().nth(limits::QUERY).map_or(text.len(), |(at, _)| at);
        let mut query = Self::default();
        let mut rest = text[..end].trim_start();
        while !rest.is_empty() {
            rest = item(rest, &mut query).trim_start();
        }
        query
    }
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
