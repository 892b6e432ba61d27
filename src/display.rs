//! Foreign text made fit to be shown: without characters that act on whatever shows it, and no longer than there is room for.
//!
//! Names, ids, file names and the messages of other libraries may hold anything. Deliberately absent: where they are shown.

use std::borrow::Cow;
use std::path::Path;

/// Stands where a text was cut.
pub const CUT: &str = "…";

/// Whether a character acts on what shows it instead of being seen: control characters (ECMA-48, with C1), line and paragraph
/// separators, marks that reorder text (Unicode Standard Annex #9), and characters without width. Joiners are among the last although
/// some scripts need them, since an id or a file name that differs by a joiner looks the same.
pub fn is_active(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

/// A text in which every active character but those in `kept` is written as `\u{…}`.
pub fn escaped<'a>(text: &'a str, kept: &[char]) -> Cow<'a, str> {
    let acts = |letter: char| is_active(letter) && !kept.contains(&letter);
    if text.contains(acts) { replaced(text, acts).into() } else { text.into() }
}

/// The beginning of a text, at most `limit` characters long, with a mark where it was cut.
pub fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    match end_of(text, limit) {
        Some(end) => format!("{}{CUT}", &text[..end]).into(),
        None => text.into(),
    }
}

/// The same for a label: control characters, which window systems and screen readers trip over, are written as `\u{…}`.
pub fn label(text: &str, limit: usize) -> Cow<'_, str> {
    let acts = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t' | '\r');
    let shown = cut(text, limit);
    if shown.contains(acts) { replaced(&shown, acts).into() } else { shown }
}

fn replaced(text: &str, acts: impl Fn(char) -> bool) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if acts(letter) { safe.extend(letter.escape_unicode()) } else { safe.push(letter) }
    }
    safe
}

/// Where the first `limit` characters of a text end, if it has more. A long text is not looked through.
pub fn end_of(text: &str, limit: usize) -> Option<usize> {
    if text.len() <= limit {
        return None;
    }
    text.char_indices().nth(limit).map(|(end, _)| end)
}

/// A title on one line for the system's window manager, which ends strings at a zero byte and draws whatever else it is given.
pub fn window_title(text: &str, limit: usize) -> String {
    let beginning = end_of(text, limit).map_or(text, |end| &text[..end]);
    let plain: String = beginning.chars().map(|letter| if is_active(letter) { ' ' } else { letter }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if beginning.len() < text.len() { format!("{plain}{CUT}") } else { plain }
}

/// The system's own words for a failure. `tempfile` adds the name of its temporary file, which nobody has asked for and which it does
/// not hand out apart.
pub fn system_message(error: &std::io::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at path \"") {
        Some((before, _)) if error.raw_os_error().is_none() => before.to_owned(),
        _ => message,
    }
}

/// Whether a text is an address of the web on one line, which may be made a link. Whoever opens an export must not run what a dataset
/// brings along.
pub fn is_web_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_plain = !text.chars().any(|letter| letter.is_whitespace() || is_active(letter) || matches!(letter, '<' | '>'));
    matches!(scheme.as_deref(), Some("http" | "https")) && is_plain
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    label(&name, crate::limits::TITLE).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_characters_are_named_and_others_stay() {
        let cases = [
            ("機構 改革 e\u{301} 葛\u{e0100} 😀", "機構 改革 e\u{301} 葛\u{e0100} 😀"),
            ("a\u{1b}]0;x\u{7}b", "a\\u{1b}]0;x\\u{7}b"),
            ("\u{9b}2J\u{7f}", "\\u{9b}2J\\u{7f}"),
            ("a\u{202e}b\u{2066}c\u{2069}", "a\\u{202e}b\\u{2066}c\\u{2069}"),
            ("a\u{200b}b\u{feff}\u{200d}", "a\\u{200b}b\\u{feff}\\u{200d}"),
            ("a\u{e0041}b\u{2028}", "a\\u{e0041}b\\u{2028}"),
            ("a\nb\tc\rd", "a\nb\\u{9}c\\u{d}d"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text, &['\n']), expected);
        }
    }

    #[test]
    fn texts_are_cut_between_characters_with_a_mark() {
        for (text, limit, expected) in [("機構改革", 4, "機構改革"), ("機構改革", 2, "機構…"), ("abc", 0, "…"), ("", 0, "")]
        {
            assert_eq!(cut(text, limit), expected);
        }
        assert_eq!(cut(&"機".repeat(1 << 20), 3), "機機機…");
    }

    #[test]
    fn labels_hold_no_control_characters() {
        for (text, expected) in [
            ("a\0b\u{1b}", "a\\u{0}b\\u{1b}"),
            ("a\u{9b}\u{7f}", "a\\u{9b}\\u{7f}"),
            ("a\nb\tc", "a\nb\tc"),
            ("abcdef", "abcde…"),
        ] {
            assert_eq!(label(text, 5), expected);
        }
    }

    #[test]
    fn a_window_title_is_one_short_line() {
        let cases = [("a\0b", "a b"), (" a\n\u{1b}[2J\u{202e} b ", "a [2J b"), ("機構改革的標題", "機構改革的…"), ("\0\0", "")];
        for (text, expected) in cases {
            let limit = if text.contains('\u{1b}') { 20 } else { 5 };
            assert_eq!(window_title(text, limit), expected);
        }
    }

    #[test]
    fn a_failure_is_told_in_the_words_of_the_system() {
        let system = || std::io::Error::from_raw_os_error(13);
        assert_eq!(system_message(&system()), system().to_string());
        let failed = tempfile::tempdir_in("/no such folder").expect_err("there is no such folder");
        assert!(failed.to_string().contains("no such folder") && !system_message(&failed).contains("no such folder"));
        assert_eq!(system_message(&std::io::Error::other("own words")), "own words");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for text in ["https://a.example/x?y=1&z=%20#機", "http://a", "HTTPS://a"] {
            assert!(is_web_address(text), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "JavaScript://a%0aalert(1)",
            "data:text/html,x",
            "data://a",
            "vbscript:x",
            "file:///etc/hosts",
            "ftp://a",
            "//a",
            "a.example",
            " https://a",
            "https://a b",
            "https://a\nb",
            "https://a\u{202e}b",
            "https://a\u{1b}b",
            "https://a>b",
            "",
        ] {
            assert!(!is_web_address(text), "{text:?}");
        }
    }
}
