//! The columns of a table: which there are, what they are called, and what they hold.
//!
//! Columns follow the fields of a type of record. A text has a column per language that the selection gives it in, a reference one
//! of ids and one of titles, a figure one as worded and one with its exact value. Names are those of the schema in
//! every language, since programs look for them. Deliberately absent: what stands in the rows.

use super::pieces;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{COMMON_FIELDS, Language, RecordIndex, RecordType, Text, Value};
use crate::words::{Words, describe};
use std::collections::BTreeSet;
use std::ops::Range;

/// The fields that are either true or false. A record visits such a field as absent where it is false.
pub(super) const FLAGS: [&str; 3] = ["each", "open", "open_functions"];

/// The fields that are dates as precise as they are known.
const DATES: [&str; 2] = ["date", "as_of"];

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) field: &'static str,
    pub(super) part: Part,
}

/// What a column shows of its field. The order is that of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Nothing: no record gives the field.
    Empty,
    /// The record's own id.
    Id,
    /// Codes, periods, and whatever else has one spelling.
    Plain,
    /// A date.
    Date,
    /// True or false.
    Flag,
    /// The digits as worded.
    Worded,
    /// The exact value.
    Normalised,
    /// The text in one language.
    Text(Language),
    /// The ids of the records referred to.
    Ids,
    /// Their titles.
    Titles,
    /// What is described rather than referred to.
    Described,
    /// The names of the fields that the encoder concluded.
    Inferred,
    /// That a drafter proposed the record, or the names of the fields that it did.
    Proposed,
    /// The names of the fields that the source does not state.
    NotStated,
    /// The passages that carry the record.
    Evidence,
}

impl Column {
    /// Its name, which is the same in every language.
    pub(super) fn name(self) -> String {
        let field = self.field;
        match self.part {
            Part::Normalised => format!("{field}_normalised"),
            Part::Text(language) => format!("{field}_{}", language.code()),
            Part::Titles => format!("{field}_name"),
            Part::Described => format!("{field}_described"),
            _ => field.to_owned(),
        }
    }

    /// Its heading for a reader, in a table of records of this type.
    pub(super) fn title(self, words: &Words, record_type: RecordType) -> String {
        let of_all = match self.part {
            Part::Id => Some("field-any-id"),
            Part::Inferred => Some("field-any-inferred"),
            Part::Proposed => Some("field-any-proposed"),
            Part::NotStated => Some("field-any-not_stated"),
            Part::Evidence => Some("field-any-evidence"),
            Part::Flag if self.field == "stub" => Some("export-column-stub"),
            _ => None,
        };
        let label = of_all.map_or_else(|| describe::field_label(words, record_type, self.field), |key| words.get(key));
        let part = match self.part {
            Part::Text(language) => language.tag(),
            Part::Titles => words.get("export-column-titles"),
            Part::Described => words.get("export-column-described"),
            Part::Normalised => words.get("export-column-normalised"),
            _ => return label.to_owned(),
        };
        words.with("export-column-part", &[("field", label.into()), ("part", part.into())])
    }

    /// What it holds, in a sentence.
    pub(super) fn description(self, words: &Words) -> String {
        let key = match self.part {
            Part::Empty => "export-column-about-empty",
            Part::Id => "export-column-about-id",
            Part::Plain => "export-column-about-plain",
            Part::Date => "export-column-about-date",
            Part::Flag => "export-column-about-flag",
            Part::Worded => "export-column-about-worded",
            Part::Normalised => "export-column-about-normalised",
            Part::Text(language) => return words.with("export-column-about-text", &[("language", language.tag().into())]),
            Part::Ids => "export-column-about-ids",
            Part::Titles => return words.with("export-column-about-titles", &[("column", self.field.into())]),
            Part::Described => "export-column-about-described",
            Part::Inferred => "export-column-about-inferred",
            Part::Proposed => "export-column-about-proposed",
            Part::NotStated => "export-column-about-not_stated",
            Part::Evidence => "export-column-about-evidence",
        };
        words.get(key).to_owned()
    }
}

/// How many records are looked at before the caller is asked whether to go on.
const PIECE: usize = 4096;

/// The columns of the records of one type in a selection, and whether every reference of these records leads to a record.
pub(super) fn columns(selection: &Selection, record_type: RecordType, steps: &mut Steps) -> Result<(Vec<Column>, bool), Stop> {
    let fields = fields(record_type);
    let records = selection.of_type(record_type);
    let mut seen = Seen { given: BTreeSet::new(), has_stubs: false, has_proposals: false, all_lead: true };
    let look = |positions: Range<usize>| seen_in(selection, &fields, &records[positions]);
    pieces::in_order(records.len(), PIECE, look, &mut |others: Seen| {
        seen.given.extend(others.given);
        seen.has_stubs |= others.has_stubs;
        seen.has_proposals |= others.has_proposals;
        seen.all_lead &= others.all_lead;
        steps.tell()
    })?;
    let Seen { mut given, has_stubs, has_proposals, all_lead } = seen;
    // A field of its type that no record gives still has its column, so that its absence can be seen.
    let is_given = |position: &usize| given.iter().any(|(other, _)| other == position);
    let absent: Vec<_> = (0..record_type.fields().len()).filter(|position| !is_given(position)).collect();
    given.extend(absent.into_iter().map(|position| (position, Part::Empty)));
    let mut columns = vec![Column { field: "id", part: Part::Id }];
    columns.extend(given.into_iter().map(|(position, part)| Column { field: fields[position], part }));
    columns.push(Column { field: "inferred", part: Part::Inferred });
    columns.extend(has_proposals.then_some(Column { field: "proposed", part: Part::Proposed }));
    columns.extend([Column { field: "not_stated", part: Part::NotStated }, Column { field: "evidence", part: Part::Evidence }]);
    columns.extend(has_stubs.then_some(Column { field: "stub", part: Part::Flag }));
    Ok((columns, all_lead))
}

