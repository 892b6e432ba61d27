//! A comparison as a table for other programs and for reading: a row for what corresponds, a column for each dataset.

use super::cell::{Cell, SEPARATOR};
use super::csv;
use super::markdown::syntax;
use super::markup::escaped;
use super::options::Options;
use super::steps::Stop;
use super::xlsx;
use crate::compare::{Candidate, Cell as Said, Comparison, Report, ReportRow, Side, Status};
use crate::words::{Words, describe};
use serde_json::{Value, json};
use std::io::{self, Write};

/// A form in which a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonFormat {
    /// One object, with ids and codes.
    Json,
    /// One table for programs.
    Csv,
    /// A table to read as text.
    Markdown,
    /// A page.
    Html,
    /// A workbook of one sheet.
    Xlsx,
}

impl ComparisonFormat {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Json, Self::Csv, Self::Markdown, Self::Html, Self::Xlsx];

    /// The code used on the command line, which is also the ending of a file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Writes a report to `writer`.
pub fn write_comparison(
    words: &Words,
    comparison: &Comparison,
    report: &Report,
    candidates: &[Candidate],
    format: ComparisonFormat,
    writer: &mut dyn Write,
) -> Result<(), Stop> {
    let header = header(words, report);
    let rows = report.rows.iter().map(|row| cells(words, row));
    match format {
        ComparisonFormat::Json => write_json(comparison, report, candidates, writer)?,
        ComparisonFormat::Csv => {
            let rows: Vec<Vec<Cell>> =
                rows.map(|row| row.iter().map(|cell| Cell::of_text(cell.join(SEPARATOR))).collect()).collect();
            csv::write_plain(Options::default(), &header, &rows, writer)?;
        }
        ComparisonFormat::Markdown => write_markdown(words, report, &header, rows, writer)?,
        ComparisonFormat::Html => write_html(words, report, &header, rows, writer)?,
        ComparisonFormat::Xlsx => {
            let rows: Vec<Vec<Cell>> = rows.map(|row| row.iter().map(|cell| Cell::of_text(cell.join("\n"))).collect()).collect();
            xlsx::write_plain(words.get("compare-sheet"), &header, &rows, writer)?;
        }
    }
    Ok(())
}

/// What a dataset says in a row, line by line.
pub fn said(words: &Words, cell: &Said) -> Vec<String> {
    match cell {
        Said::NotThere => vec![words.get("compare-not-there").to_owned()],
        Said::NotStated => vec![words.get("basis-not_stated").to_owned()],
        Said::Claims(claims) => claims.iter().map(|(_, text)| text.clone()).collect(),
    }
}

/// How the sides of a row stand to each other, in words; nothing where the row only groups.
pub fn status_words(words: &Words, status: Option<Status>) -> &str {
    status.map_or("", |status| words.try_get(&format!("compare-status-{}", status.code())).unwrap_or_default())
}

/// Why the records of a row stand together, in words.
pub fn reason_words<'a>(words: &'a Words, row: &ReportRow) -> &'a str {
    row.reason.map_or("", |reason| words.try_get(&format!("compare-reason-{}", reason.code())).unwrap_or_default())
}

/// Two records that may correspond, and what makes them alike, in words.
pub fn candidate_words(words: &Words, comparison: &Comparison, candidate: &Candidate) -> String {
    let [left, right] = Side::ALL.map(|side| {
        let (dataset, index) = (&comparison.sides[side as usize].dataset, candidate.sides[side as usize]);
        format!("{} [{}]", describe::title(words, dataset, index), dataset.record(index).id())
    });
    let likeness = candidate.likeness.iter().map(|likeness| {
        let share = (candidate.share / 10).into();
        words.with(&format!("compare-likeness-{}", likeness.code()), &[("share", share)])
    });
    let likeness = likeness.collect::<Vec<_>>().join(words.get("list-separator"));
    let kind = describe::type_name(words, candidate.record_type).to_owned();
    let arguments = [("type", kind.into()), ("left", left.into()), ("right", right.into()), ("likeness", likeness.into())];
    words.with("compare-candidate", &arguments)
}

/// What to call a comparison.
pub fn comparison_title(words: &Words, report: &Report) -> String {
    let [left, right] = &report.titles;
    words.with("compare-title", &[("left", left.as_str().into()), ("right", right.as_str().into())])
}

fn header(words: &Words, report: &Report) -> Vec<String> {
    let own = ["compare-column-row", "compare-column-status", "compare-column-reason", "compare-column-fields"];
    own.into_iter().map(|key| words.get(key).to_owned()).chain(report.titles.iter().cloned()).collect()
}

