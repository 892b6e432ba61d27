//! Names that a record does not have: which field or code was meant, and the correction.

use super::defect::Defect;
use super::locate::{Step, Tree};
use super::problem::{Fix, misspelt, nearest};
use crate::model::{COMMON_FIELDS, RecordType};
use std::ops::Range;

/// A field to which `steps` lead and that its struct does not have.
pub(super) fn unknown_field<T>(tree: &Tree, steps: &[Step]) -> (Range<usize>, Defect, Option<Fix>) {
    let name = steps.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.clone()) } else { None });
    let name = name.unwrap_or_default();
    let around = &steps[..steps.len().saturating_sub(1)];
    let is_free = |candidate: &&str| tree.name_of(around, candidate).is_none();
    let candidates: Vec<&str> = known_fields::<T>(steps).into_iter().filter(is_free).collect();
    let nearest = nearest(&name, candidates.iter().copied());
    let span = tree.name_of(around, &name).unwrap_or_else(|| {
        let at = tree.part(steps).start;
        at..at
    });
    let fix = misspelt(&name, candidates).map(|replacement| Fix { range: span.clone(), replacement });
    (span, Defect::UnknownField { name, nearest, is_required: false }, fix)
}

/// The code that was meant in place of one that is unknown.
pub(super) fn code_fix(text: &str, defect: &Defect, span: &Range<usize>) -> Option<Fix> {
    let Defect::UnknownCode { found, allowed, .. } = defect else { return None };
    // A comma may have split a code in two.
    let is_of_code = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if let Some(rest) = text[span.end..].strip_prefix(',') {
        let other = &rest[..rest.find(|letter| !is_of_code(letter)).unwrap_or(rest.len())];
        if !other.is_empty() && allowed.contains(&format!("{found}{other}")) {
            return Some(Fix { range: span.end..span.end + 1, replacement: String::new() });
        }
    }
    let replacement = misspelt(found, allowed.iter().map(String::as_str))?;
    // In JSON it stands in quotation marks.
    let written = &text[span.clone()];
    let is_all = written.trim_matches('"') == found;
    let start = span.start + written.find(found.as_str())?;
    is_all.then(|| Fix { range: start..start + found.len(), replacement })
}

/// The names that a field at the end of `steps` may have.
fn known_fields<T>(steps: &[Step]) -> Vec<&'static str> {
    let type_name = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
    let record_type = RecordType::ALL.into_iter().find(|record_type| format!("{record_type:?}") == type_name);
    let around = steps.iter().rev().skip(1).find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    match (record_type, around) {
        (Some(record_type), None) => {
            const MARKS: [&str; 6] = ["id", "evidence", "inferred", "proposed", "proposed_fields", "stub"];
            record_type.fields().iter().copied().chain(COMMON_FIELDS).chain(MARKS).collect()
        }
        (_, Some("evidence")) => vec!["p", "quote", "nth", "to", "field", "source"],
        (_, Some("aliases")) => vec!["name", "kind"],
        (_, Some("outline")) => vec!["p", "text", "heading"],
        (_, Some("in_force")) => vec!["from", "until", "version", "amendment"],
        (_, Some("proposed")) => vec!["rule", "confidence"],
        (_, Some("streak")) => vec!["count", "unit"],
        (_, Some("from" | "to" | "holders" | "grantor")) => vec!["text", "count", "qualifier", "among", "open"],
        (None, Some("export")) => vec!["dataset", "date", "selected", "total", "filter"],
        (None, Some("rejected")) => vec!["source", "p", "quote", "nth", "type"],
        (_, Some(_)) => vec!["hant", "hans", "en"],
        (None, None) => Vec::new(),
    }
}
