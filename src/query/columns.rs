//! The facets of a dataset as columns: for each facet the values there are, and for each record which of them it has.
//!
//! Values are small numbers, so that counting is one pass. Deliberately absent: constraints and counts.

use super::belonging::{changes_of, functions_of, measures_of, principles_of};
use super::dated::{DATE_FIELDS, dates_of};
use super::facet::{Facet, FacetValue};
use crate::evidence::Anchor;
use crate::limits;
use crate::load::Loaded;
use crate::model::{
    AgencyKind, Basis, CLASSES, ChangeKind, Class, Code, Dataset, Function, InstrumentKind, Level, MandateKind, Period, Place,
    PowerKind, PowerMode, Presence, Qualifier, Record, RecordIndex, RecordType, RelationKind, Sphere, Status, Value, Vocabulary,
    not_stated,
};
use crate::parallel;
use std::collections::{BTreeSet, HashMap};
use std::ops::{ControlFlow, Range, RangeInclusive};
use std::sync::LazyLock;

/// A column for each facet, in the order of [`Facet::ALL`].
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<Column>);

/// Where the values of a facet stand among them all.
type Positions = HashMap<FacetValue, u32>;

/// The values that some records have of one facet.
struct Cells {
    /// Where the values of each record end in `cells`.
    ends: Vec<u32>,
    /// The values of one record after the other, as positions.
    cells: Vec<u32>,
}

/// How many records one thread looks at at a time.
const PIECE: usize = 4096;

impl Cells {
    fn new(loaded: &Loaded, facet: Facet, positions: &Positions, records: Range<usize>) -> Self {
        let (mut ends, mut cells) = (Vec::with_capacity(records.len()), Vec::new());
        let mut of_record = Vec::new();
        for index in loaded.dataset.indices_at(records) {
            add_values(loaded, facet, index, &mut |value| of_record.extend(positions.get(&value)));
            of_record.sort_unstable();
            of_record.dedup();
            cells.append(&mut of_record);
            ends.push(cells.len() as u32);
        }
        Self { ends, cells }
    }
}

/// The values of one facet.
#[derive(Debug)]
pub(super) struct Column {
    /// The facet.
    pub facet: Facet,
    /// Every value that there can be, in the order in which lists show them.
    pub values: Vec<FacetValue>,
    /// For each value, how many records of each type have it.
    totals: Vec<[u32; RecordType::ALL.len()]>,
    /// Where the values of each record begin in `cells`, and their end.
    starts: Vec<u32>,
    /// The values of one record after the other, as positions in `values`.
    cells: Vec<u32>,
}

/// What can have become of the evidence of a record.
const STATES: [Code; 5] = [
    Code { code: "exact", key: "anchor-exact" },
    Code { code: "moved", key: "anchor-moved" },
    Code { code: "lost", key: "anchor-lost" },
    Code { code: "unverified", key: "anchor-unverified" },
    Code { code: "none", key: "evidence-none" },
];

/// What a reader must know of a record before taking it as simply stated.
const MARKS: [Code; 4] = [
    Code { code: "inferred", key: "basis-inferred" },
    Code { code: "proposed", key: "basis-proposed" },
    Code { code: "open", key: "mark-open" },
    Code { code: "range", key: "mark-range" },
];

impl Columns {
    /// Gathers the values of every record.
    pub fn new(loaded: &Loaded) -> Self {
        let dataset = &loaded.dataset;
        let mut columns: Vec<Column> = Facet::ALL.into_iter().map(|facet| Column::new(dataset, facet)).collect();
        let positions: Vec<Positions> = columns.iter().map(Column::positions).collect();
        let pieces = (0..dataset.len()).step_by(PIECE).map(|first| first..dataset.len().min(first + PIECE));
        let gather = |piece: Range<usize>| -> Vec<Cells> {
            let of_facet = |(facet, positions): (Facet, &Positions)| Cells::new(loaded, facet, positions, piece.clone());
            Facet::ALL.into_iter().zip(&positions).map(of_facet).collect()
        };
        let _ = parallel::in_order(pieces, gather, &mut |cells| {
            columns.iter_mut().zip(cells).for_each(|(column, cells)| column.append(dataset, cells));
            ControlFlow::Continue(())
        });
        Self(columns)
    }

    /// The column of every facet.
    pub fn all(&self) -> &[Column] {
        &self.0
    }
}

