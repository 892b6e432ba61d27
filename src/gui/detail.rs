//! The detail panel: everything known about one record, what is inferred, what the source does not say, and who mentions it.
//!
//! Facts come from the record's own fields; back-links are computed. What needs two steps to see (who else holds a function) is
//! shown in one. Deliberately absent: changing anything.

use super::change::{change_in_full, change_ui};
use super::components::{
    anchor_key, basis_mark, conversion_mark, cross, evidence, heading, labelled, link_with_text, listed_links, note, opens_menu,
    prose, record_link, scroll, section, select_box, stripe, value, widest, wording,
};
use super::context::Context;
use super::figure::{facts, figure_line};
use super::theme;
use crate::export::{bibtex, citation};
use crate::load::Anchors;
use crate::model::{Basis, Language, Record, RecordIndex, RecordType, Text, Value, Vocabulary, not_stated};
use crate::query::{changes_of, functions_of, holders_of, measures_of, metrics_of, principles_of};
use crate::state::Command;
use crate::words::{describe, figure_value};
use egui::{FontId, ScrollArea, Ui};

/// Shows the record at `index`.
pub fn detail_ui(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let record_type = context.dataset().type_of(index);
    bar(ui, context, index, record_type);
    scroll(ui, ScrollArea::vertical().id_salt(("detail", context.id(index).as_str())).auto_shrink(false), |ui| {
        crumbs(ui, context, index);
        heading(ui, theme::title(context.title(index)));
        other_names(ui, context, index);
        match record_type {
            RecordType::Change => change_in_full(ui, context, index),
            RecordType::Metric => metric(ui, context, index),
            _ => fields(ui, context, index),
        }
        converted(ui, context, index);
        match record_type {
            RecordType::Agency => agency(ui, context, index),
            RecordType::Function => function(ui, context, index),
            RecordType::Change => places(ui, context, index),
            _ => {}
        }
        mentions(ui, context, index);
        silence(ui, context, index);
        anchors(ui, context, index);
        ui.add_space(context.measures.spacing.huge);
    });
}

fn bar(ui: &mut Ui, context: &Context, index: RecordIndex, record_type: RecordType) {
    ui.horizontal(|ui| {
        select_box(ui, context, index);
        note(ui, context, describe::type_name(context.words, record_type));
        citation_menu(ui, context, index);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if cross(ui, context, context.say("action-close-record")).clicked() {
                context.push(Command::CloseRecord);
            }
        });
    });
}

/// What to put into a bibliography or a footnote.
fn citation_menu(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    ui.menu_button(theme::small(opens_menu(context.say("cite"))), |ui| {
        let gb7714 = || {
            let mut lines = citation::gb7714(context.words, dataset, index, context.state.today());
            lines.push(citation::gb7714_dataset(context.words, dataset, index));
            lines.join("\n")
        };
        if ui.button(context.say("cite-gb7714")).clicked() {
            context.push(Command::Copy(gb7714()));
            ui.close();
        }
        if ui.button(context.say("cite-bibtex")).clicked() {
            context.push(Command::Copy(bibtex(context.words, dataset, index)));
            ui.close();
        }
    });
}

/// The principles and measures that the record belongs to, as the way that leads to it.
fn crumbs(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let above = |list: Vec<RecordIndex>| list.into_iter().filter(|other| *other != index).collect::<Vec<_>>();
    for principle in above(principles_of(context.dataset(), index)) {
        ui.horizontal_wrapped(|ui| {
            let hue = context.colours.hue(context.dataset(), principle);
            stripe(ui, context, hue, context.measures.text.heading);
            record_link(ui, context, principle);
            let under = |measure: &RecordIndex| principles_of(context.dataset(), *measure).contains(&principle);
            for (position, measure) in above(measures_of(context.dataset(), index)).into_iter().filter(under).enumerate() {
                note(ui, context, if position == 0 { "›" } else { "·" });
                link_with_text(ui, context, measure, theme::small(context.title(measure)));
            }
        });
    }
}

/// Says once whether any text of the record is shown in another script than its author's.
fn converted(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let mut texts: Vec<&Text> = Vec::new();
    context.record(index).visit(&mut |field, value| {
        if let (Value::Text(text), false) = (value, matches!(field.name, "name" | "title")) {
            texts.push(text);
        }
    });
    conversion_mark(ui, context, texts);
}

/// The name in the languages that are not being spoken, as far as its author gave them.
fn other_names(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let mut name: Option<&Text> = None;
    context.record(index).visit(&mut |field, value| {
        if let ("name" | "title", Value::Text(text)) = (field.name, value) {
            name.get_or_insert(text);
        }
    });
    let head = &context.dataset().head;
    let spoken = context.words.language();
    let others = name.into_iter().flat_map(|name| name.all(head.language)).filter(|reading| reading.language != spoken);
    let others: Vec<&str> = others
        .filter(|reading| spoken != Language::Hans || reading.language != Language::Hant)
        .map(|reading| reading.text)
        .collect();
    if !others.is_empty() {
        note(ui, context, others.join(" · "));
    }
}

