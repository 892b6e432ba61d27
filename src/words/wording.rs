//! The wording of titles, values and quotes as lines, for whatever shows a record.

use super::line::{Inline, Line, around, joined, phrase, plain, technical};
use super::{Words, date, describe, digits, figure_value, period};
use crate::display::is_web_address;
use crate::model::{
    Basis, Class, Dataset, Date, Description, Evidence, InForce, Metric, Qualifier, Record, RecordIndex, Scale, Source, Text,
    Value, Vocabulary,
};

/// How the records of a dataset are put into the words of one language.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The messages of the reader's language.
    pub words: &'a Words,
    /// The records.
    pub dataset: &'a Dataset,
}

impl<'a> Wording<'a> {
    /// The message `key`.
    pub fn get(&self, key: &'a str) -> &'a str {
        self.words.get(key)
    }

    /// What to show of a text.
    pub fn text(&self, text: &Text) -> Inline {
        let head = &self.dataset.head;
        let shown = self.words.text(text, head).into_owned();
        let written = text.read(self.words.language(), head.language).language;
        // The other Chinese script has been converted.
        let is_foreign = written.is_chinese() != self.words.language().is_chinese();
        if is_foreign { Inline::Foreign(shown, written) } else { Inline::Text(shown) }
    }

    /// The title of a record, or its id where the title is blank.
    pub fn title(&self, index: RecordIndex) -> Inline {
        let record = self.dataset.record(index);
        let title = describe::titled(self.words, self.dataset, index);
        if title.trim().is_empty() {
            return Inline::Code(record.id().to_string());
        }
        record.title().map_or_else(|| Inline::Text(title.into_owned()), |text| self.text(text))
    }

    /// What a [`Inline::Record`] shows: its title, or what it is called there.
    pub fn name(&self, index: RecordIndex, called: Option<&str>) -> Inline {
        called.map_or_else(|| self.title(index), |called| Inline::Text(called.to_owned()))
    }

    /// The words of a line, for where it can show nothing else.
    pub fn plain(&self, line: &[Inline]) -> String {
        line.iter().map(|piece| self.plain_piece(piece)).collect()
    }

    fn plain_piece(&self, piece: &Inline) -> String {
        match piece {
            Inline::Text(text) | Inline::Foreign(text, _) | Inline::Mark(text) => text.clone(),
            Inline::Code(text) | Inline::Address(text) | Inline::Missing(text) => text.clone(),
            Inline::Strong(piece) => self.plain_piece(piece),
            Inline::Record(index, called) => self.plain_piece(&self.name(*index, called.as_deref())),
            Inline::Paragraph(number) => format!("¶{number}"),
            Inline::Note(line) => self.plain(line),
            Inline::Quote { words, .. } => words.clone(),
        }
    }

    /// The values of one field, each in a line of its own. The bodies named among a group stand in the line of the group.
    pub fn values(&self, values: &[Value]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut values = values.iter();
        while let Some(value) = values.next() {
            lines.push(match value {
                Value::Described(group) if !group.among.is_empty() => {
                    // They are visited right after it.
                    let among: Vec<Line> = values.by_ref().take(group.among.len()).map(|value| self.value(*value)).collect();
                    let arguments = [("text", self.description(group)), ("among", self.list(among))];
                    phrase(self.words, "dossier-among", &arguments)
                }
                value => self.value(*value),
            });
        }
        lines
    }

    /// One value; an empty line where it is absent.
    pub fn value(&self, value: Value) -> Line {
        let text = |text: &Text| vec![self.text(text)];
        match value {
            Value::Text(given) => text(given),
            Value::Plain(given) => vec![technical(given)],
            Value::Link(id, target) => vec![match self.dataset.find_of_type(id.as_str(), target) {
                Some(index) => Inline::Record(index, None),
                None => Inline::Missing(id.to_string()),
            }],
            Value::Described(group) => self.description(group),
            Value::Alias(alias) => {
                let kind = plain(self.get(alias.kind.code().key));
                phrase(self.words, "value-alias", &[("kind", kind), ("name", text(&alias.name))])
            }
            Value::Outline(outline) => {
                let mut line = vec![Inline::Paragraph(outline.p), Inline::Text(" ".to_owned())];
                line.extend(match outline.heading {
                    Some(depth) => {
                        let arguments = [("text", text(&outline.text)), ("depth", plain(depth.to_string()))];
                        phrase(self.words, "value-heading", &arguments)
                    }
                    None => text(&outline.text),
                });
                line
            }
            Value::Absent => Line::new(),
            Value::Code(code) => plain(self.get(code.key)),
            Value::Figure(figure) => plain(figure.worded()),
            Value::Number(number) => plain(digits(number.into())),
            Value::Holds => plain(self.get("value-yes")),
            Value::Date(day) => plain(date(day, self.words.language())),
            Value::Period(span) => plain(period(span, self.words.language())),
            Value::Streak(streak) => {
                let arguments = [("count", streak.count.into()), ("unit", self.get(streak.unit.code().key).into())];
                plain(self.words.with("value-streak", &arguments))
            }
            Value::InForce(rule) => plain(self.in_force(rule)),
            Value::Class(group) => plain(self.class(group)),
            Value::External(id) => plain(id.to_string()),
        }
    }

    /// When a rule holds, in which version, and whether it was changed since.
    fn in_force(&self, rule: &InForce) -> String {
        let words = self.words;
        let bound = |key, day: Option<Date>| day.map(|day| words.with(key, &[("date", date(day, words.language()).into())]));
        let parts = [
            bound("value-from", rule.from),
            bound("value-until", rule.until),
            rule.version.as_ref().map(|version| words.text(version, &self.dataset.head).into_owned()),
            rule.amendment.map(|amendment| words.get(amendment.code().key).to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(words.get("list-separator-wide"))
    }

    /// The name of a group of a classification with its code; only what was written where there is no such group.
    fn class(&self, group: &Class) -> String {
        let Some(code) = group.code() else { return group.as_str().to_owned() };
        self.words.with("value-class", &[("name", self.get(code.key).into()), ("code", code.code.into())])
    }

    /// A described group with its number, if that is stated, and whether there are more than those it names.
    pub fn description(&self, group: &Description) -> Line {
        around(&vec![self.text(&group.text)], |text| describe::described(self.words, group, text.to_owned()))
    }

    /// The exact value of a figure with its sign and unit, where its wording says it in another way.
    pub fn exact(&self, metric: &Metric) -> Option<Line> {
        if metric.qualifier == Qualifier::Exact && metric.upper.is_none() && metric.scale.unwrap_or(Scale::One) == Scale::One {
            return None;
        }
        let line = self.in_ones(metric);
        (self.plain(&line) != self.words.text(&metric.wording, &self.dataset.head)).then_some(line)
    }

    /// The exact value of a figure with its sign and unit.
    pub fn in_ones(&self, metric: &Metric) -> Line {
        let mut line = plain(figure_value(metric));
        if let Some(unit) = &metric.unit {
            line.extend([Inline::Text(" ".to_owned()), self.text(unit)]);
        }
        line
    }

    /// Lines as a list within one line.
    pub fn list(&self, lines: impl IntoIterator<Item = Line>) -> Line {
        joined(lines, self.get("list-separator"))
    }

    /// `line` with the mark of what it rests on; none where the source states it.
    pub fn with_basis(&self, basis: Basis, line: Line) -> Line {
        let key = match basis {
            Basis::Inferred => "dossier-inferred-mark",
            Basis::Proposed => "dossier-proposed-mark",
            Basis::Stated | Basis::NotStated => return line,
        };
        self.with_marks(&[self.get(key)], line)
    }

    /// `line` with marks in brackets, if there are any.
    pub fn with_marks(&self, marks: &[&str], line: Line) -> Line {
        if marks.is_empty() {
            return line;
        }
        let mark = vec![Inline::Mark(marks.join(self.get("list-separator")))];
        phrase(self.words, "dossier-inferred", &[("value", line), ("mark", mark)])
    }

    /// The answer that the source gives none.
    pub fn not_stated(&self) -> Inline {
        Inline::Mark(self.get("basis-not_stated").to_owned())
    }

    /// A passage that carries `record`: the field that it carries, the source where it names one, the paragraph and its words.
    pub fn passage(&self, record: &dyn Record, evidence: &Evidence) -> Line {
        let mut line = self.quoted(evidence);
        if let Some(source) = &evidence.source {
            let source = vec![match self.dataset.resolve(source) {
                Some(index) => self.title(index),
                None => Inline::Missing(source.id.to_string()),
            }];
            line = phrase(self.words, "dossier-quote-source", &[("passage", line), ("source", source)]);
        }
        self.carrying(record, evidence, line)
    }

    /// `passage` with the field that it carries.
    pub fn carrying(&self, record: &dyn Record, evidence: &Evidence, passage: Line) -> Line {
        let Some(field) = &evidence.field else { return passage };
        let label = plain(describe::field_label(self.words, record.record_type(), field));
        phrase(self.words, "dossier-quote-field", &[("passage", passage), ("field", label)])
    }

    /// The paragraph of a passage and the words quoted from it.
    pub fn quoted(&self, evidence: &Evidence) -> Line {
        let source = self.dataset.source_of(evidence).map(|index| self.dataset.get::<Source>(index));
        let quote = |words: &str| {
            let address = source.and_then(|source| source.address.as_deref()).filter(|address| is_web_address(address));
            let language = source.and_then(|source| source.language);
            let quote = Inline::Quote { words: words.to_owned(), language, address: address.map(str::to_owned) };
            phrase(self.words, "dossier-quote", &[("quote", vec![quote])])
        };
        let mut line = vec![Inline::Paragraph(evidence.p), Inline::Text(" ".to_owned())];
        line.extend(quote(&evidence.quote));
        if let Some(to) = &evidence.to {
            line.push(Inline::Text("…".to_owned()));
            line.extend(quote(to));
        }
        match evidence.nth {
            None => line,
            Some(nth) => phrase(self.words, "dossier-quote-nth", &[("passage", line), ("nth", plain(nth.to_string()))]),
        }
    }
}
