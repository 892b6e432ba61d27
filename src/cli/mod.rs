//! The command line: subcommands that need no display.
//!
//! Data goes to standard output and talk to standard error. The exit code is 0 where the data has no errors, 1 where it has, and
//! 2 where the command could not run. A reader that closes its end of the pipe early has what it wanted, which is success.
//! Deliberately absent: the window.

mod check;
mod export;
mod input;

use crate::export::Format;
use crate::model::{Language, RecordType};
use crate::words::Words;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What was asked for.
#[derive(Debug, Parser)]
#[command(name = "reform-explorer", version, about, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Dataset to open in the window; the one that comes with the program if left out
    pub file: Option<PathBuf>,
    /// Language of the window and of messages; that of the system if left out
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language_parser())]
    pub lang: Option<Language>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report everything that is wrong with datasets
    Check(CheckArguments),
    /// Write records of a dataset to RON, JSON, CSV or Markdown
    Export(ExportArguments),
}

/// Which datasets to check.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// Datasets, or @embedded or @example for those that come with the program
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Text of the first source of each dataset, in place of the one that lies beside it
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
}

/// What to export, and where to.
#[derive(Args, Debug)]
pub struct ExportArguments {
    /// Dataset, or @embedded or @example for one that comes with the program
    pub file: PathBuf,
    /// Format; csv takes a folder
    #[arg(long, value_parser = format_parser())]
    pub format: Format,
    /// Ids of the records to export; all if left out
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub ids: Vec<String>,
    /// Types of the records to export; all if left out
    #[arg(long, value_name = "TYPE", value_delimiter = ',', value_parser = type_parser())]
    pub types: Vec<RecordType>,
    /// File to write, or folder for csv; standard output if left out
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// As asked, and the data has no errors.
    Clean = 0,
    /// As asked, but the data has errors.
    Defects = 1,
    /// It could not run.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Where a command writes to, and in which words.
struct Session<'a> {
    words: Words,
    data: &'a mut dyn Write,
    talk: &'a mut dyn Write,
}

impl Session<'_> {
    /// Tells the person something. When that cannot be written either, there is nobody left to tell.
    fn say(&mut self, sentence: &str) {
        let _ = writeln!(self.talk, "{sentence}");
    }

    /// How a command ends whose output could not be written.
    fn output_failed(&mut self, error: &io::Error) -> Exit {
        if error.kind() == ErrorKind::BrokenPipe {
            return Exit::Clean;
        }
        self.say(&self.words.with("cli-output-failed", &[("message", error.to_string().into())]));
        Exit::Failed
    }
}

/// Runs a subcommand, with `data` and `talk` as its standard output and standard error.
pub fn run(command: &Command, language: Language, data: &mut dyn Write, talk: &mut dyn Write) -> Exit {
    let mut session = Session { words: Words::new(language), data, talk };
    match command {
        Command::Check(arguments) => check::run(arguments, &mut session),
        Command::Export(arguments) => export::run(arguments, &mut session),
    }
}

/// What the program says where it cannot open a window: why, and what works without one. `key` is the reason's message.
pub fn without_window(key: &str, language: Language) -> String {
    let words = Words::new(language);
    format!("{}\n  reform-explorer check data.ron\n  reform-explorer export @embedded --format md -o chengdu.md", words.get(key))
}

fn language_parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .try_map(|code| Language::ALL.into_iter().find(|language| language.code() == code).ok_or("unknown language"))
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::code)).try_map(|code| code.parse::<Format>())
}

fn type_parser() -> impl TypedValueParser<Value = RecordType> {
    PossibleValuesParser::new(RecordType::ALL.map(RecordType::code)).try_map(|code| {
        RecordType::ALL.into_iter().find(|record_type| record_type.code() == code).ok_or("unknown type of record")
    })
}
