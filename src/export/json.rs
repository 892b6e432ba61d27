//! A selection as one JSON object, with the structure and names of the RON document.

use super::document::Notation;
use super::pieces;
use super::schema::SCHEMA_ID;
use super::steps::{Steps, Stop};
use crate::model::{Head, TypedRecord};
use std::io::{self, Write};
use std::ops::Range;

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

    fn records<T: TypedRecord>(&mut self, records: &[&T], steps: &mut Steps) -> Result<(), Stop> {
        let make = |positions: Range<usize>, bytes: &mut Vec<u8>| {
            let mut text = Vec::new();
            for position in positions {
                text.clear();
                serde_json::to_writer_pretty(&mut text, records[position])?;
                bytes.extend_from_slice(if position == 0 { b"" } else { b"," });
                // Line breaks within strings are escaped, so every one that is left is layout.
                for line in text.split(|byte| *byte == b'\n') {
                    bytes.extend_from_slice(b"\n    ");
                    bytes.extend_from_slice(line);
                }
            }
            Ok(())
        };
        pieces::write(records.len(), make, &mut |()| {}, self.writer, steps)
    }

    fn end_section(&mut self) -> io::Result<()> {
        write!(self.writer, "\n  ]")
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.writer, "\n}}")
    }
}