/// The record's own fields with their basis, without its name and without what a section of its own shows better. A field that
/// a reader may expect is there even if the source does not state it.
fn fields(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let record = context.record(index);
    let record_type = record.record_type();
    let absent = not_stated(record);
    let mut shown: Vec<(&'static str, Vec<Value<'_>>)> = Vec::new();
    record.visit(&mut |field, value| {
        let elsewhere = matches!(field.name, "name" | "outline" | "measures" | "measure" | "principle")
            || (field.name == "title" && record_type != RecordType::Source);
        if elsewhere || (value == Value::Absent && !absent.contains(&field.name)) {
            return;
        }
        match shown.iter_mut().find(|(name, _)| *name == field.name) {
            Some((_, values)) => values.push(value),
            None => shown.push((field.name, vec![value])),
        }
    });
    // The summary is what most people look for.
    shown.sort_by_key(|(name, _)| !LEADING.contains(name));
    let labels = shown.iter().filter(|(name, _)| !LEADING.contains(name));
    let labels = labels.map(|(name, _)| describe::field_label(context.words, record_type, name));
    let width = label_width(ui, context, labels);
    for (name, values) in shown {
        field_ui(ui, context, index, width, name, &values);
    }
}

/// The width of the column of labels: that of the widest, but not much of the panel.
fn label_width<'l>(ui: &Ui, context: &Context, labels: impl Iterator<Item = &'l str>) -> f32 {
    widest(ui, labels, &FontId::proportional(context.measures.text.small)).min(context.measures.labels)
}

/// Fields that say what a record is and need no label.
const LEADING: [&str; 3] = ["summary", "gloss", "stance"];

fn field_ui(ui: &mut Ui, context: &Context, index: RecordIndex, width: f32, name: &'static str, values: &[Value<'_>]) {
    let record = context.record(index);
    if LEADING.contains(&name) {
        return field_values(ui, context, index, name, values);
    }
    let label = describe::field_label(context.words, record.record_type(), name);
    let label = theme::small(label).color(context.colours.ink_weak);
    labelled(ui, context, width, label, |ui| field_values(ui, context, index, name, values));
}

/// What a record says in a field, with the words that carry it.
fn field_values(ui: &mut Ui, context: &Context, index: RecordIndex, name: &'static str, values: &[Value<'_>]) {
    let record = context.record(index);
    let basis = record.basis(name);
    if values.iter().all(|one| matches!(one, Value::Text(_))) {
        values.iter().for_each(|one| value(ui, context, *one));
        if basis == Basis::Inferred {
            basis_mark(ui, context, basis);
        }
    } else {
        ui.horizontal_wrapped(|ui| {
            values.iter().for_each(|one| value(ui, context, *one));
            if basis == Basis::Inferred {
                basis_mark(ui, context, basis);
            }
        });
    }
    let is_own = |position: &usize| record.evidence()[*position].field.as_deref() == Some(name);
    let own: Vec<usize> = (0..record.evidence().len()).filter(is_own).collect();
    if !own.is_empty() {
        evidence(ui, context, index, &own);
    }
}

/// Where an event belongs, which the line about it has no room for.
fn places(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let mut places = Vec::new();
    context
        .record(index)
        .visit(&mut |field, value| places.extend((field.name == "places" && value != Value::Absent).then_some(value)));
    if !places.is_empty() {
        let label = describe::field_label(context.words, context.dataset().type_of(index), "places");
        let width = label_width(ui, context, std::iter::once(label));
        field_ui(ui, context, index, width, "places", &places);
    }
}

fn agency(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let changes = changes_of(dataset, index);
    if !changes.is_empty() {
        section(ui, context, context.say("types-change"));
        for change in changes {
            change_ui(ui, context, change);
        }
    }
    let functions = functions_of(dataset, index);
    if !functions.is_empty() {
        section(ui, context, with_count(context, context.say("types-holding"), functions.len()));
        for (function, holding) in functions {
            held_function(ui, context, index, function, holding);
        }
    }
    let metrics = metrics_of(dataset, index);
    if !metrics.is_empty() {
        section(ui, context, context.say("types-metric"));
        for metric in metrics {
            figure_line(ui, context, metric);
        }
    }
}

