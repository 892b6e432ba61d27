//! How soon work ends once a person has cancelled it, at several stages of it.
//!
//! The worst of all stages counts. A stage is a share of the time that the whole work takes, so that parts of the work that
//! ask nobody whether to go on are hit as well.

use crate::Failure;
use crate::data::Data;
use crate::exporting::{self, Target};
use crate::loading::unread;
use crate::table::Table;
use crate::timing::timed;
use reform_explorer::export::{self, ExportError, Format, Selection};
use reform_explorer::load::{self, FoundSource, LoadError};
use reform_explorer::model::Dataset;
use std::fs;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How soon it has to have ended.
const SOON: Duration = Duration::from_millis(100);

/// Into how many stages reading is divided, and exporting.
const STAGES: [u32; 2] = [10, 4];

/// Of how many records of the dataset a workbook gets one, because it is the slowest of all formats.
const OF_WORKBOOK: usize = 10;

/// Whoever asks whether to go on.
type Asked<'a> = dyn Fn() -> ControlFlow<()> + Sync + 'a;

/// Measures reading.
pub fn of_loading(data: &Data, table: &mut Table) -> Result<(), Failure> {
    eprintln!("cancelling");
    let text = fs::read_to_string(&data.ron)?;
    let read = |asked: &Asked| match load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| asked()) {
        Ok(_) => Ok(false),
        Err(LoadError::Cancelled) => Ok(true),
        Err(error) => Err(unread(error).to_string()),
    };
    table.within("cancelling to load RON, at the worst of ten stages", worst(STAGES[0], &read)?, SOON);
    Ok(())
}

/// Measures exporting.
pub fn of_exports(dataset: &Dataset, table: &mut Table) -> Result<(), Failure> {
    let target = Target::new()?;
    let (all, few) = (exporting::all(dataset), exporting::of(dataset, dataset.indices().step_by(OF_WORKBOOK)));
    for (selection, format) in [(&all, Format::Csv), (&all, Format::Json), (&all, Format::Ron), (&few, Format::Xlsx)] {
        let written = |asked: &Asked| written(selection, format, &target, asked);
        let what = format!("cancelling to export {} records as {}, at the worst of four stages", selection.len(), format.code());
        table.within(what, worst(STAGES[1], &written)?, SOON);
    }
    Ok(())
}

/// Whether an export was cancelled.
fn written(selection: &Selection, format: Format, target: &Target, asked: &Asked) -> Result<bool, String> {
    match export::export(selection, format, &target.path(format), &mut |_, _| asked()) {
        Ok(_) => Ok(false),
        Err(ExportError::Cancelled) => Ok(true),
        Err(error) => Err(format!("{error:?}")),
    }
}

/// The longest time from cancelling some work to its end; `work` tells whether it was cancelled.
fn worst(stages: u32, work: &(dyn Fn(&Asked) -> Result<bool, String> + Sync)) -> Result<Duration, Failure> {
    let (whole, time) = timed(|| work(&|| ControlFlow::Continue(())));
    whole?;
    let mut worst = Duration::ZERO;
    for stage in 1..stages {
        let cancelled = AtomicBool::new(false);
        let asked = || if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let (ended, at) = thread::scope(|scope| {
            let working = scope.spawn(|| (work(&asked), Instant::now()));
            thread::sleep(time * stage / stages);
            let at = Instant::now();
            cancelled.store(true, Ordering::Relaxed);
            (working.join(), at)
        });
        let (result, end) = ended.map_err(|_| "the work panicked")?;
        // Work that ended by itself meanwhile tells how long it went on all the same.
        result?;
        worst = worst.max(end.saturating_duration_since(at));
    }
    Ok(worst)
}
