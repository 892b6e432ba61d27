//! Texts that look like the syntax around them.

use super::exported;
use crate::common::{day, read};
use reform_explorer::export::{Format, Selection, export, export_to};
use reform_explorer::model::{Dataset, Evidence, Head, Language, RecordType, Records, Source, Term, Text};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

pub(super) const HOSTILE: [&str; 32] = [
    "",
    " ",
    "\"",
    "\"#",
    "\"##",
    "r#\"a\"#",
    "a\\",
    "\\\"",
    "\\u{41}",
    "first\nsecond",
    "first\r\nsecond",
    "first\rsecond\r",
    "\n            name: \"x\",",
    "\ttab",
    "// no comment",
    "*/ /* none",
    "),]}",
    "(a: 1)",
    "😀 機構 👩‍👩‍👧",
    "\u{feff}mark",
    "\u{2028}line",
    "first\u{2029}second\u{85}third",
    "\u{202e}drawkcab \u{2067}",
    "\nER  - \nTY  - GEN\u{2028}AU  - x",
    "}\n@misc{x, title = {",
    "2019-06",
    "\u{7f}\u{1}",
    "</script>&amp;<a id=\"x\">",
    "# heading\n\n- item\n> quote",
    "[link](#x) ![image](y) `code` **bold**",
    "=1+1",
    "\"quoted\", comma; | bar",
];

/// A dataset with every hostile text in its head, in a source, in texts of both forms, and in evidence, as it is once it has been loaded.
pub(super) fn hostile() -> Dataset {
    let written = written(str::to_owned);
    read(&exported(&written, written.indices().collect(), Format::Ron, Language::En)).dataset
}

