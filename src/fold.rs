//! The form in which texts and terms are compared: one case, one width, one script.
//!
//! Each character becomes its NFKC form (Unicode Standard Annex #15) in lower case, and a Han character the one that stands for
//! all of its Traditional, Simplified and regional forms; a radical is the ideograph that it looks like. Runs of blanks become one blank, and the comma of 46,000 is left
//! out. Characters that nobody sees, such as a soft hyphen, vanish. Where the folded text stands in the original is known to
//! the character. Deliberately absent: words and phrases; 瞭解 and 了解 fold alike because 瞭 and 了 do.

mod looks;
mod radicals;
mod sight;
mod signs;
mod variants;

pub use looks::{Looks, is_same_writing};
pub use sight::{characters, is_blank, is_unseen, seen};
pub use signs::is_dash;

use hanconv::RawDictionary;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text that knows where each part of it stands in the original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each part in order: where it begins in the folded text, and where it stands in the original.
    parts: Vec<(usize, Range<usize>)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), parts: Vec::new() };
        let parts = &mut folded.parts;
        fold_onto(original, &mut folded.text, &mut |start, part| parts.push((start, part)));
        folded
    }

    /// Where a part of the folded text stands in the original. The part must not be empty.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.parts.partition_point(|(start, _)| *start <= range.start) - 1;
        let last = self.parts.partition_point(|(start, _)| *start < range.end) - 1;
        self.parts[first].1.start..self.parts[last].1.end
    }
}

/// A text in the form in which texts and terms are compared.
pub fn fold(original: &str) -> String {
    let mut folded = String::with_capacity(original.len());
    fold_onto(original, &mut folded, &mut |_, _| {});
    folded
}

/// The folded form of a character by itself, or the character where that is not one character.
pub fn fold_letter(letter: char) -> char {
    TABLE.get(letter as usize).copied().filter(|simple| *simple != '\0').unwrap_or_else(|| one_script(letter))
}

/// Appends the folded form of a text. `part` is told where each part of it begins in `folded` and where it stands in the original.
pub fn fold_onto(original: &str, folded: &mut String, part: &mut impl FnMut(usize, Range<usize>)) {
    let table = &*TABLE;
    let beginning = folded.len();
    let mut letters = original.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let start = folded.len();
        let mut end = at + letter.len_utf8();
        while let Some((mark, letter)) = letters.next_if(|(_, next)| is_mark(*next)) {
            end = mark + letter.len_utf8();
        }
        let is_alone = end == at + letter.len_utf8();
        let simple = table.get(letter as usize).filter(|simple| is_alone && **simple != '\0');
        match simple {
            Some(simple) => push(*simple, &original[end..], beginning, folded),
            None => original[at..end]
                .nfkc()
                .flat_map(char::to_lowercase)
                .filter(|letter| !is_unseen(*letter))
                .for_each(|letter| push(one_script(letter), &original[end..], beginning, folded)),
        }
        if folded.len() > start {
            part(start, at..end);
        }
    }
}

/// Appends one letter, unless it is a blank after a blank or the comma of a number that goes on with `rest`.
fn push(letter: char, rest: &str, beginning: usize, folded: &mut String) {
    let before = folded[beginning..].bytes().next_back();
    match letter {
        ',' if before.is_some_and(|byte| byte.is_ascii_digit()) && has_three_digits(rest) => {}
        letter if letter.is_whitespace() || letter.is_control() => {
            if before != Some(b' ') {
                folded.push(' ');
            }
        }
        letter => folded.push(letter),
    }
}

/// Whether a text begins with exactly three digits.
fn has_three_digits(text: &str) -> bool {
    text.chars().take(4).take_while(|letter| letter.is_ascii_digit() || ('０'..='９').contains(letter)).count() == 3
}

/// Whether a character belongs to the one before it.
fn is_mark(letter: char) -> bool {
    letter >= '\u{300}' && !is_han(letter) && is_combining_mark(letter)
}

/// The unified ideographs of the Basic Multilingual Plane.
fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The character that stands for all forms of a Han character.
fn one_script(letter: char) -> char {
    SCRIPT.get(&letter).copied().unwrap_or(letter)
}

/// For each Han character with several forms the one that stands for all of them. Forms that a dictionary gives for the same
/// character go together, so that 畫, 劃, 画 and 划 are one: which of them is meant, only a phrase could tell.
static SCRIPT: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let single = |text: &str| {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let mut parents = variants::usual_forms();
    for dictionary in [RawDictionary::TWVariants, RawDictionary::HKVariants, RawDictionary::TSCharacters] {
        for (letter, forms) in dictionary.var_iter() {
            let Some(first) = forms.first().and_then(|form| single(form)) else {
                continue;
            };
            for other in std::iter::once(letter).chain(forms).filter_map(single) {
                let (from, to) = (representative(&parents, other), representative(&parents, first));
                if from != to {
                    parents.insert(from, to);
                }
            }
        }
    }
    let forms = parents.keys().map(|letter| (*letter, representative(&parents, *letter)));
    forms.chain(radicals::radicals().map(|(radical, letter)| (radical, representative(&parents, letter)))).collect()
});

