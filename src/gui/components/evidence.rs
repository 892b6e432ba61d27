//! The places in the source that carry a claim, each with a sign for what became of it.
//!
//! Deliberately absent: the text of the source, which the reader shows.

use super::paged::paged;
use super::text::{note, prose};
use crate::evidence::Anchor;
use crate::gui::context::Context;
use crate::gui::theme::{self, Colour};
use crate::model::RecordIndex;
use crate::state::{ReaderCommand, ViewCommand};
use crate::{display, limits};
use egui::{FontId, Label, Role, Sense, Ui, WidgetInfo};

/// The places in the source that carry a claim: paragraph, quote, and what became of it; of a record, those at these positions
/// among its evidence. A click leads there.
pub fn evidence(ui: &mut Ui, context: &Context, index: RecordIndex, positions: &[usize]) {
    ui.scope(|ui| {
        // Lines of small print stand closer than those of controls.
        ui.spacing_mut().interact_size.y = (context.measures.text.small * context.measures.line).round();
        ui.horizontal_wrapped(|ui| {
            let salt = ("evidence", index, positions.first());
            paged(ui, context, salt, positions.len(), |ui, shown| passages(ui, context, index, &positions[shown]));
        });
    });
}

fn passages(ui: &mut Ui, context: &Context, index: RecordIndex, positions: &[usize]) {
    let (passages, anchors) = (context.record(index).evidence(), context.open.loaded.anchors.of(index));
    for position in positions {
        let (Some(passage), Some(anchor)) = (passages.get(*position), anchors.get(*position)) else { continue };
        let (sign, ink) = anchor_sign(context, anchor);
        let key = anchor.state().key;
        let quote = display::label(&passage.quote, limits::TITLE);
        let text = format!("{sign} ¶{} 「{quote}」", passage.p);
        let label = Label::new(theme::small(&text).color(ink)).sense(Sense::click());
        // What has room on a line of its own is not broken.
        let font = FontId::proportional(context.measures.text.small);
        let width = ui.painter().layout_no_wrap(text, font, ink.into()).size().x;
        let response = ui.add(if width <= ui.max_rect().width() { label.extend() } else { label });
        let name = format!("¶{} {quote} ({})", passage.p, context.say(key));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        if response.clicked() {
            context.push(ReaderCommand::ShowPassage(context.id(index).clone(), *position));
            // Where there is no room for both, the details make way for the text.
            if context.narrow {
                context.push(ViewCommand::CloseRecord);
            }
        }
        response.on_hover_ui(|ui| {
            ui.label(theme::bold(context.say(key), context.measures.text.body));
            prose(ui, context, theme::small(context.words.get(&format!("{key}-explain"))));
            note(ui, context, context.say("evidence-tip"));
        });
    }
}

/// Every position among the evidence of a record.
pub fn all_evidence(context: &Context, index: RecordIndex) -> Vec<usize> {
    (0..context.record(index).evidence().len()).collect()
}

/// A sign for what became of an anchor, of a form of its own, and its colour.
pub fn anchor_sign(context: &Context, anchor: &Anchor) -> (&'static str, Colour) {
    match anchor {
        Anchor::Exact(_) => ("●", context.colours.ink_weak),
        Anchor::Moved(_) => ("→", context.colours.warning),
        Anchor::Lost(_) => ("×", context.colours.error),
        Anchor::Unverified => ("○", context.colours.ink_weak),
    }
}
