//! Search and facets on the datasets that come with the program.

mod facets;
mod phrases;
mod properties;
mod typing;

use crate::common::{SHIPPED, read};
use reform_explorer::load::Loaded;
use reform_explorer::model::{Language, RecordIndex, RecordType, Value};
use reform_explorer::query::{Class, Findings, Index, Query, Request, find, found, functions_of};
use reform_explorer::words::Words;
use std::collections::BTreeSet;
use std::sync::LazyLock;

struct Shipped {
    loaded: Loaded,
    index: Index,
    /// The texts of each record, as an independent walk over its fields finds them, folded.
    texts: Vec<Vec<String>>,
}

static DATASETS: LazyLock<[Shipped; 2]> = LazyLock::new(|| {
    SHIPPED.map(|(_, text)| {
        let loaded = read(text);
        let index = Index::new(&loaded);
        let texts = loaded.dataset.indices().map(|record| texts(&loaded, record)).collect();
        Shipped { loaded, index, texts }
    })
});

fn chengdu() -> &'static Shipped {
    &DATASETS[0]
}

/// Every text of a record, as written.
fn texts(loaded: &Loaded, record: RecordIndex) -> Vec<String> {
    let dataset = &loaded.dataset;
    let mut texts = vec![dataset.record(record).id().to_string()];
    let mut add = |value: Value| {
        let text = match value {
            Value::Text(text) => text,
            Value::Described(described) => &described.text,
            Value::Alias(alias) => &alias.name,
            Value::Outline(line) => &line.text,
            Value::Plain(text) => return texts.push(text.to_owned()),
            Value::Class(class) => return texts.push(class.as_str().to_owned()),
            Value::External(id) => return texts.push(id.as_str().to_owned()),
            Value::Figure(figure) => return texts.push(figure.worded().to_owned()),
            _ => return,
        };
        texts.extend(text.all(dataset.head.language).map(|reading| reading.text.to_owned()));
    };
    dataset.record(record).visit(&mut |_, value| add(value));
    if dataset.type_of(record) == RecordType::Agency {
        for (function, _) in functions_of(dataset, record) {
            dataset.record(function).visit(&mut |field, value| {
                if field.name == "name" {
                    add(value);
                }
            });
        }
    }
    texts.extend(dataset.record(record).evidence().iter().map(|passage| passage.quote.to_string()));
    texts
}

fn ask(shipped: &Shipped, query: Query, scope: Option<RecordType>) -> Findings {
    let request = Request { query, scope };
    find(&shipped.loaded, &shipped.index, &request, &mut |_| panic!("a small dataset is searched at once"), &|| false)
        .expect("nobody cancels")
}

fn asked(shipped: &Shipped, text: &str) -> Findings {
    ask(shipped, Query::parse(text), None)
}

fn ids(shipped: &Shipped, records: &[RecordIndex]) -> Vec<String> {
    records.iter().map(|record| shipped.loaded.dataset.record(*record).id().to_string()).collect()
}

/// The ids of the records of one type that are found, best first.
fn best(shipped: &Shipped, findings: &Findings, record_type: RecordType) -> Vec<String> {
    let group = findings.groups.iter().find(|group| group.record_type == record_type);
    let hits = group.map(|group| group.hits.iter().map(|hit| hit.record).collect::<Vec<_>>()).unwrap_or_default();
    ids(shipped, &hits)
}

#[test]
fn the_examples_are_found() {
    let trade = ["2,123.3", "2123.3億", "2,123.3亿", "212.33 billion", "212.33bn", "２１２３．３", "212,330,000,000"];
    let firms = ["46,000", "4.6万", "4.6 萬", "4.6萬餘", "四萬六", "四万六千", "46000", "46 thousand"];
    let commission = ["新经济", "新經濟", "xjj", "xinjingji", "xinjj", "shixinjingjifzwyh", "NEW ECONOMY", "ｎｅｗ　economy"];
    let cases = trade.map(|query| (query, "metric-foreign-trade")).into_iter();
    let cases = cases.chain(firms.map(|query| (query, "metric-new-economy-firms")));
    let cases = cases.chain(commission.map(|query| (query, "new-economy-commission")));
    for (query, expected) in cases.chain([
        ("社", "community-commissions"),
        ("szw", "community-commissions"),
        ("四", "named-divisions-of-departments"),
        ("±5", "five-offices-of-townships"),
    ]) {
        let findings = asked(chengdu(), query);
        assert!(ids(chengdu(), &findings.records).iter().any(|id| id == expected), "{query}: {:?}", findings.records);
        assert!(findings.complete && findings.nearest.is_empty());
    }
    for (query, other) in [
        ("\"xjj\"", "new-economy-commission"),
        ("新经济 -commission", "new-economy-commission"),
        ("新经济 -xjj", "new-economy-commission"),
        ("\"四萬六\"", "metric-new-economy-firms"),
        ("46,000 -4.6万", "metric-new-economy-firms"),
        ("新经济 公園城市", "new-economy-commission"),
    ] {
        let findings = asked(chengdu(), query);
        assert!(ids(chengdu(), &findings.records).iter().all(|id| id != other), "{query}");
    }
}

