//! What can be asked for on the command line, and how it is explained there.
//!
//! Explanations are in English, as clap's own words are. Deliberately absent: what the subcommands do.

use crate::export::Format;
use crate::model::{Language, RecordType};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "Exit codes: 0 no errors in the data, 1 errors in the data, 2 the command could not run.\n\
    Data goes to standard output, talk to standard error.";

macro_rules! files {
    () => {
        "FILE is a dataset in RON or JSON, \"-\" for standard input, or one that comes with the program: @embedded (the reform of \
         Chengdu) or @example (an invented town)."
    };
}

/// What was asked for.
#[derive(Debug, Parser)]
#[command(name = "reform-explorer", version, about, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Dataset to open in the window; the one that comes with the program if left out
    pub file: Option<PathBuf>,
    /// Text of the first source of that dataset, in place of the one that lies beside it
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
    /// Language of the window, of messages and of exports; that of the system if left out
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language_parser())]
    pub lang: Option<Language>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report everything that is wrong with datasets
    #[command(after_help = files!(), after_long_help = CHECK_HELP)]
    Check(CheckArguments),
    /// Write records of a dataset for other programs, for reading or for citing
    #[command(after_help = files!())]
    Export(ExportArguments),
    /// Find records
    #[command(after_help = files!(), after_long_help = SEARCH_HELP)]
    Search(SearchArguments),
    /// Show one record with everything that is known about it
    #[command(after_help = files!())]
    Show(ShowArguments),
    /// Print the JSON Schema of a dataset
    Schema,
    /// Print an annotated dataset to start from
    Template,
}

const CHECK_HELP: &str = concat!(
    files!(),
    "\n\n\
    As text, each problem stands with the line that it is on, which is the default where a person watches the output. Otherwise each \
    is one line: file:line:column: severity[code]: message (record).\n\
    As JSON, one file gives one object; several files give an array of objects in the order of the files, with null for a file that \
    could not be read. An object has \"errors\" and \"warnings\" (numbers), \"problems\", \"records\" (how many of each type), \"unread\" (how many \
    records could not be read), \
    \"evidence\" (how many anchors are exact, moved, lost and unverified) and \"coverage\" (the share of the text that lies in a \
    passage, from 0 to 1 or null without a text, and the letters of each paragraph). Unverified anchors are not errors.",
);

const SEARCH_HELP: &str = concat!(
    files!(),
    "\n\n\
    A query consists of words that all have to be found, of \"quoted phrases\", of -words that must not be found, and of \
    constraints such as type:agency, level:municipal, date:2018-02..2019-06 or not-stated:date. A minus before a digit is the sign of \
    a number; -\"11\" leaves out texts with 11.",
);

/// Which datasets to check.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// Datasets
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Text of the first source of each dataset, in place of the one that lies beside it
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
    /// Form of the report
    #[arg(long, value_enum)]
    pub format: Option<ReportForm>,
    /// Print the certain corrections as a patch for "patch -p0" in place of the report; the file is not changed
    #[arg(long, conflicts_with = "format")]
    pub suggest: bool,
}

/// What to export, and where to.
#[derive(Args, Debug)]
pub struct ExportArguments {
    /// Dataset
    pub file: PathBuf,
    /// Format; csv takes a folder
    #[arg(long, value_parser = format_parser())]
    pub format: Format,
    /// Only records that pass this query; see search --help
    #[arg(long, allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Only the records with these ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub ids: Vec<String>,
    /// Only records of these types
    #[arg(long, value_name = "TYPE", value_delimiter = ',', value_parser = type_parser())]
    pub types: Vec<RecordType>,
    /// Also the records that these mention
    #[arg(long)]
    pub mentioned: bool,
    /// Also the records that a drafter proposed and nobody has decided on
    #[arg(long)]
    pub proposed: bool,
    /// In tables, texts in the language of the export only
    #[arg(long)]
    pub one_language: bool,
    /// No byte order mark in CSV files; Excel needs it to recognise Chinese
    #[arg(long)]
    pub no_bom: bool,
    /// File to write, or folder for csv; standard output if left out
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// What to find.
#[derive(Args, Debug)]
pub struct SearchArguments {
    /// Dataset
    pub file: PathBuf,
    /// What to find
    #[arg(allow_hyphen_values = true)]
    pub query: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
    /// The most records to show, of all types together; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
}

/// What to show.
#[derive(Args, Debug)]
pub struct ShowArguments {
    /// Dataset
    pub file: PathBuf,
    /// Id of the record
    pub id: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
}

/// For whom an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// For whom a report of problems is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// For people: each problem with the line that it is on
    Text,
    /// For editors: each problem on a line
    Line,
    /// For programs
    Json,
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
