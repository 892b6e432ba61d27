//! Where the terms of a query stand in a text that is shown, and which text of a record to show.
//!
//! A text is folded as it was for searching, and what is found there is followed back to the characters of the original. Of a long text
//! only the part is folded that holds the first match, so that memory does not grow with it.
//! Deliberately absent: colour, and marks for what must not be found.

use super::amount::Amount;
use super::condition::{Condition, Word, conditions};
use super::dated::dates_of;
use super::expression::Query;
use super::index::has_pinyin;
use super::search::{Found, Hit};
use super::texts::Class;
use super::texts::{Searched, searched};
use crate::fold::Folded;
use crate::model::Dataset;
use crate::numbers::numbers_in;
use crate::words::{self, Words};
use memchr::memmem;
use std::ops::Range;

/// How wide a text is shown at most, in half widths of a Han character: 60 of these, or 120 Latin letters.
const WIDTH: usize = 120;

/// How much of the width stands before the first match where a text is cut.
const BEFORE: usize = 40;

/// Where the terms of a query stand in a text that is shown, in bytes, in order and without overlap.
pub fn marks(query: &Query, text: &str) -> Vec<Range<usize>> {
    marks_of(&conditions(query), text, true)
}

/// The text in which a hit was found, in the language spoken if a term stands there, and otherwise as its author wrote it.
pub fn found(words: &Words, dataset: &Dataset, query: &Query, hit: &Hit) -> Option<Found> {
    if hit.class? == Class::Date {
        let (field, period) = dates_of(dataset.record(hit.record)).into_iter().nth(hit.ordinal as usize)?;
        let text = words::period(period, words.language());
        let whole = 0..text.len();
        return Some(Found { field, text, marks: vec![whole] });
    }
    let mut position = 0;
    let mut text: Option<Searched> = None;
    searched(dataset, hit.record, &mut |searched| {
        if position == hit.ordinal {
            text = Some(searched);
        }
        position += 1;
    });
    let text = text?;
    let conditions = conditions(query);
    let spoken = text.all.map(|all| words.text(all, &dataset.head).into_owned());
    let shown = [spoken, Some(text.text.to_owned())].into_iter().flatten();
    let mut marked = shown.map(|shown| (first_marks(&conditions, &shown, has_pinyin(text.class), STRETCH), shown));
    let (marks, shown) = marked.find(|(marks, _)| !marks.is_empty()).unwrap_or_else(|| (Vec::new(), text.text.to_owned()));
    let (text_shown, marks) = cut(&shown, &marks);
    Some(Found { field: text.field, text: text_shown, marks })
}

/// How many bytes of a long text are folded at a time.
const STRETCH: usize = 1 << 16;

/// The same in the first stretch of a text in which there are any. Stretches overlap by more than any word.
fn first_marks(conditions: &[Condition], text: &str, is_name: bool, stretch: usize) -> Vec<Range<usize>> {
    let longest = conditions.iter().flat_map(|condition| &condition.words).map(|word| word.text.len()).max().unwrap_or_default();
    let overlap = (longest + 1) * char::MAX_LEN_UTF8;
    let mut start = 0;
    loop {
        let end = text.floor_char_boundary(start + stretch.max(overlap * 2));
        let marks = marks_of(conditions, &text[start..end], is_name);
        if !marks.is_empty() || end == text.len() {
            return marks.into_iter().map(|mark| start + mark.start..start + mark.end).collect();
        }
        start = text.floor_char_boundary(end - overlap);
    }
}

fn marks_of(conditions: &[Condition], text: &str, is_name: bool) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let mut marks = Vec::new();
    for condition in conditions.iter().filter(|condition| !condition.excluded) {
        for word in &condition.words {
            marks.extend(marks_of_word(word, text, &folded, is_name));
        }
        let amounts: Vec<&Amount> = condition.words.iter().flat_map(|word| &word.amounts).chain(&condition.amounts).collect();
        if !amounts.is_empty() {
            let numbers = numbers_in(&folded.text).into_iter();
            let places = numbers.filter_map(|(range, value)| {
                let places = amounts.iter().filter_map(|amount| amount.place(&folded.text, range.clone(), value));
                places.max_by_key(Range::len)
            });
            marks.extend(places.map(|place| folded.original(place)));
        }
    }
    joined(marks)
}

/// The places of a word; those that sound like it only where it does not stand itself.
fn marks_of_word(word: &Word, text: &str, folded: &Folded, is_name: bool) -> Vec<Range<usize>> {
    let found = memmem::find_iter(folded.text.as_bytes(), &word.text);
    let marks: Vec<Range<usize>> = found.map(|at| folded.original(at..at + word.text.len())).collect();
    match &word.pinyin {
        Some(pinyin) if is_name && marks.is_empty() => pinyin.places(text),
        _ => marks,
    }
}

/// The same places in order, with those that overlap made one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

