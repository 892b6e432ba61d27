//! Names by what a person begins to type, for a list that is offered while they do: names of commands, files and records alike.
//!
//! Every word has to be in the name, in any order; script, width and case make no difference, and Chinese names are also found by
//! their sound. Deliberately absent: conditions and texts other than names, which searching is for.

use super::index::Index;
use super::pinyin::Pinyin;
use crate::fold::fold;
use crate::model::RecordIndex;

/// How many records may be looked through by their sound, which takes a hundred times as long as by their letters.
const SOUNDS: usize = 50_000;

/// What a person has typed of a name.
pub struct Wanted {
    words: Vec<(String, Option<Pinyin>)>,
}

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with the first word.
    Start,
    /// It has the words elsewhere.
    Inside,
    /// It sounds like them.
    Sound,
}

impl Wanted {
    /// What was typed, word by word. Where nothing was typed, every name fits.
    pub fn new(typed: &str) -> Self {
        let words = fold(typed).split_whitespace().map(|word| (word.to_owned(), Pinyin::new(word))).collect();
        Self { words }
    }

    /// Whether anything was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a name fits; none where it does not.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        self.fit_folded(&fold(name), true)
    }

    fn fit_folded(&self, name: &str, by_sound: bool) -> Option<Fit> {
        let mut worst = Fit::Start;
        for (position, (word, pinyin)) in self.words.iter().enumerate() {
            let fit = match name.find(word.as_str()) {
                Some(0) if position == 0 => Fit::Start,
                Some(_) => {
                    if position == 0 {
                        Fit::Inside
                    } else {
                        Fit::Start
                    }
                }
                None => {
                    let sounds = by_sound && pinyin.as_ref().is_some_and(|pinyin| pinyin.is_in(name));
                    sounds.then_some(Fit::Sound)?
                }
            };
            worst = worst.max(fit);
        }
        Some(worst)
    }
}

impl Index {
    /// The records whose names or other names fit, those that fit best first, in the order of the dataset, and at most `limit`.
    pub fn named(&self, wanted: &Wanted, limit: usize) -> Vec<RecordIndex> {
        let by_sound = self.records() <= SOUNDS;
        let mut fitting: Vec<(Fit, usize)> = self
            .folded_names(0..self.records())
            .filter_map(|(record, name)| wanted.fit_folded(name, by_sound).map(|fit| (fit, record)))
            .collect();
        fitting.sort_unstable_by_key(|(fit, record)| (*record, *fit));
        fitting.dedup_by_key(|(_, record)| *record);
        fitting.sort_by_key(|(fit, _)| *fit);
        fitting.into_iter().take(limit).map(|(_, record)| self.record(record)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_what_is_typed() {
        for (typed, name, expected) in [
            ("", "匯出", Some(Fit::Start)),
            ("导", "導覽", Some(Fit::Start)),
            ("dao", "導覽", Some(Fit::Sound)),
            ("SEL", "Select all listed", Some(Fit::Start)),
            ("list sel", "Select all listed", Some(Fit::Inside)),
            ("select listed", "Select all listed", Some(Fit::Start)),
            ("ＬＩＳＴ", "Select all listed", Some(Fit::Inside)),
            ("hc", "匯出", Some(Fit::Sound)),
            ("listing", "Select all listed", None),
            ("導 x", "導覽", None),
        ] {
            assert_eq!(Wanted::new(typed).fit(name), expected, "{typed} {name}");
        }
    }
}
