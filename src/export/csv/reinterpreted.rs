//! Which texts Excel takes for something else when it opens a CSV file: a date, a time, or a number that is shown otherwise.
//!
//! It does so with whatever can be read as one, whether or not it stands in quotation marks; the text is lost once the file is saved.
//! Cells are left as they are, since every other program reads them rightly, and are counted. Numbers of which nothing is lost do not
//! count. Deliberately absent: what only some regional settings take for a date, such as `1.2`.

use crate::export::cell::Cell;
use unicode_normalization::UnicodeNormalization;

/// No text that is longer, in bytes, is a number or a date to Excel.
const LONGEST: usize = 255;

/// How many digits a number keeps (Microsoft Support, "Excel specifications and limits").
const EXACT_DIGITS: usize = 15;

/// The least that Excel takes for the name of a month.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS: [&str; 13] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "sept",
    "september",
    "october",
    "november",
    "december",
];

/// Whether Excel shows a cell otherwise than it is written.
pub(super) fn is_reinterpreted(cell: &Cell) -> bool {
    match cell {
        Cell::Flag(_) => false,
        // A whole date is meant as one.
        Cell::Date(date) => date.month.is_some() && date.day.is_none(),
        Cell::Number(_) | Cell::Digits(_) | Cell::Text(_) | Cell::Ids(_) => is_changed(&cell.text()),
    }
}

fn is_changed(text: &str) -> bool {
    let may_be = text.len() <= LONGEST && text.chars().any(char::is_numeric);
    if !may_be {
        return false;
    }
    // Full-width digits and signs are read as well.
    let text: String = text.nfkc().collect();
    let text = text.trim();
    is_changed_number(text) || is_date(text) || is_time(text) || is_fraction(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of which a zero, a sign or a digit is lost, or which was never meant as one: `007`, `+5`, `4.60`, `1E5`.
fn is_changed_number(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['+', '-']);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.trim_start_matches(['+', '-']))),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = whole.replace(',', "");
    let digits = format!("{whole}{fraction}");
    if !is_number(&digits) || exponent.is_some_and(|exponent| !is_number(exponent)) {
        return false;
    }
    let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    exponent.is_some() || text.starts_with('+') || has_leading_zero || fraction.ends_with('0') || significant > EXACT_DIGITS
}

/// `2019-06`, `1-2`, `3/4`, `2019/6/30`, `Mar-1`, `SEPT2`, `2019年6月`.
fn is_date(text: &str) -> bool {
    let text = text.replace(['年', '月'], "-").replace(['日', '號', '号'], "").to_lowercase();
    let text = text.trim_end_matches('-');
    let parts: Vec<&str> = text.split(['-', '/']).map(str::trim).collect();
    let number = |part: &str| is_number(part).then(|| part.parse::<u32>().ok()).flatten().filter(|_| part.len() <= 4);
    let is_month = |part: &str| number(part).is_some_and(|month| (1..=12).contains(&month)) || is_name_of_month(part);
    let is_day = |part: &str| number(part).is_some_and(|day| (1..=31).contains(&day));
    let is_year = |part: &str| number(part).is_some_and(|year| year <= 99 || (1900..=9999).contains(&year));
    match parts[..] {
        [one] => {
            let at = one.find(|letter: char| letter.is_ascii_digit()).unwrap_or(one.len());
            let end = one.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(one.len());
            let (name, number) = if at > 0 { one.split_at(at) } else { (&one[end..], &one[..end]) };
            is_name_of_month(name.trim()) && (is_day(number) || is_year(number))
        }
        [one, other] => {
            let is_pair = |month: &str, other: &str| is_month(month) && (is_day(other) || is_year(other));
            is_pair(one, other) || is_pair(other, one)
        }
        [one, other, last] => {
            let year_first = is_year(one) && is_month(other) && is_day(last);
            let year_last = is_year(last) && ((is_month(one) && is_day(other)) || (is_day(one) && is_month(other)));
            year_first || year_last
        }
        _ => false,
    }
}

fn is_name_of_month(text: &str) -> bool {
    MONTHS.contains(&text) || LONG_MONTHS.contains(&text)
}

/// `1:20`, `12:30:05`.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let two_digits = |part: &&str| is_number(part) && part.len() <= 2;
    matches!(parts.len(), 2 | 3) && is_number(parts[0]) && parts[0].len() <= 4 && parts[1..].iter().all(two_digits)
}

/// `1 3/4`.
fn is_fraction(text: &str) -> bool {
    let parts = text.split_once(' ').and_then(|(whole, rest)| Some((whole, rest.split_once('/')?)));
    parts.is_some_and(|(whole, (one, other))| [whole, one, other].into_iter().all(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_would_change_is_told_from_what_it_keeps() {
        let changed = [
            "2019-06",
            "1-2",
            "3/4",
            "2019/6/30",
            "2019-06-30",
            "30/6/2019",
            "Mar-1",
            "SEPT2",
            "1-Dec",
            "MARCH1",
            "5 May",
            "007",
            "00",
            "1E5",
            "12e03",
            "+5",
            "4.60",
            "12345678901234567890",
            "0.1234567890123456",
            "1:20",
            "12:30:05",
            "1 3/4",
            "2019年6月",
            "6月30日",
            "１－２",
            " 1-2 ",
        ];
        for text in changed {
            assert!(is_reinterpreted(&Cell::of_text(text)), "{text}");
        }
        let kept = [
            "",
            "機構",
            "2019",
            "0",
            "0.5",
            "2,123.3",
            "-3",
            "4.6",
            "office",
            "office-1",
            "river-2019-06",
            "2019-01/2019-05",
            "13-32-40",
            "1-2-3-4",
            "1E",
            "E5",
            "1.2.3",
            "2019-13",
            "march",
            "v1.2",
            "¶5 「4.6」",
            "1-b",
            "40 | 5",
            "123456789012345",
            "1200000000000000000",
        ];
        for text in kept {
            assert!(!is_reinterpreted(&Cell::of_text(text)), "{text}");
        }
    }

    #[test]
    fn a_date_is_meant_as_one_and_a_month_becomes_a_day() {
        for (date, expected) in [("2019", false), ("2019-06", true), ("2019-06-30", false)] {
            assert_eq!(is_reinterpreted(&Cell::Date(date.parse().unwrap())), expected, "{date}");
        }
        for (number, expected) in [("46000", false), ("0.1", false), ("1234567890123456789", true)] {
            assert_eq!(is_reinterpreted(&Cell::Number(number.parse().unwrap())), expected, "{number}");
        }
        assert!(!is_reinterpreted(&Cell::Flag(true)));
    }
}
