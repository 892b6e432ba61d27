//! Lists as they are put on the clipboard: the problems of a dataset, in the form in which editors find places.
//!
//! Deliberately absent: the sentences, which are in the message table.

use super::{Effect, Origin, State};
use crate::display;
use crate::load::{Problem, Severity};
use crate::words::{Words, problems};

impl Origin {
    /// It in few words: the name of a file without its folder, or the name of what is part of the program.
    pub fn name(&self, words: &Words) -> String {
        self.file().map_or_else(|| self.spelled_out(words), |path| display::file_name(path))
    }

    /// It in words: the path of a file, or the name of what is part of the program.
    pub fn spelled_out(&self, words: &Words) -> String {
        match self {
            Self::BuiltIn(built_in) => words.get(built_in.message).to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }
}

/// `file:line:column` of a problem.
pub fn place_of_problem(words: &Words, origin: &Origin, problem: &Problem) -> String {
    format!("{}:{}", origin.spelled_out(words), problem.location)
}

/// Problems line by line, errors before warnings.
pub fn problem_lines(words: &Words, origin: &Origin, listed: &[Problem]) -> String {
    let of = |severity| listed.iter().filter(move |problem| problem.severity() == severity);
    let line = |problem: &Problem| {
        let severity = words.get(severity_key(problem.severity()));
        problems::line(words, &place_of_problem(words, origin, problem), severity, problem)
    };
    of(Severity::Error).chain(of(Severity::Warning)).map(line).collect::<Vec<_>>().join("\n")
}

/// The message key of how bad a problem is.
pub fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    }
}

impl State {
    /// Words the problems of what is open, to be put on the clipboard.
    pub(super) fn copy_problems(&mut self) {
        let open = self.library.active.open.clone();
        self.effects.extend(open.map(|open| Effect::CopyProblems(open, self.language())));
    }
}
