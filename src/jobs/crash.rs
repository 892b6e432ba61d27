//! Reports of panics: a file in the state folder that a person can send to the developers.
//!
//! A report holds the version, the system, the message, the location and the functions of this program that were under way.
//! It holds nothing of the person: paths, file names, quoted texts and everything beyond ASCII are taken out of the message.
//! Deliberately absent: sending it.

mod private;

pub use private::keep_private;

use super::kept_file;
use crate::export::{is_caught_panic, write_atomically};
use crate::machine;
use crate::words::Words;
use std::backtrace::Backtrace;
use std::io;
use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many reports are kept.
const REPORT_LIMIT: usize = 10;

/// The file that names a report of which the next start is to tell.
const UNTOLD: &str = "crash.untold";

/// The name of the thread of the window, whose panic ends the program.
const MAIN_THREAD: &str = "main";

/// The report written last.
static LATEST: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Writes a report into `folder` whenever a thread panics, and says so on standard error. With `is_window`, the next start is told of a
/// panic that ended the program. This is the only panic hook of the program.
pub fn report_panics(folder: Option<PathBuf>, is_window: bool) {
    let print = take_hook();
    set_hook(Box::new(move |panic| {
        if is_caught_panic() {
            return;
        }
        print(panic);
        let Some(folder) = &folder else { return };
        let thread = std::thread::current();
        let report = report(panic, thread.name().unwrap_or("without a name"), &Backtrace::force_capture().to_string());
        // Nobody is left to be told of a report that cannot be written either.
        let Ok(path) = write(folder, &report) else { return };
        let ends_window = is_window && thread.name() == Some(MAIN_THREAD);
        if let (true, Some(name)) = (ends_window, path.file_name()) {
            let _: io::Result<()> = write_atomically(&folder.join(UNTOLD), |writer| writer.write_all(name.as_encoded_bytes()));
        }
        machine::tell(&Words::new(machine::language()).with("crash-reported", &[("path", path.display().to_string().into())]));
        if let Ok(mut latest) = LATEST.try_lock() {
            *latest = Some(path);
        }
    }));
}

/// Where the latest report of this run lies.
pub fn latest_report() -> Option<PathBuf> {
    LATEST.lock().ok()?.clone()
}

/// The report of the panic that ended the program when it ran last, once.
pub fn take_untold(folder: &Path) -> Option<PathBuf> {
    let untold = folder.join(UNTOLD);
    let name = kept_file::read(&untold).ok()??;
    // Another window may have told of it meanwhile.
    std::fs::remove_file(&untold).ok()?;
    let report = folder.join(Path::new(&name).file_name()?);
    report.is_file().then_some(report)
}

fn report(panic: &PanicHookInfo, thread: &str, backtrace: &str) -> String {
    let message = private::redacted(panic.payload_as_str().unwrap_or_default());
    let location = panic.location().map_or_else(String::new, |location| {
        format!("{}:{}:{}", public_path(location.file()), location.line(), location.column())
    });
    let frames: String = own_frames(backtrace).map(|frame| format!("  {frame}\n")).collect();
    format!(
        "{} {}\nsystem: {} {}\nthread: {thread}\nmessage: {message}\nlocation: {location}\nframes:\n{frames}",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}

/// The path of a source file without where it lay on the machine that built the program.
fn public_path(file: &str) -> String {
    let file = file.replace('\\', "/");
    let from_registry = || file.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/')).map(|(_, rest)| rest);
    let from_standard_library = || file.find("library/").filter(|_| file.starts_with("/rustc/")).map(|at| &file[at..]);
    let is_absolute = file.starts_with('/') || file.get(1..2) == Some(":");
    let last = || file.rsplit('/').next().filter(|_| is_absolute);
    from_registry().or_else(from_standard_library).or_else(last).unwrap_or(&file).to_owned()
}

/// The functions of this crate in a backtrace as the standard library prints it: a number, a colon and the name.
fn own_frames(backtrace: &str) -> impl Iterator<Item = &str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let named = move |line| {
        let (number, name) = str::trim_start(line).split_once(": ")?;
        is_number(number).then_some(name.trim())
    };
    let is_own = |name: &&str| name.trim_start_matches('<').starts_with(concat!(env!("CARGO_CRATE_NAME"), "::"));
    backtrace.lines().filter_map(named).filter(is_own)
}

