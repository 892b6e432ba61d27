//! Properties that hold for any piece of any text: search finds what a search without tricks finds, marks stand where the term
//! stands, and counts are what would pass.

use super::{DATASETS, Shipped, ask, asked};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use reform_explorer::fold::fold;
use reform_explorer::model::{Date, Language, Period, RecordIndex, RecordType, Value};
use reform_explorer::query::{Constraint, Facet, Findings, Query, Term, constraint, found, marks};
use reform_explorer::words::{self, Words};

/// The records that hold all terms, found by looking into every text.
fn naive(shipped: &Shipped, terms: &[Term]) -> Vec<RecordIndex> {
    let holds = |texts: &[String], term: &Term| texts.iter().any(|text| fold(text).contains(&fold(&term.text)));
    let all = shipped.loaded.dataset.indices().zip(&shipped.texts);
    let holding = all.filter(|(_, texts)| terms.iter().all(|term| holds(texts, term) != term.excluded));
    holding.map(|(record, _)| record).collect()
}

/// A term that stands in a dataset: a few characters of one of its texts.
fn piece() -> impl Strategy<Value = (usize, String)> {
    (0..DATASETS.len(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..9usize)
        .prop_map(|(dataset, record, text, start, length)| {
            let texts = record.get(&DATASETS[dataset].texts);
            let letters: Vec<char> = text.get(texts).chars().collect();
            let start = start.index(letters.len());
            (dataset, letters[start..].iter().take(length).collect())
        })
        .prop_filter("blanks are no term", |(_, piece): &(usize, String)| !fold(piece).trim().is_empty())
}

fn phrase(text: &str, excluded: bool) -> Term {
    Term { text: text.into(), phrase: true, excluded }
}

/// A facet whose values are listed.
fn listed() -> impl Strategy<Value = Facet> {
    let listed: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| *facet != Facet::Date).collect();
    select(listed)
}

