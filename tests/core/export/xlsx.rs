//! Workbooks, read back from the XML in them.
//!
//! `tests/readback/tables.py` reads the same with a library that we did not write; here every subset is compared with the CSV
//! tables, which say the same in the same columns.

use super::{hostile, subsets};
use crate::common::{SHIPPED, day, positions, read};
use reform_explorer::export::{Format, Selection, export, export_to};
use reform_explorer::model::{Dataset, Language, RecordIndex, RecordType};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

/// A cell: its text as the CSV table has it, whether it is a number or a date there, and its style.
#[derive(Debug)]
struct Cell {
    text: String,
    kind: Kind,
    style: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Flag,
}

struct Sheet {
    xml: String,
    /// Cells by their address, such as `B7`.
    cells: HashMap<String, Cell>,
    /// Where the links of cells lead: the name of a sheet and an address in it.
    links: BTreeMap<String, (String, String)>,
}

struct Book {
    names: Vec<String>,
    sheets: HashMap<String, Sheet>,
    /// The formats of cells, by style.
    styles: Vec<String>,
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("UTF-8");
    text
}

/// What stands between two texts, for each time that they do.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    between(tag, &format!(" {name}=\""), "\"").next().map(plain)
}

/// Text without the escapes of XML, and without those of characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
fn plain(text: &str) -> String {
    let text = ["lt<", "gt>", "quot\"", "#xA\n"].iter().fold(text.to_owned(), |text, escape| {
        let (name, letter) = escape.split_at(escape.len() - 1);
        text.replace(&format!("&{name};"), letter)
    });
    let text = text.replace("&amp;", "&");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match code.filter(|_| rest[at + 6..].starts_with('_')) {
            Some(letter) => {
                plain.push_str(&rest[..at]);
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

fn open(bytes: &[u8]) -> Book {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let workbook = part(&mut archive, "xl/workbook.xml");
    let names: Vec<String> =
        between(&workbook, "<sheet ", "/>").filter_map(|tag| attribute(&format!(" {tag}"), "name")).collect();
    let styles = part(&mut archive, "xl/styles.xml");
    let formats: HashMap<String, String> = between(&styles, "<numFmt ", "/>")
        .map(|tag| format!(" {tag}"))
        .filter_map(|tag| Some((attribute(&tag, "numFmtId")?, attribute(&tag, "formatCode")?)))
        .collect();
    let styles: Vec<String> = between(&styles, "<cellXfs", "</cellXfs>")
        .flat_map(|all| between(all, "<xf ", ">"))
        .map(|xf| {
            let format = attribute(&format!(" {xf}"), "numFmtId").and_then(|id| formats.get(&id).cloned()).unwrap_or_default();
            format!("{xf} {format}")
        })
        .collect();
    let shared = part(&mut archive, "xl/sharedStrings.xml");
    let shared: Vec<String> = between(&shared, "<si>", "</si>").map(text_of).collect();
    let sheets = names.iter().enumerate().map(|(position, name)| {
        let xml = part(&mut archive, &format!("xl/worksheets/sheet{}.xml", position + 1));
        let cells = between(&xml, "<c r=", "</c>").map(|cell| read_cell(cell, &shared, &styles)).collect();
        let links = between(&xml, "<hyperlink ", "/>").map(read_link).collect();
        (name.clone(), Sheet { cells, links, xml: xml.clone() })
    });
    Book { sheets: sheets.collect(), names: names.clone(), styles }
}

fn text_of(xml: &str) -> String {
    let start = xml.find("<t").expect("a text");
    let body = &xml[start..];
    plain(body[body.find('>').unwrap() + 1..].split("</t>").next().unwrap())
}

fn read_cell(cell: &str, shared: &[String], styles: &[String]) -> (String, Cell) {
    let (tag, content) = cell.split_once('>').expect("a tag");
    let tag = format!(" r={tag}");
    let address = attribute(&tag, "r").expect("an address");
    let style: usize = attribute(&tag, "s").map_or(0, |style| style.parse().expect("a number"));
    let value = || between(content, "<v>", "</v>").next().expect("a value").to_owned();
    let is_date = styles[style].contains("yyyy");
    let (text, kind) = match attribute(&tag, "t").as_deref() {
        Some("inlineStr") => (text_of(content), Kind::Text),
        Some("s") => (shared[value().parse::<usize>().expect("a number")].clone(), Kind::Text),
        Some("b") => ((value() == "1").to_string(), Kind::Flag),
        None if is_date => {
            let days = jiff::Span::new().days(value().parse::<i64>().expect("a whole number"));
            (jiff::civil::date(1899, 12, 30).checked_add(days).expect("a date").to_string(), Kind::Date)
        }
        None => (value(), Kind::Number),
        other => panic!("{other:?}: {cell}"),
    };
    assert!(!content.contains("<f>"), "a formula: {content}");
    (address, Cell { text, kind, style })
}

fn read_link(tag: &str) -> (String, (String, String)) {
    let tag = format!(" {tag}");
    let location = attribute(&tag, "location").expect("a place");
    let (sheet, address) = location.strip_prefix('\'').and_then(|rest| rest.split_once("'!")).expect("'sheet'!cell");
    (attribute(&tag, "ref").expect("a cell"), (sheet.to_owned(), address.to_owned()))
}

/// The name of a column counted from 0.
fn column(position: usize) -> String {
    let letter = char::from(b'A' + (position % 26) as u8);
    if position < 26 { letter.to_string() } else { format!("{}{letter}", column(position / 26 - 1)) }
}

fn exported(dataset: &Dataset, chosen: &[RecordIndex], format: Format) -> Vec<u8> {
    let selection = Selection::new(dataset, chosen.iter().copied(), day(), Language::Hant);
    let mut bytes = Vec::new();
    export_to(&selection, format, &mut bytes, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    bytes
}

/// The rows of each CSV table, headers included, by the name of its file, without the guard against formulas.
fn tables(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
    let unguarded = |cell: &str| match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest.to_owned(),
        _ => cell.to_owned(),
    };
    let rows_of = |text: String| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|row| row.expect("a row").iter().map(unguarded).collect()).collect()
    };
    let tables = names.into_iter().filter(|name| name.ends_with(".csv"));
    tables.map(|name| (name.clone(), rows_of(part(&mut archive, &name)))).collect()
}

const GUARDED: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Holds a sheet to the rows of a table and returns how many cells there were.
fn check_sheet(name: &str, sheet: &Sheet, rows: &[Vec<String>], styles: &[String]) -> usize {
    let mut left = sheet.cells.len();
    for (row, cells) in rows.iter().enumerate() {
        for (position, expected) in cells.iter().enumerate() {
            let address = format!("{}{}", column(position), row + 1);
            let Some(cell) = sheet.cells.get(&address) else {
                assert_eq!(expected, "", "{name} {address}");
                continue;
            };
            left -= 1;
            let is_equal = match cell.kind {
                Kind::Number => cell.text.parse::<f64>() == expected.parse::<f64>(),
                // A heading has a label above the name of the column.
                Kind::Text if row == 0 && cell.text.contains('\n') => cell.text.ends_with(&format!("\n{expected}")),
                _ => cell.text == *expected,
            };
            assert!(is_equal, "{name} {address}: {:?} instead of {expected:?}", cell.text);
            let is_quoted = styles[cell.style].contains("quotePrefix=\"1\"");
            assert_eq!(is_quoted, cell.kind == Kind::Text && expected.starts_with(GUARDED), "{name} {address}: {expected:?}");
        }
    }
    assert_eq!(left, 0, "{name}: cells that no table has");
    sheet.cells.len()
}

fn heading(record_type: RecordType) -> String {
    reform_explorer::words::describe::type_heading(&reform_explorer::words::Words::new(Language::Hant), record_type).to_owned()
}

fn check(name: &str, dataset: &Dataset, chosen: &[RecordIndex]) -> usize {
    let bytes = exported(dataset, chosen, Format::Xlsx);
    let (book, tables) = (open(&bytes), tables(&exported(dataset, chosen, Format::CsvZip)));
    assert_eq!(book.names[0], "來源", "{name}");
    assert_eq!(book.names.len(), tables.len(), "{name}");
    let mut cells = check_sheet(name, &book.sheets["來源"], &tables["source.csv"], &book.styles);
    for record_type in RecordType::ALL {
        let Some(rows) = tables.get(&format!("{}.csv", record_type.section())) else { continue };
        let sheet = &book.sheets[&heading(record_type)];
        cells += check_sheet(&format!("{name} {record_type:?}"), sheet, rows, &book.styles);
        assert!(sheet.xml.contains("state=\"frozen\"") && sheet.xml.contains("<autoFilter ref=\"A1:"), "{name}");
    }
    for sheet in book.sheets.values() {
        for (cell, (target, address)) in &sheet.links {
            let found = &book.sheets[target].cells[address].text;
            let shown = &sheet.cells[cell].text;
            let leads = shown.split(" | ").any(|id| id == found) || (address == "A2" && shown.starts_with("records "));
            assert!(leads, "{name}: {shown} leads to {found}");
        }
    }
    cells
}

#[test]
fn workbooks_hold_what_the_tables_hold() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for chosen in subsets(&dataset).into_iter().filter(|chosen| !chosen.is_empty()) {
            assert!(check(&format!("{name}, {} records", chosen.len()), &dataset, &chosen) > chosen.len() * 3);
        }
    }
}

