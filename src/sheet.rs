//! One record as text: what it is called, what it says field by field, what it rests on, and what mentions it.
//!
//! The detail panel, `show`, the dossier and the brief render this, so that none of them loses a mark. Lists without an end, which are
//! mentions and passages, are kept as positions and worded one by one. *Absent*: how anything looks.

use crate::model::{Basis, Field, Metric, Reading, RecordIndex, RecordType, Text, Value, Vocabulary, not_stated};
use crate::words::{Inline, Line, Wording, describe, plain};

/// A record in the words of one language.
pub struct RecordSheet {
    /// The record.
    pub index: RecordIndex,
    /// Its title, or its id where that is blank.
    pub title: Inline,
    /// What it is called in other languages and scripts.
    pub other_names: Vec<Inline>,
    /// What a reader must know of the record as a whole: that it is only mentioned, or that nobody has decided on it.
    pub notes: Vec<String>,
    /// Of a figure, its source's words, and its exact value where these are not that.
    pub headline: Option<Line>,
    /// Its fields, in the order of the schema, with its title and those that the source does not state.
    pub facts: Vec<Fact>,
    /// What mentions it, by the field in which it does.
    pub mentions: Vec<Mentions>,
}

/// What a record says in one field.
pub struct Fact {
    /// The field.
    pub field: &'static str,
    /// Its label.
    pub label: String,
    /// What the answer rests on.
    pub basis: Basis,
    /// Its values; none where the source states none.
    pub values: Vec<Line>,
    /// Whether each value is a text that stands by itself, and not an item of a list.
    pub is_prose: bool,
}

/// The records of one type that mention a record in one field.
pub struct Mentions {
    /// Their type.
    pub holder: RecordType,
    /// The field.
    pub field: &'static str,
    /// What they are to the record.
    pub label: String,
    /// The records, each once.
    pub records: Vec<RecordIndex>,
}

/// In which languages texts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readings {
    /// In that of the reader, as far as there is one.
    Nearest,
    /// In each in which the author wrote them.
    Every,
}

impl RecordSheet {
    /// The sheet of the record at `index`.
    pub fn new(wording: Wording, index: RecordIndex, readings: Readings) -> Self {
        let metric = wording.dataset.try_get::<Metric>(index);
        Self {
            index,
            title: wording.title(index),
            other_names: other_names(wording, index),
            notes: notes(wording, index),
            headline: metric.map(|metric| headline(wording, metric)),
            facts: facts(wording, index, readings),
            mentions: mentions(wording, index),
        }
    }

    /// What it says in a field, which may be that the source does not state it.
    pub fn fact(&self, field: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.field == field)
    }

    /// The same of a field that is given.
    pub fn given(&self, field: &str) -> Option<&Fact> {
        self.fact(field).filter(|fact| fact.basis != Basis::NotStated)
    }

    /// The fields that the source does not state.
    pub fn not_stated(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| fact.basis == Basis::NotStated)
    }

    /// What the title rests on; of a record without a title of its own, that is in its fields.
    pub fn title_basis(&self) -> Basis {
        self.facts.iter().find(|fact| fact.is_title()).map_or(Basis::Stated, |fact| fact.basis)
    }

    /// The passages that carry it, in the order of its evidence.
    pub fn passages<'a>(&self, wording: Wording<'a>) -> impl Iterator<Item = Line> + use<'a> {
        let record = wording.dataset.record(self.index);
        record.evidence().iter().map(move |evidence| wording.passage(record, evidence))
    }

    /// One of the records that mention it, by what it is called here.
    pub fn mention(&self, wording: Wording, record: RecordIndex) -> Inline {
        Inline::Record(record, describe::other_end(wording.words, wording.dataset, record, self.index))
    }
}

impl Fact {
    /// Whether it is the record's title.
    pub fn is_title(&self) -> bool {
        matches!(self.field, "name" | "title")
    }

