//! The selected records of a dataset: a bit for each of its records.
//!
//! A million records take 125 KB, which is copied for every change and kept to be taken back. A record that shares its id with an
//! earlier one is selected together with it and has no bit of its own. Deliberately absent: ids, by which selections outlive the
//! dataset; they are named when the settings are written, which is not for the window to wait for.

use super::State;
use crate::model::{Dataset, Id, RecordIndex};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Selected records of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// A bit for each record, as far as the last one that is selected.
    words: Arc<[u64]>,
    count: usize,
}

impl Selection {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether a record is among them.
    pub fn contains(&self, dataset: &Dataset, record: RecordIndex) -> bool {
        let position = dataset.first_of_id(record).position();
        self.words.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// They themselves, in the order of the dataset.
    pub fn records<'a>(&'a self, dataset: &'a Dataset) -> impl Iterator<Item = RecordIndex> + 'a {
        self.within(dataset, 0..dataset.len())
    }

    /// Those at these positions of the dataset, in its order.
    pub fn within<'a>(&'a self, dataset: &'a Dataset, positions: Range<usize>) -> impl Iterator<Item = RecordIndex> + 'a {
        let bits = |(at, word): (usize, u64)| {
            let rest = |word: &u64| Some(word & (word - 1)).filter(|rest| *rest != 0);
            let words = std::iter::successors(Some(word).filter(|word| *word != 0), rest);
            words.map(move |word| at * 64 + word.trailing_zeros() as usize)
        };
        self.words_of(positions).flat_map(bits).map(|position| dataset.nth(position))
    }

    /// How many of them stand at these positions of the dataset.
    pub fn count_within(&self, positions: Range<usize>) -> usize {
        self.words_of(positions).map(|(_, word)| word.count_ones() as usize).sum()
    }

    /// How many of them are not among others.
    pub fn without(&self, others: &Self) -> usize {
        let other = |at: usize| others.words.get(at).copied().unwrap_or_default();
        self.words.iter().enumerate().map(|(at, word)| (word & !other(at)).count_ones() as usize).sum()
    }

    /// The same with records put in or taken out.
    pub fn with(&self, dataset: &Dataset, records: impl IntoIterator<Item = RecordIndex>, chosen: bool) -> Self {
        let others = Self::of(dataset, records);
        self.joined(&others, |ours, theirs| if chosen { ours | theirs } else { ours & !theirs })
    }

    /// The same where each of these records is put in if it was not there, and taken out if it was.
    pub fn inverted(&self, dataset: &Dataset, records: impl IntoIterator<Item = RecordIndex>) -> Self {
        self.joined(&Self::of(dataset, records), |ours, theirs| ours ^ theirs)
    }

    /// These records.
    pub fn of(dataset: &Dataset, records: impl IntoIterator<Item = RecordIndex>) -> Self {
        let mut words = vec![0; dataset.len().div_ceil(64)];
        for record in records {
            let position = dataset.first_of_id(record).position();
            words[position / 64] |= 1 << (position % 64);
        }
        Self::from(words)
    }

    fn joined(&self, others: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let length = self.words.len().max(others.words.len());
        let word = |selection: &Self, at: usize| selection.words.get(at).copied().unwrap_or_default();
        Self::from((0..length).map(|at| join(word(self, at), word(others, at))).collect::<Vec<u64>>())
    }

    /// The words in which there are bits of these positions, without the bits of others.
    fn words_of(&self, positions: Range<usize>) -> impl Iterator<Item = (usize, u64)> + '_ {
        let (first, end) = (positions.start / 64, positions.end.div_ceil(64).min(self.words.len()));
        (first..end.max(first)).map(move |at| {
            let from = positions.start.saturating_sub(at * 64);
            let to = (positions.end - at * 64).min(64);
            let above = u64::MAX.checked_shl(from as u32).unwrap_or_default();
            let below = u64::MAX.checked_shr(64 - to as u32).unwrap_or_default();
            (at, self.words[at] & above & below)
        })
    }
}

impl From<Vec<u64>> for Selection {
    fn from(mut words: Vec<u64>) -> Self {
        let length = words.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        words.truncate(length);
        Self { count: words.iter().map(|word| word.count_ones() as usize).sum(), words: words.into() }
    }
}

/// Finds the records of an earlier reading again in a later one, each once.
pub(super) struct Carrier<'a> {
    before: &'a Dataset,
    after: &'a Dataset,
    /// For each record before, where it is after: [`UNKNOWN`] until it was looked for, [`GONE`] if it is not there.
    places: Vec<u32>,
}

