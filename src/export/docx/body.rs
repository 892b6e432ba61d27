//! A body in a row of a brief: its name, where it stands and what sort of body it is, what changed, and what it is for.

use super::notes::{Notes, head, labelled, labelled_fact, listed};
use crate::model::{Basis, Change, Holding, RecordIndex, RecordType, Role, Status, Vocabulary};
use crate::sheet::{Fact, Readings, RecordSheet};
use crate::words::{Inline, Line, Wording, describe, phrase, plain};

/// How many changes, functions or powers of one body are told.
const PER_BODY: usize = 5;

/// The cells of the body at `index`.
pub(super) fn cells(wording: Wording, index: RecordIndex, notes: &mut Notes) -> [Vec<Line>; 4] {
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let mut name = vec![Inline::Strong(Box::new(sheet.title.clone()))];
    name.extend(notes.note(index));
    let mut first = head(&sheet, name);
    first.extend(["each", "open"].iter().filter_map(|field| labelled_fact(wording, &sheet, field)));
    [first, standing(wording, &sheet), changes(wording, index, notes), duties(wording, index, notes)]
}

/// The level, kind and sphere of the body, and which of them the source does not state.
fn standing(wording: Wording, sheet: &RecordSheet) -> Vec<Line> {
    let facts = ["levels", "kinds", "sphere"].iter().filter_map(|field| sheet.fact(field));
    let (absent, stated): (Vec<&Fact>, Vec<&Fact>) = facts.partition(|fact| fact.basis == Basis::NotStated);
    let mut told = Vec::new();
    if !stated.is_empty() {
        told.push(wording.list(stated.into_iter().map(|fact| fact.line(wording))));
    }
    if !absent.is_empty() {
        let labels = wording.list(absent.into_iter().map(|fact| plain(&*fact.label)));
        told.push(labelled(wording, vec![wording.not_stated()], labels));
    }
    told
}

/// What became of the body, or what it was made of.
fn changes(wording: Wording, body: RecordIndex, notes: &mut Notes) -> Vec<Line> {
    let dataset = wording.dataset;
    let became: Vec<(RecordIndex, &str)> = [("to", "from"), ("from", "to")]
        .into_iter()
        .flat_map(|(side, other)| dataset.mentioned_by(body, RecordType::Change, side).into_iter().map(move |at| (at, other)))
        .collect();
    let shown = became.iter().take(PER_BODY);
    let mut told: Vec<Line> = shown
        .map(|(change, other)| {
            let mut told = event(wording, *change, other);
            told.extend(notes.note(*change));
            told
        })
        .collect();
    if became.len() > PER_BODY {
        told.push(listed(wording, Vec::new(), became.len() - PER_BODY));
    }
    if told.is_empty() {
        told.push(plain(wording.get("brief-none")));
    }
    told
}

/// The kind of a change, who stands on its other side, when it took effect, and how far it has come if it is not carried out.
fn event(wording: Wording, index: RecordIndex, side: &str) -> Line {
    let sheet = RecordSheet::new(wording, index, Readings::Nearest);
    let change = wording.dataset.get::<Change>(index);
    let told = |field: &str| sheet.fact(field).map(|fact| fact.line(wording));
    let given = |field: &str| sheet.given(field).map(|fact| fact.line(wording));
    let kind = given("kind").unwrap_or_default();
    let mut parts = vec![match (told(side), side) {
        (None, _) => kind,
        (Some(other), "from") => phrase(wording.words, "brief-from", &[("kind", kind), ("from", other)]),
        (Some(other), _) => phrase(wording.words, "brief-to", &[("kind", kind), ("to", other)]),
    }];
    parts.extend(given("date"));
    let is_done = change.status == Some(Status::Done) && sheet.fact("status").is_some_and(|fact| fact.basis == Basis::Stated);
    parts.extend(given("status").filter(|_| !is_done));
    wording.list(parts)
}

/// What the body is for and what it may do.
fn duties(wording: Wording, body: RecordIndex, notes: &mut Notes) -> Vec<Line> {
    let Wording { words, dataset } = wording;
    let mut told = Vec::new();
    let holdings = dataset.mentioned_by(body, RecordType::Holding, "agency");
    let powers = dataset.mentioned_by(body, RecordType::Power, "holders");
    if !holdings.is_empty() {
        let function = |index: &RecordIndex| {
            let holding = dataset.get::<Holding>(*index);
            let mut part = vec![match dataset.resolve(&holding.function) {
                Some(function) => wording.title(function),
                None => Inline::Missing(holding.function.id.to_string()),
            }];
            if holding.role != Role::Holds {
                part = labelled(wording, plain(words.get(holding.role.code().key)), part);
            }
            marked(wording, *index, "agency", part, notes)
        };
        told.push(listed(wording, holdings.iter().take(PER_BODY).map(function).collect(), holdings.len()));
    }
    if !powers.is_empty() {
        let power = |index: &RecordIndex| marked(wording, *index, "holders", vec![wording.title(*index)], notes);
        let list = listed(wording, powers.iter().take(PER_BODY).map(power).collect(), powers.len());
        told.push(labelled(wording, plain(describe::type_heading(words, RecordType::Power)), list));
    }
    if told.is_empty() {
        told.push(plain(words.get("brief-none")));
    }
    told
}

/// What a record says of the body that it mentions in `field`, with its marks and a footnote.
fn marked(wording: Wording, index: RecordIndex, field: &str, told: Line, notes: &mut Notes) -> Line {
    let marks = describe::mention_marks(wording.words, wording.dataset.record(index), field);
    let mut told = wording.with_marks(&marks, told);
    told.extend(notes.note(index));
    told
}
