//! Measures Reform Explorer beside the bare crates that it stands on, in the same run, and prints one table of ratios.
//!
//! `cargo run --release --manifest-path benches/compare/Cargo.toml -- AGENCIES`, or `-- FILE.ron FILE.json` for a dataset in both
//! notations. A number invents a national dataset of so many agencies; only with one of those are all searches telling. The table goes to
//! standard output as Markdown, and what is being measured to standard error.
//!
//! Every answer that is timed is compared with that of the floor first, and the program ends where they differ. Deliberately absent:
//! the window, whose frames `cargo bench` times, and a verdict by exit code, since a busy machine would make it a lie.

mod cancelling;
mod data;
mod exporting;
mod listing;
mod loading;
mod machine;
mod memory;
#[path = "../../national/mod.rs"]
mod national;
mod searching;
mod table;
mod timing;
mod whole;

use data::Data;
use std::error::Error;
use std::process::ExitCode;
use table::Table;

/// That of the program, for the floors as well, so that no ratio is a matter of allocators.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What any measurement may fail with: a file, a notation, or a wrong answer.
pub type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        // What this program asks of itself in a process of its own.
        [memory::PEAK, what, file] => memory::report_peak(what, file),
        [agencies] => agencies.parse().map_err(Failure::from).and_then(Data::invent).and_then(|data| compare(&data)),
        [ron, json] => compare(&Data::of(ron, json)),
        _ => Err("usage: compare AGENCIES, or compare FILE.ron FILE.json".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("compare: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn compare(data: &Data) -> Result<(), Failure> {
    let mut table = Table::default();
    // First, since memory that this process has had and given back would count.
    memory::measure(data, &mut table)?;
    let loaded = loading::measure(data, &mut table)?;
    cancelling::of_loading(data, &mut table)?;
    let index = reform_explorer::query::Index::new(&loaded);
    searching::measure(&loaded, &index, &mut table)?;
    listing::measure(&loaded, &index, &mut table)?;
    drop(index);
    exporting::measure(&loaded.dataset, &mut table)?;
    cancelling::of_exports(&loaded.dataset, &mut table)?;
    println!("{}\n\n{}\n\n{table}", machine::described(), data.described(loaded.dataset.len())?);
    Ok(())
}
