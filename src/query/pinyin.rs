//! Chinese names by how they sound: `xjj`, `xinjingji` and `xinjj` are 新經濟, `lüse` and `lv4se4` are 綠色, `12345rx` is 12345熱線.
//!
//! Every reading of a character counts, so that 重慶 is both `cq` and, to the letter, `zq`. The last syllable of a term need not be
//! finished. An apostrophe is the end of a syllable: `xi'an` is 西安 and not 先. Tones are read and left aside: they differ between
//! regions, and with the word before and after. Misspelt syllables are not guessed at.

use crate::fold::fold_letter;
use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The most parts of a term that are compared by sound, so that a set of positions in it is one number.
const LENGTH: usize = 127;

/// A folded term, compared by sound.
pub(super) struct Pinyin(Vec<Part>);

/// A part of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A letter of a syllable; ü is v.
    Letter(u8),
    /// A digit: itself, or the tone of the syllable before it.
    Digit(u8),
    /// A Han character.
    Han(char),
    /// The end of a syllable.
    Break,
}

impl Pinyin {
    /// The pinyin of a folded term; none where it cannot be pinyin. That takes at least one letter of a syllable, and another or a Han
    /// character.
    pub fn new(folded: &str) -> Option<Self> {
        let parts = parts(folded)?;
        let letters = parts.iter().filter(|part| matches!(part, Part::Letter(_))).count();
        let characters = parts.iter().filter(|part| matches!(part, Part::Han(_))).count();
        (letters > 0 && letters + characters > 1 && parts.len() <= LENGTH).then_some(Self(parts))
    }

    /// Whether it is found in a name.
    pub fn is_in(&self, name: &str) -> bool {
        let mut reached = Reached::default();
        name.chars().any(|letter| {
            if reached == Reached::default() && !self.can_begin(letter) {
                return false;
            }
            reached = self.after(reached.and(0), letter);
            reached.has(self.0.len())
        })
    }

    /// Where it stands in a text, in order and without overlap.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(letter) = text[from..].chars().next() {
            match self.end(&text[from..]).filter(|_| self.can_begin(letter)) {
                Some(length) => {
                    places.push(from..from + length);
                    from += length;
                }
                None => from += letter.len_utf8(),
            }
        }
        places
    }

    /// How much of a text it takes if the text begins with it.
    fn end(&self, text: &str) -> Option<usize> {
        let mut reached = Reached::default().and(0);
        for (at, letter) in text.char_indices() {
            reached = self.after(reached, letter);
            if reached.has(self.0.len()) {
                return Some(at + letter.len_utf8());
            }
            if reached == Reached::default() {
                return None;
            }
        }
        None
    }

    /// Whether a character may be the first; most may not.
    fn can_begin(&self, letter: char) -> bool {
        let plain = fold_letter(letter);
        match self.0[0] {
            Part::Letter(first) => {
                plain == char::from(first) || INITIALS.get(letter as usize).is_none_or(|initials| initials & initial(first) != 0)
            }
            Part::Digit(first) => plain == char::from(first),
            Part::Han(first) => plain == first,
            Part::Break => false,
        }
    }

    /// The positions in the term that are reached with a character from those reached before it.
    fn after(&self, before: Reached, letter: char) -> Reached {
        let mut reached = Reached::default();
        let plain = fold_letter(letter);
        for at in before.positions() {
            let at = at + usize::from(self.0[at] == Part::Break);
            let Some(part) = self.0.get(at) else { continue };
            let is_same = match part {
                Part::Letter(wanted) | Part::Digit(wanted) => plain == char::from(*wanted),
                Part::Han(wanted) => plain == *wanted,
                Part::Break => false,
            };
            if is_same {
                reached = reached.and(at + 1);
            } else if matches!(part, Part::Letter(_)) && !letter.is_ascii() {
                each_syllable(letter, |syllable| self.ends_of(syllable.as_bytes(), at, &mut |end| reached = reached.and(end)));
            }
        }
        reached
    }

    /// Hands over where a syllable may end that begins at a position: after its first letter, after all of it, after its tone, or at the
    /// end of the term.
    fn ends_of(&self, syllable: &[u8], at: usize, add: &mut dyn FnMut(usize)) {
        let is_spelt = |(position, letter): (usize, &u8)| match self.0.get(at + position) {
            Some(Part::Letter(wanted)) => {
                // 略 is written lüe and lue alike.
                wanted == letter || (*wanted == b'u' && *letter == b'v' && syllable.get(position + 1) == Some(&b'e'))
            }
            _ => false,
        };
        let spelt = syllable.iter().enumerate().take_while(|letter| is_spelt(*letter)).count();
        if spelt > 0 {
            add(at + 1);
        }
        let end = at + spelt;
        if spelt == syllable.len() {
            add(end);
            if matches!(self.0.get(end), Some(Part::Digit(b'0'..=b'5'))) {
                add(end + 1);
            }
        } else if spelt > 0 && end == self.0.len() {
            add(end);
        }
    }
}

/// The parts of a folded term; none where something else stands in it.
fn parts(folded: &str) -> Option<Vec<Part>> {
    const UMLAUT: char = '\u{308}';
    const TONES: [char; 4] = ['\u{304}', '\u{301}', '\u{30c}', '\u{300}'];
    let mut parts: Vec<Part> = Vec::with_capacity(folded.len());
    for letter in folded.nfd() {
        let before = parts.last().copied();
        match letter {
            'a'..='z' => parts.push(Part::Letter(letter as u8)),
            UMLAUT | ':' if before == Some(Part::Letter(b'u')) => {
                // After other initials than l and n the dots of ü are not written.
                if let [.., Part::Letter(b'l' | b'n'), last] = parts.as_mut_slice() {
                    *last = Part::Letter(b'v');
                }
            }
            _ if TONES.contains(&letter) && matches!(before, Some(Part::Letter(_))) => {}
            '0'..='9' => parts.push(Part::Digit(letter as u8)),
            '\'' | '’' | '‘' | 'ʼ' if matches!(before, Some(Part::Letter(_) | Part::Digit(_))) => parts.push(Part::Break),
            _ if INITIALS.get(letter as usize).is_none_or(|initials| *initials != 0) => parts.push(Part::Han(letter)),
            _ => return None,
        }
    }
    // A break that nothing follows yet asks for nothing yet.
    if parts.last() == Some(&Part::Break) {
        parts.pop();
    }
    Some(parts)
}

