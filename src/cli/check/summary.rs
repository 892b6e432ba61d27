//! What a dataset holds and how it stands with its problems, its evidence and its texts.

use crate::cli::{errors, input};
use crate::load::{Loaded, Standing};
use crate::model::{RecordType, Source};
use crate::words::{Words, describe, digits};
use std::path::Path;

/// The lines that are told beside a report.
pub(super) fn lines(words: &Words, file: &Path, loaded: &Loaded) -> Vec<String> {
    let dataset = &loaded.dataset;
    let mut lines =
        vec![words.with("cli-check-records", &[("file", file.display().to_string().into()), ("count", dataset.len().into())])];
    for record_type in RecordType::ALL.into_iter().filter(|record_type| dataset.records.count(*record_type) > 0) {
        let heading = describe::type_heading(words, record_type);
        let count = digits(dataset.records.count(record_type).into());
        lines.push(format!("  {}", words.with("cli-check-type", &[("heading", heading.into()), ("count", count.into())])));
    }
    if loaded.unread > 0 {
        let total = dataset.len() + loaded.unread;
        lines.push(words.with("cli-check-unread", &[("count", loaded.unread.into()), ("total", total.into())]));
    }
    let proposed = dataset.proposed();
    if proposed > 0 {
        lines.push(words.with("cli-check-proposed", &[("count", proposed.into())]));
    }
    let errors = errors(loaded);
    let warnings = loaded.problems.len() - errors;
    lines.push(words.with("cli-check-problems", &[("errors", errors.into()), ("warnings", warnings.into())]));
    let counts = loaded.anchors.counts();
    lines.push(words.with(
        "cli-check-anchors",
        &[
            ("exact", digits(counts.exact.into()).into()),
            ("moved", digits(counts.moved.into()).into()),
            ("lost", digits(counts.lost.into()).into()),
            ("unverified", digits(counts.unverified.into()).into()),
        ],
    ));
    for (index, source) in dataset.all::<Source>() {
        let title = describe::title(words, dataset, index);
        lines.extend(source_lines(words, loaded, source, &title, input::is_file(file)));
    }
    lines
}

/// How the text of a source stands, and how much of it is covered. What lies beside a dataset is looked for only where `is_file`.
fn source_lines(words: &Words, loaded: &Loaded, source: &Source, title: &str, is_file: bool) -> Vec<String> {
    let id = source.id.as_str();
    if let Some((path, error)) = loaded.anchors.failure(id) {
        let (path, message) = (shown(path, source), describe::load_error(words, error));
        let arguments = [("source", title.into()), ("path", path.into()), ("message", message.into())];
        return vec![words.with("cli-check-text-failed", &arguments)];
    }
    let Some(known) = loaded.anchors.known(id) else {
        return vec![match source.file.as_deref().filter(|_| is_file) {
            Some(file) => words.with("cli-check-text-missing", &[("source", title.into()), ("file", file.into())]),
            None => words.with("cli-check-no-text", &[("source", title.into())]),
        }];
    };
    let standing = words.get(describe::standing_key(known.standing));
    let text = match &known.file {
        Some((path, encoding)) => words.with(
            "cli-check-text-file",
            &[
                ("source", title.into()),
                ("path", shown(path, source).into()),
                ("encoding", (*encoding).into()),
                ("standing", standing.into()),
            ],
        ),
        None => words.with("cli-check-text", &[("source", title.into()), ("standing", standing.into())]),
    };
    let coverage = known.text.coverage(loaded.anchors.passages(&loaded.dataset, id));
    let share = format!("{:.1}", coverage.share(1) * 100.0);
    let mut lines = vec![text];
    // Of a text without letters there is no share.
    if coverage.paragraphs.iter().any(|(_, letters)| *letters > 0) {
        lines.push(words.with("cli-check-coverage", &[("source", title.into()), ("share", share.into())]));
    }
    if known.standing == Standing::Unstated {
        lines.push(words.with("cli-check-hash", &[("hash", known.text.sha256().into())]));
    }
    lines
}

/// The path of a text, as the dataset names it where it lies beside that.
fn shown(path: &Path, source: &Source) -> String {
    match source.file.as_deref().filter(|file| path.ends_with(file)) {
        Some(file) => file.to_owned(),
        None => path.display().to_string(),
    }
}
