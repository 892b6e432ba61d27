//! `check` for programs, and datasets that come through a pipe.

use super::{DEFECTIVE, WARNED, code, data, folder, program, run, talk, text};
use reform_explorer::evidence::SourceText;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Output, Stdio};

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("a report is JSON")
}

/// Runs the program with `input` as its standard input.
fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

#[test]
fn a_report_has_these_parts_and_no_others() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let file = text(folder.path().join("d.ron"));
    let output = run(&["check", &file, "--format", "json"]);
    assert_eq!((code(&output), talk(&output)), (1, String::new()));
    let report = report(&output);
    let parts: Vec<&str> = report.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected =
        ["coverage", "errors", "evidence", "problems", "proposed", "records", "sources", "unlisted", "unread", "warnings"];
    assert_eq!(parts, expected);
    assert_eq!((&report["errors"], &report["warnings"]), (&json!(2), &json!(1)));
    assert_eq!(
        (&report["records"]["agency"], &report["records"]["place"], &report["records"]["term"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!(report["evidence"], json!({ "exact": 0, "moved": 0, "lost": 0, "unverified": 1 }));
    assert_eq!(report["coverage"], json!({ "total": null, "paragraphs": [] }));
    let mut problem = report["problems"][1].clone();
    let message = problem["message"].take();
    assert!(message.as_str().is_some_and(|message| message.contains("twon")), "{message}");
    let expected = json!({
        "file": file, "line": 4, "column": 13, "severity": "error", "code": "dangling-reference", "record": "office",
        "message": null, "hint": "town", "span": { "start": 102, "end": 108 },
    });
    assert_eq!(problem, expected);
    assert_eq!(report["problems"][0]["fixes"][0]["replacement"], "kinds");
}

#[test]
fn coverage_is_told_where_there_is_a_text() {
    let report = report(&run(&["check", "@example", "--format", "json"]));
    assert_eq!((&report["errors"], &report["evidence"]["unverified"]), (&json!(0), &json!(0)));
    let total = report["coverage"]["total"].as_f64().expect("a number");
    let paragraphs = report["coverage"]["paragraphs"].as_array().expect("a list");
    let sum = |part: &str| paragraphs.iter().filter_map(|paragraph| paragraph[part].as_u64()).sum::<u64>() as f64;
    assert!(paragraphs.len() == 14 && (total - sum("covered") / sum("letters")).abs() < 1e-9, "{total}");
    assert!((0.5..1.0).contains(&total), "{total}");
}

/// A source text in every state, and what the two reports say of it.
#[test]
fn the_text_of_each_source_is_accounted_for() {
    let text = "第一段,設立水務站,撤銷舊站,由鎮政府統一管理河道與堤防。";
    let simplified = hanconv::tw2s(text);
    let encoded = |text: &str, encoding: &'static encoding_rs::Encoding| encoding.encode(text).0.into_owned();
    let stated = SourceText::new(text).sha256().to_owned();
    let other = "0".repeat(64);
    type Bytes = Option<Vec<u8>>;
    let cases: [(&str, Bytes, &str, Value, &str); 8] = [
        (
            "UTF-8",
            Some(text.into()),
            &stated,
            json!({ "text": "same", "encoding": "UTF-8" }),
            "(UTF-8). The text that was encoded",
        ),
        ("Big5", Some(encoded(text, encoding_rs::BIG5)), &stated, json!({ "text": "same", "encoding": "Big5" }), "(Big5)"),
        (
            "GB18030",
            Some(encoded(text, encoding_rs::GB18030)),
            &stated,
            json!({ "text": "same", "encoding": "GB18030" }),
            "(GB18030)",
        ),
        (
            "other script",
            Some(encoded(&simplified, encoding_rs::GB18030)),
            &stated,
            json!({ "text": "other_script", "encoding": "GB18030" }),
            "(GB18030). The same text in the other script",
        ),
        (
            "differing",
            Some(text.into()),
            &other,
            json!({ "text": "differs", "encoding": "UTF-8" }),
            "Not the text that was encoded",
        ),
        ("unstated", Some(text.into()), "", json!({ "text": "unstated", "encoding": "UTF-8" }), "states no SHA-256"),
        ("undecodable", Some(b"\xef\xbb\xbf\xff".to_vec()), &stated, json!({ "text": "unreadable" }), "was not read from"),
        ("absent", None, &stated, json!({ "text": "absent" }), "--source"),
    ];
    for (name, bytes, sha256, expected, said) in cases {
        let sha256 = if sha256.is_empty() { String::new() } else { format!(", sha256: \"{sha256}\"") };
        let dataset = format!(
            "(schema: 1, id: \"d\", title: \"T\", sources: [(id: \"s\", title: \"S\", file: \"s.txt\"{sha256}, evidence: [(p: 1, quote: \"設立水務站\"), (p: 1, quote: \"撤銷\"), (p: 1, quote: \"統一管理\"), (p: 1, quote: \"鎮政府\")])])"
        );
        let folder = folder(&[("d.ron", dataset.as_bytes())]);
        if let Some(bytes) = &bytes {
            std::fs::write(folder.path().join("s.txt"), bytes).expect("a file is written");
        }
        let check = |arguments: &[&str]| {
            let output = program().current_dir(folder.path()).args(["check", "d.ron"]).args(arguments).output();
            output.expect("the program starts")
        };
        let mut source = report(&check(&["--format", "json"]))["sources"][0].clone();
        let parts = source.as_object_mut().expect("an object");
        assert_eq!(parts.remove("id"), Some(json!("s")), "{name}");
        let file = parts.remove("file").map(|file| file.as_str().is_some_and(|file| file.ends_with("s.txt")));
        assert_eq!(file, bytes.as_ref().map(|_| true), "{name}");
        let message = parts.remove("message");
        assert_eq!(message.is_some(), name == "undecodable", "{name}: {message:?}");
        assert_eq!(source, expected, "{name}");
        let talk = talk(&check(&[]));
        assert!(talk.contains(said) && talk.contains("--source") == (name == "absent"), "{name}: {talk}");
        if bytes.is_some() && name != "undecodable" {
            // It makes no difference how the text comes.
            let given = report(&check(&["--source", "s.txt", "--format", "json"]))["sources"][0].clone();
            assert_eq!((&given["text"], &given["encoding"]), (&expected["text"], &expected["encoding"]), "{name}");
        }
    }
}

#[test]
fn several_files_make_a_list() {
    let folder = folder(&[("c.ron", b"(schema: 1, id: \"c\", title: \"T\")"), ("torn.ron", b"(schema: 1")]);
    let check = |files: &[&str]| {
        let arguments = [&["check", "--format", "json"], files].concat();
        program().current_dir(folder.path()).args(arguments).output().expect("the program starts")
    };
    let cases: [(&[&str], i32, &[&str]); 4] = [
        (&["c.ron"], 0, &["0"]),
        (&["c.ron", "c.ron"], 0, &["0", "0"]),
        (&["torn.ron"], 1, &["1"]),
        (&["none.ron", "torn.ron", "c.ron"], 2, &["null", "1", "0"]),
    ];
    for (files, expected, errors) in cases {
        let output = check(files);
        let report = report(&output);
        let reports = if files.len() == 1 { vec![report] } else { report.as_array().expect("a list").clone() };
        let found: Vec<String> = reports
            .iter()
            .map(|report| if report.is_null() { "null".to_owned() } else { report["errors"].to_string() })
            .collect();
        assert_eq!((code(&output), found), (expected, errors.iter().map(|&count| count.to_owned()).collect()), "{files:?}");
    }
    let nothing = check(&["none.ron"]);
    assert_eq!((code(&nothing), data(&nothing)), (2, String::new()));
}

#[test]
fn warnings_count_where_they_are_meant_to() {
    let folder = folder(&[("w.ron", WARNED), ("c.ron", b"(schema: 1, id: \"c\", title: \"T\")")]);
    let at = |name: &str| text(folder.path().join(name));
    for (name, strict, expected) in [("w.ron", false, 0), ("w.ron", true, 1), ("c.ron", true, 0)] {
        for form in ["text", "json"] {
            let strict = if strict { &["--strict"][..] } else { &[] };
            let output =
                program().args(["check", &at(name), "--format", form]).args(strict).output().expect("the program starts");
            assert_eq!(code(&output), expected, "{name} {strict:?} {form}");
        }
    }
}

#[test]
fn a_text_that_cannot_be_read_fails_a_strict_check() {
    let dataset = |file: &str| {
        format!(
            "(schema: 1, id: \"d\", title: \"T\", sources: [(id: \"s\", title: \"S\", {file} evidence: [(p: 1, quote: \"河\")])])"
        )
    };
    let whole = "河道與堤防由鎮政府統一管理。";
    type Case = (&'static str, Option<&'static [u8]>, &'static str, i32, &'static str);
    let cases: [Case; 7] = [
        ("read", Some(whole.as_bytes()), "file: \"s.txt\",", 0, ""),
        ("not named", None, "", 0, ""),
        ("missing", None, "file: \"s.txt\",", 1, "there is no such file"),
        ("cut off", Some(&whole.as_bytes()[..whole.len() - 1]), "file: \"s.txt\",", 1, "UTF-8, the byte at offset 39 is wrong"),
        (
            "in another encoding",
            Some(b"\x82\xb1\x82\xea\x82\xcd\x95\xb6\x8f\xcd\x82\xc5\x82\xb7"),
            "file: \"s.txt\",",
            1,
            "Shift_JIS",
        ),
        ("a folder", None, "file: \".\",", 1, "not an ordinary file"),
        ("not permitted", Some(b"-"), "file: \"s.txt\",", 1, "the permission is missing"),
    ];
    for (name, bytes, file, expected, said) in cases {
        let folder = folder(&[("d.ron", dataset(file).as_bytes())]);
        let path = folder.path().join("s.txt");
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).expect("a file is written");
        }
        if name == "not permitted" && !forbid(&path) {
            continue;
        }
        for (strict, expected) in [(&[][..], 0), (&["--strict"][..], expected)] {
            let output = program().current_dir(folder.path()).args(["check", "d.ron"]).args(strict).output();
            let output = output.expect("the program starts");
            assert_eq!(code(&output), expected, "{name} {strict:?}: {}", talk(&output));
            let is_told = data(&output).contains("warning[source-unread]") && data(&output).contains(said);
            assert_eq!(is_told, !said.is_empty(), "{name}: {}", data(&output));
        }
    }
}

