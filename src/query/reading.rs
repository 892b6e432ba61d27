//! What is known about the text of a source: the passages in it, the records that rest on each, and what no record rests on.
//!
//! Positions are counted in characters as well as in bytes, since a window lays text out by characters. Deliberately absent: how a
//! passage is shown.

use super::belonging::principles_of;
use crate::evidence::{Anchor, Coverage};
use crate::load::{Loaded, counts_towards_coverage, source_of};
use crate::model::RecordIndex;
use std::collections::HashSet;
use std::ops::Range;

/// How many passages that overlap can be told apart by lines under the text; those beyond share the last line.
pub const LANES: usize = 3;

/// What is known about a text, paragraph by paragraph.
#[derive(Debug)]
pub struct Reading {
    paragraphs: Vec<Paragraph>,
    /// How much of the text lies inside passages, and what does not.
    pub coverage: Coverage,
}

/// What is known about a paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// The pieces of evidence that stand in it, in the order of their passages.
    pub marks: Vec<Mark>,
    /// Its different passages, in their order.
    pub passages: Vec<MarkedPassage>,
    /// How many characters it has.
    pub length: usize,
    /// The records that rest on it, each once, in the order of the text.
    records: Vec<RecordIndex>,
}

/// A piece of evidence where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record that rests on it.
    pub record: RecordIndex,
    /// Its position among the evidence of the record.
    pub evidence: usize,
    /// The first principle to which the record belongs.
    pub principle: Option<RecordIndex>,
    /// Whether it stands here although its author names another paragraph.
    pub moved: bool,
    /// Whether its passage counts towards the coverage of the text.
    pub counts: bool,
    /// The quote, in characters of the paragraph.
    pub quote: Range<usize>,
    /// The passage, in characters of the paragraph.
    pub clauses: Range<usize>,
}

/// A passage and the evidence that means it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPassage {
    /// The passage, in characters of the paragraph.
    pub clauses: Range<usize>,
    /// The positions of its evidence among the marks of the paragraph.
    pub marks: Range<usize>,
    /// The first principle to which one of its records belongs.
    pub principle: Option<RecordIndex>,
    /// The line under the text that is free for it, counted from 0; none where it does not count towards coverage, so that the letters
    /// over a line are those that count.
    pub lane: Option<usize>,
}

impl Reading {
    /// Gathers what is known about the text of a source; nothing where the text is not at hand.
    pub fn new(loaded: &Loaded, source: RecordIndex) -> Option<Self> {
        let dataset = &loaded.dataset;
        let id = dataset.record(source).id().as_str();
        let text = loaded.anchors.text(id)?;
        let mut paragraphs: Vec<Paragraph> = text.paragraphs().iter().map(|_| Paragraph::default()).collect();
        for record in dataset.indices().filter(|record| !dataset.record(*record).evidence().is_empty()) {
            let principle = principles_of(dataset, record).first().copied();
            let anchors = dataset.record(record).evidence().iter().zip(loaded.anchors.of(record));
            for (evidence, (cited, anchor)) in anchors.enumerate() {
                let (passage, moved) = match anchor {
                    Anchor::Exact(passage) => (passage, false),
                    Anchor::Moved(passage) => (passage, true),
                    Anchor::Lost(_) | Anchor::Unverified => continue,
                };
                if source_of(dataset, cited) != Some(id) {
                    continue;
                }
                let index = passage.p as usize - 1;
                let chars = |range: &Range<usize>| in_characters(&text.paragraphs()[index], range);
                let (quote, clauses) = (chars(&passage.quote), chars(&passage.clauses));
                let counts = !moved && text.is_short(passage) && counts_towards_coverage(dataset.type_of(record), cited);
                paragraphs[index].marks.push(Mark { record, evidence, principle, moved, counts, quote, clauses });
            }
        }
        paragraphs.iter_mut().zip(text.paragraphs()).for_each(|(paragraph, text)| paragraph.arrange(text));
        Some(Self { paragraphs, coverage: text.coverage(loaded.anchors.passages(dataset, id)) })
    }

    /// What is known about a paragraph, counted from 1.
    pub fn paragraph(&self, p: u32) -> &Paragraph {
        &self.paragraphs[p as usize - 1]
    }
}

impl Paragraph {
    /// The records that rest on this paragraph, each once, in the order of the text.
    pub fn records(&self) -> &[RecordIndex] {
        &self.records
    }

