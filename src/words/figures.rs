//! Numbers, dates and periods as each language writes them.

use crate::model::{Date, Figure, Language, Metric, Period, Qualifier, Scale, Writing};
use rust_decimal::Decimal;

/// The value in ones with thousands separators and a sign for its qualifier, and both ends of a range: `> 46,000`, `≈ 300`,
/// `19.9`, `3–5`.
pub fn figure_value(metric: &Metric) -> String {
    with_plus(metric, "")
}

/// The same of a change, with a plus sign if it is a rise: `> +46,000`.
pub fn signed_value(metric: &Metric) -> String {
    let rises = metric.value.normalised(Scale::One) > Decimal::ZERO;
    with_plus(metric, if rises { "+" } else { "" })
}

fn with_plus(metric: &Metric, plus: &str) -> String {
    let in_ones = |figure: &Figure| figure.normalised(metric.scale.unwrap_or(Scale::One));
    let value = in_ones(&metric.value);
    // A fall of more than 20 is a change of less than −20.
    let sign = match (metric.qualifier, value < Decimal::ZERO) {
        (Qualifier::Exact, _) => "",
        (Qualifier::MoreThan | Qualifier::Exceeded, false) | (Qualifier::JustUnder, true) => "> ",
        (Qualifier::MoreThan | Qualifier::Exceeded, true) | (Qualifier::JustUnder, false) => "< ",
        (Qualifier::AtLeast, false) | (Qualifier::AtMost, true) => "≥ ",
        (Qualifier::AtLeast, true) | (Qualifier::AtMost, false) => "≤ ",
        (Qualifier::About, _) => "≈ ",
    };
    let upper = metric.upper.as_ref().map(|upper| format!("–{}", digits(in_ones(upper)))).unwrap_or_default();
    format!("{sign}{plus}{}{upper}", digits(value))
}

