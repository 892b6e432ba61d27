//! Numbers in any notation: `2,123.3`, `2123.3億`, `212.33 billion`, `4.6萬餘`, `四萬六`, `四點六萬`, `廿四`.
//!
//! Texts are read in their folded form, so that there is one script, one width and no thousands separator. Values are exact.
//! Deliberately absent: signs and units, which `query` and `draft` read, fractions, and dates.

use rust_decimal::Decimal;
use std::ops::Range;

/// What numbers are made of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// `4.6`
    Arabic(Decimal),
    /// 六
    Digit(i64),
    /// 零, 〇
    Zero,
    /// 点六
    Fraction(Decimal),
    /// 廿, 卅
    Tens(i64),
    /// 十, 百, 千
    Small(i64),
    /// 萬, 億, 兆
    Big(i64),
    /// `billion`
    Word(i64),
}

/// English words and letters for powers of ten.
const WORDS: [(&str, i64); 11] = [
    ("hundred", 100),
    ("k", 1_000),
    ("thousand", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("million", 1_000_000),
    ("b", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("trillion", 1_000_000_000_000),
];

/// The number with which a folded text begins: its value and its length.
pub fn leading(folded: &str) -> Option<(Decimal, usize)> {
    let (tokens, ends) = tokens(folded);
    (1..=tokens.len()).rev().find_map(|count| Some((value(&tokens[..count])?, ends[count - 1])))
}

/// The whole number with which a folded text begins as dates write it, and its length: at most four digits, Arabic or Chinese.
pub fn of_date(folded: &str) -> Option<(u16, usize)> {
    let arabic = folded.bytes().take_while(u8::is_ascii_digit).count();
    if arabic > 0 {
        return Some((folded[..arabic].parse().ok()?, arabic));
    }
    let (mut tens, mut ones, mut length) = (None, 0_u16, 0);
    for letter in folded.chars() {
        let digit = match token_of(letter) {
            Some(Token::Digit(digit)) if letter != '两' => digit as u16,
            Some(Token::Tens(ten) | Token::Small(ten @ 10)) => {
                let times = if length == 0 { 1 } else { ones };
                if tens.replace(times.checked_mul(ten as u16)?).is_some() {
                    return None;
                }
                (ones, length) = (0, length + letter.len_utf8());
                continue;
            }
            // A circle or the letter O is a zero after a digit only, as in 二○一九 and 二O一九.
            _ if length > 0 && matches!(letter, '〇' | '零' | '○' | '◯' | 'o') => 0,
            _ => match letter.to_digit(10).filter(|_| length > 0) {
                Some(digit) => digit as u16,
                None => break,
            },
        };
        (ones, length) = (ones.checked_mul(10)?.checked_add(digit)?, length + letter.len_utf8());
    }
    (length > 0).then_some((tens.unwrap_or_default().checked_add(ones)?, length))
}

/// A number as it is written, without the signs that it is exceeded.
pub fn without_more(written: &str) -> &str {
    written.trim_end_matches(is_more)
}

/// Every number in a folded text, and where it stands.
pub fn numbers_in(folded: &str) -> Vec<(Range<usize>, Decimal)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = folded[at..].chars().next() {
        match leading(&folded[at..]) {
            Some((value, length)) => {
                found.push((at..at + length, value));
                at += length;
            }
            None => at += letter.len_utf8(),
        }
    }
    found
}

/// The tokens with which a text begins, and where each ends.
fn tokens(text: &str) -> (Vec<Token>, Vec<usize>) {
    let (mut tokens, mut ends) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        // 百分之 and 百分点 are no hundreds.
        if ["百分", "千分", "万分"].iter().any(|part| rest.trim_start_matches(' ').starts_with(part)) {
            break;
        }
        let (token, length) = if letter.is_ascii_digit() {
            let length = arabic_length(rest);
            match rest[..length].parse() {
                Ok(value) => (Token::Arabic(value), length),
                Err(_) => break,
            }
        } else if let Some((value, length)) = fraction_in_words(rest).filter(|_| !tokens.is_empty()) {
            (Token::Fraction(value), length)
        } else if let Some(token) = token_of(letter).or_else(|| token_of_unit_after_blank(rest)) {
            (token, rest.find(|letter| letter != ' ').unwrap_or(0) + letter_length(rest))
        } else if let Some((value, length)) = word(rest).filter(|_| !tokens.is_empty()) {
            (Token::Word(value), length)
        } else if is_more(letter) && !tokens.is_empty() {
            at += letter.len_utf8();
            if let Some(end) = ends.last_mut() {
                *end = at;
            }
            continue;
        } else {
            break;
        };
        at += length;
        tokens.push(token);
        ends.push(at);
    }
    (tokens, ends)
}

