//! The values of records, their titles and the passages that carry them, as pieces of a line.
//!
//! Deliberately absent: which of them are told, and in which order.

use super::inline::{Inline, Line, anchor, joined, phrase, technical};
use crate::export::selection::Selection;
use crate::model::{
    Basis, Description, Evidence, Id, Metric, Qualifier, Record, RecordIndex, RecordType, Scale, Source, Text, Value, Vocabulary,
};
use crate::words::{self, Words, describe};

/// How the records of one selection are put into words.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The records.
    pub selection: &'a Selection<'a>,
    /// The messages of the reader's language.
    pub words: &'a Words,
}

impl Wording<'_> {
    /// What to show of a text.
    pub fn text(&self, text: &Text) -> Inline {
        let head = &self.selection.dataset.head;
        let shown = self.words.text(text, head).into_owned();
        let written = text.read(self.words.language(), head.language).language;
        // The other Chinese script has been converted.
        let is_foreign = written.is_chinese() != self.words.language().is_chinese();
        if is_foreign { Inline::Foreign(shown, written) } else { Inline::Text(shown) }
    }

    /// The title of a record, or its id where the title is blank.
    pub fn title(&self, index: RecordIndex) -> Inline {
        let dataset = self.selection.dataset;
        let record = dataset.record(index);
        let title = describe::title(self.words, dataset, index);
        if title.trim().is_empty() {
            return Inline::Code(record.id().to_string());
        }
        let mut name = None;
        record.visit(&mut |field, value| {
            if let ("name" | "title", Value::Text(text)) = (field.name, value) {
                name.get_or_insert_with(|| self.text(text));
            }
        });
        name.unwrap_or(Inline::Text(title))
    }

    /// The title of a record, which leads to it if it is in the dossier.
    pub fn link(&self, index: RecordIndex) -> Inline {
        self.link_with(index, self.title(index))
    }

    /// The same for a reader who comes from another record.
    pub fn link_from(&self, index: RecordIndex, from: RecordIndex) -> Inline {
        let dataset = self.selection.dataset;
        // From either end of a holding, the other end tells it all.
        let is_end = matches!(dataset.type_of(from), RecordType::Agency | RecordType::Function);
        let title = match dataset.type_of(index) {
            RecordType::Holding if is_end => Inline::Text(describe::title_seen_from(self.words, dataset, index, from)),
            _ => self.title(index),
        };
        self.link_with(index, title)
    }

    fn link_with(&self, index: RecordIndex, title: Inline) -> Inline {
        if !self.selection.contains(index) {
            return title;
        }
        Inline::Link { anchor: anchor(self.selection.dataset, index), title: Box::new(title) }
    }

    /// The values of one field, each in a line of its own. The bodies named among a group stand in the line of the group.
    pub fn values(&self, values: &[Value]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut values = values.iter();
        while let Some(value) = values.next() {
            lines.push(match value {
                Value::Described(group) if !group.among.is_empty() => {
                    // They are visited right after it.
                    let among: Vec<Line> = values.by_ref().take(group.among.len()).map(|value| self.value(*value)).collect();
                    let arguments = [("text", self.description(group)), ("among", self.list(among))];
                    phrase(self.words, "dossier-among", &arguments)
                }
                value => self.value(*value),
            });
        }
        lines
    }

    /// The values of a field in one line, with the mark of what the encoder concluded; nothing where none is given.
    pub fn field(&self, record: &dyn Record, name: &str) -> Option<Line> {
        let mut values = Vec::new();
        record.visit(&mut |field, value| values.extend((field.name == name && value != Value::Absent).then_some(value)));
        (!values.is_empty()).then(|| self.marked(record, name, self.list(self.values(&values))))
    }

    /// The exact value of a figure with its sign and unit, where its wording says it in another way.
    pub fn exact(&self, metric: &Metric) -> Option<Line> {
        if metric.qualifier == Qualifier::Exact && metric.upper.is_none() && metric.scale.unwrap_or(Scale::One) == Scale::One {
            return None;
        }
        let head = &self.selection.dataset.head;
        let value = words::figure_value(metric);
        let unit = metric.unit.as_ref().map(|unit| [Inline::Text(" ".to_owned()), self.text(unit)]);
        let told = metric.unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {}", self.words.text(unit, head)));
        let mut line = vec![Inline::Text(value)];
        line.extend(unit.into_iter().flatten());
        (told != self.words.text(&metric.wording, head)).then_some(line)
    }

    fn value(&self, value: Value) -> Line {
        let text = |text: &Text| vec![self.text(text)];
        match value {
            Value::Text(given) => text(given),
            Value::Plain(given) => vec![technical(given)],
            Value::Link(id, target) => vec![self.reference(id, target)],
            Value::Described(group) => self.description(group),
            Value::Alias(alias) => {
                let kind = self.words.get(alias.kind.code().key).to_owned();
                phrase(self.words, "value-alias", &[("kind", vec![Inline::Text(kind)]), ("name", text(&alias.name))])
            }
            Value::Outline(line) => vec![Inline::Paragraph(line.p), Inline::Text(" ".to_owned()), self.text(&line.text)],
            value => describe::value(self.words, self.selection.dataset, value).into_iter().map(Inline::Text).collect(),
        }
    }

    fn description(&self, group: &Description) -> Line {
        let mut text = vec![self.text(&group.text)];
        if group.open {
            text = phrase(self.words, "described-open", &[("text", text)]);
        }
        let Some(count) = group.count else { return text };
        let count = describe::counted(self.words, count, group.qualifier.unwrap_or(Qualifier::Exact));
        phrase(self.words, "described-count", &[("text", text), ("count", vec![Inline::Text(count)])])
    }

    fn reference(&self, id: &Id, target: Option<RecordType>) -> Inline {
        match self.selection.dataset.find_of_type(id.as_str(), target) {
            Some(index) => self.link(index),
            None => Inline::Code(id.to_string()),
        }
    }

    /// Lines as a list within one line.
    pub fn list<T: From<Inline>>(&self, lines: impl IntoIterator<Item = Vec<T>>) -> Vec<T> {
        joined(lines, self.words.get("list-separator"))
    }

    /// `line` with the mark of a field that the source does not simply state.
    pub fn marked(&self, record: &dyn Record, field: &str, line: Line) -> Line {
        self.with_basis(record.basis(field), line)
    }

    /// `line` with the mark of what it rests on; none where the source states it.
    pub fn with_basis(&self, basis: Basis, line: Line) -> Line {
        let key = match basis {
            Basis::Inferred => "dossier-inferred-mark",
            Basis::Proposed => "dossier-proposed-mark",
            Basis::Stated | Basis::NotStated => return line,
        };
        self.with_marks(&[self.words.get(key)], line)
    }

    /// `line` with marks in brackets, if there are any.
    pub fn with_marks<T: From<Inline> + Clone>(&self, marks: &[&str], line: Vec<T>) -> Vec<T> {
        if marks.is_empty() {
            return line;
        }
        let mark = Inline::Mark(marks.join(self.words.get("list-separator")));
        phrase(self.words, "dossier-inferred", &[("value", line), ("mark", vec![mark.into()])])
    }

    /// The answer that the source gives none.
    pub fn not_stated(&self) -> Inline {
        Inline::Mark(self.words.get("basis-not_stated").to_owned())
    }

    /// A passage: the field that it carries, the source where it names one, the paragraph and its words.
    pub fn passage(&self, record_type: RecordType, evidence: &Evidence) -> Line {
        let mut line = self.words_of(evidence);
        if let Some(source) = &evidence.source {
            let title = match self.selection.dataset.resolve(source) {
                Some(index) => self.title(index),
                None => Inline::Code(source.id.to_string()),
            };
            line = phrase(self.words, "dossier-quote-source", &[("passage", line), ("source", vec![title])]);
        }
        self.carrying(record_type, evidence, line)
    }

    /// `passage` with the field that it carries.
    pub fn carrying(&self, record_type: RecordType, evidence: &Evidence, passage: Line) -> Line {
        let Some(field) = &evidence.field else { return passage };
        let label = Inline::Text(describe::field_label(self.words, record_type, field).to_owned());
        phrase(self.words, "dossier-quote-field", &[("passage", passage), ("field", vec![label])])
    }

    /// The paragraph of a passage and the words quoted from it.
    pub fn words_of(&self, evidence: &Evidence) -> Line {
        let source = self.source_of(evidence);
        let quote = |words: &str| {
            let quote = Inline::Quote {
                words: words.to_owned(),
                language: source.and_then(|source| source.language),
                address: source.and_then(|source| followable(source.address.as_deref()?)),
            };
            phrase(self.words, "dossier-quote", &[("quote", vec![quote])])
        };
        let mut line = vec![Inline::Paragraph(evidence.p), Inline::Text(" ".to_owned())];
        line.extend(quote(&evidence.quote));
        if let Some(to) = &evidence.to {
            line.push(Inline::Text("…".to_owned()));
            line.extend(quote(to));
        }
        match evidence.nth {
            None => line,
            Some(nth) => {
                let nth = vec![Inline::Text(nth.to_string())];
                phrase(self.words, "dossier-quote-nth", &[("passage", line), ("nth", nth)])
            }
        }
    }

    fn source_of(&self, evidence: &Evidence) -> Option<&Source> {
        let dataset = self.selection.dataset;
        match &evidence.source {
            None => dataset.records.sources.first(),
            Some(source) => dataset.resolve(source).map(|index| dataset.get::<Source>(index)),
        }
    }
}

fn followable(address: &str) -> Option<String> {
    match technical(address) {
        Inline::Address(address) => Some(address),
        _ => None,
    }
}
