//! A brief in WordprocessingML: the document and its footnotes.
//!
//! The order of elements within a paragraph's, a run's and a table's properties is that of ECMA-376 part 1, clause 17.3 and 17.4;
//! word processors refuse other orders.

use super::{Block, Style, Table};
use crate::export::markup::escaped;
use crate::export::selection::Selection;
use crate::model::Language;
use crate::words::{Inline, Line, Wording, Words};
use std::fmt::Write;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A4 with margins of an inch, in twentieths of a point, and the page number below.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>\
    </w:sectPr>";

/// The parts of a brief that have its words.
pub(super) struct Parts {
    /// `word/document.xml`
    pub(super) document: String,
    /// `word/footnotes.xml`
    pub(super) footnotes: String,
    /// `word/footer.xml`
    pub(super) footer: String,
}

/// Writes down the blocks of a brief.
pub(super) fn parts(blocks: &[Block], selection: &Selection, words: &Words) -> Parts {
    let wording = Wording { words, dataset: selection.dataset };
    let mut writer = Writer { wording, language: words.language(), footnotes: String::new(), count: 0 };
    let body: String = blocks.iter().map(|block| writer.block(block)).collect();
    let title = writer.text("", &words.text(&selection.dataset.head.title, &selection.dataset.head), None);
    let separators: String = [(-1, "separator"), (0, "continuationSeparator")]
        .map(|(id, kind)| format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"))
        .concat();
    Parts {
        document: part("document", &format!("<w:body>{body}{PAGE}</w:body>")),
        footnotes: part("footnotes", &format!("{separators}{}", writer.footnotes)),
        footer: part("ftr", &format!("<w:p>{}{title}<w:r><w:tab/></w:r>{}</w:p>", style_of("Footer"), page(&writer, words))),
    }
}

fn part(root: &str, content: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{root} {NAMESPACES}>{content}</w:{root}>")
}

/// The number of the page and of all pages, which the word processor fills in.
fn page(writer: &Writer, words: &Words) -> String {
    // Letters of the private use area stand for the two fields.
    let [page, pages] = ['\u{e000}', '\u{e001}'].map(String::from);
    let sentence = words.with("brief-page", &[("page", page.into()), ("pages", pages.into())]);
    let mut runs = String::new();
    for part in sentence.split_inclusive(['\u{e000}', '\u{e001}']) {
        runs.push_str(&writer.text("", part.trim_end_matches(['\u{e000}', '\u{e001}']), None));
        let field = part.chars().last().and_then(|letter| match letter {
            '\u{e000}' => Some("PAGE"),
            '\u{e001}' => Some("NUMPAGES"),
            _ => None,
        });
        if let Some(field) = field {
            write!(runs, "<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>").expect(INFALLIBLE);
        }
    }
    runs
}

const INFALLIBLE: &str = "a string takes whatever is written to it";

fn style_of(id: &str) -> String {
    format!("<w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr>")
}

/// The id of a style in `styles.xml`.
fn id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Heading => "Heading1",
        Style::Facts => "BriefFacts",
        Style::Notice => "BriefNotice",
        Style::Text => "Normal",
        Style::More => "BriefMore",
        Style::Item => "ListBullet",
        Style::ItemDetail => "ListContinue",
    }
}

struct Writer<'a> {
    wording: Wording<'a>,
    language: Language,
    footnotes: String,
    /// How many footnotes there are.
    count: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Paragraph(style, text) => self.paragraph(id(*style), text),
            Block::Table(table) => self.table(table),
        }
    }

    fn paragraph(&mut self, style: &str, text: &[Inline]) -> String {
        let runs: String = text.iter().map(|piece| self.inline("", piece)).collect();
        format!("<w:p>{}{runs}</w:p>", style_of(style))
    }

    fn table(&mut self, table: &Table) -> String {
        let total: u16 = table.widths.iter().sum();
        let grid = table.widths.map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).concat();
        let headings: String = table
            .widths
            .iter()
            .zip(&table.headings)
            .map(|(width, heading)| {
                cell(*width, &format!("<w:p>{}{}</w:p>", style_of("BriefTableHead"), self.text("", heading, None)))
            })
            .collect();
        let mut rows = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>");
        for row in &table.rows {
            rows.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (width, paragraphs) in table.widths.iter().zip(row) {
                let content: String = paragraphs.iter().map(|paragraph| self.paragraph("BriefCell", paragraph)).collect();
                // A cell ends with a paragraph, if only an empty one.
                let content = if content.is_empty() { self.paragraph("BriefCell", &Line::new()) } else { content };
                rows.push_str(&cell(*width, &content));
            }
            rows.push_str("</w:tr>");
        }
        let caption = escaped(&table.caption);
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"BriefTable\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{caption}\"/></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )
    }

    fn inline(&mut self, style: &str, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Address(text) | Inline::Missing(text) => {
                self.text(style, text, None)
            }
            Inline::Foreign(text, language) => self.text(style, text, Some(*language)),
            Inline::Quote { words, language, .. } => self.text(style, words, *language),
            Inline::Strong(piece) => self.inline("Strong", piece),
            Inline::Mark(text) => self.text("BriefMark", text, None),
            Inline::Record(index, called) => self.inline(style, &self.wording.name(*index, called.as_deref())),
            Inline::Paragraph(number) => self.text(style, &format!("¶{number}"), None),
            Inline::Note(note) => self.footnote(note),
        }
    }

    /// The reference to a footnote, which is written as well.
    fn footnote(&mut self, note: &[Inline]) -> String {
        self.count += 1;
        let id = self.count;
        let runs: String = note.iter().map(|inline| self.inline("", inline)).collect();
        let style = style_of("FootnoteText");
        let mark = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        let blank = self.text("", " ", None);
        write!(
            self.footnotes,
            "<w:footnote w:id=\"{id}\"><w:p>{style}<w:r>{mark}<w:footnoteRef/></w:r>{blank}{runs}</w:p></w:footnote>"
        )
        .expect(INFALLIBLE);
        format!("<w:r>{mark}<w:footnoteReference w:id=\"{id}\"/></w:r>")
    }

    /// A run of text in a style and a language; that of the brief where none is given.
    fn text(&self, style: &str, text: &str, language: Option<Language>) -> String {
        let language = language.unwrap_or(self.language);
        let mut properties = String::new();
        if !style.is_empty() {
            write!(properties, "<w:rStyle w:val=\"{style}\"/>").expect(INFALLIBLE);
        }
        if language.is_chinese() {
            // Letters that both scripts have, such as quotation marks, are then set as Han.
            properties.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
        }
        if language != self.language {
            let tag = language.office_tag();
            let attribute = if language.is_chinese() { "eastAsia" } else { "val" };
            write!(properties, "<w:lang w:{attribute}=\"{tag}\"/>").expect(INFALLIBLE);
        }
        let text = escaped(&text.replace(['\n', '\t'], " "));
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    }
}

fn cell(width: u16, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
}
