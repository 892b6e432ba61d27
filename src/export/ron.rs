//! A selection as a dataset in RON, which this program opens again.
//!
//! Strings are written as they read, without escapes, so that a person can go on working with the file.

use super::document::Notation;
use super::pieces;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{Head, TypedRecord};
use crate::words::{self, Words, describe};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

const INDENT: &str = "    ";

/// The line break before a record and within one.
const RECORD_BREAK: &str = "\n        ";

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
}

impl Notation for Ron<'_> {
    fn head(&mut self, head: &Head) -> io::Result<()> {
        writeln!(self.writer, "#![enable(implicit_some)]")?;
        for comment in &self.comments {
            writeln!(self.writer, "// {}", on_one_line(comment))?;
        }
        let text = laid_out(&self.options, head, "\n")?;
        let open = text.strip_suffix(')').ok_or_else(|| io::Error::other("a head is a struct"))?;
        self.writer.write_all(open.as_bytes())
    }

    fn begin_section(&mut self, name: &str) -> io::Result<()> {
        write!(self.writer, "\n{INDENT}{name}: [")
    }

    fn records<T: TypedRecord>(&mut self, records: &[&T], steps: &mut Steps) -> Result<(), Stop> {
        let options = &self.options;
        let make = |positions: Range<usize>, bytes: &mut Vec<u8>| {
            for record in &records[positions] {
                let text = laid_out(options, record, RECORD_BREAK)?;
                bytes.extend_from_slice(RECORD_BREAK.as_bytes());
                bytes.extend_from_slice(text.as_bytes());
                bytes.push(b',');
            }
            Ok(())
        };
        pieces::write(records.len(), make, &mut |()| {}, self.writer, steps)
    }

    fn end_section(&mut self) -> io::Result<()> {
        writeln!(self.writer, "\n{INDENT}],")
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.writer, ")")
    }
}

/// `value` with one field a line, or where such a line would be too long, with one element of each field a line.
fn laid_out(options: &ron::Options, value: &impl Serialize, line_break: &'static str) -> io::Result<String> {
    let at_depth = |depth| {
        let config = PrettyConfig::new().escape_strings(false).indentor(INDENT).depth_limit(depth);
        options.to_string_pretty(value, config.new_line(line_break)).map_err(io::Error::other)
    };
    let text = at_depth(1)?;
    // No line has more characters than bytes.
    let fits = text.lines().all(|line| line.len() <= LINE_LIMIT || line.chars().nth(LINE_LIMIT).is_none());
    if fits { Ok(text) } else { at_depth(2) }
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
        let title = describe::title(&words, selection.dataset, *index);
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