/// Positions in a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reached(u128);

impl Reached {
    fn and(self, position: usize) -> Self {
        Self(self.0 | 1 << position)
    }

    fn has(self, position: usize) -> bool {
        self.0 >> position & 1 == 1
    }

    fn positions(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let position = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (position < u128::BITS as usize).then_some(position)
        })
    }
}

/// Hands over every reading of a character, or else of the character that stands for all its forms.
fn each_syllable(letter: char, mut add: impl FnMut(&str)) {
    let mut has_reading = false;
    for letter in [letter, fold_letter(letter)] {
        if !has_reading {
            READINGS.get_pinyins_and_for_each(letter, |reading| {
                has_reading = true;
                add(reading.notation(PinyinNotation::Ascii).unwrap_or_default());
            });
        }
    }
}

static READINGS: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(PinyinNotation::Ascii));

/// For each character of the Basic Multilingual Plane the letters with which its readings begin, so that most names are passed over
/// without a look at their readings.
static INITIALS: LazyLock<Box<[u32]>> = LazyLock::new(|| {
    let initials = |letter: char| {
        let mut initials = 0;
        each_syllable(letter, |syllable| initials |= syllable.bytes().next().map_or(0, initial));
        initials
    };
    (0..=0xffff).map(|code| char::from_u32(code).map_or(0, initials)).collect()
});

fn initial(letter: u8) -> u32 {
    1 << (letter - b'a')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

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
            ("新經濟發展委員會", "XinJingJi", true),
            ("市新經濟發展委員會", "xjjfzwyh", true),
            ("銀行", "yh", true),
            ("銀行", "yinhang", true),
            ("行政審批局", "xingzheng", true),
            ("裏著臺灣", "lztw", true),
            ("綠色", "lse", true),
            ("新經濟", "xjx", false),
            ("新經濟", "in", false),
            ("重慶", "qc", false),
            // ü in all its spellings
            ("綠色辦", "lvse", true),
            ("綠色辦", "lüse", true),
            ("綠色辦", "LÜSE", true),
            ("綠色辦", "lu\u{308}se", true),
            ("綠色辦", "lu:se", true),
            ("綠色辦", "lu：se", true),
            ("綠色辦", "lü", true),
            ("女子隊", "nüzi", true),
            ("女子隊", "nvz", true),
            ("略陽縣", "lüeyang", true),
            ("略陽縣", "lveyang", true),
            ("略陽縣", "lueyang", true),
            ("略陽縣", "lu:eyang", true),
            ("路基", "lüji", false),
            ("區域", "qüyü", true),
            ("區域", "quyu", true),
            // tones
            ("綠色辦", "lǜsè", true),
            ("綠色辦", "lv4se4", true),
            ("綠色辦", "lü4se4ban", true),
            ("重慶", "Chóngqìng", true),
            ("企業", "qì'yè", true),
            ("我們", "wo3men5", true),
            ("綠色辦", "l4s4", false),
            // the ends of syllables
            ("西安區", "xi'an", true),
            ("西安區", "xi’an", true),
            ("西安區", "xi'a", true),
            ("西安區", "xi'", true),
            ("西安區", "xian", true),
            ("先進區", "xian", true),
            ("先進區", "xi'an", false),
            // digits, Latin letters and Han characters among the syllables
            ("12345熱線", "12345rx", true),
            ("12345热线", "12345rexian", true),
            ("5項模式", "5xmoshi", true),
            ("12345熱線", "1234rx", false),
            ("重慶", "重q", true),
            ("重慶", "重qing", true),
            ("重慶", "c庆", true),
            ("新經濟", "x经j", true),
            ("A股辦", "agb", true),
            ("A股辦", "agub", true),
            ("𠮷鎮", "jizhen", true),
        ];
        for (name, term, expected) in cases {
            let pinyin = Pinyin::new(&fold(term)).unwrap();
            assert_eq!(pinyin.is_in(name), expected, "{name} {term}");
            assert_eq!(!pinyin.places(name).is_empty(), expected, "{name} {term}");
        }
        let long = "a".repeat(LENGTH + 1);
        for term in ["x", "新", "新經", "x1", "12345", "5g", "Xj", "x j", "a-b", "ß股", "'a", "", &long] {
            assert!(Pinyin::new(term).is_none(), "{term}");
        }
    }

    #[test]
    fn many_ways_to_read_a_name_take_no_longer_than_one() {
        let name = "啊".repeat(60);
        assert!(!Pinyin::new(&format!("{}b", "a".repeat(59))).unwrap().is_in(&name));
        assert!(Pinyin::new(&"a".repeat(60)).unwrap().is_in(&name));
    }

    #[test]
    fn places_are_those_of_the_name() {
        let marked = |term: &str, text: &str| {
            let places = Pinyin::new(term).unwrap().places(text);
            places.into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked("xjj", "市新經濟與新經濟"), ["新經濟", "新經濟"]);
        assert_eq!(marked("12345rx", "市12345熱線辦"), ["12345熱線"]);
        assert_eq!(marked("重qing", "在重慶市"), ["重慶"]);
    }
}
