//! What can be wrong with a dataset: each defect with what was found and expected, its stable code, and how bad it is.
//!
//! A defect is one cause. What only follows from another defect is not told; see `consequences`.

use super::flaw::{Flaw, Form, Obstacle};
use super::place::Location;
use crate::evidence::Near;
use crate::model::{ChangeKind, Date, Language, Period, Qualifier, RecordType};

/// Whether a problem spoils the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data is wrong or incomplete.
    Error,
    /// The data can be used as it is.
    Warning,
}

/// How many bodies a side of a change can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// None.
    Nobody,
    /// One.
    One,
    /// Two or more.
    Several,
}

macro_rules! defects {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($(#[$of_field:meta])* $field:ident: $type:ty,)+ })? $(($only:ty))? = $code:literal $severity:ident,
    )+) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Defect {
            $($(#[$doc])* $name $({ $($(#[$of_field])* $field: $type,)+ })? $(($only))?,)+
        }

        impl Defect {
            /// Every code, in the order in which they are documented.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code under which the defect is documented and worded.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)+ }
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)+ }
            }
        }
    };
}

defects! {
    /// The text is neither RON nor JSON.
    Syntax(Flaw) = "syntax" Error,
    /// A value does not have the form that its field needs.
    WrongValue(Form) = "wrong-value" Error,
    /// A whole number or the value of a figure that is no such number.
    WrongNumber {
        /// The value as written.
        written: String,
        /// Whether it is a figure, whose digits stand in quotation marks.
        is_figure: bool,
    } = "wrong-number" Error,
    /// A date that is not written as one or that no calendar has, as written.
    WrongDate(String) = "wrong-date" Error,
    /// A period that ends before it begins, as written.
    ReversedPeriod(String) = "reversed-period" Error,
    /// A rule that ceases to hold before it begins to.
    ReversedValidity {
        /// The first day on which it is said to hold.
        from: Date,
        /// The last.
        until: Date,
    } = "reversed-validity" Error,
    /// A field that this type of record does not have.
    UnknownField {
        /// Its name as written.
        name: String,
        /// The field that may have been meant.
        nearest: Option<String>,
        /// Whether the record cannot be read because the field that was meant is required and missing.
        is_required: bool,
    } = "unknown-field" Error,
    /// A field that the record cannot do without.
    MissingField(String) = "missing-field" Error,
    /// A field that its struct already has.
    DuplicateField {
        /// Its name.
        name: String,
        /// Where it stands first.
        first: Location,
    } = "duplicate-field" Error,
    /// A code that is not in the vocabulary.
    UnknownCode {
        /// The code as written.
        found: String,
        /// The code that may have been meant.
        nearest: Option<String>,
        /// Every code of the vocabulary.
        allowed: Vec<String>,
    } = "unknown-code" Error,
    /// A character in a text that no one can see and no text needs.
    ControlCharacter {
        /// The field of the text.
        field: &'static str,
        /// The character.
        character: char,
    } = "control-character" Error,
    /// The schema version is not the one that this program reads.
    WrongSchema(String) = "wrong-schema" Error,
    /// A section that occurs a second time.
    DuplicateSection(String) = "duplicate-section" Error,
    /// An id with other characters than lower-case letters, digits and hyphens.
    MalformedId(String) = "malformed-id" Error,
    /// An id that an earlier record has.
    DuplicateId {
        /// The id.
        id: String,
        /// Where the earlier record is.
        first: Location,
    } = "duplicate-id" Error,
    /// A reference to a record that does not exist.
    DanglingReference {
        /// The id as written.
        id: String,
        /// The id that may have been meant.
        nearest: Option<String>,
    } = "dangling-reference" Error,
    /// A reference to a record of a type that the field does not allow.
    WrongTarget {
        /// The id as written.
        id: String,
        /// The type that it has.
        found: RecordType,
        /// The type that it should have.
        expected: RecordType,
    } = "wrong-target" Error,
    /// A record of another dataset that is not written as `dataset/id`.
    MalformedExternalId(String) = "malformed-external-id" Error,
    /// A record that is said to be the same as, or the counterpart of, one of its own dataset.
    InternalLink(String) = "internal-link" Error,
    /// Two records of the dataset that are said to be the same as one record elsewhere.
    MergedRecords {
        /// The record elsewhere.
        target: String,
        /// The id of the earlier record.
        other: String,
    } = "merged-records" Error,
    /// A group that no known classification has.
    UnknownClass {
        /// The group as written.
        found: String,
        /// The group that may have been meant.
        nearest: Option<String>,
    } = "unknown-class" Error,
    /// Records that are part of one another in a circle.
    Cycle {
        /// The field, or the kind of relation, that makes each part of the next.
        field: &'static str,
        /// The ids of the records, in the order of the file.
        members: Vec<String>,
    } = "cycle" Error,
    /// A side of a change has another number of bodies than its kind allows.
    ContradictoryChange {
        /// What the change is said to be.
        kind: ChangeKind,
        /// The field of the side.
        side: &'static str,
        /// What the kind allows.
        expected: Bodies,
    } = "contradictory-change" Warning,
    /// A body that stands on both sides of what takes two.
    SameBody(String) = "same-body" Warning,
    /// A function that a change moves to a body of which the same measure says that it was strengthened there.
    NotMoved {
        /// The id of the function.
        function: String,
        /// The id of the holding.
        holding: String,
    } = "not-moved" Warning,
    /// Two metrics of one variable that cannot be compared.
    MixedVariable {
        /// The variable.
        variable: String,
        /// The id of the earlier metric.
        other: String,
        /// The field in which they differ.
        field: &'static str,
    } = "mixed-variable" Error,
    /// A rate in a unit that is no ratio.
    WrongUnit(String) = "wrong-unit" Warning,
    /// A rank with a power of ten.
    ScaledRank = "scaled-rank" Warning,
    /// A range whose upper end is not above its lower end.
    ReversedRange = "reversed-range" Error,
    /// A qualifier other than the one that the wording has.
    QualifierConflict {
        /// The word beside the number.
        mark: String,
        /// The qualifier that it stands for.
        expected: Qualifier,
    } = "qualifier-conflict" Warning,
    /// A figure that is compared with a period after its own.
    ReversedComparison {
        /// The period that it is compared with.
        against: Period,
        /// The end of its own time.
        end: Date,
    } = "reversed-comparison" Warning,
    /// A paragraph or occurrence of 0, where counting begins with 1; the field.
    ZeroPosition(&'static str) = "zero-position" Error,
    /// A quote without words.
    EmptyQuote = "empty-quote" Error,
    /// A quote with more than the permitted number of characters.
    LongQuote(usize) = "long-quote" Error,
    /// A record, or the head, is longer than this program reads, which is so many bytes.
    LongRecord(usize) = "long-record" Error,
    /// `inferred` or `field` names a field that the record does not have or does not give.
    NoSuchField {
        /// The name as written.
        name: String,
        /// The field that may have been meant.
        nearest: Option<String>,
    } = "no-such-field" Error,
    /// The record has no evidence.
    NoEvidence = "no-evidence" Warning,
    /// A text that still is what a draft has where its author has to write; the field.
    UnwrittenText(&'static str) = "unwritten-text" Warning,
    /// Texts without a language that the dataset speaks.
    MissingTranslation {
        /// The languages that are missing.
        languages: Vec<Language>,
        /// The fields that lack one of them.
        fields: Vec<&'static str>,
    } = "missing-translation" Warning,
    /// A record that says nothing by itself and that no other mentions.
    UnusedRecord(RecordType) = "unused-record" Warning,
    /// A quote that stands in another paragraph of the source.
    MovedAnchor {
        /// The id of the source.
        source: Box<str>,
        /// The quote.
        quote: String,
        /// The paragraph that the evidence names.
        stated: u32,
        /// The paragraph in which it stands.
        found: u32,
    } = "moved-anchor" Warning,
    /// Quotes that all stand the same number of paragraphs away from where they are said to stand.
    ShiftedAnchors {
        /// How many.
        count: usize,
        /// The first paragraph that their evidence names.
        from: u32,
        /// How many paragraphs further on they stand; further back where it is negative.
        by: i64,
    } = "shifted-anchors" Warning,
    /// A quote that does not stand in the source.
    LostAnchor {
        /// The quote.
        quote: String,
        /// The paragraph that the evidence names.
        stated: u32,
        /// What the source has that is nearly the quote.
        near: Option<Near>,
    } = "lost-anchor" Error,
    /// A quote that stands in several places, of which the evidence does not name one.
    AmbiguousAnchor {
        /// The quote.
        quote: String,
        /// How many times it occurs.
        times: usize,
    } = "ambiguous-anchor" Error,
    /// The words with which a passage should end do not follow its quote.
    LostPassageEnd {
        /// The words.
        end: String,
        /// What the source has that nearly is these words.
        near: Option<Near>,
    } = "lost-passage-end" Error,
    /// A fingerprint that is not 64 hexadecimal digits, as written.
    MalformedFingerprint(String) = "malformed-sha256" Error,
    /// The text at hand is not the one that the anchors were checked against; the SHA-256 that it has.
    SourceDiffers(String) = "source-differs" Warning,
    /// The path of a source leads out of the dataset's folder.
    SourceOutside(String) = "source-outside" Error,
    /// The text that a source names cannot be read, so that no quote was looked for in it.
    SourceUnread {
        /// Its path.
        path: String,
        /// What stands in the way.
        obstacle: Obstacle,
    } = "source-unread" Warning,
}

impl Defect {
    /// What was probably meant, if that can be told.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownField { nearest, .. }
            | Self::UnknownClass { nearest, .. }
            | Self::UnknownCode { nearest, .. }
            | Self::DanglingReference { nearest, .. }
            | Self::NoSuchField { nearest, .. } => nearest.as_deref(),
            Self::LostAnchor { near: Some(near), .. } | Self::LostPassageEnd { near: Some(near), .. } => Some(&near.words),
            _ => None,
        }
    }
}