/// A period of whole years or months, and whether it is excluded.
fn period() -> impl Strategy<Value = (Period, bool)> {
    (2015..2026u16, prop::option::of(1..=12u8), 0..3u16, any::<bool>()).prop_map(|(year, month, years, excluded)| {
        let date = |year| Date { year, month, day: None };
        (Period { from: date(year), to: date(year + years) }, excluded)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn phrases_are_found_where_they_stand((dataset, one) in piece(), (_, other) in piece(), excluded: bool, both: bool) {
        let shipped = &DATASETS[dataset];
        let mut terms = vec![phrase(&one, false)];
        terms.extend(both.then(|| phrase(&other, excluded)));
        let expected = naive(shipped, &terms);
        let findings = ask(shipped, Query { terms, constraints: Vec::new() }, None);
        prop_assert_eq!(findings.records, expected);
    }

    #[test]
    fn plain_terms_are_found_at_least_where_they_stand((dataset, piece) in piece()) {
        let shipped = &DATASETS[dataset];
        let term = Term { text: piece.as_str().into(), phrase: false, excluded: false };
        let expected = naive(shipped, std::slice::from_ref(&term));
        let findings = ask(shipped, Query { terms: vec![term], constraints: Vec::new() }, None);
        // Letters are also pinyin, and digits and numerals also numbers.
        let is_text_only = piece.chars().all(|letter| !letter.is_ascii_alphanumeric() && !"零〇一二兩三四五六七八九十百千萬億两万亿".contains(letter));
        if is_text_only {
            prop_assert_eq!(&findings.records, &expected);
        }
        prop_assert!(expected.iter().all(|record| findings.records.contains(record)), "{}", piece);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn marks_show_the_term((dataset, piece) in piece(), language in select(&Language::ALL[..])) {
        let shipped = &DATASETS[dataset];
        let query = Query { terms: vec![phrase(&piece, false)], constraints: Vec::new() };
        let without_commas = |text: &str| fold(text).replace(',', "");
        let well_placed = |text: &str, marks: &[std::ops::Range<usize>]| {
            marks.windows(2).all(|pair| pair[0].end <= pair[1].start)
                && marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|part| !part.is_empty()))
        };
        for text in shipped.texts.iter().flatten() {
            let marks = marks(&query, text);
            prop_assert!(well_placed(text, &marks));
            prop_assert_eq!(marks.is_empty(), !fold(text).contains(&fold(&piece)), "{} in {}", piece, text);
            for mark in marks {
                prop_assert_eq!(without_commas(&text[mark]), without_commas(&piece));
            }
        }
        let words = Words::new(language);
        for hit in ask(shipped, query.clone(), None).groups.iter().flat_map(|group| &group.hits) {
            let found = found(&words, &shipped.loaded.dataset, &query, hit).expect("every hit has a text");
            prop_assert!(!found.marks.is_empty() && well_placed(&found.text, &found.marks), "{:?}", found);
        }
    }

    #[test]
    fn counts_say_how_many_would_pass(
        (dataset, piece) in piece(),
        with_term: bool,
        scope in prop::option::of(select(&RecordType::ALL[..])),
        picks in prop::collection::vec((listed(), any::<prop::sample::Index>(), any::<bool>()), 0..3),
        dates in prop::option::of(period()),
        counted in listed(),
    ) {
        let shipped = &DATASETS[dataset];
        let model = &shipped.loaded.dataset;
        let of = |findings: &Findings, facet: Facet| {
            findings.facets.iter().find(|counts| counts.facet == facet).expect("every facet is counted").values.clone()
        };
        let everything = asked(shipped, "");
        let mut query = Query::default();
        query.terms.extend(with_term.then(|| phrase(&piece, false)));
        for (facet, value, excluded) in picks {
            let values = of(&everything, facet);
            // Nothing of a dataset need have a value of every facet.
            if values.is_empty() {
                continue;
            }
            query.constraints.push(Constraint { excluded, ..constraint(model, facet, value.get(&values).value) });
        }
        let dates = dates.map(|(period, excluded)| Constraint { facet: Facet::Date, value: period.to_string().into(), excluded });
        query.constraints.extend(dates);
        let findings = ask(shipped, query.clone(), scope);
        prop_assert!(findings.meant.iter().all(Option::is_some));
        let others = |facet: Facet| {
            let mut query = query.clone();
            query.constraints.retain(|constraint| constraint.facet != facet);
            query
        };
        let types: usize = of(&findings, Facet::Type).iter().map(|value| value.count).sum();
        prop_assert_eq!(types, ask(shipped, others(Facet::Type), None).records.len());
        for value in of(&findings, counted) {
            let mut query = others(counted);
            query.constraints.push(constraint(model, counted, value.value));
            let scope = scope.filter(|_| counted != Facet::Type);
            prop_assert_eq!(ask(shipped, query.clone(), scope).records.len(), value.count, "{}", query);
            // Whatever the constraints.
            query.constraints.drain(..query.constraints.len() - 1);
            prop_assert_eq!(ask(shipped, query.clone(), scope).records.len(), value.held, "{}", query);
        }
    }

    #[test]
    fn records_pass_by_their_dates((period, excluded) in period(), dataset in 0..DATASETS.len()) {
        let shipped = &DATASETS[dataset];
        let model = &shipped.loaded.dataset;
        let holding = |holds: &dyn Fn(Period) -> bool| -> Vec<RecordIndex> {
            let dated = |record: &RecordIndex| {
                let mut dated = false;
                model.record(*record).visit(&mut |field, value| match value {
                    Value::Date(day) => dated |= holds(Period { from: day, to: day }),
                    Value::Period(other) if field.name != "against" => dated |= holds(other),
                    _ => {}
                });
                dated
            };
            model.indices().filter(dated).collect()
        };
        let overlapping = holding(&|other| other.overlaps(period));
        let sign = if excluded { "-" } else { "" };
        let passing = asked(shipped, &format!("{sign}date:{}..{}", period.from, period.to)).records;
        let expected: Vec<RecordIndex> = model.indices().filter(|record| overlapping.contains(record) != excluded).collect();
        prop_assert_eq!(passing, expected);
        // As words a date is also found where it stands as text.
        let nested = holding(&|other| other.contains(period) || period.contains(other));
        for language in Language::ALL {
            let typed = words::period(period, language);
            let query = Query::parse(&typed);
            let as_text = naive(shipped, &query.terms);
            let is_date = period.from != period.to || period.from.month.is_some() || language != Language::En;
            let mut expected: Vec<RecordIndex> = nested.iter().filter(|_| is_date).copied().chain(as_text).collect();
            expected.sort_unstable();
            expected.dedup();
            let found = asked(shipped, &typed).records;
            prop_assert!(expected.iter().all(|record| found.contains(record)), "{}", typed);
            prop_assert!(!is_date || found.iter().all(|record| expected.contains(record)), "{}", typed);
        }
    }
}
