//! The records of one type as a table: what stands in each cell of each row.
//!
//! Deliberately absent: which columns there are, and how a format writes a cell.

use super::cell::{Cell, Reference, SEPARATOR};
use super::column::{Column, Part, columns, reading_in};
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{
    Date, Evidence, InForce, Metric, Record, RecordIndex, RecordType, Scale, Text, Value, Vocabulary, not_stated,
};
use crate::words::{Words, describe};
use std::fmt::Write;
use std::ops::Range;

/// The records of one type in a selection.
pub(super) struct Table<'a> {
    selection: &'a Selection<'a>,
    words: &'a Words,
    pub(super) record_type: RecordType,
    pub(super) columns: Vec<Column>,
    /// The fields of the records, in the order in which a record visits them, each with the positions of its columns.
    fields: Vec<(&'static str, Range<usize>)>,
    /// Whether every reference leads to a record.
    all_lead: bool,
}

impl<'a> Table<'a> {
    /// A table for every type of record that the selection has. All records are looked at for that, so that it may be stopped.
    pub(super) fn all(selection: &'a Selection<'a>, words: &'a Words, steps: &mut Steps) -> Result<Vec<Self>, Stop> {
        let present = RecordType::ALL.into_iter().filter(|record_type| !selection.of_type(*record_type).is_empty());
        present.map(|record_type| Self::new(selection, record_type, words, steps)).collect()
    }

    fn new(selection: &'a Selection<'a>, record_type: RecordType, words: &'a Words, steps: &mut Steps) -> Result<Self, Stop> {
        let (columns, all_lead) = columns(selection, record_type, steps)?;
        let fields = super::column::fields(record_type).into_iter().map(|field| {
            let of_field = |column: &Column| column.field == field;
            let start = columns.iter().position(of_field).unwrap_or(columns.len());
            (field, start..start + columns[start..].iter().take_while(|column| of_field(column)).count())
        });
        let fields = fields.collect();
        Ok(Self { selection, words, record_type, columns, fields, all_lead })
    }

    /// The records in its rows.
    pub(super) fn records(&self) -> &'a [RecordIndex] {
        self.selection.of_type(self.record_type)
    }

    /// The row of one record, a cell per column.
    pub(super) fn cells(&self, index: RecordIndex) -> Vec<Cell<'a>> {
        let record = self.selection.dataset.record(index);
        let mut shown: Vec<Option<Cell>> = vec![None; self.columns.len()];
        let mut fields = self.fields.as_slice();
        let mut targets = self.targets(index);
        record.visit(&mut |field, value| {
            let target = targets(value);
            // Fields come in their order, so that none that is past need be looked at again.
            fields = &fields[fields.iter().position(|(name, _)| *name == field.name).unwrap_or(fields.len())..];
            for position in fields.first().map(|(_, columns)| columns.clone()).into_iter().flatten() {
                if let Some(next) = self.shown(index, self.columns[position], value, target) {
                    shown[position] = Some(match shown[position].take() {
                        Some(so_far) => so_far.and(next),
                        None => next,
                    });
                }
            }
        });
        let cell = |(column, shown): (&Column, Option<Cell<'a>>)| match column.part {
            Part::Id => Cell::of_text(record.id().as_str()),
            Part::Inferred => Cell::of_texts(&record.inferred().iter().map(|name| &**name).collect::<Vec<_>>()),
            Part::Proposed => proposed(record),
            Part::NotStated => Cell::of_texts(&not_stated(record)),
            Part::Evidence => Cell::of_text(passages(record.evidence())),
            Part::Flag if column.field == "stub" => Cell::Flag(record.is_stub()),
            _ => shown.unwrap_or(Cell::of_text("")),
        };
        self.columns.iter().zip(shown).map(cell).collect()
    }

    /// Tells for each value that a record visits the record that it leads to, if it is a reference that leads to one.
    fn targets(&self, index: RecordIndex) -> impl FnMut(Value) -> Option<RecordIndex> + use<'a> {
        let (dataset, all_lead) = (self.selection.dataset, self.all_lead);
        // Links are those references that lead somewhere, in their order. Where all do, none has to be looked up again.
        let mut links = dataset.outgoing(index).iter();
        move |value| match value {
            Value::Link(..) if all_lead => links.next().map(|link| link.other),
            Value::Link(id, target) => dataset.find_of_type(id.as_str(), target),
            _ => None,
        }
    }

    /// What `column` shows of one value of its field, which leads to `target`.
    fn shown(&self, index: RecordIndex, column: Column, value: Value<'a>, target: Option<RecordIndex>) -> Option<Cell<'a>> {
        let dataset = self.selection.dataset;
        let given = |text: &'a Text, language| reading_in(self.selection, text, language);
        Some(match (column.part, value) {
            (Part::Text(language), Value::Text(text)) => Cell::of_text(given(text, language)?),
            (Part::Text(language), Value::Alias(alias)) => {
                Cell::of_text(format!("{} [{}]", given(&alias.name, language)?, alias.kind.code().code))
            }
            (Part::Text(language), Value::Outline(line)) => {
                let depth = line.heading.map(|depth| format!("[h{depth}] ")).unwrap_or_default();
                Cell::of_text(format!("¶{} {depth}{}", line.p, given(&line.text, language)?))
            }
            (Part::Text(language), Value::InForce(InForce { version: Some(version), .. })) => {
                Cell::of_text(given(version, language)?)
            }
            (Part::Ids, Value::Link(id, _)) => Cell::Ids(vec![Reference { id: id.as_str(), record: target }]),
            (Part::Titles, Value::Link(id, _)) => match target {
                Some(target) => Cell::of_text(describe::titled(self.words, dataset, target)),
                None => Cell::of_text(id.as_str()),
            },
            (Part::Described, Value::Described(group)) => Cell::of_text(describe::description(self.words, dataset, group)),
            (Part::Worded, Value::Figure(figure)) => Cell::Digits(figure.worded()),
            (Part::Normalised, Value::Figure(figure)) => {
                let scale = match self.record_type {
                    RecordType::Metric => dataset.get::<Metric>(index).scale,
                    _ => None,
                };
                Cell::Number(figure.normalised(scale.unwrap_or(Scale::One)))
            }
            (Part::Flag, value) => Cell::Flag(value == Value::Holds),
            (Part::Date, Value::Date(date)) => Cell::Date(date),
            (Part::Plain, value) => plain(value)?,
            _ => return None,
        })
    }
}

