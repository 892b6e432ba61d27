//! `datapackage.json`: what the tables are and what stands in each of their columns, for programs.
//!
//! A Tabular Data Package of version 1 (specs.frictionlessdata.io: Data Package, Tabular Data Resource, CSV Dialect, Table Schema).
//! Deliberately absent: checks of the values; the schema says what they are.

use super::MEDIA_TYPE;
use super::reinterpreted::is_reinterpreted;
use super::{Column, ORIGIN_FILE, Part, file_name};
use crate::display::is_web_address;
use crate::export::cell::Cell;
use crate::export::origin;
use crate::export::selection::Selection;
use crate::export::table::Table;
use crate::model::{Date, RecordIndex, RecordType, Source};
use crate::words::{self, Words, describe};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// A date as precise as it is known, and what it looks like (ISO 8601-1, 5.2.2).
const DATE_PATTERN: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

/// The name that stands for every free wording of a licence: the specification wants an identifier.
const OTHER_LICENCE: &str = "other";

/// What was written of one table.
pub(super) struct TableFile<'a> {
    record_type: RecordType,
    columns: &'a [Column],
    /// What its rows have told.
    pub(super) notes: Notes,
}

/// What some rows of a table tell of its columns.
pub(super) struct Notes {
    /// Whether no two rows have the same id.
    ids_are_unique: bool,
    /// Where the ids of each column lead.
    leads: Vec<Lead>,
    /// How many cells of each column a spreadsheet changes.
    reinterpreted: Vec<usize>,
}

/// Where the ids of a column lead, as far as it has been written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// No id so far.
    Nowhere,
    /// One id or none a row, and each that of a row in the table of this type.
    Table(RecordType),
    /// Anything else.
    Various,
}

impl<'a> TableFile<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        Self { record_type: table.record_type, columns: &table.columns, notes: Notes::new(table) }
    }

    /// The columns in which a spreadsheet changes cells, with the file, and how many cells.
    pub(super) fn reinterpreted(&self) -> impl Iterator<Item = (String, usize)> {
        let counted = self.columns.iter().zip(&self.notes.reinterpreted).filter(|(_, count)| **count > 0);
        counted.map(|(column, count)| (format!("{} {}", file_name(self.record_type), column.name()), *count))
    }

    fn resource(&self, words: &Words, with_keys: &[RecordType]) -> Value {
        let fields = self.columns.iter().map(|column| field(*column, words, self.record_type)).collect();
        let mut schema = Map::from_iter([("fields".to_owned(), Value::Array(fields)), ("missingValues".to_owned(), json!([""]))]);
        if self.notes.ids_are_unique {
            schema.insert("primaryKey".to_owned(), json!("id"));
        }
        let keys: Vec<Value> = self
            .columns
            .iter()
            .zip(&self.notes.leads)
            .filter_map(|(column, lead)| self.foreign_key(*column, *lead, with_keys))
            .collect();
        if !keys.is_empty() {
            schema.insert("foreignKeys".to_owned(), Value::Array(keys));
        }
        resource(
            self.record_type.section(),
            &file_name(self.record_type),
            describe::type_heading(words, self.record_type),
            schema,
        )
    }

    fn foreign_key(&self, column: Column, lead: Lead, with_keys: &[RecordType]) -> Option<Value> {
        let Lead::Table(target) = lead else { return None };
        // A table refers to itself by an empty name (Table Schema, foreign keys).
        let name = if target == self.record_type { "" } else { target.section() };
        let key = json!({ "fields": column.name(), "reference": { "resource": name, "fields": "id" } });
        with_keys.contains(&target).then_some(key)
    }
}

impl Lead {
    /// Where ids lead of which some lead here and others there.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (one, Self::Nowhere) | (Self::Nowhere, one) => one,
            (Self::Table(one), Self::Table(other)) if one == other => self,
            _ => Self::Various,
        }
    }
}

impl Notes {
    /// Nothing so far.
    pub(super) fn new(table: &Table) -> Self {
        let columns = table.columns.len();
        Self { ids_are_unique: true, leads: vec![Lead::Nowhere; columns], reinterpreted: vec![0; columns] }
    }

    /// Takes note of a row.
    pub(super) fn note(&mut self, selection: &Selection, index: RecordIndex, cells: &[Cell]) {
        let dataset = selection.dataset;
        self.ids_are_unique &= dataset.ids_are_unique() || dataset.find(dataset.record(index).id().as_str()) == Some(index);
        for (count, cell) in self.reinterpreted.iter_mut().zip(cells) {
            *count += usize::from(is_reinterpreted(cell));
        }
        for (lead, cell) in self.leads.iter_mut().zip(cells) {
            let Cell::Ids(references) = cell else { continue };
            let target = match references.as_slice() {
                [one] => one.record.filter(|target| selection.contains(*target)),
                _ => None,
            };
            *lead = lead.and(target.map_or(Lead::Various, |target| Lead::Table(dataset.type_of(target))));
        }
    }

    /// Adds what other rows tell.
    pub(super) fn add(&mut self, other: Self) {
        self.ids_are_unique &= other.ids_are_unique;
        self.leads.iter_mut().zip(other.leads).for_each(|(lead, other)| *lead = lead.and(other));
        self.reinterpreted.iter_mut().zip(other.reinterpreted).for_each(|(count, other)| *count += other);
    }
}

