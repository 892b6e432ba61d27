//! What stands before the records of a dossier, and the sources that stand after them.

use super::{Citation, Fact, Front, Section};
use crate::export::selection::Selection;
use crate::model::{RecordIndex, RecordType};
use crate::sheet::{Readings, RecordSheet};
use crate::words::{self, Inline, Wording, Words, phrase, technical};

/// What stands before the records. `sources` is the section of the sources, if there are any.
pub(super) fn front(selection: &Selection, wording: Wording, sources: Option<&Section>) -> Front {
    let words = wording.words;
    let head = &selection.dataset.head;
    let present = RecordType::ALL.into_iter().filter(|record_type| !selection.of_type(*record_type).is_empty());
    let mut sections: Vec<Section> = present.map(|record_type| super::section(selection, words, record_type)).collect();
    sections.extend(sources.map(|section| Section { anchor: section.anchor.clone(), heading: section.heading.clone() }));
    let inferred = vec![Inline::Mark(words.get("basis-inferred").to_owned())];
    Front {
        title: match wording.text(&head.title) {
            Inline::Text(title) if title.trim().is_empty() => Inline::Code(head.id.to_string()),
            title => title,
        },
        notice: head.notice.as_ref().map(|notice| wording.text(notice)),
        facts: facts(selection, wording),
        legend: phrase(words, "dossier-legend", &[("inferred", inferred)]),
        contents: words.get("dossier-sections").to_owned(),
        sections,
    }
}

fn facts(selection: &Selection, wording: Wording) -> Vec<Fact> {
    let words = wording.words;
    let head = &selection.dataset.head;
    let not_given = || Inline::Text(words.get("export-not-given").to_owned());
    let mut facts = vec![("dossier-contents", Inline::Text(selected(selection, words)))];
    facts.extend(selection.filter.as_ref().map(|filter| ("dossier-filter", Inline::Code(filter.clone()))));
    facts.extend([
        ("dossier-dataset", Inline::Code(head.id.to_string())),
        ("dossier-encoder", head.encoder.as_ref().map_or_else(not_given, |encoder| wording.text(encoder))),
        ("dossier-licence", head.licence.as_deref().map_or_else(not_given, technical)),
    ]);
    facts.into_iter().map(|(label, answer)| Fact::new(words.get(label), vec![answer])).collect()
}

/// How many records of how many, when, and with what.
fn selected(selection: &Selection, words: &Words) -> String {
    let arguments = [
        ("selected", words::digits(selection.len().into()).into()),
        ("total", words::digits(selection.total().into()).into()),
        ("date", words::date(selection.date, selection.language).into()),
    ];
    words.with("dossier-selected", &arguments)
}

/// A source with all that a citation of it needs, and what of that it does not state.
pub fn citation(wording: Wording, index: RecordIndex) -> Citation {
    const CITED: [&str; 5] = ["author", "date", "licence", "address", "sha256"];
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let cited = sheet.facts.iter().filter(|fact| CITED.contains(&fact.field));
    let facts = cited.map(|fact| Fact::new(&*fact.label, fact.line(wording))).collect();
    let basis = sheet.title_basis();
    Citation { title: wording.with_basis(basis, vec![Inline::Strong(Box::new(sheet.title))]), facts }
}
