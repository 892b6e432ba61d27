//! What a brief says, from its title to its sources.

use super::notes::{DOT, Notes, labelled, labelled_answer, labelled_fact, listed};
use super::{Block, Style, Table, body, figure};
use crate::export::selection::Selection;
use crate::export::steps::{Steps, Stop};
use crate::model::{Basis, RecordIndex, RecordType};
use crate::sheet::{Readings, RecordSheet};
use crate::words::{self, Inline, Line, Wording, describe, joined, phrase, plain};

/// How many bodies a brief lists.
const BODIES: usize = 8;
/// How many figures.
const FIGURES: usize = 8;
/// How many measures, and how many changes.
const ITEMS: usize = 5;
/// How many records of any other type.
const OTHERS: usize = 4;

/// The brief of a selection, and how many of its records are only counted. Every chosen record is a step, whether it is listed or
/// counted.
pub(super) fn brief(selection: &Selection, wording: Wording, steps: &mut Steps) -> Result<(Vec<Block>, usize), Stop> {
    let mut writer = Writer { selection, wording, notes: Notes::new(wording), blocks: front(selection, wording), unlisted: 0 };
    let chosen = |record_type| !selection.of_type(record_type).is_empty();
    // What changed stands in the rows of the bodies.
    let told_apart: &[RecordType] = if chosen(RecordType::Agency) {
        &[RecordType::Agency, RecordType::Metric, RecordType::Measure]
    } else {
        &[RecordType::Metric, RecordType::Measure, RecordType::Change]
    };
    for record_type in told_apart {
        writer.section(*record_type, steps)?;
    }
    let others: Vec<RecordType> =
        RecordType::ALL.into_iter().filter(|other| !told_apart.contains(other) && *other != RecordType::Source).collect();
    if told_apart.iter().copied().any(chosen) {
        writer.counted(&others, steps)?;
    } else {
        writer.others(&others, steps)?;
    }
    // The sources chosen are told with those cited.
    selection.of_type(RecordType::Source).iter().try_for_each(|_| steps.step())?;
    let unlisted = writer.unlisted;
    Ok((writer.close(), unlisted))
}

struct Writer<'a> {
    selection: &'a Selection<'a>,
    wording: Wording<'a>,
    notes: Notes<'a>,
    blocks: Vec<Block>,
    unlisted: usize,
}

/// The title, what the brief covers, and what must be known before anything else.
fn front(selection: &Selection, wording: Wording) -> Vec<Block> {
    let words = wording.words;
    let head = &selection.dataset.head;
    let count = |count: usize| words::digits(count.into()).into();
    let covers = words.with("brief-covers", &[("selected", count(selection.len())), ("total", count(selection.total()))]);
    let licence = head.licence.as_deref().unwrap_or(words.get("export-not-given")).to_owned();
    let told = |label: &str, value| labelled(wording, plain(words.get(label)), vec![value]);
    let mut facts = vec![plain(words::date(selection.date, selection.language)), told("dossier-licence", Inline::Code(licence))];
    facts.extend(head.encoder.as_ref().map(|encoder| told("dossier-encoder", wording.text(encoder))));
    facts.extend(selection.filter.as_ref().map(|filter| told("dossier-filter", Inline::Code(filter.clone()))));
    let mut blocks = vec![
        Block::Paragraph(Style::Title, vec![wording.text(&head.title)]),
        Block::Paragraph(Style::Subtitle, plain(covers)),
        Block::Paragraph(Style::Facts, joined(facts, DOT)),
    ];
    blocks.extend(head.notice.as_ref().map(|notice| Block::Paragraph(Style::Notice, vec![wording.text(notice)])));
    blocks
}

