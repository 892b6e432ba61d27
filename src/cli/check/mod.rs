//! `check`: everything that is wrong with datasets.

mod excerpt;
mod json;
mod suggest;
mod summary;
mod text;

use super::input::{self, DatasetText};
use super::{CheckArguments, Exit, ReportForm, Session, errors};
use crate::load::{self, FileText, LoadError, Loaded, Problem};
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
    let text = match arguments.source.as_deref().map(|path| (path, input::read_source(path, session))) {
        Some((path, Err(error))) => return session.could_not_read(path, &error),
        Some((_, Ok(text))) => Some(text),
        None => None,
    };
    let is_terminal = session.streams.data.is_terminal();
    let form = arguments.format.unwrap_or(if is_terminal { ReportForm::Text } else { ReportForm::Line });
    let limit = if arguments.limit == 0 { usize::MAX } else { arguments.limit };
    let mut exit = Exit::Clean;
    let mut array = json::Reports::new(arguments.files.len());
    for file in &arguments.files {
        let checked = check(file, text.clone(), session);
        exit = exit.max(verdict(checked.as_ref(), arguments.strict));
        let written = match (&checked, form) {
            (Some(checked), _) if arguments.suggest => suggest::write(file, checked, session),
            (None, _) if arguments.suggest => Ok(exit),
            (checked, ReportForm::Json) => array.write(file, checked.as_ref(), limit, session).map(|()| exit),
            (Some(checked), ReportForm::Text) => {
                let problems = listed(checked.problems(), limit);
                text::write(file, &checked.text, problems, session).map(|()| exit)
            }
            (Some(checked), ReportForm::Line) => {
                text::write_lines(file, listed(checked.problems(), limit), session).map(|()| exit)
            }
            (None, _) => Ok(exit),
        };
        match written {
            Ok(written) => exit = exit.max(written),
            Err(error) => return exit.max(session.output_failed(&error)),
        }
        let Some(checked) = checked.filter(|_| !arguments.suggest) else { continue };
        let unlisted = checked.problems().len().saturating_sub(limit);
        if unlisted > 0 {
            session.say(&session.words.with("cli-check-unlisted", &[("count", unlisted.into())]));
        }
        if let Some(loaded) = checked.loaded().filter(|_| form != ReportForm::Json) {
            for line in summary::lines(&session.words, file, loaded) {
                session.say(&line);
            }
        }
    }
    let written = if arguments.suggest || form != ReportForm::Json { Ok(()) } else { array.end(session) };
    session.written(written, exit)
}

/// The problems that are listed: the first ones.
fn listed(problems: &[Problem], limit: usize) -> &[Problem] {
    &problems[..problems.len().min(limit)]
}

/// Reads a file. Nothing where it could not be read at all, which is told.
fn check(file: &Path, source: Option<FileText>, session: &mut Session) -> Option<Checked> {
    let text = match input::read(file, session) {
        Ok(text) => text,
        Err(error) => {
            session.could_not_read(file, &error);
            return None;
        }
    };
    let error = match input::parse(file, &text, source, session) {
        Ok(loaded) => return Some(Checked { text, outcome: Outcome::Read(Box::new(loaded)) }),
        Err(error) => error,
    };
    session.could_not_read(file, &error);
    match error {
        LoadError::Unreadable(problems) => Some(Checked { text, outcome: Outcome::Unreadable(problems) }),
        _ => None,
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