impl Column {
    /// A column of no records.
    fn new(dataset: &Dataset, facet: Facet) -> Self {
        let values = possible(dataset, facet);
        let totals = vec![[0; RecordType::ALL.len()]; values.len()];
        let mut starts = Vec::with_capacity(dataset.len() + 1);
        starts.push(0);
        Self { facet, values, totals, starts, cells: Vec::new() }
    }

    fn positions(&self) -> Positions {
        self.values.iter().enumerate().map(|(at, value)| (*value, at as u32)).collect()
    }

    /// Adds the values of the records that follow.
    fn append(&mut self, dataset: &Dataset, next: Cells) {
        let before = self.cells.len() as u32;
        let first = self.starts.len() - 1;
        let mut start = 0;
        for (index, end) in dataset.indices_at(first..first + next.ends.len()).zip(&next.ends) {
            let record_type = dataset.type_of(index) as usize;
            for value in &next.cells[start..*end as usize] {
                self.totals[*value as usize][record_type] += 1;
            }
            start = *end as usize;
            self.starts.push(before + end);
        }
        self.cells.extend(next.cells);
    }

    /// Whether a value occurs in records of a type, or in any.
    pub fn occurs(&self, value: usize, scope: Option<RecordType>) -> bool {
        self.total(value, scope) > 0
    }

    /// How many records of a type, or of any, have a value.
    pub fn total(&self, value: usize, scope: Option<RecordType>) -> usize {
        let totals = &self.totals[value];
        scope.map_or_else(|| totals.iter().map(|total| *total as usize).sum(), |scope| totals[scope as usize] as usize)
    }

    /// The values of a record, as positions in `values`.
    pub fn of(&self, record: usize) -> &[u32] {
        &self.cells[self.starts[record] as usize..self.starts[record + 1] as usize]
    }
}

/// A field by its name, with the first type of record that has one of this name: the same value for all of them.
fn field(name: &str) -> Option<FacetValue> {
    FIELDS.get(name).copied()
}

static FIELDS: LazyLock<HashMap<&'static str, FacetValue>> = LazyLock::new(|| {
    // A field is worded as for the type in which people look for it most: a date as that of a change and not of a publication.
    const FIRST: [RecordType; 4] = [RecordType::Agency, RecordType::Change, RecordType::Metric, RecordType::Measure];
    let mut fields = HashMap::new();
    for record_type in FIRST.into_iter().chain(RecordType::ALL) {
        for name in record_type.fields() {
            fields.entry(*name).or_insert(FacetValue::Field(record_type, name));
        }
    }
    fields
});

/// The fields that a facet is about, if there are such.
fn fields_of(facet: Facet) -> &'static [&'static str] {
    match facet {
        Facet::Level => &["level", "levels"],
        Facet::Sphere => &["sphere"],
        Facet::Kind => &["kind", "kinds"],
        Facet::Status => &["status"],
        // A record belongs to the principles of its measures.
        Facet::Principle => &["measure", "measures", "principle"],
        Facet::Measure => &["measure", "measures"],
        Facet::Mode => &["mode"],
        Facet::Class => &["classes"],
        Facet::Qualifier => &["qualifier"],
        Facet::Place => &["places"],
        Facet::Year | Facet::Date => &DATE_FIELDS,
        Facet::Type
        | Facet::Change
        | Facet::Has
        | Facet::Mark
        | Facet::Stated
        | Facet::Inferred
        | Facet::NotStated
        | Facet::Evidence => &[],
    }
}

/// Whether a record might have a value of the facet, or stands for one that might.
fn may_have(dataset: &Dataset, facet: Facet, index: RecordIndex) -> bool {
    let record_type = dataset.type_of(index);
    let has_field = fields_of(facet).iter().any(|field| record_type.fields().contains(field));
    // What happened in a change is another facet than what kind of body it is.
    has_field && (facet, record_type) != (Facet::Kind, RecordType::Change) && !dataset.record(index).is_stub()
}

/// The years in which a period has a day.
fn years_of(period: Period) -> RangeInclusive<u16> {
    period.from.year..=period.to.year
}

/// The dates and periods of all records.
fn periods(dataset: &Dataset) -> impl Iterator<Item = Period> {
    let dated =
        RecordType::ALL.into_iter().filter(|record_type| DATE_FIELDS.iter().any(|field| record_type.fields().contains(field)));
    dated
        .flat_map(|record_type| dataset.indices_of(record_type))
        .flat_map(|index| dates_of(dataset.record(index)))
        .map(|(_, period)| period)
}

