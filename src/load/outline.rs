//! Where the records of a text stand: one pass over a text that holds together, and landmarks for one that does not.
//!
//! Deliberately absent: what is in a record, and what is wrong within one.

use super::cut::FieldCut;
use super::flaw::Flaw;
use super::notation::Notation;
use super::problem::Fix;
use super::scan::Scanner;
use crate::model::RecordType;
use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

/// A section and its records.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) name: String,
    /// Where its name stands.
    pub(super) at: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) records: Vec<Range<usize>>,
}

/// The fields of a dataset that are not sections.
#[derive(Clone, Debug)]
pub(super) struct HeadText<'a> {
    /// The text of the file, or what was made of its parts around the records so that they hold together.
    pub(super) text: Cow<'a, str>,
    /// For each byte of that text, the byte of the file that it comes from; empty where it is the text of the file.
    pub(super) origin: Vec<usize>,
    pub(super) fields: Vec<FieldCut>,
}

impl HeadText<'_> {
    /// The byte of the file that a byte of the text comes from.
    pub(super) fn origin(&self, at: usize) -> usize {
        if self.origin.is_empty() { at } else { self.origin[at.min(self.origin.len() - 1)] }
    }
}

/// Something that does not hold together around the records.
#[derive(Clone, Debug)]
pub(super) struct Tear {
    pub(super) span: Range<usize>,
    pub(super) flaw: Flaw,
    pub(super) fixes: Vec<Fix>,
}

/// The parts of a text.
#[derive(Clone, Debug)]
pub(super) struct Outline<'a> {
    pub(super) head: HeadText<'a>,
    pub(super) sections: Vec<Section>,
    pub(super) tears: Vec<Tear>,
    /// Records of which nothing needs to be told, because a tear explains them.
    pub(super) silent: Vec<Range<usize>>,
    /// Records that are in no section because of a tear.
    pub(super) lost: Vec<Range<usize>>,
}

/// Finds the records of a text whose brackets, commas and quotation marks around and between them are in order; None where they
/// are not, and where `asked`, which is asked at each record, breaks off.
pub(super) fn straight<'a>(text: &'a str, notation: Notation, asked: &mut dyn FnMut() -> ControlFlow<()>) -> Option<Outline<'a>> {
    let mut scanner = Scanner::new(text, 0..text.len());
    let is_json = notation == Notation::Json;
    scanner.has_comments = !is_json;
    let closing = if is_json { b'}' } else { b')' };
    if !is_json {
        scanner.skip_attributes()?;
        let name = scanner.skip_identifier();
        if !name.is_empty() && !text[name].starts_with(|letter: char| letter.is_ascii_uppercase()) {
            return None;
        }
    }
    scanner.skip_blank();
    if !scanner.take(if is_json { b'{' } else { b'(' }) {
        return None;
    }
    let (mut head, mut sections) = (Vec::new(), Vec::new());
    let mut may_end = true;
    loop {
        scanner.skip_blank();
        if may_end && scanner.take(closing) {
            break;
        }
        let name = if is_json { scanner.skip_key() } else { scanner.skip_identifier() };
        scanner.skip_blank();
        if name.is_empty() || !text[name.clone()].is_ascii() || !scanner.take(b':') {
            return None;
        }
        scanner.skip_blank();
        let start = scanner.at;
        let is_section = scanner.peek() == Some(b'[') && RecordType::of_section(&text[name.clone()]).is_some();
        if is_section {
            let records = straight_records(&mut scanner, asked)?;
            let (name, at) = (text[name.clone()].to_owned(), name);
            sections.push(Section { name, at, value: start..scanner.at, records });
        } else {
            let value = scanner.skip_value();
            let is_section = RecordType::of_section(&text[name.clone()]).is_some();
            if scanner.is_torn || is_section || !is_straight(&text[value.clone()]) {
                return None;
            }
            head.push(FieldCut { name, value });
        }
        scanner.skip_blank();
        let has_comma = scanner.take(b',');
        may_end = !(has_comma && is_json);
        if !has_comma && scanner.peek() != Some(closing) {
            return None;
        }
    }
    scanner.skip_blank();
    let is_whole = scanner.at == text.len() && !scanner.is_torn;
    let head = HeadText { text: Cow::Borrowed(text), origin: Vec::new(), fields: head };
    is_whole.then_some(Outline { head, sections, tears: Vec::new(), silent: Vec::new(), lost: Vec::new() })
}

/// Whether a value is one: in brackets, in quotation marks, or a word.
fn is_straight(value: &str) -> bool {
    let is_enclosed = value.starts_with(['(', '[', '{', '"', '\'']) || value.starts_with("r\"") || value.starts_with("r#");
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.');
    is_enclosed || (!value.is_empty() && value.chars().all(is_word))
}

/// Moves over a list of records and returns where they stand.
fn straight_records(scanner: &mut Scanner, asked: &mut dyn FnMut() -> ControlFlow<()>) -> Option<Vec<Range<usize>>> {
    let mut records = Vec::new();
    let mut may_end = scanner.take(b'[');
    loop {
        scanner.skip_blank();
        if may_end && scanner.take(b']') {
            return Some(records);
        }
        if asked().is_break() {
            return None;
        }
        let (text, record) = (scanner.text, scanner.skip_value());
        let is_struct =
            text[record.clone()].starts_with(|letter: char| matches!(letter, '(' | '{') || letter.is_ascii_uppercase());
        if scanner.is_torn || !is_struct {
            return None;
        }
        records.push(record);
        scanner.skip_blank();
        let has_comma = scanner.take(b',');
        may_end = !has_comma || scanner.has_comments;
        if !has_comma && scanner.peek() != Some(b']') {
            return None;
        }
    }
}
