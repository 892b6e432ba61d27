//! A comparison as a table in words, from one point of view: rows of things that correspond, a cell for each dataset.
//!
//! "Not stated" is never worded like "not there". Every claim keeps its marks: what it rests on, and how far it has come.

use super::{Comparison, HOLDERS, Reason, Row, Side, Status};
use crate::model::{Agency, Change, Dataset, Holding, Level, Measure, Metric, Party, Power, RecordIndex, RecordType, Vocabulary};
use crate::query::{changes_of, holders_of, measures_of};
use crate::sheet::{Readings, RecordSheet};
use crate::words::{Wording, Words, describe, plain};
use std::collections::BTreeMap;

/// What the rows of a report are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Records, and where they differ the fields: what two versions are read by.
    Record,
    /// Functions, and who holds them on what footing.
    Function,
    /// Kinds of powers and the footings on which they are held.
    Power,
    /// Bodies.
    Body,
    /// Kinds of events and the levels at which they took place.
    Change,
    /// Figures.
    Figure,
    /// Principles, and their measures.
    Principle,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 7] =
        [Self::Record, Self::Function, Self::Power, Self::Body, Self::Change, Self::Figure, Self::Principle];

    /// The code used on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Function => "function",
            Self::Power => "power",
            Self::Body => "body",
            Self::Change => "change",
            Self::Figure => "figure",
            Self::Principle => "principle",
        }
    }

    /// The view in which a comparison is read first.
    pub fn first(comparison: &Comparison) -> Self {
        if comparison.are_versions { Self::Record } else { Self::Function }
    }
}

/// What one dataset says in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The dataset has nothing that belongs in this row.
    NotThere,
    /// It has, but its source does not say more.
    NotStated,
    /// What it says: each claim with the record that makes it.
    Claims(Claims),
}

/// A row in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// What it is about.
    pub label: String,
    /// The records that the row is about, on each side.
    pub records: [Vec<RecordIndex>; 2],
    /// Why they stand together.
    pub reason: Option<Reason>,
    /// How the sides stand to each other; none where the row only groups what is of one kind.
    pub status: Option<Status>,
    /// The labels of the fields in which they differ.
    pub fields: Vec<String>,
    /// What each dataset says.
    pub cells: [Cell; 2],
}

/// A comparison in words.
pub struct Report {
    /// The titles of the two datasets.
    pub titles: [String; 2],
    /// The rows.
    pub rows: Vec<ReportRow>,
}

impl Report {
    /// The rows of `comparison` from the point of view of `view`.
    pub fn new(words: &Words, comparison: &Comparison, view: View) -> Self {
        let wordings = comparison.sides.map(|loaded| Wording { words, dataset: &loaded.dataset });
        let title = |wording: Wording| words.text(&wording.dataset.head.title, &wording.dataset.head).into_owned();
        let writer = Writer { words, wordings, comparison };
        let mut rows: Vec<ReportRow> = match view {
            View::Record => {
                comparison.rows.iter().filter(|row| row.status != Status::Same).map(|row| writer.record(row)).collect()
            }
            View::Function => writer.of_type(RecordType::Function, &holders),
            View::Body => writer.of_type(RecordType::Agency, &body),
            View::Figure => writer.of_type(RecordType::Metric, &figure),
            View::Principle => writer.of_type(RecordType::Principle, &measures),
            View::Power => writer.grouped(RecordType::Power, &power_groups, &power),
            View::Change => writer.grouped(RecordType::Change, &change_groups, &change),
        };
        if !comparison.are_versions {
            // What can be set beside each other is what one reads for.
            rows.sort_by_key(|row| row.status.filter(|status| matches!(status, Status::OnlyLeft | Status::OnlyRight)));
        }
        Self { titles: wordings.map(title), rows }
    }
}

/// What is said in a cell: each claim with the record that makes it.
type Claims = Vec<(RecordIndex, String)>;

/// A group of rows of one kind: its place in the order of the vocabularies, and its label.
type Group = (Vec<usize>, String);

struct Writer<'a> {
    words: &'a Words,
    wordings: [Wording<'a>; 2],
    comparison: &'a Comparison<'a>,
}