/// The values that a facet can have, in the order in which lists show them.
fn possible(dataset: &Dataset, facet: Facet) -> Vec<FacetValue> {
    let mut values = possible_values(dataset, facet);
    values.extend((!fields_of(facet).is_empty()).then_some(FacetValue::NotStated));
    values
}

fn possible_values(dataset: &Dataset, facet: Facet) -> Vec<FacetValue> {
    fn codes<T: Vocabulary>() -> impl Iterator<Item = FacetValue> {
        T::ALL.iter().map(|value| FacetValue::Code(value.code()))
    }
    let records = |record_type| dataset.indices_of(record_type).map(FacetValue::Record).collect();
    match facet {
        Facet::Type | Facet::Has => RecordType::ALL.map(FacetValue::Type).into(),
        Facet::Level => codes::<Level>().collect(),
        Facet::Sphere => codes::<Sphere>().collect(),
        Facet::Kind => codes::<AgencyKind>()
            .chain(codes::<PowerKind>())
            .chain(codes::<InstrumentKind>())
            .chain(codes::<RelationKind>())
            .chain(codes::<MandateKind>())
            .collect(),
        Facet::Mode => codes::<PowerMode>().collect(),
        Facet::Class => CLASSES.iter().copied().map(FacetValue::Code).collect(),
        Facet::Qualifier => codes::<Qualifier>().collect(),
        Facet::Mark => MARKS.map(FacetValue::Code).into(),
        Facet::Change => codes::<ChangeKind>().collect(),
        Facet::Status => codes::<Status>().collect(),
        Facet::Principle => records(RecordType::Principle),
        Facet::Measure => records(RecordType::Measure),
        Facet::Place => records(RecordType::Place),
        Facet::Year => {
            let years: BTreeSet<u16> = periods(dataset).flat_map(years_of).collect();
            years.into_iter().map(FacetValue::Year).collect()
        }
        Facet::Date => {
            let periods: BTreeSet<Period> = periods(dataset).collect();
            periods.into_iter().map(FacetValue::Period).collect()
        }
        Facet::Stated | Facet::Inferred | Facet::NotStated => {
            let mut fields: Vec<FacetValue> = Vec::new();
            for name in RecordType::ALL.into_iter().flat_map(RecordType::fields) {
                fields.extend(field(name).filter(|field| !fields.contains(field)));
            }
            fields
        }
        Facet::Evidence => STATES.map(FacetValue::Code).into(),
    }
}

/// The marks of a record: inferred or proposed in any field, a list that goes on, a range.
fn marks_of(record: &dyn Record) -> Vec<Code> {
    let [inferred, proposed, open, range] = MARKS;
    let mut marks = Vec::new();
    marks.extend((!record.inferred().is_empty()).then_some(inferred));
    marks.extend((record.proposed().is_some() || !record.proposed_fields().is_empty()).then_some(proposed));
    record.visit(&mut |field, value| match value {
        Value::Holds if matches!(field.name, "open" | "open_functions") => marks.push(open),
        Value::Described(described) if described.open => marks.push(open),
        Value::Figure(_) if field.name == "upper" => marks.push(range),
        _ => {}
    });
    marks
}

/// Hands over the values that a record has, some of them perhaps more than once, or that it has none where it may have one.
fn add_values(loaded: &Loaded, facet: Facet, index: RecordIndex, add: &mut dyn FnMut(FacetValue)) {
    let mut has_value = false;
    add_given_values(loaded, facet, index, &mut |value| {
        has_value = true;
        add(value);
    });
    if !has_value && may_have(&loaded.dataset, facet, index) {
        add(FacetValue::NotStated);
    }
}

