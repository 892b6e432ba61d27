//! What each type of record can be given from marked words.
//!
//! Deliberately absent: sources, which are documents and not words in one.

use super::figure::Observation;
use super::name::{HEDGES, begins_with_list_number, instrument_kind, level_of_body, level_of_place, mandate_kind, name_in};
use super::period::{moments, time_before};
use super::wording::{letters, one_of};
use super::write::Fields;
use super::{Draft, Marked, change, slug, tie};
use crate::evidence::{Anchor, Comparison};
use crate::fold::fold;
use crate::load::BLANK;
use crate::model::{AgencyKind, ChangeKind, Evidence, Party, QUOTE_LIMIT, RecordType, Ref, Statistic, Status, Vocabulary};
use crate::words::Words;
use std::ops::Range;

/// A record that is being put together.
struct Sketch<'m, 'a> {
    marked: &'m Marked<'a>,
    name: Option<&'m str>,
    fields: Fields,
    slug: String,
    missing: Vec<&'static str>,
    texts: Vec<&'static str>,
    inferred: Vec<&'static str>,
    evidence: Vec<Evidence>,
}

/// The types of record that can be drafted, the most fitting first.
pub(super) fn types(marked: &Marked) -> Vec<RecordType> {
    let can_be = |record_type: &RecordType| Sketch::new(marked, None).and_then(|sketch| sketch.filled(*record_type)).is_some();
    let mut types: Vec<RecordType> = RecordType::ALL.into_iter().filter(can_be).collect();
    types.sort_by_cached_key(|record_type| distance(marked, *record_type));
    types
}

/// A record of a type from the marked words.
pub(super) fn draft(marked: &Marked, words: &Words, record_type: RecordType, name: Option<&str>) -> Option<Draft> {
    let sketch = Sketch::new(marked, name)?.filled(record_type)?;
    let slug = if sketch.slug.is_empty() { record_type.code().to_owned() } else { sketch.slug.clone() };
    let id = slug::unused(marked.dataset, &slug);
    let mut notes = Vec::new();
    let figures = marked.observations.len();
    if record_type == RecordType::Metric && figures > 1 {
        notes.push(words.with("draft-note-figures", &[("count", figures.into())]));
    }
    let kinds = marked.event.as_ref().map_or(0, |event| event.kinds);
    if record_type == RecordType::Change && kinds > 1 {
        notes.push(words.with("draft-note-changes", &[("count", kinds.into())]));
    }
    if sketch.evidence[0].nth.is_some() {
        notes.push(words.get("draft-note-counted").to_owned());
    }
    let untranslated = if marked.is_multilingual() { sketch.texts } else { Vec::new() };
    let comment = |key: &str, fields: &[&str]| {
        (!fields.is_empty()).then(|| words.with(key, &[("fields", fields.join(words.get("list-separator")).into())]))
    };
    let comments = [comment("draft-missing", &sketch.missing), comment("draft-untranslated", &untranslated)];
    let mut fields = sketch.fields;
    fields.give_all("evidence", &sketch.evidence);
    fields.give_all("inferred", &sketch.inferred);
    let ron = fields.to_ron(&id, &comments.into_iter().flatten().collect::<Vec<_>>());
    let evidence = sketch.evidence.into_iter().next()?;
    Some(Draft { record_type, id, ron, evidence, missing: sketch.missing, untranslated, notes })
}

/// The types from that which words show most plainly on; they show the others the less, the earlier these stand in a dataset.
const PLAINEST: [RecordType; 10] = [
    RecordType::Agency,
    RecordType::Term,
    RecordType::Mandate,
    RecordType::Place,
    RecordType::Metric,
    RecordType::Change,
    RecordType::Holding,
    RecordType::Relation,
    RecordType::Power,
    RecordType::Instrument,
];