#[test]
fn the_same_export_gives_the_same_workbook() {
    let dataset = read(TOWN).dataset;
    let chosen: Vec<RecordIndex> = dataset.indices().collect();
    assert_eq!(exported(&dataset, &chosen, Format::Xlsx), exported(&dataset, &chosen, Format::Xlsx));
}

#[test]
fn hostile_texts_stay_text() {
    let dataset = hostile::hostile();
    let chosen: Vec<RecordIndex> = dataset.indices().collect();
    assert!(check("hostile", &dataset, &chosen) > 0);
}

const TOWN: &str = r#"(schema: 1, id: "town", title: "鎮", sources: [(id: "source", title: "文", date: "2019-06-30")],
    agencies: [
        (id: "office", name: "辦公室", levels: [municipal], each: true, places: ["south", "north"]),
        (id: "bureau", name: "+局", places: ["north", "nowhere"]),
    ],
    places: [(id: "north", name: "北"), (id: "south", name: "南", within: "north")],
    metrics: [
        (id: "trade", name: "貿易", value: "2,123.3", scale: yi, statistic: level, qualifier: exact, wording: "2,123.3億元", as_of: "2019-06"),
        (id: "long", name: "長", value: "12345678901234567", statistic: level, qualifier: exact, wording: "-", as_of: "2019"),
        (id: "loss", name: "減", value: "-0.5", statistic: level, qualifier: exact, wording: "@", as_of: "1850-02-03"),
    ],
)"#;

