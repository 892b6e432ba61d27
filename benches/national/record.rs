//! Each type of record, from its number.

use super::books::{Books, COMMON, RARE};
use super::names::{self, FIELDS};
use super::{Aspect, Plan};
use reform_explorer::model::{
    Agency, AgencyKind, Alias, AliasKind, Change, ChangeKind, Evidence, Function, Holding, Id, Measure, Metric, Party, Place,
    Principle, Qualifier, Ref, Relation, RelationKind, Role, Scale, Source, Sphere, Statistic, Status, Text, Verb,
};

/// How many measures there are under each of the five principles.
pub const MEASURES: u64 = 8;

const PRINCIPLES: [(&str, &str); 5] =
    [("innovation", "創新"), ("coordination", "協調"), ("green", "綠色"), ("openness", "開放"), ("sharing", "共享")];

fn text(text: impl AsRef<str>) -> Text {
    text.as_ref().into()
}

fn id(kind: &str, number: u64) -> Id {
    format!("{kind}-{number}").as_str().into()
}

fn reference<T>(kind: &str, number: u64) -> Ref<T> {
    format!("{kind}-{number}").as_str().into()
}

fn agency_id(plan: Plan, number: u64) -> String {
    format!("{}-{number}", FIELDS[names::field(plan, number)].1)
}

fn party(plan: Plan, number: u64) -> Party {
    Party::Agency(agency_id(plan, number % plan.agencies.max(1)).as_str().into())
}

/// One quote of a few characters, the same number of records to each paragraph.
fn evidence(number: u64, quote: &str) -> Box<[Evidence]> {
    Box::new([Evidence { p: 1 + (number / 40) as u32, quote: quote.into(), nth: None, to: None, field: None, source: None }])
}

fn measure(plan: Plan, number: u64) -> Ref<Measure> {
    reference("measure", plan.pick(number, Aspect::Other, 5 * MEASURES))
}

