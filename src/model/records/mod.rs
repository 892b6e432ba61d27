//! The fourteen types of record, each with its fields in the order in which a reader meets them.
//!
//! A field is `required` (a record without it cannot be read), `expected` (where it is absent the source does not state it,
//! which is shown) or `optional`. Every record also has an `id`, `evidence`, what it is the same as or corresponds to in
//! other datasets, the names of fields that the encoder `inferred` rather than read or that a drafter `proposed`, and the mark
//! `stub` for a record that an export mentions without containing it.
//! The standard term for each type is given after its name. Deliberately absent: the inverse of any reference.

mod fields;
mod parts;
mod record;
mod reference;

pub use fields::{Basis, Field, FieldValue, Presence, Value};
pub use parts::{Alias, Evidence, InForce, OutlineLine, Proposal, QUOTE_LIMIT, Rejection, Streak};
pub use record::{COMMON_FIELDS, Keep, Record, SectionReader, SectionVisitor, TypedRecord, not_stated};
pub use reference::{Any, Description, ExternalId, Id, Party, Ref, Target, is_well_formed};

use super::class::Class;
use super::figure::Figure;
use super::text::{Language, Text};
use super::time::{Date, Period};
use super::vocabulary::{
    AgencyKind, ChangeKind, Comparison, InstrumentKind, Level, MandateKind, PowerKind, PowerMode, Qualifier, RelationKind, Role,
    Scale, Sphere, Statistic, Status, Verb,
};
use record::records;
use schemars::JsonSchema;
use serde::ser::Error;
use serde::{Deserialize, Serialize, Serializer};
use thin_vec::ThinVec;

