//! One reform event in a line: what kind, from whom to whom, which functions moved.
//!
//! Who gave or what was there before is shown as not stated where a reader may expect it, never left out.

use super::paged::paged;
use super::{badge, hanging, line, listed_links, not_stated, separator};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{Change, ChangeKind, Field, FieldValue, Party, Presence, RecordIndex, Vocabulary};
use egui::{RichText, Ui};

/// Shows the event at `index`, which must be one.
pub fn change_ui(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let dataset = context.dataset();
    let change = dataset.get::<Change>(index);
    let absent = crate::model::not_stated(change);
    ui.push_id(("change", change.id.as_str()), |ui| {
        ui.horizontal_wrapped(|ui| {
            let hue = context.colours.hue_of(dataset, index);
            let kind = badge(ui, context, context.say(change.kind.code().key), hue);
            kind.on_hover_ui(|ui| summary(ui, context, change));
            let leads_somewhere = !change.to.is_empty() || absent.contains(&"to");
            if !change.from.is_empty() {
                parties(ui, context, &change.from);
                if leads_somewhere {
                    arrow(ui, context);
                }
            } else if absent.contains(&"from") {
                ui.label(weak(context, context.say(giver(change.kind))));
                not_stated(ui, context);
                arrow(ui, context);
            }
            if !change.to.is_empty() {
                parties(ui, context, &change.to);
            } else if absent.contains(&"to") {
                not_stated(ui, context);
            }
            if let Some(status) = change.status.filter(|status| *status != crate::model::Status::Done) {
                badge(ui, context, context.say(status.code().key), None);
            }
        });
        functions(ui, context, change);
    });
}

/// The message key for whoever is missing before the arrow.
fn giver(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::TransferFunctions => "change-giver",
        ChangeKind::Delegate => "change-grantor",
        _ => "change-before",
    }
}

fn summary(ui: &mut Ui, context: &Context, change: &Change) {
    if let Some(summary) = &change.summary {
        super::glossary_text(ui, context, &context.read(summary), context.measures.text.small);
    }
}

fn functions(ui: &mut Ui, context: &Context, change: &Change) {
    if change.functions.is_empty() {
        return;
    }
    hanging(ui, context, |ui| {
        let count = context.words.with("change-functions", &[("count", change.functions.len().into())]);
        ui.label(weak(context, &count));
        let functions: Vec<RecordIndex> =
            change.functions.iter().filter_map(|function| context.dataset().resolve(function)).collect();
        listed_links(ui, context, &functions);
        if change.open_functions {
            ui.label(weak(context, context.say("open-functions")));
        }
    });
}

fn parties(ui: &mut Ui, context: &Context, parties: &[Party]) {
    let salt = ("parties", std::ptr::from_ref(parties).addr());
    paged(ui, context, salt, parties.len(), |ui, shown| parties_in_row(ui, context, &parties[shown]));
}

fn parties_in_row(ui: &mut Ui, context: &Context, parties: &[Party]) {
    let mut values = Vec::new();
    parties.iter().for_each(|party| party.visit(SIDE, &mut |_, value| values.push(value)));
    for (position, party) in context.wording().values(&values).iter().enumerate() {
        if position > 0 {
            separator(ui, context);
        }
        line(ui, context, party);
    }
}

/// Stands for either side of an event.
const SIDE: Field = Field { name: "to", presence: Presence::Optional };

fn arrow(ui: &mut Ui, context: &Context) {
    ui.label(weak(context, "→"));
}

fn weak(context: &Context, text: &str) -> RichText {
    theme::body(text).color(context.colours.ink_weak)
}