    /// The records whose passages hold the character at `at`: those with the shortest passage first.
    pub fn records_at(&self, at: usize) -> Vec<RecordIndex> {
        let mut marks: Vec<&Mark> = self.marks.iter().filter(|mark| mark.clauses.contains(&at)).collect();
        marks.sort_by_key(|mark| (!mark.quote.contains(&at), mark.clauses.len()));
        each_once(marks.into_iter().map(|mark| mark.record))
    }

    /// Puts the marks into the order of the text and gives each passage a line of its own among those that overlap.
    fn arrange(&mut self, text: &str) {
        self.marks.sort_by_key(|mark| (mark.clauses.start, mark.clauses.end, mark.quote.start, mark.record));
        self.records = each_once(self.marks.iter().map(|mark| mark.record));
        self.length = text.chars().count();
        let mut taken = [0; LANES];
        let mut from = 0;
        for same in self.marks.chunk_by(|one, other| one.clauses == other.clauses) {
            let clauses = same[0].clauses.clone();
            let counts = same.iter().any(|mark| mark.counts);
            let lane = counts.then(|| taken.iter().position(|end| *end <= clauses.start).unwrap_or(LANES - 1));
            if let Some(lane) = lane {
                taken[lane] = clauses.end.max(taken[lane]);
            }
            let principle = same.iter().find_map(|mark| mark.principle);
            self.passages.push(MarkedPassage { clauses, marks: from..from + same.len(), principle, lane });
            from += same.len();
        }
    }
}

/// Records in their order, each where it comes first.
fn each_once(records: impl Iterator<Item = RecordIndex>) -> Vec<RecordIndex> {
    let mut seen = HashSet::new();
    records.filter(|record| seen.insert(*record)).collect()
}

/// A part of a paragraph, given in bytes, in characters.
pub fn in_characters(paragraph: &str, range: &Range<usize>) -> Range<usize> {
    let start = paragraph[..range.start].chars().count();
    start..start + paragraph[range.clone()].chars().count()
}

