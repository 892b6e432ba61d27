//! `check`: everything that is wrong with datasets.

mod json;
mod text;

use super::{CheckArguments, Exit, Form, Session, errors, input};
use crate::evidence::SourceText;
use crate::load::{self, LoadError, Loaded, Problem};
use std::io;
use std::path::Path;

/// What there is to tell about a file.
enum Checked {
    /// It was read.
    Read(Box<Loaded>),
    /// Its problems leave nothing to show.
    Unreadable(Vec<Problem>),
}

pub(super) fn run(arguments: &CheckArguments, session: &mut Session) -> Exit {
    let text = match arguments.source.as_deref().map(|path| load::read_source(path).map_err(|error| (path, error))).transpose() {
        Ok(text) => text,
        Err((path, error)) => return session.could_not_read(path, &error),
    };
    let mut exit = Exit::Clean;
    let mut reports = Vec::new();
    for file in &arguments.files {
        let checked = check(file, text.clone(), session);
        exit = exit.max(verdict(checked.as_ref(), arguments.strict));
        match arguments.format {
            Form::Json => reports.push(checked.as_ref().map(|checked| json::report(&session.words, file, checked))),
            Form::Text => {
                if let Some(checked) = &checked
                    && let Err(error) = text::write(file, checked, session)
                {
                    return session.output_failed(&error);
                }
            }
        }
    }
    let written = match arguments.format {
        Form::Json => json::write(reports, session.streams.data),
        Form::Text => Ok(()),
    };
    session.written(written, exit)
}

/// Reads a file. Nothing where it could not be read at all, which is told.
fn check(file: &Path, text: Option<SourceText>, session: &mut Session) -> Option<Checked> {
    match input::open(file, text, session) {
        Ok(loaded) => Some(Checked::Read(Box::new(loaded))),
        Err(error) => {
            session.could_not_read(file, &error);
            match error {
                LoadError::Unreadable(problems) => Some(Checked::Unreadable(problems)),
                _ => None,
            }
        }
    }
}

fn verdict(checked: Option<&Checked>, is_strict: bool) -> Exit {
    match checked {
        None => Exit::Failed,
        Some(Checked::Unreadable(_)) => Exit::Defects,
        Some(Checked::Read(loaded)) if errors(loaded) > 0 => Exit::Defects,
        Some(Checked::Read(loaded)) if is_strict && !loaded.problems.is_empty() => Exit::Defects,
        Some(Checked::Read(_)) => Exit::Clean,
    }
}

impl Checked {
    fn problems(&self) -> &[Problem] {
        match self {
            Self::Read(loaded) => &loaded.problems,
            Self::Unreadable(problems) => problems,
        }
    }
}

/// A parser's message may have several lines, and one line is one problem.
fn on_one_line(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The word for a severity that editors and other tools understand.
fn severity(problem: &Problem) -> &'static str {
    match problem.severity() {
        load::Severity::Error => "error",
        load::Severity::Warning => "warning",
    }
}

type Written = io::Result<()>;
