//! The report for editors and other tools: one problem a line.

use super::{Written, on_one_line, severity};
use crate::cli::{Session, printable};
use crate::load::Problem;
use crate::words::{Words, describe};
use std::path::Path;

/// Writes `problems`, each on a line that editors can follow to its place.
pub(super) fn write(file: &Path, problems: &[Problem], session: &mut Session) -> Written {
    for problem in problems {
        let line = line(&session.words, file, problem);
        writeln!(session.streams.data, "{}", printable(&line))?;
    }
    Ok(())
}

fn line(words: &Words, file: &Path, problem: &Problem) -> String {
    let record = problem.record.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
    let sentence = on_one_line(&describe::problem(words, problem));
    let (file, location, code) = (file.display(), problem.location, problem.code());
    format!("{file}:{location}: {}[{code}]: {sentence}{record}", severity(problem))
}