/// The length of the first letter that is no blank.
fn letter_length(text: &str) -> usize {
    text.trim_start_matches(' ').chars().next().map_or(0, char::len_utf8)
}

/// The length of `2123.3` at the beginning of a text.
fn arabic_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    match text[whole..].strip_prefix('.').map(digits) {
        Some(fraction) if fraction > 0 => whole + 1 + fraction,
        _ => whole,
    }
}

/// The value and length of 点六 at the beginning of a text. In 八点三十分 the point is that of a clock.
fn fraction_in_words(text: &str) -> Option<(Decimal, usize)> {
    let after = text.strip_prefix('点')?;
    let digit = |letter| match token_of(letter) {
        Some(Token::Digit(digit)) => char::from_digit(digit as u32, 10),
        Some(Token::Zero) => Some('0'),
        _ => None,
    };
    let digits: String = after.chars().map_while(digit).collect();
    let length: usize = after.chars().take(digits.len()).map(char::len_utf8).sum();
    let is_clock = after[length..].starts_with(['十', '百', '千', '分']);
    let value = (!digits.is_empty() && !is_clock).then(|| format!("0.{digits}").parse().ok())??;
    Some((value, text.len() - after.len() + length))
}

/// Signs that a number is exceeded; they say nothing of its value.
fn is_more(letter: char) -> bool {
    matches!(letter, '余' | '多' | '+')
}

fn token_of(letter: char) -> Option<Token> {
    const DIGITS: &str = "一二三四五六七八九";
    Some(match letter {
        '零' | '〇' => Token::Zero,
        '两' => Token::Digit(2),
        '廿' => Token::Tens(20),
        '卅' => Token::Tens(30),
        '十' => Token::Small(10),
        '百' => Token::Small(100),
        '千' => Token::Small(1_000),
        '万' => Token::Big(10_000),
        '亿' => Token::Big(100_000_000),
        '兆' => Token::Big(1_000_000_000_000),
        _ => Token::Digit(DIGITS.chars().position(|digit| digit == letter)? as i64 + 1),
    })
}

/// A unit that stands apart from its number, as in `4.6 萬`.
fn token_of_unit_after_blank(text: &str) -> Option<Token> {
    let letter = text.strip_prefix(' ')?.chars().next()?;
    token_of(letter).filter(|token| matches!(token, Token::Small(_) | Token::Big(_)))
}

/// The English word for a power of ten with which a text begins, and its length with the blank before it.
fn word(text: &str) -> Option<(i64, usize)> {
    let trimmed = text.strip_prefix(' ').unwrap_or(text);
    let length = trimmed.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(trimmed.len());
    // m2 is an area.
    let ends = !trimmed[length..].starts_with(|letter: char| letter.is_ascii_digit());
    let (_, value) = WORDS.iter().find(|(name, _)| ends && *name == &trimmed[..length])?;
    Some((*value, text.len() - trimmed.len() + length))
}

/// The value of a whole number; none where the tokens make no number.
fn value(tokens: &[Token]) -> Option<Decimal> {
    match tokens {
        [Token::Arabic(number), words @ ..] if words.iter().all(|token| matches!(token, Token::Word(_))) => {
            words.iter().try_fold(*number, |value, token| match token {
                Token::Word(scale) => value.checked_mul(Decimal::from(*scale)),
                _ => None,
            })
        }
        _ => digit_by_digit(tokens).or_else(|| with_units(tokens)),
    }
}

/// 二〇一九: digits in a row, at least one of them.
fn digit_by_digit(tokens: &[Token]) -> Option<Decimal> {
    tokens.iter().try_fold(None, |value: Option<Decimal>, token| {
        let digit = match token {
            Token::Digit(digit) => *digit,
            Token::Zero => 0,
            _ => return None,
        };
        let shifted = value.unwrap_or_default().checked_mul(Decimal::TEN)?;
        Some(Some(shifted.checked_add(Decimal::from(digit))?))
    })?
}

