//! What is wrong with a dataset is found all at once, each at its place.

use reform_explorer::evidence::SourceText;
use reform_explorer::load::{self, FoundSource, LoadError};
use std::ops::ControlFlow;

/// The problems of a text as `line:column code`, and how many records could be read.
fn problems(text: &str) -> (Vec<String>, usize) {
    let source = || FoundSource::Text(SourceText::new("第一段,設立甲局。\n第二段,設立乙局,撤銷乙局。"));
    let told = |problems: &[load::Problem]| {
        problems.iter().map(|problem| format!("{} {}", problem.location, problem.code())).collect::<Vec<_>>()
    };
    match load::parse(text, &mut |_| source(), &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => (told(&loaded.problems), loaded.dataset.len()),
        Err(LoadError::Unreadable(problems)) => (told(&problems), 0),
        Err(error) => panic!("{error:?}"),
    }
}

/// A dataset with these sections. Their first line is line 3; a source takes the section `sources`.
fn dataset(sections: &str) -> String {
    format!("(\nschema: 1, id: \"d\", title: \"d\",\n{sections}\n)")
}

#[test]
fn each_defect_is_reported_at_its_place() {
    let evidence = "evidence: [(p: 1, quote: \"甲局\")]";
    let cited = "sources: [(id: \"s\", title: \"t\", evidence: [(p: 1, quote: \"第一\")])],\n";
    let cases: Vec<(String, &[&str], usize)> = vec![
        (format!("agencies: [(id: \"a\", name: \"甲\", {evidence})]"), &[], 1),
        (format!("agencies: [(id: \"a\", nam: \"甲\", {evidence})]"), &["3:12 missing-field", "3:22 unknown-field"], 0),
        (format!("agencies: [(id: \"a\", name: (hatn: \"甲\", en: \"A\"), {evidence})]"), &["3:29 unknown-field"], 1),
        (format!("agencies: [\n(id: \"a\", name: \"甲\", levels: [municpal], {evidence})]"), &["4:31 unknown-code"], 0),
        (format!("agencies: [(id: \"a\", name: 3, {evidence})]"), &["3:28 wrong-value"], 0),
        (format!("agencies: [(id: \"A b\", name: \"甲\", {evidence})]"), &["3:13 malformed-id"], 1),
        (
            format!("agencies: [(id: \"a\", name: \"甲\", {evidence}),\n(id: \"a\", name: \"乙\", {evidence})]"),
            &["4:2 duplicate-id"],
            2,
        ),
        (format!("agencies: [(id: \"a\", name: \"甲\", measures: [\"m\"], {evidence})]"), &["3:44 dangling-reference"], 1),
        (
            format!(
                "places: [(id: \"p\", name: \"地\", {evidence})],\nagencies: [(id: \"a\", name: \"甲\", measures: [\"p\"], {evidence})]"
            ),
            &["4:44 wrong-target"],
            2,
        ),
        ("agencies: [(id: \"a\", name: \"甲\")]".to_owned(), &["3:12 no-evidence"], 1),
        (format!("agencies: [(id: \"a\", name: \"甲\", inferred: [\"levels\"], {evidence})]"), &["3:33 no-such-field"], 1),
        (
            "agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"甲局\", field: \"kinds\")])]".to_owned(),
            &["3:64 no-such-field"],
            1,
        ),
        (format!("agencies: [],\nagencies: [(id: \"a\", name: \"甲\", {evidence})]"), &["4:1 duplicate-section"], 0),
        ("colour: \"red\"".to_owned(), &["3:1 unknown-field"], 0),
        (format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"甲局\")])]"), &["4:44 moved-anchor"], 2),
        (format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"丙局\")])]"), &["4:44 lost-anchor"], 2),
        (
            format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"乙局\")])]"),
            &["4:44 ambiguous-anchor"],
            2,
        ),
        (
            format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"甲局\", to: \"丁\")])]"),
            &["4:44 lost-passage-end"],
            2,
        ),
        (
            "sources: [(id: \"s\", title: \"t\", sha256: \"00\", evidence: [(p: 1, quote: \"第一\")])]".to_owned(),
            &["3:33 source-differs"],
            1,
        ),
        (
            format!("agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"{}\")])]", "字".repeat(25)),
            &["3:51 long-quote"],
            1,
        ),
        (
            format!(
                "agencies: [\n  (id: \"a\", name: \"甲\", {evidence}),\n  (id: \"b\", name: \"乙,\n  (id: \"c\", name: \"丙\", {evidence}),\n]"
            ),
            &["5:19 syntax", "6:52 syntax"],
            2,
        ),
        (
            format!(
                "agencies: [\n(id: \"a\", levels: [x]),\n(id: \"b\", name: \"乙\", places: [\"x\"], {evidence}),\n(id: \"b\", name: \"丙\", nme: 1)]"
            ),
            &["4:20 unknown-code", "5:31 dangling-reference", "6:1 no-evidence", "6:2 duplicate-id", "6:22 unknown-field"],
            2,
        ),
    ];
    for (sections, expected, records) in cases {
        let (found, read) = problems(&dataset(&sections));
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), read), (expected.to_vec(), records), "{sections}");
    }
}

#[test]
fn a_text_without_a_dataset_says_why() {
    for (text, expected) in [
        ("", "1:1 syntax"),
        ("第一段。", "1:5 syntax"),
        ("(schema: 2, id: \"d\", title: \"d\")", "1:10 wrong-schema"),
        ("(schema: 1, title: \"d\")", "1:1 missing-field"),
        ("[1, 2]", "1:1 syntax"),
    ] {
        assert_eq!(problems(text), (vec![expected.to_owned()], 0), "{text}");
    }
}

#[test]
fn blanks_comments_and_order_change_nothing() {
    let plain =
        dataset("agencies: [(id: \"a\", name: \"甲\", levels: [municipal, district], evidence: [(p: 1, quote: \"甲局\")])]");
    let other = "#![enable(implicit_some)]\nDataset(/* head */ title: \"d\", id: \"d\", schema: 1, // end\r\n agencies: [ (\n evidence: [(quote: \"甲局\", p: 1,),], levels: [municipal, /* , */ district,], name: \"甲\", id: \"a\", ), ],\n)\n";
    let read = |text: &str| load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
    let (plain, other) = (read(&plain), read(other));
    assert_eq!((plain.head, plain.records), (other.head, other.records));
}

#[test]
fn reading_can_be_stopped() {
    let result = load::parse(load::CHENGDU, &mut |_| FoundSource::Absent, &mut |progress| {
        if progress.records > 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(result, Err(LoadError::Cancelled)));
}

#[test]
fn any_beginning_of_a_dataset_is_read_without_panic() {
    let text = load::EXAMPLE_TOWN.trim_end();
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let read = load::parse(&text[..end], &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
        let problems = match read {
            Ok(loaded) => loaded.problems,
            Err(LoadError::Unreadable(problems)) => problems,
            Err(error) => panic!("cut at {end}: {error:?}"),
        };
        assert!(!problems.is_empty(), "cut at {end}");
    }
}