fn add_given_values(loaded: &Loaded, facet: Facet, index: RecordIndex, add: &mut dyn FnMut(FacetValue)) {
    let dataset = &loaded.dataset;
    let record_type = dataset.type_of(index);
    match facet {
        Facet::Type => add(FacetValue::Type(record_type)),
        Facet::Level | Facet::Sphere => codes_of(dataset, index, fields_of(facet), add),
        Facet::Kind if record_type == RecordType::Change => {}
        Facet::Kind | Facet::Mode | Facet::Qualifier => codes_of(dataset, index, fields_of(facet), add),
        Facet::Class => {
            let mut classes = |function: RecordIndex| {
                let classes = &dataset.get::<Function>(function).classes;
                classes.iter().filter_map(Class::code).map(FacetValue::Code).for_each(&mut *add);
            };
            match record_type {
                RecordType::Function => classes(index),
                RecordType::Agency => functions_of(dataset, index).into_iter().for_each(|(function, _)| classes(function)),
                _ => {}
            }
        }
        Facet::Mark => marks_of(dataset.record(index)).into_iter().map(FacetValue::Code).for_each(add),
        Facet::Change if record_type == RecordType::Change => codes_of(dataset, index, &["kind"], add),
        Facet::Change => changes_of(dataset, index).into_iter().for_each(|change| codes_of(dataset, change, &["kind"], add)),
        Facet::Status => {
            codes_of(dataset, index, fields_of(facet), add);
            if record_type == RecordType::Agency {
                changes_of(dataset, index).into_iter().for_each(|change| codes_of(dataset, change, &["status"], add));
            }
        }
        Facet::Principle => principles_of(dataset, index).into_iter().map(FacetValue::Record).for_each(add),
        Facet::Measure => measures_of(dataset, index).into_iter().map(FacetValue::Record).for_each(add),
        Facet::Place => places_of(dataset, index).map(FacetValue::Record).for_each(add),
        Facet::Year => {
            let dates = dates_of(dataset.record(index)).into_iter();
            dates.flat_map(|(_, period)| years_of(period)).map(FacetValue::Year).for_each(add);
        }
        Facet::Date => dates_of(dataset.record(index)).into_iter().map(|(_, period)| FacetValue::Period(period)).for_each(add),
        Facet::Has => {
            for link in dataset.incoming(index) {
                add(FacetValue::Type(link.holder));
                // A body has the functions that it holds, though it is a holding that says so.
                if (link.holder, link.field()) == (RecordType::Holding, "agency") {
                    add(FacetValue::Type(RecordType::Function));
                }
            }
        }
        Facet::Stated | Facet::Inferred => {
            let record = dataset.record(index);
            let wanted = if facet == Facet::Stated { Basis::Stated } else { Basis::Inferred };
            record.visit(&mut |visited, value| {
                let counts = wanted == Basis::Inferred || visited.presence == Presence::Expected;
                if counts && value != Value::Absent && record.basis_of_given(visited.name) == wanted {
                    field(visited.name).into_iter().for_each(&mut *add);
                }
            });
        }
        Facet::NotStated => not_stated(dataset.record(index)).into_iter().filter_map(field).for_each(add),
        Facet::Evidence => {
            let anchors = loaded.anchors.of(index);
            let states = anchors.iter().map(|anchor| match anchor {
                Anchor::Exact(_) => STATES[0],
                Anchor::Moved(_) => STATES[1],
                Anchor::Lost(_) => STATES[2],
                Anchor::Unverified => STATES[3],
            });
            let none = anchors.is_empty().then_some(STATES[4]);
            states.chain(none).map(FacetValue::Code).for_each(add);
        }
    }
}

/// The values of vocabularies in some fields of a record.
fn codes_of(dataset: &Dataset, index: RecordIndex, fields: &[&str], add: &mut dyn FnMut(FacetValue)) {
    dataset.record(index).visit(&mut |field, value| {
        if let Value::Code(code) = value
            && fields.contains(&field.name)
        {
            add(FacetValue::Code(code));
        }
    });
}

/// The places that a record names, or itself, and those that these are part of, some of them perhaps more than once. So many levels
/// count that a mistaken chain or circle costs no more than its length.
fn places_of(dataset: &Dataset, index: RecordIndex) -> impl Iterator<Item = RecordIndex> {
    let is_place = |index: &RecordIndex| dataset.type_of(*index) == RecordType::Place;
    let own = is_place(&index).then_some(index);
    let named = dataset.outgoing(index).iter().filter(move |_| own.is_none()).map(|link| link.other).filter(is_place);
    let above = |place: &RecordIndex| {
        let within = &dataset.get::<Place>(*place).within;
        within.as_ref().and_then(|above| dataset.resolve(above))
    };
    own.into_iter().chain(named).flat_map(move |place| std::iter::successors(Some(place), above).take(limits::LEVELS))
}
