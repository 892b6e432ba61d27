//! The detail panel: everything known about one record, what is inferred, what the source does not say, and who mentions it.
//!
//! Facts come from the record's own fields; back-links are computed. What needs two steps to see (who else holds a function) is
//! shown in one. Deliberately absent: changing anything.

use crate::export::{Format, Purpose, references};
use crate::gui::components::change::change_ui;
use crate::gui::components::figure::{facts, figure_line};
use crate::gui::components::paged::{paged, paged_by};
use crate::gui::components::shortened::shortened;
use crate::gui::components::{
    basis_mark, conversion_mark, cross, evidence, heading, labelled, link_with_text, listed_links, mention_marks, note,
    opens_menu, prose, record_link, scroll, section, select_box, stripe, value, widest, wording,
};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::load::Anchors;
use crate::model::{Agency, Basis, Holding, Metric, RecordIndex, RecordType, Text, Value, Vocabulary};
use crate::sheet::{Fact, Mentions, RecordSheet};
use crate::state::{Command, ViewCommand};
use crate::words::citation::gb7714;
use crate::words::{describe, figure_value};
use crate::{display, limits};
use egui::{FontId, ScrollArea, Ui};

/// Shows the record at `index`.
pub fn detail_ui(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let sheet = context.derived.sheet(index);
    let record_type = context.dataset().type_of(index);
    bar(ui, context, index, record_type);
    scroll(ui, ScrollArea::vertical().id_salt(("detail", context.id(index).as_str())).auto_shrink(false), |ui| {
        crumbs(ui, context, index);
        heading(ui, theme::title(context.title(index)));
        notes(ui, context, &sheet);
        match record_type {
            RecordType::Change => change_ui(ui, context, index),
            RecordType::Metric => metric(ui, context, index),
            _ => {}
        }
        fields(ui, context, &sheet);
        converted(ui, context, index);
        match record_type {
            RecordType::Agency => agency(ui, context, index),
            RecordType::Function => function(ui, context, index),
            _ => {}
        }
        shortened(ui, context, index);
        mentions(ui, context, &sheet);
        silence(ui, context, &sheet);
        anchors(ui, context, index);
        ui.add_space(context.measures.spacing.huge);
    });
}

fn bar(ui: &mut Ui, context: &Context, index: RecordIndex, record_type: RecordType) {
    ui.horizontal(|ui| {
        select_box(ui, context, index);
        note(ui, context, describe::type_name(context.words, record_type));
        // On the right, where the name of the type does not move them.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if cross(ui, context, context.say("action-close-record")).clicked() {
                context.push(ViewCommand::CloseRecord);
            }
            citation_menu(ui, context, index);
        });
    });
}

/// What to put into a bibliography or a footnote.
fn citation_menu(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    ui.menu_button(theme::small(opens_menu(context.say("cite"))), |ui| {
        if ui.button(context.say("cite-gb7714")).clicked() {
            context.push(Command::Copy(gb7714(context.words, dataset, index, context.state.today()).join("\n")));
            ui.close();
        }
        for format in Format::of(Purpose::Cite) {
            if ui.button(context.words.get(&format!("cite-{}", format.code())).to_owned()).clicked() {
                context.push(Command::Copy(references(context.words, dataset, index, context.state.today(), format)));
                ui.close();
            }
        }
    });
}

/// The principles and measures that the record belongs to, as the way that leads to it.
fn crumbs(ui: &mut Ui, context: &Context, index: RecordIndex) {
    for (principle, measures) in context.derived.crumbs(index).iter() {
        ui.horizontal_wrapped(|ui| {
            if let Some(principle) = *principle {
                let hue = context.colours.hue(context.dataset(), principle);
                stripe(ui, context, hue, context.measures.text.heading);
                record_link(ui, context, principle);
            }
            paged_by(ui, context, ("crumbs", principle), measures.len(), CRUMBS, |ui, shown| {
                for (position, measure) in measures[shown].iter().enumerate() {
                    if position > 0 {
                        note(ui, context, "·");
                    } else if principle.is_some() {
                        note(ui, context, "›");
                    }
                    link_with_text(ui, context, *measure, theme::small(context.title(*measure)));
                }
            });
        });
    }
}

/// How many measures of a principle stand in the way that leads to a record.
const CRUMBS: usize = 12;

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

