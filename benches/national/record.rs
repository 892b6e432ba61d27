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
        author: Some(text("虛構編纂處")),
        date: "2031-01-01".parse().ok(),
        licence: Some("CC0-1.0".into()),
        note: Some(text("由種子產生，沒有原文。")),
        evidence: evidence(0, "公報"),
        ..Source::new("gazette".into(), text("虛構公報彙編"))
    }
}

pub fn place(plan: Plan, number: u64) -> Place {
    Place {
        level: Some(names::level(number)),
        within: (number > 0).then(|| reference("place", (number - 1) / 12)),
        evidence: evidence(number, "轄區"),
        ..Place::new(id("place", number), text(names::place(plan, number)))
    }
}

pub fn principle(number: u64) -> Principle {
    let (code, name) = PRINCIPLES[number as usize];
    Principle { code: Some(code.into()), evidence: evidence(number, name), ..Principle::new(code.into(), text(name)) }
}

pub fn measure_record(number: u64) -> Measure {
    let (code, name) = PRINCIPLES[(number / MEASURES) as usize];
    Measure {
        principle: Some(code.into()),
        action: Some(text("把分散的職責收攏到一處。")),
        status: Some(Status::Done),
        evidence: evidence(number, "舉措"),
        ..Measure::new(id("measure", number), text(format!("{name}舉措{}", number % MEASURES + 1)))
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
        levels: Box::new([level]),
        kinds: (!number.is_multiple_of(4)).then(|| KINDS[plan.pick(number, Aspect::Other, 6) as usize]).into_iter().collect(),
        sphere: (!number.is_multiple_of(5)).then_some(Sphere::Government),
        places: Box::new([reference("place", seat)]),
        summary: Some(text(summary)),
        aliases: alias.into_iter().collect(),
        each: number % 50 == 7,
        measures: (number % 3 == 1).then(|| measure(plan, number)).into_iter().collect(),
        evidence: evidence(number, &name.chars().take(8).collect::<String>()),
        inferred: if number % 4 == 1 { Box::new(["levels".into()]) } else { Box::default() },
        ..Agency::new(agency_id(plan, number).as_str().into(), text(name))
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
        from,
        to,
        date: format!("{}-{:02}", 2020 + number % 10, 1 + number % 12).parse().ok().filter(|_| number.is_multiple_of(3)),
        status: Some(if number.is_multiple_of(9) { Status::Exploring } else { Status::Done }),
        functions: Box::new([reference("function", plan.pick(number, Aspect::Field, plan.functions()))]),
        measure: Some(measure(plan, number)),
        evidence: evidence(number, "調整機構"),
        ..Change::new(id("change", number), kind)
    }
}

pub fn function(number: u64) -> Function {
    Function { evidence: evidence(number, "職能"), ..Function::new(id("function", number), text(names::function(number))) }
}

pub fn holding(plan: Plan, number: u64) -> Holding {
    const VERBS: [Verb; 4] = [Verb::Strengthen, Verb::TransferIn, Verb::Assign, Verb::Perform];
    let agency = plan.pick(number, Aspect::Body, plan.agencies);
    Holding {
        verb: Some(VERBS[plan.pick(number, Aspect::Form, 4) as usize]),
        evidence: evidence(number, "承擔職能"),
        ..Holding::new(
            id("holding", number),
            agency_id(plan, agency).as_str().into(),
            reference("function", plan.pick(number, Aspect::Field, plan.functions())),
            if number.is_multiple_of(4) { Role::Leads } else { Role::Holds },
        )
    }
}

/// The first agency has many parts, other relations are between two at random.
pub fn relation(plan: Plan, number: u64) -> Relation {
    let to_first = number < plan.offices_of_first();
    let other = if to_first { 0 } else { plan.pick(number, Aspect::Body, plan.agencies) };
    let from = if to_first { number + 1 } else { other + 1 };
    Relation {
        evidence: evidence(number, "關係"),
        ..Relation::new(
            id("relation", number),
            if to_first { RelationKind::PartOf } else { RelationKind::Cooperates },
            party(plan, from),
            Box::new([party(plan, other)]),
        )
    }
}

pub fn metric(plan: Plan, number: u64) -> Metric {
    let (field, code) = FIELDS[number as usize % FIELDS.len()];
    let value = format!("{}.{}", 1 + plan.pick(number, Aspect::Value, 900), plan.pick(number, Aspect::Count, 10));
    Metric {
        unit: Some(text("件")),
        as_of: format!("{}", 2020 + number % 10).parse().ok(),
        subjects: Box::new([agency_id(plan, plan.pick(number, Aspect::Body, plan.agencies)).as_str().into()]),
        scale: Some(Scale::Wan),
        variable: Some(code.into()),
        measure: Some(measure(plan, number)),
        evidence: evidence(number, "萬件"),
        ..Metric::new(
            id("metric", number),
            text(format!("{field}辦件量")),
            value.parse().expect("digits with a point are a figure"),
            Statistic::Count,
            Qualifier::MoreThan,
            text(format!("逾{value}萬件")),
        )
    }
}
