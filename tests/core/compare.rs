//! Two datasets beside each other: what corresponds, why, and what differs.

use crate::cli::{data, program, talk};
use crate::common::{SHIPPED, day, read};
use reform_explorer::compare::{Candidate, Cell, Comparison, Matches, Reason, Report, Row, Status, View, candidates};
use reform_explorer::export::{ComparisonFormat, Format, Selection, export_to, write_comparison};
use reform_explorer::load::{self, BuiltIn, Loaded};
use reform_explorer::model::{Dataset, Language, RecordIndex};
use reform_explorer::words::Words;
use serde_json::Value;
use std::fs;
use std::ops::ControlFlow;
use std::process::Output;

fn beijing() -> Loaded {
    read(BuiltIn::named("@beijing-subdistricts-2019").expect("it comes with the program").dataset)
}

fn ids(dataset: &Dataset, records: &[RecordIndex]) -> String {
    records.iter().map(|index| dataset.record(*index).id().as_str()).collect::<Vec<_>>().join(" ")
}

/// What corresponds, as `left = right (reason, status: fields)`.
fn matched(comparison: &Comparison) -> Vec<String> {
    let row = |row: &Row| {
        let [left, right] = [0, 1].map(|side| ids(&comparison.sides[side].dataset, &row.sides[side]));
        let reason = row.reason.map(Reason::code)?;
        Some(format!("{left} = {right} ({reason}, {}: {})", row.status.code(), row.fields.join(" ")))
    };
    comparison.rows.iter().filter_map(row).collect()
}

