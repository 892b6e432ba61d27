//! The language of the system, as far as the environment tells it.
//!
//! Deliberately absent: what a window asks the system beyond that.

use crate::model::Language;
use std::env;

/// The language that the environment asks for; English where it asks for none of ours.
pub fn system_language() -> Language {
    // The order in which POSIX gives these precedence.
    let locale =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.map_or(Language::En, |locale| of_locale(&locale))
}

fn of_locale(locale: &str) -> Language {
    let locale = locale.to_ascii_lowercase();
    let mut parts = locale.split(['_', '-', '.', '@']);
    if parts.next() != Some("zh") {
        return Language::En;
    }
    if parts.any(|part| ["tw", "hk", "mo", "hant"].contains(&part)) { Language::Hant } else { Language::Hans }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        let cases = [
            ("zh_TW.UTF-8", Language::Hant),
            ("zh-Hant-CN", Language::Hant),
            ("zh_HK", Language::Hant),
            ("zh_CN.UTF-8", Language::Hans),
            ("zh", Language::Hans),
            ("C", Language::En),
            ("en_GB.UTF-8", Language::En),
            ("zha_TW", Language::En),
        ];
        for (locale, expected) in cases {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
    }
}
