//! Evidence as annotations (W3C Web Annotation Data Model).
//!
//! The body is the record, the target a passage of the source: first the paragraph, by a selector of our own since no published
//! one counts lines that are not blank, and within it the quote.

use super::value::{Values, object};
use crate::model::{Dataset, Evidence, Id, Record};
use serde_json::{Value as Json, json};

/// An annotation for each piece of evidence of a record, numbered from 1.
pub(super) fn annotations(dataset: &Dataset, record: &dyn Record, values: &Values) -> Vec<Json> {
    let numbered = record.evidence().iter().zip(1_usize..);
    numbered.map(|(evidence, number)| annotation(dataset, record.id(), evidence, number, values)).collect()
}

fn annotation(dataset: &Dataset, id: &Id, evidence: &Evidence, number: usize, values: &Values) -> Json {
    let named = evidence.source.as_ref().map(|source| &source.id);
    let source = named.or_else(|| dataset.records.sources.first().map(|source| &source.id));
    let quote = object([
        ("@type", Some("oa:TextQuoteSelector".into())),
        ("oa:exact", Some((*evidence.quote).into())),
        ("reform:nth", evidence.nth.map(Json::from)),
        ("reform:to", evidence.to.as_deref().map(Json::from)),
    ]);
    let selector = json!({ "@type": "reform:ParagraphSelector", "reform:p": evidence.p, "oa:refinedBy": quote });
    object([
        ("@id", Some(values.addresses.part(id, "evidence", &number.to_string()).into())),
        ("@type", Some("oa:Annotation".into())),
        ("oa:hasBody", Some(values.link(id))),
        ("reform:field", evidence.field.as_deref().map(Json::from)),
        (
            "oa:hasTarget",
            Some(object([
                ("@type", Some("oa:SpecificResource".into())),
                ("oa:hasSource", source.map(|source| values.link(source))),
                ("oa:hasSelector", Some(selector)),
            ])),
        ),
    ])
}
