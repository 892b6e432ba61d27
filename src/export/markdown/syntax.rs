//! Text, code and anchors so that Markdown shows them as they are.

/// Text on one line in which no letter has a meaning for Markdown, as long as it does not begin the line.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars) {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '~' | '&' | '$') {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

/// A code of one word in a fixed-width face; anything else as text.
pub(super) fn code(text: &str) -> String {
    // A backtick would end the span, and within one nothing can be escaped.
    let is_word = !text.is_empty() && !text.contains(|letter: char| letter == '`' || letter.is_whitespace());
    if is_word { format!("`{text}`") } else { escaped(text) }
}

/// An address as a link, if it is one that can be written so.
pub(super) fn address(text: &str) -> String {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = !text.chars().any(|letter| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>'));
    if is_address && is_plain { format!("<{text}>") } else { escaped(text) }
}

/// The name of the anchor of the record with this id. Ids as they should be are anchors as they are.
pub(super) fn anchor(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("_{:x}", u32::from(letter)) }).collect()
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
            ("  機構  改革 ", "機構 改革"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn code_and_addresses_hold_together() {
        assert_eq!(code("chengdu-2019"), "`chengdu-2019`");
        assert_eq!(code("a`b"), r"a\`b");
        assert_eq!(code("All rights_reserved"), r"All rights\_reserved");
        assert_eq!(address("https://example.org/a_b?c=1&d"), "<https://example.org/a_b?c=1&d>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(address("https://a> <b"), r"https://a> \<b");
    }

    #[test]
    fn anchors_are_distinct_and_plain() {
        assert_eq!(anchor("new-economy-committee"), "new-economy-committee");
        assert_eq!(anchor("a\"b _"), "a_22b_20_5f");
    }
}
