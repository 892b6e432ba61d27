//! A source whose text is not at hand: one line of the encoder's own for each paragraph, and the quotes in their place.
//!
//! Deliberately absent: the sentences of the source, which belong to whoever wrote them.

use super::{head, source};
use crate::gui::components::paged::{paged, paged_to};
use crate::gui::components::plain_action;
use crate::gui::components::{heading, link_with_text, note, prose, scroll};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::{OutlineLine, RecordIndex};
use crate::state::{Action, Command};
use crate::words::describe;
use egui::{Align, ScrollArea, Ui};

/// The outline of a source.
pub fn outline_ui(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let salt = (context.scroll_salt("outline"), index.position());
    scroll(ui, ScrollArea::vertical().id_salt(salt).auto_shrink(false), |ui| {
        head(ui, context, index);
        match source(context, index).sha256.as_deref() {
            Some(stated) => {
                let short: String = stated.chars().take(12).collect();
                note(ui, context, context.words.with("source-stated-hash", &[("hash", short.into())])).on_hover_text(stated);
            }
            None => {
                note(ui, context, context.say("source-unverified"));
            }
        }
        prose(ui, context, theme::body(context.say("source-attach-hint")));
        plain_action(ui, context, Action::AttachSource);
        prose(ui, context, theme::small(context.say("source-intro")).color(context.colours.ink_weak));
        let outline = &source(context, index).outline;
        paged_to(ui, context, "outline", outline.len(), PAGE, sought(context, outline), |ui, shown| {
            outline[shown].iter().for_each(|line| paragraph(ui, context, index, line));
        });
        ui.add_space(context.measures.spacing.huge);
    });
}

/// How many paragraphs stand on a page.
const PAGE: usize = 200;

/// The position of the line that is to be scrolled to.
fn sought(context: &Context, outline: &[OutlineLine]) -> Option<usize> {
    let sought = context.session.reader.sought.as_ref()?;
    outline.iter().position(|line| line.p == sought.p)
}

fn paragraph(ui: &mut Ui, context: &Context, source: RecordIndex, line: &OutlineLine) {
    let sought = context.session.reader.sought.as_ref().is_some_and(|sought| sought.p == line.p);
    ui.add_space(context.measures.spacing.medium);
    let shown = ui.horizontal_top(|ui| {
        let width = context.measures.text.title * 2.0;
        ui.allocate_ui(egui::vec2(width, context.measures.row), |ui| {
            ui.set_width(width);
            ui.label(theme::heading(format!("¶{}", line.p)).color(context.colours.ink_weak));
        });
        ui.vertical(|ui| {
            match line.heading {
                Some(_) => heading(ui, theme::heading(context.read(&line.text))),
                None => prose(ui, context, theme::bold(context.read(&line.text), context.measures.text.body)),
            };
            let survey = context.state.survey();
            let quoted = survey.and_then(|survey| survey.quoted.get(&source));
            if let Some(quoted) = quoted.and_then(|quoted| quoted.get(&line.p)) {
                quotes(ui, context, quoted);
            }
        });
    });
    if sought {
        shown.response.scroll_to_me(Some(Align::Center));
        context.push(Command::PlaceShown);
    }
}

/// The records that quote a paragraph, by type, each once with all its quotes.
fn quotes(ui: &mut Ui, context: &Context, quoted: &[(RecordIndex, usize)]) {
    for same_type in quoted.chunk_by(|one, other| context.dataset().type_of(one.0) == context.dataset().type_of(other.0)) {
        ui.horizontal_wrapped(|ui| {
            note(ui, context, describe::type_heading(context.words, context.dataset().type_of(same_type[0].0)));
            paged(ui, context, ("quotes", same_type[0].0), same_type.len(), |ui, shown| {
                for same_record in same_type[shown].chunk_by(|one, other| one.0 == other.0) {
                    let record = same_record[0].0;
                    link_with_text(ui, context, record, theme::small(context.title(record)));
                    let evidence = context.record(record).evidence();
                    let quotes: String =
                        same_record.iter().map(|(_, position)| format!("「{}」", evidence[*position].quote)).collect();
                    note(ui, context, quotes);
                }
            });
        });
    }
}
