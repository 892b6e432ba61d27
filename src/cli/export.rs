//! `export`: records of a dataset to a file, a folder, or standard output.

use super::check::{could_not_read, errors};
use super::{Exit, ExportArguments, Session, input};
use crate::export::{self, ExportError, Report, Selection, Stop};
use crate::machine;
use crate::model::{Dataset, RecordIndex};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) fn run(arguments: &ExportArguments, session: &mut Session) -> Exit {
    let output = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(refusal) = refusal(arguments, output, session) {
        session.say(&refusal);
        return Exit::Failed;
    }
    let loaded = match input::open(&arguments.file, None) {
        Ok(loaded) => loaded,
        Err(error) => return could_not_read(&arguments.file, &error, session),
    };
    let records = match chosen(&loaded.dataset, arguments) {
        Ok(records) => records,
        Err(id) => {
            session.say(&session.words.with("cli-export-unknown-id", &[("id", id.into())]));
            return Exit::Failed;
        }
    };
    let selection = Selection::new(&loaded.dataset, records, machine::today(), session.words.language());
    let exit = match output {
        Some(path) => write_file(&selection, arguments, path, session),
        None => write_output(&selection, arguments, session),
    };
    let errors = errors(&loaded);
    if exit != Exit::Clean || errors == 0 {
        return exit;
    }
    session.say(&session.words.with("cli-export-defects", &[("count", errors.into())]));
    Exit::Defects
}

/// Why nothing may be written to `output`, if that can be told before anything is read.
fn refusal(arguments: &ExportArguments, output: Option<&Path>, session: &Session) -> Option<String> {
    let words = &session.words;
    match output {
        None if arguments.format.is_folder() => Some(words.get("cli-export-needs-folder").to_owned()),
        Some(path) if holds_something(path) && !arguments.force => {
            Some(words.with("cli-export-exists", &[("path", path.display().to_string().into())]))
        }
        _ => None,
    }
}

/// Whether there is a file, or a folder with something in it. A device such as `/dev/null` holds nothing.
fn holds_something(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()),
        Ok(metadata) => metadata.is_file(),
        Err(_) => false,
    }
}

/// The records with the ids and of the types asked for, or the first id that no record has.
fn chosen(dataset: &Dataset, arguments: &ExportArguments) -> Result<Vec<RecordIndex>, String> {
    let named: Vec<RecordIndex> = if arguments.ids.is_empty() {
        dataset.indices().collect()
    } else {
        arguments.ids.iter().map(|id| dataset.find(id.trim()).ok_or_else(|| id.clone())).collect::<Result<_, _>>()?
    };
    let of_type = |index: &RecordIndex| arguments.types.is_empty() || arguments.types.contains(&dataset.type_of(*index));
    Ok(named.into_iter().filter(of_type).collect())
}

fn write_file(selection: &Selection, arguments: &ExportArguments, path: &Path, session: &mut Session) -> Exit {
    match export::export(selection, arguments.format, path, &mut |_, _| ControlFlow::Continue(())) {
        Ok(report) => {
            say_done(&report, selection.total(), session);
            Exit::Clean
        }
        Err(error) => {
            session.say(&error.sentence(&session.words));
            Exit::Failed
        }
    }
}

fn say_done(report: &Report, total: usize, session: &mut Session) {
    let path = report.path.display().to_string();
    let done = [("path", path.into()), ("records", report.records.into()), ("total", total.into())];
    session.say(&session.words.with("cli-export-done", &done));
    if report.stubs > 0 {
        session.say(&session.words.with("cli-export-stubs", &[("stubs", report.stubs.into())]));
    }
}

fn write_output(selection: &Selection, arguments: &ExportArguments, session: &mut Session) -> Exit {
    if selection.is_empty() {
        session.say(&ExportError::Empty.sentence(&session.words));
        return Exit::Failed;
    }
    let mut writer = BufWriter::new(&mut *session.data);
    let written = export::export_to(selection, arguments.format, &mut writer, &mut |_, _| ControlFlow::Continue(()));
    let flushed = written.and_then(|_| Ok(writer.flush()?));
    // What is left in it after a failure would only fail again.
    let _ = writer.into_parts();
    match flushed {
        Ok(()) => Exit::Clean,
        Err(Stop::Io(error)) => session.output_failed(&error),
        Err(Stop::Cancelled) => Exit::Failed,
    }
}