/// A dataset as a JSON export has it.
fn exported(loaded: &Loaded) -> Value {
    let selection = Selection::new(&loaded.dataset, loaded.dataset.indices(), day(), Language::Hant);
    let mut bytes = Vec::new();
    let mut proceed = |_, _| ControlFlow::Continue(());
    export_to(&selection, Format::Json, &mut bytes, &mut proceed).expect("memory takes everything");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn a_dataset_is_the_same_as_itself() {
    for loaded in SHIPPED.iter().map(|(_, text)| read(text)).chain([beijing()]) {
        let comparison = Comparison::new(&loaded, &loaded);
        assert!(comparison.is_same() && comparison.rows.len() == loaded.dataset.len());
        assert!(comparison.rows.iter().all(|row| row.sides[0] == row.sides[1] && row.reason == Some(Reason::Id)));
    }
}

#[test]
fn a_comparison_is_mirrored_when_the_sides_change_places() {
    let mirrored = |row: Row| Row {
        sides: [row.sides[1].clone(), row.sides[0].clone()],
        status: match row.status {
            Status::OnlyLeft => Status::OnlyRight,
            Status::OnlyRight => Status::OnlyLeft,
            status => status,
        },
        ..row
    };
    let sorted = |mut rows: Vec<Row>| {
        rows.iter_mut().for_each(|row| row.fields.sort_unstable());
        rows.sort_by_key(|row| row.sides.clone());
        rows
    };
    let [chengdu, town] = SHIPPED.map(|(_, text)| read(text));
    let beijing = beijing();
    for (one, other) in [(&chengdu, &town), (&chengdu, &beijing), (&town, &beijing)] {
        let back = Comparison::new(other, one).rows.into_iter().map(mirrored).collect();
        assert_eq!(sorted(Comparison::new(one, other).rows), sorted(back));
    }
}

/// Every field of every seventh record is taken away in turn, where a record may be without it, and every title is changed.
#[test]
fn an_edit_shows_as_exactly_that() {
    let original = read(load::EXAMPLE_TOWN);
    let whole = exported(&original);
    let before = read(&whole.to_string());
    let mut tried = 0;
    let sections: Vec<String> = whole.as_object().expect("an object").keys().cloned().collect();
    for section in sections.iter().filter(|section| whole[section.as_str()][0]["id"].is_string()) {
        for at in (0..whole[section].as_array().map_or(0, Vec::len)).step_by(7) {
            let record = whole[section][at].as_object().expect("a record");
            for field in record.keys().filter(|field| *field != "id") {
                let mut edited = whole.clone();
                let changed = edited[section][at].as_object_mut().expect("a record");
                match changed.get_mut(field) {
                    Some(Value::String(text)) if matches!(field.as_str(), "name" | "title") => text.push('x'),
                    _ => drop(changed.remove(field)),
                }
                let after = read(&edited.to_string());
                // A record that cannot be without the field is gone, and no edit of a field.
                if after.unread > 0 {
                    continue;
                }
                let comparison = Comparison::new(&before, &after);
                let id = record["id"].as_str().expect("an id");
                let expected = format!("{id} = {id} (id, differs: {field})");
                let found: Vec<String> = matched(&comparison).into_iter().filter(|row| !row.contains("(id, same: )")).collect();
                assert_eq!(found, [expected], "{section} {id} {field}");
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn what_is_added_removed_and_renamed_is_told_apart() {
    let dataset = |terms: &str| read(&format!("(schema: 2, id: \"d\", title: \"T\", terms: [{terms}])"));
    let term = |id: &str, name: &str| format!("(id: \"{id}\", name: \"{name}\", gloss: \"g\"),");
    let before = dataset(&[term("a", "A"), term("b", "B"), term("c", "C"), term("e", "E"), term("f", "E")].concat());
    let after = dataset(&[term("b", "X"), term("a2", "A"), term("d", "D"), term("e2", "E")].concat());
    let comparison = Comparison::new(&before, &after);
    // Two records say what "e2" says, so that it is not known which of them it was.
    assert_eq!(matched(&comparison), ["a = a2 (content, differs: id)", "b = b (id, differs: name)"]);
    assert_eq!(Status::ALL.map(|status| comparison.count(status)), [0, 2, 3, 2, 0]);
    let renamed = read("(schema: 2, id: \"d\", title: \"U\", licence: \"CC0-1.0\", terms: [])");
    assert_eq!(Comparison::new(&dataset(""), &renamed).head, ["title", "licence"]);
}

/// Pairs of records in two datasets, `left` and `right`, and what they are matched by, if they are.
#[test]
fn places_are_matched_by_what_says_so_and_by_nothing_else() {
    let agency = |id: &str, rest: &str| format!("(id: \"{id}\", {rest}),");
    let cases: [(&str, &str, &str); 11] = [
        // The name of the place goes, in either script, at the same level.
        (r#"name: "甲河市規劃局", levels: [municipal]"#, r#"name: "乙河市规划局", levels: [municipal]"#, "x = y (name, same: )"),
        (r#"name: "規劃局", levels: [municipal]"#, r#"name: "乙河规划局", levels: [municipal]"#, "x = y (name, same: )"),
        (r#"name: "規劃局", levels: [municipal]"#, r#"name: "規劃局", levels: [district]"#, ""),
        (r#"name: "規劃局""#, r#"name: "規劃局""#, ""),
        (r#"name: "規劃局", levels: [municipal]"#, r#"name: "規劃分局", levels: [municipal]"#, ""),
        // Of a name that is nothing but its place nothing would be left.
        (r#"name: "甲河市", levels: [municipal]"#, r#"name: "乙河市", levels: [municipal]"#, ""),
        (r#"name: "A", same_as: ["right/y"]"#, r#"name: "B""#, "x = y (same_as, same: )"),
        (r#"name: "A""#, r#"name: "B", counterpart: ["left/x"], levels: [district]"#, "x = y (counterpart, differs: levels)"),
        // One says that they are the same and the other that they correspond: they correspond.
        (r#"name: "A", same_as: ["right/y"]"#, r#"name: "B", counterpart: ["left/x"]"#, "x = y (counterpart, same: )"),
        (r#"name: "A", same_as: ["elsewhere/y"]"#, r#"name: "B""#, ""),
        (r#"name: "A", same_as: ["right/t"]"#, r#"name: "B""#, ""),
    ];
    let dataset = |id: &str, place: &str, agencies: &str| {
        read(&format!(
            "(schema: 2, id: \"{id}\", title: \"T\", agencies: [{agencies}], places: [(id: \"p\", name: \"{place}\", level: municipal)], \
             terms: [(id: \"t\", name: \"{id}\", gloss: \"g\")])"
        ))
    };
    let agencies_of = |left: &str, right: &str| {
        let (left, right) = (dataset("left", "甲河市", left), dataset("right", "乙河市", right));
        matched(&Comparison::new(&left, &right)).join("; ")
    };
    for (left, right, expected) in cases {
        assert_eq!(agencies_of(&agency("x", left), &agency("y", right)), expected, "{left} and {right}");
        // A name that another record of the dataset has as well matches nothing.
        if expected.contains("name") {
            assert_eq!(agencies_of(&[agency("x", left), agency("z", left)].concat(), &agency("y", right)), "");
        }
    }
}

#[test]
fn figures_stand_beside_each_other_only_where_they_are_of_one_kind_and_time() {
    let dataset = |id: &str, metric: &str| {
        let base = "name: \"N\", statistic: level, wording: \"w\", variable: \"v\"";
        read(&format!("(schema: 2, id: \"{id}\", title: \"T\", metrics: [(id: \"m\", {base}, {metric})])"))
    };
    let cases = [
        ("value: \"4.6\", scale: wan, qualifier: exact", "value: \"46000\", qualifier: exact", "m = m (variable, same: )"),
        (
            "value: \"4.6\", scale: wan, qualifier: exact",
            "value: \"46000\", qualifier: more_than",
            "m = m (variable, differs: qualifier)",
        ),
        ("value: \"1\", qualifier: exact", "value: \"2\", qualifier: exact", "m = m (variable, differs: value)"),
        (
            "value: \"1\", qualifier: exact, unit: \"戶\"",
            "value: \"1\", qualifier: exact, unit: \"户\"",
            "m = m (variable, same: )",
        ),
        (
            "value: \"1\", qualifier: exact, unit: \"a\"",
            "value: \"1\", qualifier: exact, unit: \"b\"",
            "m = m (variable, not_comparable: )",
        ),
        (
            "value: \"1\", qualifier: exact, as_of: \"2018\"",
            "value: \"1\", qualifier: exact, as_of: \"2019\"",
            "m = m (variable, not_comparable: )",
        ),
    ];
    for (left, right, expected) in cases {
        let (left, right) = (dataset("left", left), dataset("right", right));
        assert_eq!(matched(&Comparison::new(&left, &right)), [expected], "{expected}");
    }
}

#[test]
fn chengdu_and_beijing_correspond_where_the_encoders_say_so() {
    let (chengdu, beijing) = (read(load::CHENGDU), beijing());
    let comparison = Comparison::new(&chengdu, &beijing);
    assert_eq!(
        matched(&comparison),
        [
            "township-authorities = subdistrict-offices (counterpart, differs: kinds open_functions)",
            "township-enforcement-teams = enforcement-teams (counterpart, same: )",
            "fn-integrated-enforcement = fn-integrated-enforcement (counterpart, differs: holders)",
        ]
    );
    let report = Report::new(&Words::new(Language::Hant), &comparison, View::Function);
    let [Cell::Claims(left), Cell::Claims(right)] = &report.rows[0].cells else { panic!("both say who enforces") };
    // What is a rule on one side and a deed on the other is marked.
    assert!(left.iter().all(|(_, text)| !text.contains("規定")), "{left:?}");
    assert!(right.iter().all(|(_, text)| text.contains("規定")), "{right:?}");
}

/// Whatever the view, each record of its type is in a row, and both sides of a row are worded.
#[test]
fn views_leave_no_record_out() {
    let (chengdu, beijing) = (read(load::CHENGDU), beijing());
    let comparison = Comparison::new(&chengdu, &beijing);
    let words = Words::new(Language::En);
    for view in View::ALL {
        let report = Report::new(&words, &comparison, view);
        let count = |side: usize| {
            let mut records: Vec<_> = report.rows.iter().flat_map(|row| &row.records[side]).collect();
            records.sort_unstable();
            records.dedup();
            records.len()
        };
        let records = |loaded: &Loaded| match view {
            View::Record => loaded.dataset.len(),
            View::Function => loaded.dataset.records.functions.len(),
            View::Power => loaded.dataset.records.powers.len(),
            View::Body => loaded.dataset.records.agencies.len(),
            View::Change => loaded.dataset.records.changes.len(),
            View::Figure => loaded.dataset.records.metrics.len(),
            View::Principle => loaded.dataset.records.principles.len(),
        };
        let same = comparison.count(Status::Same);
        let left_out = if view == View::Record { same } else { 0 };
        assert_eq!([count(0), count(1)], [records(&chengdu) - left_out, records(&beijing) - left_out], "{view:?}");
        for format in ComparisonFormat::ALL {
            let mut bytes = Vec::new();
            write_comparison(&words, &comparison, &report, &[], format, &mut bytes).expect("memory takes everything");
            let rows = match format {
                ComparisonFormat::Json => {
                    serde_json::from_slice::<Value>(&bytes).expect("JSON")["rows"].as_array().map_or(0, Vec::len)
                }
                ComparisonFormat::Csv => csv::Reader::from_reader(&bytes[..]).records().filter(|row| row.is_ok()).count(),
                ComparisonFormat::Markdown => {
                    String::from_utf8_lossy(&bytes).lines().filter(|line| line.starts_with("| ")).count() - 2
                }
                ComparisonFormat::Html => String::from_utf8_lossy(&bytes).matches("<tr><th scope=\"row\">").count(),
                ComparisonFormat::Xlsx => {
                    assert!(bytes.starts_with(b"PK"));
                    continue;
                }
            };
            assert_eq!(rows, report.rows.len(), "{view:?} {format:?}");
        }
    }
}

fn compare(arguments: &[&str]) -> Output {
    program().arg("compare").args(arguments).output().expect("the program starts")
}

#[test]
fn the_exit_code_is_that_of_diff() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    fs::write(path("edited.ron"), load::CHENGDU.replacen("gloss: ", "gloss : ", 1)).expect("a file");
    let edited = load::CHENGDU.replacen("\"4.6\"", "\"4.7\"", 1);
    assert_ne!(edited, load::CHENGDU);
    fs::write(path("other.ron"), edited).expect("a file");
    for (arguments, code) in [
        (vec!["@embedded", "@embedded"], 0),
        (vec!["@embedded", &path("edited.ron")], 0),
        (vec!["@embedded", &path("other.ron")], 1),
        (vec!["@embedded", "@example"], 1),
        (vec!["@embedded", &path("absent.ron")], 2),
        (vec!["@embedded"], 2),
        (vec!["@embedded", "@example", "--by", "nothing"], 2),
    ] {
        assert_eq!(compare(&arguments).status.code(), Some(code), "{arguments:?}");
    }
    let output = compare(&["@embedded", &path("other.ron"), "--lang", "en"]);
    let (shown, said) = (data(&output), talk(&output));
    assert!(shown.contains("Digits: 4.6") && shown.contains("Digits: 4.7") || shown.contains("4.7"), "{shown}");
    assert!(said.contains("1 different"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn streams_are_written_and_a_reader_that_leaves_changes_nothing() {
    let bash = |line: &str| {
        let mut command = std::process::Command::new("bash");
        command
            .env("P", env!("CARGO_BIN_EXE_reform-explorer"))
            .args(["-o", "pipefail", "-c", line])
            .output()
            .expect("bash starts")
    };
    for (line, code) in [
        ("$P compare @embedded @example --format json | head -c 10", 1),
        ("$P compare @embedded @example | head -c 10", 1),
        ("$P compare @embedded @example -o /dev/stdout --format csv | cat", 1),
        ("$P compare @embedded @example -o - --format html | cat", 1),
        ("$P compare @embedded @embedded -o >(cat) --format json", 0),
        ("$P compare @embedded @example --format json >/dev/full", 2),
    ] {
        let output = bash(line);
        assert_eq!(output.status.code(), Some(code), "{line}: {}", talk(&output));
    }
}

#[test]
fn nothing_that_is_there_is_replaced_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (input, output) = (path("town.ron"), path("comparison.html"));
    fs::write(&input, load::EXAMPLE_TOWN).expect("a file");
    assert_eq!(compare(&["@embedded", &input, "-o", &output]).status.code(), Some(1));
    let written = fs::read_to_string(&output).expect("a page");
    assert!(written.starts_with("<!DOCTYPE html>"));
    assert_eq!(compare(&["@embedded", &input, "-o", &output]).status.code(), Some(2));
    assert_eq!(compare(&["@embedded", &input, "-o", &output, "--force", "--format", "csv"]).status.code(), Some(1));
    assert!(!fs::read_to_string(&output).expect("a table").starts_with("<!DOCTYPE"));
    fs::write(path("example-town.txt"), load::EXAMPLE_TOWN_TEXT).expect("the text of its source");
    for read in [&input, &path("example-town.txt")] {
        for force in [&[][..], &["--force"]] {
            assert_eq!(compare(&[&["@embedded", &input, "-o", read], force].concat()).status.code(), Some(2), "{read}");
        }
    }
    assert_eq!(fs::read_to_string(path("example-town.txt")).expect("the text"), load::EXAMPLE_TOWN_TEXT);
    assert_eq!(fs::read_to_string(&input).expect("the input"), load::EXAMPLE_TOWN);
}

/// Agencies and functions of two places that may correspond, and by what.
#[test]
fn what_may_correspond_is_told_apart_and_never_counted() {
    let dataset = |id: &str, rest: &str| read(&format!("(schema: 2, id: \"{id}\", title: \"T\", {rest})"));
    let agency = |rest: &str| format!("agencies: [(id: \"x\", {rest})]");
    let function = |rest: &str| format!("functions: [(id: \"f\", {rest})]");
    let cases = [
        (
            agency(r#"name: "市場監督管理局", levels: [municipal]"#),
            agency(r#"name: "市场监管管理所", levels: [municipal]"#),
            "x ~ x [Name]",
        ),
        // A government of a province is none of a county.
        (agency(r#"name: "人民政府辦公廳", levels: [provincial]"#), agency(r#"name: "人民政府辦公室", levels: [district]"#), ""),
        (
            agency(r#"name: "人民政府辦公廳", levels: [district]"#),
            agency(r#"name: "人民政府辦公室", levels: [district]"#),
            "x ~ x [Name]",
        ),
        (agency(r#"name: "水務局""#), agency(r#"name: "規劃局""#), ""),
        (
            function(r#"name: "水務管理", classes: ["cofog:06.3"]"#),
            function(r#"name: "水務", classes: ["cofog:06.3"]"#),
            "f ~ f [Name, Class]",
        ),
        (
            function(r#"name: "河道水務管理工作", classes: ["cofog:06.3"]"#),
            function(r#"name: "水務服務", classes: ["cofog:06.3"]"#),
            "f ~ f [Class]",
        ),
        (function(r#"name: "供水", classes: ["cofog:06.3"]"#), function(r#"name: "水務服務", classes: ["cofog:06.3"]"#), ""),
    ];
    let none = Matches::default();
    for (left, right, expected) in cases {
        let (left, right) = (dataset("left", &left), dataset("right", &right));
        let comparison = Comparison::new(&left, &right);
        let found: Vec<String> = candidates(&comparison, &none)
            .iter()
            .map(|candidate| {
                let [one, other] = [0, 1].map(|side| ids(&comparison.sides[side].dataset, &candidate.sides[side..=side]));
                format!("{one} ~ {other} {:?}", candidate.likeness)
            })
            .collect();
        assert_eq!(found.join("; "), expected);
        assert!(matched(&comparison).is_empty(), "nothing corresponds until a person says so");
    }
    let town = read(load::EXAMPLE_TOWN);
    assert!(candidates(&Comparison::new(&town, &town), &none).is_empty(), "ids tell what corresponds in two versions");
}

#[test]
fn what_a_person_decides_is_kept_in_a_file_of_its_own() {
    let (chengdu, beijing) = (read(load::CHENGDU), beijing());
    let datasets = [&chengdu.dataset, &beijing.dataset];
    let none = Matches::default();
    let before = Comparison::new(&chengdu, &beijing);
    let found = candidates(&before, &none);
    assert!(found.len() > 1, "{found:?}");
    let name = |side: usize, index: RecordIndex| format!("{}/{}", datasets[side].head.id, datasets[side].record(index).id());
    let decision = |candidate: &Candidate, accepted: bool| {
        let [left, right] = [0, 1].map(|side| name(side, candidate.sides[side]));
        format!("(left: \"{right}\", right: \"{left}\", accepted: {accepted}, day: \"2026-12-01\"),")
    };
    let gone = "(left: \"chengdu-2019/gone\", right: \"beijing-subdistricts-2019/gone\", accepted: true, day: \"2026-12-01\"),";
    let elsewhere = "(left: \"a/b\", right: \"c/d\", accepted: true, day: \"2026-12-01\"),";
    let text = format!("(matches: [{}{}{gone}{elsewhere}])", decision(&found[0], true), decision(&found[1], false));
    let matches = Matches::parse(&text).expect("a matches file");
    let after = Comparison::with(&chengdu, &beijing, &matches);
    let accepted: Vec<&Row> = after.rows.iter().filter(|row| row.reason == Some(Reason::Accepted)).collect();
    assert!(matches!(&accepted[..], [row] if row.sides == found[0].sides.map(|index| vec![index])), "{accepted:?}");
    let left = candidates(&after, &matches);
    assert!(!left.iter().any(|candidate| candidate.sides == found[0].sides || candidate.sides == found[1].sides));
    let stale: Vec<&str> = matches.stale(datasets).map(|decision| decision.left.as_str()).collect();
    assert_eq!(stale, ["chengdu-2019/gone"]);

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pair.matches.ron");
    fs::write(&path, &text).expect("a file");
    let file = path.to_str().expect("UTF-8");
    let output =
        compare(&["@embedded", "@beijing-subdistricts-2019", "--by", "body", "--matches", file, "--candidates", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(data(&output).contains("Accepted by a person") && data(&output).contains("not counted"), "{}", data(&output));
    assert!(talk(&output).contains("chengdu-2019/gone"), "{}", talk(&output));
    fs::write(&path, "(matches: [(left: 3)])").expect("a file");
    assert_eq!(compare(&["@embedded", "@example", "--matches", file]).status.code(), Some(2));
}
