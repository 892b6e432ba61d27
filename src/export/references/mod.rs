//! What a selection rests on, as reference managers take it: the dataset, and each source that it quotes.
//!
//! Keys come from ids and stay the same from export to export. A source is cited in its own language; with an address it is
//! an online text, which was read on the day of the export (GB/T 7714-2015, 4.6). Deliberately absent: the notations, of which each
//! has a file of its own.

pub(super) mod bibtex;
pub(super) mod csl_json;
pub(super) mod ris;

use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::display::is_web_address;
use crate::model::{Dataset, Date, Language, RecordIndex, Source};
use crate::words::citation::{language_of, paragraphs, pilcrows, sources_of, title, words_for};
use crate::words::{self, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;

/// One entry of a bibliography.
pub(super) struct Work {
    key: String,
    kind: Kind,
    author: Option<String>,
    title: String,
    date: Option<Date>,
    /// The day on which the address was read.
    accessed: Option<Date>,
    address: Option<String>,
    language: Language,
    note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Dataset,
    Online,
    Document,
}

/// Writes the bibliography of a selection.
pub(super) fn write(
    selection: &Selection,
    written: fn(&[Work]) -> String,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Stop> {
    let dataset = selection.dataset;
    let words = Words::new(selection.language);
    let mut quoted: BTreeMap<RecordIndex, BTreeSet<u32>> = BTreeMap::new();
    let mut steps = Steps::begin(selection.len(), progress)?;
    for index in selection.records() {
        for source in sources_of(dataset, *index) {
            quoted.entry(source).or_default().extend(paragraphs(dataset, *index, source));
        }
        steps.step()?;
    }
    let works = works(&words, dataset, chosen_from(selection, &words), selection.date, quoted);
    Ok(writer.write_all(written(&works).as_bytes())?)
}

/// A bibliography for one record in a format for references: the entry of the dataset, which names the record, and one for each
/// source that it quotes, with the paragraphs that it quotes there. `today` is the day on which online sources are cited.
pub(super) fn of_record(
    words: &Words,
    dataset: &Dataset,
    record: RecordIndex,
    today: Date,
    written: fn(&[Work]) -> String,
) -> String {
    let quoted = sources_of(dataset, record).into_iter().map(|source| (source, paragraphs(dataset, record, source)));
    let works = works(words, dataset, dataset.record(record).id().to_string(), today, quoted);
    written(&works)
}

/// The dataset with this note, and the sources with the paragraphs that are quoted.
fn works(
    words: &Words,
    dataset: &Dataset,
    note: String,
    today: Date,
    quoted: impl IntoIterator<Item = (RecordIndex, BTreeSet<u32>)>,
) -> Vec<Work> {
    let sources = quoted.into_iter().map(|(source, paragraphs)| of_source(words, dataset, source, &paragraphs, today));
    std::iter::once(of_dataset(words, dataset, note)).chain(sources).collect()
}

fn of_dataset(words: &Words, dataset: &Dataset, note: String) -> Work {
    let head = &dataset.head;
    let own = words_for(words, head.language);
    Work {
        key: key(head.id.as_str()),
        kind: Kind::Dataset,
        author: head.encoder.as_ref().map(|encoder| one_line(&own.text(encoder, head))),
        title: one_line(&own.text(&head.title, head)),
        date: None,
        accessed: None,
        address: None,
        language: own.language(),
        note: Some(one_line(&note)),
    }
}

fn of_source(words: &Words, dataset: &Dataset, index: RecordIndex, paragraphs: &BTreeSet<u32>, today: Date) -> Work {
    let source = dataset.get::<Source>(index);
    let language = language_of(dataset, source);
    let own = words_for(words, language);
    let note = (!paragraphs.is_empty())
        .then(|| words.with("export-citation-paragraphs", &[("paragraphs", pilcrows(paragraphs).into())]));
    let address = source.address.as_deref().filter(|address| is_web_address(address)).map(address);
    Work {
        key: format!("{}:{}", key(dataset.head.id.as_str()), key(source.id.as_str())),
        kind: if address.is_some() { Kind::Online } else { Kind::Document },
        author: source.author.as_ref().map(|author| one_line(&own.text(author, &dataset.head))),
        title: one_line(&title(&own, dataset, source)),
        date: source.date,
        accessed: address.is_some().then_some(today),
        address,
        language: own.language(),
        note: note.map(|note| one_line(&note)),
    }
}

/// Which part of the dataset a selection is, and when it was taken.
fn chosen_from(selection: &Selection, words: &Words) -> String {
    words.with(
        "export-citation-selected",
        &[
            ("selected", words::digits(selection.len().into()).into()),
            ("total", words::digits(selection.total().into()).into()),
            ("date", words::date(selection.date, words.language()).into()),
            ("licence", selection.dataset.head.licence.as_deref().unwrap_or(words.get("export-not-given")).into()),
        ],
    )
}

/// An id as a part of a key. Ids as they should be are keys as they are.
fn key(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("_{:x}", u32::from(letter)) }).collect()
}

/// The text on one line, whatever separates its lines, without control characters: a reference has no lines, and RIS would take the
/// second for a tag.
fn one_line(text: &str) -> String {
    let shown: String = text.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address in which no blank ends it or its line (RFC 3986).
fn address(address: &str) -> String {
    let unseen = |letter: &char| *letter == ' ' || !(letter.is_control() || letter.is_whitespace());
    address.chars().filter(unseen).collect::<String>().replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_texts_fit_every_notation() {
        assert_eq!(key("a b,c"), "a_20b_2cc");
        for text in
            ["one\ntwo\t three", "one\r\ntwo three ", "one\u{2028}two\u{2029}\u{85}three", " one two\u{7} three\u{b}\u{1b}"]
        {
            assert_eq!(one_line(text), "one two three", "{text:?}");
        }
        assert_eq!(address("https://a.example/x_1 a?b=%20\r\nER  - \u{2028}c"), "https://a.example/x_1%20a?b=%20ER%20%20-%20c");
    }
}
