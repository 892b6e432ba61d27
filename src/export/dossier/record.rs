//! One record of a dossier: title, fields, what mentions it, and the passages that carry it.

use super::inline::{Inline, Line, anchor};
use super::wording::Wording;
use super::{Answer, Entry, Fact};
use crate::model::{Metric, Record, RecordIndex, RecordType, Value, Vocabulary, not_stated};
use crate::words::describe;

/// The values of one field.
struct Group<'a> {
    field: &'static str,
    values: Vec<Value<'a>>,
}

/// The record at `index`.
pub(super) fn entry(wording: Wording, index: RecordIndex) -> Entry {
    let dataset = wording.selection.dataset;
    let record = dataset.record(index);
    let is_figure = dataset.type_of(index) == RecordType::Metric;
    Entry {
        anchor: anchor(dataset, index),
        title: wording.title(index),
        note: note(wording, record),
        headline: is_figure.then(|| headline(wording, index)),
        facts: facts(wording, index),
        passages: record.evidence().iter().map(|evidence| wording.passage(record.record_type(), evidence)).collect(),
    }
}

/// What a reader must know of the record as a whole: that it is only mentioned, or that nobody has decided on it.
fn note(wording: Wording, record: &dyn Record) -> Option<String> {
    let words = wording.words;
    if record.is_stub() {
        return Some(words.get("dossier-stub").to_owned());
    }
    let proposal = record.proposed()?;
    let confidence = words.get(proposal.confidence.code().key);
    Some(words.with("dossier-proposed", &[("rule", (&*proposal.rule).into()), ("confidence", confidence.into())]))
}

/// The figure as its source words it, and its exact value where that is not the number in the wording.
fn headline(wording: Wording, index: RecordIndex) -> Line {
    let metric = wording.selection.dataset.get::<Metric>(index);
    let mut line = vec![Inline::Strong(Box::new(wording.text(&metric.wording)))];
    if let Some(exact) = wording.exact(metric) {
        line.push(Inline::Text(" · ".to_owned()));
        line.extend(exact);
    }
    line
}

/// The fields, what the source does not state, and what else mentions the record.
fn facts(wording: Wording, index: RecordIndex) -> Vec<Fact> {
    let words = wording.words;
    let record = wording.selection.dataset.record(index);
    let label = |field| match field {
        "name" | "title" => words.get("dossier-other-names").to_owned(),
        field => describe::field_label(words, record.record_type(), field).to_owned(),
    };
    let told = groups(record).into_iter();
    let mut facts: Vec<Fact> =
        told.filter_map(|group| Some(Fact { label: label(group.field), answer: answer(wording, index, &group)? })).collect();
    let absent: Vec<Line> = not_stated(record).into_iter().map(|field| vec![Inline::Text(label(field))]).collect();
    if !absent.is_empty() {
        let label = words.get("field-any-not_stated").to_owned();
        facts.push(Fact { label, answer: Answer::NotStated(wording.list(absent)) });
    }
    facts.extend(mentions(wording, index));
    facts.push(fact(words.get("field-any-id"), vec![Inline::Code(record.id().to_string())]));
    facts
}

fn fact(label: &str, line: Line) -> Fact {
    Fact { label: label.to_owned(), answer: Answer::Line(line) }
}

/// The values of a field, if they tell more than title and headline do.
fn answer(wording: Wording, index: RecordIndex, group: &Group) -> Option<Answer> {
    let record = wording.selection.dataset.record(index);
    let marked = |line| wording.marked(record, group.field, line);
    let lines = match (record.record_type(), group.field) {
        (RecordType::Metric, "value" | "wording" | "scale") => return None,
        (_, "name" | "title") => {
            let names = other_names(wording, index, &group.values);
            return (!names.is_empty()).then(|| Answer::Line(marked(names)));
        }
        _ => wording.values(&group.values),
    };
    Some(match group.values.first() {
        Some(Value::Outline(_)) => Answer::Lines(lines.into_iter().map(marked).collect()),
        _ => Answer::Line(marked(wording.list(lines))),
    })
}

/// The names in other languages than that of the title.
fn other_names(wording: Wording, index: RecordIndex, values: &[Value]) -> Line {
    let Wording { selection, words } = wording;
    if !selection.options.every_language {
        return Line::new();
    }
    let title = describe::title(words, selection.dataset, index);
    let texts = values.iter().filter_map(|value| if let Value::Text(text) = value { Some(text) } else { None });
    let names = texts.flat_map(|text| text.all(selection.dataset.head.language));
    let others = names.filter(|name| name.text != title && !name.text.trim().is_empty()).map(|name| {
        let text = name.text.to_owned();
        vec![if name.language == words.language() { Inline::Text(text) } else { Inline::Foreign(text, name.language) }]
    });
    super::inline::joined(others, " · ")
}

/// The records that mention the record, by the field in which they do, whether they are in this dossier or not: what a body
/// does and what became of it is written down there.
fn mentions(wording: Wording, index: RecordIndex) -> Vec<Fact> {
    let Wording { selection, words } = wording;
    let mut found: Vec<(RecordType, &'static str, Vec<Line>)> = Vec::new();
    let mut last = None;
    for link in selection.dataset.incoming(index) {
        if last == Some((link.other, link.field())) {
            continue;
        }
        last = Some((link.other, link.field()));
        let marks = describe::mention_marks(words, selection.dataset.record(link.other), link.field());
        let shown = wording.with_marks(&marks, vec![wording.link_from(link.other, index)]);
        match found.iter_mut().find(|(holder, field, _)| (*holder, *field) == (link.holder, link.field())) {
            Some((_, _, links)) => links.push(shown),
            None => found.push((link.holder, link.field(), vec![shown])),
        }
    }
    let label = |holder: RecordType, field: &str| {
        words.try_get(&format!("inverse-{}-{field}", holder.code())).unwrap_or(describe::type_heading(words, holder))
    };
    found.into_iter().map(|(holder, field, links)| fact(label(holder, field), wording.list(links))).collect()
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
    // Its names go with its title.
    groups.sort_by_key(|group| !matches!(group.field, "name" | "title"));
    groups
}
