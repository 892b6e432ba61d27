//! Reading a dataset to the end, that is parsing, checking, linking and indexing, beside the bare crates, which only parse.

use crate::Failure;
use crate::data::Data;
use crate::table::Table;
use crate::timing::{in_turn, timed};
use crate::whole::Whole;
use reform_explorer::load::{self, FoundSource, Loaded};
use reform_explorer::model::Records;
use reform_explorer::query::Index;
use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

const ROUNDS: usize = 3;

/// Until when something has to be on screen.
const FIRST_ROWS: Duration = Duration::from_millis(100);

/// Measures, and returns the dataset.
pub fn measure(data: &Data, table: &mut Table) -> Result<Loaded, Failure> {
    eprintln!("loading");
    let (ron, json) = (fs::read_to_string(&data.ron)?, fs::read_to_string(&data.json)?);
    let loaded = read(&ron)?;
    if !loaded.problems.is_empty() {
        return Err(format!("the dataset has {} problems, which the bare crates do not look for", loaded.problems.len()).into());
    }
    for (notation, whole) in [("RON", ron::from_str::<Whole>(&ron)?), ("JSON", serde_json::from_str(&json)?)] {
        if Records::from(whole) != loaded.dataset.records {
            return Err(format!("the records of the {notation} are others").into());
        }
    }
    let ours = |text| timed(|| black_box(read(text).map(|loaded| (Index::new(&loaded), loaded)))).1;
    let [complete, bare] = in_turn(ROUNDS, [&mut || ours(&ron), &mut || timed(|| black_box(ron::from_str::<Whole>(&ron))).1]);
    table.beside("load RON: parse, check, link, index", complete, (bare, "`ron`, whole file"), Some(1.0));
    let [of_json, bare] =
        in_turn(ROUNDS, [&mut || ours(&json), &mut || timed(|| black_box(serde_json::from_str::<Whole>(&json))).1]);
    table.beside("load RON, beside JSON of the same records", complete, (bare, "`serde_json`, whole file"), None);
    table.beside("load JSON: parse, check, link, index", of_json, (bare, "`serde_json`, whole file"), None);
    table.within("first rows can be shown", first_rows(data)?, FIRST_ROWS);
    Ok(loaded)
}

/// Reads a dataset without the texts of its sources.
pub fn read(text: &str) -> Result<Loaded, Failure> {
    load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).map_err(unread)
}

/// An error of the program as one that ends this one.
pub fn unread(error: load::LoadError) -> Failure {
    format!("{error:?}").into()
}

/// How long it takes from the file until there are rows to show: those with which a large file begins, or else all.
fn first_rows(data: &Data) -> Result<Duration, Failure> {
    let (beginning, time) = timed(|| load::beginning(&data.ron));
    if beginning.is_some_and(|loaded| !loaded.dataset.is_empty()) {
        return Ok(time);
    }
    let (loaded, time) = timed(|| read(&fs::read_to_string(&data.ron)?));
    loaded.map(|_| time)
}
