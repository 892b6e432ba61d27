//! The ways in which records can be narrowed, one entry each: which fields it is about, which values there are, and which of them a
//! record has.

use super::belonging::{changes_of, functions_of, measures_of, principles_of};
use super::dated::{DATE_FIELDS, dates_of};
use super::facet_value::{FacetValue, NOT_STATED};
use crate::evidence::Anchor;
use crate::limits;
use crate::load::Loaded;
use crate::model::{
    AgencyKind, Basis, CLASSES, ChangeKind, Class, Code, Dataset, Function, InstrumentKind, Level, MandateKind, Period, Place,
    PowerKind, PowerMode, Presence, Qualifier, Record, RecordIndex, RecordType, RelationKind, Sphere, Status, Value, Vocabulary,
    not_stated,
};
use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Takes the values that a record has, some of them perhaps more than once.
type Add<'a> = &'a mut dyn FnMut(FacetValue);

/// All that there is to know of a facet.
struct Entry {
    code: &'static str,
    /// The fields that it is about: a record that has one of them and no value is one of which that is not stated.
    fields: &'static [&'static str],
    /// The values that there can be, in the order in which lists show them.
    values: fn(&Dataset) -> Vec<FacetValue>,
    /// Hands over the values of a record.
    of_record: fn(&Loaded, RecordIndex, Add),
}

