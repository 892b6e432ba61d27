//! CSV tables, read back with the `csv` crate.

use crate::common::{SHIPPED, day, names, positions, read};
use reform_explorer::export::{Format, Selection, export};
use reform_explorer::model::{Dataset, Language, RecordIndex, RecordType};
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::path::Path;

type Row = HashMap<String, String>;

fn export_csv(dataset: &Dataset, records: Vec<RecordIndex>, language: Language, target: &Path) {
    let selection = Selection::new(dataset, records, day(), language);
    let report = export(&selection, Format::Csv, target, &mut |_, _| ControlFlow::Continue(())).expect("a folder is written");
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
    assert_eq!(names(&target), ["agencies.csv", "changes.csv", "metrics.csv", "source.csv", "sources.csv"]);
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
    export_csv(&dataset, positions(&dataset, &["trade", "office"]), Language::En, folder.path());
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
        ("export", "selected", "2"),
        ("export", "total", "6"),
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
