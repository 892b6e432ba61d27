//! Linked data holds everything that the records hold.

use super::{exported, subsets};
use crate::common::{SHIPPED, read};
use reform_explorer::export::Format;
use reform_explorer::model::{Dataset, Language, RecordIndex, Value as FieldValue, not_stated};
use serde_json::Value;
use std::collections::HashMap;

/// The nodes of a document by their ids.
fn nodes(text: &str) -> HashMap<String, Value> {
    let document: Value = serde_json::from_str(text).expect("JSON");
    assert!(document["@context"].is_object(), "the context is in the document");
    let graph = document["@graph"].as_array().expect("a graph").clone();
    let count = graph.len();
    let nodes: HashMap<String, Value> =
        graph.into_iter().map(|node| (node["@id"].as_str().expect("a name").to_owned(), node)).collect();
    assert_eq!(nodes.len(), count, "no two nodes have one name");
    nodes
}

/// Every string and number in a value, those in names of properties aside.
fn leaves(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(parts) => parts.values().for_each(|part| leaves(part, into)),
        Value::Array(parts) => parts.iter().for_each(|part| leaves(part, into)),
        Value::String(text) => into.push(text.clone()),
        other => into.push(other.to_string()),
    }
}

/// What has to be found somewhere in the node of a record that has this value.
fn traces(dataset: &Dataset, value: FieldValue) -> Vec<String> {
    let texts = |text: &reform_explorer::model::Text| {
        text.all(dataset.head.language).flat_map(|reading| [reading.text.to_owned(), reading.language.tag().to_owned()]).collect()
    };
    match value {
        FieldValue::Absent => Vec::new(),
        FieldValue::Text(text) => texts(text),
        FieldValue::Code(code) => vec![format!("reform:{}", code.key)],
        FieldValue::Plain(text) if ["hant", "hans", "en"].contains(&text) => vec!["zh-Hant".to_owned()],
        FieldValue::Plain(text) => vec![text.to_owned()],
        FieldValue::Link(id, _) => vec![format!("urn:reform-explorer:{}:{id}", dataset.head.id)],
        FieldValue::Described(described) => {
            let mut found: Vec<String> = texts(&described.text);
            found.extend(described.count.map(|count| count.to_string()));
            found.extend(described.among.iter().map(|one| format!("urn:reform-explorer:{}:{}", dataset.head.id, one.id)));
            found
        }
        FieldValue::Figure(figure) => vec![figure.worded().to_owned()],
        FieldValue::Number(number) => vec![number.to_string()],
        FieldValue::Holds => vec!["true".to_owned()],
        FieldValue::Date(date) => vec![date.to_string()],
        FieldValue::Period(period) => vec![period.from.to_string(), period.to.to_string()],
        FieldValue::Streak(streak) => vec![streak.count.to_string()],
        FieldValue::Alias(alias) => texts(&alias.name),
        FieldValue::Outline(line) => {
            texts(&line.text).into_iter().chain([line.p.to_string()]).chain(line.heading.map(|depth| depth.to_string())).collect()
        }
        FieldValue::InForce(rule) => {
            let days = [rule.from, rule.until].into_iter().flatten().map(|day| day.to_string());
            days.chain(rule.version.iter().flat_map(texts)).collect::<Vec<String>>()
        }
        FieldValue::Class(class) => class.code().map(|class| format!("reform:{}", class.key)).into_iter().collect(),
        FieldValue::External(id) => vec![format!("urn:reform-explorer:{}", id.as_str().replace('/', ":"))],
    }
}

fn check(name: &str, dataset: &Dataset, chosen: Vec<RecordIndex>) {
    let nodes = nodes(&exported(dataset, chosen.clone(), Format::JsonLd, Language::En));
    for index in chosen {
        let record = dataset.record(index);
        let address = format!("urn:reform-explorer:{}:{}", dataset.head.id, record.id());
        let node = &nodes[&address];
        let mut found = Vec::new();
        leaves(node, &mut found);
        record.visit(&mut |field, value| {
            for trace in traces(dataset, value) {
                assert!(found.contains(&trace), "{name}: {}.{}: {trace}", record.id(), field.name);
            }
        });
        let own = format!("reform:{:?}", record.record_type());
        assert!(node["@type"].as_array().is_some_and(|types| types.contains(&own.into())), "{node}");
        let listed = |property: &str| node[property].as_array().map_or(0, Vec::len);
        assert_eq!(listed("reform:inferred"), record.inferred().len(), "{address}");
        assert_eq!(listed("reform:notStated"), not_stated(record).len(), "{address}");
        for (number, passage) in (1..).zip(record.evidence()) {
            let annotation = &nodes[&format!("{address}#evidence-{number}")];
            let selector = &annotation["oa:hasTarget"]["oa:hasSelector"];
            assert_eq!(annotation["oa:hasBody"]["@id"], address.as_str());
            assert_eq!(selector["reform:p"], passage.p);
            assert_eq!(selector["oa:refinedBy"]["oa:exact"], *passage.quote);
            assert_eq!(selector["oa:refinedBy"]["reform:to"].as_str(), passage.to.as_deref());
            assert_eq!(selector["oa:refinedBy"]["reform:nth"].as_u64(), passage.nth.map(u64::from));
            assert_eq!(annotation["reform:field"].as_str(), passage.field.as_deref());
        }
    }
}

