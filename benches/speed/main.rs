//! How long the parts of the program take that a person waits for, on an invented dataset of ten thousand agencies.
//!
//! `cargo bench`, or `cargo bench -- search` for some of them. Deliberately absent: anything to compare with, which is what
//! `benches/compare` does, and verdicts. What these figures are good for is telling whether a change made something slower.

#[path = "../national/mod.rs"]
mod national;

use divan::{Bencher, black_box};
use national::{Books, Notation, Plan, write};
use reform_explorer::export::{Format, Selection, export_to};
use reform_explorer::load::{self, FoundSource, Loaded};
use reform_explorer::model::{Language, RecordType};
use reform_explorer::query::{self, Column, Index, Order, Query, Request};
use reform_explorer::words::Words;
use std::ops::ControlFlow;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const AGENCIES: u64 = 10_000;

static LOADED: LazyLock<Loaded> = LazyLock::new(|| read(&invented(AGENCIES, Notation::Ron)));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&LOADED));

/// A dataset of so many agencies.
fn invented(agencies: u64, notation: Notation) -> String {
    let mut bytes = Vec::new();
    let books: Books = write(Plan { agencies, seed: 1 }, notation, &mut bytes).expect("memory takes everything");
    assert!(books.total() as u64 > agencies, "there is more than agencies");
    String::from_utf8(bytes).expect("the dataset is text")
}

fn read(text: &str) -> Loaded {
    load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).expect("the text is a dataset")
}

#[divan::bench(args = [Notation::Ron, Notation::Json])]
fn load(bencher: Bencher, notation: Notation) {
    let text = invented(AGENCIES, notation);
    bencher.bench(|| read(black_box(&text)));
}

#[divan::bench]
fn index(bencher: Bencher) {
    let loaded = &*LOADED;
    bencher.bench(|| Index::new(black_box(loaded)));
}

/// One, two and four letters that many records hold, a word of few, facets alone, and both.
#[divan::bench(args = ["局", "窗口", "日常工作", "鼴鼱", "", "level:township", "窗口 level:township"])]
fn search(bencher: Bencher, query: &str) {
    let (loaded, index, request) = (&*LOADED, &*INDEX, Request { query: Query::parse(query), scope: None });
    bencher.bench(|| query::find(loaded, index, black_box(&request), &mut |_| {}, &|| false));
}

#[divan::bench(args = [Column::Title, Column::Level, Column::Functions])]
fn order(bencher: Bencher, column: Column) {
    let (dataset, words) = (&LOADED.dataset, Words::new(Language::Hant));
    let count = dataset.records.count(RecordType::Agency);
    let orders = [Order { column, descending: false }];
    bencher.bench(|| query::sorted(count, &orders, |column| query::ranks(dataset, &words, RecordType::Agency, column)));
}

#[divan::bench(args = [Format::CsvZip, Format::Json, Format::JsonLd, Format::Ron, Format::Xlsx])]
fn export(bencher: Bencher, format: Format) {
    let dataset = &LOADED.dataset;
    let selection = Selection::new(dataset, dataset.indices(), "2031-01-01".parse().expect("a date"), Language::Hant);
    let proceed = |_, _| ControlFlow::Continue(());
    bencher.bench(|| export_to(black_box(&selection), format, &mut std::io::sink(), &mut { proceed }));
}
