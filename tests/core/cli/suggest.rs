//! `check --suggest`: corrections as a patch.

use super::{code, data, folder, program, talk};
use std::fs;
use std::path::Path;

/// What a unified diff makes of a text; every line that it takes out or leaves must be there.
pub fn patched(text: &str, diff: &str) -> String {
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut new, mut taken) = (String::new(), 0);
    let mut lines = diff.split_inclusive('\n').skip(2).peekable();
    while let Some(line) = lines.next() {
        if let Some(hunk) = line.strip_prefix("@@ -") {
            let first: usize = hunk.split([',', ' ']).next().and_then(|first| first.parse().ok()).expect("a line number");
            new.extend(old[taken..first - 1].iter().copied());
            taken = first - 1;
            continue;
        }
        let (sign, rest) = line.split_at(1);
        let ends_file = lines.next_if(|next| next.starts_with('\\')).is_some();
        let rest = if ends_file { rest.trim_end_matches('\n') } else { rest };
        if sign != "+" {
            assert_eq!(old[taken], rest);
            taken += 1;
        }
        if sign != "-" {
            new.push_str(rest);
        }
    }
    new.extend(old[taken..].iter().copied());
    new
}

/// The number of problems that a file has, and its corrections.
fn suggestions(folder: &Path, name: &str) -> (usize, String) {
    let check = |arguments: &[&str]| {
        let output = program().current_dir(folder).arg("check").arg(name).args(arguments).output();
        data(&output.expect("the program starts"))
    };
    (check(&["--format", "line"]).lines().count(), check(&["--suggest"]))
}

const MISSPELT: &str = "(\n    schema: 1,\n    id: \"d\",\n    titel: \"鎮\",\n    agences: [\n        (id: \"office\", nam: \"河務所\", levels: [townshp], evidence: [(p: 1, quote: \"河\")]),\n        (id: \"dock\", name: (hatn: \"碼頭\"), measures: [], evidence: [(p: 1, quote: \"河\")], inferred: [\"nme\"])\n        (id: \"mill-weir\", name: \"堰\", evidence: [(p: 1, quote: \"河\")]),\n    ],\n    changes: [(id: \"c\", kind: abolish, from: [\"mill-wier\", \"moon\"], evidence: [(p: 1, quote: \"河\")])],\n)";

#[test]
fn a_patch_mends_what_is_certain() {
    // Each round mends what the round before has made readable.
    for (name, text) in [
        ("lf.ron", MISSPELT.to_owned()),
        ("end.ron", format!("{MISSPELT}\n")),
        ("crlf.ron", MISSPELT.replace('\n', "\r\n")),
        (
            "bom.ron",
            format!(
                "\u{feff}{}",
                MISSPELT.replacen("(\n    schema: 1,\n    id: \"d\",\n    titel", "(schema: 1, id: \"d\", titel", 1)
            ),
        ),
    ] {
        let folder = folder(&[(name, text.as_bytes())]);
        let path = folder.path().join(name);
        let mut before = usize::MAX;
        let mut rounds = 0;
        loop {
            let (problems, diff) = suggestions(folder.path(), name);
            let text = fs::read_to_string(&path).expect("the file is there");
            if diff.is_empty() {
                assert_eq!(problems, 1, "only the reference to nothing is left: {text}");
                break;
            }
            assert!(rounds < 4 && diff.starts_with(&format!("--- {name}\n+++ {name}\n@@ ")), "{before} {problems} {diff}");
            fs::write(&path, patched(&text, &diff)).expect("the file is written");
            (before, rounds) = (problems, rounds + 1);
        }
        assert!(rounds > 0);
    }
}

#[test]
fn the_file_is_not_written_and_the_verdict_is_that_of_check() {
    let clean = b"(schema: 1, id: \"c\", title: \"T\")";
    let folder = folder(&[("d.ron", MISSPELT.as_bytes()), ("c.ron", clean)]);
    let run = |arguments: &[&str]| program().current_dir(folder.path()).arg("check").args(arguments).output().expect("it starts");
    let output = run(&["d.ron", "c.ron", "--suggest"]);
    assert_eq!(code(&output), 1);
    assert_eq!(fs::read_to_string(folder.path().join("d.ron")).expect("the file is there"), MISSPELT);
    assert!(
        talk(&output).contains("d.ron: ") && talk(&output).contains("c.ron: nothing can be corrected for certain."),
        "{}",
        talk(&output)
    );
    let output = run(&["c.ron", "--suggest"]);
    assert_eq!((code(&output), data(&output)), (0, String::new()));
    for name in ["@example", "@embedded"] {
        let output = run(&[name, "--suggest"]);
        assert_eq!((code(&output), data(&output)), (2, String::new()), "{name}");
        assert!(talk(&output).contains(name) && talk(&output).contains("--suggest"), "{}", talk(&output));
    }
    assert_eq!(code(&run(&["c.ron", "--suggest", "--format", "json"])), 2);
}

/// Of corrections that overlap only one is made, and only what is made is counted.
#[test]
fn what_is_told_is_what_the_patch_does() {
    let evidence = "evidence: [(p: 1, quote: \"河\")]";
    let misspelt = format!("(id: \"office\", nam: \"河務所\", {evidence})");
    let dataset = |records: &str| format!("(schema: 1, id: \"d\", title: \"T\", agencies: [{records}])");
    let cases: [(String, &str); 4] = [
        (dataset(&misspelt), ": one correction.\n"),
        (dataset(&format!("{misspelt}, {}", misspelt.replace("office", "dock"))), ": 2 corrections.\n"),
        (
            dataset("(id: \"dock\", name: \"碼頭\")"),
            ": nothing can be corrected for certain; one problem is left for you to decide.\n",
        ),
        (
            dataset(&format!("{misspelt}, (id: \"dock\", name: \"碼頭\"), (id: \"weir\", name: \"堰\")")),
            ": one correction; 2 problems are left for you to decide.\n",
        ),
    ];
    for (text, expected) in cases {
        let folder = folder(&[("d.ron", text.as_bytes())]);
        let output = program().current_dir(folder.path()).args(["check", "d.ron", "--suggest"]).output().expect("it starts");
        assert!(talk(&output).ends_with(expected), "{text}: {}", talk(&output));
    }
}
