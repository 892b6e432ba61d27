//! One record of a dossier: heading, fields, what mentions it, and the passages that carry it.

use super::super::selection::Selection;
use super::syntax::{address, anchor, code, escaped};
use super::{fact, inferred};
use crate::model::{Dataset, Evidence, Id, Qualifier, Record, RecordIndex, RecordType, Scale, Value, not_stated};
use crate::words::{self, Words, describe};
use std::io::{self, Write};

/// How many passages stand in one line; more make a list.
const INLINE_PASSAGES: usize = 2;

/// Writes records of one selection.
pub(super) struct RecordWriter<'a> {
    selection: &'a Selection<'a>,
    words: &'a Words,
}

/// The values of one field.
struct Group<'a> {
    field: &'static str,
    values: Vec<Value<'a>>,
}

impl<'a> RecordWriter<'a> {
    pub(super) fn new(selection: &'a Selection<'a>, words: &'a Words) -> Self {
        Self { selection, words }
    }

    pub(super) fn write(&self, index: RecordIndex, writer: &mut dyn Write) -> io::Result<()> {
        let dataset = self.selection.dataset;
        let record = dataset.record(index);
        let title = describe::title(self.words, dataset, index);
        writeln!(writer, "\n### <a id=\"{}\"></a>{}\n", anchor(record.id().as_str()), escaped(&title))?;
        if record.is_stub() {
            writeln!(writer, "*{}*\n", escaped(self.words.get("export-md-stub")))?;
        }
        if dataset.type_of(index) == RecordType::Metric {
            writeln!(writer, "{}\n", self.headline(index))?;
        }
        for line in self.lines(index, &title) {
            writeln!(writer, "- {line}")?;
        }
        self.write_evidence(record, writer)
    }

    /// The figure as its source words it, and its exact value where that is not the number in the wording.
    fn headline(&self, index: RecordIndex) -> String {
        let dataset = self.selection.dataset;
        let metric = &dataset.records.metrics[dataset.position_in_type(index)];
        let wording = format!("**{}**", escaped(&self.words.text(&metric.wording, &dataset.head)));
        if metric.qualifier == Qualifier::Exact && metric.scale.unwrap_or(Scale::One) == Scale::One {
            return wording;
        }
        let unit = metric.unit.as_ref().map(|unit| self.words.text(unit, &dataset.head)).unwrap_or_default();
        format!("{wording} · {}", escaped(format!("{} {unit}", words::figure_value(metric)).trim()))
    }

    /// The fields, what the source does not state, and what else in this file mentions the record.
    fn lines(&self, index: RecordIndex, title: &str) -> Vec<String> {
        let record = self.selection.dataset.record(index);
        let record_type = record.record_type();
        let label = |field| match field {
            "name" | "title" => self.words.get("export-md-other-names"),
            field => describe::field_label(self.words, record_type, field),
        };
        let mut lines: Vec<String> = groups(record)
            .into_iter()
            .filter_map(|group| {
                let value = self.group(record_type, &group, title)?;
                let is_inferred = record.inferred().iter().any(|name| **name == *group.field);
                let value = if is_inferred { inferred(self.words, &value) } else { value };
                Some(fact(self.words, label(group.field), &value))
            })
            .collect();
        let absent: Vec<String> = not_stated(record).into_iter().map(|field| escaped(label(field))).collect();
        if !absent.is_empty() {
            lines.push(fact(self.words, self.words.get("field-any-not_stated"), &self.joined(&absent)));
        }
        lines.extend(self.mentions(index));
        lines.push(fact(self.words, self.words.get("field-any-id"), &code(record.id().as_str())));
        lines
    }

    /// The values of a field as Markdown, if they tell more than the heading does.
    fn group(&self, record_type: RecordType, group: &Group, title: &str) -> Option<String> {
        let dataset = self.selection.dataset;
        match (record_type, group.field) {
            (RecordType::Metric, "value" | "wording" | "scale") => return None,
            (_, "name" | "title") => return self.other_names(&group.values, title),
            _ => {}
        }
        let mut shown = Vec::new();
        let mut values = group.values.iter();
        while let Some(value) = values.next() {
            shown.push(match value {
                Value::Link(id, target) => self.link(id, *target),
                Value::Described(described) if !described.among.is_empty() => {
                    // The bodies named among a group are visited right after it.
                    let among: Vec<String> =
                        values.by_ref().take(described.among.len()).map(|value| self.value(*value)).collect();
                    let text = self.value(*value);
                    self.words.with("export-md-among", &[("text", text.into()), ("among", self.joined(&among).into())])
                }
                Value::Outline(_) => format!("\n  - {}", self.value(*value)),
                value => self::value(self.words, dataset, *value),
            });
        }
        let is_outline = matches!(group.values.first(), Some(Value::Outline(_)));
        Some(if is_outline { shown.concat() } else { self.joined(&shown) })
    }

