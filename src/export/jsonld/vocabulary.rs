//! Which published vocabularies are used, and the terms of our own.
//!
//! Namespaces are those that each vocabulary publishes: W3C DCAT 3, DCMI Terms, ELI, W3C Web Annotation, W3C ORG, RiC-O 1.0,
//! schema.org, W3C SKOS.

use crate::model::{Code, Language, RecordType};
use crate::words::{Words, describe};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// The context of the document.
pub(super) fn context() -> Json {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "reform": "urn:reform-explorer:term:",
        "rico": "https://www.ica.org/standards/RiC/ontology#",
        "schema": "http://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// Our own class of a type of record.
pub(super) fn class(record_type: RecordType) -> String {
    format!("reform:{record_type:?}")
}

/// The property of a field: a published one where its meaning is that of the field, or else our own.
pub(super) fn property(record_type: RecordType, field: &str) -> String {
    let published = match (record_type, field) {
        (RecordType::Source, "title") => "dct:title",
        (RecordType::Source, "author") => "dct:creator",
        (RecordType::Source, "date") => "dct:issued",
        (RecordType::Source, "licence") => "dct:license",
        (_, "same_as") => "skos:exactMatch",
        (_, "counterpart") => "skos:closeMatch",
        (RecordType::Source, "address") => "schema:url",
        (RecordType::Place, "within") => "schema:containedInPlace",
        (RecordType::Function, "within") => "skos:broader",
        (RecordType::Instrument, "within") => "dct:isPartOf",
        (RecordType::Agency, "places") => "schema:areaServed",
        (RecordType::Principle, "code") => "skos:notation",
        (RecordType::Metric, "unit") => "schema:unitText",
        (RecordType::Metric, "as_of") => "schema:observationDate",
        (RecordType::Metric, "period") => "dct:temporal",
        (RecordType::Metric, "subjects") => "schema:observationAbout",
        (RecordType::Metric, "variable") => "schema:variableMeasured",
        (RecordType::Term, "gloss") => "skos:definition",
        (_, "name" | "title") => "skos:prefLabel",
        (_, "summary") => "dct:description",
        (_, "note") => "skos:note",
        (_, "date") => "dct:date",
        (_, "places") => "dct:spatial",
        _ => return format!("reform:{field}"),
    };
    published.to_owned()
}

/// The terms of our own that a document uses.
#[derive(Default)]
pub(super) struct Used {
    types: BTreeSet<RecordType>,
    codes: BTreeMap<&'static str, &'static str>,
}

impl Used {
    pub(super) fn record_type(&mut self, record_type: RecordType) {
        self.types.insert(record_type);
    }

    pub(super) fn code(&mut self, code: Code) {
        self.codes.insert(code.key, code.code);
    }

    /// What each term is called in the three languages.
    pub(super) fn nodes(self, words: &[Words; Language::ALL.len()]) -> Vec<Json> {
        let names = |name: &dyn Fn(&Words) -> String| -> Json {
            words.iter().map(|words| json!({ "@value": name(words), "@language": words.language().tag() })).collect()
        };
        let classes = self.types.into_iter().map(|record_type| {
            let label = names(&|words| describe::type_name(words, record_type).to_owned());
            let mut node = json!({ "@id": class(record_type), "@type": "rdfs:Class", "rdfs:label": label });
            if record_type == RecordType::Instrument {
                // Near, and no more: a platform is an instrument here and no legal resource there.
                node["skos:closeMatch"] = json!({ "@id": "eli:LegalResource" });
            }
            node
        });
        let codes = self.codes.into_iter().map(|(key, code)| {
            json!({
                "@id": format!("reform:{key}"),
                "@type": "skos:Concept",
                "skos:notation": code,
                "skos:prefLabel": names(&|words| words.get(key).to_owned()),
                "skos:inScheme": { "@id": "reform:" },
            })
        });
        classes.chain(codes).collect()
    }
}
