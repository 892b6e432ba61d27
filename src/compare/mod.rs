//! Two datasets beside each other: which of their records correspond, why, and in what they differ.
//!
//! Two versions of one dataset are compared by record id, two datasets by what says that their records are the same thing or correspond.
//! *Absent*: how a comparison looks.

mod candidates;
mod fields;
mod matches;
mod names;
mod places;
mod report;
mod versions;

use crate::load::Loaded;
use crate::model::{RecordIndex, RecordType};

pub use candidates::{Candidate, Likeness, candidates};
pub use matches::{Decision, Matches};
pub use report::{Cell, Report, ReportRow, View};

/// What is compared of functions beside their fields: who holds them, at which level, in which part, and how far that has come.
pub const HOLDERS: &str = "holders";

/// One of the two sides of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The dataset that was named first; of two versions the earlier one.
    Left,
    /// The other one.
    Right,
}

impl Side {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Left, Self::Right];
}

/// Why records of two datasets stand in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Two versions have the same id.
    Id,
    /// Two versions say the same under different ids.
    Content,
    /// An encoder says that they are the same (`same_as`).
    SameAs,
    /// An encoder says that they correspond (`counterpart`).
    Counterpart,
    /// A person says that they correspond.
    Accepted,
    /// Principles with the same code.
    PrincipleCode,
    /// Figures with the same variable.
    Variable,
    /// The same name, place apart, at the same level; no other record of either dataset has it.
    Name,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::Id,
        Self::Content,
        Self::SameAs,
        Self::Counterpart,
        Self::Accepted,
        Self::PrincipleCode,
        Self::Variable,
        Self::Name,
    ];

    /// The code used in JSON and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Content => "content",
            Self::SameAs => "same_as",
            Self::Counterpart => "counterpart",
            Self::Accepted => "accepted",
            Self::PrincipleCode => "principle_code",
            Self::Variable => "variable",
            Self::Name => "name",
        }
    }
}

/// How the two sides of a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Alike in every field that is compared.
    Same,
    /// Different in some field.
    Differs,
    /// Only the left dataset has it.
    OnlyLeft,
    /// Only the right dataset has it.
    OnlyRight,
    /// Figures that are not of one kind, or not of one time.
    NotComparable,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Same, Self::Differs, Self::OnlyLeft, Self::OnlyRight, Self::NotComparable];

    /// The code used in JSON, on the command line and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::OnlyLeft => "only_left",
            Self::OnlyRight => "only_right",
            Self::NotComparable => "not_comparable",
        }
    }
}

/// Records that correspond, or that have no counterpart on the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Their type.
    pub record_type: RecordType,
    /// The records of each side, in document order; at most one side has none.
    pub sides: [Vec<RecordIndex>; 2],
    /// Why they stand together; none where one side has none.
    pub reason: Option<Reason>,
    /// How they stand to each other.
    pub status: Status,
    /// The fields in which they differ, in the order of the schema, and of two versions what is said of the record as a whole.
    pub fields: Vec<&'static str>,
}

/// Two datasets beside each other.
pub struct Comparison<'a> {
    /// The two, left and right.
    pub sides: [&'a Loaded; 2],
    /// Whether they are versions of one dataset, compared by record id.
    pub are_versions: bool,
    /// The fields of the heads in which two versions differ.
    pub head: Vec<&'static str>,
    /// By type; within a type in the order of the left dataset, and last what only the right one has.
    pub rows: Vec<Row>,
}

impl<'a> Comparison<'a> {
    /// Compares two datasets: as versions where they have one id, or else as accounts of different places.
    pub fn new(left: &'a Loaded, right: &'a Loaded) -> Self {
        Self::with(left, right, &Matches::default())
    }

    /// The same with what a person has decided of likely matches, which only counts between two places.
    pub fn with(left: &'a Loaded, right: &'a Loaded, matches: &Matches) -> Self {
        let datasets = [&left.dataset, &right.dataset];
        let are_versions = left.dataset.head.id == right.dataset.head.id;
        let (head, rows) = if are_versions {
            (versions::head(datasets), versions::rows(datasets))
        } else {
            (Vec::new(), places::rows(datasets, matches))
        };
        Self { sides: [left, right], are_versions, head, rows }
    }

    /// Whether nothing is different.
    pub fn is_same(&self) -> bool {
        self.head.is_empty() && self.rows.iter().all(|row| row.status == Status::Same)
    }

    /// How many rows have a status.
    pub fn count(&self, status: Status) -> usize {
        self.rows.iter().filter(|row| row.status == status).count()
    }
}

impl Row {
    fn one_sided(side: Side, record_type: RecordType, record: RecordIndex) -> Self {
        let mut sides = [Vec::new(), Vec::new()];
        sides[side as usize].push(record);
        let status = if side == Side::Left { Status::OnlyLeft } else { Status::OnlyRight };
        Self { record_type, sides, reason: None, status, fields: Vec::new() }
    }

    fn paired(record_type: RecordType, sides: [Vec<RecordIndex>; 2], reason: Reason, fields: Vec<&'static str>) -> Self {
        let status = if fields.is_empty() { Status::Same } else { Status::Differs };
        Self { record_type, sides, reason: Some(reason), status, fields }
    }
}
