//! Words for what is wrong with a dataset: what was found, what was expected, what to do.
//!
//! Each code has two messages, `problem-…` for what is wrong and `mend-…` for what to do, so that a report can set them apart.
//! Deliberately absent: where the problem is.

use super::near::near_hint;
use super::{Words, bytes, describe};
use crate::display::cut;
use crate::limits;
use crate::load::{Bodies, Defect, Flaw, Form, Obstacle, Problem, is_unprintable};
use crate::model::{Language, READABLE_SCHEMAS, Vocabulary};
use fluent_bundle::FluentValue;
use std::borrow::Cow;

/// How many members of a cycle are named.
const MEMBERS: usize = 12;

/// A problem on one line, in the form in which editors find places: `place: severity[code]: sentences (record)`.
pub fn line(words: &Words, place: &str, severity: &str, problem: &Problem) -> String {
    let record = problem.record.as_deref().map(|id| format!(" ({})", on_one_line(&cut(id, limits::QUOTED)))).unwrap_or_default();
    let sentences = on_one_line(&self::problem(words, problem));
    format!("{place}: {severity}[{}]: {sentences}{record}", problem.code())
}

/// A text without line breaks: a parser's message may have several lines, and one line is one problem.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences for a problem, without its place: what is wrong, what was probably meant, what to do.
pub fn problem(words: &Words, problem: &Problem) -> String {
    [wrong(words, problem), remedy(words, problem)].join(separator(words))
}

/// What is wrong, in a sentence.
pub fn wrong(words: &Words, problem: &Problem) -> String {
    words.with(&format!("problem-{}", key(&problem.defect)), &quoted(words, &problem.defect))
}

/// What was probably meant, if that can be told, and what to do.
pub fn remedy(words: &Words, problem: &Problem) -> String {
    let mend = words.with(&format!("mend-{}", key(&problem.defect)), &quoted(words, &problem.defect));
    match hint(words, &problem.defect) {
        Some(hint) => [hint.trim(), &mend].join(separator(words)),
        None => mend,
    }
}

/// What was probably meant, in a sentence.
fn hint(words: &Words, defect: &Defect) -> Option<String> {
    if let Defect::LostAnchor { near: Some(near), .. } | Defect::LostPassageEnd { near: Some(near), .. } = defect {
        return Some(near_hint(words, near));
    }
    let nearest = defect.nearest().filter(|_| !is_misspelt(defect))?;
    Some(words.with("problem-hint-nearest", &[("nearest", nearest.into())]))
}

/// What should stand there, in a few words that fit beside an underline, where that can be said so shortly.
pub fn expected(words: &Words, problem: &Problem) -> Option<String> {
    let expected = match &problem.defect {
        Defect::UnknownCode { nearest: None, allowed, .. } => allowed.join(" | "),
        Defect::WrongTarget { expected, .. } => describe::type_name(words, *expected).to_owned(),
        Defect::WrongDate(_) => "2019 | 2019-06 | 2019-06-30".to_owned(),
        Defect::QualifierConflict { expected, .. } => expected.code().code.to_owned(),
        Defect::WrongSchema(_) => READABLE_SCHEMAS.map(|version| version.to_string()).join(" | "),
        defect => defect.nearest()?.to_owned(),
    };
    Some(words.with("problem-expected", &[("expected", expected.into())]))
}

/// What stands between two sentences.
fn separator(words: &Words) -> &'static str {
    if words.language().is_chinese() { "" } else { " " }
}

/// A required field under a wrong name costs more than any other unknown field, and is told in other words.
fn is_misspelt(defect: &Defect) -> bool {
    matches!(defect, Defect::UnknownField { is_required: true, .. })
}

/// The message that names a language. Either script will do, since one is converted into the other.
fn language_key(language: Language) -> &'static str {
    if language.is_chinese() { "language-chinese" } else { "language-english" }
}