records! {
    /// One document, or one body of documents, that the dataset encodes (dct:BibliographicResource).
    Source "source" in sources titled title is ["dct:BibliographicResource"] {
        required {
            /// Its title; `inferred` where the document states none and the title is the encoder's.
            title: Text,
        }
        expected {
            /// The body that wrote it.
            author: Option<Text>,
            /// When it was published.
            date: Option<Date>,
            /// The licence of the document itself.
            licence: Option<Box<str>>,
        }
        optional {
            /// The language and script of the document.
            language: Option<Language>,
            /// What is peculiar about this copy.
            note: Option<Text>,
            /// The text file, relative to the dataset and inside its folder.
            file: Option<Box<str>>,
            /// Where it was published.
            address: Option<Box<str>>,
            /// SHA-256 of the text that the anchors were checked against, as 64 hexadecimal digits.
            sha256: Option<Box<str>>,
            /// When the rule that it lays down holds; only of laws, regulations and the like.
            in_force: Option<InForce>,
            /// One line of the encoder's own per paragraph.
            outline: Box<[OutlineLine]>,
        }
    }

    /// An area and the area above it (schema:AdministrativeArea).
    Place "place" in places titled name is ["schema:AdministrativeArea"] {
        required {
            /// Its name.
            name: Text,
        }
        expected {
            /// The level of government that administers it.
            level: Option<Level>,
        }
        optional {
            /// The area that it is part of.
            within: Option<Ref<Place>>,
            /// What there is to say about it.
            summary: Option<Text>,
        }
    }

    /// One guiding principle (skos:Concept). Their order in the file is their order in the document.
    Principle "principle" in principles titled name is ["skos:Concept"] {
        required {
            /// Its name.
            name: Text,
        }
        expected {
            /// The place of this principle in the reform.
            stance: Option<Text>,
        }
        optional {
            /// A code shared between datasets, such as `innovation`.
            code: Option<Box<str>>,
            /// What it answers to.
            mandates: Box<[Ref<Mandate>]>,
        }
    }

    /// One measure 改革舉措 under a principle, an 一是/二是 of the document (rico:Activity).
    Measure "measure" in measures titled title is ["rico:Activity"] {
        required {
            /// Its title.
            title: Text,
        }
        expected {
            /// 緣由: the problem, strategy or instruction behind it.
            motive: Option<Text>,
            /// 做法: what was done.
            action: Option<Text>,
            /// 目標: what it is meant to bring about.
            aim: Option<Text>,
            /// 成效: what came of it, as the source claims.
            result: Option<Text>,
        }
        optional {
            /// The principle under which the document lists it, if it lists its measures so.
            principle: Option<Ref<Principle>>,
            /// How far it has come.
            status: Option<Status>,
            /// What it answers to.
            mandates: Box<[Ref<Mandate>]>,
            /// Where it takes place, if not everywhere.
            places: Box<[Ref<Place>]>,
        }
    }

    /// One body, or a class of bodies (org:FormalOrganization, org:OrganizationalUnit).
    Agency "agency" in agencies titled name is ["org:Organization"] {
        required {
            /// Its name.
            name: Text,
        }
        expected {
            /// The level or levels of government at which it stands.
            levels: Box<[Level]>,
            /// What sort of body it is; several where the source allows alternatives.
            kinds: Box<[AgencyKind]>,
            /// Whose body it is.
            sphere: Option<Sphere>,
            /// The area it serves.
            places: Box<[Ref<Place>]>,
        }
        optional {
            /// What it is and does, in the encoder's words.
            summary: Option<Text>,
            /// Its other names; a nameplate 加掛牌子 is an alias, not a body.
            aliases: Box<[Alias]>,
            /// It stands for a body of its own in each place or unit concerned.
            each: bool,
            /// The source's list goes on with 等: there are more than those named.
            open: bool,
            /// The list of the functions that it holds goes on with 等: it holds more than those recorded.
            open_functions: bool,
            /// The measures in which it appears.
            measures: Box<[Ref<Measure>]>,
        }
    }

    /// One reform event (org:ChangeEvent, with a rico:AgentTemporalRelation per transferred function).
    Change "change" in changes is ["org:ChangeEvent"] {
        required {
            /// What happened.
            kind: ChangeKind,
        }
        expected {
            /// Who there was before, or who gave.
            from: Box<[Party]>,
            /// Who there is afterwards, or who received.
            to: Box<[Party]>,
            /// When it took effect.
            date: Option<Date>,
            /// How far it has come.
            status: Option<Status>,
        }
        optional {
            /// The functions that moved with it: only those of which the source says that they moved.
            functions: Box<[Ref<Function>]>,
            /// The list of the functions that moved goes on with 等.
            open_functions: bool,
            /// What happened, in the encoder's words.
            summary: Option<Text>,
            /// The measure it belongs to.
            measure: Option<Ref<Measure>>,
            /// Where it happened.
            places: Box<[Ref<Place>]>,
        }
    }

    /// A function 職能 as a concept that several bodies can hold (org:purpose, rico:Activity).
    Function "function" in functions titled name is ["rico:Activity", "skos:Concept"] {
        required {
            /// Its name.
            name: Text,
        }
        expected {}
        optional {
            /// What it comprises.
            summary: Option<Text>,
            /// The wider function it is part of.
            within: Option<Ref<Function>>,
            /// Groups of a published classification that it falls into. A class groups functions; it does not make two the same.
            classes: Box<[Class]>,
        }
    }

    /// A body holds a function 職能配置 (rico:PerformanceRelation).
    Holding "holding" in holdings is ["rico:PerformanceRelation"] {
        required {
            /// The body.
            agency: Ref<Agency>,
            /// The function.
            function: Ref<Function>,
            /// The part it plays.
            role: Role,
        }
        expected {
            /// The word with which the source gives it.
            verb: Option<Verb>,
        }
        optional {
            /// The measure it belongs to.
            measure: Option<Ref<Measure>>,
            /// How far it has come.
            status: Option<Status>,
        }
    }

    /// A power 權限 and its grant (rico:Mandate).
    Power "power" in powers titled name is ["rico:Mandate"] {
        required {
            /// The power.
            name: Text,
            /// Who holds it.
            holders: Box<[Party]>,
        }
        expected {
            /// Who granted it.
            grantor: Option<Party>,
            /// On what footing it is held.
            mode: Option<PowerMode>,
            /// What sort of power it is; several where one grant holds several.
            kinds: Box<[PowerKind]>,
        }
        optional {
            /// The levels of government between which it moved.
            levels: Box<[Level]>,
            /// The source's own reservation, such as 一定的.
            hedge: Option<Text>,
            /// The measure it belongs to.
            measure: Option<Ref<Measure>>,
            /// How far it has come.
            status: Option<Status>,
        }
    }

    /// A list, mechanism, platform, system or rule 制度工具 (near eli:LegalResource).
    Instrument "instrument" in instruments titled name is [] {
        required {
            /// Its name.
            name: Text,
            /// What sort of arrangement it is.
            kind: InstrumentKind,
        }
        expected {
            /// The bodies that it binds or that work through it.
            agencies: Box<[Ref<Agency>]>,
        }
        optional {
            /// What it does.
            summary: Option<Text>,
            /// The instrument it is part of.
            within: Option<Ref<Instrument>>,
            /// The measure it belongs to.
            measure: Option<Ref<Measure>>,
            /// How far it has come.
            status: Option<Status>,
        }
    }

    /// How two bodies stand to each other 機構關係 (org:linkedTo, org:subOrganizationOf).
    Relation "relation" in relations is ["rico:AgentToAgentRelation"] {
        required {
            /// The sort of relation; it tells which end is which.
            kind: RelationKind,
            /// The part, leader, guide or guest; either of two equals.
            from: Party,
            /// The other end or ends.
            to: Box<[Party]>,
        }
        expected {}
        optional {
            /// What it is about.
            about: Option<Text>,
            /// The measure it belongs to.
            measure: Option<Ref<Measure>>,
            /// How far it has come.
            status: Option<Status>,
        }
    }

    /// One observation 指標 (schema:Observation).
    Metric "metric" in metrics titled name is ["schema:Observation"] {
        required {
            /// What was observed.
            name: Text,
            /// The digits as worded, such as `"4.6"`; the value is computed from these and `scale`.
            value: Figure,
            /// What sort of figure it is.
            statistic: Statistic,
            /// How exact the wording is.
            qualifier: Qualifier,
            /// The figure as a reader should see it, with its qualifier.
            wording: Text,
        }
        expected {
            /// What is counted or measured in.
            unit: Option<Text>,
            /// The date at which it holds.
            as_of: Option<Date>,
            /// The period over which it was observed.
            period: Option<Period>,
            /// What it is about.
            subjects: Box<[Ref<Any>]>,
        }
        optional {
            /// The upper end, where the source gives a range of which `value` is the lower end; in the same scale and unit.
            upper: Option<Figure>,
            /// The power of ten in which it is worded.
            scale: Option<Scale>,
            /// A name shared by observations of the same thing, which may then be plotted together.
            variable: Option<Box<str>>,
            /// What a change or rate is measured against.
            comparison: Option<Comparison>,
            /// The period it is compared with, where the source names it.
            against: Option<Period>,
            /// The metric whose change or rate this is.
            of: Option<Ref<Metric>>,
            /// Among whom a rank holds.
            scope: Option<Text>,
            /// How long a rank has been held.
            streak: Option<Streak>,
            /// What a reader must know to read it rightly.
            note: Option<Text>,
            /// Who claims it, where this is not the source's author.
            claimant: Option<Text>,
            /// The area it is about.
            places: Box<[Ref<Place>]>,
            /// The measure under which the source lists it, which need not have caused it.
            measure: Option<Ref<Measure>>,
        }
    }

    /// A coined term 術語 and its gloss (skos:Concept).
    Term "term" in terms titled name is ["skos:Concept"] {
        required {
            /// The term.
            name: Text,
            /// What it means here.
            gloss: Text,
        }
        expected {}
        optional {
            /// The records that it concerns.
            about: Box<[Ref<Any>]>,
        }
    }

    /// An instruction, strategy or law that asked for the reform 依據 (rico:Mandate).
    Mandate "mandate" in mandates titled name is ["rico:Mandate"] {
        required {
            /// What it is called here.
            name: Text,
        }
        expected {
            /// What sort of request it is.
            kind: Option<MandateKind>,
            /// Who gave it.
            giver: Option<Text>,
            /// When it was given.
            date: Option<Date>,
        }
        optional {
            /// What it asks for.
            summary: Option<Text>,
        }
    }
}