/// How far a type is from what the words look like, the least being nearest: whether they do not look like it, and its place in
/// [`PLAINEST`] or after it.
fn distance(marked: &Marked, record_type: RecordType) -> (bool, usize) {
    let folded = marked.folded();
    let is_name = letters(folded) <= 20 && !folded.contains([',', ';', '。']);
    let bare = &folded[name_in(folded, record_type)];
    let figure = marked.observations.first();
    let is_event = marked.event.as_ref().is_some_and(|event| event.kind != ChangeKind::Adjust);
    let looks = match record_type {
        RecordType::Agency => is_name && change::names_body(bare) && marked.event.is_none() && mandate_kind(bare).is_none(),
        RecordType::Mandate => is_name && (folded.starts_with('《') || mandate_kind(bare).is_some()),
        RecordType::Instrument => is_name && instrument_kind(bare).is_some() && marked.event.is_none(),
        RecordType::Place => is_name && letters(bare) <= 6 && (level_of_place(bare).is_some() || bare.ends_with(['区', '市'])),
        RecordType::Term => is_name && folded.starts_with(['「', '“', '『']) && folded.ends_with(['」', '”', '』']),
        RecordType::Metric => figure.is_some_and(|figure| {
            let is_told = !is_event || figure.statistic != Statistic::Count || one_of(folded, &["达到", "突破", "增至"]);
            is_told && !figure.is_doubtful
        }),
        RecordType::Power => one_of(folded, &["权限", "许可", "审批权", "管理权", "考核权", "调度权"]),
        RecordType::Measure => begins_with_list_number(folded),
        RecordType::Principle => is_name && folded.contains("理念"),
        RecordType::Function => is_name && one_of(folded, &["职责", "职能"]),
        // These are drafted only where the words tell of them.
        _ => true,
    };
    let rank = PLAINEST.into_iter().position(|other| other == record_type);
    let rank = rank.unwrap_or(PLAINEST.len() + RecordType::ALL.len() - record_type as usize);
    (!looks, rank)
}

impl<'m, 'a> Sketch<'m, 'a> {
    fn new(marked: &'m Marked<'a>, name: Option<&'m str>) -> Option<Self> {
        let evidence = vec![marked.evidence(marked.range.clone(), None)?];
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let (missing, texts, inferred) = Default::default();
        Some(Self { marked, name, fields: Fields::default(), slug: String::new(), missing, texts, inferred, evidence })
    }

    /// With everything that a record of this type gets from the words; none where it cannot do without more.
    fn filled(mut self, record_type: RecordType) -> Option<Self> {
        match record_type {
            RecordType::Source => return None,
            RecordType::Change => self.change()?,
            RecordType::Holding => self.holding()?,
            RecordType::Relation => self.relation()?,
            RecordType::Metric => self.metric()?,
            RecordType::Measure => self.measure(),
            _ => self.named(record_type),
        }
        let folded = || self.name(record_type).map(fold).unwrap_or_default();
        match record_type {
            RecordType::Place => self.fields.give_if("level", level_of_place(&folded())),
            RecordType::Agency => self.agency(&folded()),
            RecordType::Power => self.power(),
            RecordType::Instrument => self.instrument(&folded())?,
            RecordType::Term => self.text("gloss", None),
            RecordType::Mandate => self.fields.give_if("kind", mandate_kind(&folded())),
            _ => {}
        }
        Some(self)
    }

