//! A dossier in Markdown.
//!
//! CommonMark with explicit anchors, so that links between the records work in every viewer. Deliberately absent: footnotes and
//! tables, which not every viewer knows, and what the dossier says.

pub(super) mod syntax;

use super::dossier::{self, Answer, Citation, Entry, Fact, Front, Notation, Section, anchor};
use super::selection::Selection;
use super::steps::Stop;
use crate::words::{Inline, Line, Wording, Words};
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

    fn record(&mut self, entry: &Entry) -> io::Result<()> {
        writeln!(self.writer, "\n### <a id=\"{}\"></a>{}\n", entry.anchor, self.one(&entry.title))?;
        for note in &entry.notes {
            writeln!(self.writer, "*{}*\n", escaped(note))?;
        }
        if let Some(headline) = &entry.headline {
            writeln!(self.writer, "{}\n", self.line(headline))?;
        }
        self.facts("", &entry.facts)?;
        self.passages(&entry.passages)
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
        for Fact { label, answer } in facts {
            let told = |value: String| {
                self.wording.words.with("dossier-md-fact", &[("label", escaped(label).into()), ("value", value.into())])
            };
            match answer {
                Answer::Line(answer) | Answer::NotStated(answer) => {
                    writeln!(self.writer, "{indent}- {}", told(self.line(answer)).trim_end())?
                }
                Answer::Lines(lines) => {
                    writeln!(self.writer, "{indent}- {}", told(String::new()).trim_end())?;
                    lines.iter().try_for_each(|answer| writeln!(self.writer, "{indent}  - {}", self.line(answer)))?;
                }
            }
        }
        Ok(())
    }

    fn passages(&mut self, passages: &[Line]) -> io::Result<()> {
        let passages: Vec<String> = passages.iter().map(|passage| self.line(passage)).collect();
        match passages.len() {
            0 => Ok(()),
            1..=INLINE_PASSAGES => writeln!(self.writer, "\n> {}", passages.join(" · ")),
            _ => {
                writeln!(self.writer)?;
                passages.iter().try_for_each(|passage| writeln!(self.writer, "> - {passage}"))
            }
        }
    }
}

impl Markdown<'_> {
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
