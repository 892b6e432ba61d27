//! Holds the tutorial "Write your own dataset" in `data/README.md` to be true: what it says to type is typed, what it says to run is
//! run, and what it says is printed is compared.
//!
//! Blocks marked `ron` are typed in their order: the first is the whole file, one that begins with the name of a section goes before the
//! last bracket, and one that begins with a field goes into the source, above its evidence. In what is printed, a line `...` stands for
//! any lines, and `...` at the end of a line for the rest of it.

use crate::cli::{data, patched, program, talk};
use reform_explorer::draft::Marked;
use reform_explorer::evidence::SourceText;
use reform_explorer::load::{self, EXAMPLE_TOWN_TEXT, FoundSource};
use reform_explorer::model::Language;
use reform_explorer::words::Words;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

const FILE: &str = "my-town.ron";
/// Where the evidence of the source begins.
const EVIDENCE: &str = "            evidence: ";

/// A fenced block: what it is marked as, and what it holds.
struct Block<'a> {
    mark: &'a str,
    content: &'a str,
}

/// The blocks of the tutorial, in order.
fn blocks(documentation: &str) -> Vec<Block<'_>> {
    let section = documentation.split("\n## Write your own dataset\n").nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or_default();
    let fenced = section.split("```").skip(1).step_by(2);
    fenced
        .map(|block| block.split_once('\n').expect("a fence ends its line"))
        .map(|(mark, content)| Block { mark, content })
        .collect()
}

/// The file after a block was typed.
fn typed(file: &str, block: &str) -> String {
    let (before, after) = match block.len() - block.trim_start_matches(' ').len() {
        0 => ("", ""),
        4 => (file.strip_suffix(")\n").expect("the last bracket"), ")\n"),
        12 => file.split_at(file.find(EVIDENCE).expect("the evidence of the source")),
        other => panic!("a block is indented by {other}: {block}"),
    };
    format!("{before}{block}{after}")
}

/// What a command of the tutorial prints. That of a patch is not run, but done here with what it is given.
fn run(folder: &Path, command: &str) -> String {
    let (command, patches) = match command.strip_suffix(" | patch -p0") {
        Some(command) => (command, true),
        None => (command, false),
    };
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("reform-explorer"), "{command}");
    let output = program().current_dir(folder).args(words).output().expect("the program starts");
    if !patches {
        return data(&output) + &talk(&output);
    }
    let file = folder.join(FILE);
    let text = fs::read_to_string(&file).expect("the file is there");
    fs::write(&file, patched(&text, &data(&output))).expect("a file is written");
    format!("{}patching file {FILE}\n", talk(&output))
}

/// The record that "Copy as record..." makes of these words in paragraph 6 of the text of the town.
fn drafted(file: &str, words: &str) -> String {
    let text = SourceText::new(EXAMPLE_TOWN_TEXT);
    let start = text.paragraphs()[5].find(words).expect("the words are in the paragraph");
    let mut find = |_: &_| FoundSource::Text(text.clone());
    let loaded = load::parse(file, &mut find, &mut |_| ControlFlow::Continue(())).expect("the file is a dataset");
    let marked = Marked::new(&loaded, "article", 6, start..start + words.len()).expect("the words can be marked");
    marked.draft(&Words::new(Language::En), marked.types()[0], None).expect("they make a record").ron
}

/// Whether the tutorial shows this output.
fn is_shown(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        ["...", rest @ ..] => (0..=printed.len()).any(|skipped| is_shown(rest, &printed[skipped..])),
        [line, rest @ ..] => printed.split_first().is_some_and(|(first, others)| {
            let is_same = line.strip_suffix("...").map_or(first == line, |start| first.starts_with(start));
            is_same && is_shown(rest, others)
        }),
    }
}

#[test]
fn the_tutorial_does_what_it_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    fs::copy(ours.join("example-town.txt"), folder.path().join("example-town.txt")).expect("the text is copied");
    let documentation = fs::read_to_string(ours.join("README.md")).expect("the documentation is there");
    let file = folder.path().join(FILE);
    let mut last = String::new();
    for block in blocks(&documentation) {
        if block.mark == "ron" {
            let before = fs::read_to_string(&file).unwrap_or_default();
            if block.content.starts_with("    changes: [") {
                let draft = drafted(&before, "設立鎮便民服務中心");
                assert_eq!(block.content, format!("    changes: [\n{draft}    ],\n"), "it is what the reader copies");
            }
            fs::write(&file, typed(&before, block.content)).expect("a file is written");
        } else if let Some((command, shown)) = block.content.strip_prefix("$ ").and_then(|block| block.split_once('\n')) {
            last = run(folder.path(), command);
            let (shown, printed): (Vec<&str>, Vec<&str>) = (shown.lines().collect(), last.lines().collect());
            assert!(is_shown(&shown, &printed), "{command} prints\n{last}\nand the tutorial shows\n{}", shown.join("\n"));
        }
    }
    assert!(last.contains("Problems: 0 errors, 0 warnings") && last.contains(" % of the letters"), "it ends well: {last}");
}

#[test]
fn only_what_is_marked_as_left_out_may_be_missing() {
    for (shown, printed, expected) in [
        ("a\nb", "a\nb", true),
        ("a", "a\nb", false),
        ("a\nb", "a", false),
        ("...\nb", "a\na\nb", true),
        ("...\nb", "b", true),
        ("a...\nb", "a and more\nb", true),
        ("b...", "a", false),
    ] {
        let (shown, printed): (Vec<&str>, Vec<&str>) = (shown.lines().collect(), printed.lines().collect());
        assert_eq!(is_shown(&shown, &printed), expected, "{shown:?} {printed:?}");
    }
}
