//! The report for programs.

use super::{Checked, Written, listed, severity};
use crate::cli::Session;
use crate::load::{Fix, Loaded, Problem, Severity, Standing};
use crate::model::RecordType;
use crate::words::problems::{self, on_one_line};
use crate::words::{Words, describe};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The reports of one file, or of several as an array with null for what could not be read. Each is written as soon as it is known, so
/// that no more than one problem is held in this form at a time.
pub(super) struct Reports {
    files: usize,
    written: usize,
}

impl Reports {
    pub(super) fn new(files: usize) -> Self {
        Self { files, written: 0 }
    }

    /// Writes the report of the next file, with at most `limit` problems.
    pub(super) fn write(&mut self, file: &Path, checked: Option<&Checked>, limit: usize, session: &mut Session) -> Written {
        let data = &mut session.streams.data;
        if self.files > 1 {
            data.line(if self.written == 0 { "[" } else { "," })?;
        }
        self.written += 1;
        match checked.map(|checked| Report::new(&session.words, file, checked, limit)) {
            Some(report) => data.json(&report)?,
            None if self.files == 1 => return Ok(()),
            None => data.json(&())?,
        }
        data.line("")
    }

    /// Ends the array.
    pub(super) fn end(self, session: &mut Session) -> Written {
        if self.files > 1 { session.streams.data.line("]") } else { Ok(()) }
    }
}

/// What there is to tell about a file.
#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    problems: Problems<'a>,
    /// How many problems there are beyond those.
    unlisted: usize,
    records: Map<String, Value>,
    proposed: usize,
    unread: usize,
    evidence: Value,
    sources: Vec<Value>,
    coverage: Value,
}

impl<'a> Report<'a> {
    fn new(words: &'a Words, file: &Path, checked: &'a Checked, limit: usize) -> Self {
        let problems = checked.problems();
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
        let loaded = checked.loaded();
        let count = |record_type| loaded.map_or(0, |loaded| loaded.dataset.records.count(record_type));
        let anchors = loaded.map(|loaded| loaded.anchors.counts()).unwrap_or_default();
        Self {
            errors,
            warnings: problems.len() - errors,
            problems: Problems { words, file: file.display().to_string(), problems: listed(problems, limit) },
            unlisted: problems.len().saturating_sub(limit),
            records: RecordType::ALL
                .map(|record_type| (record_type.code().to_owned(), count(record_type).into()))
                .into_iter()
                .collect(),
            proposed: loaded.map_or(0, |loaded| loaded.dataset.proposed()),
            unread: loaded.map_or(0, |loaded| loaded.unread),
            evidence: json!({
                "exact": anchors.exact,
                "moved": anchors.moved,
                "lost": anchors.lost,
                "unverified": anchors.unverified,
            }),
            sources: loaded.map(|loaded| sources(words, loaded)).unwrap_or_default(),
            coverage: loaded.map_or_else(|| json!({ "total": null, "paragraphs": [] }), coverage),
        }
    }
}

/// Problems that are put into words one by one.
struct Problems<'a> {
    words: &'a Words,
    file: String,
    problems: &'a [Problem],
}

impl Serialize for Problems<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.problems.iter().map(|problem| self::problem(self.words, &self.file, problem)))
    }
}

fn problem(words: &Words, file: &str, problem: &Problem) -> Value {
    let mut parts = json!({
        "file": file,
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
