//! What this machine tells about its user: their language, their day, their folders.
//!
//! Deliberately absent: changing anything. The settings file is only named here.

use crate::model::{Date, Language};
use etcetera::{AppStrategy, AppStrategyArgs, BaseStrategy, choose_app_strategy};
use std::path::PathBuf;
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

/// Whether a terminal may be written to in colour, which `NO_COLOR` forbids (<https://no-color.org>).
pub fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
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

fn of_locale(locale: &str) -> Language {
    let locale = locale.to_ascii_lowercase();
    let mut parts = locale.split(['_', '-', '.', '@']);
    if parts.next() != Some("zh") {
        return Language::En;
    }
    if parts.any(|part| ["tw", "hk", "mo", "hant"].contains(&part)) { Language::Hant } else { Language::Hans }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        let cases = [
            ("zh_TW.UTF-8", Language::Hant),
            ("zh-Hant-CN", Language::Hant),
            ("zh_HK", Language::Hant),
            ("zh_CN.UTF-8", Language::Hans),
            ("zh", Language::Hans),
            ("C", Language::En),
            ("en_GB.UTF-8", Language::En),
            ("zha_TW", Language::En),
        ];
        for (locale, expected) in cases {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
    }
}
