//! Writes a dataset record by record.

use super::books::Books;
use super::{Plan, record};
use reform_explorer::model::RecordType;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use std::io::{self, Write};

/// How the dataset is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As an author lays it out: one field a line.
    Ron,
    /// Without blanks.
    Json,
}

/// Writes the dataset of `plan` and returns what is in it.
pub fn write(plan: Plan, notation: Notation, writer: &mut dyn Write) -> io::Result<Books> {
    let mut sections = Sections { notation, writer, books: Books::default() };
    sections.head(plan)?;
    sections.section(RecordType::Source, 1, |_, _| record::source())?;
    sections.section(RecordType::Place, plan.places(), |number, _| record::place(plan, number))?;
    sections.section(RecordType::Principle, 5, |number, _| record::principle(number))?;
    sections.section(RecordType::Measure, 5 * record::MEASURES, |number, _| record::measure_record(number))?;
    sections.section(RecordType::Agency, plan.agencies, |number, books| record::agency(plan, number, books))?;
    sections.section(RecordType::Change, plan.agencies / 10, |number, _| record::change(plan, number))?;
    sections.section(RecordType::Function, plan.functions(), |number, _| record::function(number))?;
    sections.section(RecordType::Holding, plan.agencies / 5, |number, _| record::holding(plan, number))?;
    sections.section(RecordType::Relation, plan.agencies / 50, |number, _| record::relation(plan, number))?;
    sections.section(RecordType::Metric, plan.agencies / 50, |number, _| record::metric(plan, number))?;
    sections.writer.write_all(if notation == Notation::Ron { b"\n)\n" } else { b"}\n" })?;
    Ok(sections.books)
}

struct Sections<'a> {
    notation: Notation,
    writer: &'a mut dyn Write,
    books: Books,
}

impl Sections<'_> {
    fn head(&mut self, plan: Plan) -> io::Result<()> {
        let (id, title) = (format!("national-{}-{}", plan.agencies, plan.seed), "虛構全國機構資料集");
        match self.notation {
            Notation::Ron => {
                let head = "#![enable(implicit_some)]\n(\n    schema: 2,";
                write!(self.writer, "{head}\n    id: \"{id}\",\n    title: \"{title}\",\n    language: hant,")
            }
            Notation::Json => write!(self.writer, "{{\"schema\":2,\"id\":\"{id}\",\"title\":\"{title}\",\"language\":\"hant\""),
        }
    }

    fn section<T: Serialize>(
        &mut self,
        record_type: RecordType,
        count: u64,
        make: impl Fn(u64, &mut Books) -> T,
    ) -> io::Result<()> {
        let name = record_type.section();
        match self.notation {
            Notation::Ron => write!(self.writer, "\n    {name}: [")?,
            Notation::Json => write!(self.writer, ",\"{name}\":[")?,
        }
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        for number in 0..count {
            let record = make(number, &mut self.books);
            self.books.note(record_type);
            match self.notation {
                Notation::Ron => {
                    let layout = PrettyConfig::new().escape_strings(false).depth_limit(1).new_line("\n        ");
                    let text = options.to_string_pretty(&record, layout).map_err(io::Error::other)?;
                    write!(self.writer, "\n        {text},")?;
                }
                Notation::Json => {
                    self.writer.write_all(if number == 0 { b"\n" } else { b",\n" })?;
                    serde_json::to_writer(&mut *self.writer, &record)?;
                }
            }
        }
        self.writer.write_all(if self.notation == Notation::Ron { b"\n    ]," } else { b"]" })
    }
}
