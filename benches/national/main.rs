//! Writes an invented national dataset to standard output, and what is in it, as JSON, to standard error.
//!
//! `cargo run --example national -- AGENCIES ron|json [SEED]`

#[path = "mod.rs"]
mod national;

use national::{Books, Notation, Plan, write};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((plan, notation)) = plan(&arguments) else {
        eprintln!("usage: national AGENCIES ron|json [SEED]");
        return ExitCode::from(2);
    };
    let mut output = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let written = write(plan, notation, &mut output).and_then(|books| output.flush().map(|()| books));
    match written {
        Ok(books) => {
            eprintln!("{}", report(&books));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn report(books: &Books) -> serde_json::Value {
    serde_json::json!({ "total": books.total(), "books": books })
}

fn plan(arguments: &[String]) -> Option<(Plan, Notation)> {
    let agencies = arguments.first()?.parse().ok()?;
    let notation = match arguments.get(1)?.as_str() {
        "ron" => Notation::Ron,
        "json" => Notation::Json,
        _ => return None,
    };
    let seed = arguments.get(2).map_or(Some(1), |seed| seed.parse().ok())?;
    Some((Plan { agencies, seed }, notation))
}
