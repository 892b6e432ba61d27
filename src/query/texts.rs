//! What of a record is searched: one list of texts, in one order.
//!
//! Whoever counts, folds, finds or shows the texts of a record walks over this list. Deliberately absent: dates, links and values
//! of vocabularies, which are facets.

use super::belonging::functions_of;
use crate::model::{Dataset, InForce, Record, RecordIndex, RecordType, Text, Value};
use rust_decimal::Decimal;

/// The sorts of text of a record, those that count most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Its name or title.
    Name,
    /// Another name of it.
    Alias,
    /// A function that it holds.
    Function,
    /// Its date or period.
    Date,
    /// Any other text.
    Text,
}

/// A text of a record that is searched.
#[derive(Clone, Copy)]
pub(super) struct Searched<'a> {
    /// What sort of text it is.
    pub class: Class,
    /// The field, or the type of the record from which it comes.
    pub field: &'static str,
    /// The text in one language.
    pub text: &'a str,
    /// The same in all languages, if it is for reading.
    pub all: Option<&'a Text>,
    /// A number that it words, beside those that stand in it as digits.
    pub number: Option<Decimal>,
}

/// Hands over every text of a record that is searched, always in the same order.
pub(super) fn searched<'a>(dataset: &'a Dataset, index: RecordIndex, visit: &mut dyn FnMut(Searched<'a>)) {
    let record = dataset.record(index);
    let plain = |field, text| Searched { class: Class::Text, field, text, all: None, number: None };
    visit(plain("id", record.id().as_str()));
    in_every_language(dataset, record, Class::Name, visit);
    in_every_language(dataset, record, Class::Alias, visit);
    if record.record_type() == RecordType::Agency {
        for (function, _) in functions_of(dataset, index) {
            in_every_language(dataset, dataset.record(function), Class::Name, &mut |text| {
                visit(Searched { class: Class::Function, field: "function", ..text });
            });
        }
    }
    in_every_language(dataset, record, Class::Text, visit);
    record.visit(&mut |field, value| match value {
        Value::Plain(text) => visit(plain(field.name, text)),
        Value::Figure(figure) => visit(plain(field.name, figure.worded())),
        Value::Class(class) => visit(plain(field.name, class.as_str())),
        Value::External(id) => visit(plain(field.name, id.as_str())),
        _ => {}
    });
    for passage in record.evidence() {
        visit(plain("evidence", &passage.quote));
    }
}

/// The texts for reading of one class, each in every language in which its author wrote it.
fn in_every_language<'a>(dataset: &Dataset, record: &'a dyn Record, wanted: Class, visit: &mut dyn FnMut(Searched<'a>)) {
    record.visit(&mut |field, value| {
        let (class, all, number) = match value {
            Value::Text(all) if matches!(field.name, "name" | "title") => (Class::Name, all, None),
            Value::Text(all) => (Class::Text, all, None),
            Value::Alias(alias) => (Class::Alias, &alias.name, None),
            Value::Described(described) => (Class::Text, &described.text, described.count.map(Decimal::from)),
            Value::Outline(line) => (Class::Text, &line.text, None),
            Value::InForce(InForce { version: Some(version), .. }) => (Class::Text, version, None),
            _ => return,
        };
        if class == wanted {
            for reading in all.all(dataset.head.language) {
                visit(Searched { class, field: field.name, text: reading.text, all: Some(all), number });
            }
        }
    });
}
