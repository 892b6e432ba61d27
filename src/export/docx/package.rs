//! The package of a word-processor document: an archive of parts and the relations between them (ECMA-376 part 2).
//!
//! Written by hand, because the library for it brings a second version of the archive format and a reader that is of no use here.
//! The same brief gives the same bytes. Deliberately absent: what the brief says.

use super::document::Parts;
use crate::export::markup::escaped;
use crate::export::selection::Selection;
use crate::model::{Date, Writing};
use crate::words::Words;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const CONTENT_TYPES: &str = include_str!("../../../assets/export/docx/content_types.xml");
const PACKAGE_RELATIONS: &str = include_str!("../../../assets/export/docx/package_rels.xml");
const DOCUMENT_RELATIONS: &str = include_str!("../../../assets/export/docx/document_rels.xml");
const STYLES: &str = include_str!("../../../assets/export/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../assets/export/docx/settings.xml");
const NUMBERING: &str = include_str!("../../../assets/export/docx/numbering.xml");
const FONTS: &str = include_str!("../../../assets/export/docx/font_table.xml");
const PROGRAM: &str = concat!("Reform Explorer ", env!("CARGO_PKG_VERSION"));

/// Writes the package.
pub(super) fn write(selection: &Selection, words: &Words, parts: &Parts, writer: &mut dyn Write) -> io::Result<()> {
    // Latin text has the fonts of English, Han text those of its script; an English brief quotes in the script of its dataset.
    let given = [words.language(), selection.dataset.head.language];
    let han = given.into_iter().find(|language| language.is_chinese()).unwrap_or_default();
    let [serif, sans] =
        if han.writing() == Writing::Simplified { ["SimSun", "Microsoft YaHei"] } else { ["PMingLiU", "Microsoft JhengHei"] };
    let filled = |part: &str| part.replace("{language}", han.office_tag()).replace("{serif}", serif).replace("{sans}", sans);
    let app = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{PROGRAM}</Application></Properties>"
    );
    let files = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", PACKAGE_RELATIONS),
        ("word/document.xml", &parts.document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", &filled(STYLES)),
        ("word/settings.xml", &filled(SETTINGS)),
        ("word/numbering.xml", NUMBERING),
        ("word/fontTable.xml", FONTS),
        ("word/footnotes.xml", &parts.footnotes),
        ("word/footer.xml", &parts.footer),
        ("docProps/core.xml", &core(selection, words)),
        ("docProps/app.xml", &app),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    for (name, content) in files {
        archive.start_file(name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    writer.write_all(archive.finish()?.get_ref())
}

/// The properties of the document: its title, what made it, when, and in what language.
fn core(selection: &Selection, words: &Words) -> String {
    let head = &selection.dataset.head;
    let title = escaped(&words.text(&head.title, head));
    let (language, day) = (words.language().office_tag(), moment(selection.date));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{PROGRAM}</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:modified><dc:language>{language}</dc:language>\
         </cp:coreProperties>"
    )
}

/// The beginning of a day, as W3CDTF writes it; word processors want an hour.
fn moment(date: Date) -> String {
    if date.day.is_some() { format!("{date}T00:00:00Z") } else { date.to_string() }
}
