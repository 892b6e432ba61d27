//! What a list does besides searching: the counts of its facets, and its order.

use crate::Failure;
use crate::table::Table;
use crate::timing::{in_turn, timed};
use reform_explorer::load::Loaded;
use reform_explorer::model::{Language, RecordType};
use reform_explorer::query::{self, Column, Facet, Index, Order, Ordered, Query, Request};
use reform_explorer::words::Words;
use std::hint::black_box;
use std::time::Duration;

const ROUNDS: usize = 7;

const FACETS: Duration = Duration::from_millis(20);
const FIRST_ORDER: Duration = Duration::from_millis(150);
const OTHER_DIRECTION: Duration = Duration::from_millis(1);

/// Measures.
pub fn measure(loaded: &Loaded, index: &Index, table: &mut Table) -> Result<(), Failure> {
    eprintln!("facets and order");
    for query in ["", "level:township"] {
        let request = Request { query: Query::parse(query), scope: None };
        let find = || query::find(loaded, index, &request, &mut |_| {}, &|| false).expect("nobody cancels");
        let found = find();
        let types = found.facets.iter().find(|counts| counts.facet == Facet::Type).ok_or("no facet of types")?;
        if types.values.iter().map(|value| value.count).sum::<usize>() != found.records.len() {
            return Err(format!("{query}: the counts of types do not add up").into());
        }
        let [time] = in_turn(ROUNDS, [&mut || timed(|| black_box(find())).1]);
        let what =
            if query.is_empty() { "counts of every facet, all records".to_owned() } else { format!("the same of {query}") };
        table.within(what, time, FACETS);
    }
    orders(loaded, table)
}

fn orders(loaded: &Loaded, table: &mut Table) -> Result<(), Failure> {
    let (dataset, words) = (&loaded.dataset, Words::new(Language::Hant));
    let count = dataset.records.count(RecordType::Agency);
    for column in [Column::Title, Column::Level, Column::Functions] {
        let ranks = || query::ranks(dataset, &words, RecordType::Agency, column);
        let kept = ranks();
        let ordered = |descending| Ordered::new(count, &[Order { column, descending }], |_| kept.as_slice());
        let there = ordered(false);
        let anew = ordered(true);
        let back = there.turned().ok_or("an order by one column turns")?;
        if (0..count).any(|row| back.get(row) != anew.get(row)) {
            return Err(format!("{column:?}: the other direction is not what sorting anew gives").into());
        }
        let [ranking, ordering, turning] = in_turn(
            ROUNDS,
            [&mut || timed(|| black_box(ranks())).1, &mut || timed(|| black_box(ordered(false))).1, &mut || {
                timed(|| black_box(there.turned())).1
            }],
        );
        table.within(format!("order of agencies by {column:?}, the first time"), ranking + ordering, FIRST_ORDER);
        table.within(format!("order of agencies by {column:?}, the other direction"), turning, OTHER_DIRECTION);
    }
    Ok(())
}
