//! What this machine tells about its user: their language, their day, their folders.
//!
//! Deliberately absent: changing anything. The settings file is only named here, and a line on standard error is all that is written.

use crate::display::escaped;
use crate::model::{Date, Language};
use etcetera::{AppStrategy, AppStrategyArgs, BaseStrategy, choose_app_strategy};
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

/// Names the folder of the settings file, for tests and for people who keep it elsewhere.
const STATE_FOLDER_VARIABLE: &str = "REFORM_EXPLORER_STATE";

/// The language that the system asks for first among those it knows; English where it asks for none of ours.
pub fn language() -> Language {
    sys_locale::get_locales().next().map_or(Language::En, |locale| of_locale(&locale))
}

/// The day in the user's time zone.
pub fn today() -> Date {
    let today = jiff::Zoned::now().date();
    Date { year: today.year().unsigned_abs(), month: Some(today.month().unsigned_abs()), day: Some(today.day().unsigned_abs()) }
}

/// The user's home folder, or the current folder where there is none.
pub fn home() -> PathBuf {
    etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// The folder in which the program was started.
pub fn folder() -> PathBuf {
    env::current_dir().unwrap_or_else(|_| home())
}

/// Whether files can be dropped on a window. Under Wayland winit 0.30 does not pass them on
/// (<https://github.com/rust-windowing/winit/issues/1881>).
pub fn takes_dropped_files() -> bool {
    env::var_os("WAYLAND_DISPLAY").is_none_or(|display| display.is_empty())
}

/// Whether a terminal may be written to with colours, emphasis and a progress bar.
pub fn wants_styles() -> bool {
    shows_styles(env::var_os("NO_COLOR").as_deref(), env::var_os("TERM").as_deref(), cfg!(unix))
}

/// Whether standard output leads nowhere because it was closed when the program was started. The Rust runtime then opens `/dev/null` in its
/// place, for reading and writing, so that writing would seem to succeed (`library/std/src/sys/pal/unix/mod.rs`, `init`).
#[cfg(unix)]
pub fn output_is_closed() -> bool {
    use std::os::unix::fs::MetadataExt;
    let output = std::io::stdout();
    let is_both_ways = rustix::fs::fcntl_getfl(&output).is_ok_and(|flags| flags.contains(rustix::fs::OFlags::RDWR));
    let device = rustix::fs::fstat(&output).map(|status| status.st_rdev).ok();
    is_both_ways && device.is_some() && device == std::fs::metadata("/dev/null").map(|null| null.rdev()).ok()
}

/// Whether standard output leads nowhere; elsewhere writing to it fails by itself.
#[cfg(not(unix))]
pub fn output_is_closed() -> bool {
    false
}

/// `NO_COLOR` forbids styles (<https://no-color.org>), and a terminal named `dumb`, or not at all on Unix, knows none.
fn shows_styles(no_colour: Option<&OsStr>, terminal: Option<&OsStr>, is_unix: bool) -> bool {
    let is_capable = terminal.filter(|name| !name.is_empty()).map_or(!is_unix, |name| name != "dumb");
    is_capable && no_colour.is_none_or(OsStr::is_empty)
}

/// Tells a person one line on standard error, in which nothing acts on a terminal, where no command is at work that has streams.
pub fn tell(line: &str) {
    // When that cannot be written either, there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{}", escaped(line, &['\t']));
}

/// Whether the person has asked their desktop for no animations, in the files in which GTK and KDE keep that; looked up once.
pub fn wants_stillness() -> bool {
    static STILL: LazyLock<bool> = LazyLock::new(|| {
        let Ok(strategy) = etcetera::choose_base_strategy() else { return false };
        let folder = strategy.config_dir();
        let files = ["gtk-4.0/settings.ini", "gtk-3.0/settings.ini", "kdeglobals"];
        files.iter().filter_map(|file| fs::read_to_string(folder.join(file)).ok()).any(|text| asks_for_stillness(&text))
    });
    *STILL
}

/// Whether a settings file of GTK or KDE turns animations off.
fn asks_for_stillness(text: &str) -> bool {
    text.lines().filter_map(|line| line.split_once('=')).any(|(key, value)| match key.trim() {
        "gtk-enable-animations" => matches!(value.trim(), "0" | "false"),
        "AnimationDurationFactor" => value.trim().parse() == Ok(0.0),
        _ => false,
    })
}

/// Where the settings are kept: in the folder that `REFORM_EXPLORER_STATE` names, or where the system keeps a program's state.
pub fn settings_file() -> Option<PathBuf> {
    let folder = match env::var_os(STATE_FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => {
            let arguments = AppStrategyArgs {
                top_level_domain: String::new(),
                author: String::new(),
                app_name: "reform-explorer".to_owned(),
            };
            let strategy = choose_app_strategy(arguments).ok()?;
            strategy.state_dir().unwrap_or_else(|| strategy.data_dir())
        }
    };
    Some(folder.join("settings.ron"))
}

/// The language of a locale as POSIX or BCP 47 writes it. A script goes before a region: `zh-Hans-HK` is Simplified.
fn of_locale(locale: &str) -> Language {
    let locale = locale.to_ascii_lowercase();
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']);
    let spoken = parts.next();
    let of_part = |part: &str| match part {
        "hant" | "cht" => Some((0, Language::Hant)),
        "hans" | "chs" => Some((0, Language::Hans)),
        "tw" | "hk" | "mo" => Some((1, Language::Hant)),
        "cn" | "sg" | "my" => Some((1, Language::Hans)),
        _ => None,
    };
    let written = parts.filter_map(of_part).min_by_key(|(rank, _)| *rank).map(|(_, language)| language);
    match spoken {
        Some("zh" | "cmn") => written.unwrap_or(Language::Hans),
        Some("yue") => written.unwrap_or(Language::Hant),
        _ => Language::En,
    }
}

/// The folder that `path` lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        let cases = [
            ("zh_TW.UTF-8", Language::Hant),
            ("zh_TW.UTF-8@stroke", Language::Hant),
            ("zh-TW", Language::Hant),
            ("zh-Hant-CN", Language::Hant),
            ("zh_Hant", Language::Hant),
            ("zh-Hant-SG", Language::Hant),
            ("zh_HK", Language::Hant),
            ("zh_MO.Big5-HKSCS", Language::Hant),
            ("zh-CHT", Language::Hant),
            ("yue", Language::Hant),
            ("yue-Hant-HK", Language::Hant),
            ("zh-Hans-HK", Language::Hans),
            ("zh_Hans_HK", Language::Hans),
            ("zh_Hans_MO.UTF-8", Language::Hans),
            ("ZH-HANS-TW", Language::Hans),
            ("zh_SG", Language::Hans),
            ("zh-MY", Language::Hans),
            ("zh_CN.UTF-8", Language::Hans),
            ("zh_CN.UTF-8@tw", Language::Hans),
            ("cmn-Hans-CN", Language::Hans),
            ("yue-CN", Language::Hans),
            ("zh", Language::Hans),
            ("C", Language::En),
            ("", Language::En),
            ("en_HK", Language::En),
            ("en_GB.UTF-8", Language::En),
            ("zha_TW", Language::En),
        ];
        for (locale, expected) in cases {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
    }

    #[test]
    fn terminals_without_styles_are_known() {
        let cases = [
            (None, Some("xterm-256color"), true, true),
            (None, Some("dumb"), true, false),
            (None, Some(""), true, false),
            (None, None, true, false),
            (None, None, false, true),
            (Some(""), Some("xterm"), true, true),
            (Some("1"), Some("xterm"), true, false),
            (Some("0"), None, false, false),
        ];
        for (no_colour, terminal, is_unix, expected) in cases {
            let found = shows_styles(no_colour.map(OsStr::new), terminal.map(OsStr::new), is_unix);
            assert_eq!(found, expected, "{no_colour:?} {terminal:?} {is_unix}");
        }
    }
}
