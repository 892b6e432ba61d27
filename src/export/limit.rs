//! What a format could not take as it was, and what was done about it.
//!
//! Nothing is shortened or split in silence: whoever exports is told, in the report and in the export itself.

use crate::words::Words;

/// One way in which an export differs from its records because of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// This many texts were longer than a cell may be and were shortened.
    Shortened(usize),
    /// A type of record had more rows than a sheet may have and was spread over this many sheets.
    Split(usize),
    /// This many links were left out because a sheet may not have more.
    Unlinked(usize),
    /// This many records are only counted because a brief stays brief.
    Unlisted(usize),
    /// In each of these columns, named with their files, this many cells look like a date or a number to Excel, which changes them.
    Reinterpreted(Vec<(String, usize)>),
}

impl Limit {
    /// The sentence that tells a person.
    pub fn sentence(&self, words: &Words) -> String {
        let (key, count) = match self {
            Self::Shortened(count) => ("export-limit-shortened", *count),
            Self::Split(count) => ("export-limit-split", *count),
            Self::Unlinked(count) => ("export-limit-unlinked", *count),
            Self::Unlisted(count) => ("export-limit-unlisted", *count),
            Self::Reinterpreted(columns) => {
                let count = columns.iter().map(|(_, count)| count).sum::<usize>();
                let column = |(column, count): &(String, usize)| {
                    words.with("export-limit-column", &[("column", column.as_str().into()), ("count", (*count).into())])
                };
                let columns: Vec<String> = columns.iter().map(column).collect();
                let columns = columns.join(words.get("list-separator"));
                return words.with("export-limit-reinterpreted", &[("count", count.into()), ("columns", columns.into())]);
            }
        };
        words.with(key, &[("count", count.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn every_limit_is_told_with_its_number() {
        for language in Language::ALL {
            let words = Words::new(language);
            let columns = vec![("agencies.csv id".to_owned(), 2)];
            for limit in
                [Limit::Shortened(2), Limit::Split(2), Limit::Unlinked(2), Limit::Unlisted(2), Limit::Reinterpreted(columns)]
            {
                let sentence = limit.sentence(&words);
                assert!(sentence.contains('2') && sentence.ends_with(['.', '。']), "{language:?}: {sentence}");
            }
        }
        let one = Limit::Shortened(1).sentence(&Words::new(Language::En));
        assert!(one.starts_with("One text was"), "{one}");
    }
}
