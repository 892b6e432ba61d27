//! CSV tables, read back with the `csv` crate.

use super::subsets;
use crate::common::{SHIPPED, day, names, positions, read};
use reform_explorer::export::{Format, Options, Selection, export, export_to};
use reform_explorer::model::{Dataset, Language, RecordIndex, RecordType};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

type Row = HashMap<String, String>;

fn export_csv(dataset: &Dataset, records: Vec<RecordIndex>, language: Language, target: &Path) {
    export_selection(&Selection::new(dataset, records, day(), language), target);
}

fn export_selection(selection: &Selection, target: &Path) {
    let report = export(selection, Format::Csv, target, &mut |_, _| ControlFlow::Continue(())).expect("a folder is written");
    assert_eq!((report.records, report.stubs, report.files), (selection.len(), 0, names(target).len()));
}

/// A table without its byte order mark: its columns and rows.
fn table(path: &Path) -> (Vec<String>, Vec<Row>) {
    let text = std::fs::read_to_string(path).expect("the table is there");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| header.iter().cloned().zip(row.expect("a row").iter().map(str::to_owned)).collect());
    (header.clone(), rows.collect())
}

const TOWN: &str = r#"(schema: 1, id: "town", title: (hant: "鎮", en: "Town"), licence: "CC0-1.0", notice: (en: "Invented"),
    sources: [(id: "source", title: "文", evidence: [(p: 1, quote: "文")], inferred: ["title"])],
    agencies: [
        (id: "office", name: (hant: "辦公室", en: "=Office"), levels: [municipal, district], each: true,
         aliases: [(name: "簡", kind: short), (name: (en: "Plate"), kind: nameplate)],
         evidence: [(p: 5, quote: "4.6萬余戶"), (p: 2, quote: "甲", nth: 2, to: "乙", field: "levels", source: "source")], inferred: ["levels"]),
        (id: "bureau", name: (hant: "-局", hans: "-局"), evidence: [(p: 1, quote: "局")]),
    ],
    changes: [
        (id: "merge", kind: merge, from: ["office", (text: (hant: "各部門", en: "departments"), count: 40, qualifier: more_than, among: ["bureau"])],
         to: ["office"], date: "2019-03", evidence: [(p: 1, quote: "併")]),
    ],
    metrics: [
        (id: "trade", name: "貿易", value: "2,123.3", scale: yi, statistic: level, qualifier: exact, wording: "2,123.3億元",
         period: "2019-01/2019-05", streak: (count: 3, unit: year), evidence: [(p: 1, quote: "貿")]),
        (id: "loss", name: "減少", value: "-3", statistic: change, qualifier: exact, wording: "+多",
         as_of: "2019-06-30", evidence: [(p: 1, quote: "減")]),
    ],
)"#;

#[test]
fn cells_hold_what_records_say() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("town");
    let dataset = read(TOWN).dataset;
    export_csv(&dataset, dataset.indices().collect(), Language::En, &target);
    let expected = ["README.md", "agencies.csv", "changes.csv", "datapackage.json", "metrics.csv", "source.csv", "sources.csv"];
    assert_eq!(names(&target), expected);
    let (header, rows) = table(&target.join("agencies.csv"));
    let expected = [
        "id",
        "name_hant",
        "name_hans",
        "name_en",
        "levels",
        "kinds",
        "sphere",
        "places",
        "summary",
        "aliases_hant",
        "aliases_en",
        "each",
        "open",
        "open_functions",
        "measures",
        "inferred",
        "not_stated",
        "evidence",
    ];
    assert_eq!(header, expected);
    let cases = [
        (0, "id", "office"),
        (0, "name_hant", "辦公室"),
        (0, "name_en", "'=Office"),
        (1, "name_hant", "'-局"),
        (1, "name_en", ""),
        (0, "levels", "municipal | district"),
        (0, "aliases_hant", "簡 [short]"),
        (0, "aliases_en", "Plate [nameplate]"),
        (0, "each", "true"),
        (1, "each", "false"),
        (0, "open", "false"),
        (0, "inferred", "levels"),
        (0, "not_stated", "kinds | sphere | places"),
        (0, "evidence", "¶5 「4.6萬余戶」 | levels: source ¶2 「甲」 (2)…「乙」"),
    ];
    for (row, column, expected) in cases {
        assert_eq!(rows[row][column], expected, "row {row}, {column}");
    }
    let (_, rows) = table(&target.join("changes.csv"));
    let cases = [
        ("kind", "merge"),
        ("from", "office | bureau"),
        ("from_name", "'=Office | -局"),
        ("from_described", "departments (over 40)"),
        ("to", "office"),
        ("date", "2019-03"),
        ("status", ""),
    ];
    for (column, expected) in cases {
        assert_eq!(rows[0][column], expected, "{column}");
    }
    let (_, rows) = table(&target.join("metrics.csv"));
    let cases = [
        (0, "value", "2,123.3"),
        (0, "value_normalised", "212330000000"),
        (0, "scale", "yi"),
        (0, "period", "2019-01/2019-05"),
        (0, "streak", "3 year"),
        (1, "value", "-3"),
        (1, "value_normalised", "-3"),
        (1, "as_of", "2019-06-30"),
        (1, "wording_hant", "'+多"),
        (1, "not_stated", "unit | subjects"),
    ];
    for (row, column, expected) in cases {
        assert_eq!(rows[row][column], expected, "row {row}, {column}");
    }
}

