//! The footnotes of a brief and the list of the sources that they name.
//!
//! The first footnote to a source gives its title and its number, later ones the number alone; the note at the end of the brief has
//! all sources in full.

use crate::export::dossier::citation;
use crate::export::selection::Selection;
use crate::model::{Evidence, RecordIndex, RecordType};
use crate::sheet::RecordSheet;
use crate::words::{Inline, Line, Wording, joined, phrase, plain};

/// What separates passages, and facts told in a row.
pub(super) const DOT: &str = " · ";

/// The sources that have been cited so far, in the order of their first citation.
pub(super) struct Notes<'a> {
    wording: Wording<'a>,
    cited: Vec<RecordIndex>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(wording: Wording<'a>) -> Self {
        Self { wording, cited: Vec::new() }
    }

    /// A footnote with every passage that carries the record; nothing where it has none.
    pub(super) fn note(&mut self, index: RecordIndex) -> Option<Inline> {
        let record = self.wording.dataset.record(index);
        let mut parts: Vec<Line> = Vec::new();
        for group in record.evidence().chunk_by(|one, other| one.source == other.source) {
            let words = |passage| self.wording.carrying(record, passage, self.wording.quoted(passage));
            let passages = joined(group.iter().map(words), DOT);
            parts.push(match self.source(&group[0]) {
                Some(source) => phrase(self.wording.words, "brief-note", &[("source", source), ("passages", passages)]),
                None => passages,
            });
        }
        (!parts.is_empty()).then(|| Inline::Note(joined(parts, DOT)))
    }

    /// How a footnote names the source of a passage.
    fn source(&mut self, evidence: &Evidence) -> Option<Line> {
        let Some(source) = self.wording.dataset.source_of(evidence) else {
            return evidence.source.as_ref().map(|source| vec![Inline::Missing(source.id.to_string())]);
        };
        if let Some(position) = self.cited.iter().position(|cited| *cited == source) {
            return Some(vec![self.number(position)]);
        }
        self.cited.push(source);
        let number = vec![self.number(self.cited.len() - 1)];
        let arguments = [("title", vec![self.wording.title(source)]), ("number", number)];
        Some(phrase(self.wording.words, "brief-source-first", &arguments))
    }

    fn number(&self, position: usize) -> Inline {
        Inline::Text(self.wording.words.with("brief-source-number", &[("number", (position + 1).into())]))
    }

    /// The sources cited, and those chosen as records, with what they do not state. One paragraph each.
    pub(super) fn sources(mut self, selection: &Selection) -> Vec<Line> {
        for chosen in selection.of_type(RecordType::Source) {
            if !self.cited.contains(chosen) {
                self.cited.push(*chosen);
            }
        }
        (0..self.cited.len()).map(|position| self.source_in_full(position)).collect()
    }

    fn source_in_full(&self, position: usize) -> Line {
        let citation = citation(self.wording, self.cited[position]);
        let mut told = vec![labelled(self.wording, vec![self.number(position)], citation.title)];
        for fact in citation.facts {
            told.push(labelled(self.wording, plain(fact.label), fact.lines.concat()));
        }
        joined(told, DOT)
    }
}

/// A label and what it labels.
pub(super) fn labelled(wording: Wording, label: Line, value: Line) -> Line {
    phrase(wording.words, "brief-fact", &[("label", label), ("value", value)])
}

/// The label and the values of a field; nothing where the source states none.
pub(super) fn labelled_fact(wording: Wording, sheet: &RecordSheet, field: &str) -> Option<Line> {
    sheet.given(field).map(|fact| labelled(wording, plain(&*fact.label), fact.line(wording)))
}

/// The label of a field and its values, or that the source does not state it where that can be expected.
pub(super) fn labelled_answer(wording: Wording, sheet: &RecordSheet, field: &str) -> Option<Line> {
    sheet.fact(field).map(|fact| labelled(wording, plain(&*fact.label), fact.line(wording)))
}

/// The first paragraphs of the cell that names a record: `name`, and what must be known of the record as a whole.
pub(super) fn head(sheet: &RecordSheet, name: Line) -> Vec<Line> {
    [name].into_iter().chain(sheet.notes.iter().map(plain)).collect()
}

/// `parts` as a list within one paragraph, cut after `limit`, with the number of those left out.
pub(super) fn listed(wording: Wording, mut parts: Vec<Line>, total: usize) -> Line {
    let left_out = total - parts.len();
    if left_out > 0 {
        let count = crate::words::digits(left_out.into());
        let more = plain(wording.words.with("brief-more-inline", &[("count", count.into())]));
        parts.push(more);
    }
    wording.list(parts)
}