impl Writer<'_> {
    /// The chosen records of one of the types that a brief tells of one by one.
    fn section(&mut self, record_type: RecordType, steps: &mut Steps) -> Result<(), Stop> {
        let chosen = self.selection.of_type(record_type);
        if chosen.is_empty() {
            return Ok(());
        }
        let limit = match record_type {
            RecordType::Agency => BODIES,
            RecordType::Metric => FIGURES,
            _ => ITEMS,
        };
        let listed = &chosen[..chosen.len().min(limit)];
        self.heading(record_type);
        match record_type {
            RecordType::Agency => self.bodies(listed),
            RecordType::Metric => self.figures(listed),
            RecordType::Measure => listed.iter().for_each(|index| self.measure(*index)),
            _ => listed.iter().for_each(|index| self.change(*index)),
        }
        if chosen.len() > limit {
            let more = self.wording.words.with("brief-more", &[("count", (chosen.len() - limit).into())]);
            self.push(Style::More, plain(more));
            self.unlisted += chosen.len() - limit;
        }
        chosen.iter().try_for_each(|_| steps.step())
    }

    fn heading(&mut self, record_type: RecordType) {
        let words = self.wording.words;
        let count = words::digits(self.selection.of_type(record_type).len().into());
        let heading = describe::type_heading(words, record_type);
        let heading = words.with("dossier-section", &[("heading", heading.into()), ("count", count.into())]);
        self.push(Style::Heading, plain(heading));
    }

    fn push(&mut self, style: Style, paragraph: Line) {
        self.blocks.push(Block::Paragraph(style, paragraph));
    }

    fn bodies(&mut self, listed: &[RecordIndex]) {
        let columns = ["type-agency", "brief-level-kind", "brief-changed", "brief-duties"];
        let rows = listed.iter().map(|index| body::cells(self.wording, *index, &mut self.notes)).collect();
        self.table(RecordType::Agency, [2000, 2200, 2413, 2413], columns, rows);
    }

    fn figures(&mut self, listed: &[RecordIndex]) {
        let columns = ["type-metric", "field-metric-wording", "brief-when", "brief-reading"];
        let rows = listed.iter().map(|index| figure::cells(self.wording, *index, &mut self.notes)).collect();
        self.table(RecordType::Metric, [2300, 2100, 1826, 2800], columns, rows);
    }

    fn table(&mut self, record_type: RecordType, widths: [u16; 4], columns: [&str; 4], rows: Vec<[Vec<Line>; 4]>) {
        let words = self.wording.words;
        let caption = describe::type_heading(words, record_type).to_owned();
        let headings = columns.map(|key| words.get(key).to_owned());
        self.blocks.push(Block::Table(Table { caption, widths, headings, rows }));
    }

    /// The sheet of a record, whose title becomes an item.
    fn item(&mut self, index: RecordIndex) -> RecordSheet {
        let sheet = RecordSheet::new(self.wording, index, Readings::Nearest);
        let mut title = vec![Inline::Strong(Box::new(sheet.title.clone()))];
        title.extend(self.notes.note(index));
        self.push(Style::Item, title);
        sheet
    }

    /// A measure: what was done, and what is said to have come of it.
    fn measure(&mut self, index: RecordIndex) {
        let sheet = self.item(index);
        let answers = ["action", "result"].iter().filter_map(|field| labelled_answer(self.wording, &sheet, field));
        let told: Vec<Line> = answers.chain(labelled_fact(self.wording, &sheet, "status")).collect();
        told.into_iter().for_each(|detail| self.push(Style::ItemDetail, detail));
    }

    /// A change: what happened to whom, from what, when.
    fn change(&mut self, index: RecordIndex) {
        let sheet = self.item(index);
        // The title names those who are there afterwards, or else those who were there before.
        let side = if sheet.fact("to").is_none_or(|to| to.basis == Basis::NotStated) { "to" } else { "from" };
        let told = [side, "date", "status"].into_iter().filter_map(|field| labelled_answer(self.wording, &sheet, field));
        let told: Vec<Line> = told.collect();
        if !told.is_empty() {
            self.push(Style::ItemDetail, joined(told, DOT));
        }
    }

    /// How many records of every other type were chosen, on one line, for a brief that has more to tell than their titles.
    fn counted(&mut self, types: &[RecordType], steps: &mut Steps) -> Result<(), Stop> {
        let (selection, words) = (self.selection, self.wording.words);
        let mut counts = Vec::new();
        for record_type in types.iter().filter(|record_type| !selection.of_type(**record_type).is_empty()) {
            let chosen = selection.of_type(*record_type);
            self.unlisted += chosen.len();
            let count = words::digits(chosen.len().into());
            counts.push(plain(format!("{} {count}", describe::type_heading(words, *record_type))));
            chosen.iter().try_for_each(|_| steps.step())?;
        }
        if !counts.is_empty() {
            self.push(Style::More, labelled(self.wording, plain(words.get("brief-also")), joined(counts, DOT)));
        }
        Ok(())
    }

    /// The titles of the chosen records of every other type, each type in a paragraph.
    fn others(&mut self, types: &[RecordType], steps: &mut Steps) -> Result<(), Stop> {
        let (selection, words) = (self.selection, self.wording.words);
        let mut present = types.iter().filter(|record_type| !selection.of_type(**record_type).is_empty()).peekable();
        if present.peek().is_some() {
            self.push(Style::Heading, plain(words.get("brief-also")));
        }
        for record_type in present {
            let chosen = selection.of_type(*record_type);
            let title = |index: &RecordIndex| {
                let mut part = vec![self.wording.title(*index)];
                part.extend(self.notes.note(*index));
                part
            };
            self.unlisted += chosen.len().saturating_sub(OTHERS);
            let list = listed(self.wording, chosen.iter().take(OTHERS).map(title).collect(), chosen.len());
            let label = Inline::Text(describe::type_heading(words, *record_type).to_owned());
            self.push(Style::Text, labelled(self.wording, vec![Inline::Strong(Box::new(label))], list));
            chosen.iter().try_for_each(|_| steps.step())?;
        }
        Ok(())
    }

    /// The brief with its sources and how it is read.
    fn close(mut self) -> Vec<Block> {
        let words = self.wording.words;
        self.push(Style::Heading, plain(words.get("dossier-sources")));
        let inferred = vec![Inline::Mark(words.get("basis-inferred").to_owned())];
        let legend = phrase(words, "dossier-legend", &[("inferred", inferred)]);
        let Self { notes, mut blocks, selection, .. } = self;
        blocks.extend(notes.sources(selection).into_iter().map(|source| Block::Paragraph(Style::Facts, source)));
        blocks.push(Block::Paragraph(Style::Facts, legend));
        blocks
    }
}
