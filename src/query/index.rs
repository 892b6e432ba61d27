//! Everything about a dataset that searching needs, worked out once: its texts folded into one, its Chinese names, its numbers
//! and dates, and its facets as columns.
//!
//! Deliberately absent: an index of terms. One pass over the folded text is as quick as a person can type, whatever the term,
//! and a change of the dataset costs no more than folding it.

use super::amount::{Amount, Of, unit};
use super::columns::Columns;
use super::condition::{Condition, Word};
use super::dated::dates_of;
use super::texts::Class;
use super::texts::{Searched, searched};
use crate::display;
use crate::fold::{fold, fold_onto};
use crate::limits;
use crate::load::Loaded;
use crate::model::{Dataset, Metric, Period, RecordIndex, RecordType, Scale, Statistic};
use crate::parallel;
use memchr::memmem::Finder;
use rust_decimal::Decimal;
use std::ops::{ControlFlow, Range};

/// Everything about a dataset that searching needs, worked out once.
#[derive(Debug, Default)]
pub struct Index {
    /// Every record, in order.
    records: Vec<RecordIndex>,
    /// Every text that is searched, folded, each followed by [`END`].
    blob: String,
    /// Where each text begins in `blob`, and its end.
    starts: Vec<usize>,
    /// The class of each text.
    classes: Vec<Class>,
    /// The first text of each record, and their number.
    first_texts: Vec<usize>,
    /// The names in which there are Chinese characters, as they are written but no longer than they are compared, in the order of their
    /// texts.
    names: Vec<(usize, Box<str>)>,
    /// The numbers that are not found as text alone, in the order of their values.
    numbers: Vec<Number>,
    /// The dates of the records, in their order: record, position among its dates, date.
    dates: Vec<(usize, usize, Period)>,
    /// The facets.
    pub(super) columns: Columns,
}

/// How many records one thread folds at a time.
const PIECE: usize = 2048;

/// Stands between texts. Folding leaves no line break in texts and terms.
const END: char = '\n';

/// A number that a text words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number {
    value: Decimal,
    /// The position of its record.
    record: usize,
    /// The text.
    text: usize,
    /// What it is the number of, in every language, each on a line.
    units: Box<str>,
    /// Whether it is a place in an order.
    is_rank: bool,
}

/// A place in which a term was found: the position of the record, how good a place it is (0 is best), and the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The position of the record.
    pub record: usize,
    /// The class of the text, and within a class how the term stands in it.
    pub rank: (Class, Standing),
    /// Which of the record's texts.
    pub ordinal: u32,
}

/// How a term stands in a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It is the number that the text words, or the date of the record.
    Value,
    /// It is the text.
    Whole,
    /// The text begins with it.
    Start,
    /// It is within the text.
    Inside,
    /// It is the sound of the text, or a date within that of the record or around it.
    Sound,
}

impl Index {
    /// Folds every text and gathers the values of every facet.
    pub fn new(loaded: &Loaded) -> Self {
        let dataset = &loaded.dataset;
        let records: Vec<RecordIndex> = dataset.indices().collect();
        let mut index = Self { columns: Columns::new(loaded), ..Self::default() };
        let _ = parallel::in_order(records.chunks(PIECE), |piece| Self::of(dataset, piece), &mut |piece| {
            index.append(piece);
            ControlFlow::Continue(())
        });
        index.first_texts.push(index.classes.len());
        index.starts.push(index.blob.len());
        index.numbers.sort_unstable();
        index.numbers.dedup_by_key(|number| (number.value, number.record));
        Self { records, ..index }
    }

    /// The texts of some records, as if there were no others.
    fn of(dataset: &Dataset, records: &[RecordIndex]) -> Self {
        let mut index = Self::default();
        for record in records {
            index.first_texts.push(index.classes.len());
            let worded = Worded::new(dataset, *record);
            searched(dataset, *record, &mut |text| index.add(record.position(), text, &worded));
            let dates = dates_of(dataset.record(*record)).into_iter().enumerate();
            index.dates.extend(dates.map(|(position, (_, period))| (record.position(), position, period)));
        }
        index
    }

    /// Adds the texts of the records that follow.
    fn append(&mut self, next: Self) {
        let (bytes, texts) = (self.blob.len(), self.classes.len());
        self.blob.push_str(&next.blob);
        self.starts.extend(next.starts.iter().map(|start| bytes + start));
        self.classes.extend(next.classes);
        self.first_texts.extend(next.first_texts.iter().map(|first| texts + first));
        self.names.extend(next.names.into_iter().map(|(text, name)| (texts + text, name)));
        self.numbers.extend(next.numbers.into_iter().map(|number| Number { text: texts + number.text, ..number }));
        self.dates.extend(next.dates);
    }