/// What must be known of the record as a whole, and its names in other languages.
fn notes(ui: &mut Ui, context: &Context, sheet: &RecordSheet) {
    if context.record(sheet.index).proposed().is_some() {
        basis_mark(ui, context, Basis::Proposed);
    }
    sheet.notes.iter().for_each(|text| _ = note(ui, context, text));
    let names = sheet.other_names.iter().map(|name| context.wording().plain(std::slice::from_ref(name)));
    let names: Vec<String> = names.map(|name| display::label(&name, limits::TITLE).into_owned()).collect();
    if !names.is_empty() {
        note(ui, context, names.join(" · "));
    }
}

/// The record's fields, each with what it rests on, and those that the source does not state. A field that another part of the panel
/// shows is here only for its mark; where the whole record is proposed, the notes say so once.
fn fields(ui: &mut Ui, context: &Context, sheet: &RecordSheet) {
    let record = context.record(sheet.index);
    let is_marked = |fact: &Fact| matches!(fact.basis, Basis::Inferred | Basis::Proposed) && record.proposed().is_none();
    let is_shown = |fact: &&Fact| is_marked(fact) || !(fact.is_title() || is_elsewhere(record.record_type(), fact.field));
    let (leading, others): (Vec<&Fact>, Vec<&Fact>) =
        sheet.facts.iter().filter(is_shown).partition(|fact| LEADING.contains(&fact.field));
    // The summary is what most people look for.
    leading.into_iter().for_each(|fact| answer(ui, context, sheet.index, fact));
    let width = label_width(ui, context, others.iter().map(|fact| &*fact.label));
    for fact in others {
        let label = theme::small(&*fact.label).color(context.colours.ink_weak);
        labelled(ui, context, width, label, |ui| answer(ui, context, sheet.index, fact));
    }
}

/// Whether a part of the panel of its own shows what records of a type say in a field.
fn is_elsewhere(record_type: RecordType, field: &str) -> bool {
    const OF_ANY: [&str; 4] = ["outline", "measures", "measure", "principle"];
    const OF_CHANGE: [&str; 6] = ["kind", "from", "to", "status", "functions", "open_functions"];
    const NOT_OF_METRIC: [&str; 3] = ["variable", "same_as", "counterpart"];
    OF_ANY.contains(&field)
        || match record_type {
            RecordType::Change => OF_CHANGE.contains(&field),
            RecordType::Metric => !NOT_OF_METRIC.contains(&field),
            _ => false,
        }
}

/// The width of the column of labels: that of the widest, but not much of the panel.
fn label_width<'l>(ui: &Ui, context: &Context, labels: impl Iterator<Item = &'l str>) -> f32 {
    widest(ui, labels, &FontId::proportional(context.measures.text.small)).min(context.measures.labels)
}

/// Fields that say what a record is and need no label.
const LEADING: [&str; 3] = ["summary", "gloss", "stance"];

/// What a record says in a field, with the words that carry it.
fn answer(ui: &mut Ui, context: &Context, index: RecordIndex, fact: &Fact) {
    let values = |ui: &mut Ui| {
        paged(ui, context, ("values", fact.field), fact.values.len(), |ui, shown| {
            fact.values[shown].iter().for_each(|one| value(ui, context, one));
        });
        basis_mark(ui, context, fact.basis);
    };
    if fact.is_prose {
        values(ui)
    } else {
        ui.horizontal_wrapped(values).inner
    }
    let passages = context.record(index).evidence().iter().enumerate();
    let own = passages.filter(|(_, passage)| passage.field.as_deref() == Some(fact.field));
    let own: Vec<usize> = own.map(|(position, _)| position).collect();
    if !own.is_empty() {
        evidence(ui, context, index, &own);
    }
}

fn agency(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let changes = context.derived.changes(index);
    if !changes.is_empty() {
        section(ui, context, context.say("types-change"));
        paged(ui, context, "changes", changes.len(), |ui, shown| {
            changes[shown].iter().for_each(|change| change_ui(ui, context, *change));
        });
    }
    let functions = context.derived.functions(index);
    if !functions.is_empty() {
        section(ui, context, with_count(context, context.say("types-holding"), functions.len()));
        paged(ui, context, "functions", functions.len(), |ui, shown| {
            for (function, holding) in &functions[shown] {
                held_function(ui, context, index, *function, *holding);
            }
        });
        if dataset.get::<Agency>(index).open_functions {
            note(ui, context, context.say("open-functions"));
        }
    }
    let metrics = context.derived.metrics(index);
    if !metrics.is_empty() {
        section(ui, context, context.say("types-metric"));
        paged(ui, context, "metrics", metrics.len(), |ui, shown| {
            metrics[shown].iter().for_each(|metric| figure_line(ui, context, *metric));
        });
    }
}

/// How many other holders of a function are named beside it.
const OTHERS: usize = 8;

