//! What a person asks for, written as they write it.
//!
//! `新經濟 -計畫 "公園城市" level:municipal not-stated:date`: terms and quoted phrases that all have to be found, exclusions, and
//! constraints. Every text is a query; there are no errors. A query prints as text that parses to the same query, and that is
//! how filters are kept, exported and passed on. Deliberately absent: what a term matches.

use super::facet::Facet;
use crate::fold::fold;
use std::fmt;

/// What opens a phrase, and what closes it.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('「', '」'), ('＂', '＂')];

/// What stands between values that are alternatives.
pub(super) const COMMAS: [char; 3] = [',', '，', '、'];

/// A word or phrase to find.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The text, as written.
    pub text: Box<str>,
    /// Whether it was quoted: then it is found to the letter only, and never by pinyin or as a number.
    pub phrase: bool,
    /// Whether records in which it is found are left out.
    pub excluded: bool,
}

/// One narrowing: records that have a value, or that do not have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Constraint {
    /// The facet.
    pub facet: Facet,
    /// The value: its code, or whatever a person wrote for it.
    pub value: Box<str>,
    /// Whether records that have the value are left out.
    pub excluded: bool,
}

/// What a person asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What has to be found, and what must not be.
    pub terms: Vec<Term>,
    /// What has to hold. Constraints on the same facet are alternatives; those on different facets hold together.
    pub constraints: Vec<Constraint>,
}

impl Query {
    /// Whether nothing is asked for, so that every record passes.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.constraints.is_empty()
    }

    /// The terms alone, as text.
    pub fn words(&self) -> String {
        let words: Vec<String> = self.terms.iter().map(Term::to_string).collect();
        words.join(" ")
    }
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.words())?;
        for (position, constraint) in self.constraints.iter().enumerate() {
            let blank = if position > 0 || !self.terms.is_empty() { " " } else { "" };
            write!(formatter, "{blank}{constraint}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.excluded { "-" } else { "" };
        match self.phrase {
            true => write!(formatter, "{sign}{}", quoted(&self.text)),
            false => write!(formatter, "{sign}{}", self.text),
        }
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.excluded { "-" } else { "" };
        let value = if is_plain_value(&self.value) { self.value.to_string() } else { quoted(&self.value) };
        write!(formatter, "{sign}{}:{value}", self.facet.code())
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Whether a value reads the same without quotation marks.
fn is_plain_value(value: &str) -> bool {
    !value.is_empty()
        && phrase(value).is_none()
        && !value.contains(|letter: char| letter.is_whitespace() || COMMAS.contains(&letter))
}

/// The phrase with which `text` begins, and what comes after it. One that is not closed runs to the end.
pub(super) fn phrase(text: &str) -> Option<(String, &str)> {
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

impl Term {
    /// The text in the form in which it is compared; none where that is nothing.
    pub(super) fn folded(&self) -> Option<String> {
        let folded = fold(&self.text);
        (!folded.trim().is_empty()).then_some(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::super::facet::Facet;
    use super::*;
    use proptest::prelude::*;

    /// A query as text, and what it reads as.
    type Case<'a, T> = (&'a str, &'a [T]);

    fn term(text: &str, phrase: bool, excluded: bool) -> Term {
        Term { text: text.into(), phrase, excluded }
    }

    #[test]
    fn terms_are_read() {
        let cases: [Case<(&str, bool, bool)>; 23] = [
            ("", &[]),
            (" \t　", &[]),
            ("新經濟　gdp", &[("新經濟", false, false), ("gdp", false, false)]),
            ("-計畫", &[("計畫", false, true)]),
            ("－計畫", &[("計畫", false, true)]),
            ("\"公園 城市\"x", &[("公園 城市", true, false), ("x", false, false)]),
            ("“公園 城市”", &[("公園 城市", true, false)]),
            ("「公園 城市」", &[("公園 城市", true, false)]),
            ("-\"公園 城市", &[("公園 城市", true, true)]),
            ("\"a\"\"b\"", &[("a\"b", true, false)]),
            ("a\"b", &[("a\"b", false, false)]),
            ("\"\"", &[]),
            ("a - b", &[("a", false, false), ("b", false, false)]),
            ("--x", &[("-x", false, true)]),
            ("-11", &[("-11", false, false)]),
            ("－１１ x", &[("－１１", false, false), ("x", false, false)]),
            ("-4.6萬戶", &[("-4.6萬戶", false, false)]),
            ("--11", &[("-11", false, true)]),
            ("-\"11\"", &[("11", true, true)]),
            ("-十一", &[("十一", false, true)]),
            ("http://x", &[("http://x", false, false)]),
            ("level:", &[]),
            ("2,123.3", &[("2,123.3", false, false)]),
        ];
        for (text, expected) in cases {
            let expected: Vec<Term> = expected.iter().map(|(text, phrase, excluded)| term(text, *phrase, *excluded)).collect();
            assert_eq!(Query::parse(text), Query { terms: expected, constraints: Vec::new() }, "{text}");
        }
    }

    #[test]
    fn constraints_are_read() {
        let cases: [Case<(Facet, &str, bool)>; 12] = [
            ("level:municipal", &[(Facet::Level, "municipal", false)]),
            ("-level：市級,區縣", &[(Facet::Level, "市級", true), (Facet::Level, "區縣", true)]),
            ("place:\"new town\",x", &[(Facet::Place, "new town", false), (Facet::Place, "x", false)]),
            ("not-stated:date", &[(Facet::NotStated, "date", false)]),
            ("not_stated:date", &[(Facet::NotStated, "date", false)]),
            ("NotStated:date", &[(Facet::NotStated, "date", false)]),
            ("層級:a", &[(Facet::Level, "a", false)]),
            ("层级:a", &[(Facet::Level, "a", false)]),
            ("Level:a", &[(Facet::Level, "a", false)]),
            ("has:power has:、figure", &[(Facet::Has, "power", false), (Facet::Has, "figure", false)]),
            ("type:\"a", &[(Facet::Type, "a", false)]),
            ("kind:,", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<Constraint> = expected
                .iter()
                .map(|(facet, value, excluded)| Constraint { facet: *facet, value: (*value).into(), excluded: *excluded })
                .collect();
            assert_eq!(Query::parse(text), Query { terms: Vec::new(), constraints: expected }, "{text}");
        }
    }

    #[test]
    fn a_query_prints_in_one_way() {
        let query = Query::parse("層級:市級,\"a b\" 「公園 城市」 －計畫 -has:power");
        assert_eq!(query.to_string(), "\"公園 城市\" -計畫 level:市級 level:\"a b\" -has:power");
        assert_eq!(query.words(), "\"公園 城市\" -計畫");
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(text in "([-－\"“”「」:：,，、 \t　a-c1-3新]|level|place|date|has){0,24}") {
            let query = Query::parse(&text);
            prop_assert_eq!(Query::parse(&query.to_string()), query.clone(), "{}", query);
        }

        #[test]
        fn every_text_is_a_query(text in any::<String>()) {
            let query = Query::parse(&text);
            prop_assert_eq!(Query::parse(&query.to_string()), query.clone(), "{}", query);
        }

        #[test]
        fn every_value_can_be_asked_for(facet in 0..Facet::ALL.len(), value in "[-\"“”「」:, a-c新]{0,12}", excluded: bool) {
            let constraint = Constraint { facet: Facet::ALL[facet], value: value.into(), excluded };
            let query = Query { terms: vec![term("x y", true, false)], constraints: vec![constraint] };
            prop_assert_eq!(Query::parse(&query.to_string()), query);
        }
    }
}
