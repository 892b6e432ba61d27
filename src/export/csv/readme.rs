//! `README.md`: what the tables are, where they come from, and how to read them, for people.
//!
//! Deliberately absent: the meaning of each column, which `datapackage.json` gives.

use super::{ORIGIN_FILE, PACKAGE_FILE, file_name, package};
use crate::export::markdown::syntax::{code, escaped};
use crate::export::selection::Selection;
use crate::export::table::Table;
use crate::model::{RecordIndex, Source};
use crate::words::{self, Words, describe};
use std::io::{self, Write};

/// What the file begins with, by which a later export knows it for one of ours.
pub(super) const MARK: &str = "<!-- reform-explorer: tables -->\n";

/// Writes the file to `writer`.
pub(super) fn write(selection: &Selection, words: &Words, tables: &[Table], writer: &mut dyn Write) -> io::Result<()> {
    let head = &selection.dataset.head;
    writeln!(writer, "{MARK}\n# {}", escaped(&words.text(&head.title, head)))?;
    for sentence in package::summary(selection, words) {
        writeln!(writer, "\n{}", escaped(&sentence))?;
    }
    write_licence(selection, words, writer)?;
    write_files(selection, words, tables, writer)?;
    write_conventions(selection, words, writer)
}

fn write_licence(selection: &Selection, words: &Words, writer: &mut dyn Write) -> io::Result<()> {
    let head = &selection.dataset.head;
    let licence = head.licence.as_deref().map_or_else(|| escaped(words.get("export-not-given")), code);
    writeln!(writer, "\n## {}\n", words.get("export-origin"))?;
    writeln!(writer, "- {}", words.with("export-tables-licence", &[("licence", licence.into())]))?;
    for index in selection.sources() {
        writeln!(writer, "- {}", source(selection, words, *index))?;
    }
    Ok(())
}

/// A source in a line.
fn source(selection: &Selection, words: &Words, index: RecordIndex) -> String {
    let dataset = selection.dataset;
    let source = dataset.get::<Source>(index);
    let not_stated = || escaped(words.get("basis-not_stated"));
    let author = source.author.as_ref().map_or_else(not_stated, |author| escaped(&words.text(author, &dataset.head)));
    let date = source.date.map_or_else(not_stated, |date| escaped(&words::date(date, selection.language)));
    let licence = source.licence.as_deref().map_or_else(not_stated, code);
    let title = escaped(&describe::title(words, dataset, index));
    words.with(
        "export-tables-source",
        &[("title", title.into()), ("author", author.into()), ("date", date.into()), ("licence", licence.into())],
    )
}

fn write_files(selection: &Selection, words: &Words, tables: &[Table], writer: &mut dyn Write) -> io::Result<()> {
    writeln!(writer, "\n## {}\n", words.get("export-tables-files"))?;
    for table in tables {
        let heading = escaped(describe::type_heading(words, table.record_type));
        let numbers = [table.records().len(), selection.dataset.records.count(table.record_type)];
        let [count, total] = numbers.map(|number| words::digits(number.into()));
        let rows = [("heading", heading.into()), ("count", count.into()), ("total", total.into())];
        let rows = words.with("export-tables-rows", &rows);
        writeln!(writer, "- `{}`: {rows}", file_name(table.record_type))?;
    }
    for (file, key) in [(ORIGIN_FILE, "export-tables-origin-file"), (PACKAGE_FILE, "export-tables-package-file")] {
        writeln!(writer, "- `{file}`: {}", words.get(key))?;
    }
    Ok(())
}

fn write_conventions(selection: &Selection, words: &Words, writer: &mut dyn Write) -> io::Result<()> {
    let options = selection.options;
    let mark = if options.byte_order_mark { "export-tables-mark" } else { "export-tables-no-mark" };
    let languages = if options.every_language { "export-tables-languages" } else { "export-tables-one-language" };
    let keys = [
        mark,
        "export-tables-lists",
        languages,
        "export-tables-references",
        "export-tables-figures",
        "export-tables-dates",
        "export-tables-absent",
        "export-tables-evidence",
        "export-tables-guard",
        "export-tables-reinterpreted",
    ];
    writeln!(writer, "\n## {}\n", words.get("export-tables-conventions"))?;
    keys.iter().try_for_each(|key| writeln!(writer, "- {}", words.get(key)))
}
