//! A folder of broken datasets, each with the report that `check` prints on it for people, beside it under the same name.
//!
//! Run with `UPDATE_SNAPSHOTS=1` to record the reports anew, and read what has changed.

use crate::common::names;
use reform_explorer::limits;
use reform_explorer::load::Defect;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/broken")
}

/// The names of the datasets.
fn datasets() -> Vec<String> {
    names(&folder()).into_iter().filter(|name| name.ends_with(".ron") || name.ends_with(".json")).collect()
}

/// What `check` says of a dataset: its report, and the summary beside it.
fn report(name: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_reform-explorer"))
        .current_dir(folder())
        .args(["check", name, "--format", "text", "--lang", "en"])
        .output()
        .expect("the program starts");
    let [data, talk] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("output is UTF-8"));
    format!("{data}{talk}")
}

#[test]
fn each_report_is_as_recorded() {
    let records_anew = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    for name in datasets() {
        let found = report(&name);
        let path = folder().join(&name).with_extension("txt");
        if records_anew {
            fs::write(&path, &found).expect("the report can be recorded");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn every_code_is_reported_on_some_dataset() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = folder.path().join("long.ron").to_str().expect("temporary paths are UTF-8").to_owned();
    let name = "機".repeat(limits::RECORD / 3 + 1);
    fs::write(&long, format!("(schema: 1, id: \"d\", title: \"T\", terms: [(id: \"t\", name: \"{name}\", gloss: \"g\")])"))
        .expect("a file");
    let reports: String = datasets().iter().chain([&long]).map(|name| report(name)).collect();
    let told = |code: &&str| ["error", "warning"].iter().any(|severity| reports.contains(&format!("{severity}[{code}]: ")));
    let untold: BTreeSet<&str> = Defect::CODES.iter().copied().filter(|code| !told(code)).collect();
    assert_eq!(untold, BTreeSet::new());
}

/// The documentation of problems is the table of the engine's codes, in its order, with its severities.
#[test]
fn the_documented_codes_are_those_of_the_engine() {
    let documentation =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md")).expect("the file is there");
    let section = documentation.split("\n## Problems and what to do\n").nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or_default();
    let codes: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(codes, Defect::CODES);
}
