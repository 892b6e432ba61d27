//! What the cells of a workbook look like, and how wide its columns are.
//!
//! Deliberately absent: what stands in them.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The narrowest and the widest column, in digits of the standard font.
const WIDTHS: [usize; 2] = [8, 48];

/// How much of a column a line fills at least before it is broken between words.
const FILLED: usize = WIDTHS[1] - 4;

/// How many lines of text a row shows at most; the rest is read in the cell.
const LINES: usize = 8;

/// The height of a line of text in points, with room for ideographs.
const LINE_HEIGHT: f64 = 16.5;

/// What the arrow of a filter takes of a header, in digits of the standard font.
const ARROW: usize = 4;

/// The formats of cells.
pub(super) struct Look {
    pub(super) header: Format,
    pub(super) text: Format,
    pub(super) quoted: Format,
    pub(super) link: Format,
    pub(super) quoted_link: Format,
    pub(super) whole: Format,
    pub(super) fraction: Format,
    pub(super) date: Format,
    pub(super) flag: Format,
}

impl Look {
    /// The formats of a table, where numbers stand below each other.
    pub(super) fn of_table() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let text = plain.clone().set_align(FormatAlign::Left).set_text_wrap();
        let link = text.clone().set_font_color(Color::RGB(0x05_63_C1)).set_underline(rust_xlsxwriter::FormatUnderline::Single);
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xDC_E6_F1))
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x95_B3_D7));
        Self {
            header,
            quoted: text.clone().set_quote_prefix(),
            quoted_link: link.clone().set_quote_prefix(),
            text,
            link,
            whole: plain.clone().set_num_format("#,##0"),
            fraction: plain.clone(),
            date: plain.clone().set_align(FormatAlign::Left).set_num_format("yyyy-mm-dd"),
            flag: plain.set_align(FormatAlign::Left),
        }
    }

    /// The formats of a list, where the values below each other have nothing in common.
    pub(super) fn of_list() -> Self {
        let table = Self::of_table();
        Self { whole: table.whole.clone().set_align(FormatAlign::Left), ..table }
    }
}

/// How wide a column has to be for what stands in it, within limits.
pub(super) struct Width(usize);

impl Width {
    pub(super) fn of_header(name: &str) -> Self {
        Self(name.lines().map(extent).max().unwrap_or_default() + ARROW)
    }

    pub(super) fn hold(&mut self, text: &str) {
        // A column that is at its widest already need not be measured.
        if self.0 < WIDTHS[1] {
            self.0 = self.0.max(text.lines().map(extent).max().unwrap_or_default() + 1);
        }
    }

    /// How many lines the text takes, up to as many as are shown. What is broken stands in a column at its widest.
    pub(super) fn lines(text: &str) -> usize {
        let lines_of = |line: &str| if extent(line) < WIDTHS[1] { 1 } else { extent(line).div_ceil(FILLED) };
        text.lines().take(LINES).map(lines_of).sum::<usize>().clamp(1, LINES)
    }

    /// The width in digits of the standard font.
    pub(super) fn digits(&self) -> f64 {
        self.0.clamp(WIDTHS[0], WIDTHS[1]) as f64
    }
}

/// The height of a row of several lines, in points. Without it some programs show the first line only.
pub(super) fn height(lines: usize) -> f64 {
    lines as f64 * LINE_HEIGHT
}

/// How wide a line is, in digits, as far as it can be shown; an ideograph or whatever else stands beyond the alphabets takes two.
fn extent(line: &str) -> usize {
    line.chars().take(WIDTHS[1] * LINES).map(|letter| if letter < '\u{1100}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_line_within_limits() {
        let long = "機".repeat(1_000);
        let cases: [(&[&str], f64); 5] = [
            (&[], 8.0),
            (&["agency-of-something"], 20.0),
            (&["機構改革辦公室"], 15.0),
            (&["a\nbcdefghijkl\nm"], 12.0),
            (&["a", &long], 48.0),
        ];
        for (texts, expected) in cases {
            let mut width = Width::of_header("id");
            texts.iter().for_each(|text| width.hold(text));
            assert_eq!(width.digits(), expected, "{texts:?}");
        }
    }

    #[test]
    fn rows_are_as_high_as_their_text_within_limits() {
        let cases = [("", 1), ("a", 1), ("a\nb", 2), (&"x".repeat(47), 1), (&"x".repeat(48), 2), (&"機".repeat(50), 3)];
        for (text, expected) in cases {
            assert_eq!(Width::lines(text), expected, "{text}");
        }
        for text in ["機".repeat(10_000), "a\n".repeat(10_000)] {
            assert_eq!(Width::lines(&text), LINES);
        }
    }
}
