//! `check`: everything that is wrong with datasets, one problem a line, in the form that editors and other tools understand.

use super::{CheckArguments, Exit, Session, input};
use crate::evidence::SourceText;
use crate::load::{self, LoadError, Loaded, Problem, Severity};
use crate::model::RecordType;
use crate::words::{Words, describe, digits};
use std::io;
use std::path::Path;

pub(super) fn run(arguments: &CheckArguments, session: &mut Session) -> Exit {
    let text = match arguments.source.as_deref().map(|path| load::read_source(path).map_err(|error| (path, error))).transpose() {
        Ok(text) => text,
        Err((path, error)) => return could_not_read(path, &error, session),
    };
    let mut exit = Exit::Clean;
    for file in &arguments.files {
        exit = exit.max(check(file, text.clone(), session));
    }
    if let Err(error) = session.data.flush() {
        return session.output_failed(&error);
    }
    exit
}

/// Tells why a file was not read.
pub(super) fn could_not_read(file: &Path, error: &LoadError, session: &mut Session) -> Exit {
    let message = describe::load_error(&session.words, error);
    let file = file.display().to_string();
    session.say(&session.words.with("cli-load-failed", &[("file", file.into()), ("message", message.into())]));
    Exit::Failed
}

fn check(file: &Path, text: Option<SourceText>, session: &mut Session) -> Exit {
    let loaded = match input::open(file, text) {
        Ok(loaded) => loaded,
        Err(error) => {
            could_not_read(file, &error, session);
            let LoadError::Unreadable(problems) = error else { return Exit::Failed };
            return match write_problems(file, &problems, session) {
                Ok(()) => Exit::Defects,
                Err(error) => session.output_failed(&error),
            };
        }
    };
    if let Err(error) = write_problems(file, &loaded.problems, session) {
        return session.output_failed(&error);
    }
    for line in summary(&session.words, file, &loaded) {
        session.say(&line);
    }
    if errors(&loaded) == 0 { Exit::Clean } else { Exit::Defects }
}

/// How many of the problems of a dataset are errors.
pub(super) fn errors(loaded: &Loaded) -> usize {
    loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
}

fn write_problems(file: &Path, problems: &[Problem], session: &mut Session) -> io::Result<()> {
    for problem in problems {
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let record = problem.record.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
        let sentence = describe::problem(&session.words, problem);
        // A parser's message may have several lines, and one line is one problem here.
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let (file, location, code) = (file.display(), problem.location, problem.code());
        writeln!(session.data, "{file}:{location}: {severity}[{code}]: {sentence}{record}")?;
    }
    Ok(())
}

/// What a dataset holds and how it stands with its problems, its evidence and its texts.
fn summary(words: &Words, file: &Path, loaded: &Loaded) -> Vec<String> {
    let dataset = &loaded.dataset;
    let mut lines =
        vec![words.with("cli-check-records", &[("file", file.display().to_string().into()), ("count", dataset.len().into())])];
    for record_type in RecordType::ALL.into_iter().filter(|record_type| dataset.records.count(*record_type) > 0) {
        let heading = describe::type_heading(words, record_type);
        let count = digits(dataset.records.count(record_type).into());
        lines.push(format!("  {}", words.with("cli-check-type", &[("heading", heading.into()), ("count", count.into())])));
    }
    if loaded.unread > 0 {
        lines.push(words.with("cli-check-unread", &[("count", loaded.unread.into())]));
    }
    let errors = errors(loaded);
    let warnings = loaded.problems.len() - errors;
    lines.push(words.with("cli-check-problems", &[("errors", errors.into()), ("warnings", warnings.into())]));
    let counts = loaded.anchors.counts();
    lines.push(words.with(
        "cli-check-anchors",
        &[
            ("exact", digits(counts.exact.into()).into()),
            ("moved", digits(counts.moved.into()).into()),
            ("lost", digits(counts.lost.into()).into()),
            ("unverified", digits(counts.unverified.into()).into()),
        ],
    ));
    for (source, index) in dataset.records.sources.iter().zip(dataset.indices_of(RecordType::Source)) {
        let title = describe::title(words, dataset, index);
        lines.push(match loaded.anchors.text(source.id.as_str()) {
            None => words.with("cli-check-no-text", &[("source", title.into())]),
            Some(text) => {
                let share = text.coverage(loaded.anchors.passages(dataset, source.id.as_str())).share(1);
                let share = format!("{:.1}", share * 100.0);
                words.with("cli-check-coverage", &[("source", title.into()), ("share", share.into())])
            }
        });
    }
    lines
}
