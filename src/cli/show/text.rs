//! A record for people: what the panel of the window tells, as plain text.

use crate::evidence::Anchor;
use crate::export::citation;
use crate::load::Loaded;
use crate::machine;
use crate::model::{
    Agency, Dataset, Evidence, Holding, Metric, Presence, RecordIndex, RecordType, Value, Vocabulary, not_stated,
};
use crate::query::{functions_of, holders_of};
use crate::words::{Words, describe, figure_value};

/// Everything known about a record, line by line.
pub(super) fn lines(words: &Words, loaded: &Loaded, index: RecordIndex) -> Vec<String> {
    let dataset = &loaded.dataset;
    let page = Page { words, loaded, dataset, index };
    let mut lines = page.heading();
    let sections = [
        (None, page.fields()),
        (Some("cli-show-functions"), page.functions()),
        (Some("cli-show-back-links"), page.back_links()),
        (Some("field-any-evidence"), page.evidence()),
        (Some("cite"), citations(words, dataset, index)),
    ];
    for (heading, facts) in sections.into_iter().filter(|(_, facts)| !facts.is_empty()) {
        lines.push(String::new());
        lines.extend(heading.map(|heading| words.get(heading).to_owned()));
        // The lines of a text stand further in than any fact, so that none of them can pass for one.
        lines.extend(facts.iter().flat_map(|fact| {
            fact.lines().enumerate().map(|(position, line)| format!("{}{line}", if position == 0 { "  " } else { "      " }))
        }));
    }
    lines
}

/// How to cite the sources of a record, and the dataset, by GB/T 7714.
pub(super) fn citations(words: &Words, dataset: &Dataset, index: RecordIndex) -> Vec<String> {
    let mut lines = citation::gb7714(words, dataset, index, machine::today());
    lines.push(citation::gb7714_dataset(words, dataset, index));
    lines
}

struct Page<'a> {
    words: &'a Words,
    loaded: &'a Loaded,
    dataset: &'a Dataset,
    index: RecordIndex,
}