/// 三萬五千, 4萬6, 二萬億: numbers before units, each unit smaller than the one before it, and 萬, 億 and 兆 above the others.
fn with_units(tokens: &[Token]) -> Option<Decimal> {
    let (mut total, mut section) = (Decimal::ZERO, Decimal::ZERO);
    let mut number: Option<Decimal> = None;
    let (mut small, mut big) = (i64::MAX, i64::MAX);
    // What a digit without a unit counts for: 六 in 四萬六 is 6,000, but 6 after 零 or 十.
    let mut next = 1;
    for (position, token) in tokens.iter().enumerate() {
        match *token {
            Token::Zero => next = 1,
            Token::Fraction(value) => number = Some(number.take().unwrap_or_default().checked_add(value)?),
            Token::Digit(_) | Token::Arabic(_) | Token::Tens(_) if number.is_some() => return None,
            Token::Digit(digit) => number = Some(Decimal::from(digit)),
            Token::Arabic(value) => number = Some(value),
            Token::Tens(value) => {
                if small <= 10 {
                    return None;
                }
                section = section.checked_add(Decimal::from(value))?;
                (small, next) = (10, 1);
            }
            Token::Small(unit) => {
                let implied = (unit == 10 || position == 0).then_some(Decimal::ONE);
                if unit >= small {
                    return None;
                }
                section = section.checked_add(number.take().or(implied)?.checked_mul(Decimal::from(unit))?)?;
                (small, next) = (unit, unit / 10);
            }
            Token::Big(unit) => {
                let before = section.checked_add(number.take().unwrap_or_default())?;
                let scale = Decimal::from(unit);
                if before.is_zero() || unit > big {
                    // 二萬億, 三萬五千億: the unit counts for everything before it.
                    let all = total.checked_add(before)?;
                    if all.is_zero() {
                        return None;
                    }
                    total = all.checked_mul(scale)?;
                } else {
                    total = total.checked_add(before.checked_mul(scale)?)?;
                }
                (section, small, big, next) = (Decimal::ZERO, i64::MAX, unit, unit / 10);
            }
            Token::Word(_) => return None,
        }
    }
    let rest = match number {
        Some(rest) if rest < Decimal::TEN && rest.fract().is_zero() => rest.checked_mul(Decimal::from(next))?,
        Some(rest) => rest,
        None => Decimal::ZERO,
    };
    total.checked_add(section)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    /// The value of a text that is one number and nothing else.
    fn read(text: &str) -> Option<String> {
        let text = fold(text);
        leading(&text).filter(|(_, length)| *length == text.len()).map(|(value, _)| value.normalize().to_string())
    }

    #[test]
    fn every_notation_is_read() {
        let cases = [
            ("21", "21"),
            ("2,123.3", "2123.3"),
            ("2123.3億", "212330000000"),
            ("2,123.3亿", "212330000000"),
            ("212.33 billion", "212330000000"),
            ("212.33bn", "212330000000"),
            ("46,000", "46000"),
            ("４６，０００", "46000"),
            ("4.6万", "46000"),
            ("4.6萬餘", "46000"),
            ("4.6 萬", "46000"),
            ("46k", "46000"),
            ("46 thousand", "46000"),
            ("1.5M", "1500000"),
            ("2 trillion", "2000000000000"),
            ("四萬六", "46000"),
            ("四万六千", "46000"),
            ("四萬零六", "40006"),
            ("4萬6", "46000"),
            ("4万6000", "46000"),
            ("三千五", "3500"),
            ("一百二", "120"),
            ("一百零二", "102"),
            ("兩千", "2000"),
            ("十", "10"),
            ("十二", "12"),
            ("二十一", "21"),
            ("百萬", "1000000"),
            ("三百餘萬", "3000000"),
            ("二萬億", "2000000000000"),
            ("2.1万亿", "2100000000000"),
            ("三萬五千億", "3500000000000"),
            ("一億二千萬", "120000000"),
            ("二〇一九", "2019"),
            ("六", "6"),
            ("300多", "300"),
            ("300+", "300"),
            ("四點六萬", "46000"),
            ("三点一四", "3.14"),
            ("十二點五", "12.5"),
            ("三十點零五", "30.05"),
            ("十點五萬", "105000"),
            ("一百零二点五", "102.5"),
            ("廿四", "24"),
            ("卅", "30"),
            ("一百廿四", "124"),
            ("廿萬", "200000"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        let long = "9".repeat(40);
        for text in [
            "",
            "萬",
            "億萬",
            "4.6萬戶",
            "1,23",
            "1.2.3",
            "abc",
            "k",
            "4.",
            "百千",
            "十十",
            "一二十",
            "多",
            "+",
            "-5",
            "5 apples",
            "點六",
            "八點三十",
            "八點十五",
            "廿廿",
            &long,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_found_in_text() {
        let text = fold("2019年註冊4.6萬餘戶，over 212.33 billion yuan、第二");
        let found: Vec<(&str, String)> =
            numbers_in(&text).into_iter().map(|(range, value)| (&text[range], value.normalize().to_string())).collect();
        let expected = [("2019", "2019"), ("4.6万余", "46000"), ("212.33 billion", "212330000000"), ("二", "2")];
        assert_eq!(found, expected.map(|(text, value)| (text, value.to_owned())));
    }
}
