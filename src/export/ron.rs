//! A selection as a dataset in RON, which this program opens again.
//!
//! Strings are written as they read, without escapes, so that a person can go on working with the file.

use super::document::Notation;
use super::selection::Selection;
use crate::model::{Head, Record};
use crate::words::{self, Words, describe};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use std::io::{self, Write};

const INDENT: &str = "    ";

/// The longest line, in characters, that a record is laid out in where it can be broken.
const LINE_LIMIT: usize = 130;

/// RON as the data files of this program are laid out: one field of a record a line.
pub(super) struct Ron<'a> {
    writer: &'a mut dyn Write,
    options: ron::Options,
    comments: Vec<String>,
}

impl<'a> Ron<'a> {
    pub(super) fn new(selection: &Selection, stubs: usize, writer: &'a mut dyn Write) -> Self {
        // As a default the extension is not announced again before each record.
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        Self { writer, options, comments: comments(selection, stubs) }
    }

    /// `value` with one field a line, or where such a line would be too long, with one element of each field a line.
    fn laid_out(&self, value: &impl Serialize, indent: &str) -> io::Result<String> {
        let at_depth = |depth| {
            let config = PrettyConfig::new().escape_strings(false).indentor(INDENT).depth_limit(depth);
            self.options.to_string_pretty(value, config.new_line(format!("\n{indent}"))).map_err(io::Error::other)
        };
        let text = at_depth(1)?;
        let fits = text.lines().all(|line| line.chars().nth(LINE_LIMIT).is_none());
        if fits { Ok(text) } else { at_depth(2) }
    }
}

impl Notation for Ron<'_> {
    fn head(&mut self, head: &Head) -> io::Result<()> {
        writeln!(self.writer, "#![enable(implicit_some)]")?;
        for comment in &self.comments {
            writeln!(self.writer, "// {}", on_one_line(comment))?;
        }
        let text = self.laid_out(head, "")?;
        let open = text.strip_suffix(')').ok_or_else(|| io::Error::other("a head is a struct"))?;
        self.writer.write_all(open.as_bytes())
    }

    fn begin_section(&mut self, name: &str) -> io::Result<()> {
        write!(self.writer, "\n{INDENT}{name}: [")
    }

    fn record<T: Record + Serialize>(&mut self, record: &T, _is_first: bool) -> io::Result<()> {
        let text = self.laid_out(record, &INDENT.repeat(2))?;
        write!(self.writer, "\n{INDENT}{INDENT}{text},")
    }

    fn end_section(&mut self) -> io::Result<()> {
        writeln!(self.writer, "\n{INDENT}],")
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.writer, ")")
    }
}

/// What a person who opens the file in an editor should know before reading it.
fn comments(selection: &Selection, stubs: usize) -> Vec<String> {
    let words = Words::new(selection.language);
    let head = &selection.dataset.head;
    let mut lines = vec![words.with(
        "export-ron-origin",
        &[
            ("title", words.text(&head.title, head).into()),
            ("dataset", head.id.as_str().into()),
            ("date", words::date(selection.date, selection.language).into()),
            ("selected", words::digits(selection.len().into()).into()),
            ("total", words::digits(selection.total().into()).into()),
        ],
    )];
    if let Some(licence) = &head.licence {
        lines.push(words.with("export-ron-licence", &[("licence", licence.as_ref().into())]));
    }
    for index in selection.sources() {
        let title = describe::title(&words, selection.dataset, index);
        lines.push(words.with("export-ron-source", &[("title", title.into())]));
    }
    if stubs > 0 {
        lines.push(words.with("export-ron-stubs", &[("count", stubs.into())]));
    }
    lines
}

/// A comment ends where its line does, whatever a dataset's author put into a title.
fn on_one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
