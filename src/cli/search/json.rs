//! Findings for programs.

use super::super::Session;
use super::{hits, unknown};
use crate::model::{Dataset, RecordIndex};
use crate::query::{self, Findings, Found, Hit};
use crate::words::{Words, describe};
use serde_json::{Map, Value, json};
use std::io;

/// Writes at most `limit` findings as one object.
pub(super) fn write(dataset: &Dataset, findings: &Findings, query: &str, limit: usize, session: &mut Session) -> io::Result<()> {
    let words = &session.words;
    let groups = findings.groups.iter().filter(|group| !group.hits.is_empty());
    let counts: Map<String, Value> = groups.map(|group| (group.record_type.code().to_owned(), group.hits.len().into())).collect();
    let value = json!({
        "query": query,
        "total": hits(findings).count(),
        "counts": counts,
        "hits": hits(findings).take(limit).map(|hit| self::hit(words, dataset, findings, hit)).collect::<Value>(),
        "nearest": findings.nearest.iter().map(|index| name(words, dataset, *index)).collect::<Value>(),
        "unknown": unknown(findings),
    });
    session.streams.data.json(&value)?;
    session.streams.data.line("")
}

fn hit(words: &Words, dataset: &Dataset, findings: &Findings, hit: &Hit) -> Value {
    let found = query::found(words, dataset, &findings.request.query, hit);
    let mut value = name(words, dataset, hit.record);
    value["field"] = found.as_ref().map(|found| found.field).into();
    value["text"] = found.as_ref().map(|found| found.text.as_str()).into();
    value["marks"] = found.as_ref().map(marks).unwrap_or_default().into();
    value
}

fn name(words: &Words, dataset: &Dataset, index: RecordIndex) -> Value {
    json!({
        "id": dataset.record(index).id().as_str(),
        "type": dataset.type_of(index).code(),
        "title": describe::title(words, dataset, index),
    })
}

/// Where the terms stand, in characters: bytes mean something else in every other language.
fn marks(found: &Found) -> Vec<[usize; 2]> {
    let characters = |end: usize| found.text[..end].chars().count();
    found.marks.iter().map(|mark| [characters(mark.start), characters(mark.end)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_characters() {
        let found = Found { field: "name", text: "機構 reform".to_owned(), marks: vec![3..6, 7..9] };
        assert_eq!(marks(&found), [[1, 2], [3, 5]]);
    }
}