/// A function that the body holds: in what part, and who else holds it.
fn held_function(ui: &mut Ui, context: &Context, agency: RecordIndex, function: RecordIndex, holding: RecordIndex) {
    let dataset = context.dataset();
    let held = &dataset.records.holdings[dataset.position_in_type(holding)];
    ui.horizontal_wrapped(|ui| {
        record_link(ui, context, function);
        let mut part = vec![context.say(held.role.code().key)];
        part.extend(held.verb.map(|verb| context.say(verb.code().key)));
        link_with_text(ui, context, holding, theme::small(part.join(" · ")));
        for field in held.inferred.iter().take(1) {
            basis_mark(ui, context, held.basis(field));
        }
    });
    let others: Vec<RecordIndex> =
        holders_of(dataset, function).into_iter().map(|(holder, _)| holder).filter(|holder| *holder != agency).collect();
    if !others.is_empty() {
        ui.indent(("others", holding), |ui| {
            ui.horizontal_wrapped(|ui| {
                note(ui, context, context.say("also-held-by"));
                listed_links(ui, context, &others);
            });
        });
    }
}

fn function(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let holders = holders_of(context.dataset(), index);
    if holders.is_empty() {
        return;
    }
    section(ui, context, with_count(context, context.say("inverse-holding-function"), holders.len()));
    for (holder, holding) in holders {
        let held = &context.dataset().records.holdings[context.dataset().position_in_type(holding)];
        ui.horizontal_wrapped(|ui| {
            record_link(ui, context, holder);
            link_with_text(ui, context, holding, theme::small(context.say(held.role.code().key)));
        });
    }
}

fn metric(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let metric = &dataset.records.metrics[dataset.position_in_type(index)];
    wording(ui, context, &context.read(&metric.wording));
    let unit = metric.unit.as_ref().map(|unit| context.read(unit)).unwrap_or_default();
    ui.label(theme::body(format!("{} · {} {unit}", context.say(metric.statistic.code().key), figure_value(metric))));
    facts(ui, context, index);
}

/// Back-links that no section above has shown, by what they say.
fn mentions(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let record_type = dataset.type_of(index);
    let shown_above = |holder: RecordType, field: &str| match record_type {
        RecordType::Agency => {
            matches!((holder, field), (RecordType::Holding | RecordType::Change, _) | (RecordType::Metric, "subjects"))
        }
        RecordType::Function => holder == RecordType::Holding,
        _ => false,
    };
    let mut groups: Vec<(RecordType, &'static str, Vec<RecordIndex>)> = Vec::new();
    for link in dataset.incoming(index).iter().filter(|link| !shown_above(link.holder, link.field())) {
        match groups.iter_mut().find(|(holder, field, _)| *holder == link.holder && *field == link.field()) {
            Some((_, _, records)) if records.last() != Some(&link.other) => records.push(link.other),
            Some(_) => {}
            None => groups.push((link.holder, link.field(), vec![link.other])),
        }
    }
    for (holder, field, records) in groups {
        let key = format!("inverse-{}-{field}", holder.code());
        section(ui, context, with_count(context, context.words.get(&key), records.len()));
        for record in records {
            ui.horizontal_wrapped(|ui| record_link(ui, context, record));
        }
    }
}

/// What a reader may expect and the source does not say.
fn silence(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let record = context.record(index);
    let mut labels: Vec<String> = not_stated(record)
        .into_iter()
        .map(|field| describe::field_label(context.words, record.record_type(), field).to_owned())
        .collect();
    if record.record_type() == RecordType::Agency {
        labels.extend(silent_changes(context, index));
    }
    if labels.is_empty() {
        return;
    }
    section(ui, context, context.say("section-not-stated"));
    prose(ui, context, theme::body(labels.join(context.say("list-separator"))))
        .on_hover_text(context.say("basis-not_stated-explain"));
}

/// What the source does not say about the events that made a body what it is.
fn silent_changes(context: &Context, index: RecordIndex) -> Vec<String> {
    let dataset = context.dataset();
    let mut fields: Vec<&'static str> =
        changes_of(dataset, index).into_iter().flat_map(|change| not_stated(context.record(change))).collect();
    fields.sort_unstable();
    fields.dedup();
    let key = |field: &&str| matches!(*field, "date" | "from");
    fields
        .iter()
        .filter(|field| key(field))
        .map(|field| context.words.get(&format!("silent-change-{field}")).to_owned())
        .collect()
}

/// The passages that carry the record, each with what became of its anchor.
fn anchors(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let record = context.record(index);
    if record.evidence().is_empty() {
        return;
    }
    section(ui, context, context.say("field-any-evidence"));
    let found: &Anchors = &context.open.loaded.anchors;
    for (position, (passage, anchor)) in record.evidence().iter().zip(found.of(index)).enumerate() {
        ui.horizontal_wrapped(|ui| {
            evidence(ui, context, index, &[position]);
            if let Some(field) = &passage.field {
                note(ui, context, describe::field_label(context.words, record.record_type(), field));
            }
            let state = anchor_key(anchor);
            note(ui, context, context.words.get(state)).on_hover_text(context.words.get(&format!("{state}-explain")));
        });
    }
}

fn with_count(context: &Context, text: &str, count: usize) -> String {
    context.words.with("heading-counted", &[("heading", text.to_owned().into()), ("count", count.into())])
}