    fn add(&mut self, record: usize, searched: Searched, worded: &Worded) {
        let text = self.classes.len();
        self.starts.push(self.blob.len());
        self.classes.push(searched.class);
        fold_onto(searched.text, &mut self.blob, &mut |_, _| {});
        self.blob.push(END);
        if has_pinyin(searched.class) && !searched.text.is_ascii() {
            let end = display::end_of(searched.text, limits::NAME).unwrap_or(searched.text.len());
            self.names.push((text, searched.text[..end].into()));
        }
        let is_worded = searched.field == "wording";
        let of_metric = if is_worded { worded.values.as_slice() } else { &[] };
        self.numbers.extend(searched.number.iter().chain(of_metric).map(|value| Number {
            value: *value,
            record,
            text,
            units: if is_worded { worded.units.as_str().into() } else { Box::default() },
            is_rank: is_worded && worded.is_rank,
        }));
    }

    /// Every text of a record that is searched, in the form in which it is compared, each on a line of its own.
    pub fn folded(&self, record: RecordIndex) -> &str {
        let texts = [record.position(), record.position() + 1].map(|position| self.first_texts[position]);
        &self.blob[self.starts[texts[0]]..self.starts[texts[1]]]
    }

    /// How many bytes there are to search.
    pub(super) fn size(&self) -> usize {
        self.blob.len()
    }

    /// How many records there are.
    pub(super) fn records(&self) -> usize {
        self.records.len()
    }

    /// The record at a position.
    pub(super) fn record(&self, position: usize) -> RecordIndex {
        self.records[position]
    }

    /// The records from `first` on whose texts have at least `size` bytes together, or all that are left.
    pub(super) fn stretch(&self, first: usize, size: usize) -> Range<usize> {
        let from = self.starts[self.first_texts[first]];
        let text = self.starts.partition_point(|start| *start < from.saturating_add(size));
        first..self.first_texts.partition_point(|first| *first < text).clamp(first + 1, self.records())
    }

    /// The folded names of some records, each with the position of its record.
    pub(super) fn folded_names(&self, records: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        records.flat_map(move |record| {
            let texts = self.first_texts[record]..self.first_texts[record + 1];
            texts.filter(|text| has_pinyin(self.classes[*text])).map(move |text| (record, self.text(text)))
        })
    }

    fn text(&self, text: usize) -> &str {
        &self.blob[self.starts[text]..self.starts[text + 1] - END.len_utf8()]
    }

    /// Among some records those for which a condition holds, in order, each with its best place.
    pub(super) fn places(&self, condition: &Condition, records: Range<usize>) -> Vec<Place> {
        let mut places = Vec::new();
        for (position, word) in condition.words.iter().enumerate() {
            let of_word = best_of_each(self.places_of_word(word, records.clone()));
            places = if position == 0 { of_word } else { in_both(&places, &of_word) };
        }
        let words = places.len();
        condition.amounts.iter().for_each(|amount| self.add_places_of_amount(amount, &records, &mut places));
        if let Some(period) = condition.period {
            let first = self.dates.partition_point(|(record, ..)| *record < records.start);
            let dates = self.dates[first..].iter().take_while(|(record, ..)| *record < records.end);
            places.extend(dates.filter_map(|(record, position, date)| {
                let standing = match (period.contains(*date), date.contains(period)) {
                    (true, true) => Standing::Value,
                    (false, false) => return None,
                    _ => Standing::Sound,
                };
                Some(Place { record: *record, rank: (Class::Date, standing), ordinal: *position as u32 })
            }));
        }
        if places.len() == words { places } else { best_of_each(places) }
    }

    /// The figures that have a value, and are the number of what is asked for if that was typed.
    fn add_places_of_amount(&self, amount: &Amount, records: &Range<usize>, places: &mut Vec<Place>) {
        let first = self.numbers.partition_point(|number| (number.value, number.record) < (amount.value, records.start));
        let alike = self.numbers[first..].iter();
        let alike = alike.take_while(|number| number.value == amount.value && number.record < records.end);
        let is_of = |number: &&Number| match &amount.of {
            None => true,
            Some(Of::Rank) => number.is_rank,
            Some(Of::Unit(unit)) => {
                number.units.lines().any(|known| known.starts_with(&**unit)) || self.text(number.text).contains(&**unit)
            }
        };
        places.extend(alike.filter(is_of).map(|number| self.place(number.record, number.text, Standing::Value)));
    }

