//! Words for records, their fields and values, and for files that could not be read.
//!
//! Records without a name of their own (changes, holdings, relations) get a title from what they connect.

use super::{Words, bytes, digits};
use crate::display::system_message;
use crate::load::{LoadError, Standing};
use crate::model::{
    Basis, Change, Code, Dataset, Description, Holding, Party, Qualifier, Record, RecordIndex, RecordType, Ref, Relation, Status,
    Target, Value, Vocabulary,
};
use std::borrow::Cow;

/// The title of a record.
pub fn title(words: &Words, dataset: &Dataset, index: RecordIndex) -> String {
    titled(words, dataset, index).into_owned()
}

/// The same, borrowed where it is shown as it stands in the dataset.
pub fn titled<'a>(words: &Words, dataset: &'a Dataset, index: RecordIndex) -> Cow<'a, str> {
    if let Some(title) = dataset.record(index).title() {
        return words.text(title, &dataset.head);
    }
    if let Some(change) = dataset.try_get::<Change>(index) {
        let kind = words.get(change.kind.code().key);
        let about = if change.to.is_empty() { &change.from } else { &change.to };
        let about = parties(words, dataset, about);
        return words.with("title-change", &[("kind", kind.into()), ("about", about.into())]).into();
    }
    if let Some(holding) = dataset.try_get::<Holding>(index) {
        let [agency, function] = [target(words, dataset, &holding.agency), target(words, dataset, &holding.function)];
        return words.with("title-holding", &[("agency", agency.into()), ("function", function.into())]).into();
    }
    if let Some(relation) = dataset.try_get::<Relation>(index) {
        let from = party(words, dataset, &relation.from);
        let kind = words.get(relation.kind.code().key);
        let to = parties(words, dataset, &relation.to);
        return words.with("title-relation", &[("from", from.into()), ("kind", kind.into()), ("to", to.into())]).into();
    }
    dataset.record(index).id().as_str().into()
}

/// What to call a record where another is shown that it mentions: of a holding, the end that is not shown.
pub fn other_end(words: &Words, dataset: &Dataset, index: RecordIndex, shown: RecordIndex) -> Option<String> {
    let holding = dataset.try_get::<Holding>(index)?;
    match dataset.type_of(shown) {
        RecordType::Agency => Some(target(words, dataset, &holding.function)),
        RecordType::Function => Some(target(words, dataset, &holding.agency)),
        _ => None,
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

/// A described group with its number, if that is stated, and whether there are more than those it names.
pub fn description(words: &Words, dataset: &Dataset, description: &Description) -> String {
    described(words, description, words.text(&description.text, &dataset.head).into_owned())
}

/// What a description says of a group beside its `text`: that there are more than those it names, and how many there are.
pub fn described(words: &Words, description: &Description, mut text: String) -> String {
    if description.open {
        text = words.with("described-open", &[("text", text.into())]);
    }
    let Some(count) = description.count else { return text };
    let count = counted(words, count, description.qualifier.unwrap_or(Qualifier::Exact));
    words.with("described-count", &[("text", text.into()), ("count", count.into())])
}

/// A number with its qualifier in words.
pub fn counted(words: &Words, count: u32, qualifier: Qualifier) -> String {
    let key = format!("counted-{}", qualifier.code().code);
    words.with(&key, &[("count", digits(count.into()).into())])
}

/// The words that a title is followed by where the claim that it stands for is not simply stated as carried out: that it is
/// inferred or proposed, and how far it has come.
pub fn mention_marks<'a>(words: &'a Words, record: &dyn Record, field: &str) -> Vec<&'a str> {
    let basis = record.basis_of_mention(field);
    let mut marks: Vec<&str> = Vec::new();
    marks.extend((basis != Basis::Stated).then(|| words.get(basis_key(basis))));
    marks.extend(unfinished(record).map(|status| words.get(status.key)));
    marks
}

