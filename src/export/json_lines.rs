//! A selection as JSON Lines (jsonlines.org): a folder with a file per type of record, a record a line, for DuckDB, Spark, SQLite and the like.
//!
//! A record is the one of a JSON export with the id of its dataset before its fields, so that lines of several exports may lie in one table.
//! `dataset.json` holds what the dataset and the export say of themselves.

use super::ExportError;
use super::document::{self, Notation};
use super::folder::{begins_with, replace_folder};
use super::limit::Limit;
use super::pieces;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{Head, RecordType, TypedRecord};
use serde_json::json;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::{ControlFlow, Range};
use std::path::Path;

/// Its media type; none is registered.
pub(super) const MEDIA_TYPE: &str = "application/jsonl";

const HEAD_FILE: &str = "dataset.json";

/// What [`HEAD_FILE`] begins with, by which a later export knows the folder for one of ours.
const MARK: &str = "{\n  \"$schema\": \"urn:reform-explorer:lines:2\"";

/// Writes the files into the folder `target` and returns how many there are.
pub(super) fn write_folder(
    selection: &Selection,
    target: &Path,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(usize, Vec<Limit>), ExportError> {
    let holds_export = begins_with(&target.join(HEAD_FILE), MARK);
    let is_ours = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_section = |name: &str| RecordType::of_section(name).is_some();
        holds_export && path.is_file() && (name == HEAD_FILE || name.strip_suffix(".jsonl").is_some_and(is_section))
    };
    replace_folder(target, HEAD_FILE, is_ours, |folder| {
        let mut files = 0;
        let dataset = selection.dataset.head.id.as_str();
        let files_written = &mut files;
        document::write(selection, progress, |_| JsonLines { folder, dataset, file: None, files: files_written })
            .map_err(|stop| ExportError::at(target, stop))?;
        Ok((files, Vec::new()))
    })
}

struct JsonLines<'a> {
    folder: &'a Path,
    dataset: &'a str,
    /// The section that is being written.
    file: Option<BufWriter<File>>,
    files: &'a mut usize,
}

impl JsonLines<'_> {
    fn begin(&mut self, name: &str) -> io::Result<&mut BufWriter<File>> {
        *self.files += 1;
        Ok(self.file.insert(BufWriter::new(File::create(self.folder.join(name))?)))
    }
}

impl Notation for JsonLines<'_> {
    fn head(&mut self, head: &Head) -> io::Result<()> {
        let text = serde_json::to_string_pretty(head)?;
        let fields = text.strip_prefix('{').ok_or_else(|| io::Error::other("a head is an object"))?;
        writeln!(self.begin(HEAD_FILE)?, "{MARK},{fields}")?;
        self.end_section()
    }

    fn begin_section(&mut self, name: &str) -> io::Result<()> {
        self.begin(&format!("{name}.jsonl")).map(|_| ())
    }

    fn records<T: TypedRecord>(&mut self, records: &[&T], steps: &mut Steps) -> Result<(), Stop> {
        let dataset = json!(self.dataset);
        let make = |positions: Range<usize>, bytes: &mut Vec<u8>| {
            for record in &records[positions] {
                // Every record has an id, so that fields follow.
                write!(bytes, "{{\"dataset\":{dataset},")?;
                let start = bytes.len();
                serde_json::to_writer(&mut *bytes, record)?;
                bytes.remove(start);
                bytes.push(b'\n');
            }
            Ok(())
        };
        let file = self.file.as_mut().ok_or_else(|| io::Error::other("a section has been begun"))?;
        pieces::write(records.len(), make, &mut |()| {}, file, steps)
    }

    fn end_section(&mut self) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        file.into_inner().map_err(|error| error.into_error())?.sync_all()
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}
