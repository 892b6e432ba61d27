//! The command line: subcommands that need no display.
//!
//! Data goes to standard output and talk to standard error. The exit code is 0 where the data has no errors, 1 where it has, and
//! 2 where the command could not run. A reader that closes its end of the pipe early has what it wanted; the exit code is the same.
//! Deliberately absent: the window.

mod arguments;
mod check;
mod compare;
mod export;
mod input;
mod progress;
mod search;
mod show;
mod terminal;

pub use arguments::{
    Arguments, CheckArguments, Command, CompareArguments, ExportArguments, Form, ReportForm, SearchArguments, ShowArguments,
};
pub use terminal::{Output, Streams};

use crate::display::system_message;
use crate::load::{LoadError, Loaded, Severity};
use crate::machine;
use crate::model::Language;
use crate::words::{Words, describe};
use fluent_bundle::FluentValue;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// The annotated dataset that `template` prints.
pub const TEMPLATE: &str = include_str!("../../assets/template.ron");

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// As asked, and the data has no errors.
    Clean = 0,
    /// As asked, but the data has errors, or two datasets differ.
    Defects = 1,
    /// It could not run.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// A command at work: its streams, and the words in which it speaks.
struct Session<'a> {
    words: Words,
    streams: Streams<'a>,
    /// Whether it says what it does.
    is_verbose: bool,
}

impl Session<'_> {
    /// Tells the person something. When that cannot be written either, there is nobody left to tell.
    fn say(&mut self, sentence: &str) {
        let _ = self.streams.talk.line(sentence);
    }

    /// Tells what was done, and how long it took, to whoever wants to know.
    fn tell_step(&mut self, time: Duration, key: &str, arguments: &[(&'static str, FluentValue)]) {
        if self.is_verbose {
            let (step, time) = (self.words.with(key, arguments), format!("{:.3}", time.as_secs_f64()));
            self.say(&self.words.with("cli-step", &[("step", step.into()), ("time", time.into())]));
        }
    }

    /// Tells why a file was not read.
    fn could_not_read(&mut self, file: &Path, error: &LoadError) -> Exit {
        let message = describe::load_error(&self.words, error);
        let file = file.display().to_string();
        self.say(&self.words.with("cli-load-failed", &[("file", file.into()), ("message", message.into())]));
        Exit::Failed
    }

    /// How a command ends whose output is written, if it is.
    fn written(&mut self, result: io::Result<()>, exit: Exit) -> Exit {
        match result.and_then(|()| self.streams.data.flush()) {
            Ok(()) => exit,
            Err(error) => self.output_failed(&error),
        }
    }

    /// How a command ends whose output could not be written.
    fn output_failed(&mut self, error: &io::Error) -> Exit {
        if error.kind() == ErrorKind::BrokenPipe {
            return Exit::Clean;
        }
        self.say(&self.words.with("cli-output-failed", &[("message", system_message(error).into())]));
        Exit::Failed
    }

    /// How a command ends that showed what could be read of a dataset.
    fn shown(&mut self, loaded: &Loaded) -> Exit {
        let errors = errors(loaded);
        if errors == 0 {
            return Exit::Clean;
        }
        self.say(&self.words.with("cli-defects", &[("count", errors.into())]));
        Exit::Defects
    }
}

/// Runs a subcommand with the streams of the process.
pub fn run(command: &Command, language: Language, is_verbose: bool) -> Exit {
    Streams::of_process(|streams| run_with(command, Session { words: Words::new(language), streams, is_verbose }))
}

fn run_with(command: &Command, mut session: Session) -> Exit {
    match command {
        Command::Check(arguments) => check::run(arguments, &mut session),
        Command::Compare(arguments) => compare::run(arguments, &mut session),
        Command::Export(arguments) => export::run(arguments, &mut session),
        Command::Search(arguments) => search::run(arguments, &mut session),
        Command::Show(arguments) => show::run(arguments, &mut session),
        Command::Schema => print(&format!("{:#}\n", crate::export::schema()), &mut session),
        Command::Template => print(TEMPLATE, &mut session),
    }
}

/// Tells a person on standard error why the program does not go on.
pub fn refuse(reason: &str) -> Exit {
    reason.lines().for_each(machine::tell);
    Exit::Failed
}

/// What the program says where it cannot open a window: why, and what works without one. `key` is the reason's message.
pub fn without_window(key: &str, language: Language) -> String {
    const EXAMPLES: [&str; 7] = [
        "check data.ron",
        "export @embedded --format md -o chengdu.md",
        "search @embedded type:agency",
        "show @example river-office",
        "compare @embedded @beijing-subdistricts-2019",
        "schema",
        "template",
    ];
    let examples: String = EXAMPLES.iter().map(|example| format!("\n  reform-explorer {example}")).collect();
    format!("{}{examples}", Words::new(language).get(key))
}

/// How many of the problems of a dataset are errors.
fn errors(loaded: &Loaded) -> usize {
    loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
}

fn print(text: &str, session: &mut Session) -> Exit {
    let written = session.streams.data.raw().write_all(text.as_bytes());
    session.written(written, Exit::Clean)
}
