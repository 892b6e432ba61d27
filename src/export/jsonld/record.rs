//! A record as a node: its fields one by one, and what the standards of the field say of it beyond them.

use super::value::{Values, licence};
use super::vocabulary::{Used, class, property};
use crate::model::{
    Agency, AgencyKind, Change, ChangeKind, Figure, Holding, Id, Metric, Party, Record, RecordType, Relation, RelationKind,
    Scale, Source, Value, Vocabulary, not_stated,
};
use serde_json::{Map, Value as Json, json};
use std::any::Any;

/// The node of a record, the `position`-th of its type, counted from 1.
pub(super) fn node(record: &dyn Record, position: usize, values: &Values, used: &mut Used) -> Json {
    let record_type = record.record_type();
    used.record_type(record_type);
    let mut node = Map::new();
    node.insert("@id".to_owned(), values.addresses.record(record.id()).into());
    node.insert("dct:identifier".to_owned(), record.id().as_str().into());
    node.insert("reform:dataset".to_owned(), json!({ "@id": values.addresses.dataset() }));
    node.insert("reform:position".to_owned(), position.into());
    fields(record, values, used, &mut node);
    let names = |fields: Vec<&str>| (!fields.is_empty()).then(|| Json::from(fields));
    let marked = |fields: &[Box<str>]| names(fields.iter().map(|field| &**field).collect());
    let proposed = record.proposed().map(|proposal| {
        used.code(proposal.confidence.code());
        json!({ "reform:rule": proposal.rule, "reform:confidence": super::value::code(proposal.confidence.code().key) })
    });
    for (name, value) in [
        ("reform:inferred", marked(record.inferred())),
        ("reform:notStated", names(not_stated(record))),
        ("reform:proposed", proposed),
        ("reform:proposedFields", marked(record.proposed_fields())),
        ("reform:stub", record.is_stub().then(|| Json::from(true))),
    ] {
        node.extend(value.map(|value| (name.to_owned(), value)));
    }
    let mut types = standard_types(record);
    types.push(class(record_type));
    node.insert("@type".to_owned(), types.into());
    let record: &dyn Any = record;
    if let Some(change) = record.downcast_ref::<Change>() {
        self::change(change, values, &mut node);
    } else if let Some(holding) = record.downcast_ref::<Holding>() {
        self::holding(holding, values, &mut node);
    } else if let Some(relation) = record.downcast_ref::<Relation>() {
        self::relation(relation, values, &mut node);
    } else if let Some(metric) = record.downcast_ref::<Metric>() {
        self::metric(metric, &mut node);
    } else if let Some(agency) = record.downcast_ref::<Agency>() {
        let names: Vec<Json> = agency.aliases.iter().map(|alias| super::value::texts(&alias.name, values.language)).collect();
        node.extend((!names.is_empty()).then(|| ("skos:altLabel".to_owned(), flat(names))));
    } else if let Some(source) = record.downcast_ref::<Source>() {
        self::source(source, values, &mut node);
    }
    node.into()
}

/// Every field that is given, under its property.
fn fields(record: &dyn Record, values: &Values, used: &mut Used, node: &mut Map<String, Json>) {
    let record_type = record.record_type();
    let mut found: Vec<(&str, Json)> = Vec::new();
    let mut among = 0;
    record.visit(&mut |field, value| {
        if let Value::Code(code) = value {
            used.code(code);
        }
        used_within(value, used);
        if among > 0 {
            // The bodies named among a group are visited right after it, and stand in its description.
            among -= 1;
        } else if let Some(json) = values.any(value) {
            found.push((field.name, json));
        }
        if let Value::Described(description) = value {
            among = description.among.len();
        }
    });
    for (field, value) in found {
        let property = property(record_type, field);
        let ordered = (record_type, field) == (RecordType::Power, "levels");
        match node.get_mut(&property) {
            Some(Json::Array(values)) if ordered => values.push(value),
            Some(earlier) => *earlier = flat([earlier.take(), value]),
            None => drop(node.insert(property, if ordered { json!([value]) } else { value })),
        }
    }
    if record_type == RecordType::Power {
        // The level that gives stands first, and triples have no order of their own.
        let property = property(record_type, "levels");
        if let Some(levels) = node.get_mut(&property) {
            *levels = json!({ "@list": levels.take() });
        }
    }
}

/// Notes the codes that stand within other values.
fn used_within(value: Value, used: &mut Used) {
    match value {
        Value::Described(description) => description.qualifier.iter().for_each(|qualifier| used.code(qualifier.code())),
        Value::Streak(streak) => used.code(streak.unit.code()),
        Value::Alias(alias) => used.code(alias.kind.code()),
        Value::InForce(rule) => rule.amendment.iter().for_each(|amendment| used.code(amendment.code())),
        Value::Class(class) => class.code().into_iter().for_each(|class| used.code(class)),
        _ => {}
    }
}

/// Values, and those of lists among them, as one list.
fn flat(values: impl IntoIterator<Item = Json>) -> Json {
    let each = values.into_iter().flat_map(|value| match value {
        Json::Array(several) => several,
        one => vec![one],
    });
    each.collect()
}