/// A character as messages name it: with its code point where it is easily taken for another, or not seen.
fn sign(words: &Words, letter: char) -> String {
    let code = format!("U+{:04X}", u32::from(letter));
    if is_unprintable(letter) {
        code
    } else if letter.is_ascii() || letter.is_alphanumeric() {
        words.with("problem-sign", &[("sign", letter.to_string().into())])
    } else {
        words.with("problem-sign-alike", &[("sign", letter.to_string().into()), ("code", code.into())])
    }
}

/// The end of the keys of a defect's messages.
fn key(defect: &Defect) -> &'static str {
    if is_misspelt(defect) { "misspelt-field" } else { defect.code() }
}

/// What the messages of a defect take, of long words only the beginning.
fn quoted<'a>(words: &'a Words, defect: &'a Defect) -> Vec<(&'static str, FluentValue<'a>)> {
    let short = |value| match value {
        FluentValue::String(text) => match cut(&text, limits::QUOTED) {
            Cow::Borrowed(_) => FluentValue::String(text),
            Cow::Owned(cut) => FluentValue::from(cut),
        },
        other => other,
    };
    arguments(words, defect).into_iter().map(|(name, value)| (name, short(value))).collect()
}

/// What the messages of a defect take.
fn arguments<'a>(words: &'a Words, defect: &'a Defect) -> Vec<(&'static str, FluentValue<'a>)> {
    match defect {
        Defect::Syntax(flaw) => {
            let (found, meant, message) = match flaw {
                Flaw::Unclosed { opening, closing, place } => {
                    (Some(*opening), Some(*closing), place.map(|place| place.to_string()).unwrap_or_default())
                }
                Flaw::Missing { sign, .. } => (None, Some(*sign), String::new()),
                Flaw::Stray(found) => (Some(*found), None, String::new()),
                Flaw::Mistaken { found, meant } => (Some(*found), Some(*meant), String::new()),
                Flaw::Unexpected { found, .. } => (*found, None, String::new()),
                Flaw::Unquoted(message) | Flaw::Other(message) => (None, None, message.clone()),
                Flaw::UnclosedRawString | Flaw::UnclosedComment | Flaw::Truncated | Flaw::NoList | Flaw::NoRecord => {
                    (None, None, String::new())
                }
            };
            let sign_of = |letter: Option<char>| letter.map(|letter| sign(words, letter)).unwrap_or_default();
            vec![
                ("flaw", flaw.code().into()),
                ("found", sign_of(found).into()),
                ("meant", sign_of(meant).into()),
                ("message", message.into()),
            ]
        }
        Defect::WrongValue(form) => {
            let (Form::Unquoted(message) | Form::Quoted(message) | Form::NoList(message) | Form::Other(message)) = form;
            vec![("form", form.code().into()), ("message", message.as_str().into())]
        }
        Defect::UnknownField { name, nearest, .. } => {
            vec![("name", name.as_str().into()), ("nearest", nearest.as_deref().unwrap_or_default().into())]
        }
        Defect::MissingField(name)
        | Defect::WrongDate(name)
        | Defect::ReversedPeriod(name)
        | Defect::DuplicateSection(name)
        | Defect::MalformedId(name)
        | Defect::MalformedExternalId(name)
        | Defect::InternalLink(name)
        | Defect::UnknownClass { found: name, .. }
        | Defect::NoSuchField { name, .. }
        | Defect::DanglingReference { id: name, .. }
        | Defect::WrongSchema(name)
        | Defect::SameBody(name)
        | Defect::WrongUnit(name)
        | Defect::LostPassageEnd { end: name, .. }
        | Defect::MalformedFingerprint(name)
        | Defect::SourceDiffers(name)
        | Defect::SourceOutside(name) => vec![("name", name.as_str().into())],
        Defect::SourceUnread { path, obstacle } => {
            let mut arguments = vec![("name", path.as_str().into()), ("obstacle", obstacle.code().into())];
            let (encoding, offset) = match *obstacle {
                Obstacle::Damaged(encoding, offset) => (encoding, offset),
                Obstacle::Encoding(encoding) => (encoding.unwrap_or_default(), 0),
                _ => ("", 0),
            };
            arguments.extend([("encoding", encoding.into()), ("offset", offset.into())]);
            arguments
        }
        Defect::WrongNumber { written, is_figure } => {
            vec![("name", written.as_str().into()), ("kind", if *is_figure { "figure" } else { "whole" }.into())]
        }
        Defect::ZeroPosition(name) | Defect::UnwrittenText(name) => vec![("name", (*name).into())],
        Defect::DuplicateField { name, first } | Defect::DuplicateId { id: name, first } => {
            vec![("name", name.as_str().into()), ("first", first.to_string().into())]
        }
        Defect::UnknownCode { found, allowed, .. } => {
            vec![("name", found.as_str().into()), ("allowed", allowed.join(words.get("list-separator")).into())]
        }
        Defect::ControlCharacter { field, character } => {
            vec![("name", (*field).into()), ("character", format!("U+{:04X}", u32::from(*character)).into())]
        }
        Defect::WrongTarget { id, found, expected } => vec![
            ("name", id.as_str().into()),
            ("found", describe::type_name(words, *found).into()),
            ("expected", describe::type_name(words, *expected).into()),
        ],
        Defect::Cycle { field, members } => {
            let shown = members.iter().take(MEMBERS).map(String::as_str);
            let shown: Vec<&str> = shown.chain((members.len() > MEMBERS).then_some("…")).collect();
            let members = shown.join(words.get("list-separator"));
            vec![("name", (*field).into()), ("members", members.into())]
        }
        Defect::ContradictoryChange { kind, side, expected } => {
            let bodies = match expected {
                Bodies::Nobody => "nobody",
                Bodies::One => "one",
                Bodies::Several => "several",
            };
            vec![("kind", words.get(kind.code().key).into()), ("side", (*side).into()), ("expected", bodies.into())]
        }
        Defect::MixedVariable { variable, other, field } => {
            vec![("name", variable.as_str().into()), ("other", other.as_str().into()), ("field", (*field).into())]
        }
        Defect::QualifierConflict { mark, expected } => {
            vec![("mark", mark.as_str().into()), ("expected", expected.code().code.into())]
        }
        Defect::ReversedComparison { against, end } => {
            vec![("against", against.to_string().into()), ("end", end.to_string().into())]
        }
        Defect::ReversedValidity { from, until } => {
            vec![("from", from.to_string().into()), ("until", until.to_string().into())]
        }
        Defect::LongQuote(length) => vec![("length", (*length).into())],
        Defect::LongRecord(size) => {
            vec![("size", bytes(*size as u64).into()), ("limit", bytes(limits::RECORD as u64).into())]
        }
        Defect::MergedRecords { target: name, other } | Defect::NotMoved { function: name, holding: other } => {
            vec![("name", name.as_str().into()), ("other", other.as_str().into())]
        }
        Defect::EmptyQuote | Defect::NoEvidence | Defect::ScaledRank | Defect::ReversedRange => Vec::new(),
        Defect::MissingTranslation { languages, fields } => {
            let languages: Vec<&str> = languages.iter().map(|language| words.get(language_key(*language))).collect();
            let languages = languages.join(words.get("list-separator"));
            vec![("fields", fields.join(words.get("list-separator")).into()), ("languages", languages.into())]
        }
        Defect::UnusedRecord(record_type) => vec![("name", describe::type_name(words, *record_type).into())],
        Defect::ShiftedAnchors { count, from, by } => {
            let way = if *by < 0 { "back" } else { "on" };
            vec![("count", (*count).into()), ("from", (*from).into()), ("by", by.unsigned_abs().into()), ("way", way.into())]
        }
        Defect::MovedAnchor { quote, stated, found, .. } => {
            vec![("quote", quote.as_str().into()), ("stated", (*stated).into()), ("found", (*found).into())]
        }
        Defect::LostAnchor { quote, stated, .. } => vec![("quote", quote.as_str().into()), ("stated", (*stated).into())],
        Defect::AmbiguousAnchor { quote, times } => vec![("quote", quote.as_str().into()), ("times", (*times).into())],
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::near::tests::near;
    use super::*;
    use crate::load::{Expectation, Location};
    use crate::model::{ChangeKind, QUOTE_LIMIT, Qualifier, RecordType, SCHEMA};
    use std::collections::BTreeSet;

    /// A flaw of every sort.
    fn flaws() -> impl Iterator<Item = Flaw> {
        let place = Location { line: 12, column: 5 };
        let unexpected = |found, expected| Flaw::Unexpected { found, expected };
        [
            Flaw::Other("Expected comma".to_owned()),
            Flaw::Unclosed { opening: '(', closing: ')', place: Some(place) },
            Flaw::Unclosed { opening: '"', closing: '"', place: None },
            Flaw::UnclosedRawString,
            Flaw::UnclosedComment,
            Flaw::Missing { sign: '(', is_before: true },
            Flaw::Missing { sign: ',', is_before: false },
            Flaw::Stray('\u{200b}'),
            Flaw::Mistaken { found: '，', meant: ',' },
            Flaw::Mistaken { found: '\u{a0}', meant: ' ' },
            Flaw::Unquoted("2019/2020".to_owned()),
            unexpected(None, Expectation::Struct),
            unexpected(Some('['), Expectation::Struct),
            unexpected(Some('3'), Expectation::Name),
            unexpected(Some(','), Expectation::Colon),
            unexpected(Some(';'), Expectation::Value),
            unexpected(Some('a'), Expectation::End),
            unexpected(Some('）'), Expectation::Nothing),
            Flaw::Truncated,
            Flaw::NoList,
            Flaw::NoRecord,
        ]
        .into_iter()
    }

    /// An obstacle of every sort.
    fn obstacles() -> impl Iterator<Item = Obstacle> {
        std::iter::successors(Some(Obstacle::Missing), |obstacle| match obstacle {
            Obstacle::Missing => Some(Obstacle::NoPermission),
            Obstacle::NoPermission => Some(Obstacle::NotAFile),
            Obstacle::NotAFile => Some(Obstacle::Damaged("UTF-8", 7)),
            Obstacle::Damaged(..) => Some(Obstacle::Encoding(Some("Shift_JIS"))),
            Obstacle::Encoding(Some(_)) => Some(Obstacle::Encoding(None)),
            Obstacle::Encoding(None) => Some(Obstacle::Other),
            Obstacle::Other => None,
        })
    }

    /// A defect of every sort; those that can have a hint stand here with it and without.
    fn defects() -> Vec<Defect> {
        let text = || "waterworks".to_owned();
        let mut defects = vec![
            Defect::WrongValue(Form::Other("Expected string".to_owned())),
            Defect::WrongValue(Form::Unquoted("2019".to_owned())),
            Defect::WrongValue(Form::Quoted("merge".to_owned())),
            Defect::WrongValue(Form::NoList("township".to_owned())),
            Defect::MissingField(text()),
            Defect::MalformedId(text()),
            Defect::DuplicateId { id: text(), first: Location { line: 12, column: 5 } },
            Defect::DuplicateSection("agencies".to_owned()),
            Defect::WrongTarget { id: text(), found: RecordType::Holding, expected: RecordType::Agency },
            Defect::WrongSchema("7".to_owned()),
            Defect::MalformedExternalId("office".to_owned()),
            Defect::InternalLink("town/office".to_owned()),
            Defect::MergedRecords { target: "town/office".to_owned(), other: text() },
            Defect::NotMoved { function: text(), holding: text() },
            Defect::ReversedRange,
            Defect::ReversedValidity { from: "2020".parse().unwrap(), until: "2019-06".parse().unwrap() },
            Defect::LongQuote(31),
            Defect::LongRecord(99 << 20),
            Defect::NoEvidence,
            Defect::MovedAnchor { source: "s".into(), quote: "水務站".to_owned(), stated: 3, found: 5 },
            Defect::ShiftedAnchors { count: 27, from: 4, by: 1 },
            Defect::ShiftedAnchors { count: 27, from: 4, by: -2 },
            Defect::LostAnchor { quote: "水務站".to_owned(), stated: 3, near: None },
            Defect::LostAnchor { quote: "水務站".to_owned(), stated: 3, near: Some(near()) },
            Defect::AmbiguousAnchor { quote: "水務站".to_owned(), times: 1 },
            Defect::AmbiguousAnchor { quote: "水務站".to_owned(), times: 2 },
            Defect::LostPassageEnd { end: "水務站".to_owned(), near: None },
            Defect::LostPassageEnd { end: "水務站".to_owned(), near: Some(near()) },
            Defect::SourceDiffers(text()),
            Defect::SourceOutside("../source.txt".to_owned()),
            Defect::WrongNumber { written: "1e999".to_owned(), is_figure: true },
            Defect::WrongNumber { written: "-1".to_owned(), is_figure: false },
            Defect::WrongDate("2019-02-30".to_owned()),
            Defect::ReversedPeriod("2019/2018".to_owned()),
            Defect::UnknownField { name: text(), nearest: Some(text()), is_required: true },
            Defect::DuplicateField { name: text(), first: Location { line: 12, column: 5 } },
            Defect::ControlCharacter { field: "summary", character: '\u{7}' },
            Defect::Cycle { field: "within", members: vec![text(), text()] },
            Defect::SameBody(text()),
            Defect::MixedVariable { variable: text(), other: text(), field: "unit" },
            Defect::WrongUnit("人次".to_owned()),
            Defect::ScaledRank,
            Defect::QualifierConflict { mark: "餘".to_owned(), expected: Qualifier::MoreThan },
            Defect::ReversedComparison { against: "2020".parse().unwrap(), end: "2019-06".parse().unwrap() },
            Defect::ZeroPosition("p"),
            Defect::EmptyQuote,
            Defect::UnwrittenText("name"),
            Defect::MissingTranslation { languages: vec![Language::En], fields: vec!["name", "summary"] },
            Defect::UnusedRecord(RecordType::Place),
            Defect::MalformedFingerprint("00".to_owned()),
        ];
        defects.extend(flaws().map(Defect::Syntax));
        defects.extend(obstacles().map(|obstacle| Defect::SourceUnread { path: "town.txt".to_owned(), obstacle }));
        for expected in [Bodies::Nobody, Bodies::One, Bodies::Several] {
            defects.push(Defect::ContradictoryChange { kind: ChangeKind::Split, side: "to", expected });
        }
        for nearest in [None, Some(text())] {
            defects.extend([
                Defect::UnknownField { name: text(), nearest: nearest.clone(), is_required: false },
                Defect::NoSuchField { name: text(), nearest: nearest.clone() },
                Defect::UnknownClass { found: text(), nearest: nearest.clone() },
                Defect::UnknownCode {
                    found: text(),
                    nearest: nearest.clone(),
                    allowed: vec!["municipal".to_owned(), "district".to_owned()],
                },
                Defect::DanglingReference { id: text(), nearest },
            ]);
        }
        defects
    }

    pub(in crate::words) fn problem_of(defect: Defect) -> Problem {
        Problem { location: Location::START, span: 0..0, record: None, defect, fixes: Vec::new() }
    }

    pub(in crate::words) fn assert_sentences(text: &str, language: Language) {
        let stop = if language == Language::En { '.' } else { '。' };
        let clean = !text.contains(['{', '}']) && !text.contains("  ") && !text.contains(" .") && !text.contains(" 。");
        assert!(clean && text.ends_with(stop) && text.trim() == text, "{language:?}: {text}");
    }

    #[test]
    fn every_code_is_worded_in_full_sentences() {
        let codes: BTreeSet<&str> = defects().iter().map(Defect::code).collect();
        assert_eq!(codes, Defect::CODES.iter().copied().collect());
        for language in Language::ALL {
            let words = Words::new(language);
            for defect in defects() {
                let found = problem_of(defect);
                for text in [wrong(&words, &found), remedy(&words, &found), problem(&words, &found)] {
                    assert_sentences(&text, language);
                }
            }
        }
    }

    #[test]
    fn each_flaw_has_its_own_sentence_and_only_a_parser_is_quoted() {
        for language in Language::ALL {
            let words = Words::new(language);
            let sentences: BTreeSet<String> = flaws().map(|flaw| wrong(&words, &problem_of(Defect::Syntax(flaw)))).collect();
            assert_eq!(sentences.len(), flaws().count(), "{language:?}: {sentences:?}");
            assert_eq!(sentences.iter().filter(|sentence| sentence.contains("Expected comma")).count(), 1, "{sentences:?}");
        }
    }

    #[test]
    fn missing_languages_are_named_in_the_language_spoken() {
        let defect = || Defect::MissingTranslation { languages: vec![Language::Hant, Language::En], fields: vec!["name"] };
        for (language, expected) in
            [(Language::Hant, "中文、英文"), (Language::Hans, "中文、英文"), (Language::En, "Chinese, English")]
        {
            let text = problem(&Words::new(language), &problem_of(defect()));
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn long_words_are_repeated_in_part() {
        let long = "字".repeat(1 << 20);
        let defects = [
            Defect::UnknownCode { found: long.clone(), nearest: None, allowed: vec!["wan".to_owned()] },
            Defect::WrongValue(Form::Other(long.clone())),
            Defect::MalformedId(long.clone()),
        ];
        for defect in defects {
            let problem = Problem { record: Some(long.as_str().into()), ..problem_of(defect) };
            let line = line(&Words::new(Language::Hant), "d.ron:1:1", "error", &problem);
            assert_eq!(line.matches(&format!("{}…", "字".repeat(limits::QUOTED))).count(), 2);
            assert!(line.chars().count() < limits::QUOTED * 3);
        }
    }

    #[test]
    fn a_line_has_no_breaks() {
        let defect = Defect::WrongValue(Form::Other("one\n  two".to_owned()));
        let problem = Problem { record: Some("a\nb".into()), ..problem_of(defect) };
        let line = line(&Words::new(Language::En), "d.ron:1:1", "error", &problem);
        assert!(
            line.starts_with("d.ron:1:1: error[wrong-value]: ") && line.contains("one two") && line.ends_with(" (a b)"),
            "{line}"
        );
    }

    #[test]
    fn limits_in_sentences_are_those_of_the_program() {
        for language in Language::ALL {
            let words = Words::new(language);
            for (defect, limit) in [(Defect::LongQuote(99), QUOTE_LIMIT), (Defect::WrongSchema("7".to_owned()), SCHEMA as usize)]
            {
                let text = problem(&words, &problem_of(defect));
                assert!(text.contains(&format!(" {limit}")), "{language:?}: {text}");
            }
        }
    }

    #[test]
    fn a_hint_is_named_only_where_there_is_one() {
        let words = Words::new(Language::En);
        let cases = [
            (None, "No record has the id \"watr\". Correct the id or add the record."),
            (
                Some("water".to_owned()),
                "No record has the id \"watr\". Did you mean \"water\"? Correct the id or add the record.",
            ),
        ];
        for (nearest, expected) in cases {
            assert_eq!(problem(&words, &problem_of(Defect::DanglingReference { id: "watr".to_owned(), nearest })), expected);
        }
    }
}