/// A number with a comma before every third digit from the point.
pub fn digits(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::from(if value.is_sign_negative() && !value.is_zero() { "−" } else { "" });
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// A size in the largest binary unit (IEC 80000-13) of which it has one: `2 GiB`, `546.2 MiB`.
pub fn bytes(size: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    match units.into_iter().find(|(power, _)| size >> power > 0) {
        Some((power, unit)) => {
            let tenths = (u128::from(size) * 10) >> power;
            let value = Decimal::from_i128_with_scale(tenths as i128, 1).normalize();
            format!("{} {unit}", digits(value))
        }
        None => format!("{size} B"),
    }
}

/// A number in little room, as an axis shows it: `4.6萬`, `46,000`.
pub fn short(value: f64, language: Language) -> String {
    let units = match language.writing() {
        Writing::Traditional => ["億", "萬"],
        Writing::Simplified => ["亿", "万"],
        Writing::Latin => ["", ""],
    };
    let plain = |value: f64| {
        let rounded = Decimal::from_f64_retain(value).map(|value| value.round_dp(AXIS_DIGITS).normalize());
        rounded.map_or_else(|| value.to_string(), digits)
    };
    for (least, unit) in [(1e8, units[0]), (1e4, units[1])] {
        if value.abs() >= least && !unit.is_empty() {
            return format!("{}{unit}", plain(value / least));
        }
    }
    plain(value)
}

/// Digits after the point on an axis.
const AXIS_DIGITS: u32 = 6;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A date: `2019年6月`, `June 2019`.
pub fn date(date: Date, language: Language) -> String {
    match (language.writing(), date.month, date.day) {
        (Writing::Latin, None, _) => date.year.to_string(),
        (Writing::Latin, Some(month), None) => format!("{} {}", month_name(month), date.year),
        (Writing::Latin, Some(month), Some(day)) => format!("{day} {} {}", month_name(month), date.year),
        (_, None, _) => format!("{}年", date.year),
        (_, Some(month), None) => format!("{}年{month}月", date.year),
        (_, Some(month), Some(day)) => format!("{}年{month}月{day}日", date.year),
    }
}

/// A period: `2019年1月至5月`, `January to May 2019`.
pub fn period(period: Period, language: Language) -> String {
    let (from, to) = (period.from, period.to);
    let months = from.year == to.year && from.day.is_none() && to.day.is_none();
    match (language.writing(), from.month, to.month) {
        _ if from == to => date(from, language),
        (Writing::Latin, Some(first), Some(last)) if months => {
            format!("{} to {} {}", month_name(first), month_name(last), to.year)
        }
        (Writing::Latin, ..) => format!("{} to {}", date(from, language), date(to, language)),
        (_, Some(first), Some(last)) if months => format!("{}年{first}月至{last}月", from.year),
        _ => format!("{}至{}", date(from, language), date(to, language)),
    }
}

/// The number of an item in a list, counted from 1: `一` in Chinese, `1` in English.
pub fn ordinal(number: usize, language: Language) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (language.writing(), number / 10, number % 10) {
        (Writing::Latin, ..) | (_, 10.., _) => number.to_string(),
        (_, 0, ones) => DIGITS[ones].to_owned(),
        (_, 1, ones) => format!("十{}", DIGITS[ones]),
        (_, tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (size, expected) in [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1 KiB"),
            ((64 << 20) + 1, "64 MiB"),
            (572_700_000, "546.1 MiB"),
            (2 << 30, "2 GiB"),
            (u64::MAX, "17,179,869,183.9 GiB"),
        ] {
            assert_eq!(bytes(size), expected);
        }
    }

    #[test]
    fn digits_are_grouped() {
        for (value, expected) in
            [("0", "0"), ("999", "999"), ("46000", "46,000"), ("-1234567.89", "−1,234,567.89"), ("19.9", "19.9")]
        {
            assert_eq!(digits(value.parse().unwrap()), expected);
        }
    }

    #[test]
    fn signs_say_on_which_side_a_value_lies() {
        let cases = [
            ("46000", "exact", "46,000", "+46,000"),
            ("46000", "more_than", "> 46,000", "> +46,000"),
            ("20", "at_least", "≥ 20", "≥ +20"),
            ("20", "just_under", "< 20", "< +20"),
            ("-20", "exceeded", "< −20", "< −20"),
            ("-20", "at_least", "≤ −20", "≤ −20"),
            ("-20", "just_under", "> −20", "> −20"),
            ("0", "about", "≈ 0", "≈ 0"),
        ];
        for (value, qualifier, plain, signed) in cases {
            let text =
                format!(r#"(id: "m", name: "N", value: "{value}", qualifier: {qualifier}, statistic: change, wording: "w")"#);
            let metric: Metric = ron::from_str(&text).unwrap();
            assert_eq!((figure_value(&metric).as_str(), signed_value(&metric).as_str()), (plain, signed), "{text}");
        }
    }

    #[test]
    fn axes_are_short_in_every_language() {
        for (value, hant, english) in
            [(0.0, "0", "0"), (0.2, "0.2", "0.2"), (46_000.0, "4.6萬", "46,000"), (-2.5e8, "−2.5億", "−250,000,000")]
        {
            assert_eq!(short(value, Language::Hant), hant);
            assert_eq!(short(value, Language::En), english);
        }
    }

    #[test]
    fn ordinals_follow_the_language() {
        for (number, chinese) in [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
        {
            assert_eq!(ordinal(number, Language::Hans), chinese);
            assert_eq!(ordinal(number, Language::En), number.to_string());
        }
    }

    #[test]
    fn dates_and_periods_follow_the_language() {
        let cases = [
            ("2019", "2019年", "2019"),
            ("2019-06", "2019年6月", "June 2019"),
            ("2019-06-30", "2019年6月30日", "30 June 2019"),
            ("2019-01/2019-05", "2019年1月至5月", "January to May 2019"),
            ("2018/2019-06", "2018年至2019年6月", "2018 to June 2019"),
            ("2018-12/2019-01", "2018年12月至2019年1月", "December 2018 to January 2019"),
        ];
        for (written, chinese, english) in cases {
            let read: Period = written.parse().unwrap();
            assert_eq!(period(read, Language::Hant), chinese);
            assert_eq!(period(read, Language::En), english);
        }
    }
}
