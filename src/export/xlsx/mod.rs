//! A selection as a workbook for spreadsheets (ECMA-376): a sheet of where it comes from, and a sheet per type of record with the very
//! columns of the CSV tables.
//!
//! Numbers and full dates are such, everything else is text and never a formula; an id leads to the row of its record. Rows go
//! to temporary files, so that memory does not grow with them. What a sheet or a cell cannot hold is split, shortened or left
//! unlinked, and told. Deliberately absent: formulas, charts, and macros.

mod layout;
mod look;
mod save;
mod sheet;

use super::cell::Cell;
use super::column::Column;
use super::limit::Limit;
use super::origin::{self, Row};
use super::selection::Selection;
use super::steps::{Steps, Stop};
use super::table::Table;
use crate::words::Words;
use layout::Layout;
use look::Look;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use save::caught;
pub use save::is_caught_panic;
use sheet::{Losses, SheetWriter};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

/// What a workbook can hold.
#[derive(Clone, Copy)]
struct Bounds {
    /// Rows in a sheet, that of the header included.
    rows: usize,
    /// UTF-16 code units in a cell.
    letters: usize,
    /// Links in a sheet.
    links: usize,
}

/// What Excel can hold (Microsoft Support, "Excel specifications and limits").
const EXCEL: Bounds = Bounds { rows: 1_048_576, letters: 32_767, links: 65_530 };

/// The longest title of a document, in characters (same source).
const TITLE_LIMIT: usize = 255;

