//! The report for people and editors: one problem a line on standard output, and a summary beside it.

use super::{Checked, Written, on_one_line, severity};
use crate::cli::Session;
use crate::load::{Loaded, Problem};
use crate::model::RecordType;
use crate::words::{Words, describe, digits};
use std::path::Path;

/// Writes what there is to tell about a file.
pub(super) fn write(file: &Path, checked: &Checked, session: &mut Session) -> Written {
    for problem in checked.problems() {
        let line = line(&session.words, file, problem);
        writeln!(session.streams.data, "{line}")?;
    }
    if let Checked::Read(loaded) = checked {
        for line in summary(&session.words, file, loaded) {
            session.say(&line);
        }
    }
    Ok(())
}

fn line(words: &Words, file: &Path, problem: &Problem) -> String {
    let record = problem.record.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
    let sentence = on_one_line(&describe::problem(words, problem));
    let (file, location, code) = (file.display(), problem.location, problem.code());
    format!("{file}:{location}: {}[{code}]: {sentence}{record}", severity(problem))
}

/// What a dataset holds and how it stands with its problems, its evidence and its texts.
fn summary(words: &Words, file: &Path, loaded: &Loaded) -> Vec<String> {
    let dataset = &loaded.dataset;
    let mut lines =
        vec![words.with("cli-check-records", &[("file", file.display().to_string().into()), ("count", dataset.len().into())])];
    for record_type in RecordType::ALL.into_iter().filter(|record_type| dataset.records.count(*record_type) > 0) {
        let heading = describe::type_heading(words, record_type);
        let count = digits(dataset.records.count(record_type).into());
        lines.push(format!("  {}", words.with("cli-check-type", &[("heading", heading.into()), ("count", count.into())])));
    }
    if loaded.unread > 0 {
        lines.push(words.with("cli-check-unread", &[("count", loaded.unread.into())]));
    }
    let errors = super::super::errors(loaded);
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
    for (source, index) in dataset.records.sources.iter().zip(dataset.indices_of(RecordType::Source)) {
        let title = describe::title(words, dataset, index);
        lines.push(match loaded.anchors.text(source.id.as_str()) {
            None => words.with("cli-check-no-text", &[("source", title.into())]),
            Some(text) => {
                let share = text.coverage(loaded.anchors.passages(dataset, source.id.as_str())).share(1);
                let share = format!("{:.1}", share * 100.0);
                words.with("cli-check-coverage", &[("source", title.into()), ("share", share.into())])
            }
        });
    }
    lines
}