/// How far it has come, of what is not carried out.
pub fn unfinished(record: &dyn Record) -> Option<Code> {
    let mut found = None;
    record.visit(&mut |field, value| {
        if let ("status", Value::Code(status)) = (field.name, value)
            && status != Status::Done.code()
        {
            found = Some(status);
        }
    });
    found
}

/// The message key for an answer; that of its explanation ends in `-explain`.
pub fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "basis-stated",
        Basis::Inferred => "basis-inferred",
        Basis::Proposed => "basis-proposed",
        Basis::NotStated => "basis-not_stated",
    }
}

/// The label of a field of a type of record.
pub fn field_label<'a>(words: &'a Words, record_type: RecordType, field: &'a str) -> &'a str {
    let own = words.try_get(&format!("field-{}-{field}", record_type.code()));
    own.or_else(|| words.try_get(&format!("field-any-{field}"))).unwrap_or(field)
}

/// The label of a text in which a search found something: what every record has, the name of a type of record, or a field.
pub fn searched_label<'a>(words: &'a Words, record_type: RecordType, field: &'a str) -> &'a str {
    let of_any = words.try_get(&format!("field-any-{field}"));
    of_any.or(words.try_get(&format!("type-{field}"))).unwrap_or(field_label(words, record_type, field))
}

/// The sentence for a file that gave no dataset; its problems, if any, are worded one by one.
pub fn load_error(words: &Words, error: &LoadError) -> String {
    match error {
        LoadError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => words.get("load-not-found").to_owned(),
        LoadError::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            words.get("load-no-permission").to_owned()
        }
        LoadError::Io(error) => words.with("load-io", &[("message", system_message(error).into())]),
        LoadError::TooLarge { size: Some(size), limit } => {
            words.with("load-too-large", &[("size", bytes(*size).into()), ("limit", bytes(*limit).into())])
        }
        LoadError::TooLarge { size: None, limit } => words.with("load-too-long", &[("limit", bytes(*limit).into())]),
        LoadError::NotAFile => words.get("load-not-a-file").to_owned(),
        LoadError::NotUtf8 { encoding: Some(encoding), .. } => {
            words.with("load-other-encoding", &[("encoding", (*encoding).into())])
        }
        LoadError::NotUtf8 { encoding: None, offset } => words.with("load-not-utf8", &[("offset", (*offset).into())]),
        LoadError::UnknownEncoding { encoding: Some(encoding), .. } => {
            words.with("load-text-other-encoding", &[("encoding", (*encoding).into())])
        }
        LoadError::UnknownEncoding { encoding: None, offset } => {
            words.with("load-text-unknown-encoding", &[("offset", (*offset).into())])
        }
        LoadError::Undecodable { encoding, offset } => {
            words.with("load-undecodable", &[("encoding", (*encoding).into()), ("offset", (*offset).into())])
        }
        LoadError::Unreadable(problems) => words.with("load-unreadable", &[("count", problems.len().into())]),
        LoadError::Cancelled => words.get("load-cancelled").to_owned(),
    }
}

/// The message key for how a text stands to the one that its source was encoded from.
pub fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "standing-same",
        Standing::Unstated => "standing-unstated",
        Standing::OtherScript => "standing-other-script",
        Standing::Differs => "standing-differs",
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

#[cfg(test)]
mod tests {
    use super::super::problems::tests::{assert_sentences, problem_of};
    use super::super::{keys, resources};
    use super::*;
    use crate::load::{Defect, EXAMPLE_TOWN, FoundSource, parse};
    use crate::model::{
        AgencyKind, AliasKind, Amendment, COMMON_FIELDS, ChangeKind, Comparison, Confidence, InstrumentKind, Language, Level,
        MandateKind, PowerKind, PowerMode, RelationKind, Role, Scale, Sphere, Statistic, TimeUnit, Verb,
    };
    use std::collections::BTreeSet;
    use std::io;
    use std::ops::ControlFlow;

