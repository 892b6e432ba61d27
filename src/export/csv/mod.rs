//! A selection as CSV tables, one per type of record, with what programs and people need to read them: `datapackage.json`, which
//! describes every table and column, `source.csv`, which says where they come from, and `README.md`.
//!
//! They lie in a folder or in one zip file, byte for byte the same. UTF-8, on request with a byte order mark, without which
//! Excel takes Chinese for something else, and the quoting and line ends of RFC 4180. Deliberately absent: records that
//! are only mentioned, unless a person has asked for them; they appear as ids and titles.

mod package;
mod readme;
mod reinterpreted;
mod rows;

use super::ExportError;
use super::cell::Cell;
use super::column::{Column, Part};
use super::folder::{begins_with, replace_folder};
use super::fused::Fused;
use super::limit::Limit;
use super::options::Options;
use super::origin;
use super::pieces;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use super::table::Table;
use super::write::write_atomically;
use crate::model::RecordType;
use crate::words::Words;
use package::{Notes, TableFile};
use rows::RowWriter;
use std::io::{self, Write};
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Its media type, as IANA registers it.
pub(super) const MEDIA_TYPE: &str = "text/csv";

const BYTE_ORDER_MARK: &str = "\u{feff}";
const ORIGIN_FILE: &str = "source.csv";
const PACKAGE_FILE: &str = "datapackage.json";
const README_FILE: &str = "README.md";

/// Where a file of the export goes: handed its name and what writes its content.
type Put<'a, E> = dyn FnMut(&str, &mut Content) -> Result<(), E> + 'a;
type Content<'a> = dyn FnMut(&mut dyn Write) -> Result<(), Stop> + 'a;

/// Writes the files into the folder `target` and returns how many there are, and what spreadsheets do to them.
pub(super) fn write_folder(
    selection: &Selection,
    target: &Path,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(usize, Vec<Limit>), ExportError> {
    let holds_export = is_origin(&target.join(ORIGIN_FILE));
    replace_folder(
        target,
        ORIGIN_FILE,
        |path| holds_export && is_ours(path),
        |folder| {
            let stopped = |stop| ExportError::at(target, stop);
            let mut steps = Steps::begin(selection.len(), progress).map_err(stopped)?;
            let words = Words::new(selection.language);
            let tables = Table::all(selection, &words, &mut steps).map_err(stopped)?;
            write_files(selection, &words, &tables, &mut steps, &mut |name, content| {
                let written = write_atomically(&folder.join(name), |writer| content(writer));
                written.map_err(|stop| ExportError::at(&target.join(name), stop))
            })
        },
    )
}

/// Writes the same files as one zip file to `writer`, and returns what spreadsheets do to them.
pub(super) fn write_zip(
    selection: &Selection,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Limit>, Stop> {
    let mut steps = Steps::begin(selection.len(), progress)?;
    let words = Words::new(selection.language);
    let tables = Table::all(selection, &words, &mut steps)?;
    let date = selection.date;
    // The time is that of the export, so that the same export gives the same bytes; zip knows the years 1980 to 2107.
    let time = DateTime::from_date_and_time(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1), 0, 0, 0);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
        .unix_permissions(0o644);
    let is_open = AtomicBool::new(true);
    let mut zip = ZipWriter::new_stream(Fused { writer, is_open: &is_open });
    let written = write_files(selection, &words, &tables, &mut steps, &mut |name, content| {
        zip.start_file(name, options).map_err(io::Error::from)?;
        content(&mut zip)
    });
    is_open.store(written.is_ok(), Ordering::Relaxed);
    let (_, limits) = written?;
    zip.finish().map_err(io::Error::from)?;
    Ok(limits)
}

/// Writes every file through `put` and returns how many there are, and what spreadsheets do to them.
fn write_files<E>(
    selection: &Selection,
    words: &Words,
    tables: &[Table],
    steps: &mut Steps,
    put: &mut Put<E>,
) -> Result<(usize, Vec<Limit>), E> {
    put(README_FILE, &mut |writer| Ok(readme::write(selection, words, tables, writer)?))?;
    put(ORIGIN_FILE, &mut |writer| write_origin(selection, words, writer))?;
    let mut written = Vec::new();
    for table in tables {
        let mut file = TableFile::new(table);
        put(&file_name(table.record_type), &mut |writer| write_table(selection, table, &mut file, writer, steps))?;
        written.push(file);
    }
    // Last, since only the rows tell which columns lead to rows of other tables.
    put(PACKAGE_FILE, &mut |writer| Ok(package::write(selection, words, &written, writer)?))?;
    let columns: Vec<(String, usize)> = written.iter().flat_map(TableFile::reinterpreted).collect();
    let limit = (!columns.is_empty()).then_some(Limit::Reinterpreted(columns));
    Ok((written.len() + 3, limit.into_iter().collect()))
}

fn file_name(record_type: RecordType) -> String {
    format!("{}.csv", record_type.section())
}

/// Whether the file is one of an earlier export. A README can be anybody's and has to begin as ours does.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    path.is_file()
        && match name {
            README_FILE => begins_with(path, readme::MARK),
            ORIGIN_FILE | PACKAGE_FILE => true,
            name => RecordType::ALL.into_iter().any(|record_type| name == file_name(record_type)),
        }
}

/// Whether the file begins as this module begins `source.csv`.
fn is_origin(path: &Path) -> bool {
    let header = format!("{}\r\n", origin::HEADER.join(","));
    begins_with(path, &header) || begins_with(path, &format!("{BYTE_ORDER_MARK}{header}"))
}

/// Writes one table with these names of columns.
pub(super) fn write_plain(options: Options, names: &[String], rows: &[Vec<Cell>], writer: &mut dyn Write) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    let mut written = RowWriter::begin(options, names, &mut bytes)?;
    rows.iter().try_for_each(|row| written.cells(row))?;
    written.finish()?;
    Ok(writer.write_all(&bytes)?)
}

fn write_origin(selection: &Selection, words: &Words, writer: &mut dyn Write) -> Result<(), Stop> {
    let rows = origin::rows(selection, words).into_iter();
    let rows: Vec<Vec<Cell>> = rows.map(|row| vec![Cell::of_text(row.about), Cell::of_text(row.property), row.value]).collect();
    write_plain(selection.options, &origin::HEADER.map(str::to_owned), &rows, writer)
}

fn write_table(
    selection: &Selection,
    table: &Table,
    file: &mut TableFile,
    writer: &mut dyn Write,
    steps: &mut Steps,
) -> Result<(), Stop> {
    let names: Vec<String> = table.columns.iter().map(|column| column.name()).collect();
    let mut header = Vec::new();
    RowWriter::begin(selection.options, &names, &mut header)?.finish()?;
    writer.write_all(&header)?;
    let records = table.records();
    let make = |positions: Range<usize>, bytes: &mut Vec<u8>| {
        let (mut rows, mut notes) = (RowWriter::go_on(bytes), Notes::new(table));
        for index in &records[positions] {
            let cells = table.cells(*index);
            notes.note(selection, *index, &cells);
            rows.cells(&cells)?;
        }
        rows.finish().map(|()| notes)
    };
    pieces::write(records.len(), make, &mut |notes| file.notes.add(notes), writer, steps)
}
