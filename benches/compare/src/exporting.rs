//! Exports of all records, beside the bare crates writing the same to the same folder.
//!
//! The floor of the tables is handed their cells ready as text. The folder lies in memory where there is such a thing, since a slow disk
//! would make any two programs equal. Deliberately absent: formats for reading, which no program reads a million records in.

use crate::Failure;
use crate::table::Table;
use crate::timing::{in_turn, timed};
use csv::{ByteRecord, ReaderBuilder, WriterBuilder};
use reform_explorer::export::{self, Format, Report, Selection};
use reform_explorer::model::{Dataset, Language, RecordIndex, Records};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ROUNDS: usize = 3;

/// Measures.
pub fn measure(dataset: &Dataset, table: &mut Table) -> Result<(), Failure> {
    eprintln!("exports");
    let (target, selection) = (Target::new()?, all(dataset));
    target.export(&selection, Format::Csv)?;
    let cells = target.cells()?;
    for (name, format, limit) in [("CSV", Format::Csv, 1.5), ("JSON", Format::Json, 1.5), ("RON", Format::Ron, 2.0)] {
        let (mut written, mut bare) = (Ok(()), Ok(()));
        let [ours, floor] = in_turn(
            ROUNDS,
            [&mut || timed(|| written = target.export(&selection, format).map(|_| ())).1, &mut || {
                timed(|| bare = target.bare(&dataset.records, &cells, format)).1
            }],
        );
        written.and(bare)?;
        let floor_name = match format {
            Format::Csv => "`csv`, the cells ready",
            Format::Json => "`serde_json`, indented",
            _ => "`ron`, strings as they read",
        };
        table.beside(format!("{name} of all records"), ours, (floor, floor_name), Some(limit));
    }
    Ok(())
}

/// Every record, with no choice but those of a new user.
pub fn all(dataset: &Dataset) -> Selection<'_> {
    of(dataset, dataset.indices())
}

/// Some records.
pub fn of(dataset: &Dataset, records: impl Iterator<Item = RecordIndex>) -> Selection<'_> {
    let day = "2031-01-01".parse().expect("a date");
    Selection::new(dataset, records, day, Language::Hant)
}

/// A folder that exports go into and that is gone at the end.
pub struct Target(TempDir);

impl Target {
    pub fn new() -> Result<Self, Failure> {
        let in_memory = Path::new("/dev/shm");
        Ok(Self(if in_memory.is_dir() { tempfile::tempdir_in(in_memory)? } else { tempfile::tempdir()? }))
    }

    /// Where the program puts an export in this format.
    pub fn path(&self, format: Format) -> PathBuf {
        self.0.path().join(format.code())
    }

    /// Lets the program export.
    pub fn export(&self, selection: &Selection, format: Format) -> Result<Report, Failure> {
        let written = export::export(selection, format, &self.path(format), &mut |_, _| ControlFlow::Continue(()));
        written.map_err(|error| format!("{error:?}").into())
    }

    /// The cells of the tables that were exported, table by table.
    fn cells(&self) -> Result<Vec<Vec<ByteRecord>>, Failure> {
        let mut tables = Vec::new();
        for entry in fs::read_dir(self.path(Format::Csv))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                let mut reader = ReaderBuilder::new().has_headers(false).from_path(path)?;
                tables.push(reader.byte_records().collect::<Result<_, _>>()?);
            }
        }
        Ok(tables)
    }

    /// Lets the bare crate of the format write the same, as one would who writes files with care.
    fn bare(&self, records: &Records, tables: &[Vec<ByteRecord>], format: Format) -> Result<(), Failure> {
        match format {
            Format::Csv => {}
            Format::Json => return self.written("bare.json", |writer| Ok(serde_json::to_writer_pretty(writer, records)?)),
            _ => return self.written("bare.ron", |writer| Ok(notation().to_io_writer_pretty(writer, records, layout())?)),
        }
        for (number, table) in tables.iter().enumerate() {
            self.written(&format!("bare-{number}"), |writer| {
                let mut rows = WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
                table.iter().try_for_each(|row| rows.write_byte_record(black_box(row)))?;
                Ok(rows.flush()?)
            })?;
        }
        Ok(())
    }

    fn written(&self, name: &str, write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Failure>) -> Result<(), Failure> {
        let mut writer = BufWriter::with_capacity(1 << 16, File::create(self.0.path().join(name))?);
        write(&mut writer)?;
        writer.flush()?;
        Ok(writer.get_ref().sync_all()?)
    }
}

/// RON as the program writes it: options without a name, and a line for each field of a record.
fn notation() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn layout() -> PrettyConfig {
    PrettyConfig::new().escape_strings(false).depth_limit(3)
}
