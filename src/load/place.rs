//! Lines and columns of positions in a file.

use serde::Serialize;
use std::fmt;
use std::sync::OnceLock;

/// A place in a file, both parts counted from 1; the column in characters, as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Location {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Location {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

/// How many bytes lie between two places of a text whose line and column are known.
const STRIDE: usize = 1024;

/// Places of a text at regular distances, so that many positions can be located without walking it again, even where all of it
/// stands on one line.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// How many line breaks, and then characters, begin before each multiple of [`STRIDE`]. A text without problems needs none.
    before: OnceLock<Vec<(u32, u32)>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, before: OnceLock::new() }
    }

    fn before(&self, stretch: usize) -> (u32, u32) {
        let before = self.before.get_or_init(|| {
            let mut before = Vec::with_capacity(self.text.len() / STRIDE + 2);
            before.push((0, 0));
            for stretch in self.text.as_bytes().chunks(STRIDE) {
                before.push(after(*before.last().unwrap_or(&(0, 0)), stretch));
            }
            before
        });
        before[stretch]
    }

    /// The place of the byte `offset`, which must lie on a character boundary.
    pub(super) fn locate(&self, offset: usize) -> Location {
        let stretch = offset / STRIDE;
        let (lines, characters) = after(self.before(stretch), &self.text.as_bytes()[stretch * STRIDE..offset]);
        Location { line: lines + 1, column: characters + 1 }
    }

    /// The byte offset of a line and column, both counted from 1 and clamped to the text.
    pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
        let start = if line <= 1 { 0 } else { text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1) };
        text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
    }
}

/// The line breaks and characters before the end of `bytes`, given those before their beginning.
fn after((lines, characters): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    match memchr::memrchr(b'\n', bytes) {
        None => (lines, characters + beginnings(bytes) as u32),
        Some(last) => {
            let breaks = memchr::memchr_iter(b'\n', bytes).count();
            (lines + breaks as u32, beginnings(&bytes[last + 1..]) as u32)
        }
    }
}

/// How many characters begin in a piece of UTF-8, which may begin and end within one.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "甲乙\r\n丙,丁\n";
        let lines = Lines::new(text);
        let at = text.find('丁').unwrap();
        assert_eq!(lines.locate(at), Location { line: 2, column: 3 });
        assert_eq!(Lines::offset(text, 2, 3), at);
        assert_eq!(lines.locate(text.len()), Location { line: 3, column: 1 });
        assert_eq!(Lines::offset(text, 9, 9), text.len());
    }

    #[test]
    fn columns_of_a_long_line_are_counted_across_stretches() {
        let text = format!("a\n{}", "甲b".repeat(3 * STRIDE));
        let lines = Lines::new(&text);
        for (column, (at, _)) in text[2..].char_indices().enumerate().step_by(997) {
            assert_eq!(lines.locate(at + 2), Location { line: 2, column: column as u32 + 1 });
        }
        assert_eq!(lines.locate(text.len()), Location { line: 2, column: 6 * STRIDE as u32 + 1 });
    }
}
