//! How good what stands around the records of a text is once it is mended.

use super::cut::{FieldCut, fields};
use super::notation::Notation;
use super::repair::{self, Rank};
use crate::model::{Head, RecordType, Records, SectionReader, TypedRecord};

/// Reads one text as a record of one type.
pub(super) struct Probe<'a> {
    text: &'a str,
    notation: Notation,
    record_type: RecordType,
    is_read: bool,
}

impl Probe<'_> {
    /// Whether a text can be read as a record of a type.
    pub(super) fn can_be(text: &str, record_type: RecordType, notation: Notation) -> bool {
        let mut probe = Probe { text, notation, record_type, is_read: false };
        Records::read_with(&mut probe);
        probe.is_read
    }
}

impl SectionReader for Probe<'_> {
    fn section<T: TypedRecord>(&mut self) -> Vec<T> {
        if T::RECORD_TYPE == self.record_type {
            let mut unknown = Vec::new();
            self.is_read = self.notation.read::<T>(self.text, &mut unknown).is_ok() && unknown.is_empty();
        }
        Vec::new()
    }
}

/// How good what stands around the records is: whether the head can be read, and every field is known and there once.
pub(super) fn rank(text: &str, notation: Notation) -> Rank {
    let cuts = fields(text, 0..text.len());
    let (opening, closing) = notation.brackets();
    let (mut head, mut names) = (String::from(opening), Vec::new());
    let mut rank = repair::FLAWLESS;
    for FieldCut { name, value } in cuts {
        let (name, value) = (&text[name.start - notation.mark()..value.start], &text[value]);
        let bare = name.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '$'));
        if bare == "$schema" {
            continue;
        }
        if RecordType::of_section(bare).is_none() {
            head.push_str(name);
            head.push_str(value);
            head.push(',');
        } else if !value.starts_with('[') {
            rank = 1;
        }
        if names.contains(&bare) {
            rank = 1;
        }
        names.push(bare);
    }
    if notation == Notation::Json && head.ends_with(',') {
        head.pop();
    }
    head.push(closing);
    let mut unknown = Vec::new();
    let is_read = notation.read::<Head>(&head, &mut unknown).is_ok();
    rank + if is_read && unknown.is_empty() { 0 } else { 1 }
}
