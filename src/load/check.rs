//! What can be wrong with records that could be read: their ids, references, texts and quotes. Their changes, figures, cycles, use and
//! anchors have files of their own.

use super::defect::Defect;
use super::locate::{Part, Tree, written_ids};
use super::names::{Meant, Suggestion, misspelt, nearest};
use super::notation::Step;
use super::place::Lines;
use super::problem::{Fix, Problem};
use super::value::first_line;
use crate::fold::{characters, fold, is_blank, is_dash};
use crate::model::{Dataset, Function, Id, Principle, QUOTE_LIMIT, Record, RecordIndex, RecordType, Value, is_well_formed};
use crate::parallel;
use std::collections::HashSet;
use std::ops::{ControlFlow, Range};

/// A dataset that was read, the text it was read from, and the problems found so far.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) dataset: &'a Dataset,
    lines: &'a Lines<'a>,
    ranges: &'a [Range<usize>],
    pub(super) problems: Vec<Problem>,
    /// References without the record that they mean, in the order of the records.
    unanswered: Vec<Unanswered<'a>>,
    /// The parts of the text that may hold records and could not be read.
    unread: &'a [Range<usize>],
    /// The ids that were probably meant by references that lead nowhere or to the wrong type.
    pub(super) probably_used: HashSet<String>,
    /// The parts of the record of which a problem was reported last: more of the same record are likely to follow.
    tree: Option<(RecordIndex, Tree<'a>)>,
}

/// A reference without the record that it means: the record that makes it, the field, the id, and the type that it should have.
type Unanswered<'a> = (RecordIndex, &'static str, &'a str, Option<RecordType>);

/// How many records one thread checks at a time.
const PIECE: usize = 4096;

/// The id that is meant by one that is not well formed: in lower case, without blanks at its ends or characters that nobody sees,
/// and with hyphens for other dashes. Nothing where that is none either.
fn well_formed(id: &str) -> Option<String> {
    let folded = fold(id);
    let meant: String = folded.trim().chars().map(|letter| if is_dash(letter) { '-' } else { letter }).collect();
    is_well_formed(&meant).then_some(meant)
}

impl<'a> Context<'a> {
    pub(super) fn new(
        text: &'a str,
        lines: &'a Lines<'a>,
        dataset: &'a Dataset,
        ranges: &'a [Range<usize>],
        unread: &'a [Range<usize>],
    ) -> Self {
        let (problems, unanswered, probably_used) = (Vec::new(), Vec::new(), HashSet::new());
        Self { text, dataset, lines, ranges, problems, unanswered, unread, probably_used, tree: None }
    }

    /// Checks ids, references, quotes, texts and field names of every record. `checked` hears how many are done and may stop it.
    pub(super) fn check_records(&mut self, checked: &mut dyn FnMut(usize) -> ControlFlow<()>) -> ControlFlow<()> {
        let (text, dataset, lines, ranges, unread) = (self.text, self.dataset, self.lines, self.ranges, self.unread);
        let check = |first: usize| {
            let mut context = Context::new(text, lines, dataset, ranges, unread);
            let end = dataset.len().min(first + PIECE);
            context.check_piece(first..end);
            (end, context.problems, context.unanswered)
        };
        parallel::in_order((0..dataset.len()).step_by(PIECE), check, &mut |(end, mut problems, mut unanswered)| {
            self.problems.append(&mut problems);
            self.unanswered.append(&mut unanswered);
            checked(end)
        })?;
        self.check_unanswered();
        self.check_sources();
        ControlFlow::Continue(())
    }

    fn check_piece(&mut self, positions: Range<usize>) {
        let dataset = self.dataset;
        let may_hold_controls = self.ranges[positions.clone()].iter().any(|range| may_hold_controls(&self.text[range.clone()]));
        for index in dataset.indices_at(positions) {
            let record = dataset.record(index);
            self.check_id(index, record);
            self.check_references(index, record);
            self.check_evidence(index, record);
            self.check_text(index, record, may_hold_controls);
        }
    }