/// Writes the description of `tables`, and of the table of origin, to `writer`.
pub(super) fn write(selection: &Selection, words: &Words, tables: &[TableFile], writer: &mut dyn Write) -> io::Result<()> {
    let with_keys: Vec<RecordType> =
        tables.iter().filter(|table| table.notes.ids_are_unique).map(|table| table.record_type).collect();
    let mut resources = vec![origin_resource(words)];
    resources.extend(tables.iter().map(|table| table.resource(words, &with_keys)));
    let mut package = head(selection, words);
    package.insert("resources".to_owned(), Value::Array(resources));
    serde_json::to_writer_pretty(&mut *writer, &package)?;
    writeln!(writer)
}

fn head(selection: &Selection, words: &Words) -> Map<String, Value> {
    let head = &selection.dataset.head;
    let mut package = Map::from_iter([
        ("profile".to_owned(), json!("tabular-data-package")),
        ("name".to_owned(), json!(name(head.id.as_str(), selection.date))),
        ("title".to_owned(), json!(words.text(&head.title, head))),
        ("description".to_owned(), json!(summary(selection, words).join(" "))),
        // The specification asks for a time of day (RFC 3339); an export only knows its day.
        ("created".to_owned(), json!(format!("{}T00:00:00Z", selection.date))),
    ]);
    if let Some(licence) = &head.licence {
        package.insert("licenses".to_owned(), json!([license(licence)]));
    }
    let sources: Vec<Value> = selection.sources().iter().map(|index| source(selection, words, *index)).collect();
    if !sources.is_empty() {
        package.insert("sources".to_owned(), Value::Array(sources));
    }
    package
}

/// What the export holds, in sentences.
pub(super) fn summary(selection: &Selection, words: &Words) -> Vec<String> {
    let head = &selection.dataset.head;
    let number = |count: usize| words::digits(count.into());
    let mut sentences: Vec<String> = head.notice.iter().map(|notice| words.text(notice, head).into_owned()).collect();
    sentences.push(words.with(
        "export-tables-origin",
        &[
            ("selected", number(selection.len()).into()),
            ("total", number(selection.total()).into()),
            ("date", words::date(selection.date, selection.language).into()),
            ("program", origin::program().into()),
        ],
    ));
    if selection.mentioned() > 0 {
        let numbers = [("chosen", selection.chosen().into()), ("mentioned", selection.mentioned().into())];
        sentences.push(words.with("export-tables-mentioned", &numbers));
    }
    sentences.extend(
        selection.filter.as_ref().map(|filter| words.with("export-tables-filter", &[("filter", filter.as_str().into())])),
    );
    sentences
}

/// A name of lower-case letters, digits and hyphens.
fn name(id: &str, date: Date) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    format!("{}-selection-{date}", id.chars().map(plain).collect::<String>())
}

fn license(licence: &str) -> Value {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
    if !licence.is_empty() && licence.chars().all(is_name) {
        return json!({ "name": licence });
    }
    json!({ "name": OTHER_LICENCE, "title": licence })
}

fn source(selection: &Selection, words: &Words, index: RecordIndex) -> Value {
    let dataset = selection.dataset;
    let mut source = json!({ "title": describe::title(words, dataset, index) });
    let address = dataset.get::<Source>(index).address.as_deref();
    if let Some(address) = address.filter(|address| is_web_address(address)) {
        source["path"] = json!(address);
    }
    source
}

fn origin_resource(words: &Words) -> Value {
    let fields = origin::HEADER.map(|name| json!({ "name": name, "type": "string" }));
    let schema = Map::from_iter([("fields".to_owned(), json!(fields)), ("missingValues".to_owned(), json!([""]))]);
    resource("source", ORIGIN_FILE, words.get("export-origin"), schema)
}

fn resource(name: &str, path: &str, title: &str, schema: Map<String, Value>) -> Value {
    json!({
        "name": name,
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
        },
        "schema": schema,
    })
}

fn field(column: Column, words: &Words, record_type: RecordType) -> Value {
    let kind = match column.part {
        Part::Flag => "boolean",
        Part::Normalised => "number",
        _ => "string",
    };
    let mut field = json!({
        "name": column.name(),
        "type": kind,
        "title": column.title(words, record_type),
        "description": column.description(words),
    });
    match column.part {
        Part::Id => field["constraints"] = json!({ "required": true }),
        // A year or a month alone is no date to Table Schema, hence text of this form.
        Part::Date => field["constraints"] = json!({ "pattern": DATE_PATTERN }),
        _ => {}
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_licences_are_as_specified() {
        let date = "2026-11-23".parse().unwrap();
        for (id, expected) in [("chengdu-2019", "chengdu-2019-selection-2026-11-23"), ("A b/成", "a-b---selection-2026-11-23")] {
            assert_eq!(name(id, date), expected);
        }
        assert_eq!(license("CC0-1.0"), json!({ "name": "CC0-1.0" }));
        for licence in ["All rights reserved", "版權所有", ""] {
            assert_eq!(license(licence), json!({ "name": "other", "title": licence }));
        }
    }
}