impl Page<'_> {
    fn heading(&self) -> Vec<String> {
        let record = self.dataset.record(self.index);
        let title = describe::title(self.words, self.dataset, self.index);
        let name = describe::type_name(self.words, record.record_type());
        let about = [format!("{name} [{}]", record.id())].into_iter().chain(self.proposal());
        let about = about.collect::<Vec<_>>().join(" · ");
        let stub = record.is_stub().then(|| self.words.get("dossier-stub").to_owned());
        [title, about].into_iter().chain(stub).collect()
    }

    /// That a drafter proposed the record, by which rule and how sure it is.
    fn proposal(&self) -> Option<String> {
        let proposal = self.dataset.record(self.index).proposed()?;
        let confidence = self.words.get(proposal.confidence.code().key);
        Some(self.words.with("proposed-by", &[("rule", (&*proposal.rule).into()), ("confidence", confidence.into())]))
    }

    /// Every field that is given, with the answer that it is, and those that the source does not state.
    fn fields(&self) -> Vec<String> {
        let record = self.dataset.record(self.index);
        let mut given: Vec<(&str, Vec<String>)> = Vec::new();
        let silent = not_stated(record);
        record.visit(&mut |field, value| {
            let shown = match value {
                Value::Absent if field.presence == Presence::Expected && silent.contains(&field.name) => Vec::new(),
                Value::Absent => return,
                value => self.values(value),
            };
            match given.last_mut().filter(|(name, _)| *name == field.name) {
                Some((_, values)) => values.extend(shown),
                None => given.push((field.name, shown)),
            }
        });
        let mut lines: Vec<String> = given.into_iter().map(|(field, values)| self.field(field, &values)).collect();
        if record.record_type() == RecordType::Metric {
            let metric = self.dataset.get::<Metric>(self.index);
            let unit = metric.unit.as_ref().map(|unit| self.words.text(unit, &self.dataset.head)).unwrap_or_default();
            let exact = format!("{} {unit}", figure_value(metric));
            lines.insert(0, self.fact(self.words.get("cli-show-value"), exact.trim()));
        }
        lines
    }

    fn field(&self, field: &str, values: &[String]) -> String {
        let label = describe::field_label(self.words, self.dataset.type_of(self.index), field);
        let basis = self.words.get(describe::basis_key(self.dataset.record(self.index).basis(field)));
        match values {
            [] => self.fact(label, &format!("[{basis}]")),
            values => self.fact(label, &format!("{} [{basis}]", values.join(self.words.get("list-separator")))),
        }
    }

    /// A value; a text in each of its languages, and a record with its id.
    fn values(&self, value: Value) -> Vec<String> {
        match value {
            Value::Text(text) => {
                let readings = text.all(self.dataset.head.language);
                let each: Vec<String> =
                    readings.map(|reading| format!("{} ({})", reading.text, reading.language.tag())).collect();
                vec![each.join(" · ")]
            }
            Value::Link(id, target) => match self.dataset.find_of_type(id.as_str(), target) {
                Some(other) => vec![self.link(other)],
                None => vec![format!("[{id}]")],
            },
            value => describe::value(self.words, self.dataset, value).into_iter().collect(),
        }
    }

    /// The functions that a body holds, each with the other bodies that hold it; of a function, its holders.
    fn functions(&self) -> Vec<String> {
        let (dataset, index) = (self.dataset, self.index);
        match dataset.type_of(index) {
            RecordType::Agency => functions_of(dataset, index)
                .into_iter()
                .map(|(function, holding)| {
                    let others: Vec<String> = holders_of(dataset, function)
                        .into_iter()
                        .filter(|(holder, _)| *holder != index)
                        .map(|(holder, holding)| self.part(holder, holding))
                        .collect();
                    let own = self.part(function, holding);
                    if others.is_empty() {
                        return own;
                    }
                    let others = others.join(self.words.get("list-separator"));
                    self.words.with("cli-show-others", &[("function", own.into()), ("others", others.into())])
                })
                .chain(self.is_open().then(|| self.words.get("open-functions").to_owned()))
                .collect(),
            RecordType::Function => {
                holders_of(dataset, index).into_iter().map(|(holder, holding)| self.part(holder, holding)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the source's list of the functions of this body goes on.
    fn is_open(&self) -> bool {
        self.dataset.get::<Agency>(self.index).open_functions
    }

    /// One end of a holding, with the part that the body plays.
    fn part(&self, end: RecordIndex, holding: RecordIndex) -> String {
        let holding = self.dataset.get::<Holding>(holding);
        let mut role = vec![self.words.get(holding.role.code().key)];
        role.extend(describe::mention_marks(self.words, holding, "agency"));
        let role = role.join(self.words.get("list-separator"));
        self.words.with("cli-show-part", &[("other", self.link(end).into()), ("role", role.into())])
    }

    /// What mentions the record, by the field in which it does.
    fn back_links(&self) -> Vec<String> {
        let mut found: Vec<((RecordType, &str), Vec<String>)> = Vec::new();
        let mut last = None;
        for link in self.dataset.incoming(self.index) {
            if last.replace((link.other, link.field())) == Some((link.other, link.field())) {
                continue;
            }
            let title = describe::title_seen_from(self.words, self.dataset, link.other, self.index);
            let record = self.dataset.record(link.other);
            let marks = describe::mention_marks(self.words, record, link.field());
            let marks: String = marks.iter().map(|mark| format!(" [{mark}]")).collect();
            let shown = format!("{title} [{}]{marks}", record.id());
            match found.iter_mut().find(|(key, _)| *key == (link.holder, link.field())) {
                Some((_, links)) => links.push(shown),
                None => found.push(((link.holder, link.field()), vec![shown])),
            }
        }
        let line = |((holder, field), links): ((RecordType, &str), Vec<String>)| {
            let key = format!("inverse-{}-{field}", holder.code());
            let label = self.words.try_get(&key).unwrap_or(describe::type_heading(self.words, holder));
            self.fact(label, &links.join(self.words.get("list-separator")))
        };
        found.into_iter().map(line).collect()
    }

    fn evidence(&self) -> Vec<String> {
        let evidence = self.dataset.record(self.index).evidence().iter();
        evidence.zip(self.loaded.anchors.of(self.index)).map(|(passage, anchor)| self.passage(passage, anchor)).collect()
    }

    /// `¶5 "quote" … "end" (2): field, source [state]`.
    fn passage(&self, evidence: &Evidence, anchor: &Anchor) -> String {
        let words = self.words;
        let quoted = |text: &str| words.with("cli-show-quote", &[("quote", text.into())]);
        let to = evidence.to.as_deref().map(|to| format!(" … {}", quoted(to))).unwrap_or_default();
        let nth = evidence.nth.map(|nth| format!(" ({nth})")).unwrap_or_default();
        let record_type = self.dataset.type_of(self.index);
        let field = evidence.field.as_deref().map(|field| describe::field_label(words, record_type, field).to_owned());
        let source = evidence.source.as_ref().map(|source| describe::target(words, self.dataset, source));
        let about: Vec<String> = field.into_iter().chain(source).collect();
        let about = if about.is_empty() { String::new() } else { format!(" · {}", about.join(" · ")) };
        let found = if let Anchor::Moved(passage) = anchor { format!(" ¶{}", passage.p) } else { String::new() };
        let state = format!("{}{found}", words.get(anchor.state().key));
        format!("¶{} {}{to}{nth}{about} [{state}]", evidence.p, quoted(&evidence.quote))
    }

    fn link(&self, index: RecordIndex) -> String {
        let title = describe::title(self.words, self.dataset, index);
        format!("{title} [{}]", self.dataset.record(index).id())
    }

    fn fact(&self, label: &str, value: &str) -> String {
        self.words.with("cli-fact", &[("label", label.into()), ("value", value.into())])
    }
}
