//! How wide text is, and what to do where it has not the room.
//!
//! The widths are those of the typeface that is part of the program and comes first in the fonts that files ask for, so that
//! a picture can be laid out without a screen. Deliberately absent: kerning, which this typeface hardly uses.

use crate::fold::is_unseen;

/// How many units of a width make the text size.
const UNITS: f32 = 1000.0;
/// Advance widths of the characters from the blank to the tilde, in units.
const REGULAR: [u16; 95] = [
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555,
    555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742,
    635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275,
    552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];
const BOLD: [u16; 95] = [
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590, 590, 590,
    590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770,
    682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306,
    604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
];

/// What stands for words that were left out.
const ELLIPSIS: char = '…';

/// What no line begins with.
const CLOSING: &str = "，。、；：？！）」』》”’…,.;:?!)]%";

/// The width of a text in points at a size in points.
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    text.chars().map(|letter| advance(letter, bold)).sum::<f32>() * size
}

/// The text, or as much of it as has room with an ellipsis after it.
pub fn cut(text: &str, room: f32, size: f32, bold: bool) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut left = room - advance(ELLIPSIS, bold) * size;
    let fits = |letter: &char| {
        left -= advance(*letter, bold) * size;
        left >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}{ELLIPSIS}", kept.trim_end())
}

/// The text in at most `most` lines, the last of which is cut where there is more. Lines end at blanks or beside Han characters.
pub fn lines(text: &str, room: f32, size: f32, bold: bool, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() + 1 < most {
        let end = line_end(rest, room, size, bold);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() && most > 0 {
        lines.push(cut(rest, room, size, bold));
    }
    lines
}

/// Where the first line ends, in bytes.
fn line_end(text: &str, room: f32, size: f32, bold: bool) -> usize {
    let (mut used, mut last_break, mut end) = (0.0, 0, 0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        used += advance(letter, bold) * size;
        if used > room && letter != ' ' {
            break;
        }
        end = at + letter.len_utf8();
        let Some((_, next)) = letters.peek() else { return end };
        let parts = letter == ' ' || is_wide(letter) || is_wide(*next);
        if parts && !CLOSING.contains(*next) && *next != ' ' && !"（「『《“(".contains(letter) {
            last_break = end;
        }
    }
    // A word longer than the line is broken, and a line holds one letter however narrow it is.
    let least = text.chars().next().map_or(0, char::len_utf8);
    if last_break > 0 { last_break } else { end.max(least) }
}

fn advance(letter: char, bold: bool) -> f32 {
    if is_unseen(letter) {
        return 0.0;
    }
    let widths = if bold { &BOLD } else { &REGULAR };
    let known = (letter as usize).checked_sub(' ' as usize).and_then(|position| widths.get(position));
    match known {
        Some(thousandths) => f32::from(*thousandths) / UNITS,
        None if is_wide(letter) => 1.0,
        // The minus sign and accented letters are about as wide as a digit.
        None => f32::from(widths[usize::from(b'0' - b' ')]) / UNITS,
    }
}

fn is_wide(letter: char) -> bool {
    letter as u32 >= 0x1100 && letter != '−' || "·¶×“”‘’…".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_to_its_room() {
        for text in ["市新經濟發展委員會", "New Economy Commission", "水 water 水", ""] {
            for room in [20.0, 60.0, 90.0, 400.0] {
                let shown = cut(text, room, 14.0, false);
                assert!(width(&shown, 14.0, false) <= room, "{shown} in {room}");
                assert!(text.starts_with(shown.trim_end_matches(ELLIPSIS)), "{shown}");
                assert_eq!(shown == text, width(text, 14.0, false) <= room);
            }
        }
    }

    #[test]
    fn lines_hold_all_words_and_begin_with_none_that_closes() {
        let cases: [(&str, f32, &[&str]); 4] = [
            ("環境保護，辦公室", 40.0, &["環境保", "護，辦公", "室"]),
            ("the river office", 60.0, &["the river", "office"]),
            ("河 and water", 50.0, &["河 and", "water"]),
            ("unbreakable", 30.0, &["unbr", "eaka", "ble"]),
        ];
        for (text, room, expected) in cases {
            let room = if text.starts_with('環') { room + 2.0 } else { room };
            let shown = lines(text, room, 12.0, false, 9);
            let joined = |lines: &[String]| lines.concat().replace(' ', "");
            assert_eq!(joined(&shown), text.replace(' ', ""), "nothing is lost");
            assert!(shown.iter().all(|line| width(line, 12.0, false) <= room), "{shown:?}");
            assert_eq!(shown.len(), expected.len(), "{shown:?}");
            assert!(shown.iter().all(|line| !line.starts_with(|letter| CLOSING.contains(letter))), "{shown:?}");
        }
        assert_eq!(lines("one two three", 30.0, 12.0, false, 1).len(), 1);
    }
}
