//! A dossier in Markdown.
//!
//! CommonMark with explicit anchors, so that links between the records work in every viewer. Deliberately absent: footnotes and
//! tables, which not every viewer knows, and what the dossier says.

pub(super) mod syntax;

use super::dossier::{self, Citation, Fact, Front, Notation, Section, anchor};
use super::selection::Selection;
use super::steps::Stop;
use crate::sheet::RecordSheet;
use crate::words::{Inline, Wording, Words};
use std::io::{self, Write};
use std::ops::ControlFlow;
use syntax::{code, escaped};

/// How many passages stand in one line; more make a list.
const INLINE_PASSAGES: usize = 2;

/// Writes the dossier to `writer`.
pub(super) fn write(
    selection: &Selection,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Stop> {
    let words = Words::new(selection.language);
    let wording = Wording { words: &words, dataset: selection.dataset };
    dossier::write(selection, wording, &mut Markdown { selection, wording, writer }, progress)
}

struct Markdown<'a> {
    selection: &'a Selection<'a>,
    wording: Wording<'a>,
    writer: &'a mut dyn Write,
}

impl Notation for Markdown<'_> {
    fn begin(&mut self, front: &Front) -> io::Result<()> {
        writeln!(self.writer, "# {}\n", self.one(&front.title))?;
        if let Some(notice) = &front.notice {
            writeln!(self.writer, "> **{}**\n", self.one(notice))?;
        }
        self.facts("", &front.facts)?;
        writeln!(self.writer, "\n{}\n\n## {}\n", self.line(&front.legend), escaped(&front.contents))?;
        for section in &front.sections {
            writeln!(self.writer, "- [{}](#{})", escaped(&section.heading), section.anchor)?;
        }
        Ok(())
    }

    fn begin_section(&mut self, section: &Section) -> io::Result<()> {
        writeln!(self.writer, "\n## <a id=\"{}\"></a>{}", section.anchor, escaped(&section.heading))
    }

    fn record(&mut self, sheet: &RecordSheet, facts: &[Fact]) -> io::Result<()> {
        let anchor = anchor(self.wording.dataset, sheet.index);
        writeln!(self.writer, "\n### <a id=\"{anchor}\"></a>{}\n", self.one(&sheet.title))?;
        for note in &sheet.notes {
            writeln!(self.writer, "*{}*\n", escaped(note))?;
        }
        if let Some(headline) = &sheet.headline {
            writeln!(self.writer, "{}\n", self.line(headline))?;
        }
        self.facts("", facts)?;
        self.passages(sheet)
    }

    fn end_section(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn sources(&mut self, section: &Section, sources: &[Citation]) -> io::Result<()> {
        self.begin_section(section)?;
        writeln!(self.writer)?;
        for source in sources {
            writeln!(self.writer, "- {}", self.line(&source.title))?;
            self.facts("  ", &source.facts)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Markdown<'_> {
    fn facts(&mut self, indent: &str, facts: &[Fact]) -> io::Result<()> {
        for Fact { label, lines, .. } in facts {
            let answer = if let [line] = &lines[..] { self.line(line) } else { String::new() };
            let arguments = [("label", escaped(label).into()), ("value", answer.into())];
            writeln!(self.writer, "{indent}- {}", self.wording.words.with("dossier-md-fact", &arguments).trim_end())?;
            if lines.len() > 1 {
                lines.iter().try_for_each(|line| writeln!(self.writer, "{indent}  - {}", self.line(line)))?;
            }
        }
        Ok(())
    }

    fn passages(&mut self, sheet: &RecordSheet) -> io::Result<()> {
        let passages: Vec<String> = sheet.passages(self.wording).map(|passage| self.line(&passage)).collect();
        match passages.len() {
            0 => Ok(()),
            1..=INLINE_PASSAGES => writeln!(self.writer, "\n> {}", passages.join(" · ")),
            _ => {
                writeln!(self.writer)?;
                passages.iter().try_for_each(|passage| writeln!(self.writer, "> - {passage}"))
            }
        }
    }

    /// A line without blanks at its ends, which would have a meaning there.
    fn line(&self, line: &[Inline]) -> String {
        line.iter().map(|piece| self.inline(piece)).collect::<String>().trim().to_owned()
    }

    /// The same of a single piece.
    fn one(&self, piece: &Inline) -> String {
        self.line(std::slice::from_ref(piece))
    }

    fn inline(&self, piece: &Inline) -> String {
        match piece {
            Inline::Text(text) | Inline::Foreign(text, _) | Inline::Quote { words: text, .. } => escaped(text),
            Inline::Strong(piece) => format!("**{}**", self.one(piece)),
            Inline::Mark(text) => format!("*{}*", escaped(text)),
            Inline::Code(text) | Inline::Missing(text) => code(text),
            Inline::Address(text) => format!("<{text}>"),
            Inline::Note(line) => format!(" ({})", self.line(line)),
            Inline::Record(index, called) => {
                let title = self.one(&self.wording.name(*index, called.as_deref()));
                if !self.selection.contains(*index) {
                    return title;
                }
                format!("[{title}](#{})", anchor(self.wording.dataset, *index))
            }
            Inline::Paragraph(number) => format!("¶{number}"),
        }
    }
}
