//! A selection as a dossier in Markdown, in the language of the reader.
//!
//! CommonMark with explicit anchors, so that links between the records work in every viewer. Deliberately absent: footnotes and
//! tables, which not every viewer knows.

mod record;
mod syntax;

use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{Presence, RecordIndex, RecordType, Value};
use crate::words::{self, Words, describe};
use record::RecordWriter;
use std::io::{self, Write};
use std::ops::ControlFlow;
use syntax::{code, escaped};

/// Writes the dossier to `writer`.
pub(super) fn write(
    selection: &Selection,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Stop> {
    let mut steps = Steps::begin(selection.len(), progress)?;
    let words = Words::new(selection.language);
    write_front(selection, &words, writer)?;
    let records = RecordWriter::new(selection, &words);
    for record_type in RecordType::ALL {
        let chosen = selection.of_type(record_type);
        if chosen.is_empty() {
            continue;
        }
        let count = words::digits(chosen.len().into());
        let heading = describe::type_heading(&words, record_type);
        let heading = words.with("export-md-section", &[("heading", heading.into()), ("count", count.into())]);
        writeln!(writer, "\n## {}", escaped(&heading))?;
        for index in chosen {
            records.write(*index, writer)?;
            steps.step()?;
        }
    }
    Ok(())
}

/// What a reader must know before the records: what this is, how much of it, from where, and how to read it.
fn write_front(selection: &Selection, words: &Words, writer: &mut dyn Write) -> io::Result<()> {
    let head = &selection.dataset.head;
    writeln!(writer, "# {}\n", escaped(&words.text(&head.title, head)))?;
    if let Some(notice) = &head.notice {
        writeln!(writer, "> **{}**\n", escaped(&words.text(notice, head)))?;
    }
    let selected = words.with(
        "export-md-selected",
        &[
            ("selected", words::digits(selection.len().into()).into()),
            ("total", words::digits(selection.total().into()).into()),
            ("date", words::date(selection.date, selection.language).into()),
        ],
    );
    let not_given = || words.get("export-not-given").to_owned();
    let encoder = head.encoder.as_ref().map_or_else(not_given, |encoder| words.text(encoder, head).into_owned());
    let licence = head.licence.as_deref().map_or_else(not_given, str::to_owned);
    let facts = [
        ("export-md-contents", escaped(&selected)),
        ("export-md-dataset", code(head.id.as_str())),
        ("export-md-encoder", escaped(&encoder)),
        ("export-md-licence", code(&licence)),
    ];
    for (label, value) in facts {
        writeln!(writer, "- {}", fact(words, words.get(label), &value))?;
    }
    writeln!(writer, "\n{}", words.get("export-md-legend"))?;
    let sources = selection.sources();
    if !sources.is_empty() {
        writeln!(writer, "\n## {}\n", words.get("export-md-sources"))?;
    }
    for index in sources {
        write_source(selection, words, index, writer)?;
    }
    Ok(())
}

/// One source in brief, with all that a citation of it needs.
fn write_source(selection: &Selection, words: &Words, index: RecordIndex, writer: &mut dyn Write) -> io::Result<()> {
    const CITED: [&str; 5] = ["author", "date", "licence", "address", "sha256"];
    let source = selection.dataset.record(index);
    let marked = |field: &str, value: String| {
        if source.inferred().iter().any(|name| **name == *field) { inferred(words, &value) } else { value }
    };
    let title = format!("**{}**", escaped(&describe::title(words, selection.dataset, index)));
    writeln!(writer, "- {}", marked("title", title))?;
    let mut lines = Vec::new();
    source.visit(&mut |field, value| {
        let shown = match value {
            _ if !CITED.contains(&field.name) => return,
            Value::Absent if field.presence == Presence::Optional => return,
            Value::Absent => format!("*{}*", escaped(words.get("basis-not_stated"))),
            value => marked(field.name, record::value(words, selection.dataset, value)),
        };
        lines.push(fact(words, describe::field_label(words, RecordType::Source, field.name), &shown));
    });
    lines.into_iter().try_for_each(|line| writeln!(writer, "  - {line}"))
}

/// A label and its value, which is Markdown already.
fn fact(words: &Words, label: &str, value: &str) -> String {
    let line = words.with("export-md-fact", &[("label", escaped(label).into()), ("value", value.into())]);
    // A value that is a list of its own begins on the next line.
    line.replacen(" \n", "\n", 1)
}

/// Markdown with the mark of what the encoder concluded.
fn inferred(words: &Words, value: &str) -> String {
    words.with("export-md-inferred", &[("value", value.into())])
}
