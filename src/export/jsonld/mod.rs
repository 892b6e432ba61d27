//! A selection as linked data: one self-contained JSON-LD 1.1 document in the terms of the field.
//!
//! It holds the records that a JSON export holds. Where a published vocabulary has a term for a field, that is used; every other
//! field, and what no vocabulary knows (inferred, not stated, qualifiers), is carried by a term of our own with the name that the
//! field has in JSON, so that nothing is lost. Deliberately absent: a context that has to be fetched.

mod address;
mod evidence;
mod record;
mod value;
mod vocabulary;

use super::document::Notation;
use super::selection::Selection;
use super::steps::{Steps, Stop};
use crate::model::{Dataset, Head, Language, TypedRecord};
use crate::words::Words;
use address::Addresses;
use serde_json::{Value as Json, json};
use std::io::{self, Write};
use value::Values;
use vocabulary::Used;

/// Its media type, as IANA registers it.
pub(super) const MEDIA_TYPE: &str = "application/ld+json";

/// JSON-LD with one node after another, as they come.
pub(super) struct JsonLd<'a> {
    dataset: &'a Dataset,
    addresses: Addresses,
    words: [Words; Language::ALL.len()],
    used: Used,
    writer: &'a mut dyn Write,
}

impl<'a> JsonLd<'a> {
    pub(super) fn new(selection: &Selection<'a>, writer: &'a mut dyn Write) -> Self {
        let dataset = selection.dataset;
        Self {
            dataset,
            addresses: Addresses::new(&dataset.head.id),
            words: Language::ALL.map(Words::new),
            used: Used::default(),
            writer,
        }
    }

    fn node(&mut self, node: &Json, is_first: bool) -> io::Result<()> {
        let text = serde_json::to_string_pretty(node)?.replace('\n', "\n    ");
        write!(self.writer, "{}\n    {text}", if is_first { "" } else { "," })
    }

    /// The dataset, and this document as a distribution of a part of it.
    fn dataset(&self, head: &Head) -> Json {
        let texts = |text| value::texts(text, head.language);
        let licence = head.licence.as_deref().map(value::licence);
        let note = head.export.as_ref();
        value::object([
            ("@id", Some(self.addresses.dataset().into())),
            ("@type", Some("dcat:Dataset".into())),
            ("dct:identifier", Some(head.id.as_str().into())),
            ("dct:title", Some(texts(&head.title))),
            ("dct:language", Some(head.language.tag().into())),
            ("dct:creator", head.encoder.as_ref().map(|encoder| value::agent(encoder, head.language))),
            ("dct:license", licence.clone()),
            ("skos:note", head.notice.as_ref().map(texts)),
            ("reform:schema", Some(head.schema.into())),
            (
                "dcat:distribution",
                note.map(|note| {
                    value::object([
                        ("@type", Some("dcat:Distribution".into())),
                        ("dcat:mediaType", Some(MEDIA_TYPE.into())),
                        ("dct:issued", Some(value::date(note.date))),
                        ("dct:license", licence),
                        ("reform:selected", Some(note.selected.into())),
                        ("reform:total", Some(note.total.into())),
                        ("reform:filter", note.filter.as_deref().map(Json::from)),
                    ])
                }),
            ),
        ])
    }
}

impl Notation for JsonLd<'_> {
    fn head(&mut self, head: &Head) -> io::Result<()> {
        let context = serde_json::to_string_pretty(&vocabulary::context())?.replace('\n', "\n  ");
        write!(self.writer, "{{\n  \"@context\": {context},\n  \"@graph\": [")?;
        let node = self.dataset(head);
        self.node(&node, true)
    }

    fn begin_section(&mut self, _name: &str) -> io::Result<()> {
        Ok(())
    }

    fn records<T: TypedRecord>(&mut self, records: &[&T], steps: &mut Steps) -> Result<(), Stop> {
        for (position, record) in (1..).zip(records) {
            let values = Values { addresses: &self.addresses, language: self.dataset.head.language };
            let node = record::node(*record, position, &values, &mut self.used);
            let annotations = evidence::annotations(self.dataset, *record, &values);
            self.node(&node, false)?;
            annotations.iter().try_for_each(|annotation| self.node(annotation, false))?;
            steps.step()?;
        }
        Ok(())
    }

    fn end_section(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// The terms of our own that were used, with their names, so that a reader needs no other document.
    fn end(&mut self) -> io::Result<()> {
        for term in std::mem::take(&mut self.used).nodes(&self.words) {
            self.node(&term, false)?;
        }
        let end = json!({ "@id": "reform:", "@type": "skos:ConceptScheme", "skos:prefLabel": { "@value": "Reform Explorer", "@language": "en" } });
        self.node(&end, false)?;
        writeln!(self.writer, "\n  ]\n}}")
    }
}
