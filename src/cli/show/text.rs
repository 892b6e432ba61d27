//! A record for people: its sheet as plain text.

use crate::evidence::Anchor;
use crate::load::Loaded;
use crate::machine;
use crate::model::{Agency, Holding, Metric, RecordIndex, RecordType, Vocabulary};
use crate::query::{functions_of, holders_of};
use crate::sheet::{Fact, Readings, RecordSheet};
use crate::words::citation::gb7714;
use crate::words::{Inline, Wording, Words, describe};

/// Everything known about a record, line by line.
pub(super) fn lines(words: &Words, loaded: &Loaded, index: RecordIndex) -> Vec<String> {
    let wording = Wording { words, dataset: &loaded.dataset };
    let sheet = RecordSheet::new(wording, index, Readings::Every);
    let page = Page { wording, loaded, index, sheet };
    let mut lines = page.heading();
    let sections = [
        (None, page.fields()),
        (Some("cli-show-functions"), page.functions()),
        (Some("cli-show-back-links"), page.back_links()),
        (Some("field-any-evidence"), page.passages()),
        (Some("cite"), gb7714(words, &loaded.dataset, index, machine::today())),
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

struct Page<'a> {
    wording: Wording<'a>,
    loaded: &'a Loaded,
    index: RecordIndex,
    sheet: RecordSheet,
}

impl Page<'_> {
    fn heading(&self) -> Vec<String> {
        let record = self.wording.dataset.record(self.index);
        let title = describe::title(self.wording.words, self.wording.dataset, self.index);
        let name = describe::type_name(self.wording.words, record.record_type());
        let about = [title, format!("{name} [{}]", record.id())];
        about.into_iter().chain(self.sheet.notes.iter().cloned()).collect()
    }

    /// Every field that is given, with what the answer rests on, and those that the source does not state.
    fn fields(&self) -> Vec<String> {
        let metric = self.wording.dataset.try_get::<Metric>(self.index).into_iter();
        let in_ones = metric.map(|metric| self.line(&self.wording.in_ones(metric)));
        let exact = in_ones.map(|value| self.fact(self.wording.get("cli-show-value"), &value));
        exact.chain(self.sheet.facts.iter().map(|fact| self.field(fact))).collect()
    }

    fn field(&self, fact: &Fact) -> String {
        let basis = format!("[{}]", self.wording.get(describe::basis_key(fact.basis)));
        let values = fact.values.iter().map(|line| self.line(line));
        let mut shown = values.collect::<Vec<_>>().join(self.wording.get("list-separator"));
        if !shown.is_empty() {
            shown.push(' ');
        }
        self.fact(&fact.label, &(shown + &basis))
    }

    /// The functions that a body holds, each with the other bodies that hold it; of a function, its holders.
    fn functions(&self) -> Vec<String> {
        let Wording { words, dataset } = self.wording;
        if dataset.type_of(self.index) == RecordType::Function {
            return holders_of(dataset, self.index).into_iter().map(|(holder, holding)| self.part(holder, holding)).collect();
        }
        let Some(agency) = dataset.try_get::<Agency>(self.index) else { return Vec::new() };
        let function = |(function, holding)| {
            let others = holders_of(dataset, function).into_iter().filter(|(holder, _)| *holder != self.index);
            let others: Vec<String> = others.map(|(holder, holding)| self.part(holder, holding)).collect();
            let own = self.part(function, holding);
            if others.is_empty() {
                return own;
            }
            let others = others.join(words.get("list-separator"));
            words.with("cli-show-others", &[("function", own.into()), ("others", others.into())])
        };
        let goes_on = agency.open_functions.then(|| words.get("open-functions").to_owned());
        functions_of(dataset, self.index).into_iter().map(function).chain(goes_on).collect()
    }

    /// One end of a holding, with the part that the body plays.
    fn part(&self, end: RecordIndex, holding: RecordIndex) -> String {
        let holding = self.wording.dataset.get::<Holding>(holding);
        let mut role = vec![self.wording.get(holding.role.code().key)];
        role.extend(describe::mention_marks(self.wording.words, holding, "agency"));
        let role = role.join(self.wording.get("list-separator"));
        let other = self.line(&[Inline::Record(end, None)]);
        self.wording.words.with("cli-show-part", &[("other", other.into()), ("role", role.into())])
    }

    /// What mentions the record, by the field in which it does.
    fn back_links(&self) -> Vec<String> {
        let groups = self.sheet.mentions.iter();
        groups
            .map(|group| {
                let mention = |other: &RecordIndex| {
                    let record = self.wording.dataset.record(*other);
                    let marks = describe::mention_marks(self.wording.words, record, group.field);
                    let marks: String = marks.iter().map(|mark| format!(" [{mark}]")).collect();
                    self.line(&[self.sheet.mention(self.wording, *other)]) + &marks
                };
                let links: Vec<String> = group.records.iter().map(mention).collect();
                self.fact(&group.label, &links.join(self.wording.get("list-separator")))
            })
            .collect()
    }

    /// The passages that carry the record, each with what became of it.
    fn passages(&self) -> Vec<String> {
        let passages = self.sheet.passages(self.wording).zip(self.loaded.anchors.of(self.index));
        passages
            .map(|(passage, anchor)| {
                let found = if let Anchor::Moved(passage) = anchor { format!(" ¶{}", passage.p) } else { String::new() };
                let state = self.wording.get(anchor.state().key);
                format!("{} [{state}{found}]", self.line(&passage))
            })
            .collect()
    }

    /// A line in which every record stands with its id.
    fn line(&self, line: &[Inline]) -> String {
        let piece = |piece: &Inline| match piece {
            Inline::Record(index, _) => {
                format!("{} [{}]", self.wording.plain(std::slice::from_ref(piece)), self.wording.dataset.record(*index).id())
            }
            Inline::Missing(id) => format!("[{id}]"),
            piece => self.wording.plain(std::slice::from_ref(piece)),
        };
        line.iter().map(piece).collect()
    }

    fn fact(&self, label: &str, value: &str) -> String {
        self.wording.words.with("cli-fact", &[("label", label.into()), ("value", value.into())])
    }
}