/// The part of a text around its first mark that is not too wide, with an ellipsis where it was cut, and the marks in it.
fn cut(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let width = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    // How far one gets within a width, in letters counted from either end.
    let reach = |letters: &mut dyn Iterator<Item = char>, width_left: usize| {
        let mut left = width_left;
        let fits = |letter: &char| {
            let fits = width(*letter) <= left;
            left = left.saturating_sub(width(*letter));
            fits
        };
        letters.take_while(fits).map(char::len_utf8).sum::<usize>()
    };
    let first = marks.first().map_or(0, |mark| mark.start);
    let mut start = first - reach(&mut text[..first].chars().rev(), BEFORE);
    let mut end = start + reach(&mut text[start..].chars(), WIDTH);
    if end == text.len() {
        start = end - reach(&mut text.chars().rev(), WIDTH);
    }
    if start > 0 && text[..start].chars().take(3).map(width).sum::<usize>() <= 2 {
        // An ellipsis would be as wide as what it stands for.
        start = 0;
        end = end.max(reach(&mut text.chars(), WIDTH));
    }
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    let moved = |at: usize| at.clamp(start, end) - start + before.len();
    let marks = marks.iter().map(|mark| moved(mark.start)..moved(mark.end)).filter(|mark| !mark.is_empty()).collect();
    (format!("{before}{}{after}", &text[start..end]), marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::slice::from_ref;

    #[test]
    fn terms_are_marked_where_they_stand() {
        let cases: [(&str, &str, &[&str]); 24] = [
            ("新经济", "市新經濟發展", &["新經濟"]),
            ("gdp", "ＧＤＰ與Gdp", &["ＧＤＰ", "Gdp"]),
            ("xjj", "市新經濟發展", &["新經濟"]),
            ("cq", "重慶市", &["重慶"]),
            ("\"xjj\"", "市新經濟發展", &[]),
            ("46000", "逾46,000家", &["46,000"]),
            ("46,000", "4.6萬餘戶", &["4.6萬餘"]),
            ("四萬六", "over 46,000 firms", &["46,000"]),
            ("212.33 billion", "2,123.3億元", &["2,123.3億"]),
            ("\"46000\"", "4.6萬餘戶", &[]),
            ("46 000", "4.6萬餘戶", &["4.6萬餘"]),
            ("46000戶", "註冊4.6萬餘戶，46,000家", &["4.6萬餘戶"]),
            ("46000户", "近4.6萬 戶", &["4.6萬 戶"]),
            ("19%", "增長百分之十九，共19個", &["百分之十九"]),
            ("19 percent", "１９％", &["１９％"]),
            ("-11", "縮短11分鐘", &["11"]),
            ("−11分", "縮短11分鐘", &["11分"]),
            ("11", "縮短11分鐘", &["11"]),
            ("第1", "第一位、第二、一個", &["第一"]),
            ("1st", "ranked 1st of 1", &["1st"]),
            ("-新經濟 發展", "新經濟發展", &["發展"]),
            ("新經 經濟", "新經濟", &["新經濟"]),
            ("經濟 新", "新經濟", &["新", "經濟"]),
            ("level:municipal", "municipal", &[]),
        ];
        for (query, text, expected) in cases {
            let marks = marks(&Query::parse(query), text);
            let marked: Vec<&str> = marks.into_iter().map(|mark| &text[mark]).collect();
            assert_eq!(marked, expected, "{query} in {text}");
        }
    }

    #[test]
    fn the_first_match_in_a_long_text_is_found_wherever_stretches_meet() {
        let stretch = 64;
        for before in 0..3 * stretch {
            let text = format!("{}新經濟{}新經濟", "a".repeat(before), "乙".repeat(before));
            let marks = first_marks(&conditions(&Query::parse("新经济")), &text, false, stretch);
            assert_eq!(marks.first().cloned(), Some(before..before + 9), "{before}");
        }
        let long = "甲".repeat(stretch);
        assert_eq!(first_marks(&conditions(&Query::parse("新经济")), &long, true, stretch), Vec::<Range<usize>>::new());
    }

    #[test]
    fn long_texts_are_cut_around_the_first_mark() {
        let long = format!("{}新經濟{}", "甲".repeat(100), "乙".repeat(100));
        let (text, marks) = cut(&long, from_ref(&(300..309)));
        assert_eq!(text, format!("…{}新經濟{}…", "甲".repeat(20), "乙".repeat(37)));
        assert_eq!(&text[marks[0].clone()], "新經濟");
        let (text, marks) = cut(&long, &[]);
        assert!(text.starts_with('甲') && text.ends_with("甲…") && marks.is_empty());
        let end = long.len();
        let (text, marks) = cut(&long, from_ref(&(end - 3..end)));
        assert_eq!((text.chars().count(), &text[marks[0].clone()]), (61, "乙"));
        let whole = 0..3;
        let (text, marks) = cut("短", from_ref(&whole));
        assert_eq!((text.as_str(), marks.as_slice()), ("短", from_ref(&whole)));
    }
}
