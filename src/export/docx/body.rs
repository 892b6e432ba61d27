//! A body in a row of a brief: its name, where it stands and what sort of body it is, what changed, and what it is for.

use super::notes::{Notes, labelled, labelled_field, listed};
use super::{Piece, Rich, plain, rich};
use crate::export::dossier::{Inline, Line, Wording, phrase};
use crate::model::{Basis, Change, Holding, Record, RecordIndex, RecordType, Role, Status, Vocabulary, not_stated};
use crate::words::describe;

/// How many changes, functions or powers of one body are told.
const PER_BODY: usize = 5;

/// The cells of the body at `index`.
pub(super) fn cells(wording: Wording, index: RecordIndex, notes: &mut Notes) -> [Vec<Rich>; 4] {
    let record = wording.selection.dataset.record(index);
    let mut name = vec![Piece::Inline(Inline::Strong(Box::new(wording.title(index))))];
    name.extend(notes.note(record));
    let mut first = vec![name];
    if record.is_stub() {
        first.push(plain(wording.words.get("dossier-stub")));
    }
    first.extend(["each", "open"].iter().filter_map(|field| labelled_field(wording, record, field, false)));
    [first, standing(wording, record), changes(wording, index, notes), duties(wording, index, notes)]
}

/// The level, kind and sphere of the body, and which of them the source does not state.
fn standing(wording: Wording, record: &dyn Record) -> Vec<Rich> {
    const FIELDS: [&str; 3] = ["levels", "kinds", "sphere"];
    let stated: Vec<Line> = FIELDS.iter().filter_map(|field| wording.field(record, field)).collect();
    let absent: Vec<Line> = not_stated(record)
        .into_iter()
        .filter(|field| FIELDS.contains(field))
        .map(|field| vec![Inline::Text(describe::field_label(wording.words, RecordType::Agency, field).to_owned())])
        .collect();
    let mut told = Vec::new();
    if !stated.is_empty() {
        told.push(rich(wording.list(stated)));
    }
    if !absent.is_empty() {
        told.push(labelled(wording, vec![wording.not_stated()], rich(wording.list(absent))));
    }
    told
}

/// What became of the body, or what it was made of.
fn changes(wording: Wording, body: RecordIndex, notes: &mut Notes) -> Vec<Rich> {
    let dataset = wording.selection.dataset;
    let became: Vec<(RecordIndex, &str)> = ["to", "from"]
        .into_iter()
        .flat_map(|side| dataset.mentioned_by(body, RecordType::Change, side).into_iter().map(move |change| (change, side)))
        .collect();
    let mut told: Vec<Rich> = became
        .iter()
        .take(PER_BODY)
        .map(|(change, side)| {
            let mut told = rich(event(wording, *change, if *side == "to" { "from" } else { "to" }));
            told.extend(notes.note(dataset.record(*change)));
            told
        })
        .collect();
    if became.len() > PER_BODY {
        told.push(listed(wording, Vec::new(), became.len() - PER_BODY));
    }
    if told.is_empty() {
        told.push(plain(wording.words.get("brief-none")));
    }
    told
}

/// The kind of a change, who stands on its other side, when it took effect, and how far it has come if it is not carried out.
fn event(wording: Wording, index: RecordIndex, side: &str) -> Line {
    let dataset = wording.selection.dataset;
    let record = dataset.record(index);
    let change = dataset.get::<Change>(index);
    let kind = wording.field(record, "kind").unwrap_or_default();
    let other = match wording.field(record, side) {
        None if not_stated(record).contains(&side) => Some(vec![wording.not_stated()]),
        other => other,
    };
    let mut parts = vec![match (other, side) {
        (None, _) => kind,
        (Some(other), "from") => phrase(wording.words, "brief-from", &[("kind", kind), ("from", other)]),
        (Some(other), _) => phrase(wording.words, "brief-to", &[("kind", kind), ("to", other)]),
    }];
    parts.extend(wording.field(record, "date"));
    let is_done = change.status == Some(Status::Done) && record.basis("status") == Basis::Stated;
    parts.extend(wording.field(record, "status").filter(|_| !is_done));
    wording.list(parts)
}

/// What the body is for and what it may do.
fn duties(wording: Wording, body: RecordIndex, notes: &mut Notes) -> Vec<Rich> {
    let Wording { selection, words } = wording;
    let dataset = selection.dataset;
    let mut told = Vec::new();
    let holdings = dataset.mentioned_by(body, RecordType::Holding, "agency");
    let powers = dataset.mentioned_by(body, RecordType::Power, "holders");
    if !holdings.is_empty() {
        let function = |index: &RecordIndex| {
            let holding = dataset.get::<Holding>(*index);
            let mut part = match dataset.resolve(&holding.function) {
                Some(function) => vec![wording.title(function).into()],
                None => vec![Inline::Code(holding.function.id.to_string()).into()],
            };
            if holding.role != Role::Holds {
                let role = words.get(holding.role.code().key).to_owned();
                part = labelled(wording, vec![Inline::Text(role)], part);
            }
            part = wording.with_marks(&describe::mention_marks(words, holding, "agency"), part);
            part.extend(notes.note(dataset.record(*index)));
            part
        };
        told.push(listed(wording, holdings.iter().take(PER_BODY).map(function).collect(), holdings.len()));
    }
    if !powers.is_empty() {
        let power = |index: &RecordIndex| {
            let marks = describe::mention_marks(words, dataset.record(*index), "holders");
            let mut part: Rich = wording.with_marks(&marks, vec![wording.title(*index).into()]);
            part.extend(notes.note(dataset.record(*index)));
            part
        };
        let list = listed(wording, powers.iter().take(PER_BODY).map(power).collect(), powers.len());
        let label = describe::type_heading(words, RecordType::Power).to_owned();
        told.push(labelled(wording, vec![Inline::Text(label)], list));
    }
    if told.is_empty() {
        told.push(plain(words.get("brief-none")));
    }
    told
}
