//! The datasets that are part of the program.

use std::hash::{Hash, Hasher};

/// The Chengdu dataset that the program opens on.
pub const CHENGDU: &str = include_str!("../../data/chengdu-2019.ron");
/// The invented example dataset.
pub const EXAMPLE_TOWN: &str = include_str!("../../data/example-town.ron");
/// The invented text that the example dataset encodes.
pub const EXAMPLE_TOWN_TEXT: &str = include_str!("../../data/example-town.txt");

/// Beijing's regulation on subdistrict offices.
const BEIJING: &str = include_str!("../../data/beijing-subdistricts-2019.ron");

/// A dataset that is part of the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// The name by which it is opened on the command line.
    pub name: &'static str,
    /// The message that names it.
    pub message: &'static str,
    /// The dataset in RON.
    pub dataset: &'static str,
    /// The text of its source; none where that is somebody else's.
    pub text: Option<&'static str>,
}

/// All of them, the one first on which the program opens.
pub const BUILT_IN: [&BuiltIn; 3] = [
    &BuiltIn { name: "@embedded", message: "origin-chengdu", dataset: CHENGDU, text: None },
    &BuiltIn { name: "@example", message: "origin-example", dataset: EXAMPLE_TOWN, text: Some(EXAMPLE_TOWN_TEXT) },
    &BuiltIn { name: "@beijing-subdistricts-2019", message: "origin-beijing", dataset: BEIJING, text: None },
];

impl BuiltIn {
    /// The dataset that goes by a name on the command line.
    pub fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN.into_iter().find(|built_in| built_in.name == name)
    }
}

impl PartialEq for BuiltIn {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for BuiltIn {}

impl Hash for BuiltIn {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}
