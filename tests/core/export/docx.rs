//! The brief for a word processor.

use super::hostile::hostile;
use super::subsets;
use super::tags::{Element, read as parse};
use crate::common::{SHIPPED, day, positions, read};
use reform_explorer::export::{Format, Selection, export_to};
use reform_explorer::load::{CHENGDU, EXAMPLE_TOWN};
use reform_explorer::model::{Dataset, Language, Metric, RecordIndex, RecordType};
use reform_explorer::words::{Words, describe};
use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use zip::ZipArchive;

fn bytes(dataset: &Dataset, chosen: Vec<RecordIndex>, language: Language) -> Vec<u8> {
    let selection = Selection::new(dataset, chosen, day(), language);
    let mut written = Vec::new();
    export_to(&selection, Format::Docx, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    written
}

/// The parts of a brief by their names, each well-formed.
fn parts(dataset: &Dataset, chosen: Vec<RecordIndex>, language: Language) -> BTreeMap<String, Element> {
    let mut archive = ZipArchive::new(Cursor::new(bytes(dataset, chosen, language))).expect("an archive");
    let mut parts = BTreeMap::new();
    for position in 0..archive.len() {
        let mut file = archive.by_index(position).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.insert(name, parse(&text));
    }
    parts
}

fn values<'a>(part: &'a Element, name: &str, attribute: &str) -> Vec<&'a str> {
    part.named(name).into_iter().filter_map(|element| element.attribute(attribute)).collect()
}

#[test]
fn parts_fit_together() {
    for (_, text) in SHIPPED {
        let dataset = read(text).dataset;
        for (language, chosen) in Language::ALL.into_iter().cycle().zip(subsets(&dataset)) {
            let parts = parts(&dataset, chosen, language);
            let document = &parts["word/document.xml"];
            let references = values(document, "w:footnoteReference", "w:id");
            let footnotes = values(&parts["word/footnotes.xml"], "w:footnote", "w:id");
            let counted: Vec<String> = (1..=references.len()).map(|number| number.to_string()).collect();
            assert_eq!(references, counted);
            assert_eq!(footnotes[..2], ["-1", "0"], "the separators come first");
            assert_eq!(footnotes[2..], references);
            let defined: HashSet<&str> = values(&parts["word/styles.xml"], "w:style", "w:styleId").into_iter().collect();
            for part in ["word/document.xml", "word/footnotes.xml", "word/footer.xml"] {
                for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
                    assert!(values(&parts[part], kind, "w:val").iter().all(|style| defined.contains(style)), "{part} {kind}");
                }
            }
            for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
                for target in values(&parts[relations], "Relationship", "Target") {
                    assert!(parts.contains_key(&format!("{folder}{target}")), "{target}");
                }
            }
            for name in values(&parts["[Content_Types].xml"], "Override", "PartName") {
                assert!(parts.contains_key(name.trim_start_matches('/')), "{name}");
            }
        }
    }
}

#[test]
fn the_same_brief_has_the_same_bytes() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let [one, other] = [0, 1].map(|_| bytes(&dataset, dataset.indices().collect(), Language::Hant));
    assert_eq!(one, other);
}

