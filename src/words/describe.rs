//! Words for records, their fields and what is wrong with them.
//!
//! Records without a name of their own (changes, holdings, relations) get a title from what they connect.

use super::{Words, date, digits, period};
use crate::load::{Defect, LoadError, Problem};
use crate::model::{Dataset, Date, Description, Id, Party, Qualifier, Record, RecordIndex, RecordType, Ref, Target, Value, Vocabulary};

/// The title of a record.
pub fn title(words: &Words, dataset: &Dataset, index: RecordIndex) -> String {
    let head = &dataset.head;
    let position = dataset.position_in_type(index);
    let records = &dataset.records;
    match dataset.type_of(index) {
        RecordType::Change => {
            let change = &records.changes[position];
            let kind = words.get(change.kind.code().key);
            let about = if change.to.is_empty() { &change.from } else { &change.to };
            words.with("title-change", &[("kind", kind.into()), ("about", parties(words, dataset, about).into())])
        }
        RecordType::Holding => {
            let holding = &records.holdings[position];
            let [agency, function] = [target(words, dataset, &holding.agency), target(words, dataset, &holding.function)];
            words.with("title-holding", &[("agency", agency.into()), ("function", function.into())])
        }
        RecordType::Relation => {
            let relation = &records.relations[position];
            let from = party(words, dataset, &relation.from);
            let kind = words.get(relation.kind.code().key);
            let to = parties(words, dataset, &relation.to);
            words.with("title-relation", &[("from", from.into()), ("kind", kind.into()), ("to", to.into())])
        }
        _ => {
            let mut title = None;
            dataset.record(index).visit(&mut |field, value| {
                if let ("name" | "title", Value::Text(text)) = (field.name, value) {
                    title.get_or_insert_with(|| words.text(text, head).into_owned());
                }
            });
            title.unwrap_or_else(|| dataset.record(index).id().to_string())
        }
    }
}

/// One line that tells more of a record than its title, if there is something to tell.
pub fn preview(words: &Words, dataset: &Dataset, index: RecordIndex) -> Option<String> {
    const TELLING: [&str; 7] = ["summary", "gloss", "stance", "action", "wording", "about", "note"];
    let mut line = None;
    dataset.record(index).visit(&mut |field, value| {
        if let Value::Text(text) = value
            && TELLING.contains(&field.name)
        {
            line.get_or_insert_with(|| words.text(text, &dataset.head).into_owned());
        }
    });
    line
}

/// The title of the record that a reference leads to, or its id where there is none.
pub fn target<T: Target>(words: &Words, dataset: &Dataset, reference: &Ref<T>) -> String {
    dataset.resolve(reference).map_or_else(|| reference.id.to_string(), |index| title(words, dataset, index))
}

/// A party: the title of a body on record, or the description of a group.
pub fn party(words: &Words, dataset: &Dataset, party: &Party) -> String {
    match party {
        Party::Agency(reference) => target(words, dataset, reference),
        Party::Described(described) => description(words, dataset, described),
    }
}

/// Several parties in a row.
pub fn parties(words: &Words, dataset: &Dataset, parties: &[Party]) -> String {
    let each: Vec<String> = parties.iter().map(|one| party(words, dataset, one)).collect();
    each.join(words.get("list-separator"))
}

/// A described group with its number, if that is stated.
pub fn description(words: &Words, dataset: &Dataset, description: &Description) -> String {
    let text = words.text(&description.text, &dataset.head);
    match description.count {
        None => text.into_owned(),
        Some(count) => {
            let number = counted(words, count, description.qualifier.unwrap_or(Qualifier::Exact));
            words.with("described-count", &[("text", text.into()), ("count", number.into())])
        }
    }
}

/// A number with its qualifier in words.
pub fn counted(words: &Words, count: u32, qualifier: Qualifier) -> String {
    let key = format!("counted-{}", qualifier.code().code);
    words.with(&key, &[("count", digits(count.into()).into())])
}

/// The wording of one value of a field; nothing where it is absent.
pub fn value(words: &Words, dataset: &Dataset, value: Value<'_>) -> Option<String> {
    let head = &dataset.head;
    Some(match value {
        Value::Absent => return None,
        Value::Text(text) => words.text(text, head).into_owned(),
        Value::Code(code) => words.get(code.key).to_owned(),
        Value::Plain(text) => text.to_owned(),
        Value::Link(id, target) => link(words, dataset, id, target),
        Value::Described(described) => description(words, dataset, described),
        Value::Figure(figure) => figure.worded().to_owned(),
        Value::Number(number) => digits(number.into()),
        Value::Holds => words.get("value-yes").to_owned(),
        Value::Date(day) => date(day, words.language()),
        Value::Period(span) => period(span, words.language()),
        Value::Streak(streak) => {
            let unit = words.get(streak.unit.code().key);
            words.with("value-streak", &[("count", streak.count.into()), ("unit", unit.into())])
        }
        Value::Alias(alias) => {
            let kind = words.get(alias.kind.code().key);
            words.with("value-alias", &[("name", words.text(&alias.name, head).into()), ("kind", kind.into())])
        }
        Value::Outline(line) => format!("¶{} {}", line.p, words.text(&line.text, head)),
    })
}

