//! A dossier as a page of HTML that needs nothing beside itself.
//!
//! Meaning is in the tags alone: the style sheet may be lost on the way into a word processor, the structure may not. Deliberately
//! absent: scripts, resources from elsewhere, and what the dossier says.

use super::dossier::{self, Citation, Fact, Front, Notation, Section, anchor};
use super::markup::escaped;
use super::selection::Selection;
use super::steps::Stop;
use crate::model::Language;
use crate::sheet::RecordSheet;
use crate::words::{Inline, Wording, Words};
use std::io::{self, Write};
use std::ops::ControlFlow;

const STYLE: &str = include_str!("../../assets/export/dossier.css");

/// Writes the dossier to `writer`.
pub(super) fn write(
    selection: &Selection,
    writer: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Stop> {
    let words = Words::new(selection.language);
    let wording = Wording { words: &words, dataset: selection.dataset };
    dossier::write(selection, wording, &mut Html { selection, wording, writer }, progress)
}

struct Html<'a> {
    selection: &'a Selection<'a>,
    wording: Wording<'a>,
    writer: &'a mut dyn Write,
}

impl Notation for Html<'_> {
    fn begin(&mut self, front: &Front) -> io::Result<()> {
        let skip = escaped(self.wording.words.get("dossier-skip"));
        self.head(&front.title)?;
        writeln!(self.writer, "<body>\n<a class=\"skip\" href=\"#_records\">{skip}</a>")?;
        writeln!(self.writer, "<header>\n<h1>{}</h1>", self.inline(&front.title))?;
        if let Some(notice) = &front.notice {
            writeln!(self.writer, "<p class=\"notice\">{}</p>", self.inline(notice))?;
        }
        self.facts(&front.facts)?;
        writeln!(self.writer, "<p class=\"legend\">{}</p>\n</header>", self.line(&front.legend))?;
        let contents = escaped(&front.contents);
        writeln!(self.writer, "<nav aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">{contents}</h2>\n<ul>")?;
        for section in &front.sections {
            writeln!(self.writer, "<li><a href=\"#{}\">{}</a></li>", section.anchor, escaped(&section.heading))?;
        }
        writeln!(self.writer, "</ul>\n</nav>\n<main id=\"_records\">")
    }

    fn begin_section(&mut self, section: &Section) -> io::Result<()> {
        let Section { anchor, heading } = section;
        writeln!(self.writer, "<section aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{}</h2>", escaped(heading))
    }

    fn record(&mut self, sheet: &RecordSheet, facts: &[Fact]) -> io::Result<()> {
        let anchor = anchor(self.wording.dataset, sheet.index);
        writeln!(self.writer, "<article id=\"{anchor}\">\n<h3>{}</h3>", self.inline(&sheet.title))?;
        for note in &sheet.notes {
            writeln!(self.writer, "<p><em>{}</em></p>", escaped(note))?;
        }
        if let Some(headline) = &sheet.headline {
            writeln!(self.writer, "<p class=\"figure\">{}</p>", self.line(headline))?;
        }
        self.facts(facts)?;
        self.passages(sheet)?;
        writeln!(self.writer, "</article>")
    }

    fn end_section(&mut self) -> io::Result<()> {
        writeln!(self.writer, "</section>")
    }

    fn sources(&mut self, section: &Section, sources: &[Citation]) -> io::Result<()> {
        self.begin_section(section)?;
        for source in sources {
            writeln!(self.writer, "<article>\n<h3>{}</h3>", self.line(&source.title))?;
            self.facts(&source.facts)?;
            writeln!(self.writer, "</article>")?;
        }
        self.end_section()
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.writer, "</main>\n</body>\n</html>")
    }
}

impl Html<'_> {
    fn head(&mut self, title: &Inline) -> io::Result<()> {
        let language = self.wording.words.language().tag();
        let program = concat!("Reform Explorer ", env!("CARGO_PKG_VERSION"));
        writeln!(self.writer, "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(self.writer, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(self.writer, "<meta name=\"generator\" content=\"{program}\">")?;
        writeln!(self.writer, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>", escaped(plain(title)))
    }

    fn facts(&mut self, facts: &[Fact]) -> io::Result<()> {
        writeln!(self.writer, "<dl>")?;
        for Fact { label, lines, is_absent } in facts {
            writeln!(self.writer, "<dt>{}</dt>", escaped(label))?;
            if let [line] = &lines[..] {
                let class = if *is_absent { " class=\"absent\"" } else { "" };
                writeln!(self.writer, "<dd{class}>{}</dd>", self.line(line))?;
                continue;
            }
            writeln!(self.writer, "<dd>\n<ul>")?;
            lines.iter().try_for_each(|line| writeln!(self.writer, "<li>{}</li>", self.line(line)))?;
            writeln!(self.writer, "</ul>\n</dd>")?;
        }
        writeln!(self.writer, "</dl>")
    }

    fn passages(&mut self, sheet: &RecordSheet) -> io::Result<()> {
        let mut passages = sheet.passages(self.wording).peekable();
        if passages.peek().is_none() {
            return Ok(());
        }
        writeln!(self.writer, "<blockquote>")?;
        passages.try_for_each(|passage| writeln!(self.writer, "<p>{}</p>", self.line(&passage)))?;
        writeln!(self.writer, "</blockquote>")
    }

    fn line(&self, line: &[Inline]) -> String {
        line.iter().map(|piece| self.inline(piece)).collect()
    }

    fn inline(&self, piece: &Inline) -> String {
        match piece {
            Inline::Text(text) => escaped(text),
            Inline::Foreign(text, language) => format!("<span lang=\"{}\">{}</span>", language.tag(), escaped(text)),
            Inline::Strong(piece) => format!("<strong>{}</strong>", self.inline(piece)),
            Inline::Mark(text) => format!("<em>{}</em>", escaped(text)),
            Inline::Code(text) | Inline::Missing(text) => format!("<code>{}</code>", escaped(text)),
            Inline::Note(line) => format!(" ({})", self.line(line)),
            Inline::Address(text) => format!("<a class=\"address\" href=\"{0}\">{0}</a>", escaped(text)),
            Inline::Record(index, called) => {
                let title = self.inline(&self.wording.name(*index, called.as_deref()));
                if !self.selection.contains(*index) {
                    return title;
                }
                format!("<a href=\"#{}\">{title}</a>", anchor(self.wording.dataset, *index))
            }
            Inline::Paragraph(number) => {
                let title = self.wording.words.with("dossier-paragraph", &[("number", number.to_string().into())]);
                format!("<abbr title=\"{}\">¶{number}</abbr>", escaped(&title))
            }
            Inline::Quote { words, language, address } => {
                // An empty language says that it is not known (HTML, 3.2.6.2).
                let language = language.map_or("", Language::tag);
                let cite = address.as_ref().map(|address| format!(" cite=\"{}\"", escaped(address))).unwrap_or_default();
                format!("<q lang=\"{language}\"{cite}>{}</q>", escaped(words))
            }
        }
    }
}

/// The words of a piece that is a title.
fn plain(title: &Inline) -> &str {
    match title {
        Inline::Text(text) | Inline::Foreign(text, _) | Inline::Code(text) => text,
        _ => "",
    }
}