    /// The name of a record of this type, as the marked words have it, if they are short enough to hold one.
    fn name(&self, record_type: RecordType) -> Option<&'m str> {
        let folded = self.marked.folded();
        let name = name_in(folded, record_type);
        let is_name = !name.is_empty() && letters(&folded[name.clone()]) <= QUOTE_LIMIT;
        let start = self.marked.folded.start;
        let words = || self.marked.paragraph.words(start + name.start..start + name.end);
        self.name.or(is_name.then(words))
    }

    /// A text in the language of the source, or a blank for the author to fill.
    fn text(&mut self, field: &'static str, words: Option<&str>) {
        self.fields.give(field, &self.marked.text(words.unwrap_or(BLANK)));
        match words {
            Some(_) => self.texts.push(field),
            None => self.missing.push(field),
        }
    }

    fn named(&mut self, record_type: RecordType) {
        let Some(field) = record_type.title_field() else { return };
        let name = self.name(record_type);
        self.slug = slug::slug(name.unwrap_or_default());
        self.text(field, name);
    }

    fn of_measure(&mut self) {
        self.fields.give_if("measure", self.marked.measure());
    }

    fn status(&mut self) -> Option<Status> {
        let status = change::status(self.marked.folded());
        self.fields.give_if("status", status);
        status
    }

    fn measure(&mut self) {
        self.fields.give_if("principle", self.marked.principle());
        self.named(RecordType::Measure);
        self.status();
    }

    fn agency(&mut self, folded: &str) {
        self.fields.give_all("levels", &level_of_body(folded).into_iter().collect::<Vec<_>>());
        let kind = match () {
            () if folded.ends_with("公司") => Some(AgencyKind::Enterprise),
            () if folded.ends_with("领导小组") => Some(AgencyKind::CoordinatingBody),
            () => None,
        };
        self.fields.give_all("kinds", &kind.into_iter().collect::<Vec<_>>());
        self.inferred.extend(kind.map(|_| "kinds"));
        self.fields.give_all("measures", &self.marked.measure().into_iter().collect::<Vec<_>>());
    }

    fn change(&mut self) -> Option<()> {
        let event = self.marked.event.as_ref()?;
        self.fields.give("kind", &event.kind);
        self.fields.give_all("from", &event.from);
        self.fields.give_all("to", &event.to);
        for (field, parties) in [("from", &event.from), ("to", &event.to)] {
            self.texts.extend(parties.iter().any(|party| matches!(party, Party::Described(_))).then_some(field));
        }
        let moments = moments(self.marked.paragraph.folded());
        let time = time_before(&self.marked.paragraph, &moments, event.verb.start);
        if let Some(time) = time.filter(|time| time.is_date || time.period.from == time.period.to) {
            self.fields.give("date", &time.period.to);
            self.time_evidence("date", time.range, time.is_inferred);
        }
        if self.status().is_none() {
            // What a source tells without such a word it tells as carried out, which is a conclusion all the same.
            self.fields.give("status", &Status::Done);
            self.inferred.push("status");
        }
        let moves = matches!(event.kind, ChangeKind::TransferFunctions | ChangeKind::Delegate | ChangeKind::Adjust);
        let mut functions: Vec<&str> =
            self.marked.named(&self.marked.functions).map(|mention| self.marked.id_of(mention.index)).collect();
        functions.dedup();
        self.fields.give_all("functions", if moves { &functions } else { &[] });
        self.of_measure();
        let party = |parties: &[Party]| match parties.first() {
            Some(Party::Agency(agency)) => Some(agency.id.to_string()),
            Some(Party::Described(description)) => {
                description.text.all(self.marked.language()).next().map(|reading| slug::slug(reading.text))
            }
            None => None,
        };
        let kind = event.kind.code().code.replace('_', "-");
        self.slug = match party(&event.to).or_else(|| party(&event.from)).filter(|party| !party.is_empty()) {
            Some(party) => format!("{kind}-{party}"),
            None => kind,
        };
        Some(())
    }

    fn holding(&mut self) -> Option<()> {
        let duty = tie::duty(self.marked)?;
        let (agency, function) = (self.marked.id_of(duty.agency), self.marked.id_of(duty.function));
        self.fields.give("agency", &agency);
        self.fields.give("function", &function);
        self.fields.give("role", &duty.role);
        self.fields.give_if("verb", duty.verb);
        self.of_measure();
        self.status();
        self.slug = format!("{}-{function}", duty.role.code().code);
        Some(())
    }

    fn power(&mut self) {
        let grant = self.marked.event.as_ref().filter(|event| event.kind == ChangeKind::Delegate);
        let named = || {
            let mut ids: Vec<&str> =
                self.marked.named(&self.marked.agencies).map(|mention| self.marked.id_of(mention.index)).collect();
            ids.dedup();
            ids.into_iter().map(|id| Party::Agency(Ref::from(id))).collect()
        };
        let holders: Vec<Party> = grant.map_or_else(named, |event| event.to.clone());
        if holders.is_empty() {
            // An empty list says openly that no holder is known; only the author can tell who it is.
            self.fields.give("holders", &holders);
            self.missing.push("holders");
        } else {
            self.fields.give_all("holders", &holders);
        }
        self.fields.give_if("grantor", grant.and_then(|event| event.from.first().cloned()));
        let hedge = HEDGES.into_iter().find_map(|hedge| self.marked.folded().find(hedge).map(|at| at..at + hedge.len()));
        if let Some(hedge) = hedge {
            let start = self.marked.folded.start;
            let words = self.marked.paragraph.words(start + hedge.start..start + hedge.end);
            self.text("hedge", Some(words));
        }
        self.of_measure();
        self.status();
    }

    fn instrument(&mut self, folded: &str) -> Option<()> {
        self.fields.give("kind", &instrument_kind(folded)?);
        self.of_measure();
        self.status();
        Some(())
    }

    fn relation(&mut self) -> Option<()> {
        let bond = tie::bond(self.marked)?;
        let (from, to) = (self.marked.id_of(bond.from), self.marked.id_of(bond.to));
        self.fields.give("kind", &bond.kind);
        self.fields.give("from", &from);
        self.fields.give_all("to", &[to]);
        self.of_measure();
        self.status();
        self.slug = format!("{from}-{}-{to}", bond.kind.code().code.replace('_', "-"));
        Some(())
    }

    fn metric(&mut self) -> Option<()> {
        let observation: &'m Observation = self.marked.observations.first()?;
        let paragraph: &'a str = &self.marked.text.paragraphs()[self.marked.p as usize - 1];
        let name = self.name.or(observation.name.clone().map(|name| &paragraph[name]));
        self.text("name", name);
        self.fields.give("value", &observation.value);
        self.fields.give_if("scale", observation.scale);
        self.fields.give("statistic", &observation.statistic);
        self.fields.give("qualifier", &observation.qualifier);
        let wording = &paragraph[observation.wording.clone()];
        self.text("wording", Some(wording).filter(|wording| letters(wording) <= QUOTE_LIMIT));
        match observation.unit.as_deref() {
            Some("%") => self.fields.give("unit", &"%"),
            Some(unit) => self.text("unit", Some(unit)),
            None => {}
        }
        self.fields.give_if("comparison", observation.comparison);
        self.fields.give_if("against", observation.against);
        if let Some(scope) = observation.scope.clone() {
            self.text("scope", Some(&paragraph[scope]));
        }
        self.fields.give_if("streak", observation.streak.clone());
        self.slug = slug::slug(name.unwrap_or_default());
        // The passage of the figure is what carries it, rather than all that was marked.
        let figure = self.marked.evidence(observation.wording.clone(), None);
        self.evidence = figure.into_iter().chain(self.evidence.drain(..)).take(1).collect();
        if let Some(time) = &observation.time {
            let field = if time.is_date { "as_of" } else { "period" };
            match time.is_date {
                true => self.fields.give(field, &time.period.to),
                false => self.fields.give(field, &time.period),
            }
            self.time_evidence(field, time.range.clone(), time.is_inferred);
            let name = if self.slug.is_empty() { RecordType::Metric.code() } else { &self.slug };
            self.slug = format!("{name}-{}", time.period.to.year);
        }
        self.of_measure();
        Some(())
    }

    /// Evidence for a time that is named outside the passage of the record.
    fn time_evidence(&mut self, field: &'static str, range: Range<usize>, is_inferred: bool) {
        let is_inside = match self.marked.text.resolve(&self.evidence[0], Comparison::Literal) {
            Anchor::Exact(passage) => passage.clauses.start <= range.start && range.end <= passage.clauses.end,
            _ => false,
        };
        if !is_inside {
            self.evidence.extend(self.marked.evidence(range, Some(field)));
        }
        if is_inferred {
            self.inferred.push(field);
        }
    }
}
