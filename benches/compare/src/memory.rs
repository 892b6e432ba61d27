//! How much memory reading and exporting take at most, each in a process of its own, as the kernel counts it.

use crate::Failure;
use crate::data::Data;
use crate::exporting::{self, Target};
use crate::loading::unread;
use crate::table::{Amount, Table};
use crate::whole::Whole;
use reform_explorer::export::{Format, Limit};
use reform_explorer::load::{self, FoundSource, Loaded};
use reform_explorer::model::{Dataset, Records};
use reform_explorer::query::Index;
use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

/// The first argument of a process that measures its own memory.
pub const PEAK: &str = "--peak";

/// The rows of a sheet, that of the header aside.
const SHEET: usize = 1_048_575;

/// How much of the size of the file an export may take beside the dataset: positions and references, and no copy of the records.
const PART_OF_FILE: f64 = 0.1;

/// How many times as much as half of the records all of them may take in a workbook, which holds no more than a number of links for each sheet.
const CONSTANT: f64 = 1.2;

const FILES: [(&str, Format); 3] = [("csv", Format::Csv), ("json", Format::Json), ("ron", Format::Ron)];

/// Measures each in a process of its own.
pub fn measure(data: &Data, table: &mut Table) -> Result<(), Failure> {
    eprintln!("memory");
    let [ours, ron, json] =
        [("load", &data.ron), ("whole-ron", &data.ron), ("whole-json", &data.json)].map(|(what, file)| peak(what, file));
    let (ours, size) = (ours?, Amount::Bytes(fs::metadata(&data.ron)?.len()));
    table.beside("peak memory of loading RON", ours, (size, "the file"), Some(2.5));
    table.beside("peak memory of loading RON", ours, (ron?, "`ron`, whole file"), Some(1.0));
    table.beside("peak memory of loading RON", ours, (json?, "`serde_json`, whole file of JSON"), None);
    for (what, _) in FILES {
        let growth = peak(what, &data.ron)?;
        table.beside(format!("memory of exporting as {what}"), growth, (size, "the file"), Some(PART_OF_FILE));
    }
    let [all, half] = ["sheets", "half"].map(|what| peak(what, &data.ron));
    let what = format!("memory of exporting {} agencies as xlsx, on two sheets", SHEET + 1);
    table.beside(what, all?, (half?, "half as many, on one sheet"), Some(CONSTANT));
    Ok(())
}

fn peak(what: &str, file: &Path) -> Result<Amount, Failure> {
    let output = Command::new(std::env::current_exe()?).args([PEAK, what]).arg(file).output()?;
    if !output.status.success() {
        return Err(format!("{what}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(Amount::Bytes(String::from_utf8(output.stdout)?.trim().parse()?))
}

/// Does one thing and prints how many bytes it took at most.
pub fn report_peak(what: &str, file: &str) -> Result<(), Failure> {
    let bytes = match what {
        "load" => {
            let loaded = opened(file)?;
            black_box(Index::new(&loaded));
            counted("VmHWM")?
        }
        "whole-ron" => {
            black_box(ron::from_str::<Whole>(&fs::read_to_string(file)?)?);
            counted("VmHWM")?
        }
        "whole-json" => {
            black_box(serde_json::from_str::<Whole>(&fs::read_to_string(file)?)?);
            counted("VmHWM")?
        }
        "sheets" => growth_of_sheets(opened(file)?, SHEET + 1, &[Limit::Split(2)])?,
        "half" => growth_of_sheets(opened(file)?, SHEET / 2, &[])?,
        _ => {
            let format = FILES.iter().find(|(name, _)| *name == what).ok_or("no such thing to measure")?.1;
            growth_of(&opened(file)?.dataset, format)?.0
        }
    };
    println!("{bytes}");
    Ok(())
}

fn opened(file: &str) -> Result<Loaded, Failure> {
    load::open_with(Path::new(file), &mut |_| {}, &mut |_, _| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).map_err(unread)
}

/// How much exporting takes beside the dataset, and what the format could not take.
fn growth_of(dataset: &Dataset, format: Format) -> Result<(u64, Vec<Limit>), Failure> {
    let target = Target::new()?;
    let selection = exporting::all(dataset);
    let before = counted("VmRSS")?;
    // The highest value begins anew with the present one (proc_pid_clear_refs(5)).
    fs::write("/proc/self/clear_refs", "5")?;
    let report = target.export(&selection, format)?;
    Ok((counted("VmHWM")?.saturating_sub(before), report.limits))
}

/// The same for a workbook of so many agencies, which must tell these limits. The places stay, so that agencies have links to them.
fn growth_of_sheets(loaded: Loaded, count: usize, limits: &[Limit]) -> Result<u64, Failure> {
    let Dataset { head, records, .. } = loaded.dataset;
    let agencies = records.agencies.iter().cycle().take(count).cloned().collect();
    let dataset = Dataset::new(head, Records { agencies, places: records.places, ..Records::default() });
    let (growth, found) = growth_of(&dataset, Format::Xlsx)?;
    let found: Vec<Limit> = found.into_iter().filter(|limit| matches!(limit, Limit::Split(_))).collect();
    if found != limits {
        return Err(format!("a workbook of {count} agencies tells {found:?}, and not {limits:?}").into());
    }
    Ok(growth)
}

/// A line of what the kernel knows of this process, in bytes.
fn counted(name: &str) -> Result<u64, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).ok_or("memory can only be read on Linux")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}
