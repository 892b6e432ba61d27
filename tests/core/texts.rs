//! Holds the message table and the code to each other: what code asks for exists, and what exists is asked for.
//!
//! Like the test of the layers, this one reads the sources as text. Keys that are put together while the program runs are built
//! here from the same enums; a family that is missing below shows up as keys that nobody uses.

use reform_explorer::compare::{Likeness, Reason, Status};
use reform_explorer::export::{Format, Purpose};
use reform_explorer::model::Language;
use reform_explorer::query::Facet;
use reform_explorer::state::Action;
use reform_explorer::words::Words;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The files whose keys must all be used. Those of the others are mostly put together from vocabularies, fields and defects, which
/// have tests of their own.
const FILES_IN_USE: [&str; 8] =
    ["window.ftl", "picture.ftl", "search.ftl", "export.ftl", "dossier.ftl", "compare.ftl", "draft.ftl", "cli.ftl"];

/// What a call that asks for a message begins with; a quoted key follows.
const ASKING: [&str; 5] = ["get(", "say(", "with(", "try_get(", "refuse("];

/// The quoted texts of some code, each with what stands before it on its line.
fn quoted(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut letters = code.char_indices().peekable();
    let mut line = 0;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\n' => line = at + 1,
            '/' if code[at..].starts_with("//") => while letters.next_if(|(_, letter)| *letter != '\n').is_some() {},
            // A quotation mark of its own, as in '"', is no beginning of a text.
            '\'' if code[at..].starts_with("'\"'") || code[at..].starts_with("'\\\"'") => {
                while letters.next().is_some_and(|(_, letter)| letter != '"') {}
            }
            '"' => {
                let before = code[line..at].to_owned();
                let is_raw = before.ends_with(['r', '#']);
                let mut text = String::new();
                while let Some((_, letter)) = letters.next() {
                    match letter {
                        '"' => break,
                        '\\' if !is_raw => drop(letters.next()),
                        letter => text.push(letter),
                    }
                }
                found.push((before, text));
            }
            _ => {}
        }
    }
    found
}

/// Whether a text has the form of a key: lower-case words with hyphens between them.
fn is_key(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_lowercase())
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
    };
    text.contains('-') && text.split('-').all(is_word)
}

fn first_word(key: &str) -> &str {
    key.split('-').next().unwrap_or_default()
}

/// The keys of a message file.
fn keys(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text/en").join(file);
    let text = fs::read_to_string(path).expect("the messages are there");
    let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned()).filter(|key| is_key(key));
    text.lines().filter_map(key).collect()
}

/// The code of the program, without the tests of its modules, which ask for keys that must not exist.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path.file_stem().is_some_and(|name| name != "tests")
        {
            let text = fs::read_to_string(&path).expect("sources are text");
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
            files.push((path.display().to_string(), code));
        }
    }
}

/// The keys that code asks for and that are not among `known`, and every quoted text, for a message file to be compared with.
fn asked(
    files: &[(String, String)],
    known: &impl Fn(&str) -> bool,
    families: &BTreeSet<&str>,
) -> (Vec<String>, BTreeSet<String>) {
    let (mut unknown, mut all) = (Vec::new(), BTreeSet::new());
    for (path, code) in files {
        for (before, text) in quoted(code) {
            let asks = ASKING.iter().any(|call| before.trim_end().ends_with(call)) && is_key(&text);
            // A key may also wait in a table or a constant. What begins as keys do is taken for one.
            let looks = is_key(&text) && families.contains(first_word(&text));
            if (asks || looks) && !known(&text) {
                unknown.push(format!("{path}: {text}"));
            }
            all.insert(text);
        }
    }
    (unknown, all)
}

#[test]
fn code_asks_only_for_messages_that_exist() {
    let window: Vec<String> = FILES_IN_USE.into_iter().flat_map(keys).collect();
    let families: BTreeSet<&str> = window.iter().map(|key| first_word(key)).collect();
    assert!(families.len() > 20, "{families:?}");
    let words = Words::new(Language::En);
    // The code of a problem is put together with the word for one.
    let exists = |key: &str| words.try_get(key).is_some() || words.try_get(&format!("problem-{key}")).is_some();
    let (unknown, _) = asked(&sources(), &exists, &families);
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn every_message_of_the_window_and_of_exports_is_used() {
    let (_, mut used) = asked(&sources(), &|_| true, &BTreeSet::new());
    used.extend(Format::ALL.map(|format| format!("export-format-{}", format.code())));
    used.extend(Format::ALL.map(|format| format!("export-name-{}", format.code())));
    used.extend(Format::of(Purpose::Cite).map(|format| format!("cite-{}", format.code())));
    used.extend(Action::ALL.map(|action| format!("{}-tip", action.message())));
    // One entry of the command table has another text while what it does is done.
    used.insert("action-resume-reload-tip".to_owned());
    used.extend(Facet::ALL.map(|facet| format!("facet-{}", facet.code())));
    used.extend(Status::ALL.map(|status| format!("compare-status-{}", status.code())));
    used.extend(Reason::ALL.map(|reason| format!("compare-reason-{}", reason.code())));
    used.extend(Likeness::ALL.map(|likeness| format!("compare-likeness-{}", likeness.code())));
    used.extend(["date", "from"].map(|field| format!("silent-change-{field}")));
    for file in FILES_IN_USE {
        let keys = keys(file);
        assert!(keys.len() > 3, "{file}");
        let unused: Vec<String> = keys.into_iter().filter(|key| !used.contains(key)).collect();
        assert_eq!(unused, [""; 0], "{file}");
    }
}

#[test]
fn the_check_finds_what_it_is_for() {
    let known = |key: &str| ["view-a", "view-b"].contains(&key);
    let families = BTreeSet::from(["view"]);
    for (code, expected) in [
        ("words.get(\"view-a\")", None),
        ("words.get(\"view-c\")", Some("view-c")),
        ("words.with(\"other-key\", &[])", Some("other-key")),
        ("[(Tab::A, \"view-a\"), (Tab::C, \"view-c\")]", Some("view-c")),
        ("// words.get(\"view-c\")\nlet a = '\"'; b(\"view-b\")", None),
        ("let a = \"say \\\" view\"; b(\"view-c\")", Some("view-c")),
        ("thread(\"other-name\")", None),
    ] {
        let files = [("f".to_owned(), code.to_owned())];
        let expected: Vec<String> = expected.iter().map(|key| format!("f: {key}")).collect();
        assert_eq!(asked(&files, &known, &families).0, expected, "{code}");
    }
    assert!(!is_key("plain") && !is_key("Not-a-key") && !is_key("chengdu-2019") && is_key("basis-not_stated-explain"));
}
