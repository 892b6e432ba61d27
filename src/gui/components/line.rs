//! A worded value: its records as links, everything else as text.

use super::glossary::glossary_text;
use super::record::{link_with_text, record_link, separator};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::words::Inline;
use crate::{display, limits};
use egui::Ui;

/// A line, in the row at hand.
pub fn line(ui: &mut Ui, context: &Context, line: &[Inline]) {
    let stands_alone = |piece: &Inline| match piece {
        Inline::Record(..) | Inline::Missing(_) => true,
        piece => is_separator(context, piece),
    };
    for pieces in line.chunk_by(|one, next| !stands_alone(one) && !stands_alone(next)) {
        match pieces {
            [Inline::Record(index, None)] => _ = record_link(ui, context, *index),
            [Inline::Record(index, Some(called))] => _ = link_with_text(ui, context, *index, theme::body(called)),
            [Inline::Missing(id)] => _ = ui.label(theme::body(id).color(context.colours.error)),
            [piece] if is_separator(context, piece) => separator(ui, context),
            text => {
                let text = context.wording().plain(text);
                glossary_text(ui, context, &display::label(text.trim(), limits::SHOWN), context.measures.text.body);
            }
        }
    }
}

/// Whether a piece parts the items of a list.
fn is_separator(context: &Context, piece: &Inline) -> bool {
    matches!(piece, Inline::Text(text) if text == context.say("list-separator"))
}
