//! The records of a paragraph, beside it or under it.
//!
//! Deliberately absent: the passages on which they rest, which the page marks while the pointer is on a record.

use super::Page;
use crate::gui::components::paged::paged;
use crate::gui::components::{anchor_sign, link_with_text, stripe};
use crate::gui::theme;
use crate::model::RecordIndex;
use egui::{Label, TextWrapMode, Ui};

/// How many records are shown even where the paragraph is shorter than they are.
const LEAST_ROWS: usize = 3;

/// The records of a paragraph in the order of the text: as many as `rows` says, or all where nothing limits them, and the others when
/// asked for.
pub fn margin_ui(ui: &mut Ui, page: &Page, p: u32, rows: Option<usize>) {
    let context = page.context;
    let records = page.reading.paragraph(p).records();
    let whole = ui.make_persistent_id(("all records", page.context.open.id().as_str(), page.source.position(), p));
    let is_whole = ui.data(|data| data.get_temp::<bool>(whole)).unwrap_or_default();
    let fitting = rows.map_or(LEAST_ROWS, |rows| rows.saturating_sub(1).max(LEAST_ROWS));
    // One more takes no more room than the line that would say so.
    let shown = if is_whole || records.len() <= fitting + 1 { records.len() } else { fitting };
    ui.spacing_mut().item_spacing.y = 0.0;
    paged(ui, context, ("margin", p), shown, |ui, shown| {
        records[shown].iter().for_each(|record| row(ui, page, p, *record));
    });
    if records.len() > fitting + 1 {
        let text = if is_whole {
            context.say("facets-fewer").to_owned()
        } else {
            context.words.with("facets-more", &[("count", (records.len() - shown).into())])
        };
        if ui.link(theme::small(text)).clicked() {
            ui.data_mut(|data| data.insert_temp(whole, !is_whole));
        }
    }
}

/// The record of the margin on which the pointer is.
pub fn pointed(ui: &Ui, page: &Page) -> Option<RecordIndex> {
    let id = pointed_id(page);
    ui.data(|data| data.get_temp::<(u64, RecordIndex)>(id))
        .filter(|(frame, _)| frame + 1 >= ui.ctx().cumulative_frame_nr())
        .map(|(_, record)| record)
}

fn pointed_id(page: &Page) -> egui::Id {
    egui::Id::unique(("pointed", page.source.position()))
}

fn row(ui: &mut Ui, page: &Page, p: u32, record: RecordIndex) {
    let context = page.context;
    let height = context.measures.reader.margin_row;
    ui.horizontal(|ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.x = context.measures.spacing.small;
        if let Some(hue) = context.colours.hue_of(context.dataset(), record) {
            stripe(ui, context, hue, context.measures.text.small);
        }
        let moved = page.reading.paragraph(p).marks.iter().find(|mark| mark.record == record && mark.moved);
        if let Some(mark) = moved {
            let anchor = &context.open.loaded.anchors.of(record)[mark.evidence];
            let (sign, ink) = anchor_sign(context, anchor);
            ui.add(Label::new(theme::small(sign).color(ink))).on_hover_text(context.say(anchor.state().key));
        }
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let link = link_with_text(ui, context, record, theme::small(context.title(record)));
        if link.hovered() {
            let frame = ui.ctx().cumulative_frame_nr();
            ui.data_mut(|data| data.insert_temp(pointed_id(page), (frame, record)));
        }
    });
}
