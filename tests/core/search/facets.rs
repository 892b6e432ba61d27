//! What constraints let pass, and what is counted.

use super::{DATASETS, Shipped, ask, asked, chengdu, ids};
use reform_explorer::load::Loaded;
use reform_explorer::model::{Agency, AgencyKind, Basis, Change, ChangeKind, Level, RecordIndex, RecordType};
use reform_explorer::query::{Facet, FacetValue, Findings, Query, changes_of, constraint, functions_of, principles_of};
use std::collections::BTreeSet;

#[test]
fn constraints_mean_what_they_say() {
    type Passes = fn(&Loaded, RecordIndex) -> bool;
    let is = |record_type| move |loaded: &Loaded, record| loaded.dataset.type_of(record) == record_type;
    let agency_levels = |loaded: &Loaded, record: RecordIndex, level: Level| {
        let dataset = &loaded.dataset;
        dataset.type_of(record) == RecordType::Agency && dataset.get::<Agency>(record).levels.contains(&level)
    };
    let passes = |shipped: &Shipped, query: &str, expected: &dyn Fn(&Loaded, RecordIndex) -> bool| {
        let expected: Vec<RecordIndex> =
            shipped.loaded.dataset.indices().filter(|record| expected(&shipped.loaded, *record)).collect();
        assert_eq!(ids(shipped, &asked(shipped, query).records), ids(shipped, &expected), "{query}");
        expected.len()
    };
    for shipped in DATASETS.iter() {
        for query in
            ["level:municipal type:agency", "層級:市級 类型:机构", "Level:Municipal type:agencies", "type:AGENCY 层级：市级"]
        {
            passes(shipped, query, &|loaded, record| agency_levels(loaded, record, Level::Municipal));
        }
        let either = |loaded: &Loaded, record: RecordIndex| {
            [Level::Municipal, Level::District].into_iter().any(|level| agency_levels(loaded, record, level))
        };
        passes(shipped, "level:municipal,district type:agency", &either);
        passes(shipped, "level:municipal level:district type:agency", &either);
        passes(shipped, "-level:municipal,district type:agency", &|loaded, record| {
            is(RecordType::Agency)(loaded, record) && !either(loaded, record)
        });
        let undated: Passes = |loaded, record| {
            loaded.dataset.type_of(record) == RecordType::Change
                && loaded.dataset.record(record).basis("date") == Basis::NotStated
        };
        assert!(passes(shipped, "not-stated:date type:change", &undated) > 0);
        passes(shipped, "原文未載:生效日期 type:change", &undated);
        let powers: Passes = |loaded, record| loaded.dataset.incoming(record).iter().any(|link| link.holder == RecordType::Power);
        assert!(passes(shipped, "has:power", &powers) > 0);
        passes(shipped, "has:powers", &powers);
        passes(shipped, "has:權限", &powers);
        passes(shipped, "has:figures", &|loaded, record| {
            loaded.dataset.incoming(record).iter().any(|link| link.holder == RecordType::Metric)
        });
        let holds: Passes = |loaded, record| {
            loaded.dataset.type_of(record) == RecordType::Agency && !functions_of(&loaded.dataset, record).is_empty()
        };
        assert!(passes(shipped, "has:function type:agency", &holds) > 0);
        passes(shipped, "has:functions type:agency", &holds);
        let changed: Passes = |loaded, record| {
            let dataset = &loaded.dataset;
            changes_of(dataset, record)
                .into_iter()
                .chain((dataset.type_of(record) == RecordType::Change).then_some(record))
                .any(|change| dataset.get::<Change>(change).kind == ChangeKind::Merge)
        };
        assert!(passes(shipped, "change:merge", &changed) > 0);
        passes(shipped, "change:整合组建", &changed);
        passes(shipped, "evidence:unverified", &|loaded, record| !loaded.dataset.record(record).evidence().is_empty());
        passes(shipped, "evidence:none", &|loaded, record| loaded.dataset.record(record).evidence().is_empty());
        assert!(
            passes(shipped, "inferred:places", &|loaded, record| {
                loaded.dataset.record(record).basis("places") == Basis::Inferred
            }) > 0
        );
        passes(shipped, "level:not-stated type:agency", &|loaded, record| {
            let dataset = &loaded.dataset;
            is(RecordType::Agency)(loaded, record) && dataset.get::<Agency>(record).levels.is_empty()
        });
        passes(shipped, "層級:原文未載 type:agency", &|loaded, record| {
            is(RecordType::Agency)(loaded, record) && loaded.dataset.record(record).basis("levels") == Basis::NotStated
        });
        let dated = |loaded: &Loaded, record: RecordIndex| {
            let record = loaded.dataset.record(record);
            ["date", "as_of", "period"].into_iter().any(|field| record.basis(field) != Basis::NotStated)
        };
        passes(shipped, "-year:not-stated type:change,metric,source,mandate", &|loaded, record| {
            let dated_types = [RecordType::Change, RecordType::Metric, RecordType::Source, RecordType::Mandate];
            dated_types.contains(&loaded.dataset.type_of(record)) && dated(loaded, record)
        });
        passes(shipped, "date:0001..9999", &dated);
        passes(shipped, "-date:..9999", &|loaded, record| !dated(loaded, record));
        passes(shipped, "level:nowhere", &|_, _| false);
        passes(shipped, "-level:nowhere", &|_, _| true);
        passes(shipped, "level:nowhere,municipal type:agency", &|loaded, record| agency_levels(loaded, record, Level::Municipal));
    }
    // What is in Chengdu is in Sichuan as well.
    let within = |place: &str| asked(chengdu(), &format!("place:{place}")).records.into_iter().collect::<BTreeSet<_>>();
    assert!(within("chengdu").is_subset(&within("四川省")) && within("chengdu").len() > 10);
    assert_eq!(within("成都市"), within("Chengdu"));
    let shared_offices = |loaded: &Loaded, record: RecordIndex| {
        let dataset = &loaded.dataset;
        let offices = [AgencyKind::GrassrootsOffice, AgencyKind::EnforcementTeam];
        dataset.type_of(record) == RecordType::Agency
            && dataset.get::<Agency>(record).kinds.iter().any(|kind| offices.contains(kind))
            && principles_of(dataset, record).contains(&dataset.find("sharing").expect("there is such a principle"))
    };
    assert!(passes(chengdu(), "principle:共享 kind:基层办事机构,enforcement_team", &shared_offices) > 0);
    let meant = asked(chengdu(), "level:市級 level:nowhere kind:list 層級:乡镇 kind:事").meant;
    let meant: Vec<_> = meant.iter().map(|value| value.map(|value| value.code(&chengdu().loaded.dataset))).collect();
    let meant: Vec<Option<&str>> = meant.iter().map(Option::as_deref).collect();
    assert_eq!(meant, [Some("municipal"), None, Some("list"), Some("township"), Some("public_institution")]);
}