pub fn source() -> Source {
    Source {
        id: "gazette".into(),
        title: text("虛構公報彙編"),
        author: Some(text("虛構編纂處")),
        date: "2031-01-01".parse().ok(),
        licence: Some("CC0-1.0".into()),
        language: None,
        note: Some(text("由種子產生，沒有原文。")),
        file: None,
        address: None,
        sha256: None,
        outline: Box::default(),
        evidence: evidence(0, "公報"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn place(plan: Plan, number: u64) -> Place {
    Place {
        id: id("place", number),
        name: text(names::place(plan, number)),
        level: Some(names::level(number)),
        within: (number > 0).then(|| reference("place", (number - 1) / 12)),
        summary: None,
        evidence: evidence(number, "轄區"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn principle(number: u64) -> Principle {
    let (code, name) = PRINCIPLES[number as usize];
    Principle {
        id: code.into(),
        name: text(name),
        stance: None,
        code: Some(code.into()),
        mandates: Box::default(),
        evidence: evidence(number, name),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn measure_record(number: u64) -> Measure {
    let (code, name) = PRINCIPLES[(number / MEASURES) as usize];
    Measure {
        id: id("measure", number),
        principle: code.into(),
        title: text(format!("{name}舉措{}", number % MEASURES + 1)),
        motive: None,
        action: Some(text("把分散的職責收攏到一處。")),
        aim: None,
        result: None,
        status: Some(Status::Done),
        mandates: Box::default(),
        places: Box::default(),
        evidence: evidence(number, "舉措"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn agency(plan: Plan, number: u64, books: &mut Books) -> Agency {
    const KINDS: [AgencyKind; 6] = [
        AgencyKind::GovernmentDepartment,
        AgencyKind::PublicInstitution,
        AgencyKind::DispatchedBody,
        AgencyKind::ServiceCentre,
        AgencyKind::EnforcementTeam,
        AgencyKind::GrassrootsOffice,
    ];
    let seat = names::seat(plan, number);
    let level = names::level(seat);
    books.note_level(level);
    let (field, _) = FIELDS[names::field(plan, number)];
    let mut summary = format!("統籌轄內{field}事務，負責第{}片區的日常工作", plan.pick(number, Aspect::Count, 9000));
    if number.is_multiple_of(3) {
        summary.push_str("，設有辦事");
        summary.push_str(COMMON);
        books.note_word(COMMON);
    }
    if plan.pick(number, Aspect::Rarity, 500) == 0 {
        summary.push_str("，兼管");
        summary.push_str(RARE);
        books.note_word(RARE);
    }
    let name = names::agency(plan, number);
    let alias = (number % 7 == 1).then(|| Alias { name: text(format!("{field}{number}號")), kind: AliasKind::Short });
    Agency {
        id: agency_id(plan, number).as_str().into(),
        levels: Box::new([level]),
        kinds: (!number.is_multiple_of(4)).then(|| KINDS[plan.pick(number, Aspect::Other, 6) as usize]).into_iter().collect(),
        sphere: (!number.is_multiple_of(5)).then_some(Sphere::Government),
        places: Box::new([reference("place", seat)]),
        summary: Some(text(summary)),
        aliases: alias.into_iter().collect(),
        each: number % 50 == 7,
        open: false,
        measures: (number % 3 == 1).then(|| measure(plan, number)).into_iter().collect(),
        evidence: evidence(number, &name.chars().take(8).collect::<String>()),
        name: text(name),
        inferred: if number % 4 == 1 { Box::new(["levels".into()]) } else { Box::default() },
        stub: false,
    }
}

pub fn change(plan: Plan, number: u64) -> Change {
    let body = |aspect| party(plan, plan.pick(number, aspect, plan.agencies));
    let (kind, from, to): (_, Box<[Party]>, Box<[Party]>) = match plan.pick(number, Aspect::Form, 4) {
        0 => (ChangeKind::Establish, Box::default(), Box::new([body(Aspect::Body)])),
        1 => (ChangeKind::Abolish, Box::new([body(Aspect::Body)]), Box::default()),
        2 => (ChangeKind::Adjust, Box::default(), Box::new([body(Aspect::Body)])),
        _ => {
            let giver = plan.pick(number, Aspect::Body, plan.agencies);
            (ChangeKind::TransferFunctions, Box::new([party(plan, giver)]), Box::new([party(plan, giver + 1)]))
        }
    };
    Change {
        id: id("change", number),
        kind,
        from,
        to,
        date: format!("{}-{:02}", 2020 + number % 10, 1 + number % 12).parse().ok().filter(|_| number.is_multiple_of(3)),
        status: Some(if number.is_multiple_of(9) { Status::Exploring } else { Status::Done }),
        functions: Box::new([reference("function", plan.pick(number, Aspect::Field, plan.functions()))]),
        summary: None,
        measure: Some(measure(plan, number)),
        places: Box::default(),
        evidence: evidence(number, "調整機構"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn function(number: u64) -> Function {
    Function {
        id: id("function", number),
        name: text(names::function(number)),
        summary: None,
        within: None,
        evidence: evidence(number, "職能"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn holding(plan: Plan, number: u64) -> Holding {
    const VERBS: [Verb; 4] = [Verb::Strengthen, Verb::TransferIn, Verb::Assign, Verb::Perform];
    let agency = plan.pick(number, Aspect::Body, plan.agencies);
    Holding {
        id: id("holding", number),
        agency: agency_id(plan, agency).as_str().into(),
        function: reference("function", plan.pick(number, Aspect::Field, plan.functions())),
        role: if number.is_multiple_of(4) { Role::Leads } else { Role::Holds },
        verb: Some(VERBS[plan.pick(number, Aspect::Form, 4) as usize]),
        measure: None,
        status: None,
        evidence: evidence(number, "承擔職能"),
        inferred: Box::default(),
        stub: false,
    }
}

/// The first agency has many parts, other relations are between two at random.
pub fn relation(plan: Plan, number: u64) -> Relation {
    let to_first = number < plan.offices_of_first();
    let other = if to_first { 0 } else { plan.pick(number, Aspect::Body, plan.agencies) };
    let from = if to_first { number + 1 } else { other + 1 };
    Relation {
        id: id("relation", number),
        kind: if to_first { RelationKind::PartOf } else { RelationKind::Cooperates },
        from: party(plan, from),
        to: Box::new([party(plan, other)]),
        about: None,
        measure: None,
        status: None,
        evidence: evidence(number, "關係"),
        inferred: Box::default(),
        stub: false,
    }
}

pub fn metric(plan: Plan, number: u64) -> Metric {
    let (field, code) = FIELDS[number as usize % FIELDS.len()];
    let value = format!("{}.{}", 1 + plan.pick(number, Aspect::Value, 900), plan.pick(number, Aspect::Count, 10));
    Metric {
        id: id("metric", number),
        name: text(format!("{field}辦件量")),
        wording: text(format!("逾{value}萬件")),
        value: value.parse().expect("digits with a point are a figure"),
        statistic: Statistic::Count,
        qualifier: Qualifier::MoreThan,
        unit: Some(text("件")),
        as_of: format!("{}", 2020 + number % 10).parse().ok(),
        period: None,
        subjects: Box::new([agency_id(plan, plan.pick(number, Aspect::Body, plan.agencies)).as_str().into()]),
        scale: Some(Scale::Wan),
        variable: Some(code.into()),
        comparison: None,
        against: None,
        of: None,
        scope: None,
        streak: None,
        note: None,
        claimant: None,
        places: Box::default(),
        measure: Some(measure(plan, number)),
        evidence: evidence(number, "萬件"),
        inferred: Box::default(),
        stub: false,
    }
}
