//! `compare`: two datasets beside each other, with the exit codes of `diff`.

use super::export::{holds_something, is_standard_output, is_stream, own_input, source_texts};
use super::{CompareArguments, Exit, Session, input};
use crate::compare::{Candidate, Cell, Comparison, Decision, Matches, Report, ReportRow, Side, Status, View, candidates};
use crate::display::cut;
use crate::export::{
    self, ComparisonFormat, ExportError, Stop, candidate_words, reason_words, said, status_words, write_comparison,
};
use crate::limits;
use crate::load::{self, Accept};
use crate::words::Words;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many ids of a row are shown.
const IDS_SHOWN: usize = 6;

pub(super) fn run(arguments: &CompareArguments, session: &mut Session) -> Exit {
    let output = arguments.output.as_deref().filter(|path| !is_standard_output(path));
    let files = [&arguments.left, &arguments.right];
    let inputs: Vec<PathBuf> = files.into_iter().filter_map(|file| input::on_disk(file)).collect();
    let replaced = output.and_then(|path| own_input(path, &inputs, session)).or_else(|| taken(arguments, output?, session));
    if let Some(refusal) = replaced {
        session.say(&refusal);
        return Exit::Failed;
    }
    let mut read = Vec::new();
    for file in files {
        match input::open(file, session) {
            Ok(loaded) => read.push(loaded),
            Err(error) => return session.could_not_read(file, &error),
        }
    }
    let texts: Vec<PathBuf> = files.iter().zip(&read).flat_map(|(file, loaded)| source_texts(file, &loaded.dataset)).collect();
    if let Some(refusal) = output.and_then(|path| own_input(path, &texts, session)) {
        session.say(&refusal);
        return Exit::Failed;
    }
    let matches = match arguments.matches.as_deref().map(|file| read_matches(file, session)) {
        Some(Ok(matches)) => matches,
        Some(Err(exit)) => return exit,
        None => Matches::default(),
    };
    for Decision { left, right, .. } in matches.stale([&read[0].dataset, &read[1].dataset]) {
        let pair = [("left", left.as_str().into()), ("right", right.as_str().into())];
        session.say(&session.words.with("compare-stale", &pair));
    }
    let began = Instant::now();
    let comparison = Comparison::with(&read[0], &read[1], &matches);
    let candidates = if arguments.candidates { candidates(&comparison, &matches) } else { Vec::new() };
    let view = arguments.by.unwrap_or(View::first(&comparison));
    let mut report = Report::new(&session.words, &comparison, view);
    if !arguments.status.is_empty() {
        report.rows.retain(|row| row.status.is_some_and(|status| arguments.status.contains(&status)));
    }
    session.tell_step(began.elapsed(), "cli-step-compared", &[("count", comparison.rows.len().into())]);
    // What could not be read is in neither comparison nor exit code, so that it is said.
    read.iter().for_each(|loaded| _ = session.shown(loaded));
    let exit = if comparison.is_same() { Exit::Clean } else { Exit::Defects };
    let format = arguments.format.or_else(|| output.map(|path| of_ending(path).unwrap_or(ComparisonFormat::Markdown)));
    let Some(format) = format else {
        let written = write_text(&comparison, &report, &candidates, session);
        return session.written(written, exit);
    };
    let words = &session.words;
    let write = |writer: &mut dyn Write| write_comparison(words, &comparison, &report, &candidates, format, writer);
    let written = match output {
        None => write(&mut session.streams.data.raw()),
        Some(path) if is_stream(path) => {
            OpenOptions::new().write(true).open(path).map_err(Stop::Io).and_then(|mut file| write(&mut file))
        }
        Some(path) => export::write_atomically(path, write),
    };
    match (written, output) {
        (Ok(()), _) => session.written(Ok(()), exit),
        // A reader that leaves early changes nothing about what was found.
        (Err(Stop::Io(error)), _) if error.kind() == ErrorKind::BrokenPipe => exit,
        (Err(Stop::Io(error)), None) => session.output_failed(&error),
        (Err(stop), path) => {
            session.say(&ExportError::at(path.unwrap_or(Path::new("-")), stop).sentence(&session.words));
            Exit::Failed
        }
    }
}

