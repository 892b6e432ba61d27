//! The source, paragraph by paragraph: one line of the encoder's own for each, and the records that quote it in their place.
//!
//! Deliberately absent: the sentences of the source, which belong to whoever wrote them.

use super::cache::Cache;
use super::context::Context;
use super::theme;
use super::widgets::{date_or_silence, empty, heading, link_with_text, note, prose};
use crate::evidence::Anchor;
use crate::model::{OutlineLine, RecordIndex, RecordType, Source};
use crate::state::Command;
use crate::words::describe;
use egui::{Align, ScrollArea, Ui};

/// The message key of what became of an anchor.
pub fn anchor_key(anchor: &Anchor) -> &'static str {
    match anchor {
        Anchor::Exact(_) => "anchor-exact",
        Anchor::Moved(_) => "anchor-moved",
        Anchor::Lost(_) => "anchor-lost",
        Anchor::Unverified => "anchor-unverified",
    }
}

/// The view of all sources.
pub fn source_ui(ui: &mut Ui, context: &Context, cache: &Cache) {
    let dataset = context.dataset();
    if dataset.records.sources.is_empty() {
        return empty(ui, context, context.say("source-empty"));
    }
    ScrollArea::vertical().id_salt(context.scroll_salt("source")).auto_shrink(false).show(ui, |ui| {
        for (source, index) in dataset.records.sources.iter().zip(dataset.indices_of(RecordType::Source)) {
            head(ui, context, source, index);
            for line in &source.outline {
                paragraph(ui, context, cache, index, line);
            }
        }
        ui.add_space(context.measures.spacing.huge);
    });
}

fn head(ui: &mut Ui, context: &Context, source: &Source, index: RecordIndex) {
    let title = context.title(index);
    let titled = if source.inferred.iter().any(|field| **field == *"title") { format!("[{title}]") } else { title };
    heading(ui, theme::display(titled));
    ui.horizontal_wrapped(|ui| {
        if let Some(author) = &source.author {
            ui.label(theme::body(context.read(author)));
        }
        note(ui, context, context.say("field-source-date"));
        date_or_silence(ui, context, source.date);
        link_with_text(ui, context, index, theme::body(context.say("source-details")));
    });
    let anchors = &context.open.loaded.anchors;
    match anchors.text(source.id.as_str()) {
        Some(text) => {
            let coverage = text.coverage(anchors.passages(context.dataset(), source.id.as_str()));
            let share = format!("{:.0}", coverage.share(1) * 100.0);
            let counts = anchors.counts();
            let arguments = [
                ("exact", counts.exact.into()),
                ("moved", counts.moved.into()),
                ("lost", counts.lost.into()),
                ("share", share.into()),
            ];
            note(ui, context, context.words.with("source-checked", &arguments));
        }
        None => {
            note(ui, context, context.say("source-unverified"));
        }
    }
    prose(ui, context, theme::small(context.say("source-intro")).color(context.colours.ink_weak));
}

fn paragraph(ui: &mut Ui, context: &Context, cache: &Cache, source: RecordIndex, line: &OutlineLine) {
    let sought = context.state.paragraph == Some(line.p);
    ui.add_space(context.measures.spacing.medium);
    let shown = ui.horizontal_top(|ui| {
        let width = context.measures.text.title * 2.0;
        ui.allocate_ui(egui::vec2(width, context.measures.row), |ui| {
            ui.set_width(width);
            ui.label(theme::heading(format!("¶{}", line.p)).color(context.colours.ink_weak));
        });
        ui.vertical(|ui| {
            prose(ui, context, theme::bold(context.read(&line.text), context.measures.text.body));
            if let Some(quoted) = cache.quoted_in(source).and_then(|quoted| quoted.get(&line.p)) {
                quotes(ui, context, quoted);
            }
        });
    });
    if sought {
        shown.response.scroll_to_me(Some(Align::Center));
        context.push(Command::ParagraphShown);
    }
}

/// The records that quote a paragraph, by type, each once with all its quotes.
fn quotes(ui: &mut Ui, context: &Context, quoted: &[(RecordIndex, usize)]) {
    for same_type in quoted.chunk_by(|one, other| context.dataset().type_of(one.0) == context.dataset().type_of(other.0)) {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, describe::type_heading(context.words, context.dataset().type_of(same_type[0].0)));
            for same_record in same_type.chunk_by(|one, other| one.0 == other.0) {
                let record = same_record[0].0;
                link_with_text(ui, context, record, theme::small(context.title(record)));
                let evidence = context.record(record).evidence();
                let quotes: String =
                    same_record.iter().map(|(_, position)| format!("「{}」", evidence[*position].quote)).collect();
                note(ui, context, quotes);
            }
        });
    }
}