    /// The fields that refer to other records, by the code of their type.
    const REFERRING: [(&str, &[&str]); 12] = [
        ("place", &["within"]),
        ("principle", &["mandates"]),
        ("measure", &["principle", "mandates", "places"]),
        ("agency", &["places", "measures"]),
        ("change", &["from", "to", "functions", "measure", "places"]),
        ("function", &["within"]),
        ("holding", &["agency", "function", "measure"]),
        ("power", &["holders", "grantor", "measure"]),
        ("instrument", &["agencies", "within", "measure"]),
        ("relation", &["from", "to", "measure"]),
        ("metric", &["subjects", "of", "places", "measure"]),
        ("term", &["about"]),
    ];

    fn example() -> Dataset {
        let loaded = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
        loaded.expect("the example can be read").dataset
    }

    fn codes<T: Vocabulary>() -> impl Iterator<Item = String> {
        T::ALL.iter().map(|value| value.code().key.to_owned())
    }

    /// Every key of the file of terms, put together from the model.
    fn term_keys() -> BTreeSet<String> {
        let mut expected = BTreeSet::new();
        expected.extend(codes::<Level>().chain(codes::<Sphere>()).chain(codes::<AgencyKind>()).chain(codes::<AliasKind>()));
        expected.extend(codes::<ChangeKind>().chain(codes::<Status>()).chain(codes::<Role>()).chain(codes::<Verb>()));
        expected.extend(codes::<InstrumentKind>().chain(codes::<RelationKind>()).chain(codes::<Statistic>()));
        expected.extend(codes::<Qualifier>().chain(codes::<Scale>()).chain(codes::<Comparison>()).chain(codes::<TimeUnit>()));
        expected.extend(codes::<MandateKind>().chain(codes::<PowerMode>()).chain(codes::<PowerKind>()));
        expected.extend(codes::<Amendment>().chain(codes::<Confidence>()));
        expected.extend(Qualifier::ALL.iter().map(|qualifier| format!("counted-{}", qualifier.code().code)));
        for record_type in RecordType::ALL {
            let code = record_type.code();
            expected.extend([format!("type-{code}"), format!("types-{code}")]);
            expected.extend(record_type.fields().iter().map(|field| format!("field-{code}-{field}")));
        }
        for (code, fields) in REFERRING {
            expected.extend(fields.iter().map(|field| format!("inverse-{code}-{field}")));
        }
        let states = ["basis-stated", "basis-inferred", "basis-proposed", "basis-not_stated"];
        for state in states.into_iter().chain(["anchor-exact", "anchor-moved", "anchor-lost", "anchor-unverified"]) {
            expected.extend([state.to_owned(), format!("{state}-explain")]);
        }
        let common = ["id", "evidence", "inferred", "proposed", "proposed_fields", "not_stated"];
        expected.extend(common.into_iter().chain(COMMON_FIELDS).map(|field| format!("field-any-{field}")));
        expected.extend(["change", "holding", "relation"].map(|title| format!("title-{title}")));
        let values = ["yes", "streak", "alias", "heading", "from", "until", "class"];
        expected.extend(values.map(|value| format!("value-{value}")));
        expected.extend(
            [
                "inverse-any-evidence",
                "list-separator",
                "list-separator-wide",
                "described-count",
                "described-open",
                "open-functions",
                "proposed-by",
            ]
            .map(str::to_owned),
        );
        expected
    }

    fn keys_of_file(language: Language, file: usize) -> BTreeSet<String> {
        let known: BTreeSet<&str> = keys(language).collect();
        let first_words = resources(language)[file].lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
        first_words.filter(|key| known.contains(key)).map(str::to_owned).collect()
    }

