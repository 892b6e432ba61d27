//! Traditional and Simplified script.
//!
//! Conversion goes character by character with the few phrases that a character table cannot decide, never by the
//! vocabulary of another region, so that a name stays the name it is.

use crate::model::{Language, Writing};
use std::borrow::Cow;

/// `text`, written in `from`, as a reader of `to` writes it, where both are Chinese; `text` itself otherwise.
pub(super) fn convert(text: &str, from: Language, to: Language) -> Cow<'_, str> {
    match (from.writing(), to.writing()) {
        (Writing::Traditional, Writing::Simplified) => Cow::Owned(hanconv::tw2s(text)),
        (Writing::Simplified, Writing::Traditional) => Cow::Owned(hanconv::s2tw(text)),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_words() {
        let cases = [
            ("機構編制、網絡理政、信息", Language::Hant, Language::Hans, "机构编制、网络理政、信息"),
            ("乾淨的後臺與皇后", Language::Hant, Language::Hans, "干净的后台与皇后"),
            ("发展新经济", Language::Hans, Language::Hant, "發展新經濟"),
            ("plain", Language::Hant, Language::En, "plain"),
        ];
        for (text, from, to, expected) in cases {
            assert_eq!(convert(text, from, to), expected);
        }
    }
}