fn cells(words: &Words, row: &ReportRow) -> Vec<Vec<String>> {
    let own = [
        vec![row.label.clone()],
        vec![status_words(words, row.status).to_owned()],
        vec![reason_words(words, row).to_owned()],
        row.fields.clone(),
    ];
    own.into_iter().chain(row.cells.iter().map(|cell| said(words, cell))).collect()
}

/// Ids and codes, for programs; what people read beside them.
fn write_json(comparison: &Comparison, report: &Report, candidates: &[Candidate], writer: &mut dyn Write) -> io::Result<()> {
    let id = |side: Side, index| comparison.sides[side as usize].dataset.record(index).id().as_str();
    let side = |row: &ReportRow, side: Side| {
        let ids: Vec<&str> = row.records[side as usize].iter().map(|index| id(side, *index)).collect();
        let (state, claims) = match &row.cells[side as usize] {
            Said::NotThere => ("not_there", json!([])),
            Said::NotStated => ("not_stated", json!([])),
            Said::Claims(claims) => {
                ("claims", claims.iter().map(|(index, text)| json!({ "id": id(side, *index), "text": text })).collect::<Value>())
            }
        };
        json!({ "ids": ids, "state": state, "claims": claims })
    };
    let row = |row: &ReportRow| {
        json!({
            "label": row.label,
            "status": row.status.map(Status::code),
            "reason": row.reason.map(|reason| reason.code()),
            "fields": row.fields,
            "left": side(row, Side::Left),
            "right": side(row, Side::Right),
        })
    };
    let candidate = |candidate: &Candidate| {
        let likeness: Vec<&str> = candidate.likeness.iter().map(|likeness| likeness.code()).collect();
        let [left, right] = Side::ALL.map(|side| id(side, candidate.sides[side as usize]));
        json!({ "type": candidate.record_type.code(), "left": left, "right": right, "likeness": likeness, "share": candidate.share })
    };
    let dataset = |side: Side| {
        let head = &comparison.sides[side as usize].dataset.head;
        json!({ "id": head.id.as_str(), "title": report.titles[side as usize] })
    };
    let counts: serde_json::Map<String, Value> =
        Status::ALL.into_iter().map(|status| (status.code().to_owned(), comparison.count(status).into())).collect();
    let value = json!({
        "kind": if comparison.are_versions { "versions" } else { "places" },
        "left": dataset(Side::Left),
        "right": dataset(Side::Right),
        "same": comparison.is_same(),
        "head": comparison.head,
        "counts": counts,
        "rows": report.rows.iter().map(row).collect::<Value>(),
        "candidates": candidates.iter().map(candidate).collect::<Value>(),
    });
    serde_json::to_writer_pretty(&mut *writer, &value)?;
    writeln!(writer)
}

fn write_markdown(
    words: &Words,
    report: &Report,
    header: &[String],
    rows: impl Iterator<Item = Vec<Vec<String>>>,
    writer: &mut dyn Write,
) -> io::Result<()> {
    let cell = |text: &str| syntax::escaped(text).replace('|', "\\|");
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(writer, "# {}\n\n{}\n", syntax::escaped(&comparison_title(words, report)), words.get("compare-note"))?;
    writeln!(writer, "{}", line(header.iter().map(|name| cell(name)).collect()))?;
    writeln!(writer, "{}", line(header.iter().map(|_| "---".to_owned()).collect()))?;
    for row in rows {
        let cells = row.iter().map(|lines| lines.iter().map(|text| cell(text)).collect::<Vec<_>>().join("<br>"));
        writeln!(writer, "{}", line(cells.collect()))?;
    }
    Ok(())
}

fn write_html(
    words: &Words,
    report: &Report,
    header: &[String],
    rows: impl Iterator<Item = Vec<Vec<String>>>,
    writer: &mut dyn Write,
) -> io::Result<()> {
    const STYLE: &str = include_str!("../../assets/export/comparison.css");
    let title = escaped(&comparison_title(words, report));
    let language = words.language().tag();
    writeln!(writer, "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>")?;
    writeln!(
        writer,
        "<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>",
        escaped(words.get("compare-note"))
    )?;
    let headings: String = header.iter().map(|name| format!("<th scope=\"col\">{}</th>", escaped(name))).collect();
    writeln!(writer, "<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>")?;
    for row in rows {
        let lines = |lines: &[String]| lines.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("<br>");
        let (name, rest) = row.split_at(1);
        let rest: String = rest.iter().map(|cell| format!("<td>{}</td>", lines(cell))).collect();
        writeln!(writer, "<tr><th scope=\"row\">{}</th>{rest}</tr>", lines(&name[0]))?;
    }
    writeln!(writer, "</tbody>\n</table>\n</body>\n</html>")
}