/// Why nothing may be written to `output` without being told to replace what is there.
fn taken(arguments: &CompareArguments, output: &Path, session: &Session) -> Option<String> {
    let is_taken = !is_stream(output) && holds_something(output) && !arguments.force;
    is_taken.then(|| session.words.with("cli-export-exists", &[("path", output.display().to_string().into())]))
}

/// The format that the ending of a file asks for.
fn of_ending(path: &Path) -> Option<ComparisonFormat> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    ComparisonFormat::ALL.into_iter().find(|format| format.code() == ending)
}

fn write_text(comparison: &Comparison, report: &Report, candidates: &[Candidate], session: &mut Session) -> io::Result<()> {
    session.say(&summary(&session.words, comparison));
    if !comparison.head.is_empty() {
        let words = &session.words;
        let line = words.with("compare-head", &[("fields", comparison.head.join(words.get("list-separator")).into())]);
        session.say(&line);
    }
    if report.rows.is_empty() && !comparison.is_same() {
        session.say(session.words.get("compare-nothing").to_owned().as_str());
    }
    for row in &report.rows {
        for line in lines(&session.words, comparison, report, row) {
            session.streams.data.line(&line)?;
        }
    }
    if !candidates.is_empty() {
        let heading = session.words.with("compare-candidates", &[("count", candidates.len().into())]);
        session.streams.data.line(&heading)?;
    }
    for candidate in candidates {
        let line = format!("  {}", cut(&candidate_words(&session.words, comparison, candidate), limits::SHOWN));
        session.streams.data.line(&line)?;
    }
    Ok(())
}

/// Reads what a person has decided, or tells why it cannot be read.
fn read_matches(file: &Path, session: &mut Session) -> Result<Matches, Exit> {
    let text = load::read_text(file, Accept::Streams, &mut |_| ControlFlow::Continue(()));
    let text = text.map_err(|error| session.could_not_read(file, &error))?;
    Matches::parse(&text).map_err(|error| {
        let arguments = [("file", file.display().to_string().into()), ("message", error.to_string().into())];
        session.say(&session.words.with("compare-matches-unreadable", &arguments));
        Exit::Failed
    })
}

/// How many rows stand how, and by what they were matched.
fn summary(words: &Words, comparison: &Comparison) -> String {
    let count = |status| comparison.count(status).into();
    let counts = words.with(
        "compare-counts",
        &[
            ("same", count(Status::Same)),
            ("differs", count(Status::Differs)),
            ("left", count(Status::OnlyLeft)),
            ("right", count(Status::OnlyRight)),
            ("unlike", count(Status::NotComparable)),
        ],
    );
    let key = if comparison.are_versions { "compare-versions" } else { "compare-places" };
    words.with(key, &[("counts", counts.into())])
}

/// A row for people: what it is about, how the sides stand and why they stand together, and what each says.
fn lines(words: &Words, comparison: &Comparison, report: &Report, row: &ReportRow) -> Vec<String> {
    let mut notes = vec![status_words(words, row.status).to_owned(), reason_words(words, row).to_owned()];
    notes.extend(row.fields.iter().cloned());
    notes.retain(|note| !note.is_empty());
    let notes = if notes.is_empty() { String::new() } else { format!("  [{}]", notes.join("; ")) };
    let mut lines = vec![format!("{}{notes}", cut(&row.label, limits::TITLE))];
    // Of what only one has, its status has said that the other has it not.
    let is_shown = |side: &Side| {
        row.cells[*side as usize] != Cell::NotThere || !matches!(row.status, Some(Status::OnlyLeft | Status::OnlyRight))
    };
    for side in Side::ALL.into_iter().filter(is_shown) {
        let dataset = &comparison.sides[side as usize].dataset;
        // Two versions have one title, so that a sign says which is which.
        let name = if comparison.are_versions { ["-", "+"][side as usize] } else { &*report.titles[side as usize] };
        let ids = row.records[side as usize].iter().map(|index| dataset.record(*index).id().as_str());
        let ids: Vec<&str> = ids.take(IDS_SHOWN).collect();
        let ids = if ids.is_empty() || row.status.is_none() { String::new() } else { format!(" [{}]", ids.join(", ")) };
        lines.push(format!("  {name}{ids}"));
        lines.extend(said(words, &row.cells[side as usize]).iter().map(|claim| format!("    {}", cut(claim, limits::SHOWN))));
    }
    lines
}
