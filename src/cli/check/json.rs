//! The report for programs.

use super::{Checked, Written, severity};
use crate::load::{Fix, Loaded, Problem, Severity, Standing};
use crate::model::RecordType;
use crate::words::problems::{self, on_one_line};
use crate::words::{Words, describe};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::Path;

/// Writes the report of the only file, or those of several as an array with null for what could not be read.
pub(super) fn write(reports: Vec<Option<Value>>, data: &mut dyn Write) -> Written {
    let value = match <[Option<Value>; 1]>::try_from(reports) {
        Ok([None]) => return Ok(()),
        Ok([Some(report)]) => report,
        Err(several) => several.into_iter().map(Option::unwrap_or_default).collect(),
    };
    writeln!(data, "{value:#}")
}

/// What there is to tell about a file.
pub(super) fn report(words: &Words, file: &Path, checked: &Checked) -> Value {
    let problems = checked.problems();
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
    let loaded = checked.loaded();
    let count = |record_type| loaded.map_or(0, |loaded| loaded.dataset.records.count(record_type));
    let records: Map<String, Value> =
        RecordType::ALL.into_iter().map(|record_type| (record_type.code().to_owned(), count(record_type).into())).collect();
    let anchors = loaded.map(|loaded| loaded.anchors.counts()).unwrap_or_default();
    json!({
        "errors": errors,
        "warnings": problems.len() - errors,
        "problems": problems.iter().map(|problem| self::problem(words, file, problem)).collect::<Value>(),
        "records": records,
        "proposed": loaded.map_or(0, |loaded| loaded.dataset.proposed()),
        "unread": loaded.map_or(0, |loaded| loaded.unread),
        "evidence": {
            "exact": anchors.exact,
            "moved": anchors.moved,
            "lost": anchors.lost,
            "unverified": anchors.unverified,
        },
        "sources": loaded.map(|loaded| sources(words, loaded)).unwrap_or_default(),
        "coverage": loaded.map_or_else(|| json!({ "total": null, "paragraphs": [] }), coverage),
    })
}

fn problem(words: &Words, file: &Path, problem: &Problem) -> Value {
    let mut parts = json!({
        "file": file.display().to_string(),
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": severity(problem),
        "code": problem.code(),
        "message": on_one_line(&problems::problem(words, problem)),
        "span": { "start": problem.span.start, "end": problem.span.end },
    });
    let fix = |fix: &Fix| json!({ "start": fix.range.start, "end": fix.range.end, "replacement": fix.replacement });
    if !problem.fixes.is_empty() {
        parts["fixes"] = problem.fixes.iter().map(fix).collect();
    }
    for (name, value) in [("record", problem.record.as_deref()), ("hint", problem.hint())] {
        if let Some(value) = value {
            parts[name] = value.into();
        }
    }
    parts
}

/// What there is of the text of each source, and how it stands to the one that the source states.
fn sources(words: &Words, loaded: &Loaded) -> Vec<Value> {
    let told = |source: &str| {
        if let Some((path, error)) = loaded.anchors.failure(source) {
            let message = on_one_line(&describe::load_error(words, error));
            return json!({ "id": source, "text": "unreadable", "file": path.display().to_string(), "message": message });
        }
        let Some(known) = loaded.anchors.known(source) else { return json!({ "id": source, "text": "absent" }) };
        let standing = match known.standing {
            Standing::Same => "same",
            Standing::Unstated => "unstated",
            Standing::OtherScript => "other_script",
            Standing::Differs => "differs",
        };
        let mut told = json!({ "id": source, "text": standing });
        if let Some((path, encoding)) = &known.file {
            told["file"] = path.display().to_string().into();
            told["encoding"] = (*encoding).into();
        }
        told
    };
    loaded.dataset.records.sources.iter().map(|source| told(source.id.as_str())).collect()
}

/// The share of the letters of all texts at hand that lie in a passage, and the letters of each paragraph.
fn coverage(loaded: &Loaded) -> Value {
    let mut paragraphs = Vec::new();
    let (mut covered, mut letters, mut is_known) = (0, 0, false);
    for source in &loaded.dataset.records.sources {
        let id = source.id.as_str();
        let Some(text) = loaded.anchors.text(id) else { continue };
        is_known = true;
        let coverage = text.coverage(loaded.anchors.passages(&loaded.dataset, id));
        for (p, (inside, all)) in (1..).zip(coverage.paragraphs) {
            covered += inside;
            letters += all;
            paragraphs.push(json!({ "source": id, "p": p, "covered": inside, "letters": all }));
        }
    }
    let share = if letters == 0 { 1.0 } else { covered as f64 / letters as f64 };
    json!({ "total": is_known.then_some(share), "paragraphs": paragraphs })
}
