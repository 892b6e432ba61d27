//! The footnotes of a brief and the list of the sources that they name.
//!
//! The first footnote to a source gives its title and its number, later ones the number alone; the note at the end of the brief has
//! all sources in full.

use super::{Piece, Rich, plain, rich};
use crate::export::dossier::{Answer, Inline, Line, Wording, citation, joined, phrase};
use crate::model::{Evidence, Record, RecordIndex, RecordType};

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
    pub(super) fn note(&mut self, record: &dyn Record) -> Option<Piece> {
        let mut parts: Vec<Line> = Vec::new();
        for group in record.evidence().chunk_by(|one, other| one.source == other.source) {
            let words = |passage| self.wording.carrying(record.record_type(), passage, self.wording.words_of(passage));
            let passages = joined(group.iter().map(words), DOT);
            parts.push(match self.source(&group[0]) {
                Some(source) => phrase(self.wording.words, "brief-note", &[("source", source), ("passages", passages)]),
                None => passages,
            });
        }
        (!parts.is_empty()).then(|| Piece::Note(joined(parts, DOT)))
    }

    /// How a footnote names the source of a passage.
    fn source(&mut self, evidence: &Evidence) -> Option<Line> {
        let Wording { selection, words } = self.wording;
        let source = match &evidence.source {
            None => selection.dataset.indices_of(RecordType::Source).next()?,
            Some(source) => match selection.dataset.resolve(source) {
                None => return Some(vec![Inline::Code(source.id.to_string())]),
                Some(source) => source,
            },
        };
        if let Some(position) = self.cited.iter().position(|cited| *cited == source) {
            return Some(vec![self.number(position)]);
        }
        self.cited.push(source);
        let number = vec![self.number(self.cited.len() - 1)];
        Some(phrase(words, "brief-source-first", &[("title", vec![self.wording.title(source)]), ("number", number)]))
    }

    fn number(&self, position: usize) -> Inline {
        Inline::Text(self.wording.words.with("brief-source-number", &[("number", (position + 1).into())]))
    }

    /// The sources cited, and those chosen as records, with what they do not state. One paragraph each.
    pub(super) fn sources(mut self) -> Vec<Rich> {
        for chosen in self.wording.selection.of_type(RecordType::Source) {
            if !self.cited.contains(chosen) {
                self.cited.push(*chosen);
            }
        }
        (0..self.cited.len()).map(|position| self.source_in_full(position)).collect()
    }

    fn source_in_full(&self, position: usize) -> Rich {
        let citation = citation(self.wording, self.cited[position]);
        let mut told = vec![labelled(self.wording, vec![self.number(position)], rich(citation.title))];
        for fact in citation.facts {
            if let Answer::Line(line) = fact.answer {
                told.push(labelled(self.wording, vec![Inline::Text(fact.label)], rich(line)));
            }
        }
        joined(told, DOT)
    }
}

/// A label and what it labels.
pub(super) fn labelled(wording: Wording, label: Line, value: Rich) -> Rich {
    phrase(wording.words, "brief-fact", &[("label", rich(label)), ("value", value)])
}

/// The label of a field and its values, or that the source does not state it where `expected`.
pub(super) fn labelled_field(wording: Wording, record: &dyn Record, field: &str, expected: bool) -> Option<Rich> {
    let value = match wording.field(record, field) {
        Some(value) => value,
        None if expected && !record.is_stub() => vec![wording.not_stated()],
        None => return None,
    };
    let label = crate::words::describe::field_label(wording.words, record.record_type(), field);
    Some(labelled(wording, vec![Inline::Text(label.to_owned())], rich(value)))
}

/// `parts` as a list within one paragraph, cut after `limit`, with the number of those left out.
pub(super) fn listed(wording: Wording, mut parts: Vec<Rich>, total: usize) -> Rich {
    let left_out = total - parts.len();
    if left_out > 0 {
        let count = crate::words::digits(left_out.into());
        let more = plain(&wording.words.with("brief-more-inline", &[("count", count.into())]));
        parts.push(more);
    }
    wording.list(parts)
}
