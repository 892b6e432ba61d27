//! Chinese names by how they sound: `xjj`, `xinjingji` and `xinjj` are 新經濟.
//!
//! Every reading of a character counts, so that 重慶 is both `cq` and, to the letter, `zq`. The last syllable of a term need not
//! be finished. Deliberately absent: tones, and guesses at misspelt syllables.

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use std::ops::Range;
use std::sync::LazyLock;

static READINGS: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(notations()));

fn notations() -> PinyinNotation {
    PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter
}

/// A term as pinyin.
pub(super) struct Pinyin(IbMatcher<'static>);

impl Pinyin {
    /// The pinyin of a folded term; none where it cannot be pinyin: that takes two letters, and nothing else.
    pub fn new(folded: &str) -> Option<Self> {
        let is_pinyin = folded.len() > 1 && folded.bytes().all(|byte| byte.is_ascii_lowercase());
        is_pinyin.then(|| {
            let config = PinyinMatchConfig::builder(notations()).data(&READINGS).build();
            Self(IbMatcher::builder(folded).is_pattern_partial(true).pinyin(config).build())
        })
    }

    /// Whether it is found in a name.
    pub fn is_in(&self, name: &str) -> bool {
        self.0.is_match(name)
    }

    /// Where it stands in a text, in order and without overlap.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(found) = self.0.find(&text[at..]).filter(|found| !found.is_empty()) {
            places.push(at + found.start()..at + found.end());
            at += found.end();
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_sound() {
        let cases = [
            ("重慶", "cq", true),
            ("重慶", "chongqing", true),
            ("重庆市", "chongqings", true),
            ("新經濟發展委員會", "xjj", true),
            ("新經濟發展委員會", "xinjingji", true),
            ("新經濟發展委員會", "xinjj", true),
            ("新經濟發展委員會", "xinjin", true),
            ("市新經濟發展委員會", "xjjfzwyh", true),
            ("銀行", "yh", true),
            ("銀行", "yinhang", true),
            ("行政審批局", "xingzheng", true),
            ("裏著臺灣", "lztw", true),
            ("綠色", "lvse", true),
            ("綠色", "lse", true),
            ("新經濟", "xjx", false),
            ("新經濟", "in", false),
            ("重慶", "qc", false),
        ];
        for (name, term, expected) in cases {
            assert_eq!(Pinyin::new(term).unwrap().is_in(name), expected, "{name} {term}");
        }
        for term in ["x", "新", "x1", "Xj", "x j", ""] {
            assert!(Pinyin::new(term).is_none(), "{term}");
        }
    }

    #[test]
    fn places_are_those_of_the_name() {
        let text = "市新經濟與新經濟";
        let places: Vec<&str> = Pinyin::new("xjj").unwrap().places(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(places, ["新經濟", "新經濟"]);
    }
}