fn link(words: &Words, dataset: &Dataset, id: &Id, target: Option<RecordType>) -> String {
    dataset.find_of_type(id.as_str(), target).map_or_else(|| id.to_string(), |index| title(words, dataset, index))
}

/// A day in the year, or the message that the source does not state one.
pub fn date_or_not_stated(words: &Words, day: Option<Date>) -> String {
    day.map_or_else(|| words.get("basis-not_stated").to_owned(), |day| date(day, words.language()))
}

/// The label of a field of a type of record.
pub fn field_label<'a>(words: &'a Words, record_type: RecordType, field: &'a str) -> &'a str {
    words.try_get(&format!("field-{}-{field}", record_type.code())).unwrap_or(field)
}

/// The sentence for a problem, without its place.
pub fn problem(words: &Words, problem: &Problem) -> String {
    let key = format!("problem-{}", problem.code());
    let hint = |nearest: &Option<String>| match nearest {
        Some(nearest) => words.with("problem-hint-nearest", &[("nearest", nearest.as_str().into())]),
        None => String::new(),
    };
    match &problem.defect {
        Defect::Syntax(message) | Defect::WrongValue(message) => words.with(&key, &[("message", message.as_str().into())]),
        Defect::UnknownField { name, nearest } => {
            words.with(&key, &[("name", name.as_str().into()), ("hint", hint(nearest).into())])
        }
        Defect::MissingField(name)
        | Defect::DuplicateSection(name)
        | Defect::MalformedId(name)
        | Defect::NoSuchField(name)
        | Defect::WrongSchema(name)
        | Defect::LostPassageEnd(name)
        | Defect::SourceOutside(name) => words.with(&key, &[("name", name.as_str().into())]),
        Defect::UnknownCode { found, nearest, allowed } => words.with(
            &key,
            &[("name", found.as_str().into()), ("hint", hint(nearest).into()), ("allowed", allowed.join(", ").into())],
        ),
        Defect::DuplicateId { id, first } => {
            words.with(&key, &[("name", id.as_str().into()), ("first", first.to_string().into())])
        }
        Defect::DanglingReference { id, nearest } => {
            words.with(&key, &[("name", id.as_str().into()), ("hint", hint(nearest).into())])
        }
        Defect::WrongTarget { id, found, expected } => words.with(
            &key,
            &[
                ("name", id.as_str().into()),
                ("found", type_name(words, *found).into()),
                ("expected", type_name(words, *expected).into()),
            ],
        ),
        Defect::LongQuote(length) => words.with(&key, &[("length", (*length).into())]),
        Defect::NoEvidence | Defect::SourceDiffers => words.get(&key).to_owned(),
        Defect::MovedAnchor { quote, stated, found } => {
            words.with(&key, &[("quote", quote.as_str().into()), ("stated", (*stated).into()), ("found", (*found).into())])
        }
        Defect::LostAnchor { quote, stated } => {
            words.with(&key, &[("quote", quote.as_str().into()), ("stated", (*stated).into())])
        }
        Defect::AmbiguousAnchor { quote, times } => {
            words.with(&key, &[("quote", quote.as_str().into()), ("times", (*times).into())])
        }
    }
}

/// The sentence for a file that gave no dataset; its problems, if any, are worded one by one.
pub fn load_error(words: &Words, error: &LoadError) -> String {
    match error {
        LoadError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => words.get("load-not-found").to_owned(),
        LoadError::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => words.get("load-no-permission").to_owned(),
        LoadError::Io(error) => words.with("load-io", &[("message", error.to_string().into())]),
        LoadError::NotAFile => words.get("load-not-a-file").to_owned(),
        LoadError::NotUtf8 { encoding: Some(encoding), .. } => words.with("load-other-encoding", &[("encoding", (*encoding).into())]),
        LoadError::NotUtf8 { encoding: None, offset } => words.with("load-not-utf8", &[("offset", (*offset).into())]),
        LoadError::Unreadable(problems) => words.with("load-unreadable", &[("count", problems.len().into())]),
        LoadError::Cancelled => words.get("load-cancelled").to_owned(),
    }
}

/// The name of a type of record.
pub fn type_name(words: &Words, record_type: RecordType) -> &str {
    words.try_get(&format!("type-{}", record_type.code())).unwrap_or_default()
}

/// The name of a type of record for a heading over several.
pub fn type_heading(words: &Words, record_type: RecordType) -> &str {
    words.try_get(&format!("types-{}", record_type.code())).unwrap_or_default()
}

/// The names of the fields that a reader may expect and the source does not state.
pub fn not_stated(record: &dyn Record) -> Vec<&'static str> {
    let mut absent = Vec::new();
    record.visit(&mut |field, value| {
        if field.presence == crate::model::Presence::Expected && value == Value::Absent {
            absent.push(field.name);
        }
    });
    absent
}