#[test]
fn the_origin_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = read(TOWN).dataset;
    let selection = Selection::new(&dataset, positions(&dataset, &["trade", "office"]), day(), Language::En);
    export_selection(&selection.with_filter(Some("trade -loss".to_owned())), folder.path());
    let (_, rows) = table(&folder.path().join("source.csv"));
    let told: BTreeMap<(&str, &str), &str> =
        rows.iter().map(|row| ((row["about"].as_str(), row["property"].as_str()), row["value"].as_str())).collect();
    let cases = [
        ("dataset", "id", "town"),
        ("dataset", "title", "Town"),
        ("dataset", "licence", "CC0-1.0"),
        ("dataset", "encoder", "Not given"),
        ("dataset", "notice", "Invented"),
        ("export", "date", "2026-11-23"),
        ("export", "filter", "trade -loss"),
        ("export", "chosen", "2"),
        ("export", "mentioned", "0"),
        ("export", "selected", "2"),
        ("export", "total", "6"),
        ("records agencies", "selected", "1"),
        ("records agencies", "total", "2"),
        ("records metrics", "total", "2"),
        ("export", "language", "en"),
        ("source source", "title", "文"),
        ("source source", "author", "Not stated in the source"),
        ("source source", "date", "Not stated in the source"),
        ("source source", "licence", "Not stated in the source"),
        ("source source", "inferred", "title"),
    ];
    for (about, property, expected) in cases {
        assert_eq!(told.get(&(about, property)), Some(&expected), "{about} {property}");
    }
    assert!(!told.contains_key(&("records changes", "total")), "a type without a table has no number");
    let readme = std::fs::read_to_string(folder.path().join("README.md")).expect("the README is there");
    for told in [
        "# Town",
        "Invented",
        "2 of the 6 records",
        "23 November 2026",
        "trade -loss",
        "`CC0-1.0`",
        "Source: 文",
        "Agencies, 1 of 2",
    ] {
        assert!(readme.contains(told), "{told}: {readme}");
    }
}

#[test]
fn every_record_has_its_row() {
    for (name, text) in SHIPPED {
        let folder = tempfile::tempdir().unwrap();
        let dataset = read(text).dataset;
        export_csv(&dataset, dataset.indices().collect(), Language::Hans, folder.path());
        for record_type in RecordType::ALL.into_iter().filter(|record_type| dataset.records.count(*record_type) > 0) {
            let (header, rows) = table(&folder.path().join(format!("{}.csv", record_type.section())));
            let found: Vec<&str> = rows.iter().map(|row| row["id"].as_str()).collect();
            let expected: Vec<&str> = dataset.records.of_type(record_type).map(|record| record.id().as_str()).collect();
            assert_eq!(found, expected, "{name}");
            for field in record_type.fields() {
                let has_column = header.iter().any(|column| column == field || column.starts_with(&format!("{field}_")));
                assert!(has_column, "{name}: {field}");
            }
            assert!(rows.iter().flat_map(HashMap::values).all(|cell| !cell.starts_with(['=', '+', '@', '\t'])), "{name}");
        }
    }
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file is there")).expect("JSON")
}

