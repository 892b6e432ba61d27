//! Corrections as a unified diff, for `patch -p0` or `git apply -p0`. The file itself is never written.

use super::Checked;
use crate::cli::{Exit, Session, input};
use crate::load;
use similar::TextDiff;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// How many lines stand around a correction.
const CONTEXT: usize = 3;

/// How long to look for the smallest patch of a file with very many corrections; one that is found sooner mends as well.
const PATIENCE: Duration = Duration::from_secs(5);

/// Writes what would mend the problems of a file that are certain to be mended so.
pub(super) fn write(file: &Path, checked: &Checked, session: &mut Session) -> io::Result<Exit> {
    let name = file.display().to_string();
    if !input::is_file(file) {
        session.say(&session.words.with("cli-suggest-no-file", &[("file", name.into())]));
        return Ok(Exit::Failed);
    }
    // A byte order mark is part of the file's first line, but not of the text in which the problems stand.
    let original = std::fs::read_to_string(file).unwrap_or_default();
    if original.strip_prefix('\u{feff}').unwrap_or(&original) != checked.text {
        session.say(&session.words.with("cli-suggest-changed", &[("file", name.into())]));
        return Ok(Exit::Failed);
    }
    let problems = checked.problems();
    let mark = &original[..original.len() - checked.text.len()];
    let fixes = load::fixes(problems);
    let mended = format!("{mark}{}", load::mended(&checked.text, &fixes));
    // `patch` takes a name to end at a blank unless a tab ends it.
    let header = if name.contains(char::is_whitespace) { format!("{name}\t") } else { name.clone() };
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(original.as_str(), mended.as_str());
    write!(session.streams.data.raw(), "{}", diff.unified_diff().context_radius(CONTEXT).header(&header, &header))?;
    let rest = problems.iter().filter(|problem| problem.fixes.is_empty()).count();
    let arguments = [("file", name.as_str().into()), ("mended", fixes.len().into()), ("rest", rest.into())];
    session.say(&session.words.with("cli-suggest-done", &arguments));
    Ok(Exit::Clean)
}