/// A part of a paragraph, given in characters, in bytes; what lies beyond its end is cut off.
pub fn in_bytes(paragraph: &str, range: &Range<usize>) -> Range<usize> {
    let mut starts = paragraph.char_indices().map(|(at, _)| at).chain(std::iter::once(paragraph.len()));
    let start = starts.clone().nth(range.start).unwrap_or(paragraph.len());
    start..starts.nth(range.end).unwrap_or(paragraph.len()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::SourceText;
    use crate::load::{EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT, FoundSource, parse};
    use std::ops::ControlFlow;

    fn loaded(places: &str) -> Loaded {
        let dataset = format!("(schema: 1, id: \"d\", title: \"d\", sources: [(id: \"s\", title: \"t\")], places: [{places}])");
        let text = SourceText::new("題目\n甲站併入乙站,設丙局;丁村設隊,戊村設所。");
        parse(&dataset, &mut |_| FoundSource::Text(text.clone()), &mut |_| ControlFlow::Continue(())).expect("a dataset")
    }

    fn place(id: &str, evidence: &str) -> String {
        format!("(id: \"{id}\", name: \"{id}\", evidence: [{evidence}]),")
    }

    #[test]
    fn passages_that_overlap_have_lines_of_their_own() {
        let places = [
            place("a", "(p: 2, quote: \"乙站\")"),
            place("b", "(p: 2, quote: \"丙局\")"),
            place("c", "(p: 2, quote: \"甲站\", to: \"丙局\")"),
            place("d", "(p: 2, quote: \"丙局\", to: \"設隊\"), (p: 2, quote: \"乙站\")"),
            place("e", "(p: 2, quote: \"甲\", to: \"戊村\"), (p: 1, quote: \"戊村\"), (p: 1, quote: \"庚\")"),
        ];
        let loaded = loaded(&places.concat());
        let reading = Reading::new(&loaded, loaded.dataset.find("s").unwrap()).unwrap();
        let id = |record: RecordIndex| loaded.dataset.record(record).id().to_string();
        let paragraph = reading.paragraph(2);
        let shown: Vec<String> = paragraph
            .passages
            .iter()
            .map(|passage| {
                let records: String = paragraph.marks[passage.marks.clone()].iter().map(|mark| id(mark.record)).collect();
                format!("{}-{} {records} {:?}", passage.clauses.start, passage.clauses.end, passage.lane)
            })
            .collect();
        assert_eq!(
            shown,
            ["0-6 ad Some(0)", "0-10 c Some(1)", "0-20 e Some(2)", "7-10 b Some(0)", "7-15 d Some(2)", "16-20 e None"]
        );
        let at = |at| paragraph.records_at(at).into_iter().map(id).collect::<String>();
        assert_eq!((at(4), at(8), at(12), at(20)), ("adce".to_owned(), "bdce".to_owned(), "de".to_owned(), String::new()));
        assert_eq!(paragraph.records().iter().copied().map(id).collect::<String>(), "adceb");
        assert_eq!(paragraph.marks.iter().filter(|mark| mark.moved).map(|mark| id(mark.record)).collect::<String>(), "e");
        assert!(reading.paragraph(1).marks.is_empty());
        assert_eq!(reading.coverage.paragraphs[1].0, 17);
    }

    /// The letters over a line, as the gaps and the share count them.
    fn assert_lines_are_coverage(loaded: &Loaded, source: &str) {
        let text = loaded.anchors.text(source).unwrap();
        let reading = Reading::new(loaded, loaded.dataset.find(source).unwrap()).unwrap();
        for (p, paragraph) in (1..).zip(text.paragraphs()) {
            let passages = reading.paragraph(p).passages.iter().filter(|passage| passage.lane.is_some());
            let lined: Vec<Range<usize>> = passages.map(|passage| passage.clauses.clone()).collect();
            let gaps = reading.coverage.gaps.iter().filter(|gap| gap.p == p).map(|gap| in_characters(paragraph, &gap.range));
            let gaps: Vec<Range<usize>> = gaps.collect();
            let is_in = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|range| range.contains(&at));
            let letters: Vec<usize> =
                paragraph.chars().enumerate().filter(|(_, letter)| letter.is_alphanumeric()).map(|(at, _)| at).collect();
            for at in &letters {
                assert_ne!(is_in(&lined, *at), is_in(&gaps, *at), "letter {at} of paragraph {p}");
            }
            let inside = letters.iter().filter(|at| is_in(&lined, **at)).count();
            assert_eq!(reading.coverage.paragraphs[p as usize - 1], (inside, letters.len()), "paragraph {p}");
        }
    }

    #[test]
    fn letters_over_a_line_are_those_that_count() {
        let example = SourceText::new(EXAMPLE_TOWN_TEXT);
        let town = parse(EXAMPLE_TOWN, &mut |_| FoundSource::Text(example.clone()), &mut |_| ControlFlow::Continue(())).unwrap();
        assert_lines_are_coverage(&town, town.dataset.records.sources[0].id.as_str());

        let long = "段".repeat(130);
        let text = SourceText::new(&format!("題目\n{long}甲站,設乙局。\n丙村設隊;丁村設所,戊村設站,己村設亭。"));
        let dataset = format!(
            r#"(schema: 1, id: "d", title: "d", sources: [(id: "s", title: "t", evidence: [(p: 1, quote: "題目")])],
            principles: [(id: "whole", title: "p", evidence: [(p: 3, quote: "丙村"), (p: 3, quote: "戊村", field: "name")])],
            places: [{}{}{}{}{}{}])"#,
            place("long", "(p: 2, quote: \"甲站\")"),
            place("short", "(p: 2, quote: \"乙局\")"),
            place("moved", "(p: 2, quote: \"丁村\")"),
            place("one", "(p: 3, quote: \"己村\")"),
            place("two", "(p: 3, quote: \"己村設\")"),
            place("three", "(p: 3, quote: \"戊村\", to: \"設亭\")"),
        );
        let loaded =
            parse(&dataset, &mut |_| FoundSource::Text(text.clone()), &mut |_| ControlFlow::Continue(())).expect("a dataset");
        assert_lines_are_coverage(&loaded, "s");
        let reading = Reading::new(&loaded, loaded.dataset.find("s").unwrap()).unwrap();
        let inside: Vec<usize> = reading.coverage.paragraphs.iter().map(|(inside, _)| *inside).collect();
        assert_eq!(inside, [0, 3, 8]);
    }

    #[test]
    fn characters_and_bytes_lead_to_each_other() {
        let text = "甲a乙";
        for (bytes, characters) in [(0..3, 0..1), (3..4, 1..2), (0..7, 0..3), (4..4, 2..2), (7..7, 3..3)] {
            assert_eq!(in_characters(text, &bytes), characters);
            assert_eq!(in_bytes(text, &characters), bytes);
        }
        assert_eq!(in_bytes(text, &(2..9)), 4..7);
    }
}
