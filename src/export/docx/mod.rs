//! A brief that is handed up: a page for a word processor with the bodies and figures chosen and a footnote for every claim.
//!
//! A brief stays brief. Whatever does not fit is counted, and the reader is sent to the tables. Deliberately absent: the records in
//! full, which the dossier has.

mod body;
mod brief;
mod document;
mod figure;
mod notes;
mod package;

use super::limit::Limit;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::words::{Line, Wording, Words};
use std::io::Write;
use std::ops::ControlFlow;

/// A part of the flow of a brief.
enum Block {
    /// A paragraph in a style.
    Paragraph(Style, Line),
    /// A table with a row of headings.
    Table(Table),
}

/// A table of four columns. Every cell holds paragraphs.
struct Table {
    /// What it shows, for who cannot see it.
    caption: String,
    /// The widths of its columns in twentieths of a point.
    widths: [u16; 4],
    headings: [String; 4],
    rows: Vec<[Vec<Line>; 4]>,
}

/// A style of paragraphs, as `styles.xml` defines it.
#[derive(Clone, Copy)]
enum Style {
    Title,
    Subtitle,
    Heading,
    Facts,
    Notice,
    Text,
    More,
    Item,
    ItemDetail,
}

/// Writes the brief to `writer` and returns what it only counts.
pub(super) fn write(
    selection: &Selection,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Limit>, Stop> {
    let mut steps = Steps::begin(selection.len(), progress)?;
    let words = Words::new(selection.language);
    let (blocks, unlisted) = brief::brief(selection, Wording { words: &words, dataset: selection.dataset }, &mut steps)?;
    package::write(selection, &words, &document::parts(&blocks, selection, &words), writer)?;
    Ok((unlisted > 0).then_some(Limit::Unlisted(unlisted)).into_iter().collect())
}
