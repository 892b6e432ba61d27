//! What can be asked for on the command line, and how it is explained there.
//!
//! Explanations are in English, as clap's own words are. Deliberately absent: what the subcommands do.

use super::terminal::Streams;
use super::{Exit, refuse};
use crate::compare::{Status, View};
use crate::export::{ComparisonFormat, Format};
use crate::model::{Language, RecordType};
use crate::{limits, load};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

const EXIT_CODES: &str = "Exit codes: 0 no errors in the data, 1 errors in the data, 2 the command could not run.\n\
    Data goes to standard output, talk to standard error.";

macro_rules! files {
    () => {
        "FILE is a dataset in RON or JSON, \"-\" for standard input, a pipe, or one that comes with the program: @embedded (the reform of \
         Chengdu), @beijing-subdistricts-2019 (a regulation) or @example (an invented town)."
    };
}

/// What was asked for.
#[derive(Debug, Parser)]
#[command(name = "reform-explorer", version, about, after_help = EXIT_CODES)]
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
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = code_parser(Language::ALL, Language::code))]
    pub lang: Option<Language>,
    /// Say on standard error what is read, found and written, and how long it takes; without effect on the window
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

impl Arguments {
    /// The arguments of this process; or how it ends where they are wrong or ask for help, which is told.
    pub fn of_process() -> Result<Self, Exit> {
        let given: Vec<OsString> = std::env::args_os().collect();
        let parsed = Self::try_parse_from(&given).and_then(Self::for_one_purpose);
        let meant = match &parsed {
            Ok(arguments) => arguments.file.clone().map(PathBuf::into_os_string),
            Err(error) if error.use_stderr() => first_word(&given[1.min(given.len())..]),
            Err(_) => None,
        };
        if let Some(told) = meant.and_then(|word| unknown_subcommand(&word, parsed.is_ok())) {
            return Err(refuse(&told));
        }
        parsed.map_err(|error| {
            let is_refused = error.use_stderr();
            let told = error.render();
            Streams::of_process(|mut streams| {
                let output = if is_refused { &mut streams.talk } else { &mut streams.data };
                let text = if output.is_styled() { told.ansi().to_string() } else { told.to_string() };
                let written = output.drawn(text.trim_end()).and_then(|()| output.flush());
                if is_refused || written.is_err() { Exit::Failed } else { Exit::Clean }
            })
        })
    }
}

impl Arguments {
    /// Options such as `--lang` may stand before a subcommand, but not what only the window takes.
    fn for_one_purpose(self) -> Result<Self, clap::Error> {
        if self.command.is_some() && (self.file.is_some() || self.source.is_some()) {
            let told = "what the window opens cannot stand before a subcommand";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, told));
        }
        Ok(self)
    }
}

/// The first argument that is no option and no value of one.
fn first_word(given: &[OsString]) -> Option<OsString> {
    let takes_value = |option: &OsString| ["--lang", "--source"].iter().any(|name| option == name);
    let is_option = |at: usize| given[at].as_encoded_bytes().starts_with(b"-") || (at > 0 && takes_value(&given[at - 1]));
    (0..given.len()).find(|at| !is_option(*at)).map(|at| given[at].clone())
}

/// What to tell of a word where a subcommand or a dataset should stand, if it is neither. `may_be_file` says that a file would do.
fn unknown_subcommand(word: &OsStr, may_be_file: bool) -> Option<String> {
    let names: Vec<String> = Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let written = word.to_string_lossy();
    let is_word = written.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    if !is_word || names.iter().any(|name| *name == written) || Path::new(word).exists() {
        return None;
    }
    let nearest = load::nearest(&written.to_lowercase(), names.iter().map(String::as_str));
    if may_be_file && nearest.is_none() {
        return None;
    }
    let hint = nearest.map(|nearest| format!(" Did you mean \"{nearest}\"?")).unwrap_or_default();
    Some(format!("\"{written}\" is neither a subcommand nor a file.{hint}\nThe subcommands are {}.", names.join(", ")))
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report everything that is wrong with datasets
    #[command(after_help = files!(), after_long_help = CHECK_HELP)]
    Check(CheckArguments),
    /// Show what corresponds in two datasets and what differs
    #[command(after_help = files!(), after_long_help = COMPARE_HELP)]
    Compare(CompareArguments),
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
    could not be read. An object has \"errors\" and \"warnings\" (numbers), \"problems\", \"unlisted\" (how many beyond those), \"records\" (how many of each type), \"unread\" (how many \
    records could not be read), \
    \"evidence\" (how many anchors are exact, moved, lost and unverified) and \"coverage\" (the share of the text that lies in a \
    passage, from 0 to 1 or null without a text, and the letters of each paragraph). Unverified anchors are not errors.",
);

