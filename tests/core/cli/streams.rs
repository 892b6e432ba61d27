//! Streams instead of files, readers that leave, texts that would command a terminal, and limits, from the command line.

use super::{DEFECTIVE, code, data, folder, program, run, talk, text};
use reform_explorer::limits;
use reform_explorer::words::bytes;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a name of a record or a file may try to do: clear the screen, set the title, turn the words around, hide.
const ACTIVE: &str = "a\u{1b}[2Jb\u{1b}]0;x\u{7}\u{9b}31m\u{202e}c\u{2066}\u{200b}\u{feff}d";

/// Runs a line of `bash`, in which `$P` is the program, in a folder.
#[cfg(target_os = "linux")]
fn bash(folder: &std::path::Path, line: &str) -> Output {
    let mut command = Command::new("bash");
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.current_dir(folder).env("P", env!("CARGO_BIN_EXE_reform-explorer")).args(["-o", "pipefail", "-c", line]);
    command.output().expect("bash starts")
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_was_closed_is_no_success() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    for (line, expected) in [
        ("$P schema >&-", 2),
        ("$P export @example --format json >&-", 2),
        ("$P show @example river-office >&-", 2),
        ("$P schema >/dev/null", 0),
        // Nothing is written to it.
        ("$P export @example --format json -o x.json >&-", 0),
    ] {
        let output = bash(folder.path(), line);
        assert_eq!(code(&output), expected, "{line}: {}", talk(&output));
        assert!(expected == 0 || talk(&output).contains("could not be written"), "{line}: {}", talk(&output));
    }
}

#[test]
fn a_reader_that_leaves_early_does_not_change_what_was_found() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let defective = text(folder.path().join("d.ron"));
    for (arguments, expected) in [
        (&["export", "@embedded", "--format", "json"][..], 0),
        (&["export", "@embedded", "--format", "md"], 0),
        (&["export", "@embedded", "--format", "jsonld"], 0),
        (&["export", "@embedded", "--format", "bibtex"], 0),
        (&["export", &defective, "--format", "json"], 1),
        (&["check", "@embedded", "--format", "json"], 0),
        (&["check", &defective], 1),
        (&["check", &defective, &defective], 1),
        (&["check", &defective, "/no such file"], 2),
        (&["check", &defective, "--format", "json"], 1),
        (&["check", &defective, "--format", "text"], 1),
        (&["search", "@embedded", "type:agency", "--limit", "0"], 0),
        (&["search", "@embedded", "type:agency", "--format", "json"], 0),
        (&["search", &defective, "office"], 1),
        (&["show", "@example", "river-office"], 0),
        (&["show", "@example", "river-office", "--format", "json"], 0),
        (&["schema"], 0),
        (&["template"], 0),
    ] {
        let mut child =
            program().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(code(&output), expected, "{arguments:?}: {}", talk(&output));
        assert!(!talk(&output).contains("could not be written"), "{}", talk(&output));
    }
}

