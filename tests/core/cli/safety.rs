//! What an export never replaces, and what it leaves behind.

use super::{code, content, folder, program, run, talk, text};
use crate::common::names;
use std::fs;
use std::path::Path;

const CITING: &str = "(schema: 1, id: \"c\", title: \"C\", sources: [(id: \"s\", title: \"S\", file: \"article.txt\"), \
                      (id: \"t\", title: \"T\", file: \"broken.txt\")], places: [(id: \"town\", name: \"Town\")])";

#[cfg(unix)]
#[test]
fn an_export_never_replaces_what_it_reads() {
    let folder = folder(&[("c.ron", CITING.as_bytes()), ("article.txt", "條文".as_bytes()), ("broken.txt", b"\xff\xfe\x00")]);
    let place = |name: &str| text(folder.path().join(name));
    fs::create_dir(folder.path().join("inner")).expect("a folder");
    for (file, link) in [("c.ron", "link.ron"), ("article.txt", "link.txt"), ("inner", "way")] {
        std::os::unix::fs::symlink(file, folder.path().join(link)).expect("a link");
    }
    fs::hard_link(place("c.ron"), place("inner/hard.ron")).expect("a link");
    fs::hard_link(place("article.txt"), place("inner/hard.txt")).expect("a link");
    let before: Vec<_> =
        ["c.ron", "article.txt", "broken.txt"].iter().map(|name| fs::read(place(name)).expect("a file")).collect();
    for target in [
        "c.ron",
        "inner/../c.ron",
        "way/../c.ron",
        "./c.ron",
        "link.ron",
        "inner/hard.ron",
        "way/hard.ron",
        "article.txt",
        "link.txt",
        "inner/hard.txt",
        "broken.txt",
    ] {
        for format in ["ron", "md", "xlsx"] {
            let output = run(&["export", &place("c.ron"), "--format", format, "--force", "-o", &place(target)]);
            assert_eq!(code(&output), 2, "{target}: {}", talk(&output));
            assert!(talk(&output).contains("would replace"), "{target}: {}", talk(&output));
        }
        // Seen from where the files are.
        let output =
            program().current_dir(folder.path()).args(["export", "c.ron", "--force", "--format", "md", "-o", target]).output();
        assert_eq!(code(&output.expect("the program starts")), 2, "{target}");
    }
    // What standard input comes from is known where it is a file.
    for name in ["-", "/dev/stdin"] {
        let input = fs::File::open(place("c.ron")).expect("a file");
        let arguments = ["export", name, "--force", "--format", "md", "-o", &place("link.ron")];
        let output = program().args(arguments).stdin(input).output().expect("the program starts");
        assert_eq!(code(&output), 2, "{name}: {}", talk(&output));
    }
    let after: Vec<_> =
        ["c.ron", "article.txt", "broken.txt"].iter().map(|name| fs::read(place(name)).expect("a file")).collect();
    assert_eq!(after, before);
    // What only looks alike is replaced.
    let copy = place("copy.ron");
    fs::copy(place("c.ron"), &copy).expect("a copy");
    let output = run(&["export", &place("c.ron"), "--format", "md", "--force", "-o", &copy]);
    assert_eq!(code(&output), 0, "{}", talk(&output));
    // A dataset that lies in the folder of an earlier export goes with it.
    let tables = place("tables");
    assert_eq!(code(&run(&["export", "@example", "--format", "csv", "-o", &tables])), 0);
    let inside = text(Path::new(&tables).join("places.csv"));
    fs::write(&inside, CITING).expect("a dataset under a strange name");
    let output = run(&["export", &inside, "--format", "csv", "--force", "-o", &tables]);
    assert_eq!((code(&output), fs::read_to_string(&inside).expect("it is there")), (2, CITING.to_owned()), "{}", talk(&output));
}

#[cfg(unix)]
#[test]
fn the_current_folder_is_filled_and_never_replaced() {
    let folder = folder(&[]);
    let current = folder.path().join("here/below");
    fs::create_dir_all(&current).expect("a folder");
    let export = |folder: &Path, target: &str| {
        let arguments = ["export", "@example", "--format", "csv", "--force", "-o", target];
        program().current_dir(folder).args(arguments).output().expect("the program starts")
    };
    let identity = || std::os::unix::fs::MetadataExt::ino(&fs::metadata(&current).expect("the folder"));
    let before = identity();
    let output = export(&current, ".");
    assert_eq!(code(&output), 0, "{}", talk(&output));
    let files = content(&current);
    assert!(files.len() > 4 && names(&current).contains(&"source.csv".to_owned()));
    assert_eq!(names(&folder.path().join("here")), ["below"]);
    // Now it holds an export, and somebody stands in it.
    for target in [".", "../below"] {
        let output = export(&current, target);
        assert_eq!(code(&output), 2, "{target}: {}", talk(&output));
        assert!(talk(&output).contains("current folder"), "{}", talk(&output));
        assert_eq!(content(&current), files, "{target}");
    }
    assert_eq!(identity(), before, "it is the same folder as before");
    // From elsewhere it is an earlier export like any other.
    let output = export(folder.path(), "here/below");
    assert_eq!(code(&output), 0, "{}", talk(&output));
}

/// Nothing tells the program that files may not grow any further but the signal of the system, which would end it.
#[cfg(target_os = "linux")]
#[test]
fn a_limit_on_file_sizes_is_an_error_that_leaves_nothing() {
    let folder = folder(&[]);
    let target = text(folder.path().join("out.json"));
    let script =
        format!("ulimit -f 4; exec '{}' export @embedded --format json -o '{target}'", env!("CARGO_BIN_EXE_reform-explorer"));
    let output = std::process::Command::new("sh").args(["-c", &script]).output().expect("a shell starts");
    assert_eq!((code(&output), names(folder.path()).len()), (2, 0), "{}", talk(&output));
}