const COMPARE_HELP: &str = concat!(
    files!(),
    "\n\n\
    Datasets with one id are versions and compared record by record; the first is the earlier one. Others correspond where an encoder says \
    so (same_as, counterpart), by the code of a principle, by the variable of a figure, or by a name that is unique in both, place \
    apart, at the same level. Nothing else is matched.\n\
    The exit code is 0 where nothing differs, 1 where something does, and 2 where the command could not run.",
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
    /// The most problems to list of each file; 0 for all. They are counted in any case
    #[arg(long, value_name = "N", default_value_t = limits::PROBLEMS)]
    pub limit: usize,
    /// Print the certain corrections as a patch for "patch -p0" in place of the report; the file is not changed
    #[arg(long, conflicts_with = "format")]
    pub suggest: bool,
}

/// What to compare.
#[derive(Args, Debug)]
pub struct CompareArguments {
    /// Dataset; of two versions the earlier one
    #[arg(value_name = "A")]
    pub left: PathBuf,
    /// Dataset to compare it with
    #[arg(value_name = "B")]
    pub right: PathBuf,
    /// What the rows are; records for two versions and functions for two places, if left out
    #[arg(long, value_name = "VIEW", value_parser = code_parser(View::ALL, View::code))]
    pub by: Option<View>,
    /// Only rows that stand so
    #[arg(long, value_delimiter = ',', value_parser = code_parser(Status::ALL, Status::code))]
    pub status: Vec<Status>,
    /// Also what may correspond, for a person to decide on; it is not counted, and goes into text and JSON only
    #[arg(long)]
    pub candidates: bool,
    /// File with what a person has decided of such candidates
    #[arg(long, value_name = "FILE")]
    pub matches: Option<PathBuf>,
    /// Form of the comparison; for people if left out, or by the ending of the file
    #[arg(long, value_parser = code_parser(ComparisonFormat::ALL, ComparisonFormat::code))]
    pub format: Option<ComparisonFormat>,
    /// File to write; standard output if left out
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// A query that is not too long to be searched for.
fn query(text: &str) -> Result<String, String> {
    let length = text.chars().count();
    if length > limits::QUERY {
        return Err(format!("{length} characters are more than the {} that a query may have", limits::QUERY));
    }
    Ok(text.to_owned())
}

/// What to export, and where to.
#[derive(Args, Debug)]
pub struct ExportArguments {
    /// Dataset
    pub file: PathBuf,
    /// Format; csv and jsonl take a folder
    #[arg(long, value_parser = code_parser(Format::ALL, Format::code))]
    pub format: Format,
    /// Only records that pass this query; see search --help
    #[arg(long, allow_hyphen_values = true, value_parser = query)]
    pub query: Option<String>,
    /// Only the records with these ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub ids: Vec<String>,
    /// Only records of these types
    #[arg(long, value_name = "TYPE", value_delimiter = ',', value_parser = code_parser(RecordType::ALL, RecordType::code))]
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
    /// File to write, or folder for csv and jsonl; standard output if left out
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
    #[arg(allow_hyphen_values = true, value_parser = query)]
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

/// One of `all` by its code.
fn code_parser<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    code: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(code))
        .try_map(move |given| all.into_iter().find(|value| code(*value) == given).ok_or("unknown value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_subcommand_is_told_with_the_nearest() {
        let words = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        for (given, first) in [
            (&["chek", "d.ron"][..], Some("chek")),
            (&["--lang", "en", "chek"], Some("chek")),
            (&["-v", "--lang=en", "serch", "x"], Some("serch")),
            (&["--source", "t.txt"], None),
            (&[], None),
        ] {
            assert_eq!(first_word(&words(given)), first.map(OsString::from), "{given:?}");
        }
        for (word, may_be_file, expected) in [
            ("chek", true, Some("Did you mean \"check\"?")),
            ("Exprot", true, Some("Did you mean \"export\"?")),
            ("chek", false, Some("Did you mean \"check\"?")),
            ("mend", false, Some("neither a subcommand nor a file.\n")),
            ("mend", true, None),
            ("check", false, None),
            ("chek.ron", true, None),
            ("./chek", true, None),
            ("src", false, None),
        ] {
            let told = unknown_subcommand(OsStr::new(word), may_be_file);
            assert_eq!(told.is_some(), expected.is_some(), "{word} {told:?}");
            assert!(told.unwrap_or_default().contains(expected.unwrap_or_default()), "{word}");
        }
    }
}