    /// Its values as one line, with the mark of what they rest on.
    pub fn line(&self, wording: Wording) -> Line {
        match self.basis {
            Basis::NotStated => vec![wording.not_stated()],
            basis => wording.with_basis(basis, wording.list(self.values.iter().cloned())),
        }
    }
}

/// The names that the author gave and that are not the title.
fn other_names(wording: Wording, index: RecordIndex) -> Vec<Inline> {
    let (words, dataset) = (wording.words, wording.dataset);
    let title = describe::titled(words, dataset, index);
    let names = dataset.record(index).title().into_iter().flat_map(|name| name.all(dataset.head.language));
    let is_other = |name: &Reading| name.language != words.language() && name.text != title && !name.text.trim().is_empty();
    names.filter(is_other).map(|name| Inline::Foreign(name.text.to_owned(), name.language)).collect()
}

fn notes(wording: Wording, index: RecordIndex) -> Vec<String> {
    let record = wording.dataset.record(index);
    let stub = record.is_stub().then(|| wording.get("dossier-stub").to_owned());
    let proposal = record.proposed().map(|proposal| {
        let confidence = wording.get(proposal.confidence.code().key);
        wording.words.with("proposed-by", &[("rule", (&*proposal.rule).into()), ("confidence", confidence.into())])
    });
    stub.into_iter().chain(proposal).collect()
}

fn headline(wording: Wording, metric: &Metric) -> Line {
    let mut line = vec![Inline::Strong(Box::new(wording.text(&metric.wording)))];
    if let Some(exact) = wording.exact(metric) {
        line.push(Inline::Text(" · ".to_owned()));
        line.extend(exact);
    }
    line
}

fn facts(wording: Wording, index: RecordIndex, readings: Readings) -> Vec<Fact> {
    let record = wording.dataset.record(index);
    let missed = not_stated(record);
    let mut fields: Vec<(&'static str, Vec<Value>)> = Vec::new();
    record.visit(&mut |Field { name, .. }, value| match fields.last_mut() {
        _ if value == Value::Absent => fields.extend(missed.contains(&name).then(|| (name, Vec::new()))),
        Some((field, values)) if *field == name => values.push(value),
        _ => fields.push((name, vec![value])),
    });
    let fact = |(field, values): (&'static str, Vec<Value>)| Fact {
        field,
        label: describe::field_label(wording.words, record.record_type(), field).to_owned(),
        basis: if values.is_empty() { Basis::NotStated } else { record.basis_of_given(field) },
        is_prose: matches!(values.first(), Some(Value::Text(_) | Value::Outline(_))),
        values: match (readings, values.first()) {
            (Readings::Every, Some(Value::Text(text))) => vec![every_reading(wording, text)],
            _ => wording.values(&values),
        },
    };
    fields.into_iter().map(fact).collect()
}

/// A text in each language in which its author wrote it.
fn every_reading(wording: Wording, text: &Text) -> Line {
    let readings = text.all(wording.dataset.head.language);
    let each: Vec<String> = readings.map(|reading| format!("{} ({})", reading.text, reading.language.tag())).collect();
    plain(each.join(" · "))
}

fn mentions(wording: Wording, index: RecordIndex) -> Vec<Mentions> {
    let mut found: Vec<Mentions> = Vec::new();
    for link in wording.dataset.incoming(index) {
        let (holder, field) = (link.holder, link.field());
        match found.iter_mut().find(|group| (group.holder, group.field) == (holder, field)) {
            Some(group) if group.records.last() == Some(&link.other) => {}
            Some(group) => group.records.push(link.other),
            None => {
                let key = format!("inverse-{}-{field}", holder.code());
                let label = wording.words.try_get(&key).unwrap_or(describe::type_heading(wording.words, holder)).to_owned();
                found.push(Mentions { holder, field, label, records: vec![link.other] });
            }
        }
    }
    found
}
