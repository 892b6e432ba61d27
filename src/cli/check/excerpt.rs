//! The line of a file on which a problem stands, as a terminal can show it.
//!
//! Deliberately absent: drawing.

use crate::display::escaped;
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

/// The excerpt of `text` around `span`, both ends of which lie on character boundaries. However long the line is, no more of it is looked at
/// than is shown.
pub(super) fn around(text: &str, span: Range<usize>) -> Excerpt {
    let (before, is_cut_before) = last(line_before(text, span.start), BEFORE);
    let (rest, is_cut_after) = first(line_after(text, span.start), AFTER);
    let rest = if is_cut_after { rest } else { rest.trim_end_matches('\r') };
    let (marked, after) = rest.split_at(rest.floor_char_boundary(span.len().min(rest.len())));
    let [before, marked, after] = [before, marked, after].map(|part| escaped(part, &['\t']));
    let [left, right] = [is_cut_before, is_cut_after].map(|is_cut| if is_cut { CUT } else { "" });
    let start = left.len() + before.len();
    Excerpt { span: start..start + marked.len(), text: format!("{left}{before}{marked}{after}{right}") }
}

/// What stands before `at` on its line, as far as it may be shown.
fn line_before(text: &str, at: usize) -> &str {
    let window = &text[text.ceil_char_boundary(at.saturating_sub((BEFORE + 1) * char::MAX_LEN_UTF8))..at];
    window.rfind('\n').map_or(window, |line_feed| &window[line_feed + 1..])
}

/// What stands from `at` on its line, as far as it may be shown.
fn line_after(text: &str, at: usize) -> &str {
    let window = &text[at..text.floor_char_boundary(at + (AFTER + 2) * char::MAX_LEN_UTF8)];
    window.find('\n').map_or(window, |line_feed| &window[..line_feed])
}

/// The last characters of a text, and whether there are more.
fn last(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().rev().nth(count - 1) {
        Some((at, _)) if at > 0 => (&text[at..], true),
        _ => (text, false),
    }
}

/// The first characters of a text, and whether there are more.
fn first(text: &str, count: usize) -> (&str, bool) {
    text.char_indices().nth(count).map_or((text, false), |(at, _)| (&text[..at], true))
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
            ("\t甲\u{1b}[2J\u{202e}乙\u{9b}", "乙\u{9b}", "\t甲\\u{1b}[2J\\u{202e}[乙\\u{9b}]".to_owned()),
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
