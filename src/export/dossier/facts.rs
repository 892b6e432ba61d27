//! What a dossier tells of one record, from its sheet.

use super::Fact;
use crate::export::selection::Selection;
use crate::model::{Basis, RecordIndex, RecordType};
use crate::sheet::{self, RecordSheet};
use crate::words::{Inline, Line, Wording, describe, joined, plain};

/// Its names, its fields, what the source does not state, and what mentions the record, whether that is in this dossier or not: what
/// a body does and what became of it is written down there.
pub(super) fn facts(selection: &Selection, wording: Wording, sheet: &RecordSheet) -> Vec<Fact> {
    let record = wording.dataset.record(sheet.index);
    let is_figure = record.record_type() == RecordType::Metric;
    let (names, fields): (Vec<&sheet::Fact>, Vec<_>) = sheet.facts.iter().partition(|fact| fact.is_title());
    let mut facts: Vec<Fact> = names.into_iter().filter_map(|name| title(selection, wording, sheet, name)).collect();
    for field in fields.into_iter().filter(|field| field.basis != Basis::NotStated) {
        let is_in_headline = is_figure && matches!(field.field, "value" | "wording" | "scale");
        if is_in_headline && field.basis == Basis::Stated {
            continue;
        }
        let lines = if field.is_prose && field.values.len() > 1 {
            field.values.iter().map(|line| wording.with_basis(field.basis, line.clone())).collect()
        } else {
            vec![field.line(wording)]
        };
        facts.push(Fact { label: field.label.clone(), lines, is_absent: false });
    }
    let absent: Vec<Line> = sheet.not_stated().map(|fact| plain(&*fact.label)).collect();
    if !absent.is_empty() {
        facts.push(Fact { is_absent: true, ..Fact::new(wording.get("field-any-not_stated"), wording.list(absent)) });
    }
    facts.extend(sheet.mentions.iter().map(|group| {
        let mention = |other: &RecordIndex| {
            let marks = describe::mention_marks(wording.words, wording.dataset.record(*other), group.field);
            wording.with_marks(&marks, vec![sheet.mention(wording, *other)])
        };
        Fact::new(&*group.label, wording.list(group.records.iter().map(mention)))
    }));
    facts.push(Fact::new(wording.get("field-any-id"), vec![Inline::Code(record.id().to_string())]));
    facts
}

/// The names in other languages than that of the title. Without any, the title itself is only told for its mark.
fn title(selection: &Selection, wording: Wording, sheet: &RecordSheet, title: &sheet::Fact) -> Option<Fact> {
    if selection.options.every_language && !sheet.other_names.is_empty() {
        let others = sheet.other_names.iter().map(|name| vec![name.clone()]);
        let line = wording.with_basis(title.basis, joined(others, " · "));
        return Some(Fact::new(wording.get("dossier-other-names"), line));
    }
    (title.basis != Basis::Stated).then(|| Fact::new(&*title.label, title.line(wording)))
}