const UNKNOWN: u32 = u32::MAX;
const GONE: u32 = u32::MAX - 1;

impl<'a> Carrier<'a> {
    pub fn between(before: &'a Dataset, after: &'a Dataset) -> Self {
        Self { before, after, places: vec![UNKNOWN; before.len()] }
    }

    /// A selection of the earlier reading in the later one, and what is not there. Of `vanished` comes back what is there again.
    pub fn carry(&mut self, selected: &Selection, vanished: BTreeSet<Id>) -> (Selection, BTreeSet<Id>) {
        let (back, mut vanished): (BTreeSet<Id>, BTreeSet<Id>) =
            vanished.into_iter().partition(|id| self.after.find(id.as_str()).is_some());
        let mut records: Vec<RecordIndex> = back.iter().filter_map(|id| self.after.find(id.as_str())).collect();
        for record in selected.records(self.before) {
            let id = self.before.record(record).id();
            let place = &mut self.places[record.position()];
            if *place == UNKNOWN {
                *place = self.after.find(id.as_str()).map_or(GONE, |there| there.position() as u32);
            }
            match *place {
                GONE => _ = vanished.insert(id.clone()),
                there => records.push(self.after.nth(there as usize)),
            }
        }
        (Selection::of(self.after, records), vanished)
    }
}

impl State {
    /// Whether a record is selected.
    pub fn is_selected(&self, id: &Id) -> bool {
        let open = self.library.active.open.as_ref().filter(|_| !self.library.active.selected.is_empty());
        open.is_some_and(|open| {
            let record = open.dataset().find(id.as_str());
            record.is_some_and(|record| self.library.active.selected.contains(open.dataset(), record))
        })
    }

    /// The ids of the selected records, in the order of the dataset.
    pub fn selected_ids(&self) -> Vec<&Id> {
        self.session().selected_ids().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, FoundSource};
    use std::ops::ControlFlow;

    fn dataset(ids: impl Iterator<Item = usize>) -> Dataset {
        let terms: String = ids.map(|id| format!("(id: \"t{id}\", name: \"n\", gloss: \"g\"),")).collect();
        let text = format!("(schema: 1, id: \"d\", title: \"d\", terms: [{terms}])");
        load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset
    }

    #[test]
    fn it_is_a_set_of_records() {
        let dataset = dataset(0..200);
        let all: Vec<RecordIndex> = dataset.indices().collect();
        let at = |positions: &BTreeSet<usize>| Selection::of(&dataset, positions.iter().map(|position| all[*position]));
        let every = |step: usize| (0..200).step_by(step).collect::<BTreeSet<usize>>();
        for (one, other) in [(every(3), every(2)), (every(64), every(63)), (every(200), every(1)), (BTreeSet::new(), every(7))] {
            let records = other.iter().map(|position| all[*position]);
            let ours = at(&one);
            assert_eq!(ours.with(&dataset, records.clone(), true), at(&(&one | &other)));
            assert_eq!(ours.with(&dataset, records.clone(), false), at(&(&one - &other)));
            assert_eq!(ours.inverted(&dataset, records), at(&(&one ^ &other)));
            assert_eq!((ours.len(), ours.without(&at(&other))), (one.len(), (&one - &other).len()));
            assert_eq!(ours.records(&dataset).map(RecordIndex::position).collect::<BTreeSet<_>>(), one);
            for range in [0..0, 0..1, 5..64, 64..65, 63..129, 0..200, 199..200, 150..150] {
                let expected: Vec<usize> = one.range(range.clone()).copied().collect();
                assert_eq!(ours.count_within(range.clone()), expected.len(), "{range:?}");
                let records: Vec<usize> = ours.within(&dataset, range).map(RecordIndex::position).collect();
                assert_eq!(records, expected);
            }
            assert!(all.iter().all(|record| ours.contains(&dataset, *record) == one.contains(&record.position())));
        }
    }

    #[test]
    fn records_of_one_id_are_selected_together() {
        let dataset = dataset([1, 2, 1, 3, 2, 1].into_iter());
        let all: Vec<RecordIndex> = dataset.indices().collect();
        let last = Selection::of(&dataset, [all[5]]);
        let chosen: Vec<bool> = all.iter().map(|record| last.contains(&dataset, *record)).collect();
        assert_eq!(chosen, [true, false, true, false, false, true]);
        assert_eq!((last.len(), last.records(&dataset).collect::<Vec<_>>()), (1, vec![all[0]]));
        // However often an id is listed, it is inverted once.
        assert_eq!(last.inverted(&dataset, all.iter().copied()).len(), 2);
    }
}