/// The same with each text as `form` makes it.
fn written(form: impl Fn(&str) -> String) -> Dataset {
    let head: Head = ron::from_str(r#"(schema: 2, id: "hostile", title: "T")"#).expect("a head");
    let joined = form(&HOSTILE.concat());
    let head = Head {
        title: joined.as_str().into(),
        licence: Some(joined.as_str().into()),
        notice: Some(joined.as_str().into()),
        ..head
    };
    let mut records = Records::default();
    let source: Source = ron::from_str(r#"(id: "source", title: "T")"#).expect("a source");
    let (title, author) = (joined.as_str().into(), Some(joined.as_str().into()));
    records.sources.push(Source { title, author, address: Some(joined.as_str().into()), ..source });
    for (position, text) in HOSTILE.map(form).iter().map(String::as_str).enumerate() {
        let evidence = Evidence { p: 1, quote: text.into(), nth: None, to: Some(text.into()), field: None, source: None };
        records.terms.push(Term {
            evidence: Box::new([evidence]),
            ..Term::new(
                format!("term-{position}").as_str().into(),
                text.into(),
                Text::Translated(Box::new([Some(text.into()), None, Some(text.into())])),
            )
        });
    }
    Dataset::new(head, records)
}

#[test]
fn ron_reads_back_equal() {
    let original = hostile();
    // Nothing but line ends became different on loading.
    let expected = written(|text| text.replace("\r\n", "\n").replace('\r', "\n"));
    assert_eq!(original.records, expected.records);
    let text = exported(&original, original.indices().collect(), Format::Ron, Language::En);
    ron::from_str::<serde::de::IgnoredAny>(&text).expect("the whole file is RON");
    let export = read(&text).dataset;
    assert_eq!(export.records, original.records);
    assert_eq!(Head { export: None, ..export.head }, Head { export: None, ..original.head });
}

#[test]
fn json_reads_back_equal() {
    let original = hostile();
    let text = exported(&original, original.indices().collect(), Format::Json, Language::En);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let terms: Vec<Term> = serde_json::from_value(value["terms"].clone()).expect("terms");
    assert_eq!(terms, original.records.terms);
    let export = read(&text).dataset;
    assert_eq!(export.records, original.records);
    assert_eq!(Head { export: None, ..export.head }, Head { export: None, ..original.head });
}

/// Everything in an export, with what is compressed in it.
fn whole(dataset: &Dataset, format: Format) -> String {
    let selection = Selection::new(dataset, dataset.indices(), day(), Language::En);
    if format.is_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("csv");
        export(&selection, format, &target, &mut |_, _| ControlFlow::Continue(())).expect("a folder is written");
        let files = std::fs::read_dir(target).expect("the folder is there").map(|entry| entry.expect("an entry").path());
        return files.map(|file| std::fs::read_to_string(file).expect("UTF-8")).collect();
    }
    let mut bytes = Vec::new();
    export_to(&selection, format, &mut bytes, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8(bytes).expect("exports are UTF-8");
    };
    let mut text = String::new();
    for position in 0..archive.len() {
        archive.by_index(position).expect("a part").read_to_string(&mut text).expect("UTF-8");
    }
    text
}

#[test]
fn no_format_carries_a_carriage_return() {
    let dataset = hostile();
    for format in Format::ALL {
        let text = whole(&dataset, format);
        for found in ["_x000D_", "&#13;", "&#xD;", "first\\r", "\\u000d"] {
            assert!(!text.contains(found), "{found} in {format:?}");
        }
        // Those that end the lines of a format are its own.
        let own = matches!(format, Format::Csv | Format::CsvZip | Format::Ris);
        let carried = if own { text.replace("\r\n", "") } else { text };
        assert!(!carried.contains('\r'), "{format:?}");
    }
}

/// Whatever separates lines in a text, and whatever ends an entry in a notation, a reference stays one entry.
#[test]
fn references_keep_their_structure() {
    let original = hostile();
    let of = |format| exported(&original, original.indices().collect(), format, Language::En);
    let ris = of(Format::Ris);
    let starts = |tag: &str| ris.split("\r\n").filter(|line| line.starts_with(tag)).count();
    assert_eq!([starts("TY  - "), starts("ER  - "), starts("AU  - ")], [2, 2, 1], "{ris}");
    let is_line = |line: &str| line.is_empty() || (line.get(2..6) == Some("  - ") && !line.contains(char::is_control));
    assert!(ris.split("\r\n").all(is_line), "{ris}");
    let bibtex = of(Format::Bibtex);
    assert_eq!(bibtex.lines().filter(|line| line.starts_with('@')).count(), 2, "{bibtex}");
    let items: serde_json::Value = serde_json::from_str(&of(Format::CslJson)).expect("JSON");
    assert_eq!(items.as_array().map(Vec::len), Some(2));
    for text in [ris, bibtex, items.to_string()] {
        assert!(!text.contains(['\u{2028}', '\u{2029}', '\u{85}']), "{text}");
    }
}

/// A text that turns the direction of writing around does so to no word after it.
#[test]
fn directions_of_writing_end_with_their_text() {
    let original = hostile();
    for format in [Format::Markdown, Format::Html, Format::Docx] {
        let text = whole(&original, format);
        let turned: Vec<&str> = text.split("\u{202e}drawkcab \u{2067}").skip(1).collect();
        assert!(!turned.is_empty(), "{format:?}");
        for rest in turned {
            let end = if format == Format::Markdown { '\n' } else { '<' };
            assert!(rest.split(end).next().is_some_and(|rest| rest.contains("\u{2069}\u{202c}")), "{format:?}: {rest:.80}");
        }
    }
}

#[test]
fn markdown_keeps_its_structure() {
    let original = hostile();
    let text = exported(&original, original.indices_of(RecordType::Term).collect(), Format::Markdown, Language::En);
    let headings = text.lines().filter(|line| line.starts_with('#')).count();
    // The title, the contents, the two sections, and the terms; terms and sections have anchors.
    assert_eq!(headings, 1 + 1 + 1 + HOSTILE.len() + 1);
    let anchors = text.matches("<a ").count() - text.matches("\\<a ").count();
    assert_eq!(anchors, 2 + HOSTILE.len());
    for found in ["[link](", "![image]", " **bold**", "<script"] {
        assert!(!text.replace(&format!("\\{found}"), "").contains(found), "{found}");
    }
    let plain_lines = ["# ", "## ", "### ", "- ", "  - ", "> ", "¶"];
    for line in text.lines().filter(|line| !line.is_empty()) {
        assert!(plain_lines.iter().any(|start| line.starts_with(start)), "{line:?}");
    }
}