/// The fields that records of a type can have, in the order in which they are visited.
pub(super) fn fields(record_type: RecordType) -> Vec<&'static str> {
    record_type.fields().iter().copied().chain(COMMON_FIELDS).collect()
}

/// What was seen in some records.
struct Seen {
    /// The parts of fields that they give, by the positions of the fields.
    given: BTreeSet<(usize, Part)>,
    /// Whether one of them is a stub.
    has_stubs: bool,
    /// Whether a drafter proposed one of them, or a field of one.
    has_proposals: bool,
    /// Whether every reference leads to a record.
    all_lead: bool,
}

fn seen_in(selection: &Selection, fields: &[&str], records: &[RecordIndex]) -> Seen {
    let (mut given, mut has_stubs, mut has_proposals, mut all_lead) = (vec![Vec::new(); fields.len()], false, false, true);
    for index in records {
        let record = selection.dataset.record(*index);
        has_stubs |= record.is_stub();
        has_proposals |= record.proposed().is_some() || !record.proposed_fields().is_empty();
        let (mut position, mut references) = (0, 0);
        record.visit(&mut |field, value| {
            references += usize::from(matches!(value, Value::Link(..)));
            // Fields come in their order.
            position += fields[position..].iter().position(|name| *name == field.name).unwrap_or_default();
            parts(selection, field.name, value, &mut |part| {
                // There are so few parts of a field that looking through them is quickest.
                if !given[position].contains(&part) {
                    given[position].push(part);
                }
            });
        });
        // Links are those references that lead somewhere.
        all_lead &= selection.dataset.outgoing(*index).len() == references;
    }
    let given = given.into_iter().enumerate().flat_map(|(position, parts)| parts.into_iter().map(move |part| (position, part)));
    Seen { given: given.collect(), has_stubs, has_proposals, all_lead }
}

/// Hands over the parts of a value that have a column of their own.
fn parts(selection: &Selection, field: &str, value: Value, add: &mut dyn FnMut(Part)) {
    let mut languages = |text| {
        let given = |language: &Language| reading_in(selection, text, *language).is_some();
        Language::ALL.into_iter().filter(given).for_each(|language| add(Part::Text(language)));
    };
    match value {
        Value::Absent | Value::Holds if FLAGS.contains(&field) => add(Part::Flag),
        Value::Absent | Value::Date(_) if DATES.contains(&field) => add(Part::Date),
        Value::Absent => {}
        Value::Text(text) => languages(text),
        Value::Alias(alias) => languages(&alias.name),
        Value::Outline(line) => languages(&line.text),
        Value::InForce(rule) => {
            rule.version.iter().for_each(languages);
            add(Part::Plain);
        }
        Value::Link(..) => [Part::Ids, Part::Titles].into_iter().for_each(add),
        Value::Described(_) => add(Part::Described),
        Value::Figure(_) => [Part::Worded, Part::Normalised].into_iter().for_each(add),
        _ => add(Part::Plain),
    }
}

/// What goes into the column of a language: the text in that language if every language has its columns, or else the one text that a reader
/// of the selection's language is given. That one stands in the column of the language that it is in, so that no column says what it does not
/// hold.
pub(super) fn reading_in<'a>(selection: &Selection, text: &'a Text, language: Language) -> Option<&'a str> {
    let default = selection.dataset.head.language;
    let goes_in = selection.options.every_language || text.read(selection.language, default).language == language;
    text.get(language, default).filter(|_| goes_in)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{CHENGDU, EXAMPLE_TOWN, FoundSource, parse};
    use std::ops::ControlFlow;

    #[test]
    fn every_flag_and_date_is_known_as_one() {
        for text in [CHENGDU, EXAMPLE_TOWN] {
            let loaded = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
            for index in loaded.dataset.indices() {
                loaded.dataset.record(index).visit(&mut |field, value| {
                    assert!(value != Value::Holds || FLAGS.contains(&field.name), "{}", field.name);
                    assert!(!matches!(value, Value::Date(_)) || DATES.contains(&field.name), "{}", field.name);
                });
            }
        }
    }

    #[test]
    fn every_column_is_explained_in_every_language() {
        let loaded = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap();
        let selection = Selection::new(&loaded.dataset, loaded.dataset.indices(), "2026-11-23".parse().unwrap(), Language::En);
        for words in Language::ALL.map(Words::new) {
            for record_type in RecordType::ALL {
                let mut proceed = |_, _| ControlFlow::Continue(());
                let (columns, all_lead) = columns(&selection, record_type, &mut Steps::begin(1, &mut proceed).unwrap()).unwrap();
                assert!(columns.len() > 4 && all_lead, "{record_type:?}");
                let stub = Column { field: "stub", part: Part::Flag };
                for column in columns.into_iter().chain([stub]) {
                    let (title, description) = (column.title(&words, record_type), column.description(&words));
                    assert!(title != column.field && !title.contains("export-"), "{}: {title}", column.name());
                    assert!(description.ends_with(['.', '。']), "{}: {description}", column.name());
                }
            }
        }
    }
}