/// Writes a report under the first free name, or in the place of the oldest.
fn write(folder: &Path, report: &str) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let names = || (1..=REPORT_LIMIT).map(|number| folder.join(format!("crash-report-{number}.txt")));
    let age = |path: &PathBuf| path.symlink_metadata().and_then(|metadata| metadata.modified()).ok();
    let path = names().find(|path| path.symlink_metadata().is_err()).or_else(|| names().min_by_key(age));
    let path = path.unwrap_or_else(|| folder.join("crash-report.txt"));
    write_atomically(&path, |writer| writer.write_all(report.as_bytes())).map(|()| path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn source_files_are_named_without_the_machine_that_built_the_program() {
        let cases = [
            ("src/gui/app.rs", "src/gui/app.rs"),
            ("/people/me/.cargo/registry/src/index-1949/other-0.37.0/src/ui.rs", "other-0.37.0/src/ui.rs"),
            (r"C:\Users\me\.cargo\registry\src\index-1949\other-0.37.0\src\ui.rs", "other-0.37.0/src/ui.rs"),
            ("/rustc/0123456789abcdef/library/core/src/option.rs", "library/core/src/option.rs"),
            ("/people/me/secret project/src/main.rs", "main.rs"),
            (r"D:\secret project\main.rs", "main.rs"),
        ];
        for (file, expected) in cases {
            assert_eq!(public_path(file), expected);
        }
    }

    #[test]
    fn only_functions_of_this_program_are_reported() {
        let backtrace = "   0: std::panicking::begin_panic\n             at /rustc/0/library/std/src/panicking.rs:1:1\n   \
                         1: reform_explorer::state::apply::run\n             at /people/me/src/state/apply.rs:3:4\n   \
                         2: <reform_explorer::gui::Shell as other::App>::ui\n   3: other::Ui::reform_explorer::x\n  10: <unknown>\n";
        let frames: Vec<&str> = own_frames(backtrace).collect();
        assert_eq!(frames, ["reform_explorer::state::apply::run", "<reform_explorer::gui::Shell as other::App>::ui"]);
    }

    #[test]
    fn reports_are_few_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..REPORT_LIMIT + 3 {
            write(folder.path(), &format!("report {number}")).unwrap();
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), REPORT_LIMIT);
    }

    /// Names the state folder of this test, started anew by itself to panic.
    const FOLDER: &str = "REFORM_EXPLORER_TEST_CRASH";
    const NAME: &str = "jobs::crash::tests::a_panic_leaves_a_report_without_private_data_and_is_told_once";

    #[test]
    fn a_panic_leaves_a_report_without_private_data_and_is_told_once() {
        if let Some(folder) = std::env::var_os(FOLDER) {
            keep_private(Path::new("/people/wang/改革 plan.ron"));
            report_panics(Some(folder.into()), true);
            let panics = || panic!("cannot read /people/wang/改革 plan.ron: \"王\" in 改革 plan of wang");
            let _ = std::thread::Builder::new().name(MAIN_THREAD.to_owned()).spawn(panics).unwrap().join();
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", NAME, "--nocapture", "--test-threads=1"])
            .env(FOLDER, &state)
            .env("HOME", "/people/wang")
            .env("LANG", "C.UTF-8")
            .output()
            .unwrap();
        let path = state.join("crash-report-1.txt");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(path.to_str().unwrap()), "{told}");
        let report = std::fs::read_to_string(&path).unwrap();
        let version = format!(
            "reform-explorer {}\nsystem: {} {}\n",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH
        );
        assert!(report.starts_with(&version), "{report}");
        for expected in ["thread: main\n", "message: cannot read <path>", "location: src/jobs/crash.rs:", "\nframes:\n"] {
            assert!(report.contains(expected), "{expected}: {report}");
        }
        for private in ["wang", "plan", "改", "王", "people", folder.path().to_str().unwrap()] {
            assert!(!report.contains(private), "{private}: {report}");
        }
        assert_eq!(take_untold(&state), Some(path));
        assert_eq!(take_untold(&state), None);
    }
}
