//! The names of records in the form in which those of two places are compared.

use crate::fold::fold;
use crate::model::{Agency, Dataset, Language, Level, Place, RecordIndex, RecordType, Text};

/// The last letters of the names of places, which names of bodies leave out.
const AREA_ENDINGS: [char; 5] = ['省', '市', '区', '县', '州'];

/// The least that is left of a name without its place.
const LEAST_NAME: usize = 2;

/// Whether records of a type can be the same by name. A figure is not, whatever it is called.
pub(super) fn is_named(record_type: RecordType) -> bool {
    record_type.title_field().is_some() && record_type != RecordType::Metric
}

/// What the names of the bodies of a dataset may begin with: the names of its places, with and without their last letter.
pub(super) struct Names {
    prefixes: Vec<String>,
}

impl Names {
    pub(super) fn new(dataset: &Dataset) -> Self {
        let mut prefixes = Vec::new();
        for (_, place) in dataset.all::<Place>() {
            let name = in_chinese(dataset, &place.name);
            let short = name.strip_suffix(AREA_ENDINGS).filter(|short| short.chars().count() >= LEAST_NAME);
            prefixes.extend(short.map(str::to_owned));
            prefixes.push(name);
        }
        prefixes.retain(|prefix| !prefix.is_empty());
        Self { prefixes }
    }

    /// The name of a record, in one script; of a body without its place.
    pub(super) fn bare(&self, dataset: &Dataset, index: RecordIndex) -> String {
        let name = dataset.record(index).title().map_or_else(String::new, |title| in_chinese(dataset, title));
        if dataset.type_of(index) != RecordType::Agency {
            return name;
        }
        let rests = self.prefixes.iter().filter_map(|prefix| name.strip_prefix(prefix.as_str()));
        let bare = rests.filter(|rest| rest.chars().count() >= LEAST_NAME).min_by_key(|rest| rest.len());
        bare.map_or_else(|| name.clone(), str::to_owned)
    }

    /// What two records have in common that are the same by name: the name, and the levels at which a body or place stands.
    pub(super) fn key(&self, dataset: &Dataset, index: RecordIndex) -> Option<String> {
        let levels = match dataset.type_of(index) {
            RecordType::Agency => levels(&dataset.get::<Agency>(index).levels)?,
            RecordType::Place => levels(dataset.get::<Place>(index).level.as_slice())?,
            _ => String::new(),
        };
        let bare = self.bare(dataset, index);
        (!bare.is_empty()).then(|| format!("{levels} {bare}"))
    }
}

/// A text in Chinese, where it is given in it, in the form in which names are compared.
fn in_chinese(dataset: &Dataset, text: &Text) -> String {
    fold(text.read(Language::Hant, dataset.head.language).text.trim())
}

/// The levels as one text. Where none is stated it is not known whether two are the same.
fn levels(levels: &[Level]) -> Option<String> {
    let mut codes: Vec<usize> = levels.iter().map(|level| *level as usize).collect();
    codes.sort_unstable();
    (!codes.is_empty()).then(|| format!("{codes:?}"))
}
