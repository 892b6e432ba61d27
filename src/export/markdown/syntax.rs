//! Text and code so that Markdown shows them as they are.

use crate::display::is_active;
use crate::export::markup::{ends_of_directions, is_allowed};

/// Text on one line in which no letter has a meaning for Markdown, as long as it does not begin the line. White space of any
/// sort and length becomes one blank, and other control characters are left out.
pub(in crate::export) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_whitespace() || is_allowed(*letter)) {
        if letter.is_whitespace() {
            if !safe.ends_with(' ') {
                safe.push(' ');
            }
            continue;
        }
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '~' | '&' | '$') {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe + &ends_of_directions(text)
}

/// A code of one word in a fixed-width face; anything else as text.
pub(in crate::export) fn code(text: &str) -> String {
    // A backtick would end the span, and within one nothing can be escaped.
    let is_word = !text.is_empty() && !text.contains(|letter: char| letter == '`' || letter.is_whitespace() || is_active(letter));
    if is_word { format!("`{text}`") } else { escaped(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("5+X", "5+X"),
            ("a_b *c* [d](e)", r"a\_b \*c\* \[d\](e)"),
            ("<script>&amp;", r"\<script>\&amp;"),
            ("一\n\n# 二\r\n- 三", r"一 \# 二 - 三"),
            (r"\`~$", r"\\\`\~\$"),
            ("a\u{1}b\u{2028}c\u{85}d", "ab c d"),
            ("a\u{202e}b", "a\u{202e}b\u{202c}"),
            ("  機構  改革 ", " 機構 改革 "),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn code_holds_together() {
        assert_eq!(code("chengdu-2019"), "`chengdu-2019`");
        assert_eq!(code("a`b"), r"a\`b");
        assert_eq!(code("a\u{1b}]0;b"), r"a\]0;b");
        assert_eq!(code("All rights_reserved"), r"All rights\_reserved");
    }
}