/// The texts of a JSON array at `key` of each of its objects.
fn texts(array: &serde_json::Value, key: &str) -> Vec<String> {
    array.as_array().expect("an array").iter().map(|one| one[key].as_str().expect("a text").to_owned()).collect()
}

#[test]
fn the_package_describes_exactly_the_tables() {
    let mut keys = 0;
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for chosen in subsets(&dataset).into_iter().filter(|chosen| !chosen.is_empty()) {
            let folder = tempfile::tempdir().unwrap();
            export_csv(&dataset, chosen, Language::Hant, folder.path());
            let package = json(&folder.path().join("datapackage.json"));
            assert_eq!(package["profile"], "tabular-data-package");
            assert_eq!(package["licenses"][0]["name"], "CC0-1.0");
            let mut described = texts(&package["resources"], "path");
            described.extend(["README.md", "datapackage.json"].map(str::to_owned));
            described.sort();
            assert_eq!(described, names(folder.path()), "{name}");
            for resource in package["resources"].as_array().unwrap() {
                let (header, rows) = table(&folder.path().join(resource["path"].as_str().unwrap()));
                assert_eq!(texts(&resource["schema"]["fields"], "name"), header, "{name}");
                let is_origin = resource["name"] == "source";
                assert_eq!(resource["schema"]["primaryKey"] == "id", !is_origin, "{name}");
                for field in resource["schema"]["fields"].as_array().unwrap() {
                    let column = field["name"].as_str().unwrap();
                    for cell in rows.iter().map(|row| row[column].as_str()).filter(|cell| !cell.is_empty()) {
                        match field["type"].as_str().unwrap() {
                            "string" => {}
                            "boolean" => assert!(["true", "false"].contains(&cell), "{name} {column}: {cell}"),
                            "number" => assert!(cell.parse::<f64>().is_ok(), "{name} {column}: {cell}"),
                            other => panic!("{other}"),
                        }
                    }
                }
                for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
                    let target = key["reference"]["resource"].as_str().filter(|target| !target.is_empty());
                    let target = target.unwrap_or(resource["name"].as_str().unwrap());
                    let (_, targets) = table(&folder.path().join(format!("{target}.csv")));
                    for cell in rows.iter().map(|row| &row[key["fields"].as_str().unwrap()]).filter(|cell| !cell.is_empty()) {
                        assert!(targets.iter().any(|row| row["id"] == *cell), "{name}: {key} {cell}");
                        keys += 1;
                    }
                }
            }
        }
    }
    assert!(keys > 100, "{keys}");
}

