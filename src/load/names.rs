//! Names that a record does not have: which field or code was meant, and the correction.

use super::defect::Defect;
use super::locate::{Step, Tree};
use super::problem::{Fix, misspelt, nearest};
use crate::model::field_names;
use schemars::JsonSchema;
use std::ops::Range;

/// A field to which `steps` lead and that its struct does not have.
pub(super) fn unknown_field<T: JsonSchema>(tree: &Tree, steps: &[Step]) -> (Range<usize>, Defect, Option<Fix>) {
    let name = steps.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.clone()) } else { None });
    let name = name.unwrap_or_default();
    let around = &steps[..steps.len().saturating_sub(1)];
    let is_free = |candidate: &&str| tree.name_of(around, candidate).is_none();
    let way = around.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    let candidates: Vec<&str> = field_names::<T>(way).into_iter().filter(is_free).collect();
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
