//! `export`: records of a dataset to a file, a folder, or standard output.

use super::progress::Bar;
use super::search::{find, say_unknown};
use super::{Exit, ExportArguments, Session, Streams, input};
use crate::export::{self, ExportError, Limit, Options, Report, Selection, Stop, Written};
use crate::load::{Loaded, Texts};
use crate::machine;
use crate::model::{Dataset, RecordIndex, RecordType};
use crate::query::{Constraint, Facet, Query};
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub(super) fn run(arguments: &ExportArguments, session: &mut Session) -> Exit {
    let output = arguments.output.as_deref().filter(|path| !is_standard_output(path));
    if let Some(refusal) = refusal(arguments, output, session) {
        session.say(&refusal);
        return Exit::Failed;
    }
    let loaded = match input::open(&arguments.file, session) {
        Ok(loaded) => loaded,
        Err(error) => return session.could_not_read(&arguments.file, &error),
    };
    if let Some(refusal) = output.and_then(|path| own_input(path, &source_texts(&arguments.file, &loaded.dataset), session)) {
        session.say(&refusal);
        return Exit::Failed;
    }
    let mut records = match chosen(&loaded.dataset, arguments) {
        Ok(records) => records,
        Err(id) => {
            session.unknown_id(&loaded.dataset, id);
            return Exit::Failed;
        }
    };
    let filter = passing(&loaded, arguments, &mut records, session);
    let options = Options {
        language: None,
        every_language: !arguments.one_language,
        mentioned: arguments.mentioned,
        proposed: arguments.proposed,
        byte_order_mark: !arguments.no_bom,
    };
    let selection = Selection::new(&loaded.dataset, records, machine::today(), session.words.language());
    let selection = selection.with_options(options).with_filter(filter);
    if selection.is_empty() {
        session.say(&ExportError::Empty.sentence(&session.words));
        return Exit::Failed;
    }
    let began = Instant::now();
    let exit = match output {
        Some(path) if is_stream(path) => write_stream(&selection, arguments, path, session),
        Some(path) => write_file(&selection, arguments, path, session),
        None => write_output(&selection, arguments, session),
    };
    session.tell_step(began.elapsed(), "cli-step-written", &[("records", selection.len().into())]);
    if exit == Exit::Clean { session.shown(&loaded) } else { exit }
}

/// Whether a path names standard output, which may be a file that nobody may replace.
pub(super) fn is_standard_output(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Whether what is written goes on to somebody else: a pipe, a device, or what the shell has opened.
pub(super) fn is_stream(path: &Path) -> bool {
    input::is_descriptor(path) || std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// Why nothing may be written to `output`, if that can be told before anything is read.
fn refusal(arguments: &ExportArguments, output: Option<&Path>, session: &Session) -> Option<String> {
    let words = &session.words;
    let input = input::on_disk(&arguments.file);
    if let Some(refusal) = output.and_then(|path| own_input(path, input.as_slice(), session)) {
        return Some(refusal);
    }
    match output {
        _ if arguments.format.is_folder() && output.is_none_or(is_stream) => {
            Some(words.get("cli-export-needs-folder").to_owned())
        }
        Some(path) if !is_stream(path) && holds_something(path) && !arguments.force => {
            Some(words.with("cli-export-exists", &[("path", path.display().to_string().into())]))
        }
        _ => None,
    }
}

/// Why nothing may be written to `output`, by force either, if that would replace one of the files read.
pub(super) fn own_input(output: &Path, files: &[PathBuf], session: &Session) -> Option<String> {
    let file = export::replaced_by(output, files)?;
    Some(ExportError::OwnInput { path: output.to_path_buf(), file }.sentence(&session.words))
}

/// Where the texts of the sources of the dataset `file` are looked for.
pub(super) fn source_texts(file: &Path, dataset: &Dataset) -> Vec<PathBuf> {
    let file = input::is_file(file).then_some(file);
    let places = |source| Texts::default().places(file, dataset, source);
    dataset.records.sources.iter().flat_map(places).map(|place| place.path).collect()
}

/// Whether there is a file, or a folder with something in it. A device such as `/dev/null` holds nothing.
pub(super) fn holds_something(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()),
        Ok(metadata) => metadata.is_file(),
        Err(_) => false,
    }
}

