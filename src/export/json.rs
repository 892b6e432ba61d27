//! A selection as one JSON object, with the structure and names of the RON document.

use super::document::Notation;
use super::schema::SCHEMA_ID;
use crate::model::{Head, Record};
use serde::Serialize;
use std::io::{self, Write};

/// Indented JSON in UTF-8.
pub(super) struct Json<'a> {
    writer: &'a mut dyn Write,
}

impl<'a> Json<'a> {
    pub(super) fn new(writer: &'a mut dyn Write) -> Self {
        Self { writer }
    }
}

impl Notation for Json<'_> {
    fn head(&mut self, head: &Head) -> io::Result<()> {
        let text = serde_json::to_string_pretty(head)?;
        let fields = text.strip_prefix('{').and_then(|text| text.strip_suffix("\n}"));
        let fields = fields.ok_or_else(|| io::Error::other("a head is an object"))?;
        write!(self.writer, "{{\n  \"$schema\": \"{SCHEMA_ID}\",{fields}")
    }

    fn begin_section(&mut self, name: &str) -> io::Result<()> {
        write!(self.writer, ",\n  \"{name}\": [")
    }

    fn record<T: Record + Serialize>(&mut self, record: &T, is_first: bool) -> io::Result<()> {
        // Line breaks within strings are escaped, so every one that is left is layout.
        let text = serde_json::to_string_pretty(record)?.replace('\n', "\n    ");
        write!(self.writer, "{}\n    {text}", if is_first { "" } else { "," })
    }

    fn end_section(&mut self) -> io::Result<()> {
        write!(self.writer, "\n  ]")
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.writer, "\n}}")
    }
}
