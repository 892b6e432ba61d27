//! The terms of a dataset wherever they occur in its texts: underlined, with their gloss under the pointer.
//!
//! Deliberately absent: the names of other records, which are links, and finding the terms, which a query does.

use super::preview;
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::RecordIndex;
use crate::state::ViewCommand;
use crate::words::describe;
use egui::{Label, Response, Ui};

/// A text of the dataset for reading, no wider than is comfortable, in which its terms are marked.
pub fn glossary_text(ui: &mut Ui, context: &Context, text: &str, size: f32) -> Response {
    let widest = (context.measures.text.body * context.measures.prose).min(ui.available_width());
    let places = context.glossary.map(|glossary| glossary.places(text)).unwrap_or_default();
    let mut job = theme::underlined(text, places.iter().map(|(place, _)| place.clone()), size, context.colours);
    ui.scope(|ui| {
        ui.set_max_width(widest);
        job.wrap.max_width = ui.available_width();
        let response = ui.add(Label::new(job.clone()).wrap());
        if places.is_empty() {
            return response;
        }
        let glosses: Vec<String> = places.iter().filter_map(|(_, index)| gloss(context, *index)).collect();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(glosses.join("\n")));
        let Some(pointer) = response.hover_pos() else { return response };
        let galley = ui.painter().layout_job(job);
        let at = galley.cursor_from_pos(pointer - response.rect.min).index.0;
        let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        let Some((_, index)) = places.iter().find(|(place, _)| place.start <= at && at <= place.end) else { return response };
        if response.clicked() {
            context.push(ViewCommand::ShowRecord(context.id(*index).clone()));
        }
        response.on_hover_ui_at_pointer(|ui| preview(ui, context, *index))
    })
    .inner
}

/// A term with its gloss, for whoever cannot point at it.
fn gloss(context: &Context, index: RecordIndex) -> Option<String> {
    let line = describe::preview(context.words, context.dataset(), index)?;
    let arguments = [("term", context.title(index).into()), ("gloss", line.into())];
    Some(context.words.with("glossary-entry", &arguments))
}
