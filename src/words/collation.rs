//! The order in which readers of a language look for names: pinyin for Simplified script, strokes for Traditional, the alphabet for
//! English, as the Common Locale Data Repository of Unicode has them. Digits in names count as numbers: 第2 stands before 第10.

use crate::model::Language;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// Puts names in order for the readers of a language.
#[derive(Debug)]
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The order for the readers of a language.
    pub fn new(language: Language) -> Self {
        let locale: Locale = language.collation().parse().expect("the tags of languages are well formed");
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default());
        Self(collator.expect("the crate contains the data of these languages"))
    }

    /// A key of a name; the names stand in the order of the bytes of their keys. That of an empty name is empty.
    pub fn key(&self, name: &str) -> Vec<u8> {
        // Most keys are no longer, so that each of a million takes one allocation.
        let mut key = Vec::with_capacity(name.len() + 8);
        if !name.is_empty() {
            let Ok(()) = self.0.write_sort_key_to(name, &mut key);
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_their_readers_look_for_them() {
        let cases: [(Language, &[&str]); 5] = [
            // ān, bā, chéng, chóng, lǜ, xī, xīn
            (Language::Hans, &["安全局", "八角镇", "成都市", "重庆市", "绿色办", "西安区", "新经济委", "office"]),
            // 2, 4, 6, 8, 9, 13, 15 strokes
            (Language::Hant, &["八角鎮", "公園局", "安全局", "武侯區", "重慶市", "新經濟委", "審批局", "office"]),
            (Language::En, &["bureau", "Bureau of Parks", "Centre", "Élan", "office", "Office of Trade", "成都市"]),
            (Language::Hans, &["第1办", "第2办", "第10办", "第１１办"]),
            (Language::En, &["District 2", "District 10", "district 11"]),
        ];
        for (language, expected) in cases {
            let collation = Collation::new(language);
            let mut names = expected.to_vec();
            names.sort_by_key(|name| std::cmp::Reverse(*name));
            names.sort_by_key(|name| collation.key(name));
            assert_eq!(names, expected, "{language:?}");
        }
        assert!(Collation::new(Language::En).key("").is_empty());
    }
}
