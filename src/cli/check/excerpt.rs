//! The line of a file on which a problem stands, as a terminal can show it.
//!
//! Deliberately absent: drawing. The excerpt keeps its length in bytes, so that what is underlined stays where it is.

use std::ops::Range;

/// How many characters of a long line are shown before what is underlined.
const BEFORE: usize = 30;

/// How many characters of a long line are shown from the beginning of what is underlined.
const AFTER: usize = 50;

/// What stands for the part of a line that is not shown.
const CUT: &str = "...";

/// A line, or a part of it, and what is to be underlined in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// The excerpt of `text` around `span`, both ends of which lie on character boundaries.
pub(super) fn around(text: &str, span: Range<usize>) -> Excerpt {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    let marked = span.start.min(end)..span.end.min(end).max(span.start.min(end));
    let (from, is_cut_before) = match text[start..marked.start].char_indices().rev().nth(BEFORE - 1) {
        Some((at, _)) if at > 0 => (start + at, true),
        _ => (start, false),
    };
    let (to, is_cut_after) = match text[marked.start..end].char_indices().nth(AFTER) {
        Some((at, _)) => (marked.start + at, true),
        None => (end, false),
    };
    let [before, after] = [is_cut_before, is_cut_after].map(|is_cut| if is_cut { CUT } else { "" });
    let shift = |at: usize| at.min(to) - from + before.len();
    let span = shift(marked.start)..shift(marked.end);
    Excerpt { text: format!("{before}{}{after}", harmless(&text[from..to])), span }
}

/// A text without the control characters by which a terminal could be made to do something else (ECMA-48), as long as before. A
/// tab stays.
fn harmless(text: &str) -> String {
    let is_control = |letter: char| letter.is_control() && letter != '\t';
    text.chars()
        .flat_map(|letter| {
            let (letter, times) = if is_control(letter) { (' ', letter.len_utf8()) } else { (letter, 1) };
            std::iter::repeat_n(letter, times)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_as_far_as_it_can_be_read() {
        let long = format!("{}甲乙{}", "字".repeat(90), "文".repeat(90));
        let begins = format!("甲乙{}", "文".repeat(90));
        let cases: [(&str, &str, String); 6] = [
            ("一\n二甲乙三\r\n四", "甲乙", "二[甲乙]三".to_owned()),
            ("甲乙", "甲乙", "[甲乙]".to_owned()),
            ("\t甲\u{1b}[2J\u{9b}乙", "乙", "\t甲 [2J  [乙]".to_owned()),
            ("甲\n", "\n", "甲[]".to_owned()),
            (&long, "甲乙", format!("...{}[甲乙]{}...", "字".repeat(30), "文".repeat(48))),
            (&begins, &begins, format!("[甲乙{}]...", "文".repeat(48))),
        ];
        for (text, marked, expected) in cases {
            let at = text.find(marked).unwrap();
            let Excerpt { text: shown, span } = around(text, at..at + marked.len());
            let drawn = format!("{}[{}]{}", &shown[..span.start], &shown[span.clone()], &shown[span.end..]);
            assert_eq!(drawn, expected, "{text}");
        }
    }
}
