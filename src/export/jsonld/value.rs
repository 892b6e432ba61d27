//! The values of fields as JSON-LD values.

use super::address::Addresses;
use crate::model::{Date, Description, Id, Language, Period, Text, Value, Vocabulary};
use serde_json::{Map, Value as Json, json};

/// What values are written with.
pub(super) struct Values<'a> {
    pub(super) addresses: &'a Addresses,
    /// The language of plain strings.
    pub(super) language: Language,
}

impl Values<'_> {
    /// A reference to a record.
    pub(super) fn link(&self, id: &Id) -> Json {
        json!({ "@id": self.addresses.record(id) })
    }

    /// A party that is not a record.
    pub(super) fn described(&self, description: &Description) -> Json {
        let among: Vec<Json> = description.among.iter().map(|reference| self.link(&reference.id)).collect();
        object([
            ("@type", Some("reform:Description".into())),
            ("dct:description", Some(texts(&description.text, self.language))),
            ("reform:count", description.count.map(Json::from)),
            ("reform:qualifier", description.qualifier.map(|qualifier| code(qualifier.code().key))),
            ("reform:among", (!among.is_empty()).then_some(among.into())),
            ("reform:open", description.open.then_some(true.into())),
        ])
    }

    /// Any value of a field; nothing where it is absent.
    pub(super) fn any(&self, value: Value) -> Option<Json> {
        Some(match value {
            Value::Absent => return None,
            Value::Text(text) => texts(text, self.language),
            Value::Code(value) => code(value.key),
            Value::Plain(text) => text.into(),
            Value::Link(id, _) => self.link(id),
            Value::Described(description) => self.described(description),
            Value::Figure(figure) => figure.worded().into(),
            Value::Number(number) => number.into(),
            Value::Holds => true.into(),
            Value::Date(day) => date(day),
            Value::Period(span) => period(span),
            Value::Streak(streak) => json!({ "reform:count": streak.count, "reform:unit": code(streak.unit.code().key) }),
            Value::Alias(alias) => {
                json!({ "reform:kind": code(alias.kind.code().key), "reform:name": texts(&alias.name, self.language) })
            }
            Value::Outline(line) => object([
                ("reform:p", Some(line.p.into())),
                ("reform:text", Some(texts(&line.text, self.language))),
                ("reform:heading", line.heading.map(Json::from)),
            ]),
            Value::InForce(rule) => object([
                ("eli:first_date_entry_in_force", rule.from.map(date)),
                ("eli:date_no_longer_in_force", rule.until.map(date)),
                ("eli:version", rule.version.as_ref().map(|version| texts(version, self.language))),
                ("reform:amendment", rule.amendment.map(|amendment| code(amendment.code().key))),
            ]),
            Value::Class(class) => class.code().map_or_else(|| class.as_str().into(), |class| code(class.key)),
            Value::External(id) => json!({ "@id": Addresses::external(id) }),
        })
    }
}

/// A text in every language that its author gave, each with its tag (BCP 47).
pub(super) fn texts(text: &Text, default: Language) -> Json {
    let tagged = |reading: crate::model::Reading| json!({ "@value": reading.text, "@language": reading.language.tag() });
    text.all(default).map(tagged).collect()
}

/// A value of a vocabulary, by its message key.
pub(super) fn code(key: &str) -> Json {
    json!({ "@id": format!("reform:{key}") })
}

/// A date with the type of its exactness (XML Schema 1.1 part 2, sections 3.3.9 to 3.3.11).
pub(super) fn date(date: Date) -> Json {
    let kind = match (date.month, date.day) {
        (None, _) => "xsd:gYear",
        (Some(_), None) => "xsd:gYearMonth",
        (Some(_), Some(_)) => "xsd:date",
    };
    json!({ "@value": date.to_string(), "@type": kind })
}

/// A period with both its ends (DCAT 3, section 6.14).
fn period(period: Period) -> Json {
    json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": date(period.from), "dcat:endDate": date(period.to) })
}

/// A licence by its name: whether it is an address or an SPDX identifier, a dataset does not say.
pub(super) fn licence(name: &str) -> Json {
    json!({ "@type": "dct:LicenseDocument", "rdfs:label": name })
}

/// An author of whom no more than the name is known.
pub(super) fn agent(name: &Text, default: Language) -> Json {
    json!({ "@type": "dct:Agent", "skos:prefLabel": texts(name, default) })
}

/// An object of those parts that are there.
pub(super) fn object<const N: usize>(parts: [(&str, Option<Json>); N]) -> Json {
    parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<String, Json>>().into()
}
