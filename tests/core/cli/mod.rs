//! The subcommands, run as a person or a script would.

mod report;
mod search;
mod show;
mod suggest;

pub use suggest::patched;

use crate::common::{names, read};
use reform_explorer::evidence::SourceText;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program in an English environment without a display.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reform-explorer"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

pub fn data(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

pub fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("talk is UTF-8")
}

/// A folder with files of these names and contents.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file is written");
    }
    folder
}

fn text(path: PathBuf) -> String {
    path.to_str().expect("temporary paths are UTF-8").to_owned()
}

const DEFECTIVE: &[u8] = "(schema: 1, id: \"d\", title: \"T\",\n agencies: [\n  (id: \"office\", name: \"機構\", kidns: [],\n   places: [\"twon\"], evidence: [(p: 1, quote: \"機構\")]),\n ],\n places: [(id: \"town\", name: \"Town\")],\n)".as_bytes();
const WARNED: &[u8] = b"(schema: 1, id: \"w\", title: \"T\", agencies: [(id: \"town\", name: \"Town\")])";
const QUOTING: &[u8] =
    "(schema: 1, id: \"q\", title: \"T\", sources: [(id: \"s\", title: \"S\", evidence: [(p: 1, quote: \"設立水務站\")])])"
        .as_bytes();

#[test]
fn datasets_that_come_with_the_program_are_clean() {
    for name in ["@embedded", "@example"] {
        let output = run(&["check", name]);
        assert_eq!((code(&output), data(&output)), (0, String::new()), "{name}");
        for expected in [name, "Agencies: ", "Problems: 0 errors, 0 warnings", "Evidence: "] {
            assert!(talk(&output).contains(expected), "{name}: {expected}");
        }
    }
}

