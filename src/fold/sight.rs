//! What of a text a person sees: which characters show nothing, and how many there are.
//!
//! Deliberately absent: fonts, and characters that look alike.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text without the characters that show nothing, in its composed form (NFC).
pub fn seen(text: &str) -> String {
    text.chars().filter(|letter| !is_unseen(*letter)).nfc().collect()
}

/// How many characters of a text a person sees (grapheme clusters of Unicode Standard Annex #29).
pub fn characters(text: &str) -> usize {
    text.graphemes(true).filter(|character| !character.chars().all(is_unseen)).count()
}

/// Whether there is nothing to see in a text.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || letter.is_control() || is_unseen(letter) || letter == BRAILLE_BLANK)
}

/// A sign of Braille without a dot, which is no blank to Unicode.
const BRAILLE_BLANK: char = '\u{2800}';

/// Characters that show nothing and take no room: soft hyphen, zero-width blanks and joiners, marks of direction, variation selectors
/// (property Default_Ignorable_Code_Point of the Unicode Character Database).
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_makes_no_text() {
        for text in
            ["", " ", "　　", "\u{200b}", "\u{feff}", "\u{ad}", "\u{2060}\u{200d}", "\u{2800}", "\u{3164}", "\u{202a}\t\u{1}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["一", "\u{200b}.", "〇"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn characters_are_those_that_a_person_sees() {
        for (text, count) in [
            ("便民", 2),
            ("cafe\u{301}", 4),
            ("葛\u{e0100}城", 2),
            ("便\u{200b}民\u{feff}", 2),
            ("👨\u{1f3fd}", 1),
            ("👩\u{200d}👧", 1),
            ("각", 1),
            ("𠀋", 1),
            ("", 0),
        ] {
            assert_eq!(characters(text), count, "{text:?}");
        }
    }

    #[test]
    fn one_spelling_is_left_of_what_looks_the_same() {
        for (text, expected) in [
            ("cafe\u{301}", "café"),
            ("5\u{212b}", "5Å"),
            ("\u{2126}", "Ω"),
            ("\u{f9dc}\u{2f801}", "隆丸"),
            ("e\u{200b}\u{301}", "é"),
        ] {
            assert_eq!(seen(text), expected);
        }
    }
}