fn representative(parents: &HashMap<char, char>, mut letter: char) -> char {
    while let Some(parent) = parents.get(&letter) {
        letter = *parent;
    }
    letter
}

/// For each character of the Basic Multilingual Plane its folded form, or NUL where that is not one visible character.
static TABLE: LazyLock<Box<[char]>> = LazyLock::new(|| {
    let simple = |letter: char| {
        if is_han(letter) || ('\u{ac00}'..='\u{d7a3}').contains(&letter) {
            return one_script(letter);
        }
        let mut forms = letter.nfkc().flat_map(char::to_lowercase);
        match (forms.next(), forms.next()) {
            (Some(form), None) if !is_unseen(form) => one_script(form),
            _ => '\0',
        }
    };
    (0..=0xffff).map(|code| char::from_u32(code).map_or('\0', simple)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn forms_fold_alike() {
        let cases = [
            ("新經濟", "新经济"),
            ("著作 顯著", "着作 显着"),
            ("裡面", "裏面"),
            ("裡", "里"),
            ("後", "后"),
            ("臺", "台"),
            ("餘", "余"),
            ("餘", "馀"),
            ("註", "注"),
            ("爲", "為"),
            ("為", "为"),
            ("綫", "線"),
            ("線", "线"),
            ("計畫", "計劃"),
            ("計畫", "计划"),
            ("瞭解", "了解"),
            ("什麼", "什么"),
            ("衞", "卫"),
            ("説", "说"),
            ("高峯", "高峰"),
            ("羣眾", "群众"),
            ("裏", "裡"),
            ("頭髮 髪", "头发 發"),
            ("檯颱", "台台"),
            ("鄕邨 鄉村", "乡村 乡邨"),
            ("靑 值", "青 値"),
            ("𠮷", "吉"),
            ("閱 銳 敎 卽", "閲 鋭 教 即"),
            ("啟", "启"),
            ("ＧＤＰ　１２３％", "gdp 123%"),
            ("Straße É", "straße e\u{301}"),
            ("café", "cafe\u{301}"),
            ("㎡", "m2"),
            ("46,000", "46000"),
            ("４６，０００", "46000"),
            ("1,234,567.8", "1234567.8"),
            ("a \t\n　b", "a b"),
            ("co\u{ad}op\u{200b}", "coop"),
            ("葛\u{e0100}", "葛"),
            ("\u{f9dc}", "隆"),
            ("便⺠服務", "便民服务"),
            ("⻩河⻑江⻋站", "黄河長江车站"),
            ("⼀窗", "一窗"),
            ("a\u{202d}b\u{2066}c\u{61c}", "abc"),
        ];
        for (left, right) in cases {
            assert_eq!(fold(left), fold(right), "{left} {right}");
            assert_eq!(fold(&fold(left)), fold(left), "{left}");
        }
    }

    #[test]
    fn what_differs_stays_different() {
        for (left, right) in [
            ("值", "直"),
            ("邱", "丘"),
            ("1,23", "123"),
            ("1,2345", "12345"),
            ("a,123", "a123"),
            ("é", "e"),
            ("市", "巿"),
            ("己", "已"),
        ] {
            assert_ne!(fold(left), fold(right), "{left} {right}");
        }
    }

    #[test]
    fn every_part_knows_its_place() {
        let cases = [
            ("逾46,000戶", "46000", "46,000"),
            ("Ａ㎡B", "m2", "㎡"),
            ("Ａ㎡B", "2b", "㎡B"),
            ("x  新  經濟 ", "新 经", "新  經"),
            ("cafe\u{301}s", "é", "e\u{301}"),
            ("co\u{ad}op", "oo", "o\u{ad}o"),
            ("𠀋經", "经", "經"),
        ];
        for (text, part, expected) in cases {
            let folded = Folded::new(text);
            let at = folded.text.find(part).unwrap();
            assert_eq!(&text[folded.original(at..at + part.len())], expected, "{text}");
            assert_eq!(folded.text, fold(text));
        }
    }
    proptest! {
        #[test]
        fn any_text_folds(text in "\\PC{0,8}[\n\t ,0-9\u{301}萬é]{0,8}", other in any::<String>()) {
            for text in [text, other] {
                let folded = Folded::new(&text);
                prop_assert_eq!(&folded.text, &fold(&text));
                prop_assert!(!folded.text.contains('\n'));
                for (at, letter) in folded.text.char_indices() {
                    let place = folded.original(at..at + letter.len_utf8());
                    prop_assert!(text.get(place).is_some_and(|part| !part.is_empty()));
                }
            }
        }
    }
}
