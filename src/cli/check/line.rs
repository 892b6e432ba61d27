//! The report for editors and other tools: one problem a line.

use super::{Written, severity};
use crate::cli::Session;
use crate::load::Problem;
use crate::words::problems;
use std::path::Path;

/// Writes the problems `found`, each on a line that editors can follow to its place.
pub(super) fn write(file: &Path, found: &[Problem], session: &mut Session) -> Written {
    for problem in found {
        let place = format!("{}:{}", file.display(), problem.location);
        let line = problems::line(&session.words, &place, severity(problem), problem);
        session.streams.data.line(&line)?;
    }
    Ok(())
}
