//! What stands before the records of a dossier, and the sources that stand after them.

use super::inline::{Inline, phrase, technical};
use super::wording::Wording;
use super::{Answer, Citation, Fact, Front, Section};
use crate::export::selection::Selection;
use crate::model::{Presence, RecordIndex, RecordType, Value};
use crate::words::{self, Words, describe};

/// What stands before the records. `sources` is the section of the sources, if there are any.
pub(super) fn front(wording: Wording, sources: Option<&Section>) -> Front {
    let Wording { selection, words } = wording;
    let head = &selection.dataset.head;
    let present = RecordType::ALL.into_iter().filter(|record_type| !selection.of_type(*record_type).is_empty());
    let mut sections: Vec<Section> = present.map(|record_type| super::section(wording, record_type)).collect();
    sections.extend(sources.map(|section| Section { anchor: section.anchor.clone(), heading: section.heading.clone() }));
    let inferred = vec![Inline::Mark(words.get("basis-inferred").to_owned())];
    Front {
        title: match wording.text(&head.title) {
            Inline::Text(title) if title.trim().is_empty() => Inline::Code(head.id.to_string()),
            title => title,
        },
        notice: head.notice.as_ref().map(|notice| wording.text(notice)),
        facts: facts(wording),
        legend: phrase(words, "dossier-legend", &[("inferred", inferred)]),
        contents: words.get("dossier-sections").to_owned(),
        sections,
    }
}

fn facts(wording: Wording) -> Vec<Fact> {
    let Wording { selection, words } = wording;
    let head = &selection.dataset.head;
    let not_given = || Inline::Text(words.get("export-not-given").to_owned());
    let mut facts = vec![("dossier-contents", Inline::Text(selected(selection, words)))];
    facts.extend(selection.filter.as_ref().map(|filter| ("dossier-filter", Inline::Code(filter.clone()))));
    facts.extend([
        ("dossier-dataset", Inline::Code(head.id.to_string())),
        ("dossier-encoder", head.encoder.as_ref().map_or_else(not_given, |encoder| wording.text(encoder))),
        ("dossier-licence", head.licence.as_deref().map_or_else(not_given, technical)),
    ]);
    let fact = |(label, answer)| Fact { label: words.get(label).to_owned(), answer: Answer::Line(vec![answer]) };
    facts.into_iter().map(fact).collect()
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

/// The sources that the selection quotes, and those in it.
pub(super) fn sources(wording: Wording) -> Vec<Citation> {
    wording.selection.sources().iter().map(|index| citation(wording, *index)).collect()
}

/// A source with all that a citation of it needs, and what of that it does not state.
pub fn citation(wording: Wording, index: RecordIndex) -> Citation {
    const CITED: [&str; 5] = ["author", "date", "licence", "address", "sha256"];
    let source = wording.selection.dataset.record(index);
    let mut facts = Vec::new();
    source.visit(&mut |field, value| {
        let line = match value {
            _ if !CITED.contains(&field.name) => return,
            Value::Absent if field.presence == Presence::Optional => return,
            Value::Absent => vec![wording.not_stated()],
            value => wording.marked(source, field.name, wording.values(&[value]).concat()),
        };
        let label = describe::field_label(wording.words, RecordType::Source, field.name).to_owned();
        facts.push(Fact { label, answer: Answer::Line(line) });
    });
    let title = Inline::Strong(Box::new(wording.title(index)));
    Citation { title: wording.marked(source, "title", vec![title]), facts }
}
