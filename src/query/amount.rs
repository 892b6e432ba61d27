//! A number as a person types it to find a figure: with its sign, unit or rank, as in `-11`, `19%`, `4.6万户`, `第一`, `46 000`.
//!
//! Deliberately absent: other units of the same thing. 4.6 km and 4,600 m are two amounts.

use crate::numbers::leading;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that is looked for, and what it has to be the number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// The value.
    pub value: Decimal,
    /// What it is the number of, if that was typed.
    pub of: Option<Of>,
}

/// What a number is the number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A unit, in the form of [`unit`].
    Unit(Box<str>),
    /// A place in an order.
    Rank,
}

/// The most letters of what is taken for a unit.
const UNIT_LENGTH: usize = 12;

/// What may stand before a number and says nothing of its value.
const ABOUT: [&str; 8] = ["大约", "约", "近", "逾", "超过", "超", "~", "≈"];

/// What makes a number of English a place in an order.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Words for hundredths and thousandths; those of one line mean the same.
const PARTS: [(&str, &[&str]); 3] = [
    ("%", &["%", "percent", "per cent", "pct", "百分之"]),
    ("‰", &["‰", "per mille", "千分之"]),
    ("个百分点", &["个百分点", "百分点", "percentage points", "percentage point"]),
];

impl Amount {
    /// What is marked of a folded text for a number in it: the number with its unit or rank, if it is this amount. A fall is worded
    /// without its sign.
    pub fn place(&self, folded: &str, number: Range<usize>, value: Decimal) -> Option<Range<usize>> {
        if value != self.value && value != -self.value {
            return None;
        }
        let (before, after) = (&folded[..number.start], &folded[number.end..]);
        let blanks = after.len() - after.trim_start_matches(' ').len();
        let until = |length: usize| Some(number.start..number.end + length);
        match &self.of {
            None => until(0),
            Some(Of::Rank) => {
                let ordinal = ORDINALS.iter().find(|ordinal| after.starts_with(**ordinal));
                let from = before.strip_suffix('第').map(str::len);
                from.map(|from| from..number.end).or_else(|| until(ordinal?.len()))
            }
            Some(Of::Unit(unit)) => {
                let words = PARTS.iter().find(|(name, _)| *name == &**unit).map_or(&[][..], |(_, words)| words);
                let from = words.iter().filter(|word| word.ends_with('之')).find_map(|word| before.strip_suffix(word));
                let word = words.iter().copied().chain([&**unit]).find(|word| after[blanks..].starts_with(word));
                from.map(|from| from.len()..number.end).or_else(|| until(blanks + word?.len()))
            }
        }
    }
}

/// The amounts that a folded text means if it is one number, with or without a unit: two for `±3`, none for other texts.
pub(super) fn amounts(folded: &str) -> Vec<Amount> {
    let (signs, text) = signs(folded);
    let text = ABOUT.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let (is_rank, text) = text.strip_prefix('第').map_or((false, text), |rest| (true, rest));
    let (before, text) = unit_before(text).map_or((None, text), |(unit, rest)| (Some(unit), rest));
    let Some((value, length)) = leading(text) else {
        return Vec::new();
    };
    let tail = &text[length..];
    let after = unit(tail);
    // 4.6 萬 and 19 percent are one number; 4 apples are a number and a word.
    if !(tail.is_empty() || is_part(after) || (tail.len() == after.len() && is_unit(after))) {
        return Vec::new();
    }
    let of = match (before, after) {
        _ if is_rank || ORDINALS.contains(&after) => Some(Of::Rank),
        (before, "") => before.map(|unit| Of::Unit(unit.into())),
        (_, after) => Some(Of::Unit(after.into())),
    };
    let mut amounts = vec![Amount { value, of }];
    if after == "成" {
        amounts.extend(value.checked_mul(Decimal::TEN).map(|value| Amount { value, of: Some(Of::Unit("%".into())) }));
    }
    let signed = |sign: &i64| {
        let sign = Decimal::from(*sign);
        amounts.iter().map(move |amount| Amount { value: amount.value * sign, of: amount.of.clone() })
    };
    signs.iter().flat_map(signed).collect()
}

/// The amounts of several words that make one number, such as `212.33 billion`, `46 000` and `19 percent`.
pub(super) fn joined_amounts(words: &[&str]) -> Vec<Amount> {
    let digits = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
    let [first, rest @ ..] = words else {
        return Vec::new();
    };
    let mut text = String::from(*first);
    let (_, unsigned) = signs(first);
    let mut is_grouped = (1..=3).contains(&unsigned.len()) && digits(unsigned) == unsigned.len();
    for word in rest {
        // A blank before three digits parts the thousands.
        if !is_grouped || digits(word) != 3 {
            text.push(' ');
        }
        is_grouped &= word.len() == 3 && digits(word) == 3;
        text.push_str(word);
    }
    amounts(&text)
}

/// A unit in the form in which units are compared. `folded` is a folded text.
pub(super) fn unit(folded: &str) -> &str {
    let folded = folded.trim();
    PARTS.iter().find(|(_, words)| words.contains(&folded)).map_or(folded, |(name, _)| *name)
}