/// The rule and confidence of a record that was proposed as a whole, or else the fields that were.
fn proposed(record: &dyn Record) -> Cell<'_> {
    match record.proposed() {
        Some(proposal) => Cell::of_text(format!("{} ({})", proposal.rule, proposal.confidence.code().code)),
        None => Cell::of_texts(&record.proposed_fields().iter().map(|name| &**name).collect::<Vec<_>>()),
    }
}

/// A value whose spelling is the same in every language.
fn plain(value: Value) -> Option<Cell> {
    Some(match value {
        Value::Code(code) => Cell::of_text(code.code),
        Value::Plain(text) => Cell::of_text(text),
        Value::Number(number) => Cell::Number(number.into()),
        Value::Period(period) => Cell::of_text(period.to_string()),
        Value::InForce(rule) => {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let amendment = rule.amendment.map_or("", |amendment| amendment.code().code);
            Cell::of_text(format!("{}/{} {amendment}", day(rule.from), day(rule.until)).trim_end().to_owned())
        }
        Value::Class(class) => Cell::of_text(class.as_str()),
        Value::External(id) => Cell::of_text(id.as_str()),
        Value::Streak(streak) => Cell::of_text(format!("{} {}", streak.count, streak.unit.code().code)),
        _ => return None,
    })
}

/// Pieces of evidence, such as `level: article ¶5 「4.6萬余戶」`, without the field or the source where one names none.
fn passages(evidence: &[Evidence]) -> String {
    let number = |number: &u32, text: &mut String| write!(text, "{number}").expect("memory takes everything");
    let mut text = String::new();
    for Evidence { p, quote, nth, to, field, source } in evidence {
        if !text.is_empty() {
            text.push_str(SEPARATOR);
        }
        if let Some(field) = field {
            text.extend([field, ": "]);
        }
        if let Some(source) = source {
            text.extend([source.id.as_str(), " "]);
        }
        text.push('¶');
        number(p, &mut text);
        text.extend([" 「", quote, "」"]);
        if let Some(nth) = nth {
            text.push_str(" (");
            number(nth, &mut text);
            text.push(')');
        }
        if let Some(to) = to {
            text.extend(["…「", to, "」"]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dataset, Head, Language, Records, Term};
    use std::ops::ControlFlow;

    #[test]
    fn references_are_followed_whether_or_not_others_lead_somewhere() {
        let head: Head = ron::from_str(r#"(schema: 1, id: "d", title: "D")"#).unwrap();
        let term = |id: &str, about: &[&str]| Term {
            about: about.iter().map(|id| (*id).into()).collect(),
            ..Term::new(id.into(), id.to_uppercase().as_str().into(), "".into())
        };
        for (about, titles) in [(&["b", "c"][..], "B | C"), (&["nowhere", "c", "b"], "nowhere | C | B")] {
            let terms = vec![term("a", about), term("b", &[]), term("c", &["b"])];
            let dataset = Dataset::new(head.clone(), Records { terms, ..Records::default() });
            let selection = Selection::new(&dataset, dataset.indices(), "2026-11-23".parse().unwrap(), Language::Hant);
            let words = Words::new(Language::Hant);
            let mut proceed = |_, _| ControlFlow::Continue(());
            let tables = Table::all(&selection, &words, &mut Steps::begin(1, &mut proceed).unwrap()).unwrap();
            let [table] = &tables[..] else { panic!("terms alone") };
            let shown = |part| {
                let column = table.columns.iter().position(|column| column.part == part).unwrap();
                table.cells(dataset.find("a").unwrap()).swap_remove(column)
            };
            let expected = about.iter().map(|id| Reference { id, record: dataset.find(id) }).collect();
            assert_eq!(shown(Part::Ids), Cell::Ids(expected));
            assert_eq!(shown(Part::Titles).text(), titles);
        }
    }
}