/// Ids, names, quotes, codes, field names and file names that would act on a terminal, through every subcommand, and through arguments.
#[test]
fn nothing_foreign_acts_on_a_terminal() {
    let name = format!("{ACTIVE}.ron").replace('/', "");
    let quoted = format!("{ACTIVE:?}").replace("\\u{1b}", ACTIVE.get(1..2).unwrap_or_default());
    let dataset = format!(
        "(schema: 1, id: \"d\", title: {quoted}, sources: [(id: \"s\", title: {quoted}, file: {quoted})],\n\
         terms: [(id: {quoted}, name: {quoted}, gloss: {quoted}, about: [{quoted}], evidence: [(p: 1, quote: {quoted}, field: {quoted})]),\n\
         (id: \"x\", name: {ACTIVE}, gloss: {quoted}), (id: \"y\", {ACTIVE}: 1, name: {quoted}, gloss: {quoted})])"
    );
    let folder = folder(&[(&name, dataset.as_bytes())]);
    let missing = format!("none{name}");
    let cases: [&[&str]; 18] = [
        &["check", &name],
        &["check", &name, "--format", "text"],
        &["check", &name, "--format", "json"],
        &["check", &missing],
        &["check", &name, "--source", &missing],
        &["check", &name, "--suggest"],
        &["search", &name, "b"],
        &["search", &name, &format!("level:{ACTIVE}")],
        &["search", &name, "zzz"],
        &["search", &name, "b", "--format", "json"],
        &["show", &name, ACTIVE],
        &["show", &name, ACTIVE, "--format", "json"],
        &["show", &name, &format!("no{ACTIVE}")],
        &["export", &name, "--format", "json", "-o", &format!("/no such folder/{ACTIVE}")],
        &["export", &name, "--format", "md", "--ids", &format!("no{ACTIVE}")],
        &["export", &name, "--format", ACTIVE],
        &["check", &format!("--{ACTIVE}")],
        &[ACTIVE, "b"],
    ];
    for arguments in cases {
        let output = program().current_dir(folder.path()).args(arguments).output().expect("the program starts");
        // A patch has to be that of the file.
        let data = if arguments.contains(&"--suggest") { String::new() } else { data(&output) };
        for told in [data, talk(&output)] {
            let acts = |letter: char| letter != '\n' && letter != '\t' && reform_explorer::display::is_active(letter);
            assert!(!told.contains(acts), "{arguments:?}: {told:?}");
        }
    }
    let shown = program().current_dir(folder.path()).args(["show", &name, ACTIVE]).output().expect("the program starts");
    assert!(data(&shown).starts_with("a\\u{1b}[2Jb\\u{1b}]0;x\\u{7}\\u{9b}31m\\u{202e}c"), "{}", data(&shown));
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_and_devices_that_are_named_are_read() {
    let dataset = "(schema: 1, id: \"p\", title: \"T\", sources: [(id: \"s\", title: \"S\", file: \"s.txt\", evidence: [(p: 1, quote: \"河\")])])";
    let folder = folder(&[("p.ron", dataset.as_bytes()), ("s.txt", "河".as_bytes())]);
    for (line, expected, said) in [
        ("$P check <(cat p.ron)", 0, "1 unverified"),
        ("$P check /dev/stdin < p.ron", 0, "1 unverified"),
        ("cat p.ron | $P check /dev/stdin", 0, "1 unverified"),
        ("cat p.ron | $P check -", 0, "1 unverified"),
        ("$P check p.ron --source <(cat s.txt)", 0, "1 exact"),
        ("$P check <(cat p.ron) --source <(cat s.txt)", 0, "1 exact"),
        ("$P search <(cat p.ron) S", 0, "One record found"),
        ("$P show <(cat p.ron) s", 0, ""),
        ("$P export <(cat p.ron) --format json", 0, ""),
        ("mkfifo f; cat p.ron > f & $P check f", 0, "1 unverified"),
        ("$P check <(cat p.ron) --suggest", 2, "not a file that a patch could apply to"),
        ("$P check /dev/null", 1, ""),
        ("$P check /dev/zero", 2, "UTF-8"),
        ("$P check - < /dev/zero", 2, "UTF-8"),
        ("$P check p.ron --source /dev/zero", 2, "At most 64 MiB are read"),
        ("$P check .", 2, "not an ordinary file"),
    ] {
        let output = bash(folder.path(), line);
        assert_eq!(code(&output), expected, "{line}: {}", talk(&output));
        assert!(talk(&output).contains(said), "{line}: {}", talk(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn exports_go_into_streams_that_are_named() {
    let folder = folder(&[]);
    let expected = data(&run(&["export", "@example", "--format", "bibtex"]));
    for line in [
        "$P export @example --format bibtex -o /dev/stdout",
        "$P export @example --format bibtex -o /dev/stdout | cat",
        "$P export @example --format bibtex -o /dev/fd/1 | cat",
        "$P export @example --format bibtex -o /proc/self/fd/1 > o; cat o",
        "$P export @example --format bibtex -o >(cat)",
        "mkfifo f; $P export @example --format bibtex -o f & cat f",
    ] {
        let output = bash(folder.path(), line);
        assert_eq!((code(&output), data(&output)), (0, expected.clone()), "{line}: {}", talk(&output));
    }
    let output = bash(folder.path(), "$P export @example --format csv -o /dev/stdout | cat");
    assert_eq!(code(&output), 2, "{}", talk(&output));
}

#[test]
fn what_is_too_large_is_told_with_its_size_and_the_limit() {
    let folder =
        folder(&[("d.ron", b"(schema: 1, id: \"d\", title: \"T\", sources: [(id: \"s\", title: \"S\", file: \"t.txt\")])")]);
    for (name, size) in [("huge.ron", 20 << 30), ("t.txt", limits::SOURCE_TEXT + 1)] {
        File::create(folder.path().join(name)).and_then(|file| file.set_len(size)).expect("a sparse file");
    }
    for (arguments, expected, name, size, limit) in [
        (&["check", "huge.ron"][..], 2, "huge.ron", 20 << 30, limits::DATASET),
        (&["search", "huge.ron", "x"], 2, "huge.ron", 20 << 30, limits::DATASET),
        (&["check", "d.ron"], 0, "t.txt", limits::SOURCE_TEXT, limits::SOURCE_TEXT),
        (&["check", "d.ron", "--source", "t.txt"], 2, "t.txt", limits::SOURCE_TEXT, limits::SOURCE_TEXT),
    ] {
        let output = program().current_dir(folder.path()).args(arguments).output().expect("the program starts");
        assert_eq!(code(&output), expected, "{arguments:?}: {}", talk(&output));
        let (size, limit) = (bytes(size), bytes(limit));
        assert!([name, &size, &limit].iter().all(|said| talk(&output).contains(*said)), "{arguments:?}: {}", talk(&output));
    }
}

#[test]
fn problems_are_listed_up_to_a_limit_and_counted_in_full() {
    let fields: String = (0..40).map(|at| format!("f{at}: 1, ")).collect();
    let many = format!("(schema: 1, id: \"d\", title: \"T\", terms: [(id: \"t\", name: \"n\", gloss: \"g\", {fields})])");
    let folder = folder(&[("d.ron", many.as_bytes())]);
    let file = text(folder.path().join("d.ron"));
    for (limit, listed) in [("0", 41), ("1", 1), ("30", 30), ("99", 41)] {
        let output = run(&["check", &file, "--limit", limit, "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let count = report["problems"].as_array().map(Vec::len);
        assert_eq!((code(&output), count, &report["unlisted"]), (1, Some(listed), &json!(41 - listed)), "{limit}");
        assert_eq!((&report["errors"], &report["warnings"]), (&json!(40), &json!(1)), "{limit}");
        let output = run(&["check", &file, "--limit", limit, "--format", "line"]);
        assert_eq!((code(&output), data(&output).lines().count()), (1, listed), "{limit}");
        assert!(talk(&output).contains("40 errors, one warning"), "{}", talk(&output));
        assert_eq!(talk(&output).contains("--limit 0 lists all"), listed < 41, "{}", talk(&output));
    }
}

#[test]
fn several_reports_are_one_array() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let file = text(folder.path().join("d.ron"));
    let output = run(&["check", &file, "/no such file", "@example", "--format", "json"]);
    let reports: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((code(&output), reports.as_array().map(Vec::len), &reports[1]), (2, Some(3), &Value::Null));
    assert_eq!((&reports[0]["errors"], &reports[2]["errors"]), (&json!(2), &json!(0)));
    assert_eq!(data(&run(&["check", "/no such file", "--format", "json"])), "");
}

#[test]
fn a_misspelt_subcommand_is_named_with_the_nearest() {
    let folder = folder(&[("data.ron", DEFECTIVE)]);
    for (arguments, said) in [
        (&["chek", "data.ron"][..], "\"chek\" is neither a subcommand nor a file. Did you mean \"check\"?"),
        (&["chek"], "Did you mean \"check\"?"),
        (&["--lang", "en", "serch", "data.ron", "x"], "Did you mean \"search\"?"),
        (&["mend", "data.ron"], "\"mend\" is neither a subcommand nor a file.\nThe subcommands are check, compare, export,"),
    ] {
        let output = program().current_dir(folder.path()).args(arguments).output().expect("the program starts");
        assert_eq!((code(&output), data(&output)), (2, String::new()), "{arguments:?}");
        assert!(talk(&output).contains(said), "{arguments:?}: {}", talk(&output));
    }
}

#[test]
fn whoever_asks_is_told_each_step_with_its_time() {
    let source = "(schema: 1, id: \"q\", title: \"T\", sources: [(id: \"s\", title: \"S\", file: \"s.txt\")])";
    let folder = folder(&[("q.ron", source.as_bytes()), ("s.txt", "河".as_bytes())]);
    let steps = |arguments: &[&str]| {
        let output = program().current_dir(folder.path()).args(arguments).output().expect("the program starts");
        let talk = talk(&output);
        talk.lines()
            .filter(|line| line.ends_with(" s)"))
            .map(|line| line.split(" (").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    // What was read, what was checked, and the text that was found.
    const READ: usize = 3;
    for (arguments, last) in [
        (&["search", "q.ron", "S", "--verbose"][..], Some("one record found")),
        (&["-v", "export", "q.ron", "--format", "json"], Some("one record written")),
        (&["show", "q.ron", "s", "-v"], None),
        (&["--verbose", "--lang", "en", "check", "q.ron"], None),
    ] {
        let told = steps(arguments);
        let expected = READ + usize::from(last.is_some());
        assert_eq!(told.len(), expected, "{arguments:?} {told:?}");
        assert!(last.is_none_or(|last| told[expected - 1] == last), "{told:?}");
        assert!(
            told[0].starts_with("q.ron: ") && told[0].ends_with(" B read") && told[2].ends_with("text read as UTF-8"),
            "{told:?}"
        );
    }
    assert_eq!(steps(&["check", "q.ron"]), [""; 0]);
}

/// `script` gives the program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_plain_terminal_is_written_to_plainly() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    if !bash(folder.path(), "script --version").status.success() {
        return;
    }
    for (setting, is_styled) in [
        ("TERM=xterm", true),
        ("TERM=dumb", false),
        ("TERM=xterm NO_COLOR=1", false),
        ("TERM=", false),
        ("TERM=xterm NO_COLOR=", true),
    ] {
        for command in ["check d.ron", "search d.ron office", "check --no-such-option"] {
            let output = bash(folder.path(), &format!("{setting} script -qec \"$P {command}\" /dev/null"));
            assert_eq!(output.stdout.contains(&0x1b), is_styled, "{setting} {command}: {}", data(&output));
        }
    }
}

#[test]
fn a_message_names_the_file_that_was_asked_for() {
    let folder = folder(&[]);
    let target = text(folder.path().join("no/such/folder/o.json"));
    let output = run(&["export", "@example", "--format", "json", "-o", &target]);
    assert_eq!(code(&output), 2);
    assert!(talk(&output).contains(&target) && !talk(&output).contains(" at path "), "{}", talk(&output));
}

#[test]
fn a_word_longer_than_a_message_is_named_in_part() {
    let long = "字".repeat(1 << 20);
    let dataset = format!("(schema: 1, id: \"d\", title: \"T\", agencies: [(id: \"a\", name: \"{long}\", levels: [{long}])])");
    let folder = folder(&[("d.ron", dataset.as_bytes())]);
    let file = text(folder.path().join("d.ron"));
    for arguments in [&["check", &file, "--format", "line"][..], &["check", &file, "--format", "text"]] {
        let output = run(arguments);
        assert_eq!(code(&output), 1);
        assert!(output.stdout.len() < 40 * limits::QUOTED, "{arguments:?}: {}", output.stdout.len());
    }
    let mut child = program();
    child.args(["search", "-", "字"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().expect("the program starts");
    let readable = dataset.replace(&format!("levels: [{long}]"), "levels: [township]");
    child.stdin.take().expect("a pipe").write_all(readable.as_bytes()).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    assert!(data(&output).contains("[a]") && output.stdout.len() < 40 * limits::QUOTED, "{}", output.stdout.len());
    fs::remove_file(file).expect("the file is there");
}