/// The unit that stands before a number, and what comes after it.
fn unit_before(text: &str) -> Option<(&'static str, &str)> {
    let of_part = |(name, words): &(&'static str, &[&str])| {
        let rest = words.iter().filter(|word| word.ends_with('之')).find_map(|word| text.strip_prefix(word));
        rest.map(|rest| (*name, rest))
    };
    text.strip_prefix('¥').map(|rest| ("元", rest)).or_else(|| PARTS.iter().find_map(of_part))
}

fn is_part(unit: &str) -> bool {
    PARTS.iter().any(|(name, _)| *name == unit)
}

/// Whether a text may be a unit: `户`, `km`, `m2`, `元/人`.
fn is_unit(text: &str) -> bool {
    let may_begin = |letter: char| letter.is_alphabetic() || letter == '°';
    let is_usual = |letter: char| letter.is_alphanumeric() || matches!(letter, '°' | '/');
    text.starts_with(may_begin) && text.chars().count() <= UNIT_LENGTH && text.chars().all(is_usual)
}

/// The signs that a number may have, and the number without them.
fn signs(folded: &str) -> (&'static [i64], &str) {
    let forms: [(&[i64], &[char]); 3] = [(&[1], &['+']), (&[-1], &['-', '−', '–', '负']), (&[1, -1], &['±'])];
    let found = forms.into_iter().find_map(|(signs, marks)| Some((signs, folded.strip_prefix(marks)?)));
    found.unwrap_or((&[1], folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn worded(amounts: &[Amount]) -> Vec<String> {
        let of = |amount: &Amount| match &amount.of {
            None => String::new(),
            Some(Of::Unit(unit)) => format!(" {unit}"),
            Some(Of::Rank) => " in order".to_owned(),
        };
        amounts.iter().map(|amount| format!("{}{}", amount.value.normalize(), of(amount))).collect()
    }

    #[test]
    fn an_amount_is_a_number_with_its_sign_and_unit() {
        let cases: [(&str, &[&str]); 42] = [
            ("46000", &["46000"]),
            ("４６，０００", &["46000"]),
            ("四點六萬", &["46000"]),
            ("-11", &["-11"]),
            ("−11", &["-11"]),
            ("－１１", &["-11"]),
            ("負十一", &["-11"]),
            ("+19.9", &["19.9"]),
            ("±3", &["3", "-3"]),
            ("-11分鐘", &["-11 分钟"]),
            ("−4.6萬戶", &["-46000 户"]),
            ("19%", &["19 %"]),
            ("１９％", &["19 %"]),
            ("百分之十九", &["19 %"]),
            ("百分之19.9", &["19.9 %"]),
            ("-19.9%", &["-19.9 %"]),
            ("19percent", &["19 %"]),
            ("19pct", &["19 %"]),
            ("千分之三", &["3 ‰"]),
            ("1.2個百分點", &["1.2 个百分点"]),
            ("1.2百分点", &["1.2 个百分点"]),
            ("三成", &["3 成", "30 %"]),
            ("4.6万户", &["46000 户"]),
            ("4.6萬餘戶", &["46000 户"]),
            ("46000户", &["46000 户"]),
            ("46,000戶", &["46000 户"]),
            ("約4.6萬戶", &["46000 户"]),
            ("逾46000", &["46000"]),
            ("2123.3亿元", &["212330000000 元"]),
            ("￥2123.3亿", &["212330000000 元"]),
            ("15km", &["15 km"]),
            ("15㎡", &["15 m2"]),
            ("300元/人", &["300 元/人"]),
            ("第一", &["1 in order"]),
            ("第1", &["1 in order"]),
            ("第十二位", &["12 in order"]),
            ("2nd", &["2 in order"]),
            ("新經濟", &[]),
            ("2019-06", &[]),
            ("-", &[]),
            ("第", &[]),
            ("百分之", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(worded(&amounts(&fold(text))), expected, "{text}");
        }
    }

    #[test]
    fn several_words_make_one_amount() {
        let cases: [(&[&str], &[&str]); 17] = [
            (&["212.33", "billion"], &["212330000000"]),
            (&["212.33", "bn"], &["212330000000"]),
            (&["4.6", "萬"], &["46000"]),
            (&["4.6", "万余"], &["46000"]),
            (&["46", "000"], &["46000"]),
            (&["-46", "000"], &["-46000"]),
            (&["1", "234", "567.8"], &["1234567.8"]),
            (&["46", "000户"], &["46000 户"]),
            (&["19", "%"], &["19 %"]),
            (&["19", "percent"], &["19 %"]),
            (&["19", "per", "cent"], &["19 %"]),
            (&["1.2", "percentage", "points"], &["1.2 个百分点"]),
            (&["4600", "000"], &[]),
            (&["46", "0000"], &[]),
            (&["billion", "4"], &[]),
            (&["4", "apples"], &[]),
            (&["新", "萬"], &[]),
        ];
        for (words, expected) in cases {
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let words: Vec<&str> = folded.iter().map(String::as_str).collect();
            assert_eq!(worded(&joined_amounts(&words)), expected, "{words:?}");
        }
    }
}