#[test]
fn nothing_of_a_record_is_lost() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for chosen in subsets(&dataset) {
            check(name, &dataset, chosen);
        }
    }
}

#[test]
fn every_term_of_our_own_is_named_in_three_languages() {
    for (_, text) in SHIPPED {
        let dataset = read(text).dataset;
        let exported = exported(&dataset, dataset.indices().collect(), Format::JsonLd, Language::En);
        let nodes = nodes(&exported);
        let mut found = Vec::new();
        nodes.values().for_each(|node| leaves(node, &mut found));
        let terms: Vec<&String> = found.iter().filter(|leaf| leaf.starts_with("reform:")).collect();
        assert!(terms.len() > 100);
        for term in terms.into_iter().filter(|term| !["reform:Description", "reform:ParagraphSelector"].contains(&term.as_str()))
        {
            let node = nodes.get(term).unwrap_or_else(|| panic!("{term} has no node"));
            let names = [&node["skos:prefLabel"], &node["rdfs:label"]];
            assert!(term == "reform:" || names.iter().any(|names| names.as_array().is_some_and(|all| all.len() == 3)), "{node}");
        }
    }
}

#[test]
fn events_and_relations_are_told_in_standard_terms() {
    let dataset = read(reform_explorer::load::EXAMPLE_TOWN).dataset;
    let nodes = nodes(&exported(&dataset, dataset.indices().collect(), Format::JsonLd, Language::En));
    let at = |id: &str, pointer: &str| {
        let node = &nodes[&format!("urn:reform-explorer:example-town:{id}")];
        let found = node.pointer(pointer).unwrap_or_else(|| panic!("{id} {pointer}: {node:#}"));
        found.as_str().map_or_else(|| found.to_string(), |text| text.replace("urn:reform-explorer:example-town:", ""))
    };
    for (id, pointer, expected) in [
        ("merge-river-office", "/org:originalOrganization/1/@id", "fisheries-station"),
        ("merge-river-office", "/org:resultingOrganization/0/@id", "river-office"),
        ("merge-river-office", "/org:resultingOrganization/0/org:changedBy/@id", "merge-river-office"),
        ("merge-river-office", "/dct:date/@type", "xsd:gYearMonth"),
        ("transfer-gauging", "/reform:transfer/0/rico:relationHasSource/0/@id", "county-water-bureau"),
        ("transfer-gauging", "/reform:transfer/0/rico:relationHasTarget/0/@id", "river-office"),
        ("transfer-gauging", "/reform:transfer/0/reform:function/@id", "river-gauging"),
        ("transfer-gauging", "/reform:party/0/org:changedBy/@id", "transfer-gauging"),
        ("two-offices-in-town-government", "/rico:relationHasSource/1/org:subOrganizationOf/0/@id", "town-government"),
        ("commission-leads-river-office", "/rico:relationHasSource/0/org:linkedTo/0/@id", "river-office"),
        ("hold-river-gauging", "/rico:relationHasTarget/org:purpose/@id", "river-gauging"),
        ("visits-2022", "/schema:value/@value", "23000"),
        ("waiting-time-2023", "/schema:value/@value", "-11"),
        ("visits-2022", "/reform:value", "2.3"),
        ("weed-fourth-quarter", "/dct:temporal/dcat:endDate/@value", "2023-12"),
        ("stall-permits", "/reform:levels/@list/0/@id", "reform:level-district"),
        ("market-office", "/@type/0", "org:OrganizationalUnit"),
        ("bus-attendants", "/@type/0", "org:Post"),
        ("river-chiefs-meeting", "/@type/0", "org:FormalOrganization"),
        ("general-office", "/@type/0", "org:Organization"),
        ("daily-bank-upkeep", "/skos:broader/@id", "bank-upkeep"),
        ("merge-bus-company", "/reform:from/reform:among/0/@id", "upper-sample-fleet"),
    ] {
        assert_eq!(at(id, pointer), expected, "{id} {pointer}");
    }
    let transfer = &nodes["urn:reform-explorer:example-town:transfer-gauging"];
    assert!(transfer["org:originalOrganization"].is_null(), "a transfer makes no body out of another");
}