#[test]
fn a_scope_leaves_other_types_out_but_counts_them() {
    let query = Query::parse("經");
    let (all, scoped) = (ask(chengdu(), query.clone(), None), ask(chengdu(), query, Some(RecordType::Agency)));
    let dataset = &chengdu().loaded.dataset;
    let agencies: Vec<RecordIndex> =
        all.records.iter().copied().filter(|record| dataset.type_of(*record) == RecordType::Agency).collect();
    assert_eq!(scoped.records, agencies);
    let values = |findings: &Findings, facet: Facet| {
        let counts = findings.facets.iter().find(|counts| counts.facet == facet).expect("every facet is counted");
        counts.values.clone()
    };
    assert_eq!(values(&all, Facet::Type), values(&scoped, Facet::Type));
    let fields = values(&scoped, Facet::NotStated);
    assert!(fields.iter().all(|field| matches!(field.value, FacetValue::Field(RecordType::Agency, _))), "{fields:?}");
    // What no agency can have is not listed, unless it is asked for.
    let asked = ask(chengdu(), Query::parse("kind:list"), Some(RecordType::Agency));
    let kinds: Vec<(String, usize)> =
        values(&asked, Facet::Kind).iter().map(|kind| (kind.value.code(dataset).into_owned(), kind.count)).collect();
    assert!(kinds.contains(&("list".to_owned(), 0)) && !kinds.iter().any(|(code, _)| code == "platform"), "{kinds:?}");
}

#[test]
fn a_value_that_is_asked_for_is_the_one_that_is_listed() {
    for scope in RecordType::ALL {
        let fields = ask(chengdu(), Query::default(), Some(scope)).facets;
        for counts in fields.iter().filter(|counts| matches!(counts.facet, Facet::NotStated | Facet::Inferred | Facet::Stated)) {
            for value in &counts.values {
                let asked = Query {
                    constraints: vec![constraint(&chengdu().loaded.dataset, counts.facet, value.value)],
                    ..Query::default()
                };
                let findings = ask(chengdu(), asked, Some(scope));
                assert_eq!(findings.meant, [Some(value.value)], "{scope:?} {:?}", counts.facet);
                assert_eq!(findings.records.len(), value.count, "{scope:?} {:?}", counts.facet);
            }
        }
    }
}
