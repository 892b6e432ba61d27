//! References in CSL-JSON, which citeproc, pandoc and Zotero read (citation-style-language/schema, `csl-data.json`).
//!
//! Names of bodies are `literal`, so that no style takes one for a person. Dates are parts, as many as are known.

use super::{Kind, Work};
use crate::model::Date;
use serde::Serialize;

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Parts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Parts>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Parts {
    #[serde(rename = "date-parts")]
    parts: [Vec<u16>; 1],
}

impl From<Date> for Parts {
    fn from(date: Date) -> Self {
        let month_and_day = date.month.into_iter().chain(date.day).map(u16::from);
        Self { parts: [std::iter::once(date.year).chain(month_and_day).collect()] }
    }
}

/// The entries as one array.
pub(in crate::export) fn written(works: &[Work]) -> String {
    let items: Vec<Item> = works.iter().map(item).collect();
    let text = serde_json::to_string_pretty(&items).expect("texts and numbers are JSON");
    format!("{text}\n")
}

fn item<'a>(work: &'a Work) -> Item<'a> {
    Item {
        id: &work.key,
        kind: match work.kind {
            Kind::Dataset => "dataset",
            Kind::Online => "webpage",
            Kind::Document => "document",
        },
        author: work.author.as_deref().map(|literal| [Name { literal }]),
        title: &work.title,
        issued: work.date.map(Parts::from),
        accessed: work.accessed.map(Parts::from),
        address: work.address.as_deref(),
        language: work.language.tag(),
        note: work.note.as_deref(),
    }
}
