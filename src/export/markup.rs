//! Text within HTML and XML.
//!
//! What these allow is the intersection of XML 1.0 (section 2.2) and the HTML standard (13.2.3.5, preprocessing the input stream), so
//! that one rule serves both.

/// Text in which no letter has a meaning for HTML or XML, within tags and in attributes alike. Characters that these do not
/// allow are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| is_allowed(*letter)) {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Readers of XML and HTML make line feeds of these.
            '\r' => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// Whether a character may stand in a document at all: no control character but white space, and no noncharacter (Unicode 23.7).
pub(super) fn is_allowed(letter: char) -> bool {
    let code = u32::from(letter);
    let is_noncharacter = (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
    !is_noncharacter && (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            ("\" onload=\"a&amp;", "&quot; onload=&quot;a&amp;amp;"),
            ("a\u{0}\u{1}\u{7f}\u{85}b\u{fffe}\u{fdd0}\u{1ffff}c", "abc"),
            ("a\r\nb\tc", "a \nb\tc"),
            ("機構 \u{feff}\u{2028}😀", "機構 \u{feff}\u{2028}😀"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }
}