#[test]
fn names_come_before_aliases_functions_and_texts() {
    for query in ["社治委", "新经济", "委", "s", "審批", "治理 社區"] {
        let findings = asked(chengdu(), query);
        let groups: Vec<Option<Class>> = findings.groups.iter().map(|group| group.hits[0].class).collect();
        assert!(groups.is_sorted(), "{query}: {groups:?}");
        for group in &findings.groups {
            assert!(group.hits.iter().map(|hit| hit.class).is_sorted(), "{query}");
            assert!(group.hits.iter().all(|hit| chengdu().loaded.dataset.type_of(hit.record) == group.record_type));
        }
        let grouped: BTreeSet<RecordIndex> = findings.groups.iter().flat_map(|group| &group.hits).map(|hit| hit.record).collect();
        assert!(findings.records.is_sorted() && grouped.into_iter().eq(findings.records.iter().copied()), "{query}");
    }
    let class = |query: &str, id: &str| {
        let findings = asked(chengdu(), query);
        let mut hits = findings.groups.iter().flat_map(|group| &group.hits);
        hits.find(|hit| chengdu().loaded.dataset.record(hit.record).id().as_str() == id).and_then(|hit| hit.class)
    };
    for (query, id, expected) in [
        ("新经济", "new-economy-commission", Class::Name),
        ("社治委", "community-commissions", Class::Alias),
        ("新經濟發展戰略研究", "new-economy-commission", Class::Function),
        ("泛稱", "functional-departments", Class::Text),
        ("泛稱 functional", "functional-departments", Class::Name),
        ("functional-departments", "functional-departments", Class::Text),
    ] {
        assert_eq!(class(query, id), Some(expected), "{query} {id}");
    }
    // A name that is the term comes first, then those that begin with it; a name of the same sound comes last.
    assert_eq!(best(chengdu(), &asked(chengdu(), "新經濟"), RecordType::Term)[0], "term-new-economy");
    assert_eq!(best(chengdu(), &asked(chengdu(), "chengdu"), RecordType::Place)[0], "chengdu");
    assert_eq!(asked(chengdu(), "level:municipal").groups[0].hits[0].class, None);
}

#[test]
fn the_text_that_was_found_is_shown() {
    let dataset = &chengdu().loaded.dataset;
    let shown = |query: &str, id: &str, language: Language| {
        let query = Query::parse(query);
        let findings = ask(chengdu(), query.clone(), None);
        let mut hits = findings.groups.iter().flat_map(|group| &group.hits);
        let hit = hits.find(|hit| dataset.record(hit.record).id().as_str() == id).expect("it is found");
        let found = found(&Words::new(language), dataset, &query, hit).expect("there is a text");
        let marked: Vec<String> = found.marks.iter().map(|mark| found.text[mark.clone()].to_owned()).collect();
        (found.field, found.text, marked)
    };
    let cases = [
        ("2123.3億", "metric-foreign-trade", Language::En, "wording", "212.33 billion yuan", "212.33 billion"),
        ("2,123.3", "metric-foreign-trade", Language::Hant, "wording", "2,123.3億元", "2,123.3"),
        ("四萬六", "metric-new-economy-firms", Language::Hans, "wording", "4.6万余户", "4.6万余"),
        ("新经济", "new-economy-commission", Language::Hans, "name", "市新经济发展委员会", "新经济"),
        ("新经济", "new-economy-commission", Language::En, "name", "市新經濟發展委員會", "新經濟"),
        ("xjj", "new-economy-commission", Language::Hant, "name", "市新經濟發展委員會", "新經濟"),
        ("社治委", "community-commissions", Language::Hant, "aliases", "社治委", "社治委"),
        ("新經濟發展戰略研究", "new-economy-commission", Language::Hant, "function", "新經濟發展戰略研究", "新經濟發展戰略研究"),
    ];
    for (query, id, language, field, text, marked) in cases {
        assert_eq!(shown(query, id, language), (field, text.to_owned(), vec![marked.to_owned()]), "{query}");
    }
}

#[test]
fn near_names_are_offered_where_nothing_is_found() {
    let offered = |query: &str| {
        let findings = asked(chengdu(), query);
        assert!(findings.records.is_empty(), "{query}");
        ids(chengdu(), &findings.nearest)
    };
    assert!(offered("新經際發展").contains(&"new-economy-commission".to_owned()));
    assert!(offered("Chegndu").contains(&"chengdu".to_owned()));
    assert!(offered("社治為").contains(&"community-commissions".to_owned()));
    assert!(offered("qqqq").is_empty() && offered("level:nowhere").is_empty());
    let scoped = ask(chengdu(), Query::parse("Chegndu"), Some(RecordType::Agency));
    assert!(!scoped.nearest.is_empty());
    assert!(scoped.nearest.iter().all(|record| chengdu().loaded.dataset.type_of(*record) == RecordType::Agency));
}

#[test]
fn a_large_dataset_shows_something_first_and_can_be_cancelled() {
    let gloss = "新經濟發展".repeat(100);
    let record = |number: usize| format!("(id: \"t{number}\", name: \"名{number}\", gloss: \"{gloss}{}\"),\n", number % 7);
    let records: String = (0..6000).map(record).collect();
    let loaded = read(&format!("(schema: 1, id: \"d\", title: \"d\", terms: [{records}])"));
    let index = Index::new(&loaded);
    let request = Request { query: Query::parse("\"發展3\" -名1"), scope: None };
    let mut first = Vec::new();
    let findings = find(&loaded, &index, &request, &mut |findings| first.push(findings), &|| false).expect("nobody cancels");
    let expected: Vec<RecordIndex> = loaded
        .dataset
        .indices()
        .filter(|record| record.position() % 7 == 3 && !record.position().to_string().starts_with('1'))
        .collect();
    assert_eq!(findings.records, expected);
    assert!(findings.complete && first.len() == 1 && !first[0].complete);
    assert!(first[0].records.len() >= 200 && expected.starts_with(&first[0].records) && first[0].records.len() < expected.len());
    let calls = std::cell::Cell::new(0);
    let after = |limit: usize| {
        calls.set(0);
        let cancelled = || {
            calls.set(calls.get() + 1);
            calls.get() > limit
        };
        find(&loaded, &index, &request, &mut |_| {}, &cancelled).is_none()
    };
    assert!((0..4).all(after), "cancelled at once and in the midst");
}
