//! The sources of a selection as a bibliography in BibTeX's format, in UTF-8 as biber reads it.
//!
//! One entry for the dataset and one for each source that the selection quotes, all of them `@misc`, which every style knows. Keys come from ids
//! and stay the same from export to export. Dates are BibLaTeX's `date` (ISO 8601). Names of bodies and titles stand in
//! braces of their own, so that no style takes a body for a person or changes capitals.

use super::citation::{language_of, paragraphs, pilcrows, sources_of, title, words_for};
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::display::is_web_address;
use crate::model::{Dataset, RecordIndex};
use crate::words::{self, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;

/// Writes the bibliography of a selection.
pub(super) fn write(
    selection: &Selection,
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
    writer.write_all(dataset_entry(dataset, &words, &chosen_from(selection, &words)).as_bytes())?;
    for (source, paragraphs) in quoted {
        write!(writer, "\n{}", source_entry(&words, dataset, source, &paragraphs))?;
    }
    Ok(())
}

/// A bibliography for one record: the entry of the dataset, which names the record, and one for each source that it quotes, with the
/// paragraphs that it quotes there.
pub fn bibtex(words: &Words, dataset: &Dataset, record: RecordIndex) -> String {
    let id = dataset.record(record).id().to_string();
    let mut entries = vec![dataset_entry(dataset, words, &id)];
    entries.extend(sources_of(dataset, record).into_iter().map(|source| {
        let quoted = paragraphs(dataset, record, source);
        source_entry(words, dataset, source, &quoted)
    }));
    entries.join("\n")
}

fn source_entry(words: &Words, dataset: &Dataset, index: RecordIndex, paragraphs: &BTreeSet<u32>) -> String {
    let source = &dataset.records.sources[dataset.position_in_type(index)];
    let own = words_for(words, language_of(dataset, source));
    let note = (!paragraphs.is_empty())
        .then(|| words.with("export-citation-paragraphs", &[("paragraphs", pilcrows(paragraphs).into())]));
    let author = source.author.as_ref().map(|author| own.text(author, &dataset.head));
    entry(
        &format!("{}:{}", key(dataset.head.id.as_str()), key(source.id.as_str())),
        [
            ("author", author.map(|author| format!("{{{}}}", escaped(&author)))),
            ("title", Some(format!("{{{}}}", escaped(&title(&own, dataset, source))))),
            ("date", source.date.map(|date| date.to_string())),
            ("url", source.address.as_deref().filter(|address| is_web_address(address)).map(address)),
            ("note", note.map(|note| escaped(&note))),
        ],
    )
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

fn dataset_entry(dataset: &Dataset, words: &Words, note: &str) -> String {
    let head = &dataset.head;
    let own = words_for(words, head.language);
    let encoder = head.encoder.as_ref().map(|encoder| format!("{{{}}}", escaped(&own.text(encoder, head))));
    entry(
        &key(head.id.as_str()),
        [
            ("author", encoder),
            ("title", Some(format!("{{{}}}", escaped(&own.text(&head.title, head))))),
            ("date", None),
            ("url", None),
            ("note", Some(escaped(note))),
        ],
    )
}

fn entry(key: &str, fields: [(&str, Option<String>); 5]) -> String {
    let given = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    format!("@misc{{{key},\n{}}}\n", given.collect::<String>())
}

/// An id as a part of a key. Ids as they should be are keys as they are.
fn key(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("_{:x}", u32::from(letter)) }).collect()
}

/// Text on one line in which no letter has a meaning for TeX. BibTeX counts even escaped braces, so that those without a
/// counterpart are named instead; all of them cannot be, for pandoc does not know the names.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let paired = are_paired(text);
    for letter in text.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars) {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' | '}' if paired => safe.extend(['\\', letter]),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Whether every opening brace is closed and every closing one was opened.
fn are_paired(text: &str) -> bool {
    let steps = text.chars().map(|letter| i32::from(letter == '{') - i32::from(letter == '}'));
    let depth = steps.scan(0, |depth, step| {
        *depth += step;
        Some(*depth)
    });
    let depths: Vec<i32> = depth.collect();
    depths.iter().all(|depth| *depth >= 0) && depths.last().is_none_or(|depth| *depth == 0)
}

/// An address, which biber takes to the letter: only what would end the field or the address is encoded (RFC 3986).
fn address(address: &str) -> String {
    let encoded = |letter: char| match letter {
        '{' => "%7B".to_owned(),
        '}' => "%7D".to_owned(),
        '\\' => "%5C".to_owned(),
        ' ' => "%20".to_owned(),
        letter if letter.is_control() => String::new(),
        letter => letter.to_string(),
    };
    address.chars().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_mean_what_they_say() {
        let cases = [
            ("機構 改革", "機構 改革"),
            ("50 % & $1_#2", "50 \\% \\& \\$1\\_\\#2"),
            ("a{b}\\c~^", "a\\{b\\}\\textbackslash{}c\\textasciitilde{}\\textasciicircum{}"),
            ("}a{", "\\textbraceright{}a\\textbraceleft{}"),
            ("{", "\\textbraceleft{}"),
            ("one\ntwo\t three", "one two three"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!(key("a b,c"), "a_20b_2cc");
        assert_eq!(address("https://a.example/x_1?y=%20&z={1} 2"), "https://a.example/x_1?y=%20&z=%7B1%7D%202");
    }
}
