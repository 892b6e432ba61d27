//! The report for people: each problem with the line on which it stands, underlined, and with what to do; and that for editors and other
//! tools: one problem a line.
//!
//! Deliberately absent: the width of characters, which `annotate-snippets` knows.

use super::excerpt::{self, Excerpt};
use super::{Written, severity};
use crate::cli::Session;
use crate::display::escaped;
use crate::load::{Problem, Severity};
use crate::words::Words;
use crate::words::problems::{self, expected, on_one_line, remedy, wrong};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::path::Path;

/// How many columns a report may take. Excerpts are cut before, so that nothing is cut twice.
const WIDTH: usize = 240;

/// Writes `problems`, each with an excerpt of `text`, in which they were found.
pub(super) fn write(file: &Path, text: &str, problems: &[Problem], session: &mut Session) -> Written {
    let is_styled = session.streams.data.is_styled();
    for problem in problems {
        let drawn = draw(&session.words, file, text, problem, is_styled);
        session.streams.data.drawn(&format!("{drawn}\n"))?;
    }
    Ok(())
}

/// Writes the problems `found`, each on a line that editors can follow to its place.
pub(super) fn write_lines(file: &Path, found: &[Problem], session: &mut Session) -> Written {
    for problem in found {
        let place = format!("{}:{}", file.display(), problem.location);
        let line = problems::line(&session.words, &place, severity(problem), problem);
        session.streams.data.line(&line)?;
    }
    Ok(())
}

fn draw(words: &Words, file: &Path, text: &str, problem: &Problem, is_styled: bool) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let record = problem.record.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
    let plain = |text: String| escaped(&on_one_line(&text), &[]).into_owned();
    let title = plain(format!("{}{record}", wrong(words, problem)));
    let Excerpt { text, span } = excerpt::around(text, problem.span.clone());
    let (name, location) = (plain(file.display().to_string()), problem.location);
    let column = text[..span.start].chars().count() + 1;
    let underline = AnnotationKind::Primary.span(span).label(expected(words, problem).map(plain));
    let shown = Snippet::source(text).path(&name).line_start(location.line as usize).annotation(underline);
    let remedy = Level::HELP.message(plain(remedy(words, problem)));
    let report = level.primary_title(title).id(problem.code()).element(shown).element(remedy);
    let renderer = if is_styled { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(WIDTH).render(&[report]);
    // The renderer counts columns in what it is shown, which may be a part of the line.
    drawn.replacen(&format!("{name}:{}:{column}", location.line), &format!("{name}:{location}"), 1)
}