/// The records with the ids and of the types asked for, or the first id that no record has.
fn chosen<'a>(dataset: &Dataset, arguments: &'a ExportArguments) -> Result<Vec<RecordIndex>, &'a str> {
    let named: Vec<RecordIndex> = if arguments.ids.is_empty() {
        dataset.indices().collect()
    } else {
        arguments.ids.iter().map(|id| dataset.find(id.trim()).ok_or(id.trim())).collect::<Result<_, _>>()?
    };
    let of_type = |index: &RecordIndex| arguments.types.is_empty() || arguments.types.contains(&dataset.type_of(*index));
    Ok(named.into_iter().filter(of_type).collect())
}

/// Leaves those of `records` that pass the query, and returns what narrowed them as a query, types included.
fn passing(
    loaded: &Loaded,
    arguments: &ExportArguments,
    records: &mut Vec<RecordIndex>,
    session: &mut Session,
) -> Option<String> {
    let mut asked = Query::default();
    if let Some(query) = &arguments.query {
        let findings = find(loaded, query);
        say_unknown(&findings, session);
        let passing: HashSet<RecordIndex> = findings.records.iter().copied().collect();
        records.retain(|index| passing.contains(index));
        asked = findings.request.query;
    }
    if !arguments.types.is_empty() {
        // Constraints on one facet are alternatives, so that only the types that both name may be left.
        asked.constraints.retain(|constraint| constraint.facet != Facet::Type || constraint.excluded);
        let of_type =
            |record_type: &RecordType| Constraint { facet: Facet::Type, value: record_type.code().into(), excluded: false };
        let is_left = |wanted: &&RecordType| records.iter().any(|index| loaded.dataset.type_of(*index) == **wanted);
        asked.constraints.extend(arguments.types.iter().filter(is_left).map(of_type));
    }
    (!asked.is_empty()).then(|| asked.to_string())
}

fn write_file(selection: &Selection, arguments: &ExportArguments, path: &Path, session: &mut Session) -> Exit {
    let mut bar = Bar::new(&mut session.streams.talk, true);
    let mut progress = |done, total| {
        bar.step(done, total);
        ControlFlow::Continue(())
    };
    let written = export::export(selection, arguments.format, path, &mut progress);
    drop(bar);
    match written {
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
    say_rest(report.stubs, &report.limits, session);
}

/// What is in an export beside its records, and what its format could not take.
fn say_rest(stubs: usize, limits: &[Limit], session: &mut Session) {
    if stubs > 0 {
        session.say(&session.words.with("cli-export-stubs", &[("stubs", stubs.into())]));
    }
    for limit in limits {
        session.say(&limit.sentence(&session.words));
    }
}

fn write_output(selection: &Selection, arguments: &ExportArguments, session: &mut Session) -> Exit {
    let Streams { data, talk, .. } = &mut session.streams;
    // On one terminal a bar would be drawn into the data.
    let bar = Bar::new(talk, !data.is_terminal());
    let written = write_to(selection, arguments, &mut data.raw(), bar);
    streamed(written, session)
}

fn write_stream(selection: &Selection, arguments: &ExportArguments, path: &Path, session: &mut Session) -> Exit {
    let bar = Bar::new(&mut session.streams.talk, true);
    let file = OpenOptions::new().write(true).open(path).map_err(Stop::Io);
    let written = file.and_then(|mut file| write_to(selection, arguments, &mut file, bar));
    streamed(written, session)
}

fn write_to(selection: &Selection, arguments: &ExportArguments, output: &mut dyn Write, mut bar: Bar) -> Result<Written, Stop> {
    let mut progress = |done, total| {
        bar.step(done, total);
        ControlFlow::Continue(())
    };
    let mut writer = BufWriter::new(output);
    let written = export::export_to(selection, arguments.format, &mut writer, &mut progress);
    let flushed = written.and_then(|written| Ok(writer.flush().map(|()| written)?));
    // What is left in it after a failure would only fail again.
    let _ = writer.into_parts();
    flushed
}

fn streamed(written: Result<Written, Stop>, session: &mut Session) -> Exit {
    match written {
        Ok(written) => {
            say_rest(written.stubs, &written.limits, session);
            Exit::Clean
        }
        Err(Stop::Io(error)) => session.output_failed(&error),
        Err(Stop::Cancelled) => Exit::Failed,
    }
}
