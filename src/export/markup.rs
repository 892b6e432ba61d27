//! Text within HTML and XML.
//!
//! What these allow is the intersection of XML 1.0 (section 2.2) and the HTML standard (13.2.3.5, preprocessing the input stream), so
//! that one rule serves both.

/// Embeddings and overrides of the direction of text, which U+202C ends, and isolates, which U+2069 ends (UAX #9, 2.1 to 2.5).
const EMBEDDINGS: [char; 4] = ['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}'];
const ISOLATES: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];

/// What has to follow a text so that it does not turn the words after it around.
pub(super) fn ends_of_directions(text: &str) -> String {
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            letter if EMBEDDINGS.contains(&letter) => open.push('\u{202c}'),
            letter if ISOLATES.contains(&letter) => open.push('\u{2069}'),
            // An embedding ends at most what was begun within its isolate, and the end of an isolate ends all within it.
            '\u{202c}' if open.last() == Some(&'\u{202c}') => _ = open.pop(),
            '\u{2069}' => {
                if let Some(begun) = open.iter().rposition(|end| *end == '\u{2069}') {
                    open.truncate(begun);
                }
            }
            _ => {}
        }
    }
    open.into_iter().rev().collect()
}

/// Text in which no letter has a meaning for HTML or XML, within tags and in attributes alike. Characters that these do not
/// allow are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Readers take each of these for something else: a line feed, a control character, a paragraph.
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push(' '),
            letter if is_allowed(letter) => safe.push(letter),
            _ => {}
        }
    }
    safe + &ends_of_directions(text)
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
            ("a\u{0}\u{1}\u{7f}b\u{fffe}\u{fdd0}\u{1ffff}c", "abc"),
            ("a\r\nb\tc\u{85}d\u{2028}e\u{2029}f", "a \nb\tc d e f"),
            ("機構 \u{feff}😀", "機構 \u{feff}😀"),
            ("a\u{202e}b", "a\u{202e}b\u{202c}"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn directions_end_with_their_text() {
        let cases = [
            ("機構", ""),
            ("\u{202e}a", "\u{202c}"),
            ("\u{202e}a\u{202c}", ""),
            ("\u{2067}\u{202b}a", "\u{202c}\u{2069}"),
            ("\u{2067}\u{202b}a\u{2069}", ""),
            ("\u{202d}\u{2066}a\u{202c}\u{2069}", "\u{202c}"),
            ("\u{202c}\u{2069}", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(ends_of_directions(text), expected, "{text:?}");
        }
    }
}