impl Writer<'_> {
    /// One row for what corresponds.
    fn row(&self, row: &Row, label: String, claims: &dyn Fn(Side, RecordIndex) -> Claims) -> ReportRow {
        let cell = |side: Side| {
            let records = &row.sides[side as usize];
            let said: Vec<_> = records.iter().flat_map(|index| claims(side, *index)).collect();
            match (records.is_empty(), said.is_empty()) {
                (true, _) => Cell::NotThere,
                (false, true) => Cell::NotStated,
                (false, false) => Cell::Claims(said),
            }
        };
        let label_of = |field: &&'static str| match *field {
            HOLDERS if row.record_type == RecordType::Function => self.words.get("compare-holders").to_owned(),
            field => describe::field_label(self.words, row.record_type, field).to_owned(),
        };
        ReportRow {
            label,
            records: row.sides.clone(),
            reason: row.reason,
            status: Some(row.status),
            fields: row.fields.iter().map(label_of).collect(),
            cells: Side::ALL.map(cell),
        }
    }

    /// The titles of the records of a row, each once.
    fn titles(&self, row: &Row) -> String {
        let mut titles: Vec<String> = Vec::new();
        for (wording, records) in self.wordings.iter().zip(&row.sides) {
            for title in records.iter().map(|index| describe::title(self.words, wording.dataset, *index)) {
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
        }
        titles.join(" / ")
    }

    fn record(&self, row: &Row) -> ReportRow {
        let kind = describe::type_name(self.words, row.record_type).to_owned();
        let label = self.words.with("compare-record", &[("type", kind.into()), ("title", self.titles(row).into())]);
        self.row(row, label, &|side, index| {
            let wording = self.wordings[side as usize];
            let sheet = RecordSheet::new(wording, index, Readings::Every);
            let said = row.fields.iter().filter_map(|field| {
                let said = said_in(wording, &sheet, field)?;
                let label = describe::field_label(self.words, row.record_type, field);
                Some((index, self.words.with("compare-fact", &[("label", label.into()), ("value", said.into())])))
            });
            said.collect()
        })
    }

    fn of_type(&self, record_type: RecordType, claims: &dyn Fn(Wording, RecordIndex) -> Claims) -> Vec<ReportRow> {
        let rows = self.comparison.rows.iter().filter(|row| row.record_type == record_type);
        rows.map(|row| self.row(row, self.titles(row), &|side, index| claims(self.wordings[side as usize], index))).collect()
    }

    /// A row for each group into which `groups` puts records of a type; a record may stand in several.
    fn grouped(
        &self,
        record_type: RecordType,
        groups: &dyn Fn(Wording, RecordIndex) -> Vec<Group>,
        claim: &dyn Fn(Wording, RecordIndex) -> String,
    ) -> Vec<ReportRow> {
        let mut rows: BTreeMap<Group, [Claims; 2]> = BTreeMap::new();
        for (side, wording) in self.wordings.iter().enumerate() {
            for index in wording.dataset.indices_of(record_type) {
                for group in groups(*wording, index) {
                    rows.entry(group).or_default()[side].push((index, claim(*wording, index)));
                }
            }
        }
        let row = |((_, label), sides): (_, [Claims; 2])| {
            let records = sides.each_ref().map(|side| side.iter().map(|(index, _)| *index).collect::<Vec<_>>());
            let status = match [records[0].is_empty(), records[1].is_empty()] {
                [false, true] => Some(Status::OnlyLeft),
                [true, false] => Some(Status::OnlyRight),
                _ => None,
            };
            let cells = sides.map(|side| if side.is_empty() { Cell::NotThere } else { Cell::Claims(side) });
            ReportRow { label, records, reason: None, status, fields: Vec::new(), cells }
        };
        rows.into_iter().map(row).collect()
    }
}

/// What a record says in a field, or of itself.
fn said_in(wording: Wording, sheet: &RecordSheet, field: &str) -> Option<String> {
    let record = wording.dataset.record(sheet.index);
    let names = |names: &[Box<str>]| {
        let labels = names.iter().map(|name| describe::field_label(wording.words, record.record_type(), name));
        labels.collect::<Vec<_>>().join(wording.get("list-separator"))
    };
    if let Some(fact) = sheet.fact(field) {
        return Some(wording.plain(&fact.line(wording)));
    }
    match field {
        "evidence" => Some(wording.plain(&wording.list(sheet.passages(wording)))),
        "inferred" => Some(names(record.inferred())),
        "proposed_fields" => Some(names(record.proposed_fields())),
        "id" => Some(record.id().to_string()),
        "proposed" => record.proposed().map(|proposal| proposal.rule.to_string()),
        _ => None,
    }
}

/// A title with the marks of the claim that it stands for.
fn marked(wording: Wording, title: String, marks: &[&str]) -> String {
    wording.plain(&wording.with_marks(marks, plain(title)))
}

/// Who holds a function, each with its level and the part that it plays; and by what events it moved.
fn holders(wording: Wording, function: RecordIndex) -> Claims {
    let Wording { words, dataset } = wording;
    let holder = |(agency, holding): (RecordIndex, RecordIndex)| {
        let holds = dataset.get::<Holding>(holding);
        let mut marks = vec![words.get(holds.role.code().key)];
        marks.extend(describe::mention_marks(words, holds, "function"));
        let levels = level_words(wording, agency);
        marks.extend(levels.iter().map(String::as_str));
        (holding, marked(wording, describe::title(words, dataset, agency), &marks))
    };
    let held = holders_of(dataset, function).into_iter().map(holder);
    let moved = changes_of(dataset, function).into_iter().map(|index| (index, change(wording, index)));
    held.chain(moved).collect()
}