    /// A record as its author wrote it.
    pub(super) fn written(&self, index: RecordIndex) -> &'a str {
        &self.text[self.ranges[index.position()].clone()]
    }

    /// Reports a defect of the part of a record to which `steps` lead, of the record as a whole if there are none.
    pub(super) fn report(&mut self, index: RecordIndex, steps: &[Step], defect: Defect) {
        self.report_with_fix(index, steps, defect, |_| None);
    }

    /// Reports a defect of the part of a record to which `steps` lead, and what would mend it: `fix` is given the range of the
    /// value, in bytes of the text.
    pub(super) fn report_with_fix(
        &mut self,
        index: RecordIndex,
        steps: &[Step],
        defect: Defect,
        fix: impl FnOnce(Range<usize>) -> Option<Fix>,
    ) {
        let range = self.ranges[index.position()].clone();
        let part = if steps.is_empty() { None } else { Some(self.tree(index).part(steps)) };
        let Part { start, value } = part.unwrap_or(Part { start: range.start, value: range });
        self.report_at(index, start..value.end, defect, fix(value));
    }

    fn tree(&mut self, index: RecordIndex) -> &Tree<'a> {
        let known = self.tree.take().filter(|(known, _)| *known == index);
        let (text, range) = (self.text, self.ranges[index.position()].clone());
        &self.tree.insert(known.unwrap_or_else(|| (index, Tree::new(text, range)))).1
    }

    /// Reports a defect of a record at `span`, of which the first line is underlined.
    fn report_at(&mut self, index: RecordIndex, span: Range<usize>, defect: Defect, fix: Option<Fix>) {
        let record = Some(self.dataset.record(index).id().as_str().into());
        let span = first_line(self.text, span);
        let fixes = fix.into_iter().collect();
        self.problems.push(Problem { location: self.lines.locate(span.start), span, record, defect, fixes });
    }

    fn check_id(&mut self, index: RecordIndex, record: &dyn Record) {
        let id = record.id().as_str();
        if !is_well_formed(id) {
            let replacement = well_formed(id).filter(|meant| self.dataset.find(meant).is_none());
            let fix = |value| Fix::quoted(value, id, replacement);
            self.report_with_fix(index, &[Step::Key("id".into())], Defect::MalformedId(id.to_owned()), fix);
        }
        if self.dataset.has_repeated_id(index)
            && let Some(first) = self.dataset.find(id)
        {
            let first = self.lines.locate(self.ranges[first.position()].start);
            self.report(index, &[Step::Key("id".into())], Defect::DuplicateId { id: id.to_owned(), first });
        }
    }

    fn check_references(&mut self, index: RecordIndex, record: &'a dyn Record) {
        let mut references = 0;
        record.visit(&mut |_, value| references += usize::from(matches!(value, Value::Link(..))));
        // Those that lead somewhere have been linked already.
        if references != self.dataset.outgoing(index).len() {
            record.visit(&mut |field, value| {
                if let Value::Link(id, target) = value {
                    self.check_reference(index, field.name, id, target);
                }
            });
        }
        for source in record.evidence().iter().filter_map(|passage| passage.source.as_ref()) {
            self.check_reference(index, "evidence", &source.id, Some(RecordType::Source));
        }
    }

    fn check_reference(&mut self, index: RecordIndex, field: &'static str, id: &'a Id, target: Option<RecordType>) {
        if self.dataset.find_of_type(id.as_str(), target).is_none() {
            self.unanswered.push((index, field, id.as_str(), target));
        }
    }

    /// Reports the references that lead nowhere or to the wrong type, one after the other, because the first of them decide for
    /// how many the nearest id is looked for.
    fn check_unanswered(&mut self) {
        let dataset = self.dataset;
        let unanswered = std::mem::take(&mut self.unanswered);
        if unanswered.is_empty() {
            return;
        }
        let mut meant = Meant::default();
        // Where a record gives itself the id, although it could not be read, that is the problem, and not a reference to it.
        let unread: HashSet<&str> = self.unread.iter().flat_map(|part| written_ids(self.text, part.clone())).collect();
        let own = dataset.head.id.as_str();
        // Nor where a record gives itself the id with a slip in it.
        let malformed = dataset.indices().map(|index| dataset.record(index).id().as_str()).filter(|id| !is_well_formed(id));
        let mistyped: HashSet<String> = malformed.filter_map(well_formed).collect();
        let is_unread = |id: &str| (unread.contains(id) && id != own) || mistyped.contains(id);
        for (index, field, id, target) in unanswered {
            match (dataset.find(id), target) {
                (None, _) if !is_unread(id) => self.report_dangling(index, field, id, meant.by(dataset, id, target)),
                (Some(other), Some(expected)) => {
                    let defect = Defect::WrongTarget { id: id.to_owned(), found: dataset.type_of(other), expected };
                    let span = self.reference(index, field, id);
                    self.probably_used.insert(id.to_owned());
                    self.report_at(index, span, defect, None);
                }
                _ => {}
            }
        }
    }

    fn report_dangling(&mut self, index: RecordIndex, field: &str, id: &str, meant: Suggestion) {
        self.probably_used.extend(meant.nearest.clone());
        let span = self.reference(index, field, id);
        let fix = Fix::quoted(span.clone(), id, meant.certain);
        self.report_at(index, span, Defect::DanglingReference { id: id.to_owned(), nearest: meant.nearest }, fix);
    }

    /// Where `field` of a record refers to `id`.
    fn reference(&mut self, index: RecordIndex, field: &str, id: &str) -> Range<usize> {
        let range = self.ranges[index.position()].clone();
        let tree = self.tree(index);
        tree.text_in(field, &format!("\"{id}\"")).or_else(|| tree.value_of(field)).unwrap_or(range)
    }

    fn check_evidence(&mut self, index: RecordIndex, record: &dyn Record) {
        if record.evidence().is_empty() && !record.is_stub() {
            self.report(index, &[], Defect::NoEvidence);
        }
        let marks = [("inferred", record.inferred()), ("proposed_fields", record.proposed_fields())];
        let names_fields =
            marks.iter().any(|(_, names)| !names.is_empty()) || record.evidence().iter().any(|passage| passage.field.is_some());
        let mut given = Vec::new();
        if names_fields {
            record.visit(&mut |field, value| {
                if value != Value::Absent {
                    given.push(field.name);
                }
            });
        }
        for (mark, names) in marks {
            for (position, name) in names.iter().enumerate().filter(|(_, name)| !given.contains(&&***name)) {
                self.report_no_such_field(index, &[Step::Key(mark.into()), Step::Index(position)], name, &given);
            }
        }
        for (position, passage) in record.evidence().iter().enumerate() {
            let step = |key: &str| [Step::Key("evidence".into()), Step::Index(position), Step::Key(key.into())];
            let length = characters(&passage.quote);
            if length > QUOTE_LIMIT {
                self.report(index, &step("quote"), Defect::LongQuote(length));
            }
            if is_blank(&passage.quote) {
                self.report(index, &step("quote"), Defect::EmptyQuote);
            }
            if passage.p == 0 {
                self.report(index, &step("p"), Defect::ZeroPosition("p"));
            }
            if passage.nth == Some(0) {
                self.report(index, &step("nth"), Defect::ZeroPosition("nth"));
            }
            if let Some(field) = passage.field.as_deref().filter(|field| !given.contains(field)) {
                self.report_no_such_field(index, &step("field"), field, &given);
            }
        }
    }

    fn report_no_such_field(&mut self, index: RecordIndex, steps: &[Step], name: &str, given: &[&'static str]) {
        let defect = Defect::NoSuchField { name: name.to_owned(), nearest: nearest(name, given.iter().copied()) };
        let replacement = misspelt(name, given.iter().copied());
        self.report_with_fix(index, steps, defect, |value| Fix::quoted(value, name, replacement));
    }

    /// Reports the places, principles, functions and mandates that stand for nothing: no other record mentions them, and they say nothing
    /// that would be read without that, as a principle with a stance and a function that divides a wider one do. A selection of another dataset may hold
    /// them for their own sake.
    pub(super) fn check_use(&mut self) {
        let dataset = self.dataset;
        if dataset.head.export.is_some() {
            return;
        }
        for record_type in [RecordType::Place, RecordType::Principle, RecordType::Function, RecordType::Mandate] {
            let mut unused = Vec::new();
            for index in dataset.indices_of(record_type) {
                let has_stance = || dataset.try_get::<Principle>(index).is_some_and(|principle| principle.stance.is_some());
                let is_within = || dataset.try_get::<Function>(index).is_some_and(|function| function.within.is_some());
                let says_something = has_stance() || is_within();
                if !says_something && self.is_unused(index) {
                    unused.push(index);
                }
            }
            for index in unused {
                self.report(index, &[], Defect::UnusedRecord(record_type));
            }
        }
    }

    fn is_unused(&self, index: RecordIndex) -> bool {
        let record = self.dataset.record(index);
        let id = record.id().as_str();
        let is_first = self.dataset.find(id) == Some(index);
        is_first && !record.is_stub() && self.dataset.incoming(index).is_empty() && !self.probably_used.contains(id)
    }
}

/// Whether there may be control characters in what is written here.
fn may_hold_controls(written: &str) -> bool {
    // Without an early end many bytes are looked at in one step.
    written.bytes().fold(false, |found, byte| found | is_suspicious(byte))
}

/// Whether a byte may belong to a control character (Unicode category Cc) or to the escape of one.
fn is_suspicious(byte: u8) -> bool {
    matches!(byte, b'\\' | 0x7f | 0xc2) || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
}
