//! Looser forms than the folded one, in which a text is named as nearly what was sought and never taken for it.
//!
//! Two texts are in the same writing where script, case, width, blanks and signs such as “ and 「 are all that differs. They look alike
//! where letters also look the same: Latin A and Cyrillic А, 未 and 末, by the data of Unicode Technical Standard #39.

use super::signs::{is_sign, sign};
use super::{Folded, fold};
use std::ops::Range;
use unicode_security::skeleton;

/// Letters that people and scanners take for each other and that the data of Unicode keeps apart; the first stands for all.
const ALIKE: [&str; 8] = ["o〇○◯", "日曰", "己已巳", "戊戌戍", "千干", "人入", "天夭", "冶治"];

/// What a text looks like.
#[derive(Clone, Debug)]
pub struct Looks(Folded);

impl Looks {
    /// What a text looks like.
    pub fn new(text: &str) -> Self {
        let mut writing = Writing::default();
        for (at, letter) in text.char_indices() {
            let place = at..at + letter.len_utf8();
            let written = first_alike(letter).to_string();
            let folded = fold(&written);
            let looks = if folded.chars().all(is_sign) { folded } else { fold(&skeleton(&written).collect::<String>()) };
            looks.chars().for_each(|look| writing.push(look, letter.is_ascii_digit(), &place));
        }
        Self(writing.folded)
    }

    /// Where the text looks like other words, in bytes of the text.
    pub fn places(&self, words: &Self) -> Vec<Range<usize>> {
        let words = &words.0.text;
        if words.is_empty() {
            return Vec::new();
        }
        self.0.text.match_indices(words).map(|(at, found)| self.0.original(at..at + found.len())).collect()
    }
}

fn first_alike(letter: char) -> char {
    ALIKE.iter().find(|letters| letters.contains(letter)).and_then(|letters| letters.chars().next()).unwrap_or(letter)
}

/// Whether two texts are the same words in another writing.
pub fn is_same_writing(one: &str, other: &str) -> bool {
    let writing = |text: &str| {
        let mut writing = Writing::default();
        fold(text).chars().for_each(|letter| writing.push(letter, letter.is_ascii_digit(), &(0..0)));
        writing.folded.text
    };
    writing(one) == writing(other)
}

/// A text in which one sign stands for all that are put for it and for each run of them, and blanks stand between figures only.
#[derive(Default)]
struct Writing {
    folded: Folded,
    /// The blank after what was written last.
    blank: Option<Range<usize>>,
    ends_with_digit: bool,
}

impl Writing {
    fn push(&mut self, letter: char, is_digit: bool, place: &Range<usize>) {
        if letter.is_whitespace() {
            self.blank = Some(place.clone());
            return;
        }
        // 1 5 is not 15.
        if let Some(blank) = self.blank.take().filter(|_| is_digit && self.ends_with_digit) {
            self.add(' ', blank);
        }
        self.ends_with_digit = is_digit;
        let sign = sign(letter);
        match self.folded.parts.last_mut().filter(|_| sign.is_some() && self.folded.text.ends_with(sign.unwrap_or(letter))) {
            Some((_, part)) => part.end = place.end,
            None => self.add(sign.unwrap_or(letter), place.clone()),
        }
    }

    fn add(&mut self, letter: char, place: Range<usize>) {
        self.folded.parts.push((self.folded.text.len(), place));
        self.folded.text.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_alike(one: &str, other: &str) -> bool {
        Looks::new(one).places(&Looks::new(other)) == vec![std::ops::Range { start: 0, end: one.len() }]
    }

    #[test]
    fn signs_are_put_for_each_other() {
        for (one, other) in [
            ("“一窗”", "\"一窗\""),
            ("‘樣圖’", "'樣圖'"),
            ("「一窗」", "“一窗”"),
            ("『一窗』", "''一窗''"),
            ("甲——乙", "甲--乙"),
            ("甲—乙", "甲–乙"),
            ("甲―乙", "甲－乙"),
            ("1～5月", "1-5月"),
            ("做起……", "做起..."),
            ("做起。。。", "做起…"),
            ("做起⋯⋯", "做起…"),
            ("甲•乙", "甲·乙"),
            ("甲・乙", "甲‧乙"),
            ("甲．乙", "甲·乙"),
            ("甲、乙", "甲，乙"),
            ("甲：乙", "甲∶乙"),
            ("〔2019〕", "[2019]"),
            ("長 江", "長江"),
            ("⺠", "民"),
            ("ＡＢ", "ab"),
        ] {
            assert!(is_same_writing(one, other) && looks_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("1 5", "15"), ("甲乙", "甲、乙"), ("“甲”", "甲"), ("5", "-5"), ("甲;乙", "甲,乙"), ("5%", "5‰")]
        {
            assert!(!is_same_writing(one, other) && !looks_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn letters_that_look_alike_make_other_words() {
        for (one, other) in [
            ("А2", "A2"),
            ("Ｂ區", "В區"),
            ("未", "末"),
            ("二○一九", "二〇一九"),
            ("二O", "二〇"),
            ("1O", "10"),
            ("囗", "口"),
            ("士", "土"),
        ] {
            assert!(looks_alike(one, other) && !is_same_writing(one, other), "{one} {other}");
        }
        for (one, other) in [("水", "木"), ("A", "E"), ("務", "利")] {
            assert!(!looks_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_place_is_that_of_the_text() {
        for (text, words, expected) in [
            ("推行“一窗”了", "\"一窗\"", "“一窗”"),
            ("甲……乙", "甲...", "甲……"),
            ("在長 江邊", "長江", "長 江"),
            ("在А區", "A區", "А區"),
        ] {
            let places = Looks::new(text).places(&Looks::new(words));
            assert_eq!(places.into_iter().map(|place| &text[place]).collect::<Vec<_>>(), [expected], "{text}");
        }
    }
}
