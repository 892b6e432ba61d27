//! The view of the sources: with the text, the document as it is read, its passages marked and the records beside them; without,
//! an outline with the quotes in their place.
//!
//! What one does in the text (the passage one came for, marked words, what is looked for) is part of the state; what lasts no
//! longer than a pointer's stay is kept here. Deliberately absent: any text of a source that is not at hand.

mod bar;
mod galley;
mod map;
mod margin;
mod outline;
mod page;

use crate::evidence::SourceText;
use crate::gui::components::{date_or_silence, empty, heading, link_with_text, note, surface, working};
use crate::gui::context::Context;
use crate::gui::theme::{self, Hue};
use crate::model::{RecordIndex, RecordType, Source};
use crate::query::Reading;
use egui::{CentralPanel, Panel, Ui};

/// A source whose text is at hand.
struct Page<'a> {
    context: &'a Context<'a>,
    source: RecordIndex,
    text: &'a SourceText,
    reading: &'a Reading,
}

impl Page<'_> {
    /// The hue of a principle, if there is one.
    fn hue(&self, principle: Option<RecordIndex>) -> Option<Hue> {
        principle.map(|principle| self.context.colours.hue(self.context.dataset(), principle))
    }
}

/// The view of the sources.
pub fn reader_ui(ui: &mut Ui, context: &Context) {
    let source = context.state.source_read().and_then(|id| context.dataset().find(id.as_str()));
    let Some(source) = source else {
        return empty(ui, context, context.say("source-empty"));
    };
    let text = context.open.loaded.anchors.text(context.id(source).as_str());
    let survey = context.state.survey();
    if text.is_some() && survey.is_none() {
        bar::sources_ui(ui, context, source);
        working(ui, context, "survey-working");
        return;
    }
    let reading = survey.and_then(|survey| survey.readings.get(&source));
    let (Some(text), Some(reading)) = (text, reading) else {
        bar::sources_ui(ui, context, source);
        return outline::outline_ui(ui, context, source);
    };
    let page = Page { context, source, text, reading };
    let plain = surface::strip(context);
    Panel::top("reader bar").frame(plain).show_separator_line(false).show(ui, |ui| bar::reader_bar(ui, &page));
    if let Some(marked) = &context.session.reader.marked
        && let Some(words) = text.words(marked)
    {
        Panel::bottom("marked").frame(plain).show(ui, |ui| bar::marked_bar(ui, &page, marked, words));
    }
    CentralPanel::no_frame().show(ui, |ui| page::page_ui(ui, &page));
}

/// What the source is: its title, author and date.
fn head(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let source = source(context, index);
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
}

fn source<'a>(context: &Context<'a>, index: RecordIndex) -> &'a Source {
    let dataset = context.dataset();
    debug_assert_eq!(dataset.type_of(index), RecordType::Source);
    dataset.get::<Source>(index)
}
