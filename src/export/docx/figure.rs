//! A figure in a row of a brief: what it is about, how the source words it, when it holds, and how it is to be read.

use super::notes::{Notes, head, labelled_fact};
use crate::model::{Metric, RecordIndex};
use crate::sheet::{Readings, RecordSheet};
use crate::words::{Inline, Line, Wording};

/// The cells of the figure at `index`.
pub(super) fn cells(wording: Wording, index: RecordIndex, notes: &mut Notes) -> [Vec<Line>; 4] {
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let metric = wording.dataset.get::<Metric>(index);
    let told =
        |fields: &[&str]| -> Vec<Line> { fields.iter().filter_map(|field| labelled_fact(wording, &sheet, field)).collect() };

    let mut about = head(&sheet, vec![sheet.title.clone()]);
    about.extend(told(&["places", "claimant"]));

    let mut worded = vec![vec![Inline::Strong(Box::new(wording.text(&metric.wording)))]];
    worded[0].extend(notes.note(index));
    worded.extend(wording.exact(metric));

    let mut when = told(&["as_of", "period"]);
    if when.is_empty() && sheet.fact("as_of").is_some() {
        when.push(vec![wording.not_stated()]);
    }

    let kind = ["statistic", "comparison"].iter().filter_map(|field| sheet.given(field));
    let mut reading: Vec<Line> = kind.map(|fact| fact.line(wording)).collect();
    reading.extend(told(&["against", "of", "scope", "streak", "note"]));
    [about, worded, when, reading]
}