#[test]
fn problems_are_reported_with_their_place() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let file = text(folder.path().join("d.ron"));
    let output = run(&["check", &file]);
    assert_eq!(code(&output), 1);
    let data = data(&output);
    let found: Vec<&str> = data.lines().collect();
    let expected = [
        (format!("{file}:3:30: error[unknown-field]: "), "(office)"),
        (format!("{file}:4:13: error[dangling-reference]: "), "(office)"),
        (format!("{file}:6:11: warning[no-evidence]: "), "(town)"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (line, (start, end)) in found.iter().zip(&expected) {
        assert!(line.starts_with(start) && line.ends_with(end), "{line}");
    }
    assert!(found[1].contains("town"), "the id that was probably meant: {}", found[1]);
    assert!(talk(&output).contains("Problems: 2 errors, one warning"), "{}", talk(&output));
}

#[test]
fn what_a_source_lacks_is_named() {
    let dataset = |file: &str| {
        format!(
            "(schema: 1, id: \"t\", title: \"T\", sources: [(id: \"s\", title: \"S\", {file} evidence: [(p: 1, quote: \"河\")])])"
        )
    };
    let hash = SourceText::new("河").sha256().to_owned();
    let cases = [
        ("no name", dataset(""), "There is no text of \"S\"; give it with --source"),
        ("no such text", dataset("file: \"twon.txt\","), "under the name \"twon.txt\""),
        ("no text", dataset("file: \"torn.txt\","), "was not read from "),
        ("no hash", dataset("file: \"town.txt\","), &hash),
    ];
    for (name, dataset, said) in cases {
        let files: [(&str, &[u8]); 3] =
            [("t.ron", dataset.as_bytes()), ("town.txt", "河".as_bytes()), ("torn.txt", b"\xff\xfe\x00\xd8\x41")];
        let folder = folder(&files);
        let output = program().current_dir(folder.path()).args(["check", "t.ron"]).output().expect("the program starts");
        assert!(talk(&output).contains(said), "{name}: {}", talk(&output));
    }
}

#[test]
fn exit_codes_tell_defects_from_failures() {
    let folder = folder(&[
        ("clean.ron", b"(schema: 1, id: \"c\", title: \"T\")"),
        ("warned.ron", WARNED),
        ("defective.ron", DEFECTIVE),
        ("newer.ron", b"(schema: 9, id: \"n\", title: \"T\")"),
        ("torn.ron", b"(schema: 1, id: \"t\""),
        ("utf16.ron", b"\xff\xfe(\0"),
        ("binary.ron", b"(\x80)"),
    ]);
    let cases: [(&[&str], i32, &str); 10] = [
        (&["clean.ron"], 0, "0 records"),
        (&["warned.ron"], 0, "one warning"),
        (&["defective.ron"], 1, "2 errors"),
        (&["newer.ron"], 1, "newer.ron: "),
        (&["torn.ron"], 1, "torn.ron: "),
        (&["utf16.ron"], 2, "UTF-16LE"),
        (&["binary.ron"], 2, "UTF-8"),
        (&["none.ron"], 2, "none.ron: "),
        (&["."], 2, ".: "),
        (&["clean.ron", "none.ron", "defective.ron"], 2, "2 errors"),
    ];
    for (files, expected, said) in cases {
        let output = program().current_dir(folder.path()).arg("check").args(files).output().expect("the program starts");
        assert_eq!(code(&output), expected, "{files:?}");
        assert!(talk(&output).contains(said), "{files:?}: {}", talk(&output));
    }
    for arguments in [
        &["check"][..],
        &["check", "--sauce"],
        &["chek", "a", "b"],
        &["export", "@example"],
        &["export", "@example", "--format", "xls"],
        &["search", "@example"],
        &["show", "@example"],
        &["search", "@example", "x", "--limit", "few"],
    ] {
        assert_eq!(code(&run(arguments)), 2, "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["check", "--help"], &["search", "-h"], &["help", "show"]] {
        assert_eq!(code(&run(arguments)), 0, "{arguments:?}");
    }
}

#[test]
fn a_text_given_is_the_one_quotes_are_looked_for_in() {
    let folder =
        folder(&[("q.ron", QUOTING), ("right.txt", "第一段,設立水務站。".as_bytes()), ("wrong.txt", "第一段。".as_bytes())]);
    let at = |name: &str| text(folder.path().join(name));
    let cases = [
        (vec![], 0, "", "Evidence: 0 exact, 0 moved, 0 lost, 1 unverified"),
        (vec!["--source".to_owned(), at("right.txt")], 0, "", "Evidence: 1 exact"),
        (vec!["--source".to_owned(), at("wrong.txt")], 1, "error[lost-anchor]", "1 lost"),
        (vec!["--source".to_owned(), at("none.txt")], 2, "", "none.txt: "),
    ];
    for (source, expected, found, said) in cases {
        let output = program().arg("check").arg(at("q.ron")).args(&source).output().expect("the program starts");
        assert_eq!(code(&output), expected, "{source:?}");
        assert!(data(&output).contains(found) && talk(&output).contains(said), "{source:?}: {}", talk(&output));
    }
}

#[test]
fn exports_go_to_standard_output() {
    let output = run(&["export", "@example", "--format", "json", "--types", "place,principle"]);
    assert_eq!((code(&output), talk(&output).lines().count()), (0, 1), "no progress where there is no terminal");
    assert!(talk(&output).starts_with("2 more "), "what else is in it is told: {}", talk(&output));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let whole =
        |section: &str| value[section].as_array().map_or(0, |all| all.iter().filter(|record| record["stub"] != true).count());
    assert!(whole("places") > 0 && whole("principles") > 0);
    assert_eq!(whole("agencies") + whole("measures"), 0);
    let id = value["places"][0]["id"].as_str().expect("an id").to_owned();
    let output = run(&["export", "@example", "--format", "ron", "--ids", &id, "-o", "-"]);
    let export = read(&data(&output));
    assert_eq!(export.problems, []);
    assert_eq!(export.dataset.head.export.expect("a note").selected, 1);
    let output = run(&["export", "@example", "--format", "md", "--ids", &id, "--lang", "hans"]);
    assert!(data(&output).contains("数据集许可"), "{}", data(&output));
}

#[test]
fn nothing_is_exported_where_the_request_is_wrong() {
    let cases: [(&[&str], &str); 3] = [
        (&["--format", "csv"], "-o"),
        (&["--format", "json", "--ids", "no-such-id"], "no-such-id"),
        (&["--format", "md", "--ids", "source", "--types", "agency"], "nothing to export"),
    ];
    for (arguments, said) in cases {
        let output = program().args(["export", "@example"]).args(arguments).output().expect("the program starts");
        assert_eq!((code(&output), data(&output)), (2, String::new()), "{arguments:?}");
        assert!(talk(&output).contains(said), "{arguments:?}: {}", talk(&output));
    }
}

#[test]
fn files_are_replaced_only_by_force() {
    for (format, name) in [("ron", "a.ron"), ("json", "a.json"), ("md", "a.md"), ("csv", "tables")] {
        let folder = folder(&[]);
        let target = text(folder.path().join(name));
        let export = |more: &[&str]| {
            let arguments = ["export", "@example", "--format", format, "-o", &target];
            code(&program().args(arguments).args(more).output().expect("the program starts"))
        };
        assert_eq!(export(&["--types", "place"]), 0, "{format}");
        let size = || {
            if format == "csv" { names(Path::new(&target)).len() as u64 } else { fs::metadata(&target).expect("the file").len() }
        };
        let before = size();
        assert_eq!((export(&[]), size()), (2, before), "{format}");
        assert_eq!(export(&["--force"]), 0, "{format}");
        assert!(size() > before, "{format}");
        assert_eq!(names(folder.path()), [name], "{format}");
    }
    let folder = folder(&[("notes.txt", b"mine")]);
    let target = text(folder.path().to_path_buf());
    let output = run(&["export", "@example", "--format", "csv", "--force", "-o", &target]);
    assert_eq!((code(&output), names(folder.path())), (2, vec!["notes.txt".to_owned()]));
    assert!(talk(&output).contains("notes.txt"), "{}", talk(&output));
}

#[test]
fn a_dataset_with_errors_gives_what_is_good() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let output = run(&["export", &text(folder.path().join("d.ron")), "--format", "json"]);
    assert_eq!(code(&output), 1);
    assert!(data(&output).contains("\"office\"") && data(&output).contains("\"town\""));
    assert!(talk(&output).contains("2 errors"), "{}", talk(&output));
}

#[test]
fn messages_follow_the_environment() {
    let cases = [("zh_TW.UTF-8", "筆紀錄"), ("zh_CN.UTF-8", "条记录"), ("de_DE.UTF-8", "records"), ("", "records")];
    for (locale, said) in cases {
        let output = program().env("LANG", locale).args(["check", "@example"]).output().expect("the program starts");
        assert!(talk(&output).contains(said), "{locale}: {}", talk(&output));
        let output =
            program().env("LANG", locale).args(["check", "@example", "--lang", "hant"]).output().expect("the program starts");
        assert!(talk(&output).contains("筆紀錄"), "{locale}: {}", talk(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_subcommands_are_named() {
    for arguments in [&[][..], &["some.ron"]] {
        let output = run(arguments);
        assert_eq!((code(&output), data(&output)), (2, String::new()));
        for expected in ["check", "export", "search", "show", "schema", "template"] {
            assert!(talk(&output).contains(&format!("reform-explorer {expected}")), "{}", talk(&output));
        }
    }
}

#[test]
fn a_reader_may_leave_early() {
    let folder = folder(&[("d.ron", DEFECTIVE)]);
    let defective = text(folder.path().join("d.ron"));
    for arguments in [
        &["export", "@embedded", "--format", "json"][..],
        &["export", "@embedded", "--format", "md"],
        &["export", "@embedded", "--format", "jsonld"],
        &["export", "@embedded", "--format", "bibtex"],
        &["check", &defective],
        &["check", &defective, "--format", "json"],
        &["search", "@embedded", "type:agency", "--limit", "0"],
        &["search", "@embedded", "type:agency", "--format", "json"],
        &["show", "@example", "river-office"],
        &["show", "@example", "river-office", "--format", "json"],
        &["schema"],
        &["template"],
    ] {
        let mut child =
            program().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        // What `check` writes here may fit the pipe before its end is closed.
        let may_finish = arguments[0] == "check" && code(&output) == 1;
        assert!(code(&output) == 0 || may_finish, "{arguments:?}: {}", talk(&output));
        assert!(!talk(&output).contains("could not be written"), "{}", talk(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    for arguments in [
        "export @example --format md",
        "export @example --format ron",
        "export @example --format jsonld",
        "check @example --format json",
        "search @example type:agency",
        "show @example river-office",
        "schema",
        "template",
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device is there");
        let output = program().args(arguments.split(' ')).stdout(full).output().expect("the program starts");
        assert_eq!(code(&output), 2, "{arguments}");
        assert!(talk(&output).contains("could not be written"), "{}", talk(&output));
    }
}

/// The content of a file, or of the files in a folder.
#[cfg(target_os = "linux")]
fn content(path: &Path) -> Vec<Vec<u8>> {
    let files = if path.is_dir() { names(path).iter().map(|name| path.join(name)).collect() } else { vec![path.to_path_buf()] };
    files.iter().map(|file| fs::read(file).expect("a file")).collect()
}

/// A limit on file sizes cuts writing off in the middle, as a full disk would.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_does_not_fit_leaves_the_old_one() {
    for (format, name) in [("json", "a"), ("csv", "tables")] {
        let folder = folder(&[]);
        let target = text(folder.path().join(name));
        assert_eq!(code(&run(&["export", "@example", "--format", format, "--types", "place", "-o", &target])), 0);
        let before = content(Path::new(&target));
        let script = format!(
            "trap '' XFSZ; ulimit -f 4; exec '{}' export @embedded --format {format} --force -o '{target}'",
            env!("CARGO_BIN_EXE_reform-explorer")
        );
        let mut shell = Command::new("sh").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell starts");
        shell.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("the shell reads");
        let output = shell.wait_with_output().expect("the shell ends");
        assert_eq!(code(&output), 2, "{format}: {}", talk(&output));
        assert_eq!(content(Path::new(&target)), before, "{format}");
        assert_eq!(names(folder.path()), [name], "{format}");
    }
}

#[test]
fn an_export_names_all_that_narrowed_it() {
    for (arguments, expected) in [
        (&["--types", "agency,metric"][..], Some("type:agency type:metric")),
        (&["--query", "type:agency,place 所", "--types", "agency,metric"], Some("所 type:agency")),
        (&["--query", "-type:place"], Some("-type:place")),
        (&[], None),
    ] {
        let output = run(&[&["export", "@example", "--format", "json"], arguments].concat());
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(value["export"]["filter"].as_str(), expected, "{arguments:?}");
    }
}

#[test]
fn a_dataset_cannot_command_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("d.ron");
    let name = "a\u{1b}[2Jb\u{8}c";
    std::fs::write(&path, format!("(schema: 1, id: \"d\", title: \"t\", terms: [(id: \"x\", name: {name:?}, gloss: \"g\")])"))
        .expect("a file");
    for arguments in [["search", "b"], ["show", "x"]] {
        let output =
            program().args([arguments[0], &path.display().to_string(), arguments[1]]).output().expect("the program starts");
        assert!(data(&output).contains("a [2Jb c"), "{}", data(&output));
    }
}
