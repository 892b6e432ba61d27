//! The words of a table: what stands over a column and in a cell.
//!
//! Deliberately absent: colour, and how wide anything is.

use super::table::{Column, Row};
use crate::model::{Dataset, RecordIndex, RecordType, Vocabulary};
use crate::words::{Words, describe};

impl Column {
    /// The message key of what stands over the column.
    pub fn heading(self, record_type: RecordType) -> &'static str {
        match self {
            Self::Title if record_type == RecordType::Agency => "field-agency-name",
            Self::Title => "column-title",
            Self::Level => "field-agency-levels",
            Self::Kind => "field-agency-kinds",
            Self::Sphere => "field-agency-sphere",
            Self::Mode => "field-power-mode",
            Self::Place => "types-place",
            Self::Change => "column-change",
            Self::Principle => "types-principle",
            Self::Measure => "types-measure",
            Self::Status => "facet-status",
            Self::Functions => "types-function",
            Self::Figures => "types-metric",
            Self::Powers => "types-power",
            Self::Id => "field-any-id",
            Self::Paragraph => "column-paragraph",
        }
    }
}

/// What a row has under a column. Where the source says nothing of a body, the words for that.
pub fn cell(words: &Words, dataset: &Dataset, row: &Row, column: Column) -> String {
    let separator = words.get("list-separator");
    let listed = |keys: Vec<&'static str>| match keys.as_slice() {
        [] => words.get("cell-not-stated").to_owned(),
        keys => keys.iter().map(|key| words.get(key)).collect::<Vec<_>>().join(separator),
    };
    let titles = |records: &[RecordIndex]| {
        records.iter().map(|record| describe::title(words, dataset, *record)).collect::<Vec<_>>().join(separator)
    };
    let counted = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    match column {
        Column::Title => row.title.clone(),
        Column::Level => listed(row.levels.iter().map(|level| level.code().key).collect()),
        Column::Kind => listed(row.kinds.iter().map(|kind| kind.code().key).collect()),
        Column::Sphere => listed(row.sphere.iter().map(|sphere| sphere.code().key).collect()),
        Column::Mode => listed(row.mode.iter().map(|mode| mode.code().key).collect()),
        Column::Place if row.places.is_empty() => listed(Vec::new()),
        Column::Place => titles(&row.places),
        Column::Change => row.changes.iter().map(|kind| words.get(kind.code().key)).collect::<Vec<_>>().join(separator),
        Column::Principle => titles(&row.principles),
        Column::Measure => titles(&row.measures),
        Column::Status => row.status.map(|status| words.get(status.key).to_owned()).unwrap_or_default(),
        Column::Functions => counted(row.functions),
        Column::Figures => counted(row.figures),
        Column::Powers => counted(row.powers),
        Column::Id => row.id.to_string(),
        Column::Paragraph => row.paragraph.map(|paragraph| format!("¶{paragraph}")).unwrap_or_default(),
    }
}