#[test]
fn bodies_and_figures_are_told_with_their_passages() {
    for (text, ids) in
        [(CHENGDU, ["new-economy-commission", "metric-new-economy-firms"]), (EXAMPLE_TOWN, ["river-office", "visits-2022"])]
    {
        let dataset = read(text).dataset;
        for language in Language::ALL {
            let words = Words::new(language);
            let [body, figure] = ids.map(|id| dataset.find(id).expect("the id is in the dataset"));
            let parts = parts(&dataset, vec![body, figure], language);
            let document = &parts["word/document.xml"];
            let rows: Vec<Vec<&Element>> = document.named("w:tr").iter().map(|row| row.named("w:tc")).collect();
            assert_eq!(rows.len(), 4, "two tables of a heading and a row");
            assert_eq!(document.named("w:tblHeader").len(), 2);
            assert_eq!(rows[1][0].named("w:p")[0].text(), describe::title(&words, &dataset, body));
            let metric = dataset.get::<Metric>(figure);
            assert_eq!(rows[3][1].named("w:p")[0].text(), words.text(&metric.wording, &dataset.head));
            let notes: Vec<String> = parts["word/footnotes.xml"].named("w:footnote").into_iter().map(Element::text).collect();
            for (row, index) in [(1, body), (3, figure)] {
                let reference = values(rows[row][if row == 1 { 0 } else { 1 }], "w:footnoteReference", "w:id")[0];
                let note = &notes[reference.parse::<usize>().expect("a number") + 1];
                for passage in dataset.record(index).evidence() {
                    let quote = words.with("dossier-quote", &[("quote", passage.quote.as_ref().into())]);
                    assert!(note.contains(&format!("¶{} {quote}", passage.p)), "{note}");
                }
            }
        }
    }
}

#[test]
fn a_brief_says_how_many_more_there_are() {
    let dataset = read(CHENGDU).dataset;
    let words = Words::new(Language::En);
    for record_type in [RecordType::Agency, RecordType::Metric, RecordType::Measure, RecordType::Change] {
        let chosen: Vec<RecordIndex> = dataset.indices_of(record_type).collect();
        let total = chosen.len();
        let titles: Vec<String> = chosen.iter().map(|index| describe::title(&words, &dataset, *index)).collect();
        let parts = parts(&dataset, chosen, Language::En);
        let paragraphs: Vec<String> = parts["word/document.xml"].named("w:p").into_iter().map(Element::text).collect();
        let listed = titles.iter().take_while(|title| paragraphs.contains(title)).count();
        assert!(0 < listed && listed < total, "{record_type:?}: {listed} of {total}");
        let more = format!("And {} more, see the table export.", total - listed);
        assert!(paragraphs.contains(&more), "{record_type:?}: {more}");
        let heading = format!("{} ({total})", describe::type_heading(&words, record_type));
        assert!(paragraphs.contains(&heading), "{heading}");
    }
}

#[test]
fn inferred_and_not_stated_are_said_in_words() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let chosen = positions(&dataset, &["dredging-headquarters", "county-commerce-bureau"]);
    let parts = parts(&dataset, chosen, Language::En);
    let rows: Vec<String> = parts["word/document.xml"].named("w:tr").into_iter().map(Element::text).collect();
    assert!(rows.iter().any(|row| row.contains("Not stated in the source: Level, Kind, Sphere")), "{rows:?}");
    assert!(rows.iter().any(|row| row.contains("Government department (inferred)")), "{rows:?}");
}

#[test]
fn properties_name_title_program_day_and_language() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    for (language, tag) in [(Language::Hant, "zh-TW"), (Language::Hans, "zh-CN"), (Language::En, "en-GB")] {
        let parts = parts(&dataset, dataset.indices().collect(), language);
        let core = &parts["docProps/core.xml"];
        let text = |name: &str| core.named(name)[0].text();
        let title = Words::new(language).text(&dataset.head.title, &dataset.head).into_owned();
        assert_eq!((text("dc:title"), text("dc:language")), (title, tag.to_owned()));
        assert_eq!(text("dcterms:created"), "2026-11-23T00:00:00Z");
        assert!(text("dc:creator").starts_with("Reform Explorer"));
        let expected = if language == Language::En { "zh-TW" } else { tag };
        assert!(values(&parts["word/styles.xml"], "w:lang", "w:eastAsia").contains(&expected));
    }
}

#[test]
fn hostile_texts_stay_text() {
    let dataset = hostile();
    for language in Language::ALL {
        let parts = parts(&dataset, dataset.indices().collect(), language);
        assert!(parts["word/document.xml"].text().contains("</script>&amp;<a id=\"x\">"));
    }
}
