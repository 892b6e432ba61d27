//! A dossier in Markdown.
//!
//! CommonMark with explicit anchors, so that links between the records work in every viewer. Deliberately absent: footnotes and
//! tables, which not every viewer knows, and what the dossier says.

pub(super) mod syntax;

use super::dossier::{self, Answer, Citation, Entry, Fact, Front, Inline, Line, Notation, Section};
use super::selection::Selection;
use super::steps::Stop;
use crate::words::Words;
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
    dossier::write(selection, &words, &mut Markdown { words: &words, writer }, progress)
}

struct Markdown<'a> {
    words: &'a Words,
    writer: &'a mut dyn Write,
}

impl Notation for Markdown<'_> {
    fn begin(&mut self, front: &Front) -> io::Result<()> {
        writeln!(self.writer, "# {}\n", one(&front.title))?;
        if let Some(notice) = &front.notice {
            writeln!(self.writer, "> **{}**\n", one(notice))?;
        }
        self.facts("", &front.facts)?;
        writeln!(self.writer, "\n{}\n\n## {}\n", line(&front.legend), escaped(&front.contents))?;
        for section in &front.sections {
            writeln!(self.writer, "- [{}](#{})", escaped(&section.heading), section.anchor)?;
        }
        Ok(())
    }

    fn begin_section(&mut self, section: &Section) -> io::Result<()> {
        writeln!(self.writer, "\n## <a id=\"{}\"></a>{}", section.anchor, escaped(&section.heading))
    }

    fn record(&mut self, entry: &Entry) -> io::Result<()> {
        writeln!(self.writer, "\n### <a id=\"{}\"></a>{}\n", entry.anchor, one(&entry.title))?;
        if let Some(note) = &entry.note {
            writeln!(self.writer, "*{}*\n", escaped(note))?;
        }
        if let Some(headline) = &entry.headline {
            writeln!(self.writer, "{}\n", line(headline))?;
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
            writeln!(self.writer, "- {}", line(&source.title))?;
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
            let told =
                |value: String| self.words.with("dossier-md-fact", &[("label", escaped(label).into()), ("value", value.into())]);
            match answer {
                Answer::Line(answer) | Answer::NotStated(answer) => {
                    writeln!(self.writer, "{indent}- {}", told(line(answer)).trim_end())?
                }
                Answer::Lines(lines) => {
                    writeln!(self.writer, "{indent}- {}", told(String::new()).trim_end())?;
                    lines.iter().try_for_each(|answer| writeln!(self.writer, "{indent}  - {}", line(answer)))?;
                }
            }
        }
        Ok(())
    }

    fn passages(&mut self, passages: &[Line]) -> io::Result<()> {
        let passages: Vec<String> = passages.iter().map(|passage| line(passage)).collect();
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

/// A line without blanks at its ends, which would have a meaning there.
fn line(line: &[Inline]) -> String {
    line.iter().map(inline).collect::<String>().trim().to_owned()
}

/// The same of a single piece.
fn one(piece: &Inline) -> String {
    line(std::slice::from_ref(piece))
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) | Inline::Foreign(text, _) | Inline::Quote { words: text, .. } => escaped(text),
        Inline::Strong(piece) => format!("**{}**", one(piece)),
        Inline::Mark(text) => format!("*{}*", escaped(text)),
        Inline::Code(text) => code(text),
        Inline::Address(text) => format!("<{text}>"),
        Inline::Link { anchor, title } => format!("[{}](#{anchor})", one(title)),
        Inline::Paragraph(number) => format!("¶{number}"),
    }
}
