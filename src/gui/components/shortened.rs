//! Texts of a record that are too long to be laid out whole: which they are, and a way to all of them.
//!
//! Deliberately absent: cutting them, which the words of a window and the theme do.

use super::note;
use crate::gui::context::Context;
use crate::model::{RecordIndex, Text, Value};
use crate::state::Command;
use crate::words::describe;
use crate::{display, limits};
use egui::Ui;

/// Names the texts of the record that are too long to be shown whole, and offers to copy them.
pub fn shortened(ui: &mut Ui, context: &Context, index: RecordIndex) {
    let mut long: Vec<(&'static str, &str)> = Vec::new();
    let own = context.dataset().head.language;
    context.record(index).visit(&mut |field, value| {
        let all: Vec<&str> = texts(value).map(|text| text.all(own).map(|reading| reading.text).collect()).unwrap_or_default();
        let plain = if let Value::Plain(plain) = value { Some(plain) } else { None };
        let limit = if matches!(field.name, "name" | "title") { limits::TITLE } else { limits::SHOWN };
        long.extend(
            all.into_iter().chain(plain).filter(|text| display::end_of(text, limit).is_some()).map(|text| (field.name, text)),
        );
    });
    for (position, (field, text)) in long.iter().enumerate() {
        let label = describe::field_label(context.words, context.dataset().type_of(index), field);
        ui.push_id(("shortened", position), |ui| {
            ui.horizontal_wrapped(|ui| {
                note(ui, context, context.words.with("shortened-note", &[("field", label.into())]));
                if ui.button(context.words.with("shortened-copy", &[("field", label.into())])).clicked() {
                    context.push(Command::Copy((*text).to_owned()));
                }
            });
        });
    }
}

/// The text of a value in all its languages.
fn texts<'a>(value: Value<'a>) -> Option<&'a Text> {
    match value {
        Value::Text(text) => Some(text),
        Value::Described(described) => Some(&described.text),
        Value::Alias(alias) => Some(&alias.name),
        _ => None,
    }
}