    #[test]
    fn everything_in_the_model_has_a_word_and_no_word_is_left_over() {
        const UNLOADED: &str = "not-found no-permission io not-a-file too-large too-long other-encoding not-utf8 text-other-encoding text-unknown-encoding undecodable unreadable cancelled";
        let codes = Defect::CODES.iter().copied().chain(["misspelt-field"]);
        let mut problems: BTreeSet<String> =
            codes.flat_map(|code| ["problem", "mend"].map(|part| format!("{part}-{code}"))).collect();
        problems.extend(UNLOADED.split(' ').map(|error| format!("load-{error}")));
        problems.extend(
            [
                "problem-expected",
                "problem-sign",
                "problem-sign-alike",
                "problem-hint-letters",
                "problem-hint-letters-added",
                "problem-hint-letters-missing",
                "problem-hint-near",
                "problem-hint-nearest",
                "severity-error",
                "severity-warning",
            ]
            .map(str::to_owned),
        );
        problems.extend(["language-chinese", "language-english", "problem-sign", "problem-sign-alike"].map(str::to_owned));
        for language in Language::ALL {
            for (file, expected) in [(0, &term_keys()), (1, &problems)] {
                let found = keys_of_file(language, file);
                let differing: Vec<_> = found.symmetric_difference(expected).collect();
                assert!(differing.is_empty(), "{language:?}: {differing:?}");
                let words = Words::new(language);
                let unread = expected.iter().find(|key| words.try_get(key).is_none_or(|text| text == key.as_str()));
                assert_eq!(unread, None, "{language:?}");
            }
        }
    }

    #[test]
    fn every_reference_of_the_example_has_a_heading_at_its_other_end() {
        let dataset = example();
        for link in dataset.indices().flat_map(|index| dataset.outgoing(index)) {
            let fields = REFERRING.iter().find(|(code, _)| *code == link.holder.code()).map_or(&[][..], |(_, fields)| fields);
            assert!(fields.contains(&link.field()), "{:?} {}", link.holder, link.field());
        }
    }

    #[test]
    fn load_errors_are_worded_in_full_sentences() {
        for language in Language::ALL {
            let words = Words::new(language);
            let errors = [
                LoadError::Io(io::ErrorKind::NotFound.into()),
                LoadError::Io(io::ErrorKind::PermissionDenied.into()),
                LoadError::Io(io::Error::other("the drive is gone")),
                LoadError::NotAFile,
                LoadError::TooLarge { size: Some(20 << 30), limit: 2 << 30 },
                LoadError::TooLarge { size: None, limit: 2 << 30 },
                LoadError::NotUtf8 { encoding: Some("UTF-16LE"), offset: 0 },
                LoadError::NotUtf8 { encoding: None, offset: 2 },
                LoadError::UnknownEncoding { encoding: Some("Shift_JIS"), offset: 0 },
                LoadError::UnknownEncoding { encoding: None, offset: 2 },
                LoadError::Undecodable { encoding: "Big5", offset: 2 },
                LoadError::Unreadable(vec![problem_of(Defect::NoEvidence)]),
                LoadError::Unreadable(Vec::new()),
                LoadError::Cancelled,
            ];
            for error in errors {
                assert_sentences(&load_error(&words, &error), language);
            }
        }
    }

    #[test]
    fn titles_and_values_follow_the_language() {
        let dataset = example();
        let titled = |id: &str, language| title(&Words::new(language), &dataset, dataset.find(id).unwrap());
        assert_eq!(titled("merge-river-office", Language::Hant), "整合組建：樣例河河務所");
        let streaks = [
            (Language::Hant, ["連續 1 年", "連續 3 個季度"]),
            (Language::Hans, ["连续 1 年", "连续 3 个季度"]),
            (Language::En, ["1 year running", "3 quarters running"]),
        ];
        for (language, expected) in streaks {
            let words = Words::new(language);
            let wording = crate::words::Wording { words: &words, dataset: &dataset };
            let given = [(1, TimeUnit::Year), (3, TimeUnit::Quarter)].map(|(count, unit)| crate::model::Streak { count, unit });
            let worded = given.each_ref().map(|streak| wording.plain(&wording.value(Value::Streak(streak))));
            assert_eq!(worded, expected);
            assert_eq!(words.get("list-separator"), if language == Language::En { ", " } else { "、" });
        }
    }
}