/// Writes the workbook to `writer`, with temporary files in the folder `scratch`, and returns what it could not take as it was.
pub(super) fn write(
    selection: &Selection,
    scratch: &Path,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Limit>, Stop> {
    write_within(EXCEL, selection, scratch, writer, progress)
}

fn write_within(
    bounds: Bounds,
    selection: &Selection,
    scratch: &Path,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Limit>, Stop> {
    let mut steps = Steps::begin(selection.len(), progress)?;
    let words = Words::new(selection.language);
    let layout = Layout::new(selection, &words, bounds.rows);
    let look = Look::of_table();
    let mut workbook = Workbook::new();
    caught(|| {
        workbook.set_tempdir(scratch)?.set_properties(&properties(selection, &words)?);
        workbook.add_worksheet().set_name(&layout.origin).map(|_| ())
    })?;
    let mut losses = Losses::default();
    for table in Table::all(selection, &words, &mut steps)? {
        // A heading for people, and below it the name by which programs know the column in every format.
        let heading = |column: &Column| format!("{}\n{}", column.title(&words, table.record_type), column.name());
        let names: Vec<String> = table.columns.iter().map(heading).collect();
        for (name, records) in layout.sheets(table.record_type) {
            let worksheet = caught(|| workbook.add_worksheet_with_constant_memory()?.set_name(name))?;
            let mut sheet = SheetWriter::begin(worksheet, &names, &look, bounds)?;
            for index in records {
                sheet.row(&table.cells(*index), |reference| layout.place(reference.record?))?;
                steps.step()?;
            }
            losses += sheet.finish()?;
        }
    }
    let mut limits = layout.limits();
    limits.extend(losses.limits());
    write_origin(&mut workbook, selection, &words, &layout, &limits, bounds)?;
    save::save(workbook, writer, &mut steps)?;
    Ok(limits)
}

/// Writes a workbook of one sheet with these names of columns.
pub(super) fn write_plain(name: &str, names: &[String], rows: &[Vec<Cell>], writer: &mut dyn Write) -> Result<(), Stop> {
    let look = Look::of_table();
    let mut workbook = Workbook::new();
    let worksheet = caught(|| workbook.add_worksheet().set_name(name))?;
    let mut sheet = SheetWriter::begin(worksheet, names, &look, EXCEL)?;
    rows.iter().try_for_each(|row| sheet.row(row, |_| None))?;
    sheet.finish()?;
    save::save(workbook, writer, &mut Steps::begin(rows.len(), &mut |_, _| ControlFlow::Continue(()))?)
}

fn properties(selection: &Selection, words: &Words) -> Result<DocProperties, rust_xlsxwriter::XlsxError> {
    let head = &selection.dataset.head;
    let title: String = words.text(&head.title, head).chars().take(TITLE_LIMIT).collect();
    let date = selection.date;
    let properties = DocProperties::new().set_title(title).set_author(origin::program());
    // Without it the hour of the export would make every file different.
    let created = ExcelDateTime::from_ymd(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))?;
    Ok(properties.set_creation_datetime(&created))
}

/// The first sheet, which is written last, since only then the limits are known.
fn write_origin(
    workbook: &mut Workbook,
    selection: &Selection,
    words: &Words,
    layout: &Layout,
    limits: &[Limit],
    bounds: Bounds,
) -> Result<(), Stop> {
    let mut rows = origin::rows(selection, words);
    rows.extend(limits.iter().map(|limit| Row::new("export", "limit", Cell::of_text(limit.sentence(words)))));
    let worksheet = caught(|| workbook.worksheet_from_index(0))?;
    let look = Look::of_list();
    let mut sheet = SheetWriter::begin(worksheet, &origin::HEADER.map(str::to_owned), &look, bounds)?;
    for Row { about, property, value, record_type } in rows {
        sheet.row(&[Cell::of_text(about.as_str()), Cell::of_text(property), value], |_| None)?;
        if let Some(place) = record_type.and_then(|record_type| layout.first_row(record_type)) {
            sheet.link_first(&about, &place)?;
        }
    }
    sheet.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{EXAMPLE_TOWN, FoundSource, parse};
    use crate::model::{Dataset, Language, RecordType};
    use std::io::{Cursor, Read};

    fn example() -> Dataset {
        parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset
    }

    fn all(dataset: &Dataset) -> Selection<'_> {
        Selection::new(dataset, dataset.indices(), "2026-11-23".parse().unwrap(), Language::En)
    }

    /// The workbook with these bounds: the XML of its sheets by name, and what it could not take.
    fn written(bounds: Bounds, selection: &Selection) -> (Vec<(String, String)>, Vec<Limit>) {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = Vec::new();
        let mut proceed = |_, _| ControlFlow::Continue(());
        let limits = write_within(bounds, selection, folder.path(), &mut bytes, &mut proceed).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "temporary files are left");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let workbook = part("xl/workbook.xml");
        let names = workbook.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        let sheets = (1..).zip(names).map(|(number, name)| (name, part(&format!("xl/worksheets/sheet{number}.xml"))));
        (sheets.collect(), limits)
    }

    /// The texts of the cells of a sheet of records with their addresses.
    fn cells(xml: &str) -> Vec<(&str, &str)> {
        let cells = xml.split("<c r=\"").skip(1).filter_map(|cell| {
            let (address, rest) = cell.split_once('"')?;
            let text = rest.split("</c>").next()?.split_once("<is><t")?.1;
            Some((address, text.split_once('>')?.1.split("</t>").next()?))
        });
        cells.collect()
    }

    #[test]
    fn what_a_workbook_cannot_hold_is_told() {
        let dataset = example();
        let bounds = Bounds { rows: 6, letters: 40, links: 4 };
        let (sheets, limits) = written(bounds, &all(&dataset));
        let count = |record_type| dataset.records.count(record_type).div_ceil(5);
        let split: Vec<usize> = RecordType::ALL.into_iter().map(count).filter(|sheets| *sheets > 1).collect();
        assert!(split.len() > 5 && sheets.len() == 1 + RecordType::ALL.into_iter().map(count).sum::<usize>());
        let (mut shortened, mut links) = (0, 0);
        for (name, xml) in &sheets[1..] {
            let numbers: Vec<&str> = xml.split("<row r=\"").skip(1).filter_map(|row| row.split('"').next()).collect();
            let expected: Vec<String> = (1..=numbers.len()).map(|number| number.to_string()).collect();
            assert_eq!(numbers, expected, "{name}: every row once");
            let filled = xml.matches("<row ").count() - xml.matches("\"></row>").count();
            assert!((2..=6).contains(&filled), "{name}: {filled}");
            let linked = xml.matches("<hyperlink ").count();
            assert!(linked <= 4, "{name}: {linked}");
            links += linked;
            // Headings are ours and far below what a cell may hold.
            let is_heading = |address: &str| address.trim_start_matches(|letter: char| letter.is_ascii_uppercase()) == "1";
            for (address, text) in cells(xml).into_iter().filter(|(address, _)| !is_heading(address)) {
                assert!(text.chars().count() <= 40, "{name} {address}: {text}");
                shortened += usize::from(text.ends_with('…'));
            }
            for link in xml.split("<hyperlink ").skip(1) {
                let part = |name: &str| link.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap();
                let (sheet, address) = part("location").strip_prefix('\'').unwrap().split_once("'!").unwrap();
                let target = &sheets.iter().find(|(name, _)| name == sheet).unwrap().1;
                let (_, id) = cells(target).into_iter().find(|(found, _)| *found == address).unwrap();
                assert!(part("display").starts_with(id), "{name} {link} leads to {id}");
            }
        }
        let unlinked =
            written(EXCEL, &all(&dataset)).0.iter().skip(1).map(|(_, xml)| xml.matches("<hyperlink ").count()).sum::<usize>()
                - links;
        assert!(shortened > 0 && links > 0 && unlinked > 0, "{shortened} {links} {unlinked}");
        let mut expected: Vec<Limit> = split.into_iter().map(Limit::Split).collect();
        // Texts of the origin are shortened as well, but those are not records.
        expected.extend([Limit::Shortened(shortened), Limit::Unlinked(unlinked)]);
        assert_eq!(limits, expected);
    }

    #[test]
    fn limits_are_told_in_the_workbook() {
        let dataset = example();
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = Vec::new();
        let bounds = Bounds { links: 10, ..EXCEL };
        let mut proceed = |_, _| ControlFlow::Continue(());
        let limits = write_within(bounds, &all(&dataset), folder.path(), &mut bytes, &mut proceed).unwrap();
        let [limit @ Limit::Unlinked(_)] = &limits[..] else { panic!("{limits:?}") };
        let mut text = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut text).unwrap();
        assert!(text.contains(&limit.sentence(&Words::new(Language::En))), "{text}");
    }

    #[test]
    fn nothing_is_told_where_everything_fits() {
        let dataset = example();
        assert_eq!(written(EXCEL, &all(&dataset)).1, []);
    }

    #[test]
    fn a_scratch_folder_that_is_not_there_is_reported() {
        let dataset = example();
        let mut proceed = |_, _| ControlFlow::Continue(());
        let result = write(&all(&dataset), Path::new("/no/such/folder"), &mut Vec::new(), &mut proceed);
        assert!(matches!(result, Err(Stop::Io(error)) if error.kind() == std::io::ErrorKind::NotFound));
    }
}
