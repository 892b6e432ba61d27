//! What is kept between sessions: language, theme and zoom, the window, recent files, attached texts, the selected set, the filter
//! and the place of each dataset, the layout of tables.
//!
//! The file is RON with a version of its own, raised with every field that is added. A field that an older file lacks takes its
//! default; a file of a newer version is not read, since writing it back would lose what this version does not know. Several
//! windows share the file, so that each writes what it has changed into what it finds there. Deliberately absent: reading and
//! writing the file, which `jobs` does.

mod merge;
mod paths;

use super::reading::Origin;
use super::table::TableLayout;
use crate::export::{Format, Options};
use crate::model::{Id, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The version of the settings file that this program writes.
pub const SETTINGS_VERSION: u32 = 3;

/// How many recent files are listed.
const RECENT_LIMIT: usize = 8;
/// Of how many datasets the file holds the selected set and the filter, and how many attached texts.
const DATASET_LIMIT: usize = 50;

/// The sizes in per cent at which everything can be drawn.
pub const ZOOMS: [u16; 11] = [80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300];

/// The size at which everything is drawn until a person chooses another, in per cent.
pub const USUAL_ZOOM: u16 = 100;

/// Where the window stands on the screen, in points that no zoom changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its left upper corner, where the system tells it.
    pub corner: Option<(i32, i32)>,
    /// Its width and height without the frame.
    pub size: (u16, u16),
    /// Whether it fills the screen.
    pub maximised: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What is kept between sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The version of the file.
    pub version: u32,
    /// The language chosen; that of the system where none was.
    pub language: Option<Language>,
    /// The theme chosen.
    pub theme: Theme,
    /// How large everything is drawn, in per cent of the usual size.
    pub zoom: u16,
    /// Whether nothing on screen may move by itself.
    pub still: bool,
    /// Where the window stood when it was closed.
    pub window: Option<WindowPlace>,
    /// The width of the detail panel in points, once it was shown.
    pub detail_width: Option<u16>,
    /// Whether the hint for newcomers was put away.
    pub hint_seen: bool,
    /// The files opened last, latest first.
    #[serde(with = "paths::list")]
    pub recent: Vec<PathBuf>,
    /// The datasets of which anything is kept, used last first. Those that an older version kept are not among them.
    pub datasets: Vec<Id>,
    /// The selected records of each dataset, by its id.
    pub selections: BTreeMap<Id, Arc<[Id]>>,
    /// What narrows the lists of each dataset, as a query, by its id.
    pub filters: BTreeMap<Id, String>,
    /// Where one was in each dataset, as a route, by its id.
    pub places: BTreeMap<Id, String>,
    /// The layout of the table of each type of record, by its code.
    pub tables: BTreeMap<String, TableLayout>,
    /// Where the texts that were attached lie, by their hash if that is the one which their source states, or else by dataset and
    /// source.
    #[serde(with = "paths::map")]
    pub texts: BTreeMap<String, PathBuf>,
    /// Whether the program does not follow what is saved by others.
    pub reload_paused: bool,
    /// Whether the panel of facets beside lists is folded away.
    pub facets_hidden: bool,
    /// The folder of the last export.
    #[serde(with = "paths::option")]
    pub export_folder: Option<PathBuf>,
    /// The format of the last export.
    pub export_format: Format,
    /// What was chosen besides for the last export.
    pub export_options: Options,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: SETTINGS_VERSION,
            language: None,
            theme: Theme::default(),
            zoom: USUAL_ZOOM,
            still: false,
            window: None,
            detail_width: None,
            hint_seen: false,
            recent: Vec::new(),
            datasets: Vec::new(),
            selections: BTreeMap::new(),
            filters: BTreeMap::new(),
            places: BTreeMap::new(),
            tables: BTreeMap::new(),
            texts: BTreeMap::new(),
            reload_paused: false,
            facets_hidden: false,
            export_folder: None,
            export_format: Format::default(),
            export_options: Options::default(),
        }
    }
}

/// Why a settings file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// A newer version of this program wrote it; the number is that of its settings.
    Newer(u32),
    /// It is broken; the message is for a developer.
    Unreadable(String),
}

/// What a settings file of any version begins with.
#[derive(Deserialize)]
#[serde(default)]
struct Version {
    version: u32,
}

impl Default for Version {
    fn default() -> Self {
        Self { version: SETTINGS_VERSION }
    }
}

