//! Words for a near miss: what a text has where a quote has something else, letter by letter.
//!
//! Letters are named with their code points, since ⺠ and 民 look the same. Deliberately absent: which words of a text are near.

use super::Words;
use crate::evidence::{Difference, Near};
use crate::fold::is_blank;

/// How many differences are named, and how many letters of each.
const SHOWN: usize = 4;

/// Where a text has nearly what is sought, and in which letters it differs.
pub(super) fn near_hint(words: &Words, near: &Near) -> String {
    let pair = |difference: &Difference| {
        let key = match (difference.text.is_empty(), difference.sought.is_empty()) {
            (false, false) => "problem-hint-letters",
            (true, _) => "problem-hint-letters-missing",
            (false, true) => "problem-hint-letters-added",
        };
        words.with(key, &[("text", letters(&difference.text).into()), ("sought", letters(&difference.sought).into())])
    };
    let mut pairs: Vec<String> = near.differences.iter().take(SHOWN).map(pair).collect();
    pairs.extend((near.differences.len() > SHOWN).then(|| "…".to_owned()));
    let pairs = pairs.join(words.get("list-separator-wide"));
    words.with("problem-hint-near", &[("near", (&*near.words).into()), ("found", near.p.into()), ("letters", pairs.into())])
}

/// Letters with their code points, by which letters that look alike are told apart.
fn letters(text: &str) -> String {
    let named = |letter: char| {
        let is_seen = !is_blank(letter.encode_utf8(&mut [0; 4])) && !letter.is_whitespace();
        let shown = if is_seen { format!("{letter} ") } else { String::new() };
        format!("{shown}U+{:04X}", u32::from(letter))
    };
    let mut named: Vec<String> = text.chars().take(SHOWN).map(named).collect();
    named.extend((text.chars().count() > SHOWN).then(|| "…".to_owned()));
    named.join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::Language;

    fn difference(text: &str, sought: &str) -> Difference {
        Difference { text: text.into(), sought: sought.into() }
    }

    /// What nearly is 水務站, with a difference of every sort.
    pub(in crate::words) fn near() -> Near {
        let differences = vec![difference("务", "務"), difference("", "-"), difference("\u{3000}", "")];
        Near { p: 5, words: "水务站".into(), differs_in_form: true, differences }
    }

    #[test]
    fn letters_that_differ_are_named_by_their_code_points() {
        let hint = |differences| near_hint(&Words::new(Language::En), &Near { differences, ..near() });
        for (text, sought, expected) in [
            ("⺠", "民", "⺠ U+2EA0 where the quote has 民 U+6C11."),
            ("", "-", "nothing where the quote has - U+002D."),
            ("\u{3000}", "", "U+3000 where the quote has nothing."),
            ("\u{a0}", " ", "U+00A0 where the quote has U+0020."),
            ("——", "--", "— U+2014 — U+2014 where the quote has - U+002D - U+002D."),
            ("甲乙丙丁戊", "", "甲 U+7532 乙 U+4E59 丙 U+4E19 丁 U+4E01 … where the quote has nothing."),
        ] {
            let hint = hint(vec![difference(text, sought)]);
            assert_eq!(hint.trim(), format!("Paragraph 5 has \"水务站\": {expected}"));
        }
        let many = hint("甲乙丙丁戊".chars().map(|letter| difference(&letter.to_string(), "己")).collect());
        assert!(many.contains("丁 U+4E01") && !many.contains('戊') && many.trim().ends_with("; …."), "{many}");
    }
}