/// The levels of a body, marked where they are inferred.
fn level_words(wording: Wording, agency: RecordIndex) -> Vec<String> {
    let dataset = wording.dataset;
    let levels = &dataset.get::<Agency>(agency).levels;
    if levels.is_empty() {
        return Vec::new();
    }
    let names = levels.iter().map(|level| plain(wording.get(level.code().key)));
    let basis = dataset.record(agency).basis_of_given("levels");
    vec![wording.plain(&wording.with_basis(basis, wording.list(names)))]
}

/// What sort of body it is, field by field, whatever the source states.
fn body(wording: Wording, agency: RecordIndex) -> Claims {
    let sheet = RecordSheet::new(wording, agency, Readings::Nearest);
    let fact = |field: &str| {
        let fact = sheet.fact(field)?;
        let value = wording.plain(&fact.line(wording));
        Some((agency, wording.words.with("compare-fact", &[("label", fact.label.as_str().into()), ("value", value.into())])))
    };
    ["levels", "kinds", "sphere", "each"].into_iter().filter_map(fact).collect()
}

/// A figure in its source's words, with its time.
fn figure(wording: Wording, metric: RecordIndex) -> Claims {
    let Wording { words, dataset } = wording;
    let sheet = RecordSheet::new(wording, metric, Readings::Nearest);
    let figure = dataset.get::<Metric>(metric);
    let mut line = sheet.headline.clone().unwrap_or_default();
    for field in ["period", "as_of", "comparison", "scope"] {
        if let Some(fact) = sheet.given(field) {
            line = wording.list([line, fact.line(wording)]);
        }
    }
    let said = wording.plain(&line);
    let label = words.text(&figure.name, &dataset.head).into_owned();
    vec![(metric, words.with("compare-fact", &[("label", label.into()), ("value", said.into())]))]
}

/// The measures under a principle, each with how far it has come.
fn measures(wording: Wording, principle: RecordIndex) -> Claims {
    let Wording { words, dataset } = wording;
    let measure = |index: RecordIndex| {
        let status = dataset.get::<Measure>(index).status.map(|status| words.get(status.code().key));
        (index, marked(wording, describe::title(words, dataset, index), status.as_slice()))
    };
    measures_of(dataset, principle).into_iter().map(measure).collect()
}

/// The kinds of a power with the footing on which it is held, in the order of the vocabularies.
fn power_groups(wording: Wording, index: RecordIndex) -> Vec<Group> {
    let power = wording.dataset.get::<Power>(index);
    let not_stated = wording.get("basis-not_stated");
    let mode = power.mode.map_or(not_stated, |mode| wording.get(mode.code().key));
    let place = power.mode.map_or(usize::MAX, |mode| mode as usize);
    let label = |kind: &str| wording.words.with("compare-group", &[("one", kind.into()), ("other", mode.into())]);
    if power.kinds.is_empty() {
        return vec![(vec![usize::MAX, place], label(not_stated))];
    }
    power.kinds.iter().map(|kind| (vec![*kind as usize, place], label(wording.get(kind.code().key)))).collect()
}

/// A power and who holds it.
fn power(wording: Wording, index: RecordIndex) -> String {
    let Wording { words, dataset } = wording;
    let power = dataset.get::<Power>(index);
    let marks = describe::mention_marks(words, power, "holders");
    let holders = marked(wording, describe::parties(words, dataset, &power.holders), &marks);
    words.with("compare-fact", &[("label", describe::title(words, dataset, index).into()), ("value", holders.into())])
}

/// The kind of an event with the levels of the bodies that came out of it, or else of those that it took from.
fn change_groups(wording: Wording, index: RecordIndex) -> Vec<Group> {
    let change = wording.dataset.get::<Change>(index);
    let mut levels = levels_of(wording.dataset, &change.to);
    if levels.is_empty() {
        levels = levels_of(wording.dataset, &change.from);
    }
    let kind = wording.get(change.kind.code().key);
    let label = |level: &str| wording.words.with("compare-group", &[("one", kind.into()), ("other", level.into())]);
    if levels.is_empty() {
        return vec![(vec![change.kind as usize, usize::MAX], label(wording.get("basis-not_stated")))];
    }
    levels.into_iter().map(|level| (vec![change.kind as usize, level as usize], label(wording.get(level.code().key)))).collect()
}

fn levels_of(dataset: &Dataset, parties: &[Party]) -> Vec<Level> {
    let bodies = parties.iter().filter_map(|party| match party {
        Party::Agency(body) => dataset.resolve(body),
        Party::Described(_) => None,
    });
    let mut levels: Vec<Level> = bodies.flat_map(|body| dataset.get::<Agency>(body).levels.iter().copied()).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// An event, marked where it is not simply stated as carried out.
fn change(wording: Wording, index: RecordIndex) -> String {
    let Wording { words, dataset } = wording;
    let marks = describe::mention_marks(words, dataset.record(index), "kind");
    marked(wording, describe::title(words, dataset, index), &marks)
}
