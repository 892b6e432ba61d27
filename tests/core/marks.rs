//! Whatever keeps a record from being simply stated is shown wherever the record is: no rendering may lose a mark.

use crate::common::{day, read};
use reform_explorer::export::{Format, Options, Selection, export_to};
use reform_explorer::load::Loaded;
use reform_explorer::model::Language;
use reform_explorer::query::{Index, Query, Request, find};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::process::Command;
use std::sync::LazyLock;

/// One of every mark.
const MARKS: &str = include_str!("../marks.ron");

static LOADED: LazyLock<Loaded> = LazyLock::new(|| read(MARKS));

/// What the subcommand `show` prints of a record.
fn shown(id: &str) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/marks.ron");
    let output = Command::new(env!("CARGO_BIN_EXE_reform-explorer")).args(["show", file, id, "--lang", "en"]).output();
    String::from_utf8(output.expect("the program starts").stdout).expect("output is UTF-8")
}

/// An export of all records; of a container the text of all its parts.
fn exported(format: Format) -> String {
    let dataset = &LOADED.dataset;
    let chosen = dataset.indices();
    let options = Options { proposed: true, ..Options::default() };
    let selection = Selection::new(dataset, chosen, day(), Language::En).with_options(options);
    let mut written = Vec::new();
    export_to(&selection, format, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&written)) else {
        return String::from_utf8(written).expect("exports are UTF-8");
    };
    let mut text = String::new();
    for position in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(position).expect("a part").read_to_end(&mut part).expect("the part can be read");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

#[test]
fn a_record_shows_its_marks_and_those_of_what_mentions_it() {
    let cases: [(&str, &[&str]); 8] = [
        (
            "gate-office",
            &[
                "List left open: Yes",
                "Functions left open: Yes",
                "and others that the source leaves open",
                "Dispatched organ of a government",
                "other-borough/gate-office",
                "third-borough/lock-office",
                "(Assists, Inferred, Prescribed by a rule)",
                "[fines] [Inferred] [Prescribed by a rule]",
                "[watches-join] [Prescribed by a rule]",
                "[commands-weir] [Inferred]",
            ],
        ),
        ("weir-office", &["proposed by the rule set-up-verb, medium confidence", "Name: Weir office (en) [Proposed]"]),
        ("locking", &["(Takes part, Proposed)", "(Assists, Inferred, Prescribed by a rule)", "Police services (cofog:03.1)"]),
        (
            "watches-join",
            &[
                "From: night watches, among others (at most 5), among them Weir office [weir-office] [Inferred]",
                "Functions left open: Yes",
                "Status: Prescribed by a rule",
            ],
        ),
        ("fines", &["Footing: Entrusted [Stated]", "Penalty, Inspection", "[gate-office] [Inferred]"]),
        ("keys", &["Value in ones: 3–5 keys", "Upper end as worded: 5"]),
        ("minutes", &["Value in ones: ≤ 10 minutes", "At most", "About: Gate office [gate-office] [Inferred]"]),
        (
            "rules",
            &[
                "Title: Rules of the borough (en) [Inferred]",
                "from 1 May 2031; as adopted in 2031; later amendments not checked",
                "¶1 Bodies [heading 1]",
            ],
        ),
    ];
    for (id, expected) in cases {
        let shown = shown(id);
        for words in expected {
            assert!(shown.contains(words), "{id}: {words}\n{shown}");
        }
        assert!(!shown.contains("Exact value"), "{shown}");
    }
}

#[test]
fn every_document_and_table_keeps_the_marks() {
    let cases: [(Format, &[&str]); 6] = [
        (
            Format::Markdown,
            &[
                "among others",
                "at most 5",
                "*inferred*",
                "*Inferred, Prescribed by a rule*",
                "3–5",
                "≤ 10",
                "*Proposed*",
                "set-up-verb",
                "**Name:** Weir office (*proposed*)",
                "**Title:** Rules of the borough (*inferred*)",
                "Bodies \\[heading 1\\]",
                "among them [Weir office](#weir-office) (*inferred*)",
            ],
        ),
        (
            Format::Html,
            &[
                "among others",
                "at most 5",
                "<em>inferred</em>",
                "Inferred, Prescribed by a rule",
                "3–5",
                "≤ 10",
                "Proposed",
                "set-up-verb",
            ],
        ),
        (
            Format::Docx,
            &["Inferred, Prescribed by a rule", "3–5", "≤ 10", "Prescribed by a rule", "proposed by the rule set-up-verb"],
        ),
        (
            Format::CsvZip,
            &[
                "open_functions",
                "prescribed",
                "at_most",
                "upper_normalised",
                "set-up-verb (medium)",
                "entrusted",
                "penalty | inspection",
                "cofog:03.1",
                "other-borough/gate-office",
            ],
        ),
        (
            Format::JsonLd,
            &[
                "reform:open_functions",
                "reform:status-prescribed",
                "reform:qualifier-at_most",
                "schema:maxValue",
                "reform:proposed",
                "reform:power_mode-entrusted",
                "skos:exactMatch",
                "skos:closeMatch",
                "eli:first_date_entry_in_force",
            ],
        ),
        (
            Format::Json,
            &["\"open_functions\": true", "\"prescribed\"", "\"at_most\"", "\"upper\"", "\"proposed\"", "\"entrusted\""],
        ),
    ];
    for (format, expected) in cases {
        let text = exported(format);
        for words in expected {
            assert!(text.contains(words), "{format:?}: {words}\n{text}");
        }
    }
}

#[test]
fn records_are_found_by_their_marks() {
    let cases = [
        ("mark:open", vec!["gate-office", "watches-join"]),
        ("mark:range", vec!["keys"]),
        ("mark:proposed", vec!["weir-office", "weir-office-locking"]),
        ("mark:inferred", vec!["rules", "watches-join", "gate-office-locking", "fines", "commands-weir", "minutes"]),
        ("status:prescribed type:power", vec!["fines"]),
        ("qualifier:at_most", vec!["minutes"]),
        ("mode:entrusted", vec!["fines"]),
        ("kind:penalty", vec!["fines"]),
        ("class:\"cofog:03.1\" type:function", vec!["locking"]),
        ("kind:commands", vec!["commands-weir"]),
        ("other-borough", vec!["gate-office"]),
        ("5 type:metric", vec!["keys"]),
    ];
    let index = Index::new(&LOADED);
    for (query, expected) in cases {
        let request = Request { query: Query::parse(query), scope: None };
        let findings = find(&LOADED, &index, &request, &mut |_| panic!("a small dataset is searched at once"), &|| false);
        let records = findings.expect("nobody cancels").records;
        let found: Vec<&str> = records.iter().map(|record| LOADED.dataset.record(*record).id().as_str()).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn what_nobody_has_decided_on_is_exported_only_on_request() {
    let dataset = &LOADED.dataset;
    for (proposed, count) in [(false, dataset.len() - 1), (true, dataset.len())] {
        let options = Options { proposed, ..Options::default() };
        let selection = Selection::new(dataset, dataset.indices(), day(), Language::En).with_options(options);
        assert_eq!(selection.len(), count);
    }
}
