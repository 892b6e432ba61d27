//! A number as the source words it, and its exact value.
//!
//! `"4.6"` with scale 萬 is 46,000 without a detour through binary fractions. Deliberately absent: units and qualifiers,
//! which are fields of a metric of their own.

use super::vocabulary::Scale;
use super::written::as_string;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A decimal number together with the digits that were written, thousands separators included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    worded: Box<str>,
    value: Decimal,
}

impl Figure {
    /// The digits as written, such as `4.6` or `2,123.3`.
    pub fn worded(&self) -> &str {
        &self.worded
    }

    /// The exact value at `scale`; saturates at the ends of [`Decimal`], about ±7.9 × 10²⁸.
    pub fn normalised(&self, scale: Scale) -> Decimal {
        self.value.saturating_mul(scale.factor()).normalize()
    }
}

impl Scale {
    /// The power of ten.
    pub fn factor(self) -> Decimal {
        Decimal::from(match self {
            Self::One => 1,
            Self::Wan => 10_000,
            Self::Yi => 100_000_000,
        })
    }
}

impl FromStr for Figure {
    type Err = String;

    fn from_str(worded: &str) -> Result<Self, String> {
        let digits = worded.replace(',', "");
        let shaped = digits.strip_prefix('-').unwrap_or(&digits).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match Decimal::from_str_exact(&digits) {
            Ok(value) if shaped => Ok(Self { worded: worded.into(), value }),
            _ => Err(format!("expected a number as worded, such as \"4.6\" or \"2,123.3\", found {worded:?}")),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.worded)
    }
}

as_string!(Figure "^-?[0-9][0-9,]*([.][0-9]+)?$", "The digits as worded, with a minus sign for a decrease, such as \"4.6\" or \"2,123.3\".");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_exact() {
        let cases = [
            ("4.6", Scale::Wan, "46000"),
            ("2,123.3", Scale::Yi, "212330000000"),
            ("19.9", Scale::One, "19.9"),
            ("-3", Scale::One, "-3"),
            ("0.1", Scale::One, "0.1"),
        ];
        for (worded, scale, expected) in cases {
            let figure: Figure = worded.parse().unwrap();
            assert_eq!(figure.normalised(scale).to_string(), expected);
            assert_eq!(figure.worded(), worded);
        }
    }

    #[test]
    fn rejects_what_is_no_number() {
        for worded in ["", "四萬", "4.6萬", "1e9", "NaN", "inf", "1_000", "4.6.1"] {
            assert!(worded.parse::<Figure>().is_err(), "{worded}");
        }
    }
}
