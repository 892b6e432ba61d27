//! `check`: everything that is wrong with datasets.

mod excerpt;
mod json;
mod line;
mod suggest;
mod summary;
mod text;

use super::input::{self, DatasetText};
use super::{CheckArguments, Exit, ReportForm, Session, errors};
use crate::load::{self, FileText, LoadError, Loaded, Problem};
use crate::machine;
use std::io;
use std::path::Path;

/// What there is to tell about a file.
struct Checked {
    /// What it holds.
    text: DatasetText,
    /// What could be read of it.
    outcome: Outcome,
}

/// What became of a text.
enum Outcome {
    /// It was read.
    Read(Box<Loaded>),
    /// Its problems leave nothing to show.
    Unreadable(Vec<Problem>),
}

pub(super) fn run(arguments: &CheckArguments, session: &mut Session) -> Exit {
    let read = |path| load::read_source_file(path).map_err(|error| (path, error));
    let text = match arguments.source.as_deref().map(read).transpose() {
        Ok(text) => text,
        Err((path, error)) => return session.could_not_read(path, &error),
    };
    let is_terminal = session.streams.data_is_terminal;
    let form = arguments.format.unwrap_or(if is_terminal { ReportForm::Text } else { ReportForm::Line });
    let mut exit = Exit::Clean;
    let mut reports = Vec::new();
    for file in &arguments.files {
        let checked = check(file, text.clone(), session);
        exit = exit.max(verdict(checked.as_ref(), arguments.strict));
        if !arguments.suggest && form == ReportForm::Json {
            reports.push(checked.as_ref().map(|checked| json::report(&session.words, file, checked)));
            continue;
        }
        let Some(checked) = checked else { continue };
        let written = match form {
            _ if arguments.suggest => suggest::write(file, &checked, session),
            ReportForm::Text => {
                let is_coloured = is_terminal && machine::wants_colour();
                text::write(file, &checked.text, checked.problems(), is_coloured, session).map(|()| Exit::Clean)
            }
            ReportForm::Line | ReportForm::Json => line::write(file, checked.problems(), session).map(|()| Exit::Clean),
        };
        match written {
            Ok(written) => exit = exit.max(written),
            Err(error) => return session.output_failed(&error),
        }
        if let Some(loaded) = checked.loaded().filter(|_| !arguments.suggest) {
            for line in summary::lines(&session.words, file, loaded) {
                session.say(&line);
            }
        }
    }
    let written = if reports.is_empty() { Ok(()) } else { json::write(reports, session.streams.data) };
    session.written(written, exit)
}

/// Reads a file. Nothing where it could not be read at all, which is told.
fn check(file: &Path, source: Option<FileText>, session: &mut Session) -> Option<Checked> {
    let read = input::read(file, session);
    let parsed = read.and_then(|text| match input::parse(file, &text, source, session) {
        Ok(loaded) => Ok((text, Outcome::Read(Box::new(loaded)))),
        Err(LoadError::Unreadable(problems)) => {
            session.could_not_read(file, &LoadError::Unreadable(problems.clone()));
            Ok((text, Outcome::Unreadable(problems)))
        }
        Err(error) => Err(error),
    });
    match parsed {
        Ok((text, outcome)) => Some(Checked { text, outcome }),
        Err(error) => {
            session.could_not_read(file, &error);
            None
        }
    }
}

fn verdict(checked: Option<&Checked>, is_strict: bool) -> Exit {
    match checked.map(|checked| &checked.outcome) {
        None => Exit::Failed,
        Some(Outcome::Unreadable(_)) => Exit::Defects,
        Some(Outcome::Read(loaded)) if errors(loaded) > 0 => Exit::Defects,
        Some(Outcome::Read(loaded)) if is_strict && !loaded.problems.is_empty() => Exit::Defects,
        Some(Outcome::Read(_)) => Exit::Clean,
    }
}

impl Checked {
    fn problems(&self) -> &[Problem] {
        match &self.outcome {
            Outcome::Read(loaded) => &loaded.problems,
            Outcome::Unreadable(problems) => problems,
        }
    }

    fn loaded(&self) -> Option<&Loaded> {
        match &self.outcome {
            Outcome::Read(loaded) => Some(loaded),
            Outcome::Unreadable(_) => None,
        }
    }
}

/// The word for a severity that editors and other tools understand.
fn severity(problem: &Problem) -> &'static str {
    match problem.severity() {
        load::Severity::Error => "error",
        load::Severity::Warning => "warning",
    }
}

type Written = io::Result<()>;
