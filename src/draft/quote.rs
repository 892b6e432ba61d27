//! The evidence for words that a person marked: the shortest quote that stands nowhere else in its paragraph.
//!
//! Numbers, Latin words and what stands in brackets are taken as a whole, so that a mark that ends inside one of them is first
//! widened to its end. Deliberately absent: how a quote is looked for again, which is `evidence`'s.

use crate::evidence::{Anchor, Comparison, SourceText, clause_end, clause_start};
use crate::fold::{characters, is_dash};
use crate::model::{Evidence, QUOTE_LIMIT};
use std::ops::Range;

/// What is marked is quoted as a whole up to this many characters.
const WHOLE_LIMIT: usize = 12;

/// The fewest characters of a quote or of the words that end a passage.
const LEAST: usize = 2;

/// What has fewer characters says little to a person, and is taken only where nothing of this length will do.
const TELLING: usize = 4;

const BRACKETS: [(char, char); 9] =
    [('「', '」'), ('『', '』'), ('（', '）'), ('(', ')'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('“', '”'), ('‘', '’')];

/// How strictly a quote keeps together what belongs together; the first that gives a quote is taken.
#[derive(Clone, Copy, PartialEq)]
enum Strictness {
    /// No part of a number or word, and no bracket without its other half.
    Whole,
    /// No part of a number or word.
    Unpaired,
    /// Any letters, which a word of more than [`QUOTE_LIMIT`] letters needs.
    Letters,
}

/// What is really meant by a mark from `range.start` to `range.end`, in bytes of `paragraph`: without the punctuation and blanks at
/// its ends, with the whole of the words and numbers that it cuts through, and of at least two characters if the clause has
/// them. None where no word is marked, or the range does not lie in the paragraph.
pub fn widened(paragraph: &str, range: Range<usize>) -> Option<Range<usize>> {
    let marked = paragraph.get(range.clone())?;
    let is_edge =
        |letter: char| letter.is_whitespace() || (!letter.is_alphanumeric() && !is_of_word(letter) && !is_bracket(letter));
    let start = range.start + (marked.len() - marked.trim_start_matches(is_edge).len());
    let end = range.start + marked.trim_end_matches(is_edge).len();
    if start >= end || !paragraph[start..end].contains(char::is_alphanumeric) {
        return None;
    }
    let seams = seams(paragraph);
    let start = seams.iter().copied().rfind(|seam| *seam <= start)?;
    let end = seams.iter().copied().find(|seam| *seam >= end)?;
    if paragraph[start..end].chars().count() >= LEAST {
        return Some(start..end);
    }
    // The nearest letter to the right, or else to the left, that stands in the same clause.
    let clause = clause_start(paragraph, start)..clause_end(paragraph, end);
    if let Some(at) = paragraph[end..clause.end].find(char::is_alphanumeric) {
        return Some(start..seams.iter().copied().find(|seam| *seam > end + at)?);
    }
    if let Some(at) = paragraph[clause.start..start].rfind(char::is_alphanumeric) {
        return Some(seams.iter().copied().rfind(|seam| *seam <= clause.start + at)?..end);
    }
    Some(start..end)
}

/// The best evidence for the words in `range` of paragraph `p`, counted from 1: it resolves to exactly the clauses that they
/// touch. None where no words are marked.
pub fn evidence(text: &SourceText, p: u32, range: Range<usize>) -> Option<Evidence> {
    let paragraph = text.paragraphs().get((p as usize).checked_sub(1)?)?;
    let range = widened(paragraph, range)?;
    let quote = quote(text, paragraph, range.clone())?;
    let at = quote.start;
    let mut evidence = Evidence { p, quote: paragraph[quote].into(), nth: None, to: None, field: None, source: None };
    let standing = places(paragraph, &evidence.quote);
    if standing.len() > 1 {
        evidence.nth = Some(standing.iter().position(|place| *place == at)? as u32 + 1);
    }
    evidence.to = passage_end(text, paragraph, &evidence, range);
    Some(evidence)
}

/// Where the quote for a marked range stands.
fn quote(text: &SourceText, paragraph: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_unique = |quote: &Range<usize>| places(paragraph, &paragraph[quote.clone()]).len() == 1;
    let strictnesses = [Strictness::Whole, Strictness::Unpaired, Strictness::Letters];
    let candidates: Vec<Range<usize>> = strictnesses
        .into_iter()
        .map(|strictness| candidates(paragraph, range.clone(), strictness))
        .find(|found| !found.is_empty())?;
    let count = |quote: &Range<usize>| characters(&paragraph[quote.clone()]);
    let whole = candidates.iter().find(|quote| **quote == range && count(quote) <= WHOLE_LIMIT && is_unique(quote));
    let from_start = || {
        let at_start = candidates.iter().filter(|quote| quote.start == range.start && count(quote) <= WHOLE_LIMIT);
        let mut unique = at_start.filter(|quote| is_unique(quote));
        unique.clone().find(|quote| count(quote) >= TELLING).or_else(|| unique.next())
    };
    let shortest = || {
        let rivals = |quote: &Range<usize>| {
            text.paragraphs().iter().map(|other| places(other, &paragraph[quote.clone()]).len()).sum::<usize>()
        };
        let unique = candidates.iter().filter(|quote| is_unique(quote));
        unique.min_by_key(|quote| (count(quote) < TELLING, count(quote), rivals(quote), quote.start))
    };
    // Where nothing is unique the words that occur least often are counted out; overlapping ones cannot be.
    let rarest = || {
        let countable = |quote: &&Range<usize>| places(paragraph, &paragraph[(*quote).clone()]).contains(&quote.start);
        let times = |quote: &Range<usize>| places(paragraph, &paragraph[quote.clone()]).len();
        let handy = candidates.iter().filter(|quote| count(quote) <= WHOLE_LIMIT).filter(countable);
        handy.min_by_key(|quote| (times(quote), quote.start, usize::MAX - count(quote)))
    };
    whole.or_else(from_start).or_else(shortest).or_else(rarest).cloned()
}

/// Every part of `range` that may be a quote, by start and then by length. A passage reaches back to the start of the clause in which its
/// quote begins, so that a quote begins in the first clause of the range.
fn candidates(paragraph: &str, range: Range<usize>, strictness: Strictness) -> Vec<Range<usize>> {
    let seams: Vec<usize> = match strictness {
        Strictness::Letters => paragraph.char_indices().map(|(at, _)| at).chain([paragraph.len()]).collect(),
        _ => seams(paragraph),
    };
    let inside: Vec<usize> = seams.into_iter().filter(|seam| (range.start..=range.end).contains(seam)).collect();
    let first_clause = clause_end(paragraph, range.start);
    let least = LEAST.min(paragraph[range.clone()].chars().count());
    let mut found = Vec::new();
    for (position, start) in inside.iter().copied().enumerate().take_while(|(_, start)| *start < first_clause) {
        for end in inside[position + 1..].iter().copied() {
            let words = &paragraph[start..end];
            let count = characters(words);
            if count > QUOTE_LIMIT {
                break;
            }
            let keeps_together = strictness != Strictness::Whole || is_paired(words);
            if count >= least && keeps_together && words.contains(char::is_alphanumeric) && !has_loose_ends(words) {
                found.push(start..end);
            }
        }
    }
    found
}

/// The words that `to` needs for the passage to reach the end of the clause in which `range` ends; none where it reaches it by itself.
fn passage_end(text: &SourceText, paragraph: &str, evidence: &Evidence, range: Range<usize>) -> Option<Box<str>> {
    let reaches = |evidence: &Evidence| match text.resolve(evidence, Comparison::Literal) {
        Anchor::Exact(passage) => passage.clauses.end == clause_end(paragraph, range.end),
        _ => false,
    };
    if reaches(evidence) {
        return None;
    }
    let seams: Vec<usize> = seams(paragraph).into_iter().filter(|seam| (range.start..range.end).contains(seam)).collect();
    let words = |start: usize| &paragraph[start..range.end];
    let mut starts = seams.iter().rev().copied().filter(|start| words(*start).chars().count() >= LEAST);
    let is_whole = |start: &usize| is_paired(words(*start)) && !has_loose_ends(words(*start));
    let ends = |start: &usize| reaches(&Evidence { to: Some(words(*start).into()), ..evidence.clone() });
    let is_telling = |start: &usize| words(*start).chars().count() >= TELLING;
    let best = starts.clone().filter(is_whole).filter(is_telling).find(ends);
    best.or_else(|| starts.find(ends)).map(|start| words(start).into())
}

/// Where words occur in a paragraph, counted as `nth` counts them.
fn places(paragraph: &str, words: &str) -> Vec<usize> {
    paragraph.match_indices(words).map(|(at, _)| at).collect()
}

/// The places at which a paragraph may be cut: everywhere but inside a number with its separators and its 萬 or %, inside a date, and
/// inside a Latin word.
fn seams(paragraph: &str) -> Vec<usize> {
    let letters: Vec<(usize, char)> = paragraph.char_indices().collect();
    let at = |position: usize| letters.get(position).map(|(_, letter)| *letter);
    let holds = |position: usize| {
        let (Some(before), Some(after)) = (at(position - 1), at(position)) else {
            return false;
        };
        // A separator within a number or word, or a dash of any kind between figures, which makes a range, such as 1～5月.
        let is_inner = |position: usize| {
            let around = position.checked_sub(1).and_then(|before| Some((at(before)?, at(position)?, at(position + 1)?)));
            around.is_some_and(|(before, sign, after)| {
                let is_joint =
                    matches!(sign, '.' | ',' | '．' | '-' | '\'' | '/' | ':') && is_of_word(before) && is_of_word(after);
                let is_alike = is_digit(before) == is_digit(after) || sign == '-';
                (is_joint && is_alike) || (is_dash(sign) && is_digit(before) && is_digit(after))
            })
        };
        let is_scale = |letter: char| matches!(letter, '萬' | '万' | '億' | '亿' | '%' | '％');
        let is_date = |letter: char| matches!(letter, '年' | '月' | '日');
        let date_before = |position: usize| position >= 2 && at(position - 2).is_some_and(is_digit);
        (is_of_word(before) && is_of_word(after))
            || is_inner(position)
            || is_inner(position - 1)
            || (is_date(before) && is_digit(after) && date_before(position))
            || (is_date(after) && is_digit(before))
            || (is_scale(after) && (is_digit(before) || is_scale(before)))
    };
    let inner = (1..letters.len()).filter(|position| !holds(*position)).map(|position| letters[position].0);
    std::iter::once(0).chain(inner).chain([paragraph.len()]).collect()
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Whether a letter is one of a Latin word or a number.
fn is_of_word(letter: char) -> bool {
    is_digit(letter)
        || (letter.is_alphabetic() && letter < '\u{2e80}')
        || ('Ａ'..='Ｚ').contains(&letter)
        || ('ａ'..='ｚ').contains(&letter)
}

fn is_bracket(letter: char) -> bool {
    BRACKETS.iter().any(|(open, close)| letter == *open || letter == *close)
}

/// Whether every bracket in some words has its other half there.
fn is_paired(words: &str) -> bool {
    let mut open = Vec::new();
    for letter in words.chars() {
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == letter) {
            open.push(*close);
        } else if BRACKETS.iter().any(|(_, close)| *close == letter) && open.pop() != Some(letter) {
            return false;
        }
    }
    open.is_empty()
}

/// Whether words begin or end with a blank or with a sign that belongs to no bracket.
fn has_loose_ends(words: &str) -> bool {
    let is_loose = |letter: char| !letter.is_alphanumeric() && !is_bracket(letter) && !matches!(letter, '%' | '％' | '+');
    words.starts_with(is_loose) || words.ends_with(is_loose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::EXAMPLE_TOWN_TEXT;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    const TEXT: &str = "題目\n2021年設立水務站，撤銷舊站；水務站負責「河，湖」巡查。\n成交2,123.3億元，增長19.9%，依ISO-9001行事。\n站站站站\n一、題\n1～5月接待，2018–2020年修堤";

    /// The evidence for `marked`, where it first stands in paragraph `p`.
    fn shown(text: &SourceText, p: u32, marked: &str) -> String {
        let paragraph = &text.paragraphs()[p as usize - 1];
        let start = paragraph.find(marked).unwrap();
        match evidence(text, p, start..start + marked.len()) {
            None => "none".to_owned(),
            Some(evidence) => {
                let nth = evidence.nth.map(|nth| format!(" #{nth}")).unwrap_or_default();
                let to = evidence.to.map(|to| format!(" to {to}")).unwrap_or_default();
                format!("{}{nth}{to}", evidence.quote)
            }
        }
    }

    #[test]
    fn marks_become_evidence() {
        let text = SourceText::new(TEXT);
        for (p, marked, expected) in [
            (2, "撤銷舊站", "撤銷舊站"),
            (2, "，撤銷舊站；", "撤銷舊站"),
            (2, "2021年設立水務站，撤銷舊站；水務站負責", "2021年 to 務站負責"),
            (2, "21年設立", "2021年設立"),
            (2, "水務站", "水務站 #1"),
            (2, "「河，湖」", "「河，湖」"),
            (2, "舊", "舊站"),
            (5, "一", "一、題"),
            (2, "；", "none"),
            (6, "5月接待", "1～5月接待"),
            (6, "2018–20", "2018–2020年"),
            (3, "123.3", "2,123.3億"),
            (3, "億元，增長19", "2,123.3億 to 19.9%"),
            (3, "O-9", "ISO-9001"),
            (4, "站站", "站站 #1"),
        ] {
            assert_eq!(shown(&text, p, marked), expected, "{marked}");
        }
    }

    #[test]
    fn a_long_mark_is_quoted_by_its_beginning() {
        let text = SourceText::new(EXAMPLE_TOWN_TEXT);
        assert_eq!(shown(&text, 9, "2021年6月整合鎮水利站、鎮漁業站，組建樣例河河務所"), "2021年6月 to 河河務所");
        assert_eq!(shown(&text, 9, "河務所可以是派出機構，也可以是法定機構"), "河務所可 to 法定機構");
    }

    proptest! {
        #[test]
        fn any_mark_resolves_to_its_clauses(p in 1u32..=13, from in 0usize..400, length in 1usize..120) {
            let text = SourceText::new(EXAMPLE_TOWN_TEXT);
            let paragraph = &text.paragraphs()[p as usize - 1];
            let places: Vec<usize> = paragraph.char_indices().map(|(at, _)| at).chain([paragraph.len()]).collect();
            let from = from % (places.len() - 1);
            let marked = places[from]..places[(from + length).min(places.len() - 1)];
            let Some(range) = widened(paragraph, marked.clone()) else {
                prop_assert!(!paragraph[marked].contains(char::is_alphanumeric));
                return Ok(());
            };
            let evidence = evidence(&text, p, marked).unwrap();
            let count = evidence.quote.chars().count();
            prop_assert!((LEAST..=QUOTE_LIMIT).contains(&count), "{:?}", evidence);
            prop_assert!(is_paired(&evidence.quote) || !is_paired(&paragraph[range.clone()]), "{:?}", evidence);
            prop_assert!(evidence.nth.is_none() || count <= WHOLE_LIMIT, "{:?}", evidence);
            let Anchor::Exact(passage) = text.resolve(&evidence, Comparison::Literal) else {
                return Err(proptest::prelude::TestCaseError::fail(format!("{evidence:?} is not exact")));
            };
            prop_assert!(range.start <= passage.quote.start && passage.quote.end <= range.end);
            prop_assert_eq!(passage.clauses, clause_start(paragraph, range.start)..clause_end(paragraph, range.end));
        }
    }
}
