//! The program: subcommands without a display, the window otherwise.

use reform_explorer::cli::{self, Arguments};
use reform_explorer::jobs;
use reform_explorer::machine;
use reform_explorer::model::Language;
use std::path::PathBuf;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::of_process() {
        Ok(arguments) => arguments,
        Err(exit) => return exit.into(),
    };
    match arguments.command {
        Some(command) => {
            jobs::report_panics(state_folder(), false);
            jobs::end_on_signals(|| ());
            cli::run(&command, arguments.lang.unwrap_or_else(machine::language), arguments.verbose).into()
        }
        None => open_window(arguments.file, arguments.source, arguments.lang),
    }
}

/// The folder of what the program keeps.
fn state_folder() -> Option<PathBuf> {
    machine::settings_file().and_then(|file| file.parent().map(PathBuf::from))
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
    cli::refuse(&cli::without_window(reason, language.unwrap_or_else(machine::language))).into()
}

/// Whether there is a display to open a window on. Only Linux and its kin tell beforehand.
fn has_display() -> bool {
    let tells = cfg!(all(unix, not(target_os = "macos")));
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !tells || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, source: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    use reform_explorer::cli::Exit;
    use reform_explorer::gui::{self, Ended};
    use reform_explorer::state::{Origin, Person};
    use reform_explorer::words::Words;
    let origin = file.map_or(Origin::CHENGDU, Origin::File);
    let person = Person {
        language: machine::language(),
        asked: language,
        today: machine::today(),
        home: machine::home(),
        folder: machine::folder(),
    };
    jobs::report_panics(state_folder(), true);
    let start = gui::Start { origin, source_text: source, settings_file: machine::settings_file(), person };
    let say = |key: &str| cli::refuse(Words::new(language.unwrap_or_else(machine::language)).get(key));
    match gui::run(start, Exit::Failed as i32) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Ended::NoWindow(reason)) => {
            cli::refuse(&reason.to_string());
            refuse("window-failed", language)
        }
        Err(Ended::DisplayLost(reason)) => {
            cli::refuse(&reason);
            say("window-lost").into()
        }
        Err(Ended::Crashed) => say("window-crashed").into(),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_file: Option<PathBuf>, _source: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    refuse("cli-no-window", language)
}
