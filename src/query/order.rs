//! The rows of a table in an order that turns round without being worked out again.
//!
//! Rows stand sorted from the first to the last in groups of equal rank. Read the other way round the groups change places and the
//! rows within them do not, nor do those at the end that lack what they are ordered by: exactly what sorting anew would give.
//! Deliberately absent: ranks, which `table` finds.

use super::table::{Column, LACKING, Order, sorted};
use std::ops::{Deref, Range};
use std::sync::Arc;

/// The positions, within their type, of the rows of a table in an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordered {
    /// From the first to the last by the first order; those that lack what it is about last.
    rows: Arc<[u32]>,
    /// Where each group of rows of equal rank begins, and where the last one ends. Nothing where several orders are at work.
    groups: Arc<[u32]>,
    /// Whether the groups are read from the last to the first.
    turned: bool,
}

impl Ordered {
    /// Puts `count` rows in an order. `ranks` gives what [`super::ranks`] gives for a column.
    pub fn new<R: Deref<Target = [u32]>>(count: usize, orders: &[Order], ranks: impl Fn(Column) -> R) -> Self {
        let [order] = orders else {
            let rows = sorted(count, orders, ranks).into_iter().map(|row| row as u32).collect();
            return Self { rows, ..Self::default() };
        };
        let ranks = ranks(order.column);
        // One number for rank and place sorts twice as fast as two.
        let mut keys: Vec<u64> = (0..count as u64).map(|row| u64::from(ranks[row as usize]) << 32 | row).collect();
        keys.sort_unstable();
        let rows: Arc<[u32]> = keys.into_iter().map(|key| key as u32).collect();
        let groups = groups(&rows, &ranks);
        Self { rows, groups, turned: order.descending }
    }

    /// `count` rows in the order of the file.
    pub fn of_file(count: usize) -> Self {
        Self { rows: (0..count as u32).collect(), ..Self::default() }
    }

    /// The same rows the other way round, if that can be told without sorting.
    pub fn turned(&self) -> Option<Self> {
        (!self.groups.is_empty()).then(|| Self { turned: !self.turned, ..self.clone() })
    }

    /// Those of the rows that are to be kept, in the same order.
    pub fn only(&self, keep: impl Fn(usize) -> bool) -> Self {
        let is_kept = |row: &u32| keep(*row as usize);
        let mut rows: Vec<u32> = Vec::new();
        let mut groups: Vec<u32> = Vec::new();
        for pair in self.groups.windows(2) {
            let start = rows.len() as u32;
            rows.extend(self.rows[pair[0] as usize..pair[1] as usize].iter().copied().filter(is_kept));
            if rows.len() as u32 > start {
                groups.push(start);
            }
        }
        if !self.groups.is_empty() {
            groups.push(rows.len() as u32);
        }
        rows.extend(self.rows[self.ranked()..].iter().copied().filter(is_kept));
        Self { rows: rows.into(), groups: groups.into(), turned: self.turned }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The position within its type of the row at `at`.
    pub fn get(&self, at: usize) -> Option<usize> {
        let ranked = self.ranked();
        if !self.turned || at >= ranked {
            return self.rows.get(at).map(|row| *row as usize);
        }
        // The group that holds the mirrored place; its rows keep their order.
        let mirrored = (ranked - 1 - at) as u32;
        let group = self.groups.partition_point(|start| *start <= mirrored);
        let (start, end) = (self.groups[group - 1] as usize, self.groups[group] as usize);
        Some(self.rows[start + at - (ranked - end)] as usize)
    }

    /// The positions of these rows, as far as there are so many.
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        (range.start..range.end.min(self.len())).filter_map(|at| self.get(at))
    }

    /// The positions of all rows.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.range(0..self.len())
    }

    /// How many rows have what they are ordered by, as far as that is known.
    fn ranked(&self) -> usize {
        self.groups.last().map_or(0, |end| *end as usize)
    }
}

/// Where each group of rows of equal rank begins, and where the last one ends.
fn groups(rows: &[u32], ranks: &[u32]) -> Arc<[u32]> {
    let rank = |row: &u32| ranks[*row as usize];
    let ranked = rows.partition_point(|row| rank(row) != LACKING);
    let begins = |at: &u32| *at == 0 || rank(&rows[*at as usize - 1]) != rank(&rows[*at as usize]);
    (0..ranked as u32).filter(begins).chain([ranked as u32]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn order(descending: bool) -> [Order; 1] {
        [Order { column: Column::Title, descending }]
    }

    proptest! {
        #[test]
        fn turning_equals_sorting_anew(
            ranks in proptest::collection::vec(prop_oneof![3 => 0..6u32, 1 => Just(LACKING)], 0..60),
            kept in proptest::collection::vec(any::<bool>(), 60),
        ) {
            let anew = |descending| -> Vec<usize> { sorted(ranks.len(), &order(descending), |_| ranks.as_slice()) };
            let once = Ordered::new(ranks.len(), &order(false), |_| ranks.as_slice());
            let turned = once.turned().expect("one order can be turned");
            prop_assert_eq!(once.iter().collect::<Vec<_>>(), anew(false));
            prop_assert_eq!(turned.iter().collect::<Vec<_>>(), anew(true));
            prop_assert_eq!(turned.turned(), Some(once.clone()));
            prop_assert_eq!(Ordered::new(ranks.len(), &order(true), |_| ranks.as_slice()), turned.clone());
            for (whole, sorted) in [(&once, anew(false)), (&turned, anew(true))] {
                let expected: Vec<usize> = sorted.into_iter().filter(|row| kept[*row]).collect();
                let part = whole.only(|row| kept[row]);
                prop_assert_eq!(part.iter().collect::<Vec<_>>(), expected);
                let twice = part.turned().and_then(|part| part.turned());
                prop_assert_eq!(twice, Some(part));
            }
        }
    }

    #[test]
    fn several_orders_are_sorted_each_time() {
        let ranks = [2, 1, LACKING, 1];
        let orders = [order(true)[0], Order::default()];
        let rows = Ordered::new(ranks.len(), &orders, |_| ranks.as_slice());
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 1, 3, 2]);
        assert_eq!((rows.turned(), Ordered::of_file(3).turned()), (None, None));
        assert_eq!(rows.range(3..9).collect::<Vec<_>>(), [2]);
        assert_eq!(rows.get(4), None);
    }
}
