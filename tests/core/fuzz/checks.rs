//! What has to hold of any bytes whatever, each as one function: the tests run them on a fixed number of inputs, `cargo fuzz` on as many as
//! there is time for.

use reform_explorer::load::{self, FoundSource, LoadError, Problem};
use reform_explorer::model::{Language, Source};
use reform_explorer::query::{self, Index, Query, Request};
use reform_explorer::state::Settings;
use reform_explorer::words::{Words, problems};
use std::fs;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use tempfile::TempDir;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));

/// A dataset is read, or refused with problems; these lie in the text, and their corrections can be made.
pub fn dataset(bytes: &[u8]) {
    let text = match load::decode(bytes.to_vec()) {
        Ok(text) => text,
        Err(LoadError::NotUtf8 { offset, .. }) => return assert!(offset <= bytes.len()),
        Err(error) => panic!("{error:?}"),
    };
    let found: Vec<Problem> = match load::parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => loaded.problems,
        Err(LoadError::Unreadable(problems)) => {
            assert!(!problems.is_empty());
            problems
        }
        Err(error) => panic!("{error:?}"),
    };
    let lines = text.lines().count().max(1) as u32;
    for problem in &found {
        assert!(text.get(problem.span.clone()).is_some(), "{problem:?}");
        assert!((1..=lines + 1).contains(&problem.location.line) && problem.location.column > 0, "{problem:?}");
        assert!(problem.fixes.iter().all(|fix| text.get(fix.range.clone()).is_some()), "{problem:?}");
        let line = problems::line(&WORDS, "f:1:1", "error", problem);
        assert!(line.lines().count() == 1, "{line}");
    }
    load::mended(&text, &load::fixes(&found));
}

/// A query is understood in one way: what it says in its own words means the same. Searching for it ends.
pub fn query(bytes: &[u8]) {
    static SEARCHED: LazyLock<(load::Loaded, Index)> = LazyLock::new(|| {
        let loaded = load::parse(load::EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
        let loaded = loaded.expect("the example can be read");
        let index = Index::new(&loaded);
        (loaded, index)
    });
    let text = String::from_utf8_lossy(bytes);
    let query = Query::parse(&text);
    assert_eq!(Query::parse(&query.to_string()), query, "{text:?}");
    query::marks(&query, &text);
    let (loaded, index) = &*SEARCHED;
    let request = Request { query, scope: None };
    let findings = query::find(loaded, index, &request, &mut |_| {}, &|| false).expect("nobody cancels it");
    for hit in findings.groups.iter().flat_map(|group| &group.hits).take(20) {
        if let Some(found) = query::found(&WORDS, &loaded.dataset, &request.query, hit) {
            assert!(found.marks.iter().all(|mark| found.text.get(mark.clone()).is_some()), "{text:?}");
        }
    }
}

/// Whatever name a source gives to its file, nothing is read from outside the folder of the dataset.
pub fn path(bytes: &[u8]) {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
        let root = tempfile::tempdir().expect("a folder");
        let inside = root.path().join("data");
        fs::create_dir_all(inside.join("sub")).expect("a folder");
        fs::create_dir(root.path().join("other")).expect("a folder");
        for (place, text) in [("secret.txt", "密"), ("other/secret.txt", "密"), ("data/a.txt", "文"), ("data/sub/a.txt", "文")]
        {
            fs::write(root.path().join(place), text).expect("a file");
        }
        #[cfg(unix)]
        for (to, link) in [("../secret.txt", "link"), ("..", "up"), ("../other", "sub/out"), ("loop", "loop"), ("a.txt", "in")] {
            std::os::unix::fs::symlink(to, inside.join(link)).expect("a link");
        }
        root
    });
    let name = String::from_utf8_lossy(bytes).replace("ROOT", &FOLDER.path().to_string_lossy());
    let mut source: Source = ron::from_str(r#"(id: "s", title: "t")"#).expect("a source");
    source.file = Some(name.as_str().into());
    if let FoundSource::File(read) = load::beside(&FOLDER.path().join("data/d.ron"), &source) {
        assert_eq!(read.text.paragraphs().concat(), "文", "{name:?} leads to {}", read.path.display());
    }
}

/// Settings are read or refused, and what was read is written so that it reads the same.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(settings) = Settings::parse(&text) {
        assert_eq!(Settings::parse(&settings.print().expect("settings can be printed")).as_ref(), Ok(&settings), "{text}");
    }
}

/// A source text is decoded without loss, or refused with a place in it.
pub fn encoding(bytes: &[u8]) {
    match load::decode_text(bytes) {
        Ok((text, _)) => assert!(text.len() <= bytes.len() * 3),
        Err(LoadError::UnknownEncoding { offset, .. } | LoadError::Undecodable { offset, .. }) => {
            assert!(offset <= bytes.len(), "{offset} of {bytes:?}");
        }
        Err(error) => panic!("{error:?}"),
    }
    if let Err(LoadError::NotUtf8 { offset, .. }) = load::decode(bytes.to_vec()) {
        assert!(offset <= bytes.len(), "{offset} of {bytes:?}");
    }
}