#[test]
fn cells_are_what_they_are() {
    let dataset = read(TOWN).dataset;
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::Hant);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("town.xlsx");
    let report = export(&selection, Format::Xlsx, &target, &mut |_, _| ControlFlow::Continue(())).expect("it is written");
    assert_eq!((report.records, report.files, report.limits), (8, 1, Vec::new()));
    assert_eq!(crate::common::names(folder.path()), ["town.xlsx"]);
    let book = open(&std::fs::read(&target).unwrap());
    let cases = [
        (RecordType::Source, 0, "date", "2019-06-30", Kind::Date),
        (RecordType::Agency, 0, "each", "true", Kind::Flag),
        (RecordType::Agency, 1, "each", "false", Kind::Flag),
        (RecordType::Agency, 1, "name_hant", "+局", Kind::Text),
        (RecordType::Metric, 0, "value", "2,123.3", Kind::Text),
        (RecordType::Metric, 0, "value_normalised", "212330000000", Kind::Number),
        (RecordType::Metric, 0, "as_of", "2019-06", Kind::Text),
        (RecordType::Metric, 1, "value_normalised", "12345678901234567", Kind::Text),
        (RecordType::Metric, 1, "as_of", "2019", Kind::Text),
        (RecordType::Metric, 2, "value", "-0.5", Kind::Text),
        (RecordType::Metric, 2, "value_normalised", "-0.5", Kind::Number),
        (RecordType::Metric, 2, "as_of", "1850-02-03", Kind::Text),
    ];
    for (record_type, row, name, text, kind) in cases {
        let cells = &book.sheets[&heading(record_type)].cells;
        let position = (0..)
            .map(column)
            .find(|column| cells[&format!("{column}1")].text.ends_with(&format!("\n{name}")))
            .expect("the column");
        let cell = &cells[&format!("{position}{}", row + 2)];
        assert_eq!((cell.text.as_str(), cell.kind), (text, kind), "{name}");
    }
    let links = |record_type| book.sheets[&heading(record_type)].links.values().cloned().collect::<Vec<_>>();
    let place = |address: &str| (heading(RecordType::Place), address.to_owned());
    assert_eq!(links(RecordType::Agency), [place("A3"), place("A2")], "to the first of several, and to what there is");
    assert_eq!(links(RecordType::Place), [place("A2")]);
}

#[test]
fn only_what_is_in_the_workbook_is_linked() {
    let dataset = read(TOWN).dataset;
    let book = open(&exported(&dataset, &positions(&dataset, &["office", "bureau", "south"]), Format::Xlsx));
    let links = |record_type| book.sheets[&heading(record_type)].links.len();
    assert_eq!((links(RecordType::Agency), links(RecordType::Place)), (1, 0));
    let origin = &book.sheets["來源"];
    let told = |property: &str| {
        let row = (1..).find(|row| origin.cells[&format!("B{row}")].text == property).expect("the property");
        &origin.cells[&format!("C{row}")]
    };
    assert_eq!((told("selected").text.as_str(), told("total").text.as_str()), ("3", "8"));
    assert_eq!((told("selected").kind, told("date").text.as_str()), (Kind::Number, "2026-11-23"));
}
