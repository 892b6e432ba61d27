//! A figure in a row of a brief: what it is about, how the source words it, when it holds, and how it is to be read.

use super::notes::{Notes, labelled_field};
use super::{Piece, Rich, plain, rich};
use crate::export::dossier::{Inline, Wording};
use crate::model::{Metric, RecordIndex, not_stated};

/// The cells of the figure at `index`.
pub(super) fn cells(wording: Wording, index: RecordIndex, notes: &mut Notes) -> [Vec<Rich>; 4] {
    let dataset = wording.selection.dataset;
    let record = dataset.record(index);
    let metric = dataset.get::<Metric>(index);
    let field = |name: &str| labelled_field(wording, record, name, false);

    let mut about = vec![vec![wording.title(index).into()]];
    if record.is_stub() {
        about.push(plain(wording.words.get("dossier-stub")));
    }
    about.extend(["places", "claimant"].iter().filter_map(|name| field(name)));

    let mut source_words: Rich = vec![Piece::Inline(Inline::Strong(Box::new(wording.text(&metric.wording))))];
    source_words.extend(notes.note(record));
    let mut worded = vec![source_words];
    if let Some(exact) = wording.exact(metric) {
        worded.push(rich(exact));
    }

    let mut when: Vec<Rich> = ["as_of", "period"].iter().filter_map(|name| field(name)).collect();
    if when.is_empty() && not_stated(record).contains(&"as_of") {
        when.push(vec![wording.not_stated().into()]);
    }

    let mut reading: Vec<Rich> =
        ["statistic", "comparison"].iter().filter_map(|name| wording.field(record, name)).map(rich).collect();
    reading.extend(["against", "of", "scope", "streak", "note"].iter().filter_map(|name| field(name)));
    [about, worded, when, reading]
}