/// Takes from everybody the permission to read a file; false where that stops nobody, as with the administrator.
fn forbid(path: &std::path::Path) -> bool {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o000)).expect("the mode is changed");
    std::fs::read(path).is_err()
}

#[test]
fn a_dataset_may_come_through_a_pipe() {
    let template = run(&["template"]).stdout;
    let json = run(&["export", "@example", "--format", "json", "--types", "place"]).stdout;
    let cases: [(&[&str], &[u8], i32); 7] = [
        (&["check", "-", "--strict"], &template, 0),
        (&["check", "-"], &json, 0),
        (&["check", "-"], DEFECTIVE, 1),
        (&["check", "-"], b"\xff\xfe(\0", 2),
        (&["export", "-", "--format", "ron"], &json, 0),
        (&["search", "-", "permit"], &template, 0),
        (&["show", "-", "permit-office"], &template, 0),
    ];
    for (arguments, input, expected) in cases {
        let output = run_with(arguments, input);
        assert_eq!(code(&output), expected, "{arguments:?}: {}", talk(&output));
    }
    let from_pipe = data(&run_with(&["export", "-", "--format", "json", "--types", "place"], &json));
    let places = |text: &str| serde_json::from_str::<Value>(text).expect("JSON")["places"].clone();
    assert_eq!(places(&from_pipe), places(std::str::from_utf8(&json).expect("UTF-8")));
}

#[test]
fn what_is_printed_is_what_is_published() {
    assert_eq!(data(&run(&["template"])), include_str!("../../../assets/template.ron"));
    assert_eq!(data(&run(&["schema"])), include_str!("../../../data/dataset.schema.json"));
}

#[test]
fn a_json_export_is_a_dataset_again() {
    let folder = folder(&[]);
    let target = text(folder.path().join("x.json"));
    assert_eq!(code(&run(&["export", "@embedded", "--format", "json", "-o", &target])), 0);
    let output = run(&["check", &target]);
    // The text that the dataset names lies elsewhere.
    let told = data(&output);
    assert!(code(&output) == 0 && told.lines().all(|line| line.contains("warning[source-unread]")), "{told}{}", talk(&output));
    assert_eq!(data(&run(&["export", &target, "--format", "json"])), data(&run(&["export", "@embedded", "--format", "json"])),);
}