#[test]
fn keys_are_declared_only_where_they_hold() {
    let whole = |ids: &[&str]| {
        let dataset = read(TOWN).dataset;
        let folder = tempfile::tempdir().unwrap();
        export_csv(&dataset, positions(&dataset, ids), Language::En, folder.path());
        let package = json(&folder.path().join("datapackage.json"));
        package["resources"].as_array().unwrap().iter().find(|one| one["name"] == "changes").unwrap()["schema"].clone()
    };
    let key = serde_json::json!([{ "fields": "to", "reference": { "resource": "agencies", "fields": "id" } }]);
    assert_eq!(whole(&["merge", "office", "bureau"])["foreignKeys"], key, "`from` has two ids in a row");
    assert_eq!(whole(&["merge", "bureau"])["foreignKeys"], serde_json::Value::Null, "`to` leads out of the export");
    let twice = TOWN.replace("id: \"bureau\"", "id: \"office\"");
    let dataset = read(&twice).dataset;
    let folder = tempfile::tempdir().unwrap();
    export_csv(&dataset, dataset.indices().collect(), Language::En, folder.path());
    let package = json(&folder.path().join("datapackage.json"));
    let schema =
        |name: &str| package["resources"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["schema"].clone();
    assert_eq!(schema("agencies")["primaryKey"], serde_json::Value::Null, "two rows have the same id");
    assert_eq!(schema("changes")["foreignKeys"], serde_json::Value::Null, "`to` leads to either of them");
    assert_eq!(schema("metrics")["primaryKey"], "id");
}

#[test]
fn a_byte_order_mark_is_written_on_request() {
    let dataset = read(TOWN).dataset;
    for byte_order_mark in [false, true, false] {
        let folder = tempfile::tempdir().unwrap();
        let selection = Selection::new(&dataset, dataset.indices(), day(), Language::En);
        let selection = selection.with_options(Options { byte_order_mark, ..Options::default() });
        // The second time over the first: the folder is known for one of ours.
        export_selection(&selection, folder.path());
        export_selection(&selection, folder.path());
        for name in names(folder.path()) {
            let text = std::fs::read_to_string(folder.path().join(&name)).unwrap();
            assert_eq!(text.starts_with('\u{feff}'), byte_order_mark && name.ends_with(".csv"), "{name}");
            if name == "README.md" {
                assert_eq!(text.contains("without a byte order mark"), !byte_order_mark);
            }
        }
        let package = json(&folder.path().join("datapackage.json"));
        assert_eq!(package["resources"][0]["encoding"], "utf-8");
    }
}

#[test]
fn one_language_is_the_one_read() {
    let dataset = read(TOWN).dataset;
    let folder = tempfile::tempdir().unwrap();
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::En);
    let options = Options { every_language: false, ..Options::default() };
    export_selection(&selection.with_options(options), folder.path());
    let (header, rows) = table(&folder.path().join("agencies.csv"));
    // The bureau has no English name: what a reader of English is shown stands in the column of its own language.
    assert!(!header.contains(&"name_hans".to_owned()), "{header:?}");
    for (row, column, expected) in [
        (0, "name_en", "'=Office"),
        (0, "name_hant", ""),
        (1, "name_en", ""),
        (1, "name_hant", "'-局"),
        (0, "aliases_hant", "簡 [short]"),
        (0, "aliases_en", "Plate [nameplate]"),
    ] {
        assert_eq!(rows[row][column], expected, "row {row}, {column}");
    }
    let readme = std::fs::read_to_string(folder.path().join("README.md")).unwrap();
    assert!(readme.contains("in one language only"), "{readme}");
}

#[test]
fn what_was_added_is_told() {
    let dataset = read(TOWN).dataset;
    let folder = tempfile::tempdir().unwrap();
    let selection = Selection::new(&dataset, positions(&dataset, &["merge"]), day(), Language::En);
    let selection = selection.with_options(Options { mentioned: true, ..Options::default() });
    assert_eq!((selection.chosen(), selection.mentioned(), selection.len()), (1, 2, 3));
    export_selection(&selection, folder.path());
    let (_, rows) = table(&folder.path().join("source.csv"));
    for (property, expected) in [("chosen", "1"), ("mentioned", "2"), ("selected", "3"), ("total", "6")] {
        assert!(rows.iter().any(|row| row["property"] == property && row["value"] == expected), "{property}");
    }
    let readme = std::fs::read_to_string(folder.path().join("README.md")).unwrap();
    let sentence = "One of these was chosen; 2 more were added because the chosen records mention them.";
    assert!(readme.contains(sentence), "{readme}");
}

fn zipped(selection: &Selection) -> Vec<u8> {
    let mut bytes = Vec::new();
    export_to(selection, Format::CsvZip, &mut bytes, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    bytes
}

#[test]
fn the_zip_holds_the_files_of_the_folder() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for chosen in subsets(&dataset).into_iter().filter(|chosen| !chosen.is_empty()) {
            let folder = tempfile::tempdir().unwrap();
            let selection = Selection::new(&dataset, chosen, day(), Language::Hans);
            export_selection(&selection, folder.path());
            let mut archive = zip::ZipArchive::new(Cursor::new(zipped(&selection))).expect("a zip file");
            let mut found: Vec<String> = archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
            found.sort();
            assert_eq!(found, names(folder.path()), "{name}");
            for file in found {
                let mut bytes = Vec::new();
                archive.by_name(&file).unwrap().read_to_end(&mut bytes).unwrap();
                assert_eq!(bytes, std::fs::read(folder.path().join(&file)).unwrap(), "{name}: {file}");
            }
        }
    }
}

#[test]
fn the_same_export_gives_the_same_zip() {
    let dataset = read(TOWN).dataset;
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::En);
    assert_eq!(zipped(&selection), zipped(&selection));
    let bytes = zipped(&selection);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let time = archive.by_index(0).unwrap().last_modified().expect("a time");
    assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2026, 11, 23, 0), "the day of the export");
}
