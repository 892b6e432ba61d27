//! Citations of what a record rests on, by GB/T 7714-2015.
//!
//! Clauses followed: the order of elements of an electronic resource (4.6), a document is cited in its own language (6.1), what
//! whoever cites has supplied stands in square brackets (7.2), 佚名 or Anon for an author who is not known (8.1.3), type and carrier of the
//! document (8.2.2, annex B), place and publisher that are not known, which electronic resources may leave out (8.4.1.3,
//! 8.4.2.3), dates as YYYY-MM-DD (8.4.4.2). Where the standard has a page, these citations have the paragraphs quoted.
//! Deliberately absent: a guess at what sort of document a source is. With an address it is an online text (EB/OL), without one
//! it is of another kind (Z).

use super::Words;
use crate::model::{Dataset, Date, Language, RecordIndex, RecordType, Source};
use std::collections::BTreeSet;

/// How to cite a record: each source that it quotes, or the record itself if it is a source, and last the dataset.
///
/// `words` decides the script of Chinese citations; a source in another language is cited in that language. `today` is the day
/// on which an online source is cited.
pub fn gb7714(words: &Words, dataset: &Dataset, record: RecordIndex, today: Date) -> Vec<String> {
    let source = |index| {
        let source = dataset.get::<Source>(index);
        let paragraphs = paragraphs(dataset, record, index);
        of_source(&words_for(words, language_of(dataset, source)), dataset, source, &paragraphs, today)
    };
    sources_of(dataset, record).into_iter().map(source).chain([of_dataset(words, dataset, record)]).collect()
}

/// Words of a source with a citation of the paragraph in which they stand. They come from the reader's own copy of the text.
pub fn quotation(words: &Words, dataset: &Dataset, source: RecordIndex, p: u32, quoted: &str, today: Date) -> String {
    let source = dataset.get::<Source>(source);
    let words = words_for(words, language_of(dataset, source));
    let citation = of_source(&words, dataset, source, &BTreeSet::from([p]), today);
    words.with("export-quotation", &[("quoted", quoted.into()), ("citation", citation.into())])
}

/// A citation of the dataset itself, and of the record in it. A dataset is not known to have been published anywhere, so that it is
/// marked as a data set (DS) without a carrier.
fn of_dataset(words: &Words, dataset: &Dataset, record: RecordIndex) -> String {
    let head = &dataset.head;
    let words = words_for(words, head.language);
    let author = head.encoder.as_ref().map_or(words.get("export-citation-anonymous").into(), |text| words.text(text, head));
    let title = words.text(&head.title, head);
    let unknown = words.get("export-citation-no-date");
    let id = dataset.record(record).id();
    format!("{}{title}[DS]. {unknown}: {id}. urn:reform-explorer:{}.", sentence(&author), head.id)
}

/// The sources that a record quotes, in document order, and itself if it is one.
pub fn sources_of(dataset: &Dataset, record: RecordIndex) -> BTreeSet<RecordIndex> {
    let itself = (dataset.type_of(record) == RecordType::Source).then_some(record);
    cited(dataset, record).chain(itself).collect()
}

/// The sources that a record quotes, once for each passage.
pub fn cited(dataset: &Dataset, record: RecordIndex) -> impl Iterator<Item = RecordIndex> {
    dataset.record(record).evidence().iter().filter_map(|passage| dataset.source_of(passage))
}

/// The paragraphs of `source` that a record quotes.
pub fn paragraphs(dataset: &Dataset, record: RecordIndex, source: RecordIndex) -> BTreeSet<u32> {
    let evidence = dataset.record(record).evidence().iter();
    evidence.filter(|passage| dataset.source_of(passage) == Some(source)).map(|passage| passage.p).collect()
}

/// `¶3, ¶5`.
pub fn pilcrows(paragraphs: &BTreeSet<u32>) -> String {
    paragraphs.iter().map(|p| format!("¶{p}")).collect::<Vec<_>>().join(", ")
}

/// The language that a source is written in.
pub fn language_of(dataset: &Dataset, source: &Source) -> Language {
    source.language.unwrap_or(dataset.head.language)
}

/// The words in which something in `language` is cited by a reader of `words`.
pub fn words_for(words: &Words, language: Language) -> Words {
    let spoken = words.language();
    Words::new(if language.is_chinese() && spoken.is_chinese() { spoken } else { language })
}

/// The title of a source, in square brackets where it is the encoder's.
pub fn title(words: &Words, dataset: &Dataset, source: &Source) -> String {
    let title = words.text(&source.title, &dataset.head);
    let is_supplied = source.inferred.iter().any(|field| **field == *"title");
    if is_supplied { format!("[{title}]") } else { title.into_owned() }
}

fn of_source(words: &Words, dataset: &Dataset, source: &Source, paragraphs: &BTreeSet<u32>, today: Date) -> String {
    let author = source.author.as_ref().map(|author| words.text(author, &dataset.head));
    let author = author.unwrap_or(words.get("export-citation-anonymous").into());
    let (author, title) = (sentence(&author), title(words, dataset, source));
    let unknown = words.get("export-citation-no-date").to_owned();
    let at = if paragraphs.is_empty() { String::new() } else { format!(": {}", pilcrows(paragraphs)) };
    match &source.address {
        Some(address) => {
            let year = source.date.map_or(unknown, |date| date.year.to_string());
            let updated = source.date.filter(|date| date.month.is_some()).map(|date| format!("({date})")).unwrap_or_default();
            format!("{author}{title}[EB/OL]. {year}{at}{updated}[{today}]. {address}.")
        }
        None => {
            let date = source.date.map_or(unknown, |date| date.to_string());
            format!("{author}{title}[Z]. {}, {date}{at}.", words.get("export-citation-no-publisher"))
        }
    }
}

/// The author and the full stop before the title, which an abbreviation has already.
fn sentence(author: &str) -> String {
    if author.ends_with('.') { format!("{author} ") } else { format!("{author}. ") }
}