macro_rules! facets {
    ($($(#[$doc:meta])* $name:ident $entry:tt)+) => {
        /// A way in which records can be narrowed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet {
            $($(#[$doc])* $name,)+
        }

        impl Facet {
            /// Every facet, in the order in which lists show them.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];

            fn entry(self) -> &'static Entry {
                match self { $(Self::$name => &const { Entry $entry },)+ }
            }
        }
    };
}

facets! {
    /// The type of record.
    Type {
        code: "type",
        fields: &[],
        values: |_| RecordType::ALL.map(FacetValue::Type).into(),
        of_record: |loaded, index, add| add(FacetValue::Type(loaded.dataset.type_of(index))),
    }
    /// The level of government of a body or place.
    Level {
        code: "level",
        fields: &["level", "levels"],
        values: |_| codes::<Level>().collect(),
        of_record: |loaded, index, add| codes_of(&loaded.dataset, index, &["level", "levels"], add),
    }
    /// Whose body it is.
    Sphere {
        code: "sphere",
        fields: &["sphere"],
        values: |_| codes::<Sphere>().collect(),
        of_record: |loaded, index, add| codes_of(&loaded.dataset, index, &["sphere"], add),
    }
    /// The kind of body, power, instrument, relation or mandate. What happened in a change is another facet.
    Kind {
        code: "kind",
        fields: &["kind", "kinds"],
        values: |_| {
            let of_bodies = codes::<AgencyKind>().chain(codes::<PowerKind>()).chain(codes::<InstrumentKind>());
            of_bodies.chain(codes::<RelationKind>()).chain(codes::<MandateKind>()).collect()
        },
        of_record: |loaded, index, add| {
            if loaded.dataset.type_of(index) != RecordType::Change {
                codes_of(&loaded.dataset, index, &["kind", "kinds"], add);
            }
        },
    }
    /// On what footing a power is held.
    Mode {
        code: "mode",
        fields: &["mode"],
        values: |_| codes::<PowerMode>().collect(),
        of_record: |loaded, index, add| codes_of(&loaded.dataset, index, &["mode"], add),
    }
    /// The groups of a classification that a function, or the functions of a body, fall into.
    Class {
        code: "class",
        fields: &["classes"],
        values: |_| CLASSES.iter().copied().map(FacetValue::Code).collect(),
        of_record: classes_of,
    }
    /// What happened: the kind of a change, or of the changes that a body took part in.
    Change {
        code: "change",
        fields: &[],
        values: |_| codes::<ChangeKind>().collect(),
        of_record: |loaded, index, add| {
            own_and_changes(&loaded.dataset, index).for_each(|change| codes_of(&loaded.dataset, change, &["kind"], &mut *add));
        },
    }
    /// How far it has come.
    Status {
        code: "status",
        fields: &["status"],
        values: |_| codes::<Status>().collect(),
        of_record: |loaded, index, add| {
            codes_of(&loaded.dataset, index, &["status"], add);
            if loaded.dataset.type_of(index) == RecordType::Agency {
                let changes = changes_of(&loaded.dataset, index).into_iter();
                changes.for_each(|change| codes_of(&loaded.dataset, change, &["status"], &mut *add));
            }
        },
    }
    /// The principles that a record belongs to: those of its measures too.
    Principle {
        code: "principle",
        fields: &["measure", "measures", "principle"],
        values: |dataset| dataset.indices_of(RecordType::Principle).map(FacetValue::Record).collect(),
        of_record: |loaded, index, add| principles_of(&loaded.dataset, index).into_iter().map(FacetValue::Record).for_each(add),
    }
    /// The measures that a record belongs to.
    Measure {
        code: "measure",
        fields: &["measure", "measures"],
        values: |dataset| dataset.indices_of(RecordType::Measure).map(FacetValue::Record).collect(),
        of_record: |loaded, index, add| measures_of(&loaded.dataset, index).into_iter().map(FacetValue::Record).for_each(add),
    }
    /// The places of a record and the places that these are part of.
    Place {
        code: "place",
        fields: &["places"],
        values: |dataset| dataset.indices_of(RecordType::Place).map(FacetValue::Record).collect(),
        of_record: |loaded, index, add| places_of(&loaded.dataset, index).map(FacetValue::Record).for_each(add),
    }
    /// The years of its dates and periods.
    Year {
        code: "year",
        fields: &DATE_FIELDS,
        values: |dataset| {
            let years: BTreeSet<u16> = periods(dataset).flat_map(years_of).collect();
            years.into_iter().map(FacetValue::Year).collect()
        },
        of_record: |loaded, index, add| {
            let dates = dates_of(loaded.dataset.record(index)).into_iter();
            dates.flat_map(|(_, period)| years_of(period)).map(FacetValue::Year).for_each(add);
        },
    }
    /// Its dates and periods: those that have a day in common with one that is asked for. They are not listed.
    Date {
        code: "date",
        fields: &DATE_FIELDS,
        values: |dataset| {
            let periods: BTreeSet<Period> = periods(dataset).collect();
            periods.into_iter().map(FacetValue::Period).collect()
        },
        of_record: |loaded, index, add| {
            let dates = dates_of(loaded.dataset.record(index)).into_iter();
            dates.map(|(_, period)| FacetValue::Period(period)).for_each(add);
        },
    }
    /// The types of record that mention it: figures, powers, functions held, changes.
    Has {
        code: "has",
        fields: &[],
        values: |_| RecordType::ALL.map(FacetValue::Type).into(),
        of_record: |loaded, index, add| {
            for link in loaded.dataset.incoming(index) {
                add(FacetValue::Type(link.holder));
                // A body has the functions that it holds, though it is a holding that says so.
                if (link.holder, link.field()) == (RecordType::Holding, "agency") {
                    add(FacetValue::Type(RecordType::Function));
                }
            }
        },
    }
    /// How exact the wording of a figure is.
    Qualifier {
        code: "qualifier",
        fields: &["qualifier"],
        values: |_| codes::<Qualifier>().collect(),
        of_record: |loaded, index, add| codes_of(&loaded.dataset, index, &["qualifier"], add),
    }
    /// What a reader must know of the record before taking it as simply stated.
    Mark {
        code: "mark",
        fields: &[],
        values: |_| MARKS.map(FacetValue::Code).into(),
        of_record: |loaded, index, add| marks_of(loaded.dataset.record(index)).into_iter().map(FacetValue::Code).for_each(add),
    }
    /// The fields that a reader may expect and the source does not state.
    NotStated {
        code: NOT_STATED,
        fields: &[],
        values: |_| all_fields(),
        of_record: |loaded, index, add| {
            not_stated(loaded.dataset.record(index)).into_iter().filter_map(field).for_each(add);
        },
    }
    /// The fields that the encoder concluded.
    Inferred {
        code: "inferred",
        fields: &[],
        values: |_| all_fields(),
        of_record: |loaded, index, add| given_fields(loaded.dataset.record(index), Basis::Inferred, |_| true, add),
    }
    /// The fields that the source states.
    Stated {
        code: "stated",
        fields: &[],
        values: |_| all_fields(),
        of_record: |loaded, index, add| {
            given_fields(loaded.dataset.record(index), Basis::Stated, |presence| presence == Presence::Expected, add);
        },
    }
    /// What became of its evidence.
    Evidence {
        code: "evidence",
        fields: &[],
        values: |_| Anchor::STATES.into_iter().chain([NO_EVIDENCE]).map(FacetValue::Code).collect(),
        of_record: |loaded, index, add| {
            let anchors = loaded.anchors.of(index);
            let none = anchors.is_empty().then_some(NO_EVIDENCE);
            anchors.iter().map(Anchor::state).chain(none).map(FacetValue::Code).for_each(add);
        },
    }
}

impl Facet {
    /// The name before the colon, such as `not-stated`. Its message key is `facet-` and this.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// The values that it can have, in the order in which lists show them.
    pub(super) fn values(self, dataset: &Dataset) -> Vec<FacetValue> {
        let not_stated = (!self.entry().fields.is_empty()).then_some(FacetValue::NotStated);
        (self.entry().values)(dataset).into_iter().chain(not_stated).collect()
    }

    /// Hands over the values that a record has, some of them perhaps more than once, or that it has none where it may have one.
    pub(super) fn of_record(self, loaded: &Loaded, index: RecordIndex, add: &mut dyn FnMut(FacetValue)) {
        let mut has_value = false;
        (self.entry().of_record)(loaded, index, &mut |value| {
            has_value = true;
            add(value);
        });
        if !has_value && self.may_have(&loaded.dataset, index) {
            add(FacetValue::NotStated);
        }
    }

    /// Whether a record might have a value, or stands for one that might.
    fn may_have(self, dataset: &Dataset, index: RecordIndex) -> bool {
        let record_type = dataset.type_of(index);
        let has_field = self.entry().fields.iter().any(|field| record_type.fields().contains(field));
        has_field && (self, record_type) != (Self::Kind, RecordType::Change) && !dataset.record(index).is_stub()
    }
}

/// That a record has no evidence.
const NO_EVIDENCE: Code = Code { code: "none", key: "evidence-none" };

/// What a reader must know of a record before taking it as simply stated.
const MARKS: [Code; 4] = [
    Code { code: "inferred", key: "basis-inferred" },
    Code { code: "proposed", key: "basis-proposed" },
    Code { code: "open", key: "mark-open" },
    Code { code: "range", key: "mark-range" },
];

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

/// Every field, each name once.
fn all_fields() -> Vec<FacetValue> {
    let mut fields: Vec<FacetValue> = Vec::new();
    for name in RecordType::ALL.into_iter().flat_map(RecordType::fields) {
        fields.extend(field(name).filter(|field| !fields.contains(field)));
    }
    fields
}

/// The fields of a record for which it gives an answer of one sort.
fn given_fields(record: &dyn Record, wanted: Basis, counts: fn(Presence) -> bool, add: Add) {
    record.visit(&mut |visited, value| {
        if counts(visited.presence) && value != Value::Absent && record.basis_of_given(visited.name) == wanted {
            field(visited.name).into_iter().for_each(&mut *add);
        }
    });
}

/// All values of a vocabulary.
fn codes<T: Vocabulary>() -> impl Iterator<Item = FacetValue> {
    T::ALL.iter().map(|value| FacetValue::Code(value.code()))
}

/// The record itself if it is a change, or else the changes that it took part in.
fn own_and_changes(dataset: &Dataset, index: RecordIndex) -> impl Iterator<Item = RecordIndex> {
    let is_change = dataset.type_of(index) == RecordType::Change;
    if is_change { vec![index] } else { changes_of(dataset, index) }.into_iter()
}

/// The groups of a function, or of the functions of a body.
fn classes_of(loaded: &Loaded, index: RecordIndex, add: Add) {
    let dataset = &loaded.dataset;
    let functions = match dataset.type_of(index) {
        RecordType::Function => vec![index],
        RecordType::Agency => functions_of(dataset, index).into_iter().map(|(function, _)| function).collect(),
        _ => Vec::new(),
    };
    for function in functions {
        let classes = &dataset.get::<Function>(function).classes;
        classes.iter().filter_map(Class::code).map(FacetValue::Code).for_each(&mut *add);
    }
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
