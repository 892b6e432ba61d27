//! Ids from names: the pinyin of Chinese words without tones, Latin words in lower case, digits as they stand.
//!
//! A character with several readings gets the commonest; an author who knows better changes the id before anything refers to
//! it. Deliberately absent: translation.

use crate::model::Dataset;
use encoding_rs::GBK;
use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The most syllables, words and numbers of an id.
const PARTS: usize = 5;

/// The most characters of an id, without the number that tells it from another.
const LENGTH: usize = 40;

static READINGS: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(PinyinNotation::Ascii));

/// A well-formed id from some words; empty where no letter of them has a reading.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for part in parts(words).into_iter().filter(|part| part.len() <= LENGTH).take(PARTS) {
        if slug.len() + part.len() >= LENGTH {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&part);
    }
    slug
}

/// `wanted` if no record of the dataset has it as its id, or else with the first number from 2 that makes it new.
pub fn unused(dataset: &Dataset, wanted: &str) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut candidates = std::iter::once(wanted.to_owned()).chain(numbered);
    candidates.find(|id| dataset.find(id).is_none()).unwrap_or_default()
}

/// The syllables, Latin words and numbers of some words.
fn parts(words: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut word = String::new();
    let simplified = hanconv::t2s(words.nfkc().collect::<String>());
    for letter in simplified.nfd().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
            continue;
        }
        // A mark on a Latin letter, as in é, goes without it.
        if unicode_normalization::char::is_combining_mark(letter) {
            continue;
        }
        if !word.is_empty() {
            parts.push(std::mem::take(&mut word));
        }
        parts.extend(reading(letter));
    }
    if !word.is_empty() {
        parts.push(word);
    }
    parts
}

/// The commonest reading of a Han character; none for other characters and for particles, which tell nothing.
fn reading(letter: char) -> Option<String> {
    match letter {
        '的' | '了' | '之' => None,
        // As in 市長, 調整 and 首都, which names and events of a reform mean more often than 長期, 調查 and 都是.
        '长' => Some("zhang".to_owned()),
        '调' => Some("tiao".to_owned()),
        '都' => Some("du".to_owned()),
        _ => commonest(letter).map(str::to_owned),
    }
}

/// The reading under which GB 2312 files a character. The 3,755 characters of its first level stand in the order of their commonest
/// reading, so that it lies between those of the nearest characters before and after that have but one.
fn commonest(letter: char) -> Option<&'static str> {
    let readings = readings(letter);
    let first = readings.first().copied();
    let Some(position) = position(letter).filter(|_| readings.len() > 1) else {
        return first;
    };
    let only = |position: usize| match readings_at(position)[..] {
        [only] => Some(only),
        _ => None,
    };
    let before = (0..position).rev().find_map(only).unwrap_or("a");
    let after = (position + 1..FIRST_LEVEL).find_map(only).unwrap_or("zz");
    // lü, which is written lv, stands between lu and luan.
    let key = |reading: &str| reading.replace('v', "u ");
    readings.into_iter().find(|reading| (key(before)..=key(after)).contains(&key(reading))).or(first)
}

/// How many characters the first level of GB 2312 has.
const FIRST_LEVEL: usize = 3755;

/// The position of a character in the first level of GB 2312, counted from 0.
fn position(letter: char) -> Option<usize> {
    let mut utf8 = [0; 4];
    let (bytes, _, is_foreign) = GBK.encode(letter.encode_utf8(&mut utf8));
    match bytes[..] {
        [row @ 0xb0..=0xd7, cell @ 0xa1..=0xfe] if !is_foreign => Some((row - 0xb0) as usize * 94 + (cell - 0xa1) as usize),
        _ => None,
    }
}

/// The readings of the character at a position of the first level of GB 2312.
fn readings_at(position: usize) -> Vec<&'static str> {
    let bytes = [0xb0 + (position / 94) as u8, 0xa1 + (position % 94) as u8];
    let (text, _, _) = GBK.decode(&bytes);
    text.chars().next().map(readings).unwrap_or_default()
}

/// The readings of a character without their tones, each once.
fn readings(letter: char) -> Vec<&'static str> {
    let mut readings: Vec<&str> =
        READINGS.get_pinyins(letter).filter_map(|pinyin| pinyin.notation(PinyinNotation::Ascii)).collect();
    readings.dedup();
    readings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{EXAMPLE_TOWN, FoundSource, parse};
    use proptest::prelude::{any, prop_assert, proptest};
    use std::ops::ControlFlow;

    #[test]
    fn names_become_ids() {
        for (words, expected) in [
            ("河務所", "he-wu-suo"),
            ("河务所", "he-wu-suo"),
            ("市新經濟發展委員會", "shi-xin-jing-ji-fa"),
            ("行政審批局", "xing-zheng-shen-pi-ju"),
            ("「5+X」模式", "5-x-mo-shi"),
            ("互聯網+政務服務", "hu-lian-wang-zheng-wu"),
            ("Ｒｅｆｏｒｍ Café 2021", "reform-cafe-2021"),
            ("綠色的底線", "lv-se-di-xian"),
            ("臺灣與裏著", "tai-wan-yu-li-zhu"),
            ("成都和重慶", "cheng-du-he-zhong-qing"),
            ("不大地會給", "bu-da-di-hui-gei"),
            ("單位車輛數", "dan-wei-che-liang-shu"),
            ("省校區有", "sheng-xiao-qu-you"),
            ("，。", ""),
        ] {
            assert_eq!(slug(words), expected, "{words}");
        }
    }

    #[test]
    fn an_id_is_new() {
        let town = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        for (wanted, expected) in [("river-office", "river-office-2"), ("sea-office", "sea-office")] {
            assert_eq!(unused(&town, wanted), expected);
        }
    }

    proptest! {
        #[test]
        fn any_words_become_an_id(words in any::<String>()) {
            let slug = slug(&words);
            prop_assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            prop_assert!(slug.len() <= LENGTH && slug.split('-').count() <= PARTS);
        }
    }
}