    fn place(&self, record: usize, text: usize, standing: Standing) -> Place {
        Place { record, rank: (self.classes[text], standing), ordinal: (text - self.first_texts[record]) as u32 }
    }

    fn places_of_word(&self, word: &Word, records: Range<usize>) -> Vec<Place> {
        let texts = self.first_texts[records.start]..self.first_texts[records.end];
        let end = self.starts[texts.end];
        let finder = Finder::new(&word.text);
        let mut places = Vec::new();
        let (mut record, mut text) = (records.start, texts.start);
        let mut at = self.starts[text];
        while let Some(found) = finder.find(&self.blob.as_bytes()[at..end]) {
            let found = at + found;
            text += count_up_to(&self.starts[text + 1..], found);
            record += count_up_to(&self.first_texts[record + 1..], text);
            let standing = match found == self.starts[text] {
                true if self.text(text).len() == word.text.len() => Standing::Whole,
                true => Standing::Start,
                false => Standing::Inside,
            };
            places.push(self.place(record, text, standing));
            at = self.starts[text + 1];
        }
        if let Some(pinyin) = &word.pinyin {
            let first = self.names.partition_point(|(text, _)| *text < texts.start);
            record = records.start;
            for (text, name) in self.names[first..].iter().take_while(|(text, _)| *text < texts.end) {
                if pinyin.is_in(name) {
                    record += count_up_to(&self.first_texts[record + 1..], *text);
                    places.push(self.place(record, *text, Standing::Sound));
                }
            }
        }
        word.amounts.iter().for_each(|amount| self.add_places_of_amount(amount, &records, &mut places));
        places
    }
}

/// How many of some ascending numbers are at most `limit`; the fewer, the quicker.
fn count_up_to(ascending: &[usize], limit: usize) -> usize {
    let mut end = 1;
    while ascending.get(end - 1).is_some_and(|number| *number <= limit) {
        end *= 2;
    }
    let start = end / 2;
    start + ascending[start..end.min(ascending.len())].partition_point(|number| *number <= limit)
}

/// Whether texts of a class are names, which are also found by their sound.
pub(super) fn has_pinyin(class: Class) -> bool {
    matches!(class, Class::Name | Class::Alias)
}

/// What the wording of a metric words.
#[derive(Default)]
struct Worded {
    /// Its value as worded and in ones.
    values: Vec<Decimal>,
    /// Its unit in every language, folded, each on a line.
    units: String,
    is_rank: bool,
}

impl Worded {
    /// What the wording of a record words; nothing where it is no metric.
    fn new(dataset: &Dataset, index: RecordIndex) -> Self {
        if dataset.type_of(index) != RecordType::Metric {
            return Self::default();
        }
        let metric = dataset.get::<Metric>(index);
        let units = metric.unit.iter().flat_map(|text| text.all(dataset.head.language));
        let units: Vec<String> = units.map(|reading| unit(&fold(reading.text)).to_owned()).collect();
        let ends = std::iter::once(&metric.value).chain(&metric.upper);
        let scales = [Scale::One, metric.scale.unwrap_or(Scale::One)];
        Self {
            values: ends.flat_map(|end| scales.map(|scale| end.normalised(scale))).collect(),
            units: units.join("\n"),
            is_rank: metric.statistic == Statistic::Rank,
        }
    }
}

/// The best place of each record, in the order of the records.
fn best_of_each(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable();
    places.dedup_by_key(|place| place.record);
    places
}

/// The better of two places of each record that has both.
fn in_both(left: &[Place], right: &[Place]) -> Vec<Place> {
    let mut right = right.iter().peekable();
    let mut both = Vec::new();
    for place in left {
        while right.next_if(|other| other.record < place.record).is_some() {}
        if let Some(other) = right.next_if(|other| other.record == place.record) {
            both.push(*place.min(other));
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::count_up_to;

    #[test]
    fn numbers_are_counted_however_many_there_are() {
        for length in 0..20 {
            let ascending: Vec<usize> = (0..length).map(|number| number / 2 * 2).collect();
            for limit in 0..length + 2 {
                let expected = ascending.iter().filter(|number| **number <= limit).count();
                assert_eq!(count_up_to(&ascending, limit), expected, "{ascending:?} {limit}");
            }
        }
    }
}