/// The classes of published vocabularies that a record belongs to, none where none fits.
fn standard_types(record: &dyn Record) -> Vec<String> {
    let told_by_kind = (record as &dyn Any).downcast_ref::<Agency>().map(agency_types).filter(|types| !types.is_empty());
    told_by_kind.unwrap_or_else(|| record.record_type().classes().iter().map(|name| (*name).to_owned()).collect())
}

/// W3C ORG tells parts of a larger body (organizational unit) from those recognised outside of it (formal organization), and
/// both from posts. A body whose kind is not stated is an organization and no more.
fn agency_types(agency: &Agency) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    for kind in &agency.kinds {
        let name = match kind {
            AgencyKind::InternalDivision | AgencyKind::DispatchedBody | AgencyKind::DispatchedOrgan => "org:OrganizationalUnit",
            AgencyKind::Role => "org:Post",
            _ => "org:FormalOrganization",
        };
        if !types.iter().any(|known| known == name) {
            types.push(name.to_owned());
        }
    }
    types
}

/// The bodies on record among parties, those of described groups included.
fn bodies(parties: &[Party]) -> Vec<&Id> {
    let mut ids = Vec::new();
    for party in parties {
        match party {
            Party::Agency(reference) => ids.push(&reference.id),
            Party::Described(description) => ids.extend(description.among.iter().map(|reference| &reference.id)),
        }
    }
    ids
}

fn change(change: &Change, values: &Values, node: &mut Map<String, Json>) {
    use ChangeKind::{Abolish, Absorb, Convert, Establish, Merge, Reconstitute, Rename, Split};
    let itself = values.link(&change.id);
    let changed = |id: &Id| json!({ "@id": values.addresses.record(id), "org:changedBy": itself });
    let [from, to] = [bodies(&change.from), bodies(&change.to)];
    // Only these events make one body out of another; after a transfer both are what they were.
    let makes = matches!(change.kind, Establish | Merge | Absorb | Reconstitute | Convert | Rename | Split | Abolish);
    let [before, after] = if makes { ["org:originalOrganization", "org:resultingOrganization"] } else { ["reform:party"; 2] };
    for (name, bodies) in [(before, &from), (after, &to)] {
        let nodes: Vec<Json> = node.remove(name).into_iter().chain(bodies.iter().map(|id| changed(id))).collect();
        if !nodes.is_empty() {
            node.insert(name.to_owned(), flat(nodes));
        }
    }
    let transfers = change.functions.iter().map(|function| {
        let ends = |ids: &[&Id]| -> Json { ids.iter().map(|id| values.link(id)).collect() };
        json!({
            "@id": values.addresses.part(&change.id, "transfer", function.id.as_str()),
            "@type": "rico:AgentTemporalRelation",
            "rico:relationHasSource": ends(&from),
            "rico:relationHasTarget": ends(&to),
            "reform:function": values.link(&function.id),
        })
    });
    if !change.functions.is_empty() {
        node.insert("reform:transfer".to_owned(), transfers.collect());
    }
}

/// RiC-O leads from the activity to the agent that performs it; W3C ORG from the body to its purpose.
fn holding(holding: &Holding, values: &Values, node: &mut Map<String, Json>) {
    let function = values.link(&holding.function.id);
    let agency = json!({ "@id": values.addresses.record(&holding.agency.id), "org:purpose": function });
    node.insert("rico:relationHasSource".to_owned(), function);
    node.insert("rico:relationHasTarget".to_owned(), agency);
}

fn relation(relation: &Relation, values: &Values, node: &mut Map<String, Json>) {
    let property = if relation.kind == RelationKind::PartOf { "org:subOrganizationOf" } else { "org:linkedTo" };
    let to: Vec<Json> = bodies(&relation.to).into_iter().map(|id| values.link(id)).collect();
    let from = bodies(std::slice::from_ref(&relation.from)).into_iter();
    let linked = |id: &Id| {
        let mut body = json!({ "@id": values.addresses.record(id) });
        if !to.is_empty() {
            body[property] = to.clone().into();
        }
        body
    };
    node.insert("rico:relationHasSource".to_owned(), from.map(linked).collect());
    node.insert("rico:relationHasTarget".to_owned(), to.clone().into());
}

/// The exact value as a decimal number beside the digits as worded. A metric without a scale is worded at scale one.
fn metric(metric: &Metric, node: &mut Map<String, Json>) {
    let scale = metric.scale.unwrap_or(Scale::One);
    let decimal = |figure: &Figure| json!({ "@value": figure.normalised(scale).to_string(), "@type": "xsd:decimal" });
    node.insert("schema:value".to_owned(), decimal(&metric.value));
    if let Some(upper) = &metric.upper {
        node.insert("schema:minValue".to_owned(), decimal(&metric.value));
        node.insert("schema:maxValue".to_owned(), decimal(upper));
    }
}

fn source(source: &Source, values: &Values, node: &mut Map<String, Json>) {
    let author = source.author.as_ref().map(|author| super::value::agent(author, values.language));
    let address = source.address.as_ref().map(|address| json!({ "@value": address, "@type": "xsd:anyURI" }));
    let language = source.language.map(|language| Json::from(language.tag()));
    for (name, value) in [
        ("dct:creator", author),
        ("dct:license", source.licence.as_deref().map(licence)),
        ("schema:url", address),
        ("dct:language", language),
    ] {
        node.extend(value.map(|value| (name.to_owned(), value)));
    }
}