impl Settings {
    /// Parses the text of a settings file.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        // The version first: a newer file may hold values that this version cannot parse.
        if let Ok(Version { version }) = ron::from_str(text)
            && version > SETTINGS_VERSION
        {
            return Err(SettingsError::Newer(version));
        }
        let mut settings: Self = ron::from_str(text).map_err(|error| SettingsError::Unreadable(error.to_string()))?;
        // The file may have been edited by hand; the window must stay readable.
        settings.zoom = settings.zoom.clamp(ZOOMS[0], ZOOMS[ZOOMS.len() - 1]);
        Ok(Self { version: SETTINGS_VERSION, ..settings })
    }

    /// The text of the settings file.
    pub fn print(&self) -> Result<String, ron::Error> {
        let pretty = ron::ser::PrettyConfig::new().escape_strings(false);
        ron::ser::to_string_pretty(self, pretty)
    }

    /// Puts a dataset at the head of those used last, and its file at the head of the recent ones.
    pub(super) fn remember_use(&mut self, origin: &Origin, dataset: &Id) {
        self.datasets.retain(|other| other != dataset);
        self.datasets.insert(0, dataset.clone());
        if let Origin::File(path) = origin {
            self.recent.retain(|other| other != path);
            self.recent.insert(0, path.clone());
            self.recent.truncate(RECENT_LIMIT);
        }
    }

    /// Keeps which records of a dataset are selected.
    pub(super) fn remember_selection(&mut self, dataset: &Id, ids: Arc<[Id]>) {
        remember(&mut self.selections, dataset, (!ids.is_empty()).then_some(ids));
    }

    /// Remembers where one is in a dataset, or that one is at its beginning.
    pub(super) fn remember_place(&mut self, dataset: &Id, place: Option<String>) {
        remember(&mut self.places, dataset, place);
    }

    /// Remembers where a text lies.
    pub(super) fn remember_text(&mut self, key: String, path: PathBuf) {
        remember(&mut self.texts, &key, Some(path));
    }

    /// Remembers what narrows the lists of a dataset.
    pub(super) fn remember_filter(&mut self, dataset: &Id, query: &str) {
        remember(&mut self.filters, dataset, (!query.is_empty()).then(|| query.to_owned()));
    }
}

/// Keeps what there is to keep of a dataset or text.
fn remember<K: Clone + Ord, T>(kept: &mut BTreeMap<K, T>, key: &K, value: Option<T>) {
    match value {
        Some(value) => kept.insert(key.clone(), value),
        None => kept.remove(key),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecordType;

    #[test]
    fn settings_survive_the_file() {
        let mut settings = Settings { language: Some(Language::Hans), theme: Theme::Dark, ..Settings::default() };
        settings.remember_use(&Origin::File("/資料/\"成都\".ron".into()), &"chengdu-2019".into());
        settings.selections.insert("chengdu-2019".into(), ["a", "b"].map(Id::from).into());
        settings.remember_filter(&"chengdu-2019".into(), "\"公園 城市\" level:municipal");
        settings.remember_text("00ff".to_owned(), "/文/a.txt".into());
        settings.tables.insert("agency".to_owned(), TableLayout::usual(RecordType::Agency));
        settings.export_options.language = Some(Language::En);
        settings.remember_place(&"chengdu-2019".into(), Some("agencies#a".to_owned()));
        settings.window = Some(WindowPlace { corner: Some((-7, 30)), size: (1280, 800), maximised: true });
        settings.zoom = 150;
        assert_eq!(Settings::parse(&settings.print().unwrap()), Ok(settings));
    }

    #[test]
    fn older_files_are_read_and_newer_ones_are_not() {
        assert_eq!(Settings::parse("(theme: Light)").map(|settings| settings.theme), Ok(Theme::Light));
        assert_eq!(Settings::parse("(zoom: 9)").map(|settings| settings.zoom), Ok(80));
        // Records were selected by their ids in every version.
        let selected =
            Settings::parse("(version: 2, selections: {\"town\": [\"a\"]}, filters: {\"town\": \"x\"})").expect("it is read");
        assert_eq!((&*selected.selections[&Id::from("town")], selected.datasets.len()), (&["a".into()][..], 0));
        // What an older version wrote is of this version from then on, for it is written with all its fields.
        let older = Settings::parse("(version: 1, theme: Light, recent: [\"a.ron\"])").expect("it is read");
        let expected = Settings { theme: Theme::Light, recent: vec!["a.ron".into()], ..Settings::default() };
        assert_eq!(older, expected);
        assert!(older.print().unwrap().contains(&format!("version: {SETTINGS_VERSION},")));
        for newer in ["(version: 99)", "(theme: Loud(3), version: 99, colours: {\"a\": [(1, 2)]})"] {
            assert_eq!(Settings::parse(newer), Err(SettingsError::Newer(99)), "{newer}");
        }
        for broken in ["(theme: Loud)", "", "(version: 99, theme: \"", "(version: -1)"] {
            assert!(matches!(Settings::parse(broken), Err(SettingsError::Unreadable(_))), "{broken}");
        }
    }

    /// Whoever changes the fields raises the version, and then this list.
    #[test]
    fn a_version_has_its_fields() {
        let printed = Settings::default().print().unwrap();
        let field =
            |line: &str| line.strip_prefix("    ").filter(|line| !line.starts_with([' ', ')', ']', '}'])).map(str::to_owned);
        let fields: Vec<String> =
            printed.lines().filter_map(field).filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
        let expected = "version language theme zoom still window detail_width hint_seen recent datasets selections filters places tables \
                        texts reload_paused facets_hidden export_folder export_format export_options";
        assert_eq!((SETTINGS_VERSION, fields.join(" ").as_str()), (3, expected));
    }

    #[test]
    fn recent_files_are_few_and_each_once() {
        let mut settings = Settings::default();
        for number in [1, 2, 3, 4, 5, 6, 7, 8, 9, 5] {
            settings.remember_use(&Origin::File(format!("{number}.ron").into()), &"d".into());
        }
        let names: Vec<_> = settings.recent.iter().map(|path| path.display().to_string()).collect();
        assert_eq!(names, ["5.ron", "9.ron", "8.ron", "7.ron", "6.ron", "4.ron", "3.ron", "2.ron"]);
    }
}