    fn value(&self, value: Value) -> String {
        match value {
            Value::Link(id, target) => self.link(id, target),
            value => self::value(self.words, self.selection.dataset, value),
        }
    }

    /// The names in other languages than that of the heading.
    fn other_names(&self, values: &[Value], title: &str) -> Option<String> {
        let default = self.selection.dataset.head.language;
        let texts = values.iter().filter_map(|value| if let Value::Text(text) = value { Some(text) } else { None });
        let others: Vec<String> =
            texts.flat_map(|text| text.all(default)).filter(|name| name.text != title).map(|name| escaped(name.text)).collect();
        (!others.is_empty()).then(|| others.join(" · "))
    }

    /// The records that mention the record, by the field in which they do, whether they are in this file or not: what a body
    /// does and what became of it is written down there.
    fn mentions(&self, index: RecordIndex) -> Vec<String> {
        let dataset = self.selection.dataset;
        let mut found: Vec<(RecordType, &'static str, Vec<String>)> = Vec::new();
        let mut last = None;
        for link in dataset.incoming(index) {
            if last == Some((link.other, link.field)) {
                continue;
            }
            last = Some((link.other, link.field));
            let shown = self.link_with(link.other, &describe::title_seen_from(self.words, dataset, link.other, index));
            match found.iter_mut().find(|(holder, field, _)| (*holder, *field) == (link.holder, link.field)) {
                Some((_, _, links)) => links.push(shown),
                None => found.push((link.holder, link.field, vec![shown])),
            }
        }
        let label = |holder: RecordType, field: &str| {
            let key = format!("inverse-{}-{field}", holder.code());
            self.words.try_get(&key).unwrap_or(describe::type_heading(self.words, holder)).to_owned()
        };
        found.into_iter().map(|(holder, field, links)| fact(self.words, &label(holder, field), &self.joined(&links))).collect()
    }

    fn link(&self, id: &Id, target: Option<RecordType>) -> String {
        match self.selection.dataset.find_of_type(id.as_str(), target) {
            Some(index) => self.link_to(index),
            None => code(id.as_str()),
        }
    }

    fn link_to(&self, index: RecordIndex) -> String {
        self.link_with(index, &describe::title(self.words, self.selection.dataset, index))
    }

    fn link_with(&self, index: RecordIndex, title: &str) -> String {
        let dataset = self.selection.dataset;
        let title = escaped(title);
        if !self.selection.contains(index) {
            return title;
        }
        format!("[{title}](#{})", anchor(dataset.record(index).id().as_str()))
    }

    fn joined(&self, parts: &[String]) -> String {
        parts.join(self.words.get("list-separator"))
    }

    fn write_evidence(&self, record: &dyn Record, writer: &mut dyn Write) -> io::Result<()> {
        if record.evidence().is_empty() {
            return Ok(());
        }
        let passages: Vec<String> =
            record.evidence().iter().map(|evidence| self.passage(record.record_type(), evidence)).collect();
        if passages.len() <= INLINE_PASSAGES {
            return writeln!(writer, "\n> {}", passages.join(" · "));
        }
        writeln!(writer)?;
        passages.iter().try_for_each(|passage| writeln!(writer, "> - {passage}"))
    }

    fn passage(&self, record_type: RecordType, evidence: &Evidence) -> String {
        let words = self.words;
        let quote = |text: &str| words.with("export-md-quote", &[("quote", escaped(text).into())]);
        let mut shown = format!("¶{} {}", evidence.p, quote(&evidence.quote));
        if let Some(to) = &evidence.to {
            shown = format!("{shown}…{}", quote(to));
        }
        if let Some(nth) = evidence.nth {
            shown = words.with("export-md-quote-nth", &[("passage", shown.into()), ("nth", nth.to_string().into())]);
        }
        if let Some(source) = &evidence.source {
            let title = escaped(&describe::target(words, self.selection.dataset, source));
            shown = words.with("export-md-quote-source", &[("passage", shown.into()), ("source", title.into())]);
        }
        if let Some(field) = &evidence.field {
            let label = escaped(describe::field_label(words, record_type, field));
            shown = words.with("export-md-quote-field", &[("passage", shown.into()), ("field", label.into())]);
        }
        shown
    }
}

/// One value as Markdown, without links.
pub(super) fn value(words: &Words, dataset: &Dataset, value: Value) -> String {
    match value {
        Value::Plain(text) if text.contains("://") => address(text),
        Value::Plain(text) => code(text),
        value => escaped(&describe::value(words, dataset, value).unwrap_or_default()),
    }
}

/// The fields that a record gives, each with all its values.
fn groups(record: &dyn Record) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    record.visit(&mut |field, value| {
        if value == Value::Absent {
            return;
        }
        match groups.last_mut().filter(|group| group.field == field.name) {
            Some(group) => group.values.push(value),
            None => groups.push(Group { field: field.name, values: vec![value] }),
        }
    });
    groups
}
