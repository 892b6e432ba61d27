//! The program: subcommands without a display, the window otherwise.

use clap::Parser;
use reform_explorer::cli::{self, Arguments, Exit};
use reform_explorer::machine;
use reform_explorer::model::Language;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => {
            let language = arguments.lang.unwrap_or_else(machine::language);
            let streams = cli::Streams {
                input: &mut io::stdin().lock(),
                data: &mut io::stdout().lock(),
                talk: &mut io::stderr().lock(),
                data_is_terminal: io::stdout().is_terminal(),
                talk_is_terminal: io::stderr().is_terminal(),
            };
            cli::run(&command, language, streams).into()
        }
        None => open_window(arguments.file, arguments.source, arguments.lang),
    }
}

/// Opens the window, or says why there is none and what works without.
fn open_window(file: Option<PathBuf>, source: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    if cfg!(not(feature = "gui")) {
        return refuse("cli-no-window", language);
    }
    if !has_display() {
        return refuse("cli-no-display", language);
    }
    window(file, source, language)
}

fn refuse(reason: &str, language: Option<Language>) -> ExitCode {
    eprintln!("{}", cli::without_window(reason, language.unwrap_or_else(machine::language)));
    Exit::Failed.into()
}

/// Whether there is a display to open a window on. Only Linux and its kin tell beforehand.
fn has_display() -> bool {
    let tells = cfg!(all(unix, not(target_os = "macos")));
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !tells || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, source: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    use reform_explorer::gui;
    use reform_explorer::state::{Origin, Person};
    let origin = file.map_or(Origin::Chengdu, Origin::File);
    let person = Person {
        language: machine::language(),
        asked: language,
        today: machine::today(),
        home: machine::home(),
        folder: machine::folder(),
    };
    let start = gui::Start { origin, source_text: source, settings_file: machine::settings_file(), person };
    match gui::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            refuse("window-failed", language)
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_file: Option<PathBuf>, _source: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    refuse("cli-no-window", language)
}
