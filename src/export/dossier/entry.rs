//! One record of a dossier: its sheet with the facts in the order in which a dossier tells them.

use super::{Answer, Entry, Fact};
use crate::export::selection::Selection;
use crate::model::{Basis, RecordIndex, RecordType};
use crate::sheet::{self, Readings, RecordSheet};
use crate::words::{Inline, Line, Wording, describe, joined, plain};

/// The record at `index`.
pub(super) fn entry(selection: &Selection, wording: Wording, index: RecordIndex) -> Entry {
    let record = wording.dataset.record(index);
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let facts = facts(selection, wording, &sheet);
    Entry {
        anchor: super::anchor(wording.dataset, index),
        facts,
        passages: record.evidence().iter().map(|evidence| wording.passage(record, evidence)).collect(),
        title: sheet.title,
        notes: sheet.notes,
        headline: sheet.headline,
    }
}

/// Its names, its fields, what the source does not state, and what mentions the record, whether that is in this dossier or not: what
/// a body does and what became of it is written down there.
fn facts(selection: &Selection, wording: Wording, sheet: &RecordSheet) -> Vec<Fact> {
    let dataset = wording.dataset;
    let is_figure = dataset.type_of(sheet.index) == RecordType::Metric;
    let (names, fields): (Vec<&sheet::Fact>, Vec<_>) = sheet.facts.iter().partition(|fact| fact.is_title());
    let mut facts: Vec<Fact> = names.into_iter().filter_map(|name| title(selection, wording, sheet, name)).collect();
    for field in fields.into_iter().filter(|field| field.basis != Basis::NotStated) {
        let marked = |line: &Line| wording.with_basis(field.basis, line.clone());
        let is_in_headline = is_figure && matches!(field.field, "value" | "wording" | "scale");
        let answer = match &field.values[..] {
            _ if is_in_headline && field.basis == Basis::Stated => continue,
            [_, _, ..] if field.is_prose => Answer::Lines(field.values.iter().map(marked).collect()),
            _ => Answer::Line(field.line(wording)),
        };
        facts.push(Fact { label: field.label.clone(), answer });
    }
    let absent: Vec<Line> = sheet.not_stated().map(|fact| plain(&*fact.label)).collect();
    if !absent.is_empty() {
        let answer = Answer::NotStated(wording.list(absent));
        facts.push(Fact { label: wording.get("field-any-not_stated").to_owned(), answer });
    }
    facts.extend(sheet.mentions.iter().map(|group| {
        let mention = |record: &RecordIndex| {
            let marks = describe::mention_marks(wording.words, dataset.record(*record), group.field);
            wording.with_marks(&marks, vec![sheet.mention(wording, *record)])
        };
        Fact { label: group.label.clone(), answer: Answer::Line(wording.list(group.records.iter().map(mention))) }
    }));
    let id = Inline::Code(dataset.record(sheet.index).id().to_string());
    facts.push(Fact { label: wording.get("field-any-id").to_owned(), answer: Answer::Line(vec![id]) });
    facts
}

/// The names in other languages than that of the title. Without any, the title itself is only told for its mark.
fn title(selection: &Selection, wording: Wording, sheet: &RecordSheet, title: &sheet::Fact) -> Option<Fact> {
    let others = sheet.other_names.iter().map(|name| vec![name.clone()]);
    if selection.options.every_language && !sheet.other_names.is_empty() {
        let line = wording.with_basis(title.basis, joined(others, " · "));
        return Some(Fact { label: wording.get("dossier-other-names").to_owned(), answer: Answer::Line(line) });
    }
    let answer = Answer::Line(title.line(wording));
    (title.basis != Basis::Stated).then(|| Fact { label: title.label.clone(), answer })
}
