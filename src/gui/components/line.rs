//! A worded value: its records as links, everything else as text.

use super::glossary::glossary_text;
use super::paged::paged;
use super::record::{link_with_text, record_link, separator};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::words::Inline;
use crate::{display, limits};
use egui::Ui;

/// A value of a field, in which the terms of the dataset are marked if it is text alone.
pub fn value(ui: &mut Ui, context: &Context, value: &[Inline]) {
    if value.iter().any(is_reference) {
        return line(ui, context, value);
    }
    let text = context.wording().plain(value);
    glossary_text(ui, context, &display::label(&text, limits::SHOWN), context.measures.text.body);
}

/// A line within the row at hand; the items of a long list in it a page at a time.
pub fn line(ui: &mut Ui, context: &Context, line: &[Inline]) {
    let first = line.iter().find(|piece| is_reference(piece));
    let items: Vec<&[Inline]> = line.split_inclusive(|piece| is_separator(context, piece)).collect();
    paged(ui, context, ("line", first), items.len(), |ui, shown| {
        items[shown].iter().for_each(|item| pieces(ui, context, item));
    });
}

fn pieces(ui: &mut Ui, context: &Context, line: &[Inline]) {
    let stands_alone = |piece: &Inline| is_reference(piece) || is_separator(context, piece);
    for pieces in line.chunk_by(|one, next| !stands_alone(one) && !stands_alone(next)) {
        match pieces {
            [Inline::Record(index, None)] => _ = record_link(ui, context, *index),
            [Inline::Record(index, Some(called))] => _ = link_with_text(ui, context, *index, theme::body(called)),
            [Inline::Missing(id)] => _ = ui.label(theme::body(id).color(context.colours.error)),
            [piece] if is_separator(context, piece) => separator(ui, context),
            text => {
                let text = context.wording().plain(text);
                ui.label(theme::body(display::label(text.trim(), limits::SHOWN)));
            }
        }
    }
}

/// Whether a piece parts the items of a list.
fn is_separator(context: &Context, piece: &Inline) -> bool {
    matches!(piece, Inline::Text(text) if text == context.say("list-separator"))
}

/// Whether a piece stands for a record.
fn is_reference(piece: &Inline) -> bool {
    matches!(piece, Inline::Record(..) | Inline::Missing(_))
}