/// A function that the body holds: in what part, and who else holds it.
fn held_function(ui: &mut Ui, context: &Context, agency: RecordIndex, function: RecordIndex, holding: RecordIndex) {
    ui.horizontal_wrapped(|ui| {
        record_link(ui, context, function);
        holding_part(ui, context, holding);
    });
    let holders = context.derived.holders(function);
    let others = || holders.iter().map(|(holder, _)| *holder).filter(|holder| *holder != agency);
    let named: Vec<RecordIndex> = others().take(OTHERS).collect();
    if !named.is_empty() {
        ui.indent(("others", holding), |ui| {
            ui.horizontal_wrapped(|ui| {
                note(ui, context, context.say("also-held-by"));
                listed_links(ui, context, &named);
                let rest = others().count() - named.len();
                if rest > 0 {
                    let more = context.words.with("tray-more", &[("count", rest.into())]);
                    link_with_text(ui, context, function, theme::small(more));
                }
            });
        });
    }
}

/// The part that a body plays in a function, the source's word for it, and whatever keeps it from being simply so.
fn holding_part(ui: &mut Ui, context: &Context, holding: RecordIndex) {
    let dataset = context.dataset();
    let held = dataset.get::<Holding>(holding);
    let mut part = vec![context.say(held.role.code().key)];
    part.extend(held.verb.map(|verb| context.say(verb.code().key)));
    link_with_text(ui, context, holding, theme::small(part.join(" · ")));
    mention_marks(ui, context, holding, "agency");
}

fn function(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let holders = context.derived.holders(index);
    if holders.is_empty() {
        return;
    }
    section(ui, context, with_count(context, context.say("inverse-holding-function"), holders.len()));
    paged(ui, context, "holders", holders.len(), |ui, shown| {
        for (holder, holding) in &holders[shown] {
            ui.horizontal_wrapped(|ui| {
                record_link(ui, context, *holder);
                holding_part(ui, context, *holding);
            });
        }
    });
}

fn metric(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let metric = dataset.get::<Metric>(index);
    wording(ui, context, &context.read(&metric.wording));
    let unit = metric.unit.as_ref().map(|unit| context.read(unit)).unwrap_or_default();
    ui.label(theme::body(format!("{} · {} {unit}", context.say(metric.statistic.code().key), figure_value(metric))));
    facts(ui, context, index);
}

/// Back-links that no section above has shown, by what they say.
fn mentions(ui: &mut Ui, context: &Context, sheet: &RecordSheet) {
    let record_type = context.dataset().type_of(sheet.index);
    for Mentions { holder, field, label, records } in &sheet.mentions {
        if is_shown_better(record_type, *holder, field) {
            continue;
        }
        section(ui, context, with_count(context, label, records.len()));
        paged(ui, context, ("mentions", holder, field), records.len(), |ui, shown| {
            for record in &records[shown] {
                ui.horizontal_wrapped(|ui| {
                    record_link(ui, context, *record);
                    mention_marks(ui, context, *record, field);
                });
            }
        });
    }
}

fn is_shown_better(record_type: RecordType, holder: RecordType, field: &str) -> bool {
    match record_type {
        RecordType::Agency => {
            matches!((holder, field), (RecordType::Holding | RecordType::Change, _) | (RecordType::Metric, "subjects"))
        }
        RecordType::Function => holder == RecordType::Holding,
        _ => false,
    }
}

/// What a reader may expect and the source does not say.
fn silence(ui: &mut Ui, context: &Context, sheet: &RecordSheet) {
    let mut labels: Vec<String> = sheet.not_stated().map(|fact| fact.label.clone()).collect();
    if context.dataset().type_of(sheet.index) == RecordType::Agency {
        labels.extend(silent_changes(context, sheet.index));
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
    let key = |field: &&str| matches!(*field, "date" | "from");
    context
        .derived
        .silent_in_changes(index)
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
    paged(ui, context, "anchors", record.evidence().len(), |ui, shown| {
        let passages = record.evidence().iter().zip(found.of(index)).enumerate();
        for (position, (passage, anchor)) in passages.skip(shown.start).take(shown.len()) {
            ui.horizontal_wrapped(|ui| {
                evidence(ui, context, index, &[position]);
                if let Some(field) = &passage.field {
                    note(ui, context, describe::field_label(context.words, record.record_type(), field));
                }
                let state = anchor.state().key;
                note(ui, context, context.words.get(state)).on_hover_text(context.words.get(&format!("{state}-explain")));
            });
        }
    });
}

fn with_count(context: &Context, text: &str, count: usize) -> String {
    context.words.with("heading-counted", &[("heading", text.to_owned().into()), ("count", count.into())])
}
